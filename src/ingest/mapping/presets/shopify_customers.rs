//! Shopify's customers export, of 2022 and today: who there is and what they spent, and not one order. It stands beside the
//! orders, whose counts and sums it can confirm.

use crate::ingest::mapping::columns::{Rows, Totals};
use crate::ingest::mapping::preset::{Preset, Told};
use crate::ingest::mapping::{Format, Role};
use crate::ingest::side::SideKind;

pub(super) static PRESET: Preset = Preset {
    format: Format::ShopifyCustomers,
    told: Told::Names(&["totalspent", "totalorders", "acceptsemailmarketing acceptssmsmarketing taxexempt"]),
    columns: &[
        (Role::Email, "email"),
        (Role::CustomerId, "customerid"),
        (Role::Phone, "phone"),
        (Role::OrderCount, "totalorders"),
        (Role::Amount, "totalspent"),
    ],
    rows: Rows::with(Totals::Beside(SideKind::Customers)),
    ..Preset::PLAIN
};

//! Shopify's customers export, of 2022 and today: who there is and what they spent, and not one order.

use crate::ingest::error::NotOrders;
use crate::ingest::mapping::preset::{Preset, Told};
use crate::ingest::mapping::{Format, Role};

pub(super) static PRESET: Preset = Preset {
    format: Format::ShopifyCustomers,
    told: Told::Names(&["totalspent", "totalorders", "acceptsemailmarketing acceptssmsmarketing taxexempt"]),
    columns: &[(Role::Email, "email"), (Role::CustomerId, "customerid"), (Role::Phone, "phone")],
    refused: Some(NotOrders::CustomerList),
    ..Preset::PLAIN
};

//! Shopify's transaction history: every capture and every refund with its day, but no customers.
//!
//! Rows belong to orders by `Name`, several to an order. It stands in for the orders export where that is absent: where both
//! are there its rows are the same orders again, and date their refunds.

use crate::ingest::mapping::preset::{Preset, Told};
use crate::ingest::mapping::{Format, Role, Rows, Totals};
use crate::ingest::summary::NoKey;

pub(super) static PRESET: Preset = Preset {
    format: Format::ShopifyTransactions,
    told: Told::Names(&["kind", "gateway", "createdat", "amount", "name order"]),
    columns: &[
        (Role::OrderId, "name order"),
        (Role::Date, "createdat"),
        (Role::Amount, "amount"),
        (Role::Event, "kind"),
        (Role::Status, "status"),
        (Role::Currency, "currency"),
        (Role::PaymentMethod, "gateway"),
    ],
    rows: Rows { attempts: true, stands_in: true, ..Rows::with(Totals::EachRow) },
    no_key: Some(NoKey::ShopifyTransactions),
    ..Preset::PLAIN
};

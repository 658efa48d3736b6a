//! Shopify's orders from a bulk operation, as lines of JSON; see [`crate::ingest::jsonl`], which gives the columns their names.
//!
//! Times are at UTC. Further lines of an order, its items and refunds, have no total.

use crate::ingest::mapping::preset::{Preset, Told};
use crate::ingest::mapping::{Format, Role, Rows, Totals};

pub(super) static PRESET: Preset = Preset {
    format: Format::ShopifyBulk,
    told: Told::Names(&["parentid", "totalpriceset", "displayfinancialstatus"]),
    columns: &[
        (Role::OrderId, "name id"),
        (Role::Email, "email"),
        (Role::CustomerId, "customerid"),
        (Role::Phone, "phone"),
        (Role::Date, "createdat"),
        (Role::Amount, "totalpriceset"),
        (Role::Subtotal, "subtotalpriceset"),
        (Role::Refunded, "totalrefundedset"),
        (Role::Discount, "totaldiscountsset"),
        (Role::Currency, "currencycode"),
        (Role::Status, "displayfinancialstatus"),
        (Role::Mode, "test"),
        (Role::CancelledAt, "cancelledat"),
        (Role::Country, "shippingaddresscountry"),
        (Role::SecondCountry, "billingaddresscountry"),
        (Role::Region, "shippingaddressprovince"),
        (Role::SecondRegion, "billingaddressprovince"),
        (Role::ItemName, "title"),
        (Role::Sku, "sku"),
        (Role::Vendor, "vendor"),
        (Role::Quantity, "quantity"),
        (Role::UnitPrice, "originalunitpriceset"),
    ],
    rows: Rows { nothing_else: true, ..Rows::with(Totals::FirstRow) },
    utc: true,
    ..Preset::PLAIN
};

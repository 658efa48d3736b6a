//! Shopify's report of sales by customer (ShopifyQL): one row a day, customer and kind of customer, without order numbers.
//!
//! Returns are rows of negative sales. The report knows who had bought before it begins.

use crate::ingest::mapping::preset::{Preset, Told};
use crate::ingest::mapping::{Format, Role, Rows, Totals};

const KIND: &str = "customertype neworreturningcustomer newvsreturningcustomer newvsreturning";

pub(super) static PRESET: Preset = Preset {
    format: Format::ShopifySales,
    told: Told::Names(&["day", "totalsales netsales", "customerid customeremail customername", KIND]),
    columns: &[
        (Role::OrderId, "orderid ordername"),
        (Role::Email, "customeremail"),
        (Role::CustomerId, "customerid"),
        (Role::CustomerName, "customername"),
        (Role::CustomerType, KIND),
        (Role::Date, "day"),
        (Role::Amount, "totalsales netsales"),
        (Role::Subtotal, "netsales"),
    ],
    rows: Rows { guests: &["0"], ..Rows::with(Totals::EachRow) },
    ..Preset::PLAIN
};

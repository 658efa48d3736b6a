//! Square's items detail, of 2017 (24 columns) to today (35): one row for each item of a sale.
//!
//! A refund is a row of its own with a transaction number of its own and no customer, so it cannot be tied to its sale. Net
//! sales and tax stand apart; together they are what was paid for the item. The clock is the shop's: the zone is only named.

use crate::ingest::mapping::preset::{Preset, Told};
use crate::ingest::mapping::{Format, Role, Rows, Totals};

pub(super) static PRESET: Preset = Preset {
    format: Format::SquareItems,
    told: Told::Names(&["timezone", "item", "qty", "netsales", "transactionid", "eventtype"]),
    columns: &[
        (Role::OrderId, "transactionid"),
        (Role::CustomerId, "customerid"),
        (Role::Date, "date"),
        (Role::Time, "time"),
        (Role::Amount, "netsales"),
        (Role::Tax, "tax"),
        (Role::Discount, "discounts"),
        (Role::Event, "eventtype"),
        (Role::ItemName, "item"),
        (Role::Sku, "sku"),
        (Role::Quantity, "qty"),
    ],
    rows: Rows {
        and: &[Role::Tax],
        usually_month_first: true,
        net_without: &[Role::Tax],
        ..Rows::with(Totals::EachRow)
    },
    ..Preset::PLAIN
};

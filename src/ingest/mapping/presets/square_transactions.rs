//! Square's transactions: one row for each payment and each refund.
//!
//! `Total Collected` holds tax, tips and gift cards sold; a refund is a negative row of its own without a customer.

use crate::ingest::mapping::preset::{Preset, Told};
use crate::ingest::mapping::{Format, Role, Rows, Totals};

pub(super) static PRESET: Preset = Preset {
    format: Format::SquareTransactions,
    told: Told::Names(&["timezone", "totalcollected", "netsales", "transactionid"]),
    columns: &[
        (Role::OrderId, "transactionid"),
        (Role::CustomerId, "customerid"),
        (Role::Date, "date"),
        (Role::Time, "time"),
        (Role::Amount, "totalcollected"),
        (Role::Tax, "tax"),
        (Role::Tip, "tip"),
        (Role::GiftCards, "giftcardsales"),
        (Role::Discount, "discounts"),
        (Role::Event, "eventtype"),
        (Role::Status, "transactionstatus"),
    ],
    rows: Rows { usually_month_first: true, net_without: &[Role::Tax, Role::Tip], ..Rows::with(Totals::EachRow) },
    ..Preset::PLAIN
};

//! PrestaShop's table of orders as the SQL Manager exports it: one row for each order, with the customer's number.
//!
//! States are numbers; those that every shop is installed with are known. Amounts are in the order's currency; where
//! `conversion_rate` says that it is not the shop's own, the order is set aside.

use crate::ingest::line::Status;
use crate::ingest::mapping::preset::{Preset, Told};
use crate::ingest::mapping::{Format, Role, Rows, Totals};

/// Rows that may be the items of an order, each with the order's total.
pub(super) static PRESET: Preset = Preset {
    told: Told::Names(&[NUMBER, "idcustomer", AMOUNT, "dateadd"]),
    rows: Rows { totals: Totals::Repeated, ..ROWS },
    ..ALIKE
};

/// Where the order's number was not asked for, each row is an order.
pub(super) static WITHOUT_NUMBERS: Preset = Preset { told: Told::Names(&["idcustomer", AMOUNT, "dateadd"]), ..ALIKE };

const NUMBER: &str = "idorder reference";
const AMOUNT: &str = "totalpaidreal totalpaidtaxincl totalpaid";

const ALIKE: Preset = Preset {
    format: Format::PrestaShopOrders,
    columns: &[
        (Role::OrderId, NUMBER),
        (Role::Email, "email"),
        (Role::CustomerId, "idcustomer"),
        (Role::Date, "dateadd"),
        (Role::Amount, AMOUNT),
        (Role::Currency, "isocode currency"),
        (Role::Rate, "conversionrate"),
        (Role::Status, "currentstate"),
        (Role::PaymentMethod, "payment"),
    ],
    rows: ROWS,
    ..Preset::PLAIN
};

const ROWS: Rows = Rows {
    guests: &["0"],
    paid_back: "7",
    states: &[
        ("1", Status::Pending),
        ("6", Status::Cancelled),
        ("8", Status::Failed),
        ("10", Status::Pending),
        ("13", Status::Pending),
        ("14", Status::Pending),
    ],
    ..Rows::with(Totals::EachRow)
};

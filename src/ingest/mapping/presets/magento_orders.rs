//! Magento 2 and Adobe Commerce: the orders grid as CSV, one row for each order.
//!
//! Money is in the base currency; what was purchased in another one stands beside it. Many releases print a 24-hour clock
//! with AM and PM. Guests are of the group `NOT LOGGED IN` and have an e-mail address all the same. `Subtotal` is before
//! discounts, which the grid does not have, so that net sales cannot be told.

use crate::ingest::line::Status;
use crate::ingest::mapping::preset::{Preset, Told};
use crate::ingest::mapping::{Format, Role, Rows, Totals};

pub(super) static PRESET: Preset = Preset {
    format: Format::MagentoOrders,
    told: Told::Names(&["purchasedate", "grandtotalbase", "customergroup customeremail purchasepoint"]),
    columns: &[
        (Role::OrderId, "id"),
        (Role::Email, "customeremail"),
        (Role::BillingName, "billtoname"),
        (Role::CustomerName, "customername billtoname"),
        (Role::Date, "purchasedate"),
        (Role::Amount, "grandtotalbase"),
        (Role::Refunded, "totalrefunded"),
        (Role::Status, "status"),
        (Role::PaymentMethod, "paymentmethod"),
    ],
    rows: Rows {
        paid_back: "closed",
        states: &[("paymentreview", Status::Pending), ("suspectedfraud", Status::Pending)],
        ..Rows::with(Totals::FirstRow)
    },
    ..Preset::PLAIN
};

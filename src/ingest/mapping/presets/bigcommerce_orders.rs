//! BigCommerce's orders, in the default template or one of the merchant's own: one row for each order.
//!
//! A guest is customer 0 with the e-mail address in the billing columns only. `Incomplete` is a checkout that was abandoned.
//! Amounts are in the currency of the order. The column `Exchange Rate` is left alone: it says neither which of the two currencies is the
//! dearer nor what the other one is, and a merchant who gives a rate on the page knows both. The subtotals are before coupons, so that net sales are told from the total.

use crate::ingest::mapping::preset::{Preset, Told};
use crate::ingest::mapping::{Format, Role, Rows, Totals};

pub(super) static PRESET: Preset = Preset {
    format: Format::BigCommerceOrders,
    told: Told::Names(&["orderid", "orderdate", "ordertotalinctax", "orderstatus customerid billingemail"]),
    columns: &[
        (Role::OrderId, "orderid"),
        (Role::Email, "customeremail"),
        (Role::SecondEmail, "billingemail"),
        (Role::CustomerId, "customerid"),
        (Role::Phone, "customerphone billingphone"),
        (Role::CustomerName, "customername"),
        (Role::Date, "orderdate"),
        (Role::Time, "ordertime"),
        (Role::Amount, "ordertotalinctax"),
        (Role::Tax, "taxtotal"),
        (Role::Shipping, "shippingcostextax"),
        (Role::Handling, "handlingcostextax"),
        (Role::Refunded, "refundamount"),
        (Role::Currency, "ordercurrencycode"),
        (Role::Status, "orderstatus"),
        (Role::PaymentMethod, "paymentmethod"),
        (Role::Country, "shippingcountry"),
        (Role::SecondCountry, "billingcountry"),
        (Role::Region, "shippingstate"),
        (Role::SecondRegion, "billingstate"),
    ],
    rows: Rows {
        net_without: &[Role::Tax, Role::Shipping, Role::Handling],
        guests: &["0"],
        usually_month_first: true,
        paid_back: "refunded",
        ..Rows::with(Totals::FirstRow)
    },
    ..Preset::PLAIN
};

//! WebToffee's order export for WooCommerce: one row an order, and as many `line_item_` columns as the largest order has items.
//!
//! Customer 0 is a guest, who has an e-mail address all the same. What was paid back stands packed in one cell:
//! `amount:45.00|reason:|date:2025-03-06 10:00:00`. `order_subtotal` is before discounts, `tax_total` has the tax on shipping.

use crate::ingest::mapping::preset::{Preset, Told};
use crate::ingest::mapping::{Format, Role, Rows, Totals};

pub(super) static PRESET: Preset = Preset {
    format: Format::WebToffee,
    told: Told::Names(&[
        "ordernumber orderid",
        "orderdate",
        "ordertotal",
        "wtimportkey lineitem1 refunditems couponitems downloadpermissions",
    ]),
    columns: &[
        (Role::OrderId, "ordernumber orderid"),
        (Role::Email, "customeremail"),
        (Role::SecondEmail, "billingemail"),
        (Role::CustomerId, "customerid"),
        (Role::Phone, "billingphone"),
        (Role::Date, "orderdate"),
        (Role::Amount, "ordertotal"),
        (Role::Shipping, "shippingtotal"),
        (Role::Tax, "taxtotal"),
        (Role::Refunded, "refunditems"),
        (Role::Discount, "discounttotal"),
        (Role::DiscountCode, "couponitems"),
        (Role::Currency, "ordercurrency"),
        (Role::Status, "status"),
        (Role::PaymentMethod, "paymentmethodtitle paymentmethod"),
        (Role::Country, "shippingcountry"),
        (Role::SecondCountry, "billingcountry"),
        (Role::Region, "shippingstate"),
        (Role::SecondRegion, "billingstate"),
        (Role::ItemName, "lineitem1"),
    ],
    rows: Rows { net_without: &[Role::Shipping, Role::Tax], guests: &["0"], ..Rows::with(Totals::FirstRow) },
    ..Preset::PLAIN
};

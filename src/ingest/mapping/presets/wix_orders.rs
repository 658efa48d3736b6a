//! Wix's orders: one row for each item, and on each of them the order's date, customer and total.
//!
//! The columns of the delivery and of the billing address have the same names. The total holds tax and shipping.

use crate::ingest::mapping::preset::{Preset, Told};
use crate::ingest::mapping::{Format, Role, Rows, Totals};

pub(super) static PRESET: Preset = Preset {
    format: Format::WixOrders,
    told: Told::Names(&["ordernumber", "datecreated", "totalorderquantity contactemail", "total"]),
    columns: &[
        (Role::OrderId, "ordernumber"),
        (Role::Email, "contactemail"),
        (Role::Phone, "billingphone recipientphone"),
        (Role::CustomerName, "billingname recipientname"),
        (Role::BillingName, "billingname"),
        (Role::Postcode, "billingzippostalcode deliveryzippostalcode#2"),
        (Role::Date, "datecreated"),
        (Role::Time, "time"),
        (Role::Amount, "total"),
        (Role::Tax, "totaltax"),
        (Role::Shipping, "shippingrate"),
        (Role::Refunded, "refundedamount"),
        (Role::DiscountCode, "couponcode"),
        (Role::Currency, "currency"),
        (Role::Status, "paymentstatus"),
        (Role::Fulfillment, "fulfillmentstatus"),
        (Role::PaymentMethod, "paymentmethod"),
        (Role::Country, "deliverycountry"),
        (Role::SecondCountry, "billingcountry deliverycountry#2"),
        (Role::Region, "deliverystate deliverystatename"),
        (Role::SecondRegion, "billingstate deliverystate#2 deliverystatename#2"),
        (Role::ItemName, "item"),
        (Role::Sku, "sku"),
        (Role::Quantity, "qty"),
        (Role::UnitPrice, "price"),
    ],
    rows: Rows { carries_down: true, net_without: &[Role::Tax, Role::Shipping], ..Rows::with(Totals::Repeated) },
    ..Preset::PLAIN
};

//! Squarespace's orders: like Shopify's on purpose, but further rows have neither e-mail address nor date.
//!
//! Cancelling is told by the fulfilment as well as by the date. Questions of forms are columns of their own.

use crate::ingest::mapping::preset::{Preset, Told};
use crate::ingest::mapping::{Format, Role, Rows, Totals};

pub(super) static PRESET: Preset = Preset {
    format: Format::SquarespaceOrders,
    told: Told::Names(&["orderid", "amountrefunded", "createdat", "lineitemname lineitemquantity lineitemprice"]),
    columns: &[
        (Role::OrderId, "orderid"),
        (Role::Email, "email"),
        (Role::Phone, "billingphone shippingphone"),
        (Role::BillingName, "billingname"),
        (Role::Postcode, "billingzip"),
        (Role::Date, "createdat"),
        (Role::Amount, "total"),
        (Role::Subtotal, "subtotal"),
        (Role::Shipping, "shipping"),
        (Role::Tax, "taxes"),
        (Role::Refunded, "amountrefunded"),
        (Role::Discount, "discountamount"),
        (Role::DiscountCode, "discountcode"),
        (Role::Currency, "currency"),
        (Role::Status, "financialstatus"),
        (Role::Fulfillment, "fulfillmentstatus"),
        (Role::CancelledAt, "cancelledat"),
        (Role::PaymentMethod, "paymentmethod"),
        (Role::Country, "shippingcountry"),
        (Role::SecondCountry, "billingcountry"),
        (Role::Region, "shippingprovince"),
        (Role::SecondRegion, "billingprovince"),
        (Role::ItemName, "lineitemname"),
        (Role::Sku, "lineitemsku"),
        (Role::Quantity, "lineitemquantity"),
        (Role::UnitPrice, "lineitemprice"),
    ],
    rows: Rows::with(Totals::FirstRow),
    ..Preset::PLAIN
};

//! Shopify's orders export, of 2012 (46 columns) to today (79), whole or with columns cut away.
//!
//! The first row of an order has its money; further rows repeat only name, e-mail, date and items. Rows belong together by
//! `Name`, since only the first row has `Id`. There is no customer id.

use crate::ingest::mapping::preset::{Preset, Told};
use crate::ingest::mapping::{Format, Header, Role, Rows, Totals};

pub(super) static PRESET: Preset = Preset {
    format: Format::ShopifyOrders,
    told: Told::By(tells),
    columns: &[
        (Role::OrderId, "name id"),
        (Role::Email, "email"),
        (Role::CustomerId, "customerid"),
        (Role::Phone, "phone"),
        (Role::SecondPhone, "billingphone shippingphone"),
        (Role::BillingName, "billingname"),
        (Role::Postcode, "billingzip"),
        (Role::Date, "createdat"),
        (Role::Amount, "total"),
        (Role::Subtotal, "subtotal"),
        (Role::Shipping, "shipping"),
        (Role::Tax, "taxes"),
        (Role::Refunded, "refundedamount"),
        (Role::Discount, "discountamount"),
        (Role::DiscountCode, "discountcode"),
        (Role::Currency, "currency"),
        (Role::Status, "financialstatus"),
        (Role::CancelledAt, "cancelledat"),
        (Role::PaymentMethod, "paymentmethod"),
        (Role::Channel, "source"),
        (Role::Country, "shippingcountry"),
        (Role::SecondCountry, "billingcountry"),
        (Role::Region, "shippingprovince"),
        (Role::SecondRegion, "billingprovince"),
        (Role::ItemName, "lineitemname"),
        (Role::Sku, "lineitemsku"),
        (Role::Vendor, "vendor"),
        (Role::Quantity, "lineitemquantity"),
        (Role::UnitPrice, "lineitemprice"),
    ],
    rows: Rows::with(Totals::FirstRow),
    ..Preset::PLAIN
};

/// Names that hardly any other export has; one of them is enough where nothing else is missing.
const SIGNATURE: [&str; 8] = [
    "financialstatus",
    "fulfillmentstatus",
    "lineitemquantity",
    "lineitemname",
    "lineitemprice",
    "lineitemsku",
    "acceptsmarketing",
    "refundedamount",
];

fn tells(header: &Header) -> bool {
    let signatures = SIGNATURE.iter().filter(|key| header.find(key).is_some()).count();
    let own_spelling = |name: &str| header.names.iter().any(|candidate| candidate == name);
    let spelt_as_shopify_does = own_spelling("Created at") && own_spelling("Name");
    let missing = ["name id", "createdat", "total"].iter().filter(|names| header.first_of(names).is_none()).count();
    match missing {
        0 => signatures > 0 || spelt_as_shopify_does,
        1 => signatures > 1,
        // Another export that shares a word.
        _ => false,
    }
}

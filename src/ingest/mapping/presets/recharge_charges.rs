//! Recharge's charges of subscriptions: one row for each charge, or for each of its items with the charge's total on all.
//!
//! What is queued, skipped or in error is a plan and no payment: it is set aside, since its date may lie in the future. Every
//! renewal is an order of the shop too.

use crate::ingest::mapping::preset::{Preset, Told};
use crate::ingest::mapping::{Format, Role, Rows, Totals};

pub(super) static PRESET: Preset = Preset {
    format: Format::RechargeCharges,
    told: Told::Names(&["chargeid", "totalprice", "processedat scheduledat", "status chargestatus"]),
    columns: &[
        (Role::OrderId, "chargeid"),
        (Role::Email, "email customeremail"),
        (Role::CustomerId, "customerid shopifycustomerid externalcustomerid"),
        (Role::Date, "processedat scheduledat"),
        (Role::Amount, "totalprice"),
        (Role::Tax, "totaltax"),
        (Role::Shipping, "shippingprice totalshipping"),
        (Role::Refunded, "totalrefunds refundedamount"),
        (Role::Discount, "totaldiscounts"),
        (Role::Currency, "currency"),
        (Role::Status, "status chargestatus"),
        (Role::Country, "shippingcountry"),
        (Role::SecondCountry, "billingcountry"),
        (Role::Region, "shippingprovince"),
        (Role::SecondRegion, "billingprovince"),
        (Role::ItemName, "lineitemtitle producttitle"),
        (Role::Sku, "lineitemsku sku"),
        (Role::Quantity, "lineitemquantity quantity"),
        (Role::UnitPrice, "lineitemprice price"),
    ],
    rows: Rows {
        carries_down: true,
        net_without: &[Role::Tax, Role::Shipping],
        paid_back: "refunded",
        plans: "queued skipped error",
        ..Rows::with(Totals::Repeated)
    },
    ..Preset::PLAIN
};

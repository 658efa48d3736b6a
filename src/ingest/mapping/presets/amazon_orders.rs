//! Amazon's all-orders report (tabs, no quotes, at UTC), the fulfilled-shipments report, and the sale report of Amazon.in.
//!
//! One row an item; `item-price` is the row's total, not the price of one, and blank where the item is cancelled. There is no
//! buyer in the all-orders report; where a report has `buyer-email`, it is the same for all orders of one buyer.

use crate::ingest::mapping::preset::{Preset, Told};
use crate::ingest::mapping::{Format, Role, Rows, Totals};
use crate::ingest::summary::NoKey;

pub(super) static PRESET: Preset = Preset {
    format: Format::AmazonOrders,
    told: Told::Names(&["amazonorderid orderid", "purchasedate date", "itemprice amount", "asin merchantorderid"]),
    columns: &[
        (Role::OrderId, "amazonorderid orderid"),
        (Role::Email, "buyeremail"),
        (Role::CustomerId, "buyerid customerid"),
        (Role::Date, "purchasedate date"),
        (Role::Amount, "itemprice amount"),
        (Role::Discount, "itempromotiondiscount"),
        (Role::DiscountCode, "promotionids"),
        (Role::Currency, "currency"),
        (Role::Status, "orderstatus status"),
        (Role::Country, "shipcountry"),
        (Role::Region, "shipstate"),
        (Role::ItemName, "productname style"),
        (Role::Sku, "sku"),
        (Role::Quantity, "quantity quantityshipped qty"),
    ],
    rows: Rows { net_without: &[Role::Discount], ..Rows::with(Totals::EachRow) },
    utc: true,
    no_key: Some(NoKey::Amazon),
    ..Preset::PLAIN
};

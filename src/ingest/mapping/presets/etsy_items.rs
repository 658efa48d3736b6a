//! Etsy's sold order items: one row an item, whose total is quantity × price without shipping and before discounts.
//!
//! The discount is the whole order's and stands on each of its rows or on one of them. Buyers have no e-mail; the user's name in
//! brackets is the key: `Ana (9ahridrm)`. A guest gets a new one with each order. Dates are the American way round.

use crate::ingest::mapping::preset::{Preset, Told};
use crate::ingest::mapping::{Format, Role, Rows, Totals};

pub(super) static PRESET: Preset = Preset {
    format: Format::EtsyItems,
    told: Told::Names(&["saledate", "orderid", "itemtotal", "transactionid listingid"]),
    columns: &[
        (Role::OrderId, "orderid"),
        (Role::CustomerId, "buyer"),
        (Role::Date, "saledate"),
        (Role::Amount, "itemtotal"),
        (Role::Discount, "discountamount"),
        (Role::DiscountCode, "couponcode"),
        (Role::Currency, "currency"),
        (Role::PaymentMethod, "paymenttype"),
        (Role::Country, "shipcountry"),
        (Role::Region, "shipstate"),
        (Role::ItemName, "itemname"),
        (Role::Sku, "sku"),
        (Role::Quantity, "quantity"),
        (Role::UnitPrice, "price"),
    ],
    rows: Rows {
        net_without: &[Role::Discount],
        discount_repeats: true,
        month_first: true,
        ..Rows::with(Totals::EachRow)
    },
    ..Preset::PLAIN
};

//! Etsy's sold orders: one row an order.
//!
//! `Order Value` is before the discount, `Order Total` has shipping and the tax that Etsy collects, `Adjusted Order Total` is 0
//! unless something was paid back. Buyers as in Etsy's items.

use crate::ingest::mapping::preset::{Preset, Told};
use crate::ingest::mapping::{Format, Role, Rows, Totals};

pub(super) static PRESET: Preset = Preset {
    format: Format::EtsyOrders,
    told: Told::Names(&["saledate", "orderid", "ordertotal", "ordervalue ordernet", "numberofitems buyeruserid"]),
    columns: &[
        (Role::OrderId, "orderid"),
        (Role::CustomerId, "buyeruserid buyer"),
        (Role::Date, "saledate"),
        (Role::Amount, "ordertotal"),
        (Role::Gross, "ordervalue"),
        (Role::AdjustedTotal, "adjustedordertotal"),
        (Role::Discount, "discountamount"),
        (Role::DiscountCode, "couponcode"),
        (Role::Currency, "currency"),
        (Role::Status, "status"),
        (Role::PaymentMethod, "paymentmethod paymenttype"),
        (Role::Country, "shipcountry"),
        (Role::Region, "shipstate"),
    ],
    rows: Rows { month_first: true, ..Rows::with(Totals::FirstRow) },
    ..Preset::PLAIN
};

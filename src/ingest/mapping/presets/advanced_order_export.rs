//! Advanced Order Export (AlgolPlus) for WooCommerce: one row an item.
//!
//! A setting decides whether the cells of the order are repeated on each item row or blank below the first one, the order
//! number too. Subtotal is before the discount; the tax is that on the shipping too.

use crate::ingest::mapping::preset::{Preset, Told};
use crate::ingest::mapping::{Format, Role, Rows, Totals};

pub(super) static PRESET: Preset = Preset {
    format: Format::AdvancedOrderExport,
    told: Told::Names(&[
        "ordernumber orderid",
        "orderdate",
        "ordertotalamount",
        "emailbilling phonebilling firstnamebilling lastnamebilling",
    ]),
    columns: &[
        (Role::OrderId, "ordernumber orderid"),
        (Role::Email, "emailbilling"),
        (Role::CustomerId, "customeruserid customerid userid"),
        (Role::Phone, "phonebilling"),
        (Role::Date, "orderdate"),
        (Role::Amount, "ordertotalamount"),
        (Role::Shipping, "ordershippingamount"),
        (Role::Tax, "ordertotaltaxamount"),
        (Role::Refunded, "orderrefundamount"),
        (Role::Discount, "cartdiscountamount"),
        (Role::DiscountCode, "couponcode"),
        (Role::Currency, "ordercurrency currency"),
        (Role::Status, "orderstatus"),
        (Role::PaymentMethod, "paymentmethodtitle paymentmethod"),
        (Role::Country, "countrycodeshipping countrynameshipping"),
        (Role::SecondCountry, "countrycodebilling countrynamebilling"),
        (Role::Region, "statecodeshipping statenameshipping"),
        (Role::SecondRegion, "statecodebilling statenamebilling"),
        (Role::ItemName, "itemname productname"),
        (Role::Sku, "sku"),
        (Role::Quantity, "quantityrefund quantity"),
        (Role::UnitPrice, "itemcost"),
    ],
    rows: Rows {
        carries_down: true,
        net_without: &[Role::Shipping, Role::Tax],
        guests: &["0"],
        ..Rows::with(Totals::Repeated)
    },
    ..Preset::PLAIN
};

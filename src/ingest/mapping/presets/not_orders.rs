//! Exports that look like orders and are none. They are told, so that a sentence can say what to export instead.

use crate::ingest::error::NotOrders;
use crate::ingest::mapping::Format;
use crate::ingest::mapping::preset::{Preset, Told};

/// What Stripe has sent to the bank.
pub(super) static STRIPE_PAYOUTS: Preset = Preset {
    format: Format::StripePayouts,
    told: Told::Names(&["id payoutid", "arrivaldateutc arrivaldate", "amount"]),
    refused: Some(NotOrders::Payouts),
    ..Preset::PLAIN
};

/// Every movement of Stripe's balance, as a report and as the older download.
pub(super) static STRIPE_BALANCE: Preset = Preset {
    format: Format::StripeBalance,
    told: Told::Names(&["balancetransactionid availableonutc availableon", "net", "fee fees"]),
    refused: Some(NotOrders::Balance),
    ..Preset::PLAIN
};

/// WooCommerce's report of customers.
pub(super) static WOO_CUSTOMERS: Preset = Preset {
    format: Format::WooCustomers,
    told: Told::Names(&["username", "lastactive", "totalspend", "aov orders"]),
    refused: Some(NotOrders::CustomerList),
    ..Preset::PLAIN
};

/// Shopify's products.
pub(super) static SHOPIFY_PRODUCTS: Preset = Preset {
    format: Format::ShopifyProducts,
    told: Told::Names(&["handle urlhandle", "title", "variantprice price", "variantsku sku vendor"]),
    refused: Some(NotOrders::ProductList),
    ..Preset::PLAIN
};

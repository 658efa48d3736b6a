//! One file for each export that is recognised, tried from the most particular to the most general.

mod advanced_order_export;
mod amazon_orders;
mod bigcommerce_orders;
mod ebay_orders;
mod etsy_items;
mod etsy_orders;
mod generic_log;
mod invoice_lines;
mod languages;
mod magento_orders;
mod not_orders;
mod prestashop_orders;
mod prestashop_sql;
mod recharge_charges;
mod shopify_bulk;
mod shopify_customers;
mod shopify_orders;
mod shopify_sales;
mod shopify_transactions;
mod side_files;
mod square_items;
mod square_transactions;
mod squarespace_orders;
mod stripe_payments;
mod webtoffee;
mod wix_orders;
mod woo_analytics;

use std::sync::OnceLock;

pub(super) use self::generic_log::repeats_totals;
use super::preset::Preset;
use super::{ColumnMapping, Header};
use crate::ingest::error::ErrorKind;
use crate::ingest::sample::Sample;

/// Every preset, in the order in which they are tried.
static PRESETS: &[&Preset] = &[
    &shopify_customers::PRESET,
    &shopify_transactions::PRESET,
    &shopify_sales::PRESET,
    // Shopify's products, where they have what each costs the shop.
    &side_files::PRODUCT_COSTS,
    &not_orders::SHOPIFY_PRODUCTS,
    &not_orders::WOO_CUSTOMERS,
    &not_orders::STRIPE_PAYOUTS,
    &not_orders::STRIPE_BALANCE,
    &woo_analytics::PRESET,
    &webtoffee::PRESET,
    &advanced_order_export::PRESET,
    &etsy_items::PRESET,
    &etsy_orders::PRESET,
    &amazon_orders::PRESET,
    &ebay_orders::PRESET,
    &stripe_payments::PRESET,
    &shopify_bulk::PRESET,
    &square_items::PRESET,
    &square_transactions::PRESET,
    &magento_orders::PRESET,
    &bigcommerce_orders::PRESET,
    &prestashop_orders::PRESET,
    &prestashop_sql::PRESET,
    &prestashop_sql::WITHOUT_NUMBERS,
    &wix_orders::PRESET,
    &squarespace_orders::PRESET,
    &recharge_charges::PRESET,
    &shopify_orders::PRESET,
    &invoice_lines::PRESET,
    &side_files::MARKETING_SPEND,
    &side_files::LOYALTY_LEDGER,
];

/// Finds out whose export it is, and which column says what.
pub(crate) fn recognise(header: &Header, sample: &Sample) -> Result<ColumnMapping, ErrorKind> {
    match PRESETS.iter().find(|preset| preset.tells(header)) {
        Some(preset) => Ok(invoice_lines::settled(preset.map(header)?, header, sample)),
        None => generic_log::detect(header, sample).or_else(|kind| match kind {
            // Whatever is known about customers has no names of its own: it is told last, by what it lacks.
            ErrorKind::MissingColumns { .. } if side_files::is_attributes(header, sample) => {
                side_files::CUSTOMER_ATTRIBUTES.map(header)
            }
            _ => Err(kind),
        }),
    }
}

/// Whether times are at UTC: by the platform whose column names these are, or by the date column's own name, such as
/// `Created (UTC)`.
pub(super) fn at_utc(header: &Header, date: usize) -> bool {
    header.keys.get(date).is_some_and(|key| key.ends_with("utc"))
        || PRESETS.iter().any(|preset| preset.utc && preset.tells(header))
}

/// Whether any of the presets knows the name.
pub(crate) fn is_known(key: &str) -> bool {
    static NAMES: OnceLock<Vec<&str>> = OnceLock::new();
    let names = NAMES.get_or_init(|| {
        let mut names: Vec<&str> =
            PRESETS.iter().flat_map(|preset| preset.names()).chain(generic_log::names()).collect();
        names.sort_unstable();
        names
    });
    names.binary_search(&key).is_ok()
}

#[cfg(test)]
mod tests {
    use super::super::header::key_of;
    use super::*;

    #[test]
    fn names_are_written_as_they_are_compared() {
        for name in PRESETS.iter().flat_map(|preset| preset.names()).chain(generic_log::names()) {
            let (key, _) = name.split_once('#').unwrap_or((name, ""));
            assert!(!key.is_empty() && key_of(key) == key, "{name:?}");
        }
    }

    #[test]
    fn a_role_is_given_once() {
        for preset in PRESETS {
            for (at, (role, _)) in preset.columns.iter().enumerate() {
                assert!(preset.columns[..at].iter().all(|(other, _)| other != role), "{:?}: {role:?}", preset.format);
            }
        }
    }
}

//! One file for each export that is recognised, tried from the most particular to the most general.

mod generic_log;
mod invoice_lines;
mod shopify_orders;

pub(super) use self::generic_log::repeats_totals;
use super::{ColumnMapping, Header};
use crate::ingest::error::ErrorKind;
use crate::ingest::sample::Sample;

/// Finds out whose export it is, and which column says what.
pub(crate) fn recognise(header: &Header, sample: &Sample) -> Result<ColumnMapping, ErrorKind> {
    if let Some(mapping) = shopify_orders::detect(header)? {
        return Ok(mapping);
    }
    if let Some(mapping) = invoice_lines::detect(header)? {
        return Ok(mapping);
    }
    generic_log::detect(header, sample)
}

/// Whether any of the presets knows the name.
pub(crate) fn is_known(key: &str) -> bool {
    shopify_orders::KNOWN.contains(&key) || invoice_lines::is_known(key) || generic_log::is_known(key)
}

//! The columns that a person has chosen.
//!
//! What the rows of a known export mean stays known when a person corrects one of its columns; the rows of any other file
//! are a log, or lines of quantity and price where no amount is chosen.

use super::presets::{at_utc, repeats_totals};
use super::propose::Need;
use super::{ColumnMapping, Format, Header, Role, Rows, Totals};
use crate::ingest::error::ErrorKind;
use crate::ingest::sample::Sample;

/// The mapping of chosen columns, or what is missing; `known` is what the names alone say.
pub(crate) fn chosen(
    columns: &[(Role, usize)],
    known: Option<ColumnMapping>,
    header: &Header,
    sample: &Sample,
) -> Result<ColumnMapping, ErrorKind> {
    let has = |role: Role| columns.iter().any(|&(other, at)| other == role && at < header.names.len());
    let found = || header.names.clone();
    let nobody = known.as_ref().is_some_and(|known| known.no_key.is_some());
    let missing: Vec<Role> = Need::ALL
        .into_iter()
        .filter(|&need| !(need.is_met(has) || (nobody && need == Need::Customer)))
        .map(|need| match need {
            Need::Customer => Role::CustomerId,
            Need::Date => Role::Date,
            Need::Amount => Role::Amount,
        })
        .collect();
    match missing.as_slice() {
        [] => {}
        [Role::CustomerId] => return Err(ErrorKind::NoCustomerKey { found: found() }),
        _ => return Err(ErrorKind::MissingColumns { missing, found: found() }),
    }
    let known = known
        .filter(|known| !matches!(known.format, Format::GenericLog | Format::InvoiceLines))
        .filter(|known| known.rows.totals.needs().iter().all(|&role| has(role)));
    let mapping = known.unwrap_or_else(|| match has(Role::Amount) {
        true => ColumnMapping::new(Format::GenericLog, Rows::with(Totals::EachRow)),
        false => ColumnMapping::new(Format::InvoiceLines, Rows::with(Totals::QuantityTimesPrice)),
    });
    let bare = Role::ALL.into_iter().fold(mapping, |mapping, role| mapping.with(role, None));
    let mut mapping = columns.iter().fold(bare, |mapping, &(role, at)| mapping.with(role, Some(at)));
    // The clock is the platform's, also where the rows are read as those of any log.
    mapping.utc = at_utc(header, mapping.at(Role::Date));
    if mapping.format == Format::GenericLog && repeats_totals(header, sample, &mapping) {
        mapping.rows.totals = Totals::Repeated;
    }
    Ok(mapping)
}

//! What is counted while the rows of a file go by.

use crate::ingest::fields::identity::{self, Placeholder};
use crate::ingest::fields::sizes::Sizes;
use crate::ingest::fields::timeline::Timeline;
use crate::ingest::fields::trimmed;
use crate::ingest::line::{LineKind, OrderLine};
use crate::ingest::mapping::Role;
use crate::units::Currency;

/// Counts over one file.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    pub(crate) lines: u64,
    pub(crate) refused: u64,
    pub(crate) with_customer: u64,
    pub(crate) orders_or_items: u64,
    pub(crate) has_item_rows: bool,
    pub(crate) has_subtotals: bool,
    pub(crate) currencies: Vec<(Currency, u64)>,
    pub(crate) days: Timeline,
    pub(crate) amounts: Sizes,
    pub(crate) identifiers: [Identifiers; 2],
    /// Rows with money by what stands in place of their customer.
    pub(crate) placeholders: [u64; Placeholder::ALL.len()],
}

/// Identifiers of one column, and how many a spreadsheet has rounded.
#[derive(Debug, Default)]
pub(crate) struct Identifiers {
    pub(crate) all: u64,
    pub(crate) rounded: u64,
    pub(crate) example: Vec<u8>,
}

impl Tally {
    pub(super) fn line(&mut self, line: &OrderLine<'_>, with_customer: bool) {
        self.lines += 1;
        if line.kind == LineKind::Continuation {
            self.has_item_rows = true;
            return;
        }
        self.orders_or_items += 1;
        self.with_customer += u64::from(with_customer);
        self.has_item_rows |= line.kind == LineKind::Item;
        self.has_subtotals |= line.amounts.subtotal.is_some();
        self.amounts.add(line.amounts.stated);
        if let Some(day) = line.day {
            self.days.add(day);
        }
        if let Some(currency) = line.currency {
            match self.currencies.iter_mut().find(|(known, _)| *known == currency) {
                Some((_, count)) => *count += 1,
                None => self.currencies.push((currency, 1)),
            }
        }
    }

    pub(super) fn blank(&mut self, placeholder: Option<Placeholder>) {
        if let Some(placeholder) = placeholder {
            self.placeholders[placeholder as usize] += 1;
        }
    }

    pub(super) fn side_row(&mut self) {
        self.lines += 1;
    }

    pub(super) fn refused(&mut self) {
        self.refused += 1;
    }

    pub(super) fn identifier(&mut self, role: Role, cell: &[u8]) {
        if cell.is_empty() {
            return;
        }
        let identifiers = &mut self.identifiers[usize::from(role == Role::CustomerId)];
        identifiers.all += 1;
        if identity::is_rounded(trimmed(cell)) {
            identifiers.rounded += 1;
            if identifiers.example.is_empty() {
                identifiers.example.extend_from_slice(trimmed(cell));
            }
        }
    }

    /// The currency of most rows; of two that are equal the first seen.
    pub(crate) fn currency(&self) -> Option<Currency> {
        self.currencies.iter().rev().max_by_key(|(_, count)| *count).map(|(currency, _)| *currency)
    }
}

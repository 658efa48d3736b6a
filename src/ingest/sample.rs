//! The first records of a file, kept to decide what its columns hold.

use std::borrow::Cow;

use super::fields::{amount, date};
use super::records::{Form, Kept, Record, RecordReader, Rewrap};

/// How many records are looked at.
const RECORDS: usize = 2_000;

/// The first records below the header.
#[derive(Debug, Clone, Default)]
pub(crate) struct Sample {
    records: Vec<Kept>,
}

impl Sample {
    /// Reads the records of a prefix from the `first` on, which is 1 below a header; the last is left out unless the prefix is
    /// the whole file.
    pub(crate) fn read(prefix: &[u8], complete: bool, form: Form, first: u64) -> Self {
        let mut reader = RecordReader::new(form, 0);
        let mut rewrap = Rewrap::default();
        reader.feed(prefix);
        if complete {
            reader.end();
        }
        let mut records = Vec::new();
        while let Some(record) = reader.next() {
            if record.number >= first {
                records.push(rewrap.row(record, form).keep());
            }
            if records.len() == RECORDS {
                break;
            }
        }
        Self { records }
    }

    /// The most cells that a record has.
    pub(crate) fn width(&self) -> usize {
        self.records().map(|record| record.cells()).max().unwrap_or(0)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// The records.
    pub(crate) fn records(&self) -> impl Iterator<Item = Record<'_>> {
        self.records.iter().map(Kept::record)
    }

    /// The cells of a column that hold something, trimmed.
    pub(crate) fn cells(&self, column: usize) -> impl Iterator<Item = Cow<'_, [u8]>> {
        self.records().map(move |record| record.cell(column)).filter(|cell| !cell.trim_ascii().is_empty())
    }

    /// Share of a column's cells that read as dates.
    pub(crate) fn dates_in(&self, column: usize) -> f64 {
        share(self.cells(column).map(|cell| date::looks_like_date(&cell)))
    }

    /// Share of a column's cells that read as amounts.
    pub(crate) fn amounts_in(&self, column: usize) -> f64 {
        share(self.cells(column).map(|cell| amount::looks_like_amount(&cell)))
    }

    /// Orders of several rows, and those of them with one amount, which is not nothing, on all rows.
    pub(crate) fn repeated(&self, order: usize, amount: usize) -> (u32, u32) {
        let mut rows: Vec<_> = self
            .records()
            .map(|record| (record.cell(order), record.cell(amount)))
            .filter(|row| !row.0.is_empty())
            .collect();
        rows.sort_unstable();
        let (mut several, mut equal) = (0, 0);
        for order in rows.chunk_by(|one, other| one.0 == other.0).filter(|order| order.len() > 1) {
            several += 1;
            let something = order[0].1.iter().any(|byte| (b'1'..=b'9').contains(byte));
            equal += u32::from(something && order.iter().all(|row| row.1 == order[0].1));
        }
        (several, equal)
    }

    /// Share of a column's cells that hold something.
    pub(crate) fn filled(&self, column: usize) -> f64 {
        share(self.records().map(|record| !record.cell(column).trim_ascii().is_empty()))
    }
}

fn share(answers: impl Iterator<Item = bool>) -> f64 {
    let (yes, all) = answers.fold((0_u32, 0_u32), |(yes, all), answer| (yes + u32::from(answer), all + 1));
    if all == 0 { 0.0 } else { f64::from(yes) / f64::from(all) }
}

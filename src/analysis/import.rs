//! Reading files one after the other, piece by piece.

use crate::ingest::{self, Choices, DateOrder, Decoders, FileSummary, Format, Importer};
use crate::orders::OrderBookBuilder;

use super::Analysis;

/// One file, read or refused.
#[derive(Debug)]
pub struct ReadFile {
    /// Its name.
    pub name: String,
    /// Its bytes.
    pub size: u64,
    /// Its rows.
    pub rows: u64,
    /// Whether all of it stands in an earlier file.
    pub repeated: bool,
    /// What it is, or why it cannot be used.
    pub outcome: Result<FileSummary, ingest::Error>,
}

impl ReadFile {
    /// What it is, where it could be used.
    pub fn summary(&self) -> Option<&FileSummary> {
        self.outcome.as_ref().ok()
    }
}

/// Files being read.
#[derive(Debug, Default)]
pub struct Import {
    builder: OrderBookBuilder,
    files: Vec<ReadFile>,
    current: Option<Current>,
    /// The order of day and month that the file must be read again with.
    again: Option<DateOrder>,
    made_up: bool,
    decoders: Option<Decoders>,
}

#[derive(Debug)]
struct Current {
    name: String,
    size: u64,
    importer: Importer,
    failed: Option<ingest::Error>,
    second_reading: bool,
}

impl Import {
    /// An import of a shop that is made up.
    pub fn of_made_up_shop() -> Self {
        Self { made_up: true, ..Self::default() }
    }

    /// Decodes what is neither UTF-8 nor windows-1252 with the host's decoders.
    #[must_use]
    pub fn with_decoders(mut self, decoders: Option<Decoders>) -> Self {
        self.decoders = decoders;
        self
    }

    /// Begins a file of so many bytes (0 where unknown).
    pub fn begin_file(&mut self, name: &str, size: u64) {
        let again = self.again.take();
        let choices = Choices { date_order: again, ..Choices::default() };
        let mut importer = Importer::new(self.next_file(), name, size).with_choices(choices);
        if let Some(decoders) = self.decoders {
            importer = importer.with_decoders(decoders);
        }
        self.current =
            Some(Current { name: name.to_owned(), size, importer, failed: None, second_reading: again.is_some() });
    }

    /// Takes the next piece of it. Says whether there is use in reading on.
    pub fn push(&mut self, bytes: &[u8]) -> bool {
        let Some(current) = &mut self.current else { return false };
        if current.failed.is_none() {
            current.failed = current.importer.push(bytes, &mut self.builder).err();
        }
        current.failed.is_none()
    }

    /// Rows read of the current file, and what it was recognised as.
    pub fn progress(&self) -> (u64, Option<Format>) {
        self.current.as_ref().map_or((0, None), |current| (current.importer.rows(), current.importer.recognised()))
    }

    /// Ends the current file. Says whether it must be read again from the start: the first rows left the order of day and month
    /// open, and a later row has shown that the guess was wrong.
    #[must_use]
    pub fn end_file(&mut self) -> bool {
        let Some(Current { name, size, importer, failed, second_reading }) = self.current.take() else {
            return false;
        };
        let file = self.next_file();
        let rows = importer.rows();
        let outcome = match failed {
            Some(error) => Err(error),
            None => importer.finish(&mut self.builder),
        };
        if let Ok(summary) = &outcome
            && !second_reading
            && summary.dates.style.ambiguous
            && summary.dates.contradicted > 0
        {
            self.builder.forget_file(file);
            self.again = Some(match summary.dates.style.order {
                DateOrder::DayFirst => DateOrder::MonthFirst,
                DateOrder::MonthFirst | DateOrder::YearFirst => DateOrder::DayFirst,
            });
            return true;
        }
        let repeated = match &outcome {
            Ok(summary) => self.builder.end_file(file, summary.fingerprint),
            Err(_) => {
                self.builder.forget_file(file);
                false
            }
        };
        let rows = outcome.as_ref().map_or(rows, |summary| summary.records);
        let size = outcome.as_ref().map_or(size, |summary| summary.bytes);
        self.files.push(ReadFile { name, size, rows, repeated, outcome });
        false
    }

    fn next_file(&self) -> u32 {
        u32::try_from(self.files.len()).unwrap_or(u32::MAX)
    }

    /// Ends the current file because the browser could not read on.
    pub fn fail_file(&mut self, error: ingest::Error) {
        if let Some(current) = &mut self.current {
            current.failed = Some(error);
        }
        // A file that failed is never read again.
        let _ = self.end_file();
    }

    /// The files so far.
    pub fn files(&self) -> &[ReadFile] {
        &self.files
    }

    /// Seals what was read; the files alone where none of them could be used.
    ///
    /// A file whose rows were all set aside before any rule (orphans, say) has no day and nothing to show: it is refused too.
    pub fn finish(mut self) -> Result<Analysis, Vec<ReadFile>> {
        let book = self.builder.seal();
        let days = || book.entries().filter(|entry| book.is_in_currency(entry)).map(|entry| entry.day);
        let Some(span) = days().min().zip(days().max()) else {
            for file in self.files.iter_mut().filter(|file| file.outcome.is_ok()) {
                let beside = file.summary().map(|summary| summary.format).filter(|format| format.is_beside_orders());
                file.outcome = Err(match beside {
                    Some(format) => ingest::Error::beside_orders(format),
                    None => ingest::Error::no_usable_rows(file.rows),
                });
            }
            return Err(self.files);
        };
        Ok(Analysis { book, files: self.files, made_up: self.made_up, span, store: None })
    }
}

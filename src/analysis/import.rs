//! Reading files one after the other, piece by piece.

use crate::ingest::{self, Decoders, FileSummary, Findings, Format, Importer, ShopZone};
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
    /// What the file must be read again with.
    again: Option<Findings>,
    /// The zone that times at UTC are moved to.
    zone: Option<ShopZone>,
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

    /// Moves times at UTC to this zone, unless another is chosen for a file.
    #[must_use]
    pub fn with_zone(mut self, zone: Option<ShopZone>) -> Self {
        self.zone = zone;
        self
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
        let mut importer = Importer::new(self.next_file(), name, size)
            .with_zone(self.zone.clone())
            .with_findings(again.unwrap_or_default());
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

    /// Ends the current file. Says whether it must be read again from the start: what the first rows said of its dates or
    /// amounts, the whole file says otherwise.
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
        let findings = outcome.as_ref().ok().and_then(FileSummary::findings).filter(|_| !second_reading);
        if findings.is_some() {
            self.builder.forget_file(file);
            self.again = findings;
            return true;
        }
        let repeated = match &outcome {
            Ok(summary) => {
                if let Some(late) = summary.dates.late {
                    self.builder.set_aside_after(file, late.newest_plausible);
                }
                self.builder.end_file(file, summary.fingerprint)
            }
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
        if book.is_empty() {
            for file in self.files.iter_mut().filter(|file| file.outcome.is_ok()) {
                let beside = file.summary().map(|summary| summary.format).filter(|format| format.is_beside_orders());
                file.outcome = Err(match beside {
                    Some(format) => ingest::Error::beside_orders(format),
                    None => ingest::Error::no_usable_rows(file.rows),
                });
            }
            return Err(self.files);
        }
        Ok(Analysis { book, files: self.files, made_up: self.made_up, store: None })
    }
}

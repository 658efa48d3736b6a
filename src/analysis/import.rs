//! Reading files one after the other, piece by piece.

use core::cell::OnceCell;

use crate::ingest::{self, Choices, Decoders, FileSummary, Findings, Format, Importer, Remembered, ShopZone};
use crate::orders::OrderBookBuilder;

use super::Analysis;

/// Where a file came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Source {
    /// Which of the things that were opened.
    pub handle: u32,
    /// Which of the files inside it, 0 where it is a file itself.
    pub member: u32,
}

/// One file, read or refused.
#[derive(Debug)]
pub struct ReadFile {
    /// Where it came from.
    pub source: Source,
    /// Its name.
    pub name: String,
    /// Its bytes.
    pub size: u64,
    /// Its rows.
    pub rows: u64,
    /// Whether all of it stands in an earlier file.
    pub repeated: bool,
    /// How it was read.
    pub how: Again,
    /// What it is, or why it cannot be used.
    pub outcome: Result<FileSummary, ingest::Error>,
}

impl ReadFile {
    /// What it is, where it could be used.
    pub fn summary(&self) -> Option<&FileSummary> {
        self.outcome.as_ref().ok()
    }
}

/// How a file is read, so that it can be read like that again.
#[derive(Debug, Clone, Default)]
pub struct Again {
    /// What a person has said, for this file or for an earlier one of its header.
    pub choices: Choices,
    /// What a first reading found out.
    pub found: Option<Findings>,
}

impl Again {
    /// How to read it once more, where the whole file says otherwise than its first rows; once is enough.
    fn after(&self, summary: &FileSummary) -> Option<Self> {
        let found = summary.findings().filter(|_| self.found.is_none())?;
        Some(Self { choices: self.choices.clone(), found: Some(found) })
    }
}

/// Files being read.
#[derive(Debug, Default)]
pub struct Import {
    builder: OrderBookBuilder,
    files: Vec<ReadFile>,
    current: Option<Current>,
    /// What the file must be read again with.
    again: Option<Again>,
    /// Columns by the names in their header, as a person said for earlier files.
    remembered: Vec<Remembered>,
    trial: bool,
    /// The zone that times at UTC are moved to.
    zone: Option<ShopZone>,
    made_up: bool,
    decoders: Option<Decoders>,
}

#[derive(Debug)]
struct Current {
    source: Source,
    name: String,
    size: u64,
    how: Again,
    importer: Importer,
    failed: Option<ingest::Error>,
}

impl Import {
    /// An import of a shop that is made up.
    pub fn of_made_up_shop() -> Self {
        Self { made_up: true, ..Self::default() }
    }

    /// An import that only tries something out: a file may be read in part, and each is read with a proposal.
    pub fn for_a_trial() -> Self {
        Self { trial: true, ..Self::default() }
    }

    /// Keeps what becomes of each row, for [`Analysis::fates`].
    #[must_use]
    pub fn keeping_all(mut self) -> Self {
        self.builder.keep_all();
        self
    }

    /// Takes columns from memory for files whose header is known by it.
    #[must_use]
    pub fn remembering(mut self, remembered: Vec<Remembered>) -> Self {
        self.remembered = remembered;
        self
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
        self.begin_file_as(Source { handle: self.next_file(), member: 0 }, name, size, &Choices::default());
    }

    /// Begins a file of so many bytes (0 where unknown), to be read as a person has said.
    pub fn begin_file_as(&mut self, source: Source, name: &str, size: u64, choices: &Choices) {
        let how = self.again.take().unwrap_or_else(|| Again { choices: choices.clone(), found: None });
        let mut importer = Importer::new(self.next_file(), name, size)
            .with_choices(how.choices.clone())
            .with_zone(self.zone.clone())
            .with_findings(how.found.unwrap_or_default());
        if let Some(decoders) = self.decoders {
            importer = importer.with_decoders(decoders);
        }
        if self.trial {
            importer = importer.for_a_trial();
        }
        self.current = Some(Current { source, name: name.to_owned(), size, how, importer, failed: None });
    }

    /// Begins a file that was read before, to be read in the end as it was then.
    pub fn begin_file_again(&mut self, file: &ReadFile, name: &str, size: u64) {
        self.again = Some(file.how.clone());
        self.begin_file_as(file.source, name, size, &Choices::default());
    }

    /// Takes the next piece of it. Says whether there is use in reading on.
    pub fn push(&mut self, bytes: &[u8]) -> bool {
        let Some(current) = &mut self.current else { return false };
        if current.failed.is_none() {
            current.failed = current.importer.push(bytes, &mut self.builder).err();
        }
        if current.failed.is_none() && self.again.is_none() && !self.remembered.is_empty() {
            self.again = known_columns(&self.remembered, &current.how, current.importer.header());
        }
        current.failed.is_none() && self.again.is_none()
    }

    /// Rows read of the current file, and what it was recognised as.
    pub fn progress(&self) -> (u64, Option<Format>) {
        self.current.as_ref().map_or((0, None), |current| (current.importer.rows(), current.importer.recognised()))
    }

    /// Ends the current file. Says whether it must be read again from the start: its columns are remembered, or what the first
    /// rows said of its dates or amounts, the whole file says otherwise.
    #[must_use]
    pub fn end_file(&mut self) -> bool {
        let Some(Current { source, name, size, how, importer, failed }) = self.current.take() else {
            return false;
        };
        let file = self.next_file();
        let rows = importer.rows();
        let outcome = match failed {
            Some(error) => Err(error),
            None => importer.finish(&mut self.builder),
        };
        self.again = self
            .again
            .take()
            .or_else(|| known_columns(&self.remembered, &how, header_of(&outcome)))
            .or_else(|| how.after(outcome.as_ref().ok()?));
        if self.again.is_some() {
            self.builder.forget_file(file);
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
        let size = outcome.as_ref().map_or(size, |summary| summary.bytes.max(size));
        self.files.push(ReadFile { source, name, size, rows, repeated, how, outcome });
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
        Ok(Analysis {
            book,
            files: self.files,
            made_up: self.made_up,
            store: None,
            segments: OnceCell::new(),
            offered: OnceCell::new(),
        })
    }
}

/// The names of a file's columns, once it has been read.
fn header_of(outcome: &Result<FileSummary, ingest::Error>) -> Option<(u64, Vec<String>)> {
    match outcome {
        Ok(summary) => Some((summary.header_fingerprint?, summary.header.clone())),
        Err(error) => {
            let proposal = error.proposal().filter(|proposal| !proposal.headless)?;
            Some((proposal.header, proposal.columns.iter().map(|column| column.name.clone()).collect()))
        }
    }
}

/// How to read a file whose columns are remembered, unless it is read by chosen columns already.
fn known_columns(remembered: &[Remembered], how: &Again, header: Option<(u64, Vec<String>)>) -> Option<Again> {
    let choices = &how.choices;
    let (fingerprint, names) = header.filter(|_| choices.columns.is_none() && choices.headless != Some(true))?;
    let columns = remembered.iter().find(|known| known.header == fingerprint)?.columns_among(&names)?;
    Some(Again { choices: Choices { columns: Some(columns), ..choices.clone() }, found: how.found })
}

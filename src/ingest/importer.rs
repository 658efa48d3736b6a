//! One file from its first byte to its summary.
//!
//! The first [`PREFIX`] bytes are held until the dialect, the columns and their styles are decided; from then on only the piece
//! under way and the record it breaks off in are held. Every decision depends on those first bytes alone, so it does not matter
//! in what pieces the file comes.

use core::hash::{BuildHasher, Hasher};

use super::choices::Choices;
use super::dialect::{self, Dialect};
use super::encoding::{self, Encoding, Kind, decode};
use super::error::{Error, ErrorKind};
use super::fields::date_style::DateStyle;
use super::fields::identity::Placeholder;
use super::fields::{amount, date};
use super::line::LineSink;
use super::lines::LineReader;
use super::mapping::{ColumnMapping, Format, Role, Totals, recognise};
use super::records::RecordReader;
use super::sample::Sample;
use super::styles::{amount_style_of, date_style_of};
use super::summary::{DateFacts, FileSummary};
use crate::diagnostics::Position;

/// Bytes that are looked at before anything is decided.
const PREFIX: usize = 256 << 10;
/// Bytes given to the record reader at once: they stay in the processor's cache.
const PIECE: usize = 64 << 10;
/// Share of rounded identifiers from which a file is refused: one in fifty.
const ROUNDED: u64 = 50;

/// Reads one file.
#[derive(Debug)]
pub struct Importer {
    file: u32,
    name: String,
    size: u64,
    received: u64,
    choices: Choices,
    stage: Stage,
}

#[derive(Debug)]
enum Stage {
    Sniffing(Vec<u8>),
    Reading(Box<Reading>),
    Failed(Error),
}

/// Everything that is known once the first bytes have been looked at.
#[derive(Debug)]
struct Reading {
    records: RecordReader,
    lines: LineReader,
    delimiter: u8,
    header_line: u64,
    rows: u64,
    utf8: bool,
    fingerprint: u64,
    hashes: foldhash::quality::FixedState,
}

impl Importer {
    /// A reader for the file with this place in the order of opening, name and length in bytes (0 if that is not known).
    pub fn new(file_index: u32, name: &str, size: u64) -> Self {
        let stage = Stage::Sniffing(Vec::new());
        Self { file: file_index, name: name.to_owned(), size, received: 0, choices: Choices::default(), stage }
    }

    /// Reads the file as a person has said.
    #[must_use]
    pub fn with_choices(mut self, choices: Choices) -> Self {
        self.choices = choices;
        self
    }

    /// Takes the next bytes, as many as there are.
    pub fn push(&mut self, bytes: &[u8], sink: &mut impl LineSink) -> Result<(), Error> {
        self.received += bytes.len() as u64;
        let mut bytes = bytes;
        if let Stage::Sniffing(prefix) = &mut self.stage {
            let (head, tail) = bytes.split_at(bytes.len().min(PREFIX - prefix.len()));
            prefix.extend_from_slice(head);
            bytes = tail;
            if prefix.len() < PREFIX {
                return Ok(());
            }
            self.begin(false, sink)?;
        }
        match &mut self.stage {
            Stage::Reading(reading) => {
                reading.take(bytes, sink);
                Ok(())
            }
            Stage::Failed(error) => Err(error.clone()),
            Stage::Sniffing(_) => Ok(()),
        }
    }

    /// Says that nothing follows: the last row, and the summary.
    pub fn finish(mut self, sink: &mut impl LineSink) -> Result<FileSummary, Error> {
        if self.size != 0 && self.received != self.size {
            return Err(Error::new(ErrorKind::ChangedWhileRead { expected: self.size, read: self.received }));
        }
        if let Stage::Sniffing(_) = self.stage {
            self.begin(true, sink)?;
        }
        match self.stage {
            Stage::Reading(mut reading) => {
                reading.records.end();
                reading.drain(sink);
                reading.finish(self.name, self.received)
            }
            Stage::Failed(error) => Err(error),
            Stage::Sniffing(_) => Err(Error::new(ErrorKind::Empty)),
        }
    }

    /// Rows read so far.
    pub fn rows(&self) -> u64 {
        match &self.stage {
            Stage::Reading(reading) => reading.rows,
            _ => 0,
        }
    }

    /// Whose export it is, once that is known.
    pub fn recognised(&self) -> Option<Format> {
        match &self.stage {
            Stage::Reading(reading) => Some(reading.lines.mapping.format),
            _ => None,
        }
    }

    /// Looks at the first bytes, decides, and reads them.
    fn begin(&mut self, complete: bool, sink: &mut impl LineSink) -> Result<(), Error> {
        let Stage::Sniffing(prefix) = &mut self.stage else { return Ok(()) };
        let prefix = core::mem::take(prefix);
        match Reading::decide(&prefix, complete, self.file, &self.choices) {
            Ok((mut reading, text)) => {
                reading.take(text, sink);
                self.stage = Stage::Reading(Box::new(reading));
                Ok(())
            }
            Err(error) => {
                self.stage = Stage::Failed(error.clone());
                Err(error)
            }
        }
    }
}

impl Reading {
    /// What the first bytes say, and the rest of them from the header row on.
    fn decide<'a>(prefix: &'a [u8], complete: bool, file: u32, choices: &Choices) -> Result<(Self, &'a [u8]), Error> {
        let mark = match encoding::sniff(prefix) {
            Kind::Text { mark } => mark,
            Kind::Blank => return Err(Error::new(ErrorKind::Empty)),
            Kind::Utf16 { big_endian } => return Err(Error::new(ErrorKind::Utf16 { big_endian })),
            Kind::Other(looks_like) => return Err(Error::new(ErrorKind::NotText { looks_like })),
        };
        let text = &prefix[mark..];
        let dialect =
            dialect::sniff(text, complete).ok_or_else(|| Error::new(ErrorKind::NoHeader { first: Vec::new() }))?;
        let text = &text[dialect.header_at..];
        let sample = Sample::read(text, complete, dialect.delimiter);
        let mapping = columns(&dialect, &sample, complete, file)?;
        let names = dialect.header.names;
        let dates = date_style_of(&sample, &mapping, &names, file, dialect.header_line, choices.date_order)?;
        let amounts = amount_style_of(&sample, &mapping, (&names, dialect.delimiter), file, dialect.header_line)?;
        let reading = Self {
            records: RecordReader::new(dialect.delimiter, dialect.header_line),
            lines: LineReader::new(file, mapping, names, dates, amounts),
            delimiter: dialect.delimiter,
            header_line: dialect.header_line,
            rows: 0,
            utf8: true,
            fingerprint: 0,
            hashes: foldhash::quality::FixedState::with_seed(0),
        };
        Ok((reading, text))
    }

    fn take(&mut self, bytes: &[u8], sink: &mut impl LineSink) {
        for piece in bytes.chunks(PIECE) {
            self.records.feed(piece);
            self.drain(sink);
        }
    }

    fn drain(&mut self, sink: &mut impl LineSink) {
        while let Some(record) = self.records.next() {
            let mut hasher = self.hashes.build_hasher();
            hasher.write(record.bytes);
            self.fingerprint = self.fingerprint.wrapping_add(hasher.finish());
            self.utf8 = self.utf8 && core::str::from_utf8(record.bytes).is_ok();
            if record.number > 0 {
                self.rows += 1;
                self.lines.read(&record, sink);
            }
        }
    }

    fn finish(self, name: String, bytes: u64) -> Result<FileSummary, Error> {
        let LineReader { mapping, names, dates, amounts, tally, .. } = self.lines;
        if self.rows == 0 {
            return Err(Error::new(ErrorKind::HeaderOnly { found: names }));
        }
        for (identifiers, role) in tally.identifiers.iter().zip([Role::OrderId, Role::CustomerId]) {
            if identifiers.rounded > 0 && identifiers.rounded * ROUNDED >= identifiers.all {
                return Err(Error::new(ErrorKind::ScientificIds {
                    column: names.get(mapping.at(role)).cloned().unwrap_or_default(),
                    cell: decode(&identifiers.example).into_owned(),
                    rounded: identifiers.rounded,
                    of: identifiers.all,
                }));
            }
        }
        if tally.lines == 0 {
            return Err(Error::new(ErrorKind::NoUsableRows { rows: self.rows }));
        }
        let style = DateStyle { ambiguous: dates.ambiguous && !tally.order_proven, ..dates };
        let roles: Vec<(Role, usize)> = mapping.used().collect();
        Ok(FileSummary {
            name,
            format: mapping.format,
            encoding: if self.utf8 { Encoding::Utf8 } else { Encoding::Windows1252 },
            delimiter: char::from(self.delimiter),
            decimal_mark: char::from(amounts.decimal),
            header_line: self.header_line,
            ignored: (0..names.len())
                .filter(|at| !roles.iter().any(|(_, column)| column == at))
                .map(|at| names[at].clone())
                .collect(),
            roles: roles.into_iter().map(|(role, at)| (role, names[at].clone())).collect(),
            header: names,
            currency: tally.currency(),
            dates: DateFacts { style, contradicted: tally.order_contradicted, zoned: tally.zoned, span: tally.days },
            currencies: tally.currencies,
            records: self.rows,
            lines: tally.lines,
            refused: tally.refused,
            money_rows: tally.orders_or_items,
            money_rows_with_customer: tally.with_customer,
            placeholders: Placeholder::ALL.into_iter().zip(tally.placeholders).filter(|(_, rows)| *rows > 0).collect(),
            has_subtotals: tally.has_subtotals,
            has_item_rows: tally.has_item_rows,
            repeats_totals: mapping.rows.totals == Totals::Repeated,
            utc: mapping.utc,
            names_only: mapping.has(Role::CustomerName) && tally.with_customer > 0,
            no_key: mapping.no_key.filter(|_| tally.with_customer == 0),
            fingerprint: self.fingerprint,
            bytes,
        })
    }
}

/// Whose export it is and which column says what; a first line of data is told from a header that lacks something.
fn columns(dialect: &Dialect, sample: &Sample, complete: bool, file: u32) -> Result<ColumnMapping, Error> {
    let header = &dialect.header;
    match recognise(header, sample) {
        Ok(_) if sample.is_empty() && complete => Err(ErrorKind::HeaderOnly { found: header.names.clone() }),
        Ok(mapping) => Ok(mapping),
        Err(_) if dialect.known < 3 && header.names.iter().any(|name| is_data(name)) => {
            Err(ErrorKind::NoHeader { first: header.names.clone() })
        }
        Err(kind) => Err(kind),
    }
    .map_err(|kind| Error::at(kind, Position { file, record: 0, line: dialect.header_line }))
}

fn is_data(name: &str) -> bool {
    name.contains(|letter: char| letter.is_ascii_digit())
        && (date::looks_like_date(name.as_bytes()) || amount::looks_like_amount(name.as_bytes()))
}

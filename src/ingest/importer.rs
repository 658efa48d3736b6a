//! One file from its first byte to its summary.
//!
//! The first [`PREFIX`] bytes are held until the dialect, the columns and their styles are decided; from then on only the piece
//! under way and the record it breaks off in are held. Every decision depends on those first bytes alone, so it does not matter
//! in what pieces the file comes.

use core::hash::{BuildHasher, Hasher};

use super::choices::Choices;
use super::dialect::{self, Dialect};
use super::encoding::{self, Container, Kind, decode};
use super::error::{Error, ErrorKind};
use super::fields::amount_style::MarkEvidence;
use super::fields::identity::Placeholder;
use super::fields::{amount, date};
use super::line::LineSink;
use super::lines::LineReader;
use super::mapping::{ColumnMapping, Format, Header, Proposal, Role, Totals, chosen, recognise};
use super::records::{Form, RecordReader, Rewrap, RowShape};
use super::sample::Sample;
use super::source::{Source, no_text};
use super::styles::{Columns, Hints};
use super::summary::{AmountFacts, FileSummary, Findings, TextFacts};
use super::text::{Decoders, Encoding, TextStream, guess};
use super::zone::ShopZone;
use crate::diagnostics::Position;

/// Bytes that are looked at before anything is decided.
const PREFIX: usize = 256 << 10;
/// Bytes given to the record reader at once: they stay in the processor's cache.
const PIECE: usize = 64 << 10;
/// Column names that must be known in a table of a page: any page may have a table.
const PAGE_NAMES: usize = 2;
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
    hints: Hints,
    decoders: Decoders,
    trial: bool,
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
    text: TextStream,
    source: Source,
    records: RecordReader,
    rewrap: Rewrap,
    lines: LineReader,
    form: Form,
    header_line: u64,
    header_fingerprint: Option<u64>,
    proposal: Option<Proposal>,
    /// The first record that is a row: 1 below a header.
    first: u64,
    rows: u64,
    encoding: Encoding,
    /// What is learnt about the text while it goes by.
    facts: TextFacts,
    fingerprint: u64,
    hashes: foldhash::quality::FixedState,
}

impl Importer {
    /// A reader for the file with this place in the order of opening, name and length in bytes (0 if that is not known).
    pub fn new(file_index: u32, name: &str, size: u64) -> Self {
        let stage = Stage::Sniffing(Vec::new());
        Self {
            file: file_index,
            name: name.to_owned(),
            size,
            received: 0,
            choices: Choices::default(),
            hints: Hints::default(),
            decoders: |_| None,
            trial: false,
            stage,
        }
    }

    /// Reads the file as a person has said.
    #[must_use]
    pub fn with_choices(mut self, choices: Choices) -> Self {
        self.choices = choices;
        self
    }

    /// Moves times at UTC to this zone, or to the one that was chosen, by the tables that come with it.
    #[must_use]
    pub fn with_zone(mut self, zone: Option<ShopZone>) -> Self {
        self.hints.zone = zone;
        self
    }

    /// Reads the file for the second time, with what the first reading found out.
    #[must_use]
    pub fn with_findings(mut self, found: Findings) -> Self {
        self.hints.found = found;
        self
    }

    /// Decodes what is neither UTF-8 nor windows-1252 with the host's decoders.
    #[must_use]
    pub fn with_decoders(mut self, decoders: Decoders) -> Self {
        self.decoders = decoders;
        self
    }

    /// Reads to try something out: perhaps not to the file's end, with a proposal in the summary.
    #[must_use]
    pub fn for_a_trial(mut self) -> Self {
        self.trial = true;
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
                bytes.chunks(PIECE).for_each(|piece| reading.take(piece, false, sink));
                Ok(())
            }
            Stage::Failed(error) => Err(error.clone()),
            Stage::Sniffing(_) => Ok(()),
        }
    }

    /// Says that nothing follows: the last row, and the summary.
    pub fn finish(mut self, sink: &mut impl LineSink) -> Result<FileSummary, Error> {
        let whole = self.size == 0 || self.received == self.size;
        if !whole && !self.trial {
            return Err(Error::new(ErrorKind::ChangedWhileRead { expected: self.size, read: self.received }));
        }
        if let Stage::Sniffing(_) = self.stage {
            self.begin(whole, sink)?;
        }
        match self.stage {
            Stage::Reading(mut reading) => {
                // What comes last of a part is cut through and left out.
                reading.take(&[], whole, sink);
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

    /// The column names with their fingerprint (see [`Proposal::header`]), while a file that has them is read.
    pub fn header(&self) -> Option<(u64, Vec<String>)> {
        match &self.stage {
            Stage::Reading(reading) => Some((reading.header_fingerprint?, reading.lines.names.clone())),
            _ => None,
        }
    }

    /// Looks at the first bytes, decides, and reads them.
    fn begin(&mut self, complete: bool, sink: &mut impl LineSink) -> Result<(), Error> {
        let Stage::Sniffing(prefix) = &mut self.stage else { return Ok(()) };
        let prefix = core::mem::take(prefix);
        match Reading::decide(&prefix, complete, self) {
            Ok((mut reading, text)) => {
                text.chunks(PIECE).for_each(|piece| reading.read(piece, sink));
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
    /// What the first bytes say, and their text from the header row on.
    fn decide(prefix: &[u8], complete: bool, importer: &Importer) -> Result<(Self, Vec<u8>), Error> {
        let Importer { file, choices, hints, .. } = importer;
        let (mark, stated) = match encoding::sniff(prefix) {
            Kind::Text { mark, encoding } => (mark, encoding),
            kind => return Err(no_text(kind)),
        };
        let encoding = choices.encoding.or(stated).unwrap_or_else(|| encoding::of_page(prefix, guess(&prefix[mark..])));
        let mut stream = TextStream::new(encoding, choices.encoding.is_some(), importer.decoders);
        // What a piece cuts through at its end waits for the next one, so that the first bytes need not be all of the file.
        let text = stream.take(&prefix[mark..], false);
        let mut source = Source::of(text)?;
        let of_page = matches!(source, Source::Page(_));
        let text = source.table(text, complete);
        let delimiter = choices.delimiter.and_then(|chosen| u8::try_from(chosen).ok());
        let delimiter = delimiter.filter(|&byte| dialect::may_delimit(byte));
        // The rows of a page are written with commas.
        let delimiter = if of_page { Some(b',') } else { delimiter };
        let mut dialect =
            dialect::sniff(&text, complete, delimiter).ok_or_else(|| Error::new(ErrorKind::EndlessLine))?;
        if of_page && dialect.known < PAGE_NAMES {
            return Err(no_text(Kind::Other(Container::Html)));
        }
        let headless = choices.headless == Some(true);
        let table = &text[dialect.begin.0..];
        if headless {
            (dialect.header_at, dialect.header_line) = dialect.begin;
        }
        let (form, header_line) = (dialect.form, dialect.header_line);
        let text = text[dialect.header_at..].to_vec();
        let sample = Sample::read(&text, complete, form, u64::from(!headless));
        if headless {
            dialect.header = Header::by_place(sample.width());
        }
        let proposing = |error: Error| {
            let nameless = matches!(error.kind(), ErrorKind::NoHeader { .. });
            error.proposing(match nameless {
                true => Proposal::by_place(&Sample::read(table, complete, form, 0)),
                false => Proposal::of(&dialect.header, &sample, headless, None),
            })
        };
        let mapping = columns(&dialect, &sample, complete, *file, choices).map_err(proposing)?;
        let names = dialect.header.names.clone();
        let columns = Columns {
            sample: &sample,
            mapping: &mapping,
            names: &names,
            delimiter: form.delimiter,
            file: *file,
            header_line,
        };
        let dates = columns.dates(choices, hints).map_err(proposing)?;
        let amounts = columns.amounts(choices, hints).map_err(proposing)?;
        let proposal = importer.trial.then(|| Proposal::of(&dialect.header, &sample, headless, Some(&mapping)));
        let shape = RowShape::of(sample.records(), names.len());
        let reading = Self {
            text: stream,
            source,
            records: RecordReader::new(form, header_line).with_shape(shape.clone()),
            rewrap: Rewrap::default(),
            lines: LineReader::new(*file, mapping, names, dates, amounts).with_shape(shape),
            form,
            header_line,
            header_fingerprint: (!headless).then(|| dialect.header.fingerprint()),
            proposal,
            first: u64::from(!headless),
            rows: 0,
            encoding,
            facts: TextFacts { stated: stated == Some(encoding), of_page, ..TextFacts::default() },
            fingerprint: 0,
            hashes: foldhash::quality::FixedState::with_seed(0),
        };
        Ok((reading, text))
    }

    /// Takes bytes of the file.
    fn take(&mut self, bytes: &[u8], last: bool, sink: &mut impl LineSink) {
        let text = self.text.take(bytes, last);
        self.records.feed(&self.source.rows(text, last));
        if last {
            self.records.end();
        }
        self.drain(sink);
    }

    /// Takes what is text already.
    fn read(&mut self, text: &[u8], sink: &mut impl LineSink) {
        self.records.feed(text);
        self.drain(sink);
    }

    fn drain(&mut self, sink: &mut impl LineSink) {
        while let Some(record) = self.records.next() {
            let mut record = self.rewrap.row(record, self.form);
            let mut hasher = self.hashes.build_hasher();
            hasher.write(record.bytes);
            self.fingerprint = self.fingerprint.wrapping_add(hasher.finish());
            if record.number >= self.first {
                self.rows += 1;
                self.facts.look(&record, self.text.beyond_ascii);
                if matches!(self.source, Source::Json(_)) {
                    // The line of column names is not the file's.
                    (record.number, record.line) = (record.number - 1, record.line.saturating_sub(1));
                }
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
        let (decimal_mark, evidence) = amounts.mark();
        let late = tally.days.late();
        let span = tally.days.span().map(|(first, last)| (first, late.map_or(last, |late| late.newest_plausible)));
        let roles: Vec<(Role, usize)> = mapping.used().collect();
        Ok(FileSummary {
            name,
            format: mapping.format,
            encoding: if self.text.strays > 0 { Encoding::Windows1252 } else { self.encoding },
            text: TextFacts {
                strays: self.text.strays,
                dropped: self.text.dropped,
                rewrapped: self.rewrap.rows,
                ..self.facts
            },
            delimiter: char::from(self.form.delimiter),
            decimal_mark,
            amounts: AmountFacts {
                evidence,
                ambiguous: evidence == MarkEvidence::Assumed,
                contradicted: amounts.contradicted(),
                wanted: amounts.wanted().map(char::from),
                whole: tally.amounts.whole(),
                median: tally.amounts.median(),
            },
            header_line: self.header_line,
            // Of what is known about customers every column is read.
            ignored: (0..names.len())
                .filter(|at| !roles.iter().any(|(_, column)| column == at))
                .filter(|_| mapping.format != Format::CustomerAttributes)
                .map(|at| names[at].clone())
                .collect(),
            roles: roles.into_iter().map(|(role, at)| (role, names[at].clone())).collect(),
            header: names,
            header_fingerprint: self.header_fingerprint,
            proposal: self.proposal,
            currency: tally.currency(),
            dates: dates.facts(span, late),
            zone: dates.zone().map(str::to_owned),
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
fn columns(
    dialect: &Dialect,
    sample: &Sample,
    complete: bool,
    file: u32,
    choices: &Choices,
) -> Result<ColumnMapping, Error> {
    let header = &dialect.header;
    let known = recognise(header, sample);
    let mapping = match &choices.columns {
        Some(columns) => chosen(columns, known.ok(), header, sample),
        None => known,
    };
    match mapping {
        Ok(_) if sample.is_empty() && complete => Err(ErrorKind::HeaderOnly { found: header.names.clone() }),
        Ok(mapping) => Ok(mapping),
        Err(_) if choices.headless.is_none() && dialect.known < 3 && header.names.iter().any(|name| is_data(name)) => {
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

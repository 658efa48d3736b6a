//! The inner steps of reading, for the fuzz targets and their replay. No part of the interface.

use super::dialect;
use super::encoding::{self, Kind};
use super::fields::amount::{self, AmountStyle};
use super::fields::amount_style::Marks;
use super::fields::currency_sign;
use super::fields::date::{self, Stamp};
use super::fields::date_style::{self, DateStyle};
use super::records::{Form, Quoting, RecordReader, Rewrap};
use super::text::{self, Decoders, Encoding, TextStream};
use crate::units::{Day, Exact};

/// A record with its cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundRecord {
    /// All of it, without the line end.
    pub bytes: Vec<u8>,
    /// Its cells without their quotes.
    pub cells: Vec<Vec<u8>>,
    /// The byte it begins at.
    pub offset: u64,
    /// The line it begins on.
    pub line: u64,
    /// Whether a quote of it was never closed.
    pub unclosed: bool,
}

/// What a file's bytes are as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundText {
    /// UTF-8, whatever it was.
    pub text: Vec<u8>,
    /// What it was read as.
    pub encoding: Encoding,
    /// Bytes that were not UTF-8, and control characters that were dropped.
    pub strays: u64,
    /// See `strays`.
    pub dropped: u64,
}

/// The text of a file that comes in pieces, where its bytes are text.
pub fn text(bytes: &[u8], piece: usize, decoders: Decoders) -> Option<FoundText> {
    let Kind::Text { mark, encoding } = encoding::sniff(bytes) else { return None };
    let encoding = encoding.unwrap_or_else(|| text::guess(&bytes[mark..]));
    let mut stream = TextStream::new(encoding, false, decoders);
    let mut found = Vec::new();
    for part in bytes[mark..].chunks(piece.max(1)) {
        found.extend_from_slice(stream.take(part, false));
    }
    found.extend_from_slice(stream.take(&[], true));
    Some(FoundText { text: found, encoding, strays: stream.strays, dropped: stream.dropped })
}

/// The bytes as text to show.
pub fn decoded(bytes: &[u8]) -> String {
    encoding::decode(bytes).into_owned()
}

/// Delimiter, byte and line of the header row, and its names.
pub fn dialect(bytes: &[u8], complete: bool) -> Option<(u8, usize, u64, Vec<String>)> {
    let found = dialect::sniff(bytes, complete, None)?;
    Some((found.form.delimiter, found.header_at, found.header_line, found.header.names))
}

/// What quotes mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quotes {
    /// A quote in a quoted cell is doubled.
    Doubled,
    /// Or escaped by a backslash.
    Backslash,
    /// Nothing.
    Off,
}

/// All records of a text that comes in pieces; whole rows in quotes are unwrapped where they are to be.
pub fn records(bytes: &[u8], delimiter: u8, quotes: Quotes, unwrap: bool, piece: usize) -> Vec<FoundRecord> {
    let quoting = match quotes {
        Quotes::Doubled => Quoting::Doubled,
        Quotes::Backslash => Quoting::Backslash,
        Quotes::Off => Quoting::Off,
    };
    let form = Form { delimiter, quoting };
    let mut reader = RecordReader::new(form, 0);
    let mut rewrap = Rewrap::default();
    let mut found = Vec::new();
    let mut drain = |reader: &mut RecordReader| {
        while let Some(record) = reader.next() {
            let (at, bytes) = (record.offset, record.bytes.to_vec());
            let record = if unwrap { rewrap.row(record, form) } else { record };
            found.push(FoundRecord {
                bytes,
                cells: (0..record.cells()).map(|at| record.cell(at).into_owned()).collect(),
                offset: at,
                line: record.line,
                unclosed: record.unclosed,
            });
        }
    };
    for part in bytes.chunks(piece.max(1)) {
        reader.feed(part);
        drain(&mut reader);
    }
    reader.end();
    drain(&mut reader);
    found
}

/// A date: its day, its instant, whether it prints an offset.
pub fn date(cell: &[u8], style: DateStyle) -> Option<(Day, i64, bool)> {
    date::read(cell, style).ok().map(|moment| (moment.day, moment.instant, moment.stamp == Stamp::Offset))
}

/// How a column writes its dates.
pub fn date_style(cells: &[&[u8]]) -> DateStyle {
    date_style::decide(cells.iter())
}

/// An amount, by the decimal mark.
pub fn amount(cell: &[u8], decimal: u8) -> Option<Exact> {
    amount::read(cell, AmountStyle { decimal }).ok()
}

/// The decimal mark of a column, where cells of it prove one or not.
pub fn decimal_mark(cells: &[&[u8]], delimiter: u8) -> u8 {
    Marks::of(cells.iter()).decide(None, delimiter).0.decimal
}

/// Whether a cell names a currency is found without a fault.
pub fn currency(cell: &[u8]) {
    currency_sign::currency_of(cell);
}

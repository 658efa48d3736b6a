//! The inner steps of reading, for the fuzz targets and their replay. No part of the interface.

use super::dialect;
use super::encoding::{self, Kind};
use super::fields::date_style::{self, DateOrder, DateStyle};
use super::fields::{amount, date};
use super::records::RecordReader;
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

/// Whether the bytes are text, and the length of the mark before it.
pub fn text(bytes: &[u8]) -> Option<usize> {
    match encoding::sniff(bytes) {
        Kind::Text { mark } => Some(mark),
        _ => None,
    }
}

/// The bytes as text to show.
pub fn decoded(bytes: &[u8]) -> String {
    encoding::decode(bytes).into_owned()
}

/// Delimiter, byte and line of the header row, and its names.
pub fn dialect(bytes: &[u8], complete: bool) -> Option<(u8, usize, u64, Vec<String>)> {
    let found = dialect::sniff(bytes, complete)?;
    Some((found.delimiter, found.header_at, found.header_line, found.header.names))
}

/// All records of a text that comes in pieces.
pub fn records(bytes: &[u8], delimiter: u8, piece: usize) -> Vec<FoundRecord> {
    let mut reader = RecordReader::new(delimiter, 0);
    let mut found = Vec::new();
    let mut drain = |reader: &mut RecordReader| {
        while let Some(record) = reader.next() {
            found.push(FoundRecord {
                bytes: record.bytes.to_vec(),
                cells: (0..record.cells()).map(|at| record.cell(at).into_owned()).collect(),
                offset: record.offset,
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
pub fn date(cell: &[u8], order: DateOrder) -> Option<(Day, i64, bool)> {
    date::read(cell, order).ok().map(|moment| (moment.day, moment.instant, moment.zoned))
}

/// How a column writes its dates.
pub fn date_style(cells: &[&[u8]]) -> DateStyle {
    date_style::decide(cells.iter())
}

/// An amount, by the decimal mark.
pub fn amount(cell: &[u8], decimal: u8) -> Option<Exact> {
    amount::read(cell, amount::AmountStyle { decimal }).ok()
}

/// The decimal mark of a column.
pub fn decimal_mark(cells: &[&[u8]], delimiter: u8) -> u8 {
    amount::decide(cells.iter(), delimiter).decimal
}

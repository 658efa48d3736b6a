//! A sink that keeps every row, for the tests of reading.
#![allow(dead_code, clippy::allow_attributes, reason = "each test file uses a part of it")]

mod decoder;

use std::collections::BTreeSet;

pub use decoder::decoder;

use holdfast::diagnostics::{Position, Reason};
use holdfast::ingest::{
    Amounts, Choices, Encoding, Error, FileSummary, Importer, LineKind, LineSink, OrderLine, Refusal, SideRow, Status,
};
use holdfast::units::{Currency, Day, Exact};

/// A line that owns its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    pub position: Position,
    pub kind: LineKind,
    pub order_id: Option<String>,
    pub customer: Option<String>,
    pub returning: Option<bool>,
    pub day: Option<Day>,
    pub instant: i64,
    pub amounts: Amounts,
    pub currency: Option<Currency>,
    pub status: Status,
}

/// A refusal that owns its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    pub position: Position,
    pub reason: Reason,
    pub order_id: Option<String>,
    pub stated: Exact,
    pub column: String,
    pub cell: String,
}

/// Every row of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Collected {
    pub lines: Vec<Line>,
    pub refusals: Vec<Refused>,
    pub beside: Vec<(Position, String)>,
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

impl LineSink for Collected {
    fn line(&mut self, line: OrderLine<'_>) {
        self.lines.push(Line {
            position: line.position,
            kind: line.kind,
            order_id: line.order_id.map(text),
            customer: line.customer.map(text),
            returning: line.returning,
            day: line.day,
            instant: line.instant,
            amounts: line.amounts,
            currency: line.currency,
            status: line.status,
        });
    }

    fn side(&mut self, position: Position, row: SideRow<'_>) {
        self.beside.push((position, format!("{row:?}")));
    }

    fn refuse(&mut self, refusal: Refusal<'_>) {
        self.refusals.push(Refused {
            position: refusal.position,
            reason: refusal.reason,
            order_id: refusal.order_id.map(text),
            stated: refusal.stated,
            column: refusal.column.to_owned(),
            cell: text(refusal.cell),
        });
    }
}

impl Collected {
    /// The sum of what the lines state, in ten-thousandths.
    pub fn stated(&self) -> i128 {
        self.lines.iter().map(|line| i128::from(line.amounts.stated.0)).sum()
    }

    /// How many customers there are.
    pub fn customers(&self) -> usize {
        self.lines.iter().filter_map(|line| line.customer.as_deref()).collect::<BTreeSet<_>>().len()
    }

    /// The refusals' reasons with their lines, from 1.
    pub fn reasons(&self) -> Vec<(u64, &'static str)> {
        self.refusals.iter().map(|refusal| (refusal.position.line + 1, refusal.reason.code())).collect()
    }
}

/// Reads bytes in pieces of a length.
pub fn import(name: &str, bytes: &[u8], piece: usize) -> (Result<FileSummary, Error>, Collected) {
    import_as(name, bytes, piece, Choices::default())
}

/// Reads bytes in pieces of a length, as a person has said.
pub fn import_as(name: &str, bytes: &[u8], piece: usize, choices: Choices) -> (Result<FileSummary, Error>, Collected) {
    let mut sink = Collected::default();
    let mut importer = Importer::new(0, name, bytes.len() as u64).with_choices(choices).with_decoders(decoder);
    for part in bytes.chunks(piece.max(1)) {
        if let Err(error) = importer.push(part, &mut sink) {
            return (Err(error), sink);
        }
    }
    (importer.finish(&mut sink), sink)
}

/// Text in an encoding.
pub fn encoded(text: &str, encoding: Encoding) -> Vec<u8> {
    match encoding {
        Encoding::Utf16Le => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        Encoding::Utf16Be => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        other => {
            let (bytes, _, lossy) = decoder::coder(other).encode(text);
            assert!(!lossy, "not all letters of {text:?} are in {}", other.label());
            bytes.into_owned()
        }
    }
}

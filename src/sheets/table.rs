//! Cells in the order of a sheet, put into CSV.

use calamine::Data;

use super::cell::{Kind, shown};
use crate::ingest::container::WorkbookFault;

/// What a table may grow to, and how many empty rows are kept in one place.
const MOST_BYTES: usize = 1 << 30;
const MOST_EMPTY: u32 = 1_000;
/// Rows that are remembered to find the column names, and cells that such a row must have.
const REMEMBERED: usize = 40;
const NAMES: u32 = 3;

/// A table under way.
#[derive(Debug, Default)]
pub(super) struct Table {
    csv: Vec<u8>,
    row: u32,
    column: u32,
    /// The last column that any row so far has reached.
    widest: u32,
    rows: Vec<RowFacts>,
}

/// What a row holds.
#[derive(Debug, Clone, Copy, Default)]
struct RowFacts {
    row: u32,
    texts: u32,
    values: u32,
}

impl Table {
    /// Puts a cell in its place. Cells come row by row, each from left to right.
    pub(super) fn put(&mut self, row: u32, column: u32, cell: &Data) -> Result<(), WorkbookFault> {
        let (text, kind) = shown(cell);
        if kind == Kind::Empty || (row, column) < (self.row, self.column) {
            return Ok(());
        }
        if self.csv.len() > MOST_BYTES {
            return Err(WorkbookFault::TooLarge);
        }
        let down = (row - self.row).min(MOST_EMPTY);
        if down > 0 {
            self.end_row();
            self.csv.extend(core::iter::repeat_n(b'\n', down as usize));
            self.column = 0;
        }
        self.csv.extend(core::iter::repeat_n(b',', (column - self.column) as usize));
        (self.row, self.column) = (row, column);
        self.widest = self.widest.max(column);
        self.write(&text);
        self.remember(kind);
        Ok(())
    }

    /// Empty cells at the end of a row are cells of the table too.
    fn end_row(&mut self) {
        self.csv.extend(core::iter::repeat_n(b',', (self.widest - self.column) as usize));
    }

    fn write(&mut self, text: &str) {
        if !text.contains([',', '"', '\n', '\r']) {
            self.csv.extend_from_slice(text.as_bytes());
            return;
        }
        self.csv.push(b'"');
        for byte in text.bytes() {
            if byte == b'"' {
                self.csv.push(b'"');
            }
            self.csv.push(byte);
        }
        self.csv.push(b'"');
    }

    fn remember(&mut self, kind: Kind) {
        if self.rows.last().is_none_or(|last| last.row != self.row) {
            if self.rows.len() == REMEMBERED {
                return;
            }
            self.rows.push(RowFacts { row: self.row, ..RowFacts::default() });
        }
        if let Some(last) = self.rows.last_mut().filter(|last| last.row == self.row) {
            match kind {
                Kind::Text => last.texts += 1,
                Kind::Value => last.values += 1,
                Kind::Empty => {}
            }
        }
    }

    /// Rows that hold something, of the first few.
    pub(super) fn rows_with_cells(&self) -> usize {
        self.rows.len()
    }

    /// Whether a row of texts stands above one of values.
    pub(super) fn has_column_names(&self) -> bool {
        self.rows.windows(2).any(|pair| match pair {
            [names, row] => {
                let filled = row.texts + row.values;
                names.values == 0 && names.texts >= NAMES && row.values > 0 && filled * 2 >= names.texts
            }
            _ => false,
        })
    }

    /// The table, each row with its line end.
    pub(super) fn into_csv(mut self) -> Vec<u8> {
        self.end_row();
        self.csv.push(b'\n');
        self.csv
    }
}

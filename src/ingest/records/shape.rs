//! What the rows of a file look like: how many cells they have, and what each column holds.
//!
//! Learnt from the first rows, it tells two damages that would otherwise go by in silence: a quote that was never closed and has
//! swallowed whole rows, and a row whose cells stand in the wrong columns because a delimiter in a text was not quoted.

use super::form::Form;
use super::record::Record;
use crate::ingest::fields::{amount, date, trimmed};

/// Rows looked at.
const ROWS: usize = 200;
/// Whole rows that make sure.
const SURE: usize = 8;
/// Of a column's filled cells so many in a hundred must agree.
const AGREEING: usize = 95;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Nothing, so far.
    Blank,
    Date,
    Number,
    /// One word: a number, a name, an address for mail.
    Word,
    /// Words with spaces between them.
    Text,
}

/// What the rows of a file look like.
#[derive(Debug, Clone, Default)]
pub(crate) struct RowShape {
    columns: Vec<Kind>,
    /// Whether enough rows were seen to doubt one that only lacks cells at its end, as many programs write them.
    sure: bool,
}

impl RowShape {
    /// Learns from the rows that have as many cells as there are columns; from all where none has.
    pub(crate) fn of<'a>(rows: impl Iterator<Item = Record<'a>>, columns: usize) -> Self {
        let all: Vec<Record<'_>> = rows.take(ROWS).filter(|row| !row.unclosed).collect();
        let whole: Vec<Record<'_>> = all.iter().filter(|row| row.cells() == columns).copied().collect();
        let sure = whole.len() >= SURE;
        let rows = if whole.is_empty() { all } else { whole };
        Self { columns: (0..columns).map(|at| kind_of(&rows, at)).collect(), sure }
    }

    /// Whether a cell does not look like the others of its column.
    fn is_odd(&self, column: usize, cell: &[u8]) -> bool {
        let cell = trimmed(cell);
        !cell.is_empty()
            && match self.columns.get(column) {
                Some(Kind::Date) => !date::looks_like_date(cell),
                Some(Kind::Number) => !is_number(cell),
                Some(Kind::Word) => has_spaces(cell),
                Some(Kind::Text | Kind::Blank) => false,
                None => true,
            }
    }

    fn is_typed(&self, column: usize) -> bool {
        matches!(self.columns.get(column), Some(Kind::Date | Kind::Number))
    }

    /// Whether a cell says which column it is of.
    fn is_telling(&self, column: usize, cell: &[u8]) -> bool {
        self.is_typed(column) && !trimmed(cell).is_empty()
    }

    /// Whether the text of a record, from a quoted cell with line breaks on, has a line that is a row by itself. `column` is
    /// the cell's: of what follows the last line break only the cells before that column can tell.
    pub(super) fn is_in(&self, text: &[u8], form: Form, column: usize) -> bool {
        if self.columns.len() < 3 {
            return false;
        }
        let mut lines =
            text.split(|byte| matches!(byte, b'\n' | b'\r')).skip(1).filter(|line| !line.is_empty()).peekable();
        while let Some(line) = lines.next() {
            let last = lines.peek().is_none();
            if self.is_row(line, form, if last { column } else { self.columns.len() }) {
                return true;
            }
        }
        false
    }

    /// Whether a line is a row, and its first `telling` cells say so.
    fn is_row(&self, line: &[u8], form: Form, telling: usize) -> bool {
        let cells = || line.split(|byte| *byte == form.delimiter).enumerate();
        memchr::memchr_iter(form.delimiter, line).count() + 1 == self.columns.len()
            && cells().all(|(at, cell)| !self.is_odd(at, cell))
            && cells().take(telling).any(|(at, cell)| self.is_telling(at, cell))
    }

    /// The first column of which it is not certain that its cell stands in it; nothing where all of them do.
    pub(crate) fn first_doubtful(&self, record: &Record<'_>) -> Option<usize> {
        let (columns, cells) = (self.columns.len(), record.cells());
        if cells <= columns {
            let doubt = self.sure && cells < columns;
            return (0..cells).find(|&at| doubt && self.is_typed(at) && self.is_odd(at, &record.cell(at)));
        }
        if (columns..cells).all(|at| trimmed(record.raw(at)).is_empty()) {
            return None;
        }
        // A text that was cut in pieces stands in one column; before it all is well, behind it all is shifted.
        let odd = |column: usize, at: usize| u32::from(self.is_odd(column, &record.cell(at)));
        let shift = cells - columns;
        let mut faults: u32 = (1..columns).map(|column| odd(column, column + shift)).sum();
        let mut best: Option<(u32, usize)> = None;
        for column in 0..columns {
            let may_be_cut = matches!(self.columns.get(column), Some(Kind::Text));
            if may_be_cut && best.is_none_or(|(fewest, _)| faults < fewest) {
                best = Some((faults, column));
            }
            faults += odd(column, column);
            if column + 1 < columns {
                faults -= odd(column + 1, column + 1 + shift);
            }
        }
        Some(best.filter(|(faults, _)| *faults == 0).map_or(0, |(_, column)| column))
    }
}

fn kind_of(rows: &[Record<'_>], column: usize) -> Kind {
    // Cells that are no dates, no numbers, no words; a question that has had enough of them is not asked again.
    let (mut filled, mut others) = (0, [0_usize; 3]);
    let enough = rows.len() * (100 - AGREEING) / 100;
    let kinds: [fn(&[u8]) -> bool; 3] =
        [|cell| has_digits(cell) && date::looks_like_date(cell), is_number, |cell| !has_spaces(cell)];
    for row in rows {
        let cell = row.cell(column);
        let cell = trimmed(&cell);
        if !cell.is_empty() {
            filled += 1;
            for (others, fits) in others.iter_mut().zip(kinds) {
                *others += usize::from(*others <= enough && !fits(cell));
            }
        }
    }
    let most = |others: usize| others * 100 <= filled * (100 - AGREEING);
    match (filled, others.map(most)) {
        (0, _) => Kind::Blank,
        (_, [true, ..]) => Kind::Date,
        (_, [_, true, _]) => Kind::Number,
        (_, [.., true]) => Kind::Word,
        _ => Kind::Text,
    }
}

/// Whether it can be a date or a number at all: digits of other scripts count too.
fn has_digits(cell: &[u8]) -> bool {
    cell.iter().any(|byte| byte.is_ascii_digit() || *byte >= 0x80)
}

/// An amount with a currency at most: `Flat 4` is no number here.
fn is_number(cell: &[u8]) -> bool {
    has_digits(cell)
        && amount::looks_like_amount(cell)
        && cell.iter().filter(|byte| byte.is_ascii_alphabetic()).count() <= 3
}

fn has_spaces(cell: &[u8]) -> bool {
    memchr::memchr2(b' ', b'\n', cell).is_some()
}

#[cfg(test)]
mod tests {
    use super::super::{Kept, RecordReader};
    use super::*;

    fn kept(text: &str) -> Vec<Kept> {
        let mut reader = RecordReader::new(Form::new(b','), 0);
        reader.feed(text.as_bytes());
        reader.end();
        let mut kept = Vec::new();
        while let Some(record) = reader.next() {
            kept.push(record.keep());
        }
        kept
    }

    /// The first doubtful column of a row, among the rows of a file.
    fn doubtful(file: &str, row: &str) -> Option<usize> {
        let columns = kept(file)[0].record().cells();
        RowShape::of(kept(file).iter().map(Kept::record), columns).first_doubtful(&kept(row)[0].record())
    }

    #[test]
    fn the_column_that_came_apart_is_found() {
        let file = "1001,2024-01-01,12 Oak Street,5.00,EUR\n1002,2024-01-02,3 Elm Road,6.00,EUR\n";
        let cases: &[(&str, Option<usize>)] = &[
            ("1003,2024-01-03,1 Ash Lane,7.00,EUR", None),
            ("1003,2024-01-03,1 Ash Lane,7.00,EUR,,", None),
            ("1003,2024-01-03,1 Ash Lane, Flat 2,7.00,EUR", Some(2)),
            ("1003,2024-01-03,1 Ash Lane, Flat 2, Top,7.00,EUR", Some(2)),
            // Nothing fits: nothing can be trusted.
            ("1003,x,2024-01-03,1 Ash Lane,7.00,EUR", Some(0)),
            ("1003,2024-01-03,1 Ash Lane", None),
            ("1003,1 Ash Lane,7.00", None),
        ];
        for (row, column) in cases {
            assert_eq!(doubtful(file, row), *column, "{row}");
        }
        // With more rows to compare with, a cell that is missing in the middle is seen too.
        let long = file.repeat(SURE);
        assert_eq!(doubtful(&long, "1003,1 Ash Lane,7.00"), Some(1));
        assert_eq!(doubtful(&long, "1003,2024-01-03"), None);
        let two_texts = "1,a b,c d,5\n2,e f,g h,6\n";
        assert_eq!(doubtful(two_texts, "3,a, b,c d,7"), Some(1), "the first of those that may have come apart");
    }
}

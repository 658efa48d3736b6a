//! Rows that a spreadsheet has wrapped in quotes as a whole: `"1001,""Smith, Ann"",5",,,`.
//!
//! They come of a table that was pasted into one column and saved again. Only what looks like nothing else is taken for one: a
//! quoted first cell that holds at least two delimiters, and nothing behind it.

use super::form::{Form, Quoting};
use super::reader::RecordReader;
use super::record::Record;

/// Cells that a wrapped row must have.
const CELLS: usize = 3;

/// Unwraps rows; holds the one under way.
#[derive(Debug, Default)]
pub(crate) struct Rewrap {
    bytes: Vec<u8>,
    ends: Vec<u32>,
    /// Rows that were wrapped.
    pub(crate) rows: u64,
}

impl Rewrap {
    /// The row inside a wrapped one; any other as it is.
    pub(crate) fn row<'a>(&'a mut self, record: Record<'a>, form: Form) -> Record<'a> {
        if !record.bytes.starts_with(b"\"") || form.quoting == Quoting::Off || !self.unwrap(&record, form) {
            return record;
        }
        self.rows += 1;
        Record { bytes: &self.bytes, ends: &self.ends, ..record }
    }

    fn unwrap(&mut self, record: &Record<'_>, form: Form) -> bool {
        // What parted the cells when the table was saved may be another character than what parts the cells inside.
        let stuffing = |byte: &u8| matches!(byte, b',' | b';' | b'\t' | b'|' | b' ');
        let bare = record.bytes.iter().rposition(|byte| !stuffing(byte)).map_or(0, |at| at + 1);
        let Some(inside) = record.bytes.get(1..bare.saturating_sub(1)).filter(|_| record.bytes[bare - 1] == b'"')
        else {
            return false;
        };
        if record.unclosed || record.cut || !all_doubled(inside) {
            return false;
        }
        let whole = Record { bytes: &record.bytes[..bare], ends: &[bare as u32], ..*record };
        let mut reader = RecordReader::new(form, record.line);
        reader.feed(&whole.cell(0));
        reader.end();
        match reader.next() {
            Some(row) if row.cells() >= CELLS && !row.unclosed => {
                self.bytes.clear();
                self.bytes.extend_from_slice(row.bytes);
                self.ends.clear();
                self.ends.extend_from_slice(row.ends);
            }
            _ => return false,
        }
        // More than one row inside is a text of several lines.
        reader.next().is_none()
    }
}

/// Whether each quote is followed by another.
fn all_doubled(mut text: &[u8]) -> bool {
    while let Some(at) = memchr::memchr(b'"', text) {
        match text.get(at + 1) {
            Some(b'"') => text = &text[at + 2..],
            _ => return false,
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str) -> Vec<String> {
        let form = Form::new(b',');
        let mut reader = RecordReader::new(form, 0);
        reader.feed(text.as_bytes());
        reader.end();
        let mut rewrap = Rewrap::default();
        let row = rewrap.row(reader.next().expect("a record"), form);
        (0..row.cells()).map(|at| String::from_utf8_lossy(&row.cell(at)).into_owned()).collect()
    }

    #[test]
    fn whole_rows_in_quotes_are_unwrapped_and_nothing_else() {
        let cases: &[(&str, &[&str])] = &[
            ("\"1001,\"\"Smith, Ann\"\",5\"", &["1001", "Smith, Ann", "5"]),
            ("\"1001,ann,5\",,,,", &["1001", "ann", "5"]),
            ("\"1001,ann,5\";;", &["1001", "ann", "5"]),
            ("\"1001,\"\"CHAPPED LIPS\"\"\",,", &["1001,\"CHAPPED LIPS\"", "", ""]),
            ("\"1001\",\"a,b,c\",\"\"", &["1001", "a,b,c", ""]),
            ("\"a,b,c\",d", &["a,b,c", "d"]),
            ("\"a,b\nc,d,e\"", &["a,b\nc,d,e"]),
            ("a,b,c", &["a", "b", "c"]),
            ("\"", &[""]),
            ("\"\"", &[""]),
        ];
        for (text, expected) in cases {
            assert_eq!(cells(text), *expected, "{text}");
        }
    }
}

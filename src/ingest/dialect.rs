//! How the table is written: the delimiter, what quotes mean, and where the header row is.
//!
//! Each delimiter is tried on the first bytes. The one whose header row holds the most names that are known wins; with equal
//! names the one that cuts most records into as many cells as the header row has, more than one. Titles, blank lines and `sep=;`
//! above the header are skipped. Quotes are escaped by a backslash where reading so leaves fewer of them astray, and mean
//! nothing in a tab file where some are astray. The answer depends on the prefix only, so a longer file gets the same.

use super::mapping::{Header, is_known};
use super::records::{Form, Quoting, Record, RecordReader, Rewrap};

/// The delimiters that are tried, in the order of preference.
const DELIMITERS: [u8; 6] = [b',', b';', b'\t', b'|', b'~', b'^'];
/// Lines among which the header row is searched.
const HEADER_LINES: u64 = 30;
/// Bytes and records that are tried for each delimiter; everything there is where the first line alone is so long.
const TRIED_BYTES: usize = 64 << 10;
const LONG_LINE: usize = TRIED_BYTES / 8;
const TRIED_RECORDS: usize = 120;

/// What was found.
#[derive(Debug, Clone)]
pub(crate) struct Dialect {
    pub(crate) form: Form,
    /// Byte and line of the prefix at which the header row begins.
    pub(crate) header_at: usize,
    pub(crate) header_line: u64,
    /// Byte and line at which the table may begin, behind a line that only states the delimiter.
    pub(crate) begin: (usize, u64),
    pub(crate) header: Header,
    /// How many of the header's names are known.
    pub(crate) known: usize,
}

/// Looks at the first bytes of a text. A person may have `chosen` the delimiter.
pub(crate) fn sniff(prefix: &[u8], complete: bool, chosen: Option<u8>) -> Option<Dialect> {
    let (stated, skipped) = stated_delimiter(prefix);
    let text = &prefix[skipped..];
    let long = memchr::memchr2(b'\r', b'\n', text).is_none_or(|end| end > LONG_LINE);
    let tried = &text[..if long { text.len() } else { text.len().min(TRIED_BYTES) }];
    let complete = complete && tried.len() == text.len();
    let sight = Sight { text: tried, complete, line: u64::from(skipped > 0) };
    let candidates = match chosen.or(stated) {
        Some(delimiter) => vec![delimiter],
        None => DELIMITERS.to_vec(),
    };
    let mut best: Option<Trial> = None;
    for trial in candidates.into_iter().filter_map(|delimiter| sight.best_quoting(delimiter)) {
        if best.as_ref().is_none_or(|best| trial.rank() > best.rank()) {
            best = Some(trial);
        }
    }
    best.map(|Trial { mut dialect, .. }| {
        dialect.header_at += skipped;
        dialect.begin.0 = skipped;
        dialect
    })
}

/// `sep=;` on the first line, and how many bytes it takes.
fn stated_delimiter(prefix: &[u8]) -> (Option<u8>, usize) {
    let line = &prefix[..memchr::memchr2(b'\r', b'\n', prefix).unwrap_or(prefix.len())];
    let bare = line.strip_prefix(b"\"").unwrap_or(line);
    let Some((word, rest)) = bare.split_at_checked(4) else { return (None, 0) };
    if !word.eq_ignore_ascii_case(b"sep=") || rest.trim_ascii_end().len() > 2 {
        return (None, 0);
    }
    let end = match prefix.get(line.len()..) {
        Some([b'\r', b'\n', ..]) => line.len() + 2,
        Some([_, ..]) => line.len() + 1,
        _ => line.len(),
    };
    (rest.first().copied().filter(|&byte| may_delimit(byte)), end)
}

/// Whether a byte can stand between cells.
pub(crate) fn may_delimit(byte: u8) -> bool {
    byte == b'\t' || byte == b' ' || (byte.is_ascii_punctuation() && !matches!(byte, b'"' | b'\\'))
}

/// The text that dialects are tried on.
#[derive(Clone, Copy)]
struct Sight<'a> {
    text: &'a [u8],
    complete: bool,
    line: u64,
}

/// What one way of reading makes of it.
struct Trial {
    dialect: Dialect,
    /// Records of the usual width and the usual width itself, both in a measure that grows with them.
    consistent: u64,
    /// Records with a quote that was never closed, or with text behind one that was.
    astray: usize,
}

impl Trial {
    fn rank(&self) -> (usize, u64) {
        (self.dialect.known, self.consistent)
    }
}

impl Sight<'_> {
    fn best_quoting(self, delimiter: u8) -> Option<Trial> {
        let doubled = self.read(Form::new(delimiter))?;
        let other = if memchr::memmem::find(self.text, b"\\\"").is_some() {
            Quoting::Backslash
        } else if delimiter == b'\t' {
            Quoting::Off
        } else {
            return Some(doubled);
        };
        if doubled.astray == 0 {
            return Some(doubled);
        }
        match self.read(Form { delimiter, quoting: other }) {
            Some(trial) if trial.astray < doubled.astray && trial.rank() >= doubled.rank() => Some(trial),
            _ => Some(doubled),
        }
    }

    fn read(self, form: Form) -> Option<Trial> {
        let mut reader = RecordReader::new(form, self.line);
        reader.feed(self.text);
        if self.complete {
            reader.end();
        }
        let mut rewrap = Rewrap::default();
        let (mut widths, mut heads, mut astray) = (Vec::new(), Vec::new(), 0);
        while widths.len() < TRIED_RECORDS {
            let Some(record) = reader.next() else { break };
            let record = rewrap.row(record, form);
            widths.push(record.cells());
            astray += usize::from(is_astray(&record, form.quoting));
            let sure = heads.last().is_some_and(|head: &Head| head.known >= 4);
            if record.line < HEADER_LINES + self.line && !sure {
                heads.push(Head::of(&record));
            }
        }
        let usual = usual_width(&widths);
        let mut best: Option<&Head> = None;
        for head in &heads {
            if best.is_none_or(|best| head.rank(usual) > best.rank(usual)) {
                best = Some(head);
            }
        }
        // No record at all: a prefix without a single line end.
        let Head { at, line, known, ref header, .. } = *best?;
        let width = header.names.len();
        let same = widths.iter().filter(|&&other| other == usual && usual > 1).count() as u64;
        let fits = if width == usual { 2 } else { 1 };
        let consistent = fits * same * 1_000 / widths.len().max(1) as u64 * usual.min(8) as u64;
        Some(Trial {
            dialect: Dialect {
                form,
                header_at: at,
                header_line: line,
                header: header.clone(),
                begin: (0, self.line),
                known,
            },
            consistent,
            astray,
        })
    }
}

/// A record that may be the header row.
struct Head {
    at: usize,
    line: u64,
    known: usize,
    filled: usize,
    header: Header,
}

impl Head {
    fn of(record: &Record<'_>) -> Self {
        let header = Header::of(record);
        Self {
            at: usize::try_from(record.offset).unwrap_or(usize::MAX),
            line: record.line,
            known: header.keys.iter().filter(|key| is_known(key)).count(),
            filled: record.filled(),
            header,
        }
    }

    /// Known names tell it, and that it is as wide as the rows below: a title fills one cell.
    fn rank(&self, usual: usize) -> usize {
        let wide = self.filled > 1 && self.filled * 2 > usual;
        self.known * 2 + if wide { 3 } else { 0 }
    }
}

/// Whether a quote of the record was never closed, or text stands behind one that was.
fn is_astray(record: &Record<'_>, quoting: Quoting) -> bool {
    let behind = |raw: &[u8]| match raw.split_first() {
        Some((b'"', inside)) => {
            inside.iter().rposition(|&byte| byte == b'"').is_none_or(|at| !inside[at + 1..].trim_ascii().is_empty())
        }
        _ => false,
    };
    record.unclosed
        || quoting != Quoting::Off
            && (0..record.cells()).any(|at| behind(record.raw(at)) || is_torn(record.raw(at), quoting))
}

/// Whether a quoted cell ends before its end: a lone quote stands inside.
fn is_torn(raw: &[u8], quoting: Quoting) -> bool {
    let Some(inside) = raw.trim_ascii_end().strip_prefix(b"\"").and_then(|rest| rest.strip_suffix(b"\"")) else {
        return false;
    };
    let mut bytes = inside.iter().peekable();
    while let Some(byte) = bytes.next() {
        let skipped = match byte {
            b'\\' if quoting == Quoting::Backslash => bytes.next().is_some(),
            b'"' => bytes.next_if(|next| **next == b'"').is_some(),
            _ => true,
        };
        if !skipped {
            return true;
        }
    }
    false
}

fn usual_width(widths: &[usize]) -> usize {
    let count = |width: usize| widths.iter().filter(|&&other| other == width).count();
    widths.iter().copied().max_by_key(|&width| (count(width), width)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_delimiter_and_the_header_are_found() {
        let cases: &[(&str, u8, u64, &str)] = &[
            ("customer_id,date,amount\n1,2024-01-01,5\n", b',', 0, "customer_id"),
            ("customer_id;date;amount\n1;2024-01-01;5,00\n2;2024-01-02;6,50\n", b';', 0, "customer_id"),
            ("customer_id\tdate\tamount\n1\t2024-01-01\t5,00\n", b'\t', 0, "customer_id"),
            ("customer_id|date|amount\n1|2024-01-01|5,00\n", b'|', 0, "customer_id"),
            ("sep=;\r\ncustomer_id;date;amount\r\n1;2024-01-01;5\r\n", b';', 1, "customer_id"),
            ("sep=\t\ncustomer_id\tdate\tamount\n1\t2024-01-01\t5\n", b'\t', 1, "customer_id"),
            ("\"sep=;\"\ncustomer_id;date;amount\n1;2024-01-01;5\n", b';', 1, "customer_id"),
            (
                "Sales Report;;\nPeriod: 01/07/2026 - 02/07/2026;;\n\ncustomer_id;date;amount\n1;2024-01-01;5\n",
                b';',
                3,
                "customer_id",
            ),
            ("Table 1\n\nDate,Customer,Total\n2024-01-01,1,\"1,5\"\n", b',', 2, "Date"),
            ("\"a;b\",\"c;d\",e\n\"1;2\",\"3;4\",5\n", b',', 0, "a;b"),
            ("\"customer_id\";\"date\";\"amount, net\"\r\n\"1\";\"x\";\"1,5\"\r\n", b';', 0, "customer_id"),
        ];
        for (text, delimiter, line, first) in cases {
            let found = sniff(text.as_bytes(), true, None).expect("a table");
            assert_eq!((found.form.delimiter, found.header_line), (*delimiter, *line), "{text:?}");
            assert_eq!(found.header.names[0], *first, "{text:?}");
            assert!(
                text.as_bytes()[found.header_at..].trim_ascii_start().starts_with(first.as_bytes())
                    || text.contains('"')
            );
        }
    }
}

//! How the table is written: the delimiter, and where the header row is.
//!
//! Each delimiter is tried on the first bytes. The one whose header row holds the most names that are known wins; with equal
//! names the one that cuts most records into the same number of cells, more than one. Titles, blank lines and `sep=;` above
//! the header are skipped. The answer depends on the prefix only, so a longer file gets the same.

use super::mapping::{Header, is_known};
use super::records::RecordReader;

/// The delimiters that are tried, in the order of preference.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];
/// Lines among which the header row is searched.
const HEADER_LINES: u64 = 30;
/// Bytes and records that are tried for each delimiter.
const TRIED_BYTES: usize = 64 << 10;
const TRIED_RECORDS: usize = 120;

/// What was found.
#[derive(Debug, Clone)]
pub(crate) struct Dialect {
    pub(crate) delimiter: u8,
    /// Byte and line of the prefix at which the header row begins.
    pub(crate) header_at: usize,
    pub(crate) header_line: u64,
    /// Byte and line at which the table may begin, behind a line that only states the delimiter.
    pub(crate) begin: (usize, u64),
    pub(crate) header: Header,
    /// How many of the header's names are known.
    pub(crate) known: usize,
}

/// Looks at the first bytes of a text.
pub(crate) fn sniff(prefix: &[u8], complete: bool) -> Option<Dialect> {
    let (stated, skipped) = stated_delimiter(prefix);
    let tried = &prefix[skipped..prefix.len().min(TRIED_BYTES.max(skipped))];
    let complete = complete && tried.len() + skipped == prefix.len();
    let lines = u64::from(skipped > 0);
    let mut best: Option<(Dialect, f64)> = None;
    for delimiter in DELIMITERS.into_iter().filter(|&delimiter| stated.is_none_or(|stated| stated == delimiter)) {
        let Some((dialect, consistent)) = try_delimiter(tried, complete, delimiter, lines) else { continue };
        let better = best.as_ref().is_none_or(|(champion, score)| {
            (dialect.known, consistent).partial_cmp(&(champion.known, *score)) == Some(core::cmp::Ordering::Greater)
        });
        if better {
            best = Some((dialect, consistent));
        }
    }
    best.map(|(mut dialect, _)| {
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
    (rest.first().copied().filter(|byte| DELIMITERS.contains(byte)), end)
}

/// Reads with one delimiter: the best header row, and how consistent the records below it are.
fn try_delimiter(tried: &[u8], complete: bool, delimiter: u8, lines: u64) -> Option<(Dialect, f64)> {
    let mut reader = RecordReader::new(delimiter, lines);
    reader.feed(tried);
    if complete {
        reader.end();
    }
    let mut best: Option<Dialect> = None;
    let mut widths = Vec::new();
    while widths.len() < TRIED_RECORDS {
        let Some(record) = reader.next() else { break };
        widths.push(record.cells());
        if record.line >= HEADER_LINES + lines || best.as_ref().is_some_and(|best| best.known >= 4) {
            continue;
        }
        let header = Header::of(&record);
        let known = header.keys.iter().filter(|key| is_known(key)).count();
        if best.as_ref().is_none_or(|best| known > best.known) {
            let header_at = usize::try_from(record.offset).unwrap_or(usize::MAX);
            best = Some(Dialect { delimiter, header_at, header_line: record.line, begin: (0, lines), header, known });
        }
    }
    // A text in one piece that is longer than what is tried, or a prefix without a single line end.
    let best = best?;
    let usual = usual_width(&widths);
    let same = widths.iter().filter(|&&width| width == usual && width > 1).count();
    let consistent = same as f64 / widths.len().max(1) as f64 * (usual as f64).min(8.0);
    Some((best, consistent))
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
            let found = sniff(text.as_bytes(), true).expect("a table");
            assert_eq!((found.delimiter, found.header_line), (*delimiter, *line), "{text:?}");
            assert_eq!(found.header.names[0], *first, "{text:?}");
            assert!(
                text.as_bytes()[found.header_at..].trim_ascii_start().starts_with(first.as_bytes())
                    || text.contains('"')
            );
        }
    }
}

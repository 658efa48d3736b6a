//! Text, dialect and records.

use holdfast::ingest::Encoding;
use holdfast::ingest::fuzzing::{self, FoundRecord, Quotes};

use super::choice;
use super::decoder::decoder;

const DELIMITERS: [u8; 4] = *b",;\t|";

/// A file's text is UTF-8 without control characters, the same in any pieces; what was plain text stays as it is.
pub fn text(bytes: &[u8]) {
    let (first, bytes) = choice(bytes);
    let shown = fuzzing::decoded(bytes);
    if let Ok(text) = core::str::from_utf8(bytes) {
        assert_eq!(shown, text);
    }
    let Some(found) = fuzzing::text(bytes, usize::MAX, decoder) else { return };
    assert_eq!(Some(&found), fuzzing::text(bytes, first + 1, decoder).as_ref(), "in pieces of {}", first + 1);
    let text = core::str::from_utf8(&found.text).expect("UTF-8");
    assert!(text.bytes().all(|byte| byte >= b' ' || matches!(byte, b'\t' | b'\n' | b'\r' | 0x0B | 0x0C)), "{text:?}");
    if let (Ok(whole), 0, Encoding::Utf8) = (core::str::from_utf8(bytes), found.dropped, found.encoding) {
        assert_eq!(text, whole.strip_prefix('\u{FEFF}').unwrap_or(whole));
    }
}

/// The header row lies in the text.
pub fn dialect(bytes: &[u8]) {
    for complete in [true, false] {
        let Some((delimiter, at, line, names)) = fuzzing::dialect(bytes, complete) else { continue };
        assert!(!delimiter.is_ascii_alphanumeric() && delimiter != b'"' && at <= bytes.len() && !names.is_empty());
        let breaks = bytes[..at].iter().filter(|byte| matches!(byte, b'\r' | b'\n')).count() as u64;
        assert!(line <= breaks, "line {line} behind {breaks} line ends");
    }
}

/// Records are the same in any pieces, lie where they say, leave nothing out, and come out as they went in.
pub fn records(bytes: &[u8]) {
    let (first, bytes) = choice(bytes);
    let delimiter = DELIMITERS[first % 4];
    let quotes = [Quotes::Doubled, Quotes::Doubled, Quotes::Backslash, Quotes::Off][first / 4 % 4];
    let unwrap = first / 16 % 2 == 1;
    let piece = first / 32 * 5 + 1;
    let found = fuzzing::records(bytes, delimiter, quotes, unwrap, usize::MAX);
    assert_eq!(found, fuzzing::records(bytes, delimiter, quotes, unwrap, piece), "in pieces of {piece}");
    lie_where_they_say(bytes, delimiter, &found);
    if !unwrap {
        come_out_as_they_went_in(delimiter, &found);
    }
    if let (Quotes::Doubled, false, Some(plain)) = (quotes, unwrap, plainly(bytes, delimiter)) {
        let cells: Vec<&Vec<Vec<u8>>> = found.iter().map(|record| &record.cells).collect();
        assert_eq!(cells, plain.iter().collect::<Vec<_>>(), "as a plain reader has it");
        assert!(found.iter().all(|record| !record.unclosed));
    }
}

fn lie_where_they_say(bytes: &[u8], delimiter: u8, found: &[FoundRecord]) {
    let nothing = |gap: &[u8]| gap.iter().all(|&byte| byte == delimiter || byte.is_ascii_whitespace());
    let mut behind = 0;
    let mut line = 0;
    for record in found {
        let at = record.offset as usize;
        assert!(at >= behind && nothing(&bytes[behind..at]), "something was left out before byte {at}");
        behind = at + record.bytes.len();
        assert_eq!(&bytes[at..behind], record.bytes);
        assert!(!record.cells.is_empty() && record.line >= line);
        line = record.line;
    }
    assert!(nothing(&bytes[behind..]), "something was left out at the end");
}

fn come_out_as_they_went_in(delimiter: u8, found: &[FoundRecord]) {
    let mut text = Vec::new();
    for record in found {
        for (at, cell) in record.cells.iter().enumerate() {
            if at > 0 {
                text.push(delimiter);
            }
            text.push(b'"');
            for &byte in cell {
                text.extend(if byte == b'"' { &b"\"\""[..] } else { core::slice::from_ref(&byte) });
            }
            text.push(b'"');
        }
        text.push(b'\n');
    }
    let again = fuzzing::records(&text, delimiter, Quotes::Doubled, false, usize::MAX);
    let cells = |records: &[FoundRecord]| records.iter().map(|record| record.cells.clone()).collect::<Vec<_>>();
    assert_eq!(cells(&again), cells(found), "written and read again");
}

/// The records by the plainest of readers; nothing where a quote stands anywhere but around a cell or doubled within.
fn plainly(bytes: &[u8], delimiter: u8) -> Option<Vec<Vec<Vec<u8>>>> {
    let mut records = Vec::new();
    let (mut cells, mut cell, mut raw) = (Vec::new(), Vec::new(), Vec::new());
    let mut rest = bytes;
    while !rest.is_empty() {
        if rest[0] == b'"' {
            if !cell.is_empty() || raw.last().is_some_and(|&last| last != delimiter) {
                return None;
            }
            raw.push(b'"');
            rest = &rest[1..];
            loop {
                match rest {
                    [b'"', b'"', tail @ ..] => {
                        cell.push(b'"');
                        rest = tail;
                    }
                    [b'"', tail @ ..] => {
                        rest = tail;
                        break;
                    }
                    [byte, tail @ ..] => {
                        cell.push(*byte);
                        rest = tail;
                    }
                    [] => return None,
                }
            }
            if !matches!(rest.first(), None | Some(b'\r' | b'\n')) && rest.first() != Some(&delimiter) {
                return None;
            }
            continue;
        }
        let byte = rest[0];
        rest = &rest[1..];
        match byte {
            _ if byte == delimiter => {
                raw.push(byte);
                cells.push(core::mem::take(&mut cell));
            }
            b'\r' | b'\n' => {
                if byte == b'\r' && rest.first() == Some(&b'\n') {
                    rest = &rest[1..];
                }
                finish(&mut records, &mut cells, &mut cell, &mut raw, delimiter);
            }
            _ => {
                raw.push(byte);
                cell.push(byte);
            }
        }
    }
    finish(&mut records, &mut cells, &mut cell, &mut raw, delimiter);
    Some(records)
}

/// Ends a record; one of only delimiters or only white space is none.
fn finish(
    records: &mut Vec<Vec<Vec<u8>>>,
    cells: &mut Vec<Vec<u8>>,
    cell: &mut Vec<u8>,
    raw: &mut Vec<u8>,
    delimiter: u8,
) {
    let mut cells = core::mem::take(cells);
    cells.push(core::mem::take(cell));
    let raw = core::mem::take(raw);
    if !raw.iter().all(|&byte| byte == delimiter) && !raw.trim_ascii().is_empty() {
        records.push(cells);
    }
}

//! The record reader beside a plain one that looks at a whole text byte by byte.

use proptest::prelude::*;

use super::{LIMITS, Limits, Record, RecordReader};

/// A record: its line, whether a quote of it was never closed, and its cells with their quotes.
type Plain = (u64, bool, Vec<Vec<u8>>);

/// A text, and its records without their quotes.
type Tolerance = (&'static str, &'static [(u64, bool, &'static [&'static str])]);

/// Limits longer than what is looked at in one go, as the real ones are.
const SMALL: Limits = Limits { cell_bytes: 100, cell_breaks: 8, record_bytes: 250 };

fn in_pieces(text: &[u8], pieces: &[usize], limits: Limits) -> Vec<Plain> {
    let mut reader = RecordReader { limits, ..RecordReader::new(b',', 0) };
    let mut records = Vec::new();
    let mut rest = text;
    let mut sizes = pieces.iter().copied().cycle();
    loop {
        while let Some(record) = reader.next() {
            assert_eq!(record.number as usize, records.len());
            assert!(text[record.offset as usize..].starts_with(record.bytes));
            let cells = (0..record.cells()).map(|at| record.raw(at).to_vec()).collect();
            records.push((record.line, record.unclosed, cells));
        }
        if reader.complete {
            return records;
        }
        if rest.is_empty() {
            reader.end();
            continue;
        }
        let (piece, tail) = rest.split_at(sizes.next().unwrap_or(1).clamp(1, rest.len()));
        reader.feed(piece);
        rest = tail;
    }
}

/// One record from the front of a text, by the rules in the module's text.
fn plain_record(text: &[u8], limits: Limits, literal: usize) -> Result<(usize, usize, Vec<Vec<u8>>), usize> {
    let (mut cells, mut cell, mut at) = (Vec::new(), Vec::new(), 0);
    let mut fresh = true;
    while at < text.len() {
        if at == limits.record_bytes {
            cells.push(cell);
            return Ok((at, at, cells));
        }
        match text[at] {
            b'"' if fresh && at < literal => {
                let opened = at;
                let mut breaks = 0;
                cell.push(b'"');
                at += 1;
                loop {
                    match text.get(at) {
                        _ if at >= opened + limits.cell_bytes => return Err(opened),
                        None => return Err(opened),
                        Some(b'"') if text.get(at + 1) == Some(&b'"') => {
                            if at + 1 >= opened + limits.cell_bytes {
                                return Err(opened);
                            }
                            cell.extend(b"\"\"");
                            at += 2;
                        }
                        Some(b'"') => break,
                        Some(&byte) => {
                            breaks += u64::from(byte == b'\r' || (byte == b'\n' && text[at - 1] != b'\r'));
                            if breaks > limits.cell_breaks {
                                return Err(opened);
                            }
                            cell.push(byte);
                            at += 1;
                        }
                    }
                }
                let end = text[at + 1..].iter().position(|byte| b",\r\n".contains(byte));
                let end = end.map_or(text.len(), |end| at + 1 + end);
                if breaks > 0 && !text[at + 1..end].trim_ascii().is_empty() {
                    return Err(opened);
                }
                cell.push(b'"');
                at += 1;
                fresh = false;
            }
            b',' => {
                cells.push(core::mem::take(&mut cell));
                fresh = true;
                at += 1;
            }
            b'\r' | b'\n' => {
                cells.push(cell);
                let both = text[at..].starts_with(b"\r\n");
                return Ok((at, at + 1 + usize::from(both), cells));
            }
            byte => {
                cell.push(byte);
                fresh = false;
                at += 1;
            }
        }
    }
    cells.push(cell);
    Ok((at, at, cells))
}

fn plainly(text: &[u8], limits: Limits) -> Vec<Plain> {
    let (mut records, mut rest, mut line) = (Vec::new(), text, 0);
    while !rest.is_empty() {
        let (unclosed, (end, next, cells)) = match plain_record(rest, limits, usize::MAX) {
            Ok(found) => (false, found),
            Err(opened) => (true, plain_record(rest, limits, opened).expect("no quotes behind it")),
        };
        let bytes = &rest[..end];
        if !bytes.trim_ascii().is_empty() && bytes.len() + 1 != cells.len() {
            records.push((line, unclosed, cells));
        }
        let breaks = |text: &[u8]| {
            let pairs = text.windows(2).filter(|pair| pair == b"\r\n").count();
            (text.iter().filter(|byte| b"\r\n".contains(byte)).count() - pairs) as u64
        };
        line += breaks(&rest[..next]);
        rest = &rest[next..];
    }
    records
}

fn shown(records: &[Plain]) -> Vec<(u64, bool, Vec<String>)> {
    records
        .iter()
        .map(|(line, unclosed, cells)| {
            (*line, *unclosed, cells.iter().map(|cell| String::from_utf8_lossy(cell).into_owned()).collect())
        })
        .collect()
}

fn without_quotes(raw: &[u8]) -> Vec<u8> {
    let end = [raw.len() as u32];
    Record { bytes: raw, ends: &end, number: 0, line: 0, offset: 0, unclosed: false }.cell(0).into_owned()
}

#[test]
fn tolerances() {
    let cases: &[Tolerance] = &[
        ("a,b\n1,2\n", &[(0, false, &["a", "b"]), (1, false, &["1", "2"])]),
        ("a\r\nb\rc\nd", &[(0, false, &["a"]), (1, false, &["b"]), (2, false, &["c"]), (3, false, &["d"])]),
        ("\n\n a\n  \n,,\nb", &[(2, false, &[" a"]), (5, false, &["b"])]),
        ("\"a,\"\"b\"\"\nc\",d\ne", &[(0, false, &["a,\"b\"\nc", "d"]), (2, false, &["e"])]),
        ("\"a\" b,c\n", &[(0, false, &["a b", "c"])]),
        ("6\" pan,c\n", &[(0, false, &["6\" pan", "c"])]),
        ("\"open,b\nc,d\n", &[(0, true, &["open", "b"]), (1, false, &["c", "d"])]),
        ("a,\"open\nb,\"closed\"\n", &[(0, true, &["a", "open"]), (1, false, &["b", "closed"])]),
        ("\"a\nb\",\"open\nc,d", &[(0, true, &["a\nb", "open"]), (2, false, &["c", "d"])]),
        ("a,\"\",\"\"\"\"", &[(0, false, &["a", "", "\""])]),
    ];
    for (text, expected) in cases {
        let expected: Vec<_> = expected
            .iter()
            .map(|(line, unclosed, cells)| {
                (*line, *unclosed, cells.iter().map(|&cell| cell.to_owned()).collect::<Vec<_>>())
            })
            .collect();
        let read = in_pieces(text.as_bytes(), &[1_000], LIMITS);
        assert_eq!(read, in_pieces(text.as_bytes(), &[1], LIMITS), "{text:?} byte by byte");
        assert_eq!(read, plainly(text.as_bytes(), LIMITS), "{text:?} plainly");
        let bare: Vec<Plain> = read
            .into_iter()
            .map(|(line, unclosed, cells)| (line, unclosed, cells.iter().map(|cell| without_quotes(cell)).collect()))
            .collect();
        assert_eq!(shown(&bare), expected, "{text:?}");
    }
}

#[test]
fn one_open_quote_does_not_swallow_a_long_file() {
    let mut text = String::from("1,\"open,2\n");
    for row in 0..60_000 {
        text.push_str(&format!("{row},some words that stand in the way,3\n"));
    }
    let records = in_pieces(text.as_bytes(), &[65_536], LIMITS);
    assert_eq!(records.len(), 60_001);
    assert_eq!(records.iter().filter(|(_, unclosed, _)| *unclosed).count(), 1);
    assert!(records.iter().all(|(_, _, cells)| cells.len() == 3));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_fast_reader_agrees_with_the_plain_one(
        text in prop::collection::vec(prop::sample::select(b"aaaaaaaab,,\"\"\n\r ".to_vec()), 0..700),
        pieces in prop::collection::vec(1_usize..90, 1..6),
    ) {
        let expected = shown(&plainly(&text, SMALL));
        prop_assert_eq!(shown(&in_pieces(&text, &[1_000], SMALL)), expected.clone());
        prop_assert_eq!(shown(&in_pieces(&text, &[1], SMALL)), expected.clone());
        prop_assert_eq!(shown(&in_pieces(&text, &pieces, SMALL)), expected);
    }
}

//! The record reader beside a plain one that looks at a whole text byte by byte.

use proptest::prelude::*;

use super::{Form, LIMITS, Limits, Quoting, Record, RecordReader, RowShape};

/// A record: its line, whether a quote of it was never closed, whether its line was cut, and its cells with their quotes.
type Plain = (u64, bool, bool, Vec<Vec<u8>>);

/// A text, and its records without their quotes.
type Tolerance = (&'static str, &'static [(u64, bool, &'static [&'static str])]);

/// Limits longer than what is looked at in one go, as the real ones are.
const SMALL: Limits = Limits { cell_bytes: 100, cell_breaks: 8, record_bytes: 250 };

/// What the readers are told.
#[derive(Clone)]
struct Orders {
    form: Form,
    limits: Limits,
    shape: Option<RowShape>,
}

impl Orders {
    fn new(quoting: Quoting, limits: Limits) -> Self {
        Self { form: Form { delimiter: b',', quoting }, limits, shape: None }
    }
}

fn in_pieces(text: &[u8], pieces: &[usize], orders: &Orders) -> Vec<Plain> {
    let Orders { form, limits, shape } = orders.clone();
    let mut reader = RecordReader { limits, shape, ..RecordReader::new(form, 0) };
    let mut records = Vec::new();
    let mut rest = text;
    let mut sizes = pieces.iter().copied().cycle();
    loop {
        while let Some(record) = reader.next() {
            assert_eq!(record.number as usize, records.len());
            assert!(text[record.offset as usize..].starts_with(record.bytes));
            let cells = (0..record.cells()).map(|at| record.raw(at).to_vec()).collect();
            records.push((record.line, record.unclosed, record.cut, cells));
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

/// What a plain reading of one record finds.
struct Found {
    /// Where it ends, and where the next begins.
    end: usize,
    next: usize,
    cut: bool,
    cells: Vec<Vec<u8>>,
    /// Where its first quoted cell with line breaks begins, and that cell's number.
    broken: Option<(usize, usize)>,
}

/// One record from the front of a text, by the rules in the module's text.
fn plain_record(text: &[u8], orders: &Orders, literal: usize) -> Result<Found, usize> {
    let Orders { form, limits, .. } = orders;
    let (mut cells, mut cell, mut at) = (Vec::new(), Vec::new(), 0);
    let mut fresh = true;
    let mut broken = None;
    while at < text.len() {
        if at >= limits.record_bytes {
            let end = limits.record_bytes;
            let first = text[end..].iter().position(|byte| b"\r\n".contains(byte)).map(|place| end + place);
            let next = first.map_or(text.len(), |at| at + 1 + usize::from(text[at..].starts_with(b"\r\n")));
            cell.truncate(cell.len() - (at - end));
            cells.push(cell);
            return Ok(Found { end, next, cut: true, cells, broken });
        }
        match text[at] {
            b'"' if fresh && at < literal && form.quoting != Quoting::Off => {
                let opened = at;
                let mut breaks = 0;
                cell.push(b'"');
                at += 1;
                loop {
                    match text.get(at) {
                        _ if at >= opened + limits.cell_bytes => return Err(opened),
                        None => return Err(opened),
                        Some(b'\\') if form.quoting == Quoting::Backslash && text.get(at + 1) == Some(&b'\\') => {
                            cell.extend(b"\\\\");
                            at += 2;
                        }
                        Some(b'\\') if form.quoting == Quoting::Backslash && text.get(at + 1) == Some(&b'"') => {
                            if at + 1 >= opened + limits.cell_bytes {
                                return Err(opened);
                            }
                            cell.extend(b"\\\"");
                            at += 2;
                        }
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
                if breaks > 0 && end <= limits.record_bytes && !text[at + 1..end].trim_ascii().is_empty() {
                    return Err(opened);
                }
                if breaks > 0 && end < limits.record_bytes {
                    broken = broken.or(Some((opened, cells.len())));
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
                return Ok(Found { end: at, next: at + 1 + usize::from(both), cut: false, cells, broken });
            }
            byte => {
                cell.push(byte);
                fresh = false;
                at += 1;
            }
        }
    }
    cells.push(cell);
    Ok(Found { end: at, next: at, cut: false, cells, broken })
}

fn plainly(text: &[u8], orders: &Orders) -> Vec<Plain> {
    let (mut records, mut rest, mut line) = (Vec::new(), text, 0);
    while !rest.is_empty() {
        let mut literal = usize::MAX;
        let Found { end, next, cut, cells, .. } = loop {
            match plain_record(rest, orders, literal) {
                Err(opened) => literal = opened,
                Ok(found) => match (found.broken, &orders.shape) {
                    (Some((opened, column)), Some(shape))
                        if shape.is_in(&rest[opened..found.end], orders.form, column) =>
                    {
                        literal = opened;
                    }
                    _ => break found,
                },
            }
        };
        let bytes = &rest[..end];
        if cut || !bytes.trim_ascii().is_empty() && bytes.len() + 1 != cells.len() {
            records.push((line, literal != usize::MAX, cut, cells));
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

fn shown(records: &[Plain]) -> Vec<(u64, bool, bool, Vec<String>)> {
    records
        .iter()
        .map(|(line, unclosed, cut, cells)| {
            (*line, *unclosed, *cut, cells.iter().map(|cell| String::from_utf8_lossy(cell).into_owned()).collect())
        })
        .collect()
}

fn without_quotes(raw: &[u8], quoting: Quoting) -> Vec<u8> {
    let end = [raw.len() as u32];
    let record = Record { bytes: raw, ends: &end, number: 0, line: 0, offset: 0, unclosed: false, cut: false, quoting };
    record.cell(0).into_owned()
}

/// Checks both readers against what is expected without quotes.
fn check(text: &str, expected: &[(u64, bool, &[&str])], orders: &Orders) {
    let read = in_pieces(text.as_bytes(), &[1_000], orders);
    assert_eq!(read, in_pieces(text.as_bytes(), &[1], orders), "{text:?} byte by byte");
    assert_eq!(read, plainly(text.as_bytes(), orders), "{text:?} plainly");
    let bare: Vec<(u64, bool, Vec<String>)> = read
        .into_iter()
        .map(|(line, unclosed, _, cells)| {
            let cells = cells.iter().map(|cell| without_quotes(cell, orders.form.quoting));
            (line, unclosed, cells.map(|cell| String::from_utf8_lossy(&cell).into_owned()).collect())
        })
        .collect();
    let expected: Vec<(u64, bool, Vec<String>)> = expected
        .iter()
        .map(|(line, unclosed, cells)| (*line, *unclosed, cells.iter().map(|&cell| cell.to_owned()).collect()))
        .collect();
    assert_eq!(bare, expected, "{text:?}");
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
        check(text, expected, &Orders::new(Quoting::Doubled, LIMITS));
    }
}

#[test]
fn backslashes_and_plain_quotes() {
    let backslash: &[Tolerance] = &[
        (r#""say \"hi\", ok",2"#, &[(0, false, &[r#"say "hi", ok"#, "2"])]),
        (r#""ends in \\",2"#, &[(0, false, &[r"ends in \", "2"])]),
        (r#""a ""b"" \n",2"#, &[(0, false, &[r#"a "b" \n"#, "2"])]),
        (r#"plain \" b,2"#, &[(0, false, &[r#"plain \" b"#, "2"])]),
    ];
    for (text, expected) in backslash {
        check(text, expected, &Orders::new(Quoting::Backslash, LIMITS));
    }
    let off: &[Tolerance] = &[
        (
            "\"the rainmaker\" norton,2\n\"x,3\n",
            &[(0, false, &["\"the rainmaker\" norton", "2"]), (1, false, &["\"x", "3"])],
        ),
        ("\"whole\",2", &[(0, false, &["whole", "2"])]),
    ];
    for (text, expected) in off {
        check(text, expected, &Orders::new(Quoting::Off, LIMITS));
    }
}

/// What the rows of the tests below look like: a number, a day, an amount, a text.
fn shape() -> RowShape {
    let text = "1001,2024-01-01,5.00,a note\n1002,2024-01-02,6.50,another note\n";
    let mut reader = RecordReader::new(Form::new(b','), 0);
    reader.feed(text.as_bytes());
    let mut kept = Vec::new();
    while let Some(record) = reader.next() {
        kept.push(record.keep());
    }
    RowShape::of(kept.iter().map(super::super::record::Kept::record), 4)
}

#[test]
fn a_quote_that_swallows_whole_rows_is_taken_back() {
    let orders = Orders { shape: Some(shape()), ..Orders::new(Quoting::Doubled, LIMITS) };
    let cases: &[Tolerance] = &[
        // Closed by a stray quote three rows on, in the middle of nothing.
        (
            "1,2024-01-01,5,\"6 pan\n2,2024-01-02,5,x\n3,2024-01-03,5,8\"\n",
            &[
                (0, true, &["1", "2024-01-01", "5", "6 pan"]),
                (1, false, &["2", "2024-01-02", "5", "x"]),
                (2, false, &["3", "2024-01-03", "5", "8\""]),
            ],
        ),
        // In the very next row: only what follows the break can tell.
        (
            "1,2024-01-01,5,\"6 pan\n2,2024-01-02,5,8\"\n",
            &[(0, true, &["1", "2024-01-01", "5", "6 pan"]), (1, false, &["2", "2024-01-02", "5", "8\""])],
        ),
        // Notes of several lines stay, with commas in them and all.
        (
            "1,2024-01-01,5,\"please, call, before, you come\nor, if, not, so\"\n2,2024-01-02,5,x",
            &[
                (0, false, &["1", "2024-01-01", "5", "please, call, before, you come\nor, if, not, so"]),
                (2, false, &["2", "2024-01-02", "5", "x"]),
            ],
        ),
        ("\"1\n1\",2024-01-01,5,x\n", &[(0, false, &["1\n1", "2024-01-01", "5", "x"])]),
    ];
    for (text, expected) in cases {
        check(text, expected, &orders);
    }
}

#[test]
fn a_line_too_long_is_one_record_and_held_in_part() {
    let orders = Orders::new(Quoting::Doubled, SMALL);
    let text = format!("a,b\n1,{}\r\n2,3\n4,{}", "x,\"".repeat(400), "y".repeat(700));
    let read = in_pieces(text.as_bytes(), &[64], &orders);
    assert_eq!(read, plainly(text.as_bytes(), &orders));
    let lines: Vec<(u64, bool)> = read.iter().map(|(line, _, cut, _)| (*line, *cut)).collect();
    assert_eq!(lines, [(0, false), (1, true), (2, false), (3, true)]);
    let mut reader = RecordReader { limits: SMALL, ..RecordReader::new(Form::new(b','), 0) };
    for _ in 0..10_000 {
        reader.feed(&[b'x'; 100]);
        assert!(reader.next().is_none() && reader.buffer.len() < 500);
    }
}

#[test]
fn one_open_quote_does_not_swallow_a_long_file() {
    let mut text = String::from("1,\"open,2\n");
    for row in 0..60_000 {
        text.push_str(&format!("{row},some words that stand in the way,3\n"));
    }
    let records = in_pieces(text.as_bytes(), &[65_536], &Orders::new(Quoting::Doubled, LIMITS));
    assert_eq!(records.len(), 60_001);
    assert_eq!(records.iter().filter(|(_, unclosed, ..)| *unclosed).count(), 1);
    assert!(records.iter().all(|(_, _, _, cells)| cells.len() == 3));
}

/// Found by the property below: a doubled quote parted by two blocks led past the limit of a cell.
#[test]
fn a_doubled_quote_between_two_blocks_keeps_the_limit() {
    let text = format!("a\n\"{}\"\"{}\"\nb,c\n", "x".repeat(60), "y".repeat(60));
    for lead in 0..64 {
        let text = "z".repeat(lead) + &text;
        let orders = Orders::new(Quoting::Doubled, SMALL);
        let expected = plainly(text.as_bytes(), &orders);
        assert_eq!(in_pieces(text.as_bytes(), &[1_000], &orders), expected, "{lead}");
        assert_eq!(in_pieces(text.as_bytes(), &[1], &orders), expected, "{lead} byte by byte");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_fast_reader_agrees_with_the_plain_one(
        text in prop::collection::vec(prop::sample::select(b"aaaaaaaab,,\"\"\\\n\r ".to_vec()), 0..700),
        pieces in prop::collection::vec(1_usize..90, 1..6),
        quoting in prop::sample::select(vec![Quoting::Doubled, Quoting::Doubled, Quoting::Backslash, Quoting::Off]),
    ) {
        agree(&text, &pieces, &Orders::new(quoting, SMALL))?;
    }

    #[test]
    fn they_agree_about_swallowed_rows(
        parts in prop::collection::vec(prop::sample::select(vec![
            "1,2024-01-01,5,", "2,2024-01-02,6,x\n", "a note", "\"", "\"", "\n", "\r\n", ",", "\"a\nb\",",
        ]), 0..60),
        pieces in prop::collection::vec(1_usize..90, 1..6),
    ) {
        let orders = Orders { shape: Some(shape()), ..Orders::new(Quoting::Doubled, SMALL) };
        agree(parts.concat().as_bytes(), &pieces, &orders)?;
    }
}

fn agree(text: &[u8], pieces: &[usize], orders: &Orders) -> Result<(), TestCaseError> {
    let expected = shown(&plainly(text, orders));
    prop_assert_eq!(shown(&in_pieces(text, &[1_000], orders)), expected.clone());
    prop_assert_eq!(shown(&in_pieces(text, &[1], orders)), expected.clone());
    prop_assert_eq!(shown(&in_pieces(text, pieces, orders)), expected);
    Ok(())
}

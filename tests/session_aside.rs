//! The list of all rows that are set aside: as many of each reason as the ledger counts, and each as it stands in its file.
#![expect(clippy::disallowed_methods, reason = "fixtures are files")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use holdfast::i18n::PlainFormat;
use holdfast::protocol::{Event, Request, SwitchKey};
use holdfast::session::Session;

/// Every row of the list: file, row, code, column, cell, text.
type Listed = (String, u64, String, String, String, String);

fn feed(session: &mut Session, files: &[(&str, Vec<u8>)], out: &mut Vec<u8>) {
    for (handle, (name, bytes)) in (1..).zip(files) {
        session.begin_handle(handle);
        loop {
            session.begin_file(name, bytes.len() as u64);
            for piece in bytes.chunks(1000) {
                if !session.push(piece) {
                    break;
                }
                out.append(&mut session.written());
            }
            if !session.end_file(&PlainFormat) {
                break;
            }
        }
        out.append(&mut session.written());
    }
}

fn opened(files: &[(&str, Vec<u8>)]) -> (Session, Event) {
    let mut session = Session::default();
    session.begin();
    feed(&mut session, files, &mut Vec::new());
    let event = session.finish(&PlainFormat);
    (session, event)
}

fn listed(session: &mut Session, files: &[(&str, Vec<u8>)], request: &Request) -> Vec<Listed> {
    assert!(session.begin_set_aside(request));
    let mut out = session.written();
    loop {
        feed(session, files, &mut out);
        if !session.next_pass() {
            break;
        }
    }
    out.append(&mut session.written());
    session.end_set_aside();
    let text = out.strip_prefix(b"\xef\xbb\xbf").expect("a byte order mark");
    let mut reader = csv::ReaderBuilder::new().from_reader(text);
    let row = |record: csv::StringRecord| {
        let cell = |at: usize| record.get(at).unwrap_or_default().to_owned();
        let number = cell(1).parse().expect("a row's number");
        (cell(0), number, cell(4), cell(5), cell(6), cell(7))
    };
    reader.records().map(|record| row(record.expect("a record of eight"))).collect()
}

/// Rows by reason, as the ledger counts them.
fn ledger(session: &mut Session, request: &Request) -> BTreeMap<String, u64> {
    let report = session.report(request).expect("orders");
    report.ledger.reasons.into_iter().map(|reason| (reason.reason.to_owned(), reason.rows)).collect()
}

fn counted(rows: &[Listed]) -> BTreeMap<String, u64> {
    let mut counts = BTreeMap::new();
    for (_, _, code, ..) in rows {
        *counts.entry(code.clone()).or_default() += 1;
    }
    counts
}

const HEAD: &str = "Name,Email,Financial Status,Total,Created at,Cancelled at,Lineitem name,Currency\n";

#[test]
fn every_row_is_there_with_its_reason_and_its_text() {
    let first = format!(
        "{HEAD}\
         #1,ann@example.com,paid,10.00,2024-01-05 10:00:00 -0500,,\"Tea, \"\"green\"\"\",USD\n\
         #1,ann@example.com,,,2024-01-05 10:00:00 -0500,,Cup,\n\
         #2,bea@example.com,paid,20.00,2024-01-06 10:00:00 -0500,2024-01-07 10:00:00 -0500,Tea,USD\n\
         #2,bea@example.com,,,2024-01-06 10:00:00 -0500,,Cup,\n\
         #3,cleo@example.com,paid,soon,2024-01-08 10:00:00 -0500,,Tea,USD\n\
         #4,dan@example.com,,,2024-01-09 10:00:00 -0500,,Cup,\n\
         #5,eve@example.com,paid,5.00,2024-01-10 10:00:00 -0500,,Tea,EUR\n\
         #6,,paid,0.00,2024-01-11 10:00:00 -0500,,Tea,USD\n"
    );
    let second = format!(
        "{HEAD}\
         #1,ann@example.com,paid,10.00,2024-01-05 10:00:00 -0500,,Tea,USD\n\
         #7,fay@example.com,voided,7.00,2024-01-12 10:00:00 -0500,,=HYPERLINK(1),USD\n"
    );
    let files = [("one.csv", first.into_bytes()), ("two.csv", second.into_bytes())];
    let (mut session, _) = opened(&files);
    let request = Request::default();
    let rows = listed(&mut session, &files, &request);
    assert_eq!(counted(&rows), ledger(&mut session, &request));
    let told: Vec<(&str, u64, &str)> =
        rows.iter().map(|(file, row, code, ..)| (file.as_str(), *row, code.as_str())).collect();
    assert_eq!(
        told,
        [
            // The file with the later newest day holds.
            ("one.csv", 2, "duplicate_order"),
            ("one.csv", 3, "duplicate_order"),
            ("one.csv", 4, "cancelled"),
            ("one.csv", 5, "cancelled"),
            ("one.csv", 6, "unreadable_amount"),
            ("one.csv", 7, "orphan_line"),
            ("one.csv", 8, "other_currency"),
            ("two.csv", 3, "failed"),
        ]
    );
    assert_eq!((rows[4].3.as_str(), rows[4].4.as_str()), ("Total", "soon"));
    assert_eq!((rows[2].3.as_str(), rows[2].4.as_str()), ("", "#2"));
    assert!(rows[3].5.starts_with("#2,bea@example.com,,,2024-01-06"), "{:?}", rows[3]);

    // By other rules, other rows.
    let mut request = Request::default();
    request.switches.flipped = vec![SwitchKey::Cancelled, SwitchKey::Guests, SwitchKey::Failed];
    let rows = listed(&mut session, &files, &request);
    assert_eq!(counted(&rows), ledger(&mut session, &request));
    assert_eq!(counted(&rows).get("guest"), Some(&1));
    // What was read is as it was.
    assert_eq!(session.report(&Request::default()).expect("orders").measures.M1.orders, 2);
}

#[test]
fn item_rows_of_no_value_and_credit_notes_are_told_apart() {
    let text = "InvoiceNo,Quantity,InvoiceDate,UnitPrice,CustomerID\n\
                1,2,2024-01-05,5.00,a\n1,1,2024-01-05,0.00,a\n2,1,2024-01-06,4.00,a\n\
                C2,-1,2024-01-07,4.00,a\n2,-1,2024-01-08,4.00,a\n3,1,2024-01-09,3.00,\n";
    let files = [("lines.csv", text.as_bytes().to_vec())];
    let (mut session, _) = opened(&files);
    let mut request = Request::default();
    assert_eq!(listed(&mut session, &files, &request), []);
    request.switches.flipped = vec![SwitchKey::ZeroValue, SwitchKey::Guests, SwitchKey::CreditNotes];
    let rows = listed(&mut session, &files, &request);
    assert_eq!(counted(&rows), ledger(&mut session, &request));
    let told: Vec<(u64, &str)> = rows.iter().map(|(_, row, code, ..)| (*row, code.as_str())).collect();
    assert_eq!(told, [(3, "zero_value"), (5, "credit_note"), (6, "credit_note"), (7, "guest")]);
}

#[test]
fn a_file_that_stands_in_another_is_listed_row_by_row() {
    let text = b"customer,date,amount\nann,2024-01-05,10\nbea,2024-02-06,20\nbea,soon,1\n".to_vec();
    let files = [("log.csv", text.clone()), ("copy.csv", text), ("empty.csv", Vec::new())];
    let (mut session, _) = opened(&files);
    let request = Request::default();
    let rows = listed(&mut session, &files, &request);
    assert_eq!(counted(&rows), ledger(&mut session, &request));
    assert!(rows.iter().filter(|row| row.2 == "duplicate_file").all(|row| row.0 == "copy.csv"), "{rows:?}");
}

/// Two files that share some rows: by order, by row of an order, and by row without a number.
#[test]
fn rows_that_another_file_says_too_are_listed_one_by_one() {
    let tables = [
        ("order_id,customer,date,amount,product", "{n},c{c},2024-01-0{d},{a}.50,product {n}"),
        ("customer,date,amount", "c{c},2024-01-0{d},{a}.00"),
        (
            "Name,Email,Financial Status,Total,Created at,Cancelled at,Lineitem name,Currency",
            "#{n},c{c}@example.com,paid,{a}.00,2024-01-0{d} 10:00:00 -0500,,Tea,USD",
        ),
    ];
    for (header, row) in tables {
        let rows: Vec<String> = (0..60)
            .map(|at| {
                let values = [("{n}", at / 2), ("{c}", at / 2 % 11), ("{d}", at / 2 % 9 + 1), ("{a}", at % 7 + 1)];
                values.iter().fold(row.to_owned(), |row, (name, value)| row.replace(name, &value.to_string()))
            })
            .collect();
        let part = |from: usize, to: usize| format!("{header}\n{}\n", rows[from..to].join("\n")).into_bytes();
        for (cut, again) in [(40, 20), (41, 33)] {
            let files = [("one.csv", part(0, cut)), ("two.csv", part(again, 60))];
            let (mut session, _) = opened(&files);
            let request = Request::default();
            let told = listed(&mut session, &files, &request);
            assert_eq!(counted(&told), ledger(&mut session, &request), "{header} {cut} {again}");
            assert!(!told.is_empty());
        }
    }
}

#[test]
fn a_file_that_was_read_twice_is_listed_as_it_was_read_in_the_end() {
    let mut text = String::from("customer,date,amount\n");
    for at in 0..20_000 {
        text += &format!("customer number {at},0{}/0{}/2024,10.00\n", at % 9 + 1, at / 5 % 9 + 1);
    }
    text += "last,31/01/2024,10.00\nbad,32/01/2024,10.00\n";
    let files = [("log.csv", text.into_bytes())];
    let (mut session, _) = opened(&files);
    let rows = listed(&mut session, &files, &Request::default());
    assert_eq!(counted(&rows), ledger(&mut session, &Request::default()));
    assert_eq!(rows.iter().map(|row| (row.1, row.4.as_str())).collect::<Vec<_>>(), [(20_003, "32/01/2024")]);
}

#[test]
fn the_list_agrees_with_the_ledger_for_every_fixture() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let mut fixtures = Vec::new();
    let mut folders = vec![folder];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("fixtures").flatten() {
            let path = entry.path();
            if path.is_dir() { folders.push(path) } else { fixtures.push(path) }
        }
    }
    fixtures.sort();
    let all_off = Request {
        switches: holdfast::protocol::SwitchSpec {
            flipped: vec![SwitchKey::Pending, SwitchKey::ZeroValue, SwitchKey::Guests, SwitchKey::CreditNotes],
            ..Default::default()
        },
        ..Request::default()
    };
    let (mut compared, mut rows_compared) = (0, 0);
    for path in fixtures {
        let name = path.file_name().and_then(|name| name.to_str()).expect("a plain name").to_owned();
        let bytes = fs::read(&path).expect("readable");
        let files = [(name.as_str(), bytes.clone()), ("again.csv", bytes)];
        for files in [&files[..1], &files[..]] {
            let (mut session, event) = opened(files);
            if !matches!(event, Event::Opened { .. }) {
                continue;
            }
            for request in [Request::default(), all_off.clone()] {
                let rows = listed(&mut session, files, &request);
                assert_eq!(counted(&rows), ledger(&mut session, &request), "{}", path.display());
                rows_compared += rows.len();
            }
            compared += 1;
        }
    }
    assert!(compared > 100 && rows_compared > 1_000, "{compared} files, {rows_compared} rows");
}

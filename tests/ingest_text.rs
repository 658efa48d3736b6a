//! Files as people save them: encodings, delimiters, quotes, line ends, damage.

#![expect(clippy::disallowed_methods, reason = "fixtures are files")]

mod reading;

use std::fs;
use std::path::PathBuf;

use holdfast::ingest::{Choices, Container, Encoding, Error, ErrorKind, FileSummary};
use holdfast::units::Exact;
use proptest::prelude::*;
use reading::{Collected, encoded, import, import_as};

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/text")
}

/// The one file of a fixture.
fn input(case: &str) -> Vec<u8> {
    let file = fs::read_dir(folder().join(case)).expect(case).next().expect("one file").expect("readable").path();
    fs::read(file).expect("readable")
}

fn read(case: &str) -> (FileSummary, Collected) {
    let (summary, rows) = import(case, &input(case), usize::MAX);
    (summary.unwrap_or_else(|error| panic!("{case}: {error}")), rows)
}

fn refused(case: &str) -> Error {
    import(case, &input(case), usize::MAX).0.expect_err(case)
}

/// Case, encoding, delimiter, the header's line (from 1), rows, the refusals with their lines (from 1), the customers of the lines,
/// their money.
type Expected = (&'static str, Encoding, char, u64, u64, &'static [(u64, &'static str)], &'static str, &'static str);

use Encoding::Utf8;
const WESTERN: &str = "jürgen weiß · françois lefèvre · zoë ångström";
const EXPECTED: &[Expected] = &[
    ("utf8_mark_quoted_header", Utf8, ',', 1, 3, &[], WESTERN, "19.50"),
    ("utf16_little_mark", Encoding::Utf16Le, '\t', 1, 3, &[], WESTERN, "19.50"),
    (
        "utf16_big_unmarked",
        Encoding::Utf16Be,
        '\t',
        1,
        3,
        &[],
        "łukasz wiśniewski · bożena wójcik · zdeněk dvořák",
        "19.50",
    ),
    ("windows_1252", Encoding::Windows1252, ',', 1, 3, &[], WESTERN, "19.50"),
    (
        "windows_1250",
        Encoding::Windows1250,
        ',',
        1,
        3,
        &[],
        "łukasz wiśniewski · bożena wójcik · zdeněk dvořák",
        "19.50",
    ),
    ("windows_1251", Encoding::Windows1251, ',', 1, 3, &[], "иван петров · мария иванова · сергей орлов", "19.50"),
    (
        "windows_1253",
        Encoding::Windows1253,
        ',',
        1,
        3,
        &[],
        "γιώργος παππάς · μαρία νικολάου · ελένη γεωργίου",
        "19.50",
    ),
    ("windows_1254", Encoding::Windows1254, ',', 1, 3, &[], "ayşe yılmaz · i̇brahim doğan · gül şahin", "19.50"),
    ("macintosh", Encoding::Macintosh, ',', 1, 3, &[], "jürgen weiß · françois lefèvre · josé ibáñez", "19.50"),
    ("shift_jis", Encoding::ShiftJis, ',', 1, 3, &[], "山田太郎 · 佐藤花子 · 鈴木一郎", "19.50"),
    ("gb18030", Encoding::Gb18030, ',', 1, 3, &[], "王小明 · 张伟 · 李娜", "19.50"),
    ("big5", Encoding::Big5, ',', 1, 3, &[], "王小明 · 陳志強 · 林美玲", "19.50"),
    ("euc_kr", Encoding::EucKr, ',', 1, 3, &[], "김철수 · 이영희 · 박민수", "19.50"),
    (
        "two_encodings_pasted",
        Encoding::Windows1252,
        ',',
        1,
        6,
        &[],
        "jürgen weiß · françois lefèvre · zoë ångström · jürgen weiß · françois lefèvre · zoë ångström",
        "22.50",
    ),
    ("encoded_twice", Utf8, ',', 1, 3, &[], "jã¼rgen weiãÿ · françois lefèvre · zoë ångström", "19.50"),
    ("control_characters", Utf8, ',', 1, 3, &[], "ann · bob · cleo", "18"),
    ("title_above_blank_lines", Utf8, ',', 5, 2, &[], "ann · bob", "12"),
    ("semicolons_decimal_commas", Utf8, ';', 1, 2, &[], "ann · bob", "1241.75"),
    ("tabs_decimal_commas", Utf8, '\t', 1, 2, &[], "ann · bob", "1241.75"),
    ("stated_delimiter_marked", Utf8, '^', 2, 1, &[], "ann", "5"),
    ("encoding_name_on_line_1", Utf8, ';', 4, 2, &[], "ann · bob", "11"),
    ("footers", Utf8, ',', 1, 5, &[(4, "footer"), (5, "footer"), (6, "footer")], "ann · bob", "12"),
    ("carriage_returns", Utf8, ',', 1, 2, &[], "ann · bob", "12"),
    ("mixed_line_ends", Utf8, ',', 1, 3, &[], "ann · bob · cleo", "18"),
    ("line_breaks_in_notes", Utf8, ',', 1, 2, &[], "ann · bob", "11"),
    ("open_quote_closed_by_another", Utf8, ',', 1, 4, &[], "ann · bob · cleo · dora", "26"),
    ("open_quote_to_the_end", Utf8, ',', 1, 3, &[], "ann · bob · cleo", "18"),
    ("backslash_quotes", Utf8, ',', 1, 3, &[], "ann · bob · cleo", "18"),
    ("rows_in_quotes", Utf8, ',', 1, 2, &[], "ann · bob", "11"),
    ("some_rows_in_quotes", Utf8, '~', 1, 2, &[], "ann · bob", "11"),
    ("tabs_with_loose_quotes", Utf8, '\t', 1, 3, &[], "ann · bob · cleo", "18"),
    ("too_many_cells", Utf8, ',', 1, 4, &[(3, "too_many_cells")], "ann · cleo · dora", "20"),
    ("damage_behind_what_counts", Utf8, ',', 1, 4, &[(5, "unreadable_date")], "ann · bob · cleo", "18"),
    ("same_names_twice", Utf8, ',', 1, 2, &[], "ann · bob", "11"),
    ("page_table", Encoding::Windows1250, ',', 1, 4, &[(5, "footer")], "łukasz żak · bob · cleo", "19.50"),
    ("excel_xml", Utf8, ',', 1, 2, &[], "zoë · bob", "11.50"),
    ("names_with_margins", Utf8, ',', 1, 1, &[], "ann", "5"),
];

/// Ten-thousandths of a decimal.
fn exact(text: &str) -> i128 {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    format!("{whole}{part:0<4}").parse().expect("a number")
}

fn customers(rows: &Collected) -> String {
    let names: Vec<&str> = rows.lines.iter().map(|line| line.customer.as_deref().unwrap_or("nobody")).collect();
    names.join(" · ").to_lowercase()
}

#[test]
fn every_file_is_read_as_it_was_meant() {
    for &(case, encoding, delimiter, line, records, refusals, names, money) in EXPECTED {
        let (summary, rows) = read(case);
        assert_eq!(
            (summary.encoding, summary.delimiter, summary.header_line + 1),
            (encoding, delimiter, line),
            "{case}"
        );
        assert_eq!((summary.records, rows.reasons().as_slice()), (records, refusals), "{case}");
        assert_eq!((customers(&rows).as_str(), rows.stated()), (names, exact(money)), "{case}");
    }
}

#[test]
fn no_file_is_read_in_another_way_in_pieces() {
    let mut cases: Vec<String> = fs::read_dir(folder())
        .expect("fixtures")
        .map(|entry| entry.expect("readable").file_name().into_string().expect("a plain name"))
        .collect();
    cases.sort();
    for case in cases {
        let bytes = input(&case);
        let (summary, rows) = import(&case, &bytes, usize::MAX);
        for piece in [1, 2, 3, 7, 64] {
            let (again, rows_again) = import(&case, &bytes, piece);
            assert_eq!(rows, rows_again, "{case} in pieces of {piece}");
            assert_eq!(summary.as_ref().ok(), again.as_ref().ok(), "{case} in pieces of {piece}");
        }
        let known = EXPECTED.iter().any(|row| row.0 == case) || summary.is_err();
        assert!(known, "{case} is tested by nothing");
    }
}

#[test]
fn what_is_no_table_yet_says_what_it_found() {
    let names = |text: &str| text.split(',').map(str::to_owned).collect::<Vec<_>>();
    match refused("unknown_names_below_a_title").kind() {
        ErrorKind::MissingColumns { found, .. } => assert_eq!(*found, names("id,who,when,what it cost")),
        other => panic!("{other:?}"),
    }
    for case in ["login_page", "page_of_something_else"] {
        assert_eq!(refused(case).kind(), &ErrorKind::NotText { looks_like: Container::Html }, "{case}");
    }
    let first = names("1001,ann@example.com,2024-01-01,5.00");
    assert_eq!(refused("no_names").kind(), &ErrorKind::NoHeader { first });
}

#[test]
fn what_was_assumed_of_a_text_is_said() {
    let pasted = read("two_encodings_pasted").0.text;
    assert_eq!((pasted.strays, pasted.stated), (12, false));
    assert_eq!(read("control_characters").0.text.dropped, 6);
    assert_eq!(read("rows_in_quotes").0.text.rewrapped, 3, "the header too");
    assert_eq!(read("some_rows_in_quotes").0.text.rewrapped, 1);
    let quotes = read("open_quote_closed_by_another").0.text;
    assert_eq!((quotes.stray_quotes, quotes.first_stray_quote), (1, Some(1)));
    assert!(read("utf16_little_mark").0.text.stated && !read("shift_jis").0.text.stated);
    assert_eq!(read("shift_jis").0.text.shown, ["山田太郎", "ありがとう"]);
    assert!(read("footers").0.text.shown.is_empty());
    assert!(read("page_table").0.text.of_page && !read("footers").0.text.of_page);
}

#[test]
fn a_person_knows_better() {
    let polish = input("windows_1250");
    let chosen = |encoding, delimiter| Choices { encoding, delimiter, ..Choices::default() };
    let (summary, rows) = import_as("orders", &polish, 7, chosen(Some(Encoding::Windows1252), None));
    assert_eq!(summary.expect("readable").encoding, Encoding::Windows1252);
    assert!(customers(&rows).starts_with("£ukasz wiœniewski"));
    let (summary, rows) = import_as("orders", &polish, 7, chosen(Some(Encoding::Windows1250), None));
    assert_eq!((summary.expect("readable").text.shown.len(), rows.lines.len()), (2, 3));
    let text = "order_id,x|customer|date|amount\n1,2|ann|2024-01-01|5\n";
    let (summary, _) = import_as("orders", text.as_bytes(), 7, chosen(None, Some('|')));
    assert_eq!(summary.expect("readable").delimiter, '|');
    let (summary, _) = import_as("orders", text.as_bytes(), 7, chosen(None, Some(',')));
    assert!(matches!(summary.expect_err("no columns").kind(), ErrorKind::MissingColumns { .. }));
}

#[test]
fn letters_after_the_first_bytes_are_read_too() {
    let mut bytes = b"order_id,customer,date,amount\n".to_vec();
    for row in 0..12_000 {
        bytes.extend_from_slice(format!("{row},ann,2024-01-01,1.00\n").as_bytes());
    }
    bytes.extend_from_slice(b"x,J\xFCrgen,2024-01-02,1.00\n");
    for piece in [100_001, 1 << 20] {
        let (summary, rows) = import("orders", &bytes, piece);
        let summary = summary.expect("readable");
        assert_eq!((summary.encoding, summary.text.strays), (Encoding::Windows1252, 1));
        assert_eq!(summary.text.shown, ["Jürgen"]);
        assert!(customers(&rows).ends_with("jürgen"));
    }
}

#[test]
fn ten_thousand_columns_and_a_line_of_many_megabytes() {
    let blanks = ",".repeat(10_000);
    let names: Vec<String> = (0..10_000).map(|at| format!("extra {at}")).collect();
    let wide = format!("order_id,customer,date,amount,{}\n1,ann,2024-01-01,5.00{blanks}\n", names.join(","));
    let (summary, rows) = import("wide", wide.as_bytes(), 4_096);
    assert_eq!((summary.expect("readable").header.len(), rows.stated()), (10_004, exact("5")));

    let mut long = b"order_id,customer,date,amount\n1,ann,2024-01-01,5.00\n2,bob,2024-01-02,6.00,".to_vec();
    long.resize(long.len() + (50 << 20), b'x');
    long.extend_from_slice(b"\n3,cleo,2024-01-03,7.00\n");
    let (summary, rows) = import("long", &long, 1 << 20);
    assert_eq!((summary.expect("readable").records, rows.reasons()), (3, vec![(3, "line_too_long")]));
    assert_eq!(customers(&rows), "ann · cleo");

    let (summary, _) = import("endless", &b"order_id,".repeat(100_000), 1 << 16);
    assert_eq!(summary.expect_err("no line").kind(), &ErrorKind::EndlessLine);
}

// --- whatever is written, however it is saved --------------------------------------------------------------------------

/// A way of saving a table.
#[derive(Debug, Clone)]
struct Saved {
    encoding: Encoding,
    mark: bool,
    delimiter: &'static str,
    end: &'static str,
    quote_all: bool,
    stated: bool,
}

fn saved() -> impl Strategy<Value = Saved> {
    let encoding = prop::sample::select(vec![
        (Utf8, false),
        (Utf8, true),
        (Encoding::Utf16Le, true),
        (Encoding::Utf16Be, true),
        (Encoding::Utf16Le, false),
        (Encoding::Windows1252, false),
        (Encoding::Macintosh, false),
    ]);
    let form = (prop::sample::select(vec![",", ";", "\t", "|"]), prop::sample::select(vec!["\n", "\r\n", "\r"]));
    (encoding, form, any::<bool>(), any::<bool>()).prop_map(
        |((encoding, mark), (delimiter, end), quote_all, stated)| Saved {
            encoding,
            mark,
            delimiter,
            end,
            quote_all,
            stated,
        },
    )
}

fn save(rows: &[Vec<String>], how: &Saved) -> Vec<u8> {
    let mut text = if how.mark { "\u{FEFF}".to_owned() } else { String::new() };
    if how.stated {
        text += &format!("sep={}{}", how.delimiter, how.end);
    }
    for row in rows {
        let cells: Vec<String> = row
            .iter()
            .map(|cell| {
                let needed = cell.contains([',', ';', '\t', '|', '"', '\n']);
                let quoted = format!("\"{}\"", cell.replace('"', "\"\""));
                if needed || how.quote_all { quoted } else { cell.clone() }
            })
            .collect();
        text += &(cells.join(how.delimiter) + how.end);
    }
    encoded(&text, how.encoding)
}

/// Rows of a table with every letter that all the encodings above have, and with whatever must be quoted.
fn table() -> impl Strategy<Value = Vec<Vec<String>>> {
    let name = prop::sample::select(vec!["Jürgen Weiß", "José Ibáñez", "Hélène", "Ann", "Bob O'Neil", "Käthe Söhn"]);
    let note =
        prop::sample::select(vec!["", "a, b; c", "6\" pan", "two\nlines", "\"all\"", "tab\there", "Grüße", "x|y"]);
    let row = (name, 1_u32..28, 1_u32..100_000, note);
    prop::collection::vec(row, 1..40).prop_map(|rows| {
        let mut table = vec![["order_id", "customer", "note", "date", "amount"].map(str::to_owned).to_vec()];
        for (number, (name, day, cents, note)) in rows.into_iter().enumerate() {
            let amount = format!("{}.{:02}", cents / 100, cents % 100);
            table.push(vec![format!("A{number}"), name.into(), note.into(), format!("2024-01-{day:02}"), amount]);
        }
        table
    })
}

/// What a table says, wherever its rows stand.
fn said(rows: Collected, stated: bool) -> Collected {
    let mut rows = rows;
    for line in &mut rows.lines {
        line.position.line -= u64::from(stated);
    }
    rows
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]

    #[test]
    fn a_table_says_the_same_however_it_is_saved(rows in table(), how in saved(), piece in 1_usize..300) {
        let plain = Saved { encoding: Utf8, mark: false, delimiter: ",", end: "\n", quote_all: false, stated: false };
        let (expected, expected_rows) = import("table", &save(&rows, &plain), usize::MAX);
        let expected = expected.expect("readable");
        prop_assert_eq!(expected_rows.lines.len() + 1, rows.len());
        let (summary, found) = import("table", &save(&rows, &how), piece);
        let summary = summary.expect("readable");
        let letters = rows.iter().flatten().any(|cell| !cell.is_ascii());
        if letters || how.encoding == Encoding::Utf16Le {
            prop_assert_eq!(summary.encoding, how.encoding);
        }
        prop_assert_eq!(summary.delimiter.to_string(), how.delimiter);
        prop_assert_eq!(&summary.text.shown, &expected.text.shown);
        prop_assert_eq!(said(found, how.stated), expected_rows);
    }

    #[test]
    fn money_of_any_bytes_is_not_invented(bytes in prop::collection::vec(any::<u8>(), 0..200), piece in 1_usize..50) {
        let mut text = b"order_id,customer,date,amount,note\n1,ann,2024-01-01,5.00,x\n".to_vec();
        text.extend_from_slice(&bytes);
        text.extend_from_slice(b"\n2,bob,2024-01-02,6.00,y\n");
        let (summary, rows) = import("any", &text, piece);
        if let Ok(summary) = summary {
            prop_assert_eq!(summary.records as usize, rows.lines.len() + rows.refusals.len());
            prop_assert!(rows.lines.iter().all(|line| line.amounts.stated != Exact::ZERO || line.day.is_some()));
        }
    }
}

//! The fixtures: what each of them must say, in pieces of any size.

#![expect(clippy::disallowed_methods, reason = "fixtures are files")]

mod reading;

use std::fs;
use std::path::PathBuf;

use holdfast::ingest::{
    Choices, Container, DateEvidence, DateOrder, Encoding, Error, ErrorKind, FileSummary, Format, Importer, LineKind,
    Role, Status,
};
use holdfast::units::Exact;
use reading::{Collected, import};

fn fixtures() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

/// The one file of a fixture.
fn input(case: &str) -> Vec<u8> {
    let file = fs::read_dir(fixtures().join(case)).expect(case).next().expect("one file").expect("readable").path();
    fs::read(file).expect("readable")
}

fn read(case: &str) -> (FileSummary, Collected) {
    let (summary, rows) = import(case, &input(case), usize::MAX);
    (summary.unwrap_or_else(|error| panic!("{case}: {error}")), rows)
}

fn refused(case: &str) -> Error {
    import(case, &input(case), usize::MAX).0.expect_err(case)
}

fn cases() -> Vec<String> {
    let mut cases: Vec<String> = fs::read_dir(fixtures())
        .expect("fixtures")
        .map(|entry| entry.expect("readable"))
        // Folders of folders have tests of their own.
        .filter(|entry| {
            fs::read_dir(entry.path())
                .is_ok_and(|mut inside| inside.any(|file| !file.expect("readable").path().is_dir()))
        })
        .map(|entry| entry.file_name().into_string().expect("plain name"))
        // Exports of platforms (tests/presets.rs) and figures of papers (tests/published).
        .filter(|name| !matches!(name.as_str(), "presets" | "published"))
        .collect();
    cases.sort();
    cases
}

#[test]
fn rows_read_are_lines_and_refusals_whatever_the_pieces() {
    for case in cases() {
        let bytes = input(&case);
        let (summary, rows) = import(&case, &bytes, usize::MAX);
        if let Ok(summary) = &summary {
            assert_eq!(summary.records as usize, rows.lines.len() + rows.refusals.len(), "{case}");
            assert_eq!(
                (summary.lines as usize, summary.refused as usize),
                (rows.lines.len(), rows.refusals.len()),
                "{case}"
            );
        }
        for piece in [1, 2, 7, 64, 1000] {
            let (again, rows_again) = import(&case, &bytes, piece);
            assert_eq!(rows, rows_again, "{case} in pieces of {piece}");
            match (&summary, again) {
                (Ok(summary), Ok(again)) => assert_eq!(*summary, again, "{case} in pieces of {piece}"),
                (Err(error), Err(again)) => assert_eq!(error.kind(), again.kind(), "{case} in pieces of {piece}"),
                _ => panic!("{case} in pieces of {piece}"),
            }
        }
    }
}

/// Case, format, rows, the refusals with their lines (from 1), the lines' money, their customers.
type Expected = (&'static str, Format, u64, &'static [(u64, &'static str)], &'static str, usize);

const EXPECTED: &[Expected] = &[
    ("shopify_79", Format::ShopifyOrders, 13, &[], "395.20", 6),
    ("shopify_73", Format::ShopifyOrders, 13, &[], "395.20", 6),
    ("shopify_46", Format::ShopifyOrders, 13, &[], "395.20", 5),
    ("shopify_trimmed", Format::ShopifyOrders, 13, &[], "395.20", 5),
    ("shopify_shuffled", Format::ShopifyOrders, 13, &[], "395.20", 6),
    ("shopify_excel_german", Format::ShopifyOrders, 13, &[], "395.20", 5),
    ("log_with_order_id", Format::GenericLog, 7, &[(7, "unreadable_date"), (8, "unreadable_amount")], "38.75", 2),
    ("log_without_order_id", Format::GenericLog, 5, &[], "36.00", 3),
    ("log_repeats_totals", Format::GenericLog, 6, &[], "86", 2),
    ("log_prefers_customer_id", Format::GenericLog, 3, &[], "104.44", 2),
    ("invoice_lines", Format::InvoiceLines, 7, &[], "-11053.915", 2),
    ("invoice_lines_ii", Format::InvoiceLines, 3, &[], "50.95", 2),
    ("windows_1252", Format::GenericLog, 2, &[], "1241.50", 2),
    ("utf16_little", Format::GenericLog, 1, &[], "5", 1),
    ("utf16_big", Format::GenericLog, 1, &[], "5", 1),
    ("utf16_unmarked", Format::GenericLog, 1, &[], "5", 1),
    ("byte_order_mark", Format::GenericLog, 1, &[], "5", 1),
    ("quoted_byte_order_mark", Format::GenericLog, 1, &[], "5", 1),
    ("stated_delimiter", Format::GenericLog, 1, &[], "5.25", 1),
    ("titles_and_footers", Format::GenericLog, 5, &[(8, "footer"), (9, "footer"), (10, "footer")], "22.50", 2),
    ("carriage_returns", Format::GenericLog, 2, &[], "11", 2),
    ("mixed_line_ends", Format::GenericLog, 4, &[], "26", 4),
    ("unclosed_quote", Format::GenericLog, 7, &[], "56", 7),
    ("unclosed_quote_wrong_width", Format::GenericLog, 3, &[(3, "unclosed_quote")], "12", 2),
    ("ragged_rows", Format::GenericLog, 5, &[(4, "too_few_cells"), (5, "footer")], "18", 3),
    ("same_name_twice", Format::GenericLog, 2, &[], "11", 2),
    ("afternoon_of_24_hours", Format::GenericLog, 3, &[], "17", 2),
    ("spreadsheet_dates", Format::GenericLog, 2, &[], "11", 2),
    ("day_first", Format::GenericLog, 4, &[(5, "unreadable_date")], "6", 3),
    ("ambiguous_dates", Format::GenericLog, 2, &[], "3", 2),
    (
        "impossible_dates",
        Format::GenericLog,
        7,
        &[
            (3, "impossible_date"),
            (4, "impossible_date"),
            (5, "impossible_date"),
            (6, "impossible_date"),
            (7, "unreadable_date"),
            (8, "unreadable_date"),
        ],
        "1",
        1,
    ),
    (
        "money_of_all_kinds",
        Format::GenericLog,
        11,
        &[(10, "unreadable_amount"), (11, "unreadable_amount")],
        "1236906.50",
        9,
    ),
    ("two_currencies", Format::GenericLog, 3, &[], "17", 2),
    ("no_known_customer", Format::GenericLog, 2, &[], "11", 0),
];

/// Ten-thousandths of a decimal.
fn exact(text: &str) -> i128 {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    format!("{whole}{part:0<4}").parse().expect("a number")
}

#[test]
fn every_file_that_can_be_read_says_what_it_must() {
    for &(case, format, records, refusals, money, customers) in EXPECTED {
        let (summary, rows) = read(case);
        assert_eq!((summary.format, summary.records), (format, records), "{case}");
        assert_eq!(rows.reasons(), refusals, "{case}");
        assert_eq!((rows.stated(), rows.customers()), (exact(money), customers), "{case}");
    }
}

#[test]
fn every_file_that_cannot_be_read_is_named() {
    let container = |looks_like| ErrorKind::NotText { looks_like };
    let names = |text: &str| text.split(',').map(str::to_owned).collect::<Vec<_>>();
    let expected = [
        ("not_pdf", container(Container::Pdf)),
        ("not_png", container(Container::Image)),
        ("not_jpeg", container(Container::Image)),
        ("not_gif", container(Container::Image)),
        ("not_webp", container(Container::Image)),
        ("not_zip", container(Container::Zip)),
        ("not_xlsx", container(Container::Xlsx)),
        ("not_ods", container(Container::Ods)),
        ("not_gzip", container(Container::Gzip)),
        ("not_old_excel", container(Container::OldExcel)),
        ("not_html", container(Container::Html)),
        ("not_login_page", container(Container::Html)),
        ("not_xml", container(Container::Xml)),
        ("not_excel_xml", container(Container::ExcelXml)),
        ("not_json", container(Container::Json)),
        ("not_rtf", container(Container::Rtf)),
        ("not_lfs_pointer", container(Container::LfsPointer)),
        ("not_binary", container(Container::Binary)),
        ("empty", ErrorKind::Empty),
        ("only_white_space", ErrorKind::Empty),
        ("header_only", ErrorKind::HeaderOnly { found: names("customer_id,date,amount") }),
        ("no_header", ErrorKind::NoHeader { first: names("1001,ann@example.com,2024-01-01,5.00") }),
        (
            "missing_amount",
            ErrorKind::MissingColumns { missing: vec![Role::Amount], found: names("date,customer_id,colour") },
        ),
        (
            "missing_total_shopify",
            ErrorKind::MissingColumns {
                missing: vec![Role::Amount],
                found: names("Name,Email,Financial Status,Created at,Lineitem name"),
            },
        ),
        ("no_customer_column", ErrorKind::NoCustomerKey { found: names("order_id,date,amount") }),
        ("unreadable_dates", ErrorKind::UnreadableDates { column: "date".into(), cell: "Tuesday".into() }),
        ("unreadable_amounts", ErrorKind::UnreadableAmounts { column: "amount".into(), cell: "cheap".into() }),
        (
            "rounded_ids",
            ErrorKind::ScientificIds { column: "order_id".into(), cell: "5.55E+12".into(), rounded: 2, of: 2 },
        ),
        ("no_usable_rows", ErrorKind::NoUsableRows { rows: 2 }),
    ];
    for (case, kind) in &expected {
        let error = refused(case);
        assert_eq!(error.kind(), kind, "{case}");
        assert!(!error.code().is_empty() && !error.to_string().contains("Tuesday"), "{case}: cells stay out of logs");
    }
    let position = refused("unreadable_dates").position().expect("a cell");
    assert_eq!((position.record, position.line), (2, 2));
    let known: Vec<&str> = expected.iter().map(|(case, _)| *case).chain(EXPECTED.iter().map(|row| row.0)).collect();
    for case in cases() {
        assert!(known.contains(&case.as_str()), "{case} is tested by nothing");
    }
}

#[test]
fn shopify_orders_have_their_parts() {
    let (summary, rows) = read("shopify_79");
    let find = |name: &str, kind: LineKind| {
        rows.lines
            .iter()
            .find(|line| line.order_id.as_deref() == Some(name) && line.kind == kind)
            .unwrap_or_else(|| panic!("{name}"))
    };
    let order = |name: &str| find(name, LineKind::Order);
    assert_eq!(rows.lines.iter().filter(|line| line.kind == LineKind::Order).count(), 10);
    let first = order("#1001");
    assert_eq!(first.customer.as_deref(), Some("ada@example.com"));
    assert_eq!(first.day.map(|day| day.to_string()).as_deref(), Some("2024-01-05"));
    assert_eq!(first.instant, 1_704_466_800, "10:00 at -0500");
    assert_eq!((first.amounts.stated, first.amounts.subtotal), (Exact(1_130_000), Some(Exact(1_000_000))));
    assert_eq!((first.position.record, first.position.line), (11, 11));
    let further: Vec<_> = rows.lines.iter().filter(|line| line.kind == LineKind::Continuation).collect();
    assert_eq!(
        further.iter().map(|line| line.position.line).collect::<Vec<_>>(),
        [5, 14, 15],
        "a note has two line breaks"
    );
    assert!(further.iter().all(|line| line.day.is_none() && line.amounts.stated == Exact::ZERO));
    let second = order("#1002");
    assert_eq!(second.customer.as_deref(), Some("ada@example.com"));
    assert_eq!(second.day.map(|day| day.to_string()).as_deref(), Some("2024-01-31"), "the shop's own clock");
    assert_eq!((second.amounts.refunded, second.amounts.discount), (Exact(200_000), Exact(50_000)));
    assert_eq!(order("#1003").customer.as_deref(), Some("tel:105550134"));
    assert_eq!(find("#1007", LineKind::Continuation).amounts.gift_cards, Exact(500_000));
    assert_eq!(order("#1008").customer, None);
    assert_eq!(order("#1009").amounts.refunded, Exact(400_000));
    assert_eq!(order("#1010").customer, None, "a redacted key is none");
    for (name, status) in [
        ("#1003", Status::Pending),
        ("#1004", Status::Cancelled),
        ("#1005", Status::Test),
        ("#1006", Status::Failed),
        ("#1009", Status::Placed),
    ] {
        assert_eq!(order(name).status, status, "{name}");
    }
    assert_eq!(summary.currency.map(|currency| currency.to_string()).as_deref(), Some("USD"));
    assert!(summary.has_subtotals && summary.has_item_rows && summary.dates.zoned);
    assert_eq!((summary.money_rows, summary.money_rows_with_customer), (10, 8));
    assert_eq!((summary.header.len(), summary.roles.len() + summary.ignored.len()), (79, 79));
}

#[test]
fn the_order_of_the_rows_does_not_matter() {
    let ((ordered, rows), (shuffled, other_rows)) = (read("shopify_79"), read("shopify_shuffled"));
    assert_eq!(ordered.fingerprint, shuffled.fingerprint);
    assert_ne!(ordered.fingerprint, read("shopify_73").0.fingerprint);
    let plain = |rows: &Collected| {
        let mut lines: Vec<String> = rows
            .lines
            .iter()
            .map(|line| format!("{:?}", reading::Line { position: Default::default(), ..line.clone() }))
            .collect();
        lines.sort();
        lines
    };
    assert_eq!(plain(&rows), plain(&other_rows));
}

#[test]
fn what_was_assumed_is_said() {
    let german = read("shopify_excel_german").0;
    assert_eq!((german.delimiter, german.decimal_mark, german.dates.style.order), (';', ',', DateOrder::DayFirst));
    assert_eq!(german.dates.style.evidence, DateEvidence::Proven);
    let windows = read("windows_1252").0;
    assert_eq!((windows.encoding, windows.text.stated), (Encoding::Windows1252, false));
    assert_eq!(windows.text.shown, ["1.234,50 €", "Jürgen"]);
    let utf16 = read("utf16_big").0;
    assert_eq!((utf16.encoding, utf16.text.stated, utf16.delimiter), (Encoding::Utf16Be, true, '\t'));
    let ambiguous = read("ambiguous_dates").0.dates.style;
    assert!(ambiguous.ambiguous && ambiguous.order == DateOrder::DayFirst);
    let day_first = read("day_first").0.dates;
    assert_eq!((day_first.style.evidence, day_first.contradicted), (DateEvidence::Majority, 1));
    assert_eq!(read("titles_and_footers").0.header_line, 3);
    let currencies = read("two_currencies").0;
    let counts: Vec<(String, u64)> =
        currencies.currencies.iter().map(|(code, rows)| (code.to_string(), *rows)).collect();
    assert_eq!(counts, [("EUR".to_owned(), 2), ("USD".to_owned(), 1)]);
    assert_eq!(currencies.currency.map(|code| code.to_string()).as_deref(), Some("EUR"));
}

#[test]
fn a_total_on_every_row_of_an_order_counts_once() {
    let (summary, rows) = read("log_repeats_totals");
    assert!(summary.repeats_totals && summary.has_item_rows);
    let kinds: Vec<LineKind> = rows.lines.iter().map(|line| line.kind).collect();
    use LineKind::{Continuation, Order};
    assert_eq!(kinds, [Order, Continuation, Order, Order, Continuation, Continuation]);
    assert_eq!(rows.lines[3].status, Status::Cancelled);
    assert!(!read("log_with_order_id").0.repeats_totals);
}

#[test]
fn credit_notes_keep_their_number_and_are_no_orders() {
    let (_, rows) = read("invoice_lines");
    let kinds: Vec<(LineKind, &str)> =
        rows.lines.iter().map(|line| (line.kind, line.order_id.as_deref().unwrap_or(""))).collect();
    assert_eq!(
        kinds[4..],
        [(LineKind::Credit, "C536379"), (LineKind::Credit, "536589"), (LineKind::Credit, "A563186")]
    );
    assert_eq!(rows.lines[2].amounts.stated, Exact(50), "5 × 0.001");
    assert_eq!((rows.lines[3].kind, rows.lines[3].amounts.stated), (LineKind::Item, Exact::ZERO));
    assert_eq!(rows.lines[3].customer, None);
}

/// A long log whose dates leave the order open at first.
fn long_log(last: &str) -> String {
    let mut text = String::from("customer,date,amount,note\n");
    for row in 0..8_000 {
        text.push_str(&format!("c{},01/02/2024,1.00,nothing to see in this long note\n", row % 700));
    }
    text + last
}

#[test]
fn a_late_date_proves_or_contradicts_the_decision() {
    let (summary, _) = import("log", long_log("x,25/02/2024,1.00,\n").as_bytes(), 4_096);
    let dates = summary.expect("readable").dates;
    assert!(!dates.style.ambiguous && dates.contradicted == 0);
    let text = long_log("x,02/25/2024,1.00,\n");
    let (summary, rows) = import("log", text.as_bytes(), 4_096);
    let dates = summary.expect("readable").dates;
    assert!(dates.style.ambiguous && dates.contradicted == 1);
    assert_eq!(rows.reasons(), [(8_002, "unreadable_date")]);
    let mut sink = Collected::default();
    let mut importer = Importer::new(0, "log", 0)
        .with_choices(Choices { date_order: Some(DateOrder::MonthFirst), ..Choices::default() });
    importer.push(text.as_bytes(), &mut sink).expect("readable");
    assert_eq!((importer.recognised(), importer.rows()), (Some(Format::GenericLog), 8_001));
    let dates = importer.finish(&mut sink).expect("readable").dates;
    assert_eq!(
        (dates.style.order, dates.style.evidence, dates.contradicted),
        (DateOrder::MonthFirst, DateEvidence::Chosen, 0)
    );
}

#[test]
fn a_file_that_changes_while_it_is_read_is_refused() {
    let bytes = input("byte_order_mark");
    for size in [bytes.len() as u64 - 1, bytes.len() as u64 + 1] {
        let mut importer = Importer::new(0, "log", size);
        importer.push(&bytes, &mut Collected::default()).expect("readable so far");
        let error = importer.finish(&mut Collected::default()).expect_err("another length");
        assert_eq!(error.kind(), &ErrorKind::ChangedWhileRead { expected: size, read: bytes.len() as u64 });
    }
}

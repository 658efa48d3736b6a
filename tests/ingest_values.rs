//! Dates and money: what a column says, what is asked, what is moved, and what is never added.

#![expect(clippy::disallowed_methods, reason = "fixtures are files")]

mod reading;

use std::fs;
use std::path::PathBuf;
use std::rc::Rc;

use chrono::{DateTime, Offset, TimeZone};
use holdfast::i18n::PlainFormat;
use holdfast::ingest::{
    Choices, DateEvidence, DateOrder, DateShape, FileSummary, Importer, LineKind, MarkEvidence, Role, ShopZone, Zones,
};
use holdfast::protocol::Request;
use holdfast::session::Session;
use holdfast::units::{Currency, Day};
use holdfast::views::report::Report;
use reading::Collected;

fn input(case: &str) -> Vec<u8> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/values").join(case).join("input.csv");
    fs::read(path).unwrap_or_else(|error| panic!("{case}: {error}"))
}

/// Time zones by the tables of a crate.
#[derive(Debug)]
struct Table;

impl Zones for Table {
    fn offset_seconds(&self, zone: &str, utc: i64) -> Option<i32> {
        let zone: chrono_tz::Tz = zone.parse().ok()?;
        let utc = DateTime::from_timestamp(utc, 0)?.naive_utc();
        Some(zone.offset_from_utc_datetime(&utc).fix().local_minus_utc())
    }
}

fn zone(name: &str) -> ShopZone {
    ShopZone { name: name.to_owned(), zones: Rc::new(Table) }
}

fn read_bytes(bytes: &[u8], choices: Choices, shop: Option<ShopZone>) -> (FileSummary, Collected) {
    let mut rows = Collected::default();
    let mut importer = Importer::new(0, "values", bytes.len() as u64).with_choices(choices).with_zone(shop);
    importer.push(bytes, &mut rows).expect("readable");
    (importer.finish(&mut rows).expect("readable"), rows)
}

fn read(case: &str) -> (FileSummary, Collected) {
    read_bytes(&input(case), Choices::default(), None)
}

fn days(rows: &Collected) -> Vec<String> {
    rows.lines.iter().filter_map(|line| line.day).map(|day| day.to_string()).collect()
}

fn amounts(rows: &Collected) -> Vec<f64> {
    rows.lines.iter().map(|line| line.amounts.stated.0 as f64 / 10_000.0).collect()
}

fn code(code: &str) -> Option<Currency> {
    Currency::from_code(code.as_bytes())
}

fn day(text: &str) -> Day {
    Day::parse_iso(text).expect("a day")
}

#[test]
fn months_are_read_in_two_dozen_languages() {
    let (summary, rows) = read("month_names");
    let mut expected: Vec<String> = Vec::new();
    for (at, month) in
        [1, 1, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3, 4, 5, 6, 7, 8, 9].into_iter().enumerate()
    {
        expected.push(format!("2024-{month:02}-{:02}", at + 1));
    }
    assert_eq!((days(&rows), rows.refusals.len()), (expected, 0));
    assert_eq!(rows.lines[10].instant.rem_euclid(86_400), 9 * 3600 + 15 * 60);
    assert_eq!(summary.dates.shapes[DateShape::Named as usize], 22);
    let (summary, rows) = read("month_names_1252");
    assert_eq!(days(&rows), ["2024-03-03", "2024-12-08", "2024-08-02"]);
    assert_eq!((amounts(&rows), summary.currency), (vec![12.5, 1200.0, -7.25], code("EUR")));
}

#[test]
fn each_cell_is_read_by_its_own_shape() {
    let (summary, rows) = read("mixed_shapes");
    let expected = [
        "2024-01-31",
        "2024-02-01",
        "2024-02-14",
        "2024-03-01",
        "2024-04-02",
        "2024-04-03",
        "2024-04-30",
        "2024-05-01",
    ];
    assert_eq!(days(&rows), expected);
    assert_eq!(DateShape::ALL.map(|shape| summary.dates.shapes[shape as usize]), [2, 2, 1, 2, 1]);
    assert_eq!(
        (summary.dates.style.order, summary.dates.style.evidence),
        (DateOrder::MonthFirst, DateEvidence::Proven)
    );
}

#[test]
fn an_order_that_stays_open_is_asked_with_both_readings() {
    let (summary, rows) = read("order_stays_open");
    assert!(summary.dates.style.ambiguous);
    assert_eq!(
        summary.dates.readings,
        Some([(day("2024-01-03"), day("2024-12-01")), (day("2024-01-12"), day("2024-12-03")),])
    );
    assert_eq!(days(&rows), ["2024-01-03", "2024-03-12", "2024-12-01", "2024-06-15"]);
    let choices = Choices { date_order: Some(DateOrder::MonthFirst), ..Choices::default() };
    let (summary, rows) = read_bytes(&input("order_stays_open"), choices, None);
    assert_eq!((summary.dates.style.evidence, summary.dates.readings), (DateEvidence::Chosen, None));
    assert_eq!(days(&rows), ["2024-03-01", "2024-12-03", "2024-01-12", "2024-06-15"]);
}

/// A log of so many rows whose dates two numbers leave open, and more rows after them.
fn open_log(rows: usize, more: &str) -> String {
    let mut text = String::from("customer,date,amount,note\n");
    for row in 0..rows {
        text +=
            &format!("c{},0{}/0{}/2024,1.00,a note that makes the row long\n", row % 50, row % 9 + 1, row / 5 % 9 + 1);
    }
    text + more
}

fn session(bytes: &[u8], shop: Option<ShopZone>) -> Session {
    let mut session = Session::default();
    if let Some(shop) = shop {
        session.set_zone(shop);
    }
    session.begin();
    let mut readings = 0;
    loop {
        session.begin_file("values.csv", bytes.len() as u64);
        session.push(bytes);
        readings += 1;
        if !session.end_file(&PlainFormat) {
            break;
        }
    }
    assert!(readings <= 2, "a file is read at most twice");
    session.finish(&PlainFormat);
    session
}

fn report(session: &mut Session, request: &Request) -> Report {
    let report = session.report(request).expect("orders");
    assert!(report.ledger.balances);
    report
}

fn aside(report: &Report, reason: &str) -> u64 {
    report.ledger.reasons.iter().find(|entry| entry.reason == reason).map_or(0, |entry| entry.rows)
}

#[test]
fn the_whole_column_decides_and_not_its_beginning() {
    // A slip in the first rows says that the day comes first; ten later rows say otherwise.
    let mut slip = String::from("customer,date,amount,note\nzoe,31/01/2024,1.00,\n");
    slip += open_log(9_000, "").trim_start_matches("customer,date,amount,note\n");
    for _ in 0..10 {
        slip += "yan,01/31/2024,1.00,\n";
    }
    let found = report(&mut session(slip.as_bytes(), None), &Request::default());
    assert_eq!((found.ledger.rows_used, aside(&found, "unreadable_date")), (9_010, 1));
    // The first rows are ISO, a spreadsheet has saved the later ones.
    let mut iso = String::from("customer,date,amount,note\n");
    for row in 0..9_000 {
        iso += &format!("c{},2024-01-{:02},1.00,a note that makes the row long\n", row % 50, row % 28 + 1);
    }
    iso += "last,2/14/2024 21:06,1.00,\n";
    let found = report(&mut session(iso.as_bytes(), None), &Request::default());
    assert_eq!((found.ledger.rows_used, found.scope.to.as_str()), (9_001, "2024-02-14"));
}

#[test]
fn buddhist_and_persian_years_are_ours() {
    let (summary, rows) = read("buddhist_years");
    assert!(summary.dates.style.buddhist);
    assert_eq!(days(&rows), ["2024-01-31", "2024-02-29", "2024-03-05"]);
    let (_, rows) = read("persian_years");
    assert_eq!(days(&rows), ["2024-01-31", "2024-02-29"]);
}

#[test]
fn clocks_of_24_hours_with_a_marker_are_right() {
    let (_, rows) = read("clocks");
    let clocks: Vec<i64> = rows.lines.iter().map(|line| line.instant.rem_euclid(86_400)).collect();
    let time = |hour: i64, minute: i64, second: i64| hour * 3600 + minute * 60 + second;
    assert_eq!(clocks, [time(16, 2, 0), time(0, 5, 9), time(0, 30, 0), time(12, 30, 0), time(21, 15, 51)]);
}

#[test]
fn days_of_23_and_25_hours_are_days() {
    let (summary, rows) = read("clock_changes");
    assert_eq!(days(&rows), ["2024-11-02", "2024-11-03", "2024-11-03", "2024-11-04", "2024-03-10", "2024-03-10"]);
    let instants: Vec<i64> = rows.lines.iter().map(|line| line.instant).collect();
    assert_eq!(instants[2] - instants[1], 3600);
    assert_eq!(instants[5] - instants[4], 1);
    assert_eq!((summary.dates.zoned, summary.dates.moved), (true, 0), "a printed offset is the shop's own clock");
}

#[test]
fn a_mistyped_year_does_not_stretch_the_axis() {
    let (summary, rows) = read("mistyped_year");
    let late = summary.dates.late.expect("2042");
    assert_eq!((late.rows, late.newest_plausible), (1, day("2024-09-27")));
    assert_eq!((summary.dates.span.map(|span| span.1), rows.lines.len()), (Some(late.newest_plausible), 41));
    let report = report(&mut session(&input("mistyped_year"), None), &Request::default());
    assert_eq!(report.scope.to, "2024-09-27");
    assert_eq!((report.ledger.rows_used, aside(&report, "impossible_date")), (40, 1));
    assert_eq!(report.ledger.money_set_aside, "12.34");
}

#[test]
fn times_at_utc_become_days_where_the_shop_is() {
    let new_york = || Some(zone("America/New_York"));
    let chosen = Choices { zone: Some("America/New_York".to_owned()), ..Choices::default() };
    let own = ["2024-01-31", "2024-02-01", "2024-02-01", "2024-07-01", "2024-07-01"];
    let moved = ["2024-01-31", "2024-01-31", "2024-02-01", "2024-06-30", "2024-07-01"];
    // Offsets that are printed are kept, until someone says where the shop is.
    let (summary, rows) = read_bytes(&input("times_at_utc"), Choices::default(), new_york());
    assert_eq!((days(&rows), summary.dates.moved, summary.zone), (own.map(str::to_owned).into(), 0, None));
    let (summary, rows) = read_bytes(&input("times_at_utc"), chosen.clone(), Some(zone("Europe/Athens")));
    assert_eq!((days(&rows), summary.dates.moved), (moved.map(str::to_owned).into(), 5));
    assert_eq!(summary.zone.as_deref(), Some("America/New_York"));
    assert_eq!(rows.lines[1].instant, 1_706_763_599, "the instant stays what it is");
    // A file that does not say so is at UTC where someone does; a day without a clock stays a day.
    let unsaid = |choices: Choices| days(&read_bytes(&input("times_at_utc_unsaid"), choices, new_york()).1);
    assert_eq!(unsaid(chosen.clone()), own, "a zone alone does not say that the file is at UTC");
    let at_utc = Choices { utc: Some(true), ..Choices::default() };
    assert_eq!(unsaid(at_utc), ["2024-01-31", "2024-01-31", "2024-02-01", "2024-06-30", "2024-07-01"]);
    // Seconds since 1970 have no clock on a wall.
    let (summary, rows) = read_bytes(&input("unix_seconds"), Choices::default(), new_york());
    assert_eq!((days(&rows), summary.dates.moved), (vec!["2024-01-31".to_owned(), "2024-02-01".to_owned()], 2));
    assert_eq!(days(&read("unix_seconds").1), ["2024-01-31", "2024-02-01"]);
    // A zone that no one knows moves nothing.
    let nowhere = Choices { zone: Some("Mars/Olympus".to_owned()), ..Choices::default() };
    assert_eq!(days(&read_bytes(&input("times_at_utc"), nowhere, new_york()).1), own);
    let mut session = session(&input("unix_seconds"), Some(zone("Pacific/Kiritimati")));
    assert_eq!(report(&mut session, &Request::default()).scope.from, "2024-02-01");
}

#[test]
fn money_is_read_however_it_is_written() {
    let (summary, rows) = read("money_with_dots");
    let expected =
        [1234.56, 1_234_567.0, 1200.5, 1234.56, 76.0, -50.0, -9.0, -9.0, -9.0, -9.0, -18.0, 1000.0, 12.0, 12.0, 1234.5];
    assert_eq!((amounts(&rows), summary.decimal_mark), (expected.into(), '.'));
    assert_eq!(rows.reasons(), [(17, "unreadable_amount"), (18, "unreadable_amount")]);
    let (summary, rows) = read("money_with_commas");
    let expected = [1234.56, 1234.56, 1234.56, 1234.5, 120.0, 12.0, -50.0, -9.0, 1500.0, 7.0];
    assert_eq!((amounts(&rows), summary.decimal_mark), (expected.into(), ','));
    assert_eq!((rows.reasons(), summary.amounts.contradicted), (vec![(12, "unreadable_amount")], 1));
}

#[test]
fn three_digits_behind_one_separator_are_asked_of_everything_else() {
    use MarkEvidence::{Assumed, Chosen, Currency, Delimiter, Proven};
    for (case, amount, evidence) in [
        ("three_digits_semicolons", 1234.0, Delimiter),
        ("three_digits_commas", 1.234, Assumed),
        ("three_digits_yen", 1234.0, Currency),
        ("three_digits_dinar", 1.234, Currency),
        ("three_digits_other_column", 1234.0, Proven),
    ] {
        let (summary, rows) = read(case);
        assert_eq!((amounts(&rows)[0], summary.amounts.evidence), (amount, evidence), "{case}");
        assert_eq!(summary.amounts.ambiguous, evidence == Assumed, "{case}");
        if evidence == Proven {
            continue;
        }
        let other = if summary.decimal_mark == '.' { ',' } else { '.' };
        let choices = Choices { decimal_mark: Some(other), ..Choices::default() };
        let (summary, rows) = read_bytes(&input(case), choices, None);
        assert_eq!((summary.decimal_mark, summary.amounts.evidence), (other, Chosen), "{case}");
        let expected = if amount == 1.234 { 1234.0 } else { 1.234 };
        assert_eq!(amounts(&rows)[0], expected, "{case}");
    }
}

#[test]
fn a_mark_that_later_rows_disprove_is_taken_back() {
    let mut text = String::from("customer;date;amount;note\n");
    for row in 0..9_000 {
        text +=
            &format!("c{};2024-01-{:02};{}000;a note that makes the row long\n", row % 50, row % 28 + 1, row % 9 + 1);
    }
    let whole = text.clone() + "last;2024-02-01;12,50;\n";
    let open = text.replace("000;a", ",000;a").replace(';', "\t") + "last\t2024-02-01\t12,50\t\n";
    for (name, text, money) in [("whole", whole, "45000012.5"), ("open", open, "45012.5")] {
        let found = report(&mut session(text.as_bytes(), None), &Request::default());
        assert_eq!((found.ledger.rows_used, found.ledger.money_used.as_str()), (9_001, money), "{name}");
    }
}

#[test]
fn a_sign_names_a_currency_where_it_is_its_own() {
    let (summary, rows) = read("signs_name_currencies");
    let currencies: Vec<Option<Currency>> = rows.lines.iter().map(|line| line.currency).collect();
    assert_eq!(currencies, [code("EUR"), code("EUR"), code("GBP"), None, None]);
    assert_eq!(summary.currencies.len(), 2);
    let choices = Choices { currency: code("CAD"), ..Choices::default() };
    let (_, rows) = read_bytes(&input("signs_name_currencies"), choices, None);
    assert_eq!(rows.lines[3..].iter().map(|line| line.currency).collect::<Vec<_>>(), [code("CAD"), code("CAD")]);
    // One sign in the file is the sign of the rows that have none.
    let (_, rows) = read("one_sign");
    assert!(rows.lines.iter().all(|line| line.currency == code("EUR")));
    let report = report(&mut session(&input("signs_name_currencies"), None), &Request::default());
    assert_eq!((report.scope.currency.as_str(), report.measures.M1.revenue), ("EUR", 30.0));
    assert_eq!(aside(&report, "other_currency"), 3);
}

fn asked(currency: Option<&str>, rates: &[(&str, &str)]) -> Request {
    let mut request = Request::default();
    request.switches.currency = currency.map(str::to_owned);
    request.switches.rates = rates.iter().map(|(code, rate)| ((*code).to_owned(), (*rate).to_owned())).collect();
    request
}

#[test]
fn currencies_are_picked_or_converted_and_never_added() {
    let mut session = session(&input("currencies"), None);
    let mut found = |currency: Option<&str>, rates: &[(&str, &str)]| {
        let report = report(&mut session, &asked(currency, rates));
        let m1 = &report.measures.M1;
        let (rows, scope) = (report.ledger.rows_used, report.scope);
        (scope.currency, m1.orders, m1.revenue_minor, rows, scope.to)
    };
    let answer = |code: &str, orders, minor, rows, to: &str| (code.to_owned(), orders, minor, rows, to.to_owned());
    // Net sales: 90 + 45 + 18 × (1 − 10 / 20) euros; the last of them is of February.
    assert_eq!(found(None, &[]), answer("EUR", 3, 14_400, 3, "2024-02-06"));
    assert_eq!(found(Some("USD"), &[]), answer("USD", 2, 2_004, 2, "2024-04-02"));
    assert_eq!(found(Some("JPY"), &[]), answer("JPY", 1, 1_500, 1, "2024-04-01"));
    // 10.01 and 10.03 at one half are 5.005 and 5.015: each order to the even cent, 5.00 and 5.02.
    assert_eq!(found(None, &[("USD", "0.5")]), answer("EUR", 5, 14_400 + 500 + 502, 5, "2024-04-02"));
    // 1,500 yen at 0.0064 are 9.60 euros.
    let both = [("USD", "0.5"), ("JPY", "0.0064")];
    assert_eq!(found(None, &both), answer("EUR", 6, 14_400 + 1_002 + 960, 6, "2024-04-02"));
    // Into a currency that no file has: 90.00, 45.00, 9.00 at 4.25, to the even grosz.
    assert_eq!(found(Some("PLN"), &[("EUR", "4.25")]), answer("PLN", 3, 38_250 + 19_125 + 3_825, 3, "2024-02-06"));
    // A currency that the files do not have and no rate leads to is passed over.
    assert_eq!(found(Some("SEK"), &[]), answer("EUR", 3, 14_400, 3, "2024-02-06"));
}

#[test]
fn the_report_lists_the_currencies_with_their_own_money() {
    let mut session = session(&input("currencies"), None);
    let report = report(&mut session, &asked(Some("EUR"), &[("USD", "0.920")]));
    let listed: Vec<_> = report
        .switches
        .currencies
        .iter()
        .map(|facts| (facts.currency.as_str(), facts.entries, facts.money.as_str(), facts.rate.as_deref(), facts.taken))
        .collect();
    assert_eq!(
        listed,
        [("EUR", 3, "170", None, true), ("USD", 3, "119.04", Some("0.92"), true), ("JPY", 1, "1500", None, false)]
    );
    assert_eq!((aside(&report, "other_currency"), aside(&report, "cancelled")), (1, 1));
    assert_eq!((report.ledger.money_read.as_str(), report.ledger.money_used.as_str()), ("1789.04", "190.04"));
}

#[test]
fn a_line_in_another_currency_is_not_added_to_its_order() {
    let mut session = session(&input("one_order_in_two_currencies"), None);
    let report = report(&mut session, &Request::default());
    let m1 = &report.measures.M1;
    assert_eq!((m1.orders, m1.revenue_minor, report.scope.currency.as_str()), (2, 1_800, "EUR"));
    assert_eq!((aside(&report, "other_currency"), report.ledger.money_set_aside.as_str()), (1, "7"));
}

#[test]
fn a_price_is_multiplied_only_where_it_is_the_price_of_one() {
    for case in ["price_of_the_row", "price_of_one"] {
        let (_, rows) = read(case);
        assert_eq!(amounts(&rows), [10.0, 15.0, 7.0, 14.0], "{case}");
        assert!(rows.lines.iter().all(|line| line.kind == LineKind::Item), "{case}");
    }
}

#[test]
fn amounts_a_hundred_times_too_large_are_noticed_beside_another_file() {
    let file = |amounts: &[&str], currency: &str| {
        let mut text = String::from("customer,date,amount,currency\n");
        for amount in amounts {
            text += &format!("ann,2024-01-05,{amount},{currency}\n");
        }
        read_bytes(text.as_bytes(), Choices::default(), None).0
    };
    let (minor, major) = (["4500", "1250", "9900"], ["39.90", "12.50", "80.00"]);
    for (one, other, expected) in [
        (file(&minor, "EUR"), file(&major, "EUR"), true),
        (file(&major, "EUR"), file(&minor, "EUR"), false),
        (file(&minor, "EUR"), file(&major, "USD"), false),
        (file(&minor, "JPY"), file(&major, "JPY"), false),
        (file(&["45", "12", "99"], "EUR"), file(&major, "EUR"), false),
        (file(&["4500.50", "1250", "9900"], "EUR"), file(&major, "EUR"), false),
        (file(&minor, "EUR"), file(&["45", "12"], "EUR"), false),
    ] {
        assert_eq!(one.may_be_in_minor_units(&other), expected, "{:?} beside {:?}", one.amounts, other.amounts);
    }
}

/// Times at UTC stay so where a person says what the columns are, and where only the column's name tells it.
#[test]
fn chosen_columns_keep_the_platforms_clock() {
    let stripe = "id,Created date (UTC),Amount,Amount Refunded,Currency,Status,Customer ID,Customer Email,Note\n\
                  ch_1,2024-02-01 03:30:00,10.00,0.00,usd,Paid,cus_A,ada@example.com,x\n";
    let amazon = "amazon-order-id\tpurchase-date\titem-price\tasin\torder-status\tship-city\n\
                  111-1\t2024-02-01 03:30:00\t10.00\tB01\tShipped\tTroy\n";
    let log = "customer,Created (UTC),amount\nada,2024-02-01 03:30:00,10.00\n";
    let plain = log.replace(" (UTC)", " at");
    // Without the order number the rows are those of a log; with it they are the platform's.
    type Columns = Option<&'static [(Role, usize)]>;
    let cases: [(&str, &str, Columns, bool); 7] = [
        ("stripe", stripe, None, true),
        (
            "stripe by number",
            stripe,
            Some(&[(Role::OrderId, 0), (Role::Date, 1), (Role::Amount, 2), (Role::CustomerId, 6)]),
            true,
        ),
        ("stripe as a log", stripe, Some(&[(Role::Date, 1), (Role::Amount, 2), (Role::CustomerId, 8)]), true),
        ("amazon by city", amazon, Some(&[(Role::Date, 1), (Role::Amount, 2), (Role::CustomerId, 5)]), true),
        ("log", log, None, true),
        ("log, chosen", log, Some(&[(Role::Date, 1), (Role::Amount, 2), (Role::CustomerId, 0)]), true),
        ("plain", &plain, Some(&[(Role::Date, 1), (Role::Amount, 2), (Role::CustomerId, 0)]), false),
    ];
    for (name, text, columns, utc) in cases {
        let choices = Choices { columns: columns.map(<[_]>::to_vec), ..Choices::default() };
        let (summary, rows) = read_bytes(text.as_bytes(), choices.clone(), Some(zone("America/New_York")));
        let day = if utc { "2024-01-31" } else { "2024-02-01" };
        assert_eq!((summary.utc, days(&rows)), (utc, vec![day.to_owned()]), "{name}");
        // What a person says of the clock goes before it.
        let choices = Choices { utc: Some(!utc), ..choices };
        let (_, rows) = read_bytes(text.as_bytes(), choices, Some(zone("America/New_York")));
        let day = if utc { "2024-02-01" } else { "2024-01-31" };
        assert_eq!(days(&rows), [day], "{name}");
    }
}

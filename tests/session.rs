//! The whole engine through its session: what a reader drops, and what the pages then say.

use holdfast::i18n::PlainFormat;
use holdfast::protocol::{CohortMeasure, Event, Page, Problem, Request, ScopeSpec, SwitchKey};
use holdfast::session::Session;
use holdfast::views::{PageBody, PageView};

fn open(files: &[(&str, &str)]) -> (Session, Event) {
    let mut session = Session::default();
    session.begin();
    for (name, text) in files {
        loop {
            session.begin_file(name, text.len() as u64);
            session.push(text.as_bytes());
            if !session.end_file(&PlainFormat) {
                break;
            }
        }
    }
    let event = session.finish(&PlainFormat);
    (session, event)
}

fn refused(files: &[(&str, &str)]) -> Vec<Problem> {
    match open(files).1 {
        Event::Refused { problems } => problems,
        other => panic!("not refused: {other:?}"),
    }
}

fn show(session: &mut Session, page: Page) -> PageView {
    session.show(&Request { page, ..Request::default() }, &PlainFormat).expect("files are read")
}

/// Everything the pages say, as text.
fn everything(session: &mut Session) -> String {
    let measures = [
        CohortMeasure::RetainedExactly,
        CohortMeasure::BoughtAgainBy,
        CohortMeasure::Revenue,
        CohortMeasure::CumulativeRevenuePerCustomer,
    ];
    let mut all = String::new();
    for page in Page::ALL {
        for cohort_measure in measures {
            let request = Request { page, cohort_measure, ..Request::default() };
            let view = session.show(&request, &PlainFormat).expect("files are read");
            all += &serde_json::to_string(&view).expect("a view is plain");
        }
    }
    all + &serde_json::to_string(&session.report(&Request::default()).expect("files are read")).expect("plain")
}

const THREE: &str = "customer,date,amount\nann,2024-01-05,10\nann,2024-02-06,20\nbea,2024-02-07,30\n";

#[test]
fn a_small_log_is_read_and_shown() {
    let (mut session, event) = open(&[("log.csv", THREE)]);
    assert_eq!(event, Event::Opened { problems: Vec::new() });
    let PageBody::Overview(overview) = show(&mut session, Page::Overview).page else { panic!("not the Overview") };
    assert!(overview.headline.contains("1 of 2"), "{}", overview.headline);
    let figure =
        |key: &str| overview.figures.iter().chain(&overview.sold).find(|figure| figure.key == key).expect("a figure");
    assert_eq!(
        (figure("orders").raw, figure("customers").raw, figure("revenue").raw),
        (Some(3.0), Some(2.0), Some(60.0))
    );
    // Two customers are too few for a rate.
    assert_eq!((figure("repeat_rate").raw, figure("repeat_rate").value.as_str()), (None, "–"));
    assert!(figure("repeat_rate").note.is_some());
}

#[test]
fn what_cannot_be_used_is_said_in_a_sentence_with_a_remedy() {
    let cases = [
        ("empty.csv", "", "empty"),
        ("header.csv", "customer,date,amount\n", "header_only"),
        ("receipt.pdf", "%PDF-1.7\n1 0 obj", "not_text"),
        ("login.csv", "<!DOCTYPE html><html><body>Log in</body></html>", "not_text"),
        ("other.csv", "colour,size\nred,1\nblue,2\n", "missing_columns"),
        ("dates.csv", "customer,date,amount\nann,soon,1\nbea,later,2\n", "unreadable_dates"),
        ("nobody.csv", "date,amount\n2024-01-01,1\n2024-01-02,2\n", "no_customer_key"),
    ];
    for (name, text, code) in cases {
        let problems = refused(&[(name, text)]);
        let [problem] = problems.as_slice() else { panic!("{name}: {problems:?}") };
        assert_eq!(problem.code, code, "{name}: {}", problem.sentence);
        assert!(problem.sentence.contains(name) && !problem.remedy.is_empty(), "{problem:?}");
        assert!(!problem.sentence.contains('{') && !problem.remedy.contains('{'), "{problem:?}");
    }
    let dates = &refused(&[cases[5].0].map(|name| (name, cases[5].1)))[0];
    assert!(dates.sentence.contains("row 2") && dates.sentence.contains("soon"), "{}", dates.sentence);
}

#[test]
fn a_good_file_is_used_although_another_is_not() {
    let (mut session, event) = open(&[("bad.csv", ""), ("log.csv", THREE)]);
    let Event::Opened { problems } = event else { panic!("nothing opened") };
    assert_eq!(problems.len(), 1);
    let PageBody::Data(data) = show(&mut session, Page::Data).page else { panic!("not Data") };
    assert_eq!(data.files.iter().map(|file| file.refused).collect::<Vec<_>>(), [true, false]);
}

#[test]
fn a_file_of_nothing_but_further_lines_is_refused() {
    // The export was cut through the middle of its only order: there is no day, so there is nothing to show.
    let text = "Name,Email,Total,Created at,Lineitem name\n#1,a@example.com,,2024-01-05 10:00:00 -0500,Tea\n";
    let problems = refused(&[("cut.csv", text)]);
    assert_eq!(problems.iter().map(|problem| problem.code.as_str()).collect::<Vec<_>>(), ["no_usable_rows"]);
}

#[test]
fn a_file_dropped_twice_changes_nothing() {
    let (mut once, _) = open(&[("log.csv", THREE)]);
    let (mut twice, _) = open(&[("log.csv", THREE), ("copy.csv", THREE)]);
    let report = |session: &mut Session| session.report(&Request::default()).expect("orders");
    let (once, twice) = (report(&mut once), report(&mut twice));
    assert_eq!(once.measures, twice.measures);
    assert!(twice.ledger.balances);
    assert_eq!(
        (twice.ledger.rows_read, twice.ledger.rows_used, twice.ledger.reasons[0].reason),
        (6, 3, "duplicate_file")
    );
}

#[test]
fn a_guess_about_day_and_month_that_a_later_row_disproves_is_taken_back() {
    // Past the first 256 KiB, where the guess is made, stands the first day above 12.
    let mut text = String::from("customer,date,amount\n");
    for at in 0..20_000 {
        text += &format!("customer number {at},0{}/0{}/2024,10.00\n", at % 9 + 1, at / 5 % 9 + 1);
    }
    let (month_first, day_first) = (text.clone() + "last,01/31/2024,10.00\n", text + "last,31/01/2024,10.00\n");
    for (name, text) in [("month first", month_first), ("day first", day_first)] {
        let (mut session, _) = open(&[("log.csv", &text)]);
        let report = session.report(&Request::default()).expect("orders");
        assert_eq!((report.ledger.rows_read, report.ledger.rows_used), (20_001, 20_001), "{name}");
        let first = &report.measures.M1.months[0];
        assert_eq!(first.month, "2024-01", "{name}");
    }
}

#[test]
fn degenerate_files_get_an_answer_in_words() {
    let refunded = "Name,Email,Financial Status,Total,Created at,Refunded Amount,Subtotal,Currency\n\
                    #1,a@example.com,refunded,10.00,2024-01-05 10:00:00 -0500,10.00,9.00,USD\n\
                    #2,b@example.com,refunded,10.00,2024-01-06 10:00:00 -0500,10.00,9.00,USD\n";
    let cancelled = "Name,Email,Financial Status,Total,Created at,Cancelled at\n\
                     #1,a@example.com,paid,10.00,2024-01-05 10:00:00 -0500,2024-01-06 10:00:00 -0500\n";
    let cases = [
        ("one row", "customer,date,amount\nann,2024-01-05,10\n"),
        ("one day", "customer,date,amount\nann,2024-01-05,10\nann,2024-01-05,12\nbea,2024-01-05,5\n"),
        ("all zero", "customer,date,amount\nann,2024-01-05,0\nbea,2024-01-06,0\n"),
        ("negative", "customer,date,amount\nann,2024-01-05,-10\nbea,2024-01-06,-4\n"),
        ("guests only", "customer,date,amount\n,2024-01-05,10\n,2024-01-06,10\n"),
        ("all refunded", refunded),
        ("all cancelled", cancelled),
    ];
    for (name, text) in cases {
        let (mut session, event) = open(&[("log.csv", text)]);
        assert!(matches!(event, Event::Opened { .. }), "{name}: {event:?}");
        let all = everything(&mut session);
        for bad in ["NaN", "nan", "inf", "Infinity", "{"] {
            let words = all.replace("\"", " ");
            let found = bad != "{" && words.split(|c: char| !c.is_alphabetic()).any(|word| word == bad);
            assert!(!found, "{name}: {bad}");
        }
        let PageBody::Overview(overview) = show(&mut session, Page::Overview).page else { panic!("not the Overview") };
        assert!(!overview.headline.is_empty() && !overview.lead.is_empty(), "{name}");
        let report = session.report(&Request::default()).expect("orders");
        assert!(report.ledger.balances, "{name}");
    }
}

#[test]
fn no_text_keeps_an_open_place() {
    let mut session = Session::default();
    session.open_sample(&PlainFormat);
    for page in Page::ALL {
        let view = show(&mut session, page);
        let mut texts = Vec::new();
        collect_texts(&serde_json::to_value(&view).expect("plain"), &mut texts);
        assert!(texts.len() > 20);
        for text in texts {
            assert!(!text.contains('{') && !text.contains('}'), "{page:?}: {text}");
        }
    }
}

fn collect_texts(value: &serde_json::Value, texts: &mut Vec<String>) {
    match value {
        serde_json::Value::String(text) => texts.push(text.clone()),
        serde_json::Value::Array(items) => items.iter().for_each(|item| collect_texts(item, texts)),
        serde_json::Value::Object(fields) => fields.values().for_each(|field| collect_texts(field, texts)),
        _ => {}
    }
}

#[test]
fn the_past_is_as_it_was() {
    // Figures at a past day equal those of a file cut at that day.
    let mut text = String::from("customer,date,amount\n");
    let mut cut = text.clone();
    for at in 0..400_u32 {
        let line = format!("c{},2024-{:02}-{:02},{}\n", at * 7 % 90, at % 12 + 1, at * 5 % 28 + 1, at % 50 + 1);
        if line.split(',').nth(1).is_some_and(|day| day <= "2024-07-15") {
            cut += &line;
        }
        text += &line;
    }
    cut += "c1,2024-07-15,0.00\n";
    text += "c1,2024-07-15,0.00\n";
    let scope = ScopeSpec { as_of: Some("2024-07-15".to_owned()), ..ScopeSpec::default() };
    let past = open(&[("log.csv", &text)]).0.report(&Request { scope, ..Request::default() }).expect("orders");
    let then = open(&[("log.csv", &cut)]).0.report(&Request::default()).expect("orders");
    assert_eq!(past.measures, then.measures);
}

#[test]
fn a_switch_moves_what_it_says() {
    let text = "customer,date,amount\nann,2024-01-05,10\n,2024-01-06,7\nbea,2024-01-07,0\n";
    let (mut session, _) = open(&[("log.csv", text)]);
    let all = session.report(&Request::default()).expect("orders");
    for (key, name) in [(SwitchKey::Guests, "guests"), (SwitchKey::ZeroValue, "zero_value")] {
        let mut request = Request::default();
        request.switches.flipped.push(key);
        let without = session.report(&request).expect("orders");
        let said = all.switches.rules.iter().find(|rule| rule.name == name).expect("a switch");
        let (m1, rest) = (&all.measures.M1, &without.measures.M1);
        assert_eq!(m1.orders as i64 - rest.orders as i64, said.moves_orders, "{name}");
        assert_eq!(m1.revenue_minor - rest.revenue_minor, said.moves_revenue_minor, "{name}");
        assert!(without.ledger.balances && without.ledger.rows_set_aside == 1, "{name}");
    }
}

/// The same figures as in the browser: tests/web.rs holds the other end.
#[test]
fn the_sample_shop_is_the_same_everywhere() {
    let mut session = Session::default();
    session.open_sample(&PlainFormat);
    let report = session.report(&Request::default()).expect("orders");
    let m1 = &report.measures.M1;
    assert_eq!((m1.orders, m1.customers, m1.revenue_minor), (8_666, 4_155, 24_387_933));
    let interval = (report.measures.M2.in_period.low, report.measures.M2.in_period.high);
    assert_eq!(interval, (Some(0.310_836_647_329_296_17), Some(0.339_306_303_680_769_86)));
    // The forecast too, to the last bit: fits, proof and sums.
    let forecast = &report.forecast;
    let value = forecast.value.map(|value| (value.expected, value.low, value.high));
    assert_eq!(value, Some((48_062.734_839_387_84, 42_888.025_764_219_1, 53_237.443_914_556_585)));
    let predicted = forecast.proof.as_ref().and_then(|proof| proof.ways.first()?.predicted);
    assert_eq!(predicted, Some(1_398.046_432_606_883_6));
}

//! The retention calculator, for a shop without a file.

use holdfast::i18n::PlainFormat;
use holdfast::protocol::{Address, Event, Page, Request, Typed};
use holdfast::session::Session;
use holdfast::views::PageBody;
use holdfast::views::answers::AnswersView;

fn request(counts: [&str; 3]) -> Request {
    let fields = [Typed::RetentionStart, Typed::RetentionEnd, Typed::RetentionNew];
    let typed = fields.into_iter().zip(counts).filter(|(_, text)| !text.is_empty());
    Request {
        page: Page::Calculator,
        typed: typed.map(|(field, text)| (field, text.to_owned())).collect(),
        ..Request::default()
    }
}

fn calculator(counts: [&str; 3]) -> AnswersView {
    match Session::default().calculate(&request(counts), &PlainFormat) {
        Event::Calculated(view) => *view,
        other => panic!("no calculator: {other:?}"),
    }
}

/// The worked check: (13,000 − 5,500) / 10,000 = 75 %; lost 2,500, a quarter of the start and 19.2 % of the end.
#[test]
fn three_counts_without_a_file() {
    let view = calculator(["10000", "13000", "5500"]);
    assert_eq!(view.title, "75.0% of the customers were kept");
    let rows: Vec<Vec<&str>> =
        view.sections[0].tables[0].rows.iter().map(|row| row.iter().map(|cell| cell.text.as_str()).collect()).collect();
    assert_eq!(rows[0], ["Retention rate", "(13,000 − 5,500) ÷ 10,000", "75.0%"]);
    assert_eq!((rows[1][2], rows[2][2]), ("25.0%", "19.2%"));
    assert!(view.sections[0].notes.iter().any(|note| note.contains("strict")));
    let typed: Vec<&str> = view.sections[0].fields.iter().map(|field| field.value.as_str()).collect();
    assert_eq!(typed, ["10000", "13000", "5500"]);
    assert!(!Address::parse("#calculator").hash().contains("10000"), "what is typed is not in the address");
}

/// Nothing, half of it, nobody at the start, a contradiction and what is no count: each is said in words.
#[test]
fn what_gives_no_rate_is_said() {
    for (counts, title) in [
        (["", "", ""], "Three counts give a retention rate"),
        (["10", "", "3"], "Three counts give a retention rate"),
        (["ten", "13", "5"], "Three counts give a retention rate"),
        (["-1", "13", "5"], "Three counts give a retention rate"),
        (["0", "13", "5"], "Without customers at the start there is no rate"),
        (["10", "5", "13"], "More new customers than customers at the end: one of the counts is wrong"),
    ] {
        let view = calculator(counts);
        assert_eq!(view.title, title, "{counts:?}");
        assert!(view.sections[0].tables.is_empty() && view.sections[0].absent.is_some(), "{counts:?}");
    }
    // More than were there can be kept, by the formula.
    assert_eq!(calculator(["10", "30", "5"]).title, "250.0% of the customers were kept");
}

/// After a year 105.26 customers against 111.11, each bringing 10: 5.6 % more.
#[test]
fn keeping_more_is_pictured() {
    let view = calculator(["", "", ""]);
    let chart = view.sections[1].chart.as_ref().expect("a picture");
    assert!(chart.title.contains("5.6% more a month"), "{}", chart.title);
    let last = |at: usize| chart.series[at].points.last().map(|point| point.shown.clone());
    assert_eq!((last(0).as_deref(), last(1).as_deref()), (Some("1,053"), Some("1,111")));
    assert_eq!(chart.table.columns[1].label, "5% kept");
}

/// With files it is a page like the others.
#[test]
fn it_is_a_page_too() {
    let mut session = Session::default();
    assert!(matches!(session.open_sample(&PlainFormat), Event::Opened { .. }));
    let view = session.show(&request(["100", "90", "20"]), &PlainFormat).expect("files are read");
    assert!(matches!(view.page, PageBody::Answers(view) if view.title.starts_with("70.0%")));
}

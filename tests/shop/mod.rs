//! Files dropped together, and what the whole engine then reports.

#![expect(clippy::disallowed_methods, reason = "fixtures are files")]
#![allow(dead_code, clippy::allow_attributes, reason = "not every test that includes this asks for everything")]

use holdfast::i18n::PlainFormat;
use holdfast::orders::Switch;
use holdfast::protocol::{Event, Page, Request, SwitchKey, SwitchSpec};
use holdfast::session::Session;
use holdfast::views::PageBody;
use holdfast::views::data::DataView;
use holdfast::views::overview::OverviewView;
use holdfast::views::report::{Report, SwitchReport};

/// Reads one log, which needs no second reading and is usable.
pub fn open_log(text: &str) -> Session {
    let mut session = Session::default();
    session.begin();
    session.begin_file("log.csv", text.len() as u64);
    session.push(text.as_bytes());
    assert!(!session.end_file(&PlainFormat), "read once");
    assert!(matches!(session.finish(&PlainFormat), Event::Opened { .. }));
    session
}

/// Reads files in their order; at least one must be usable.
pub fn open(files: &[(&str, &str)]) -> Session {
    let mut session = Session::default();
    session.begin();
    for (name, text) in files {
        loop {
            session.begin_file(name, text.len() as u64);
            for piece in text.as_bytes().chunks(1 << 20) {
                session.push(piece);
            }
            if !session.end_file(&PlainFormat) {
                break;
            }
        }
    }
    let event = session.finish(&PlainFormat);
    assert!(matches!(event, Event::Opened { .. }), "{event:?}");
    session
}

/// A file of a fixture.
pub fn text(folder: &str, name: &str) -> String {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    std::fs::read_to_string(root.join(folder).join(name)).expect("a fixture")
}

/// Reads the files of a fixture, in the order of these names.
pub fn fixture(folder: &str, names: &[&str]) -> Session {
    let texts: Vec<String> = names.iter().map(|name| text(folder, name)).collect();
    let files: Vec<(&str, &str)> = names.iter().copied().zip(texts.iter().map(String::as_str)).collect();
    open(&files)
}

/// A question with switches off their defaults.
pub fn flipped(switches: &[Switch]) -> Request {
    let flipped = switches.iter().map(|&switch| SwitchKey::from(switch)).collect();
    Request { switches: SwitchSpec { flipped, ..SwitchSpec::default() }, ..Request::default() }
}

/// Everything, with these switches off their defaults; the ledger must balance.
pub fn report_with(session: &mut Session, switches: &[Switch]) -> Report {
    let report = session.report(&flipped(switches)).expect("files are read");
    assert!(report.ledger.balances, "{:?}", report.ledger);
    assert_eq!(report.ledger.rows_read, report.ledger.rows_used + report.ledger.rows_set_aside);
    report
}

/// Everything by the defaults.
pub fn report(session: &mut Session) -> Report {
    report_with(session, &[])
}

/// Rows set aside by reason.
pub fn aside(report: &Report) -> Vec<(&str, u64)> {
    report.ledger.reasons.iter().map(|reason| (reason.reason, reason.rows)).collect()
}

/// What a switch moves.
pub fn switch<'a>(report: &'a Report, name: &str) -> &'a SwitchReport {
    report.switches.rules.iter().find(|rule| rule.name == name).expect("a switch")
}

/// The Data page.
pub fn data(session: &mut Session) -> DataView {
    let request = Request { page: Page::Data, ..Request::default() };
    match session.show(&request, &PlainFormat).expect("files are read").page {
        PageBody::Data(view) => *view,
        other => panic!("not the Data page: {other:?}"),
    }
}

/// The Overview, and what stands above it about coverage.
pub fn overview(session: &mut Session) -> (OverviewView, String) {
    let view = session.show(&Request::default(), &PlainFormat).expect("files are read");
    match view.page {
        PageBody::Overview(page) => (*page, view.frame.coverage),
        other => panic!("not the Overview: {other:?}"),
    }
}

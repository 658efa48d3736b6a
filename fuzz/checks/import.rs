//! The whole import.

use holdfast::i18n::PlainFormat;
use holdfast::protocol::{CohortMeasure, Event, Page, Problem, Request};
use holdfast::session::Session;
use holdfast::views::report::Report;

use super::choice;
use super::decoder::decoder;

/// Header rows, so that the rows below them are reached.
const HEADERS: [&str; 10] = [
    "",
    "customer_id,date,amount\n",
    "order_id;email;order_date;total;currency\r\n",
    "Name,Email,Financial Status,Created at,Currency,Subtotal,Total,Refunded Amount,Lineitem name,Lineitem quantity,Lineitem price,Cancelled at\n",
    "InvoiceNo,Description,Quantity,InvoiceDate,UnitPrice,CustomerID\n",
    "order_id,customer_id,order_date,quantity,price,order_total\n",
    "Date,Time,Customer,Phone,Total\n",
    "sep=;\ncustomer;datum;betrag\n",
    "Sale Date\tOrder ID\tBuyer\tTotal\n",
    "id,Created date (UTC),Amount,Amount Refunded,Currency,Status,Customer ID,Customer Email\n",
];

/// Whatever is dropped: the accounts are right, pieces do not matter, a second copy changes no figure, and every page has
/// an answer.
pub fn import(bytes: &[u8]) {
    let (first, bytes) = choice(bytes);
    let (second, bytes) = choice(bytes);
    let file = [HEADERS[first % HEADERS.len()].as_bytes(), bytes].concat();
    let piece = second + 1;
    let (mut session, problems, report) = whole(&[&file], usize::MAX);
    let (_, problems_in_pieces, report_in_pieces) = whole(&[&file], piece);
    assert_eq!(problems, problems_in_pieces, "in pieces of {piece}");
    assert_eq!(report, report_in_pieces, "in pieces of {piece}");
    let Some(report) = report else {
        assert!(problems.iter().all(|problem| !problem.sentence.is_empty() && !problem.remedy.is_empty()));
        assert!(!problems.is_empty(), "nothing came out and nothing is said");
        return;
    };
    accounts(&report);
    pages(&mut session);
    let (_, _, twice) = whole(&[&file, &file], usize::MAX);
    let twice = twice.expect("what can be read once can be read twice");
    accounts(&twice);
    assert_eq!(twice.measures, report.measures, "dropped twice");
}

/// Reads files whole, in pieces of a length.
pub(super) fn whole(files: &[&[u8]], piece: usize) -> (Session, Vec<Problem>, Option<Report>) {
    let mut session = Session::with_decoders(decoder);
    session.begin();
    for (at, bytes) in files.iter().enumerate() {
        loop {
            session.begin_file(&format!("{at}.csv"), bytes.len() as u64);
            let _wants_more = bytes.chunks(piece).all(|part| session.push(part));
            if !session.end_file(&PlainFormat) {
                break;
            }
        }
    }
    let (Event::Opened { problems } | Event::Refused { problems }) = session.finish(&PlainFormat) else {
        panic!("neither opened nor refused");
    };
    let report = session.report(&Request::default());
    (session, problems, report)
}

fn accounts(report: &Report) {
    let (ledger, m1) = (&report.ledger, &report.measures.M1);
    assert!(ledger.balances, "{ledger:?}");
    assert_eq!(ledger.rows_read, ledger.rows_used + ledger.rows_set_aside);
    assert_eq!(
        report.files.iter().filter(|file| file.refused.is_none()).map(|file| file.rows).sum::<u64>(),
        ledger.rows_read
    );
    assert_eq!(ledger.reasons.iter().map(|reason| reason.rows).sum::<u64>(), ledger.rows_set_aside);
    assert_eq!(m1.first_orders + m1.later_orders + m1.guest_orders, m1.orders);
    assert_eq!(m1.months.iter().map(|month| month.orders).sum::<u64>(), m1.orders);
    assert!(m1.customers <= m1.orders && m1.orders <= ledger.rows_used);
    let shares = [report.measures.M2.in_period, report.measures.M2.all_time_flag, report.measures.M2.to_date];
    assert!(shares.iter().all(|share| share.numerator <= share.denominator));
    assert!(m1.revenue.is_finite());
}

fn pages(session: &mut Session) {
    for page in [Page::Overview, Page::Cohorts, Page::Data] {
        let request = Request { page, cohort_measure: CohortMeasure::BoughtAgainBy, ..Request::default() };
        assert!(session.show(&request, &PlainFormat).is_some());
    }
    assert!(session.ledger_csv(&Request::default(), &PlainFormat).is_some());
}

//! Margin by a file of product costs, from the files to the pages and the report.
//!
//! The orders of every test, by hand; costs: POT-1 12.00, PAN-1 20.00, and nothing of the lid. All are of 2024.
//!
//! | order | customer | day | items | net sales | cost |
//! |---|---|---|---|---|---|
//! | #1 | ada | 5 January | 2 × POT-1 at 30.00, 1 × PAN-1 at 40.00; 20.00 of shipping | 100.00 | 24.00 + 20.00 |
//! | #2 | ada | 5 February | 1 × PAN-1 at 50.00; 20.00 of 50.00 paid back | 30.00 | 20.00 × 30 / 50 = 12.00 |
//! | #3 | ben | 10 January | 1 × POT-1 at 30.00, 1 × lid at 10.00 | 40.00 | 12.00, and of 10.00 by percentage |
//!
//! So at a margin of 50 % for the lid margins are 56.00, 18.00 and 40.00 − 12.00 − 5.00 = 23.00: 97.00 of 170.00. Of 6 items 5 have a cost.

mod shop;

use holdfast::i18n::PlainFormat;
use holdfast::orders::Switch;
use holdfast::protocol::{Basis, CohortMeasure, Event, Page, Pick, Request, SwitchSpec, Typed};
use holdfast::session::Session;
use holdfast::views::PageBody;
use holdfast::views::answers::{AnswersView, SectionView};
use holdfast::views::report::Report;

use shop::open;

const HEADER: &str = "Name,Email,Financial Status,Currency,Subtotal,Total,Refunded Amount,Created at,Lineitem name,Lineitem sku,Lineitem quantity,Lineitem price\n";
const FIRST: [&str; 2] = [
    "#1,ada@example.com,paid,EUR,100.00,120.00,0.00,2024-01-05 10:00:00 +0100,Pot,POT-1,2,30.00\n",
    "#1,ada@example.com,,,,,,2024-01-05 10:00:00 +0100,Pan,PAN-1,1,40.00\n",
];
const SECOND: &str =
    "#2,ada@example.com,partially_refunded,EUR,50.00,50.00,20.00,2024-02-05 10:00:00 +0100,Pan,PAN-1,1,50.00\n";
const THIRD: [&str; 2] = [
    "#3,ben@example.com,paid,EUR,40.00,40.00,0.00,2024-01-10 10:00:00 +0100,Pot,pot-1,1,30.00\n",
    "#3,ben@example.com,,,,,,2024-01-10 10:00:00 +0100,Lid,LID,1,10.00\n",
];
const COSTS: &str = "Variant SKU,Cost per item\nPOT-1,11.00\nPAN-1,20.00\nPOT-1,12.00\nUNSOLD,1.00\n";

fn file(rows: &[&str]) -> String {
    HEADER.to_owned() + &rows.concat()
}

fn orders() -> String {
    file(&[FIRST[0], FIRST[1], SECOND, THIRD[0], THIRD[1]])
}

/// At a margin of half for what has no known cost, with 50.00 spent on marketing.
fn half(page: Page) -> Request {
    Request {
        page,
        picks: vec![(Pick::Margin, "50".to_owned())],
        typed: vec![(Typed::Spend, "50".to_owned())],
        ..Request::default()
    }
}

fn report(session: &mut Session, request: &Request) -> Report {
    session.report(request).expect("files are read")
}

fn answers(session: &mut Session, request: &Request) -> AnswersView {
    match session.show(request, &PlainFormat).expect("files are read").page {
        PageBody::Answers(view) => *view,
        other => panic!("no page of answers: {other:?}"),
    }
}

fn section<'a>(sections: &'a [SectionView], key: &str) -> &'a SectionView {
    sections.iter().find(|section| section.key == key).unwrap_or_else(|| panic!("no section {key}"))
}

/// Cohort January: 56.00 + 23.00 at age 0, 18.00 at age 1, which is not over. With 50.00 of spend a new customer costs 25.00 and has brought (74.00 + 23.00) / 2 = 48.50 of margin, 1.94
/// for each one spent; followed for 30 days is ada alone, whose 56.00 earn it back.
#[test]
fn margins_by_hand_in_the_report() {
    let mut session = open(&[("orders.csv", &orders()), ("costs.csv", COSTS)]);
    let found = report(&mut session, &half(Page::Value)).measures;
    let margin = &found.margin;
    assert_eq!((margin.source, margin.percentage, margin.margin_minor), ("costs_file", 0.5, Some(9_700)));
    assert_eq!((margin.items_sold, margin.items_with_cost), (Some(6.0), Some(5.0)));
    assert!((margin.share.expect("revenue") - 97.0 / 170.0).abs() < 1e-12);
    assert!((margin.coverage.expect("items") - 5.0 / 6.0).abs() < 1e-12);
    let cells: Vec<(i64, Option<i64>)> =
        found.M9.cohorts[0].cells.iter().map(|cell| (cell.revenue_minor, cell.margin_minor)).collect();
    assert_eq!(cells, [(14_000, Some(7_900)), (3_000, Some(1_800))]);
    assert_eq!(found.M9.pooled[0].margin_minor, Some(7_900));
    let economics = found.M21.expect("spend");
    assert_eq!((economics.cac, economics.payback_month), (Some(25.0), Some(1)));
    assert_eq!(economics.margin_per_customer.map(|margin| margin.value), Some(48.5));
    assert!((economics.margin - 97.0 / 170.0).abs() < 1e-12);
    assert!((economics.ltv_to_cac.expect("a ratio").value - 1.94).abs() < 1e-12);
    // Without a percentage the lid is all margin; its cost is still not known.
    let none = report(&mut session, &Request::default()).measures.margin;
    assert_eq!((none.source, none.percentage, none.margin_minor), ("costs_file", 1.0, Some(10_200)));
    // Shipping pays for no goods: by total paid revenue is 190.00, margin what it was.
    let paid = SwitchSpec { basis: Some(Basis::TotalPaid), ..SwitchSpec::default() };
    let paid = report(&mut session, &Request { switches: paid, ..half(Page::Value) }).measures.margin;
    assert_eq!((paid.margin_minor, paid.share), (Some(9_700), Some(97.0 / 190.0)));
    // From the end of January only #1 and #3 are there: 79.00 of 140.00, 4 of 5 items.
    let mut past = half(Page::Value);
    past.scope.as_of = Some("2024-01-31".to_owned());
    let past = report(&mut session, &past).measures.margin;
    assert_eq!((past.margin_minor, past.items_sold, past.coverage), (Some(7_900), Some(5.0), Some(0.8)));
}

/// Of #2 the 20.00 come back on 3 March, and with them goods of 20.00 × 20 / 50 = 8.00. Booked on that day: February has 50.00 − 20.00 = 30.00 of margin and March
/// −20.00 + 8.00 = −12.00, together the 18.00 that they are on the order's day. A lid of 10.00 in April leaves 5.00. Gross sales have no refunds, margins have.
#[test]
fn goods_come_back_on_the_day_of_the_refund() {
    let later = "#4,cleo@example.com,paid,EUR,10.00,10.00,0.00,2024-04-01 10:00:00 +0200,Lid,LID,1,10.00\n";
    let history = "Order,Name,Kind,Gateway,Created At,Status,Amount,Currency,Card Type\n\
        62,#2,refund,shopify_payments,2024-03-03 09:00:00 +0100,success,20.00,EUR,visa\n";
    let files = [("orders.csv", &*(orders() + later)), ("costs.csv", COSTS), ("history.csv", history)];
    let mut session = open(&files);
    for basis in [Basis::NetSales, Basis::TotalPaid, Basis::GrossSales] {
        let of = |flipped: &[Switch]| Request {
            switches: SwitchSpec { basis: Some(basis), ..shop::flipped(flipped).switches },
            ..half(Page::Value)
        };
        let [off, on] = [of(&[]), of(&[Switch::RefundDay])].map(|request| report(&mut session, &request).measures);
        assert_eq!((off.margin.margin_minor, on.margin.margin_minor), (Some(10_200), Some(10_200)), "{basis:?}");
        let dated = if basis == Basis::GrossSales { [1_800, 0, 0] } else { [3_000, -1_200, 0] };
        for (found, wanted) in [(off, [1_800, 0, 0]), (on, dated)] {
            let margins: Vec<_> = found.M9.cohorts[0].cells[1..].iter().map(|cell| cell.margin_minor).collect();
            assert_eq!(margins, wanted.map(Some), "{basis:?}");
        }
    }
}

#[test]
fn the_value_page_says_what_the_margin_is_by() {
    let mut session = open(&[("orders.csv", &orders()), ("costs.csv", COSTS)]);
    let view = answers(&mut session, &half(Page::Value));
    let costs = section(&view.sections, "acquisition");
    let said = "Margin is net sales less the cost of goods, order by order: 57.1% of the revenue of this period. \
                The costs file has the cost of 83.3% of the items sold; what has none is reckoned at a margin of 50%.";
    assert!(costs.notes.iter().any(|note| note == said), "{:?}", costs.notes);
    assert_eq!(costs.figures[1].value, "1.94");
    assert_eq!(costs.figures[1].definition.with_numbers, "EUR 85.00 × 57% ÷ EUR 25.00 = 1.94");
    assert_eq!(costs.sliders[0].label, "Margin where costs are not known");
    // Moved to all margin: 102.00 of 170.00.
    let moved = Request { picks: vec![(Pick::Margin, "100".to_owned())], ..half(Page::Value) };
    let Some(Event::Simulated(alone)) = session.simulate(&moved, &PlainFormat) else { panic!("no answer") };
    let notes = &section(&alone, "acquisition").notes;
    assert!(
        notes.iter().any(|note| note.contains("60.0% of the revenue") && note.contains("margin of 100%")),
        "{notes:?}"
    );
}

#[test]
fn cohorts_have_margins_by_costs() {
    let mut session = open(&[("orders.csv", &orders()), ("costs.csv", COSTS)]);
    let request = Request { cohort_measure: CohortMeasure::Margin, ..half(Page::Cohorts) };
    let PageBody::Cohorts(view) = session.show(&request, &PlainFormat).expect("files are read").page else {
        panic!("not the Cohorts page")
    };
    let heat = view.heat.as_ref().expect("a table");
    let cells: Vec<Option<f64>> = heat.rows[0].cells.iter().map(|cell| cell.raw).collect();
    assert_eq!(cells, [Some(79.0), Some(18.0)]);
    assert!(
        heat.rows[0].cells[0].words.contains("EUR 79.00 after the cost of goods, of EUR 140.00"),
        "{}",
        heat.rows[0].cells[0].words
    );
    let note = "The costs file has the cost of 83.3% of the items sold in this period.";
    assert!(view.notes.iter().any(|said| said == note), "{:?}", view.notes);
}

/// However the rows are spread over files, an order's items count once: dropped twice, overlapping, cut in the middle of an order.
#[test]
fn files_that_overlap_sell_nothing_twice() {
    let whole = orders();
    let ends = [file(&[FIRST[0], FIRST[1], SECOND]), file(&[SECOND, THIRD[0], THIRD[1]])];
    let cut = [file(&[FIRST[0], FIRST[1], SECOND, THIRD[0]]), file(&[THIRD[1]])];
    let newer = file(&[THIRD[0], THIRD[1], SECOND, FIRST[0], FIRST[1]]);
    for files in [[&whole, &newer], [&ends[0], &ends[1]], [&cut[0], &cut[1]], [&cut[1], &cut[0]]] {
        let mut session = open(&[("1.csv", files[0]), ("2.csv", files[1]), ("costs.csv", COSTS)]);
        let found = report(&mut session, &half(Page::Value)).measures.margin;
        assert_eq!((found.margin_minor, found.items_sold, found.items_with_cost), (Some(9_700), Some(6.0), Some(5.0)));
    }
}

fn by(basis: Basis, request: Request) -> Request {
    Request { switches: SwitchSpec { basis: Some(basis), ..SwitchSpec::default() }, ..request }
}

/// Margins 56.00, 18.00 and 23.00 in place of revenue: ada's first order 56.00, her later one 18.00. What is margin is so as a whole.
#[test]
fn margin_can_stand_for_revenue() {
    let mut session = open(&[("orders.csv", &orders()), ("costs.csv", COSTS)]);
    let found = report(&mut session, &by(Basis::GrossMargin, half(Page::Value)));
    assert_eq!(found.switches.basis, "gross_margin");
    let one = &found.measures.M1;
    assert_eq!((one.orders, one.revenue_minor, one.revenue_later_orders_minor), (3, 9_700, 1_800));
    assert_eq!(found.scope.revenue_minor, 9_700);
    let cells = &found.measures.M9.cohorts[0].cells;
    assert_eq!((cells[0].revenue_minor, cells[0].margin_minor), (7_900, Some(7_900)));
    let (margin, economics) = (&found.measures.margin, found.measures.M21.as_ref().expect("spend"));
    assert_eq!((margin.margin_minor, margin.share, margin.coverage), (Some(9_700), Some(1.0), Some(5.0 / 6.0)));
    assert_eq!((economics.margin, economics.margin_per_customer.map(|margin| margin.value)), (1.0, Some(48.5)));
    // Every total that the Data page offers is what revenue is then, and so is what a switch moves.
    let view = match session.show(&by(Basis::GrossMargin, half(Page::Data)), &PlainFormat).expect("files").page {
        PageBody::Data(view) => *view,
        other => panic!("not the Data page: {other:?}"),
    };
    let offered: Vec<(Basis, &str, bool)> =
        view.bases.iter().map(|basis| (basis.key, basis.total.as_str(), basis.chosen)).collect();
    let expected = [
        (Basis::NetSales, "EUR 170.00", false),
        (Basis::TotalPaid, "EUR 190.00", false),
        (Basis::GrossSales, "EUR 190.00", false),
        (Basis::GrossMargin, "EUR 97.00", true),
    ];
    assert_eq!(offered, expected);
    let zero = file(&["#9,eve@example.com,paid,EUR,0.00,0.00,0.00,2024-01-11 10:00:00 +0100,Pan,PAN-1,1,0.00\n"]);
    let gift = orders() + zero.strip_prefix(HEADER).expect("the same header");
    let mut session = open(&[("orders.csv", &gift), ("costs.csv", COSTS)]);
    let found = report(&mut session, &by(Basis::GrossMargin, half(Page::Data)));
    let zero_value = found.switches.rules.iter().find(|rule| rule.name == "zero_value").expect("a rule");
    assert_eq!((found.scope.revenue_minor, zero_value.moves_revenue_minor), (7_700, -2_000), "a pan was given away");
}

/// Without a costs file it is there once a percentage is given: 40 % of 100.00, 30.00 and 40.00.
#[test]
fn a_percentage_makes_margin_a_revenue_too() {
    let mut session = open(&[("orders.csv", &orders())]);
    let percent = |percent: &str| Request { picks: vec![(Pick::Margin, percent.to_owned())], ..Request::default() };
    let found = report(&mut session, &by(Basis::GrossMargin, percent("40")));
    assert_eq!((found.switches.basis, found.measures.M1.revenue_minor), ("gross_margin", 6_800));
    let margin = &found.measures.margin;
    assert_eq!((margin.source, margin.share, margin.coverage), ("percentage", Some(1.0), None));
    assert_eq!(found.measures.M9.cohorts[0].cells[0].margin_minor, Some(5_600), "not 40 % of it again");
    // Nothing given: the files have no parts for it.
    let found = report(&mut session, &by(Basis::GrossMargin, Request::default()));
    assert_eq!((found.switches.basis, found.measures.M1.revenue_minor), ("net_sales", 17_000));
}

/// Numbers that nothing sold has: the percentage stands for all, and the page says so.
#[test]
fn costs_of_nothing_that_was_sold_are_no_costs() {
    let mut session = open(&[("orders.csv", &orders()), ("costs.csv", "sku,unit cost\nVASE,3.00\n")]);
    let found = report(&mut session, &half(Page::Value)).measures;
    assert_eq!((found.margin.source, found.margin.margin_minor), ("percentage", None));
    assert_eq!(found.M9.cohorts[0].cells[0].margin_minor, Some(7_000));
    let view = answers(&mut session, &half(Page::Value));
    let notes = &section(&view.sections, "acquisition").notes;
    assert!(notes.iter().any(|note| note.contains("none of its item numbers is in the orders")), "{notes:?}");
    // No file and no percentage: nothing is said of margin.
    let mut plain = open(&[("orders.csv", &orders())]);
    let found = report(&mut plain, &Request::default()).measures;
    assert_eq!((found.margin.source, found.M9.cohorts[0].cells[0].margin_minor), ("none", None));
}

/// Invoice lines and logs know items by number too: 3 × 2.50 less 3 × 1.00, and one back.
#[test]
fn invoice_lines_have_costs_too() {
    let lines = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n\
        536365,85123A,Heart,3,2010-12-01 08:26,2.50,17850,United Kingdom\n\
        C536379,85123A,Heart,-1,2010-12-02 09:41,2.50,17850,United Kingdom\n";
    let mut session = open(&[("lines.csv", lines), ("costs.csv", "sku,unit cost\n85123a,1.00\n")]);
    let found = report(&mut session, &half(Page::Value)).measures.margin;
    // 7.50 − 3.00 and −(2.50 − 1.00).
    assert_eq!((found.margin_minor, found.items_sold, found.coverage), (Some(300), Some(3.0), Some(1.0)));
    let log = "order_id,customer,date,amount,sku,quantity\n1,ann,2024-01-01,10.00,A,2\n1,ann,2024-01-01,6.00,B,1\n";
    let mut session = open(&[("log.csv", log), ("costs.csv", "sku,unit cost\nA,1.50\nB,2.00\n")]);
    let found = report(&mut session, &half(Page::Value)).measures.margin;
    assert_eq!((found.margin_minor, found.items_sold), (Some(1_100), Some(3.0)));
}

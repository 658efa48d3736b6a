//! The Cohorts page by small shops worked out by hand: grains, windows, cells, rows, comparison, trend, layers.

mod shop;

use holdfast::i18n::PlainFormat;
use holdfast::protocol::{CohortMeasure, Event, Page, Pick, Request};
use holdfast::session::Session;
use holdfast::units::Day;
use holdfast::views::PageBody;
use holdfast::views::answers::SectionView;
use holdfast::views::cohorts::{CellState, CohortsView, HeatTable};

use shop::open_log;

/// ann 3 orders (45.00), bea 2 (30.00), cleo and dan one each (7.00 and 5.00); the newest day is Sunday, 30 June 2024.
const SHOP: &str = "order_id,customer,date,amount\n\
    1,ann@example.com,2024-01-01,10\n2,ann@example.com,2024-01-31,15\n3,ann@example.com,2024-06-30,20\n\
    4,bea@example.com,2024-02-01,10\n5,bea@example.com,2024-02-11,20\n\
    6,cleo@example.com,2024-03-01,7\n7,dan@example.com,2024-06-20,5\n";

fn asked(cohort_measure: CohortMeasure, picks: &[(Pick, &str)]) -> Request {
    let picks = picks.iter().map(|(pick, value)| (*pick, (*value).to_owned())).collect();
    Request { page: Page::Cohorts, cohort_measure, picks, ..Request::default() }
}

fn cohorts(session: &mut Session, measure: CohortMeasure, picks: &[(Pick, &str)]) -> CohortsView {
    match session.show(&asked(measure, picks), &PlainFormat).expect("files are read").page {
        PageBody::Cohorts(view) => *view,
        other => panic!("not the Cohorts page: {other:?}"),
    }
}

fn heat(view: &CohortsView) -> &HeatTable {
    view.heat.as_ref().expect("a table")
}

/// A row's name, its size, and its cells as numbers.
fn row(view: &CohortsView, at: usize) -> (&str, f64, Vec<Option<f64>>) {
    let row = &heat(view).rows[at];
    (&row.label, row.size_raw, row.cells.iter().map(|cell| cell.raw).collect())
}

fn section<'a>(view: &'a CohortsView, key: &str) -> &'a SectionView {
    view.sections.iter().find(|section| section.key == key).unwrap_or_else(|| panic!("no section {key}"))
}

fn texts(rows: &[Vec<holdfast::views::table::Cell>]) -> Vec<Vec<&str>> {
    rows.iter().map(|row| row.iter().map(|cell| cell.text.as_str()).collect()).collect()
}

/// Weeks from Monday, 1 January. ann: week 0; 31 January is in the week of the 29th, week 4; 30 June in that of 24 June, 175 days on: week 25. bea first in the week of 29 January,
/// again on Sunday, 11 February: her week 1. 30 June ends a week, so nothing is unfinished.
#[test]
fn weeks_by_hand() {
    let mut session = open_log(SHOP);
    let view = cohorts(&mut session, CohortMeasure::Customers, &[(Pick::Grain, "week")]);
    assert_eq!((heat(&view).rows.len(), heat(&view).cohort_head.as_str()), (26, "First order in the week from"));
    let (name, size, cells) = row(&view, 0);
    assert_eq!((name, size), ("1 Jan 2024", 1.0));
    let ordered: Vec<usize> = (0..26).filter(|age| cells[*age] == Some(1.0)).collect();
    assert_eq!(ordered, [0, 4, 25]);
    let (name, _, cells) = row(&view, 4);
    assert_eq!((name, &cells[..3]), ("29 Jan 2024", &[Some(1.0), Some(1.0), Some(0.0)][..]));
    assert!(heat(&view).rows.iter().flat_map(|row| &row.cells).all(|cell| cell.state != CellState::Unfinished));
    assert_eq!(heat(&view).rows[0].cells[4].behind.as_deref(), Some("cohort:week:2024-01-01:2024-01-07:exactly:4"));
    assert_eq!(heat(&view).rows[0].cells[3].behind, None, "nobody is behind a zero");
}

/// First quarter: ann, bea, cleo with 2 + 2 + 1 orders of 10 + 15 + 10 + 20 + 7 = 62.00; in the second ann again with 20.00; dan begins there.
#[test]
fn quarters_and_all_cell_measures_by_hand() {
    let mut session = open_log(SHOP);
    let mut first = |measure| {
        let view = cohorts(&mut session, measure, &[(Pick::Grain, "quarter"), (Pick::Margin, "40")]);
        assert_eq!((heat(&view).rows.len(), row(&view, 0).0, row(&view, 1).0), (2, "Q1 2024", "Q2 2024"));
        row(&view, 0).2
    };
    assert_eq!(first(CohortMeasure::Customers), [Some(3.0), Some(1.0)]);
    assert_eq!(first(CohortMeasure::Orders), [Some(5.0), Some(1.0)]);
    assert_eq!(first(CohortMeasure::Revenue), [Some(62.0), Some(20.0)]);
    assert_eq!(first(CohortMeasure::AverageOrder), [Some(12.4), Some(20.0)]);
    assert_eq!(first(CohortMeasure::Margin), [Some(24.8), Some(8.0)]);
    let per_customer = first(CohortMeasure::CumulativeRevenuePerCustomer);
    assert!((per_customer[1].expect("customers") - 82.0 / 3.0).abs() < 1e-9);
    // Three customers are too few for a rate.
    for measure in [CohortMeasure::RetainedExactly, CohortMeasure::RetainedOrLater, CohortMeasure::BoughtAgainBy] {
        assert_eq!(first(measure), [None, None]);
    }
    let view = cohorts(&mut session, CohortMeasure::Margin, &[(Pick::Margin, "40")]);
    assert!(view.choices.iter().any(|choice| choice.pick == Pick::Margin));
    assert!(heat(&view).rows[0].cells[0].words.contains("10.00, which is 40% of 25.00"), "January: 10 + 15");
}

/// Windows of 30 days: ann's second order is on day 30, the last of window 1; her third on day 181, in window 7 (181–210), which is not over.
#[test]
fn windows_of_days_by_hand() {
    let mut session = open_log(SHOP);
    let view = cohorts(&mut session, CohortMeasure::Orders, &[(Pick::Ages, "30")]);
    assert_eq!(heat(&view).ages[..3], ["0", "1–30", "31–60"]);
    assert_eq!(heat(&view).ages_name, "days since the first order");
    let (_, _, cells) = row(&view, 0);
    assert_eq!(
        cells.iter().map(|cell| cell.expect("ann")).collect::<Vec<_>>(),
        [1.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0]
    );
    assert_eq!(heat(&view).rows[0].cells[7].state, CellState::Unfinished);
    assert!(heat(&view).rows[0].cells[1].words.starts_with("Jan 2024, days 1–30: 1 order"));
    // A number of days that is not offered is understood, and offered from then on.
    let view = cohorts(&mut session, CohortMeasure::Orders, &[(Pick::Ages, "45")]);
    assert_eq!(heat(&view).ages[1], "1–45");
    let ages = view.choices.iter().find(|choice| choice.pick == Pick::Ages).expect("a choice");
    assert!(ages.options.iter().any(|option| option.value == "45" && option.chosen));
}

/// Months by quarter: three customers and one. April and May have nobody. Without the first row dan is left.
#[test]
fn rows_are_joined_and_hidden() {
    let mut session = open_log(SHOP);
    let view = cohorts(&mut session, CohortMeasure::Orders, &[(Pick::Rows, "quarter")]);
    assert_eq!((row(&view, 0).0, row(&view, 0).1, row(&view, 1).1), ("Q1 2024", 3.0, 1.0));
    // Age 0 are the orders in each customer's own month: ann 2, bea 2, cleo 1. Age 5 is June for January alone.
    let orders = row(&view, 0).2;
    assert_eq!((orders[0], orders[5]), (Some(5.0), Some(1.0)));
    assert_eq!(heat(&view).rows[0].cells[5].state, CellState::Unfinished, "March's month 5 has not begun");
    let hidden = [(Pick::Rows, "quarter"), (Pick::Hide, "2024-01-01")];
    let view = cohorts(&mut session, CohortMeasure::Orders, &hidden);
    assert_eq!((heat(&view).rows.len(), row(&view, 0).0, heat(&view).pooled.size_raw), (1, "Q2 2024", 1.0));
    assert!(view.notes.iter().any(|note| note.starts_with("Hidden: 1 row with 3 customers")), "{:?}", view.notes);
    let all = [(Pick::Rows, "quarter"), (Pick::Hide, "small")];
    let view = cohorts(&mut session, CohortMeasure::Orders, &all);
    assert!(view.heat.is_none() && view.absent.as_deref() == Some("All rows are hidden. Show some of them again."));
    let hide = view.choices.iter().find(|choice| choice.pick == Pick::Hide).expect("a way back");
    assert!(hide.options.iter().any(|option| option.value == "each"));
}

/// January 25.00, February 30.00 (bea; ann has none), March 7.00, June 25.00, of which ann's 20.00 are from before June: 80 %. In all 87.00.
#[test]
fn layers_of_revenue_by_hand() {
    let mut session = open_log(SHOP);
    let view = cohorts(&mut session, CohortMeasure::Revenue, &[]);
    let cake = section(&view, "layer_cake");
    assert_eq!(cake.title, "80.0% of the revenue of Jun 2024 came from customers won before it");
    let chart = cake.chart.as_ref().expect("layers");
    let heads: Vec<&str> = chart.table.columns.iter().map(|column| column.label.as_str()).collect();
    assert_eq!(heads, ["Period", "Jan 2024", "Feb 2024", "Mar 2024", "Jun 2024", "All"]);
    let rows = texts(&chart.table.rows);
    assert_eq!(rows[0], ["Jan 2024", "25.00", "–", "–", "–", "25.00"]);
    assert_eq!(rows[5], ["Jun 2024", "20.00", "–", "–", "5.00", "25.00"]);
    let sum: f64 = chart.series.iter().flat_map(|series| &series.points).filter_map(|point| point.value).sum();
    assert!((sum - 8700.0).abs() < 1e-9);
    // From February on ann is of before.
    let mut later = asked(CohortMeasure::Revenue, &[]);
    later.scope.from = Some("2024-02-01".to_owned());
    let PageBody::Cohorts(view) = session.show(&later, &PlainFormat).expect("files are read").page else {
        panic!("not the Cohorts page")
    };
    let chart = section(&view, "layer_cake").chart.as_ref().expect("layers");
    assert_eq!(chart.series[0].label, "First order before Feb 2024");
    assert_eq!(chart.series[0].points[4].value, Some(2000.0));
}

/// January: 40 customers, 10 of them back in February. February: 50, 5 of them back in March. The last order on 30 April.
fn two_months() -> String {
    let mut text = String::from("order_id,customer,date,amount\n");
    for at in 0..90 {
        let (first, back) = if at < 40 { ("2024-01-01", "2024-02-10") } else { ("2024-02-05", "2024-03-10") };
        text += &format!("{at},c{at}@example.com,{first},10\n");
        if at < 10 || (40..45).contains(&at) {
            text += &format!("{},c{at}@example.com,{back},6\n", at + 100);
        }
    }
    text + "999,late@example.com,2024-04-30,1\n"
}

/// At month 1: 25 % of 40 against 10 % of 50. Wilson (.1419, .4019) and (.0435, .2136), so the second less the first is −15.0 points, from −.15 − √(.0565² + .1519²) = −.312
/// to −.15 + √(.1136² + .1081²) = +.007: chance may do that. LTV: 40 · 10 + 10 · 6 = 460 / 40 = 11.50, and 530 / 50 = 10.60.
#[test]
fn two_rows_are_compared_by_hand() {
    let mut session = open_log(&two_months());
    let view = cohorts(&mut session, CohortMeasure::RetainedExactly, &[(Pick::Age, "1")]);
    let compared = section(&view, "comparison");
    assert_eq!(
        compared.title,
        "No sure difference between Feb 2024 and Jan 2024: 10.0% against 25.0% (Came back in that month, month 1)"
    );
    let rows = texts(&compared.tables[0].rows);
    assert_eq!(rows[0], ["Customers", "50", "40", "–", "–"]);
    assert_eq!(rows[1], ["Came back in that month", "10.0%", "25.0%", "-15.0 points", "-31.2 points – +0.7 points"]);
    assert_eq!(rows[3][..4], ["Revenue per customer so far", "10.60", "11.50", "-0.90"]);
    // The other way round by what is picked.
    let picks = [(Pick::Age, "1"), (Pick::Row, "2024-01-01"), (Pick::OtherRow, "2024-02-01")];
    let turned = cohorts(&mut session, CohortMeasure::RetainedExactly, &picks);
    assert_eq!(texts(&section(&turned, "comparison").tables[0].rows)[1][3], "+15.0 points");
    // April has not reached its month 1.
    let picks = [(Pick::Age, "1"), (Pick::OtherRow, "2024-04-01")];
    let none = cohorts(&mut session, CohortMeasure::RetainedExactly, &picks);
    assert!(section(&none, "comparison").tables.is_empty() && section(&none, "comparison").absent.is_some());
}

#[test]
fn one_age_is_drawn_over_the_cohorts() {
    let mut session = open_log(&two_months());
    let view = cohorts(&mut session, CohortMeasure::RetainedExactly, &[(Pick::Age, "1")]);
    let trend = section(&view, "trend");
    assert_eq!(
        trend.title,
        "Newer cohorts do about as well at the same age: 10.0% against 25.0% (Came back in that month, month 1)"
    );
    let chart = trend.chart.as_ref().expect("two cohorts");
    let points: Vec<Option<f64>> = chart.series[0].points.iter().map(|point| point.value).collect();
    assert_eq!(
        (&chart.positions[..], points),
        (&["Jan 2024".to_owned(), "Feb 2024".to_owned()][..], vec![Some(0.25), Some(0.1)])
    );
    assert!(chart.series[0].points[0].low.is_some_and(|low| (low - 0.1419).abs() < 5e-5), "Wilson");
    let single = cohorts(&mut session, CohortMeasure::RetainedExactly, &[(Pick::Age, "3")]);
    assert!(section(&single, "trend").chart.is_none() && section(&single, "trend").absent.is_some());
}

/// Seventy weeks with a customer each: sixty rows and ages are shown, the rest on request, and the file has all.
#[test]
fn a_long_table_is_shown_in_parts_and_saved_as_a_whole() {
    let mut text = String::from("order_id,customer,date,amount\n");
    let days = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31, 31, 28, 31, 30];
    let mut at = 0;
    for (month, length) in days.into_iter().enumerate() {
        for day in 1..=length {
            if at % 7 == 0 && at < 490 {
                let (year, month) = (2024 + month / 12, month % 12 + 1);
                text += &format!("{at},c{at}@example.com,{year}-{month:02}-{day:02},1\n");
            }
            at += 1;
        }
    }
    let mut session = open_log(&text);
    let weeks = (Pick::Grain, "week");
    let view = cohorts(&mut session, CohortMeasure::Orders, &[weeks]);
    assert_eq!((heat(&view).rows.len(), heat(&view).ages.len(), row(&view, 0).0), (60, 60, "11 Mar 2024"));
    assert!(view.notes[0].starts_with("Shown are 60 of 70 rows and 60 of 70 columns"), "{:?}", view.notes);
    let older =
        cohorts(&mut session, CohortMeasure::Orders, &[weeks, (Pick::CohortsFrom, "60"), (Pick::AgesFrom, "60")]);
    assert_eq!((heat(&older).rows.len(), row(&older, 0).0, heat(&older).ages[0].as_str()), (10, "1 Jan 2024", "60"));
    let bytes = session.cohorts_csv(&asked(CohortMeasure::Orders, &[weeks]), &PlainFormat).expect("files are read");
    let text = String::from_utf8(bytes).expect("text");
    // Head, 70 cohorts, all of them pooled; name, size and 70 ages each.
    assert_eq!((text.lines().count(), text.lines().next().map(|head| head.split(',').count())), (72, Some(72)));
}

/// A customer each week for twelve years: the page shows sixty weeks, the whole table has all 620 with the ages that were seen, and a picture says what it leaves out.
#[test]
fn the_whole_table_has_every_row_and_age() {
    let first = Day::from_ymd(2010, 1, 4).expect("a Monday");
    let rows: String = (0..620).map(|week| format!("c{week}@example.com,{},5.00\n", first.plus(7 * week))).collect();
    let mut session = open_log(&["customer,date,amount\n", &rows].concat());
    let picks = vec![(Pick::Grain, "week".to_owned())];
    let cohort_measure = CohortMeasure::Orders;
    let request = Request { page: Page::Cohorts, picks, cohort_measure, ..Request::default() };
    let PageBody::Cohorts(view) = session.show(&request, &PlainFormat).expect("read").page else {
        panic!("no cohorts")
    };
    assert_eq!(view.heat.expect("a table").rows.len(), 60);
    let Some(Event::WholeHeat(whole)) = session.whole_heat(&request, &PlainFormat) else { panic!("no table") };
    let ages = |at: usize| whole.table.rows[at].cells.len();
    assert_eq!((whole.table.rows.len(), whole.table.ages.len()), (620, 620));
    assert_eq!((ages(0), ages(310), ages(619)), (620, 310, 1));
    assert!(whole.table.rows.iter().flat_map(|row| &row.cells).all(|cell| cell.words.is_empty()));
    let file = String::from_utf8(session.cohorts_csv(&request, &PlainFormat).expect("a file")).expect("text");
    assert_eq!(file.lines().count(), 622, "heads, weeks and all of them pooled");
    let picture = whole.picture();
    assert_eq!((picture.rows.len(), picture.ages.len()), (400, 160));
    assert_eq!(picture.rows[0].label, whole.table.rows[220].label, "the newest");
    assert!(
        picture.caption.contains("the newest 400 of 620 rows and the first 160 of 620 columns"),
        "{}",
        picture.caption
    );
    // What fits is drawn whole.
    let months = Request { picks: Vec::new(), ..request };
    let Some(Event::WholeHeat(whole)) = session.whole_heat(&months, &PlainFormat) else { panic!("no table") };
    assert_eq!((whole.table.rows.len(), whole.picture().rows.len(), whole.cut), (143, 143, None));
}

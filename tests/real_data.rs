//! Real exports through the whole session, against their published totals and an independent computation.
//!
//! The data sets stay outside the repository; without them these tests say `skipped: no ../shared/data`.
#![expect(clippy::disallowed_methods, reason = "real data are files")]

mod real;

use std::collections::{BTreeMap, BTreeSet};

use holdfast::i18n::PlainFormat;
use holdfast::orders::Switch;
use holdfast::protocol::{Event, Request, SwitchKey};
use holdfast::session::Session;
use holdfast::units::Day;
use holdfast::views::report::Report;
use real::data;

fn report(name: &str, text: &str, request: &Request) -> Report {
    report_of(&[(name, text)], request)
}

fn report_of(files: &[(&str, &str)], request: &Request) -> Report {
    let mut session = Session::default();
    session.begin();
    for (name, text) in files {
        session.begin_file(name, text.len() as u64);
        for piece in text.as_bytes().chunks(1 << 20) {
            assert!(session.push(piece));
        }
        assert!(!session.end_file(&PlainFormat));
    }
    assert!(matches!(session.finish(&PlainFormat), Event::Opened { .. }));
    session.report(request).expect("orders")
}

/// One order as the independent computation sees it: customer, day, cents.
type Order = (String, Day, i64);

/// The cohort triangle by maps and sets, from orders in time: (cohort, age) → active, bought again by then, revenue.
fn triangle(orders: &[Order]) -> BTreeMap<(i32, i32), (u64, u64, i64)> {
    let mut by_customer: BTreeMap<&str, Vec<(i32, i64)>> = BTreeMap::new();
    for (customer, day, cents) in orders {
        by_customer.entry(customer).or_default().push((period("month", *day), *cents));
    }
    let last = orders.iter().map(|order| period("month", order.1)).max().unwrap_or_default();
    let mut cells = BTreeMap::new();
    for bought in by_customer.values_mut() {
        bought.sort_unstable();
        let cohort = bought[0].0;
        let active: BTreeSet<i32> = bought.iter().map(|(month, _)| *month).collect();
        for month in cohort..=last {
            let cell: &mut (u64, u64, i64) = cells.entry((cohort, month - cohort)).or_default();
            cell.0 += u64::from(active.contains(&month));
            cell.1 += u64::from(bought.iter().filter(|(when, _)| *when <= month).count() >= 2);
            cell.2 += bought.iter().filter(|(when, _)| *when == month).map(|(_, cents)| cents).sum::<i64>();
        }
    }
    cells
}

fn month_index(text: &str) -> i32 {
    let (year, month) = text.split_once('-').expect("a month");
    year.parse::<i32>().expect("a year") * 12 + month[..2].parse::<i32>().expect("a month") - 1
}

fn assert_same_triangle(report: &Report, orders: &[Order]) {
    let expected = triangle(orders);
    let mut compared = 0;
    for cohort in &report.measures.M9.cohorts {
        for cell in &cohort.cells {
            let key = (month_index(&cohort.month), cell.age as i32);
            let found = (cell.active, cell.bought_again_by, cell.revenue_minor);
            let wanted = expected.get(&key).copied();
            assert_eq!(
                wanted.is_some(),
                cohort.customers > 0,
                "{}: a month without first orders is empty",
                cohort.month
            );
            assert_eq!(found, wanted.unwrap_or_default(), "{} age {}", cohort.month, cell.age);
            compared += usize::from(wanted.is_some());
        }
    }
    assert_eq!(compared, expected.len(), "every cell is compared");
}

/// A calendar period of a day, as a number that grows by one from each to the next.
fn period(grain: &str, day: Day) -> i32 {
    let (year, month, _) = day.ymd();
    let month = year * 12 + month as i32 - 1;
    match grain {
        // 1970 began on a Thursday.
        "week" => (day.0 + 3).div_euclid(7),
        "quarter" => month.div_euclid(3),
        "year" => year,
        _ => month,
    }
}

fn day(text: &str) -> Day {
    Day::parse_iso(&text[..10]).expect("a day")
}

/// Every cell of the other grains, by maps: (cohort, age) → active, orders, second orders, revenue.
fn assert_same_lists(report: &Report, orders: &[Order]) {
    let mut by_customer: BTreeMap<&str, Vec<(Day, i64)>> = BTreeMap::new();
    for (customer, day, cents) in orders {
        by_customer.entry(customer).or_default().push((*day, *cents));
    }
    for table in &report.measures.M9.by {
        let mut cells: BTreeMap<(i32, i32), (u64, u64, u64, i64)> = BTreeMap::new();
        for bought in by_customer.values_mut() {
            bought.sort_unstable();
            let first = bought[0].0;
            let cohort = period(table.grain, first);
            let age = |day: Day| match table.window_days {
                None => period(table.grain, day) - cohort,
                Some(_) if day == first => 0,
                Some(days) => (day.0 - first.0 - 1) / days as i32 + 1,
            };
            for at in bought.iter().map(|(day, _)| age(*day)).collect::<BTreeSet<i32>>() {
                cells.entry((cohort, at)).or_default().0 += 1;
            }
            for (number, (day, cents)) in bought.iter().enumerate() {
                let cell = cells.entry((cohort, age(*day))).or_default();
                cell.1 += 1;
                cell.2 += u64::from(number == 1);
                cell.3 += cents;
            }
        }
        let mut compared = 0;
        for cohort in &table.cohorts {
            let (number, mut again, mut so_far) = (period(table.grain, day(&cohort.first_day)), 0, 0);
            for (at, active) in cohort.cells.active.iter().enumerate() {
                let wanted = cells.get(&(number, at as i32)).copied();
                compared += usize::from(wanted.is_some());
                let wanted = wanted.unwrap_or_default();
                (again, so_far) = (again + wanted.2, so_far + wanted.3);
                let found = (*active, cohort.cells.orders[at], cohort.cells.revenue_minor[at]);
                assert_eq!(found, (wanted.0, wanted.1, wanted.3), "{} {} {at}", table.grain, cohort.first_day);
                assert_eq!(
                    (cohort.cells.bought_again_by[at], cohort.cells.cumulative_revenue_minor[at]),
                    (again, so_far)
                );
            }
        }
        assert_eq!(compared, cells.len(), "every cell of {} is compared", table.grain);
    }
    let cake = &report.measures.M9.layer_cake;
    let layers = cake.cohorts_revenue_minor.iter().chain([&cake.earlier_revenue_minor, &cake.unknown_revenue_minor]);
    assert_eq!(layers.flatten().sum::<i64>(), report.measures.M1.revenue_minor, "the layers add up to revenue");
}

fn cents(amount: f64) -> i64 {
    (amount * 100.0).round() as i64
}

#[test]
fn uci_gives_its_published_totals_and_cohorts() {
    let Some(text) = data("online_retail_uci_541909.csv.gz") else { return };
    let mut request = Request::default();
    let everything = report("uci.csv", &text, &request);
    assert_eq!(everything.ledger.rows_read, 541_909);
    assert_eq!(everything.ledger.money_read, "9747747.934");
    assert!(everything.ledger.balances);

    request.switches.flipped = Switch::SALES_ONLY.map(SwitchKey::from).into();
    let sales = report("uci.csv", &text, &request);
    assert!(sales.ledger.balances);
    assert_eq!(sales.ledger.rows_used, 397_884);
    assert_eq!(sales.ledger.money_used, "8911407.904");
    let (m1, m2) = (&sales.measures.M1, &sales.measures.M2);
    assert_eq!((m1.orders, m1.customers, m1.revenue_minor), (18_532, 4_338, 891_140_790));
    assert_eq!((m2.in_period.numerator, m2.in_period.denominator), (2_845, 4_338));
    assert_eq!(m2.in_period.share.map(|share| (share * 10_000.0).round()), Some(6_558.0));

    // Lines to invoices: the sum of quantity × price, dated by the first line; no cell of this file holds a quote and a comma wrongly.
    let mut invoices: BTreeMap<String, (String, String, f64)> = BTreeMap::new();
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    for record in reader.records() {
        let record = record.expect("a record");
        let (quantity, price) =
            (record[3].parse::<f64>().expect("a number"), record[5].parse::<f64>().expect("a number"));
        if record[6].is_empty() || record[0].starts_with('C') || quantity <= 0.0 || price <= 0.0 {
            continue;
        }
        let customer = record[6].trim_end_matches(".0").to_owned();
        let invoice = invoices.entry(record[0].to_owned()).or_insert((customer, record[4].to_owned(), 0.0));
        invoice.2 += quantity * price;
        if record[4] < *invoice.1 {
            record[4].clone_into(&mut invoice.1);
        }
    }
    let orders: Vec<Order> =
        invoices.into_values().map(|(customer, when, amount)| (customer, day(&when), cents(amount))).collect();
    assert_same_triangle(&sales, &orders);
    assert_same_lists(&sales, &orders);
}

#[test]
fn cdnow_gives_its_published_totals_and_cohorts() {
    let Some(text) = data("cdnow_master.csv.gz") else { return };
    let report = report("cdnow.csv", &text, &Request::default());
    let m1 = &report.measures.M1;
    assert_eq!(
        (report.ledger.rows_read, m1.orders, m1.customers, m1.revenue_minor),
        (69_659, 69_659, 23_570, 250_031_563)
    );
    let orders: Vec<Order> = text
        .lines()
        .skip(1)
        .map(|line| {
            let cells: Vec<&str> = line.split(',').collect();
            (cells[0].to_owned(), day(cells[1]), cents(cells[3].parse().expect("an amount")))
        })
        .collect();
    assert_same_triangle(&report, &orders);
    assert_same_lists(&report, &orders);
}

#[test]
fn the_cdnow_sample_gives_its_published_order_value_and_repeat_rate() {
    let Some(text) = data("cdnow_sample.csv.gz") else { return };
    let report = report("cdnow_sample.csv", &text, &Request::default());
    let (m1, m2, m4) = (&report.measures.M1, &report.measures.M2, &report.measures.M4);
    assert_eq!((m1.orders, m1.customers, m1.revenue_minor), (6_919, 2_357, 24_409_194));
    assert!((m4.all.average.expect("orders") - 35.2785).abs() < 5e-5);
    assert!((m2.in_period.share.expect("customers") - 0.488_757).abs() < 5e-7);
}

/// Rows from one place to another, below the header; 1,000 is the whole.
fn part(text: &str, from: usize, to: usize) -> String {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let rows = &lines[1..];
    let at = |share: usize| rows.len() * share / 1_000;
    lines[0].to_owned() + &rows[at(from)..at(to)].concat()
}

/// The cuts go through the middle of invoices and of runs of equal rows; the newest part is read in the middle, or first.
#[test]
fn overlapping_parts_give_the_figures_of_the_whole() {
    for (name, switches) in [("online_retail_uci_541909.csv.gz", &Switch::SALES_ONLY[..]), ("cdnow_master.csv.gz", &[])]
    {
        let Some(text) = data(name) else { return };
        let mut request = Request::default();
        request.switches.flipped = switches.iter().map(|&switch| SwitchKey::from(switch)).collect();
        let whole = report(name, &text, &request);
        let parts = [(0, 400), (700, 1_000), (333, 777)].map(|(from, to)| part(&text, from, to));
        for order in [[0, 1, 2], [1, 2, 0]] {
            let files = order.map(|at| ("part.csv", parts[at].as_str()));
            let split = report_of(&files, &request);
            assert_eq!(split.measures, whole.measures, "{name} {order:?}");
            assert_eq!(
                (split.ledger.rows_used, &split.ledger.money_used),
                (whole.ledger.rows_used, &whole.ledger.money_used)
            );
            // The real file holds equal rows, and the parts do.
            let foreseen = split.warnings.iter().all(|warning| warning.warning == "equal_rows");
            assert!(split.ledger.balances && foreseen, "{:?}", split.warnings);
        }
    }
}

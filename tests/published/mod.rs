//! What the tests of published numbers share: the fixtures, and a comparison that names what it compares.
#![expect(clippy::disallowed_methods, reason = "fixtures are files")]

use std::collections::HashMap;
use std::io::Read;
use std::path::Path;

use holdfast::diagnostics::Position;
use holdfast::ingest::{Amounts, LineKind, LineSink, Marks, OrderLine, Status};
use holdfast::models::Timing;
use holdfast::orders::{Basis, OrderBookBuilder, OrderStore, Rules};
use holdfast::units::{Day, Exact};

/// A published quantity, what is found, and how far apart they may be.
#[track_caller]
pub fn near(what: &str, found: f64, published: f64, tolerance: f64) {
    assert!((found - published).abs() <= tolerance, "{what}: {found} is not {published} ± {tolerance}");
}

/// As [`near`], the tolerance as a part of the published value.
#[track_caller]
pub fn near_by_part(what: &str, found: f64, published: f64, part: f64) {
    near(what, found, published, part * published.abs());
}

/// A fixture's text.
pub fn fixture(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/published").join(name);
    let file = std::fs::File::open(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut text = String::new();
    if name.ends_with(".gz") {
        flate2::read::GzDecoder::new(file).read_to_string(&mut text).expect("a gzip file of text");
    } else {
        std::io::BufReader::new(file).read_to_string(&mut text).expect("text");
    }
    text
}

/// The rows of a fixture after its header.
pub fn rows(name: &str) -> Vec<Vec<String>> {
    fixture(name).lines().skip(1).map(|line| line.split(',').map(str::to_owned).collect()).collect()
}

pub fn number(text: &str) -> f64 {
    text.parse().unwrap_or_else(|_| panic!("{text:?} is no number"))
}

pub fn day(text: &str) -> Day {
    Day::parse_iso(&text[..10]).unwrap_or_else(|| panic!("{text:?} is no day"))
}

/// A store of purchases: (customer, day, amount in ten-thousandths).
pub fn store<'a>(purchases: impl Iterator<Item = (&'a str, Day, i64)>) -> OrderStore {
    let mut builder = OrderBookBuilder::default();
    for (at, (customer, day, amount)) in purchases.enumerate() {
        builder.line(OrderLine {
            position: Position { file: 0, record: at as u64 + 1, line: at as u64 + 1 },
            kind: LineKind::Order,
            order_id: None,
            customer: Some(customer.as_bytes()),
            returning: None,
            day: Some(day),
            instant: i64::from(day.0) * 86_400,
            amounts: Amounts { stated: Exact(amount), ..Amounts::default() },
            currency: None,
            status: Status::Placed,
            stands_in: false,
            marks: Marks::default(),
            said: Default::default(),
        });
    }
    OrderStore::new(&builder.seal(), &Rules::new(Basis::TotalPaid))
}

/// The purchases of 2,357 CDNOW customers in their first quarter of 1997 and since.
pub fn cdnow() -> OrderStore {
    let rows = rows("cdnow_sample.csv.gz");
    // master_id, customer_id, date, cds, amount
    store(rows.iter().map(|row| (&*row[1], day(&row[2]), (number(&row[4]) * 10_000.0).round() as i64)))
}

/// One of the authors' customers.
pub struct Listed {
    pub timing: Timing,
    pub mean_spend: f64,
}

/// The authors' own table of the same customers, in weeks rounded to two decimals.
pub fn cdnow_listed() -> Vec<Listed> {
    let listed = |row: &Vec<String>| Listed {
        timing: Timing { x: number(&row[1]) as u32, t_x: number(&row[2]), t: number(&row[3]), weight: 1.0 },
        mean_spend: number(&row[4]),
    };
    rows("cdnow_sample_summary.csv.gz").iter().map(listed).collect()
}

/// A customer of given weeks.
pub fn timing(x: u32, t_x: f64, t: f64) -> Timing {
    Timing { x, t_x, t, weight: 1.0 }
}

/// The customers of a log by equal (x, t_x, T), in days.
pub fn timings_in_days(store_rows: &[(String, Day)], until: Day) -> HashMap<String, Timing> {
    let mut days: HashMap<String, Vec<Day>> = HashMap::new();
    for (customer, day) in store_rows {
        days.entry(customer.clone()).or_default().push(*day);
    }
    let of = |mut days: Vec<Day>| {
        days.sort_unstable();
        days.dedup();
        let (first, last) = (days[0], days[days.len() - 1]);
        timing(days.len() as u32 - 1, f64::from(last.since(first)), f64::from(until.since(first)))
    };
    days.into_iter().map(|(customer, days)| (customer, of(days))).collect()
}

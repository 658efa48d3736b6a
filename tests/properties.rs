//! What must not change, and what must always hold, for made-up shops of every kind.
//!
//! The seeds are fixed, so that a run says today what it said yesterday; `tests/replay.rs` and the fuzz targets look further.

mod golden_support;

use golden_support::shop::{self, KINDS, Kind, Order, figures_of};
use golden_support::table::{Ends, Form, Letters, Table};
use golden_support::{Dropped, Outcome, read, read_in_pieces};
use holdfast::protocol::{Request, ScopeSpec};
use holdfast::units::Day;
use holdfast::views::report::{LedgerReport, Measures};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { failure_persistence: None, rng_seed: RngSeed::Fixed(7), ..ProptestConfig::with_cases(cases) }
}

fn kinds() -> impl Strategy<Value = Kind> {
    prop::sample::select(KINDS.to_vec())
}

/// Exports without rows of a later day than their order's.
fn past_kinds() -> impl Strategy<Value = Kind> {
    prop::sample::select(vec![Kind::Shopify, Kind::Log, Kind::BareLog])
}

fn dropped(bytes: Vec<u8>) -> Vec<Dropped> {
    vec![Dropped::new("orders.csv", bytes)]
}

/// All measures, and rows and money of the ledger: everything but examples and names.
fn answer(outcome: &Outcome) -> Option<(Measures, [u64; 3], [String; 3])> {
    let report = outcome.report.clone()?;
    let LedgerReport { rows_read, rows_used, rows_set_aside, money_read, money_used, money_set_aside, .. } =
        report.ledger;
    Some((report.measures, [rows_read, rows_used, rows_set_aside], [money_read, money_used, money_set_aside]))
}

fn measures(outcome: &Outcome) -> Option<Measures> {
    outcome.report.as_ref().map(|report| report.measures.clone())
}

fn balances(outcome: &Outcome) -> bool {
    outcome.report.as_ref().is_none_or(|report| report.ledger.balances)
}

/// Whether two answers are one; what differs is said by its figures, since a whole answer fills a screen.
fn same<T: PartialEq>(found: &T, wanted: &T, outcomes: [&Outcome; 2]) -> Result<(), TestCaseError> {
    let brief = |outcome: &Outcome| {
        let ledger = outcome.report.as_ref().map(|report| report.ledger.clone());
        (figures_of(outcome), ledger, outcome.problems.clone())
    };
    prop_assert!(found == wanted, "{:#?}\nin place of\n{:#?}", brief(outcomes[0]), brief(outcomes[1]));
    Ok(())
}

/// Moves each item to the place that its key gives it.
fn reordered<T: Clone>(items: &[T], keys: &[u32]) -> Vec<T> {
    let mut places: Vec<usize> = (0..items.len()).collect();
    places.sort_by_key(|&at| (keys.get(at % keys.len().max(1)).map(|key| key.wrapping_mul(at as u32 * 2 + 1)), at));
    places.into_iter().map(|at| items[at].clone()).collect()
}

fn export(kind: Kind, orders: &[Order]) -> (Table, Outcome) {
    let table = shop::table(kind, orders);
    let outcome = read(&dropped(table.plain()));
    (table, outcome)
}

fn keys() -> impl Strategy<Value = Vec<u32>> {
    prop::collection::vec(any::<u32>(), 16..40)
}

fn forms() -> impl Strategy<Value = Form> {
    let ends = prop::sample::select(vec![Ends::Lf, Ends::CrLf, Ends::Cr, Ends::Mixed]);
    let letters = prop::sample::select(vec![
        Letters::Utf8,
        Letters::Utf8Marked,
        Letters::Windows1252,
        Letters::Utf16Little,
        Letters::Utf16Big,
    ]);
    (prop::sample::select(vec![',', ';', '\t', '|']), ends, letters, any::<bool>())
        .prop_map(|(delimiter, ends, letters, quoted)| Form { delimiter, ends, letters, quoted })
}

proptest! {
    #![proptest_config(config(60))]

    #[test]
    fn the_figures_are_those_added_up_by_hand(kind in kinds(), orders in shop::orders()) {
        let outcome = export(kind, &orders).1;
        prop_assert_eq!(figures_of(&outcome), shop::figures(kind, &orders));
        prop_assert!(balances(&outcome));
    }

    #[test]
    fn the_order_of_rows_does_not_matter(kind in kinds(), orders in shop::orders(), keys in keys()) {
        let (table, outcome) = export(kind, &orders);
        let shuffled = table.with_rows(reordered(&table.rows, &keys));
        let found = read(&dropped(shuffled.plain()));
        same(&answer(&found), &answer(&outcome), [&found, &outcome])?;
    }

    #[test]
    fn a_past_day_is_seen_as_on_that_day(kind in past_kinds(), orders in shop::orders(), pick in any::<u32>()) {
        // The order that proves how the file is written stays.
        let day = orders[pick as usize % orders.len()].day.max(25);
        let past: Vec<Order> = orders.iter().filter(|order| order.day <= day).cloned().collect();
        let (_, mut whole) = export(kind, &orders);
        let (_, cut) = export(kind, &past);
        let as_of = Day::from_ymd(2023, 1, 1).map(|first| first.plus(i32::from(day)).to_string());
        let scope = ScopeSpec { as_of, ..ScopeSpec::default() };
        whole.report = whole.session.report(&Request { scope, ..Request::default() });
        same(&measures(&whole), &measures(&cut), [&whole, &cut])?;
    }

    #[test]
    fn the_order_of_columns_does_not_matter(kind in kinds(), orders in shop::orders(), keys in keys()) {
        let (table, outcome) = export(kind, &orders);
        let places: Vec<usize> = (0..table.header.len()).collect();
        let shuffled = table.with_columns_in(&reordered(&places, &keys));
        let found = read(&dropped(shuffled.plain()));
        same(&answer(&found), &answer(&outcome), [&found, &outcome])?;
    }

    #[test]
    fn a_file_may_be_cut_in_two_between_any_rows(kind in kinds(), orders in shop::orders(), cut in any::<u32>()) {
        let (table, outcome) = export(kind, &orders);
        let at = cut as usize % (table.rows.len() + 1);
        let halves = [&table.rows[..at], &table.rows[at..]].map(|rows| table.with_rows(rows.to_vec()).plain());
        let [first, second] = halves;
        let files = [Dropped::new("1.csv", first), Dropped::new("2.csv", second)];
        let found = read(&files);
        same(&answer(&found), &answer(&outcome), [&found, &outcome])?;
    }

    #[test]
    fn a_file_dropped_twice_counts_once(kind in kinds(), orders in shop::orders()) {
        let (table, outcome) = export(kind, &orders);
        let reversed = table.with_rows(table.rows.iter().rev().cloned());
        for copy in [table.plain(), reversed.plain()] {
            let files = [Dropped::new("1.csv", table.plain()), Dropped::new("2.csv", copy)];
            let both = read(&files);
            same(&measures(&both), &measures(&outcome), [&both, &outcome])?;
            let rows = |outcome: &Outcome| outcome.report.as_ref().map(|report| (report.ledger.rows_read, report.ledger.rows_used));
            prop_assert_eq!(rows(&both), rows(&outcome).map(|(read, used)| (read * 2, used)));
            prop_assert!(balances(&both));
        }
    }

    #[test]
    fn how_the_file_is_written_does_not_matter(kind in kinds(), orders in shop::orders(), form in forms()) {
        let (table, outcome) = export(kind, &orders);
        let found = read(&dropped(table.write(form)));
        same(&answer(&found), &answer(&outcome), [&found, &outcome])?;
    }

    #[test]
    fn the_pieces_a_file_comes_in_do_not_matter(kind in kinds(), orders in shop::orders(), piece in 1_usize..400) {
        let (table, outcome) = export(kind, &orders);
        let files = dropped(table.plain());
        prop_assert_eq!(read_in_pieces(&files, piece).report, outcome.report);
    }
}

/// A change to the bytes of a file: at a place, by something that spoils tables.
#[derive(Debug, Clone)]
struct Damage {
    at: u32,
    length: u8,
    put: Vec<u8>,
}

fn damage() -> impl Strategy<Value = Damage> {
    let spoilers: Vec<&'static [u8]> = vec![
        b"",
        b"\"",
        b"\n",
        b"\r",
        b",",
        b";",
        b"\t",
        b"\0",
        b"\xFF",
        b"\\\"",
        b"-",
        b"-9.00",
        b"\"\"",
        b"1E+12",
        b"99999999999999",
        b"#1001",
        b"A-1001",
        b"2205-01-01",
        b"31/02/2024",
        b",,,,,,",
        b"USD",
        b"\xE2\x80",
        b" ",
        b"total",
    ];
    (any::<u32>(), 0_u8..12, prop::sample::select(spoilers)).prop_map(|(at, length, put)| Damage {
        at,
        length,
        put: put.to_vec(),
    })
}

fn damaged(mut bytes: Vec<u8>, damages: &[Damage]) -> Vec<u8> {
    for damage in damages {
        let at = damage.at as usize % (bytes.len() + 1);
        let end = (at + usize::from(damage.length)).min(bytes.len());
        bytes.splice(at..end, damage.put.iter().copied());
    }
    bytes
}

/// A file that is refused at its end, when its rows are in the book already.
#[test]
fn a_file_refused_at_its_end_leaves_no_trace() {
    let header = "Name,Email,Customer ID,Created at,Total,Lineitem name\n";
    let first = format!("{header}#1,ada@example.com,77,2024-03-01 10:00:00 +0100,45.00,Mug\n");
    let mut second = format!("{header}#1,ada@example.com,,2024-03-01 10:00:00 +0100,,Lid\n");
    for number in 2..9 {
        second += &format!("#{number},,5.55E+12,2024-03-0{number} 10:00:00 +0100,10.00,Mug\n");
    }
    let alone = read(&[Dropped::new("1.csv", first.clone())]);
    let both = read(&[Dropped::new("1.csv", first), Dropped::new("2.csv", second)]);
    assert_eq!(both.problems.iter().map(|problem| problem.code.as_str()).collect::<Vec<_>>(), ["scientific_ids"]);
    assert_eq!(answer(&both), answer(&alone));
    assert!(balances(&both));
}

proptest! {
    #![proptest_config(config(300))]

    #[test]
    fn the_accounts_of_a_spoilt_file_are_right(
        kind in kinds(),
        orders in shop::orders(),
        damages in prop::collection::vec(damage(), 1..8),
        piece in 1_usize..90,
    ) {
        let bytes = damaged(shop::table(kind, &orders).plain(), &damages);
        let outcome = read(&dropped(bytes.clone()));
        prop_assert!(balances(&outcome));
        prop_assert!(outcome.report.is_some() != outcome.problems.iter().any(|problem| problem.file == "orders.csv"));
        let again = read_in_pieces(&dropped(bytes), piece);
        prop_assert_eq!(again.report, outcome.report);
        prop_assert_eq!(again.problems, outcome.problems);
    }

    #[test]
    fn the_accounts_of_two_files_are_right_whatever_befalls_the_second(
        kind in kinds(),
        orders in shop::orders(),
        damages in prop::collection::vec(damage(), 1..8),
    ) {
        let good = shop::table(kind, &orders).plain();
        let files = [Dropped::new("1.csv", good.clone()), Dropped::new("2.csv", damaged(good, &damages))];
        prop_assert!(balances(&read(&files)));
        let turned = [files[1].clone(), files[0].clone()];
        prop_assert!(balances(&read(&turned)));
    }
}

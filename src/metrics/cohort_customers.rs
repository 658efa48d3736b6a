//! M9: the customers behind the cells of the cohort table.
//!
//! Question: who are the customers that a cell counts?
//! Definition: the customers whose first order lies in one cohort or in several that follow each other, and of them all, or those with an order at exactly an age, at it or
//! later, or with two orders by its end: the numerators of M9, person by person.
//! Inputs and units: store columns; places of customers in the store.
//! Window and censoring: as M9: the first order in the window's period, later orders up to the as-of day.
//! Edge cases: at age 0 everybody is there, by the first order itself. Days between which no cohort lies have nobody.
//! Complexity: one pass over the rows.
//! Source: SPEC M9.
//! Not the same as: the customers with an order in the calendar month of the column: ages are counted from each cohort's own month.
//! Tested by: `the_customers_behind_a_cell_by_hand` below, and `every_cell_has_as_many_customers_as_it_counts`.

use crate::orders::{OrderStore, Window};
use crate::units::Day;

use super::acquisition_cohorts::{CohortSettings, Places};
use super::pass::Span;

/// Which customers of a cohort are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CohortPart {
    /// All of them.
    All,
    /// Those with an order at exactly this age.
    Exactly(usize),
    /// Those with an order at this age or later.
    OrLater(usize),
    /// Those with at least two orders by the end of this age.
    BoughtAgainBy(usize),
    /// Those of them without an order at exactly this age.
    AgainNotIn(usize),
}

/// The customers behind a cell, by their places in [`OrderStore::customers`], in their order; of the cohorts from the one that holds one day to the one that holds another.
pub fn customers_of_cohorts(
    store: &OrderStore,
    window: Window,
    settings: CohortSettings,
    (from, to): (Day, Day),
    part: CohortPart,
) -> Vec<u32> {
    let (span, places) = (Span::seen_of(window), Places::of(window, settings));
    let days = settings.grain.first_day(from)..=settings.grain.last_day(to);
    let mut found = Vec::new();
    for (rows, customer) in store.customers().zip(0..) {
        let mut orders = store.rows_of(rows).filter(|row| row.mark.is_order() && row.day <= window.as_of);
        let Some(first) = orders.next().map(|row| row.day) else { continue };
        if !span.holds(first) || !days.contains(&first) {
            continue;
        }
        let cohort = places.cohorts.place(first);
        let mut later = orders.map(|row| places.age(row.day, places.cohorts.place(row.day), cohort, first));
        let is_wanted = match part {
            CohortPart::All | CohortPart::Exactly(0) | CohortPart::OrLater(0) => true,
            CohortPart::Exactly(wanted) => later.any(|age| age == wanted),
            CohortPart::OrLater(wanted) => later.any(|age| age >= wanted),
            CohortPart::BoughtAgainBy(wanted) => later.next().is_some_and(|age| age <= wanted),
            CohortPart::AgainNotIn(wanted) => {
                later.next().is_some_and(|age| age < wanted) && wanted > 0 && later.all(|age| age != wanted)
            }
        };
        if is_wanted {
            found.push(customer);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metrics::{CohortAges, acquisition_cohorts_by};
    use crate::orders::testing::{store, window};
    use crate::units::Grain;

    fn shop() -> OrderStore {
        store(&[
            ("A", "2024-01-01", 1000),
            ("A", "2024-01-31", 1500), // day 30
            ("A", "2024-02-01", 500),  // day 31
            ("B", "2024-01-31", 2000),
            ("-B", "2024-02-10", -500),
            ("B", "2024-05-01", 100), // day 91
            ("C", "2024-04-01", 700),
        ])
    }

    fn day(text: &str) -> Day {
        Day::parse_iso(text).expect("a day")
    }

    /// By hand, windows of 30 days: A in windows 0, 1 and 2, B in 0 and 4; C alone in April. From January to April all three are there.
    #[test]
    fn the_customers_behind_a_cell_by_hand() {
        let window = window("2024-01-01", "2024-05-01", "2024-05-01");
        let settings = CohortSettings { grain: Grain::Month, ages: CohortAges::Days(30) };
        let january = (day("2024-01-01"), day("2024-01-31"));
        let behind = |days, part| customers_of_cohorts(&shop(), window, settings, days, part);
        assert_eq!(behind(january, CohortPart::Exactly(2)), [0]);
        assert_eq!(behind(january, CohortPart::OrLater(3)), [1]);
        assert_eq!(behind(january, CohortPart::BoughtAgainBy(1)), [0]);
        assert_eq!(behind(january, CohortPart::All), [0, 1]);
        assert_eq!(behind((day("2024-01-01"), day("2024-04-30")), CohortPart::All), [0, 1, 2]);
        assert_eq!(behind((day("2024-02-01"), day("2024-03-31")), CohortPart::All), [0_u32; 0]);
    }

    #[test]
    fn every_cell_has_as_many_customers_as_it_counts() {
        let window = window("2024-01-01", "2024-05-01", "2024-05-01");
        for grain in Grain::ALL {
            for ages in [CohortAges::Calendar, CohortAges::Days(7), CohortAges::Days(30)] {
                let settings = CohortSettings { grain, ages };
                for cohort in acquisition_cohorts_by(&shop(), window, settings).cohorts {
                    let days = (cohort.first_day, cohort.last_day);
                    let count = |part| customers_of_cohorts(&shop(), window, settings, days, part).len() as u64;
                    assert_eq!(count(CohortPart::All), cohort.customers);
                    for (age, cell) in cohort.cells.iter().enumerate() {
                        assert_eq!(count(CohortPart::Exactly(age)), cell.active, "{settings:?} {days:?} {age}");
                        assert_eq!(count(CohortPart::OrLater(age)), cell.active_or_later);
                        assert_eq!(count(CohortPart::BoughtAgainBy(age)), cell.bought_again_by);
                        // Who ordered at a later age has two orders by its end: the two differ by those who came back earlier only.
                        let apart = if age > 0 { cell.bought_again_by - cell.active } else { 0 };
                        assert_eq!(count(CohortPart::AgainNotIn(age)), apart);
                    }
                }
            }
        }
    }
}

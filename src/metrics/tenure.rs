//! M18: tenure.
//!
//! Question: do customers spend more the longer they stay?
//! Definition: half-year b of a customer holds the months 6b + 1 … 6b + 6 since the first order, a month ending on the same day of the month (the last where there is none). Spend per
//! active customer = revenue in b / customers with an order in b. Spend per surviving customer = the same revenue / customers with an order in b or later.
//! Inputs and units: store columns; minor units.
//! Window and censoring: customers whose first order lies in the period; a half-year counts those followed to its end only, and is absent where nobody was.
//! Edge cases: credit notes lower the half-year of their day, also where they are its only row. The first order itself is in half-year 0.
//! Numeric notes: integer sums; the intervals are of the ratio of sums over customers (delta method).
//! Complexity: one pass over the rows.
//! Source: SPEC M18; the comparison is that of F. Reichheld and Bain & Company with Mainspring (2000), months 31–36 against 0–6.
//! Not the same as: cohort revenue (M9): here only those who are still there are below the line, so a rising curve can come of the small spenders leaving.
//! Tested by: `by_hand` below.

use crate::orders::{OrderStore, Row, Window};
use crate::statistics::{Estimate, RatioMoments};
use crate::units::{Day, Month};

use super::pass::Span;

const MONTHS: i32 = 6;

/// One half-year of customers' lives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TenureBin {
    /// Customers followed to its end.
    pub customers: u64,
    /// Revenue over customers active in it, one unit a customer active or with a credit note.
    pub active: RatioMoments,
    /// Revenue over customers still to order in it or later.
    pub surviving: RatioMoments,
}

impl TenureBin {
    /// Money per active customer, minor units.
    pub fn per_active_minor(&self) -> Option<Estimate> {
        self.active.ratio()
    }

    /// Money per surviving customer, minor units.
    pub fn per_surviving_minor(&self) -> Option<Estimate> {
        self.surviving.ratio()
    }
}

/// The day so many months after another: the same day of the month, or the last where there is none.
fn months_after(first: Day, months: i32) -> Day {
    let (year, month, day) = first.ymd();
    let month = Month::new(year, month).plus(months);
    month.last_day().min(month.first_day().plus(day as i32 - 1))
}

/// The first days after each half-year of customers with one first day, up to the first that is not seen to its end.
fn ends_after(first: Day, as_of: Day) -> Vec<Day> {
    let ends = (1..).map(|bin| months_after(first, MONTHS * bin));
    let mut seen = true;
    ends.take_while(|end| core::mem::replace(&mut seen, end.plus(-1) <= as_of)).collect()
}

/// Spend by half-years since the first order.
pub fn tenure(store: &OrderStore, window: Window) -> Vec<TenureBin> {
    let (span, as_of) = (Span::seen_of(window), window.as_of);
    let mut bins: Vec<TenureBin> = Vec::new();
    // The present customer's half-years: revenue and whether there is an order.
    let mut own: Vec<(i64, bool)> = Vec::new();
    // Many customers begin on one day.
    let days = usize::try_from(as_of.since(window.period.from) + 1).unwrap_or(0);
    let mut ends_of: Vec<Vec<Day>> = vec![Vec::new(); days];
    for rows in store.customers() {
        own.clear();
        let mut before = 0_i64;
        let (mut began, mut last_order): (Option<usize>, usize) = (None, 0);
        for Row { day, amount_minor, mark } in store.rows_of(rows) {
            if day > as_of {
                break;
            }
            let Some(began) = began else {
                before = before.saturating_add(amount_minor);
                if mark.is_order() {
                    if !span.holds(day) {
                        break;
                    }
                    let place = day.since(window.period.from) as usize;
                    let Some(ends) = ends_of.get_mut(place) else { break };
                    if ends.is_empty() {
                        *ends = ends_after(day, as_of);
                    }
                    began = Some(place);
                    own.push((before, true));
                }
                continue;
            };
            while ends_of[began].get(own.len() - 1).is_some_and(|end| day >= *end) {
                own.push((0, false));
            }
            if let Some(last) = own.last_mut() {
                *last = (last.0.saturating_add(amount_minor), last.1 | mark.is_order());
            }
            last_order = if mark.is_order() { own.len() - 1 } else { last_order };
        }
        // The last day of a half-year must have been seen.
        let ends = began.map_or(&[][..], |place| &ends_of[place]);
        let seen = ends.iter().take_while(|end| end.plus(-1) <= as_of).count();
        for at in 0..seen {
            if bins.len() <= at {
                bins.push(TenureBin::default());
            }
            let (revenue, active) = own.get(at).copied().unwrap_or((0, false));
            let bin = &mut bins[at];
            bin.customers += 1;
            if active || revenue != 0 {
                bin.active.add(revenue, i64::from(active));
            }
            if at <= last_order || revenue != 0 {
                bin.surviving.add(revenue, i64::from(at <= last_order));
            }
        }
    }
    bins
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::orders::testing::{store, window};

    fn day(text: &str) -> Day {
        Day::parse_iso(text).expect("a day")
    }

    #[test]
    fn months_end_on_the_same_day() {
        for (first, months, wanted) in
            [("2023-08-31", 6, "2024-02-29"), ("2024-02-29", 12, "2025-02-28"), ("2024-01-15", 6, "2024-07-15")]
        {
            assert_eq!(months_after(day(first), months), day(wanted), "{first}");
        }
    }

    /// By hand, as of 31 December 2024. A (15 January 2023): half-year 0 until 14 July: 10 + 20 = 30; half-year 1 from 15 July: 40; half-year 2 nothing; half-year 3 (15 July 2024 …
    /// 14 January 2025) was not seen to its end. B (1 July 2023): 10; then nothing; half-year 2 (July to December 2024): 70. C (1 August 2024): not followed.
    /// Half-year 0: 40 / 2 active; 1: 40 / 1 active, / 2 surviving (B orders later); 2: 70 / 1, surviving B alone… A's order of half-year 3 keeps A too: 70 / 2.
    #[test]
    fn by_hand() {
        let store = store(&[
            ("A", "2023-01-15", 1000),
            ("A", "2023-07-14", 2000),
            ("A", "2023-07-15", 4000),
            ("A", "2024-08-01", 9900),
            ("B", "2023-07-01", 1000),
            ("B", "2024-12-31", 7000),
            ("C", "2024-08-01", 500),
        ]);
        let bins = tenure(&store, window("2023-01-01", "2024-12-31", "2024-12-31"));
        let found: Vec<_> = bins
            .iter()
            .map(|bin| (bin.customers, bin.active.above, bin.active.below, bin.surviving.above, bin.surviving.below))
            .collect();
        assert_eq!(found, [(2, 3000 + 1000, 2, 4000, 2), (2, 4000, 1, 4000, 2), (2, 7000, 1, 7000, 2)]);
        assert_eq!(bins[1].per_surviving_minor().map(|mean| mean.value), Some(2000.0));
        let none = tenure(&store, window("2025-01-01", "2025-12-31", "2025-12-31"));
        assert!(none.is_empty());
    }
}

//! What M19, M20 and M24 share: customers by their first order, what came of each, and what is added up of a group of them.
//!
//! A customer is in a dozen groups at once, so whatever is the same for all of them is worked out once a customer: squares, and into which
//! class of following and coming back it falls. A group then adds a handful of integers.

use crate::orders::{OrderStore, Row, Window};
use crate::statistics::{Durations, Moments, square};
use crate::units::Day;

use super::pass::Span;
use super::steps::{HORIZONS, Occasions, ReturnClass, Returns};

/// Days after the first order at which revenue so far is told: the last of [`HORIZONS`].
pub const LTV_DAYS: [u32; 3] = [90, 180, 365];
/// How many horizons there are without one for revenue.
const WITHOUT_LTV: usize = HORIZONS.len() - LTV_DAYS.len();
const _: () = assert!(HORIZONS[WITHOUT_LTV] == LTV_DAYS[0] && HORIZONS[HORIZONS.len() - 1] == LTV_DAYS[2]);

/// One customer's beginning.
pub(super) struct Beginning {
    pub customer: u32,
    /// The first order's place in the book.
    pub place: u32,
    /// Its day.
    pub day: Day,
    /// Days to the second purchase, where there is one.
    gap: Option<u32>,
    /// Days from the first order to the as-of day.
    followed: u32,
    class: ReturnClass,
    /// Revenue at each of [`LTV_DAYS`] with its square.
    spent: [(i64, u128); LTV_DAYS.len()],
}

/// What is added up of a group.
#[derive(Clone, Default)]
pub(super) struct Sums {
    pub returns: Returns,
    pub waits: Durations,
    pub ltv: [Moments; LTV_DAYS.len()],
}

impl Sums {
    pub(super) fn add(&mut self, one: &Beginning) {
        self.returns.add(one.class);
        match one.gap {
            Some(days) => self.waits.event(days),
            None => self.waits.censor(one.followed),
        }
        let told = usize::from(one.class.reached).saturating_sub(WITHOUT_LTV);
        for (moments, (spent, squared)) in self.ltv.iter_mut().zip(one.spent).take(told) {
            moments.add_squared(spent, squared);
        }
    }
}

/// Visits the beginning of every customer whose first order lies in the period.
pub(super) fn each_beginning(
    store: &OrderStore,
    window: Window,
    occasions: Occasions,
    visit: &mut dyn FnMut(&Beginning),
) {
    let (span, as_of) = (Span::seen_of(window), window.as_of);
    for (rows, customer) in store.customers().zip(0..) {
        let from = rows.start;
        let mut first: Option<(Day, u32)> = None;
        let (mut gap, mut before, mut spent) = (None, 0_i64, [0_i64; LTV_DAYS.len()]);
        for (Row { day, amount_minor, mark }, at) in store.rows_of(rows).zip(from..) {
            if day > as_of {
                break;
            }
            let Some((start, _)) = first else {
                before = before.saturating_add(amount_minor);
                if mark.is_order() {
                    if !span.holds(day) {
                        break;
                    }
                    first = Some((day, store.entries()[at]));
                    spent = [before; LTV_DAYS.len()];
                }
                continue;
            };
            let since = day.since(start) as u32;
            if mark.is_order() && gap.is_none() && (since > 0 || occasions == Occasions::Orders) {
                gap = Some(since);
            }
            for (spent, days) in spent.iter_mut().zip(LTV_DAYS) {
                *spent = spent.saturating_add(if since <= days { amount_minor } else { 0 });
            }
        }
        if let Some((day, place)) = first {
            let followed = as_of.since(day) as u32;
            visit(&Beginning {
                customer,
                place,
                day,
                gap,
                followed,
                class: ReturnClass::of(followed, gap),
                spent: spent.map(|spent| (spent, square(spent))),
            });
        }
    }
}

/// Visits the place in the book of the first order of every customer whose first order lies in the period.
pub(super) fn each_first_order(store: &OrderStore, window: Window, visit: &mut dyn FnMut(u32)) {
    let span = Span::seen_of(window);
    for rows in store.customers() {
        let from = rows.start;
        let first = store.rows_of(rows).zip(from..).find(|(row, _)| row.mark.is_order());
        if let Some((_, at)) = first.filter(|(row, _)| span.holds(row.day)) {
            visit(store.entries()[at]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::orders::testing::{store, window};
    use crate::units::Share;

    /// By hand, as of 31 December 2024. A is back after 30 days and followed for 365, B back after 31, C after 366 of 366, D followed for 90 and never back, E for 29.
    /// By 30 days: A of A, B, C, D; by 60: A, B; by 90 of the same four; by 180 and 365: A, B of A, B, C.
    #[test]
    fn classes_say_what_each_customer_would() {
        let shop = store(&[
            ("A", "2024-01-01", 100),
            ("A", "2024-01-31", 100),
            ("B", "2024-01-01", 100),
            ("B", "2024-02-01", 100),
            ("C", "2023-12-31", 100),
            ("C", "2024-12-31", 100),
            ("D", "2024-10-02", 100),
            ("E", "2024-12-02", 100),
        ]);
        let window = window("2023-01-01", "2024-12-31", "2024-12-31");
        let (mut sums, mut firsts) = (Sums::default(), Vec::new());
        each_beginning(&shop, window, Occasions::Days, &mut |one| sums.add(one));
        each_first_order(&shop, window, &mut |place| firsts.push(place));
        assert_eq!((sums.returns.customers(), firsts.len()), (5, 5));
        let by = [(1, 4), (2, 4), (2, 4), (2, 3), (2, 3)].map(|(part, whole)| Share::new(part, whole));
        assert_eq!(sums.returns.by_horizon(), by);
        assert_eq!(sums.ltv.map(|moments| (moments.count, moments.sum)), [(4, 600), (3, 500), (3, 500)]);
    }
}

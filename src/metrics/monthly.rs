//! The key figures month by month, for spark lines and stacked bars.
//!
//! Question: how did it go over time?
//! Definition: for each calendar month that meets the period, the counts and sums of M1, M2 (in-period) and M4 with the month as the period.
//! Inputs and units: store columns; counts, minor units.
//! Window and censoring: a month counts only its days within the period and up to the as-of day; it is complete where all its days do.
//! Edge cases: months without orders are rows of zeros, so that the axis has no holes.
//! Numeric notes: integer sums.
//! Complexity: one pass over the rows.
//! Source: SPEC M1, M2, M4 with the month as the period.
//! Not the same as: cohorts (M9), which follow the same customers; these months hold different ones.
//! Tested by: `each_month_is_the_measure_of_that_month` below.

use crate::orders::{OrderStore, Row, Window};
use crate::units::{Grain, Month, Share};

use super::activity::Activity;
use super::pass::{PlaceOfDay, Span, Takings};

/// One calendar month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MonthOfOrders {
    /// Which.
    pub month: Month,
    /// Whether the whole month lies in the window.
    pub complete: bool,
    /// Its counts and sums.
    pub activity: Activity,
    /// Customers with more than one order in it, of those with any.
    pub repeat: Share,
}

/// One month as it is added up.
#[derive(Clone, Default)]
struct Adding {
    /// By whether the customer has ordered before: first orders, later orders.
    known: [Takings; 2],
    guests: Takings,
    customers: u32,
    again: u32,
}

/// The months of a window, oldest first, without holes.
pub fn monthly(store: &OrderStore, window: Window) -> Vec<MonthOfOrders> {
    let Window { period, as_of } = window;
    if period.days() == 0 {
        return Vec::new();
    }
    let span = Span::seen_of(window);
    let months = PlaceOfDay::between(Grain::Month, period.from, period.to);
    let mut sums = vec![Adding::default(); months.count()];
    // Orders of the present customer in the present month.
    let (mut current, mut in_month) = (0, 0_u32);
    for Row { day, amount_minor, mark } in store.known() {
        let inside = span.holds(day);
        let order = inside & mark.is_order();
        let place = months.place(day);
        in_month *= u32::from(!mark.opens() & (place == current));
        in_month += u32::from(order);
        current = place;
        let Some(sum) = sums.get_mut(place) else { continue };
        sum.known[usize::from(mark.number() > 1)].add_if(inside, order, amount_minor);
        sum.customers += u32::from(order & (in_month == 1));
        sum.again += u32::from(order & (in_month == 2));
    }
    for Row { day, amount_minor, mark } in store.of_guests() {
        let inside = span.holds(day);
        let Some(sum) = sums.get_mut(months.place(day)) else { continue };
        sum.guests.add_if(inside, inside & mark.is_order(), amount_minor);
    }
    let first = period.from.month();
    let whole = |month: Month| period.from <= month.first_day() && month.last_day() <= period.to.min(as_of);
    let month_of = |(at, sum): (usize, Adding)| {
        let (month, Adding { known: [of_first, of_later], guests, customers, again }) = (first.plus(at as i32), sum);
        MonthOfOrders {
            month,
            complete: whole(month),
            activity: Activity::of(of_first, of_later, guests, u64::from(customers)),
            repeat: Share::new(u64::from(again), u64::from(customers)),
        }
    };
    sums.into_iter().enumerate().map(month_of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metrics::{activity, repeat_customer_rates};
    use crate::orders::testing::{store, window};

    #[test]
    fn each_month_is_the_measure_of_that_month() {
        let store = store(&[
            ("A", "2024-01-01", 1000),
            ("A", "2024-01-20", 1500),
            ("-A", "2024-02-01", -200),
            ("A", "2024-04-05", 900),
            ("B", "2024-04-02", 2000),
            ("B", "2024-04-02", 2000),
            ("", "2024-04-30", 700),
        ]);
        let months = monthly(&store, window("2024-01-01", "2024-04-15", "2024-12-31"));
        assert_eq!(months.iter().map(|month| month.complete).collect::<Vec<_>>(), [true, true, true, false]);
        for (month, (from, to)) in months.iter().zip([
            ("2024-01-01", "2024-01-31"),
            ("2024-02-01", "2024-02-29"),
            ("2024-03-01", "2024-03-31"),
            ("2024-04-01", "2024-04-15"),
        ]) {
            let alone = window(from, to, "2024-12-31");
            assert_eq!(month.activity, activity(&store, alone), "{from}");
            assert_eq!(month.repeat, repeat_customer_rates(&store, alone).in_period, "{from}");
        }
        assert_eq!(months[2].activity.orders, 0);
    }
}

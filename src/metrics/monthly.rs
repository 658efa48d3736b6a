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

use crate::orders::{OrderStore, Window};
use crate::units::{Month, Share};

use super::activity::Activity;

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

/// The months of a window, oldest first, without holes.
pub fn monthly(store: &OrderStore, window: Window) -> Vec<MonthOfOrders> {
    let (days, amounts, is_order) = (store.days(), store.amounts_minor(), store.orders());
    let Window { period, as_of } = window;
    if period.days() == 0 {
        return Vec::new();
    }
    let first = period.from.month();
    let last = period.to.month();
    let mut months: Vec<MonthOfOrders> = (0..=last.since(first))
        .map(|at| first.plus(at))
        .map(|month| MonthOfOrders {
            month,
            complete: period.from <= month.first_day() && month.last_day() <= period.to && month.last_day() <= as_of,
            activity: Activity::default(),
            repeat: Share::default(),
        })
        .collect();
    let starts: Vec<i32> = (0..=last.since(first) + 1).map(|at| first.plus(at).first_day().0).collect();
    let month_of = |day: i32| starts.partition_point(|&start| start <= day) - 1;
    for rows in store.customers() {
        let (mut number, mut current, mut in_month) = (0_u64, usize::MAX, 0_u64);
        for at in rows {
            if days[at] > as_of {
                break;
            }
            number += u64::from(is_order[at]);
            if !period.contains(days[at]) {
                continue;
            }
            let place = month_of(days[at].0);
            if place != current {
                (current, in_month) = (place, 0);
            }
            let MonthOfOrders { activity, repeat, .. } = &mut months[place];
            activity.add(number, is_order[at], amounts[at]);
            if is_order[at] {
                in_month += 1;
                activity.customers += u64::from(in_month == 1);
                repeat.part += u64::from(in_month == 2);
            }
        }
    }
    for at in store.guests() {
        if days[at] <= as_of && period.contains(days[at]) {
            months[month_of(days[at].0)].activity.add_of_guest(is_order[at], amounts[at]);
        }
    }
    for month in &mut months {
        month.repeat.whole = month.activity.customers;
    }
    months
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

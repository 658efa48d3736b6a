//! M6: revenue mix.
//!
//! Question: how much of the revenue and of the orders comes from customers who had bought before?
//! Definition: for each calendar month, revenue of known customers from orders numbered 2 and later (credit notes after them, refunds of them) / revenue of known customers;
//! orders numbered 2 and later / orders of known customers. The same over the whole period.
//! Inputs and units: store columns; minor units, orders.
//! Window and censoring: a month counts its days in the period up to the as-of day; it is complete where all its days do.
//! Edge cases: a second order in the month of the first is an existing customer's (C6). Guests are left out (C9). Revenue of nothing or less: share absent.
//! Numeric notes: integer sums; the share of revenue has its interval by the delta method over customers, that of orders is Wilson's.
//! Complexity: one pass over the rows.
//! Source: SPEC M6; conventions C6, C9.
//! Not the same as: returning customers / customers (M1): one customer's third order and another's tenth count here by their money.
//! Tested by: `by_hand` below.

use crate::orders::{OrderStore, Row, Window};
use crate::statistics::{Estimate, RatioMoments};
use crate::units::{Grain, Month, Share, saturated};

use super::pass::{PlaceOfDay, Span};

/// The mix of a month or of the period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct RevenueMix {
    /// Orders of existing customers, of those of all known customers.
    pub orders: Share,
    /// Revenue of existing customers over revenue of all known customers, customer by customer; minor units.
    pub revenue: RatioMoments,
}

impl RevenueMix {
    /// Share of revenue from existing customers with its interval; absent where there is no revenue.
    pub fn revenue_share(&self) -> Option<Estimate> {
        (self.revenue.below > 0).then(|| self.revenue.ratio())?
    }

    fn add(&mut self, one: One) {
        if one.rows > 0 {
            self.orders.part += one.later_orders;
            self.orders.whole += one.orders;
            self.revenue.add(saturated(one.later), saturated(one.all));
        }
    }
}

/// One month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MonthOfMix {
    /// Which.
    pub month: Month,
    /// Whether the whole month lies in the window.
    pub complete: bool,
    /// Its mix.
    pub mix: RevenueMix,
}

/// M6.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RevenueMixes {
    /// The whole period.
    pub period: RevenueMix,
    /// Month by month, oldest first, without holes.
    pub months: Vec<MonthOfMix>,
}

/// One customer in one month.
#[derive(Clone, Copy, Default)]
struct One {
    rows: u32,
    orders: u64,
    later_orders: u64,
    all: i128,
    later: i128,
}

impl One {
    fn absorb(&mut self, other: Self) {
        self.rows += other.rows;
        self.orders += other.orders;
        self.later_orders += other.later_orders;
        self.all += other.all;
        self.later += other.later;
    }
}

/// The revenue mix of a window.
pub fn revenue_mix(store: &OrderStore, window: Window) -> RevenueMixes {
    let Window { period, as_of } = window;
    if period.days() == 0 {
        return RevenueMixes::default();
    }
    let span = Span::seen_of(window);
    let places = PlaceOfDay::between(Grain::Month, period.from, period.to);
    let mut months = vec![RevenueMix::default(); places.count()];
    let mut whole = RevenueMix::default();
    for rows in store.customers() {
        // A customer's rows stand in time: a month is over when another begins.
        let (mut in_month, mut in_period, mut current) = (One::default(), One::default(), 0);
        for Row { day, amount_minor, mark } in store.rows_of(rows) {
            if !span.holds(day) {
                continue;
            }
            let place = places.place(day);
            if place != current {
                months[current].add(in_month);
                in_period.absorb(in_month);
                (in_month, current) = (One::default(), place);
            }
            let later = mark.number() > 1;
            in_month.rows += 1;
            in_month.orders += u64::from(mark.is_order());
            in_month.later_orders += u64::from(mark.is_order() && later);
            in_month.all += i128::from(amount_minor);
            in_month.later += if later { i128::from(amount_minor) } else { 0 };
        }
        if let Some(last) = months.get_mut(current) {
            last.add(in_month);
        }
        in_period.absorb(in_month);
        whole.add(in_period);
    }
    let first = period.from.month();
    let month = |(mix, at): (RevenueMix, i32)| {
        let month = first.plus(at);
        let complete = period.from <= month.first_day() && month.last_day() <= period.to.min(as_of);
        MonthOfMix { month, complete, mix }
    };
    RevenueMixes { period: whole, months: months.into_iter().zip(0..).map(month).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::orders::testing::{store, window};

    /// By hand. January: A 10.00 first, 30.00 second; B 20.00 first: existing 30 of 60, one order of three. February: A's credit of 5.00 after the second,
    /// B 15.00 second: existing 10 of 10. March: nothing. The period: 40 of 70, two orders of four.
    #[test]
    fn by_hand() {
        let store = store(&[
            ("A", "2024-01-01", 1000),
            ("A", "2024-01-31", 3000),
            ("-A", "2024-02-01", -500),
            ("B", "2024-01-15", 2000),
            ("B", "2024-02-29", 1500),
            ("B", "2024-04-01", 9900),
            ("", "2024-02-10", 4400),
        ]);
        let mixes = revenue_mix(&store, window("2024-01-01", "2024-03-31", "2024-03-31"));
        let found: Vec<_> = mixes
            .months
            .iter()
            .map(|month| (month.mix.orders, month.mix.revenue.above, month.mix.revenue.below))
            .collect();
        assert_eq!(found, [(Share::new(1, 3), 3000, 6000), (Share::new(1, 1), 1000, 1000), (Share::new(0, 0), 0, 0)]);
        assert_eq!((mixes.period.orders, mixes.period.revenue.above), (Share::new(2, 4), 4000));
        assert_eq!(mixes.months[0].mix.revenue_share().map(|share| share.value), Some(0.5));
        assert_eq!(mixes.months[2].mix.revenue_share(), None);
        assert!(mixes.months.iter().all(|month| month.complete));
    }
}

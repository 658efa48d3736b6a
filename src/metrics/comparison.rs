//! M23: any two scopes side by side.
//!
//! Question: did it really change, or do these two groups really differ, or is it chance?
//! Definition: for each side, customers with an order in its period: share with more than one order in it (M2), money per order (M4), money per customer, orders per customer
//! (M3); repeat by h days after a first order in it (M10), the waits to the second purchase (M11), strict retention over it (M7). For each figure: the first side less the other,
//! with its 95 % interval and the two-sided p.
//! Inputs and units: two windows on one store, or one window and two choices of customers; shares, minor units.
//! Window and censoring: each side by its own window; a younger side has had less time, which the waits and the complete windows take into account and M2 does not.
//! Edge cases: a side without customers has no figures and no differences. Retention is compared where the files reach back over both windows.
//! Numeric notes: Newcombe for shares, Welch for means, delta method for ratios, log-rank for waits. A customer on both sides counts on both; the tests take them for different people,
//! which makes them cautious where the same people act alike.
//! Complexity: three passes over the rows a side.
//! Source: SPEC M23; Newcombe (1998), method 10; Welch (1947); Mantel (1966).
//! Not the same as: the change of a figure against the period before on a card, which is the same difference without its test.
//! Tested by: `two_years_by_hand` below.

use crate::orders::{OrderStore, Window};
use crate::statistics::{
    Difference, LogRank, Moments, RatioMoments, difference_of_estimates, difference_of_means, difference_of_shares,
    log_rank,
};
use crate::units::{Share, saturated};

use super::customer_facts::each_customer;
use super::customer_retention::{CustomerRetention, customer_retention_of};
use super::steps::{HORIZONS, Occasions, Step, Steps};

/// One of the two.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    /// Customers with more than one order in the period, of those with any.
    pub repeat: Share,
    /// Money over orders, customer by customer, minor units.
    pub order_value: RatioMoments,
    /// Money of each customer, minor units.
    pub per_customer: Moments,
    /// Orders of each customer.
    pub orders: Moments,
    /// From the first purchase to the second, of those who began in the period.
    pub second: Step,
    /// Retention over the period.
    pub retention: CustomerRetention,
}

impl Side {
    /// The figures of some customers, chosen by their places in [`OrderStore::customers`], in a window.
    pub fn of(store: &OrderStore, window: Window, occasions: Occasions, takes: &dyn Fn(u32) -> bool) -> Self {
        Self::of_orders(store, store, window, occasions, takes)
    }

    /// The same where only some orders are in scope: those give M2, M3, M4 and money per customer, the whole histories of the same customers in the
    /// same places the rest.
    pub fn of_orders(
        store: &OrderStore,
        in_scope: &OrderStore,
        window: Window,
        occasions: Occasions,
        takes: &dyn Fn(u32) -> bool,
    ) -> Self {
        let (mut repeat, mut order_value) = (Share::default(), RatioMoments::default());
        let (mut per_customer, mut orders) = (Moments::default(), Moments::default());
        each_customer(in_scope, window, &mut |facts| {
            if facts.period_orders == 0 || !takes(facts.customer) {
                return;
            }
            let revenue = saturated(facts.period_revenue_minor);
            repeat.whole += 1;
            repeat.part += u64::from(facts.period_orders > 1);
            order_value.add(revenue, i64::from(facts.period_orders));
            per_customer.add(revenue);
            orders.add(i64::from(facts.period_orders));
        });
        let second = Steps::of(store, window, occasions, takes).step(1).clone();
        let retention = customer_retention_of(store, window, None, takes);
        Self { repeat, order_value, per_customer, orders, second, retention }
    }
}

/// M23: the first side less the other.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Comparison {
    /// In the repeat customer rate.
    pub repeat: Option<Difference>,
    /// In money per order, minor units.
    pub order_value_minor: Option<Difference>,
    /// In money per customer, minor units.
    pub per_customer_minor: Option<Difference>,
    /// In orders per customer.
    pub orders: Option<Difference>,
    /// In the repeat probability by each of [`HORIZONS`].
    pub repeat_by: [Option<Difference>; HORIZONS.len()],
    /// Whether they wait otherwise for the second purchase.
    pub log_rank: Option<LogRank>,
    /// In the strict retention: "did churn really fall?"
    pub retention: Option<Difference>,
}

/// Compares two sides.
pub fn compare(one: &Side, other: &Side) -> Comparison {
    let ratios = one.order_value.ratio().zip(other.order_value.ratio());
    Comparison {
        repeat: difference_of_shares(one.repeat, other.repeat),
        order_value_minor: ratios.and_then(|(one, other)| difference_of_estimates(one, other)),
        per_customer_minor: difference_of_means(&one.per_customer, &other.per_customer),
        orders: difference_of_means(&one.orders, &other.orders),
        repeat_by: core::array::from_fn(|at| difference_of_shares(one.second.complete[at], other.second.complete[at])),
        log_rank: log_rank(&one.second.waits, &other.second.waits),
        retention: (one.retention.complete && other.retention.complete)
            .then(|| difference_of_shares(one.retention.strict(), other.retention.strict()))
            .flatten(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::orders::testing::{store, window};

    /// By hand. 2023: A twice (10 + 30), B once (20): 1 of 2 repeat; 60 over 3 orders; 30 a customer. 2024: B once (40), C once (10): 0 of 2; 50 over 2; 25 a customer.
    /// Of 2023's two customers B is there in 2024: strict retention of 2024 is 1 of 2; of 2023 nobody was there before.
    #[test]
    fn two_years_by_hand() {
        let store = store(&[
            ("A", "2023-01-01", 1000),
            ("A", "2023-02-01", 3000),
            ("B", "2023-03-01", 2000),
            ("B", "2024-03-01", 4000),
            ("C", "2024-04-01", 1000),
        ]);
        let side = |from, to| Side::of(&store, window(from, to, "2024-12-31"), Occasions::Days, &|_| true);
        let (before, after) = (side("2023-01-01", "2023-12-31"), side("2024-01-01", "2024-12-31"));
        assert_eq!((before.repeat, after.repeat), (Share::new(1, 2), Share::new(0, 2)));
        assert_eq!((after.retention.strict(), before.retention.strict()), (Share::new(1, 2), Share::new(0, 0)));
        let change = compare(&after, &before);
        let value = |difference: Option<Difference>| difference.map(|difference| difference.value);
        assert_eq!((value(change.repeat), value(change.order_value_minor)), (Some(-0.5), Some(500.0)));
        assert_eq!((value(change.per_customer_minor), value(change.orders)), (Some(-500.0), Some(-0.5)));
        // Who began in 2023: A and B, both followed for over a year: A back by day 60, B on day 366. In 2024 C alone, followed for 274 days.
        assert_eq!((before.second.complete[4], after.second.complete[4]), (Share::new(1, 2), Share::new(0, 0)));
        assert_eq!((value(change.repeat_by[2]), change.repeat_by[4], change.retention), (Some(-0.5), None, None));
        let none = Side::of(&store, window("2023-01-01", "2023-12-31", "2024-12-31"), Occasions::Days, &|_| false);
        assert_eq!(compare(&before, &none).repeat, None);
    }
}

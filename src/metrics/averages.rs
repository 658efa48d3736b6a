//! M3 and M4 with their certainty.
//!
//! Question: how sure are orders per customer and money per order, and did they really change?
//! Definition: orders per customer = mean over the customers of the period of their orders in it; money per order = Σ money / Σ orders over customers, an order
//! without a known customer standing for a customer of its own. The values are those of M3 and M4.
//! Inputs and units: store columns; orders, minor units.
//! Window and censoring: rows in the period up to the as-of day (C2, C3).
//! Edge cases: a customer with credit notes only in the period has money and no order. One customer: no interval.
//! Numeric notes: integer sums; the mean's interval is normal, that of money per order comes by the delta method over customers.
//! Complexity: one pass over the rows.
//! Source: SPEC M3, M4; Cochran (1977), eq. 2.20 and 6.13.
//! Not the same as: the spread of single orders: a customer's orders resemble each other, so customers are the units here.
//! Tested by: `averages_by_hand` below.

use crate::orders::{OrderStore, Row, Window};
use crate::statistics::{Moments, RatioMoments};

use super::pass::Span;

/// M3 and M4, customer by customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Averages {
    /// Orders of each customer.
    pub orders: Moments,
    /// Money over orders, customer by customer, minor units.
    pub order_value: RatioMoments,
}

/// M3 and M4 of a window, customer by customer.
pub fn averages(store: &OrderStore, window: Window) -> Averages {
    let span = Span::seen_of(window);
    let mut averages = Averages::default();
    for rows in store.customers() {
        let (mut inside, mut orders, mut money) = (false, 0_i64, 0_i64);
        for Row { day, amount_minor, mark } in store.rows_of(rows) {
            let counts = span.holds(day);
            inside |= counts;
            orders += i64::from(counts & mark.is_order());
            money = money.saturating_add(if counts { amount_minor } else { 0 });
        }
        if orders > 0 {
            averages.orders.add(orders);
        }
        if inside {
            averages.order_value.add(money, orders);
        }
    }
    for Row { day, amount_minor, mark } in store.of_guests() {
        if span.holds(day) {
            averages.order_value.add(amount_minor, i64::from(mark.is_order()));
        }
    }
    averages
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metrics::{activity, order_value};
    use crate::orders::testing::{store, window};

    /// By hand, February: A two orders (10.00 + 20.00), B one (30.00) and a credit of 6.00, a guest 12.00, C a credit of 2.00 only.
    /// Orders per customer 3 / 2; deviations ±½: s² = ½, error √(½ / 2) = ½. Money 64.00 over 4 orders = 16.00 over four units.
    /// Deviations from 16.00 an order: A −2, B 8, guest −4, C −2 (units of 1.00): Σ² = 88; error √(88 · 4/3) / 4 = 2.70801.
    #[test]
    fn averages_by_hand() {
        let store = store(&[
            ("A", "2024-01-31", 9900),
            ("A", "2024-02-01", 1000),
            ("A", "2024-02-29", 2000),
            ("B", "2024-02-10", 3000),
            ("-B", "2024-02-11", -600),
            ("C", "2024-01-05", 500),
            ("-C", "2024-02-05", -200),
            ("", "2024-02-06", 1200),
        ]);
        let february = window("2024-02-01", "2024-02-29", "2024-02-29");
        let found = averages(&store, february);
        let orders = found.orders.mean().expect("two customers");
        assert_eq!((orders.value, orders.standard_error), (1.5, Some(0.5)));
        assert_eq!(activity(&store, february).orders_per_customer(), Some(1.5));
        let value = found.order_value.ratio().expect("four orders");
        assert_eq!(Some(value.value), order_value(&store, february).all.average_minor());
        assert!((value.standard_error.unwrap_or(0.0) - 270.801_280).abs() < 1e-4, "{value:?}");
    }
}

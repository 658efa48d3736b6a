//! M4: average order value, of first and later orders and by order number.
//!
//! Question: how much is an order worth, and is a later one worth more than a first?
//! Definition: AOV = revenue / orders, with the revenue of M1 (credit notes subtracted on their day, C5). For first orders, later orders
//! and each order number n: Σv of those orders / their count, credit notes left out, since they name no order.
//! Inputs and units: store columns; minor units of the currency.
//! Window and censoring: orders in the period; numbered over the whole history up to the as-of day (C6).
//! Edge cases: no orders: absent. Zero-value orders count and lower the average. Orders without a known customer have no number.
//! Numeric notes: integer sums; one division.
//! Complexity: one pass over the rows.
//! Source: definition of SPEC M4.
//! Not the same as: average revenue per customer, which counts each customer once.
//! Tested by: `later_orders_are_told_from_first` below.

use crate::orders::{OrderStore, Window};

/// Orders from this number on are taken together.
pub const LAST_ORDER_NUMBER: usize = 10;

/// Orders and their money.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Takings {
    /// How many orders.
    pub orders: u64,
    /// Their money in minor units.
    pub revenue_minor: i128,
}

impl Takings {
    /// Money per order in minor units, absent without orders.
    pub fn average_minor(self) -> Option<f64> {
        (self.orders > 0).then(|| self.revenue_minor as f64 / self.orders as f64)
    }

    fn add(&mut self, amount: i64) {
        self.orders += 1;
        self.revenue_minor += i128::from(amount);
    }
}

/// The value of orders.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct OrderValue {
    /// All orders with the revenue of the period.
    pub all: Takings,
    /// Customers' first orders.
    pub first: Takings,
    /// Their later orders.
    pub later: Takings,
    /// By order number: 1, 2, … and the last for [`LAST_ORDER_NUMBER`] and more.
    pub by_number: [Takings; LAST_ORDER_NUMBER],
}

/// The value of orders in a window.
pub fn order_value(store: &OrderStore, window: Window) -> OrderValue {
    let (days, amounts, is_order) = (store.days(), store.amounts_minor(), store.orders());
    let seen = |at: usize| days[at] <= window.as_of && window.period.contains(days[at]);
    let mut value = OrderValue::default();
    for rows in store.customers() {
        let mut number = 0_usize;
        for at in rows {
            number += usize::from(is_order[at]);
            if !seen(at) {
                continue;
            }
            value.all.revenue_minor += i128::from(amounts[at]);
            if is_order[at] {
                value.all.orders += 1;
                value.by_number[number.min(LAST_ORDER_NUMBER) - 1].add(amounts[at]);
            }
        }
    }
    for at in store.guests() {
        if seen(at) {
            value.all.orders += u64::from(is_order[at]);
            value.all.revenue_minor += i128::from(amounts[at]);
        }
    }
    value.first = value.by_number[0];
    for takings in &value.by_number[1..] {
        value.later.orders += takings.orders;
        value.later.revenue_minor += takings.revenue_minor;
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::orders::testing::{store, window};

    /// By hand: A 10.00, 20.00 and a credit of 3.00; B 30.00; a guest 5.00. All: (10 + 20 − 3 + 30 + 5) / 4 = 15.50; first: 20.00; later: 20.00.
    #[test]
    fn later_orders_are_told_from_first() {
        let store = store(&[
            ("A", "2024-01-05", 1000),
            ("A", "2024-02-05", 2000),
            ("-A", "2024-02-09", -300),
            ("B", "2024-02-06", 3000),
            ("", "2024-02-07", 500),
        ]);
        let value = order_value(&store, window("2024-01-01", "2024-12-31", "2024-12-31"));
        assert_eq!(value.all.average_minor(), Some(1550.0));
        assert_eq!((value.first.average_minor(), value.later.average_minor()), (Some(2000.0), Some(2000.0)));
        assert_eq!(value.by_number[1], Takings { orders: 1, revenue_minor: 2000 });
        assert_eq!(value.by_number[2].average_minor(), None);
        // February alone: A's order is still number 2.
        let february = order_value(&store, window("2024-02-01", "2024-02-29", "2024-12-31"));
        assert_eq!((february.first.orders, february.later.orders, february.all.orders), (1, 1, 3));
    }

    #[test]
    fn the_tenth_order_and_all_later_ones_stand_together() {
        let rows: Vec<(&str, String, i64)> = (1..=13).map(|day| ("A", format!("2024-01-{day:02}"), 100)).collect();
        let rows: Vec<(&str, &str, i64)> =
            rows.iter().map(|(key, day, amount)| (*key, day.as_str(), *amount)).collect();
        let value = order_value(&store(&rows), window("2024-01-01", "2024-12-31", "2024-12-31"));
        assert_eq!((value.by_number[8].orders, value.by_number[9].orders), (1, 4));
    }
}

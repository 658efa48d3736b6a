//! M4: average order value, of first and later orders and by order number.
//!
//! Question: how much is an order worth, and is a later one worth more than a first?
//! Definition: AOV = revenue / orders, with the revenue of M1 (credit notes subtracted on their day, C5). For first orders, later orders
//! and each order number n: Σv of those orders / their count, credit notes left out, since they name no order, and
//! refunds booked on a day of their own, which may lie in another period.
//! Inputs and units: store columns; minor units of the currency.
//! Window and censoring: orders in the period; numbered over the whole history up to the as-of day (C6).
//! Edge cases: no orders: absent. Zero-value orders count and lower the average. Orders without a known customer have no number.
//! Numeric notes: integer sums; one division.
//! Complexity: one pass over the rows.
//! Source: definition of SPEC M4.
//! Not the same as: average revenue per customer, which counts each customer once.
//! Tested by: `later_orders_are_told_from_first` below.

use crate::orders::{OrderStore, Window};

use super::pass::{self, ByMark};

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
}

impl From<pass::Takings> for Takings {
    fn from(added: pass::Takings) -> Self {
        Self { orders: u64::from(added.orders), revenue_minor: added.revenue.total() }
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
    from_takings(&ByMark::of(store, window))
}

pub(super) fn from_takings(takings: &ByMark) -> OrderValue {
    let of =
        |wanted: &dyn Fn(usize) -> bool| Takings::from(takings.known(|mark| mark.is_order() && wanted(mark.number())));
    let last = |number: usize| number.min(LAST_ORDER_NUMBER);
    let (known, guests) = (Takings::from(takings.known(|_| true)), Takings::from(takings.guests));
    OrderValue {
        all: Takings {
            orders: known.orders + guests.orders,
            revenue_minor: known.revenue_minor + guests.revenue_minor,
        },
        first: of(&|number| number == 1),
        later: of(&|number| number > 1),
        by_number: core::array::from_fn(|at| of(&|number| last(number) == at + 1)),
    }
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

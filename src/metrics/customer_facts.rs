//! One customer in numbers: what M15–M17, the list of customers and M5 are made of.
//!
//! Question: who is this customer: since when, how often, how much, and how long silent?
//! Definition: first and last order day, orders and revenue Σv (credit notes included) up to the as-of day, and orders and revenue within the period.
//! Inputs and units: store columns; civil days, counts, minor units.
//! Window and censoring: nothing after the as-of day (C3); orders are numbered over the whole history (C6).
//! Edge cases: a customer with credit notes only does not exist. A credit note before the first order counts in revenue.
//! Numeric notes: integer sums.
//! Complexity: one pass over the rows.
//! Source: SPEC §3, conventions C3–C6.
//! Not the same as: the platform's own list of customers, which also knows people who never ordered.
//! Tested by: `facts_by_hand` below.

use crate::orders::{OrderStore, Row, Rows, Window};
use crate::units::Day;

use super::pass::{Span, Sum};

/// One customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CustomerFacts {
    /// The customer's place in [`OrderStore::customers`].
    pub customer: u32,
    /// Day of the first order.
    pub first: Day,
    /// Day of the last order up to the as-of day.
    pub last: Day,
    /// Orders up to the as-of day.
    pub orders: u32,
    /// Revenue up to the as-of day, minor units.
    pub revenue_minor: i128,
    /// Orders in the period.
    pub period_orders: u32,
    /// Revenue in the period, minor units.
    pub period_revenue_minor: i128,
}

impl CustomerFacts {
    /// Days without an order up to a day.
    pub fn days_since_last_order(&self, as_of: Day) -> u32 {
        u32::try_from(as_of.since(self.last)).unwrap_or(0)
    }
}

/// Visits every customer with an order up to the as-of day.
pub fn each_customer(store: &OrderStore, window: Window, visit: &mut dyn FnMut(CustomerFacts)) {
    for (rows, customer) in store.customers().zip(0..) {
        if let Some(facts) = facts(store.rows_of(rows), customer, window) {
            visit(facts);
        }
    }
}

/// One customer by its place in [`OrderStore::customers`], where it has an order up to the as-of day.
pub fn customer_facts(store: &OrderStore, window: Window, customer: u32) -> Option<CustomerFacts> {
    facts(store.rows_of(store.rows_of_customer(customer)), customer, window)
}

#[inline(always)]
fn facts(rows: Rows<'_>, customer: u32, window: Window) -> Option<CustomerFacts> {
    let (span, as_of) = (Span::seen_of(window), window.as_of);
    let (mut first, mut last, mut orders, mut period_orders) = (None, as_of, 0_u32, 0_u32);
    let (mut all, mut period) = (Sum::default(), Sum::default());
    for Row { day, amount_minor, mark } in rows {
        if day > as_of {
            break;
        }
        let inside = span.holds(day);
        all.add_if(true, amount_minor);
        period.add_if(inside, amount_minor);
        if mark.is_order() {
            first = first.or(Some(day));
            last = day;
            orders += 1;
            period_orders += u32::from(inside);
        }
    }
    let (first, revenue_minor, period_revenue_minor) = (first?, all.total(), period.total());
    Some(CustomerFacts { customer, first, last, orders, revenue_minor, period_orders, period_revenue_minor })
}

/// The customers that are wanted, by their places in [`OrderStore::customers`].
pub(super) fn customers_where(
    store: &OrderStore,
    window: Window,
    is_wanted: &dyn Fn(&CustomerFacts) -> bool,
) -> Vec<u32> {
    let mut found = Vec::new();
    each_customer(store, window, &mut |facts| {
        if is_wanted(&facts) {
            found.push(facts.customer);
        }
    });
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::orders::testing::{store, window};

    /// By hand, period February, as of 10 March: A has three orders (a fourth is later), 15.00 − 2.00 + 9.00 + 1.00, of which −2.00 + 9.00 in February;
    /// B has a credit note only.
    #[test]
    fn facts_by_hand() {
        let store = store(&[
            ("A", "2024-01-05", 1500),
            ("-A", "2024-02-01", -200),
            ("A", "2024-02-29", 900),
            ("A", "2024-03-10", 100),
            ("A", "2024-03-11", 7700),
            ("-B", "2024-02-01", -500),
            ("", "2024-02-02", 100),
        ]);
        let mut found = Vec::new();
        let window = window("2024-02-01", "2024-02-29", "2024-03-10");
        each_customer(&store, window, &mut |facts| found.push(facts));
        let day = |text| Day::parse_iso(text).expect("a day");
        let wanted = CustomerFacts {
            customer: 0,
            first: day("2024-01-05"),
            last: day("2024-03-10"),
            orders: 3,
            revenue_minor: 2300,
            period_orders: 1,
            period_revenue_minor: 700,
        };
        assert_eq!(found, [wanted]);
        assert_eq!(wanted.days_since_last_order(window.as_of), 0);
    }
}

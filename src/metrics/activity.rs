//! M1: orders, customers, revenue; M3: purchase frequency.
//!
//! Question: how much was sold, to how many, and how many of them are new?
//! Definition: O = orders in the period; U = distinct known customers among them; revenue = Σv of orders and credit notes dated in the
//! period. New customers: their first order lies in the period; returning: they ordered in the period and before it. A first
//! order is a customer's order number 1 over the whole history up to the as-of day (C6). Purchase frequency = orders of known customers / U.
//! Inputs and units: store columns; counts, minor units of the currency.
//! Window and censoring: from and to inclusive (C2); rows after the as-of day do not exist (C3).
//! Edge cases: no orders in the period: counts are 0, ratios absent. Guests count in orders and revenue only (C9). A credit note is
//! revenue on its own day and no order (C4, C5); dated before its customer's first order it belongs to first orders' revenue.
//! A refund on a day of its own (C5) goes with its order.
//! Numeric notes: integer sums; i128 for money.
//! Complexity: one pass over the rows.
//! Source: definition of SPEC M1 and M3; conventions C2–C6, C9.
//! Not the same as: Shopify's "customers over time", which counts a guest as a new customer with each order.
//! Tested by: `counts_new_and_returning` below; `uci_and_cdnow_give_their_published_totals` in tests/real_data.rs.

use crate::orders::{OrderStore, Window};
use crate::units::Share;

use super::customer_facts::customers_where;
use super::pass::{ByMark, Takings};
use super::repeat_customer_rate::{RepeatCustomerRates, repeat_customer_rates};

/// Counts and sums of a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Activity {
    /// Orders, those of guests included.
    pub orders: u64,
    /// Orders without a known customer.
    pub guest_orders: u64,
    /// Orders that are their customer's first.
    pub first_orders: u64,
    /// Distinct known customers.
    pub customers: u64,
    /// Of these, those whose first order lies in the period.
    pub new_customers: u64,
    /// Revenue in minor units.
    pub revenue_minor: i128,
    /// Of it, from first orders.
    pub revenue_first_minor: i128,
    /// Of it, without a known customer.
    pub revenue_guests_minor: i128,
}

impl Activity {
    /// Customers who had ordered before the period.
    pub fn returning_customers(&self) -> u64 {
        self.customers - self.new_customers
    }

    /// Orders of known customers after their first.
    pub fn later_orders(&self) -> u64 {
        self.orders - self.guest_orders - self.first_orders
    }

    /// Revenue of known customers after their first order.
    pub fn revenue_later_minor(&self) -> i128 {
        self.revenue_minor - self.revenue_first_minor - self.revenue_guests_minor
    }

    /// From the takings of first orders, later orders and guests; credit notes stand with the order number they follow.
    pub(super) fn of(first: Takings, later: Takings, guests: Takings, customers: u64) -> Self {
        let revenue = [first, later, guests].map(|takings| takings.revenue.total());
        Self {
            orders: u64::from(first.orders) + u64::from(later.orders) + u64::from(guests.orders),
            guest_orders: u64::from(guests.orders),
            first_orders: u64::from(first.orders),
            customers,
            new_customers: u64::from(first.orders),
            revenue_minor: revenue.iter().sum(),
            revenue_first_minor: revenue[0],
            revenue_guests_minor: revenue[2],
        }
    }

    /// Orders of known customers over customers; more than one.
    pub fn orders_per_customer(&self) -> Option<f64> {
        Share::new(self.orders - self.guest_orders, self.customers).value()
    }
}

/// Orders, customers and revenue of a window.
pub fn activity(store: &OrderStore, window: Window) -> Activity {
    from_takings(&ByMark::of(store, window), &repeat_customer_rates(store, window))
}

pub(super) fn from_takings(takings: &ByMark, rates: &RepeatCustomerRates) -> Activity {
    let first = takings.known(|mark| mark.number() <= 1);
    let later = takings.known(|mark| mark.number() > 1);
    Activity::of(first, later, takings.guests, rates.in_period.whole)
}

/// Which customers of a period are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PeriodPart {
    /// All with an order in it.
    All,
    /// Those whose first order lies in it.
    New,
    /// Those who had ordered before it.
    Returning,
}

/// The customers of a period, by their places in [`OrderStore::customers`].
pub fn customers_of_period(store: &OrderStore, window: Window, wanted: PeriodPart) -> Vec<u32> {
    customers_where(store, window, &|facts| {
        let is_new = facts.first >= window.period.from;
        facts.period_orders > 0
            && match wanted {
                PeriodPart::All => true,
                PeriodPart::New => is_new,
                PeriodPart::Returning => !is_new,
            }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::orders::testing::{store, window};

    /// By hand: A orders on 1 and 20 Jan and 5 Mar; B on 2 Feb and (refund row) 10 Feb; a guest on 3 Feb.
    /// February: orders B and guest = 2, customers {B} = 1, new {B} = 1, revenue 20.00 − 5.00 + 7.00 = 22.00.
    #[test]
    fn counts_new_and_returning() {
        let store = store(&[
            ("A", "2024-01-01", 1000),
            ("A", "2024-01-20", 1500),
            ("A", "2024-03-05", 900),
            ("B", "2024-02-02", 2000),
            ("-B", "2024-02-10", -500),
            ("", "2024-02-03", 700),
        ]);
        let february = activity(&store, window("2024-02-01", "2024-02-29", "2024-12-31"));
        assert_eq!((february.orders, february.customers, february.new_customers), (2, 1, 1));
        assert_eq!(
            (february.revenue_minor, february.revenue_first_minor, february.revenue_guests_minor),
            (2200, 1500, 700)
        );
        let all = activity(&store, window("2024-01-01", "2024-12-31", "2024-12-31"));
        assert_eq!((all.orders, all.customers, all.later_orders(), all.revenue_later_minor()), (5, 2, 2, 2400));
        assert_eq!(all.orders_per_customer(), Some(2.0));
        let march = activity(&store, window("2024-03-01", "2024-03-31", "2024-12-31"));
        assert_eq!((march.returning_customers(), march.new_customers), (1, 0));
        let as_of = activity(&store, window("2024-01-01", "2024-12-31", "2024-01-31"));
        assert_eq!((as_of.orders, as_of.customers, as_of.revenue_minor), (2, 1, 2500));
        let nothing = activity(&store, window("2020-01-01", "2020-12-31", "2024-12-31"));
        assert_eq!((nothing, nothing.orders_per_customer()), (Activity::default(), None));
    }
}

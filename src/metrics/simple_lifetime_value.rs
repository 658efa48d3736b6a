//! M5: customer lifetime value, simple.
//!
//! Question: roughly what is a customer worth over the years?
//! Definition: CLV = AOV × orders per customer and year × years that a customer stays. AOV = revenue of known customers / their orders in the period (M4); orders per customer and
//! year = their orders / customers / years of the period (M3 a year); years = mean over these customers of the time from the first order to the last one plus the lapse threshold (M14), cut at the
//! as-of day. Times the gross margin where one is given; less acquisition cost per new customer where spend is known (net LTV).
//! Inputs and units: store columns, lapse thresholds in days, margin 0..=1, cost per new customer in minor units; minor units, years of 365.25 days.
//! Window and censoring: customers with an order in the period. Those still active will stay longer than has been seen: the figure is too low for a young shop.
//! Edge cases: no customers: absent. A period of less than a year is projected to one, which the busy season distorts. No threshold: time first to last only, 0 for one order.
//! Numeric notes: integer sums, then one product; each factor is shown.
//! Complexity: one pass over the rows.
//! Source: the rule of thumb of merchants' handbooks, as in SPEC M5.
//! Not the same as: historical LTV (M9), which adds up what was paid; predicted CLV, which is a model with its proof.
//! Tested by: `factors_by_hand` below.

use crate::orders::{OrderStore, Window};
use crate::statistics::{Estimate, Moments, RatioMoments};
use crate::units::saturated;

use super::customer_facts::each_customer;
use super::lifecycle_grid::LapseDays;

const DAYS_A_YEAR: f64 = 365.25;

/// M5 and its factors.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct SimpleLifetimeValue {
    /// Money over orders, customer by customer, minor units.
    pub order_value: RatioMoments,
    /// Orders of each customer in the period.
    pub orders: Moments,
    /// Days of the period that were seen.
    pub period_days: u32,
    /// Days that each customer stayed.
    pub stay_days: Moments,
}

impl SimpleLifetimeValue {
    /// Orders per customer and year.
    pub fn orders_a_year(&self) -> Option<f64> {
        let mean = self.orders.mean()?.value;
        (self.period_days > 0).then(|| mean * DAYS_A_YEAR / f64::from(self.period_days))
    }

    /// Years that a customer stays, with the interval of the mean.
    pub fn stay_years(&self) -> Option<Estimate> {
        let mean = self.stay_days.mean()?;
        Some(Estimate::normal(mean.value / DAYS_A_YEAR, mean.standard_error.map(|error| error / DAYS_A_YEAR)))
    }

    /// The product, minor units.
    pub fn value_minor(&self) -> Option<f64> {
        Some(self.order_value.ratio()?.value * self.orders_a_year()? * self.stay_years()?.value)
    }

    /// The product times the gross margin less what it cost to win the customer, minor units.
    pub fn net_minor(&self, margin: f64, cost_minor: f64) -> Option<f64> {
        self.value_minor().map(|value| value * margin - cost_minor)
    }
}

/// The simple CLV of a window.
pub fn simple_lifetime_value(store: &OrderStore, window: Window, lapsed_after_days: LapseDays) -> SimpleLifetimeValue {
    let seen = window.period.to.min(window.as_of).since(window.period.from) + 1;
    let mut clv = SimpleLifetimeValue { period_days: seen.max(0) as u32, ..SimpleLifetimeValue::default() };
    each_customer(store, window, &mut |facts| {
        if facts.period_orders == 0 {
            return;
        }
        let revenue = saturated(facts.period_revenue_minor);
        let row = (facts.orders.clamp(1, lapsed_after_days.len() as u32) - 1) as usize;
        let silent = i32::try_from(lapsed_after_days[row].unwrap_or(0)).unwrap_or(i32::MAX);
        let end = facts.last.plus(silent).min(window.as_of);
        clv.order_value.add(revenue, i64::from(facts.period_orders));
        clv.orders.add(i64::from(facts.period_orders));
        clv.stay_days.add(i64::from(end.since(facts.first)));
    });
    clv
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::orders::testing::{store, window};

    /// By hand, 2023 (365 days), as of 31 December. A: 1 January and 1 July, 30.00 + 50.00; lapse threshold at two orders 100 days: stays until 9 October, 281 days. B: 1 December, 10.00;
    /// threshold at one order 60 days, cut at 31 December: 30 days. AOV 90 / 3 = 30.00; 1.5 orders a customer in 365 days; stay (281 + 30) / 2 = 155.5 days.
    /// 3000 · 1.5 · 365.25 / 365 · 155.5 / 365.25 = 3000 · 1.5 · 155.5 / 365 = 1917.123.
    #[test]
    fn factors_by_hand() {
        let store = store(&[("A", "2023-01-01", 3000), ("A", "2023-07-01", 5000), ("B", "2023-12-01", 1000)]);
        let year = window("2023-01-01", "2023-12-31", "2023-12-31");
        let clv = simple_lifetime_value(&store, year, [Some(60), Some(100), None]);
        assert_eq!((clv.period_days, clv.stay_days.sum, clv.orders.sum), (365, 311, 3));
        let value = clv.value_minor().expect("customers");
        assert!((value - 1917.123).abs() < 1e-3, "{value}");
        let net = clv.net_minor(0.5, 400.0).expect("customers");
        assert!((net - (1917.123 / 2.0 - 400.0)).abs() < 1e-3, "{net}");
        let empty = simple_lifetime_value(&store, window("2022-01-01", "2022-12-31", "2023-12-31"), [None; 3]);
        assert_eq!(empty.value_minor(), None);
    }
}

//! M9: acquisition cohorts by calendar month.
//!
//! Question: of the customers who first bought in a month, how many come back, when, and what do they bring?
//! Definition: cohort c = customers whose first order lies in month c (and in the period); age a = calendar months since c (C7). Cells:
//! retained in exactly that month = customers of c with an order in month c + a; bought again by then = customers of c with at least two orders
//! by the end of month c + a; orders; revenue = Σv in month c + a; cumulative revenue = Σv from the first order to the end of month c + a,
//! per customer of c = historical LTV. Pooled row at age a = Σ numerators / Σ sizes over the cohorts whose cell a is complete.
//! Inputs and units: store columns; customers, orders, minor units.
//! Window and censoring: a cell is complete when the last day of month c + a is not after the as-of day; an unfinished one is marked and kept
//! out of the pooled row; a month that has not begun has no cell.
//! Edge cases: a second order in the month of the first counts at age 0. Credit notes move revenue on their own day, also before the first order.
//! Months without new customers are rows of size 0 with absent shares.
//! Numeric notes: integer counts and sums; one division a cell.
//! Complexity: one pass over the rows, months² / 2 cells.
//! Source: SPEC M9, conventions C3, C5–C7, C10.
//! Not the same as: Shopify's cohort report "retention", which by default is the exact month too but leaves the first month's second orders out.
//! Tested by: `a_cohort_is_followed_by_hand` below; every cell of UCI and CDNOW against an independent computation in tests/real_data.rs.

use crate::orders::{OrderStore, Row, Window};
use crate::units::{Month, Share};

use super::pass::{MonthOfDay, Span, Sum};

/// One cell: a cohort at an age.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct CohortCell {
    /// Customers of the cohort with an order in exactly that month.
    pub active: u64,
    /// Customers of the cohort with at least two orders by the end of that month.
    pub bought_again_by: u64,
    /// Orders of the cohort in that month.
    pub orders: u64,
    /// Revenue of the cohort in that month, minor units.
    pub revenue_minor: i128,
    /// Revenue of the cohort up to the end of that month, minor units.
    pub cumulative_revenue_minor: i128,
    /// Whether the whole month was seen.
    pub complete: bool,
}

/// The customers of one month of first orders.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cohort {
    /// The month of the first order.
    pub month: Month,
    /// How many they are.
    pub customers: u64,
    /// Whether all days of that month lie in the period, so that nobody of the month is missing.
    pub whole_month: bool,
    /// One cell for each age that has begun, from 0.
    pub cells: Vec<CohortCell>,
}

/// One age over all cohorts whose cell is complete.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PooledCell {
    /// Customers of the cohorts that are complete at this age.
    pub customers: u64,
    /// Sums of the cells.
    pub sum: CohortCell,
}

/// The triangle of cohorts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CohortTable {
    /// Oldest first, without holes.
    pub cohorts: Vec<Cohort>,
    /// One for each age.
    pub pooled: Vec<PooledCell>,
}

impl CohortCell {
    /// Share of the cohort that ordered in exactly that month.
    pub fn retained_exactly(&self, customers: u64) -> Share {
        Share::new(self.active, customers)
    }

    /// Share of the cohort that had bought again by then.
    pub fn bought_again(&self, customers: u64) -> Share {
        Share::new(self.bought_again_by, customers)
    }

    /// Historical LTV: revenue up to then per customer, in minor units.
    pub fn cumulative_per_customer_minor(&self, customers: u64) -> Option<f64> {
        (customers > 0).then(|| self.cumulative_revenue_minor as f64 / customers as f64)
    }

    fn add(&mut self, other: &Self) {
        self.active += other.active;
        self.bought_again_by += other.bought_again_by;
        self.orders += other.orders;
        self.revenue_minor += other.revenue_minor;
        self.cumulative_revenue_minor += other.cumulative_revenue_minor;
    }
}

/// One cell as it is added up: what happened in that month alone.
#[derive(Clone, Default)]
struct Adding {
    revenue: Sum,
    orders: u32,
    active: u32,
    second_orders: u32,
}

/// The cohorts of the customers whose first order lies in the window's period, followed to its as-of day.
pub fn acquisition_cohorts(store: &OrderStore, window: Window) -> CohortTable {
    let Window { period, as_of } = window;
    if period.days() == 0 {
        return CohortTable::default();
    }
    let span = Span::seen_of(window);
    let months = MonthOfDay::between(period.from, as_of);
    let cohorts = period.to.month().since(period.from.month()) as usize + 1;
    let mut triangle: Vec<Vec<Adding>> =
        (0..cohorts).map(|cohort| vec![Adding::default(); months.count().saturating_sub(cohort)]).collect();
    // The present customer's cohort and its cells, of which there are none before the first order and outside the period.
    let (mut cohort, mut cells): (usize, &mut [Adding]) = (0, &mut []);
    // The age of the customer's last order, and credit notes dated before the first order, which stand with it.
    let (mut active_at, mut before) = (usize::MAX, Sum::default());
    for Row { day, amount_minor, mark } in store.known() {
        if mark.opens() {
            (cells, before) = (&mut [], Sum::default());
        }
        let (number, order) = (mark.number(), mark.is_order());
        if number == 0 {
            before.add_if(day <= as_of, amount_minor);
            continue;
        }
        let month = months.place(day);
        if order & (number == 1) & span.holds(day) {
            (cohort, active_at) = (month, usize::MAX);
            cells = triangle.get_mut(month).map_or(&mut [], Vec::as_mut_slice);
            if let Some(cell) = cells.first_mut() {
                cell.revenue.absorb(before);
            }
        }
        let (age, seen) = (month.wrapping_sub(cohort), day <= as_of);
        let Some(cell) = cells.get_mut(age) else { continue };
        let counts = seen & order;
        cell.revenue.add_if(seen, amount_minor);
        cell.orders += u32::from(counts);
        cell.active += u32::from(counts & (active_at != age));
        cell.second_orders += u32::from(counts & (number == 2));
        active_at = if order { age } else { active_at };
    }
    let cohorts: Vec<Cohort> = triangle
        .into_iter()
        .zip(0..)
        .map(|(cells, at)| followed(period.from.month().plus(at), cells, window))
        .collect();
    let pooled = pooled(&cohorts);
    CohortTable { cohorts, pooled }
}

/// A cohort from what happened in each month, with the sums up to each month's end.
fn followed(month: Month, adding: Vec<Adding>, window: Window) -> Cohort {
    let Window { period, as_of } = window;
    // Whoever belongs to it was active in its first month.
    let customers = adding.first().map_or(0, |cell| u64::from(cell.active));
    let (mut bought_again_by, mut cumulative_revenue_minor) = (0, 0);
    let cell = |(cell, age): (Adding, i32)| {
        let revenue_minor = cell.revenue.total();
        bought_again_by += u64::from(cell.second_orders);
        cumulative_revenue_minor += revenue_minor;
        CohortCell {
            active: u64::from(cell.active),
            bought_again_by,
            orders: u64::from(cell.orders),
            revenue_minor,
            cumulative_revenue_minor,
            complete: month.plus(age).last_day() <= as_of,
        }
    };
    Cohort {
        month,
        customers,
        whole_month: period.from <= month.first_day() && month.last_day() <= period.to,
        cells: adding.into_iter().zip(0..).map(cell).collect(),
    }
}

fn pooled(cohorts: &[Cohort]) -> Vec<PooledCell> {
    let ages = cohorts.iter().map(|cohort| cohort.cells.len()).max().unwrap_or(0);
    (0..ages)
        .map(|age| {
            let mut pooled = PooledCell::default();
            for cohort in cohorts {
                if let Some(cell) = cohort.cells.get(age).filter(|cell| cell.complete) {
                    pooled.customers += cohort.customers;
                    pooled.sum.add(cell);
                    pooled.sum.complete = true;
                }
            }
            pooled
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::orders::testing::{store, window};

    /// By hand, as of 15 March: January cohort {A, B}; A again on 20 Jan and 5 Mar, B once with a credit in February; February cohort {C}.
    #[test]
    fn a_cohort_is_followed_by_hand() {
        let store = store(&[
            ("A", "2024-01-01", 1000),
            ("A", "2024-01-20", 1500),
            ("A", "2024-03-05", 900),
            ("B", "2024-01-31", 2000),
            ("-B", "2024-02-10", -500),
            ("C", "2024-02-29", 700),
            ("", "2024-02-03", 9900),
        ]);
        let table = acquisition_cohorts(&store, window("2024-01-01", "2024-03-15", "2024-03-15"));
        let january = &table.cohorts[0];
        assert_eq!((january.customers, january.cells.len(), january.whole_month), (2, 3, true));
        assert_eq!(january.cells.iter().map(|cell| cell.active).collect::<Vec<_>>(), [2, 0, 1]);
        assert_eq!(january.cells.iter().map(|cell| cell.bought_again_by).collect::<Vec<_>>(), [1, 1, 1]);
        assert_eq!(january.cells.iter().map(|cell| cell.revenue_minor).collect::<Vec<_>>(), [4500, -500, 900]);
        assert_eq!(january.cells[2].cumulative_per_customer_minor(2), Some(2450.0));
        assert_eq!(january.cells.iter().map(|cell| cell.complete).collect::<Vec<_>>(), [true, true, false]);
        let march = &table.cohorts[2];
        assert_eq!((march.customers, march.whole_month, march.cells.len()), (0, false, 1));
        assert_eq!(march.cells[0].cumulative_per_customer_minor(0), None);
        // Age 1: only January is complete at age 1 (February's month 1 is March, unfinished).
        assert_eq!((table.pooled[0].customers, table.pooled[1].customers, table.pooled[2].customers), (3, 2, 0));
        assert!(!table.pooled[2].sum.complete);
    }

    #[test]
    fn a_later_period_keeps_only_its_new_customers() {
        let store = store(&[("A", "2024-01-01", 100), ("A", "2024-02-02", 100), ("B", "2024-02-03", 100)]);
        let table = acquisition_cohorts(&store, window("2024-02-01", "2024-02-29", "2024-03-31"));
        assert_eq!(
            table.cohorts.iter().map(|cohort| (cohort.customers, cohort.cells.len())).collect::<Vec<_>>(),
            [(1, 2)]
        );
        assert_eq!(
            acquisition_cohorts(&store, window("2024-03-01", "2024-02-01", "2024-03-31")),
            CohortTable::default()
        );
    }
}

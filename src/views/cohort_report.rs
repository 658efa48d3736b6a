//! M9 as an object, for the report.

use serde::Serialize;

/// M9.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CohortsReport {
    /// `month`.
    pub grain: &'static str,
    /// Oldest first.
    pub cohorts: Vec<CohortReport>,
    /// All cohorts pooled over their complete cells, by age.
    pub pooled: Vec<CellReport>,
    /// The same by weeks, quarters and years, and by months with ages in windows of 30 days: in lists, one number an age.
    pub by: Vec<CohortTableReport>,
    /// Revenue by month and cohort of first order.
    pub layer_cake: LayerCakeReport,
}

/// One cohort.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CohortReport {
    /// `2024-02`.
    pub month: String,
    /// Customers.
    pub customers: u64,
    /// Whether all days of the month lie in the period.
    pub whole_month: bool,
    /// One cell an age, from 0.
    pub cells: Vec<CellReport>,
}

/// One cell.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct CellReport {
    /// Months since the first order.
    pub age: u64,
    /// Whether the whole month was seen; pooled: whether any cohort is complete at this age.
    pub complete: bool,
    /// Customers that the shares are over.
    pub customers: u64,
    /// Customers with an order in exactly that month.
    pub active: u64,
    /// `active` over `customers`.
    pub retained_exactly: Option<f64>,
    /// Customers with an order in that month or later, up to the as-of day.
    pub active_or_later: u64,
    /// `active_or_later` over `customers`.
    pub retained_or_later: Option<f64>,
    /// Customers with two orders or more by the end of that month.
    pub bought_again_by: u64,
    /// `bought_again_by` over `customers`.
    pub bought_again_share: Option<f64>,
    /// Orders in that month.
    pub orders: u64,
    /// Revenue in that month, minor units.
    pub revenue_minor: i64,
    /// What of it is margin, minor units: after the cost of goods where a file has it, else times the margin that was given; absent without either.
    pub margin_minor: Option<i64>,
    /// The same per order, in major units: AOV.
    pub average_order: Option<f64>,
    /// Revenue up to the end of that month, minor units.
    pub cumulative_revenue_minor: i64,
    /// The same per customer, in major units: historical LTV.
    pub cumulative_revenue_per_customer: Option<f64>,
}

/// The cohorts of one grain, with ages counted in one way.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CohortTableReport {
    /// `week`, `month`, `quarter`, `year`.
    pub grain: &'static str,
    /// Days of a window of ages; absent where ages are calendar periods.
    pub window_days: Option<u32>,
    /// Oldest first.
    pub cohorts: Vec<CohortListReport>,
    /// All cohorts pooled over their complete cells.
    pub pooled: PooledListReport,
}

/// One cohort of another grain.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CohortListReport {
    /// The first day of its period.
    pub first_day: String,
    /// The last day of its period.
    pub last_day: String,
    /// Customers.
    pub customers: u64,
    /// Whether all days of it lie in the window's period.
    pub whole: bool,
    /// How many ages have been seen to their end; they come first.
    pub complete_ages: u64,
    /// Age by age.
    #[serde(flatten)]
    pub cells: CellListsReport,
}

/// All cohorts at each age.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PooledListReport {
    /// Customers of the cohorts that are complete at an age.
    pub customers: Vec<u64>,
    /// Age by age.
    #[serde(flatten)]
    pub cells: CellListsReport,
}

/// Cells, a list for each measure with one number an age.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct CellListsReport {
    /// Customers with an order at exactly that age.
    pub active: Vec<u64>,
    /// Customers with an order at that age or later.
    pub active_or_later: Vec<u64>,
    /// Customers with two orders or more by its end.
    pub bought_again_by: Vec<u64>,
    /// Orders at that age.
    pub orders: Vec<u64>,
    /// Revenue at that age, minor units.
    pub revenue_minor: Vec<i64>,
    /// Revenue up to its end, minor units.
    pub cumulative_revenue_minor: Vec<i64>,
}

/// Revenue by calendar month and cohort; the layers of a month add up to its revenue.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LayerCakeReport {
    /// `month`.
    pub grain: &'static str,
    /// The months' first days.
    pub periods: Vec<String>,
    /// Whether all of a month lies in the window and was seen.
    pub complete: Vec<bool>,
    /// The cohorts of the same months, month by month, minor units.
    pub cohorts_revenue_minor: Vec<Vec<i64>>,
    /// Of customers whose first order is older than the period.
    pub earlier_revenue_minor: Vec<i64>,
    /// Of orders without a known customer, and of credit notes of customers without an order.
    pub unknown_revenue_minor: Vec<i64>,
}

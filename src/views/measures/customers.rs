//! The measures M15–M18 in the report: where customers stand.

use serde::Serialize;

use super::EstimateReport;

/// One cell of M15.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LifecycleReport {
    /// `1`, `2`, `3+`.
    pub orders: &'static str,
    /// `active`, `at_risk`, `lapsed`.
    pub silence: &'static str,
    /// Customers.
    pub customers: u64,
    /// Their revenue to date, minor units.
    pub revenue_minor: i64,
}

/// How customers moved between the cells of M15 and the groups of M16; last, none.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MovesReport {
    /// Days between the two days.
    pub days: u32,
    /// The earlier day.
    pub then: String,
    /// From row to column: 1, 2, 3+ orders, each active, at risk, lapsed.
    pub lifecycle: Vec<Vec<u64>>,
    /// From row to column, in the order of M16's `groups`.
    pub rfm: Vec<Vec<u64>>,
}

/// One group of M16.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RfmGroupReport {
    /// Its name.
    pub group: &'static str,
    /// Customers.
    pub customers: u64,
    /// Orders.
    pub orders: u64,
    /// Revenue, minor units.
    pub revenue_minor: i64,
}

/// M16.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RfmReport {
    /// `quintiles`.
    pub scoring: &'static str,
    /// The eleven groups.
    pub groups: Vec<RfmGroupReport>,
    /// Customers by R (1 to 5) and FM (1 to 5).
    pub grid: [[u64; 5]; 5],
}

/// The largest customers of M17.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TopReport {
    /// Hundredths of the customers.
    pub percent: u64,
    /// How many.
    pub customers: u64,
    /// Their revenue, minor units.
    pub revenue_minor: i64,
    /// Its share.
    pub share: Option<f64>,
    /// Lower end of its interval.
    pub low: Option<f64>,
    /// Upper end.
    pub high: Option<f64>,
}

/// M17.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ConcentrationReport {
    /// Customers.
    pub customers: u64,
    /// The largest.
    pub top: Vec<TopReport>,
    /// Gini.
    pub gini: Option<f64>,
    /// The Lorenz curve.
    pub lorenz: Vec<(f64, f64)>,
}

/// One half-year of M18.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TenureReport {
    /// First and last month since the first order, from 1.
    pub months: [usize; 2],
    /// Customers followed to its end.
    pub customers: u64,
    /// Customers active in it.
    pub active: u64,
    /// Money per active customer.
    pub per_active: Option<EstimateReport>,
    /// Customers who order in it or later.
    pub surviving: u64,
    /// Money per surviving customer.
    pub per_surviving: Option<EstimateReport>,
}

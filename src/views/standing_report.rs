//! Where customers stand, as the report has it.

use serde::Serialize;

use super::measures::{EstimateReport, RetentionReport};
use super::report::ShareReport;

/// The key figures of the Overview that are states: who was kept, what customers have brought, who has lapsed.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct StandingReport {
    /// Days over which retention is measured here, the last ones of the period.
    pub retention_days: u32,
    /// M7 over these days.
    pub retention: RetentionReport,
    /// What the customers of the period have brought to date.
    pub historical_ltv: ToDateReport,
    /// Of the customers of the period, those who have lapsed (M14, M15).
    pub lapsed: ShareReport,
    /// The same at the end of each month.
    pub months: Vec<StandingMonthReport>,
}

/// Revenue to date.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct ToDateReport {
    /// Of so many customers.
    pub customers: u64,
    /// Minor units.
    pub revenue_minor: i64,
    /// For each of them, major units.
    pub per_customer: Option<EstimateReport>,
}

/// Where customers stood at a month's end.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct StandingMonthReport {
    /// Which month.
    pub month: String,
    /// Whether all of it lies in the period.
    pub complete: bool,
    /// Customers of the period so far.
    pub customers: u64,
    /// Of these, lapsed.
    pub lapsed: u64,
    /// Their revenue to date, minor units.
    pub revenue_minor: i64,
    /// M7 over the days up to its end; null where the files do not reach back.
    pub retention: Option<f64>,
}

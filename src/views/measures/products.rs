//! The measures M19, M20, M22 and M24 in the report: products, drivers, loyalty and benchmarks.

use serde::Serialize;

use super::{ComparisonReport, DifferenceReport, EstimateReport};
use crate::views::report::ShareReport;

/// One product of M19.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ProductReport {
    /// Its name.
    pub product: String,
    /// Orders with it.
    pub orders: u64,
    /// Customers who began with it.
    pub first_customers: u64,
    /// Of these, who came back by 30, 60, 90, 180, 365 days.
    pub first_repeat: Vec<ShareReport>,
    /// Median days to their second purchase.
    pub first_median_days: Option<u32>,
    /// Their revenue after 90, 180, 365 days.
    pub first_ltv: Vec<Option<EstimateReport>>,
    /// Customers and orders with it waiting for it again, and those that had it again.
    pub bought_again: ShareReport,
    /// Median days to it again.
    pub replenishment_days: Option<u32>,
}

/// Two products of M19.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PairReport {
    /// The one that is given.
    pub of: String,
    /// The other.
    pub with: String,
    /// Orders with the other, of those next to or with the given.
    pub share: ShareReport,
    /// How many times likelier than anywhere.
    pub lift: Option<f64>,
}

/// M19.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ProductsReport {
    /// Orders with items.
    pub orders: u64,
    /// The most frequent products.
    pub products: Vec<ProductReport>,
    /// What is bought next, of the most frequent ones.
    pub next: Vec<PairReport>,
    /// What is bought together, of the most frequent ones.
    pub baskets: Vec<PairReport>,
}

/// One group of M20.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DriverGroupReport {
    /// `yes`, `no`, `1-10`, `31-`, a weekday's number from Monday 1, a season's first month, a text, `other`, or `null` where the file does not say.
    pub group: Option<String>,
    /// Its customers, of all.
    pub customers: ShareReport,
    /// Who came back by 90 days, of those followed so long.
    pub repeat_90: ShareReport,
    /// The same less that of all other customers.
    pub repeat_90_difference: Option<DifferenceReport>,
    /// Revenue after 365 days.
    pub ltv_365: Option<EstimateReport>,
    /// The same less that of all other customers.
    pub ltv_365_difference: Option<DifferenceReport>,
    /// p of the log-rank test.
    pub log_rank_p: Option<f64>,
    /// The same, adjusted over all groups.
    pub adjusted_p: Option<f64>,
}

/// One driver of M20.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DriverReport {
    /// Its name.
    pub driver: &'static str,
    /// Its groups.
    pub groups: Vec<DriverGroupReport>,
}

/// M22.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LoyaltyReport {
    /// Used over given out.
    pub redemption_rate: Option<f64>,
    /// Members, and those of them with orders.
    pub members: [u64; 2],
    /// Members against others.
    pub members_against_others: ComparisonReport,
}

/// One benchmark of M24.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct BenchmarkReport {
    /// Its name.
    pub code: &'static str,
    /// Who published it.
    pub source: &'static str,
    /// When.
    pub year: Option<u16>,
    /// Shops and customers in the sample.
    pub sample: [Option<u64>; 2],
    /// The trade.
    pub trade: Option<&'static str>,
    /// What was counted.
    pub definition: &'static str,
    /// `measured` or `opinion`.
    pub kind: &'static str,
    /// The figure.
    pub share: f64,
    /// The shop's own by the same definition.
    pub own: Option<f64>,
    /// The counts behind it.
    pub own_counts: Option<ShareReport>,
}

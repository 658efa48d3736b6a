//! The measures M5–M8 and M21 in the report: what customers bring, and who stays.

use serde::Serialize;

use super::EstimateReport;
use crate::views::report::ShareReport;

/// M5.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LifetimeValueReport {
    /// Customers of the period.
    pub customers: u64,
    /// Money per order.
    pub order_value: Option<EstimateReport>,
    /// Orders per customer and year.
    pub orders_a_year: Option<f64>,
    /// Years that a customer stays.
    pub stay_years: Option<EstimateReport>,
    /// Their product.
    pub value: Option<f64>,
    /// The thresholds that the stay ends by, at one, two, three or more orders.
    pub lapsed_after_days: [Option<u32>; 3],
}

/// The mix of M6.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MixReport {
    /// `2024-02`; absent for the whole period.
    pub month: Option<String>,
    /// Whether all its days lie in the window.
    pub complete: bool,
    /// Orders of existing customers, of those of known ones.
    pub orders: ShareReport,
    /// Revenue of existing customers, minor units.
    pub revenue_existing_minor: i64,
    /// Revenue of all known customers, minor units.
    pub revenue_known_minor: i64,
    /// Their ratio.
    pub revenue_share: Option<EstimateReport>,
}

/// M6.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RevenueMixReport {
    /// The whole period.
    pub period: MixReport,
    /// Month by month.
    pub months: Vec<MixReport>,
}

/// M7.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RetentionReport {
    /// The last day before the period, and the period's last day.
    pub days: [String; 2],
    /// A customer is active on a day who ordered in so many days up to it.
    pub activity_days: u32,
    /// S.
    pub start: u64,
    /// E.
    pub end: u64,
    /// N.
    pub new: u64,
    /// Of E: neither of S nor new.
    pub come_back: u64,
    /// (E − N) / S.
    pub rate: Option<EstimateReport>,
    /// Members of S who are in E, of S.
    pub strict: ShareReport,
    /// Whether the files reach back far enough for S.
    pub complete: bool,
}

/// M8.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ChurnReport {
    /// 1 − M7.
    pub of_start: Option<EstimateReport>,
    /// Members of S who are not in E, of S.
    pub strict: ShareReport,
    /// Lost over E.
    pub of_end: Option<f64>,
}

/// One channel of M21.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ChannelReport {
    /// Its name.
    pub channel: String,
    /// Spent, minor units.
    pub spend_minor: i64,
    /// New customers from it.
    pub new_customers: Option<u64>,
    /// Spend per new customer.
    pub cac: Option<f64>,
}

/// M21.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct UnitEconomicsReport {
    /// Spent, minor units.
    pub spend_minor: i64,
    /// `files` or `said`.
    pub spend_by: &'static str,
    /// New customers.
    pub new_customers: u64,
    /// Spend per new customer.
    pub cac: Option<f64>,
    /// Spend per order.
    pub cpa: Option<f64>,
    /// Historical LTV of the new customers.
    pub ltv: Option<EstimateReport>,
    /// The gross margin of what they have brought, 1 where none was given and no costs are known.
    pub margin: f64,
    /// What new customers have brought in margin, each.
    pub margin_per_customer: Option<EstimateReport>,
    /// LTV × margin / CAC.
    pub ltv_to_cac: Option<EstimateReport>,
    /// The 30-day month by which CAC is earned back.
    pub payback_month: Option<usize>,
    /// The same at best and at worst.
    pub payback_band: [Option<usize>; 2],
    /// By channel.
    pub channels: Vec<ChannelReport>,
}

/// What margin figures rest on, and the margin of the period.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MarginReport {
    /// `costs_file`, `percentage` where one was given, or `none`: then all revenue stands for margin.
    pub source: &'static str,
    /// The margin of what has no known cost; 1 where none was given.
    pub percentage: f64,
    /// Items sold in the period; absent without known costs.
    pub items_sold: Option<f64>,
    /// Of these, items with a known cost.
    pub items_with_cost: Option<f64>,
    /// The part of the items sold whose cost is known.
    pub coverage: Option<f64>,
    /// Net sales less the cost of goods in the period, minor units; absent without known costs.
    pub margin_minor: Option<i64>,
    /// The same over revenue.
    pub share: Option<f64>,
}

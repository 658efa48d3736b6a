//! The measure M23 in the report: two scopes side by side.

use serde::Serialize;

use super::{DifferenceReport, EstimateReport};
use crate::views::report::ShareReport;

/// One side of M22 and M23.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SideReport {
    /// Customers who bought more than once in the period.
    pub repeat: ShareReport,
    /// Money per order.
    pub order_value: Option<EstimateReport>,
    /// Money per customer.
    pub per_customer: Option<EstimateReport>,
    /// Orders per customer.
    pub orders_per_customer: Option<EstimateReport>,
    /// Who came back within 90 days of a first order in the period.
    pub repeat_90: ShareReport,
    /// Strict retention.
    pub retention: ShareReport,
}

/// M23, and what M22 is made of: the first side less the other.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ComparisonReport {
    /// The first side.
    pub one: SideReport,
    /// The other.
    pub other: SideReport,
    /// In the repeat customer rate.
    pub repeat: Option<DifferenceReport>,
    /// In money per order.
    pub order_value: Option<DifferenceReport>,
    /// In money per customer.
    pub per_customer: Option<DifferenceReport>,
    /// In orders per customer.
    pub orders_per_customer: Option<DifferenceReport>,
    /// In the repeat probability by 90 days.
    pub repeat_90: Option<DifferenceReport>,
    /// In strict retention.
    pub retention: Option<DifferenceReport>,
    /// p of the log-rank test of the waits for the second purchase.
    pub log_rank_p: Option<f64>,
}

/// M23.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ComparisonsReport {
    /// The period against the one it is compared with; absent where there is none.
    pub periods: Option<ComparisonReport>,
    /// Customers against others, by their first orders; absent where nothing is asked.
    pub groups: Option<GroupsReport>,
}

/// Which customers are compared.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GroupsNamed {
    /// What they are told apart by.
    pub facet: &'static str,
    /// What the first side's first orders say; absent where they do not say it.
    pub one_is: Option<String>,
    /// The same of the other side.
    pub other_is: Option<String>,
    /// Whether the other side is everybody else.
    pub other_is_rest: bool,
}

/// Two groups of customers side by side.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GroupsReport {
    /// Which.
    #[serde(flatten)]
    pub named: GroupsNamed,
    /// Their figures and differences.
    #[serde(flatten)]
    pub comparison: ComparisonReport,
}

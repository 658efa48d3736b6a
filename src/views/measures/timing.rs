//! The measures M10–M14 in the report: when customers come back.

use serde::Serialize;

use super::EstimateReport;
use crate::views::report::ShareReport;

/// One horizon of M10.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct HorizonReport {
    /// Days after the order.
    pub days: u32,
    /// Of those followed so long, those who came back.
    pub complete: ShareReport,
    /// Of all, by Kaplan–Meier.
    pub kaplan_meier: Option<EstimateReport>,
}

/// M10 after one order.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RepeatProbabilityReport {
    /// The order's number.
    pub after_order: usize,
    /// Customers with it in the period.
    pub customers: u64,
    /// By 30, 60, 90, 180, 365 days.
    pub by: Vec<HorizonReport>,
}

/// A share and the day by which it is reached; `null`: not reached.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct QuantileReport {
    /// The share.
    pub share: f64,
    /// The day.
    pub days: Option<u32>,
    /// Lower end of its interval.
    pub low: Option<u32>,
    /// Upper end.
    pub high: Option<u32>,
}

/// One day of a survival curve.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct SurvivalReport {
    /// The day.
    pub day: u32,
    /// At risk.
    pub at_risk: u64,
    /// Events.
    pub events: u64,
    /// Share without one.
    pub survival: f64,
    /// Lower end of the band.
    pub low: Option<f64>,
    /// Upper end.
    pub high: Option<f64>,
}

/// One week of the hazard.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct WeekReport {
    /// First and last day.
    pub days: [u32; 2],
    /// Customers who came back, of those at risk.
    pub rate: ShareReport,
}

/// M11 after one order.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TimeToNextReport {
    /// The order's number.
    pub after_order: usize,
    /// Who came back, of all.
    pub came_back: ShareReport,
    /// The longest that anyone was followed.
    pub followed_days: u32,
    /// By when so large a share is back.
    pub quantiles: Vec<QuantileReport>,
    /// The week to write in, by its first and last day.
    pub peak_days: Option<[u32; 2]>,
    /// Week by week.
    pub weeks: Vec<WeekReport>,
    /// Day by day.
    pub survival: Vec<SurvivalReport>,
}

/// One rung of M12.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RungReport {
    /// The order's number; the last holds all from there on.
    pub number: usize,
    /// Who reached the next, of those who reached it.
    pub conversion: ShareReport,
    /// Within a year, by Kaplan–Meier.
    pub within_a_year: Option<EstimateReport>,
    /// Followed for less than 90 days.
    pub short_followed: u64,
    /// Orders.
    pub orders: u64,
    /// Money per order.
    pub average: Option<EstimateReport>,
    /// Median days to the next.
    pub median_gap_days: Option<u32>,
}

/// M12.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LadderReport {
    /// Rungs.
    pub rungs: Vec<RungReport>,
    /// The rung that the fewest leave upwards.
    pub weakest: Option<usize>,
}

/// M13.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GapsReport {
    /// Gaps.
    pub count: u64,
    /// Mean days.
    pub mean: Option<EstimateReport>,
    /// Quantiles.
    pub quantiles: Vec<QuantileReport>,
    /// Days and gaps so long.
    pub by_days: Vec<(u32, u64)>,
}

/// M14 at one step.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct LapseReport {
    /// Customers who came back.
    pub repeats: u64,
    /// The share who ever do.
    pub plateau: f64,
    /// Days by which 80, 90 and 95 % of these are back.
    pub days: [QuantileReport; 3],
}

/// M14.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LapseThresholdsReport {
    /// At one, two, three or more orders.
    pub by_orders: [Option<LapseReport>; 3],
    /// All together.
    pub pooled: Option<LapseReport>,
    /// The thresholds in use.
    pub lapsed_after_days: [Option<u32>; 3],
}

//! The measures M5–M8 and M10–M24 in the report.
//!
//! Shares are 0..=1, days are whole, money of one order or customer is in major units and sums are in minor units. What is absent is `null`.

mod comparison;
mod customers;
mod products;
mod timing;
mod value;

use serde::Serialize;

pub use comparison::{ComparisonReport, ComparisonsReport, GroupsNamed, GroupsReport, SideReport};
pub use customers::{
    ConcentrationReport, LifecycleReport, MovesReport, RfmGroupReport, RfmReport, TenureReport, TopReport,
};
pub use products::{
    BenchmarkReport, DriverGroupReport, DriverReport, LoyaltyReport, PairReport, ProductReport, ProductsReport,
};
pub use timing::{
    GapsReport, HorizonReport, LadderReport, LapseReport, LapseThresholdsReport, QuantileReport,
    RepeatProbabilityReport, RungReport, SurvivalReport, TimeToNextReport, WeekReport,
};
pub use value::{
    ChannelReport, ChurnReport, LifetimeValueReport, MarginReport, MixReport, RetentionReport, RevenueMixReport,
    UnitEconomicsReport,
};

/// A value with its 95 % interval.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct EstimateReport {
    /// The value.
    pub value: f64,
    /// Lower end of its interval.
    pub low: Option<f64>,
    /// Upper end.
    pub high: Option<f64>,
}

/// A difference with its 95 % interval and test.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct DifferenceReport {
    /// The first less the second.
    pub value: f64,
    /// Lower end of its interval.
    pub low: f64,
    /// Upper end.
    pub high: f64,
    /// Two-sided p.
    pub p: Option<f64>,
}

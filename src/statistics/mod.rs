//! Estimators that several measures share: survival, tests, intervals.
//!
//! Knows of counts, days and sums, and of nothing that a shop has. Everything is computed from integers and in an order that does not depend on
//! the order of the rows, so the same file gives the same last digit however it was sorted.

mod difference;
mod kaplan_meier;
mod log_rank;
mod mean;
mod normal;
mod several;

pub use difference::{Difference, difference_of_estimates, difference_of_means, difference_of_shares};
pub use kaplan_meier::{Durations, HazardBin, Quantile, Survival, SurvivalPoint};
pub use log_rank::{LogRank, log_rank};
pub use mean::{Moments, RatioMoments, square};
pub use normal::two_sided_p;
pub use several::benjamini_hochberg;

use crate::units::{Interval, Share, Z_95};

/// Below so many a rate is too uncertain to be read without care.
pub const SMALL_BELOW: u64 = 30;

/// Below so many a rate is not shown.
pub const WITHHELD_BELOW: u64 = 5;

/// A difference is sure below this (adjusted) p value.
pub const SURE_BELOW: f64 = 0.05;

/// A value with its uncertainty.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Estimate {
    /// The value.
    pub value: f64,
    /// Its standard error, absent where it cannot be told, as from one observation.
    pub standard_error: Option<f64>,
    /// Its 95 % interval, absent where it cannot be told.
    pub interval: Option<Interval>,
}

impl Estimate {
    /// A value with the interval of the normal distribution around it.
    pub fn normal(value: f64, standard_error: Option<f64>) -> Self {
        let interval = |error: f64| Interval { low: value - Z_95 * error, high: value + Z_95 * error };
        Self { value, standard_error, interval: standard_error.map(interval) }
    }

    /// So many times the value, all of it known for certain but the value.
    #[must_use]
    pub fn times(self, factor: f64) -> Self {
        Self::normal(self.value * factor, self.standard_error.map(|error| error * factor.abs()))
    }

    /// The value less what is known for certain.
    #[must_use]
    pub fn less(self, by: f64) -> Self {
        Self::normal(self.value - by, self.standard_error)
    }

    /// A share with its Wilson interval; absent over an empty whole.
    pub fn share(share: Share) -> Option<Self> {
        let value = share.value()?;
        let error = libm::sqrt(value * (1.0 - value) / share.whole as f64);
        Some(Self { value, standard_error: Some(error), interval: share.wilson_95() })
    }
}

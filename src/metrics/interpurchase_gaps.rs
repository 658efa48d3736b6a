//! M13: interpurchase gaps.
//!
//! Question: those who came back, how long had they been away?
//! Definition: completed gaps d(n+1) − d(n) of all steps n; their counts by day, mean, and quantiles (smallest day by which at least that share of gaps is over).
//! Inputs and units: [`Steps`]; days.
//! Window and censoring: gaps that begin in the period and end up to the as-of day. Open gaps are missing, so recent ones look short: repeaters only, not to be
//! read as time to repeat (M11).
//! Edge cases: no repeat: no gaps, quantiles absent. Same-day repeats are no gap, or gaps of 0 days by the switch.
//! Numeric notes: integer sums; the mean's interval is normal.
//! Complexity: days of follow-up, after the pass of the steps.
//! Source: SPEC M13; the quantile is the inverse of the empirical distribution (Hyndman and Fan 1996, definition 1).
//! Not the same as: time to the next order (M11).
//! Tested by: `by_hand` below.

use crate::statistics::{Estimate, Moments};

use super::steps::Steps;

/// Shares of gaps at which their length is told.
const SHARES: [f64; 5] = [0.1, 0.25, 0.5, 0.75, 0.9];

/// M13.
#[derive(Debug, Clone, PartialEq)]
pub struct InterpurchaseGaps {
    /// How many gaps.
    pub count: u64,
    /// Gaps by their length in days, shortest first: days, gaps.
    pub by_days: Vec<(u32, u64)>,
    /// Their mean in days.
    pub mean: Option<Estimate>,
    /// The length within which such a share of them lies; absent without gaps.
    pub quantiles: [(f64, Option<u32>); SHARES.len()],
}

/// The gaps between purchases of all steps.
pub fn interpurchase_gaps(steps: &Steps) -> InterpurchaseGaps {
    let waits = steps.all_waits();
    let by_days: Vec<(u32, u64)> = waits.event_days().collect();
    let count = waits.events();
    let mut moments = Moments::default();
    for &(days, gaps) in &by_days {
        moments.add_times(i64::from(days), gaps);
    }
    let quantile = |share: f64| {
        let mut over = 0;
        let reached = by_days.iter().find(|(_, gaps)| {
            over += gaps;
            over as f64 >= share * count as f64
        });
        (share, reached.map(|(days, _)| *days))
    };
    InterpurchaseGaps { count, mean: moments.mean(), quantiles: SHARES.map(quantile), by_days }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metrics::steps::Occasions;
    use crate::metrics::steps::tests::{shop, year};
    use crate::orders::testing::window;

    /// By hand: A 30 and 30, C 10, E 180: mean 62.5; a tenth and a quarter within 10 days, half within 30, nine tenths within 180.
    #[test]
    fn by_hand() {
        let gaps = interpurchase_gaps(&Steps::of(&shop(), year(), Occasions::Days, &|_| true));
        assert_eq!((gaps.count, gaps.mean.map(|mean| mean.value)), (4, Some(62.5)));
        assert_eq!(gaps.by_days, [(10, 1), (30, 2), (180, 1)]);
        assert_eq!(gaps.quantiles.map(|(_, days)| days), [Some(10), Some(10), Some(30), Some(30), Some(180)]);
        let none = Steps::of(&shop(), window("2024-12-01", "2024-12-31", "2024-12-31"), Occasions::Days, &|_| true);
        assert_eq!(interpurchase_gaps(&none).quantiles[2].1, None);
    }
}

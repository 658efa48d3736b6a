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

use crate::orders::{OrderStore, Window};
use crate::statistics::{Estimate, Moments};

use super::steps::{Occasions, Steps, waits};

/// Days of one bar of the histogram, and how many bars it has at most.
const BAR_DAYS: u32 = 30;
/// Bars of the histogram; longer gaps are not drawn.
pub const GAP_BARS: usize = 24;

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

/// The bar of a gap; nothing where it is longer than all bars. Gaps of a day stand with those of 0 days.
pub fn gap_bar(days: u32) -> Option<usize> {
    Some(((days.max(1) - 1) / BAR_DAYS) as usize).filter(|bar| *bar < GAP_BARS)
}

/// The shortest and the longest gap of a bar in days.
pub fn days_of_gap_bar(bar: usize) -> (u32, u32) {
    let before = bar as u32 * BAR_DAYS;
    (before + u32::from(bar > 0), before + BAR_DAYS)
}

/// Customers with at least one gap in each bar: one with several in a bar counts once.
pub fn customers_by_gap(store: &OrderStore, window: Window, occasions: Occasions) -> [u64; GAP_BARS] {
    let mut counts = [0; GAP_BARS];
    // The present customer, and its bars as bits.
    let (mut present, mut bars) = (None, 0_u32);
    waits(store, window, occasions, &mut |wait| {
        if present != Some(wait.customer) {
            (present, bars) = (Some(wait.customer), 0);
        }
        if let Some(bar) = wait.gap.and_then(gap_bar).filter(|bar| bars >> bar & 1 == 0) {
            bars |= 1 << bar;
            counts[bar] += 1;
        }
    });
    counts
}

/// The customers with a gap of so many to so many days, by their places in [`OrderStore::customers`].
pub fn customers_of_gap(store: &OrderStore, window: Window, occasions: Occasions, (from, to): (u32, u32)) -> Vec<u32> {
    let mut found = Vec::new();
    waits(store, window, occasions, &mut |wait| {
        let inside = wait.gap.is_some_and(|gap| (from..=to).contains(&gap));
        if inside && found.last() != Some(&wait.customer) {
            found.push(wait.customer);
        }
    });
    found
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

    /// A's two gaps of 30 days make one customer of the first bar, C's of 10 days another; E's of 180 days is the last of the sixth bar.
    #[test]
    fn customers_of_a_bar_count_once() {
        let counts = customers_by_gap(&shop(), year(), Occasions::Days);
        assert_eq!((counts[0], counts[5], counts.iter().sum::<u64>()), (2, 1, 3));
        assert_eq!(customers_of_gap(&shop(), year(), Occasions::Days, days_of_gap_bar(0)), [0, 2]);
        assert_eq!(customers_of_gap(&shop(), year(), Occasions::Days, days_of_gap_bar(5)), [4]);
        for (days, bar) in [(0, Some(0)), (30, Some(0)), (31, Some(1)), (720, Some(23)), (721, None)] {
            assert_eq!(gap_bar(days), bar, "{days}");
            assert!(bar.map(days_of_gap_bar).is_none_or(|(from, to)| (from..=to).contains(&days)));
        }
    }
}

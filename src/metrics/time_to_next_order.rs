//! M11: time to the next order.
//!
//! Question: when do customers order again after order n, and when is the best week to write to them?
//! Definition: S(t) = share of customers at step n who have not ordered again by day t, by Kaplan–Meier with one-time buyers kept and right-censored at
//! the as-of day. Quantile p = first day with S ≤ 1 − p. Hazard of week j = customers who order again on days 7(j−1)+1 … 7j (week 1 with day 0) / customers still at risk
//! when the week begins. The peak is the week whose hazard is surely highest, by the lower end of its Wilson interval, among weeks with at least thirty at risk: the window to
//! write in. Late weeks with few at risk jump about, and by the hazard alone one of them would often win.
//! Inputs and units: [`Steps`]; days.
//! Window and censoring: occasions n in the period, followed to the as-of day; a week whose end was not seen for all understates its hazard.
//! Edge cases: nobody came back: no points, no quantile, no peak. Of equal weeks the first is the peak. Fewer than thirty customers: no peak.
//! Numeric notes: product over event days; Greenwood, log-log band, Wilson for weeks.
//! Complexity: days of follow-up, after the pass of the steps.
//! Source: Kaplan and Meier (1958), eq. 1b; Greenwood (1926); SPEC M11.
//! Not the same as: interpurchase gaps (M13), which are of repeaters only and so much shorter.
//! Tested by: `by_hand` below; tests/metrics_data.rs against lifelines.

use crate::statistics::{HazardBin, Quantile, SMALL_BELOW, Survival};
use crate::units::Share;

use super::steps::Steps;

/// Shares of customers at which the wait is told.
const SHARES: [f64; 5] = [0.1, 0.25, 0.5, 0.75, 0.9];

/// M11 after one order number.
#[derive(Debug, Clone, PartialEq)]
pub struct TimeToNextOrder {
    /// The order number that it counts from.
    pub after_order: usize,
    /// Customers with that order in the period, and those who came back.
    pub came_back: Share,
    /// The share who have not come back, day by day.
    pub survival: Survival,
    /// The longest that anyone was followed, in days.
    pub followed_days: u32,
    /// By when so large a share of all customers has come back, "not reached" where absent: share, days.
    pub quantiles: [(f64, Quantile); SHARES.len()],
    /// Week by week, customers who came back of those still at risk.
    pub weeks: Vec<HazardBin>,
    /// The place in `weeks` of the week to write in.
    pub peak: Option<usize>,
}

/// The time from order `number` to the next.
pub fn time_to_next_order(steps: &Steps, number: usize) -> TimeToNextOrder {
    let step = steps.step(number);
    let survival = step.waits.survival();
    let weeks = step.waits.hazard(7);
    TimeToNextOrder {
        after_order: number,
        came_back: step.came_back(),
        quantiles: SHARES.map(|share| (share, survival.quantile(share))),
        followed_days: step.followed_days,
        survival,
        peak: peak(&weeks),
        weeks,
    }
}

fn peak(weeks: &[HazardBin]) -> Option<usize> {
    let mut best: Option<(usize, f64)> = None;
    for (at, week) in weeks.iter().enumerate().filter(|(_, week)| week.rate.whole >= SMALL_BELOW && week.rate.part > 0)
    {
        let sure = week.rate.wilson_95().map_or(0.0, |interval| interval.low);
        if best.is_none_or(|(_, other)| sure > other) {
            best = Some((at, sure));
        }
    }
    best.map(|(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metrics::steps::Occasions;
    use crate::metrics::steps::tests::{shop, year};
    use crate::statistics::Durations;

    /// By hand as in M10: S = 3/4 on day 10, 1/2 on day 30, 1/4 on day 180; a quarter is back by day 10, half by 30, three quarters by 180, nine tenths never.
    #[test]
    fn by_hand() {
        let steps = Steps::of(&shop(), year(), Occasions::Days, &|_| true);
        let first = time_to_next_order(&steps, 1);
        assert_eq!(first.quantiles.map(|(_, quantile)| quantile.day), [Some(10), Some(10), Some(30), Some(180), None]);
        assert_eq!((first.weeks[1].rate, first.weeks[4].rate), (Share::new(1, 4), Share::new(1, 3)));
        assert_eq!(first.peak, None, "five customers are too few to name a week");
    }

    /// 100 customers: 10 back in week 1, 18 in week 2 (18/90 = .2), 17 in week 4 (17/72 = .236, surely above .153), 10 in week 8 (10/40 = .25, but surely above .142 only).
    #[test]
    fn the_peak_is_sure_and_over_those_still_at_risk() {
        let mut waits = Durations::default();
        (0..10).for_each(|_| waits.event(3));
        (0..18).for_each(|_| waits.event(14));
        (0..17).for_each(|_| waits.event(22));
        (0..15).for_each(|_| waits.censor(40));
        (0..10).for_each(|_| waits.event(52));
        (0..30).for_each(|_| waits.censor(60));
        let weeks = waits.hazard(7);
        assert_eq!((weeks[3].rate, weeks[7].rate), (Share::new(17, 72), Share::new(10, 40)));
        assert_eq!(peak(&weeks), Some(3));
    }
}

//! M14: lapse threshold.
//!
//! Question: after how many days without an order is a customer probably gone?
//! Definition: the gap g by which 90 % of those who ever order again have done so: the first day with 1 − S(g) ≥ 0.9 · (1 − S∞), S the Kaplan–Meier curve of M11 for
//! the step and S∞ its plateau, S on the last event day on which at least five were at risk. Also by 80 % and 95 %, to show how much hangs on the choice.
//! Inputs and units: [`Steps`]; days.
//! Window and censoring: occasions in the period, followed to the as-of day; the plateau of a young shop is too high and the threshold too short.
//! Edge cases: fewer than thirty repeats at a step: the waits of all steps together decide. None at all: absent, and nobody is called lapsed.
//! Numeric notes: see Kaplan–Meier.
//! Complexity: days of follow-up × steps, after the pass of the steps.
//! Source: SPEC M14.
//! Not the same as: churn (M8), which counts customers of a period; this is an assumption about silence.
//! Tested by: `ninety_of_a_hundred_who_return` below.

use crate::statistics::{Durations, Quantile, SMALL_BELOW, WITHHELD_BELOW};

use super::steps::Steps;

/// The shares of those who ever return: the threshold, and its sensitivity.
const SHARES: [f64; 3] = [0.8, 0.9, 0.95];

/// M14 for one step.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LapseThreshold {
    /// Customers who came back, on whom it rests.
    pub repeats: u64,
    /// The share who ever come back, 1 − S∞, as far as was seen.
    pub plateau: f64,
    /// Days by which 80 % of these are back.
    pub at_80: Quantile,
    /// Days by which 90 % are: the threshold.
    pub at_90: Quantile,
    /// Days by which 95 % are.
    pub at_95: Quantile,
}

impl LapseThreshold {
    fn of(waits: &Durations) -> Option<Self> {
        let survival = waits.survival();
        let last = survival.points.iter().rev().find(|point| point.at_risk >= WITHHELD_BELOW)?;
        let plateau = 1.0 - last.survival;
        let [at_80, at_90, at_95] = SHARES.map(|share| survival.quantile(share * plateau));
        Some(Self { repeats: waits.events(), plateau, at_80, at_90, at_95 })
    }
}

/// M14: by the number of orders that a customer has.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct LapseThresholds {
    /// For customers with one order, two, and three or more; absent where too few came back.
    pub by_orders: [Option<LapseThreshold>; 3],
    /// All steps together.
    pub pooled: Option<LapseThreshold>,
}

impl LapseThresholds {
    /// The threshold for a customer with so many orders: the step's own, or that of all steps where too few came back at it.
    pub fn for_orders(&self, orders: u32) -> Option<LapseThreshold> {
        let own = self.by_orders[(orders.clamp(1, 3) - 1) as usize];
        own.filter(|own| own.repeats >= SMALL_BELOW).or(self.pooled)
    }

    /// The days after which a customer with one, two, three or more orders is lapsed.
    pub fn days(&self) -> [Option<u32>; 3] {
        [1, 2, 3].map(|orders| self.for_orders(orders).and_then(|threshold| threshold.at_90.day))
    }
}

/// The lapse thresholds.
pub fn lapse_thresholds(steps: &Steps) -> LapseThresholds {
    LapseThresholds {
        by_orders: [
            LapseThreshold::of(&steps.step(1).waits),
            LapseThreshold::of(&steps.step(2).waits),
            LapseThreshold::of(&steps.from(3)),
        ],
        pooled: LapseThreshold::of(&steps.all_waits()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metrics::steps::Occasions;
    use crate::metrics::steps::tests::{shop, year};

    /// 200 customers followed for 400 days; 100 come back, one on each of the days 1 to 100: half are back in the end, 80 of the 100 by day 80, 90 by 90, 95 by 95.
    #[test]
    fn ninety_of_a_hundred_who_return() {
        let mut waits = Durations::default();
        (1..=100).for_each(|day| waits.event(day));
        (0..100).for_each(|_| waits.censor(400));
        let threshold = LapseThreshold::of(&waits).expect("a hundred came back");
        assert!((threshold.plateau - 0.5).abs() < 1e-12);
        let days = [threshold.at_80, threshold.at_90, threshold.at_95].map(|quantile| quantile.day);
        assert_eq!((days, threshold.repeats), ([Some(80), Some(90), Some(95)], 100));
        let thresholds = LapseThresholds { by_orders: [Some(threshold), None, None], pooled: None };
        assert_eq!(thresholds.days(), [Some(90), None, None]);
    }

    #[test]
    fn a_last_customer_does_not_make_the_plateau() {
        // Ten back by day 10, then one of the last two on day 300: the curve's fall to half of it there is no plateau.
        let mut waits = Durations::default();
        (1..=10).for_each(|day| waits.event(day));
        (0..10).for_each(|_| waits.censor(50));
        waits.event(300);
        waits.censor(301);
        let threshold = LapseThreshold::of(&waits).expect("they came back");
        assert!((threshold.plateau - 10.0 / 22.0).abs() < 1e-12);
        assert_eq!(threshold.at_90.day, Some(9));
        let few = lapse_thresholds(&Steps::of(&shop(), year(), Occasions::Days, &|_| true));
        assert_eq!(few.by_orders[1], None);
        assert_eq!(lapse_thresholds(&Steps::of(&shop(), year(), Occasions::Days, &|_| false)).days(), [None; 3]);
    }
}

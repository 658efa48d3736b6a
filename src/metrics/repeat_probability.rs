//! M10: repeat probability by 30, 60, 90, 180 and 365 days after order n.
//!
//! Question: of the customers who placed their n-th order, how many order again within so many days?
//! Definition: complete windows = customers followed for at least h days after occasion n who came back on day h or before / all followed for at least
//! h days. Kaplan–Meier = 1 − S(h) over all customers at step n, those followed for less included as long as they were.
//! Inputs and units: [`Steps`]; shares of customers.
//! Window and censoring: occasions n in the period, followed to the as-of day; both forms are absent where nobody was followed for h days.
//! Edge cases: a repeat exactly on day h counts. A same-day repeat is one occasion, or comes after 0 days by the switch.
//! Numeric notes: counts and Wilson intervals for complete windows; Greenwood with the log-log band for Kaplan–Meier.
//! Complexity: days of follow-up, after the pass of the steps.
//! Source: SPEC M10; Kaplan and Meier (1958), eq. 1b.
//! Not the same as: repeat customer rate (M2), which counts whoever had time and whoever had none alike.
//! Tested by: `by_hand` below; the published shares of CDNOW in tests/metrics_data.rs.

use crate::statistics::Estimate;
use crate::units::Share;

use super::steps::{HORIZONS, Steps};

/// The repeat probability by one day after the order.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ByHorizon {
    /// Days after the order.
    pub days: u32,
    /// Of the customers followed for so long, those who came back by then.
    pub complete: Share,
    /// Of all customers by Kaplan–Meier; absent past the follow-up.
    pub kaplan_meier: Option<Estimate>,
}

/// M10 after one order number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RepeatProbability {
    /// The order number that it counts from.
    pub after_order: usize,
    /// Customers with that order in the period.
    pub customers: u64,
    /// By each of [`HORIZONS`].
    pub by: [ByHorizon; HORIZONS.len()],
}

/// The repeat probability after order `number`.
pub fn repeat_probability(steps: &Steps, number: usize) -> RepeatProbability {
    let step = steps.step(number);
    let survival = step.waits.survival();
    let by = |at: usize| {
        let (days, complete) = (HORIZONS[at], step.complete[at]);
        let kaplan_meier = (complete.whole > 0).then(|| survival.reached_by(days));
        ByHorizon { days, complete, kaplan_meier }
    };
    RepeatProbability { after_order: number, customers: survival.starters, by: core::array::from_fn(by) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metrics::steps::Occasions;
    use crate::metrics::steps::tests::{shop, year};
    use crate::orders::testing::window;

    /// By hand, waits of the first step: 0+, 10, 30, 180, 365+. At risk on day 10: 4, on 30: 3, on 180: 2. S = 3/4, 1/2, 1/4.
    #[test]
    fn by_hand() {
        let steps = Steps::of(&shop(), year(), Occasions::Days, &|_| true);
        let first = repeat_probability(&steps, 1);
        let shown: Vec<_> =
            first.by.iter().map(|by| (by.complete.value(), by.kaplan_meier.map(|km| km.value))).collect();
        let close = |found: Option<f64>, wanted: f64| (found.unwrap_or(-1.0) - wanted).abs() < 1e-12;
        for ((complete, km), (wanted, wanted_km)) in
            shown.iter().zip([(0.5, 0.5), (0.5, 0.5), (1.0 / 3.0, 0.5), (2.0 / 3.0, 0.75), (0.5, 0.75)])
        {
            assert!(close(*complete, wanted) && close(*km, wanted_km), "{shown:?}");
        }
    }

    #[test]
    fn past_the_follow_up_nothing_is_said() {
        let steps = Steps::of(&shop(), window("2024-01-01", "2024-02-10", "2024-02-10"), Occasions::Days, &|_| true);
        let first = repeat_probability(&steps, 1);
        assert_eq!(first.by.map(|by| by.complete.whole), [2, 0, 0, 0, 0]);
        assert!(first.by[0].kaplan_meier.is_some() && first.by[1].kaplan_meier.is_none());
        assert_eq!(repeat_probability(&steps, 7).customers, 0);
    }
}

//! What the Timing page asks, answered in numbers.

use crate::metrics::{
    self, GAP_BARS, InterpurchaseGaps, LAST_STEP, LapseThresholds, Occasions, OrderLadder, RepeatProbability, StepPart,
    Steps, TimeToNextOrder,
};
use crate::orders::{Rules, Scope};

use super::Analysis;
use super::pages::Context;

/// The Timing page in numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct TimingAnswer {
    /// What it was computed from.
    pub context: Context,
    /// The order after which customers are followed.
    pub after_order: usize,
    /// M10 after that order.
    pub probability: RepeatProbability,
    /// M11 after that order.
    pub time: TimeToNextOrder,
    /// M12.
    pub ladder: OrderLadder,
    /// Customers of the last rung, each of them once.
    pub last_rung: u64,
    /// M13.
    pub gaps: InterpurchaseGaps,
    /// Customers with a gap in each bar of the histogram.
    pub gap_customers: [u64; GAP_BARS],
    /// M14.
    pub lapse: LapseThresholds,
}

impl Analysis {
    /// The Timing page, followed after an order number.
    pub fn timing(&mut self, rules: &Rules, scope: &Scope, after_order: usize) -> TimingAnswer {
        let context = self.context(rules, scope);
        let (store, window) = (self.store(rules, scope), context.window);
        let steps = Steps::of(store, window, Occasions::Days, &|_| true);
        let last_rung = metrics::customers_of_step(store, window, Occasions::Days, LAST_STEP, StepPart::All);
        let after_order = after_order.clamp(1, LAST_STEP);
        TimingAnswer {
            after_order,
            probability: metrics::repeat_probability(&steps, after_order),
            time: metrics::time_to_next_order(&steps, after_order),
            ladder: metrics::order_ladder(&steps),
            last_rung: last_rung.len() as u64,
            gaps: metrics::interpurchase_gaps(&steps),
            gap_customers: metrics::customers_by_gap(store, window, Occasions::Days),
            lapse: metrics::lapse_thresholds(&steps),
            context,
        }
    }
}

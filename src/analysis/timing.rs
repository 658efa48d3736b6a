//! What the Timing page asks, answered in numbers.

use crate::metrics::{
    self, InterpurchaseGaps, LAST_STEP, LapseThresholds, Occasions, OrderLadder, RepeatProbability, Steps,
    TimeToNextOrder,
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
    /// M13.
    pub gaps: InterpurchaseGaps,
    /// M14.
    pub lapse: LapseThresholds,
}

impl Analysis {
    /// The Timing page, followed after an order number.
    pub fn timing(&mut self, rules: &Rules, scope: &Scope, after_order: usize) -> TimingAnswer {
        let context = self.context(rules, scope);
        let steps = Steps::of(self.store(rules, scope), context.window, Occasions::Days, &|_| true);
        let after_order = after_order.clamp(1, LAST_STEP);
        TimingAnswer {
            after_order,
            probability: metrics::repeat_probability(&steps, after_order),
            time: metrics::time_to_next_order(&steps, after_order),
            ladder: metrics::order_ladder(&steps),
            gaps: metrics::interpurchase_gaps(&steps),
            lapse: metrics::lapse_thresholds(&steps),
            context,
        }
    }
}

//! What the Overview asks, answered in numbers.

use crate::metrics::{self, Activity, MonthOfOrders, OrderValue, RepeatCustomerRates};
use crate::orders::{Rules, Scope, Window};

use super::Analysis;
use super::pages::Context;
use super::stage::Stage;

/// M1–M4 of one period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KeyFacts {
    /// M1 and M3.
    pub activity: Activity,
    /// M2.
    pub repeat: RepeatCustomerRates,
    /// M4.
    pub value: OrderValue,
}

/// The Overview in numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct OverviewAnswer {
    /// What it was computed from.
    pub context: Context,
    /// The period.
    pub now: KeyFacts,
    /// The period it is compared with.
    pub before: Option<KeyFacts>,
    /// The period month by month.
    pub months: Vec<MonthOfOrders>,
}

impl Analysis {
    /// The Overview.
    pub fn overview(&mut self, rules: &Rules, scope: &Scope) -> OverviewAnswer {
        let context = self.context(rules, scope);
        let stage = self.stage(rules, scope);
        OverviewAnswer {
            now: key_facts(stage, context.window),
            before: context.compared.map(|window| key_facts(stage, window)),
            months: metrics::monthly(stage.orders(), context.window),
            context,
        }
    }
}

fn key_facts(stage: &Stage, window: Window) -> KeyFacts {
    let (activity, repeat, value) = metrics::key_measures(stage.histories(), stage.orders(), window);
    KeyFacts { activity, repeat, value }
}

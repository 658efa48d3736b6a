//! What the Overview asks, answered in numbers.

use crate::metrics::{self, Activity, MonthOfOrders, OrderValue, RepeatCustomerRates};
use crate::orders::{OrderStore, Rules, Scope, Window};

use super::Analysis;
use super::pages::Context;

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
        let store = self.store(rules);
        OverviewAnswer {
            now: key_facts(store, context.window),
            before: context.compared.map(|window| key_facts(store, window)),
            months: metrics::monthly(store, context.window),
            context,
        }
    }
}

fn key_facts(store: &OrderStore, window: Window) -> KeyFacts {
    let (activity, repeat, value) = metrics::key_measures(store, window);
    KeyFacts { activity, repeat, value }
}

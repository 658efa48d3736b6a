//! The same question by the definitions of other tools, answered in numbers.

use crate::metrics::{self, CohortSettings, RepeatCustomerRates};
use crate::orders::{Rules, Scope};
use crate::units::{Day, Share};

use super::Analysis;
use super::pages::Context;

/// Months after the first order at which retention is told; fewer where no cohort has seen so many.
const TOLD_AGE: usize = 3;

/// One month's customers at one age.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CohortByDefinition {
    /// The first day of the month of the first orders.
    pub first: Day,
    /// Months after it.
    pub age: usize,
    /// Those who ordered in exactly that month.
    pub exactly: Share,
    /// Those who had ordered again by its end.
    pub cumulative: Share,
}

/// M2 and M9 as they are counted here and elsewhere.
#[derive(Debug, Clone, PartialEq)]
pub struct DefinitionsAnswer {
    /// What it was computed from.
    pub context: Context,
    /// M2 by its three definitions.
    pub rates: RepeatCustomerRates,
    /// The newest cohort that has been seen for long enough, where there is one.
    pub cohort: Option<CohortByDefinition>,
}

impl Analysis {
    /// The figures that other tools count otherwise.
    pub fn definitions(&mut self, rules: &Rules, scope: &Scope) -> DefinitionsAnswer {
        let context = self.context(rules, scope);
        let store = self.store(rules);
        let table = metrics::acquisition_cohorts_by(store, context.window, CohortSettings::default());
        let at = |age: usize| {
            let told = |cohort: &&metrics::Cohort| {
                cohort.whole && cohort.customers > 0 && cohort.cells.get(age).is_some_and(|cell| cell.complete)
            };
            let cohort = table.cohorts.iter().rev().find(told)?;
            let cell = cohort.cells.get(age)?;
            Some(CohortByDefinition {
                first: cohort.first_day,
                age,
                exactly: Share::new(cell.active, cohort.customers),
                cumulative: Share::new(cell.bought_again_by, cohort.customers),
            })
        };
        let cohort = (1..=TOLD_AGE).rev().find_map(at);
        DefinitionsAnswer { rates: metrics::repeat_customer_rates(store, context.window), cohort, context }
    }
}

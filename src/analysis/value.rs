//! What the Value page asks, answered in numbers.

use std::sync::Arc;

use crate::metrics::{self, Occasions, SimpleLifetimeValue, Steps, TenureBin};
use crate::models::{Levers, Outcome, Refusal};
use crate::orders::{Rules, Scope};

use super::pages::Context;
use super::studied::{Forecast, Kept, State, Studied, StudyProgress};
use super::{Analysis, Stage};

/// What a reader picks on the Value page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ValueQuery {
    /// What is moved.
    pub levers: Levers,
    /// Days held back for the proof; a third of the span where absent.
    pub holdout_days: Option<i32>,
}

/// What a new customer brings.
#[derive(Debug, Clone, PartialEq)]
pub struct Simulated {
    /// As things are.
    pub today: Outcome,
    /// With the levers moved.
    pub changed: Outcome,
}

/// What is foretold.
#[derive(Debug, Clone, PartialEq)]
pub struct Foretold {
    /// Of today's customers.
    pub forecast: Arc<Forecast>,
    /// Of a new customer.
    pub simulated: Simulated,
}

/// How far the forecast is.
#[derive(Debug, Clone, PartialEq)]
pub enum Foretelling {
    /// It is there.
    Ready(Box<Foretold>),
    /// It cannot be.
    Refused(Refusal),
    /// It is on its way.
    UnderWay(StudyProgress),
    /// The reader wants none.
    Stopped,
}

/// The Value page in numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct ValueAnswer {
    /// What it was computed from.
    pub context: Context,
    /// What is picked.
    pub query: ValueQuery,
    /// M5.
    pub simple: SimpleLifetimeValue,
    /// M18.
    pub tenure: Vec<TenureBin>,
    /// What is foretold.
    pub foretelling: Foretelling,
}

impl Studied {
    fn simulated(&self, levers: &Levers, cost_minor: Option<f64>) -> Simulated {
        let levers = Levers { acquisition_cost_minor: cost_minor, ..*levers };
        let rest = Levers { acquisition_cost_minor: cost_minor, ..Levers::at_rest(levers.months, levers.margin) };
        Simulated { today: self.simulator.outcome(&rest), changed: self.simulator.outcome(&levers) }
    }
}

impl Kept {
    fn told(&self, levers: &Levers) -> Foretelling {
        match (&self.state, self.progress()) {
            (State::Told(told), _) => match &**told {
                Ok(studied) => Foretelling::Ready(Box::new(Foretold {
                    forecast: studied.forecast.clone(),
                    simulated: studied.simulated(levers, self.cost_minor),
                })),
                Err(refusal) => Foretelling::Refused(*refusal),
            },
            (_, Some(progress)) => Foretelling::UnderWay(progress),
            (_, None) => Foretelling::Stopped,
        }
    }
}

impl Analysis {
    /// The Value page; what is foretold comes of a study (see [`Self::begin_study`]).
    pub fn value(&mut self, rules: &Rules, scope: &Scope, query: &ValueQuery) -> ValueAnswer {
        self.begin_study(rules, scope, query.holdout_days);
        let context = self.context(rules, scope);
        let window = context.window;
        let Stage { store, study, .. } = Stage::kept(&self.book, &mut self.store, rules);
        let steps = Steps::of(store, window, Occasions::Days, &|_| true);
        let lapsed = metrics::lapse_thresholds(&steps).days();
        let foretelling = study.as_ref().map_or(Foretelling::Stopped, |kept| kept.told(&query.levers));
        ValueAnswer {
            context,
            query: *query,
            simple: metrics::simple_lifetime_value(store, window, lapsed),
            tenure: metrics::tenure(store, window),
            foretelling,
        }
    }

    /// What a new customer brings with the levers moved, of the study that is there: nothing else is worked out.
    pub fn simulate(&self, levers: &Levers) -> Option<Simulated> {
        let kept = self.store.as_ref()?.study.as_ref()?;
        let State::Told(told) = &kept.state else { return None };
        told.as_ref().as_ref().ok().map(|studied| studied.simulated(levers, kept.cost_minor))
    }
}

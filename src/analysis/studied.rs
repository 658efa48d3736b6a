//! The study behind the Value page: begun, taken step by step, and what is kept of it.
//!
//! A study of a million customers takes seconds. So it is taken in steps, between which whoever runs it can answer something else, and it is kept with the store for
//! as long as the as-of day and the days held back stay.

use std::sync::Arc;

use crate::models::{
    self, Banded, CohortForecast, Correlation, CustomerForecast, CustomerRange, Estimates, Forecaster, Futures, Kind,
    ModelFit, NoSubscriptions, Options, Proof, Refusal, Simulator, Step, Study, Studying, Subscriptions,
};
use crate::orders::{OrderBook, OrderStore, Rules, Scope};
use crate::units::Day;

use super::Analysis;
use super::list::Keys;
use super::stage::Parts;
use super::value::Past;

/// How many customers are told.
const TOLD: usize = 50;
/// Months of the forecast by cohort.
const MONTHS: u32 = 12;

/// One of the customers who will bring most.
#[derive(Debug, Clone, PartialEq)]
pub struct TopCustomer {
    /// The key, as the files have it.
    pub key: String,
    /// What is foretold.
    pub forecast: CustomerForecast,
    /// Between what it should lie.
    pub range: CustomerRange,
}

/// The forecast, where there is one.
#[derive(Debug, Clone, PartialEq)]
pub struct Forecast {
    /// The models.
    pub fits: Vec<ModelFit>,
    /// Gamma-Gamma.
    pub spend: Result<Estimates, Refusal>,
    /// How spend and number of purchases move together.
    pub correlation: Option<Correlation>,
    /// How it would have done.
    pub proof: Result<Proof, Refusal>,
    /// The way that is used.
    pub chosen: Forecaster,
    /// The model of timing behind sums and curves.
    pub model: Kind,
    /// Purchase days within 90 and 365 days.
    pub orders: [Banded; 2],
    /// Revenue within 90 and 365 days, minor units.
    pub revenue_minor: [Banded; 2],
    /// Predicted CLV of everybody, minor units.
    pub value_minor: Banded,
    /// Days from the first order to the as-of day.
    pub span_days: i32,
    /// By cohort.
    pub cohorts: Vec<CohortForecast>,
    /// Revenue of all cohorts month by month, minor units.
    pub months_minor: Vec<Banded>,
    /// The customers who will bring most.
    pub top: Vec<TopCustomer>,
}

/// How far a study has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StudyProgress {
    /// Steps that are done.
    pub done: usize,
    /// Steps in all.
    pub of: usize,
    /// The next step; absent for the last ones, which add up what all customers will bring.
    pub step: Option<Step>,
}

/// What is kept of a study: all that it says, the simulator that the levers move, and the study itself, which holds every customer.
#[derive(Debug)]
pub(super) struct Studied {
    pub forecast: Arc<Forecast>,
    pub simulator: Simulator,
    study: Box<Study>,
}

/// A study and what it was asked for.
#[derive(Debug)]
pub(super) struct Kept {
    as_of: Day,
    holdout_days: Option<i32>,
    pub state: State,
    /// What customers have cost and brought, as it was last worked out for the page.
    pub past: Past,
    /// What can be said of subscribers, once it was asked.
    subscriptions: Option<Arc<Result<Subscriptions, NoSubscriptions>>>,
}

/// How far it is.
#[derive(Debug)]
pub(super) enum State {
    UnderWay(Box<Studying>),
    /// Fitted and proved; what each customer will bring is being told.
    Proved(Box<Study>, Futures),
    /// The customers who will bring most are known; the sums are still to be made.
    Ranked(Box<Study>, Vec<TopCustomer>),
    /// The reader wants none.
    Stopped,
    Told(Box<Result<Studied, Refusal>>),
}

impl Kept {
    /// What is kept for this, begun anew where it was kept for something else.
    pub(super) fn of(kept: &mut Option<Self>, as_of: Day, holdout_days: Option<i32>) -> &mut Self {
        kept.take_if(|kept| (kept.as_of, kept.holdout_days) != (as_of, holdout_days));
        kept.get_or_insert_with(|| Self::begun(as_of, holdout_days))
    }

    fn begun(as_of: Day, holdout_days: Option<i32>) -> Self {
        let options = Options { holdout_days, ..Options::new(as_of) };
        Self {
            as_of,
            holdout_days,
            state: State::UnderWay(Box::new(Studying::new(options))),
            past: Past::default(),
            subscriptions: None,
        }
    }

    /// The study of a day, where it was made.
    pub(super) fn study(&self, as_of: Day) -> Option<&Study> {
        match &self.state {
            State::Told(told) if self.as_of == as_of => told.as_ref().as_ref().ok().map(|studied| &*studied.study),
            _ => None,
        }
    }

    /// Whether it was tried for a day and refused.
    pub(super) fn is_refused(&self, as_of: Day) -> bool {
        self.as_of == as_of && matches!(&self.state, State::Told(told) if told.is_err())
    }

    /// What can be said of subscribers.
    pub(super) fn subscriptions(&mut self, store: &OrderStore) -> Arc<Result<Subscriptions, NoSubscriptions>> {
        let (as_of, held) = (self.as_of, self.holdout_days);
        self.subscriptions.get_or_insert_with(|| Arc::new(Subscriptions::of(store, as_of, held))).clone()
    }

    /// How far it has come, while it is under way.
    pub(super) fn progress(&self) -> Option<StudyProgress> {
        let of = Studying::STEPS + 2;
        match &self.state {
            State::UnderWay(studying) => {
                let (done, step) = studying.progress();
                Some(StudyProgress { done, of, step })
            }
            State::Proved(..) => Some(StudyProgress { done: of - 2, of, step: None }),
            State::Ranked(..) => Some(StudyProgress { done: of - 1, of, step: None }),
            State::Stopped | State::Told(_) => None,
        }
    }

    fn advance(&mut self, book: &OrderBook, store: &OrderStore) {
        self.state = match core::mem::replace(&mut self.state, State::Stopped) {
            State::UnderWay(mut studying) => match studying.advance(store) {
                Some(Ok(study)) => {
                    let futures = study.futures();
                    State::Proved(Box::new(study), futures)
                }
                Some(Err(refusal)) => State::Told(Box::new(Err(refusal))),
                None => State::UnderWay(studying),
            },
            State::Proved(study, mut futures) => match study.look_ahead(&mut futures) {
                true => State::Proved(study, futures),
                false => {
                    let top = top(book, store, &study, futures);
                    State::Ranked(study, top)
                }
            },
            State::Ranked(study, top) => State::Told(Box::new(Ok(Studied::of(study, top)))),
            over => over,
        };
    }
}

/// The customers who will bring most, the most first.
fn top(book: &OrderBook, store: &OrderStore, study: &Study, futures: Futures) -> Vec<TopCustomer> {
    let mut all = study.told(futures);
    let by_value = |one: &CustomerForecast, other: &CustomerForecast| {
        other.predicted_clv_minor.total_cmp(&one.predicted_clv_minor).then(one.customer.cmp(&other.customer))
    };
    if all.len() > TOLD {
        all.select_nth_unstable_by(TOLD, by_value);
        all.truncate(TOLD);
    }
    all.sort_unstable_by(by_value);
    let keys = Keys::of(book, store);
    let told = |forecast: CustomerForecast| {
        let range = study.range_of(forecast.customer)?;
        Some(TopCustomer { key: keys.text(forecast.customer), forecast, range })
    };
    all.into_iter().filter_map(told).collect()
}

impl Studied {
    fn of(study: Box<Study>, top: Vec<TopCustomer>) -> Self {
        let forecast = Forecast {
            orders: models::HORIZONS.map(|days| study.orders_within(days)),
            revenue_minor: models::HORIZONS.map(|days| study.revenue_within(days)),
            value_minor: study.value_of_the_base(),
            span_days: study.facts.span_days,
            cohorts: study.cohorts(MONTHS),
            months_minor: study.months_ahead(MONTHS),
            top,
            model: study.timing_model().0,
            chosen: study.chosen,
            correlation: study.correlation,
            spend: study.spend,
            fits: study.fits.clone(),
            proof: study.proof.clone(),
        };
        Self { simulator: study.simulator(), forecast: Arc::new(forecast), study }
    }
}

impl Analysis {
    /// Begins the study of a page unless it is there already; a stopped one stays so. Says whether it is under way.
    pub fn begin_study(&mut self, rules: &Rules, scope: &Scope, holdout_days: Option<i32>) -> bool {
        // A study sees all known customers in scope up to the as-of day, whatever the period.
        let as_of = self.context(rules, scope).window.as_of;
        let Parts { study, .. } = self.stage(rules, scope).parts();
        Kept::of(study, as_of, holdout_days).progress().is_some()
    }

    /// Takes the next step of the study that is under way; how far it has come, or nothing once it is over.
    pub fn advance_study(&mut self) -> Option<StudyProgress> {
        let Parts { histories, study, .. } = self.store.as_mut()?.parts();
        let kept = study.as_mut()?;
        kept.advance(&self.book, histories);
        kept.progress()
    }

    /// Drops a study that is under way: the reader has turned to something else.
    pub fn drop_study(&mut self) {
        if let Some(stage) = &mut self.store {
            stage.parts().study.take_if(|kept| kept.progress().is_some());
        }
    }

    /// Stops a study that is under way, until [`Self::resume_study`].
    pub fn stop_study(&mut self) {
        let kept = self.store.as_mut().and_then(|stage| stage.parts().study.as_mut());
        if let Some(kept) = kept.filter(|kept| kept.progress().is_some()) {
            kept.state = State::Stopped;
        }
    }

    /// Lets a stopped study begin anew.
    pub fn resume_study(&mut self) {
        if let Some(stage) = &mut self.store {
            stage.parts().study.take_if(|kept| matches!(kept.state, State::Stopped));
        }
    }
}

//! What the Value page asks, answered in numbers.

use std::sync::Arc;

use crate::metrics::{self, Occasions, SimpleLifetimeValue, Steps, TenureBin};
use crate::models::{
    self, Banded, CohortForecast, Correlation, CustomerForecast, Estimates, Forecaster, Kind, Levers, ModelFit,
    Options, Outcome, Proof, Refusal, Simulator, Study,
};
use crate::orders::{OrderBook, OrderStore, Rules, Scope};
use crate::units::Day;

use super::list::Keys;
use super::pages::Context;
use super::{Analysis, Stage};

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
    /// By cohort.
    pub cohorts: Vec<CohortForecast>,
    /// The customers who will bring most.
    pub top: Vec<TopCustomer>,
}

/// What is foretold.
#[derive(Debug, Clone, PartialEq)]
pub struct Foretold {
    /// Of today's customers.
    pub forecast: Arc<Forecast>,
    /// Of a new customer, as things are.
    pub today: Outcome,
    /// Of a new customer, with the levers moved.
    pub changed: Outcome,
}

/// What is kept of a study: all that it says, the simulator that the levers move, and the study itself, which holds every customer.
#[derive(Debug)]
pub(super) struct Studied {
    forecast: Arc<Forecast>,
    simulator: Simulator,
    /// For single customers.
    pub study: Study,
}

/// The Value page in numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct ValueAnswer {
    /// What it was computed from.
    pub context: Context,
    /// What is moved.
    pub levers: Levers,
    /// M5.
    pub simple: SimpleLifetimeValue,
    /// M18.
    pub tenure: Vec<TenureBin>,
    /// What is foretold, or why nothing is.
    pub foretold: Result<Foretold, Refusal>,
}

impl Studied {
    fn of(book: &OrderBook, store: &OrderStore, as_of: Day) -> Result<Self, Refusal> {
        let study = models::study(store, Options::new(as_of), &mut |_| {})?;
        let mut all = study.customers();
        let by_value = |one: &CustomerForecast, other: &CustomerForecast| {
            other.predicted_clv_minor.total_cmp(&one.predicted_clv_minor).then(one.customer.cmp(&other.customer))
        };
        if all.len() > TOLD {
            all.select_nth_unstable_by(TOLD, by_value);
            all.truncate(TOLD);
        }
        all.sort_unstable_by(by_value);
        let keys = Keys::of(book, store);
        let told = |forecast: CustomerForecast| TopCustomer { key: keys.text(forecast.customer), forecast };
        let forecast = Forecast {
            orders: models::HORIZONS.map(|days| study.orders_within(days)),
            revenue_minor: models::HORIZONS.map(|days| study.revenue_within(days)),
            value_minor: study.value_of_the_base(),
            cohorts: study.cohorts(MONTHS),
            top: all.into_iter().map(told).collect(),
            model: study.timing_model().0,
            chosen: study.chosen,
            correlation: study.correlation,
            spend: study.spend,
            fits: study.fits.clone(),
            proof: study.proof.clone(),
        };
        Ok(Self { simulator: study.simulator(), forecast: Arc::new(forecast), study })
    }
}

impl Analysis {
    /// The Value page.
    pub fn value(&mut self, rules: &Rules, scope: &Scope, levers: &Levers) -> ValueAnswer {
        let context = self.context(rules, scope);
        let window = context.window;
        let Self { book, store, .. } = self;
        let Stage { store, study, .. } = Stage::kept(book, store, rules);
        let steps = Steps::of(store, window, Occasions::Days, &|_| true);
        let lapsed = metrics::lapse_thresholds(&steps).days();
        let simple = metrics::simple_lifetime_value(store, window, lapsed);
        let tenure = metrics::tenure(store, window);
        // A study sees all known customers up to the as-of day, whatever the period.
        if study.as_ref().is_some_and(|(day, _)| *day != window.as_of) {
            *study = None;
        }
        let (_, studied) = study.get_or_insert_with(|| (window.as_of, Studied::of(book, store, window.as_of)));
        let rest = Levers::at_rest(levers.months, levers.margin);
        let foretold = |studied: &Studied| Foretold {
            forecast: studied.forecast.clone(),
            today: studied.simulator.outcome(&rest),
            changed: studied.simulator.outcome(levers),
        };
        ValueAnswer {
            context,
            levers: *levers,
            simple,
            tenure,
            foretold: studied.as_ref().map(foretold).map_err(|refusal| *refusal),
        }
    }
}

//! What the Value page asks, answered in numbers.

use crate::metrics::{self, Occasions, SimpleLifetimeValue, Steps, TenureBin};
use crate::models::{
    self, Banded, CohortForecast, Correlation, CustomerForecast, Estimates, Facts, Forecaster, Kind, Levers, ModelFit,
    Options, Outcome, Proof, Refusal,
};
use crate::orders::{Rules, Scope};

use super::customers::Keys;
use super::pages::Context;
use super::{Analysis, Stage};

/// How many customers are told.
const TOLD: usize = 50;
/// Months of the forecast by cohort.
const MONTHS: u32 = 12;

/// What is moved on the page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LeverChoice {
    /// The levers.
    pub levers: Levers,
}

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
    /// Numbers to judge it by.
    pub facts: Facts,
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
    /// A new customer, as things are.
    pub today: Outcome,
    /// A new customer, with the levers moved.
    pub changed: Outcome,
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
    /// The forecast, or why there is none.
    pub forecast: Result<Box<Forecast>, Refusal>,
}

impl Analysis {
    /// The Value page.
    pub fn value(&mut self, rules: &Rules, scope: &Scope, choice: &LeverChoice) -> ValueAnswer {
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
        let options = Options::new(window.as_of);
        let make = || (window.as_of, models::study(store, options, &mut |_| {}).map(Box::new));
        let (_, study) = study.get_or_insert_with(make);
        let forecast = study.as_ref().map_err(|refusal| *refusal).map(|study| {
            let mut all = study.customers();
            let by_value = |one: &CustomerForecast, other: &CustomerForecast| {
                other.predicted_clv_minor.total_cmp(&one.predicted_clv_minor).then(one.customer.cmp(&other.customer))
            };
            if all.len() > TOLD {
                all.select_nth_unstable_by(TOLD, by_value);
                all.truncate(TOLD);
            }
            all.sort_unstable_by(by_value);
            let (keys, simulator) = (Keys::of(book, store), study.simulator());
            let rest = Levers::at_rest(choice.levers.months, choice.levers.margin);
            Box::new(Forecast {
                facts: study.facts,
                fits: study.fits.clone(),
                spend: study.spend,
                correlation: study.correlation,
                proof: study.proof.clone(),
                chosen: study.chosen,
                model: study.timing_model().0,
                orders: models::HORIZONS.map(|days| study.orders_within(days)),
                revenue_minor: models::HORIZONS.map(|days| study.revenue_within(days)),
                value_minor: study.value_of_the_base(),
                cohorts: study.cohorts(MONTHS),
                top: all
                    .into_iter()
                    .map(|forecast| TopCustomer { key: keys.text(forecast.customer), forecast })
                    .collect(),
                today: simulator.outcome(&rest),
                changed: simulator.outcome(&choice.levers),
            })
        });
        ValueAnswer { context, levers: choice.levers, simple, tenure, forecast }
    }
}

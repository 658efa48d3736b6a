//! The façade: one store studied as of a day, and what can be asked of the study.
//!
//! Question: can this file be forecast, by what, how well has that done, and what does it say?
//! Definition: [`study`] fits the models to all that is known as of the day, proves them on the last part of it, and keeps what is needed to answer; where the
//! proof names a naive rule, customers' orders are that rule's.
//! Inputs and units: the store; days; money in minor units; rates per month.
//! Window and censoring: nothing after the as-of day is seen.
//! Edge cases: too little for any model is a [`Refusal`]; a model that does not converge is left out with its reason; no proof leaves the default model, and says so.
//! Complexity: [`study`] makes two fits a model (all days, and up to the cut) and the proof's predictions; [`Studying`] is the same step by step, so that it can be
//! told how far it is, and dropped; [`Study::customers`] one prediction a distinct history; everything else is a sum over some thousand cells, or one customer.
//! Source: SPEC §4.
//! Not the same as: the measures, which are observed.
//! Tested by: tests/study.rs.

use crate::orders::OrderStore;
use crate::units::{Day, Interval};

use super::baseline::GroupMeans;
use super::cells::{Cell, cells};
use super::fit::Estimates;
use super::fitting::Fitting;
use super::forecast::{
    Banded, Base, CohortForecast, CustomerDetail, CustomerForecast, CustomerRange, Fitted, HORIZONS, Reach, SpendModel,
    detail, weeks,
};
use super::gamma_gamma::{Correlation, GammaGamma};
use super::grouping::Timing;
use super::proof::{Forecaster, Proof, Proving};
use super::refusal::Refusal;
use super::simulator::Simulator;
use super::summary::{Cut, Figures, History, Spend, Summary};
use super::timing::{Discounting, Kind, TimingModel};

/// What a study is asked for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Options {
    /// The last observed day.
    pub as_of: Day,
    /// Days held back for the proof; a third of the span unless someone says otherwise.
    pub holdout_days: Option<i32>,
    /// Months and rate of the predicted CLV.
    pub discounting: Discounting,
    /// The part of revenue that is margin, where known: CLV is then of margin.
    pub margin: Option<f64>,
}

impl Options {
    /// Twelve months at 1 % a month, a third held back.
    pub fn new(as_of: Day) -> Self {
        Self { as_of, holdout_days: None, discounting: Discounting::over(12), margin: None }
    }
}

/// A fit or why there is none.
#[derive(Debug, Clone, PartialEq)]
pub struct ModelFit {
    /// Which model.
    pub kind: Kind,
    /// Its estimates on all that is known.
    pub estimates: Result<Estimates, Refusal>,
}

/// Numbers to judge a study by.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Facts {
    /// Known customers with an order.
    pub customers: u64,
    /// Of these, with a second purchase day.
    pub repeaters: u64,
    /// Purchase days after the first.
    pub repeats: u64,
    /// Days from the first order to the as-of day.
    pub span_days: i32,
    /// Mean days between two purchase days.
    pub cycle_days: f64,
}

/// Customers' futures under way: P(alive), the orders of both horizons, and what is discounted.
#[derive(Debug, Clone)]
pub struct Futures(Figures<4>);

/// A studied store.
#[derive(Debug, Clone)]
pub struct Study {
    /// What was asked for.
    pub options: Options,
    /// Numbers to judge it by.
    pub facts: Facts,
    /// The models on all that is known, the default first.
    pub fits: Vec<ModelFit>,
    /// How they and the naive rules would have done.
    pub proof: Result<Proof, Refusal>,
    /// The way that forecasts customers' orders.
    pub chosen: Forecaster,
    /// Gamma-Gamma on all that is known.
    pub spend: Result<Estimates, Refusal>,
    /// How spend and number of purchases move together.
    pub correlation: Option<Correlation>,
    summary: Summary,
    fitted: Fitted,
    spend_model: SpendModel,
    first_day_minor: f64,
    group_means: Option<GroupMeans>,
    holdout_days: i32,
    cells: Vec<Cell>,
}

/// One step of a study.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Reading the histories.
    Histories,
    /// Fitting a model to all that is known.
    Fit(Kind),
    /// Reading the histories up to the cut.
    Cut,
    /// Fitting a model up to the cut.
    Refit(Kind),
    /// Predicting by it what came after.
    Predict(Kind),
    /// Predicting by the naive rules.
    Rules,
    /// Fitting the spend, and what is needed to answer.
    Spend,
}

const STEPS: [Step; 13] = [
    Step::Histories,
    Step::Fit(Kind::ALL[0]),
    Step::Fit(Kind::ALL[1]),
    Step::Fit(Kind::ALL[2]),
    Step::Cut,
    Step::Refit(Kind::ALL[0]),
    Step::Predict(Kind::ALL[0]),
    Step::Refit(Kind::ALL[1]),
    Step::Predict(Kind::ALL[1]),
    Step::Refit(Kind::ALL[2]),
    Step::Predict(Kind::ALL[2]),
    Step::Rules,
    Step::Spend,
];

/// A study under way. Whoever runs it can do other things between two steps, or drop it.
#[derive(Debug)]
pub struct Studying {
    options: Options,
    done: usize,
    seen: Option<Seen>,
    fitting: Option<Fitting>,
    fits: Vec<ModelFit>,
    proving: Option<Proving>,
    proof: Result<Proof, Refusal>,
}

/// The histories of all customers.
#[derive(Debug)]
struct Seen {
    summary: Summary,
    timings: Vec<Timing>,
    span_days: i32,
    holdout_days: i32,
}

/// Studies a store from the first step to the last.
pub fn study(store: &OrderStore, options: Options) -> Result<Study, Refusal> {
    let mut studying = Studying::new(options);
    loop {
        if let Some(study) = studying.advance(store) {
            return study;
        }
    }
}

impl Studying {
    /// How many steps there are.
    pub const STEPS: usize = STEPS.len();

    /// A study before its first step.
    pub fn new(options: Options) -> Self {
        let proof = Err(Refusal::NothingToProve { holdout_days: 0 });
        Self { options, done: 0, seen: None, fitting: None, fits: Vec::new(), proving: None, proof }
    }

    /// The steps that are done, and the next one.
    pub fn progress(&self) -> (usize, Option<Step>) {
        (self.done, STEPS.get(self.done).copied())
    }

    /// Takes the next step, always of the same store; after the last one, or where there is too little for any, the study.
    pub fn advance(&mut self, store: &OrderStore) -> Option<Result<Study, Refusal>> {
        let step = STEPS.get(self.done).copied().unwrap_or(Step::Spend);
        // Fits and predictions of many customers are taken a part at a time, so that no step is long.
        let more = match (step, &self.seen, &mut self.proving) {
            (Step::Fit(kind), Some(seen), _) => {
                let fit = self.fitting.get_or_insert_with(|| Fitting::new(kind)).advance(&seen.timings);
                self.fits.extend(fit.map(|estimates| ModelFit { kind, estimates }));
                fit.is_none()
            }
            (Step::Refit(kind), _, Some(proving)) => proving.fit(kind),
            (Step::Predict(_), _, Some(proving)) => proving.predict(),
            _ => false,
        };
        if more {
            return None;
        }
        self.fitting = None;
        self.done += 1;
        let Some(seen) = &self.seen else {
            let seen = Seen::new(store, self.options);
            if let Err(refusal) = seen.summary.suffices() {
                return Some(Err(refusal));
            }
            self.seen = Some(seen);
            return None;
        };
        match step {
            Step::Histories | Step::Fit(_) | Step::Refit(_) | Step::Predict(_) => {}
            Step::Cut => match Proving::new(store, self.options.as_of, seen.holdout_days) {
                Ok(proving) => self.proving = Some(proving),
                Err(refusal) => self.proof = Err(refusal),
            },
            Step::Rules => {
                if let Some(proving) = self.proving.take() {
                    self.proof = Ok(proving.end(store));
                }
            }
            Step::Spend => return self.seen.take().map(|seen| self.end(store, seen)),
        }
        None
    }

    fn end(&mut self, store: &OrderStore, seen: Seen) -> Result<Study, Refusal> {
        let Seen { summary, span_days, holdout_days, .. } = seen;
        let fits = core::mem::take(&mut self.fits);
        let proof = self.proof.clone();
        let proved = proof.as_ref().ok().and_then(Proof::best_model);
        let usable = |wanted: Option<Kind>| {
            fits.iter().filter(|fit| wanted.is_none_or(|kind| kind == fit.kind)).find_map(|fit| {
                fit.estimates.as_ref().ok().map(|estimates| Fitted { kind: fit.kind, estimates: *estimates })
            })
        };
        let none = Refusal::NoConvergence { parameters: [0.0; 4] };
        let why = fits.first().and_then(|fit| fit.estimates.err()).unwrap_or(none);
        let fitted = proved.and_then(|kind| usable(Some(kind))).or_else(|| usable(None)).ok_or(why)?;
        let chosen = match proof.as_ref().map(Proof::chosen) {
            // A model that held at the cut and does not converge on all days has no forecast.
            Ok(Forecaster::Model(_)) | Err(_) => Forecaster::Model(fitted.kind),
            Ok(rule) => rule,
        };

        let spends = summary.spends();
        let spend = GammaGamma::fit(&spends);
        let spend_model = spend_model(&spends, spend.as_ref().ok());
        let expected: Vec<f64> = summary.customers.iter().map(|history| spend_model.of(history)).collect();
        Ok(Study {
            options: self.options,
            facts: Facts {
                customers: summary.customers.len() as u64,
                repeaters: summary.repeaters(),
                repeats: summary.repeats(),
                span_days,
                cycle_days: summary.cycle_days().unwrap_or(0.0),
            },
            fits,
            proof,
            chosen,
            spend,
            correlation: GammaGamma::correlation(&spends),
            cells: cells(&summary, &expected),
            group_means: GroupMeans::new(store, summary.oldest, self.options.as_of, holdout_days),
            first_day_minor: summary.first_net_minor as f64 / summary.customers.len().max(1) as f64,
            summary,
            fitted,
            spend_model,
            holdout_days,
        })
    }
}

impl Seen {
    fn new(store: &OrderStore, options: Options) -> Self {
        let Options { as_of, .. } = options;
        let seen = Summary::new(store, Cut::none(as_of));
        let span_days = as_of.since(seen.oldest);
        let holdout_days = options.holdout_days.unwrap_or(span_days / 3);
        let summary = Summary::new(store, Cut { recent_days: holdout_days, ..Cut::none(as_of) });
        let timings = summary.timings();
        Self { summary, timings, span_days, holdout_days }
    }
}

fn spend_model(spends: &[Spend], estimates: Option<&Estimates>) -> SpendModel {
    let purchases: f64 = spends.iter().map(|spend| f64::from(spend.x)).sum();
    let plain_mean = spends.iter().map(|spend| f64::from(spend.x) * spend.mean).sum::<f64>() / purchases.max(1.0);
    let model = estimates.map(|estimates| (GammaGamma::new(estimates.parameters), *estimates));
    // Of one amount within a customer: gamma of shape p has the relative variance 1/p.
    let amount_variance = model.map_or(0.5, |(model, _)| 1.0 / model.p);
    SpendModel { model, plain_mean, amount_variance }
}

impl Study {
    /// The model of the customers' timing: the best by the proof, else the default.
    pub fn timing_model(&self) -> (Kind, TimingModel) {
        (self.fitted.kind, self.fitted.model())
    }

    /// E(M) of nobody in particular, in minor units: what a repeat purchase day brings.
    pub fn mean_spend_minor(&self) -> f64 {
        self.spend_model.model.map_or(self.spend_model.plain_mean, |(model, _)| model.mean_spend(None))
    }

    /// All customers' futures, in the store's order of customers; customers without an order by the as-of day are left out.
    pub fn customers(&self) -> Vec<CustomerForecast> {
        let mut futures = self.futures();
        while self.look_ahead(&mut futures) {}
        self.told(futures)
    }

    /// The same a part of the customers at a time: before the first part.
    pub fn futures(&self) -> Futures {
        Futures(Figures::new(&self.summary))
    }

    /// Works out the next part of the customers' futures; says whether there are more.
    pub fn look_ahead(&self, futures: &mut Futures) -> bool {
        let model = self.fitted.model();
        futures.0.advance(&mut |timing| {
            let (alive, later) = (model.p_alive(timing), model.if_alive(timing));
            let [short, long] = HORIZONS.map(|days| alive * later.expected(weeks(days)));
            [alive, short, long, alive * self.options.discounting.sum(|weeks| later.expected(weeks))]
        })
    }

    /// The futures once all parts are worked out.
    pub fn told(&self, futures: Futures) -> Vec<CustomerForecast> {
        let futures = self.summary.customers.iter().zip(futures.0.end());
        futures
            .map(|(history, [alive, short, long, value])| self.forecast(history, alive, [short, long], value))
            .collect()
    }

    /// One customer's future with its uncertainty, by the place in the store's customers.
    pub fn customer(&self, customer: u32) -> Option<CustomerDetail> {
        let history = self.history(customer)?;
        Some(detail(&self.fitted, &self.spend_model, history, self.expected(history), self.options.as_of))
    }

    /// One customer's future, by the place in the store's customers.
    pub fn forecast_of(&self, customer: u32) -> Option<CustomerForecast> {
        self.history(customer).map(|history| self.expected(history))
    }

    /// Between what one customer's future should lie, by the place in the store's customers.
    pub fn range_of(&self, customer: u32) -> Option<CustomerRange> {
        let history = self.history(customer)?;
        let reach = Reach::of(&self.fitted.model(), &history.timing());
        Some(reach.range(&self.spend_model, history, self.options.as_of))
    }

    /// The same of all customers, in the order of [`Study::customers`]. Dearer than the expectations: some seconds for a million customers.
    pub fn ranges(&self) -> Vec<CustomerRange> {
        let model = self.fitted.model();
        let mut figures = Figures::new(&self.summary);
        while figures.advance(&mut |timing| {
            let Reach { orders: [(least, most), (least_long, most_long)], wait_weeks } = Reach::of(&model, timing);
            let [least, most, least_long, most_long] = [least, most, least_long, most_long].map(f64::from);
            [least, most, least_long, most_long, wait_weeks]
        }) {}
        let range = |(history, [least, most, least_long, most_long, wait_weeks]): (&History, [f64; 5])| {
            let orders = [(least as u32, most as u32), (least_long as u32, most_long as u32)];
            Reach { orders, wait_weeks }.range(&self.spend_model, history, self.options.as_of)
        };
        self.summary.customers.iter().zip(figures.end()).map(range).collect()
    }

    fn history(&self, customer: u32) -> Option<&History> {
        let place = self.summary.customers.binary_search_by_key(&customer, |history| history.customer).ok()?;
        self.summary.customers.get(place)
    }

    fn expected(&self, history: &History) -> CustomerForecast {
        let (model, timing) = (self.fitted.model(), history.timing());
        let orders = HORIZONS.map(|days| model.expected_after(&timing, weeks(days)));
        let discounted = model.discounted_after(&timing, &self.options.discounting);
        self.forecast(history, model.p_alive(&timing), orders, discounted)
    }

    /// A customer's future: the model's, or the naive rule's where that was chosen.
    fn forecast(&self, history: &History, p_alive: f64, by_model: [f64; 2], discounted: f64) -> CustomerForecast {
        let rule = |days: f64| match (self.chosen, &self.group_means) {
            (Forecaster::LastDays, _) => Some(f64::from(history.recent) * days / f64::from(self.holdout_days.max(1))),
            (Forecaster::GroupMeans, Some(means)) => Some(means.predict(history, days)),
            _ => None,
        };
        let [short, long] = HORIZONS.map(|days| rule(f64::from(days)));
        let orders = [short.unwrap_or(by_model[0]), long.unwrap_or(by_model[1])];
        let by_rule = rule(1.0).map(|a_day| self.options.discounting.sum(|weeks| weeks * super::DAYS_PER_WEEK * a_day));
        let mean = self.spend_model.of(history);
        CustomerForecast {
            customer: history.customer,
            p_alive: Some(p_alive),
            orders,
            spend_minor: orders.map(|orders| orders * mean),
            predicted_clv_minor: by_rule.unwrap_or(discounted) * mean * self.options.margin.unwrap_or(1.0),
        }
    }

    fn base(&self) -> Base<'_> {
        Base { fitted: &self.fitted, spend: &self.spend_model, cells: &self.cells }
    }

    /// Purchase days of all known customers in some days, by the timing model.
    pub fn orders_within(&self, days: i32) -> Banded {
        self.base().orders(weeks(days))
    }

    /// Their revenue, in minor units.
    pub fn revenue_within(&self, days: i32) -> Banded {
        self.base().revenue(weeks(days))
    }

    /// The predicted CLV of all known customers, in minor units of revenue, or of margin where there is one.
    pub fn value_of_the_base(&self) -> Banded {
        let value = self.base().value(&self.options.discounting);
        let margin = self.options.margin.unwrap_or(1.0);
        let band = Interval { low: value.band.low * margin, high: value.band.high * margin };
        Banded { expected: value.expected * margin, band }
    }

    /// Revenue of the coming calendar months by acquisition cohort, in minor units.
    pub fn cohorts(&self, months: u32) -> Vec<CohortForecast> {
        self.base().cohorts(months, self.options.discounting.weeks_a_month)
    }

    /// The same of all cohorts together.
    pub fn months_ahead(&self, months: u32) -> Vec<Banded> {
        self.base().ahead(months, self.options.discounting.weeks_a_month)
    }

    /// What a new customer brings, to be changed by sliders.
    pub fn simulator(&self) -> Simulator {
        Simulator {
            fitted: self.fitted,
            first_day_minor: self.first_day_minor,
            repeat_day_minor: self.mean_spend_minor(),
            spend_relative_variance: self.spend_model.relative_variance(),
            weeks_a_month: self.options.discounting.weeks_a_month,
        }
    }
}

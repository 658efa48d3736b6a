//! The proof: what each way to predict would have said of days that the file already knows.
//!
//! Question: had we asked some months ago, how right would the forecast have been, and would a rule of thumb have done as well?
//! Definition: the models are fitted to what was known at a cut, h days before the as-of day; each predicts every known customer's purchases in the h days after.
//! Compared with what came: the total; by week; by past count; by tenths of customers in the order of the prediction (calibration); and per customer
//! the mean absolute error and the root of the mean squared error. The least root mean squared error is best; those within [`TIE`] of it are as good, and of these
//! the least error of the total is chosen. A naive rule can be chosen like any model.
//! Inputs and units: the store; purchases are distinct days with an order; h is a third of the span unless someone says otherwise.
//! Window and censoring: customers who came after the cut are not predicted, and are counted apart.
//! Edge cases: nothing held back, or nobody known at the cut: [`Refusal::NothingToProve`]; too little for a model at the cut: its refusal, and the naive rules stand.
//! Numeric notes: a band is 1.96 deviations: the variance of all customers' purchases by the model, plus that of the estimates (delta method). Over time the part
//! of the variance that is the mean grows with the mean, the rest with its square.
//! Complexity: a fit of each model, and a prediction of each distinct (x, t_x, T); weeks are added up over the coarser table, scaled to the total.
//! Source: Fader, Hardie and Lee (2005), Marketing Science 24(2), section 4; Wübben and von Wangenheim (2008), J. Marketing 72(3).
//! Not the same as: a good fit, which looks back; here the days that are compared were not looked at.
//! Tested by: tests/proof.rs (CDNOW: 1,882 purchases came), `what_is_held_back_is_not_seen` there.

use crate::orders::OrderStore;
use crate::units::{Day, Interval, Z_95};

use super::baseline::GroupMeans;
use super::fit::Estimates;
use super::fitting::Fitting;
use super::grouping::{FINE, Timing, coarser};
use super::refusal::Refusal;
use super::summary::{Cut, DAYS_PER_WEEK, Figures, Summary};
use super::timing::Kind;

/// Root mean squared errors within this part of the least are as good.
pub const TIE: f64 = 0.01;
/// Past counts from this on are one row.
pub const LAST_COUNT: u32 = 7;

/// A way to predict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Forecaster {
    /// One of the models.
    Model(Kind),
    /// As much as in the last days.
    LastDays,
    /// As much as customers with a like history bought.
    GroupMeans,
}

/// Customers of one past count, or of one tenth.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Row {
    /// How many customers.
    pub customers: u64,
    /// What they bought.
    pub actual: u64,
    /// What was predicted of them.
    pub predicted: f64,
}

/// How a way to predict has done.
#[derive(Debug, Clone, PartialEq)]
pub struct Score {
    /// Purchases predicted in all.
    pub total: f64,
    /// The 95 % band of the total, of a model.
    pub band: Option<Interval>,
    /// Predicted / actual − 1; absent where nothing came.
    pub total_error: Option<f64>,
    /// Mean of |predicted − actual| over customers.
    pub mean_absolute_error: f64,
    /// Root of the mean of (predicted − actual)².
    pub root_mean_squared_error: f64,
    /// By past count: 0, 1, … and [`LAST_COUNT`] and more.
    pub by_count: Vec<Row>,
    /// By tenths of customers, the least predicted first.
    pub tenths: Vec<Row>,
    /// Predicted up to the end of each week.
    pub by_week: Vec<f64>,
    /// Its band, of a model.
    pub week_bands: Vec<Interval>,
}

/// A way to predict, and how it has done or why it could not.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// Which.
    pub by: Forecaster,
    /// What the model was at the cut.
    pub estimates: Option<Estimates>,
    /// How it has done.
    pub score: Result<Score, Refusal>,
}

/// The comparison.
#[derive(Debug, Clone, PartialEq)]
pub struct Proof {
    /// The last day that was looked at.
    pub cut: Day,
    /// The last day that was predicted.
    pub until: Day,
    /// Customers known at the cut.
    pub customers: u64,
    /// Customers who came after it, of whom nothing is predicted.
    pub newcomers: u64,
    /// Purchases that came.
    pub actual: u64,
    /// Purchases that came up to the end of each week after the cut; the last week may be short.
    pub actual_by_week: Vec<u64>,
    /// All ways, the chosen one first, those that could not last.
    pub candidates: Vec<Candidate>,
}

impl Proof {
    /// The proof of a store as of a day with so many days held back.
    pub fn new(store: &OrderStore, as_of: Day, holdout_days: i32) -> Result<Self, Refusal> {
        let mut proving = Proving::new(store, as_of, holdout_days)?;
        for kind in Kind::ALL {
            while proving.fit(kind) {}
            while proving.predict() {}
        }
        Ok(proving.end(store))
    }

    /// The way that has done best.
    pub fn chosen(&self) -> Forecaster {
        self.candidates.first().map_or(Forecaster::LastDays, |candidate| candidate.by)
    }

    /// The model that has done best among the models.
    pub fn best_model(&self) -> Option<Kind> {
        self.candidates.iter().filter(|candidate| candidate.score.is_ok()).find_map(|candidate| match candidate.by {
            Forecaster::Model(kind) => Some(kind),
            _ => None,
        })
    }
}

/// Puts the best first: by the rule above, then by the error per customer.
fn rank(candidates: &mut [Candidate]) {
    let error =
        |candidate: &Candidate| candidate.score.as_ref().map_or(f64::INFINITY, |score| score.root_mean_squared_error);
    let least = candidates.iter().map(&error).fold(f64::INFINITY, f64::min);
    candidates.sort_by(|one, other| {
        let key = |candidate: &Candidate| {
            let as_good = error(candidate) <= least * (1.0 + TIE);
            let total =
                candidate.score.as_ref().ok().and_then(|score| score.total_error).map_or(f64::INFINITY, f64::abs);
            (!as_good, if as_good { total } else { error(candidate) })
        };
        let (one, other) = (key(one), key(other));
        one.0.cmp(&other.0).then(one.1.total_cmp(&other.1))
    });
}

/// A fit at the cut, and how far its predictions are.
type Predicting = Result<(Estimates, Figures<1>), Refusal>;

/// A proof under way: model by model, then the naive rules.
#[derive(Debug, Clone)]
pub(super) struct Proving {
    bench: Bench,
    looked_back: i32,
    fitting: Option<Fitting>,
    fitted: Option<(Kind, Predicting)>,
    candidates: Vec<Candidate>,
}

impl Proving {
    /// Looks at the histories up to the cut.
    pub fn new(store: &OrderStore, as_of: Day, holdout_days: i32) -> Result<Self, Refusal> {
        let cut = as_of.plus(-holdout_days);
        let summary = Summary::new(store, Cut { at: cut, until: as_of, recent_days: holdout_days });
        let looked_back = holdout_days.min(cut.since(summary.oldest) + 1);
        if holdout_days < 1 || looked_back < 1 || summary.customers.is_empty() || summary.later() == 0 {
            return Err(Refusal::NothingToProve { holdout_days });
        }
        Ok(Self {
            bench: Bench::new(summary, holdout_days),
            looked_back,
            fitting: None,
            fitted: None,
            candidates: Vec::new(),
        })
    }

    /// Takes a step of a model's fit to what was known at the cut; says whether there are more.
    pub fn fit(&mut self, kind: Kind) -> bool {
        let fit = match self.bench.summary.suffices() {
            Ok(()) => self.fitting.get_or_insert_with(|| Fitting::new(kind)).advance(&self.bench.timings),
            Err(refusal) => Some(Err(refusal)),
        };
        let Some(fit) = fit else { return true };
        self.fitting = None;
        self.fitted = Some((kind, fit.map(|estimates| (estimates, Figures::new(&self.bench.summary)))));
        false
    }

    /// Predicts a part of the customers by the model that was fitted last; says whether there are more.
    pub fn predict(&mut self) -> bool {
        let ahead = f64::from(self.bench.holdout_days) / DAYS_PER_WEEK;
        if let Some((kind, Ok((estimates, figures)))) = &mut self.fitted {
            let model = kind.with(estimates.parameters);
            if figures.advance(&mut |timing| [model.expected_after(timing, ahead)]) {
                return true;
            }
        }
        let candidate = self.fitted.take().map(|(kind, fit)| {
            let score = fit.and_then(|(estimates, figures)| {
                let predicted: Vec<f64> = figures.end().into_iter().map(|[predicted]| predicted).collect();
                // Estimates at the edge of what a number can hold foretell nothing.
                let sound = predicted.iter().all(|predicted| predicted.is_finite());
                let refusal = Refusal::NoConvergence { parameters: estimates.parameters };
                let score = || (estimates, self.bench.score(predicted, Some((kind, &estimates))));
                if sound { Ok(score()) } else { Err(refusal) }
            });
            let estimates = score.as_ref().ok().map(|(estimates, _)| *estimates);
            Candidate { by: Forecaster::Model(kind), estimates, score: score.map(|(_, score)| score) }
        });
        self.candidates.extend(candidate);
        false
    }

    /// Predicts by the naive rules, and puts the best first.
    pub fn end(self, store: &OrderStore) -> Proof {
        let Self { bench, looked_back, mut candidates, .. } = self;
        let (summary, holdout_days) = (&bench.summary, bench.holdout_days);
        let scale = f64::from(holdout_days) / f64::from(looked_back);
        let last = summary.customers.iter().map(|history| f64::from(history.recent) * scale).collect();
        candidates.push(Candidate { by: Forecaster::LastDays, estimates: None, score: Ok(bench.score(last, None)) });
        let means = GroupMeans::new(store, summary.oldest, summary.cut, holdout_days).map(|means| {
            let of = summary.customers.iter().map(|history| means.predict(history, f64::from(holdout_days)));
            bench.score(of.collect(), None)
        });
        let score = means.ok_or(Refusal::NothingToProve { holdout_days });
        candidates.push(Candidate { by: Forecaster::GroupMeans, estimates: None, score });
        rank(&mut candidates);
        Proof {
            cut: summary.cut,
            until: summary.until,
            customers: summary.customers.len() as u64,
            newcomers: summary.newcomers,
            actual: summary.later(),
            actual_by_week: bench.actual_by_week(),
            candidates,
        }
    }
}

/// What all ways are measured on.
#[derive(Debug, Clone)]
struct Bench {
    summary: Summary,
    timings: Vec<Timing>,
    coarse: Vec<Timing>,
    /// Days after the cut at the end of each week.
    week_ends: Vec<i32>,
    holdout_days: i32,
}

impl Bench {
    fn new(summary: Summary, holdout_days: i32) -> Self {
        let timings = summary.timings();
        let coarse = coarser(&timings, FINE);
        let full = (1..=holdout_days / 7).map(|week| week * 7);
        let week_ends = full.chain((holdout_days % 7 > 0).then_some(holdout_days)).collect();
        Self { summary, timings, coarse, week_ends, holdout_days }
    }

    fn score(&self, predicted: Vec<f64>, model: Option<(Kind, &Estimates)>) -> Score {
        let customers = &self.summary.customers;
        let total: f64 = predicted.iter().sum();
        let actual = self.summary.later();
        let (mut absolute, mut squared) = (0.0, 0.0);
        let mut by_count = vec![Row::default(); LAST_COUNT as usize + 1];
        for (history, predicted) in customers.iter().zip(&predicted) {
            let error = predicted - f64::from(history.later);
            absolute += error.abs();
            squared += error * error;
            by_count[history.repeats.min(LAST_COUNT) as usize].add(history.later, *predicted);
        }
        let count = customers.len() as f64;
        let (by_week, spread) = match model {
            Some((kind, estimates)) => self.weeks_of(kind, estimates, total),
            None => {
                let part = |end: &i32| total * f64::from(*end) / f64::from(self.holdout_days);
                (self.week_ends.iter().map(part).collect(), None)
            }
        };
        let band = |expected: f64| spread.map(|spread| spread.band(expected, total));
        Score {
            total,
            band: band(total),
            total_error: (actual > 0).then(|| total / actual as f64 - 1.0),
            mean_absolute_error: absolute / count,
            root_mean_squared_error: libm::sqrt(squared / count),
            by_count,
            tenths: self.tenths(&predicted),
            week_bands: by_week.iter().filter_map(|expected| band(*expected)).collect(),
            by_week,
        }
    }

    fn tenths(&self, predicted: &[f64]) -> Vec<Row> {
        let mut order: Vec<(f64, u32)> =
            predicted.iter().copied().zip(self.summary.customers.iter().map(|history| history.later)).collect();
        order.sort_unstable_by(|one, other| one.0.total_cmp(&other.0).then(one.1.cmp(&other.1)));
        let tenth = |number: usize| {
            let mut row = Row::default();
            let (from, to) = (order.len() * number / 10, order.len() * (number + 1) / 10);
            order[from..to].iter().for_each(|(predicted, later)| row.add(*later, *predicted));
            row
        };
        (0..10).map(tenth).collect()
    }

    fn weeks_of(&self, kind: Kind, estimates: &Estimates, total: f64) -> (Vec<f64>, Option<Spread>) {
        let ahead = f64::from(self.holdout_days) / DAYS_PER_WEEK;
        let at = |parameters: &[f64; 4], weeks: f64| -> f64 {
            let model = kind.with(*parameters);
            self.coarse.iter().map(|timing| timing.weight * model.expected_after(timing, weeks)).sum()
        };
        // The coarser table stands for the shape; the total is exact.
        let scale = total / at(&estimates.parameters, ahead).max(1e-300);
        let ends = self.week_ends.iter().map(|end| f64::from(*end) / DAYS_PER_WEEK);
        let by_week = ends.map(|weeks| scale * at(&estimates.parameters, weeks)).collect();
        let model = kind.with(estimates.parameters);
        let chance = self.coarse.iter().map(|timing| timing.weight * model.variance_after(timing, ahead)).sum();
        let estimate = estimates.variance_of(&|parameters| at(parameters, ahead));
        (by_week, Some(Spread { chance, estimate }))
    }

    fn actual_by_week(&self) -> Vec<u64> {
        let start = self.summary.cut.since(self.summary.oldest);
        let upto = |end: &i32| {
            let days =
                self.summary.later_by_day.iter().zip(0_i32..).filter(|(_, at)| *at > start && *at <= start + end);
            days.map(|(count, _)| u64::from(*count)).sum()
        };
        self.week_ends.iter().map(upto).collect()
    }
}

/// The variance of a total: of the purchases given the parameters, and of the estimates.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Spread {
    pub chance: f64,
    pub estimate: f64,
}

impl Spread {
    /// The 95 % band of a part of the total.
    pub fn band(self, expected: f64, total: f64) -> Interval {
        let part = if total > 0.0 { expected / total } else { 0.0 };
        let beyond_the_mean = (self.chance - total).max(0.0) + self.estimate;
        let half = Z_95 * libm::sqrt(expected.max(0.0) + part * part * beyond_the_mean);
        Interval { low: (expected - half).max(0.0), high: expected + half }
    }
}

impl Row {
    fn add(&mut self, actual: u32, predicted: f64) {
        self.customers += 1;
        self.actual += u64::from(actual);
        self.predicted += predicted;
    }
}

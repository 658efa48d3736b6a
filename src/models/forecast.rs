//! What each customer, each cohort and the whole base will bring.
//!
//! Question: who is still a customer, when will they order next, what will they spend, and what are all of them worth?
//! Definition: orders in t weeks E[Y(t) | x, t_x, T]; spend is orders times E(M | x, z̄); predicted CLV = E(M) Σ_k (E[Y(k)] − E[Y(k−1)]) / (1+d)^k over the
//! months of a [`Discounting`], times a margin where there is one. Purchases are days with an order.
//! Inputs and units: the best model's parameters, Gamma-Gamma's; days, minor units.
//! Window and censoring: from the as-of day on; customers who are not there yet are in no sum.
//! Edge cases: without a spend model (refused, or no repeaters with spend) the mean of all repeat days stands in for E(M); where a naive rule was chosen, orders are
//! its own, spread evenly over time, and P(alive) is still the best model's, or absent.
//! Numeric notes: an interval of orders is of whole numbers with at most 2.5 % below and above; of spend, these times E(M) and 1.96 deviations of as many
//! amounts, so it holds a little more than 95 %. A band of a sum: see the proof; spend adds the relative variance of its mean.
//! Complexity: a list of all customers costs one prediction a distinct (x, t_x, T) and horizon; sums are over cells.
//! Source: Fader, Hardie and Lee (2005), "RFM and CLV", J. Marketing Research 42(4), 415–430; by months instead of continuously.
//! Not the same as: historical LTV (M9), which is what they have brought.
//! Tested by: tests/study.rs.

use crate::units::{Day, Interval, Month, Z_95};

use super::cells::Cell;
use super::fit::Estimates;
use super::gamma_gamma::GammaGamma;
use super::grouping::Timing;
use super::proof::Spread;
use super::summary::{DAYS_PER_WEEK, History};
use super::timing::{Discounting, Kind, TimingModel};

/// The horizons of a customer's forecast, in days.
pub const HORIZONS: [i32; 2] = [90, 365];

/// One customer's future.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CustomerForecast {
    /// Place in the store's customers.
    pub customer: u32,
    /// P(alive); absent where no model could be fitted.
    pub p_alive: Option<f64>,
    /// Days with an order expected in [`HORIZONS`].
    pub orders: [f64; 2],
    /// Their spend, in minor units.
    pub spend_minor: [f64; 2],
    /// Predicted CLV over the discounting's months, in minor units of revenue, or of margin where there is one.
    pub predicted_clv_minor: f64,
}

/// One customer's future with its uncertainty.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CustomerDetail {
    /// The expectations.
    pub forecast: CustomerForecast,
    /// How far off they may be.
    pub range: CustomerRange,
    /// The chance of any order in [`HORIZONS`].
    pub chance: [f64; 2],
    /// E(M): what one purchase day is expected to bring, in minor units.
    pub mean_spend_minor: f64,
}

/// Between what one customer's future should lie.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CustomerRange {
    /// The least and the most orders in [`HORIZONS`], with at most 2.5 % below and above.
    pub orders: [(u32, u32); 2],
    /// The same of the spend, in minor units; a little wider than 95 %.
    pub spend_minor: [Interval; 2],
    /// The day by which every second customer like this one who is still active has ordered again.
    pub next_order: Day,
}

/// What of a range follows from x, t_x and T alone.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reach {
    pub orders: [(u32, u32); 2],
    pub wait_weeks: f64,
}

impl Reach {
    pub fn of(model: &TimingModel, timing: &Timing) -> Self {
        let orders = HORIZONS.map(|days| model.interval_after(timing, weeks(days)));
        Self { orders, wait_weeks: model.median_wait(timing) }
    }

    /// The range of a customer with such a history.
    pub fn range(&self, spend: &SpendModel, history: &History, as_of: Day) -> CustomerRange {
        let (mean, deviation) = (spend.of(history), spend.deviation(history));
        let spend_minor = self.orders.map(|(low, high)| {
            let end = |orders: u32, side: f64| {
                let orders = f64::from(orders);
                (orders * mean + side * Z_95 * deviation * libm::sqrt(orders)).max(0.0)
            };
            Interval { low: end(low, -1.0), high: end(high, 1.0) }
        });
        let wait = libm::ceil(self.wait_weeks * DAYS_PER_WEEK).min(36_500.0);
        CustomerRange { orders: self.orders, spend_minor, next_order: as_of.plus(wait as i32) }
    }
}

/// A sum over customers with its 95 % band.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Banded {
    /// What is expected.
    pub expected: f64,
    /// The 95 % band.
    pub band: Interval,
}

/// What the customers of one cohort will bring.
#[derive(Debug, Clone, PartialEq)]
pub struct CohortForecast {
    /// The month of their first order.
    pub cohort: Month,
    /// How many they are.
    pub customers: u64,
    /// Of these, expected to be active still.
    pub active: f64,
    /// Revenue of each month after the as-of day, in minor units.
    pub revenue_minor: Vec<Banded>,
}

/// Expected spend on a purchase.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct SpendModel {
    /// Gamma-Gamma, where it holds.
    pub model: Option<(GammaGamma, Estimates)>,
    /// The mean of all repeat days, else of nothing.
    pub plain_mean: f64,
    /// The relative variance of one amount around its customer's mean.
    pub amount_variance: f64,
}

impl SpendModel {
    /// E(M) of a customer.
    pub fn of(&self, history: &History) -> f64 {
        self.model.map_or(self.plain_mean, |(model, _)| model.mean_spend(history.spend()))
    }

    /// The deviation of one amount of a customer.
    fn deviation(&self, history: &History) -> f64 {
        let own = self.model.and_then(|(model, _)| model.spend_deviation(history.spend()));
        own.unwrap_or_else(|| self.of(history) * libm::sqrt(self.amount_variance))
    }

    /// The relative variance of the mean of all, from the estimates.
    pub fn relative_variance(&self) -> f64 {
        self.model.map_or(0.0, |(model, estimates)| {
            let mean = |[p, q, v, _]: &[f64; 4]| p * v / (q - 1.0).max(1e-3);
            estimates.variance_of(&mean) / (model.mean_spend(None) * model.mean_spend(None))
        })
    }
}

/// A fitted timing model with the certainty of its parameters.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Fitted {
    pub kind: Kind,
    pub estimates: Estimates,
}

impl Fitted {
    pub fn model(&self) -> TimingModel {
        self.kind.with(self.estimates.parameters)
    }
}

/// Orders and spend of a customer with their uncertainty, by a model.
pub(super) fn detail(
    fitted: &Fitted,
    spend: &SpendModel,
    history: &History,
    forecast: CustomerForecast,
    as_of: Day,
) -> CustomerDetail {
    let (model, timing) = (fitted.model(), history.timing());
    CustomerDetail {
        forecast,
        range: Reach::of(&model, &timing).range(spend, history, as_of),
        chance: HORIZONS.map(|days| model.chance_after(&timing, weeks(days))),
        mean_spend_minor: spend.of(history),
    }
}

/// Days in weeks.
pub(super) fn weeks(days: i32) -> f64 {
    f64::from(days) / DAYS_PER_WEEK
}

/// Sums over customers, by their cells.
#[derive(Debug, Clone, Copy)]
pub(super) struct Base<'a> {
    pub fitted: &'a Fitted,
    pub spend: &'a SpendModel,
    pub cells: &'a [Cell],
}

/// What is summed: of a customer's expected total by weeks.
type Figure<'a> = &'a dyn Fn(&TimingModel, &Timing) -> f64;

impl Base<'_> {
    fn sum(&self, parameters: &[f64; 4], money: bool, figure: Figure<'_>) -> f64 {
        let model = self.fitted.kind.with(*parameters);
        let of = |cell: &Cell| cell.timing.weight * figure(&model, &cell.timing) * if money { cell.spend } else { 1.0 };
        self.cells.iter().map(of).sum()
    }

    /// Purchases of all within some weeks.
    pub fn orders(&self, weeks: f64) -> Banded {
        let figure = |model: &TimingModel, timing: &Timing| model.expected_after(timing, weeks);
        let expected = self.sum(&self.fitted.estimates.parameters, false, &figure);
        let chance = self.chance(weeks, false);
        let estimate = self.fitted.estimates.variance_of(&|parameters| self.sum(parameters, false, &figure));
        Banded { expected, band: Spread { chance, estimate }.band(expected, expected) }
    }

    /// Σ variance of the purchases, or of their spend, given the parameters.
    fn chance(&self, weeks: f64, money: bool) -> f64 {
        let model = self.fitted.model();
        let of = |cell: &Cell| {
            let variance = model.variance_after(&cell.timing, weeks);
            let amounts = model.expected_after(&cell.timing, weeks) * self.spend.amount_variance;
            let each = if money { (variance + amounts) * cell.spend * cell.spend } else { variance };
            cell.timing.weight * each
        };
        self.cells.iter().map(of).sum()
    }

    /// Revenue of all within some weeks, in minor units.
    pub fn revenue(&self, within: f64) -> Banded {
        self.money(&|model, timing| model.expected_after(timing, within), within)
    }

    /// Predicted CLV of all, in minor units of revenue.
    pub fn value(&self, discounting: &Discounting) -> Banded {
        let ahead = discounting.weeks_a_month * f64::from(discounting.months);
        self.money(&|model, timing| model.discounted_after(timing, discounting), ahead)
    }

    fn money(&self, figure: Figure<'_>, ahead: f64) -> Banded {
        let estimates = &self.fitted.estimates;
        let expected = self.sum(&estimates.parameters, true, figure);
        let parameters = estimates.variance_of(&|parameters| self.sum(parameters, true, figure));
        let spread = parameters + expected * expected * self.spend.relative_variance() + self.chance(ahead, true);
        let half = Z_95 * libm::sqrt(spread);
        Banded { expected, band: Interval { low: (expected - half).max(0.0), high: expected + half } }
    }

    /// Revenue month by month ahead. A month's band has its share of the band of all months.
    pub fn ahead(&self, months: u32, weeks_a_month: f64) -> Vec<Banded> {
        let ends = (0..=months).map(|month| {
            let weeks = weeks_a_month * f64::from(month);
            self.sum(&self.fitted.estimates.parameters, true, &|model, timing| model.expected_after(timing, weeks))
        });
        let totals: Vec<f64> = ends.collect();
        let whole = self.revenue(weeks_a_month * f64::from(months));
        // Variance is part chance, which grows with the mean, and part estimates, which grow with its square; the larger of both is kept.
        let half = whole.band.high - whole.expected;
        let month = |pair: &[f64]| {
            let expected = pair[1] - pair[0];
            let half = half * libm::sqrt((expected / whole.expected.max(1e-300)).clamp(0.0, 1.0));
            Banded { expected, band: Interval { low: (expected - half).max(0.0), high: expected + half } }
        };
        totals.windows(2).map(month).collect()
    }

    /// The same cohort by cohort.
    pub fn cohorts(&self, months: u32, weeks_a_month: f64) -> Vec<CohortForecast> {
        let by_cohort = self.cells.chunk_by(|one, other| one.cohort == other.cohort);
        let of = |cells: &[Cell]| {
            let model = self.fitted.model();
            let customers: f64 = cells.iter().map(|cell| cell.timing.weight).sum();
            CohortForecast {
                cohort: cells.first().map_or(Month(0), |cell| cell.cohort),
                customers: libm::rint(customers) as u64,
                active: cells.iter().map(|cell| cell.timing.weight * model.p_alive(&cell.timing)).sum(),
                revenue_minor: Base { cells, ..*self }.ahead(months, weeks_a_month),
            }
        };
        by_cohort.map(of).collect()
    }
}

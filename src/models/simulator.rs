//! The simulator: what a new customer brings, and what it would be if something were better.
//!
//! Question: what would keeping more customers, an earlier second order, no first discount or larger orders be worth, and what may a new customer cost?
//! Definition: a new customer orders once and then E[X(t)] times. e_m = E[X(m)] − E[X(m−1)] are the repeat orders of month m. *Retention up by k points*: each
//! ratio e_{m+1}/e_m, the part of one month's orders that the next month still has, rises by k/100, to 1 at most. *d days sooner*: the curve so changed is read d days
//! ahead, C′(t) = C(t + d). *First discount off*: the first order brings 1/(1 − discount) of what it does, from those who still buy. *Order value up*: all orders
//! bring more. Revenue by month m is first order + orders times E(M); margin is its part; affordable CAC is the margin of the months looked at; payback is the
//! first month whose margin to date covers the cost of acquiring.
//! Inputs and units: the model's parameters; minor units; shares of 1 (retention in points of 100); months of a stated length.
//! Window and censoring: a forecast; new customers are taken to be like those there are.
//! Edge cases: levers at rest give the shop's own curve; a ratio above 1 is left where it is; no cost, no payback month.
//! Numeric notes: bands are 1.96 deviations of the mean of many customers: the estimates of the timing (delta method) and of the mean spend.
//! Complexity: nine curves of some forty values: well within a frame.
//! Source: SPEC §4; the curve is E[X(t)] of the models.
//! Not the same as: an experiment. The levers say what a change would be worth, not whether a measure brings it about.
//! Tested by: `levers_by_hand`, `the_textbook_picture` below; tests/study.rs.

use crate::units::{Interval, Z_95};

use super::forecast::{Banded, Fitted};
use super::summary::DAYS_PER_WEEK;

/// What a new customer brings.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Simulator {
    pub(super) fitted: Fitted,
    pub(super) first_day_minor: f64,
    pub(super) repeat_day_minor: f64,
    pub(super) spend_relative_variance: f64,
    pub(super) weeks_a_month: f64,
}

/// What may be moved.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Levers {
    /// Points (of 100) by which each month keeps more of the last one's orders.
    pub retention_points: f64,
    /// Days by which later orders come sooner.
    pub sooner_days: f64,
    /// The discount on first orders that is no longer given, as a share of the full price.
    pub first_discount_off: f64,
    /// The share of first buyers who then do not buy.
    pub first_buyers_lost: f64,
    /// Share by which every order is larger.
    pub order_value_up: f64,
    /// Margin as a share of revenue.
    pub margin: f64,
    /// What acquiring a customer costs, in minor units, where known.
    pub acquisition_cost_minor: Option<f64>,
    /// Months looked at, 12 to 36.
    pub months: u32,
}

impl Levers {
    /// Nothing is moved.
    pub fn at_rest(months: u32, margin: f64) -> Self {
        Self {
            retention_points: 0.0,
            sooner_days: 0.0,
            first_discount_off: 0.0,
            first_buyers_lost: 0.0,
            order_value_up: 0.0,
            margin,
            acquisition_cost_minor: None,
            months,
        }
    }
}

/// One acquired customer up to the end of a month; of a first buyer as there are today, also where some are lost.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MonthOutcome {
    /// Orders, the first one included.
    pub orders: f64,
    /// Revenue in minor units.
    pub revenue_minor: Banded,
    /// Margin in minor units.
    pub margin_minor: Banded,
}

/// What the levers come to.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// Month 0 (the first order) to the last month, each to date.
    pub months: Vec<MonthOutcome>,
    /// What acquiring may cost at most to be earned back within the months, in minor units.
    pub affordable_cost_minor: Banded,
    /// The month in which the cost is earned back; absent where that is not within the months, or there is no cost.
    pub payback_month: Option<u32>,
    /// The same at the ends of the band: at best, at worst.
    pub payback_band: (Option<u32>, Option<u32>),
}

impl Simulator {
    /// What comes of it.
    pub fn outcome(&self, levers: &Levers) -> Outcome {
        let orders = |parameters: &[f64; 4]| self.repeats(levers, parameters);
        let expected = orders(&self.fitted.estimates.parameters);
        let variances = self.fitted.estimates.variances_of(&orders);
        let bought = (1.0 - levers.first_buyers_lost).clamp(0.0, 1.0);
        let first =
            self.first_day_minor * (1.0 + levers.order_value_up) / (1.0 - levers.first_discount_off.clamp(0.0, 0.95));
        let later = self.repeat_day_minor * (1.0 + levers.order_value_up);
        let month = |(repeats, variance): (&f64, &f64)| {
            let revenue = bought * (first + repeats * later);
            let spread = variance + repeats * repeats * self.spend_relative_variance;
            let half = Z_95 * bought * later * libm::sqrt(spread.max(0.0));
            MonthOutcome {
                orders: bought * (1.0 + repeats),
                revenue_minor: banded(revenue, half),
                margin_minor: banded(levers.margin * revenue, levers.margin * half),
            }
        };
        let months: Vec<MonthOutcome> = expected.iter().zip(&variances).map(month).collect();
        let nothing = banded(0.0, 0.0);
        let payback = |of: fn(&Banded) -> f64| {
            let cost = levers.acquisition_cost_minor? * bought;
            months.iter().position(|month| of(&month.margin_minor) >= cost).map(|month| month as u32)
        };
        Outcome {
            affordable_cost_minor: months.last().map_or(nothing, |month| month.margin_minor),
            payback_month: payback(|margin| margin.expected),
            payback_band: (payback(|margin| margin.band.high), payback(|margin| margin.band.low)),
            months,
        }
    }

    /// Repeat orders to the end of months 0, 1, … as the levers have them.
    fn repeats(&self, levers: &Levers, parameters: &[f64; 4]) -> Vec<f64> {
        let model = self.fitted.kind.with(*parameters);
        let ahead = levers.sooner_days.max(0.0) / (self.weeks_a_month * DAYS_PER_WEEK);
        let count = levers.months + libm::ceil(ahead) as u32 + 1;
        let curve: Vec<f64> = (0..=count).map(|month| model.expected(self.weeks_a_month * f64::from(month))).collect();
        let kept = keep_more(&curve, levers.retention_points / 100.0);
        (0..=levers.months).map(|month| if month == 0 { 0.0 } else { read(&kept, f64::from(month) + ahead) }).collect()
    }
}

/// A running total whose monthly ratios are raised by a share, to 1 at most.
fn keep_more(curve: &[f64], by: f64) -> Vec<f64> {
    let gains: Vec<f64> = curve.windows(2).map(|pair| pair[1] - pair[0]).collect();
    let Some(first) = gains.first().copied() else { return curve.to_vec() };
    let ratios = gains.windows(2).map(|pair| if pair[0] > 0.0 { pair[1] / pair[0] } else { 0.0 });
    let (mut total, mut gain) = (first, first);
    let mut kept = vec![0.0, first];
    for ratio in ratios {
        gain *= (ratio + by).clamp(0.0, ratio.max(1.0));
        total += gain;
        kept.push(total);
    }
    kept
}

/// A running total between its months.
fn read(curve: &[f64], at: f64) -> f64 {
    let whole = libm::floor(at);
    let before = curve.get(whole as usize).copied().unwrap_or(0.0);
    let after = curve.get(whole as usize + 1).copied().unwrap_or(before);
    before + (at - whole) * (after - before)
}

fn banded(expected: f64, half: f64) -> Banded {
    Banded { expected, band: Interval { low: (expected - half).max(0.0), high: expected + half } }
}

/// The textbook picture: so many new customers a month who each buy one thing at a price, and of whom a share comes back every month. Revenue by month.
pub fn textbook(new_customers: f64, price: f64, retention: f64, months: u32) -> Vec<f64> {
    let mut customers = 0.0;
    (0..months)
        .map(|_| {
            customers = customers * retention + new_customers;
            customers * price
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::models::{Estimates, Kind};

    fn simulator() -> Simulator {
        let parameters = [0.243, 4.414, 0.793, 2.426];
        let estimates = Estimates {
            parameters,
            standard_errors: [0.0; 4],
            covariance_of_logs: [[0.01, 0.0, 0.0, 0.0], [0.0; 4], [0.0; 4], [0.0; 4]],
            log_likelihood: 0.0,
            leaving_is_held: false,
        };
        Simulator {
            fitted: Fitted { kind: Kind::BgNbd, estimates },
            first_day_minor: 3_000.0,
            repeat_day_minor: 4_000.0,
            spend_relative_variance: 0.0,
            weeks_a_month: 4.0,
        }
    }

    #[test]
    fn at_rest_it_is_the_shops_own_curve() {
        let simulator = simulator();
        let outcome = simulator.outcome(&Levers::at_rest(12, 0.5));
        let year = simulator.fitted.model().expected(48.0);
        let last = outcome.months[12];
        assert_eq!(outcome.months.len(), 13);
        assert!((last.orders - 1.0 - year).abs() < 1e-9);
        assert!((last.revenue_minor.expected - 3_000.0 - 4_000.0 * year).abs() < 1e-6);
        assert!((outcome.affordable_cost_minor.expected - last.revenue_minor.expected / 2.0).abs() < 1e-9);
        assert_eq!((outcome.months[0].orders, outcome.months[0].revenue_minor.expected), (1.0, 3_000.0));
        // The band: r up by a tenth of itself (its deviation) moves the orders by so much.
        let moved = Kind::BgNbd.with([0.243 * 1.1, 4.414, 0.793, 2.426]).expected(48.0) - year;
        let half = last.revenue_minor.band.high - last.revenue_minor.expected;
        assert!((half / (1.96 * 4_000.0 * moved) - 1.0).abs() < 0.1, "{half}");
    }

    /// Gains 8, 4, 2: ratios ½ and ½. Ten points more: 8, 4.8, 2.88. Half a month sooner: between the months.
    #[test]
    fn levers_by_hand() {
        let kept = keep_more(&[0.0, 8.0, 12.0, 14.0], 0.1);
        for (found, expected) in kept.iter().zip([0.0, 8.0, 12.8, 15.68]) {
            assert!((found - expected).abs() < 1e-12, "{kept:?}");
        }
        assert!((keep_more(&[0.0, 8.0, 12.0], 5.0)[2] - 16.0).abs() < 1e-12, "no more than all");
        assert!((read(&kept, 1.5) - 10.4).abs() < 1e-12);

        let simulator = simulator();
        let rest = Levers::at_rest(12, 0.4);
        let end = |levers: Levers| simulator.outcome(&levers).months[12].revenue_minor.expected;
        for better in [Levers { retention_points: 5.0, ..rest }, Levers { sooner_days: 14.0, ..rest }] {
            assert!(end(better) > end(rest));
        }
        assert!((end(Levers { order_value_up: 0.1, ..rest }) / end(rest) - 1.1).abs() < 1e-12);
        // A fifth off no longer: the first order brings 3,750; if a tenth does not buy, all is a tenth less.
        let full = end(Levers { first_discount_off: 0.2, ..rest });
        assert!((full - end(rest) - 750.0).abs() < 1e-9);
        assert!((end(Levers { first_discount_off: 0.2, first_buyers_lost: 0.1, ..rest }) / full - 0.9).abs() < 1e-12);
    }

    #[test]
    fn payback_is_the_month_that_covers_the_cost() {
        let simulator = simulator();
        let with = |cost| {
            let outcome = simulator.outcome(&Levers { acquisition_cost_minor: cost, ..Levers::at_rest(36, 0.5) });
            (outcome.payback_month, outcome.payback_band)
        };
        assert_eq!(with(None), (None, (None, None)));
        assert_eq!(with(Some(1_500.0)).0, Some(0), "the first order covers it");
        assert_eq!(with(Some(1e9)).0, None);
        let (month, (best, worst)) = with(Some(2_500.0));
        assert!(best <= month && month.is_some() && worst.is_none_or(|worst| Some(worst) >= month));
    }

    /// 100 customers a month, one thing at 10: with 5 % coming back 1,000, 1,050, 1,052.5 …; with 10 % 1,000, 1,100, 1,110.
    #[test]
    fn the_textbook_picture() {
        for (retention, expected) in [(0.05, [1_000.0, 1_050.0, 1_052.5]), (0.1, [1_000.0, 1_100.0, 1_110.0])] {
            for (found, expected) in textbook(100.0, 10.0, retention, 3).iter().zip(expected) {
                assert!((found - expected).abs() < 1e-9);
            }
        }
    }
}

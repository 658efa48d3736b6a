//! Shifted beta-geometric: how long subscribers stay.
//!
//! Question: of those who subscribe, how many are still there after each period, and how long will one who is there stay?
//! Definition: at the end of each period a customer leaves with probability θ ~ Beta(α, β). P(T = 1) = α/(α+β),
//! P(T = t) = (β+t−2)/(α+β+t−1) P(T = t−1) (eq. 7); retention r_t = S(t)/S(t−1) = (β+t−1)/(α+β+t−1) (eq. 8); ln L = Σ n_t ln P(T = t) + n_left ln S(last) (app. B).
//! Expected discounted later periods of one who has stayed t: Σ_k r_{t+1} … r_{t+k} / (1+d)^k
//! = r_{t+1}/(1+d) ₂F₁(1, β+t+1; α+β+t+1; 1/(1+d)) (Fader and Hardie 2010, eq. 6, for payments at the end of a period).
//! Inputs and units: survivors S(0), S(1), … of one cohort, in customers; time in whole periods.
//! Window and censoring: who is there at the last period is censored there.
//! Edge cases: retention rises with time because the inclined to leave are gone first, not because anyone changes.
//! Errors: [`Refusal::NoCustomers`] where fewer than two counts or no fall; [`Refusal::NoConvergence`] where all leave alike (α, β → ∞).
//! Numeric notes: running products; nothing is subtracted.
//! Complexity: linear in periods a step.
//! Source: Fader and Hardie (2007), "How to Project Customer Retention", J. Interactive Marketing 21(1), 76–90; Fader and Hardie (2010), Marketing Science 29(1), 85–93.
//! Not the same as: the retention of M7 and M9, which can rise by come-backs; a subscriber who leaves is gone.
//! Tested by: tests/published_formulas.rs (both segments of the paper), below.

use crate::numeric::{Objective, Point, hyp2f1_one};

use super::fit::{Degrees, Estimates, fit};
use super::refusal::Refusal;

/// The parameters.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ShiftedBetaGeometric {
    /// α of the leaving probabilities.
    pub alpha: f64,
    /// β of the leaving probabilities: their mean is α / (α + β).
    pub beta: f64,
}

impl ShiftedBetaGeometric {
    /// From (α, β).
    pub fn new([alpha, beta, ..]: Point) -> Self {
        Self { alpha, beta }
    }

    /// The most likely (α, β) of the counts of those still there after 0, 1, 2, … periods.
    pub fn fit(survivors: &[f64]) -> Result<Estimates, Refusal> {
        let falls = survivors.windows(2).any(|pair| pair[1] < pair[0]);
        if !falls || survivors.windows(2).any(|pair| pair[1] > pair[0]) || survivors.iter().any(|count| *count < 0.0) {
            return Err(Refusal::NoCustomers);
        }
        let (left, staying) = of_one_cohort(survivors);
        Self::fit_leaving(&left, &staying)
    }

    /// The same of customers who came at different times: those who left after 0, 1, 2, … whole periods, and those who are there after so many.
    pub fn fit_leaving(left: &[f64], staying: &[f64]) -> Result<Estimates, Refusal> {
        if left.iter().all(|count| *count <= 0.0) {
            return Err(Refusal::NoCustomers);
        }
        let starts = [[1.0, 1.0, 1.0, 1.0], [0.5, 3.0, 1.0, 1.0], [2.0, 8.0, 1.0, 1.0], [0.7, 0.7, 1.0, 1.0]];
        fit(Degrees { rough: &Leaving { left, staying }, fine: None, full: None }, &starts)
    }

    /// ln L of the counts of those still there after 0, 1, 2, … periods.
    pub fn log_likelihood(&self, survivors: &[f64]) -> f64 {
        let (left, staying) = of_one_cohort(survivors);
        self.log_likelihood_of_leaving(&left, &staying)
    }

    fn log_likelihood_of_leaving(&self, left: &[f64], staying: &[f64]) -> f64 {
        let (mut value, mut ln_stayed) = (0.0, 0.0);
        for t in 0..left.len().max(staying.len()) {
            let count = |counts: &[f64]| counts.get(t).copied().unwrap_or(0.0);
            let all = self.alpha + self.beta + t as f64;
            value += count(staying) * ln_stayed + count(left) * (ln_stayed + libm::log(self.alpha / all));
            ln_stayed += libm::log((self.beta + t as f64) / all);
        }
        value
    }

    /// S(t)/S(t−1): of those who were there after t − 1 periods, the part there after t (t from 1).
    pub fn retention(&self, t: u32) -> f64 {
        let before = f64::from(t.max(1) - 1);
        (self.beta + before) / (self.alpha + self.beta + before)
    }

    /// S(t): the part still there after t periods.
    pub fn survival(&self, t: u32) -> f64 {
        (1..=t).map(|t| self.retention(t)).product()
    }

    /// Later periods expected of one who has stayed for `t`, each discounted by 1 + `rate` from now on; `rate` is above 0.
    pub fn discounted_residual(&self, t: u32, rate: f64) -> f64 {
        let (stays, all) = (self.beta + f64::from(t), self.alpha + self.beta + f64::from(t));
        stays / all / (1.0 + rate) * hyp2f1_one(stays + 1.0, all + 1.0, 1.0 / (1.0 + rate))
    }
}

/// The likelihood in the logarithms of (α, β).
#[derive(Debug)]
struct Leaving<'a> {
    left: &'a [f64],
    staying: &'a [f64],
}

/// Who left after 0, 1, … periods, and who is there after so many, of the counts of one cohort.
fn of_one_cohort(survivors: &[f64]) -> (Vec<f64>, Vec<f64>) {
    let left: Vec<f64> = survivors.windows(2).map(|pair| pair[0] - pair[1]).collect();
    let mut staying = vec![0.0; left.len()];
    staying.extend(survivors.last());
    (left, staying)
}

impl Objective for Leaving<'_> {
    fn dimensions(&self) -> usize {
        2
    }

    fn value(&self, at: &Point) -> f64 {
        ShiftedBetaGeometric::new(at.map(libm::exp)).log_likelihood_of_leaving(self.left, self.staying)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// α = β = 1 (eq. 7): P(T = t) = 1/(t (t+1)), S(t) = 1/(t+1), r_t = t/(t+1).
    #[test]
    fn the_uniform_case_by_hand() {
        let model = ShiftedBetaGeometric { alpha: 1.0, beta: 1.0 };
        assert!((model.survival(4) - 0.2).abs() < 1e-12 && (model.retention(3) - 0.75).abs() < 1e-12);
        // Two of six leave in the first period, one in the second, three stay: 2 ln ½ + ln ⅙ + 3 ln ⅓.
        let by_hand = 2.0 * libm::log(0.5) + libm::log(1.0 / 6.0) + 3.0 * libm::log(1.0 / 3.0);
        assert!((model.log_likelihood(&[6.0, 4.0, 3.0]) - by_hand).abs() < 1e-12);
    }

    #[test]
    fn the_discounted_residual_is_its_sum() {
        let model = ShiftedBetaGeometric { alpha: 0.668, beta: 3.806 };
        for (t, rate) in [(0, 0.1), (3, 0.1), (2, 0.5)] {
            let (mut stayed, mut discount, mut sum) = (1.0, 1.0, 0.0);
            for k in 1..2_000 {
                stayed *= model.retention(t + k);
                discount /= 1.0 + rate;
                sum += stayed * discount;
            }
            assert!((model.discounted_residual(t, rate) - sum).abs() < 1e-9 * sum);
        }
    }

    #[test]
    fn what_cannot_be_told_is_refused() {
        assert_eq!(ShiftedBetaGeometric::fit(&[10.0, 10.0]), Err(Refusal::NoCustomers));
        assert_eq!(ShiftedBetaGeometric::fit(&[10.0, 5.0, 7.0]), Err(Refusal::NoCustomers), "nobody comes back");
        // Retention that never changes: everybody is alike, α and β run away together.
        assert!(matches!(
            ShiftedBetaGeometric::fit(&[1000.0, 500.0, 250.0, 125.0]),
            Err(Refusal::NoConvergence { .. })
        ));
    }
}

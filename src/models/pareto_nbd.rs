//! Pareto/NBD: purchases at random, and a lifetime that ends at any moment.
//!
//! Question: is this customer still one, and how often will they buy?
//! Definition: while active, purchases are Poisson with rate λ ~ Gamma(r, α); the lifetime is exponential with rate μ ~ Gamma(s, β); independent.
//! L = Γ(r+x) αʳ βˢ/Γ(r) {(α+T)^−(r+x) (β+T)^−s + s ∫ from t_x to T of (α+y)^−(r+x) (β+y)^−(s+1) dy} (Fader and Hardie 2005, eqs. 16–20).
//! With h(y) the integral from y on, g(y) = s h(y) (α+y)^(r+x) (β+y)^s is, by Euler's transformation of their ₂F₁,
//! s/(r+s+x) ₂F₁(1, r+x; r+s+x+1; (α−β)/(α+y)) for α ≥ β and s/(r+s+x) (α+y)/(β+y) ₂F₁(1, s+1; r+s+x+1; (β−α)/(β+y)) else, between 0 and 1;
//! so L = … {1 − g(T) + g(t_x) ρ}, ρ = ((α+T)/(α+t_x))^(r+x) ((β+T)/(β+t_x))^s, and P(alive) = 1 / (1 − g(T) + g(t_x) ρ).
//! E[X(t)] = rβ/(α(s−1)) [1 − (β/(β+t))^(s−1)]; given x, t_x, T it is P(alive) times that with r+x, α+T, s, β+T (eq. 41).
//! P(X(t) = x): negative binomial up to the end of the lifetime, integrated over it (Fader and Hardie 2006, numerically).
//! DERT = P(alive) (r+x) (β+T)/(α+T) U(1, 2−s; δ(β+T)) (Fader, Hardie and Lee 2005, JMR, eq. 2).
//! Inputs and units: (x, t_x, T) with weights; time in weeks (α and β too); δ is continuous, per week.
//! Window and censoring: from the first purchase to the as-of day.
//! Edge cases: s = 1 needs no exception; a one-time buyer has P(alive) < 1.
//! Errors: [`Refusal::NoConvergence`] where the likelihood has no top; where that is for want of leaving, leaving is held (`fitting`).
//! Numeric notes: everything in logarithms; ₂F₁(1, b; c; z) by Gauss' fraction. Gradient by differences. The ridge in s and β is flat: β's standard error is half of β.
//! Complexity: two fractions of some ten steps a distinct (x, t_x, T); of many rows a finer and finer table is fitted, and the likelihood stated for all.
//! Source: Schmittlein, Morrison and Colombo (1987), Management Science 33(1), 1–24; Fader and Hardie (2005), "A Note on Deriving the Pareto/NBD Model
//! and Related Expressions"; Fader, Hardie and Lee (2005), "RFM and CLV", J. Marketing Research 42(4), 415–430.
//! Not the same as: BG/NBD, where a customer can leave at a purchase only.
//! Tested by: tests/published_cdnow.rs (table 2, CLVTools, BTYD), tests/published_formulas.rs (E[X(t)], DERT, apparel), below.

use crate::numeric::{Objective, Point, hyp2f1_one, ln_add, power_laplace};

use super::fit::Estimates;
use super::fitting::Fitting;
use super::grouping::Timing;
use super::refusal::Refusal;
use super::timing::Kind;

/// The parameters.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ParetoNbd {
    /// Shape of the purchase rates over customers.
    pub r: f64,
    /// Their scale, in weeks.
    pub alpha: f64,
    /// Shape of the rates of leaving.
    pub s: f64,
    /// Their scale, in weeks.
    pub beta: f64,
}

impl ParetoNbd {
    /// From (r, α, s, β).
    pub fn new([r, alpha, s, beta]: Point) -> Self {
        Self { r, alpha, s, beta }
    }

    /// The most likely parameters, in the order (r, α, s, β).
    pub fn fit(timings: &[Timing]) -> Result<Estimates, Refusal> {
        Fitting::whole(Kind::ParetoNbd, timings)
    }

    /// ln L of customers.
    pub fn log_likelihood(&self, timings: &[Timing]) -> f64 {
        let table = self.ln_rising(timings);
        let ln_start = self.r * libm::log(self.alpha) + self.s * libm::log(self.beta);
        let of = |timing: &Timing| {
            let purchases = self.r + f64::from(timing.x);
            let ln_late = purchases * libm::log(self.alpha + timing.t) + self.s * libm::log(self.beta + timing.t);
            let rising = table.get(timing.x as usize).copied().unwrap_or(f64::NAN);
            timing.weight * (rising + ln_start - ln_late - self.ln_p_alive(timing))
        };
        timings.iter().map(of).sum()
    }

    /// ln Γ(r+x) − ln Γ(r) by x.
    fn ln_rising(&self, timings: &[Timing]) -> Vec<f64> {
        let most = timings.iter().map(|timing| timing.x).max().unwrap_or(0);
        let mut sum = 0.0;
        (0..=most)
            .map(|x| {
                let here = sum;
                sum += libm::log(self.r + f64::from(x));
                here
            })
            .collect()
    }

    /// P(alive | x, t_x, T).
    pub fn p_alive(&self, timing: &Timing) -> f64 {
        libm::exp(self.ln_p_alive(timing)).min(1.0)
    }

    fn ln_p_alive(&self, timing: &Timing) -> f64 {
        let Self { r, alpha, s, beta } = *self;
        let x = f64::from(timing.x);
        let quiet = timing.t - timing.t_x;
        let ratio = (r + x) * libm::log1p(quiet / (alpha + timing.t_x)) + s * libm::log1p(quiet / (beta + timing.t_x));
        let (late, early) = (self.left_later(x, timing.t), self.left_later(x, timing.t_x));
        -ln_add(libm::log1p(-late), libm::log(early) + ratio)
    }

    /// g(y): the part of those seen alive at y, in the likelihood, who leave later before their next purchase.
    fn left_later(&self, x: f64, y: f64) -> f64 {
        let Self { r, alpha, s, beta } = *self;
        let c = r + s + x;
        if alpha >= beta {
            s / c * hyp2f1_one(r + x, c + 1.0, (alpha - beta) / (alpha + y))
        } else {
            s / c * (alpha + y) / (beta + y) * hyp2f1_one(s + 1.0, c + 1.0, (beta - alpha) / (beta + y))
        }
    }

    /// What is known of a customer who is still active, from the as-of day on.
    pub fn if_alive(&self, timing: &Timing) -> Self {
        let x = f64::from(timing.x);
        Self { r: self.r + x, alpha: self.alpha + timing.t, s: self.s, beta: self.beta + timing.t }
    }

    /// E[X(t)]: repeat purchases expected of a new customer within t weeks.
    pub fn expected(&self, t: f64) -> f64 {
        let Self { r, alpha, s, beta } = *self;
        let years = libm::log1p(t.max(0.0) / beta);
        let exponent = (1.0 - s) * years;
        // [1 − e^exponent] / (s − 1), which is `years` at s = 1.
        let mean = if exponent.abs() < 1e-12 { years } else { libm::expm1(exponent) / (1.0 - s) };
        r / alpha * beta * mean
    }

    /// P(X(t) = x) for x from 0 up to `most`: by Simpson's rule over the end of the lifetime.
    pub fn pmf(&self, t: f64, most: usize) -> Vec<f64> {
        const STEPS: u32 = 240;
        let Self { r, alpha, s, beta } = *self;
        let mut pmf = vec![0.0; most + 1];
        let add = |pmf: &mut [f64], span: f64, weight: f64| {
            let mut nbd = weight * libm::exp(-r * libm::log1p(span / alpha));
            let z = span / (alpha + span);
            for (x, p) in pmf.iter_mut().enumerate() {
                *p += nbd;
                nbd *= (r + x as f64) / (x as f64 + 1.0) * z;
            }
        };
        add(&mut pmf, t, libm::exp(-s * libm::log1p(t / beta)));
        // Steps are equal in ln(1 + τ / scale): fine where the probabilities change fast.
        let scale = alpha.min(beta);
        let step = libm::log1p(t / scale) / f64::from(STEPS);
        for node in 0..=STEPS {
            let ends = scale * libm::expm1(step * f64::from(node));
            let density = s / (beta + ends) * libm::exp(-s * libm::log1p(ends / beta)) * (scale + ends);
            let simpson = if node == 0 || node == STEPS { 1.0 } else { 2.0 + 2.0 * f64::from(node % 2) };
            add(&mut pmf, ends, density * simpson * step / 3.0);
        }
        pmf
    }

    /// DERT: purchases expected of a customer for good, discounted continuously at δ a week.
    pub fn discounted_residual(&self, timing: &Timing, delta: f64) -> f64 {
        let later = self.if_alive(timing);
        self.p_alive(timing) * later.r / later.alpha * later.beta * power_laplace(later.s, delta * later.beta)
    }
}

pub(super) fn starts(timings: &[Timing]) -> Vec<Point> {
    let sum = |of: fn(&Timing) -> f64| timings.iter().map(|timing| timing.weight * of(timing)).sum::<f64>();
    let weight = sum(|_| 1.0).max(1e-6);
    let known = sum(|timing| timing.t).max(1e-6) / weight;
    let weeks_a_purchase = known * weight / sum(|timing| f64::from(timing.x)).max(1e-6);
    let mut starts = Vec::new();
    for r in [0.5, 1.5] {
        for speed in [0.4, 1.0] {
            for s in [0.4, 1.0, 3.0] {
                for life in [0.3, 1.0] {
                    starts.push([r, r * weeks_a_purchase * speed, s, s * known * life]);
                }
            }
        }
    }
    starts
}

/// The likelihood in the logarithms of (r, α, s, β).
#[derive(Debug)]
pub(super) struct Lifetimes<'a> {
    pub timings: &'a [Timing],
}

impl Objective for Lifetimes<'_> {
    fn dimensions(&self) -> usize {
        4
    }

    fn value(&self, at: &Point) -> f64 {
        ParetoNbd::new(at.map(libm::exp)).log_likelihood(self.timings)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The likelihood's integral by Simpson's rule, for α above, below and at β.
    #[test]
    fn the_likelihood_is_its_integral() {
        let timing = Timing { x: 3, t_x: 11.0, t: 27.0, weight: 1.0 };
        for [r, alpha, s, beta] in
            [[0.55, 10.6, 0.6, 11.7], [1.2, 30.0, 2.2, 0.5], [0.8, 7.0, 1.0, 7.0], [0.3, 0.2, 0.4, 900.0]]
        {
            let at = |y: f64| s * libm::pow(alpha + y, -r - 3.0) * libm::pow(beta + y, -s - 1.0);
            let (steps, width) = (2_000, timing.t - timing.t_x);
            let weight = |n: i32| if n == 0 || n == steps { 1.0 } else { 2.0 + 2.0 * f64::from(n % 2) };
            let nodes = (0..=steps).map(|n| weight(n) * at(timing.t_x + width * f64::from(n) / f64::from(steps)));
            let integral = nodes.sum::<f64>() * width / f64::from(3 * steps);
            let alive = libm::pow(alpha + timing.t, -r - 3.0) * libm::pow(beta + timing.t, -s);
            let front = libm::log(r * (r + 1.0) * (r + 2.0)) + r * libm::log(alpha) + s * libm::log(beta);
            let model = ParetoNbd { r, alpha, s, beta };
            assert!((model.log_likelihood(&[timing]) - front - libm::log(alive + integral)).abs() < 1e-9, "{model:?}");
            assert!((model.p_alive(&timing) - alive / (alive + integral)).abs() < 1e-9, "{model:?}");
        }
    }

    #[test]
    fn the_mean_of_the_probabilities_is_the_expectation() {
        for model in [
            ParetoNbd::new([0.9, 5.0, 0.8, 9.0]),
            ParetoNbd::new([3.0, 8.0, 1.0, 0.4]),
            ParetoNbd::new([6.0, 0.5, 2.0, 40.0]),
        ] {
            let pmf = model.pmf(15.0, 3_000);
            let total: f64 = pmf.iter().sum();
            let mean: f64 = pmf.iter().enumerate().map(|(x, p)| x as f64 * p).sum();
            assert!((total - 1.0).abs() < 1e-6, "{model:?}: {total}");
            assert!((mean - model.expected(15.0)).abs() < 1e-5 * mean, "{model:?}: {mean} {}", model.expected(15.0));
        }
    }
}

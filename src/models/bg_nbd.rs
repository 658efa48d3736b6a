//! BG/NBD: purchases at random, and after each purchase a coin that ends the relationship.
//!
//! Question: is this customer still one, and how often will they buy?
//! Definition: while active, purchases are Poisson with rate λ ~ Gamma(r, α); after each repeat purchase a customer leaves with probability
//! p ~ Beta(a, b); all independent. ln L = ln A₁ + ln A₂ + ln(A₃ + 1{x>0} A₄) with A₁ = Γ(r+x) αʳ/Γ(r), A₂ = B(a, b+x)/B(a, b),
//! A₃ = (α+T)^−(r+x), A₄ = a/(b+x−1) (α+t_x)^−(r+x) (eq. 6, in the stable form of the authors' note on numerical errors).
//! P(alive) = 1 / (1 + 1{x>0} a/(b+x−1) ((α+T)/(α+t_x))^(r+x)). E[X(t)] (eq. 9), P(X(t) = x) (eq. 8). E[Y(t) | x, t_x, T] (eq. 10) is P(alive)
//! times eq. 9 of a customer with r+x, α+T, a, b+x, which is what is known of one who is still active.
//! Inputs and units: (x, t_x, T) with weights; time in weeks (α too); r, a, b are numbers.
//! Window and censoring: from the first purchase to the as-of day; a one-time buyer has had no coin yet.
//! Edge cases: a one-time buyer has P(alive) = 1, which is why MBG/NBD is the default; a = 1 and a + b = 1 need no exception (see `numeric`).
//! Errors: [`Refusal::NoConvergence`] where the likelihood has no top; where that is for want of leaving, leaving is held (`fitting`).
//! Numeric notes: ln Γ(r+x) − ln Γ(r) and ln B are running sums of logarithms, a table by x made once a step; the gradient is analytic.
//! Complexity: two logarithms, an exponential and a log1p a distinct (x, t_x, T) and step.
//! Source: Fader, Hardie and Lee (2005), "Counting Your Customers" the Easy Way, Marketing Science 24(2), 275–284.
//! Not the same as: the active / at risk / lapsed grid (M15), which draws a line at a number of days.
//! Tested by: tests/published_cdnow.rs (table 2, BTYD, CLVTools, Lifetimes), tests/published_formulas.rs (pmf, stability), below.

use crate::numeric::{Objective, Point, one_minus_scaled_hyp2f1};

use super::fit::Estimates;
use super::fitting::Fitting;
use super::grouping::Timing;
use super::refusal::Refusal;
use super::timing::Kind;

/// The parameters.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BgNbd {
    /// Shape of the purchase rates over customers.
    pub r: f64,
    /// Their scale, in weeks: the mean rate is r / α a week.
    pub alpha: f64,
    /// First parameter of the leaving probabilities.
    pub a: f64,
    /// Second parameter: the mean leaving probability is a / (a + b).
    pub b: f64,
}

impl BgNbd {
    /// From (r, α, a, b).
    pub fn new([r, alpha, a, b]: Point) -> Self {
        Self { r, alpha, a, b }
    }

    /// The most likely parameters, in the order (r, α, a, b).
    pub fn fit(timings: &[Timing]) -> Result<Estimates, Refusal> {
        Fitting::whole(Kind::BgNbd, timings)
    }

    /// ln L of customers (eq. 6).
    pub fn log_likelihood(&self, timings: &[Timing]) -> f64 {
        Coins { timings, at_start: 0 }.value(&[self.r, self.alpha, self.a, self.b].map(libm::log))
    }

    /// P(alive | x, t_x, T).
    pub fn p_alive(&self, timing: &Timing) -> f64 {
        if timing.x == 0 {
            return 1.0;
        }
        p_alive(&[self.r, self.alpha, self.a, self.b], timing, timing.x)
    }

    /// What is known of a customer who is still active, from the as-of day on.
    pub fn if_alive(&self, timing: &Timing) -> Self {
        let x = f64::from(timing.x);
        Self { r: self.r + x, alpha: self.alpha + timing.t, a: self.a, b: self.b + x }
    }

    /// E[X(t)]: repeat purchases expected of a new customer within t weeks (eq. 9).
    pub fn expected(&self, t: f64) -> f64 {
        if t <= 0.0 {
            return 0.0;
        }
        let z = t / (self.alpha + t);
        one_minus_scaled_hyp2f1(self.r, self.a, self.a + self.b - 1.0, z, -libm::log1p(t / self.alpha))
    }

    /// P(X(t) = x) for x from 0 up to `most` (eq. 8).
    pub fn pmf(&self, t: f64, most: usize) -> Vec<f64> {
        let Self { r, alpha, a, b } = *self;
        let z = t / (alpha + t);
        // Of the negative binomial: its probability at x and what it has at x and above.
        let (mut nbd, mut from_x) = (libm::exp(-r * libm::log1p(t / alpha)), 1.0_f64);
        // B(a, b+x)/B(a, b) and B(a+1, b+x−1)/B(a, b).
        let (mut stayed, mut left) = (1.0, a / b);
        let mut x = 0.0;
        let mut pmf = Vec::with_capacity(most + 1);
        for _ in 0..=most {
            pmf.push(stayed * nbd + if x > 0.0 { left * from_x.max(0.0) } else { 0.0 });
            from_x -= nbd;
            nbd *= (r + x) / (x + 1.0) * z;
            left = stayed * a / (a + b + x);
            stayed *= (b + x) / (a + b + x);
            x += 1.0;
        }
        pmf
    }
}

/// 1 / (1 + a/(b+n−1) ((α+T)/(α+t_x))^(r+x)) after n ≥ 1 coins.
pub(super) fn p_alive(&[r, alpha, a, b]: &Point, timing: &Timing, coins: u32) -> f64 {
    let quiet = libm::log1p((timing.t - timing.t_x) / (alpha + timing.t_x));
    let odds = libm::log(a / (b + f64::from(coins) - 1.0)) + (r + f64::from(timing.x)) * quiet;
    1.0 / (1.0 + libm::exp(odds))
}

/// Starts around what the customers did: rates of a few heterogeneities, coins from rare to even.
pub(super) fn starts(timings: &[Timing]) -> Vec<Point> {
    let sum = |of: fn(&Timing) -> f64| timings.iter().map(|timing| timing.weight * of(timing)).sum::<f64>();
    let repeats = sum(|timing| f64::from(timing.x)).max(1e-6);
    let weeks_a_purchase = sum(|timing| timing.t).max(1e-6) / repeats;
    let mut starts = Vec::new();
    for r in [0.3, 1.0, 3.0] {
        for (a, b) in [(0.8, 2.5), (0.5, 5.0), (2.0, 2.0)] {
            for speed in [0.4, 1.0] {
                starts.push([r, r * weeks_a_purchase * speed, a, b]);
            }
        }
    }
    starts
}

/// The likelihood of both models in the logarithms of (r, α, a, b); they differ in one coin at the start.
#[derive(Debug)]
pub(super) struct Coins<'a> {
    pub timings: &'a [Timing],
    pub at_start: u32,
}

/// Running sums by the number of purchases: ln Γ(r+x)/Γ(r), ln B(a, b+n)/B(a, b), and their derivatives by r, a and b.
#[derive(Debug, Clone, Copy, Default)]
struct ByPurchases {
    value: f64,
    by: [f64; 3],
    /// ln a/(b+n−1), of the customer who left with the last purchase; nothing where there was no coin.
    ln_left: f64,
    b_left: f64,
}

impl Coins<'_> {
    fn table(&self, &[r, _, a, b]: &Point) -> Vec<ByPurchases> {
        let most = self.timings.iter().map(|timing| timing.x).max().unwrap_or(0);
        let mut sums = ByPurchases { ln_left: f64::NEG_INFINITY, b_left: 1.0, ..ByPurchases::default() };
        let ln_a = libm::log(a);
        let coin = |sums: &mut ByPurchases, n: f64| {
            let (stay, all) = (b + n, a + b + n);
            sums.value += libm::log(stay / all);
            sums.by[1] -= 1.0 / all;
            sums.by[2] += 1.0 / stay - 1.0 / all;
            sums.ln_left = ln_a - libm::log(stay);
            sums.b_left = stay;
        };
        (0..self.at_start).for_each(|n| coin(&mut sums, f64::from(n)));
        let mut table = Vec::with_capacity(most as usize + 1);
        for x in 0..=most {
            table.push(sums);
            sums.value += libm::log(r + f64::from(x));
            sums.by[0] += 1.0 / (r + f64::from(x));
            coin(&mut sums, f64::from(x + self.at_start));
        }
        table
    }

    /// ln L and its gradient in the logarithms.
    fn both(&self, at: &Point) -> (f64, Point) {
        let natural = at.map(libm::exp);
        let [r, alpha, a, b] = natural;
        let table = self.table(&natural);
        let ln_alpha = libm::log(alpha);
        let (mut value, mut slope) = (0.0, Point::default());
        for timing in self.timings {
            let Some(sums) = table.get(timing.x as usize) else { continue };
            let purchases = r + f64::from(timing.x);
            let (late, early) = (alpha + timing.t, alpha + timing.t_x);
            let (ln_late, ln_early) = (libm::log(late), libm::log(early));
            // The odds of having left with the last purchase, in logarithms.
            let odds = sums.ln_left + purchases * (ln_late - ln_early);
            let tail = libm::exp(-odds.abs());
            let gone = if odds > 0.0 { 1.0 / (1.0 + tail) } else { tail / (1.0 + tail) };
            let ln_mixture = libm::log1p(tail) + odds.max(0.0);
            value += timing.weight * (sums.value + r * ln_alpha - purchases * ln_late + ln_mixture);
            let of = |late: f64, early: f64| (1.0 - gone) * late + gone * early;
            slope[0] += timing.weight * (sums.by[0] + ln_alpha - of(ln_late, ln_early));
            slope[1] += timing.weight * (r / alpha - purchases * of(1.0 / late, 1.0 / early));
            slope[2] += timing.weight * (sums.by[1] + gone / a);
            slope[3] += timing.weight * (sums.by[2] - gone / sums.b_left);
        }
        for (slope, parameter) in slope.iter_mut().zip([r, alpha, a, b]) {
            *slope *= parameter;
        }
        (value, slope)
    }
}

impl Objective for Coins<'_> {
    fn dimensions(&self) -> usize {
        4
    }

    fn value(&self, at: &Point) -> f64 {
        self.both(at).0
    }

    fn gradient(&self, at: &Point) -> Option<Point> {
        Some(self.both(at).1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Vec<Timing> {
        let rows = [
            (0, 0.0, 30.0, 5.0),
            (1, 4.0, 20.0, 2.0),
            (3, 12.5, 26.0, 1.5),
            (9, 25.0, 25.5, 1.0),
            (40, 38.0, 39.0, 1.0),
        ];
        rows.map(|(x, t_x, t, weight)| Timing { x, t_x, t, weight }).to_vec()
    }

    #[test]
    fn the_gradient_is_the_slope_of_the_likelihood() {
        let timings = sample();
        for at_start in [0, 1] {
            let coins = Coins { timings: &timings, at_start };
            let at = [-0.8, 1.3, -0.2, 0.9];
            let slope = coins.gradient(&at).expect("known");
            for axis in 0..4 {
                let (mut up, mut down) = (at, at);
                up[axis] += 1e-5;
                down[axis] -= 1e-5;
                let difference = (coins.value(&up) - coins.value(&down)) / 2e-5;
                assert!((slope[axis] - difference).abs() < 1e-5, "{at_start} {axis}: {} {difference}", slope[axis]);
            }
        }
    }

    /// Nearly everyone leaves at the first coin that is thrown, after the first repeat purchase: what is expected is a number, that of eq. 8.
    #[test]
    fn customers_who_all_leave_are_expected_to_have_left() {
        for at in [[0.61, 4.9, 4_355.0, 2_507.0], [2.0, 1.5, 90_000.0, 30.0]] {
            let model = BgNbd::new(at);
            let mean: f64 = model.pmf(40.0, 400).iter().enumerate().map(|(x, p)| x as f64 * p).sum();
            assert!((mean - model.expected(40.0)).abs() < 1e-6 * mean, "{model:?}: {mean} {}", model.expected(40.0));
            let timing = Timing { x: 1, t_x: 5.0, t: 30.0, weight: 1.0 };
            assert!(model.if_alive(&timing).expected(52.0).is_finite(), "{model:?}");
        }
    }

    /// The probabilities add up to 1 and their mean is eq. 9: two formulas of the paper agree.
    #[test]
    fn the_mean_of_eq_8_is_eq_9() {
        for model in
            [BgNbd::new([0.9, 5.0, 0.8, 2.5]), BgNbd::new([3.0, 8.0, 1.0, 2.0]), BgNbd::new([20.0, 30.0, 1.6, 0.2])]
        {
            let pmf = model.pmf(20.0, 2_000);
            let total: f64 = pmf.iter().sum();
            let mean: f64 = pmf.iter().enumerate().map(|(x, p)| x as f64 * p).sum();
            assert!((total - 1.0).abs() < 1e-9, "{model:?}: {total}");
            assert!((mean - model.expected(20.0)).abs() < 1e-6 * mean, "{model:?}: {mean} {}", model.expected(20.0));
        }
    }

    #[test]
    fn a_weight_is_as_many_equal_customers() {
        let model = BgNbd::new([0.25, 4.0, 0.8, 2.5]);
        let three = Timing { x: 2, t_x: 5.0, t: 30.0, weight: 3.0 };
        let once = Timing { weight: 1.0, ..three };
        assert!((model.log_likelihood(&[three]) - model.log_likelihood(&[once; 3])).abs() < 1e-12);
    }
}

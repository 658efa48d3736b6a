//! MBG/NBD: BG/NBD with a coin at the first purchase too. The default.
//!
//! Question: is this customer still one, even who has bought only once, and how often will they buy?
//! Definition: as BG/NBD, but the coin (leave with probability p ~ Beta(a, b)) is thrown at the first purchase as well. So everything is BG/NBD with one coin
//! more: A₂ = B(a, b+x+1)/B(a, b), A₄ = a/(b+x) (α+t_x)^−(r+x) for every x (Batislam et al., eq. 4; Hoppe and Wagner, eq. 4);
//! P(alive) = 1 / (1 + a/(b+x) ((α+T)/(α+t_x))^(r+x)). A new customer stays with probability b/(a+b) and then is one of BG/NBD with b+1, which gives
//! E[X(t)] = b/(a−1) [1 − (α/(α+t))ʳ ₂F₁(r, b+1; a+b; t/(α+t))] and P(X(t) = x).
//! Inputs and units: (x, t_x, T) with weights; time in weeks (α too); r, a, b are numbers.
//! Window and censoring: from the first purchase to the as-of day.
//! Edge cases: P(alive) of a one-time buyer is below 1, and falls with time.
//! Errors: [`Refusal::NoConvergence`] where the likelihood has no top.
//! Numeric notes: those of BG/NBD, whose likelihood it shares.
//! Complexity: that of BG/NBD.
//! Source: Batislam, Denizel and Filiztekin (2007), Int. J. Research in Marketing 24(3), 201–209; Hoppe and Wagner (2007), Marketing JRM 3(2), 75–90.
//! Not the same as: BG/NBD, which holds every one-time buyer for alive.
//! Tested by: tests/published_cdnow.rs (BTYDplus), tests/published_formulas.rs (stability; Lifetimes), below.

use crate::numeric::{Objective, Point};

use super::bg_nbd::{BgNbd, Coins, p_alive};
use super::fit::Estimates;
use super::fitting::Fitting;
use super::grouping::Timing;
use super::refusal::Refusal;
use super::timing::Kind;

/// The parameters; they mean what they mean in [`BgNbd`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MbgNbd {
    /// Shape of the purchase rates over customers.
    pub r: f64,
    /// Their scale, in weeks.
    pub alpha: f64,
    /// First parameter of the leaving probabilities.
    pub a: f64,
    /// Second parameter.
    pub b: f64,
}

impl MbgNbd {
    /// From (r, α, a, b).
    pub fn new([r, alpha, a, b]: Point) -> Self {
        Self { r, alpha, a, b }
    }

    /// The most likely parameters, in the order (r, α, a, b).
    pub fn fit(timings: &[Timing]) -> Result<Estimates, Refusal> {
        Fitting::whole(Kind::MbgNbd, timings)
    }

    /// ln L of customers.
    pub fn log_likelihood(&self, timings: &[Timing]) -> f64 {
        Coins { timings, at_start: 1 }.value(&[self.r, self.alpha, self.a, self.b].map(libm::log))
    }

    /// P(alive | x, t_x, T).
    pub fn p_alive(&self, timing: &Timing) -> f64 {
        p_alive(&[self.r, self.alpha, self.a, self.b], timing, timing.x + 1)
    }

    /// What is known of a customer who is still active, from the as-of day on.
    pub fn if_alive(&self, timing: &Timing) -> BgNbd {
        self.after_the_first_coin().if_alive(timing)
    }

    /// E[X(t)]: repeat purchases expected of a new customer within t weeks.
    pub fn expected(&self, t: f64) -> f64 {
        self.b / (self.a + self.b) * self.after_the_first_coin().expected(t)
    }

    /// P(X(t) = x) for x from 0 up to `most`.
    pub fn pmf(&self, t: f64, most: usize) -> Vec<f64> {
        let stays = self.b / (self.a + self.b);
        let mut pmf: Vec<f64> = self.after_the_first_coin().pmf(t, most).into_iter().map(|p| stays * p).collect();
        if let Some(none) = pmf.first_mut() {
            *none += 1.0 - stays;
        }
        pmf
    }

    fn after_the_first_coin(&self) -> BgNbd {
        BgNbd { r: self.r, alpha: self.alpha, a: self.a, b: self.b + 1.0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::numeric::ln_hyp2f1;

    /// The published closed form of E[X(t)], by the plain series.
    #[test]
    fn expected_is_the_published_closed_form() {
        for [r, alpha, a, b] in [[0.525, 6.183, 0.891, 1.614], [2.0, 9.0, 1.7, 0.6]] {
            for t in [1.0, 39.0, 78.0] {
                let ln_rest = -libm::log1p(t / alpha);
                let series = ln_hyp2f1(r, b + 1.0, a + b, t / (alpha + t));
                let published = b / (a - 1.0) * (1.0 - libm::exp(r * ln_rest + series));
                let found = MbgNbd::new([r, alpha, a, b]).expected(t);
                assert!((found - published).abs() < 1e-9 * published, "{found} is not {published}");
            }
        }
    }

    #[test]
    fn who_bought_once_is_never_surely_alive() {
        let model = MbgNbd::new([0.525, 6.183, 0.891, 1.614]);
        let once = |t| model.p_alive(&Timing { x: 0, t_x: 0.0, t, weight: 1.0 });
        assert!((once(0.0) - 1.614 / (0.891 + 1.614)).abs() < 1e-12, "one coin has been thrown");
        assert!(once(0.0) > once(10.0) && once(10.0) > once(50.0));
        let total: f64 = model.pmf(30.0, 3_000).iter().sum();
        assert!((total - 1.0).abs() < 1e-9);
    }
}

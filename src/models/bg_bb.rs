//! BG/BB: a purchase or none in each period, and a coin at the end of each that ends the relationship.
//!
//! Question: where customers can buy once a period (a box, a season, a donation), who is still there and how often will they buy?
//! Definition: while active a customer buys in a period with probability p ~ Beta(α, β) and leaves after it with θ ~ Beta(γ, δ).
//! L = B(α+x, β+n−x)/B(α, β) B(γ, δ+n)/B(γ, δ) + Σ_{i=0}^{n−t_x−1} B(α+x, β+t_x−x+i)/B(α, β) B(γ+1, δ+t_x+i)/B(γ, δ) (eq. 5);
//! P(alive at n+1) = B(α+x, β+n−x)/B(α, β) B(γ, δ+n+1)/B(γ, δ) / L (eq. 11); E[X(n)] = α/(α+β) Σ_{t=1}^n B(γ, δ+t)/B(γ, δ) (eq. 9, before its sum is
//! closed); E[X(n, n+n*) | x, t_x, n] = B(α+x+1, β+n−x)/B(α, β) Σ_{t=1}^{n*} B(γ, δ+n+t)/B(γ, δ) / L (eq. 13, likewise); P(X(n) = x) (eq. 7).
//! Inputs and units: x purchases, the last in period t_x, of n periods, with weights; time in whole periods.
//! Window and censoring: periods after the first purchase's, up to the as-of period.
//! Edge cases: γ = 1 needs no exception, as the sums are not closed; x = 0 has t_x = 0.
//! Errors: [`Refusal::NoConvergence`]; [`Refusal::NoCustomers`] of no rows.
//! Numeric notes: ratios of betas as running products of ratios, which stay between 0 and 1.
//! Complexity: the longest n squared for a table, then a product a term.
//! Source: Fader, Hardie and Shang (2010), "Customer-Base Analysis in a Discrete-Time Noncontractual Setting", Marketing Science 29(6), 1086–1108.
//! Not the same as: BG/NBD, whose purchases come at any time.
//! Tested by: tests/published_formulas.rs (the paper's donations), below.

use crate::numeric::{Objective, Point};

use super::fit::{Degrees, Estimates, fit};
use super::refusal::Refusal;

/// Purchases by period of some customers who are alike.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Periods {
    /// Periods with a purchase.
    pub x: u32,
    /// The last of them, from 1; 0 where there is none.
    pub t_x: u32,
    /// Periods in all.
    pub n: u32,
    /// How many customers.
    pub weight: f64,
}

/// The parameters.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BgBb {
    /// α of the buying probabilities.
    pub alpha: f64,
    /// β of the buying probabilities: their mean is α / (α + β).
    pub beta: f64,
    /// γ of the leaving probabilities.
    pub gamma: f64,
    /// δ of the leaving probabilities: their mean is γ / (γ + δ).
    pub delta: f64,
}

impl BgBb {
    /// From (α, β, γ, δ).
    pub fn new([alpha, beta, gamma, delta]: Point) -> Self {
        Self { alpha, beta, gamma, delta }
    }

    /// The most likely parameters, in the order (α, β, γ, δ).
    pub fn fit(rows: &[Periods]) -> Result<Estimates, Refusal> {
        if rows.is_empty() {
            return Err(Refusal::NoCustomers);
        }
        let mut starts = Vec::new();
        for (alpha, beta) in [(1.0, 1.0), (0.5, 2.0), (2.0, 1.0)] {
            for (gamma, delta) in [(0.7, 3.0), (1.0, 1.0), (0.5, 10.0)] {
                starts.push([alpha, beta, gamma, delta]);
            }
        }
        fit(Degrees { rough: &Seasons { rows }, fine: None, full: None }, &starts)
    }

    /// ln L of customers (eq. 5).
    pub fn log_likelihood(&self, rows: &[Periods]) -> f64 {
        rows.iter().map(|row| row.weight * libm::log(self.likelihood(row))).sum()
    }

    fn likelihood(&self, row: &Periods) -> f64 {
        let left_at = |periods: u32| self.bought(row.x, periods) * self.left_after(periods);
        let left: f64 = (row.t_x..row.n).map(left_at).sum();
        self.bought(row.x, row.n) * self.stayed(row.n) + left
    }

    /// B(α+x, β+n−x)/B(α, β): a given order of x purchases in n periods.
    fn bought(&self, x: u32, n: u32) -> f64 {
        let all = self.alpha + self.beta;
        let bought: f64 = (0..x).map(f64::from).map(|at| (self.alpha + at) / (all + at)).product();
        let not = (0..n.saturating_sub(x)).map(f64::from).map(|at| (self.beta + at) / (all + f64::from(x) + at));
        bought * not.product::<f64>()
    }

    /// B(γ, δ+n)/B(γ, δ): stayed through n periods.
    fn stayed(&self, n: u32) -> f64 {
        (0..n).map(|t| (self.delta + f64::from(t)) / (self.gamma + self.delta + f64::from(t))).product()
    }

    /// B(γ+1, δ+n)/B(γ, δ): stayed through n periods and left after.
    fn left_after(&self, n: u32) -> f64 {
        self.stayed(n) * self.gamma / (self.gamma + self.delta + f64::from(n))
    }

    /// Σ_{t=from+1}^{from+periods} B(γ, δ+t)/B(γ, δ): periods in which one will be active.
    fn active(&self, from: u32, periods: u32) -> f64 {
        (from + 1..=from + periods).map(|t| self.stayed(t)).sum()
    }

    /// P(alive in the period after the last | x, t_x, n).
    pub fn p_alive(&self, row: &Periods) -> f64 {
        self.bought(row.x, row.n) * self.stayed(row.n + 1) / self.likelihood(row)
    }

    /// E[X(n)]: purchases expected of a new customer in n periods.
    pub fn expected(&self, n: u32) -> f64 {
        self.alpha / (self.alpha + self.beta) * self.active(0, n)
    }

    /// Purchases expected in the next `periods` of a customer with a history.
    pub fn expected_after(&self, row: &Periods, periods: u32) -> f64 {
        self.bought(row.x + 1, row.n + 1) * self.active(row.n, periods) / self.likelihood(row)
    }

    /// P(X(n) = x) (eq. 7).
    pub fn probability(&self, x: u32, n: u32) -> f64 {
        if x > n {
            return 0.0;
        }
        let (mut ways, mut sum) = (1.0, 0.0);
        for periods in x..n {
            sum += ways * self.bought(x, periods) * self.left_after(periods);
            ways *= f64::from(periods + 1) / f64::from(periods + 1 - x);
        }
        sum + ways * self.bought(x, n) * self.stayed(n)
    }
}

/// The likelihood in the logarithms of (α, β, γ, δ).
#[derive(Debug)]
struct Seasons<'a> {
    rows: &'a [Periods],
}

impl Objective for Seasons<'_> {
    fn dimensions(&self) -> usize {
        4
    }

    fn value(&self, at: &Point) -> f64 {
        BgBb::new(at.map(libm::exp)).log_likelihood(self.rows)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// All parameters 1, one period: buys (½) and stays (½) or leaves before it… by hand from eq. 5:
    /// x=1: B(2,1)/B(1,1) · B(1,2)/B(1,1) = ½ · ½; x=0: ½ · ½ + B(1,1)·B(2,1) = ¼ + ½.
    #[test]
    fn the_uniform_case_by_hand() {
        let model = BgBb { alpha: 1.0, beta: 1.0, gamma: 1.0, delta: 1.0 };
        let row = |x, t_x| Periods { x, t_x, n: 1, weight: 1.0 };
        assert!((model.likelihood(&row(1, 1)) - 0.25).abs() < 1e-12);
        assert!((model.likelihood(&row(0, 0)) - 0.75).abs() < 1e-12);
        // Eq. 9: ½ · (½ + ⅓).
        assert!((model.expected(2) - 5.0 / 12.0).abs() < 1e-12);
    }

    #[test]
    fn the_probabilities_add_up_and_have_the_expected_mean() {
        let model = BgBb { alpha: 1.2, beta: 0.75, gamma: 1.0, delta: 2.8 };
        let p = |x| model.probability(x, 6);
        assert!(((0..=6).map(p).sum::<f64>() - 1.0).abs() < 1e-12);
        assert!(((0..=6).map(|x| f64::from(x) * p(x)).sum::<f64>() - model.expected(6)).abs() < 1e-12);
        assert!(p(7).abs() < 1e-300);
        let new = Periods { x: 0, t_x: 0, n: 0, weight: 1.0 };
        assert!((model.expected_after(&new, 6) - model.expected(6)).abs() < 1e-12, "of nobody in particular");
    }
}

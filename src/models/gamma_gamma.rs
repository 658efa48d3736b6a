//! Gamma-Gamma: what a customer spends on a purchase, on average and for good.
//!
//! Question: how much is one more purchase of this customer worth?
//! Definition: each purchase's amount is Gamma(p, ν), each customer's ν is Gamma(q, v), independent of how often they buy. Of x purchases with mean z̄:
//! ln L = ln Γ(px+q) − ln Γ(px) − ln Γ(q) + q ln v + (px−1) ln z̄ + px ln x − (px+q) ln(v + x z̄) (Fader and Hardie 2013, eq. 1a);
//! E(M | x, z̄) = p (v + x z̄) / (px + q − 1) (eq. 5), the mean of all customers p v / (q − 1) being that of x = 0.
//! Inputs and units: repeaters' (x, z̄); v has the unit of z̄.
//! Window and censoring: repeat days up to the as-of day; the first day is left out, as first orders differ.
//! Edge cases: one-time buyers get the mean of all; z̄ ≤ 0 is left out. With q ≤ 1 that mean does not exist.
//! Errors: [`Refusal::NoMeanSpend`] with q ≤ 1, [`Refusal::NoConvergence`], [`Refusal::AllBoughtOnce`].
//! Numeric notes: gammas by distinct x only; of each customer one logarithm a step; analytic gradient.
//! Complexity: linear in the repeaters; many are first climbed on a few thousand.
//! Source: Fader, Hardie and Lee (2005), "RFM and CLV", J. Marketing Research 42(4); Fader and Hardie (2013), "The Gamma-Gamma Model of Monetary Value" (note 025).
//! Not the same as: average order value (M4), which weighs customers by their orders and knows no regression to the mean.
//! Tested by: tests/published_cdnow.rs (note 025, CLVTools, Lifetimes), below.

use crate::numeric::{Objective, Point, digamma, ln_gamma, ln_gamma_ratio};
use crate::units::{Interval, Z_95};

use super::fit::{Degrees, Estimates, fit};
use super::refusal::Refusal;
use super::summary::Spend;

/// Repeaters from which on fewer are climbed on first.
const MANY: usize = 4_000;

/// The parameters.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct GammaGamma {
    /// Shape of a customer's amounts.
    pub p: f64,
    /// Shape of the customers' scales.
    pub q: f64,
    /// Their scale, in the unit of the amounts.
    pub v: f64,
}

/// How spend and number of purchases move together; the model takes them for independent.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Correlation {
    /// Pearson's coefficient of x and z̄ over the repeaters.
    pub coefficient: f64,
    /// Its 95 % interval by Fisher's z.
    pub interval: Interval,
    /// Repeaters.
    pub customers: u64,
}

impl Correlation {
    /// Whether it is too large to be left unsaid: the interval lies beyond ±0.1.
    pub fn matters(&self) -> bool {
        self.interval.low > 0.1 || self.interval.high < -0.1
    }
}

impl GammaGamma {
    /// From (p, q, v).
    pub fn new([p, q, v, _]: Point) -> Self {
        Self { p, q, v }
    }

    /// The most likely parameters, in the order (p, q, v), of spends sorted by x.
    pub fn fit(spends: &[Spend]) -> Result<Estimates, Refusal> {
        let weight: f64 = spends.iter().map(|spend| spend.weight).sum();
        let mean = spends.iter().map(|spend| spend.weight * spend.mean).sum::<f64>() / weight;
        if spends.is_empty() {
            return Err(Refusal::AllBoughtOnce { customers: 0 });
        }
        // In units of the mean spend, of which p v / (q − 1) is about one.
        let scaled: Vec<Spend> = spends.iter().map(|spend| Spend { mean: spend.mean / mean, ..*spend }).collect();
        let starts = [(1.0, 3.0), (6.0, 3.5), (3.0, 10.0), (30.0, 2.0)].map(|(p, q)| [p, q, (q - 1.0) / p, 1.0]);
        let (rough, fine) = (coarser(&scaled), Amounts::new(&scaled));
        let rough = Amounts::new(&rough);
        let mut estimates = if scaled.len() <= MANY {
            fit(Degrees { rough: &fine, fine: None, full: None }, &starts)?
        } else {
            fit(Degrees { rough: &rough, fine: None, full: Some(&fine) }, &starts)?
        };
        estimates.parameters[2] *= mean;
        estimates.standard_errors[2] *= mean;
        estimates.log_likelihood -= weight * libm::log(mean);
        let q = estimates.parameters[1];
        if q > 1.0 { Ok(estimates) } else { Err(Refusal::NoMeanSpend { q }) }
    }

    /// ln L of customers sorted by x.
    pub fn log_likelihood(&self, spends: &[Spend]) -> f64 {
        Amounts::new(spends).value(&[self.p, self.q, self.v, 1.0].map(libm::log))
    }

    /// E(M | x, z̄); of nobody in particular where there is no spend.
    pub fn mean_spend(&self, spend: Option<Spend>) -> f64 {
        let (x, total) = spend.map_or((0.0, 0.0), |spend| (f64::from(spend.x), f64::from(spend.x) * spend.mean));
        self.p * (self.v + total) / (self.p * x + self.q - 1.0)
    }

    /// The standard deviation of one purchase of a customer around [`GammaGamma::mean_spend`], absent where it does not exist (px + q ≤ 2).
    ///
    /// Given ν an amount has mean p/ν and variance p/ν²; ν is Gamma(px + q, v + x z̄) a posteriori.
    pub fn spend_deviation(&self, spend: Option<Spend>) -> Option<f64> {
        let x = spend.map_or(0.0, |spend| f64::from(spend.x));
        let shape = self.p * x + self.q;
        let scale = self.v + spend.map_or(0.0, |spend| x * spend.mean);
        // E[1/ν²] = scale² / ((shape − 1)(shape − 2)); the mean's square is taken off.
        let second = (self.p * self.p + self.p) * scale * scale / ((shape - 1.0) * (shape - 2.0));
        let mean = self.mean_spend(spend);
        (shape > 2.0).then(|| libm::sqrt((second - mean * mean).max(0.0)))
    }

    /// How spend and number of purchases move together, absent under four repeaters or where either does not vary.
    pub fn correlation(spends: &[Spend]) -> Option<Correlation> {
        let count: f64 = spends.iter().map(|spend| spend.weight).sum();
        let mean =
            |of: &dyn Fn(&Spend) -> f64| spends.iter().map(|spend| spend.weight * of(spend)).sum::<f64>() / count;
        let (x, z) = (mean(&|spend| f64::from(spend.x)), mean(&|spend| spend.mean));
        let (dx, dz) = (|spend: &Spend| f64::from(spend.x) - x, |spend: &Spend| spend.mean - z);
        let product = mean(&|spend| dx(spend) * dx(spend)) * mean(&|spend| dz(spend) * dz(spend));
        if product.is_nan() || product <= 0.0 || count < 4.0 {
            return None;
        }
        let coefficient = (mean(&|spend| dx(spend) * dz(spend)) / libm::sqrt(product)).clamp(-0.999_999, 0.999_999);
        let (centre, spread) = (libm::atanh(coefficient), Z_95 / libm::sqrt(count - 3.0));
        let interval = Interval { low: libm::tanh(centre - spread), high: libm::tanh(centre + spread) };
        Some(Correlation { coefficient, interval, customers: count as u64 })
    }
}

/// At most so many spends of each x, each the mean of its neighbours.
fn coarser(spends: &[Spend]) -> Vec<Spend> {
    const OF_EACH: usize = 60;
    let mut coarse = Vec::new();
    for same in spends.chunk_by(|one, other| one.x == other.x) {
        for near in same.chunks(same.len().div_ceil(OF_EACH)) {
            let weight: f64 = near.iter().map(|spend| spend.weight).sum();
            let mean = near.iter().map(|spend| spend.weight * spend.mean).sum::<f64>() / weight;
            coarse.extend(near.first().map(|spend| Spend { x: spend.x, mean, weight }));
        }
    }
    coarse
}

/// The likelihood in the logarithms of (p, q, v).
#[derive(Debug)]
struct Amounts<'a> {
    spends: &'a [Spend],
    /// Customers, Σ x ln z̄ and Σ ln z̄: all that the terms in ln z̄ need.
    count: f64,
    x_ln_mean: f64,
    ln_mean: f64,
}

impl<'a> Amounts<'a> {
    fn new(spends: &'a [Spend]) -> Self {
        let mut amounts = Self { spends, count: 0.0, x_ln_mean: 0.0, ln_mean: 0.0 };
        for spend in spends {
            let ln = spend.weight * libm::log(spend.mean);
            amounts.count += spend.weight;
            amounts.x_ln_mean += f64::from(spend.x) * ln;
            amounts.ln_mean += ln;
        }
        amounts
    }

    fn both(&self, at: &Point) -> (f64, Point) {
        let [p, q, v, _] = at.map(libm::exp);
        let ln_v = libm::log(v);
        let mut value = p * self.x_ln_mean - self.ln_mean + self.count * (q * ln_v - ln_gamma(q));
        let mut slope = [self.x_ln_mean, self.count * (ln_v - digamma(q)), self.count * q / v, 0.0];
        for same in self.spends.chunk_by(|one, other| one.x == other.x) {
            let x = same.first().map_or(1.0, |spend| f64::from(spend.x));
            let (mut count, mut logs, mut inverses) = (0.0, 0.0, 0.0);
            for spend in same {
                let total = v + x * spend.mean;
                count += spend.weight;
                logs += spend.weight * libm::log(total);
                inverses += spend.weight / total;
            }
            let (shape, ln_x) = (p * x, libm::log(x));
            let psi = digamma(shape + q);
            value += count * (ln_gamma_ratio(shape, q) + shape * ln_x) - (shape + q) * logs;
            slope[0] += x * (count * (psi - digamma(shape) + ln_x) - logs);
            slope[1] += count * psi - logs;
            slope[2] -= (shape + q) * inverses;
        }
        (value, [slope[0] * p, slope[1] * q, slope[2] * v, 0.0])
    }
}

impl Objective for Amounts<'_> {
    fn dimensions(&self) -> usize {
        3
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

    fn spends() -> Vec<Spend> {
        let rows = [(1, 12.0, 2.0), (1, 80.0, 1.0), (2, 30.0, 1.0), (2, 45.0, 3.0), (7, 33.0, 1.0), (40, 20.0, 1.0)];
        rows.map(|(x, mean, weight)| Spend { x, mean, weight }).to_vec()
    }

    #[test]
    fn the_gradient_is_the_slope_of_the_likelihood() {
        let spends = spends();
        let (amounts, at) = (Amounts::new(&spends), [1.2, 0.9, 2.5, 0.0]);
        let slope = amounts.gradient(&at).expect("known");
        for axis in 0..3 {
            let (mut up, mut down) = (at, at);
            up[axis] += 1e-5;
            down[axis] -= 1e-5;
            let difference = (amounts.value(&up) - amounts.value(&down)) / 2e-5;
            assert!((slope[axis] - difference).abs() < 1e-5, "{axis}: {} {difference}", slope[axis]);
        }
    }

    /// By hand with p = 2, q = 3, v = 10: nobody in particular 2·10/2 = 10; two purchases of mean 20: 2 (10 + 40)/(4 + 2) = 50/3.
    /// Spread of nobody's: E = 6·100/(2·1) − 100 = 200.
    #[test]
    fn means_regress_to_that_of_all() {
        let model = GammaGamma { p: 2.0, q: 3.0, v: 10.0 };
        assert!((model.mean_spend(None) - 10.0).abs() < 1e-12);
        let spend = Some(Spend { x: 2, mean: 20.0, weight: 1.0 });
        assert!((model.mean_spend(spend) - 50.0 / 3.0).abs() < 1e-12);
        assert!(model.spend_deviation(None).is_some_and(|deviation| (deviation - libm::sqrt(200.0)).abs() < 1e-9));
        assert_eq!(GammaGamma { q: 1.5, ..model }.spend_deviation(None), None);
    }

    /// x = 1, 2, 3 and z̄ = 10, 30, 20: covariance 1/3 · 10, deviations √(2/3), √(200/3), so r = 0.5.
    #[test]
    fn a_correlation_by_hand() {
        let rows = [(1, 10.0), (2, 30.0), (3, 20.0)];
        let spends: Vec<Spend> = rows.iter().map(|&(x, mean)| Spend { x, mean, weight: 10.0 }).collect();
        let found = GammaGamma::correlation(&spends).expect("both vary");
        assert!((found.coefficient - 0.5).abs() < 1e-12);
        // Fisher: atanh 0.5 ± 1.96/√27 → 0.1701 … 0.7291.
        assert!((found.interval.low - 0.1701).abs() < 1e-3 && (found.interval.high - 0.7291).abs() < 1e-3, "{found:?}");
        assert!(found.matters());
        assert_eq!(GammaGamma::correlation(&spends[..1]), None);
    }

    #[test]
    fn no_mean_is_a_refusal() {
        // Means with the tail of u⁻²: whatever the sample, a larger one has a larger mean. Repeat counts tell p apart.
        let wild = |at: u32| {
            let u = (f64::from(at) + 0.5) / 300.0;
            let x = [1, 4, 16][at as usize % 3];
            let luck = 0.9 * (f64::from(at % 7) / 3.0 - 1.0) / libm::sqrt(f64::from(x));
            Spend { x, mean: (1.0 + luck) / (u * u), weight: 1.0 }
        };
        let mut spends: Vec<Spend> = (0..300).map(wild).collect();
        spends.sort_unstable_by_key(|spend| spend.x);
        let found = GammaGamma::fit(&spends);
        assert!(matches!(found, Err(Refusal::NoMeanSpend { q }) if q <= 1.0), "{found:?}");
        assert!(GammaGamma::fit(&[]).is_err());
    }
}

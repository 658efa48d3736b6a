//! Whether two figures differ, and by how much.
//!
//! Two shares: the difference with Newcombe's hybrid score interval (method 10), from the two Wilson intervals, and the two-sided p of the pooled z test.
//! Two means or other estimates with standard errors: Welch's z, (a − b) / √(sa² + sb²).
//! Source: R. G. Newcombe (1998), Statistics in Medicine 17, 873–890, method 10; B. L. Welch (1947), Biometrika 34, 28–35.
//! Tested by: `newcombe_matches_published_values` below.

use crate::units::{Interval, Share, Z_95};

use super::{Estimate, Moments, two_sided_p};

/// A difference of two figures, the first less the second.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Difference {
    /// How much the first is above the second.
    pub value: f64,
    /// The 95 % interval of that.
    pub interval: Interval,
    /// The two-sided probability of a difference at least so large were there none; absent where neither figure varies.
    pub p: Option<f64>,
}

/// The difference of two shares of different people; absent where one is.
pub fn difference_of_shares(one: Share, other: Share) -> Option<Difference> {
    let (a, b) = (one.value()?, other.value()?);
    let (of_a, of_b) = (one.wilson_95()?, other.wilson_95()?);
    let spread = |one: f64, other: f64| libm::sqrt(one * one + other * other);
    let value = a - b;
    let interval = Interval {
        low: value - spread(a - of_a.low, of_b.high - b),
        high: value + spread(of_a.high - a, b - of_b.low),
    };
    let (n, m) = (one.whole as f64, other.whole as f64);
    let pooled = (one.part + other.part) as f64 / (n + m);
    let error = libm::sqrt(pooled * (1.0 - pooled) * (1.0 / n + 1.0 / m));
    let p = (error > 0.0).then(|| two_sided_p(value / error));
    Some(Difference { value, interval, p })
}

/// The difference of two estimates of different people; absent where one has no standard error.
pub fn difference_of_estimates(one: Estimate, other: Estimate) -> Option<Difference> {
    let (a, b) = (one.standard_error?, other.standard_error?);
    let error = libm::sqrt(a * a + b * b);
    let value = one.value - other.value;
    let interval = Interval { low: value - Z_95 * error, high: value + Z_95 * error };
    Some(Difference { value, interval, p: (error > 0.0).then(|| two_sided_p(value / error)) })
}

/// The difference of two means of different people; absent where one is, or comes of one value.
pub fn difference_of_means(one: &Moments, other: &Moments) -> Option<Difference> {
    difference_of_estimates(one.mean()?, other.mean()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Newcombe (1998), table II, method 10, of 95 % intervals.
    #[test]
    fn newcombe_matches_published_values() {
        for (one, other, low, high) in [
            ((56, 70), (48, 80), 0.0524, 0.3339),
            ((9, 10), (3, 10), 0.1705, 0.8090),
            ((5, 56), (0, 29), -0.0381, 0.1926),
            ((0, 10), (0, 10), -0.2775, 0.2775),
            ((10, 10), (0, 10), 0.6075, 1.0),
        ] {
            let share = |(part, whole)| Share::new(part, whole);
            let found = difference_of_shares(share(one), share(other)).expect("both");
            assert!((found.interval.low - low).abs() < 5e-5, "{one:?} {other:?}: {found:?}");
            assert!((found.interval.high - high).abs() < 5e-5, "{one:?} {other:?}: {found:?}");
        }
    }

    /// By hand: 30/100 against 20/100: pooled .25, error √(.25 · .75 · .02) = .0612372, z = 1.632993, p = .102470.
    /// Means 5 ± 3 and 1 ± 4 (standard errors): 4 with error 5, z = .8, p = .423711.
    #[test]
    fn tests_by_hand() {
        let shares = difference_of_shares(Share::new(30, 100), Share::new(20, 100)).expect("both");
        assert!((shares.p.expect("it varies") - 0.102_470).abs() < 1e-6, "{shares:?}");
        let (one, other) = (Estimate::normal(5.0, Some(3.0)), Estimate::normal(1.0, Some(4.0)));
        let means = difference_of_estimates(one, other).expect("both");
        assert!((means.p.expect("it varies") - 0.423_711).abs() < 1e-6, "{means:?}");
        assert!((means.interval.low - (4.0 - 5.0 * Z_95)).abs() < 1e-12);
        assert_eq!(difference_of_shares(Share::new(0, 0), Share::new(1, 2)), None);
        assert_eq!(difference_of_shares(Share::new(0, 4), Share::new(0, 2)).and_then(|none| none.p), None);
    }
}

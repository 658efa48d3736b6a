//! Whether two groups wait equally long.
//!
//! On each day with events, of n at risk n₁ in the first group and of d events e = d n₁ / n are expected in it, with variance
//! d (n₁ / n) (1 − n₁ / n) (n − d) / (n − 1). χ² = (Σ(d₁ − e))² / Σ variance, with one degree of freedom.
//! Source: N. Mantel (1966), Cancer Chemotherapy Reports 50, 163–170; D. R. Cox and D. Oakes (1984), Analysis of Survival Data, eq. 7.9.
//! Tested by: `the_remission_times_of_freireich_differ` below; tests/metrics_data.rs against lifelines.

use super::kaplan_meier::Durations;
use super::two_sided_p;

/// The outcome of the test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LogRank {
    /// Events of the first group.
    pub observed: u64,
    /// Events expected of it were there no difference.
    pub expected: f64,
    /// The statistic.
    pub chi_square: f64,
    /// The probability of one at least so large were there no difference.
    pub p: f64,
}

/// Compares two groups of different people; absent where nothing can differ, as where one is empty.
pub fn log_rank(one: &Durations, other: &Durations) -> Option<LogRank> {
    let (mut of_one, mut of_other) = (one.followed(), other.followed());
    let (mut observed, mut expected, mut variance) = (0, 0.0, 0.0);
    for day in 0..one.days().max(other.days()) {
        let ((d1, c1), (d2, c2)) = (one.on(day), other.on(day));
        if d1 + d2 > 0 {
            let (n, d) = ((of_one + of_other) as f64, (d1 + d2) as f64);
            let share = of_one as f64 / n;
            observed += d1;
            expected += d * share;
            if n > 1.0 {
                variance += d * share * (1.0 - share) * (n - d) / (n - 1.0);
            }
        }
        of_one -= d1 + c1;
        of_other -= d2 + c2;
    }
    (variance > 0.0).then(|| {
        let gap = observed as f64 - expected;
        let chi_square = gap * gap / variance;
        LogRank { observed, expected, chi_square, p: two_sided_p(libm::sqrt(chi_square)) }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Freireich et al. (1963), 6-MP against placebo: observed 9, expected 19.25, χ² = 16.79 (Kleinbaum & Klein, chapter 2; R's survdiff 16.8).
    #[test]
    fn the_remission_times_of_freireich_differ() {
        let (mut treated, mut placebo) = (Durations::default(), Durations::default());
        [6, 6, 6, 7, 10, 13, 16, 22, 23].into_iter().for_each(|weeks| treated.event(weeks));
        [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35].into_iter().for_each(|weeks| treated.censor(weeks));
        [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23]
            .into_iter()
            .for_each(|weeks| placebo.event(weeks));
        let test = log_rank(&treated, &placebo).expect("they can differ");
        assert_eq!(test.observed, 9);
        assert!((test.expected - 19.25).abs() < 5e-3, "{test:?}");
        assert!((test.chi_square - 16.793).abs() < 5e-4, "{test:?}");
        assert!((test.p - 4.169e-5).abs() < 5e-8, "{test:?}");
        assert_eq!(log_rank(&treated, &treated).map(|same| (same.observed, same.expected)), Some((9, 9.0)));
        assert_eq!(log_rank(&treated, &Durations::default()), None);
    }
}

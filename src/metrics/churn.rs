//! M8: churn rate.
//!
//! Question: of the customers we had when the period began, how many did we lose?
//! Definition: customers lost in the period / S = 1 − M7; by the strict form members of S not active at the end / S. Labelled option: lost / E. S, E and *active* as in M7.
//! Inputs and units: [`CustomerRetention`]; customers.
//! Window and censoring: as M7.
//! Edge cases: by the formula come-backs make up for the lost, and the rate can fall below 0; the strict form cannot. S (or E) empty: absent.
//! Numeric notes: counts; the intervals are M7's, turned round.
//! Complexity: none beyond M7.
//! Source: SPEC M8.
//! Not the same as: lapsed customers (M14, M15), who are silent for long, whenever they were customers.
//! Tested by: `churn_is_what_retention_leaves` below.

use crate::statistics::Estimate;
use crate::units::{Interval, Share};

use super::customer_retention::CustomerRetention;

/// M8.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Churn {
    /// 1 − (E − N) / S, with its interval.
    pub of_start: Option<Estimate>,
    /// Members of S who are not in E, of S.
    pub strict: Share,
    /// Lost by the formula, S − (E − N), over E.
    pub of_end: Option<f64>,
}

/// The churn that goes with a retention.
pub fn churn(retention: &CustomerRetention) -> Churn {
    let turned = |rate: Estimate| Estimate {
        value: 1.0 - rate.value,
        interval: rate.interval.map(|interval| Interval { low: 1.0 - interval.high, high: 1.0 - interval.low }),
        ..rate
    };
    Churn {
        of_start: retention.rate().map(turned),
        strict: Share::new(retention.lost(), retention.counts.start),
        of_end: retention.counts.churn_of_end(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metrics::customer_retention;
    use crate::orders::testing::{store, window};

    /// By hand: A and B in January; A again in February, C new: S = 2, E = 2, N = 1, lost 1: a half of S, a half of E.
    #[test]
    fn churn_is_what_retention_leaves() {
        let store = store(&[
            ("A", "2024-01-10", 100),
            ("A", "2024-02-10", 100),
            ("B", "2024-01-20", 100),
            ("C", "2024-02-20", 100),
        ]);
        let churn = churn(&customer_retention(&store, window("2024-02-01", "2024-02-29", "2024-02-29"), None));
        assert_eq!(
            (churn.of_start.map(|rate| rate.value), churn.strict, churn.of_end),
            (Some(0.5), Share::new(1, 2), Some(0.5))
        );
        // R = 1/2, stayed 1, lost 1: √(1/4 + 1/4) / 2 = .353553.
        assert!((churn.of_start.and_then(|rate| rate.standard_error).unwrap_or(0.0) - 0.353_553).abs() < 1e-6);
    }
}

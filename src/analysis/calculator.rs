//! The retention calculator: three counts typed by hand, and what keeping more does. Needs no files.

use crate::metrics::{RetentionCounts, growth_by_retention};

/// New customers a month, and what one product a month brings, in the picture of growth.
const NEW_A_MONTH: f64 = 100.0;
const MONEY_A_MONTH: f64 = 10.0;
/// The two shops that it compares, and for how many months.
const KEPT: [f64; 2] = [0.05, 0.10];
const MONTHS: usize = 12;

/// What was typed; absent where nothing was, or no whole number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TypedCounts {
    /// Customers at the start.
    pub start: Option<u64>,
    /// Customers at the end.
    pub end: Option<u64>,
    /// Customers of the end who are new.
    pub new: Option<u64>,
}

/// The calculator's page in numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct CalculatorAnswer {
    /// What was typed.
    pub typed: TypedCounts,
    /// The three counts, once all are there.
    pub counts: Option<RetentionCounts>,
    /// What two shops sell month by month that keep so much of their customers each month.
    pub growth: [(f64, Vec<f64>); KEPT.len()],
}

/// What the counts come to.
pub fn calculator(typed: TypedCounts) -> CalculatorAnswer {
    let TypedCounts { start, end, new } = typed;
    let counts = start.zip(end).zip(new).map(|((start, end), new)| RetentionCounts { start, end, new });
    let growth = KEPT.map(|kept| (kept, growth_by_retention(NEW_A_MONTH, MONEY_A_MONTH, kept, MONTHS)));
    CalculatorAnswer { typed, counts, growth }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The worked check: (13,000 − 5,500) / 10,000 = 75 %. Of 100 customers a month at 5 % there are 105.26 in the long run, at 10 % 111.11, each bringing 10.
    #[test]
    fn three_counts_and_two_shops() {
        let answer = calculator(TypedCounts { start: Some(10_000), end: Some(13_000), new: Some(5_500) });
        assert_eq!(answer.counts.and_then(RetentionCounts::rate), Some(0.75));
        let last: Vec<f64> = answer.growth.iter().filter_map(|(_, months)| months.last().copied()).collect();
        assert!((last[0] - 1000.0 / 0.95).abs() < 1e-6 && (last[1] - 1000.0 / 0.9).abs() < 1e-6, "{last:?}");
        assert_eq!(calculator(TypedCounts { start: Some(1), ..TypedCounts::default() }).counts, None);
    }
}

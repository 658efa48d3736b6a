//! M12: order ladder.
//!
//! Question: how many customers reach their second, third, fourth order, and where do we lose them?
//! Definition: rung n = customers with at least n purchase occasions; conversion n → n + 1 = those of them with a next one up to the as-of day / rung n; the same
//! within a year by Kaplan–Meier, which does not hold missing time against recent customers. At each rung: money per order (Σv / orders of the n-th
//! occasions) and the median completed gap to the next. The weakest step is the one of the lowest conversion among rungs of at least thirty customers.
//! Inputs and units: [`Steps`]; customers, minor units, days.
//! Window and censoring: rung n = customers whose n-th occasion lies in the period; `short_followed` of them were followed for less than 90 days, so
//! their conversion is not over.
//! Edge cases: the last rung holds its occasion and all later ones, so it counts occasions, not customers. No customers: conversion absent.
//! Numeric notes: counts with Wilson intervals; money per order by the delta method over occasions.
//! Complexity: days of follow-up, after the pass of the steps.
//! Source: SPEC M12; RJMetrics (2015), Ecommerce Buyer Behavior, "order ladder".
//! Not the same as: repeat customer rate (M2), which is rung 2 over rung 1 to date.
//! Tested by: `by_hand` below.

use crate::statistics::{Estimate, SMALL_BELOW};
use crate::units::Share;

use super::steps::{HORIZONS, LAST_STEP, Steps};

const NINETY_DAYS: usize = 2;
const YEAR: usize = 4;

/// One rung.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rung {
    /// The order number.
    pub number: usize,
    /// Customers who reached it, and those of them who reached the next up to the as-of day.
    pub conversion: Share,
    /// Who reached the next within a year, by Kaplan–Meier; absent where nobody was followed for a year.
    pub within_a_year: Option<Estimate>,
    /// Customers who reached it less than 90 days before the as-of day.
    pub short_followed: u64,
    /// Orders on it.
    pub orders: u64,
    /// Their money, minor units.
    pub revenue_minor: i128,
    /// Money per order, minor units.
    pub average_minor: Option<Estimate>,
    /// Median days to the next among those who reached it.
    pub median_gap_days: Option<u32>,
}

/// M12.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct OrderLadder {
    /// Rungs 1 to [`LAST_STEP`].
    pub rungs: [Rung; LAST_STEP],
    /// The number of the rung that the smallest share leaves upwards.
    pub weakest: Option<usize>,
}

/// The ladder.
pub fn order_ladder(steps: &Steps) -> OrderLadder {
    let rungs = core::array::from_fn(|at| {
        let step = steps.step(at + 1);
        let conversion = step.came_back();
        let half = conversion.part.div_ceil(2);
        let mut passed = 0;
        let median = step.waits.event_days().find(|(_, gaps)| {
            passed += gaps;
            passed >= half
        });
        let year = step.complete[YEAR].whole > 0;
        Rung {
            number: at + 1,
            conversion,
            within_a_year: year.then(|| step.waits.survival().reached_by(HORIZONS[YEAR])),
            short_followed: conversion.whole - step.complete[NINETY_DAYS].whole,
            orders: step.money.below as u64,
            revenue_minor: step.money.above,
            average_minor: step.money.ratio(),
            median_gap_days: median.map(|(days, _)| days),
        }
    });
    let sure = rungs[..LAST_STEP - 1].iter().filter(|rung: &&Rung| rung.conversion.whole >= SMALL_BELOW);
    let below = |one: Share, other: Share| one.part * other.whole < other.part * one.whole;
    let weakest = sure.fold(None, |worst: Option<&Rung>, rung| match worst {
        Some(known) if !below(rung.conversion, known.conversion) => worst,
        _ => Some(rung),
    });
    OrderLadder { weakest: weakest.map(|rung| rung.number), rungs }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metrics::steps::Occasions;
    use crate::metrics::steps::tests::{shop, year};

    /// By hand: five customers, three of them a second time (A 31 Jan, C 11 Nov, E 27 Aug), one a third (A). First orders: 10.00 + 10.00 + 10.00 + two of D's day
    /// 10.00 + 0.00 over six orders. Followed for less than 90 days at rung 1: C (60) and D (0).
    #[test]
    fn by_hand() {
        let ladder = order_ladder(&Steps::of(&shop(), year(), Occasions::Days, &|_| true));
        let [one, two, three, four, ..] = ladder.rungs;
        let conversions = [one, two, three, four].map(|rung| (rung.conversion.part, rung.conversion.whole));
        assert_eq!(conversions, [(3, 5), (1, 3), (0, 1), (0, 0)]);
        assert_eq!((one.orders, one.revenue_minor, one.short_followed), (6, 4000, 2));
        assert_eq!((one.median_gap_days, two.median_gap_days, three.median_gap_days), (Some(30), Some(30), None));
        assert!((one.average_minor.expect("orders").value - 4000.0 / 6.0).abs() < 1e-9);
        assert_eq!(four.average_minor, None);
        // Within a year by Kaplan–Meier: 3/4 (see M10); the second step was followed for 335 days at most.
        assert!((one.within_a_year.expect("a year").value - 0.75).abs() < 1e-12 && two.within_a_year.is_none());
        assert_eq!(ladder.weakest, None, "too few customers");
    }
}

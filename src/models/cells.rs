//! Customers who are alike, by cohort: some thousand rows that stand for all, so that a sum over all customers is a sum over these.
//!
//! Question: what do all customers together bring, without asking each?
//! Definition: customers of one acquisition month with neighbouring (x, t_x, T) become one at their mean, with the mean of their expected spend weighed alike.
//! Inputs and units: histories and E(M) of each, in minor units.
//! Window and censoring: those of the summary.
//! Edge cases: without a spend model every customer's spend is the mean of the repeat days of all.
//! Source: none; sums over cells differ from sums over customers by the curvature within a cell, see the test.
//! Not the same as: the cohort table (M9), which counts what has been.
//! Tested by: `cells_stand_for_customers` in tests/study.rs.

use crate::units::Month;

use super::grouping::{FINE, Place, Timing};
use super::summary::Summary;

/// Customers of one cohort who are alike.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Cell {
    /// The month of the first order.
    pub cohort: Month,
    /// Their mean history and how many they are.
    pub timing: Timing,
    /// Their mean expected spend on a purchase, in minor units.
    pub spend: f64,
}

/// The cells of all customers, by cohort; `spends` are theirs, in the summary's order.
pub(super) fn cells(summary: &Summary, spends: &[f64]) -> Vec<Cell> {
    let longest = f64::from(summary.cut.since(summary.oldest)) / super::DAYS_PER_WEEK;
    // The customers come in no order of time, and a month costs a division of dates: it is asked once a day.
    let months: Vec<Month> =
        (0..=summary.cut.since(summary.oldest)).map(|days| summary.oldest.plus(days).month()).collect();
    let month = |days: i32| usize::try_from(days).ok().and_then(|days| months.get(days)).copied();
    let mut placed: Vec<Placed> = summary
        .customers
        .iter()
        .zip(spends)
        .filter_map(|(history, spend)| {
            let timing = history.timing();
            Some(((month(history.first.since(summary.oldest))?, timing.place(longest, FINE)), timing, *spend))
        })
        .collect();
    // Stable, so that sums are added in one order whatever the machine.
    placed.sort_by_key(|row| row.0);
    placed.chunk_by(|one, other| one.0 == other.0).filter_map(cell).collect()
}

/// A customer's cohort and place among its neighbours, the history, and the expected spend.
type Placed = ((Month, Place), Timing, f64);

fn cell(same: &[Placed]) -> Option<Cell> {
    let ((cohort, (x, ..)), ..) = *same.first()?;
    let count = same.len() as f64;
    let mut cell = Cell { cohort, timing: Timing { x, t_x: 0.0, t: 0.0, weight: count }, spend: 0.0 };
    for (_, timing, spend) in same {
        cell.timing.t_x += timing.t_x / count;
        cell.timing.t += timing.t / count;
        cell.spend += spend / count;
    }
    Some(cell)
}

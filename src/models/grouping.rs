//! Customers by equal (x, t_x, T), and fewer rows that stand for many.
//!
//! Question: how few rows say of all customers what a likelihood needs to know?
//! Definition: equal (x, t_x, T) are one row with a weight; for a climb neighbours become one at their mean: x stays, T is cut into equal parts of the longest, t_x into
//! as many of T where there are few repeats, fewer where there are many.
//! Inputs and units: weeks.
//! Window and censoring: those of the summary.
//! Edge cases: one-time buyers have t_x = 0, and keep it.
//! Numeric notes: means are kept, so what is lost is the curvature within a part, which falls with the square of its size.
//! Source: Fader, Hardie and Shang (2010), Marketing Science 29(6), section 3, for equal rows; the parts are ours.
//! Not the same as: cells, which are apart by cohort too.
//! Tested by: `coarser_timings_keep_customers_and_means` below; `fewer_rows_lead_to_the_same_top` in tests/published_cdnow.rs.

use core::cmp::Ordering;
use std::borrow::Cow;

use super::summary::DAYS_PER_WEEK;

/// One (x, t_x, T) in weeks, and how many customers have it.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Timing {
    /// Repeat purchases.
    pub x: u32,
    /// t_x: the time from the first purchase to the last.
    pub t_x: f64,
    /// T: the time from the first purchase to the as-of day.
    pub t: f64,
    /// How many customers.
    pub weight: f64,
}

impl Timing {
    pub(super) fn of_key(key: u64) -> Self {
        let weeks = |shift: u32| (key >> shift & 0xf_ffff) as f64 / DAYS_PER_WEEK;
        Self { x: (key >> 40) as u32, t_x: weeks(20), t: weeks(0), weight: 1.0 }
    }

    /// Where it stands among neighbours that may stand for each other.
    pub fn place(&self, longest: f64, parts: f64) -> Place {
        // Of one-time buyers there is but a row, so it may be finer.
        let steps = match self.x {
            0 => parts * 16.0,
            1..=3 => parts,
            4..=9 => parts / 2.0,
            _ => parts / 4.0,
        };
        let part = |time: f64, whole: f64| libm::floor(time / whole * steps * 0.999_999) as u32;
        (self.x, part(self.t, longest), part(self.t_x, self.t.max(1e-9)))
    }
}

/// Where a timing stands among neighbours: x, and parts of T and of t_x.
pub type Place = (u32, u32, u32);

/// Parts of the longest T by which some thousand timings stand for many.
pub const FINE: f64 = 24.0;
/// Parts by which it hardly matters even to the errors of a million customers.
pub const FINEST: f64 = 96.0;
/// Parts by which some hundred do.
pub const ROUGH: f64 = 8.0;

/// Fewer timings that stand for many: neighbours become one at their mean, which a likelihood hardly notices.
///
/// x stays as it is; T is cut into equal parts of the longest, t_x into as many of T where there are few repeats, fewer where there are many.
pub fn coarser(timings: &[Timing], parts: f64) -> Vec<Timing> {
    let longest = timings.iter().map(|timing| timing.t).fold(1e-9, f64::max);
    let mut placed: Vec<(Place, Timing)> =
        timings.iter().map(|timing| (timing.place(longest, parts), *timing)).collect();
    placed.sort_unstable_by(|one, other| one.0.cmp(&other.0).then_with(|| by_time(&one.1, &other.1)));
    placed.chunk_by(|one, other| one.0 == other.0).map(mean).collect()
}

/// The degrees of detail by which a likelihood of timings is climbed.
#[derive(Debug, Clone)]
pub(super) struct Detail<'a> {
    /// Some hundred rows.
    pub rough: Vec<Timing>,
    /// Some thousand rows, or all where there are no more.
    pub fine: Cow<'a, [Timing]>,
    /// All rows, where they are more.
    pub full: Option<&'a [Timing]>,
}

impl<'a> Detail<'a> {
    /// Rows from which on fewer stand for all.
    const MANY: usize = 4_000;

    /// The degrees of some timings.
    pub fn of(timings: &'a [Timing]) -> Self {
        let rough = coarser(timings, ROUGH);
        if timings.len() <= Self::MANY {
            return Self { rough, fine: Cow::Borrowed(timings), full: None };
        }
        Self { rough, fine: Cow::Owned(coarser(timings, FINE)), full: Some(timings) }
    }
}

fn by_time(one: &Timing, other: &Timing) -> Ordering {
    one.t.total_cmp(&other.t).then(one.t_x.total_cmp(&other.t_x))
}

fn mean(same: &[(Place, Timing)]) -> Timing {
    let weight: f64 = same.iter().map(|(_, timing)| timing.weight).sum();
    let of =
        |time: fn(&Timing) -> f64| same.iter().map(|(_, timing)| timing.weight * time(timing)).sum::<f64>() / weight;
    Timing {
        x: same.first().map_or(0, |((x, ..), _)| *x),
        t_x: of(|timing| timing.t_x),
        t: of(|timing| timing.t),
        weight,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coarser_timings_keep_customers_and_means() {
        let fine: Vec<Timing> = (0..5_000)
            .map(|at| {
                let t = f64::from(at % 700) / 7.0 + 1.0;
                Timing { x: at % 5, t_x: if at % 5 == 0 { 0.0 } else { t * f64::from(at % 97) / 97.0 }, t, weight: 2.0 }
            })
            .collect();
        let coarse = coarser(&fine, FINE);
        assert!(coarse.len() < 3_000, "{}", coarse.len());
        let sum = |timings: &[Timing], of: fn(&Timing) -> f64| timings.iter().map(|it| it.weight * of(it)).sum::<f64>();
        for of in [|_: &Timing| 1.0, |it: &Timing| it.t, |it: &Timing| it.t_x, |it: &Timing| f64::from(it.x)] {
            assert!((sum(&fine, of) - sum(&coarse, of)).abs() < 1e-6);
        }
        assert!(coarse.iter().all(|it| (it.x == 0) == (it.t_x == 0.0) || it.x > 0));
    }
}

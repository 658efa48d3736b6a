//! The days of a file's rows, counted coarsely while they go by.

use super::date_style::{Span, widen};
use crate::ingest::summary::Late;
use crate::units::Day;

/// 1990-01-01, before which no row is dated.
const START: i32 = 7_305;
/// Days that are counted together.
const STEP: i32 = 32;
/// A row that is dated more days than this after all others is not believed.
const GAP: i32 = 366;
/// Rows of a thousand that can stand so far out, and rows below which nothing is said.
const PER: u64 = 1_000;
const FEW: u64 = 20;

/// How many rows there are in each month or so, and the first and last day of them.
#[derive(Debug, Default)]
pub(crate) struct Timeline {
    steps: Vec<(u32, Option<Span>)>,
    rows: u64,
}

impl Timeline {
    /// Counts a row.
    pub(crate) fn add(&mut self, day: Day) {
        let at = usize::try_from((day.0 - START) / STEP).unwrap_or(0);
        if at >= self.steps.len() {
            self.steps.resize(at + 1, (0, None));
        }
        if let Some((rows, span)) = self.steps.get_mut(at) {
            *rows = rows.saturating_add(1);
            widen(span, day);
        }
        self.rows += 1;
    }

    /// First and last day.
    pub(crate) fn span(&self) -> Option<Span> {
        let mut spans = self.steps.iter().filter_map(|(_, span)| *span);
        let (first, last) = spans.next()?;
        Some((first, spans.next_back().map_or(last, |(_, last)| last)))
    }

    /// Rows that stand alone in the future: at most one in a thousand, more than a year after all others.
    ///
    /// Whatever the true day is, nothing of a shop happens for a year and then to so few; a year was mistyped.
    pub(crate) fn late(&self) -> Option<Late> {
        if self.rows < FEW {
            return None;
        }
        let most = (self.rows / PER).max(1);
        let (mut late, mut passed, mut next) = (None, 0, None);
        for (rows, span) in self.steps.iter().rev() {
            let Some((first, last)) = *span else { continue };
            if next.is_some_and(|next: Day| next.since(last) > GAP) {
                late = Some(Late { rows: passed, newest_plausible: last });
            }
            passed += u64::from(*rows);
            next = Some(first);
            if passed > most {
                break;
            }
        }
        late
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse_iso(text).expect("a day")
    }

    fn timeline(rows: u64, also: &[&str]) -> Timeline {
        let mut timeline = Timeline::default();
        for at in 0..rows {
            timeline.add(day("2023-01-01").plus((at % 600) as i32));
        }
        also.iter().for_each(|text| timeline.add(day(text)));
        timeline
    }

    #[test]
    fn few_rows_far_in_the_future_are_not_believed() {
        // 600 days from 2023-01-01 end on 2024-08-22.
        for (rows, also, expected) in [
            (600, &["2042-03-01"][..], Some((1, "2024-08-22"))),
            (600, &["2025-08-24"], Some((1, "2024-08-22"))),
            (600, &["2025-08-23"], None),
            (600, &["2042-03-01", "2042-03-02"], None),
            (3_000, &["2042-03-01", "2087-03-02", "2042-03-01"], Some((3, "2024-08-22"))),
            (3_000, &["2042-03-01", "2026-03-02"], Some((2, "2024-08-22"))),
            (3_000, &["1991-03-01"], None),
            (18, &["2042-03-01"], None),
            (600, &[], None),
        ] {
            let late = timeline(rows, also).late().map(|late| (late.rows, late.newest_plausible));
            assert_eq!(late, expected.map(|(rows, newest)| (rows, day(newest))), "{rows} {also:?}");
        }
    }

    #[test]
    fn the_span_is_exact() {
        assert_eq!(timeline(600, &["1990-01-01"]).span(), Some((day("1990-01-01"), day("2024-08-22"))));
        assert_eq!(timeline(600, &["2100-12-31"]).span(), Some((day("2023-01-01"), day("2100-12-31"))));
        assert_eq!(timeline(1, &[]).span(), Some((day("2023-01-01"), day("2023-01-01"))));
        assert_eq!(Timeline::default().span(), None);
    }
}

//! Day first or month first: one decision for a column, never for a cell.
//!
//! A first number above 12 proves that the day comes first, a second one that the month does. Where every number is at most 12
//! nothing is proved and the decision is marked as ambiguous; then, in this order:
//! exports are sorted by time, so the reading in which the days jump about clearly less is taken;
//! a dot or a dash between the numbers means day first; a clock with AM and PM means month first;
//! slashes with padded numbers (`05/07/2024`) mean day first, without (`5/7/2024`, American spreadsheets) month first.

use super::date::{Shape, clock_of, shape_of};
use super::trimmed;
use crate::units::Day;

/// The order of the numbers in a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateOrder {
    /// The form itself says what is what: ISO dates, spreadsheet numbers.
    YearFirst,
    /// 31/01/2024.
    DayFirst,
    /// 01/31/2024.
    MonthFirst,
}

/// Why the order was chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateEvidence {
    /// There is nothing to choose.
    Form,
    /// It was asked for.
    Chosen,
    /// The platform always writes its dates so.
    Platform,
    /// A number above 12 proves it.
    Proven,
    /// Numbers above 12 stand in both places; most of the cells decided, the others cannot be read.
    Majority,
    /// The dates run on steadily in this order only.
    Sorted,
    /// The mark between the numbers.
    Mark,
    /// The clock has AM and PM.
    Clock,
    /// Whether the numbers have leading zeros.
    Padding,
}

/// How a column writes its dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DateStyle {
    /// The order of the numbers.
    pub order: DateOrder,
    /// Why.
    pub evidence: DateEvidence,
    /// Whether the other order would be possible for every cell that was looked at.
    pub ambiguous: bool,
}

/// Decides for a column by its first cells.
pub(crate) fn decide<'a>(cells: impl Iterator<Item = impl AsRef<[u8]> + 'a>) -> DateStyle {
    let mut seen = Seen::default();
    for cell in cells {
        seen.look(trimmed(cell.as_ref()));
    }
    let style = |order, evidence, ambiguous| DateStyle { order, evidence, ambiguous };
    let (day_first, month_first) = (DateOrder::DayFirst, DateOrder::MonthFirst);
    match (seen.proves_day, seen.proves_month) {
        _ if seen.either == 0 => style(DateOrder::YearFirst, DateEvidence::Form, false),
        (0, 0) => {
            let (by_day, by_month) = (seen.day_first.turns(), seen.month_first.turns());
            if by_day * 2 + 2 < by_month {
                style(day_first, DateEvidence::Sorted, true)
            } else if by_month * 2 + 2 < by_day {
                style(month_first, DateEvidence::Sorted, true)
            } else if seen.dots_or_dashes * 2 > seen.either {
                style(day_first, DateEvidence::Mark, true)
            } else if seen.halves > 0 {
                style(month_first, DateEvidence::Clock, true)
            } else if seen.unpadded > 0 {
                style(month_first, DateEvidence::Padding, true)
            } else {
                style(day_first, DateEvidence::Padding, true)
            }
        }
        (_, 0) => style(day_first, DateEvidence::Proven, false),
        (0, _) => style(month_first, DateEvidence::Proven, false),
        (days, months) if days >= months => style(day_first, DateEvidence::Majority, false),
        _ => style(month_first, DateEvidence::Majority, false),
    }
}

#[derive(Default)]
struct Seen {
    either: u32,
    proves_day: u32,
    proves_month: u32,
    dots_or_dashes: u32,
    unpadded: u32,
    halves: u32,
    day_first: Run,
    month_first: Run,
}

impl Seen {
    fn look(&mut self, cell: &[u8]) {
        let Some((Shape::Either { first, second, year, mark, padded }, rest)) = shape_of(cell) else { return };
        if clock_of(rest).is_none() || first.max(second) > 31 || first.min(second) > 12 {
            return;
        }
        self.either += 1;
        self.proves_day += u32::from(first > 12);
        self.proves_month += u32::from(second > 12);
        self.dots_or_dashes += u32::from(mark != b'/');
        self.unpadded += u32::from(!padded);
        self.halves += u32::from(rest.last().is_some_and(|byte| matches!(byte, b'm' | b'M' | b'.')));
        self.day_first.pass(Day::from_ymd(year, second, first));
        self.month_first.pass(Day::from_ymd(year, first, second));
    }
}

/// How steadily the days of one reading run.
#[derive(Default)]
struct Run {
    before: Option<Day>,
    up: u32,
    down: u32,
}

impl Run {
    fn pass(&mut self, day: Option<Day>) {
        if let (Some(before), Some(day)) = (self.before, day) {
            self.up += u32::from(day > before);
            self.down += u32::from(day < before);
        }
        self.before = day.or(self.before);
    }

    /// Steps against the direction of most steps.
    fn turns(&self) -> u32 {
        self.up.min(self.down)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_is_decided_once() {
        use DateEvidence::{Clock, Form, Majority, Mark, Padding, Proven, Sorted};
        use DateOrder::{DayFirst, MonthFirst, YearFirst};
        let cases: &[(&[&str], DateOrder, DateEvidence, bool)] = &[
            (&["2024-01-31", "2024-02-01 10:00"], YearFirst, Form, false),
            (&["45384", ""], YearFirst, Form, false),
            (&["12/01/2024", "13/01/2024"], DayFirst, Proven, false),
            (&["12/01/2024", "01/13/2024"], MonthFirst, Proven, false),
            (&["13/01/2024", "14/01/2024", "01/13/2024"], DayFirst, Majority, false),
            (&["01.02.2024"], DayFirst, Mark, true),
            (&["01-02-2024"], DayFirst, Mark, true),
            (&["01/02/2024 1:05 PM"], MonthFirst, Clock, true),
            (&["1/2/2024 13:05"], MonthFirst, Padding, true),
            (&["01/02/2024"], DayFirst, Padding, true),
            (
                &[
                    "01/02/2024",
                    "02/02/2024",
                    "05/02/2024",
                    "07/02/2024",
                    "01/03/2024",
                    "04/03/2024",
                    "02/04/2024",
                    "01/05/2024",
                    "03/05/2024",
                    "01/06/2024",
                ],
                DayFirst,
                Sorted,
                true,
            ),
            (
                &[
                    "01/02/2024",
                    "01/05/2024",
                    "01/07/2024",
                    "02/01/2024",
                    "02/06/2024",
                    "03/01/2024",
                    "03/05/2024",
                    "04/01/2024",
                    "04/09/2024",
                    "05/01/2024",
                ],
                MonthFirst,
                Sorted,
                true,
            ),
        ];
        for (cells, order, evidence, ambiguous) in cases {
            let expected = DateStyle { order: *order, evidence: *evidence, ambiguous: *ambiguous };
            assert_eq!(decide(cells.iter()), expected, "{cells:?}");
        }
    }
}

//! Day first or month first: one decision for a column, never for a cell.
//!
//! A first number above 12 proves that the day comes first, a second one that the month does. Where every number is at most 12
//! nothing is proved and the decision is marked as ambiguous; then, in this order:
//! exports are sorted by time, so the reading in which the days jump about clearly less is taken;
//! a dot or a dash between the numbers means day first; a clock with AM and PM means month first;
//! slashes with padded numbers (`05/07/2024`) mean day first, without (`5/7/2024`, American spreadsheets) month first.

use super::date::{day_of, gregorian, is_ours};
use super::date_parts::{DateParts, Shape, parts_of};
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

impl DateOrder {
    /// The order of the other reading, where there are two.
    pub fn other(self) -> Self {
        match self {
            Self::YearFirst => Self::YearFirst,
            Self::DayFirst => Self::MonthFirst,
            Self::MonthFirst => Self::DayFirst,
        }
    }
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
    /// Whether the years are Buddhist: 2567 is 2024.
    pub buddhist: bool,
}

impl DateStyle {
    /// The form of the dates says everything.
    pub(crate) const FORM: Self =
        Self { order: DateOrder::YearFirst, evidence: DateEvidence::Form, ambiguous: false, buddhist: false };
}

/// Decides for a column by its first cells.
pub(crate) fn decide<'a>(cells: impl Iterator<Item = impl AsRef<[u8]> + 'a>) -> DateStyle {
    let mut seen = Seen::default();
    for cell in cells {
        if let Some(parts) = parts_of(trimmed(cell.as_ref())) {
            seen.look(&parts);
        }
    }
    seen.style()
}

/// First and last day.
pub(crate) type Span = (Day, Day);

pub(super) fn widen(span: &mut Option<Span>, day: Day) {
    let (first, last) = span.unwrap_or((day, day));
    *span = Some((first.min(day), last.max(day)));
}

/// What the cells of a column say about the order of its numbers.
#[derive(Debug, Clone, Default)]
pub(super) struct Seen {
    /// Cells in which day and month could be either number.
    pub(super) either: u64,
    /// Of these, cells that are a day in one order only.
    pub(super) proves_day: u64,
    pub(super) proves_month: u64,
    dots_or_dashes: u64,
    unpadded: u64,
    halves: u64,
    day_first: Run,
    month_first: Run,
    buddhist: u64,
    ours: u64,
}

impl Seen {
    /// Takes account of a cell.
    pub(super) fn look(&mut self, parts: &DateParts) {
        let (Shape::Certain { year, .. } | Shape::Named { year, .. } | Shape::Either { year, .. }) = parts.shape else {
            return;
        };
        self.ours += u64::from(is_ours(year));
        self.buddhist += u64::from(!is_ours(year) && is_ours(gregorian(year)));
        let Shape::Either { first, second, mark, padded, .. } = parts.shape else { return };
        let (by_day, by_month) = (day_of(year, second, first), day_of(year, first, second));
        if by_day.or(by_month).is_none() {
            return;
        }
        self.either += 1;
        self.proves_day += u64::from(by_month.is_none());
        self.proves_month += u64::from(by_day.is_none());
        self.dots_or_dashes += u64::from(mark != b'/');
        self.unpadded += u64::from(!padded);
        self.halves += u64::from(parts.clock.halved);
        self.day_first.pass(by_day);
        self.month_first.pass(by_month);
    }

    /// Takes account of a cell that is year, month, day.
    #[inline]
    pub(super) fn look_at_ours(&mut self) {
        self.ours += 1;
    }

    /// First and last day of the cells in each order: day first, month first.
    pub(super) fn spans(&self) -> [Option<Span>; 2] {
        [self.day_first.span, self.month_first.span]
    }

    /// The decision.
    pub(super) fn style(&self) -> DateStyle {
        use DateEvidence::{Clock, Majority, Mark, Padding, Proven, Sorted};
        use DateOrder::{DayFirst, MonthFirst};
        let buddhist = self.buddhist > self.ours;
        if self.either == 0 {
            return DateStyle { buddhist, ..DateStyle::FORM };
        }
        let (order, evidence) = match (self.proves_day, self.proves_month) {
            (0, 0) => {
                let (by_day, by_month) = (self.day_first.turns(), self.month_first.turns());
                if by_day * 2 + 2 < by_month {
                    (DayFirst, Sorted)
                } else if by_month * 2 + 2 < by_day {
                    (MonthFirst, Sorted)
                } else if self.dots_or_dashes * 2 > self.either {
                    (DayFirst, Mark)
                } else if self.halves > 0 {
                    (MonthFirst, Clock)
                } else if self.unpadded > 0 {
                    (MonthFirst, Padding)
                } else {
                    (DayFirst, Padding)
                }
            }
            (_, 0) => (DayFirst, Proven),
            (0, _) => (MonthFirst, Proven),
            (days, months) if days >= months => (DayFirst, Majority),
            _ => (MonthFirst, Majority),
        };
        DateStyle { order, evidence, ambiguous: self.proves_day + self.proves_month == 0, buddhist }
    }
}

/// How steadily the days of one reading run.
#[derive(Debug, Clone, Default)]
struct Run {
    before: Option<Day>,
    up: u64,
    down: u64,
    span: Option<Span>,
}

impl Run {
    fn pass(&mut self, day: Option<Day>) {
        if let (Some(before), Some(day)) = (self.before, day) {
            self.up += u64::from(day > before);
            self.down += u64::from(day < before);
        }
        if let Some(day) = day {
            self.before = Some(day);
            widen(&mut self.span, day);
        }
    }

    /// Steps against the direction of most steps.
    fn turns(&self) -> u64 {
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
            let expected = DateStyle { order: *order, evidence: *evidence, ambiguous: *ambiguous, buddhist: false };
            assert_eq!(decide(cells.iter()), expected, "{cells:?}");
        }
    }
}

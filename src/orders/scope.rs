//! Which part of the orders a reader looks at.

use crate::units::Day;

use super::filter::Filter;

/// Days from the first to the last, both included (convention C2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// First day.
    pub from: Day,
    /// Last day.
    pub to: Day,
}

/// What a period is compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Comparison {
    /// As many days just before.
    #[default]
    PreviousPeriod,
    /// The same days of the year before.
    YearBefore,
    /// Nothing.
    None,
}

/// What a reader asks for; absent days mean the file's own ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Scope {
    /// First day of the period.
    pub from: Option<Day>,
    /// Last day of the period.
    pub to: Option<Day>,
    /// The last observed day: later orders vanish from everything (convention C3).
    pub as_of: Option<Day>,
    /// What the period is compared with.
    pub comparison: Comparison,
    /// Which orders or customers; the period and the one it is compared with obey the same.
    pub filter: Filter,
}

/// A period seen from an as-of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// The period; it may be empty, never after the as-of day.
    pub period: Period,
    /// The last observed day.
    pub as_of: Day,
}

impl Period {
    /// Whether a day lies in it.
    pub fn contains(self, day: Day) -> bool {
        self.from <= day && day <= self.to
    }

    /// How many days it has, 0 where it is empty.
    pub fn days(self) -> i32 {
        (self.to.since(self.from) + 1).max(0)
    }
}

impl Scope {
    /// The window over orders between two days.
    pub fn window(&self, oldest: Day, newest: Day) -> Window {
        let as_of = self.as_of.unwrap_or(newest).clamp(oldest, newest);
        let from = self.from.unwrap_or(oldest).max(oldest);
        let to = self.to.unwrap_or(as_of).min(as_of);
        Window { period: Period { from, to }, as_of }
    }

    /// The window that this one is compared with, where the files reach back far enough to hold all of it.
    pub fn compared(&self, window: Window, oldest: Day) -> Option<Window> {
        let Period { from, to } = window.period;
        let period = match self.comparison {
            Comparison::None => return None,
            Comparison::PreviousPeriod => Period { from: from.plus(-window.period.days()), to: from.plus(-1) },
            Comparison::YearBefore => Period { from: from.a_year_before(), to: to.a_year_before() },
        };
        (window.period.days() > 0 && period.from >= oldest).then_some(Window { period, as_of: window.as_of })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse_iso(text).expect("a day")
    }

    #[test]
    fn a_period_is_compared_with_one_that_the_files_hold() {
        let (oldest, newest) = (day("2022-01-01"), day("2024-12-31"));
        let year = Scope { from: Some(day("2024-01-01")), comparison: Comparison::YearBefore, ..Scope::default() };
        let window = year.window(oldest, newest);
        assert_eq!((window.period.days(), window.as_of), (366, newest));
        let before = year.compared(window, oldest).expect("2023 is there").period;
        assert_eq!((before.from, before.to), (day("2023-01-01"), day("2023-12-31")));
        let previous = Scope { comparison: Comparison::PreviousPeriod, ..year };
        assert_eq!(previous.compared(window, oldest).map(|window| window.period.from), Some(day("2022-12-31")));
        assert_eq!(
            Scope::default().compared(Scope::default().window(oldest, newest), oldest),
            None,
            "nothing before all"
        );
    }

    #[test]
    fn nothing_after_the_as_of_day_is_in_a_window() {
        let scope = Scope { as_of: Some(day("2023-06-30")), to: Some(day("2024-01-01")), ..Scope::default() };
        let window = scope.window(day("2022-01-01"), day("2024-12-31"));
        assert_eq!((window.period.to, window.as_of), (day("2023-06-30"), day("2023-06-30")));
        let past = Scope { as_of: Some(day("2023-06-30")), from: Some(day("2024-01-01")), ..Scope::default() };
        assert_eq!(past.window(day("2022-01-01"), day("2024-12-31")).period.days(), 0);
    }
}

//! Weeks, months, quarters and years as stretches of days.

use super::calendar::{Day, Month};

/// How long a calendar period is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Grain {
    /// ISO weeks, from Monday.
    Week,
    /// Calendar months.
    #[default]
    Month,
    /// Quarters of the calendar year.
    Quarter,
    /// Calendar years.
    Year,
}

impl Grain {
    /// Every grain, the shortest first.
    pub const ALL: [Self; 4] = [Self::Week, Self::Month, Self::Quarter, Self::Year];

    /// Its stable name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Week => "week",
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Year => "year",
        }
    }

    /// Months that a period has; none for weeks.
    fn months(self) -> Option<i32> {
        match self {
            Self::Week => None,
            Self::Month => Some(1),
            Self::Quarter => Some(3),
            Self::Year => Some(12),
        }
    }

    /// The first day of the period that a day lies in.
    pub fn first_day(self, day: Day) -> Day {
        match self.months() {
            // 1970-01-01 was a Thursday.
            None => day.plus(-(day.0.saturating_add(3)).rem_euclid(7)),
            Some(months) => {
                let month = day.month();
                month.plus(-month.0.rem_euclid(months)).first_day()
            }
        }
    }

    /// The last day of the period that a day lies in.
    pub fn last_day(self, day: Day) -> Day {
        self.after(self.first_day(day), 1).plus(-1)
    }

    /// The first day of the period so many periods after the one that begins on a day.
    pub fn after(self, first_day: Day, periods: i32) -> Day {
        match self.months() {
            None => first_day.plus(periods.saturating_mul(7)),
            Some(months) => Month(first_day.month().0 + periods * months).first_day(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_know_their_periods() {
        let day = |text: &str| Day::parse_iso(text).expect("a day");
        for (grain, text, first, last) in [
            (Grain::Week, "1970-01-01", "1969-12-29", "1970-01-04"),
            (Grain::Week, "2024-03-03", "2024-02-26", "2024-03-03"),
            (Grain::Week, "2024-03-04", "2024-03-04", "2024-03-10"),
            (Grain::Week, "1969-12-28", "1969-12-22", "1969-12-28"),
            (Grain::Month, "2024-02-29", "2024-02-01", "2024-02-29"),
            (Grain::Quarter, "2024-05-31", "2024-04-01", "2024-06-30"),
            (Grain::Quarter, "2023-12-31", "2023-10-01", "2023-12-31"),
            (Grain::Year, "2024-02-29", "2024-01-01", "2024-12-31"),
        ] {
            assert_eq!((grain.first_day(day(text)), grain.last_day(day(text))), (day(first), day(last)), "{text}");
        }
        assert_eq!(Grain::Quarter.after(day("2023-10-01"), 2), day("2024-04-01"));
    }
}

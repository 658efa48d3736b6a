//! Civil days and months: what is left of a date once it has been read.
//!
//! A [`Day`] has no clock and no zone: differences of days are exact on the 23- and 25-hour days too (convention C1).

use core::fmt;

use chrono::{Datelike, NaiveDate};

/// Days from 0001-01-01 (chrono's day 1) to 1970-01-01.
const EPOCH_FROM_CE: i32 = 719_163;

/// A civil day, counted from 1970-01-01 (day 0).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub i32);

impl Day {
    /// The day of a year, month (1–12) and day of the month, or nothing where there is no such day.
    pub fn from_ymd(year: i32, month: u32, day: u32) -> Option<Self> {
        Some(Self(NaiveDate::from_ymd_opt(year, month, day)?.num_days_from_ce() - EPOCH_FROM_CE))
    }

    /// Reads `2026-10-31`.
    pub fn parse_iso(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        if parts.next().is_some() || year.len() != 4 || month.len() != 2 || day.len() != 2 {
            return None;
        }
        Self::from_ymd(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
    }

    /// Year, month (1–12) and day of the month.
    pub fn ymd(self) -> (i32, u32, u32) {
        let date = self.date();
        (date.year(), date.month(), date.day())
    }

    /// The calendar month this day is in.
    pub fn month(self) -> Month {
        let (year, month, _) = self.ymd();
        Month::new(year, month)
    }

    /// The day so many days later (earlier where negative).
    pub fn plus(self, days: i32) -> Self {
        Self(self.0.saturating_add(days))
    }

    /// Whole days from `earlier` to this day.
    pub fn since(self, earlier: Self) -> i32 {
        self.0 - earlier.0
    }

    /// The same day of the month one year earlier; 29 February becomes 28 February.
    pub fn a_year_before(self) -> Self {
        let (year, month, day) = self.ymd();
        Self::from_ymd(year - 1, month, day).or_else(|| Self::from_ymd(year - 1, month, day - 1)).unwrap_or(self)
    }

    fn date(self) -> NaiveDate {
        NaiveDate::from_num_days_from_ce_opt(self.0.saturating_add(EPOCH_FROM_CE)).unwrap_or_default()
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.ymd();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

/// A calendar month, counted from January of the year 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month(pub i32);

impl Month {
    /// The month of a year and a number from 1 to 12.
    pub fn new(year: i32, number: u32) -> Self {
        Self(year * 12 + number as i32 - 1)
    }

    /// The year.
    pub fn year(self) -> i32 {
        self.0.div_euclid(12)
    }

    /// The number of the month in its year, 1–12.
    pub fn number(self) -> u32 {
        self.0.rem_euclid(12) as u32 + 1
    }

    /// The month so many months later.
    pub fn plus(self, months: i32) -> Self {
        Self(self.0 + months)
    }

    /// Whole months from `earlier` to this one.
    pub fn since(self, earlier: Self) -> i32 {
        self.0 - earlier.0
    }

    /// Its first day.
    pub fn first_day(self) -> Day {
        Day::from_ymd(self.year(), self.number(), 1).unwrap_or(Day(0))
    }

    /// Its last day.
    pub fn last_day(self) -> Day {
        self.plus(1).first_day().plus(-1)
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year(), self.number())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_count_from_the_unix_epoch() {
        assert_eq!(Day::from_ymd(1970, 1, 1), Some(Day(0)));
        assert_eq!(Day::from_ymd(2000, 2, 29).map(|day| day.ymd()), Some((2000, 2, 29)));
        assert_eq!(Day::from_ymd(2001, 2, 29), None);
        assert_eq!(Day::from_ymd(1969, 12, 31), Some(Day(-1)));
    }

    #[test]
    fn iso_is_read_and_written() {
        for text in ["1997-01-01", "2024-02-29", "2026-10-31"] {
            assert_eq!(Day::parse_iso(text).map(|day| day.to_string()).as_deref(), Some(text));
        }
        for text in ["2024-2-29", "2023-02-29", "", "2024-01-01-01", "24-01-01"] {
            assert_eq!(Day::parse_iso(text), None, "{text}");
        }
    }

    #[test]
    fn months_know_their_ends() {
        let february = Month::new(2024, 2);
        assert_eq!(february.last_day().to_string(), "2024-02-29");
        assert_eq!(february.plus(11).to_string(), "2025-01");
        assert_eq!(Month::new(2025, 1).since(february), 11);
        assert_eq!(
            Day::parse_iso("2024-02-29").map(|day| day.a_year_before().to_string()).as_deref(),
            Some("2023-02-28")
        );
    }
}

//! The made-up shop's days: its first and last, the week of Black Friday, summer time on the American east coast.

use crate::units::Day;

/// A moment by the shop's own clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment {
    /// The day.
    pub day: Day,
    /// Seconds since midnight.
    pub second: u32,
}

/// First day of the shop.
pub fn opening() -> Day {
    day(2023, 1, 1)
}

/// Last day of the export.
pub fn closing() -> Day {
    day(2025, 12, 31)
}

fn day(year: i32, month: u32, number: u32) -> Day {
    Day::from_ymd(year, month, number).unwrap_or(Day(0))
}

/// Monday 0 … Sunday 6.
pub fn weekday(day: Day) -> u32 {
    (day.0 + 3).rem_euclid(7) as u32
}

/// The n-th such weekday of a month, n from 1.
fn nth_weekday(year: i32, month: u32, wanted: u32, n: i32) -> Day {
    let first = day(year, month, 1);
    let offset = (wanted as i32 - weekday(first) as i32).rem_euclid(7);
    first.plus(offset + 7 * (n - 1))
}

/// The day after the fourth Thursday of November.
pub fn black_friday(year: i32) -> Day {
    nth_weekday(year, 11, 3, 4).plus(1)
}

/// Whether a day lies in the week of Black Friday: its Monday to the Monday after.
pub fn in_black_friday_week(day: Day) -> bool {
    let (year, _, _) = day.ymd();
    (-4..=3).contains(&day.since(black_friday(year)))
}

impl Moment {
    /// So many seconds later, at most the end of the same day.
    pub fn plus_seconds(self, seconds: u32) -> Self {
        Self { second: (self.second + seconds).min(86_399), ..self }
    }

    /// Whether summer time is in force: second Sunday of March to first Sunday of November, 2 o'clock each.
    fn is_summer(self) -> bool {
        let (year, _, _) = self.day.ymd();
        let change = |day| Self { day, second: 2 * 3600 };
        (change(nth_weekday(year, 3, 6, 2))..change(nth_weekday(year, 11, 6, 1))).contains(&self)
    }

    /// Writes it as Shopify does: `2025-12-31 18:04:11 -0500`.
    pub fn written(self) -> String {
        let (hour, minute, second) = (self.second / 3600, self.second / 60 % 60, self.second % 60);
        let offset = if self.is_summer() { "-0400" } else { "-0500" };
        format!("{} {hour:02}:{minute:02}:{second:02} {offset}", self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn black_fridays_are_where_they_were() {
        let days: Vec<String> = (2023..=2025).map(|year| black_friday(year).to_string()).collect();
        assert_eq!(days, ["2023-11-24", "2024-11-29", "2025-11-28"]);
        assert!(in_black_friday_week(day(2025, 12, 1)) && !in_black_friday_week(day(2025, 12, 2)));
    }

    #[test]
    fn the_clock_changes_when_it_did() {
        let at = |month, number, hour: u32| Moment { day: day(2024, month, number), second: hour * 3600 }.written();
        assert_eq!(at(3, 10, 1), "2024-03-10 01:00:00 -0500");
        assert_eq!(at(3, 10, 3), "2024-03-10 03:00:00 -0400");
        assert_eq!(at(11, 3, 1), "2024-11-03 01:00:00 -0400");
        assert_eq!(at(11, 3, 2), "2024-11-03 02:00:00 -0500");
    }
}

//! The Persian calendar: 1403/01/01 is 20 March 2024.
//!
//! By the cycle of 33 years with eight leap years, which agrees with the astronomical calendar for all years that orders are from.

use crate::units::Day;

/// 1369 holds the first day of 1990, 1479 the last of 2100.
const YEARS: core::ops::RangeInclusive<i32> = 1369..=1479;
/// The day before 1369 begins, 1990-03-20.
const BEFORE: i32 = 7_383;
/// Months of 31 days; the others have 30, the last one 29 or 30.
const LONG_MONTHS: u32 = 6;

/// Whether a year can only be Persian: ours begin with 1990, Buddhist ones with 2533.
pub(super) fn is_persian(year: i32) -> bool {
    YEARS.contains(&year)
}

/// The day; nothing where the calendar has none.
pub(super) fn day_of(year: i32, month: u32, day: u32) -> Option<Day> {
    let last = match month {
        1..=6 => 31,
        7..=11 => 30,
        12 => (eve(year + 1) - eve(year) - 336) as u32,
        _ => return None,
    };
    let gone = (month - 1) * 30 + (month - 1).min(LONG_MONTHS);
    (is_persian(year) && (1..=last).contains(&day)).then(|| Day(eve(year) + (gone + day) as i32))
}

/// The day before a year begins.
fn eve(year: i32) -> i32 {
    let leap_days = |year: i32| (year * 8 + 21).div_euclid(33);
    BEFORE + (year - 1369) * 365 + leap_days(year) - leap_days(1369)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_those_of_the_official_calendar() {
        for (year, month, day, expected) in [
            (1369, 1, 1, Some("1990-03-21")),
            (1370, 12, 30, Some("1992-03-20")),
            (1371, 1, 1, Some("1992-03-21")),
            (1375, 12, 30, Some("1997-03-20")),
            (1379, 12, 30, Some("2001-03-20")),
            (1382, 6, 31, Some("2003-09-22")),
            (1387, 12, 30, Some("2009-03-20")),
            (1388, 1, 1, Some("2009-03-21")),
            (1399, 12, 30, Some("2021-03-20")),
            (1400, 1, 1, Some("2021-03-21")),
            (1402, 12, 29, Some("2024-03-19")),
            (1402, 12, 30, None),
            (1403, 1, 1, Some("2024-03-20")),
            (1403, 7, 1, Some("2024-09-22")),
            (1403, 12, 30, Some("2025-03-20")),
            (1404, 1, 1, Some("2025-03-21")),
            (1408, 12, 30, Some("2030-03-20")),
            (1403, 7, 31, None),
            (1403, 13, 1, None),
            (1403, 0, 1, None),
            (1403, 1, 0, None),
            (2024, 1, 1, None),
        ] {
            let found = day_of(year, month, day).map(|day| day.to_string());
            assert_eq!(found.as_deref(), expected, "{year}/{month}/{day}");
        }
    }
}

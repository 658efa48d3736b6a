//! A date cell to a civil day and an instant.
//!
//! The day is the one written down: a printed offset belongs to the shop's own clock. The instant applies the offset; without
//! one the clock is taken as it stands. `2024-01-31 12:34:56 -0500` has a way of its own, the rest is taken apart first.

pub(crate) use super::clock::Stamp;
use super::clock::{Clock, clock_of};
use super::date_parts::{DAY_SECONDS, DateParts, Shape, fraction_of_a_day, parts_of};
use super::date_style::{DateOrder, DateStyle};
use super::persian::{self, is_persian};
use super::trimmed;
use crate::units::Day;

/// A point in time as a file states it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Moment {
    pub(crate) day: Day,
    /// Seconds since 1970 at UTC, as far as the cell lets one know.
    pub(crate) instant: i64,
    /// The hour of the day as it is written; absent where there is no clock.
    pub(crate) hour: Option<u8>,
    /// How exactly the cell says it.
    pub(crate) stamp: Stamp,
}

/// Why there is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DateFault {
    Blank,
    Unreadable,
    /// A placeholder, or outside 1990–2100.
    Impossible,
}

const YEARS: core::ops::RangeInclusive<i32> = 1990..=2100;
/// Years that the Buddhist calendar is ahead.
const BUDDHIST: i32 = 543;

/// Reads a cell in the way its column was found to write dates.
#[inline]
pub(crate) fn read(cell: &[u8], style: DateStyle) -> Result<Moment, DateFault> {
    match read_iso(cell) {
        Some(moment) => moment,
        None => resolve(parts(cell)?, style),
    }
}

/// The common shape, `YYYY-MM-DD`, with nothing or ` HH:MM:SS` and nothing or ` ±HHMM` behind it; nothing where the cell is not
/// of that shape or its year is none of ours.
#[inline]
pub(super) fn read_iso(cell: &[u8]) -> Option<Result<Moment, DateFault>> {
    if cell.len() < 10 || cell[4] != b'-' || cell[7] != b'-' {
        return None;
    }
    let year = (two(cell[0], cell[1])? * 100 + two(cell[2], cell[3])?) as i32;
    let (month, day) = (two(cell[5], cell[6])?, two(cell[8], cell[9])?);
    if !is_ours(year) {
        return None;
    }
    let clock = match cell.get(10..)? {
        [] => Clock::NONE,
        [b' ' | b'T', h, hh, b':', m, mm, b':', s, ss, zone @ ..] => {
            let (hour, minute, second) = (two(*h, *hh)?, two(*m, *mm)?, two(*s, *ss)?);
            if hour > 23 || minute > 59 || second > 59 {
                return None;
            }
            let (offset, stamp) = match zone {
                [] => (0, Stamp::Local),
                [b'Z'] => (0, Stamp::Utc),
                [b' ', sign @ (b'+' | b'-'), h, hh, m, mm] | [sign @ (b'+' | b'-'), h, hh, b':', m, mm] => {
                    match i64::from(two(*h, *hh)?) * 3600 + i64::from(two(*m, *mm)?) * 60 {
                        0 => (0, Stamp::Utc),
                        offset => (if *sign == b'-' { -offset } else { offset }, Stamp::Offset),
                    }
                }
                _ => return None,
            };
            Clock { seconds: i64::from(hour * 3600 + minute * 60 + second), offset, stamp, halved: false }
        }
        _ => return None,
    };
    Some(moment(year, month, day, clock))
}

#[inline]
fn two(tens: u8, ones: u8) -> Option<u32> {
    (tens.is_ascii_digit() && ones.is_ascii_digit()).then(|| u32::from(tens - b'0') * 10 + u32::from(ones - b'0'))
}

/// A cell taken apart.
pub(super) fn parts(cell: &[u8]) -> Result<DateParts, DateFault> {
    let cell = trimmed(cell);
    if cell.is_empty() { Err(DateFault::Blank) } else { parts_of(cell).ok_or(DateFault::Unreadable) }
}

/// The moment of a cell that was taken apart, in the way its column was found to write dates.
pub(super) fn resolve(parts: DateParts, style: DateStyle) -> Result<Moment, DateFault> {
    let DateParts { shape, clock } = parts;
    let (year, month, day) = match shape {
        Shape::Certain { year, month, day } | Shape::Named { year, month, day } => (year, month, day),
        Shape::Either { first, second, year, .. } => match style.order {
            DateOrder::MonthFirst => (year, first, second),
            DateOrder::DayFirst => (year, second, first),
            // The column was found to have no such dates: which of the numbers is the month would be a guess.
            DateOrder::YearFirst => return Err(DateFault::Unreadable),
        },
        Shape::Serial { days } => return moment_of(Day(days), clock),
        Shape::Epoch { seconds } => {
            let days = i32::try_from(seconds.div_euclid(DAY_SECONDS)).map_err(|_| DateFault::Impossible)?;
            let seconds = seconds.rem_euclid(DAY_SECONDS);
            return moment_of(Day(days), Clock { seconds, stamp: Stamp::Epoch, ..Clock::NONE });
        }
    };
    let year = if style.buddhist { gregorian(year) } else { year };
    moment(year, month, day, clock)
}

/// Whether a year is one that orders are from.
pub(super) fn is_ours(year: i32) -> bool {
    YEARS.contains(&year)
}

/// A Buddhist year as ours; any other year as it is.
pub(super) fn gregorian(year: i32) -> i32 {
    if is_ours(year - BUDDHIST) { year - BUDDHIST } else { year }
}

fn moment(year: i32, month: u32, day: u32, clock: Clock) -> Result<Moment, DateFault> {
    if is_persian(year) {
        return moment_of(persian::day_of(year, month, day).ok_or(DateFault::Unreadable)?, clock);
    }
    if !is_ours(year) || month == 0 || day == 0 {
        return Err(DateFault::Impossible);
    }
    Ok(at(Day::from_ymd(year, month, day).ok_or(DateFault::Unreadable)?, clock))
}

/// The day of a year of ours, whichever calendar it is written in.
pub(super) fn day_of(year: i32, month: u32, day: u32) -> Option<Day> {
    moment(gregorian(year), month, day, Clock::NONE).ok().map(|moment| moment.day)
}

fn moment_of(day: Day, clock: Clock) -> Result<Moment, DateFault> {
    if is_ours(day.ymd().0) { Ok(at(day, clock)) } else { Err(DateFault::Impossible) }
}

fn at(day: Day, clock: Clock) -> Moment {
    let hour = (clock.stamp != Stamp::Day).then(|| hour_of(clock.seconds));
    Moment { day, instant: i64::from(day.0) * DAY_SECONDS + clock.seconds - clock.offset, hour, stamp: clock.stamp }
}

/// The hour of the day of seconds, whichever day they are of.
pub(super) fn hour_of(seconds: i64) -> u8 {
    (seconds.rem_euclid(DAY_SECONDS) / 3600) as u8
}

/// The moment of a day whose time stands in a cell of its own; a time that cannot be read leaves the day as it is.
pub(super) fn with_time(moment: Moment, time: &[u8]) -> Moment {
    let midnight = i64::from(moment.day.0) * DAY_SECONDS;
    let without_clock = moment.stamp == Stamp::Day || (moment.stamp == Stamp::Local && moment.instant == midnight);
    match time_of(trimmed(time)) {
        Some(clock) if without_clock && clock.stamp != Stamp::Day => at(moment.day, clock),
        _ => moment,
    }
}

/// `9:15:51 AM`, `0.3859` of a day, or a clock behind the day that spreadsheets put before a time alone.
fn time_of(cell: &[u8]) -> Option<Clock> {
    if let [b'0', b'.' | b',', ..] = cell {
        return Some(Clock { seconds: fraction_of_a_day(&cell[1..])?, stamp: Stamp::Local, ..Clock::NONE });
    }
    clock_of(cell).or_else(|| Some(parts_of(cell)?.clock))
}

/// Whether a cell reads as a date at all; a bare number does not count, it could be anything.
pub(crate) fn looks_like_date(cell: &[u8]) -> bool {
    let cell = trimmed(cell);
    match parts_of(cell).map(|parts| parts.shape) {
        Some(Shape::Serial { .. } | Shape::Epoch { .. }) | None => false,
        Some(Shape::Either { first, second, .. }) => first <= 31 && second <= 31 && (first <= 12 || second <= 12),
        // A number of eight digits is one only where it can be.
        Some(Shape::Certain { .. }) if cell.iter().all(u8::is_ascii_digit) => read(cell, DateStyle::FORM).is_ok(),
        Some(Shape::Certain { .. } | Shape::Named { .. }) => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use DateOrder::{DayFirst, MonthFirst, YearFirst};

    fn ordered(order: DateOrder) -> DateStyle {
        DateStyle { order, ..DateStyle::FORM }
    }

    fn moment_in_words(moment: Result<Moment, DateFault>) -> String {
        match moment {
            Ok(Moment { day, instant, stamp, .. }) => {
                let clock = instant - i64::from(day.0) * DAY_SECONDS;
                format!("{day} {clock} {stamp:?}")
            }
            Err(fault) => format!("{fault:?}"),
        }
    }

    #[test]
    fn cells_are_read() {
        for (cell, order, expected) in [
            ("2024-01-31", DayFirst, "2024-01-31 0 Day"),
            ("2024-01-31 00:00:01", DayFirst, "2024-01-31 1 Local"),
            ("2024-01-31T00:01", DayFirst, "2024-01-31 60 Local"),
            ("2022-01-11 04:32:31 -0500", DayFirst, "2022-01-11 34351 Offset"),
            ("2022-01-11T04:32:31-05:00", DayFirst, "2022-01-11 34351 Offset"),
            ("2022-01-11T04:32:31.123Z", DayFirst, "2022-01-11 16351 Utc"),
            ("2022-01-11 01:00:00 +0530", DayFirst, "2022-01-11 -16200 Offset"),
            ("2022-01-11 01:00:00 UTC", DayFirst, "2022-01-11 3600 Utc"),
            ("2022/1/9 1:00", DayFirst, "2022-01-09 3600 Local"),
            ("2024/01/31", DayFirst, "2024-01-31 0 Day"),
            ("2024.01.31.", DayFirst, "2024-01-31 0 Day"),
            ("2024. 1. 31. 오후 1:05", DayFirst, "2024-01-31 47100 Local"),
            ("2024年1月31日", DayFirst, "2024-01-31 0 Day"),
            ("20240131", DayFirst, "2024-01-31 0 Day"),
            ("20240131T130500Z", DayFirst, "2024-01-31 47100 Utc"),
            ("20240131130500", DayFirst, "2024-01-31 47100 Local"),
            ("31/01/2024", DayFirst, "2024-01-31 0 Day"),
            ("31.01.2024", DayFirst, "2024-01-31 0 Day"),
            ("31. 1. 2024 13:05", DayFirst, "2024-01-31 47100 Local"),
            ("01/31/2024", MonthFirst, "2024-01-31 0 Day"),
            ("31.01.24 13:05", DayFirst, "2024-01-31 47100 Local"),
            ("31.01.24 13.05", DayFirst, "2024-01-31 47100 Local"),
            ("31/01/2024 13h05", DayFirst, "2024-01-31 47100 Local"),
            ("7/25/2018 21:06", MonthFirst, "2018-07-25 75960 Local"),
            ("06-05-21", DayFirst, "2021-05-06 0 Day"),
            ("31/12/98", DayFirst, "1998-12-31 0 Day"),
            ("01/31/2024, 1:05 PM", MonthFirst, "2024-01-31 47100 Local"),
            ("1/31/2024, 1:05:09\u{202F}PM", MonthFirst, "2024-01-31 47109 Local"),
            ("01/31/2024 12:00 a.m.", MonthFirst, "2024-01-31 0 Local"),
            ("Wed 31/01/2024", DayFirst, "2024-01-31 0 Day"),
            ("mercredi 31/01/2024 13:05", DayFirst, "2024-01-31 47100 Local"),
            ("Dec 8, 2024", DayFirst, "2024-12-08 0 Day"),
            ("Dec 8, 2024, 9:15:51 AM", DayFirst, "2024-12-08 33351 Local"),
            ("December 8, 2024 at 9:15 AM", DayFirst, "2024-12-08 33300 Local"),
            ("May 12, 2018 16:02:00 PM", DayFirst, "2018-05-12 57720 Local"),
            ("Sunday, December 8th, 2024", DayFirst, "2024-12-08 0 Day"),
            ("8th of December 2024", DayFirst, "2024-12-08 0 Day"),
            ("Sun, 08 Dec 2024 09:15:51 +0100", DayFirst, "2024-12-08 29751 Offset"),
            ("Sun Dec 8 2024 09:15:51 GMT+0100 (Central European Standard Time)", DayFirst, "2024-12-08 29751 Offset"),
            ("1st Jan 2024", MonthFirst, "2024-01-01 0 Day"),
            ("Jul-21-25", DayFirst, "2025-07-21 0 Day"),
            ("21-Jul-25", MonthFirst, "2025-07-21 0 Day"),
            ("10-Dez-25", MonthFirst, "2025-12-10 0 Day"),
            ("2024-Dec-08", MonthFirst, "2024-12-08 0 Day"),
            ("5dec2024", MonthFirst, "2024-12-05 0 Day"),
            ("8 d\u{E9}cembre 2024", MonthFirst, "2024-12-08 0 Day"),
            ("dimanche 8 d\u{E9}c. 2024 \u{E0} 09:15", MonthFirst, "2024-12-08 33300 Local"),
            ("mar. 5 mars 2024", MonthFirst, "2024-03-05 0 Day"),
            ("1er mars 2024", MonthFirst, "2024-03-01 0 Day"),
            ("8 de diciembre de 2024", MonthFirst, "2024-12-08 0 Day"),
            ("domingo, 8 de dezembro de 2024", MonthFirst, "2024-12-08 0 Day"),
            ("Sonntag, 8. Dezember 2024 um 09:15 Uhr", MonthFirst, "2024-12-08 33300 Local"),
            ("8. prosince 2024", MonthFirst, "2024-12-08 0 Day"),
            ("8 Aral\u{131}k 2024 Pazar 09:15", MonthFirst, "2024-12-08 33300 Local"),
            ("2024. december 8.", MonthFirst, "2024-12-08 0 Day"),
            ("8 декабря 2024 г., 09:15", MonthFirst, "2024-12-08 33300 Local"),
            ("8 Δεκεμβρίου 2024, 9:15 μ.μ.", MonthFirst, "2024-12-08 76500 Local"),
            ("d. 8. december 2024", MonthFirst, "2024-12-08 0 Day"),
            ("8 Dec '24", MonthFirst, "2024-12-08 0 Day"),
            ("2018-05-30 16:02:00 PM", DayFirst, "2018-05-30 57720 Local"),
            ("2018-05-30 00:05:09 AM", DayFirst, "2018-05-30 309 Local"),
            ("45384.34789351852", DayFirst, "2024-04-02 30058 Local"),
            ("45384,34789351852", DayFirst, "2024-04-02 30058 Local"),
            ("45384", DayFirst, "2024-04-02 0 Day"),
            ("1546300800", DayFirst, "2019-01-01 0 Epoch"),
            ("1546300800.5", DayFirst, "2019-01-01 0 Epoch"),
            ("1546300800123", DayFirst, "2019-01-01 0 Epoch"),
            ("'2024-01-31 ", DayFirst, "2024-01-31 0 Day"),
            ("", DayFirst, "Blank"),
            ("  ", DayFirst, "Blank"),
            ("0000-00-00 00:00:00", DayFirst, "Impossible"),
            ("00/00/0000", DayFirst, "Impossible"),
            ("1970-01-01", DayFirst, "Impossible"),
            ("1970-01-01T00:00:00Z", DayFirst, "Impossible"),
            ("1899-12-31", DayFirst, "Impossible"),
            ("1/0/1900", MonthFirst, "Impossible"),
            ("2205-01-01", DayFirst, "Impossible"),
            ("9999-12-31", DayFirst, "Impossible"),
            ("31/01/2567", DayFirst, "Impossible"),
            ("1403/01/31", DayFirst, "2024-04-19 0 Day"),
            ("20000", DayFirst, "Impossible"),
            ("00000000", DayFirst, "Impossible"),
            ("0", DayFirst, "Unreadable"),
            ("2024-02-30", DayFirst, "Unreadable"),
            ("2024-13-01", DayFirst, "Unreadable"),
            ("31/01/2024", MonthFirst, "Unreadable"),
            ("31/01/2024", YearFirst, "Unreadable"),
            ("31/01-2024", DayFirst, "Unreadable"),
            ("2024-01-31 25:00:00", DayFirst, "Unreadable"),
            ("2024-01-31 nonsense", DayFirst, "Unreadable"),
            ("2024-01", DayFirst, "Unreadable"),
            ("2024-W05-3", DayFirst, "Unreadable"),
            ("Jan 31", MonthFirst, "Unreadable"),
            ("December 2024", MonthFirst, "Unreadable"),
            ("8 2024 Dec", MonthFirst, "Unreadable"),
            ("8 Foo 2024", MonthFirst, "Unreadable"),
            ("31 Feb 2024", MonthFirst, "Unreadable"),
            ("12.50", DayFirst, "Unreadable"),
            ("yesterday", DayFirst, "Unreadable"),
        ] {
            assert_eq!(moment_in_words(read(cell.as_bytes(), ordered(order))), expected, "{cell:?}");
        }
    }

    #[test]
    fn buddhist_years_are_read_where_the_column_has_them() {
        let style = DateStyle { buddhist: true, ..ordered(DayFirst) };
        for (cell, expected) in [
            ("31/01/2567", "2024-01-31 0 Day"),
            ("29/02/2567", "2024-02-29 0 Day"),
            ("2567-01-31 10:00:00", "2024-01-31 36000 Local"),
            ("31/01/2024", "2024-01-31 0 Day"),
            ("31/01/2400", "Impossible"),
        ] {
            assert_eq!(moment_in_words(read(cell.as_bytes(), style)), expected, "{cell:?}");
        }
    }

    #[test]
    fn a_time_may_stand_in_a_cell_of_its_own() {
        for (date, time, expected) in [
            ("Dec 8, 2024", "9:15:51 AM", "2024-12-08 33351 Local"),
            ("2026-07-18", "12:59:30", "2026-07-18 46770 Local"),
            ("10/05/2026", "2:30:00 PM", "2026-05-10 52200 Local"),
            ("10/05/2026", "14:30 -0500", "2026-05-10 70200 Offset"),
            ("45384", "0.5", "2024-04-02 43200 Local"),
            ("45384", "1899-12-30 12:00:00", "2024-04-02 43200 Local"),
            ("2024-01-31 00:00:00", "12:00", "2024-01-31 43200 Local"),
            ("2024-01-31 08:00:00", "12:00", "2024-01-31 28800 Local"),
            ("2024-01-31", "", "2024-01-31 0 Day"),
            ("2024-01-31", "noon", "2024-01-31 0 Day"),
            ("2024-01-31", "Pacific Time (US & Canada)", "2024-01-31 0 Day"),
        ] {
            let moment = read(date.as_bytes(), ordered(DayFirst)).map(|moment| with_time(moment, time.as_bytes()));
            assert_eq!(moment_in_words(moment), expected, "{date:?} {time:?}");
        }
    }

    #[test]
    fn the_quick_way_agrees_with_the_long_way() {
        for cell in [
            "2024-01-31",
            "2024-02-29 23:59:59",
            "2022-01-11 04:32:31 -0500",
            "2022-01-11T04:32:31+05:30",
            "2022-01-11 04:32:31 +0000",
            "2022-01-11T04:32:31Z",
            "2023-02-29",
            "2024-00-10",
        ] {
            let quick = read_iso(cell.as_bytes()).expect("the common shape");
            let long = parts(cell.as_bytes()).and_then(|parts| resolve(parts, DateStyle::FORM));
            assert_eq!(quick, long, "{cell}");
        }
        assert_eq!(read_iso(b"1980-01-01"), None, "a year of another calendar, or a placeholder");
    }

    #[test]
    fn a_date_is_told_from_other_things() {
        for (cell, date) in [
            ("2024-01-31", true),
            ("31/01/24", true),
            ("8 d\u{E9}c. 2024", true),
            ("0000-00-00", true),
            ("20240131", true),
            ("12345678", false),
            ("45384", false),
            ("1546300800", false),
            ("31/31/2024", false),
            ("1.5", false),
            ("Ann", false),
            ("", false),
        ] {
            assert_eq!(looks_like_date(cell.as_bytes()), date, "{cell:?}");
        }
    }
}

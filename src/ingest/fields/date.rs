//! A date cell to a civil day and an instant.
//!
//! The day is the one written down: a printed offset belongs to the shop's own clock. The instant applies the offset; without
//! one the clock is taken as it stands. `2024-01-31 12:34:56 -0500` has a way of its own, the rest goes through tokens.

use super::date_style::DateOrder;
use super::trimmed;
use crate::units::Day;

/// A point in time as a file states it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Moment {
    pub(crate) day: Day,
    /// Seconds since 1970 at UTC.
    pub(crate) instant: i64,
    /// Whether the cell prints its offset.
    pub(crate) zoned: bool,
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
const DAY_SECONDS: i64 = 86_400;

/// The parts of a cell before the order of day and month is applied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Year, month and day are told apart by their form.
    Certain { year: i32, month: u32, day: u32 },
    /// Two numbers, of which one is the day and one the month, and the year.
    Either { first: u32, second: u32, year: i32, mark: u8, padded: bool },
    /// Days since 1899-12-30, with a fraction.
    Serial { days: i32, seconds: i64 },
    /// Seconds since 1970.
    Epoch { seconds: i64 },
}

/// Reads a cell in the order its column was found to have.
#[inline]
pub(crate) fn read(cell: &[u8], order: DateOrder) -> Result<Moment, DateFault> {
    match read_iso(cell) {
        Some(moment) => moment,
        None => read_any(cell, order),
    }
}

/// The common shape, `YYYY-MM-DD`, with nothing or ` HH:MM:SS` and nothing or ` ±HHMM` behind it.
#[inline]
fn read_iso(cell: &[u8]) -> Option<Result<Moment, DateFault>> {
    if cell.len() < 10 || cell[4] != b'-' || cell[7] != b'-' {
        return None;
    }
    let year = two(cell[0], cell[1])? * 100 + two(cell[2], cell[3])?;
    let (month, day) = (two(cell[5], cell[6])?, two(cell[8], cell[9])?);
    let (clock, zone) = match cell.get(10..)? {
        [] => (0, None),
        [b' ' | b'T', h, hh, b':', m, mm, b':', s, ss, zone @ ..] => {
            let (hour, minute, second) = (two(*h, *hh)?, two(*m, *mm)?, two(*s, *ss)?);
            if hour > 23 || minute > 59 || second > 59 {
                return None;
            }
            let zone = match zone {
                [] => None,
                [b'Z'] => Some(0),
                [b' ', sign @ (b'+' | b'-'), h, hh, m, mm] | [sign @ (b'+' | b'-'), h, hh, b':', m, mm] => {
                    let offset = i64::from(two(*h, *hh)?) * 3600 + i64::from(two(*m, *mm)?) * 60;
                    Some(if *sign == b'-' { -offset } else { offset })
                }
                _ => return None,
            };
            (i64::from(hour * 3600 + minute * 60 + second), zone)
        }
        _ => return None,
    };
    Some(moment(year as i32, month, day, clock, zone))
}

#[inline]
fn two(tens: u8, ones: u8) -> Option<u32> {
    (tens.is_ascii_digit() && ones.is_ascii_digit()).then(|| u32::from(tens - b'0') * 10 + u32::from(ones - b'0'))
}

fn moment(year: i32, month: u32, day: u32, clock: i64, zone: Option<i64>) -> Result<Moment, DateFault> {
    if !YEARS.contains(&year) || month == 0 || day == 0 {
        return Err(DateFault::Impossible);
    }
    let day = Day::from_ymd(year, month, day).ok_or(DateFault::Unreadable)?;
    let instant = i64::from(day.0) * DAY_SECONDS + clock - zone.unwrap_or(0);
    Ok(Moment { day, instant, zoned: zone.is_some() })
}

fn read_any(cell: &[u8], order: DateOrder) -> Result<Moment, DateFault> {
    let cell = trimmed(cell);
    if cell.is_empty() {
        return Err(DateFault::Blank);
    }
    let (shape, rest) = shape_of(cell).ok_or(DateFault::Unreadable)?;
    let (year, month, day) = match shape {
        Shape::Certain { year, month, day } => (year, month, day),
        Shape::Either { first, second, year, .. } => match order {
            DateOrder::MonthFirst => (year, first, second),
            DateOrder::DayFirst => (year, second, first),
            // The column was found to have no such dates: which of the numbers is the month would be a guess.
            DateOrder::YearFirst => return Err(DateFault::Unreadable),
        },
        Shape::Serial { days, seconds } => return Ok(plain_moment(days, seconds)),
        Shape::Epoch { seconds } => {
            let days = i32::try_from(seconds.div_euclid(DAY_SECONDS)).map_err(|_| DateFault::Impossible)?;
            let year = Day(days).ymd().0;
            return if YEARS.contains(&year) {
                Ok(Moment { zoned: true, ..plain_moment(days, seconds.rem_euclid(DAY_SECONDS)) })
            } else {
                Err(DateFault::Impossible)
            };
        }
    };
    let (clock, zone) = clock_of(rest).ok_or(DateFault::Unreadable)?;
    moment(year, month, day, clock, zone)
}

fn plain_moment(days: i32, seconds: i64) -> Moment {
    Moment { day: Day(days), instant: i64::from(days) * DAY_SECONDS + seconds, zoned: false }
}

/// Whether a cell reads as a date at all; a bare number does not count, it could be anything.
pub(crate) fn looks_like_date(cell: &[u8]) -> bool {
    match shape_of(trimmed(cell)) {
        Some((Shape::Serial { .. } | Shape::Epoch { .. }, _)) | None => false,
        Some((Shape::Either { first, second, .. }, rest)) => {
            (first <= 31 && second <= 31 && (first <= 12 || second <= 12)) && clock_of(rest).is_some()
        }
        Some((Shape::Certain { .. }, rest)) => clock_of(rest).is_some(),
    }
}

/// The date at the front of a trimmed cell, and what stands behind it.
pub(crate) fn shape_of(cell: &[u8]) -> Option<(Shape, &[u8])> {
    let (first, rest) = number(cell)?;
    let digits = cell.len() - rest.len();
    match rest {
        [] | [b'.' | b',', ..] if digits == 5 && (20_000..=60_000).contains(&first) => {
            let seconds = fraction_of_a_day(rest)?;
            Some((Shape::Serial { days: first as i32 - 25_569, seconds }, &[]))
        }
        [] if digits == 8 => {
            let (year, month, day) = ((first / 10_000) as i32, (first / 100 % 100) as u32, (first % 100) as u32);
            Some((Shape::Certain { year, month, day }, rest))
        }
        [] if digits == 10 => Some((Shape::Epoch { seconds: first as i64 }, rest)),
        [] if digits == 13 => Some((Shape::Epoch { seconds: first as i64 / 1000 }, rest)),
        [mark @ (b'-' | b'/' | b'.'), rest @ ..] => three_parts(first, digits, *mark, rest),
        _ => None,
    }
}

fn three_parts(first: u64, first_digits: usize, mark: u8, cell: &[u8]) -> Option<(Shape, &[u8])> {
    let (second, rest) = number(cell)?;
    let second_digits = cell.len() - rest.len();
    let rest = rest.strip_prefix(&[mark])?;
    let (third, after) = number(rest)?;
    let third_digits = rest.len() - after.len();
    if second_digits > 2 {
        return None;
    }
    match (first_digits, third_digits) {
        (4, 1 | 2) => Some((Shape::Certain { year: first as i32, month: second as u32, day: third as u32 }, after)),
        (1 | 2, 4 | 2) => {
            let year = if third_digits == 4 { third as i32 } else { 2000 + third as i32 };
            let padded = first_digits == 2 && second_digits == 2;
            Some((Shape::Either { first: first as u32, second: second as u32, year, mark, padded }, after))
        }
        _ => None,
    }
}

/// The digits at the front, at most 13 of them.
fn number(cell: &[u8]) -> Option<(u64, &[u8])> {
    let digits = cell.iter().take_while(|byte| byte.is_ascii_digit()).count();
    if digits == 0 || digits > 13 {
        return None;
    }
    let value = cell[..digits].iter().fold(0_u64, |value, digit| value * 10 + u64::from(digit - b'0'));
    Some((value, &cell[digits..]))
}

/// `.34789` of a day in whole seconds.
fn fraction_of_a_day(text: &[u8]) -> Option<i64> {
    let Some((_, digits)) = text.split_first() else { return Some(0) };
    if digits.is_empty() || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let (value, scale) = digits
        .iter()
        .take(12)
        .fold((0_i64, 1_i64), |(value, scale), digit| (value * 10 + i64::from(digit - b'0'), scale * 10));
    let seconds = (i128::from(value) * i128::from(DAY_SECONDS) + i128::from(scale) / 2) / i128::from(scale);
    Some((seconds as i64).min(DAY_SECONDS - 1))
}

/// The time of day in seconds and the offset, if one is printed; nothing where something else stands there.
pub(crate) fn clock_of(text: &[u8]) -> Option<(i64, Option<i64>)> {
    let text = text.trim_ascii_start();
    let text = text.strip_prefix(b",").unwrap_or(text).trim_ascii_start();
    let text = text.strip_prefix(b"T").or_else(|| text.strip_prefix(b"t")).unwrap_or(text);
    if text.is_empty() {
        return Some((0, None));
    }
    let (hour, rest) = small(text)?;
    let (minute, rest) = small(rest.strip_prefix(b":")?)?;
    let (second, mut rest) = match rest.strip_prefix(b":") {
        Some(rest) => small(rest)?,
        None => (0, rest),
    };
    if let [b'.' | b',', fraction @ ..] = rest {
        let digits = fraction.iter().take_while(|byte| byte.is_ascii_digit()).count();
        if digits == 0 {
            return None;
        }
        rest = &fraction[digits..];
    }
    let rest = rest.trim_ascii_start();
    let (half, rest) = half_of_the_day(rest);
    let hour = match half {
        // Some shops print both: a 24-hour clock and a marker. The clock is right.
        Some(_) if hour == 0 || hour > 12 => hour,
        Some(afternoon) => hour % 12 + if afternoon { 12 } else { 0 },
        None => hour,
    };
    if hour > 24 || minute > 59 || second > 60 {
        return None;
    }
    Some((hour * 3600 + minute * 60 + second, zone_of(rest.trim_ascii())?))
}

/// One or two digits.
fn small(text: &[u8]) -> Option<(i64, &[u8])> {
    let (value, rest) = number(text)?;
    (text.len() - rest.len() <= 2).then_some((value as i64, rest))
}

/// `AM`, `p.m.` … : whether it is the afternoon.
fn half_of_the_day(text: &[u8]) -> (Option<bool>, &[u8]) {
    let lower = |at: usize| text.get(at).map(u8::to_ascii_lowercase);
    let afternoon = match lower(0) {
        Some(b'a') => false,
        Some(b'p') => true,
        _ => return (None, text),
    };
    match (lower(1), lower(2), lower(3)) {
        (Some(b'.'), Some(b'm'), Some(b'.')) => (Some(afternoon), &text[4..]),
        (Some(b'm'), _, _) => (Some(afternoon), &text[2..]),
        _ => (None, text),
    }
}

/// Seconds east of Greenwich; a zone's letters are passed over, since they say little.
fn zone_of(text: &[u8]) -> Option<Option<i64>> {
    match text {
        [] => Some(None),
        [b'Z' | b'z'] | b"UTC" | b"GMT" => Some(Some(0)),
        [sign @ (b'+' | b'-'), rest @ ..] => {
            let offset = match *rest {
                [h, hh] => two(h, hh)? * 3600,
                [h, hh, m, mm] | [h, hh, b':', m, mm] => two(h, hh)? * 3600 + two(m, mm)? * 60,
                _ => return None,
            };
            let offset = i64::from(offset);
            Some(Some(if *sign == b'-' { -offset } else { offset }))
        }
        _ if text.len() <= 5 && text.iter().all(u8::is_ascii_alphabetic) => Some(None),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(cell: &str, order: DateOrder) -> String {
        match read(cell.as_bytes(), order) {
            Ok(moment) => {
                let clock = moment.instant - i64::from(moment.day.0) * DAY_SECONDS;
                format!("{} {clock}{}", moment.day, if moment.zoned { " zoned" } else { "" })
            }
            Err(fault) => format!("{fault:?}"),
        }
    }

    #[test]
    fn cells_are_read() {
        use DateOrder::{DayFirst, MonthFirst};
        for (cell, order, expected) in [
            ("2024-01-31", DayFirst, "2024-01-31 0"),
            ("2024-01-31 00:00:01", DayFirst, "2024-01-31 1"),
            ("2024-01-31T00:01", DayFirst, "2024-01-31 60"),
            ("2022-01-11 04:32:31 -0500", DayFirst, "2022-01-11 34351 zoned"),
            ("2022-01-11T04:32:31-05:00", DayFirst, "2022-01-11 34351 zoned"),
            ("2022-01-11T04:32:31.123Z", DayFirst, "2022-01-11 16351 zoned"),
            ("2022-01-11 01:00:00 +0530", DayFirst, "2022-01-11 -16200 zoned"),
            ("2022-01-11 01:00:00 UTC", DayFirst, "2022-01-11 3600 zoned"),
            ("2022/1/9 1:00", DayFirst, "2022-01-09 3600"),
            ("31/01/2024", DayFirst, "2024-01-31 0"),
            ("01/31/2024", MonthFirst, "2024-01-31 0"),
            ("31.01.24 13:05", DayFirst, "2024-01-31 47100"),
            ("7/25/2018 21:06", MonthFirst, "2018-07-25 75960"),
            ("06-05-21", DayFirst, "2021-05-06 0"),
            ("01/31/2024, 1:05 PM", MonthFirst, "2024-01-31 47100"),
            ("01/31/2024 12:00 a.m.", MonthFirst, "2024-01-31 0"),
            ("Jan 31", MonthFirst, "Unreadable"),
            ("2018-05-30 16:02:00 PM", DayFirst, "2018-05-30 57720"),
            ("2018-05-30 00:05:09 AM", DayFirst, "2018-05-30 309"),
            ("45384.34789351852", DayFirst, "2024-04-02 30058"),
            ("45384", DayFirst, "2024-04-02 0"),
            ("20240131", DayFirst, "2024-01-31 0"),
            ("1546300800", DayFirst, "2019-01-01 0 zoned"),
            ("1546300800123", DayFirst, "2019-01-01 0 zoned"),
            ("'2024-01-31 ", DayFirst, "2024-01-31 0"),
            ("", DayFirst, "Blank"),
            ("  ", DayFirst, "Blank"),
            ("0000-00-00 00:00:00", DayFirst, "Impossible"),
            ("1970-01-01", DayFirst, "Impossible"),
            ("1899-12-31", DayFirst, "Impossible"),
            ("2205-01-01", DayFirst, "Impossible"),
            ("0", DayFirst, "Unreadable"),
            ("2024-02-30", DayFirst, "Unreadable"),
            ("2024-13-01", DayFirst, "Unreadable"),
            ("31/01/2024", MonthFirst, "Unreadable"),
            ("31/01/2024", DateOrder::YearFirst, "Unreadable"),
            ("2024-01-31 25:00:00", DayFirst, "Unreadable"),
            ("2024-01-31 nonsense", DayFirst, "Unreadable"),
            ("2024-01", DayFirst, "Unreadable"),
            ("12.50", DayFirst, "Unreadable"),
            ("yesterday", DayFirst, "Unreadable"),
        ] {
            assert_eq!(shown(cell, order), expected, "{cell:?}");
        }
    }

    #[test]
    fn the_quick_way_agrees_with_the_long_way() {
        for cell in [
            "2024-01-31",
            "2024-02-29 23:59:59",
            "2022-01-11 04:32:31 -0500",
            "2022-01-11T04:32:31+05:30",
            "2022-01-11T04:32:31Z",
            "1980-01-01",
            "2023-02-29",
        ] {
            let quick = read_iso(cell.as_bytes()).expect("the common shape");
            assert_eq!(quick, read_any(cell.as_bytes(), DateOrder::YearFirst), "{cell}");
        }
    }
}

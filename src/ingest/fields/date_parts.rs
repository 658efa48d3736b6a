//! A date cell taken apart, before the order of day and month is applied.

use super::calendar_words::word;
use super::clock::{Clock, Stamp, clock_of};
use super::letters::letter;

/// What a cell says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct DateParts {
    pub(crate) shape: Shape,
    pub(crate) clock: Clock,
}

/// How the day is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Year, month and day are told apart by their form.
    Certain { year: i32, month: u32, day: u32 },
    /// The month is named.
    Named { year: i32, month: u32, day: u32 },
    /// Two numbers, of which one is the day and one the month, and the year.
    Either { first: u32, second: u32, year: i32, mark: u8, padded: bool },
    /// Days since 1970, from a spreadsheet's days since 1899-12-30; the fraction is the clock.
    Serial { days: i32 },
    /// Seconds since 1970.
    Epoch { seconds: i64 },
}

/// Spreadsheets' numbers that are taken for days: 1954 to 2064.
const SERIALS: core::ops::RangeInclusive<u64> = 20_000..=60_000;
/// The spreadsheets' number of 1970-01-01.
const SERIAL_OF_1970: i32 = 25_569;
pub(super) const DAY_SECONDS: i64 = 86_400;

/// Takes a trimmed cell apart; nothing where it is no date.
pub(crate) fn parts_of(cell: &[u8]) -> Option<DateParts> {
    match cell.first()? {
        b'0'..=b'9' => numbers(cell).or_else(|| named(cell)),
        _ => match word(cell) {
            // A day of the week in front of numbers.
            Some((meaning, rest)) if meaning.passed_over => numbers(between(rest)).or_else(|| named(cell)),
            _ => named(cell),
        },
    }
}

fn numbers(cell: &[u8]) -> Option<DateParts> {
    let (first, rest) = number(cell)?;
    let digits = cell.len() - rest.len();
    let plain = |shape| Some(DateParts { shape, clock: Clock::NONE });
    let compact = |day: u64, clock| {
        let (year, month, day) = ((day / 10_000) as i32, (day / 100 % 100) as u32, (day % 100) as u32);
        Some(DateParts { shape: Shape::Certain { year, month, day }, clock })
    };
    match (digits, rest) {
        (5, [] | [b'.' | b',', ..]) if SERIALS.contains(&first) => {
            let seconds = fraction_of_a_day(rest)?;
            let stamp = if rest.is_empty() { Stamp::Day } else { Stamp::Local };
            let clock = Clock { seconds, stamp, ..Clock::NONE };
            Some(DateParts { shape: Shape::Serial { days: first as i32 - SERIAL_OF_1970 }, clock })
        }
        (8, [] | [b' ' | b'T' | b't', ..]) => compact(first, clock_of(rest)?),
        (14, []) => compact(first / 1_000_000, clock_of(&cell[8..])?),
        (10, []) => plain(Shape::Epoch { seconds: first as i64 }),
        (10, [b'.', fraction @ ..]) if fraction.iter().all(u8::is_ascii_digit) => {
            plain(Shape::Epoch { seconds: first as i64 })
        }
        (13, []) => plain(Shape::Epoch { seconds: first as i64 / 1000 }),
        (1 | 2 | 4, _) => three_numbers(first, digits, rest),
        _ => None,
    }
}

fn three_numbers(first: u64, first_digits: usize, text: &[u8]) -> Option<DateParts> {
    let (mark, text) = mark(text)?;
    let (second, rest) = number(text)?;
    let second_digits = text.len() - rest.len();
    let (other, rest) = self::mark(rest)?;
    let (third, after) = number(rest)?;
    let third_digits = rest.len() - after.len();
    if second_digits > 2 || other != mark {
        return None;
    }
    let clock = clock_of(day_mark(after))?;
    let shape = match (first_digits, third_digits) {
        (4, 1 | 2) => Shape::Certain { year: first as i32, month: second as u32, day: third as u32 },
        (1 | 2, 4 | 2) => Shape::Either {
            first: first as u32,
            second: second as u32,
            year: year_of(third, third_digits)?,
            mark,
            padded: first_digits == 2 && second_digits == 2,
        },
        _ => return None,
    };
    Some(DateParts { shape, clock })
}

/// A year of four digits, or of two: no shop's orders are older than the nineties.
fn year_of(value: u64, digits: usize) -> Option<i32> {
    match (digits, value as i32) {
        (4, year) => Some(year),
        (2, year @ 90..) => Some(1900 + year),
        (2, year) => Some(2000 + year),
        _ => None,
    }
}

/// What parts the numbers, with blanks around it: `-`, `/`, `.`, or the words for year and month in Chinese, Japanese and Korean.
fn mark(text: &[u8]) -> Option<(u8, &[u8])> {
    let text = text.trim_ascii_start();
    let (mark, rest) = match text {
        [mark @ (b'-' | b'/' | b'.'), rest @ ..] => (*mark, rest),
        _ => (b'/', ["年", "月", "년", "월"].into_iter().find_map(|word| text.strip_prefix(word.as_bytes()))?),
    };
    Some((mark, rest.trim_ascii_start()))
}

/// Without the word for day.
fn day_mark(text: &[u8]) -> &[u8] {
    ["日", "일", "."].into_iter().find_map(|word| text.strip_prefix(word.as_bytes())).unwrap_or(text)
}

/// A day with a named month: `Dec 8, 2024`, `21-Jul-25`, `Jul-21-25`, `Sunday, 8 de diciembre de 2024`, `2024. december 8.`
///
/// A number in front of the month is the day unless it has four digits; behind the month the day comes before the year.
fn named(cell: &[u8]) -> Option<DateParts> {
    let mut rest = cell;
    let mut numbers = [(0_u64, 0_usize); 2];
    let mut found = 0;
    let mut named: Option<Month> = None;
    while found < 2 || named.is_none() {
        rest = between(rest);
        if let Some((value, after)) = number(rest) {
            *numbers.get_mut(found)? = (value, rest.len() - after.len());
            found += 1;
            rest = ordinal(after);
            continue;
        }
        let (meaning, after) = word(rest)?;
        match (meaning.month, &named) {
            // `mar. 5 mars 2024`: the first was a day of the week.
            (Some(month), Some(Month { before: 0, weekday: true, .. })) => {
                named = Some(Month { month, before: found, weekday: false });
            }
            (Some(month), None) => named = Some(Month { month, before: found, weekday: meaning.passed_over }),
            _ if meaning.passed_over => {}
            _ => return None,
        }
        rest = after;
    }
    let Month { month, before, .. } = named?;
    let [(one, one_digits), (two, two_digits)] = numbers;
    let (day, year) = match (before, one_digits, two_digits) {
        (1, 4, 1 | 2) => (two, one as i32),
        (0 | 1, 1 | 2, _) => (one, year_of(two, two_digits)?),
        _ => return None,
    };
    let shape = Shape::Named { year, month, day: day as u32 };
    Some(DateParts { shape, clock: clock_of(day_mark(rest))? })
}

/// A month by its name, the numbers that stand before it, and whether the name could be a day of the week.
struct Month {
    month: u32,
    before: usize,
    weekday: bool,
}

/// Without what stands between the words and numbers of a date.
fn between(mut text: &[u8]) -> &[u8] {
    loop {
        text = match text {
            [b' ' | b',' | b'.' | b'-' | b'/' | b'\'', rest @ ..] | [0xC2, 0xA0, rest @ ..] => rest,
            [0xE2, 0x80, 0x99 | 0xAF, rest @ ..] => rest,
            _ => return text,
        }
    }
}

/// Without what makes a number an ordinal: `1st`, `2nd`, `1er`, `8:e`, `1º`.
fn ordinal(text: &[u8]) -> &[u8] {
    let text = text.strip_prefix(b":").filter(|rest| matches!(rest.first(), Some(b'e' | b'a'))).unwrap_or(text);
    let text =
        [[0xC2, 0xBA], [0xC2, 0xAA], [0xC2, 0xB0]].iter().find_map(|sign| text.strip_prefix(sign)).unwrap_or(text);
    ["st", "nd", "rd", "th", "er", "re", "do", "e", "o", "a"]
        .into_iter()
        .find_map(|ending| text.strip_prefix(ending.as_bytes()).filter(|rest| letter(rest).is_none()))
        .unwrap_or(text)
}

/// The digits at the front, at most 14 of them.
fn number(text: &[u8]) -> Option<(u64, &[u8])> {
    let digits = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    if digits == 0 || digits > 14 {
        return None;
    }
    let (digits, rest) = text.split_at(digits);
    Some((digits.iter().fold(0, |value, digit| value * 10 + u64::from(digit - b'0')), rest))
}

/// `.34789` of a day in whole seconds.
pub(super) fn fraction_of_a_day(text: &[u8]) -> Option<i64> {
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

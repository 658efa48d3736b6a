//! What stands behind a date: the time of day, AM or PM, and the offset.

use super::calendar_words::word;

/// How exactly a cell says when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stamp {
    /// A day without a clock.
    Day,
    /// A clock without an offset.
    Local,
    /// A clock at UTC, said by `Z`, `UTC` or an offset of zero.
    Utc,
    /// A clock with another offset.
    Offset,
    /// Seconds since 1970, which are at UTC and have no clock on a wall.
    Epoch,
}

/// A time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Clock {
    /// Seconds since midnight.
    pub(crate) seconds: i64,
    /// Seconds east of Greenwich, 0 where no offset is printed.
    pub(crate) offset: i64,
    /// How exactly it is said.
    pub(crate) stamp: Stamp,
    /// Whether it is marked AM or PM.
    pub(crate) halved: bool,
}

impl Clock {
    pub(crate) const NONE: Self = Self { seconds: 0, offset: 0, stamp: Stamp::Day, halved: false };
}

/// The clock behind a date, or [`Clock::NONE`]; nothing where something else stands there.
pub(crate) fn clock_of(text: &[u8]) -> Option<Clock> {
    let (early, rest) = lead(text)?;
    if rest.is_empty() {
        return early.is_none().then_some(Clock::NONE);
    }
    let ((hour, minute, second), rest) = digits_of(rest)?;
    let (late, rest) = half_of_the_day(without_blanks(rest));
    let half = early.or(late);
    let hour = match half {
        // Some shops print both: a 24-hour clock and a marker. The clock is right.
        Some(_) if hour == 0 || hour > 12 => hour,
        Some(afternoon) => hour % 12 + if afternoon { 12 } else { 0 },
        None => hour,
    };
    let minute = match (minute, half) {
        (Some(minute), _) => minute,
        // `9 AM` is a time, a 9 alone is not.
        (None, Some(_)) => 0,
        (None, None) => return None,
    };
    if hour > 24 || minute > 59 || second > 60 {
        return None;
    }
    let zone = zone_of(rest)?;
    let stamp = match zone {
        None => Stamp::Local,
        Some(0) => Stamp::Utc,
        Some(_) => Stamp::Offset,
    };
    let seconds = hour * 3600 + minute * 60 + second;
    Some(Clock { seconds, offset: zone.unwrap_or(0), stamp, halved: half.is_some() })
}

/// Passes over what stands between date and time: blanks, a comma, `T`, a day of the week, "at". Tells `下午` where it says so.
fn lead(mut text: &[u8]) -> Option<(Option<bool>, &[u8])> {
    let mut half = None;
    loop {
        text = without_blanks(text);
        text = match text {
            [b',', rest @ ..] => rest,
            [b'T' | b't', b'0'..=b'9', ..] => &text[1..],
            [b'.'] => &[],
            _ => match (halves_before(text), word(text)) {
                (Some((afternoon, rest)), _) => {
                    half = Some(afternoon);
                    rest
                }
                (None, Some((meaning, rest))) if meaning.passed_over => rest,
                (None, Some(_)) => return None,
                (None, None) => return Some((half, text)),
            },
        };
    }
}

/// `上午`, `下午`, `오전`, `오후`: whether it is the afternoon.
fn halves_before(text: &[u8]) -> Option<(bool, &[u8])> {
    [("上午", false), ("下午", true), ("오전", false), ("오후", true)]
        .into_iter()
        .find_map(|(mark, afternoon)| Some((afternoon, text.strip_prefix(mark.as_bytes())?)))
}

type Digits = (i64, Option<i64>, i64);

/// Hour, minute if there is one, and second; `14:05:09.123`, `14.05`, `14h05`, `140509`.
fn digits_of(text: &[u8]) -> Option<(Digits, &[u8])> {
    let (first, rest) = run(text)?;
    match first.len() {
        1 | 2 => {}
        4 | 6 => {
            let (hour, minute) = (value(&first[..2]), value(&first[2..4]));
            return Some(((hour, Some(minute), value(&first[4..])), rest));
        }
        _ => return None,
    }
    let hour = value(first);
    let (mark, tail) = match rest {
        [mark @ (b':' | b'.' | b'h' | b'H'), tail @ ..] => (*mark, tail),
        _ => return Some(((hour, None, 0), rest)),
    };
    let (minutes, rest) = run(tail).filter(|(digits, _)| digits.len() == 2 || (mark == b':' && digits.len() == 1))?;
    let (second, mut rest) = match rest {
        [next, tail @ ..] if *next == b':' || (*next == b'.' && mark == b'.') => {
            let (seconds, rest) = run(tail).filter(|(digits, _)| digits.len() <= 2)?;
            (value(seconds), rest)
        }
        _ => (0, rest),
    };
    if let [b'.' | b',', fraction @ ..] = rest {
        rest = run(fraction)?.1;
    }
    Some(((hour, Some(value(minutes)), second), rest))
}

/// The digits at the front.
fn run(text: &[u8]) -> Option<(&[u8], &[u8])> {
    let digits = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    (digits > 0).then(|| text.split_at(digits))
}

/// The value of a few digits.
fn value(digits: &[u8]) -> i64 {
    digits.iter().fold(0, |value, digit| value * 10 + i64::from(digit - b'0'))
}

/// Without white space at the front, also that which does not break and that which is narrow.
fn without_blanks(mut text: &[u8]) -> &[u8] {
    loop {
        text = match text {
            [b' ' | b'\t' | b'\r' | b'\n', rest @ ..] | [0xC2, 0xA0, rest @ ..] => rest,
            [0xE2, 0x80, 0x89 | 0xAF, rest @ ..] => rest,
            _ => return text,
        }
    }
}

/// `AM`, `p. m.`, `μ.μ.` … : whether it is the afternoon, and what stands behind it.
fn half_of_the_day(text: &[u8]) -> (Option<bool>, &[u8]) {
    let (afternoon, rest) = match text {
        [b'a' | b'A', rest @ ..] | [0xCF, 0x80, rest @ ..] | [0xCE, 0xA0, rest @ ..] => (false, rest),
        [b'p' | b'P', rest @ ..] | [0xCE, 0xBC | 0x9C, rest @ ..] => (true, rest),
        _ => return (None, text),
    };
    let dot = |text| -> &[u8] { without_blanks(<[u8]>::strip_prefix(text, b".").unwrap_or(text)) };
    let rest = match dot(rest) {
        [b'm' | b'M', rest @ ..] | [0xCE, 0xBC | 0x9C, rest @ ..] => rest,
        _ => return (None, text),
    };
    if rest.first().is_some_and(u8::is_ascii_alphabetic) { (None, text) } else { (Some(afternoon), dot(rest)) }
}

/// Seconds east of Greenwich; a zone's name is passed over, since its clock is the one that is written.
fn zone_of(text: &[u8]) -> Option<Option<i64>> {
    let text = without_blanks(text).trim_ascii_end();
    // `(Central European Time)`, `[Europe/Berlin]`.
    let named = match text.last() {
        Some(b')') => memchr::memchr(b'(', text),
        Some(b']') => memchr::memchr(b'[', text),
        _ => None,
    };
    let text = named.map_or(text, |at| text[..at].trim_ascii_end());
    let letters = text.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let (name, offset) = text.split_at(letters);
    let greenwich = name.eq_ignore_ascii_case(b"utc") || name.eq_ignore_ascii_case(b"gmt");
    match offset {
        [] if greenwich || name.eq_ignore_ascii_case(b"z") => Some(Some(0)),
        [] if letters <= 5 => Some(None),
        [b'/' | b'_', ..] if text.iter().all(|byte| byte.is_ascii_alphabetic() || matches!(byte, b'/' | b'_')) => {
            Some(None)
        }
        [sign @ (b'+' | b'-'), rest @ ..] if letters == 0 || greenwich => {
            // `+0530 IST`.
            let (digits, name) = rest.split_at(rest.iter().position(|byte| *byte == b' ').unwrap_or(rest.len()));
            if name.len() > 6 || !name.trim_ascii().iter().all(u8::is_ascii_alphabetic) {
                return None;
            }
            let (hours, minutes) = match digits {
                [_] | [_, _] => (digits, &[][..]),
                [_, _, b':', minutes @ ..] | [_, _, minutes @ ..] => (&digits[..2], minutes),
                [] => return None,
            };
            let plain = hours.iter().chain(minutes).all(u8::is_ascii_digit) && matches!(minutes.len(), 0 | 2);
            let offset = value_if(plain, hours)? * 3600 + value_if(plain, minutes)? * 60;
            Some(Some(if *sign == b'-' { -offset } else { offset }))
        }
        _ => None,
    }
}

fn value_if(plain: bool, digits: &[u8]) -> Option<i64> {
    plain.then(|| value(digits))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read() {
        let time = |hour: i64, minute: i64, second: i64| hour * 3600 + minute * 60 + second;
        for (text, seconds) in [
            ("14:05", time(14, 5, 0)),
            (" 14:05:09", time(14, 5, 9)),
            ("T14:05:09.123", time(14, 5, 9)),
            ("T140509", time(14, 5, 9)),
            (" 14h05", time(14, 5, 0)),
            (" 14.05", time(14, 5, 0)),
            (" 14.05.09", time(14, 5, 9)),
            (", 2:05 PM", time(14, 5, 0)),
            (" 2:05:09 p.m.", time(14, 5, 9)),
            (" 2:05:09\u{202F}PM", time(14, 5, 9)),
            (" 2:05:09 p.\u{A0}m.", time(14, 5, 9)),
            (" 2:05 μ.μ.", time(14, 5, 0)),
            (" 2:05 πμ", time(2, 5, 0)),
            (" 下午2:05", time(14, 5, 0)),
            (" 오전 12:05", time(0, 5, 0)),
            (" 2 PM", time(14, 0, 0)),
            (" 12:30 am", time(0, 30, 0)),
            (" 16:02:00 PM", time(16, 2, 0)),
            (" 00:05:09 AM", time(0, 5, 9)),
            (" at 2:05 PM", time(14, 5, 0)),
            (" à 14:05", time(14, 5, 0)),
            (" um 14:05 Uhr", time(14, 5, 0)),
            (" klo 14.05", time(14, 5, 0)),
            (" Pazar 14:05", time(14, 5, 0)),
            (" г. 14:05", time(14, 5, 0)),
            (" 14:05 PST", time(14, 5, 0)),
            (" 14:05 America/New_York", time(14, 5, 0)),
            (" 14:05 (Eastern Time)", time(14, 5, 0)),
        ] {
            let clock = clock_of(text.as_bytes()).unwrap_or_else(|| panic!("{text:?}"));
            assert_eq!((clock.seconds, clock.stamp), (seconds, Stamp::Local), "{text:?}");
        }
        for text in [
            " 25:00",
            " 14:60",
            " 14:05 cancelled",
            "x",
            " 9",
            " PM",
            " 14:",
            " 14:5.x",
            " 14:05 +5x",
            " 14:05 +053",
            " 下午",
            " 123",
        ] {
            assert_eq!(clock_of(text.as_bytes()), None, "{text:?}");
        }
        for text in ["", " ", ".", ", ", " г.", " Pazar"] {
            assert_eq!(clock_of(text.as_bytes()), Some(Clock::NONE), "{text:?}");
        }
    }

    #[test]
    fn offsets_are_read() {
        for (text, offset, stamp) in [
            (" 14:05:09 -0500", -5 * 3600, Stamp::Offset),
            (" 14:05:09+05:30", 19_800, Stamp::Offset),
            (" 14:05:09+05", 18_000, Stamp::Offset),
            (" 14:05:09 +0530 IST", 19_800, Stamp::Offset),
            (" 14:05 GMT+0100 (Central European Standard Time)", 3600, Stamp::Offset),
            (" 14:05+01:00[Europe/Berlin]", 3600, Stamp::Offset),
            (" 14:05 UTC-5", -18_000, Stamp::Offset),
            ("T14:05Z", 0, Stamp::Utc),
            ("T14:05:00+00:00", 0, Stamp::Utc),
            (" 14:05 UTC", 0, Stamp::Utc),
            (" 14:05 gmt", 0, Stamp::Utc),
        ] {
            let clock = clock_of(text.as_bytes()).unwrap_or_else(|| panic!("{text:?}"));
            assert_eq!((clock.offset, clock.stamp), (offset, stamp), "{text:?}");
        }
    }
}

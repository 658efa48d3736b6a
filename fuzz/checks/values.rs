//! Dates and amounts.

use holdfast::ingest::fuzzing;
use holdfast::ingest::{DateOrder, DateStyle};

fn lines(bytes: &[u8]) -> Vec<&[u8]> {
    bytes.split(|&byte| byte == b'\n').collect()
}

/// A date that is read lies among the years that are possible, and its ISO form is the same day.
pub fn dates(bytes: &[u8]) {
    let cells = lines(bytes);
    let style = fuzzing::date_style(&cells);
    for cell in cells {
        for order in [DateOrder::YearFirst, DateOrder::DayFirst, DateOrder::MonthFirst, style.order] {
            let style = DateStyle { order, ..style };
            let Some((day, instant, zoned)) = fuzzing::date(cell, style) else { continue };
            assert!((1990..=2100).contains(&day.ymd().0), "{day}");
            let (iso, midnight, _) = fuzzing::date(day.to_string().as_bytes(), style).expect("an ISO date");
            assert_eq!(iso, day);
            // An offset can move the instant by a day or so, a clock by less than one.
            let seconds = instant - midnight;
            let most = if zoned { 5 * 86_400 } else { 86_400 };
            assert!((-most..=most).contains(&seconds), "{day} and {seconds} seconds");
        }
    }
}

/// An amount that is read comes out as it went in; plain digits are what they say.
pub fn amounts(bytes: &[u8]) {
    let cells = lines(bytes);
    assert!(matches!(fuzzing::decimal_mark(&cells, b','), b'.' | b','));
    for cell in cells {
        fuzzing::currency(cell);
        for mark in [b'.', b','] {
            let found = fuzzing::amount(cell, mark);
            if let Some(exact) = found {
                let text = exact.to_decimal().to_string();
                assert_eq!(fuzzing::amount(text.as_bytes(), b'.'), found, "{text}");
            }
            if let Some(plain) = plain(cell, mark) {
                assert_eq!(found.map(|exact| exact.0), Some(plain));
            }
        }
    }
}

/// Ten-thousandths of at most 14 digits and at most four decimals.
fn plain(cell: &[u8], mark: u8) -> Option<i64> {
    let text = core::str::from_utf8(cell).ok()?;
    let (whole, part) = text.split_once(char::from(mark)).unwrap_or((text, ""));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let fits = digits(whole) && whole.len() <= 14 && part.len() <= 4 && (part.is_empty() || digits(part));
    if !fits || (part.is_empty() && whole.len() != text.len()) {
        return None;
    }
    format!("{whole}{part:0<4}").parse().ok()
}

//! Rates of exchange, exact.

use core::fmt;

use super::money::{Currency, divide_half_even, saturated};

/// What one major unit of a currency is worth in another, as the decimal number that was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rate {
    digits: u64,
    decimals: u32,
}

/// Digits that a rate can have: with any amount they stay within the integers used.
const DIGITS: usize = 15;

impl Rate {
    /// Reads `0.92`: a number above nothing of at most fifteen digits with a dot.
    pub fn parse(text: &str) -> Option<Self> {
        let (whole, part) = text.split_once('.').unwrap_or((text, ""));
        let digits = [whole.trim_start_matches('0'), part.trim_end_matches('0')].concat();
        let plain = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || !plain(whole) || !plain(part) || digits.len() > DIGITS {
            return None;
        }
        let decimals = u32::try_from(part.trim_end_matches('0').len()).ok()?;
        Some(Self { digits: digits.parse().ok().filter(|digits| *digits > 0)?, decimals })
    }

    /// An amount of one currency in another, both in minor units, rounded half to even.
    pub fn convert(self, minor: i64, from: Currency, into: Currency) -> i64 {
        let numerator = i128::from(minor) * i128::from(self.digits) * i128::from(into.minor_per_major());
        let denominator = 10_i128.pow(self.decimals) * i128::from(from.minor_per_major());
        let converted = divide_half_even(numerator, denominator);
        saturated(converted)
    }
}

impl fmt::Display for Rate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scale = 10_u64.pow(self.decimals);
        write!(f, "{}", self.digits / scale)?;
        let part = self.digits % scale;
        if part == 0 { Ok(()) } else { write!(f, ".{part:0width$}", width = self.decimals as usize) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn currency(code: &str) -> Currency {
        Currency::from_code(code.as_bytes()).expect("a code")
    }

    #[test]
    fn a_rate_is_the_number_that_was_given() {
        for (text, shown) in [
            ("0.92", "0.92"),
            ("1", "1"),
            ("157.310", "157.31"),
            ("0.000061", "0.000061"),
            ("007", "7"),
            ("0.000000000000001", "0.000000000000001"),
            ("999999999999999", "999999999999999"),
        ] {
            assert_eq!(Rate::parse(text).map(|rate| rate.to_string()).as_deref(), Some(shown), "{text}");
        }
        for text in ["", "0", "0.00", "-1", "1,5", "1.5.2", ".5", "1e3", "NaN", "1234567890.123456"] {
            assert_eq!(Rate::parse(text), None, "{text}");
        }
    }

    #[test]
    fn amounts_are_rounded_half_to_even_in_the_other_currency() {
        for (rate, minor, from, into, expected) in [
            ("0.92", 1_235, "USD", "EUR", 1_136),
            ("0.5", 1_001, "USD", "EUR", 500),
            ("0.5", 1_003, "USD", "EUR", 502),
            ("0.5", -1_001, "USD", "EUR", -500),
            ("0.0064", 1_500, "JPY", "USD", 960),
            ("156.25", 960, "USD", "JPY", 1_500),
            ("3.25", 12_500, "KWD", "USD", 4_062),
            ("0.3076923", 4_062, "USD", "KWD", 12_498),
            ("1", i64::MAX, "USD", "EUR", i64::MAX),
            ("999999999999999", i64::MIN, "JPY", "KWD", i64::MIN),
        ] {
            let rate = Rate::parse(rate).expect("a rate");
            assert_eq!(rate.convert(minor, currency(from), currency(into)), expected, "{rate} {minor} {from} {into}");
        }
    }
}

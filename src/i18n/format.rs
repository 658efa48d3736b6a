//! Numbers, money and days as people write them.

use crate::units::{Currency, Day, Month};

/// Words numbers in one language; the browser's `Intl` stands behind it in the page, [`PlainFormat`] in tests and reports.
pub trait Format {
    /// A whole number with separators: 541,909.
    fn integer(&self, value: i64) -> String;
    /// A number with so many decimals: 4.27.
    fn decimal(&self, value: f64, decimals: u32) -> String;
    /// A share as a percentage with so many decimals: 65.6 %.
    fn percent(&self, share: f64, decimals: u32) -> String;
    /// Money in minor units, with the currency where it is known: £8,911,407.90.
    fn money(&self, minor: i64, currency: Currency) -> String;
    /// Money rounded for an axis or a sentence: £8.9M.
    fn money_short(&self, minor: f64, currency: Currency) -> String;
    /// A day: 31 Oct 2026.
    fn day(&self, day: Day) -> String;
    /// A month: Oct 2026.
    fn month(&self, month: Month) -> String;
    /// Which of a language's plural forms a count takes: an index into the forms that its messages list (English: one, other).
    fn plural_form(&self, count: u64) -> usize;
}

/// English without a browser: for tests, for the report and for logs.
#[derive(Debug, Clone, Copy, Default)]
pub struct PlainFormat;

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

fn grouped(digits: &str) -> String {
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

impl Format for PlainFormat {
    fn integer(&self, value: i64) -> String {
        let sign = if value < 0 { "-" } else { "" };
        format!("{sign}{}", grouped(&value.unsigned_abs().to_string()))
    }

    fn decimal(&self, value: f64, decimals: u32) -> String {
        let text = format!("{:.*}", decimals as usize, value.abs());
        let (whole, rest) = text.split_once('.').unwrap_or((&text, ""));
        let sign = if value < 0.0 && text.bytes().any(|digit| (b'1'..=b'9').contains(&digit)) { "-" } else { "" };
        let mark = if rest.is_empty() { "" } else { "." };
        format!("{sign}{}{mark}{rest}", grouped(whole))
    }

    fn percent(&self, share: f64, decimals: u32) -> String {
        format!("{}%", self.decimal(share * 100.0, decimals))
    }

    fn money(&self, minor: i64, currency: Currency) -> String {
        let decimals = currency.decimals();
        let amount = self.decimal(minor as f64 / currency.minor_per_major() as f64, decimals);
        if currency.is_known() { format!("{} {amount}", currency.code()) } else { amount }
    }

    fn money_short(&self, minor: f64, currency: Currency) -> String {
        let major = minor / currency.minor_per_major() as f64;
        let size = major.abs();
        let (scaled, unit) = match size {
            _ if size >= 1e9 => (major / 1e9, "B"),
            _ if size >= 1e6 => (major / 1e6, "M"),
            _ if size >= 1e3 => (major / 1e3, "K"),
            _ => (major, ""),
        };
        let text = self.decimal(scaled, u32::from(scaled.abs() < 100.0 && !unit.is_empty() || size < 10.0));
        let text = text.strip_suffix(".0").unwrap_or(&text);
        if currency.is_known() { format!("{} {text}{unit}", currency.code()) } else { format!("{text}{unit}") }
    }

    fn day(&self, day: Day) -> String {
        let (year, month, number) = day.ymd();
        format!("{number} {} {year}", MONTHS[month as usize - 1])
    }

    fn month(&self, month: Month) -> String {
        format!("{} {}", MONTHS[month.number() as usize - 1], month.year())
    }

    fn plural_form(&self, count: u64) -> usize {
        usize::from(count != 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_as_people_write_them() {
        let f = PlainFormat;
        assert_eq!(f.integer(541_909), "541,909");
        assert_eq!(f.integer(-1_000), "-1,000");
        assert_eq!(f.integer(100), "100");
        assert_eq!(f.decimal(-0.001, 2), "0.00");
        assert_eq!(f.percent(0.655_832, 1), "65.6%");
        assert_eq!(f.money(891_140_790, Currency::UNKNOWN), "8,911,407.90");
        assert_eq!(f.money_short(891_140_790.0, Currency::UNKNOWN), "8.9M");
        assert_eq!(f.money_short(0.0, Currency::UNKNOWN), "0");
        assert_eq!(f.day(Day::from_ymd(2026, 10, 31).expect("a day")), "31 Oct 2026");
    }
}

//! An amount cell to exact money.
//!
//! `1234.50` has a way of its own. Everything else (symbols, codes, separators of thousands, brackets, minus signs in four
//! places) is brought to plain digits and goes through a decimal. The decimal mark is one decision for a column; a cell that
//! contradicts it is not read at all, since reading it wrongly would be wrong a hundredfold.

use rust_decimal::Decimal;

use super::trimmed;
use crate::units::Exact;

/// How the money columns of a file write their numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct AmountStyle {
    /// `.` or `,`.
    pub(crate) decimal: u8,
}

impl AmountStyle {
    /// The style with the other mark.
    pub(crate) fn other(self) -> Self {
        Self { decimal: if self.decimal == b'.' { b',' } else { b'.' } }
    }
}

/// Why there is no amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum AmountFault {
    Blank,
    Unreadable,
}

/// Reads a cell.
#[inline]
pub(crate) fn read(cell: &[u8], style: AmountStyle) -> Result<Exact, AmountFault> {
    match read_plain(cell, style.decimal) {
        Some(exact) => Ok(exact),
        None => read_any(cell, style),
    }
}

/// `1234.50`, `-3`: digits, one mark, at most four digits behind it.
#[inline]
fn read_plain(cell: &[u8], decimal: u8) -> Option<Exact> {
    let (negative, digits) = match cell.split_first()? {
        (b'-', rest) => (true, rest),
        _ => (false, cell),
    };
    if digits.is_empty() || digits.len() > 14 {
        return None;
    }
    let mut value = 0_i64;
    let mut behind = None;
    for (at, &byte) in digits.iter().enumerate() {
        match byte {
            b'0'..=b'9' => value = value * 10 + i64::from(byte - b'0'),
            _ if byte == decimal && behind.is_none() && at > 0 => behind = Some(at + 1),
            _ => return None,
        }
    }
    let places = behind.map_or(0, |at| digits.len() - at);
    if places > 4 || behind == Some(digits.len()) {
        return None;
    }
    value *= [10_000, 1_000, 100, 10, 1][places];
    Some(Exact(if negative { -value } else { value }))
}

fn read_any(cell: &[u8], style: AmountStyle) -> Result<Exact, AmountFault> {
    let cell = trimmed(cell);
    if cell.is_empty() {
        return Err(AmountFault::Blank);
    }
    if let Some(exact) = read_powers_of_ten(cell, style) {
        return Ok(exact);
    }
    let parts = Parts::of(cell).ok_or(AmountFault::Unreadable)?;
    let mut plain = [0_u8; 40];
    let length = parts.write(style.decimal, &mut plain).ok_or(AmountFault::Unreadable)?;
    let text = core::str::from_utf8(&plain[..length]).map_err(|_| AmountFault::Unreadable)?;
    let value = Decimal::from_str_exact(text).or_else(|_| text.parse()).map_err(|_| AmountFault::Unreadable)?;
    let exact = Exact::from_decimal(value).ok_or(AmountFault::Unreadable)?;
    Ok(if parts.negative { Exact(-exact.0) } else { exact })
}

/// `1.5E+03`, `4.4e-16`, as programs write them; a spreadsheet writes `1,5E+03` where decimals have a comma.
fn read_powers_of_ten(cell: &[u8], style: AmountStyle) -> Option<Exact> {
    memchr::memchr2(b'e', b'E', cell)?;
    let text = core::str::from_utf8(cell).ok()?;
    let decimal = match text.split_once(',') {
        Some((whole, rest)) if style.decimal == b',' => Decimal::from_scientific(&[whole, rest].join(".")),
        _ => Decimal::from_scientific(text),
    };
    Exact::from_decimal(decimal.ok()?)
}

/// The minus sign, the dash that stands for it, and the wide one.
const MINUS_SIGNS: [&str; 3] = ["\u{2212}", "\u{2013}", "\u{FF0D}"];

/// A cell taken apart: its sign, and its number with all separators.
pub(super) struct Parts<'a> {
    negative: bool,
    pub(super) number: &'a [u8],
}

impl<'a> Parts<'a> {
    pub(super) fn of(cell: &'a [u8]) -> Option<Self> {
        let first = cell.iter().position(u8::is_ascii_digit)?;
        let last = cell.iter().rposition(u8::is_ascii_digit)?;
        let (before, number, behind) = (&cell[..first], &cell[first..=last], &cell[last + 1..]);
        let letters = |text: &[u8]| text.iter().filter(|byte| byte.is_ascii_alphabetic()).count();
        let percent = before.contains(&b'%') || behind.contains(&b'%');
        if letters(before) > 4 || letters(behind) > 4 || percent || before.len() + behind.len() > 24 {
            return None;
        }
        let minus = |text: &[u8]| {
            text.contains(&b'-') || MINUS_SIGNS.iter().any(|sign| memchr::memmem::find(text, sign.as_bytes()).is_some())
        };
        let brackets = before.contains(&b'(') && behind.contains(&b')');
        let negative = brackets || minus(before) || minus(behind);
        // `.50`: the mark belongs to the number where nothing but a sign or a symbol stands before it.
        let open = before.last().is_some_and(|byte| matches!(byte, b'.' | b',')) && letters(before) == 0;
        let number = if open { &cell[first - 1..=last] } else { number };
        Some(Self { negative, number })
    }

    /// Writes the digits with a dot as the decimal mark; nothing where the separators make no sense.
    fn write(&self, decimal: u8, plain: &mut [u8; 40]) -> Option<usize> {
        let mut length = 0;
        let mut put = |byte: u8| {
            *plain.get_mut(length)? = byte;
            length += 1;
            Some(())
        };
        let mut rest = self.number;
        let mut group = 0;
        let mut grouped = false;
        let mut whole = true;
        while let Some((&byte, tail)) = rest.split_first() {
            if byte.is_ascii_digit() {
                group += 1;
                put(byte)?;
                rest = tail;
            } else if byte == decimal {
                if !whole || (grouped && group != 3) {
                    return None;
                }
                whole = false;
                if rest.len() == self.number.len() {
                    put(b'0')?;
                }
                put(b'.')?;
                rest = tail;
            } else {
                // A separator of thousands: behind it stand three digits, or two where another follows (as in India).
                let width = separator(rest)?;
                if !whole || group == 0 || (grouped && !matches!(group, 2 | 3)) {
                    return None;
                }
                (grouped, group) = (true, 0);
                rest = &rest[width..];
            }
        }
        (!(whole && grouped) || group == 3).then_some(length)
    }
}

/// Length of the separator of thousands at the front: `,` `.` `'` `’`, a space or one that does not break.
fn separator(text: &[u8]) -> Option<usize> {
    match text {
        [b',' | b'.' | b'\'' | b' ' | 0xA0 | 0x92, ..] => Some(1),
        [0xC2, 0xA0, ..] => Some(2),
        [0xE2, 0x80, 0xAF | 0x99 | 0x89, ..] => Some(3),
        _ => None,
    }
}

/// Whether a cell reads as an amount with one mark or the other. A date does not, and neither does a code such as `AB-12`.
pub(crate) fn looks_like_amount(cell: &[u8]) -> bool {
    let code = cell.windows(2).any(|pair| matches!(pair, [byte, b'-'] if byte.is_ascii_alphabetic()));
    !code && is_amount(cell)
}

fn is_amount(cell: &[u8]) -> bool {
    read(cell, AmountStyle { decimal: b'.' }).is_ok() || read(cell, AmountStyle { decimal: b',' }).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_read() {
        for (cell, decimal, expected) in [
            ("1234.50", '.', Some(12_345_000)),
            ("0", '.', Some(0)),
            ("-3", '.', Some(-30_000)),
            (".5", '.', Some(5_000)),
            ("-.5", '.', Some(-5_000)),
            ("5.", '.', Some(50_000)),
            ("1,234.50", '.', Some(12_345_000)),
            ("1.234,50", ',', Some(12_345_000)),
            ("1 234,56 €", ',', Some(12_345_600)),
            ("1\u{A0}234,56\u{202F}€", ',', Some(12_345_600)),
            ("1'234.50", '.', Some(12_345_000)),
            ("1’234.50", '.', Some(12_345_000)),
            ("12,34,567.00", '.', Some(12_345_670_000)),
            ("Rs. 1,200", '.', Some(12_000_000)),
            ("Rs.1,200.50", '.', Some(12_005_000)),
            ("RM 1,234.56", '.', Some(12_345_600)),
            ("CA$76.00", '.', Some(760_000)),
            ("76.00 USD", '.', Some(760_000)),
            ("USD 76", '.', Some(760_000)),
            ("\u{FFFD}12.00", '.', Some(120_000)),
            ("?12.00", '.', Some(120_000)),
            ("(50.00)", '.', Some(-500_000)),
            ("($50.00)", '.', Some(-500_000)),
            ("-$9.00", '.', Some(-90_000)),
            ("$-9.00", '.', Some(-90_000)),
            ("9.00-", '.', Some(-90_000)),
            ("\u{2212}9", '.', Some(-90_000)),
            ("'-18.00", '.', Some(-180_000)),
            ("+5.00", '.', Some(50_000)),
            ("1.00005", '.', Some(10_000)),
            ("1.00015", '.', Some(10_002)),
            ("163056", '.', Some(1_630_560_000)),
            ("1.234.567", ',', Some(12_345_670_000)),
            ("12,50", '.', None),
            ("12.50", ',', None),
            ("1,2345.00", '.', None),
            ("1.2.3", '.', None),
            ("2024-01-31", '.', None),
            ("5%", '.', None),
            ("Order 17", '.', None),
            ("free", '.', None),
            ("%5", '.', None),
            ("12-15", '.', None),
            ("\u{2013}9", '.', Some(-90_000)),
            ("1.5E+03", '.', Some(15_000_000)),
            ("1,5E+03", ',', Some(15_000_000)),
            ("1E+3", ',', Some(10_000_000)),
            ("1,5E+03", '.', None),
            ("4.440892e-16", '.', Some(0)),
            ("99999999999999999999", '.', None),
            ("99999999999999999999999999999999999999999999999", '.', None),
        ] {
            let style = AmountStyle { decimal: decimal as u8 };
            assert_eq!(read(cell.as_bytes(), style).ok(), expected.map(Exact), "{cell:?} {decimal}");
        }
        assert_eq!(read(b" ", AmountStyle { decimal: b'.' }), Err(AmountFault::Blank));
        for (cell, looks) in
            [("1,234.50 €", true), ("-9.00", true), ("AB-12", false), ("2024-01-31", false), ("free", false)]
        {
            assert_eq!(looks_like_amount(cell.as_bytes()), looks, "{cell}");
        }
    }

    #[test]
    fn the_quick_way_agrees_with_the_long_way() {
        let style = AmountStyle { decimal: b'.' };
        for cell in ["0", "1", "-1", "12.3", "12.34", "12.345", "-12.3456", "00012.10", "99999999999999"] {
            assert_eq!(
                read_plain(cell.as_bytes(), b'.').ok_or(AmountFault::Unreadable),
                read_any(cell.as_bytes(), style),
                "{cell}"
            );
        }
    }
}

//! Decimal mark and currency of the money columns, by their first cells.
//!
//! What is followed by one, two or four digits, or stands behind another separator, or behind more than three digits, is the
//! decimal mark; a separator that occurs twice in a number groups thousands, so that the other one is the mark. `1.234` says
//! nothing: then the other cells of the column are asked, then the other money columns, then the currency's own decimals, then
//! the delimiter of the table; what is open after that is assumed to be English and said to be ambiguous.

use super::amount::{AmountStyle, Parts};
use super::trimmed;
use crate::units::Currency;

/// Why the decimal mark was chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MarkEvidence {
    /// There is nothing to choose: no cell that was looked at has a separator.
    Plain,
    /// It was asked for.
    Chosen,
    /// A cell proves it.
    Proven,
    /// The currency has no decimals, or three.
    Currency,
    /// Tables of semicolons are written where decimals have a comma, tables of commas where they have a dot.
    Delimiter,
    /// Nothing says.
    Assumed,
}

/// What the cells of a column say about the decimal mark.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Marks {
    /// Cells that prove the dot and the comma.
    proven: [u32; 2],
    /// Cells with one separator, a dot or a comma, and three digits behind it.
    open: [u32; 2],
}

const MARKS: [u8; 2] = *b".,";

impl Marks {
    /// What the cells of a column say.
    pub(crate) fn of<'a>(cells: impl Iterator<Item = impl AsRef<[u8]> + 'a>) -> Self {
        let mut marks = Self::default();
        for cell in cells {
            marks.look(trimmed(cell.as_ref()));
        }
        marks
    }

    fn look(&mut self, cell: &[u8]) {
        let Some(parts) = Parts::of(cell) else { return };
        let number = parts.number;
        let Some(at) = number.iter().rposition(|byte| MARKS.contains(byte)) else { return };
        let own = usize::from(number[at] == b',');
        let (before, behind) = (&number[..at], number.len() - at - 1);
        if before.contains(&number[at]) {
            self.proven[1 - own] += 1;
        } else if behind != 3 || before.first().is_none_or(|digit| *digit == b'0') || before.len() > 3 {
            // More than three bytes before it: digits that no one has grouped, or another separator among them.
            self.proven[own] += 1;
        } else {
            self.open[own] += 1;
        }
    }

    /// What several columns say together.
    pub(crate) fn plus(self, other: Self) -> Self {
        let add = |one: [u32; 2], two: [u32; 2]| [one[0] + two[0], one[1] + two[1]];
        Self { proven: add(self.proven, other.proven), open: add(self.open, other.open) }
    }

    /// The style that is proved.
    pub(crate) fn proven(self) -> Option<AmountStyle> {
        let [dots, commas] = self.proven;
        (dots + commas > 0).then(|| AmountStyle { decimal: MARKS[usize::from(commas > dots)] })
    }

    /// The decision, where no one has chosen.
    pub(crate) fn decide(self, currency: Option<Currency>, delimiter: u8) -> (AmountStyle, MarkEvidence) {
        let style = |at: usize| AmountStyle { decimal: MARKS[at] };
        let [dots, commas] = self.open;
        let own = usize::from(commas > 0);
        match (self.proven(), dots + commas, currency.map(Currency::decimals), delimiter) {
            (Some(proven), ..) => (proven, MarkEvidence::Proven),
            (None, 0, ..) => (style(0), MarkEvidence::Plain),
            (None, _, Some(0), _) if dots == 0 || commas == 0 => (style(1 - own), MarkEvidence::Currency),
            (None, _, Some(3), _) if dots == 0 || commas == 0 => (style(own), MarkEvidence::Currency),
            (None, _, _, b';') if commas == 0 => (style(1), MarkEvidence::Delimiter),
            (None, _, _, b',') if dots == 0 => (style(0), MarkEvidence::Delimiter),
            _ => (style(0), MarkEvidence::Assumed),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mark_is_decided_for_the_column() {
        use MarkEvidence::{Assumed, Delimiter, Plain, Proven};
        let cases: &[(&[&str], u8, u8, MarkEvidence)] = &[
            (&["1234.50", "7"], b',', b'.', Proven),
            (&["1,234", "7.5"], b',', b'.', Proven),
            (&["1.234,50", "7"], b';', b',', Proven),
            (&["7,5", "1.234"], b';', b',', Proven),
            (&["12.345", "0.500"], b';', b'.', Proven),
            (&["1.234.567"], b',', b',', Proven),
            (&["12,34,567"], b';', b'.', Proven),
            (&["1234.567"], b';', b'.', Proven),
            (&["1 234.567"], b';', b'.', Proven),
            (&["1'234,567 CHF"], b',', b',', Proven),
            (&["$.500"], b';', b'.', Proven),
            (&["1.234", "2.500"], b';', b',', Delimiter),
            (&["1,234", "2,500"], b',', b'.', Delimiter),
            (&["1.234", "2.500"], b',', b'.', Assumed),
            (&["1,234", "2,500"], b';', b'.', Assumed),
            (&["1,234", "2.500"], b';', b'.', Assumed),
            (&["1,234"], b'\t', b'.', Assumed),
            (&["10", "20"], b';', b'.', Plain),
            (&[], b';', b'.', Plain),
        ];
        for (cells, delimiter, decimal, evidence) in cases {
            let (style, why) = Marks::of(cells.iter()).decide(None, *delimiter);
            assert_eq!((style.decimal, why), (*decimal, *evidence), "{cells:?}");
        }
    }

    #[test]
    fn a_currency_knows_its_decimals() {
        for (code, cell, delimiter, decimal) in [
            ("JPY", "1,234", b';', b'.'),
            ("CLP", "163.056", b',', b','),
            ("KWD", "12.500", b';', b'.'),
            ("TND", "12,500", b',', b','),
        ] {
            let (style, why) = Marks::of([cell].iter()).decide(Currency::from_code(code.as_bytes()), delimiter);
            assert_eq!((style.decimal, why), (decimal, MarkEvidence::Currency), "{code}");
        }
        let (style, why) = Marks::of(["1.234"].iter()).decide(Currency::from_code(b"EUR"), b';');
        assert_eq!((style.decimal, why), (b',', MarkEvidence::Delimiter));
    }
}

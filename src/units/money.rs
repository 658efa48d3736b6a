//! Exact money: what a cell says, and whole minor units of a currency.

use core::fmt;

use rust_decimal::{Decimal, RoundingStrategy};

/// An amount as a file states it, exact to the ten-thousandth of a major unit.
///
/// Prices with three or four decimals are common in invoice lines; rounding each of them would move the total, so lines are
/// added exactly and only an order's sum is rounded (half to even) to the minor unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Exact(pub i64);

impl Exact {
    /// Nothing.
    pub const ZERO: Self = Self(0);
    /// Digits after the decimal mark.
    pub const DECIMALS: u32 = 4;
    /// One major unit.
    pub const ONE: Self = Self(10_000);

    /// From a decimal; digits past the fourth are rounded half to even. Nothing where it is too large.
    pub fn from_decimal(value: Decimal) -> Option<Self> {
        let scaled = value.checked_mul(Decimal::from(Self::ONE.0))?;
        let whole = scaled.round_dp_with_strategy(0, RoundingStrategy::MidpointNearestEven);
        i64::try_from(whole).ok().map(Self)
    }

    /// Reads `1234.5`, as a field for numbers gives it: not below nothing, with a dot.
    pub fn parse(text: &str) -> Option<Self> {
        let plain = |byte: u8| byte.is_ascii_digit() || byte == b'.';
        text.bytes().all(plain).then(|| text.parse().ok()).flatten().and_then(Self::from_decimal)
    }

    /// As a decimal, for rates and display.
    pub fn to_decimal(self) -> Decimal {
        Decimal::new(self.0, Self::DECIMALS)
    }

    /// This amount times a quantity (in ten-thousandths too), or nothing where it is too large.
    pub fn times(self, quantity: Self) -> Option<Self> {
        let product = i128::from(self.0) * i128::from(quantity.0);
        i64::try_from(divide_half_even(product, i128::from(Self::ONE.0))).ok().map(Self)
    }

    /// Rounded half to even to the minor unit of a currency.
    pub fn to_minor(self, currency: Currency) -> i64 {
        match currency.decimals() {
            decimals @ 0..=3 => {
                let step = 10_i128.pow(Self::DECIMALS - decimals);
                i64::try_from(divide_half_even(i128::from(self.0), step)).unwrap_or(i64::MAX)
            }
            _ => self.0,
        }
    }

    /// The sum, kept at the largest amount where it would pass it.
    pub fn plus(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }

    /// The difference, kept at the largest amount where it would pass it.
    pub fn minus(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

/// An amount in 64 bits, kept at the largest or the smallest that they hold, which no shop's money reaches.
#[inline(always)]
pub fn saturated(amount: i128) -> i64 {
    i64::try_from(amount).unwrap_or(if amount < 0 { i64::MIN } else { i64::MAX })
}

/// `numerator / denominator` rounded half to even; the denominator must be positive.
pub fn divide_half_even(numerator: i128, denominator: i128) -> i128 {
    let quotient = numerator.div_euclid(denominator);
    let twice = numerator.rem_euclid(denominator) * 2;
    if twice > denominator || (twice == denominator && quotient % 2 != 0) { quotient + 1 } else { quotient }
}

/// A currency by its three-letter code, or none where the file does not say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency([u8; 3]);

impl Currency {
    /// The file does not name a currency: amounts have two decimals and no sign.
    pub const UNKNOWN: Self = Self(*b"XXX");

    /// Reads `usd`, `EUR`; nothing where it is not three letters.
    pub fn from_code(code: &[u8]) -> Option<Self> {
        let letters: [u8; 3] = code.trim_ascii().try_into().ok()?;
        letters.iter().all(u8::is_ascii_alphabetic).then(|| Self(letters.map(|letter| letter.to_ascii_uppercase())))
    }

    /// Whether the file named it.
    pub fn is_known(self) -> bool {
        self != Self::UNKNOWN
    }

    /// Whether its own sign is one that several currencies share (`$`, `¥`, `kr`, `Rs`): an amount with such a sign can be in it.
    pub fn shares_its_sign(self) -> bool {
        const CODES: &[u8] = b"USDCADAUDNZDHKDSGDTWDMXNARSCLPCOPUYUBRLJPYCNYSEKNOKDKKISKINRPKRLKRNPRCHFIRR";
        CODES.chunks_exact(3).any(|code| code == self.0)
    }

    /// The three letters.
    pub fn code(&self) -> &str {
        core::str::from_utf8(&self.0).unwrap_or("XXX")
    }

    /// Digits of the minor unit (ISO 4217): 2 for most, 0 for the yen, 3 for the Kuwaiti dinar.
    pub fn decimals(self) -> u32 {
        match &self.0 {
            b"BIF" | b"CLP" | b"DJF" | b"GNF" | b"ISK" | b"JPY" | b"KMF" | b"KRW" | b"PYG" | b"RWF" | b"UGX"
            | b"UYI" | b"VND" | b"VUV" | b"XAF" | b"XOF" | b"XPF" => 0,
            b"BHD" | b"IQD" | b"JOD" | b"KWD" | b"LYD" | b"OMR" | b"TND" => 3,
            b"CLF" | b"UYW" => 4,
            _ => 2,
        }
    }

    /// Minor units in one major unit, as a decimal divisor.
    pub fn minor_per_major(self) -> i64 {
        10_i64.pow(self.decimals())
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_go_to_the_even_neighbour() {
        for (numerator, expected) in [(5, 0), (15, 2), (25, 2), (-5, 0), (-15, -2), (-25, -2), (26, 3), (-26, -3)] {
            assert_eq!(divide_half_even(numerator, 10), expected, "{numerator}");
        }
    }

    #[test]
    fn an_amount_keeps_what_the_cell_says() {
        let price = Exact::from_decimal(Decimal::new(1, 3)).expect("small");
        assert_eq!(price.0, 10);
        assert_eq!(price.times(Exact(50_000)).expect("small").0, 50);
        assert_eq!(Exact(125_050).to_minor(Currency::UNKNOWN), 1250, "12.505 has an even neighbour below");
        assert_eq!(Exact(125_150).to_minor(Currency::UNKNOWN), 1252);
        let yen = Currency::from_code(b"jpy").expect("a code");
        assert_eq!((Exact(15_000_000).to_minor(yen), yen.code()), (1500, "JPY"));
        assert_eq!(Exact(i64::MAX).times(Exact(20_000)), None);
    }

    #[test]
    fn minor_units_are_those_of_the_standard() {
        for (code, decimals, minor) in [
            ("EUR", 2, 1_234),
            ("CLP", 0, 12),
            ("KRW", 0, 12),
            ("BHD", 3, 12_345),
            ("TND", 3, 12_345),
            ("CLF", 4, 123_450),
        ] {
            let currency = Currency::from_code(code.as_bytes()).expect("a code");
            assert_eq!((currency.decimals(), Exact(123_450).to_minor(currency)), (decimals, minor), "{code}");
        }
    }
}

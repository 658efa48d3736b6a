//! The currency that stands beside a number.
//!
//! Only signs that mean one currency name it: `€`, `zł`, `CA$`. A bare `$`, `kr` or `¥` means one of several, so the row says that
//! it has a currency and not which.

use super::trimmed;
use crate::units::Currency;

/// What a cell says about its currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sign {
    /// Nothing.
    None,
    /// A sign that several currencies share.
    Shared,
    /// One currency.
    Of(Currency),
}

/// Signs with their codes; a sign that is part of another comes after it.
const SIGNS: &str = "€EUR £GBP ₹INR ₺TRY ₽RUB ₩KRW ₪ILS ₫VND ₴UAH ₱PHP ฿THB ₦NGN ₸KZT ₲PYG ₡CRC ₼AZN ₾GEL ₵GHS ₮MNT ៛KHR \
    złPLN ZŁPLN KčCZK FtHUF лвBGN грнUAH руб.RUB 円JPY RMMYR RpIDR S/PEN CA$CAD C$CAD AU$AUD A$AUD NZ$NZD HK$HKD NT$TWD MX$MXN \
    R$BRL US$USD";
/// The same as the Windows code pages have them: one byte each.
const SIGNS_OF_CODE_PAGES: [(&[u8], &[u8; 3]); 3] = [(b"\x80", b"EUR"), (b"\xA3", b"GBP"), (b"z\xB3", b"PLN")];
/// Signs of several currencies.
const SHARED: &str = "$ ¥ ￥ 元 kr Rs ₨ Fr ﷼";
/// Codes that stand beside numbers in exports; other words of three letters (`TTC`) are none.
const CODES: &str = "AED ARS AUD AZN BAM BDT BGN BHD BOB BRL CAD CHF CLP CNY COP CRC CZK DKK DOP EGP EUR GBP GEL GHS GTQ HKD HRK \
    HUF IDR ILS INR IQD IRR ISK JOD JPY KES KRW KWD KZT LBP LKR MAD MDL MKD MXN MYR NGN NOK NPR NZD OMR PEN PHP PKR PLN PYG QAR \
    RON RSD RUB SAR SEK SGD THB TND TRY TWD UAH USD UYU VND XAF XOF ZAR";

/// What a money cell says about its currency.
pub(crate) fn sign_of(cell: &[u8]) -> Sign {
    // Most cells are nothing but a number.
    let digits = cell.strip_prefix(b"-").unwrap_or(cell);
    if let (Some(b'0'..=b'9'), Some(b'0'..=b'9')) = (digits.first(), digits.last()) {
        return Sign::None;
    }
    let cell = trimmed(cell);
    let (Some(first), Some(last)) =
        (cell.iter().position(u8::is_ascii_digit), cell.iter().rposition(u8::is_ascii_digit))
    else {
        return Sign::None;
    };
    match (sign(&cell[..first]), sign(&cell[last + 1..])) {
        (Sign::None, behind) => behind,
        // `$12.00 CAD`: the code says which dollar.
        (Sign::Shared, behind @ Sign::Of(_)) => behind,
        (before, _) => before,
    }
}

/// What a cell of the currency column says: a code, or a sign.
pub(crate) fn currency_of(cell: &[u8]) -> Sign {
    let cell = trimmed(cell);
    if cell.is_empty() {
        return Sign::None;
    }
    Currency::from_code(cell).map_or_else(|| sign(cell), Sign::Of)
}

fn sign(text: &[u8]) -> Sign {
    if text.is_empty() {
        return Sign::None;
    }
    let holds = |sign: &str| memchr::memmem::find(text, sign.as_bytes()).is_some();
    let known = SIGNS.split(' ').filter_map(|pair| pair.split_at_checked(pair.len() - 3)).find(|(sign, _)| holds(sign));
    let code = || {
        let word = text.split(|byte| !byte.is_ascii_alphabetic()).find(|word| word.len() == 3)?;
        let known = CODES.split(' ').find(|code| code.as_bytes() == word)?;
        Some(known.as_bytes())
    };
    let byte = || {
        let plain = core::str::from_utf8(text).is_ok();
        let page = SIGNS_OF_CODE_PAGES.iter().find(|(sign, _)| memchr::memmem::find(text, sign).is_some());
        page.filter(|_| !plain).map(|(_, code)| &code[..])
    };
    match code().or(known.map(|(_, code)| code.as_bytes())).or_else(byte).and_then(Currency::from_code) {
        Some(currency) => Sign::Of(currency),
        None if SHARED.split(' ').any(holds) => Sign::Shared,
        None => Sign::None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_names_its_currency_where_it_is_its_own() {
        for (cell, code) in [
            ("€1,214.90", "EUR"),
            ("1 214,90 €", "EUR"),
            ("-£9.00", "GBP"),
            ("(₹ 12,34,567)", "INR"),
            ("12,00 zł", "PLN"),
            ("1 200 Kč", "CZK"),
            ("RM 1,234.56", "MYR"),
            ("CA$76.00", "CAD"),
            ("76.00 USD", "USD"),
            ("$76.00 CAD", "CAD"),
            ("CHF 1'234.50", "CHF"),
            ("1.200 руб.", "RUB"),
            ("R$ 10,00", "BRL"),
            ("12,00 € TTC", "EUR"),
        ] {
            assert_eq!(
                sign_of(cell.as_bytes()),
                Currency::from_code(code.as_bytes()).map_or(Sign::None, Sign::Of),
                "{cell}"
            );
        }
        for cell in ["$76.00", "120 kr.", "Rs. 1,200", "¥500", "-$9.00"] {
            assert_eq!(sign_of(cell.as_bytes()), Sign::Shared, "{cell}");
        }
        for cell in
            ["76.00", "-76", "(76)", "76-", "", "free", "?12.00", "\u{FFFD}12.00", "12,00 TTC", "+5.00", "'-18.00"]
        {
            assert_eq!(sign_of(cell.as_bytes()), Sign::None, "{cell}");
        }
        assert_eq!(sign_of(b"12,00 \x80"), Sign::Of(Currency::from_code(b"EUR").expect("a code")));
        assert_eq!(sign_of(b"12,00 z\xB3"), Sign::Of(Currency::from_code(b"PLN").expect("a code")));
    }

    #[test]
    fn a_currency_column_has_codes_or_signs() {
        let eur = Currency::from_code(b"EUR").map_or(Sign::None, Sign::Of);
        for (cell, sign) in
            [("eur", eur), (" EUR ", eur), ("€", eur), ("EUR (€)", eur), ("$", Sign::Shared), ("", Sign::None)]
        {
            assert_eq!(currency_of(cell.as_bytes()), sign, "{cell}");
        }
    }
}

//! Who and which: keys of customers and orders.
//!
//! Identifiers are text and never numbers. An e-mail address is compared in lower case; a telephone number by its last nine
//! digits, behind `tel:`, so that it can equal no other key. What stands for "we do not say" is no key at all.

use super::trimmed;

/// Digits of a telephone number that are compared.
const PHONE_DIGITS: usize = 9;

/// Writes the key of an e-mail address or another identifier; says whether there is one.
pub(crate) fn customer_key(cell: &[u8], key: &mut Vec<u8>) -> bool {
    let cell = trimmed(cell);
    key.clear();
    if cell.is_empty() || is_redacted(cell) {
        return false;
    }
    if cell.contains(&b'@') {
        match core::str::from_utf8(cell) {
            Ok(text) if !text.is_ascii() => key.extend_from_slice(text.to_lowercase().as_bytes()),
            _ => key.extend(cell.iter().map(u8::to_ascii_lowercase)),
        }
    } else {
        key.extend_from_slice(whole_number(cell));
    }
    true
}

/// Writes the key of a telephone number; says whether there is one.
pub(crate) fn phone_key(cell: &[u8], key: &mut Vec<u8>) -> bool {
    key.clear();
    if is_rounded(trimmed(cell)) {
        return false;
    }
    let digits = cell.iter().filter(|byte| byte.is_ascii_digit()).count();
    if digits < 7 {
        return false;
    }
    key.extend_from_slice(b"tel:");
    key.extend(cell.iter().filter(|byte| byte.is_ascii_digit()).skip(digits.saturating_sub(PHONE_DIGITS)));
    true
}

/// An order's identifier as it is compared.
pub(crate) fn order_key(cell: &[u8]) -> Option<&[u8]> {
    Some(whole_number(trimmed(cell))).filter(|cell| !cell.is_empty())
}

/// Whether a spreadsheet has rounded an identifier: `4.05E+12`.
pub(crate) fn is_rounded(cell: &[u8]) -> bool {
    let Some(at) = memchr::memchr2(b'E', b'e', cell) else { return false };
    let (number, power) = (&cell[..at], &cell[at + 1..]);
    cell.len() <= 24
        && number.first().is_some_and(u8::is_ascii_digit)
        && number.iter().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b','))
        && power.strip_prefix(b"+").is_some_and(|power| !power.is_empty() && power.iter().all(u8::is_ascii_digit))
}

/// A number that a program wrote with a fraction of nothing, `17850.0`, without it.
fn whole_number(cell: &[u8]) -> &[u8] {
    match cell.strip_suffix(b".0") {
        Some(whole) if !whole.is_empty() && whole.iter().all(u8::is_ascii_digit) => whole,
        _ => cell,
    }
}

/// Words and patterns that stand in place of a customer.
fn is_redacted(cell: &[u8]) -> bool {
    const WORDS: [&str; 21] = [
        "redacted",
        "[redacted]",
        "(redacted)",
        "deleted",
        "[deleted]",
        "deleted user",
        "deleted customer",
        "anonymous",
        "anonymized",
        "anonymised",
        "guest",
        "null",
        "(null)",
        "none",
        "nan",
        "n/a",
        "#n/a",
        "undefined",
        "unknown",
        "-",
        "(not set)",
    ];
    WORDS.iter().any(|word| cell.eq_ignore_ascii_case(word.as_bytes()))
        || memchr::memmem::find(cell, b"***").is_some()
        || cell.iter().all(|&byte| byte == b'*')
        || (cell.len() >= 3 && cell.iter().all(|byte| matches!(byte, b'x' | b'X')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn customers_have_one_key() {
        let mut key = Vec::new();
        for (cell, expected) in [
            (" Ben@Example.com ", Some("ben@example.com")),
            ("'7210448301122", Some("7210448301122")),
            ("JÜRGEN@example.com", Some("jürgen@example.com")),
            ("17850.0", Some("17850")),
            ("000012", Some("000012")),
            ("AbC", Some("AbC")),
            ("", None),
            ("\u{A0}", None),
            ("REDACTED", None),
            ("deleted user", None),
            ("xxxxx", None),
            ("****", None),
            ("a***n", None),
            ("nan", None),
        ] {
            let found = customer_key(cell.as_bytes(), &mut key).then(|| String::from_utf8_lossy(&key).into_owned());
            assert_eq!(found.as_deref(), expected, "{cell:?}");
        }
    }

    #[test]
    fn telephones_are_compared_by_their_end() {
        let mut key = Vec::new();
        for (cell, expected) in [
            ("(510) 682-5884", Some("tel:106825884")),
            ("+1 510 682 5884", Some("tel:106825884")),
            ("'+46 70 459 81 59", Some("tel:704598159")),
            ("555-0100", Some("tel:5550100")),
            ("4.917E+11", None),
            ("12345", None),
            ("", None),
        ] {
            let found = phone_key(cell.as_bytes(), &mut key).then(|| String::from_utf8_lossy(&key).into_owned());
            assert_eq!(found.as_deref(), expected, "{cell:?}");
        }
    }

    #[test]
    fn rounded_identifiers_are_seen() {
        for (cell, rounded) in [
            ("4.05E+12", true),
            ("5,55E+12", true),
            ("5E+12", true),
            ("4050E12", false),
            ("A1E+05", false),
            ("#1001", false),
            ("1.5", false),
        ] {
            assert_eq!(is_rounded(cell.as_bytes()), rounded, "{cell}");
        }
    }
}

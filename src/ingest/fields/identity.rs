//! Who and which: keys of customers and orders.
//!
//! Identifiers are text and never numbers. An e-mail address is compared in lower case; a telephone number by its last nine
//! digits, behind `tel:`, so that it can equal no other key. What stands for "we do not say" is no key at all: a shop's hundred
//! redacted customers are not one customer who ordered a hundred times.

use super::trimmed;

/// Digits of a telephone number that are compared.
const PHONE_DIGITS: usize = 9;
/// A number with fewer digits is none.
const SHORTEST_PHONE: usize = 7;

/// What can stand in place of a customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Placeholder {
    /// The customer asked to be forgotten: `redacted`, `deleted user`.
    Redacted,
    /// Letters put over: `xxxxx`, `a***n`.
    Masked,
    /// Somebody without an account: `guest`, `walk-in`.
    Guest,
    /// Nothing in words: `n/a`, `none`, `null`.
    NotGiven,
    /// An address made up to fill the field: `noemail@…`, `test@test.com`.
    MadeUpAddress,
}

impl Placeholder {
    /// Every kind.
    pub const ALL: [Self; 5] = [Self::Redacted, Self::Masked, Self::Guest, Self::NotGiven, Self::MadeUpAddress];

    /// A stable name for it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Redacted => "redacted",
            Self::Masked => "masked",
            Self::Guest => "guest",
            Self::NotGiven => "not_given",
            Self::MadeUpAddress => "made_up_address",
        }
    }
}

/// Letters and digits of the longest placeholder that is known.
const LONGEST_WORD: usize = 16;

/// Letters and digits of a short text in lower case, whatever stands around and between them.
struct Word {
    letters: [u8; LONGEST_WORD],
    length: usize,
}

impl Word {
    /// Nothing where the text is too long to be a placeholder, or no word of these languages.
    fn of(text: &[u8]) -> Option<Self> {
        let mut word = Self { letters: [0; LONGEST_WORD], length: 0 };
        for byte in text.iter().filter(|byte| byte.is_ascii_alphanumeric() || !byte.is_ascii()) {
            if !byte.is_ascii() {
                return None;
            }
            *word.letters.get_mut(word.length)? = byte.to_ascii_lowercase();
            word.length += 1;
        }
        Some(word)
    }

    fn letters(&self) -> &[u8] {
        &self.letters[..self.length]
    }

    fn is_redacted(&self) -> bool {
        matches!(
            self.letters(),
            b"redacted"
                | b"deleted"
                | b"deleteduser"
                | b"deletedcustomer"
                | b"deletedaccount"
                | b"removed"
                | b"anonymized"
                | b"anonymised"
                | b"gdprdeleted"
                | b"dataredacted"
        )
    }

    fn is_guest(&self) -> bool {
        matches!(
            self.letters(),
            b"guest"
                | b"guestcustomer"
                | b"guestuser"
                | b"guestcheckout"
                | b"walkin"
                | b"walkincustomer"
                | b"cashcustomer"
                | b"anonymous"
                | b"notloggedin"
                | b"gast"
                | b"invite"
                | b"invitado"
                | b"ospite"
        )
    }

    fn is_nothing(&self) -> bool {
        matches!(
            self.letters(),
            b"" | b"null"
                | b"none"
                | b"nil"
                | b"nan"
                | b"na"
                | b"undefined"
                | b"unknown"
                | b"notset"
                | b"notgiven"
                | b"notprovided"
                | b"notavailable"
                | b"noemail"
                | b"nocustomer"
                | b"empty"
                | b"blank"
                | b"unbekannt"
                | b"inconnu"
                | b"desconocido"
                | b"sconosciuto"
                | b"onbekend"
        )
    }

    /// Whether an address of this name, at whatever domain, says that there is none.
    fn is_no_address(&self) -> bool {
        matches!(
            self.letters(),
            b"" | b"noemail"
                | b"nomail"
                | b"noaddress"
                | b"noreply"
                | b"donotreply"
                | b"none"
                | b"null"
                | b"na"
                | b"unknown"
                | b"anonymous"
                | b"guest"
                | b"notprovided"
                | b"notgiven"
                | b"noone"
                | b"nobody"
                | b"nocustomer"
        )
    }

    /// Whether an address of this name at a domain of the same name stands for nobody: `test@test.com`.
    fn is_filler(&self) -> bool {
        matches!(
            self.letters(),
            b"test"
                | b"tests"
                | b"testing"
                | b"email"
                | b"mail"
                | b"example"
                | b"sample"
                | b"a"
                | b"aa"
                | b"aaa"
                | b"x"
                | b"xx"
                | b"abc"
                | b"asdf"
                | b"foo"
                | b"customer"
                | b"user"
                | b"no"
        )
    }
}

/// What a cell says instead of a customer; nothing where it is blank or a key.
pub(crate) fn placeholder(cell: &[u8]) -> Option<Placeholder> {
    let cell = trimmed(cell);
    if cell.is_empty() {
        return None;
    }
    if (memchr::memchr(b'*', cell).is_some() && is_starred(cell))
        || (cell.len() >= 3 && cell.iter().all(|byte| matches!(byte, b'x' | b'X')))
    {
        return Some(Placeholder::Masked);
    }
    if let Some(at) = memchr::memchr(b'@', cell) {
        return made_up_address(&cell[..at], &cell[at + 1..]);
    }
    let word = Word::of(cell)?;
    if word.is_redacted() {
        Some(Placeholder::Redacted)
    } else if word.is_guest() {
        Some(Placeholder::Guest)
    } else {
        word.is_nothing().then_some(Placeholder::NotGiven)
    }
}

fn is_starred(cell: &[u8]) -> bool {
    cell.windows(3).any(|three| three == b"***") || cell.iter().all(|&byte| byte == b'*')
}

fn made_up_address(name: &[u8], domain: &[u8]) -> Option<Placeholder> {
    let host = domain.split(|&byte| byte == b'.').next().unwrap_or_default();
    if name.len() >= 3 && name.iter().all(|byte| matches!(byte, b'x' | b'X')) {
        return Some(Placeholder::Masked);
    }
    let is_redacted = |word: &Word| word.is_redacted();
    let name_word = Word::of(name);
    if name_word.as_ref().is_some_and(is_redacted) || Word::of(host).as_ref().is_some_and(is_redacted) {
        return Some(Placeholder::Redacted);
    }
    let made_up =
        name_word.is_some_and(|word| word.is_no_address() || (word.is_filler() && name.eq_ignore_ascii_case(host)));
    (made_up || domain.is_empty()).then_some(Placeholder::MadeUpAddress)
}

/// Writes the key of an e-mail address or another identifier; says whether there is one.
pub(crate) fn customer_key(cell: &[u8], key: &mut Vec<u8>) -> bool {
    let cell = trimmed(cell);
    key.clear();
    if cell.is_empty() || may_be_placeholder(cell) && placeholder(cell).is_some() {
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

/// Whether a cell is worth comparing with the words: a number is not.
fn may_be_placeholder(cell: &[u8]) -> bool {
    !cell.iter().all(u8::is_ascii_digit)
}

/// The last nine digits of a telephone number as a number; nothing where there is none, or one that is made up (`000 000 0000`).
pub(crate) fn phone_digits(cell: &[u8]) -> Option<u32> {
    if is_rounded(trimmed(cell)) {
        return None;
    }
    let mut digits = cell.iter().filter(|byte| byte.is_ascii_digit());
    let count = digits.clone().count();
    if count < SHORTEST_PHONE {
        return None;
    }
    let skipped = count.saturating_sub(PHONE_DIGITS);
    if skipped > 0 {
        digits.nth(skipped - 1);
    }
    let number = digits.clone().fold(0, |number: u32, digit| number * 10 + u32::from(digit - b'0'));
    let first = *digits.next()?;
    let one_digit = digits.all(|&digit| digit == first);
    let counted_up = matches!(number, 1_234_567 | 12_345_678 | 123_456_789 | 234_567_890 | 987_654_321 | 876_543_210);
    (!one_digit && !counted_up).then_some(number)
}

/// Writes the key of a telephone number; says whether there is one.
pub(crate) fn phone_key(cell: &[u8], key: &mut Vec<u8>) -> bool {
    key.clear();
    if phone_digits(cell).is_none() {
        return false;
    }
    let digits = cell.iter().filter(|byte| byte.is_ascii_digit());
    key.extend_from_slice(b"tel:");
    key.extend(digits.clone().skip(digits.count().saturating_sub(PHONE_DIGITS)));
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
    if cell.last() != Some(&b'0') {
        return cell;
    }
    match cell.strip_suffix(b".00").or_else(|| cell.strip_suffix(b".0")) {
        Some(whole) if !whole.is_empty() && whole.iter().all(u8::is_ascii_digit) => whole,
        _ => cell,
    }
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
            ("400081.00", Some("400081")),
            ("1.0.0", Some("1.0.0")),
            ("000012", Some("000012")),
            ("0", Some("0")),
            ("AbC", Some("AbC")),
            ("Nona", Some("Nona")),
            ("", None),
            ("\u{A0}", None),
        ] {
            let found = customer_key(cell.as_bytes(), &mut key).then(|| String::from_utf8_lossy(&key).into_owned());
            assert_eq!(found.as_deref(), expected, "{cell:?}");
        }
    }

    #[test]
    fn what_stands_for_nobody_is_no_key_and_has_a_kind() {
        use Placeholder::{Guest, MadeUpAddress, Masked, NotGiven, Redacted};
        let mut key = Vec::new();
        for (cell, expected) in [
            ("REDACTED", Some(Redacted)),
            ("[Deleted]", Some(Redacted)),
            ("deleted user", Some(Redacted)),
            ("Deleted_User", Some(Redacted)),
            ("redacted@example.com", Some(Redacted)),
            ("8841@redacted.invalid", Some(Redacted)),
            ("xxxxx", Some(Masked)),
            ("****", Some(Masked)),
            ("a***n", Some(Masked)),
            ("a***n@example.com", Some(Masked)),
            ("xxxx@xxxx.com", Some(Masked)),
            ("Guest", Some(Guest)),
            ("walk-in", Some(Guest)),
            ("anonymous", Some(Guest)),
            ("NOT LOGGED IN", Some(Guest)),
            ("nan", Some(NotGiven)),
            ("N/A", Some(NotGiven)),
            ("#N/A", Some(NotGiven)),
            ("(not set)", Some(NotGiven)),
            ("none", Some(NotGiven)),
            ("-", Some(NotGiven)),
            ("noemail@shop.example", Some(MadeUpAddress)),
            ("no-email@shop.example", Some(MadeUpAddress)),
            ("test@test.com", Some(MadeUpAddress)),
            ("TEST@Test.de", Some(MadeUpAddress)),
            ("@", Some(MadeUpAddress)),
            ("test@shop.example", None),
            ("anna@anna.example", None),
            ("ann@example.com", None),
            ("guesthouse", None),
            ("山田", None),
            ("17", None),
            ("", None),
        ] {
            assert_eq!(placeholder(cell.as_bytes()), expected, "{cell:?}");
            let is_key = customer_key(cell.as_bytes(), &mut key);
            assert_eq!(is_key, expected.is_none() && !cell.is_empty(), "{cell:?}");
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
            ("020 012 345 670", Some("tel:012345670")),
            ("4.917E+11", None),
            ("000 000 0000", None),
            ("123456789", None),
            ("12345", None),
            ("", None),
        ] {
            let found = phone_key(cell.as_bytes(), &mut key).then(|| String::from_utf8_lossy(&key).into_owned());
            assert_eq!(found.as_deref(), expected, "{cell:?}");
        }
        assert_eq!(phone_digits(b"+1 510 682 5884"), Some(106_825_884));
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

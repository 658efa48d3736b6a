//! Who bought: the key of a row's customer, and whether the platform knows the customer already.

use std::borrow::Cow;

use super::reader::LineReader;
use crate::ingest::encoding::decode;
use crate::ingest::fields::identity::{self, Placeholder};
use crate::ingest::fields::trimmed;
use crate::ingest::mapping::{Role, key_of};
use crate::ingest::records::Record;

impl LineReader {
    /// E-mail, else the platform's id, else the telephone, else a name where there is nothing better; the key stays empty for a
    /// guest.
    pub(super) fn customer(&self, record: &Record<'_>, key: &mut Vec<u8>) {
        let has = |role| self.mapping.has(role);
        let _known = (has(Role::Email) && identity::customer_key(&self.cell(record, Role::Email), key))
            || (has(Role::SecondEmail) && identity::customer_key(&self.cell(record, Role::SecondEmail), key))
            || (has(Role::CustomerId) && self.customer_id(record, key))
            || (has(Role::Phone) && identity::phone_key(&self.cell(record, Role::Phone), key))
            || (has(Role::SecondPhone) && identity::phone_key(&self.cell(record, Role::SecondPhone), key))
            || (has(Role::Remark) && mentioned(&self.cell(record, Role::Remark), key))
            || (has(Role::CustomerName) && named(&self.cell(record, Role::CustomerName), key));
    }

    fn customer_id(&self, record: &Record<'_>, key: &mut Vec<u8>) -> bool {
        let cell = self.cell(record, Role::CustomerId);
        let id = without_display_name(trimmed(&cell));
        let guests = self.mapping.rows.guests;
        if guests.iter().any(|guest| id.eq_ignore_ascii_case(guest.as_bytes())) {
            return false;
        }
        identity::customer_key(id, key)
    }

    /// What stands in place of the customer on a row that names none.
    pub(super) fn placeholder(&self, record: &Record<'_>) -> Option<Placeholder> {
        let guests = self.mapping.rows.guests;
        [Role::Email, Role::SecondEmail, Role::CustomerId, Role::CustomerName, Role::Phone].into_iter().find_map(
            |role| {
                let cell = self.cell(record, role);
                let cell = trimmed(&cell);
                let is_guest =
                    role == Role::CustomerId && guests.iter().any(|guest| cell.eq_ignore_ascii_case(guest.as_bytes()));
                if is_guest { Some(Placeholder::Guest) } else { identity::placeholder(cell) }
            },
        )
    }

    /// Whether the customer had bought before, where the row says it.
    pub(super) fn returning(&self, record: &Record<'_>) -> Option<bool> {
        if !self.mapping.has(Role::CustomerType) {
            return None;
        }
        let cell = self.cell(record, Role::CustomerType);
        let word = key_of(&decode(&cell));
        let is = |words: &str| words.split(' ').any(|known| known == word);
        match () {
            () if is(NEW) => Some(false),
            () if is(RETURNING) => Some(true),
            () => None,
        }
    }
}

/// Words for a customer's first order; PrestaShop asks "new client?" and says 1 or 0.
const NEW: &str = "new firsttime first 1 yes neu neukunde nouveau nouvelle nuevo nueva nuovo nuova nieuw novo nova";
const RETURNING: &str = "returning repeat existing 0 no wiederkehrend bestandskunde recurrent existant recurrente \
    abituale diritorno terugkerend recorrente";

/// `Ana (9ahridrm)`: the display name changes, the user's name in brackets does not.
fn without_display_name(id: &[u8]) -> &[u8] {
    let Some((b')', inside)) = id.split_last() else { return id };
    match memchr::memrchr(b'(', inside) {
        Some(at) if at > 0 && at + 1 < inside.len() => &inside[at + 1..],
        _ => id,
    }
}

/// An e-mail address in the middle of a text: `Charge for ada@example.com`.
fn mentioned(text: &[u8], key: &mut Vec<u8>) -> bool {
    if memchr::memchr(b'@', text).is_none() {
        return false;
    }
    let margin = |byte: &u8| !byte.is_ascii_alphanumeric();
    text.split(|byte| matches!(byte, 0..=b' ' | b',' | b';' | b'<' | b'>' | b'(' | b')' | b'"'))
        .filter_map(|word| {
            let end = word.iter().rposition(|byte| !margin(byte))?;
            let word = &word[..=end];
            let at = memchr::memchr(b'@', word)?;
            (at > 0 && word[at + 1..].contains(&b'.')).then_some(word)
        })
        .any(|address| identity::customer_key(address, key))
}

/// A name, behind `name:` so that it can equal no other key; spaces and letter case do not matter.
fn named(cell: &[u8], key: &mut Vec<u8>) -> bool {
    let cell = trimmed(cell);
    if !identity::customer_key(cell, key) {
        return false;
    }
    key.clear();
    let name: Cow<'_, str> = decode(cell);
    let words: Vec<String> = name.split_whitespace().map(str::to_lowercase).collect();
    key.extend_from_slice(b"name:");
    key.extend_from_slice(words.join(" ").as_bytes());
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_in_brackets_is_the_key() {
        for (cell, key) in [
            ("Ana (9ahridrm)", "9ahridrm"),
            ("jwada029", "jwada029"),
            ("Ana (Maria) (x1)", "x1"),
            ("(x1)", "(x1)"),
            ("Ana ()", "Ana ()"),
            ("", ""),
        ] {
            assert_eq!(without_display_name(cell.as_bytes()), key.as_bytes(), "{cell:?}");
        }
    }

    #[test]
    fn addresses_are_found_in_texts() {
        for (text, expected) in [
            ("Charge for Ada@Example.com", "ada@example.com"),
            ("Charge for <ada@example.com>.", "ada@example.com"),
            ("2 tickets @ 5.00", ""),
            ("ada@home", ""),
            ("Subscription update", ""),
        ] {
            let mut key = Vec::new();
            assert_eq!(mentioned(text.as_bytes(), &mut key), !expected.is_empty(), "{text:?}");
            assert_eq!(key, expected.as_bytes(), "{text:?}");
        }
    }

    #[test]
    fn names_are_one_whatever_their_spaces() {
        let key = |cell: &str| {
            let mut key = Vec::new();
            named(cell.as_bytes(), &mut key).then(|| String::from_utf8(key).expect("text"))
        };
        assert_eq!(key(" Ada  BIRCH "), key("ada birch"));
        assert_eq!(key("Ada Birch").as_deref(), Some("name:ada birch"));
        assert_eq!((key(""), key("Guest")), (None, None));
    }
}

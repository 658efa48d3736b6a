//! Days, rates and filters as an address has them.

use super::names::{FACETS, REACHES, SWITCHES, named};
use crate::protocol::{FilterSpec, SwitchKey};

pub(super) fn flips(text: &str) -> Vec<SwitchKey> {
    let mut keys: Vec<SwitchKey> = text.split(',').filter_map(|name| named(&SWITCHES, name)).collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// A stable name of a choice; nothing that comes from a file looks like it by chance and gets into the address.
pub(super) fn is_name(text: &str) -> bool {
    (1..=240).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"_:-".contains(&byte))
}

/// `country.first.DE`: facet, reach, and what it must be in percent-encoding.
pub(super) fn filter(text: &str) -> Option<FilterSpec> {
    let mut parts = text.splitn(3, '.');
    let (facet, reach) = (named(&FACETS, parts.next()?)?, named(&REACHES, parts.next()?)?);
    let value = decoded(parts.next()?)?;
    (value.len() <= LONGEST_VALUE).then_some(FilterSpec { facet, value, reach })
}

/// The longest value of a filter in bytes.
const LONGEST_VALUE: usize = 120;

pub(super) fn filter_text(filter: &FilterSpec) -> String {
    let mut text = [filter.facet.name(), ".", filter.reach.name(), "."].concat();
    for byte in filter.value.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'~' => text.push(char::from(byte)),
            _ => text += &format!("%{byte:02X}"),
        }
    }
    text
}

fn decoded(text: &str) -> Option<String> {
    let digit = |byte: Option<u8>| byte.and_then(|byte| char::from(byte).to_digit(16)).map(|digit| digit as u8);
    let (mut bytes, mut out) = (text.bytes(), Vec::new());
    while let Some(byte) = bytes.next() {
        out.push(if byte == b'%' { digit(bytes.next())? * 16 + digit(bytes.next())? } else { byte });
    }
    String::from_utf8(out).ok()
}

/// Three letters; whether there is such a currency is the analyst's to say.
pub(super) fn is_code(text: &str) -> bool {
    text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// `USD:0.92`.
pub(super) fn rate(text: &str) -> Option<(String, String)> {
    let (code, rate) = text.split_once(':').filter(|(code, _)| is_code(code))?;
    let number = !rate.is_empty() && rate.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    number.then(|| (code.to_owned(), rate.to_owned()))
}

/// An ISO day by its shape; whether the calendar has it is the analyst's to say.
pub(super) fn day(text: &str) -> Option<String> {
    let shape = text.len() == 10
        && text
            .bytes()
            .enumerate()
            .all(|(at, byte)| if at == 4 || at == 7 { byte == b'-' } else { byte.is_ascii_digit() });
    shape.then(|| text.to_owned())
}

//! What a row says, as one number, so that a row that stands in two overlapping files is told from two rows that are alike.
//!
//! Rows of an order are told apart by what does not change after the sale: day, amount and item. An export made a week later may say
//! otherwise of shipping, status and notes, and it is still the same row. Rows without an order id have nothing but themselves: there all
//! cells count. Dates and amounts count as they are read, so that a file saved again by a spreadsheet says the same.

use core::hash::{BuildHasher, Hasher};

use foldhash::fast::FixedState;

use super::reader::LineReader;
use crate::ingest::fields::{identity, trimmed};
use crate::ingest::line::{LineKind, Marks, OrderLine};
use crate::ingest::mapping::{ColumnMapping, Format, Role, key_of};
use crate::ingest::records::Record;

/// Words in the name of a column that says what was sold.
const ITEM: &[&str] =
    &["item", "product", "sku", "stock", "variant", "article", "artikel", "description", "title", "asin", "listing"];
/// Words in the name of a column that changes after the sale.
const CHANGES: &[&str] = &["status", "fulfil", "ship", "refund", "tracking", "discount", "price", "total", "tax"];
/// Roles whose cells count as they are read, or that change.
const READ: &[Role] = &[Role::Date, Role::Time, Role::Amount, Role::OrderId];

/// The columns that count, each with the hash of its name.
#[derive(Debug)]
pub(super) struct Imprint {
    of_item: Vec<(usize, u64)>,
    of_row: Vec<(usize, u64)>,
    platform: u16,
    source: u32,
}

impl Imprint {
    pub(super) fn of(mapping: &ColumnMapping, names: &[String]) -> Self {
        let keys: Vec<String> = names.iter().map(|name| key_of(name)).collect();
        let has_role =
            |at: usize, roles: &[Role]| roles.iter().any(|&role| mapping.has(role) && mapping.at(role) == at);
        // In the order of their names, so that it does not matter where they stand.
        let hashed = |places: &mut dyn Iterator<Item = usize>| {
            let mut columns: Vec<(usize, u64)> = places.map(|at| (at, hash(keys[at].as_bytes()))).collect();
            columns.sort_by_key(|column| column.1);
            columns
        };
        let about_item = |at: &usize| {
            let holds = |words: &[&str]| words.iter().any(|word| keys[*at].contains(word));
            has_role(*at, &[Role::ItemName, Role::Sku]) || (holds(ITEM) && !holds(CHANGES))
        };
        // A column that only numbers the rows differs between two exports of the same rows.
        let numbers_rows =
            |at: &usize| matches!(keys[*at].as_str(), "" | "unnamed0" | "index" | "row" | "rownumber" | "rownum");
        let platform = mapping.format.platform() as u16;
        let is_log = matches!(mapping.format, Format::GenericLog | Format::InvoiceLines);
        let columns = keys.iter().fold(0_u64, |sum, key| sum.wrapping_add(hash(key.as_bytes())));
        Self {
            of_item: hashed(&mut (0..keys.len()).filter(about_item)),
            of_row: hashed(&mut (0..keys.len()).filter(|at| !has_role(*at, READ) && !numbers_rows(at))),
            platform,
            source: if is_log { columns as u32 | 1 << 31 } else { mapping.format as u32 },
        }
    }
}

impl LineReader {
    /// What tells a row apart beyond its keys.
    pub(super) fn marks(&self, record: &Record<'_>, line: &OrderLine<'_>, order_id: Option<&[u8]>) -> Marks {
        let Imprint { of_item, of_row, platform, source } = &self.imprint;
        let stated = line.amounts.stated.0;
        let day = line.day.map_or(0, |day| i64::from(day.0));
        let imprint = match line.kind {
            LineKind::Item | LineKind::Credit if order_id.is_some() => said(record, of_item, [day, stated]),
            // Of the rows of one order only gift cards could be counted twice.
            LineKind::Order | LineKind::Continuation if order_id.is_some() => match line.amounts.gift_cards.0 {
                0 => 0,
                sold => said(record, of_item, [0, sold]),
            },
            _ => said(record, of_row, [line.instant, stated]),
        };
        let mut marks = Marks { platform: *platform, source: *source, imprint, ..Marks::default() };
        if line.kind == LineKind::Continuation {
            return marks;
        }
        if line.currency.is_none() {
            let (column, money) = (self.cell(record, Role::Currency), self.cell(record, self.amounts.main()));
            marks.shared_sign = self.amounts.has_shared_sign(&column, &money);
        }
        let phone = |role| identity::phone_digits(&self.cell(record, role));
        if self.mapping.has(Role::Phone) || self.mapping.has(Role::SecondPhone) {
            marks.phone = phone(Role::Phone).or_else(|| phone(Role::SecondPhone)).unwrap_or(0);
        }
        if self.mapping.has(Role::BillingName) {
            let name = letters(&self.cell(record, Role::BillingName));
            marks.name = name as u32;
            if name != 0 && self.mapping.has(Role::Postcode) {
                let postcode = letters(&self.cell(record, Role::Postcode));
                marks.home = if postcode == 0 { 0 } else { name ^ postcode.rotate_left(32) };
            }
        }
        marks
    }
}

fn hash(bytes: &[u8]) -> u64 {
    FixedState::with_seed(0).hash_one(bytes)
}

fn said(record: &Record<'_>, columns: &[(usize, u64)], values: [i64; 2]) -> u64 {
    let mut hasher = FixedState::with_seed(1).build_hasher();
    values.into_iter().for_each(|value| hasher.write_i64(value));
    for (at, key) in columns {
        let cell = record.cell(*at);
        let cell = trimmed(&cell);
        if !cell.is_empty() {
            hasher.write_u64(*key);
            hasher.write(cell);
        }
    }
    hasher.finish().max(1)
}

/// A hash of a text's letters and digits in lower case; 0 where there are none, or where they stand for nobody.
fn letters(cell: &[u8]) -> u64 {
    if identity::placeholder(cell).is_some() {
        return 0;
    }
    let mut letters = [0_u8; 64];
    let mut length = 0;
    for byte in cell.iter().filter(|byte| byte.is_ascii_alphanumeric() || !byte.is_ascii()).take(letters.len()) {
        letters[length] = byte.to_ascii_lowercase();
        length += 1;
    }
    if length == 0 { 0 } else { hash(&letters[..length]).max(1) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_compared_by_their_letters() {
        assert_eq!(letters(b" Ann  O'Hara "), letters(b"ANN OHARA"));
        assert_ne!(letters(b"Ann Ohara"), letters(b"Ann Ohare"));
        assert_eq!((letters(b" - "), letters(b"redacted"), letters(b"")), (0, 0, 0));
    }
}

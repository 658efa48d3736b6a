//! Shopify's bulk operations: one JSON object on each line, made into rows of a table.
//!
//! An order's line has everything but its items and refunds; these follow as lines of their own, which name the order as
//! `__parentId`. Each line becomes one row of the same text that a table has, so that records, columns, dates and money
//! are read by the one way there is. Only the line under way is held.
//!
//! An order is known by its name, `#1001`, as in the orders export, so that one order in both counts once. Its items name it
//! by its number only; where they come, in the line after it or at the end of the file, they get its name too. A query
//! that asks for no names leaves the numbers.
//!
//! Refunds that an order lists itself become one cell with the amount and the date of each, as other exports pack them.
//!
//! A line that is not one whole JSON object becomes a row of one cell, which is refused there.

mod tokens;

use foldhash::fast::FixedState;
use hashbrown::HashMap;
use tokens::{Plain, walk};

/// Stands between the cells of a row.
const DELIMITER: u8 = b'\t';
/// A line that is longer is given up; the longest of a shop are some hundred kilobytes.
const LINE_BYTES: usize = 8 << 20;
/// As much of a text is kept, which is more than any cell needs that is read.
const CELL_BYTES: usize = 1 << 10;

/// A column, and the paths that its cell is taken from, the best first.
type Column = (&'static str, &'static [&'static str]);

/// What is taken from a line. The names are those of the interface, so that the page can show them.
const COLUMNS: [Column; 25] = [
    ("id", &["__parentId", "id"]),
    ("name", &["name"]),
    ("createdAt", &["createdAt"]),
    ("email", &["email", "customer.email", "customer.defaultEmailAddress.emailAddress"]),
    ("customer.id", &["customer.id"]),
    ("phone", &["phone", "customer.phone"]),
    ("totalPriceSet", &["totalPriceSet.shopMoney.amount"]),
    ("subtotalPriceSet", &["subtotalPriceSet.shopMoney.amount"]),
    ("totalRefundedSet", &["totalRefundedSet.shopMoney.amount"]),
    // Filled by [`note_refund`].
    ("refunds", &[]),
    ("totalDiscountsSet", &["totalDiscountsSet.shopMoney.amount"]),
    ("currencyCode", &["totalPriceSet.shopMoney.currencyCode", "currencyCode"]),
    ("displayFinancialStatus", &["displayFinancialStatus"]),
    ("cancelledAt", &["cancelledAt"]),
    ("test", &["test"]),
    ("__parentId", &["__parentId"]),
    (
        "shippingAddress.country",
        &["shippingAddress.countryCodeV2", "shippingAddress.countryCode", "shippingAddress.country"],
    ),
    ("shippingAddress.province", &["shippingAddress.provinceCode", "shippingAddress.province"]),
    (
        "billingAddress.country",
        &["billingAddress.countryCodeV2", "billingAddress.countryCode", "billingAddress.country"],
    ),
    ("billingAddress.province", &["billingAddress.provinceCode", "billingAddress.province"]),
    ("sku", &["sku", "variant.sku"]),
    ("vendor", &["vendor"]),
    ("title", &["title"]),
    ("quantity", &["quantity"]),
    ("originalUnitPriceSet", &["originalUnitPriceSet.shopMoney.amount"]),
];

/// Makes rows of a table out of lines of JSON.
#[derive(Debug, Default)]
pub(crate) struct JsonLines {
    /// The line under way, as far as it has come.
    line: Vec<u8>,
    cells: [Cell; COLUMNS.len()],
    /// Amount and date of the refund under way, as far as they have come.
    refund: [Vec<u8>; 2],
    /// The names of the orders so far, by their numbers: where in `names` each lies.
    named: HashMap<u64, (usize, usize), FixedState>,
    names: Vec<u8>,
}

/// A cell as it grows; the text stays allocated from line to line.
#[derive(Debug, Default)]
struct Cell {
    /// The place of its path in the column's list, where one has been met.
    rank: Option<usize>,
    text: Vec<u8>,
}

/// Whether the first bytes of a file are lines of JSON and one of them is an order.
pub(crate) fn are_orders(prefix: &[u8]) -> bool {
    if prefix.trim_ascii_start().first() != Some(&b'{') {
        return false;
    }
    let mut objects = prefix.split(|&byte| byte == b'\n').map(<[u8]>::trim_ascii).filter(|line| !line.is_empty());
    let is_order = |line: &[u8]| {
        let (mut dated, mut priced) = (false, false);
        let whole = walk(line, &mut |path, _| {
            dated |= path == b"createdAt";
            priced |= path == b"totalPriceSet.shopMoney.amount";
        });
        whole.map(|()| dated && priced)
    };
    // The first line must be whole; a later one may be cut by the end of the prefix.
    match objects.next().and_then(is_order) {
        None => false,
        Some(true) => true,
        Some(false) => objects.any(|line| is_order(line) == Some(true)),
    }
}

impl JsonLines {
    /// The beginning of the table: the column names, and the rows of the first bytes of the file.
    pub(crate) fn table(&mut self, prefix: &[u8], complete: bool) -> Vec<u8> {
        let mut table = Self::header();
        table.append(&mut self.rows(prefix, complete));
        table
    }

    /// The rows that are whole with the next bytes; with the last ones all.
    pub(crate) fn rows(&mut self, bytes: &[u8], last: bool) -> Vec<u8> {
        let mut rows = Vec::new();
        self.take(bytes, &mut rows);
        if last {
            self.end(&mut rows);
        }
        rows
    }

    fn header() -> Vec<u8> {
        let mut row = Vec::new();
        for (name, _) in COLUMNS {
            row.extend_from_slice(name.as_bytes());
            row.push(DELIMITER);
        }
        end_row(&mut row);
        row
    }

    /// Takes the next bytes; whole lines are written as rows.
    fn take(&mut self, mut bytes: &[u8], rows: &mut Vec<u8>) {
        while let Some(end) = memchr::memchr(b'\n', bytes) {
            let (head, tail) = bytes.split_at(end);
            if self.line.is_empty() {
                self.row(head, rows);
            } else {
                self.hold(head);
                self.end(rows);
            }
            bytes = tail.get(1..).unwrap_or_default();
        }
        self.hold(bytes);
    }

    /// Holds a part of a line. What is past the longest line is dropped, so that the line is no JSON any more.
    fn hold(&mut self, part: &[u8]) {
        let room = (LINE_BYTES + 1).saturating_sub(self.line.len());
        self.line.extend_from_slice(part.get(..room).unwrap_or(part));
    }

    /// Says that nothing follows: the last line may have no end.
    fn end(&mut self, rows: &mut Vec<u8>) {
        let mut line = core::mem::take(&mut self.line);
        self.row(&line, rows);
        line.clear();
        self.line = line;
    }

    fn row(&mut self, line: &[u8], rows: &mut Vec<u8>) {
        // As much as is held of one that comes in pieces.
        let held = line.get(..=LINE_BYTES).unwrap_or(line);
        let line = held.trim_ascii();
        if line.is_empty() {
            // A blank line stays one, so that lines are counted as they stand.
            rows.push(b'\n');
            return;
        }
        for cell in &mut self.cells {
            cell.rank = None;
            cell.text.clear();
        }
        self.refund.iter_mut().for_each(Vec::clear);
        let Self { cells, refund, .. } = self;
        let whole = held.len() <= LINE_BYTES
            && line.first() == Some(&b'{')
            && walk(line, &mut |path, value| {
                note(cells, path, value);
                note_refund(cells, refund, path, value);
            })
            .is_some();
        if whole {
            self.name_order();
            for cell in &self.cells {
                quote(&cell.text, rows);
                rows.push(DELIMITER);
            }
        } else {
            quote(line, rows);
            rows.push(DELIMITER);
        }
        end_row(rows);
    }
}

impl JsonLines {
    /// Fills the name's cell with what the order of the line is known by.
    fn name_order(&mut self) {
        let Self { cells: [id, name, .., item, _, _], named, names, .. } = self;
        let number = core::str::from_utf8(&id.text).ok().and_then(|text| text.parse::<u64>().ok());
        if id.rank == Some(0) {
            // A line of an order. What it has of a name is its own, as the orders export has it: with the variant.
            if !name.text.is_empty() {
                core::mem::swap(&mut item.text, &mut name.text);
            }
            let known = number.and_then(|number| named.get(&number)).and_then(|&(from, to)| names.get(from..to));
            known.unwrap_or(&id.text).clone_into(&mut name.text);
        } else if name.text.is_empty() {
            name.text.clone_from(&id.text);
        } else if let Some(number) = number {
            let from = names.len();
            names.extend_from_slice(excerpt(&name.text));
            named.insert(number, (from, names.len()));
        }
    }
}

/// Keeps a value where a column asks for its path and has nothing better.
fn note(cells: &mut [Cell; COLUMNS.len()], path: &[u8], value: Plain<'_>) {
    let (Plain::Text(text) | Plain::Word(text)) = value else { return };
    for (cell, (name, paths)) in cells.iter_mut().zip(COLUMNS) {
        let Some(rank) = paths.iter().position(|candidate| candidate.as_bytes() == path) else { continue };
        let text = match value {
            // A flag is its own name where it is set, and nothing where it is not.
            Plain::Word(b"true") => name.as_bytes(),
            Plain::Word(b"false") => &[],
            _ => plain_id(text),
        };
        if cell.rank.is_none_or(|known| rank <= known) {
            cell.rank = Some(rank);
            cell.text.clear();
            cell.text.extend_from_slice(text);
        }
    }
}

/// Keeps the order's refunds, which stand in a list, in one cell as other exports have them: `amount:45.00|date:2025-03-06;`.
fn note_refund(cells: &mut [Cell; COLUMNS.len()], refund: &mut [Vec<u8>; 2], path: &[u8], value: Plain<'_>) {
    let [amount, date] = refund;
    match (path, value) {
        (b"refunds[]", Plain::Begins) => [&mut *amount, &mut *date].into_iter().for_each(Vec::clear),
        (b"refunds[].totalRefundedSet.shopMoney.amount", Plain::Text(text) | Plain::Word(text)) => {
            text.clone_into(amount)
        }
        (b"refunds[].createdAt", Plain::Text(text)) => text.clone_into(date),
        _ => return,
    }
    let known = !amount.is_empty() && !date.is_empty();
    let cell = cells.iter_mut().zip(COLUMNS).find(|(_, column)| column.0 == "refunds");
    if let Some((cell, _)) = cell.filter(|_| known) {
        for part in [b"amount:", amount.as_slice(), b"|date:", date.as_slice(), b";"] {
            cell.text.extend_from_slice(part);
        }
        amount.clear();
        date.clear();
    }
}

/// The number of an order or a customer, as the other exports have it; those of anything else stay as they are, so that none
/// of them is taken for an order.
fn plain_id(text: &[u8]) -> &[u8] {
    const PREFIXES: [&[u8]; 2] = [b"gid://shopify/Order/", b"gid://shopify/Customer/"];
    PREFIXES.into_iter().find_map(|prefix| text.strip_prefix(prefix)).unwrap_or(text)
}

/// A cell in quotes; line breaks become spaces, so that a line stays a line.
fn quote(text: &[u8], row: &mut Vec<u8>) {
    row.push(b'"');
    for &byte in excerpt(text) {
        match byte {
            b'"' => row.extend_from_slice(b"\"\""),
            b'\n' | b'\r' => row.push(b' '),
            _ => row.push(byte),
        }
    }
    row.push(b'"');
}

/// As much of a text as is kept, without half a letter at its end.
fn excerpt(text: &[u8]) -> &[u8] {
    let Some(kept) = text.get(..CELL_BYTES) else { return text };
    match core::str::from_utf8(kept) {
        Err(fault) if fault.error_len().is_none() => kept.get(..fault.valid_up_to()).unwrap_or(kept),
        _ => kept,
    }
}

/// The last delimiter becomes the line's end.
fn end_row(row: &mut Vec<u8>) {
    row.pop();
    row.push(b'\n');
}

#[cfg(test)]
mod tests;

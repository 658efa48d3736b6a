//! Every order of the files, sealed and sorted.

use core::ops::Range;

use crate::diagnostics::{Ledger, Position, Warning};
use crate::ingest::Status;
use crate::units::{Currency, Day, Exact, divide_half_even};

use super::builder::{Draft, NONE, Parts};
use super::chunks::Chunks;
use super::facets::{Catalogue, Facets};
use super::keys::KeyTable;
use super::people::People;
use super::refunds::DatedRefund;
use super::side_files::SideFiles;
use super::tally::Tally;

/// The currency of what is worth nothing and names none: a cancelled order often has neither.
pub(super) const ANY: u8 = u8::MAX;

/// One order or credit note of the files, whether it counts or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// What the file states as its amount, exact.
    pub stated: Exact,
    /// Paid, less what was paid back, in minor units.
    pub total_minor: i64,
    /// After discounts and refunds, before tax and shipping, in minor units.
    pub net_minor: i64,
    /// Before discounts and refunds, in minor units.
    pub gross_minor: i64,
    /// Gift cards sold in it, in minor units.
    pub gift_cards_minor: i64,
    /// Its civil day.
    pub day: Day,
    customer: u32,
    order_id: u32,
    place: Place,
    /// Rows of the files that belong to it.
    pub rows: u32,
    /// Of these, item rows of no value.
    pub zero_rows: u32,
    /// How it stands with the platform.
    pub status: Status,
    /// Whether it is a credit note or refund row, which is never an order.
    pub credit: bool,
    pub(super) currency: u8,
    /// Which of the book's tallies it is in.
    pub(super) kind: u16,
    /// What it says beside money and people.
    pub facets: Facets,
}

/// A [`Position`] in half the bytes; records and lines past four thousand million are shown as that.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    pub file: u32,
    record: u32,
    line: u32,
}

impl From<Position> for Place {
    fn from(Position { file, record, line }: Position) -> Self {
        let short = |count: u64| u32::try_from(count).unwrap_or(u32::MAX);
        Self { file, record: short(record), line: short(line) }
    }
}

impl From<Place> for Position {
    fn from(Place { file, record, line }: Place) -> Self {
        Self { file, record: u64::from(record), line: u64::from(line) }
    }
}

impl Entry {
    /// Its customer's number, or none for a guest.
    pub fn customer(&self) -> Option<u32> {
        (self.customer != NONE).then_some(self.customer)
    }

    /// The row that carries it.
    pub fn position(&self) -> Position {
        self.place.into()
    }

    pub(super) fn from_draft(draft: &Draft, currencies: &[Currency]) -> Self {
        let currency = currencies.get(usize::from(draft.currency)).copied().unwrap_or(Currency::UNKNOWN);
        let stated = draft.stated;
        let Parts { unpaid, refunded, subtotal, discount, gift_cards } = draft.parts;
        let paid = stated.minus(unpaid);
        let left = left_after(draft, refunded, currency);
        // A discount that the subtotal lacks, or that the stated amount has still in it.
        let off = discount.plus(unpaid);
        let before = subtotal.map_or(stated, |subtotal| subtotal.plus(discount));
        let (net_minor, gross_minor) = match (draft.credit, subtotal) {
            (true, subtotal) => (subtotal.map_or(left.total, |net| net.to_minor(currency)), 0),
            (false, subtotal) => {
                (left.net, subtotal.map_or(stated, |subtotal| subtotal.plus(discount)).to_minor(currency))
            }
        };
        Self {
            stated,
            total_minor: left.total,
            net_minor,
            gross_minor,
            gift_cards_minor: gift_cards.to_minor(currency),
            day: draft.day.unwrap_or(Day(0)),
            customer: draft.customer,
            order_id: draft.order_id,
            place: draft.position,
            rows: draft.rows,
            zero_rows: draft.zero_rows,
            status: draft.status,
            credit: draft.credit,
            currency: if stated == Exact::ZERO && currency == Currency::UNKNOWN { ANY } else { draft.currency },
            kind: 0,
            facets: draft.facets.with_money((off, before), (refunded, paid)),
        }
    }
}

/// What is left of an order, in minor units.
pub(super) struct Left {
    /// Of what was paid.
    pub total: i64,
    /// Of net sales.
    pub net: i64,
}

/// What is left of an order once so much was paid back.
pub(super) fn left_after(draft: &Draft, refunded: Exact, currency: Currency) -> Left {
    let paid = draft.stated.minus(draft.parts.unpaid);
    let total = paid.minus(refunded).to_minor(currency);
    let net = |subtotal| net_of_refund(subtotal, paid, refunded).to_minor(currency);
    Left { total, net: draft.parts.subtotal.map_or(total, net) }
}

/// Subtotal × (1 − refunded / total), the refunded share kept within 0…1: a refund that covers tax and shipping too is shared out.
fn net_of_refund(subtotal: Exact, total: Exact, refunded: Exact) -> Exact {
    if refunded <= Exact::ZERO || total <= Exact::ZERO {
        return subtotal;
    }
    if refunded >= total {
        return Exact::ZERO;
    }
    let kept = i128::from(total.0 - refunded.0);
    Exact(i64::try_from(divide_half_even(i128::from(subtotal.0) * kept, i128::from(total.0))).unwrap_or(subtotal.0))
}

/// Every order and credit note of the files, sorted by customer (guests last), then day, instant and order id.
#[derive(Debug, Clone)]
pub struct OrderBook {
    entries: Chunks<Entry>,
    tallies: Vec<Tally>,
    customers: KeyTable,
    order_ids: KeyTable,
    /// Every currency, in the order of its first row.
    currencies: Vec<Currency>,
    /// The currency that most orders are in.
    currency: Currency,
    ledger: Ledger,
    people: People,
    warnings: Vec<Warning>,
    catalogue: Catalogue,
    side_files: SideFiles,
    /// By place and day.
    refunds: Vec<DatedRefund>,
}

impl OrderBook {
    pub(super) fn new(
        mut entries: Chunks<Entry>,
        [customers, order_ids]: [KeyTable; 2],
        currencies: Vec<Currency>,
        ledger: Ledger,
        (people, warnings): (People, Vec<Warning>),
        (catalogue, side_files, refunds): (Catalogue, SideFiles, Vec<DatedRefund>),
    ) -> Self {
        let tallies = Tally::all(&mut entries, &people);
        let mut counts = vec![0_u64; currencies.len().max(1)];
        for tally in tallies.iter().filter(|tally| tally.first.currency != ANY) {
            counts[usize::from(tally.first.currency)] += tally.entries;
        }
        // The most frequent; of equals the first seen.
        let currency_number = (0..counts.len()).rev().max_by_key(|&at| counts[at]).unwrap_or(0);
        let book = Self {
            entries,
            tallies,
            customers,
            order_ids,
            currency: currencies.get(currency_number).copied().unwrap_or(Currency::UNKNOWN),
            currencies,
            ledger,
            people,
            warnings,
            catalogue,
            side_files,
            refunds,
        };
        debug_assert!(book.is_sound(), "the book is sorted by customer and day");
        book
    }

    /// The entries in their order.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter()
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The entry at a place, such as [`OrderStore::entries`] gives.
    ///
    /// [`OrderStore::entries`]: super::OrderStore::entries
    #[inline(always)]
    pub fn entry(&self, place: u32) -> &Entry {
        &self.entries[place as usize]
    }

    /// The entries added up by what the rules look at.
    pub fn tallies(&self) -> &[Tally] {
        &self.tallies
    }

    /// Where a customer's entries stand.
    pub fn rows_of(&self, customer: u32) -> Range<usize> {
        let from = self.first_not(|entry| entry.customer < customer);
        from..self.first_not(|entry| entry.customer <= customer)
    }

    /// The first entry of which something is not so that is so of those before it.
    fn first_not(&self, is_before: impl Fn(&Entry) -> bool) -> usize {
        let (mut from, mut to) = (0, self.entries.len());
        while from < to {
            let middle = from.midpoint(to);
            if is_before(&self.entries[middle]) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        from
    }

    /// How many customers' keys there are.
    pub fn customer_keys(&self) -> usize {
        self.customers.len()
    }

    /// A customer's key.
    pub fn customer_key(&self, number: u32) -> &[u8] {
        self.customers.key(number)
    }

    /// An entry's order id, where the file has one.
    pub fn order_id(&self, entry: &Entry) -> Option<&[u8]> {
        (entry.order_id != NONE).then(|| self.order_ids.key(entry.order_id))
    }

    /// The currency that most orders are in.
    pub fn currency(&self) -> Currency {
        self.currency
    }

    /// Every currency of the files, in the order of its first row; [`Currency::UNKNOWN`] where rows name none.
    pub fn currencies(&self) -> &[Currency] {
        &self.currencies
    }

    /// The currency an entry is in; absent for what is worth nothing and names none, which stands beside any.
    pub fn currency_of(&self, entry: &Entry) -> Option<Currency> {
        self.currencies.get(usize::from(entry.currency)).copied()
    }

    /// What reading counted: rows read, and rows set aside before any rule.
    pub fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    /// Who may be one person under several keys, and which keys many people share.
    pub fn people(&self) -> &People {
        &self.people
    }

    /// What a person should look at.
    pub fn warnings(&self) -> &[Warning] {
        &self.warnings
    }

    /// The texts of the orders' facets, and their items.
    pub fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    /// What stands beside the orders.
    pub fn side_files(&self) -> &SideFiles {
        &self.side_files
    }

    /// What was paid back of orders on a day that the files tell, by the orders' places.
    pub fn refunds(&self) -> &[DatedRefund] {
        &self.refunds
    }

    /// The same of the order at a place.
    pub fn refunds_of(&self, place: u32) -> &[DatedRefund] {
        let from = self.refunds.partition_point(|refund| refund.place < place);
        let to = self.refunds.partition_point(|refund| refund.place <= place);
        &self.refunds[from..to]
    }

    /// Whether the entries are in their order.
    pub fn is_sound(&self) -> bool {
        let key = |entry: &Entry| (entry.customer, entry.day);
        self.entries.iter().is_sorted_by_key(key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refund_is_shared_between_goods_tax_and_shipping() {
        // Subtotal 100.00 of a total of 120.00, 60.00 paid back: half of the goods stay sold.
        let exact = |major: i64| Exact(major * 10_000);
        assert_eq!(net_of_refund(exact(100), exact(120), exact(60)), exact(50));
        assert_eq!(net_of_refund(exact(100), exact(120), exact(130)), exact(0));
        assert_eq!(net_of_refund(exact(100), exact(0), exact(0)), exact(100));
    }
}

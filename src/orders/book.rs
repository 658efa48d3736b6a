//! Every order of the files, sealed and sorted.

use core::ops::Range;

use crate::diagnostics::{Ledger, Position, Warning};
use crate::ingest::Status;
use crate::units::{Currency, Day, Exact, divide_half_even};

use super::builder::{Draft, NONE, Parts};
use super::keys::KeyTable;
use super::people::People;

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
    /// Its customer's number, or none for a guest.
    pub customer: Option<u32>,
    order_id: u32,
    /// The row that carries it.
    pub position: Position,
    /// Rows of the files that belong to it.
    pub rows: u32,
    /// Of these, item rows of no value.
    pub zero_rows: u32,
    /// How it stands with the platform.
    pub status: Status,
    /// Whether it is a credit note or refund row, which is never an order.
    pub credit: bool,
    currency: u8,
}

impl Entry {
    pub(super) fn from_draft(draft: &Draft, currencies: &[Currency]) -> Self {
        let currency = currencies.get(usize::from(draft.currency)).copied().unwrap_or(Currency::UNKNOWN);
        let stated = draft.stated;
        let Parts { refunded, subtotal, discount, gift_cards } = draft.parts;
        let total_minor = stated.minus(refunded).to_minor(currency);
        let (net_minor, gross_minor) = match (draft.credit, subtotal) {
            (true, _) => (total_minor, 0),
            (false, Some(subtotal)) => (
                net_of_refund(subtotal, stated, refunded).to_minor(currency),
                subtotal.plus(discount).to_minor(currency),
            ),
            (false, None) => (total_minor, stated.to_minor(currency)),
        };
        Self {
            stated,
            total_minor,
            net_minor,
            gross_minor,
            gift_cards_minor: gift_cards.to_minor(currency),
            day: draft.day.unwrap_or(Day(0)),
            customer: (draft.customer != NONE).then_some(draft.customer),
            order_id: draft.order_id,
            position: draft.position,
            rows: draft.rows,
            zero_rows: draft.zero_rows,
            status: draft.status,
            credit: draft.credit,
            currency: draft.currency,
        }
    }
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
    entries: Vec<Entry>,
    customers: KeyTable,
    order_ids: KeyTable,
    currency: Currency,
    currency_number: u8,
    ledger: Ledger,
    people: People,
    warnings: Vec<Warning>,
}

impl OrderBook {
    pub(super) fn new(
        entries: Vec<Entry>,
        [customers, order_ids]: [KeyTable; 2],
        currencies: Vec<Currency>,
        ledger: Ledger,
        people: People,
        warnings: Vec<Warning>,
    ) -> Self {
        let mut counts = vec![0_usize; currencies.len().max(1)];
        for entry in &entries {
            counts[usize::from(entry.currency)] += 1;
        }
        // The most frequent; of equals the first seen.
        let currency_number = (0..counts.len()).rev().max_by_key(|&at| counts[at]).unwrap_or(0);
        let book = Self {
            entries,
            customers,
            order_ids,
            currency: currencies.get(currency_number).copied().unwrap_or(Currency::UNKNOWN),
            currency_number: currency_number as u8,
            ledger,
            people,
            warnings,
        };
        debug_assert!(book.is_sound(), "the book is sorted by customer and day");
        book
    }

    /// The entries in their order.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Where a customer's entries stand.
    pub fn rows_of(&self, customer: u32) -> Range<usize> {
        let before = |next: u64| {
            self.entries.partition_point(|entry| entry.customer.is_some_and(|number| u64::from(number) < next))
        };
        before(u64::from(customer))..before(u64::from(customer) + 1)
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

    /// The currency of all figures: the one that most orders are in.
    pub fn currency(&self) -> Currency {
        self.currency
    }

    /// Whether an entry is in that currency; amounts of two currencies are never added.
    pub fn is_in_currency(&self, entry: &Entry) -> bool {
        entry.currency == self.currency_number
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

    /// Whether the entries are in their order.
    pub fn is_sound(&self) -> bool {
        let key = |entry: &Entry| (entry.customer.unwrap_or(u32::MAX), entry.day);
        self.entries.windows(2).all(|pair| key(&pair[0]) <= key(&pair[1]))
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

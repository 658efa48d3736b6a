//! The sealed columns that every measure reads.

use core::ops::Range;

use crate::diagnostics::{Example, Ledger, Reason};
use crate::units::{Currency, Day};

use super::book::OrderBook;
use super::rules::{Rules, Switch};

/// What counts, in columns of integers sorted by customer and time; guests stand at the end.
///
/// A row of the columns costs [`OrderStore::BYTES_PER_ORDER`]: day 4, amount 8, place in the book 4, flag 1; a customer costs 4.
#[derive(Debug, Clone)]
pub struct OrderStore {
    day: Vec<Day>,
    amount_minor: Vec<i64>,
    entry: Vec<u32>,
    is_order: Vec<bool>,
    /// Where each customer's rows begin; one more than customers, so that the last ends where the guests begin.
    starts: Vec<u32>,
    currency: Currency,
    oldest: Day,
    newest: Day,
    orders: u64,
    known_orders: u64,
    revenue_minor: i128,
    known_revenue_minor: i128,
}

impl OrderStore {
    /// Bytes that one order costs in the columns.
    pub const BYTES_PER_ORDER: usize = size_of::<Day>() + size_of::<i64>() + size_of::<u32>() + size_of::<bool>();

    /// The book seen through rules.
    pub fn new(book: &OrderBook, rules: &Rules) -> Self {
        let entries = book.entries();
        let mut store = Self {
            day: Vec::with_capacity(entries.len()),
            amount_minor: Vec::with_capacity(entries.len()),
            entry: Vec::with_capacity(entries.len()),
            is_order: Vec::with_capacity(entries.len()),
            starts: Vec::with_capacity(book.customer_keys() + 1),
            currency: book.currency(),
            oldest: Day(i32::MAX),
            newest: Day(i32::MIN),
            orders: 0,
            known_orders: 0,
            revenue_minor: 0,
            known_revenue_minor: 0,
        };
        let mut customer = None;
        let joined = book.people().joined(rules);
        let sequence = if joined.is_empty() { Vec::new() } else { joined.sequence(book) };
        for place in 0..entries.len() {
            let at = sequence.get(place).map_or(place, |&at| at as usize);
            let entry = &entries[at];
            if rules.reason_against(book, entry).is_some() {
                continue;
            }
            let person = if joined.is_empty() { entry.customer } else { entry.customer.map(|key| joined.leader(key)) };
            if store.starts.is_empty() || person != customer {
                customer = person;
                store.starts.push(store.day.len() as u32);
            }
            store.day.push(entry.day);
            store.amount_minor.push(rules.amount_minor(entry));
            store.entry.push(at as u32);
            store.is_order.push(!entry.credit);
            store.oldest = store.oldest.min(entry.day);
            store.newest = store.newest.max(entry.day);
            store.orders += u64::from(!entry.credit);
            store.known_orders += u64::from(!entry.credit && entry.customer.is_some());
            let amount = i128::from(rules.amount_minor(entry));
            store.revenue_minor += amount;
            store.known_revenue_minor += if entry.customer.is_some() { amount } else { 0 };
        }
        // The guests' run is no customer's: its start is the last customer's end.
        if store.starts.is_empty() || customer.is_some() {
            store.starts.push(store.day.len() as u32);
        }
        debug_assert!(store.is_sound(), "columns agree");
        store
    }

    /// First and last day of what counts, or nothing where nothing counts.
    pub fn span(&self) -> Option<(Day, Day)> {
        (self.oldest <= self.newest).then_some((self.oldest, self.newest))
    }

    /// The currency of the amounts.
    pub fn currency(&self) -> Currency {
        self.currency
    }

    /// Orders, and those of a known customer.
    pub fn coverage(&self) -> (u64, u64) {
        (self.orders, self.known_orders)
    }

    /// Revenue in minor units, and that of known customers.
    pub fn revenue_coverage(&self) -> (i128, i128) {
        (self.revenue_minor, self.known_revenue_minor)
    }

    /// Rows of each customer, in time; a customer may have credit notes without orders.
    pub fn customers(&self) -> impl Iterator<Item = Range<usize>> {
        self.starts.windows(2).map(|pair| pair[0] as usize..pair[1] as usize)
    }

    /// Rows without a known customer.
    pub fn guests(&self) -> Range<usize> {
        self.starts.last().map_or(0, |&start| start as usize)..self.day.len()
    }

    /// The day of each row.
    pub fn days(&self) -> &[Day] {
        &self.day
    }

    /// The amount of each row in the revenue basis, in minor units.
    pub fn amounts_minor(&self) -> &[i64] {
        &self.amount_minor
    }

    /// Whether each row is an order, not a credit note.
    pub fn orders(&self) -> &[bool] {
        &self.is_order
    }

    /// Each row's place in the book.
    pub fn entries(&self) -> &[u32] {
        &self.entry
    }

    /// Whether the columns agree with each other.
    pub fn is_sound(&self) -> bool {
        let n = self.day.len();
        self.amount_minor.len() == n
            && self.entry.len() == n
            && self.is_order.len() == n
            && self.starts.is_sorted()
            && self.guests().end == n
            && self.customers().all(|rows| self.day[rows].is_sorted())
    }

    /// The ledger under these rules: what reading counted, and what the rules use and set aside.
    pub fn ledger(book: &OrderBook, rules: &Rules) -> Ledger {
        let mut ledger = book.ledger().clone();
        for entry in book.entries() {
            let money = i128::from(entry.stated.0);
            let example = || {
                let cell = book.order_id(entry).map(|id| String::from_utf8_lossy(id).into_owned()).unwrap_or_default();
                Example { position: entry.position, column: None, cell }
            };
            match rules.reason_against(book, entry) {
                Some(reason) => ledger.set_aside(reason, u64::from(entry.rows), money, example),
                None => {
                    let zero = if rules.is_on(Switch::ZeroValue) { 0 } else { entry.zero_rows };
                    ledger.used(u64::from(entry.rows - zero), money);
                    ledger.set_aside(Reason::ZeroValue, u64::from(zero), 0, example);
                }
            }
        }
        ledger
    }
}

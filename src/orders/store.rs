//! The sealed columns that every measure reads.

use core::cmp::Reverse;
use core::ops::Range;
use std::collections::BinaryHeap;

use crate::units::{Currency, Day, Share};

use super::book::{Entry, OrderBook};
use super::margin::USUAL_MARGIN;
use super::rules::{Basis, Rules, Switch};

/// What counts, in columns of integers sorted by customer and time; guests stand at the end.
///
/// A row of the columns costs [`OrderStore::BYTES_PER_ORDER`]: day 4, amount 8, place in the book 4, mark 1; a customer costs 4.
#[derive(Debug, Clone)]
pub struct OrderStore {
    day: Vec<Day>,
    amount_minor: Vec<i64>,
    entry: Vec<u32>,
    mark: Vec<Mark>,
    /// Where each customer's rows begin; one more than customers, so that the last ends where the guests begin.
    starts: Vec<u32>,
    currency: Currency,
    oldest: Day,
    newest: Day,
    orders: u64,
    known_orders: u64,
    revenue_minor: i128,
    known_revenue_minor: i128,
    bought_again: Share,
    /// Rows of money paid back with the rows of their orders, where refunds are booked on their own day.
    refund_of: Vec<(u32, u32)>,
}

/// A refund that waits for its day while the rows are put in.
type Waiting = BinaryHeap<Reverse<(Day, u32, i64)>>;

/// One row of the store.
#[derive(Debug, Clone, Copy)]
pub struct Row {
    /// Its day.
    pub day: Day,
    /// Its amount in the revenue basis, in minor units.
    pub amount_minor: i64,
    /// What it is to its customer.
    pub mark: Mark,
}

/// A walk over the columns. Always inlined, as all that a row costs a measure: the engine is built for size and would call it a million times.
#[derive(Debug, Clone)]
pub struct Rows<'a> {
    days: &'a [Day],
    amounts_minor: &'a [i64],
    marks: &'a [Mark],
    at: usize,
}

impl Iterator for Rows<'_> {
    type Item = Row;

    #[inline(always)]
    fn next(&mut self) -> Option<Row> {
        let at = self.at;
        let (day, amount, mark) = (self.days.get(at)?, self.amounts_minor.get(at)?, self.marks.get(at)?);
        self.at = at + 1;
        Some(Row { day: *day, amount_minor: *amount, mark: *mark })
    }
}

/// What a row is to its customer: whether it is an order, the customer's how-manieth, and whether the customer's rows begin with it.
///
/// A number of the whole history, and yet true for any as-of day: later rows do not change it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark(u8);

impl Mark {
    /// Numbers from this on are this one.
    pub const LAST_NUMBER: usize = 63;
    /// How many kinds of rows there are.
    pub const KINDS: usize = 2 * (Self::LAST_NUMBER + 1);
    const OPENS: u8 = 1 << 7;
    const ORDER: u8 = 1 << 6;

    fn new(opens: bool, order: bool, number: u32) -> Self {
        let number = number.min(Self::LAST_NUMBER as u32) as u8;
        Self(number | if opens { Self::OPENS } else { 0 } | if order { Self::ORDER } else { 0 })
    }

    /// The same, opening a customer's rows or not.
    #[inline(always)]
    fn opening(self, opens: bool) -> Self {
        Self(self.0 & !Self::OPENS | if opens { Self::OPENS } else { 0 })
    }

    /// That of money paid back of the order whose mark this is.
    fn paid_back(self) -> Self {
        Self(self.0 & Self::LAST_NUMBER as u8)
    }

    /// Whether it is an order and its number, as a place in a table of [`Mark::KINDS`].
    #[inline(always)]
    pub fn kind(self) -> usize {
        usize::from(self.0 & !Self::OPENS)
    }

    /// The mark of a kind.
    pub fn of_kind(kind: usize) -> Self {
        Self(kind as u8 & !Self::OPENS)
    }

    /// Whether a customer's rows begin with it.
    #[inline(always)]
    pub fn opens(self) -> bool {
        self.0 & Self::OPENS != 0
    }

    /// Whether it is an order, not a credit note.
    #[inline(always)]
    pub fn is_order(self) -> bool {
        self.0 & Self::ORDER != 0
    }

    /// How many orders the customer has placed up to and with it, to [`Mark::LAST_NUMBER`]; 0 before the first. A refund has its order's number.
    #[inline(always)]
    pub fn number(self) -> usize {
        usize::from(self.0) & Self::LAST_NUMBER
    }
}

impl OrderStore {
    /// Bytes that one order costs in the columns.
    pub const BYTES_PER_ORDER: usize = size_of::<Day>() + size_of::<i64>() + size_of::<u32>() + size_of::<Mark>();

    /// The book seen through rules.
    pub fn new(book: &OrderBook, rules: &Rules) -> Self {
        if rules.basis == Basis::GrossMargin {
            let net = rules.with_basis(Basis::NetSales);
            return Self::new(book, &net).in_margin(book, &net, rules.margin_percent.unwrap_or(USUAL_MARGIN));
        }
        let counts: Vec<bool> =
            book.tallies().iter().map(|tally| rules.reason_against(book, &tally.first).is_none()).collect();
        let rows = book.tallies().iter().zip(&counts).filter(|(_, counts)| **counts).map(|(tally, _)| tally.entries);
        let rows = rows.sum::<u64>() as usize;
        let mut store = Self::with_room(rows, book.customer_keys(), rules.currency_of(book));
        let (mut customer, mut number) = (None, 0);
        let mut waiting = Waiting::new();
        // What comes after the newest order has not been seen.
        let newest = book.days(rules).1;
        let dated = rules.is_on(Switch::RefundDay) && !book.refunds().is_empty();
        let joined = book.people().joined(rules);
        let mut add = |at: u32, entry: &Entry, person: Option<u32>| {
            debug_assert_eq!(counts[usize::from(entry.kind)], rules.reason_against(book, entry).is_none(), "one kind");
            if !counts[usize::from(entry.kind)] {
                return;
            }
            let opens = store.starts.is_empty() || person != customer;
            if !waiting.is_empty() {
                let before = if opens { Day(i32::MAX) } else { entry.day };
                store.pay_back(&mut waiting, before, customer.is_some());
            }
            if opens {
                (customer, number) = (person, 0);
                store.starts.push(store.day.len() as u32);
            }
            number += u32::from(!entry.credit);
            let mark = Mark::new(opens, !entry.credit, number);
            let place = store.day.len() as u32;
            let amount_minor = if dated && entry.facets.refunded_percent > 0 {
                rules.dated_minor(book, (at, entry), &mut |day, change| {
                    if day <= newest {
                        waiting.push(Reverse((day, place, change)));
                    }
                })
            } else {
                rules.amount_minor(book, entry)
            };
            let row = Row { day: entry.day, amount_minor, mark };
            store.add(at, row, person.is_some());
        };
        if joined.is_empty() {
            book.entries().zip(0..).for_each(|(entry, at)| add(at, entry, entry.customer()));
        } else {
            joined.walk(book, add);
        }
        store.pay_back(&mut waiting, Day(i32::MAX), customer.is_some());
        // The guests' run is no customer's: its start is the last customer's end.
        if store.starts.is_empty() || customer.is_some() {
            store.starts.push(store.day.len() as u32);
        }
        debug_assert!(store.is_sound(), "columns agree");
        store
    }

    fn with_room(rows: usize, customers: usize, currency: Currency) -> Self {
        Self {
            day: Vec::with_capacity(rows),
            amount_minor: Vec::with_capacity(rows),
            entry: Vec::with_capacity(rows),
            mark: Vec::with_capacity(rows),
            starts: Vec::with_capacity(customers + 1),
            currency,
            oldest: Day(i32::MAX),
            newest: Day(i32::MIN),
            orders: 0,
            known_orders: 0,
            revenue_minor: 0,
            known_revenue_minor: 0,
            bought_again: Share::new(0, 0),
            refund_of: Vec::new(),
        }
    }

    /// Books the refunds that are due before a day. A row of money paid back is no order; it has its order's number and place in the book.
    #[cold]
    fn pay_back(&mut self, waiting: &mut Waiting, before: Day, known: bool) {
        while let Some(&Reverse((day, order, amount_minor))) = waiting.peek().filter(|next| next.0.0 < before) {
            waiting.pop();
            let (Some(&place), Some(mark)) = (self.entry.get(order as usize), self.mark.get(order as usize)) else {
                continue;
            };
            self.refund_of.push((self.day.len() as u32, order));
            self.add(place, Row { day, amount_minor, mark: mark.paid_back() }, known);
        }
    }

    /// The row of the order whose refund a row is, where it is one.
    pub(super) fn refunded_order(&self, row: usize) -> Option<usize> {
        let at = self.refund_of.binary_search_by_key(&row, |pair| pair.0 as usize).ok()?;
        Some(self.refund_of[at].1 as usize)
    }

    /// Adds a row at a place in the book.
    #[inline(always)]
    fn add(&mut self, place: u32, Row { day, amount_minor, mark }: Row, known: bool) {
        self.day.push(day);
        self.amount_minor.push(amount_minor);
        self.entry.push(place);
        self.mark.push(mark);
        self.oldest = self.oldest.min(day);
        self.newest = self.newest.max(day);
        let (order, number) = (mark.is_order(), mark.number());
        self.orders += u64::from(order);
        self.bought_again.whole += u64::from(known && order && number == 1);
        self.bought_again.part += u64::from(known && order && number == 2);
        self.known_orders += u64::from(order && known);
        self.revenue_minor += i128::from(amount_minor);
        self.known_revenue_minor += if known { i128::from(amount_minor) } else { 0 };
    }

    /// A store for some of the rows of this one: first customers, then guests.
    pub(super) fn with_nothing_in_it(&self) -> Self {
        Self::with_room(0, 0, self.currency)
    }

    /// The same rows with other amounts, each by its place in the book and the row.
    pub(super) fn with_amounts(&self, mut amount_minor: impl FnMut(u32, Row) -> i64) -> Self {
        let guests = self.guests().start;
        let mut store = Self { revenue_minor: 0, known_revenue_minor: 0, ..self.clone() };
        for at in 0..self.day.len() {
            if let (Some(row), Some(&place)) = (self.row(at), self.entry.get(at)) {
                let amount = amount_minor(place, row);
                store.amount_minor[at] = amount;
                store.revenue_minor += i128::from(amount);
                store.known_revenue_minor += if at < guests { i128::from(amount) } else { 0 };
            }
        }
        store
    }

    /// Adds rows of another store as those of one customer; orders keep their numbers.
    pub(super) fn take_customer(&mut self, other: &Self, rows: impl Iterator<Item = usize>) {
        self.take(other, rows, true);
    }

    /// Adds rows of another store as those of guests, after all customers.
    pub(super) fn take_guests(&mut self, other: &Self, rows: impl Iterator<Item = usize>) {
        self.take(other, rows, false);
    }

    fn take(&mut self, other: &Self, rows: impl Iterator<Item = usize>, known: bool) {
        let start = self.day.len();
        self.starts.push(start as u32);
        for at in rows {
            if let (Some(row), Some(&place)) = (other.row(at), other.entry.get(at)) {
                let mark = row.mark.opening(self.day.len() == start);
                self.add(place, Row { mark, ..row }, known);
            }
        }
    }

    /// One row by its place.
    #[inline(always)]
    pub fn row(&self, at: usize) -> Option<Row> {
        let (day, amount, mark) = (self.day.get(at)?, self.amount_minor.get(at)?, self.mark.get(at)?);
        Some(Row { day: *day, amount_minor: *amount, mark: *mark })
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

    /// Customers with at least two orders, of all with one.
    pub fn bought_again(&self) -> Share {
        self.bought_again
    }

    /// Rows of each customer, in time; a customer may have credit notes without orders.
    pub fn customers(&self) -> impl Iterator<Item = Range<usize>> {
        self.starts.windows(2).map(|pair| pair[0] as usize..pair[1] as usize)
    }

    /// Rows of one customer by its place among all; none where there is no such customer.
    pub fn rows_of_customer(&self, customer: u32) -> Range<usize> {
        let at = customer as usize;
        match (self.starts.get(at), self.starts.get(at.saturating_add(1))) {
            (Some(from), Some(to)) => *from as usize..*to as usize,
            _ => 0..0,
        }
    }

    /// Rows without a known customer.
    pub fn guests(&self) -> Range<usize> {
        self.starts.last().map_or(0, |&start| start as usize)..self.day.len()
    }

    /// The place of the customer that a row is of; nothing for those without a known one.
    pub fn customer_of_row(&self, row: usize) -> Option<u32> {
        let after = self.starts.partition_point(|&start| start as usize <= row);
        // Customers without rows begin where the next one does.
        (row < self.guests().start).then(|| after.checked_sub(1)).flatten().and_then(|at| u32::try_from(at).ok())
    }

    /// The known customers' rows: one customer after the other, each in time.
    #[inline(always)]
    pub fn known(&self) -> Rows<'_> {
        self.rows(0, self.guests().start)
    }

    /// The rows of a range, such as one of [`OrderStore::customers`].
    #[inline(always)]
    pub fn rows_of(&self, rows: Range<usize>) -> Rows<'_> {
        self.rows(rows.start, rows.end)
    }

    /// The rows without a known customer.
    #[inline(always)]
    pub fn of_guests(&self) -> Rows<'_> {
        self.rows(self.guests().start, self.day.len())
    }

    /// Cut to one length where the compiler sees it, so that a walk over them checks one bound a row.
    #[inline(always)]
    fn rows(&self, from: usize, to: usize) -> Rows<'_> {
        let count = to - from;
        Rows {
            days: &self.day[from..][..count],
            amounts_minor: &self.amount_minor[from..][..count],
            marks: &self.mark[from..][..count],
            at: 0,
        }
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
            && self.mark.len() == n
            && self.starts.is_sorted()
            && self.guests().end == n
            && self.customers().all(|rows| self.day[rows].is_sorted())
    }
}

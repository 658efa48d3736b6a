//! Lists of orders: those behind a sum of money or a count of orders, told part by part.

use crate::orders::{OrderBook, OrderStore, Row, Rules, Scope, Window};
use crate::units::Day;

use super::Analysis;
use super::order_group::OrderGroup;
use super::pages::Context;
use super::stage::Parts;

/// Which orders are listed, how sorted, and which part of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrderQuery {
    /// Which.
    pub group: OrderGroup,
    /// Whether by amount, the highest first, and not by day, the newest first.
    pub by_amount: bool,
    /// Whether the other way round.
    pub reversed: bool,
    /// Part of the customer's key or of the order's number; empty for all.
    pub search: String,
    /// How many are passed over.
    pub from: usize,
    /// How many are told.
    pub count: usize,
}

/// One order or credit note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrderLine {
    /// Its day.
    pub day: Day,
    /// Its number in the files, where it has one.
    pub id: Option<String>,
    /// Its customer's key, where it has one.
    pub key: Option<String>,
    /// Its customer's place in the store, where it has one.
    pub customer: Option<u32>,
    /// Its amount in the revenue basis, minor units.
    pub amount_minor: i64,
    /// Whether it is an order, not a credit note or refund.
    pub is_order: bool,
    /// Whether it is what was paid back of the order.
    pub is_refund: bool,
}

/// A list or a part of it.
#[derive(Debug, Clone, PartialEq)]
pub struct OrderList {
    /// What it was computed from.
    pub context: Context,
    /// What was asked.
    pub query: OrderQuery,
    /// Orders and credit notes in all.
    pub listed: usize,
    /// Of these, orders.
    pub orders: u64,
    /// The money of all, minor units.
    pub revenue_minor: i128,
    /// The names of the products that the group goes by.
    pub products: Vec<String>,
    /// The part that was asked for.
    pub lines: Vec<OrderLine>,
}

/// A list in its order, by rows of the store, kept from one part to the next.
#[derive(Debug)]
pub(super) struct OrderedRows {
    asked: (Window, OrderQuery),
    rows: Vec<Line>,
    orders: u64,
    revenue_minor: i128,
}

/// A row of the store in a list.
#[derive(Debug, Clone, Copy)]
struct Line {
    place: u32,
    entry: u32,
    day: Day,
    amount_minor: i64,
    is_order: bool,
}

impl OrderedRows {
    fn of(book: &OrderBook, store: &OrderStore, asked: (Window, OrderQuery)) -> Self {
        let (window, query) = (asked.0, &asked.1);
        let wanted = query.search.to_lowercase();
        let (mut orders, mut revenue_minor) = (0, 0);
        let line = |place: usize| {
            let (row, entry) = (store.row(place)?, *store.entries().get(place)?);
            let Row { day, amount_minor, mark } = row;
            Some(Line { place: u32::try_from(place).ok()?, entry, day, amount_minor, is_order: mark.is_order() })
        };
        let places = query.group.rows(book, store, window).into_iter();
        let mut rows: Vec<Line> = places
            .filter_map(line)
            .filter(|line| wanted.is_empty() || is_found(book, line.entry, &wanted))
            .inspect(|line| {
                orders += u64::from(line.is_order);
                revenue_minor += i128::from(line.amount_minor);
            })
            .collect();
        rows.sort_unstable_by(|one, other| {
            let order = match query.by_amount {
                true => other.amount_minor.cmp(&one.amount_minor),
                false => other.day.cmp(&one.day),
            };
            let order = if query.reversed { order.reverse() } else { order };
            order.then(one.entry.cmp(&other.entry))
        });
        Self { rows, orders, revenue_minor, asked }
    }
}

fn id_of(book: &OrderBook, entry: u32) -> Option<String> {
    book.order_id(book.entry(entry)).map(|id| String::from_utf8_lossy(id).into_owned())
}

fn key_of(book: &OrderBook, entry: u32) -> Option<String> {
    let customer = book.entry(entry).customer()?;
    Some(String::from_utf8_lossy(book.customer_key(customer)).into_owned())
}

fn is_found(book: &OrderBook, entry: u32, wanted: &str) -> bool {
    [id_of(book, entry), key_of(book, entry)].into_iter().flatten().any(|text| text.to_lowercase().contains(wanted))
}

impl Analysis {
    /// A part of a list of orders. The list is kept in its order for the next part.
    pub fn order_list(&mut self, rules: &Rules, scope: &Scope, query: OrderQuery) -> OrderList {
        let context = self.context(rules, scope);
        let (book, stage) = self.book_and_stage(rules, scope);
        let Parts { histories, orders, ordered_rows, .. } = stage.parts();
        let store = query.group.store(histories, orders);
        let asked = (context.window, OrderQuery { from: 0, count: 0, ..query.clone() });
        ordered_rows.take_if(|kept| kept.asked != asked);
        let kept = ordered_rows.get_or_insert_with(|| OrderedRows::of(book, store, asked));
        let told = kept.rows.iter().skip(query.from).take(query.count).map(|line| OrderLine {
            day: line.day,
            id: id_of(book, line.entry),
            key: key_of(book, line.entry),
            customer: store.customer_of_row(line.place as usize),
            amount_minor: line.amount_minor,
            is_order: line.is_order,
            is_refund: !line.is_order && !book.entry(line.entry).credit,
        });
        OrderList {
            context,
            listed: kept.rows.len(),
            orders: kept.orders,
            revenue_minor: kept.revenue_minor,
            products: query.group.products(book),
            lines: told.collect(),
            query,
        }
    }
}

//! Lists of orders: those behind a sum of money, told part by part.

use core::fmt;

use crate::metrics::LAST_ORDER_NUMBER;
use crate::orders::{OrderBook, OrderStore, Row, Rules, Scope, Window};
use crate::units::{Day, Month};

use super::pages::Context;
use super::{Analysis, Stage};

/// Orders of the period, or of one month of it. Credit notes stand with the order number that they follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OrderGroup {
    /// Which.
    pub part: OrderPart,
    /// Of which month alone.
    pub month: Option<Month>,
}

/// Which orders are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OrderPart {
    /// All.
    All,
    /// First orders of known customers.
    First,
    /// Their later ones.
    Later,
    /// Those with a number; the last number holds all from there on.
    Number(usize),
    /// Those without a known customer.
    Guests,
}

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
    /// Its amount in the revenue basis, minor units.
    pub amount_minor: i64,
    /// Whether it is an order, not a credit note.
    pub is_order: bool,
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
    /// The part that was asked for.
    pub lines: Vec<OrderLine>,
}

impl fmt::Display for OrderGroup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.part {
            OrderPart::All => write!(f, "orders:all")?,
            OrderPart::First => write!(f, "orders:first")?,
            OrderPart::Later => write!(f, "orders:later")?,
            OrderPart::Guests => write!(f, "orders:guests")?,
            OrderPart::Number(number) => write!(f, "orders:number_{number}")?,
        }
        self.month.map_or(Ok(()), |month| write!(f, ":{month}"))
    }
}

impl OrderGroup {
    /// Orders of the whole period.
    pub fn of(part: OrderPart) -> Self {
        Self { part, month: None }
    }

    /// Reads what it is written as; nothing where it is no such group.
    pub fn parse(text: &str) -> Option<Self> {
        let parts: Vec<&str> = text.split(':').collect();
        let (part, month) = match parts.as_slice() {
            ["orders", part] => (part, None),
            ["orders", part, month] => (part, Some(Day::parse_iso(&[month, "-01"].concat())?.month())),
            _ => return None,
        };
        let part = match *part {
            "all" => OrderPart::All,
            "first" => OrderPart::First,
            "later" => OrderPart::Later,
            "guests" => OrderPart::Guests,
            other => {
                let number: usize = other.strip_prefix("number_")?.parse().ok()?;
                OrderPart::Number(Some(number).filter(|number| (1..=LAST_ORDER_NUMBER).contains(number))?)
            }
        };
        Some(Self { part, month })
    }

    /// The days of a window that it holds.
    fn days(self, window: Window) -> (Day, Day) {
        let (from, to) = (window.period.from, window.period.to.min(window.as_of));
        self.month.map_or((from, to), |month| (from.max(month.first_day()), to.min(month.last_day())))
    }

    fn holds(self, row: Row, is_known: bool) -> bool {
        // Before the first order a credit note is of it.
        let number = row.mark.number().max(1);
        match self.part {
            OrderPart::All => true,
            OrderPart::Guests => !is_known,
            OrderPart::First => is_known && number == 1,
            OrderPart::Later => is_known && number > 1,
            OrderPart::Number(wanted) => is_known && number.min(LAST_ORDER_NUMBER) == wanted,
        }
    }
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
    entry: u32,
    day: Day,
    amount_minor: i64,
    is_order: bool,
}

impl OrderedRows {
    fn of(book: &OrderBook, store: &OrderStore, asked: (Window, OrderQuery)) -> Self {
        let (window, query) = (&asked.0, &asked.1);
        let (from, to) = query.group.days(*window);
        let wanted = query.search.to_lowercase();
        let known = store.guests().start;
        let all = store.known().chain(store.of_guests()).zip(store.entries()).enumerate();
        let (mut orders, mut revenue_minor) = (0, 0);
        let mut rows: Vec<Line> = all
            .filter(|(at, (row, _))| (from..=to).contains(&row.day) && query.group.holds(*row, *at < known))
            .map(|(_, (row, &entry))| Line {
                entry,
                day: row.day,
                amount_minor: row.amount_minor,
                is_order: row.mark.is_order(),
            })
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
        let Self { book, store, .. } = self;
        let Stage { store, ordered_rows, .. } = Stage::kept(book, store, rules);
        let asked = (context.window, OrderQuery { from: 0, count: 0, ..query.clone() });
        ordered_rows.take_if(|kept| kept.asked != asked);
        let kept = ordered_rows.get_or_insert_with(|| OrderedRows::of(book, store, asked));
        let told = kept.rows.iter().skip(query.from).take(query.count).map(|line| OrderLine {
            day: line.day,
            id: id_of(book, line.entry),
            key: key_of(book, line.entry),
            amount_minor: line.amount_minor,
            is_order: line.is_order,
        });
        OrderList {
            context,
            listed: kept.rows.len(),
            orders: kept.orders,
            revenue_minor: kept.revenue_minor,
            lines: told.collect(),
            query,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        let month = Day::parse_iso("2024-02-01").map(Day::month);
        for (part, text) in [
            (OrderPart::All, "orders:all"),
            (OrderPart::First, "orders:first"),
            (OrderPart::Later, "orders:later"),
            (OrderPart::Guests, "orders:guests"),
            (OrderPart::Number(10), "orders:number_10"),
        ] {
            for month in [None, month] {
                let (group, ending) = (OrderGroup { part, month }, if month.is_some() { ":2024-02" } else { "" });
                assert_eq!(group.to_string(), [text, ending].concat());
                assert_eq!(OrderGroup::parse(&group.to_string()), Some(group));
            }
        }
        for text in ["orders", "orders:", "orders:number_0", "orders:number_11", "orders:all:2024-13", "all", "new"] {
            assert_eq!(OrderGroup::parse(text), None, "{text}");
        }
    }
}

//! What orders leave after the cost of their goods.

use super::book::{Entry, OrderBook};
use super::goods::cost_by_percentage;
use super::rules::{Basis, Rules};
use super::store::{OrderStore, Row};

/// The margin of what has no known cost where no reader gives it, in percent; the pages begin with it too.
pub const USUAL_MARGIN: u32 = 50;

impl OrderStore {
    /// The same rows, each with what is left of its net sales after the cost of its goods; `margin_percent` is for what has no known cost. `rules` are those that
    /// the store was made by. Whatever the revenue basis: tax and shipping pay for no goods.
    #[must_use]
    pub fn in_margin(&self, book: &OrderBook, rules: &Rules, margin_percent: u32) -> Self {
        if rules.basis == Basis::GrossMargin {
            return self.clone();
        }
        self.with_amounts(|place, row| {
            let entry = book.entry(place);
            let net = net_minor(book, rules, (place, entry), row);
            margin_minor(book, rules, (place, entry), net, margin_percent)
        })
    }
}

impl Rules {
    /// The amount of the entry at a place in the revenue basis, in minor units of the figures' currency; by gross margin after the cost of its goods.
    pub fn revenue_minor(&self, book: &OrderBook, place: u32) -> i64 {
        let entry = book.entry(place);
        let amount = self.amount_minor(book, entry);
        match self.basis {
            Basis::GrossMargin => {
                margin_minor(book, self, (place, entry), amount, self.margin_percent.unwrap_or(USUAL_MARGIN))
            }
            _ => amount,
        }
    }
}

/// What an amount of net sales of an entry leaves, in minor units of the figures' currency.
fn margin_minor(
    book: &OrderBook,
    rules: &Rules,
    (place, entry): (u32, &Entry),
    net_minor: i64,
    margin_percent: u32,
) -> i64 {
    let cost = match book.catalogue().goods(place) {
        Some(goods) => {
            let own = goods.sold_for.to_minor(book.currency_of(entry).unwrap_or_else(|| rules.currency_of(book)));
            let sold_for = rules.in_figures(book, entry, own);
            goods.cost_minor(net_minor, sold_for, margin_percent, rules.currency_of(book))
        }
        None => cost_by_percentage(net_minor, margin_percent),
    };
    i64::try_from(i128::from(net_minor) - cost).unwrap_or(net_minor)
}

/// Net sales of a row. A row that is not all of its entry, as where refunds are booked on their own day, has as large a part of them as of what it counts by.
fn net_minor(book: &OrderBook, rules: &Rules, (place, entry): (u32, &Entry), row: Row) -> i64 {
    if rules.basis == Basis::NetSales {
        return row.amount_minor;
    }
    if row.amount_minor == rules.amount_minor(book, entry) {
        return rules.with_basis(Basis::NetSales).amount_minor(book, entry);
    }
    let (stated, sold_for) =
        (entry.stated.0, book.catalogue().goods(place).map_or(entry.stated.0, |goods| goods.sold_for.0));
    let part = i128::from(row.amount_minor) * i128::from(sold_for);
    i64::try_from(part / i128::from(stated).max(1)).unwrap_or(row.amount_minor)
}

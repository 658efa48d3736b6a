//! What orders leave after the cost of their goods.

use super::book::OrderBook;
use super::rules::{Basis, Rules};
use super::store::OrderStore;

impl OrderStore {
    /// The same rows, each with what is left of its net sales after the cost of its goods; `margin_percent` is for what has no known cost. Whatever the
    /// revenue basis: tax and shipping pay for no goods.
    #[must_use]
    pub fn in_margin(&self, book: &OrderBook, rules: &Rules, margin_percent: u32) -> Self {
        let net = rules.with_basis(Basis::NetSales);
        let currency = rules.currency_of(book);
        self.with_amounts(|place, _| {
            let entry = book.entry(place);
            let (own, amount) = (net.own_minor(entry), net.amount_minor(book, entry));
            let of = book.currency_of(entry).unwrap_or(currency);
            let cost = match book.catalogue().goods(place) {
                Some(goods) => goods.cost_minor(own, amount, margin_percent, currency, of),
                None => 0,
            };
            i64::try_from(i128::from(amount) - cost).unwrap_or(amount)
        })
    }
}

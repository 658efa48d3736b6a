//! What orders leave after the cost of their goods.

use crate::units::Day;

use super::book::OrderBook;
use super::refunds::DatedRefund;
use super::rules::{Basis, Rules, Switch};
use super::store::OrderStore;

impl OrderStore {
    /// The same rows, each with what is left of its net sales after the cost of its goods; `margin_percent` is for what has no known cost. Whatever the
    /// revenue basis: tax and shipping pay for no goods. Where refunds are booked on their own day, goods come back on that day too.
    #[must_use]
    pub fn in_margin(&self, book: &OrderBook, rules: &Rules, margin_percent: u32) -> Self {
        let net = rules.with_basis(Basis::NetSales);
        let currency = rules.currency_of(book);
        // Gross sales know no refunds: there the goods of what was paid back are taken off on the order's day.
        let dated = rules.is_on(Switch::RefundDay) && !book.refunds().is_empty() && rules.basis != Basis::GrossSales;
        // Refunds of one order and day follow on each other: which of them a row is.
        let (mut last, mut nth): (Option<(u32, Day)>, usize) = (None, 0);
        self.with_amounts(|place, row| {
            let entry = book.entry(place);
            let own = if dated && !entry.credit && !row.mark.is_order() {
                let this = Some((place, row.day));
                (last, nth) = (this, if last == this { nth + 1 } else { 0 });
                let is_row = |refund: &&DatedRefund| refund.day == row.day && refund.own_minor(rules.basis) != 0;
                let mut of_day = book.refunds_of(place).iter().filter(is_row);
                of_day.nth(nth).map_or(0, |refund| refund.own_minor(net.basis))
            } else if dated {
                net.own_before_refunds(book, (place, entry))
            } else {
                net.own_minor(entry)
            };
            let amount = net.in_figures(book, entry, own);
            let of = book.currency_of(entry).unwrap_or(currency);
            let cost = match book.catalogue().goods(place) {
                Some(goods) => goods.cost_minor(own, amount, margin_percent, currency, of),
                None => 0,
            };
            i64::try_from(i128::from(amount) - cost).unwrap_or(amount)
        })
    }
}

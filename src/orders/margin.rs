//! What orders leave after the cost of their goods.

use crate::units::Day;

use super::book::{Entry, OrderBook};
use super::goods::cost_by_percentage;
use super::refunds::DatedRefund;
use super::rules::{Basis, Rules, Switch};
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
        let mut net = NetSales::of(book, rules);
        self.with_amounts(|place, row| {
            let entry = book.entry(place);
            let net_minor = net.of_row((place, entry), row);
            margin_minor(book, rules, (place, entry), net_minor, margin_percent)
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

/// Finds the net sales of one row after the other, whatever the store's revenue basis.
struct NetSales<'a> {
    book: &'a OrderBook,
    rules: &'a Rules,
    /// Whether refunds have rows of their own. Gross sales know none: there what was paid back is taken off on the order's day.
    dated: bool,
    /// Refunds of one order and day follow on each other: which of them the last row was.
    last: Option<(u32, Day)>,
    nth: usize,
}

impl<'a> NetSales<'a> {
    fn of(book: &'a OrderBook, rules: &'a Rules) -> Self {
        let dated = rules.is_on(Switch::RefundDay) && !book.refunds().is_empty() && rules.basis != Basis::GrossSales;
        Self { book, rules, dated, last: None, nth: 0 }
    }

    /// That of a row, in minor units of the figures' currency.
    fn of_row(&mut self, (place, entry): (u32, &Entry), row: Row) -> i64 {
        if self.rules.basis == Basis::NetSales {
            return row.amount_minor;
        }
        let net = self.rules.with_basis(Basis::NetSales);
        let own = if self.dated && !entry.credit && !row.mark.is_order() {
            let this = Some((place, row.day));
            (self.last, self.nth) = (this, if self.last == this { self.nth + 1 } else { 0 });
            let has_row = |refund: &&DatedRefund| refund.day == row.day && refund.own_minor(self.rules.basis) != 0;
            let mut of_day = self.book.refunds_of(place).iter().filter(has_row);
            of_day.nth(self.nth).map_or(0, |refund| refund.own_minor(net.basis))
        } else if self.dated {
            net.own_before_refunds(self.book, (place, entry))
        } else {
            net.own_minor(entry)
        };
        net.in_figures(self.book, entry, own)
    }
}

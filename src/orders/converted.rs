//! Revenue by kinds of entries where some of it comes in other currencies, or after the cost of goods.
//!
//! Each order is rounded on its own when it is converted or its cost is taken off, so the sum of a kind cannot be: one walk over the book adds up every
//! revenue basis at once, and turning switches then costs nothing.

use super::book::OrderBook;
use super::rules::{Basis, Rules, Switch};
use super::tally::Tally;

const BASES: [Basis; 4] = [Basis::NetSales, Basis::TotalPaid, Basis::GrossSales, Basis::GrossMargin];

/// Sums of converted amounts, for each revenue basis with gift cards and without.
type Sums = [[i128; 2]; BASES.len()];

/// The converted revenue of the kinds that are not in the currency of the figures; of all kinds where margin is known.
#[derive(Debug)]
pub struct Converted {
    kinds: Vec<Option<Sums>>,
}

impl OrderBook {
    /// Whether gross margin can stand for revenue: a file says what goods cost, or a reader gives a percentage.
    pub fn knows_margin(&self, rules: &Rules) -> bool {
        self.catalogue().has_goods() || rules.margin_percent.is_some()
    }
}

impl Converted {
    /// Converts what the rules' currency and rates convert; the other rules do not matter.
    pub fn new(book: &OrderBook, rules: &Rules) -> Self {
        let into = rules.currency_of(book);
        let foreign = |tally: &Tally| {
            book.currency_of(&tally.first).is_some_and(|own| own != into) && rules.takes(book, &tally.first)
        };
        let margins = book.knows_margin(rules);
        let mut kinds: Vec<Option<Sums>> =
            book.tallies().iter().map(|tally| (margins || foreign(tally)).then(Sums::default)).collect();
        if kinds.iter().all(Option::is_none) {
            return Self { kinds };
        }
        let asked = BASES.map(|basis| {
            let rules = rules.with_basis(basis);
            let other = rules.flipped(Switch::GiftCards);
            if rules.is_on(Switch::GiftCards) { [other, rules] } else { [rules, other] }
        });
        for (entry, place) in book.entries().zip(0..) {
            let Some(sums) = kinds.get_mut(usize::from(entry.kind)).and_then(Option::as_mut) else { continue };
            for (sums, rules) in sums.iter_mut().zip(&asked) {
                for (sum, rules) in sums.iter_mut().zip(rules) {
                    *sum += i128::from(rules.revenue_minor(book, place));
                }
            }
        }
        Self { kinds }
    }

    /// The amounts of a kind in the rules' revenue basis, in minor units of the figures' currency.
    pub fn revenue_minor(&self, tally: &Tally, rules: &Rules) -> i128 {
        let sums = self.kinds.get(usize::from(tally.first.kind)).and_then(Option::as_ref);
        let gift_cards = usize::from(rules.is_on(Switch::GiftCards));
        sums.map_or_else(|| tally.revenue_minor(rules), |sums| sums[rules.basis as usize][gift_cards])
    }
}

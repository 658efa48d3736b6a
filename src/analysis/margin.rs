//! What margin figures rest on: a file of product costs, and one percentage for what has no known cost.

use crate::metrics::{self, GrossMargin};
use crate::orders::{Basis, OrderBook, OrderStore, Rules, Window};

/// What margin figures rest on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MarginFacts {
    /// The percentage that a reader picks or gives: of all revenue, or of what has no known cost. Where none is given, all of it stands for margin.
    pub percent: Option<u32>,
    /// The margin of the period by the costs that are known; absent where no file says what products cost that were sold.
    pub by_costs: Option<GrossMargin>,
}

impl MarginFacts {
    /// The margin of what has no known cost.
    pub fn rest(&self) -> f64 {
        f64::from(self.percent.unwrap_or(100)) / 100.0
    }

    /// Margin as a share of revenue.
    pub fn share(&self) -> f64 {
        self.by_costs.and_then(|found| found.share()).unwrap_or(self.rest())
    }
}

/// The rows of a store in margin, and what is known of it; nothing where no cost is known. Where revenue is margin already, the rows are what they are.
pub(super) fn by_costs(
    book: &OrderBook,
    rules: &Rules,
    store: &OrderStore,
    window: Window,
    percent: u32,
) -> Option<(OrderStore, GrossMargin)> {
    let is_known = book.catalogue().has_goods() || rules.basis == Basis::GrossMargin;
    is_known.then(|| {
        let margins = store.in_margin(book, rules, percent);
        let found = metrics::gross_margin(store, &margins, book, window);
        (margins, found)
    })
}

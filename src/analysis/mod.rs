//! The façade: one shop's files, and one method for each thing a screen can ask of them.
//!
//! [`Import`] reads files and becomes an [`Analysis`]; an `Analysis` answers by [`Rules`] and [`Scope`]. It keeps what is dear to
//! make: the sealed book for as long as it lives, the store for as long as the rules stay. Answers carry the window they were computed for.
//! Knows nothing of words, screens or messages.

mod import;
mod moved;
mod pages;

pub use import::{Import, ReadFile};
pub use moved::Moved;
pub use pages::{CohortsAnswer, Context, DataAnswer, KeyFacts, OverviewAnswer, SharedKeyFacts};

use crate::orders::{Basis, CrossCheck, OrderBook, OrderStore, Rules, Scope, cross_check};
use crate::units::Day;

/// One shop's files, read.
#[derive(Debug)]
pub struct Analysis {
    book: OrderBook,
    files: Vec<ReadFile>,
    made_up: bool,
    /// First and last day of the files, whatever counts.
    span: (Day, Day),
    /// The stage cache: the store by the newest rules.
    store: Option<(Rules, OrderStore)>,
}

impl Analysis {
    /// The files.
    pub fn files(&self) -> &[ReadFile] {
        &self.files
    }

    /// Everything that was read.
    pub fn book(&self) -> &OrderBook {
        &self.book
    }

    /// How far the platform's own list of customers and the orders agree, where there is such a list.
    pub fn cross_check(&self) -> Option<CrossCheck> {
        cross_check(&self.book, self.book.side_files())
    }

    /// Revenue bases that the files have the parts for; the first is the default.
    pub fn bases(&self) -> &'static [Basis] {
        let has_parts = self.files.iter().filter_map(ReadFile::summary).any(|summary| summary.has_subtotals);
        if has_parts {
            &[Basis::NetSales, Basis::TotalPaid, Basis::GrossSales]
        } else {
            &[Basis::TotalPaid, Basis::GrossSales]
        }
    }

    /// The rules unless someone says otherwise.
    pub fn default_rules(&self) -> Rules {
        Rules::new(self.bases()[0])
    }

    /// What counts by these rules; made once and kept until the rules change.
    fn store(&mut self, rules: &Rules) -> &OrderStore {
        let book = &self.book;
        if self.store.as_ref().is_none_or(|(known, _)| known != rules) {
            self.store = None;
        }
        &self.store.get_or_insert_with(|| (*rules, OrderStore::new(book, rules))).1
    }

    fn context(&mut self, rules: &Rules, scope: &Scope) -> Context {
        let (oldest, newest) = self.span;
        let made_up = self.made_up;
        let window = scope.window(oldest, newest);
        let revenue_minor = moved::counted(&self.book, *rules).map(|tally| tally.revenue_minor(rules)).sum();
        let store = self.store(rules);
        Context {
            window,
            compared: scope.compared(window, oldest),
            scope: *scope,
            rules: *rules,
            oldest,
            newest,
            currency: store.currency(),
            orders: store.coverage().0,
            known_orders: store.coverage().1,
            revenue_minor,
            known_revenue_minor: store.known_revenue_minor(),
            made_up,
        }
    }
}

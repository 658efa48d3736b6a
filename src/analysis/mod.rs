//! The façade: one shop's files, and one method for each thing a screen can ask of them.
//!
//! [`Import`] reads files and becomes an [`Analysis`]; an `Analysis` answers by [`Rules`] and [`Scope`]. It keeps what is dear to
//! make: the sealed book for as long as it lives, the store for as long as the rules stay. Answers carry the window they were computed for.
//! Knows nothing of words, screens or messages.

mod aside;
mod behind;
mod calculator;
mod cohorts;
mod customers;
mod definitions;
mod drivers;
mod findings;
mod group;
mod import;
mod list;
mod measures;
mod moved;
mod moves;
mod order_list;
mod overview;
mod pages;
mod person;
mod studied;
mod timing;
mod trial;
mod value;

pub use aside::{AsideReader, AsideRow, Fates};
pub use calculator::{CalculatorAnswer, TypedCounts, calculator};
pub use cohorts::{CohortQuery, CohortsAnswer, telling_age};
pub use customers::CustomersAnswer;
pub use definitions::{CohortByDefinition, DefinitionsAnswer};
pub use drivers::{DriversAnswer, ProductsAnswer};
pub use findings::{Finding, FindingsAnswer, Found};
pub use group::{CustomerGroup, RetentionPart};
pub use import::{Again, Import, ReadFile, Source};
pub use list::{CustomerLine, CustomerList, CustomerQuery, CustomerSort};
pub use measures::MeasuresAnswer;
pub use moved::Moved;
pub use moves::{Move, Moves};
pub use order_list::{OrderGroup, OrderLine, OrderList, OrderPart, OrderQuery};
pub use overview::{KeyFacts, OverviewAnswer};
pub use pages::{Context, CurrencyFacts, DataAnswer, SharedKeyFacts};
pub use person::{PersonAnswer, PersonOrder, Prospect};
pub use studied::{Forecast, StudyProgress, TopCustomer};
pub use timing::TimingAnswer;
pub use trial::Consequences;
pub use value::{Brought, Foretelling, Foretold, Moving, Simulated, ValueAnswer, ValueQuery};

pub use crate::metrics::Economics;
pub use crate::models::Levers;
use crate::orders::{Basis, CrossCheck, OrderBook, OrderStore, Rules, Scope, cross_check};
use crate::units::Day;

use findings::Outlook;
use list::Ordered;
use order_list::OrderedRows;
use studied::Kept;

/// One shop's files, read.
#[derive(Debug)]
pub struct Analysis {
    book: OrderBook,
    files: Vec<ReadFile>,
    made_up: bool,
    /// The stage cache: the store by the newest rules.
    store: Option<Stage>,
}

/// What is kept until a rule changes.
#[derive(Debug)]
struct Stage {
    rules: Rules,
    store: OrderStore,
    /// What stands out, as far as it has been worked out.
    outlook: Option<Outlook>,
    /// The study of it for the Value page.
    study: Option<Kept>,
    /// The list of customers that was told last.
    ordered: Option<Ordered>,
    /// The list of orders that was told last.
    ordered_rows: Option<OrderedRows>,
    /// First and last day of the files in the currencies that the rules take, whatever counts.
    span: (Day, Day),
}

impl Stage {
    /// What is kept, made anew where the rules are others.
    fn kept<'a>(book: &OrderBook, kept: &'a mut Option<Self>, rules: &Rules) -> &'a mut Self {
        // The old store goes before the new one comes: there is room for one.
        if kept.as_ref().is_none_or(|stage| stage.rules != *rules) {
            *kept = None;
        }
        kept.get_or_insert_with(|| Self {
            rules: *rules,
            store: OrderStore::new(book, rules),
            study: None,
            outlook: None,
            ordered: None,
            ordered_rows: None,
            span: span(book, rules),
        })
    }
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
        &self.stage(rules).store
    }

    /// The book beside what counts of it.
    fn book_and_store(&mut self, rules: &Rules) -> (&OrderBook, &OrderStore) {
        let Self { book, store, .. } = self;
        (book, &Stage::kept(book, store, rules).store)
    }

    fn stage(&mut self, rules: &Rules) -> &Stage {
        Stage::kept(&self.book, &mut self.store, rules)
    }

    fn context(&mut self, rules: &Rules, scope: &Scope) -> Context {
        let made_up = self.made_up;
        let Stage { store, span: (oldest, newest), .. } = self.stage(rules);
        let (oldest, newest) = (*oldest, *newest);
        let window = scope.window(oldest, newest);
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
            revenue_minor: store.revenue_coverage().0,
            known_revenue_minor: store.revenue_coverage().1,
            made_up,
        }
    }
}

/// First and last day of the entries in the currencies that the rules take; of all entries where there are none of these.
fn span(book: &OrderBook, rules: &Rules) -> (Day, Day) {
    let taken = book.tallies().iter().filter(|tally| rules.takes(book, &tally.first)).map(|tally| tally.days);
    let all = book.tallies().iter().map(|tally| tally.days);
    let widest = |one: (Day, Day), other: (Day, Day)| (one.0.min(other.0), one.1.max(other.1));
    taken.reduce(widest).or_else(|| all.reduce(widest)).unwrap_or((Day(0), Day(0)))
}

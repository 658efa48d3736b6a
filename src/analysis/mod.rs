//! The façade: one shop's files, and one method for each thing a screen can ask of them.
//!
//! [`Import`] reads files and becomes an [`Analysis`]; an `Analysis` answers by [`Rules`] and [`Scope`]. It keeps what is dear to
//! make: the sealed book for as long as it lives, the store for as long as the rules stay. Answers carry the window they were computed for.
//! Knows nothing of words, screens or messages.

use core::cell::OnceCell;

mod aside;
mod behind;
mod calculator;
mod cohorts;
mod compare;
mod customers;
mod definitions;
mod drivers;
mod findings;
mod group;
mod import;
mod list;
mod margin;
mod measures;
mod moved;
mod moves;
mod offered;
mod order_group;
mod order_list;
mod outlook;
mod overview;
mod pages;
mod person;
mod stage;
mod studied;
mod timing;
mod trial;
mod value;

pub use aside::{AsideReader, AsideRow, Fates};
pub use calculator::{CalculatorAnswer, TypedCounts, calculator};
pub use cohorts::{CohortQuery, CohortsAnswer, telling_age};
pub use compare::{CompareAnswer, CompareAsked, CompareFigure};
pub use customers::CustomersAnswer;
pub use definitions::{CohortByDefinition, DefinitionsAnswer};
pub use drivers::{DriversAnswer, ProductsAnswer};
pub use findings::{Finding, Found};
pub use group::{CustomerGroup, RetentionPart};
pub use import::{Again, Import, ReadFile, Source};
pub use list::{CustomerLine, CustomerList, CustomerQuery, CustomerSort};
pub use margin::MarginFacts;
pub use measures::MeasuresAnswer;
pub use moved::{Moved, RefundDates};
pub use moves::{Move, Moves};
pub use offered::OfferedFacet;
pub use order_group::{OrderGroup, OrderPart, Within};
pub use order_list::{OrderLine, OrderList, OrderQuery};
pub use outlook::{FindingsAnswer, LaterAnswer, LaterFacts};
pub use overview::{KeyFacts, OverviewAnswer};
pub use pages::{Context, CurrencyFacts, DataAnswer, SharedKeyFacts};
pub use person::{PersonAnswer, PersonOrder, Prospect};
pub use stage::LeftOut;
pub use studied::{Forecast, StudyProgress, TopCustomer};
pub use timing::TimingAnswer;
pub use trial::Consequences;
pub use value::{Brought, Foretelling, Foretold, Moving, Simulated, ValueAnswer, ValueQuery};

pub use crate::metrics::Economics;
pub use crate::models::Levers;
use crate::orders::{Basis, CrossCheck, OrderBook, OrderStore, Rules, Scope, Segments, cross_check};

use stage::Stage;

/// One shop's files, read.
#[derive(Debug)]
pub struct Analysis {
    book: OrderBook,
    files: Vec<ReadFile>,
    made_up: bool,
    /// The stage cache: the store by the newest rules and filter.
    store: Option<Stage>,
    /// What is known about customers, once it is asked for.
    segments: OnceCell<Segments>,
    /// What the files can be filtered by, once it is asked for.
    offered: OnceCell<Vec<OfferedFacet>>,
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

    /// Revenue bases that the files have the parts for, and a reader's percentage of margin; the first is the default.
    pub fn bases(&self, rules: &Rules) -> Vec<Basis> {
        let margin = self.book.knows_margin(rules).then_some(Basis::GrossMargin);
        let net = self.has_parts().then_some(Basis::NetSales);
        net.into_iter().chain([Basis::TotalPaid, Basis::GrossSales]).chain(margin).collect()
    }

    fn has_parts(&self) -> bool {
        self.files.iter().filter_map(ReadFile::summary).any(|summary| summary.has_subtotals)
    }

    /// The rules unless someone says otherwise.
    pub fn default_rules(&self) -> Rules {
        Rules::new(if self.has_parts() { Basis::NetSales } else { Basis::TotalPaid })
    }

    /// What is known about customers beside their orders.
    pub fn segments(&self) -> &Segments {
        self.segments.get_or_init(|| Segments::of(&self.book))
    }

    /// What the files can be filtered by.
    pub fn offered(&self) -> &[OfferedFacet] {
        self.offered.get_or_init(|| offered::offered(&self.book, self.segments()))
    }

    /// All that counts by these rules; made once and kept until the rules change.
    fn whole(&mut self, rules: &Rules) -> &OrderStore {
        Stage::by_rules(&self.book, &mut self.store, rules).whole()
    }

    /// All orders of the customers in scope, for whatever follows customers.
    fn store(&mut self, rules: &Rules, scope: &Scope) -> &OrderStore {
        self.stage(rules, scope).histories()
    }

    /// The book beside the orders of the customers in scope.
    fn book_and_store(&mut self, rules: &Rules, scope: &Scope) -> (&OrderBook, &OrderStore) {
        let (book, stage) = self.book_and_stage(rules, scope);
        (book, stage.histories())
    }

    fn book_and_stage(&mut self, rules: &Rules, scope: &Scope) -> (&OrderBook, &mut Stage) {
        let (book, _, stage) = self.book_segments_and_stage(rules, scope);
        (book, stage)
    }

    fn book_segments_and_stage(&mut self, rules: &Rules, scope: &Scope) -> (&OrderBook, &Segments, &mut Stage) {
        let Self { book, store, segments, .. } = self;
        let segments = segments.get_or_init(|| Segments::of(book));
        let stage = Stage::by_rules(book, store, rules);
        stage.follow(book, segments, scope);
        (book, segments, stage)
    }

    fn stage(&mut self, rules: &Rules, scope: &Scope) -> &mut Stage {
        self.book_and_stage(rules, scope).1
    }

    fn context(&mut self, rules: &Rules, scope: &Scope) -> Context {
        let made_up = self.made_up;
        let stage = self.stage(rules, scope);
        let (oldest, newest) = stage.span;
        let window = scope.window(oldest, newest);
        let left_out = stage.left_out(window);
        let store = stage.whole();
        Context {
            window,
            compared: scope.compared(window, oldest),
            scope: *scope,
            left_out,
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

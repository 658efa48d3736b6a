//! What is kept between questions: the store by the newest rules, and what the newest filter leaves of it.

use crate::metrics;
use crate::orders::{Filter, Filtered, OrderBook, OrderStore, Rules, Scope, Segments, Window};
use crate::units::Day;

use super::list::Ordered;
use super::order_list::OrderedRows;
use super::outlook::Outlook;
use super::studied::Kept;

/// What is kept until a rule changes.
#[derive(Debug)]
pub(super) struct Stage {
    rules: Rules,
    /// Everything that counts.
    whole: OrderStore,
    scoped: Option<Scoped>,
    /// What stands out, as far as it has been worked out.
    outlook: Option<Outlook>,
    /// The study of the histories for the Value page.
    study: Option<Kept>,
    /// The list of customers that was told last.
    ordered: Option<Ordered>,
    /// The list of orders that was told last.
    ordered_rows: Option<OrderedRows>,
    /// First and last day of the files in the currencies that the rules take, whatever counts.
    pub(super) span: (Day, Day),
}

/// What is kept until the filter changes.
#[derive(Debug)]
struct Scoped {
    filter: Filter,
    /// The as-of day, where another one can let other customers in.
    as_of: Option<Day>,
    filtered: Filtered,
    left_out: Option<(Window, LeftOut)>,
}

/// The stores of a scope, and what is kept that was made of them.
pub(super) struct Parts<'a> {
    /// All orders of the customers in scope.
    pub histories: &'a OrderStore,
    /// The orders in scope.
    pub orders: &'a OrderStore,
    /// What stands out.
    pub outlook: &'a mut Option<Outlook>,
    /// The study.
    pub study: &'a mut Option<Kept>,
    /// The list of customers.
    pub ordered: &'a mut Option<Ordered>,
    /// The list of orders.
    pub ordered_rows: &'a mut Option<OrderedRows>,
}

/// What a filter leaves out of a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LeftOut {
    /// Orders.
    pub orders: u64,
    /// Of so many.
    pub of_orders: u64,
    /// Their revenue and that of credit notes, minor units.
    pub revenue_minor: i128,
}

impl Stage {
    /// What is kept by these rules, whatever the filter; made anew where the rules are others.
    pub(super) fn by_rules<'a>(book: &OrderBook, kept: &'a mut Option<Self>, rules: &Rules) -> &'a mut Self {
        // The old store goes before the new one comes: there is room for one.
        let rules = &rules.for_amounts();
        if kept.as_ref().is_none_or(|stage| stage.rules != *rules) {
            *kept = None;
        }
        kept.get_or_insert_with(|| Self {
            rules: *rules,
            whole: OrderStore::new(book, rules),
            scoped: None,
            outlook: None,
            study: None,
            ordered: None,
            ordered_rows: None,
            span: book.days(rules),
        })
    }

    /// Makes what the filter leaves, unless it is there.
    pub(super) fn follow(&mut self, book: &OrderBook, segments: &Segments, scope: &Scope) {
        let filter = scope.filter;
        let as_of = scope.window(self.span.0, self.span.1).as_of;
        let key = filter.follows_as_of().then_some(as_of);
        let of = self.scoped.as_ref().map_or((Filter::default(), None), |scoped| (scoped.filter, scoped.as_of));
        if of == (filter, key) {
            return;
        }
        // What was made of other customers goes with them.
        (self.scoped, self.study, self.outlook) = (None, None, None);
        (self.ordered, self.ordered_rows) = (None, None);
        if !filter.is_empty() {
            let filtered = filter.of(book, segments, &self.whole, as_of);
            self.scoped = Some(Scoped { filter, as_of: key, filtered, left_out: None });
        }
    }

    /// What it was made by.
    pub(super) fn rules(&self) -> Rules {
        self.rules
    }

    /// Everything that counts, whatever the filter.
    pub(super) fn whole(&self) -> &OrderStore {
        &self.whole
    }

    /// All orders of the customers in scope: for what follows customers.
    pub(super) fn histories(&self) -> &OrderStore {
        self.scoped.as_ref().map_or(&self.whole, |scoped| &scoped.filtered.histories)
    }

    /// The orders in scope: for what counts orders and money.
    pub(super) fn orders(&self) -> &OrderStore {
        let own = self.scoped.as_ref().and_then(|scoped| scoped.filtered.orders.as_ref());
        own.unwrap_or_else(|| self.histories())
    }

    /// The stores, and what is kept that was made of them.
    pub(super) fn parts(&mut self) -> Parts<'_> {
        let Self { whole, scoped, outlook, study, ordered, ordered_rows, .. } = self;
        let histories = scoped.as_ref().map_or(&*whole, |scoped| &scoped.filtered.histories);
        let orders = scoped.as_ref().and_then(|scoped| scoped.filtered.orders.as_ref()).unwrap_or(histories);
        Parts { histories, orders, outlook, study, ordered, ordered_rows }
    }

    /// What the filter leaves out of a window; nothing where there is no filter.
    pub(super) fn left_out(&mut self, window: Window) -> Option<LeftOut> {
        let known = self.scoped.as_ref()?.left_out.filter(|(of, _)| *of == window);
        let (_, left_out) = known.unwrap_or_else(|| {
            let [all, own] = [&self.whole, self.orders()].map(|store| metrics::activity(store, window));
            let left_out = LeftOut {
                orders: all.orders - own.orders,
                of_orders: all.orders,
                revenue_minor: all.revenue_minor - own.revenue_minor,
            };
            (window, left_out)
        });
        self.scoped.as_mut()?.left_out = Some((window, left_out));
        Some(left_out)
    }
}

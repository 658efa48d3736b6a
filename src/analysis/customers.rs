//! What the Customers page asks, answered in numbers.

use core::cmp::Ordering;

use crate::metrics::{
    self, Churn, Concentration, CustomerFacts, CustomerRetention, LifecycleGrid, Occasions, RfmCustomer, RfmGroup,
    RfmSum, Scoring, Silence, Steps,
};
use crate::orders::{OrderBook, OrderStore, Rules, Scope};
use crate::units::Day;

use super::Analysis;
use super::behind::{Behind, retention_window};
use super::group::CustomerGroup;
use super::pages::Context;

/// Which customers are listed, how sorted, and which part of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CustomerQuery {
    /// Which.
    pub group: CustomerGroup,
    /// By what.
    pub sort: CustomerSort,
    /// Part of the key; empty for all.
    pub search: String,
    /// How many are passed over.
    pub from: usize,
    /// How many are told.
    pub count: usize,
    /// The days over which retention is measured.
    pub retention_days: u32,
}

/// By what a list of customers is sorted, the highest first; equal ones by key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CustomerSort {
    /// Revenue.
    Revenue,
    /// Orders.
    Orders,
    /// The newest order.
    Last,
    /// The oldest first order.
    First,
    /// The key, from A.
    Key,
}

/// One customer in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CustomerLine {
    /// The key, as the files have it.
    pub key: String,
    /// First order.
    pub first: Day,
    /// Last order up to the as-of day.
    pub last: Day,
    /// Orders up to the as-of day.
    pub orders: u32,
    /// Revenue up to the as-of day, minor units.
    pub revenue_minor: i128,
    /// Where the lifecycle grid has it.
    pub place: (usize, Silence),
    /// Its RFM scores, which are of the period; absent without an order in it.
    pub rfm: Option<RfmCustomer>,
}

/// The Customers page in numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct CustomersAnswer {
    /// What it was computed from.
    pub context: Context,
    /// M7 over the last days of the period.
    pub retention: CustomerRetention,
    /// M8.
    pub churn: Churn,
    /// M15.
    pub grid: LifecycleGrid,
    /// M16 by group.
    pub groups: [RfmSum; RfmGroup::ALL.len()],
    /// M17.
    pub concentration: Concentration,
    /// What was asked.
    pub query: CustomerQuery,
    /// What the files call what the group goes by, where it goes by a word of theirs.
    pub group_text: Option<String>,
    /// How many the list has in all.
    pub listed: usize,
    /// The part that was asked for.
    pub lines: Vec<CustomerLine>,
}

impl Analysis {
    /// The Customers page.
    pub fn customers(&mut self, rules: &Rules, scope: &Scope, query: CustomerQuery) -> CustomersAnswer {
        let context = self.context(rules, scope);
        let (book, store) = self.book_and_store(rules);
        let window = context.window;
        let retention = metrics::customer_retention(store, retention_window(window, query.retention_days), None);
        let steps = Steps::of(store, window, Occasions::Days, &|_| true);
        let lapsed = metrics::lapse_thresholds(&steps).days();
        let rfm = metrics::rfm(store, window, Scoring::Quintiles);
        let retention_days = query.retention_days;
        let behind = Behind { book, store, window, lapsed, scored: &rfm.customers, retention_days };
        let (listed, lines) = list(behind, &query);
        CustomersAnswer {
            churn: metrics::churn(&retention),
            retention,
            grid: metrics::lifecycle_grid(store, window, lapsed),
            groups: rfm.groups,
            concentration: metrics::concentration(store, window),
            group_text: behind.text(query.group),
            query,
            listed,
            lines,
            context,
        }
    }
}

/// Finds the key of a customer by its place in the store.
pub(super) struct Keys<'a> {
    book: &'a OrderBook,
    store: &'a OrderStore,
    starts: Vec<usize>,
}

impl<'a> Keys<'a> {
    pub(super) fn of(book: &'a OrderBook, store: &'a OrderStore) -> Self {
        Self { book, store, starts: store.customers().map(|rows| rows.start).collect() }
    }

    /// The key's bytes; of customers that were joined, that of the oldest order.
    fn of_customer(&self, customer: u32) -> &'a [u8] {
        let row = self.starts.get(customer as usize).and_then(|row| self.store.entries().get(*row));
        let known = row.and_then(|&entry| self.book.entry(entry).customer());
        known.map_or(&[], |customer| self.book.customer_key(customer))
    }

    pub(super) fn text(&self, customer: u32) -> String {
        String::from_utf8_lossy(self.of_customer(customer)).into_owned()
    }
}

/// The customers that a query asks for: how many there are, and the part of them that is told.
fn list(behind: Behind<'_>, query: &CustomerQuery) -> (usize, Vec<CustomerLine>) {
    let Behind { book, store, window, lapsed, scored, .. } = behind;
    let keys = Keys::of(book, store);
    let key = |customer: u32| keys.of_customer(customer);
    let wanted = query.search.to_lowercase();
    let found =
        |customer: u32| wanted.is_empty() || String::from_utf8_lossy(key(customer)).to_lowercase().contains(&wanted);
    // Members and scores stand in the store's order, as the customers come.
    let members = behind.customers(query.group);
    let (mut members, mut scored) = (members.iter().peekable(), scored.iter().peekable());
    let mut lines: Vec<Line> = Vec::new();
    metrics::each_customer(store, window, &mut |facts| {
        let rfm = scored.next_if(|rfm| rfm.customer == facts.customer).copied();
        while members.next_if(|member| **member < facts.customer).is_some() {}
        if members.next_if_eq(&&facts.customer).is_some() && found(facts.customer) {
            let place = metrics::lifecycle_place(facts.orders, facts.days_since_last_order(window.as_of), lapsed);
            lines.push(Line { facts, rfm, place });
        }
    });
    let by_key = |one: &Line, other: &Line| key(one.facts.customer).cmp(key(other.facts.customer));
    let order = |one: &Line, other: &Line| match query.sort {
        CustomerSort::Revenue => other.facts.revenue_minor.cmp(&one.facts.revenue_minor),
        CustomerSort::Orders => other.facts.orders.cmp(&one.facts.orders),
        CustomerSort::Last => other.facts.last.cmp(&one.facts.last),
        CustomerSort::First => one.facts.first.cmp(&other.facts.first),
        CustomerSort::Key => Ordering::Equal,
    };
    let full = |one: &Line, other: &Line| order(one, other).then_with(|| by_key(one, other));
    let listed = lines.len();
    // Only what is told must stand in order.
    let until = query.from.saturating_add(query.count).min(listed);
    if until < listed {
        lines.select_nth_unstable_by(until, full);
        lines.truncate(until);
    }
    lines.sort_unstable_by(full);
    let told = lines.into_iter().skip(query.from).map(|Line { facts, rfm, place }| CustomerLine {
        key: keys.text(facts.customer),
        first: facts.first,
        last: facts.last,
        orders: facts.orders,
        revenue_minor: facts.revenue_minor,
        place,
        rfm,
    });
    (listed, told.collect())
}

/// One customer before its key is looked up.
struct Line {
    facts: CustomerFacts,
    rfm: Option<RfmCustomer>,
    place: (usize, Silence),
}

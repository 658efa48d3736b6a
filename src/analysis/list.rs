//! Lists of customers: of a group, searched, sorted, and told part by part.

use crate::metrics::{self, CustomerFacts, LapseDays, Occasions, RfmCustomer, Scoring, Silence, Steps};
use crate::models::{CustomerForecast, CustomerRange, Study};
use crate::orders::{OrderBook, OrderStore, Rules, Scope, Window};
use crate::units::Day;

use super::Analysis;
use super::behind::Behind;
use super::group::CustomerGroup;
use super::pages::Context;
use super::stage::Parts;

/// Which customers are listed, how sorted, and which part of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CustomerQuery {
    /// Which.
    pub group: CustomerGroup,
    /// By what.
    pub sort: CustomerSort,
    /// Whether the other way round.
    pub reversed: bool,
    /// Part of the key; empty for all.
    pub search: String,
    /// How many are passed over.
    pub from: usize,
    /// How many are told.
    pub count: usize,
    /// The days over which retention is measured.
    pub retention_days: u32,
    /// How many days before the as-of day customers' places are compared with.
    pub days_back: u32,
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
    /// P(alive), where there is a forecast; else revenue, as for the next two.
    Alive,
    /// Orders expected in a year.
    Expected,
    /// Predicted CLV.
    Value,
}

/// One customer in a list.
#[derive(Debug, Clone, PartialEq)]
pub struct CustomerLine {
    /// The customer's place in the store.
    pub customer: u32,
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
    /// What is to be expected, and between what it should lie, where a forecast was made.
    pub forecast: Option<(CustomerForecast, CustomerRange)>,
}

/// A list or a part of it.
#[derive(Debug, Clone, PartialEq)]
pub struct CustomerList {
    /// What it was computed from.
    pub context: Context,
    /// What was asked.
    pub query: CustomerQuery,
    /// What the files call what the group goes by, where it goes by a word of theirs.
    pub group_text: Option<String>,
    /// Whether a forecast was made.
    pub has_forecast: bool,
    /// How many the list has in all.
    pub listed: usize,
    /// The part that was asked for.
    pub lines: Vec<CustomerLine>,
}

/// A list in its order, kept from one part to the next.
#[derive(Debug)]
pub(super) struct Ordered {
    asked: (Window, CustomerQuery, bool),
    group_text: Option<String>,
    lapsed: LapseDays,
    ranked: Vec<Ranked>,
}

/// A customer in a list, by its place in the store, with the scores of R, F and M.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ranked {
    customer: u32,
    scores: Option<[u8; 3]>,
}

impl Ranked {
    pub(super) fn of(customer: u32, rfm: Option<&RfmCustomer>) -> Self {
        Self { customer, scores: rfm.map(|rfm| [rfm.r, rfm.f, rfm.m]) }
    }
}

/// Finds the key of a customer by its place in the store.
#[derive(Clone, Copy)]
pub(super) struct Keys<'a> {
    book: &'a OrderBook,
    store: &'a OrderStore,
}

impl<'a> Keys<'a> {
    pub(super) fn of(book: &'a OrderBook, store: &'a OrderStore) -> Self {
        Self { book, store }
    }

    /// The key's bytes; of customers that were joined, that of the oldest order.
    fn of_customer(&self, customer: u32) -> &'a [u8] {
        let row = self.store.entries().get(self.store.rows_of_customer(customer).start);
        let known = row.and_then(|&entry| self.book.entry(entry).customer());
        known.map_or(&[], |customer| self.book.customer_key(customer))
    }

    pub(super) fn text(&self, customer: u32) -> String {
        String::from_utf8_lossy(self.of_customer(customer)).into_owned()
    }
}

impl Analysis {
    /// A part of a list of customers. The list is kept in its order for the next part.
    pub fn customer_list(&mut self, rules: &Rules, scope: &Scope, query: CustomerQuery) -> CustomerList {
        let context = self.context(rules, scope);
        let (study, store, book, ordered) = self.ordered(rules, scope, context, &query);
        let ranked = ordered.ranked.get(query.from..).unwrap_or_default();
        let ranked = ranked.get(..query.count).unwrap_or(ranked);
        let lines = lines(Keys::of(book, store), context.window, ordered.lapsed, ranked, study, None);
        let (group_text, listed) = (ordered.group_text.clone(), ordered.ranked.len());
        CustomerList { context, query, group_text, has_forecast: study.is_some(), listed, lines }
    }

    /// Visits a whole list part by part, so that a file of a million customers is never there as a table.
    pub fn each_list_part(
        &mut self,
        rules: &Rules,
        scope: &Scope,
        query: &CustomerQuery,
        visit: &mut dyn FnMut(&CustomerList),
    ) {
        let context = self.context(rules, scope);
        let (study, store, book, ordered) = self.ordered(rules, scope, context, query);
        let futures = study.filter(|_| ordered.ranked.len() > FEW).map(Futures::of);
        let mut list = CustomerList {
            context,
            query: query.clone(),
            group_text: ordered.group_text.clone(),
            has_forecast: study.is_some(),
            listed: ordered.ranked.len(),
            lines: Vec::new(),
        };
        for ranked in ordered.ranked.chunks(PART) {
            list.lines = lines(Keys::of(book, store), context.window, ordered.lapsed, ranked, study, futures.as_ref());
            visit(&list);
        }
        // A list of nobody has its heads.
        if ordered.ranked.is_empty() {
            visit(&list);
        }
    }

    /// The list that a query asks for, in its order.
    fn ordered(
        &mut self,
        rules: &Rules,
        scope: &Scope,
        context: Context,
        query: &CustomerQuery,
    ) -> (Option<&Study>, &OrderStore, &OrderBook, &Ordered) {
        let window = context.window;
        let (book, stage) = self.book_and_stage(rules, scope);
        let Parts { histories: store, orders, ordered, study, .. } = stage.parts();
        let study = study.as_ref().and_then(|kept| kept.study(window.as_of));
        let asked = (window, CustomerQuery { from: 0, count: 0, ..query.clone() }, study.is_some());
        let kept = ordered.take().filter(|ordered| ordered.asked == asked);
        let ordered = ordered.insert(kept.unwrap_or_else(|| {
            let steps = Steps::of(store, window, Occasions::Days, &|_| true);
            let lapsed = metrics::lapse_thresholds(&steps).days();
            let rfm = metrics::rfm(store, window, Scoring::Quintiles);
            let retention_days = query.retention_days;
            let behind = Behind { book, store, orders, window, lapsed, rfm: &rfm, retention_days, study };
            let ranked = ranked(behind, query, usize::MAX).1;
            Ordered { asked, group_text: behind.text(query.group), lapsed, ranked }
        }));
        (study, store, book, ordered)
    }
}

/// How many customers' futures are worked out one by one; of more, those of all are, since many have the same history.
const FEW: usize = 1_000;
/// How many customers stand in a part of a list that is told whole.
const PART: usize = 10_000;

/// The futures of all customers, in the store's order.
struct Futures {
    forecasts: Vec<CustomerForecast>,
    ranges: Vec<CustomerRange>,
}

impl Futures {
    fn of(study: &Study) -> Self {
        Self { forecasts: study.customers(), ranges: study.ranges() }
    }

    fn of_customer(&self, customer: u32) -> Option<(CustomerForecast, CustomerRange)> {
        let at = self.forecasts.binary_search_by_key(&customer, |one| one.customer).ok()?;
        Some((*self.forecasts.get(at)?, *self.ranges.get(at)?))
    }
}

/// Customers as a list has them, with their futures where there is a study.
fn lines(
    keys: Keys<'_>,
    window: Window,
    lapsed: LapseDays,
    ranked: &[Ranked],
    study: Option<&Study>,
    futures: Option<&Futures>,
) -> Vec<CustomerLine> {
    let future = |customer: u32| match (futures, study) {
        (Some(futures), _) => futures.of_customer(customer),
        (None, Some(study)) => study.forecast_of(customer).zip(study.range_of(customer)),
        (None, None) => None,
    };
    let told = |one: &Ranked| {
        let line = line(keys, window, lapsed, *one)?;
        Some(CustomerLine { forecast: future(one.customer), ..line })
    };
    ranked.iter().filter_map(told).collect()
}

/// The first part of a list; only that much of it is put in order.
pub(super) fn first_part(behind: Behind<'_>, query: &CustomerQuery) -> (usize, Vec<CustomerLine>) {
    let Behind { book, store, window, lapsed, .. } = behind;
    let (listed, ranked) = ranked(behind, query, query.from.saturating_add(query.count));
    let part = ranked.get(query.from..).unwrap_or_default();
    (listed, lines(Keys::of(book, store), window, lapsed, part, behind.study, None))
}

/// A customer of a list that is not in its order yet: by what it is sorted, the lowest first, and who it is.
type Unranked = (i128, Ranked);

/// How many customers a query asks for, and the first `until` of them in order.
fn ranked(behind: Behind<'_>, query: &CustomerQuery, until: usize) -> (usize, Vec<Ranked>) {
    let Behind { book, store, window, rfm, .. } = behind;
    let keys = Keys::of(book, store);
    let wanted = query.search.to_lowercase();
    let found = |customer: u32| wanted.is_empty() || keys.text(customer).to_lowercase().contains(&wanted);
    let rank = ranks(behind, query);
    // Members and scores stand in the store's order, as the customers come.
    let members = behind.customers(query.group);
    let (mut members, mut scored) = (members.iter().peekable(), rfm.customers.iter().peekable());
    let mut lines: Vec<Unranked> = Vec::new();
    metrics::each_customer(store, window, &mut |facts| {
        let rfm = scored.next_if(|rfm| rfm.customer == facts.customer);
        while members.next_if(|member| **member < facts.customer).is_some() {}
        if members.next_if_eq(&&facts.customer).is_some() && found(facts.customer) {
            let rank = rank(&facts);
            lines.push((if query.reversed { -rank } else { rank }, Ranked::of(facts.customer, rfm)));
        }
    });
    let by_key = query.sort == CustomerSort::Key;
    let order = |(rank, one): &Unranked, (other_rank, other): &Unranked| {
        rank.cmp(other_rank).then_with(|| {
            let order = keys.of_customer(one.customer).cmp(keys.of_customer(other.customer));
            if by_key && query.reversed { order.reverse() } else { order }
        })
    };
    let listed = lines.len();
    // Only what is told must stand in order.
    if until < listed {
        lines.select_nth_unstable_by(until, order);
        lines.truncate(until);
    }
    lines.sort_unstable_by(order);
    (listed, lines.into_iter().map(|(_, one)| one).collect())
}

/// By what a query sorts customers: a number, the first in the list having the lowest.
fn ranks<'a>(behind: Behind<'a>, query: &CustomerQuery) -> Box<dyn Fn(&CustomerFacts) -> i128 + 'a> {
    let future: fn(&CustomerForecast) -> Option<f64> = match query.sort {
        CustomerSort::Revenue => return Box::new(|facts| -facts.revenue_minor),
        CustomerSort::Orders => return Box::new(|facts| -i128::from(facts.orders)),
        CustomerSort::Last => return Box::new(|facts| -i128::from(facts.last.0)),
        CustomerSort::First => return Box::new(|facts| i128::from(facts.first.0)),
        CustomerSort::Key => return Box::new(|_| 0),
        CustomerSort::Alive => |forecast| forecast.p_alive,
        CustomerSort::Expected => |forecast| Some(forecast.orders[1]),
        CustomerSort::Value => |forecast| Some(forecast.predicted_clv_minor),
    };
    let futures = behind.study.map(Study::customers).unwrap_or_default();
    if futures.is_empty() {
        return Box::new(|facts| -facts.revenue_minor);
    }
    Box::new(move |facts| {
        let at = futures.binary_search_by_key(&facts.customer, |one| one.customer).ok();
        let value = at.and_then(|at| futures.get(at)).and_then(future).unwrap_or(f64::NEG_INFINITY);
        // The bits of numbers, those below zero turned round, are in the order of the numbers (IEEE 754, totalOrder).
        let bits = value.to_bits() as i64;
        -i128::from(bits ^ ((bits >> 63) as u64 >> 1) as i64)
    })
}

/// A customer as a list has it.
pub(super) fn line(keys: Keys<'_>, window: Window, lapsed: LapseDays, one: Ranked) -> Option<CustomerLine> {
    let facts = metrics::customer_facts(keys.store, window, one.customer)?;
    let silent = facts.days_since_last_order(window.as_of);
    let scored = |[r, f, m]: [u8; 3]| RfmCustomer {
        customer: one.customer,
        days_since_last_order: silent,
        orders: facts.period_orders,
        revenue_minor: i64::try_from(facts.period_revenue_minor).unwrap_or(i64::MAX),
        r,
        f,
        m,
    };
    Some(CustomerLine {
        customer: one.customer,
        key: keys.text(one.customer),
        first: facts.first,
        last: facts.last,
        orders: facts.orders,
        revenue_minor: facts.revenue_minor,
        place: metrics::lifecycle_place(facts.orders, silent, lapsed),
        rfm: one.scores.map(scored),
        forecast: None,
    })
}

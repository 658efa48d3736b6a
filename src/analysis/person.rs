//! One customer: every order, and what is to be expected.

use crate::metrics::{self, Occasions, Scoring, Steps};
use crate::models::CustomerDetail;
use crate::orders::{OrderBook, OrderStore, Row, Rules, Scope, Window};
use crate::units::Day;

use super::Analysis;
use super::list::{CustomerLine, Keys, Ranked, line};
use super::pages::Context;
use super::stage::Parts;

/// One order or credit note of a customer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonOrder {
    /// Its day.
    pub day: Day,
    /// The customer's how-manieth; absent for a credit note or refund.
    pub number: Option<u32>,
    /// Whether it is what was paid back of the order of its number in the files.
    pub is_refund: bool,
    /// Its number in the files, where it has one.
    pub id: Option<String>,
    /// Its amount in the revenue basis, minor units.
    pub amount_minor: i64,
    /// Days since the order before it.
    pub gap_days: Option<u32>,
    /// What was in it, where the files say so.
    pub products: Vec<String>,
}

/// What is to be expected of a customer.
#[derive(Debug, Clone, PartialEq)]
pub enum Prospect {
    /// Nobody has asked for a forecast yet.
    NotAsked,
    /// It was asked for and cannot be made.
    Refused,
    /// The forecast.
    Known(Box<CustomerDetail>),
}

/// One customer.
#[derive(Debug, Clone, PartialEq)]
pub struct PersonAnswer {
    /// What it was computed from.
    pub context: Context,
    /// As the list has it.
    pub line: CustomerLine,
    /// Orders and credit notes up to the as-of day, the oldest first.
    pub orders: Vec<PersonOrder>,
    /// What is to be expected.
    pub prospect: Prospect,
}

impl Analysis {
    /// One customer by its place in the store, where it has an order up to the as-of day.
    pub fn person(&mut self, rules: &Rules, scope: &Scope, customer: u32) -> Option<PersonAnswer> {
        let context = self.context(rules, scope);
        let window = context.window;
        let (book, stage) = self.book_and_stage(rules, scope);
        let Parts { histories: store, study, .. } = stage.parts();
        let lapsed = metrics::lapse_thresholds(&Steps::of(store, window, Occasions::Days, &|_| true)).days();
        let rfm = metrics::rfm(store, window, Scoring::Quintiles);
        let scored = rfm.customers.binary_search_by_key(&customer, |one| one.customer).ok();
        let ranked = Ranked::of(customer, scored.and_then(|at| rfm.customers.get(at)));
        let known = study.as_ref().and_then(|kept| kept.study(window.as_of)?.customer(customer));
        let prospect = match (known, study.as_ref().is_some_and(|kept| kept.is_refused(window.as_of))) {
            (Some(detail), _) => Prospect::Known(Box::new(detail)),
            (None, true) => Prospect::Refused,
            (None, false) => Prospect::NotAsked,
        };
        Some(PersonAnswer {
            line: line(Keys::of(book, store), window, lapsed, ranked)?,
            orders: orders(book, store, window, customer),
            prospect,
            context,
        })
    }
}

fn orders(book: &OrderBook, store: &OrderStore, window: Window, customer: u32) -> Vec<PersonOrder> {
    let rows = store.rows_of_customer(customer);
    let places = store.entries().get(rows.clone()).unwrap_or_default();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let (mut last, mut number) = (None, 0);
    let told = store.rows_of(rows).zip(places).take_while(|(row, _)| row.day <= window.as_of);
    told.map(|(Row { day, amount_minor, mark }, &place)| {
        let is_order = mark.is_order();
        let is_refund = !is_order && !book.entry(place).credit;
        let items = if is_refund { &[][..] } else { book.catalogue().items(place) };
        number += u32::from(is_order);
        let before = if is_order { last.replace(day) } else { None };
        PersonOrder {
            day,
            number: is_order.then_some(number),
            is_refund,
            id: book.order_id(book.entry(place)).map(text),
            amount_minor,
            gap_days: before.and_then(|before: Day| u32::try_from(day.since(before)).ok()),
            products: items.iter().map(|&item| text(book.catalogue().product(item))).collect(),
        }
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::orders::testing::{book_of, book_with_refunds, window};
    use crate::orders::{Basis, Rules, Switch};

    /// What came back of the first order stands between the orders by its own day: no order, nothing in it, no wait for it.
    #[test]
    fn a_refund_on_its_own_day_is_told() {
        let book =
            book_with_refunds(&[("A", "2024-01-01", 1000, &[("2024-01-05", 400)]), ("A", "2024-01-11", 500, &[])]);
        let store = OrderStore::new(&book, &Rules::new(Basis::TotalPaid).flipped(Switch::RefundDay));
        let found = orders(&book, &store, window("2024-01-01", "2024-01-31", "2024-01-31"), 0);
        let told: Vec<_> = found
            .iter()
            .map(|one| (one.amount_minor, one.number, one.is_refund, one.gap_days, one.products.len()))
            .collect();
        assert_eq!(
            told,
            [(1000, Some(1), false, None, 1), (-400, None, true, None, 0), (500, Some(2), false, Some(10), 1)]
        );
        assert!(found[1].id == found[0].id && found[0].id.is_some());
    }

    /// By hand: 10 days to the second order; one on the same day after it comes after none; the fourth lies after the as-of day.
    #[test]
    fn orders_by_hand() {
        let book = book_of(&[
            ("A", "2024-01-01", 1000, "", "US"),
            ("B", "2024-01-02", 700, "", "US"),
            ("A", "2024-01-11", 500, "", "US"),
            ("A", "2024-01-11", 300, "", "US"),
            ("A", "2024-03-01", 200, "", "US"),
        ]);
        let store = OrderStore::new(&book, &Rules::new(Basis::TotalPaid));
        let january = window("2024-01-01", "2024-01-31", "2024-01-31");
        let found = orders(&book, &store, january, 0);
        let told: Vec<_> = found.iter().map(|one| (one.number, one.gap_days)).collect();
        assert_eq!(told, [(Some(1), None), (Some(2), Some(10)), (Some(3), Some(0))]);
        assert_eq!(found.iter().map(|one| one.amount_minor).sum::<i64>(), 1800);
        assert!(orders(&book, &store, january, 2).is_empty(), "nobody there");
    }
}

//! Stores made by hand, for the tests of the measures.

use crate::diagnostics::Position;
use crate::ingest::{Amounts, LineKind, LineSink, Marks, OrderLine, PaidBack, Said, Status};
use crate::units::{Day, Exact};

use super::{Basis, OrderBook, OrderBookBuilder, OrderStore, Period, Rules, Switch, Window};

fn day(text: &str) -> Day {
    Day::parse_iso(text).expect("an ISO day")
}

/// A row of a made-up file.
pub fn line<'a>(at: usize, customer: &'a str, when: &str, amount: i64) -> OrderLine<'a> {
    let key = customer.trim_start_matches('-');
    OrderLine {
        position: Position { file: 0, record: at as u64 + 1, line: at as u64 + 1 },
        kind: if customer.starts_with('-') { LineKind::Credit } else { LineKind::Order },
        order_id: None,
        customer: (!key.is_empty()).then_some(key.as_bytes()),
        returning: None,
        day: Some(day(when)),
        instant: i64::from(day(when).0) * 86_400,
        amounts: Amounts { stated: Exact(amount * 100), ..Amounts::default() },
        currency: None,
        status: Status::Placed,
        marks: Marks::default(),
        said: Said::default(),
        stands_in: false,
    }
}

/// A store of (customer, day, minor units): an empty customer is a guest, a leading minus makes a credit note.
pub fn store(rows: &[(&str, &str, i64)]) -> OrderStore {
    let mut builder = OrderBookBuilder::default();
    for (at, (customer, when, amount)) in rows.iter().enumerate() {
        builder.line(line(at, customer, when, *amount));
    }
    OrderStore::new(&builder.seal(), &Rules::new(Basis::TotalPaid))
}

/// An order: customer, day, minor units, and what was paid back of it, each with its day.
pub type Refunded<'a> = (&'a str, &'a str, i64, &'a [(&'a str, i64)]);

/// A store of orders whose refunds are on their own days.
pub fn store_by_refund_day(orders: &[Refunded<'_>]) -> OrderStore {
    OrderStore::new(&book_with_refunds(orders), &Rules::new(Basis::TotalPaid).flipped(Switch::RefundDay))
}

/// A book of orders whose refunds are dated; each holds a cup.
pub fn book_with_refunds(orders: &[Refunded<'_>]) -> OrderBook {
    let mut builder = OrderBookBuilder::default();
    for (at, (customer, when, amount, refunds)) in orders.iter().enumerate() {
        let exact = |minor: i64| Exact(minor * 100);
        let refunds: Vec<PaidBack> =
            refunds.iter().map(|(when, minor)| PaidBack { day: day(when), amount: exact(*minor) }).collect();
        let refunded = refunds.iter().fold(Exact::ZERO, |sum, refund| sum.plus(refund.amount));
        let (id, own) = (format!("#{at}"), line(at, customer, when, *amount));
        let amounts = Amounts { refunded, ..own.amounts };
        let said = Said { refunds: &refunds, item: b"cup", ..Said::default() };
        builder.line(OrderLine { order_id: Some(id.as_bytes()), amounts, said, ..own });
    }
    builder.seal()
}

/// A book of (customer, day, minor units, discount code, country).
pub fn book_of(rows: &[(&str, &str, i64, &str, &str)]) -> OrderBook {
    let mut builder = OrderBookBuilder::default();
    for (at, (customer, when, amount, code, country)) in rows.iter().enumerate() {
        let said = Said { discount_code: code.as_bytes(), country: country.as_bytes(), ..Said::default() };
        builder.line(OrderLine { said, ..line(at, customer, when, *amount) });
    }
    builder.seal()
}

/// A book of orders with what is in them: customer, day, minor units, items.
pub fn book_of_items(orders: &[(&str, &str, i64, &[&str])]) -> OrderBook {
    let mut builder = OrderBookBuilder::default();
    let mut at = 0;
    for (order, (customer, when, amount, items)) in orders.iter().enumerate() {
        let id = format!("#{order}");
        for (item, number) in items.iter().zip(0..) {
            let said = Said { item: item.as_bytes(), ..Said::default() };
            let kind = if number == 0 { LineKind::Order } else { LineKind::Continuation };
            let row = line(at, customer, when, if number == 0 { *amount } else { 0 });
            builder.line(OrderLine { said, kind, order_id: Some(id.as_bytes()), ..row });
            at += 1;
        }
    }
    builder.seal()
}

/// A window of ISO days: from, to, as of.
pub fn window(from: &str, to: &str, as_of: &str) -> Window {
    Window { period: Period { from: day(from), to: day(to) }, as_of: day(as_of) }
}

//! Money paid back, and when.
//!
//! Exports say how much of an order was paid back; few say when. What is said of it (Shopify's transaction history beside the orders, its lines of
//! JSON, Stripe's and WebToffee's columns) is kept by the order's number until the book is sealed and becomes a list beside it. An entry is what it
//! always was, with all that was paid back taken off; by [`Switch::RefundDay`] the store puts what is dated back into the order's row and takes it off in
//! a row of its own on its own day. The two come to the same to the last unit, in every revenue basis and currency.
//!
//! - How much was paid back is the order's own word. What is dated beyond that is left out, the earliest goes first; what has no date stays on the
//!   order's day.
//! - A refund dated on the order's day or before it stays with the order.
//! - One refund in several files is one: of equal ones, by day and amount, as many count as one file has at most.
//! - Where several orders have one number, nobody knows whose refund it was, and none is dated.
//!
//! A refund that is an entry itself, a credit note, is on its own day anyway and has nothing to do with this.
//!
//! [`Switch::RefundDay`]: super::Switch::RefundDay

use crate::ingest::{LineKind, OrderLine};
use crate::units::{Currency, Day, Exact};

use super::book::left_after;
use super::builder::{Draft, NONE};
use super::chunks::Chunks;
use super::duplicates::Files;
use super::rules::Basis;

/// A part of what was paid back of an order, with its day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DatedRefund {
    /// The order's place in the book.
    pub place: u32,
    /// When; never before the order.
    pub day: Day,
    net_minor: i64,
    total_minor: i64,
}

impl DatedRefund {
    /// What it changes in a revenue basis, in minor units of the order's currency.
    pub(super) fn own_minor(&self, basis: Basis) -> i64 {
        match basis {
            Basis::NetSales | Basis::GrossMargin => self.net_minor,
            Basis::TotalPaid => self.total_minor,
            Basis::GrossSales => 0,
        }
    }
}

/// What a file says of a refund.
#[derive(Debug, Clone, Copy)]
struct Told {
    order: u32,
    file: u32,
    day: Day,
    amount: Exact,
}

/// What the files say of refunds and their days.
#[derive(Debug, Default)]
pub(super) struct Refunds(Vec<Told>);

impl Refunds {
    /// What a row says of an order's refunds. A refund that only stands in for what another export says of the order dates it.
    pub(super) fn take(&mut self, order: u32, line: &OrderLine<'_>) {
        let stands_in = (line.kind == LineKind::Credit && line.stands_in).then_some(line.day).flatten();
        if order == NONE || (line.said.refunds.is_empty() && stands_in.is_none()) {
            return;
        }
        let told = |day, amount| Told { order, file: line.position.file, day, amount };
        self.0.extend(line.said.refunds.iter().map(|refund| told(refund.day, refund.amount)));
        self.0.extend(stands_in.map(|day| told(day, Exact::ZERO.minus(line.amounts.stated))));
    }

    /// Forgets what a file said.
    pub(super) fn forget_file(&mut self, file: u32) {
        self.0.retain(|told| told.file != file);
    }

    /// The dated refunds of the drafts, which stand in the order of the book.
    pub(super) fn settle(mut self, drafts: &Chunks<Draft>, files: &Files, currencies: &[Currency]) -> Vec<DatedRefund> {
        if self.0.is_empty() {
            return Vec::new();
        }
        let number = |order: u32, file: u32| (order, files.facts(file).platform);
        self.0.sort_unstable_by_key(|told| (number(told.order, told.file), told.day, told.amount, told.file));
        let of_number = |wanted: (u32, u16)| {
            let from = self.0.partition_point(|told| number(told.order, told.file) < wanted);
            let to = self.0.partition_point(|told| number(told.order, told.file) <= wanted);
            &self.0[from..to]
        };
        let mut orders: Vec<((u32, u16), u32)> = drafts
            .iter()
            .zip(0..)
            .filter(|(draft, _)| !draft.credit && draft.order_id != NONE)
            .map(|(draft, place)| (number(draft.order_id, draft.position.file), place))
            .filter(|(number, _)| !of_number(*number).is_empty())
            .collect();
        orders.sort_unstable();
        let mut dated = Vec::new();
        for one in orders.chunk_by(|a, b| a.0 == b.0).filter(|same| same.len() == 1) {
            let (number, place) = one[0];
            date_refunds(&mut dated, place, &drafts[place as usize], currencies, &once_each(of_number(number)));
        }
        dated.sort_unstable_by_key(|refund| (refund.place, refund.day));
        dated
    }
}

/// Days and amounts in the order of days, each as often as one file has it at most.
fn once_each(told: &[Told]) -> Vec<(Day, Exact)> {
    let equal = |a: &Told, b: &Told| (a.day, a.amount) == (b.day, b.amount);
    let of_one_file = |same: &[Told]| same.chunk_by(|a, b| a.file == b.file).map(<[Told]>::len).max().unwrap_or(0);
    let refunds = told.chunk_by(equal).flat_map(|same| vec![(same[0].day, same[0].amount); of_one_file(same)]);
    refunds.filter(|(_, amount)| *amount > Exact::ZERO).collect()
}

/// Dates as much of what was paid back of an order as is told.
fn date_refunds(
    dated: &mut Vec<DatedRefund>,
    place: u32,
    draft: &Draft,
    currencies: &[Currency],
    told: &[(Day, Exact)],
) {
    let currency = currencies.get(usize::from(draft.currency)).copied().unwrap_or(Currency::UNKNOWN);
    let ordered = draft.day.unwrap_or(Day(0));
    let mut undated = draft.parts.refunded;
    let mut parts: Vec<(Day, Exact)> = Vec::new();
    for &(day, amount) in told {
        let part = amount.min(undated);
        if part > Exact::ZERO {
            undated = undated.minus(part);
            parts.push((day.max(ordered), part));
        }
    }
    let mut refunded = undated;
    for (day, part) in parts {
        let before = left_after(draft, refunded, currency);
        refunded = refunded.plus(part);
        let after = left_after(draft, refunded, currency);
        dated.push(DatedRefund {
            place,
            day,
            net_minor: after.net - before.net,
            total_minor: after.total - before.total,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Position;
    use crate::ingest::{Amounts, LineSink, PaidBack, Said};
    use crate::metrics::activity;
    use crate::orders::testing::{line, window};
    use crate::orders::{
        Condition, Filter, FilterPart, OrderBook, OrderBookBuilder, OrderStore, Rates, Reach, Rules, Segments, Switch,
    };
    use crate::units::Rate;

    fn day(text: &str) -> Day {
        Day::parse_iso(text).expect("a day")
    }

    /// An order of a file: number, customer, day, minor units, and of these paid back, with what is told of it (day, minor units).
    type Order<'a> = (&'a str, &'a str, &'a str, i64, i64, &'a [(&'a str, i64)]);

    fn put(builder: &mut OrderBookBuilder, file: u32, orders: &[Order<'_>]) {
        for (at, (id, customer, when, amount, refunded, told)) in orders.iter().enumerate() {
            let refunds: Vec<PaidBack> =
                told.iter().map(|(when, minor)| PaidBack { day: day(when), amount: Exact(minor * 100) }).collect();
            let own = line(at, customer, when, *amount);
            builder.line(OrderLine {
                position: Position { file, ..own.position },
                order_id: Some(id.as_bytes()),
                amounts: Amounts { refunded: Exact(refunded * 100), ..own.amounts },
                said: Said { refunds: &refunds, discount_code: b"TEN", ..Said::default() },
                ..own
            });
        }
    }

    fn book(orders: &[Order<'_>]) -> OrderBook {
        let mut builder = OrderBookBuilder::default();
        put(&mut builder, 0, orders);
        builder.seal()
    }

    fn by(refund_day: bool, basis: Basis) -> Rules {
        let rules = Rules::new(basis);
        if refund_day { rules.flipped(Switch::RefundDay) } else { rules }
    }

    /// Rows of a store: day, minor units, whether it is an order, the number.
    fn rows(store: &OrderStore) -> Vec<(String, i64, bool, usize)> {
        let all = store.known().chain(store.of_guests());
        all.map(|row| (row.day.to_string(), row.amount_minor, row.mark.is_order(), row.mark.number())).collect()
    }

    fn row(day: &str, minor: i64, is_order: bool, number: usize) -> (String, i64, bool, usize) {
        (day.to_owned(), minor, is_order, number)
    }

    /// By hand. #1, 100.00, of which 30.00 came back: 10.00 on the order's own day, 15.00 on 5 February, 5.00 nobody knows when. So its row holds 100 − 10 − 5 = 85.00 and
    /// 5 February −15.00. #2, 50.00 on 1 February, all paid back in two parts: 20.00 on 1 March and 30.00 on 2 March, after the customer's third order of 60.00 on 1 March.
    /// A guest's 40.00 of 1 April, the newest order, lost 8.00 dated the day before it: that stays with the order.
    #[test]
    fn days_by_hand() {
        let book = book(&[
            ("#1", "A", "2024-01-10", 10_000, 3_000, &[("2024-02-05", 1_500), ("2024-01-10", 1_000)]),
            ("#2", "A", "2024-02-01", 5_000, 5_000, &[("2024-03-02", 3_000), ("2024-03-01", 2_000)]),
            ("#3", "A", "2024-03-01", 6_000, 0, &[]),
            ("#4", "", "2024-04-01", 4_000, 800, &[("2024-03-31", 800)]),
        ]);
        let off = OrderStore::new(&book, &by(false, Basis::TotalPaid));
        assert_eq!(
            rows(&off),
            [
                row("2024-01-10", 7_000, true, 1),
                row("2024-02-01", 0, true, 2),
                row("2024-03-01", 6_000, true, 3),
                row("2024-04-01", 3_200, true, 1),
            ]
        );
        let on = OrderStore::new(&book, &by(true, Basis::TotalPaid));
        assert_eq!(
            rows(&on),
            [
                row("2024-01-10", 8_500, true, 1),
                row("2024-02-01", 5_000, true, 2),
                row("2024-02-05", -1_500, false, 1),
                row("2024-03-01", 6_000, true, 3),
                row("2024-03-01", -2_000, false, 2),
                row("2024-03-02", -3_000, false, 2),
                row("2024-04-01", 3_200, true, 1),
            ]
        );
        assert_eq!((on.coverage(), on.bought_again()), (off.coverage(), off.bought_again()));
        assert_eq!(on.revenue_coverage(), off.revenue_coverage());
        // Gross sales know of no refunds.
        assert_eq!(rows(&OrderStore::new(&book, &by(true, Basis::GrossSales))).len(), 4);

        // What comes back later has not happened yet: as of 4 February both orders are whole but for what came back on the first day or has no day.
        let january =
            |store: &OrderStore, as_of| activity(store, window("2024-01-01", "2024-12-31", as_of)).revenue_minor;
        assert_eq!((january(&on, "2024-02-04"), january(&off, "2024-02-04")), (8_500 + 5_000, 7_000));
        assert_eq!((january(&on, "2024-02-05"), january(&on, "2024-03-01")), (12_000, 12_000 + 6_000 - 2_000));
    }

    /// A refund after the newest order's day, 1 February, has not been seen: 100.00 stand as they are, where the order's day has 90.00.
    #[test]
    fn what_comes_after_the_newest_order_is_not_seen() {
        let book = book(&[
            ("#1", "A", "2024-01-10", 10_000, 1_000, &[("2024-02-02", 1_000)]),
            ("#2", "B", "2024-02-01", 5_000, 0, &[]),
        ]);
        let on = OrderStore::new(&book, &by(true, Basis::TotalPaid));
        assert_eq!(rows(&on), [row("2024-01-10", 10_000, true, 1), row("2024-02-01", 5_000, true, 1)]);
        assert_eq!(on.span(), Some((day("2024-01-10"), day("2024-02-01"))));
        assert_eq!(OrderStore::new(&book, &by(false, Basis::TotalPaid)).revenue_coverage().0, 14_000);
    }

    fn told(book: &OrderBook) -> Vec<(String, i64)> {
        book.refunds().iter().map(|refund| (refund.day.to_string(), refund.total_minor)).collect()
    }

    /// Of 25.00 that came back, 40.00 are dated: the earliest 10.00 and 15.00 of the 20.00 after it. Nothing came back of #2, whatever is dated.
    #[test]
    fn the_orders_own_word_holds() {
        let book = book(&[
            (
                "#1",
                "A",
                "2024-01-10",
                10_000,
                2_500,
                &[("2024-03-01", 1_000), ("2024-02-01", 2_000), ("2024-01-20", 1_000)],
            ),
            ("#2", "B", "2024-04-01", 5_000, 0, &[("2024-04-02", 500)]),
        ]);
        assert_eq!(told(&book), [("2024-01-20".to_owned(), -1_000), ("2024-02-01".to_owned(), -1_500)]);
    }

    /// Two files tell the same two equal refunds of a day, the second one another: three in all. Where two orders of different customers, days and
    /// amounts have one number, it is nobody's refund. A file that is forgotten has told nothing.
    #[test]
    fn one_refund_in_two_files_is_one() {
        let twice: &[(&str, i64)] = &[("2024-02-01", 500), ("2024-02-01", 500)];
        let thrice: &[(&str, i64)] = &[("2024-02-01", 500), ("2024-02-01", 500), ("2024-02-02", 500)];
        let mut builder = OrderBookBuilder::default();
        put(&mut builder, 0, &[("#1", "A", "2024-01-10", 10_000, 1_500, twice)]);
        put(&mut builder, 1, &[("#1", "A", "2024-01-10", 10_000, 1_500, thrice)]);
        put(&mut builder, 2, &[("#1", "A", "2024-01-10", 10_000, 1_500, &[("2024-01-11", 500)])]);
        builder.forget_file(2);
        let days: Vec<_> = told(&builder.seal()).into_iter().map(|(day, _)| day).collect();
        assert_eq!(days, ["2024-02-01", "2024-02-01", "2024-02-02"]);

        let mut builder = OrderBookBuilder::default();
        put(&mut builder, 0, &[("#1", "A", "2024-01-10", 10_000, 1_500, twice)]);
        put(&mut builder, 1, &[("#1", "B", "2023-07-01", 7_700, 700, &[])]);
        assert_eq!(told(&builder.seal()), []);
    }

    /// The transaction history has the sale and two refunds of #1 beside the orders export: its rows are the order again, but their days are news.
    #[test]
    fn a_history_beside_the_orders_dates_them() {
        let mut builder = OrderBookBuilder::default();
        put(&mut builder, 0, &[("#1", "A", "2024-01-10", 10_000, 3_000, &[]), ("#2", "B", "2024-06-01", 100, 0, &[])]);
        for (at, (when, amount, kind)) in [
            ("2024-01-10", 10_000, LineKind::Item),
            ("2024-02-01", -1_000, LineKind::Credit),
            ("2024-03-01", -2_000, LineKind::Credit),
        ]
        .into_iter()
        .enumerate()
        {
            let own = line(at, "", when, amount);
            let position = Position { file: 1, ..own.position };
            builder.line(OrderLine { position, kind, order_id: Some(b"#1"), stands_in: true, ..own });
        }
        let book = builder.seal();
        assert_eq!(told(&book), [("2024-02-01".to_owned(), -1_000), ("2024-03-01".to_owned(), -2_000)]);
        assert!(OrderStore::ledger(&book, &by(true, Basis::TotalPaid)).balances());
        assert_eq!(OrderStore::new(&book, &by(false, Basis::TotalPaid)).coverage().0, 2);
    }

    /// Orders of 50.00 and more alone: #1 with its refund, though neither is worth so much afterwards; #2 without its own.
    #[test]
    fn a_refund_is_picked_with_its_order() {
        let book = book(&[
            ("#1", "A", "2024-01-10", 6_000, 6_000, &[("2024-01-20", 6_000)]),
            ("#2", "A", "2024-01-15", 2_000, 500, &[("2024-01-21", 500)]),
            ("#3", "B", "2024-02-01", 100, 0, &[]),
        ]);
        let store = OrderStore::new(&book, &by(true, Basis::TotalPaid));
        let part = FilterPart { condition: Condition::Value(Some(5_000), None), reach: Reach::OrdersOnly };
        let filter = Filter::default().with(part).expect("room");
        let found = filter.of(&book, &Segments::default(), &store, day("2024-02-01"));
        let orders = found.orders.expect("orders alone");
        assert_eq!(rows(&orders), [row("2024-01-10", 6_000, true, 1), row("2024-01-20", -6_000, false, 1)]);
    }

    /// Whatever is dated up to the newest order, all of it comes to the same by either day: in every basis, with gift cards or without, converted or not.
    #[test]
    fn both_days_come_to_the_same() {
        let mut builder = OrderBookBuilder::default();
        let mut state = 7_u64;
        let mut next = |below: i64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) as i64 % below
        };
        for at in 0..600_usize {
            let (id, key) = (format!("#{at}"), format!("c{}", next(80)));
            let (paid, ordered) = (1 + next(2_000_000), Day(19_000 + next(300) as i32));
            let refunds: Vec<PaidBack> = (0..next(4))
                .map(|_| PaidBack { day: Day(ordered.0 - 3 + next(300) as i32), amount: Exact(next(700_000)) })
                .collect();
            let own = line(at, if next(9) == 0 { "" } else { &key }, "2024-01-01", 0);
            builder.line(OrderLine {
                order_id: Some(id.as_bytes()),
                day: Some(ordered),
                amounts: Amounts {
                    stated: Exact(paid),
                    refunded: Exact(next(paid + 1)),
                    subtotal: (next(3) > 0).then(|| Exact(next(paid + 1))),
                    discount: Exact(next(10_000)),
                    gift_cards: Exact(if next(5) == 0 { next(paid) } else { 0 }),
                    ..Amounts::default()
                },
                currency: Currency::from_code(if next(4) == 0 { b"SEK" } else { b"EUR" }),
                said: Said { refunds: &refunds, ..Said::default() },
                ..own
            });
        }
        builder.line(OrderLine {
            day: Some(Day(19_700)),
            currency: Currency::from_code(b"EUR"),
            ..line(600, "z", "2024-01-01", 100)
        });
        let book = builder.seal();
        assert!(book.refunds().len() > 300, "{}", book.refunds().len());
        let krona = Currency::from_code(b"SEK").expect("a code");
        let rates = Rates::default().with(krona, Rate::parse("0.087").expect("a rate")).expect("room");
        for basis in [Basis::NetSales, Basis::TotalPaid, Basis::GrossSales] {
            for gift_cards in [false, true] {
                for rates in [Rates::default(), rates] {
                    let with = |refund_day| {
                        let mut rules = by(refund_day, basis);
                        rules.rates = rates;
                        OrderStore::new(&book, &if gift_cards { rules.flipped(Switch::GiftCards) } else { rules })
                    };
                    let (off, on) = (with(false), with(true));
                    assert_eq!(off.revenue_coverage(), on.revenue_coverage(), "{basis:?}");
                    assert_eq!((off.coverage(), off.bought_again()), (on.coverage(), on.bought_again()));
                    assert_eq!(rows(&on).len() > rows(&off).len(), basis != Basis::GrossSales, "{basis:?}");
                }
            }
        }
    }
}

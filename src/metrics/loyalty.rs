//! M22: loyalty.
//!
//! Question: are rewards used, and do members come back more than others?
//! Definition: redemption rate = rewards used / rewards given out, both dated in the period. Members = customers of the loyalty file with an event up to the as-of day; members against
//! all others on M2, M4, M3, M10 and the waits of M11 (M23 with these two sides).
//! Inputs and units: store columns, the loyalty file; points or money as the file has them.
//! Window and censoring: as M23.
//! Edge cases: nothing given out: the rate is absent; it can pass 1 where older rewards are used. Members who never ordered are counted apart.
//! Numeric notes: exact sums. A sum of amounts is no count of people, so the rate has no interval.
//! Complexity: passes of M23 and a search of each customer's key among the members'.
//! Source: SPEC M22.
//! Not the same as: what the programme causes: whoever orders often is likelier to join, so members are better customers before they are members.
//! Tested by: `members_by_hand` below.

use crate::orders::{OrderBook, OrderStore, Window};
use crate::units::Exact;

use super::comparison::{Comparison, Side, compare};
use super::pass::Span;
use super::steps::Occasions;

/// M22.
#[derive(Debug, Clone, PartialEq)]
pub struct Loyalty {
    /// Given out in the period.
    pub issued: Exact,
    /// Used in the period.
    pub redeemed: Exact,
    /// Members of the file up to the as-of day.
    pub members: u64,
    /// Of these, with an order up to the as-of day.
    pub members_with_orders: u64,
    /// Members.
    pub of_members: Side,
    /// All other customers.
    pub of_others: Side,
    /// Members less others.
    pub difference: Comparison,
}

impl Loyalty {
    /// Used over given out.
    pub fn redemption_rate(&self) -> Option<f64> {
        (self.issued > Exact::ZERO).then(|| self.redeemed.0 as f64 / self.issued.0 as f64)
    }
}

/// Whether each customer of the store is a member, and how many members the file has.
fn members(store: &OrderStore, book: &OrderBook, window: Window) -> (Vec<bool>, u64) {
    let events = book.side_files().loyalty().filter(|event| event.day <= window.as_of);
    let mut keys: Vec<&[u8]> = events.map(|event| event.customer.as_slice()).collect();
    keys.sort_unstable();
    keys.dedup();
    let is_member = |place: &u32| {
        let customer = book.entry(*place).customer();
        customer.is_some_and(|number| keys.binary_search(&book.customer_key(number)).is_ok())
    };
    // A customer joined of several keys is a member by any of them.
    let of_customer = |rows: core::ops::Range<usize>| store.entries()[rows].iter().any(is_member);
    (store.customers().map(of_customer).collect(), keys.len() as u64)
}

/// The loyalty programme in a window; nothing where there is no such file.
pub fn loyalty(store: &OrderStore, book: &OrderBook, window: Window, occasions: Occasions) -> Option<Loyalty> {
    let span = Span::seen_of(window);
    let (is_member, members) = members(store, book, window);
    if members == 0 {
        return None;
    }
    let (mut issued, mut redeemed) = (Exact::ZERO, Exact::ZERO);
    for event in book.side_files().loyalty().filter(|event| span.holds(event.day)) {
        (issued, redeemed) = (issued.plus(event.issued), redeemed.plus(event.redeemed));
    }
    let side = |wanted: bool| {
        Side::of(store, window, occasions, &|customer| is_member.get(customer as usize).copied() == Some(wanted))
    };
    let (of_members, of_others) = (side(true), side(false));
    let ordered = |rows| store.rows_of(rows).any(|row| row.mark.is_order() && row.day <= window.as_of);
    let with_orders = store.customers().zip(&is_member).filter(|(rows, member)| **member && ordered(rows.clone()));
    Some(Loyalty {
        issued,
        redeemed,
        members,
        members_with_orders: with_orders.count() as u64,
        difference: compare(&of_members, &of_others),
        of_members,
        of_others,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Position;
    use crate::ingest::{LineSink, SideRow};
    use crate::orders::testing::{line, window};
    use crate::orders::{Basis, OrderBookBuilder, Rules};
    use crate::units::{Day, Share};

    /// By hand: A and B are members (Z never ordered, D orders after the as-of day), C joins after the as-of day: 1 of 2 members repeat, 0 of 1 others; 60 of 80 points used in
    /// the period.
    #[test]
    fn members_by_hand() {
        let mut builder = OrderBookBuilder::default();
        let rows = [
            ("A", "2024-01-01", 1000),
            ("A", "2024-02-01", 3000),
            ("B", "2024-01-05", 2000),
            ("C", "2024-01-06", 500),
            ("D", "2024-07-02", 900),
        ];
        for (at, (customer, when, amount)) in rows.into_iter().enumerate() {
            builder.line(line(at, customer, when, amount));
        }
        let events = [
            ("A", "2024-01-01", 50, 0),
            ("B", "2024-01-05", 30, 0),
            ("A", "2024-02-01", 0, 60),
            ("Z", "2023-12-31", 500, 0),
            ("C", "2024-07-01", 10, 0),
            ("D", "2023-12-30", 5, 0),
        ];
        for (customer, day, issued, redeemed) in events {
            let day = Day::parse_iso(day).expect("a day");
            let (issued, redeemed) = (Exact(issued * 10_000), Exact(redeemed * 10_000));
            let row = SideRow::Loyalty { customer: customer.as_bytes(), day, issued, redeemed };
            builder.side(Position { file: 1, record: 1, line: 1 }, row);
        }
        let book = builder.seal();
        let store = OrderStore::new(&book, &Rules::new(Basis::TotalPaid));
        let half = window("2024-01-01", "2024-06-30", "2024-06-30");
        let found = loyalty(&store, &book, half, Occasions::Days).expect("members");
        assert_eq!((found.members, found.members_with_orders, found.redemption_rate()), (4, 2, Some(0.75)));
        assert_eq!((found.of_members.repeat, found.of_others.repeat), (Share::new(1, 2), Share::new(0, 1)));
        assert_eq!(found.difference.repeat.map(|difference| difference.value), Some(0.5));
        let early = window("2023-01-01", "2023-06-30", "2023-06-30");
        assert!(loyalty(&store, &book, early, Occasions::Days).is_none());
    }
}

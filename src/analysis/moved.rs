//! What a switch moves when it is turned.

use crate::orders::{Joined, OrderBook, Rules, Switch, Tally};
use crate::units::Share;

/// What is known of the days on which orders were paid back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct RefundDates {
    /// Orders that count and were paid back, whole or in part.
    pub refunded: u64,
    /// Of these, orders for which a file tells the day, of all of it or a part.
    pub dated: u64,
    /// What of it falls on a later day than the order, in minor units.
    pub moved_minor: i128,
    /// Of that, what falls after the newest order and has not been seen.
    pub late_minor: i128,
}

impl RefundDates {
    /// Nothing where no file tells a day.
    fn of(book: &OrderBook, rules: &Rules) -> Option<Self> {
        let newest = book.days(rules).1;
        let refunded = counted(book, *rules).filter(|tally| !tally.first.credit).map(|tally| tally.refunded).sum();
        let mut dates = Self { refunded, ..Self::default() };
        for same in book.refunds().chunk_by(|a, b| a.place == b.place) {
            let place = same[0].place;
            let entry = book.entry(place);
            if rules.reason_against(book, entry).is_some() {
                continue;
            }
            dates.dated += 1;
            rules.dated_minor(book, (place, entry), &mut |day, change| {
                dates.moved_minor -= i128::from(change);
                dates.late_minor -= if day > newest { i128::from(change) } else { 0 };
            });
        }
        (dates.dated > 0).then_some(dates)
    }
}

/// What a switch moves when it is turned, given the others as they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moved {
    /// Orders more with the switch on than off.
    pub orders: i64,
    /// Revenue more with the switch on than off, in minor units.
    pub revenue_minor: i128,
    /// For a switch that joins customers: those with at least two orders of all with one, with it off and with it on.
    pub bought_again: Option<[Share; 2]>,
    /// For the switch that books refunds on their own day, where any has one.
    pub refunds: Option<RefundDates>,
}

impl Moved {
    /// Customers more with the switch on than off; only a switch that joins customers is asked.
    pub fn customers(&self) -> i64 {
        self.bought_again.map_or(0, |[off, on]| on.whole as i64 - off.whole as i64)
    }

    /// `sums` are orders and revenue by some rules, `bought_again` is so by the rules as they are.
    pub(super) fn by(
        switch: Switch,
        book: &OrderBook,
        rules: &Rules,
        sums: &dyn Fn(&Rules) -> (i64, i128),
        bought_again: Share,
    ) -> Self {
        let flipped = rules.flipped(switch);
        if switch.joins() {
            let off_and_on = |then| if rules.is_on(switch) { [then, bought_again] } else { [bought_again, then] };
            let then = with_others(book, rules, &flipped, bought_again);
            return Self { orders: 0, revenue_minor: 0, bought_again: then.map(off_and_on), refunds: None };
        }
        if switch == Switch::RefundDay {
            return Self { orders: 0, revenue_minor: 0, bought_again: None, refunds: RefundDates::of(book, rules) };
        }
        let (now, then) = (sums(rules), sums(&flipped));
        let (on, off) = if rules.is_on(switch) { (now, then) } else { (then, now) };
        Self { orders: on.0 - off.0, revenue_minor: on.1 - off.1, bought_again: None, refunds: None }
    }
}

/// The kinds of entries that count by some rules.
pub(super) fn counted(book: &OrderBook, rules: Rules) -> impl Iterator<Item = &Tally> {
    book.tallies().iter().filter(move |tally| rules.reason_against(book, &tally.first).is_none())
}

/// Who bought again by rules that join others; nothing where neither joins anybody.
fn with_others(book: &OrderBook, rules: &Rules, flipped: &Rules, all: Share) -> Option<Share> {
    let (here, there) = (book.people().joined(rules), book.people().joined(flipped));
    let mut customers: Vec<u32> = here.customers().chain(there.customers()).collect();
    customers.sort_unstable();
    customers.dedup();
    if customers.is_empty() {
        return None;
    }
    let counts = |at: usize| {
        let entry = book.entry(at as u32);
        !entry.credit && rules.reason_against(book, entry).is_none()
    };
    let orders: Vec<(u32, u64)> = customers
        .into_iter()
        .map(|customer| (customer, book.rows_of(customer).filter(|&at| counts(at)).count() as u64))
        .collect();
    let persons = |joined: &Joined| {
        let mut persons: Vec<(u32, u64)> =
            orders.iter().map(|&(customer, orders)| (joined.leader(customer), orders)).collect();
        persons.sort_unstable();
        persons.chunk_by(|a, b| a.0 == b.0).fold(Share::new(0, 0), |all, person| {
            let orders: u64 = person.iter().map(|keys| keys.1).sum();
            Share::new(all.part + u64::from(orders > 1), all.whole + u64::from(orders > 0))
        })
    };
    let (mine, theirs) = (persons(&here), persons(&there));
    Some(Share::new(all.part - mine.part + theirs.part, all.whole - mine.whole + theirs.whole))
}

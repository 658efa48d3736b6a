//! What a switch moves when it is turned.

use crate::orders::{Joined, OrderBook, Rules};
use crate::units::Share;

/// Sums over everything that counts by some rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sums {
    /// Orders.
    pub orders: i64,
    /// Revenue in minor units.
    pub revenue_minor: i128,
    /// Customers with at least two orders, of all with one.
    pub bought_again: Share,
}

/// What counts with a switch on and with it off, given the others as they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moved {
    /// With it on.
    pub on: Sums,
    /// With it off.
    pub off: Sums,
}

impl Moved {
    /// Orders more with the switch on than off.
    pub fn orders(&self) -> i64 {
        self.on.orders - self.off.orders
    }

    /// Revenue more with the switch on than off, in minor units.
    pub fn revenue_minor(&self) -> i128 {
        self.on.revenue_minor - self.off.revenue_minor
    }

    /// Customers more with the switch on than off.
    pub fn customers(&self) -> i64 {
        self.on.bought_again.whole as i64 - self.off.bought_again.whole as i64
    }
}

impl Sums {
    /// The sums by some rules: one pass over the book, whose entries stand by customer.
    pub(super) fn of(book: &OrderBook, rules: &Rules) -> Self {
        let joined = book.people().joined(rules);
        let mut sums = Self::default();
        let (mut customer, mut orders) = (None, 0);
        let mut persons = Persons::default();
        for entry in book.entries() {
            if rules.reason_against(book, entry).is_some() {
                continue;
            }
            let counts = u32::from(!entry.credit);
            sums.orders += i64::from(counts);
            sums.revenue_minor += i128::from(rules.amount_minor(entry));
            if entry.customer != customer {
                persons.close(customer, orders, &joined);
                (customer, orders) = (entry.customer, 0);
            }
            orders += counts;
        }
        persons.close(customer, orders, &joined);
        sums.bought_again = persons.bought_again();
        sums
    }
}

/// Persons and their orders: those with one key are counted at once, the others when all keys have been seen.
#[derive(Default)]
struct Persons {
    alone: Share,
    joined: Vec<(u32, u32)>,
}

impl Persons {
    fn close(&mut self, customer: Option<u32>, orders: u32, joined: &Joined) {
        let Some(customer) = customer.filter(|_| orders > 0) else { return };
        match joined.leader_if_joined(customer) {
            Some(leader) => self.joined.push((leader, orders)),
            None => {
                self.alone.whole += 1;
                self.alone.part += u64::from(orders > 1);
            }
        }
    }

    fn bought_again(mut self) -> Share {
        self.joined.sort_unstable();
        let mut all = self.alone;
        for person in self.joined.chunk_by(|a, b| a.0 == b.0) {
            all.whole += 1;
            all.part += u64::from(person.iter().map(|keys| keys.1).sum::<u32>() > 1);
        }
        all
    }
}

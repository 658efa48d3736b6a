//! Who may be one person under several keys, and which keys many people share.
//!
//! A customer's key is settled while a file is read. What could join two keys (a telephone number, name and postcode, an address with a `+tag`) is kept
//! as links between customers, sealed once; the rules say which of them hold, and [`Joined`] brings the customers together without reading a file
//! again.

use crate::units::Day;

use super::book::{Entry, OrderBook};
use super::rules::{Rules, Switch};

/// A key that many people seem to share.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SharedKey {
    /// Whose key it is.
    pub customer: u32,
    /// Orders under it.
    pub orders: u64,
    /// Billing names under it, as far as the files have them.
    pub names: u32,
}

/// Who may be one person under several keys, sealed.
#[derive(Debug, Clone, Default)]
pub struct People {
    /// Pairs of customers, by what joins them: telephone; name and postcode; tags; Gmail; tags and Gmail.
    pub(super) links: [Vec<(u32, u32)>; 5],
    /// Instants of the orders of whoever may be joined, by their places in the book.
    pub(super) instants: Vec<(u32, i64)>,
    pub(super) shared: Vec<SharedKey>,
}

impl People {
    /// Keys that many people seem to share, by customer.
    pub fn shared(&self) -> &[SharedKey] {
        &self.shared
    }

    /// Whether a customer's key is one of those.
    pub fn is_shared(&self, customer: u32) -> bool {
        self.shared.binary_search_by_key(&customer, |key| key.customer).is_ok()
    }

    /// Who is one person by the rules.
    pub fn joined(&self, rules: &Rules) -> Joined {
        let on = |switch| rules.is_on(switch);
        let addresses = match (on(Switch::PlusTags), on(Switch::GmailDots)) {
            (false, false) => None,
            (true, false) => Some(2),
            (false, true) => Some(3),
            (true, true) => Some(4),
        };
        let traces = [(Switch::JoinPhone, 0), (Switch::NameAndPostcode, 1)];
        let lists = traces.into_iter().filter(|(switch, _)| on(*switch)).map(|(_, list)| list).chain(addresses);
        let links: Vec<(u32, u32)> = lists.flat_map(|list| &self.links[list]).copied().collect();
        Joined::of(&links)
    }
}

/// Customers that are one person, by the smallest of their numbers.
#[derive(Debug, Clone, Default)]
pub struct Joined {
    /// Customers in their order, each with the one who stands for all of the person's.
    leaders: Vec<(u32, u32)>,
}

impl Joined {
    fn of(links: &[(u32, u32)]) -> Self {
        let mut customers: Vec<u32> = links.iter().flat_map(|&(a, b)| [a, b]).collect();
        customers.sort_unstable();
        customers.dedup();
        let mut leaders: Vec<(u32, u32)> = customers.iter().map(|&customer| (customer, customer)).collect();
        let place = |customer: u32| customers.partition_point(|&other| other < customer);
        let leader = |leaders: &mut Vec<(u32, u32)>, mut customer: u32| {
            while leaders[place(customer)].1 != customer {
                let next = leaders[place(customer)].1;
                leaders[place(customer)].1 = leaders[place(next)].1;
                customer = next;
            }
            customer
        };
        for &(a, b) in links {
            let (a, b) = (leader(&mut leaders, a), leader(&mut leaders, b));
            leaders[place(a.max(b))].1 = a.min(b);
        }
        for &customer in &customers {
            let found = leader(&mut leaders, customer);
            leaders[place(customer)].1 = found;
        }
        Self { leaders }
    }

    /// Whether nobody is joined.
    pub fn is_empty(&self) -> bool {
        self.leaders.is_empty()
    }

    /// Everybody who is joined with others, in order.
    pub fn customers(&self) -> impl Iterator<Item = u32> {
        self.leaders.iter().map(|pair| pair.0)
    }

    /// Who stands for a customer.
    pub fn leader(&self, customer: u32) -> u32 {
        match self.leaders.binary_search_by_key(&customer, |pair| pair.0) {
            Ok(at) => self.leaders[at].1,
            Err(_) => customer,
        }
    }

    /// Walks over the book by persons and time, guests last: gives each entry's place, the entry, and who stands for its person.
    pub(super) fn walk(&self, book: &OrderBook, mut visit: impl FnMut(u32, &Entry, Option<u32>)) {
        let mut visit_at = |at: usize, person: Option<u32>| {
            let entry = book.entry(at as u32);
            visit(at as u32, entry, person.or(entry.customer()));
        };
        let mut persons: Vec<(u32, u32)> = self.leaders.iter().map(|&(customer, leader)| (leader, customer)).collect();
        persons.sort_unstable();
        let mut place = 0;
        for &(customer, leader) in &self.leaders {
            let own = book.rows_of(customer);
            (place..own.start).for_each(|at| visit_at(at, None));
            place = own.end;
            if customer != leader {
                continue;
            }
            let from = persons.partition_point(|pair| pair.0 < leader);
            let members = persons[from..].iter().take_while(|pair| pair.0 == leader);
            let mut rows: Vec<usize> = members.flat_map(|&(_, member)| book.rows_of(member)).collect();
            rows.sort_by_cached_key(|&at| book.time_of(at as u32));
            rows.into_iter().for_each(|at| visit_at(at, Some(leader)));
        }
        (place..book.len()).for_each(|at| visit_at(at, None));
    }
}

impl OrderBook {
    /// When an order was placed, as far as it matters for telling which of a joined person's came first.
    fn time_of(&self, at: u32) -> (Day, i64, usize, Vec<u8>, i64) {
        let people = self.people();
        let instant = match people.instants.binary_search_by_key(&at, |pair| pair.0) {
            Ok(place) => people.instants[place].1,
            Err(_) => 0,
        };
        let entry = self.entry(at);
        let id = self.order_id(entry).unwrap_or_default();
        (entry.day, instant, id.len(), id.to_vec(), entry.stated.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_join_whoever_they_reach() {
        let joined = Joined::of(&[(5, 9), (2, 7), (9, 2), (20, 21)]);
        assert_eq!([2, 5, 7, 9, 20, 21, 3].map(|customer| joined.leader(customer)), [2, 2, 2, 2, 20, 20, 3]);
        assert!(Joined::of(&[]).is_empty());
    }
}

//! Who may be one person under several keys, and which keys many people share.
//!
//! A customer's key is settled while a file is read. What could join two keys (a telephone number, name and postcode, an address with a `+tag`) is kept
//! as links between customers, sealed once; the rules say which of them hold, and [`Joined`] brings the customers together without reading a file
//! again.

use crate::units::Day;

use super::book::OrderBook;
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

    /// Who stands for a customer.
    pub fn leader(&self, customer: u32) -> u32 {
        self.leader_if_joined(customer).unwrap_or(customer)
    }

    /// Who stands for a customer that is joined with others.
    pub fn leader_if_joined(&self, customer: u32) -> Option<u32> {
        let at = self.leaders.binary_search_by_key(&customer, |pair| pair.0).ok()?;
        Some(self.leaders[at].1)
    }

    /// Places in the book in the order of persons and time, guests last.
    pub fn sequence(&self, book: &OrderBook) -> Vec<u32> {
        let entries = book.entries();
        let mut persons: Vec<(u32, u32)> = self.leaders.iter().map(|&(customer, leader)| (leader, customer)).collect();
        persons.sort_unstable();
        let mut sequence = Vec::with_capacity(entries.len());
        let mut place = 0;
        let mut members = self.leaders.iter().peekable();
        while place < entries.len() {
            let Some(&(customer, leader)) = members.next() else { break };
            let own = book.rows_of(customer);
            sequence.extend((place..own.start).map(|at| at as u32));
            place = own.end.max(place);
            if customer != leader {
                continue;
            }
            let from = persons.partition_point(|pair| pair.0 < leader);
            let begin = sequence.len();
            for &(_, member) in persons[from..].iter().take_while(|pair| pair.0 == leader) {
                sequence.extend(book.rows_of(member).map(|at| at as u32));
            }
            sequence[begin..].sort_by_cached_key(|&at| book.time_of(at));
        }
        sequence.extend((place..entries.len()).map(|at| at as u32));
        sequence
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
        let entry = &self.entries()[at as usize];
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

//! What is learnt of customers while the files are read: who has a telephone number, an address or a name in common with whom.
//!
//! A number or an address that more than [`MOST_KEYS`] customers have is a shop's or a relay's and joins nobody. Names alone never join; many of them
//! under one key say that it is no person's.

use crate::ingest::Marks;

use super::builder::{Draft, NONE};
use super::keys::{KeyTable, without_zeros};
use super::people::{People, SharedKey};

/// Customers that one telephone number or one address may join.
const MOST_KEYS: usize = 4;
/// A key with more than this share of all orders is looked at: one in so many.
const SHARED_ONE_IN: u64 = 33;
/// Fewer orders than these are nothing to look at, whatever their share.
const SHARED_FROM: u64 = 10;
/// Billing names from which a key is that of many people.
const MANY_NAMES: u32 = 5;

/// The first customer of a telephone number or an address, and whoever else has it.
#[derive(Debug, Default)]
struct Traces {
    keys: KeyTable,
    first: Vec<u32>,
    others: Pairs,
}

impl Traces {
    fn meet(&mut self, key: &[u8], customer: u32) {
        let number = self.keys.number(key);
        match self.first.get(number as usize) {
            None => self.first.push(customer),
            Some(&first) if first != customer => self.others.push((number, customer)),
            Some(_) => {}
        }
    }

    /// Pairs of customers that have one trace in common.
    fn links(mut self) -> Vec<(u32, u32)> {
        let others = self.others.distinct();
        let mut links = Vec::new();
        for group in others.chunk_by(|a, b| a.0 == b.0).filter(|group| group.len() < MOST_KEYS) {
            let first = self.first[group[0].0 as usize];
            links.extend(group.iter().map(|&(_, customer)| (first, customer)));
        }
        links
    }
}

/// Pairs of which equal ones are kept once, at the latest when room runs out.
#[derive(Debug, Default)]
struct Pairs {
    pairs: Vec<(u32, u32)>,
    /// Pairs that stood when the present file began.
    before: usize,
}

impl Pairs {
    fn push(&mut self, pair: (u32, u32)) {
        if self.pairs.last() != Some(&pair) {
            self.pairs.push(pair);
        }
    }

    fn begin_file(&mut self) {
        self.pairs.sort_unstable();
        self.pairs.dedup();
        self.before = self.pairs.len();
    }

    fn distinct(&mut self) -> Vec<(u32, u32)> {
        self.begin_file();
        core::mem::take(&mut self.pairs)
    }
}

/// What is learnt of customers while the files are read.
#[derive(Debug, Default)]
pub(super) struct Acquaintances {
    phones: Traces,
    homes: Traces,
    /// The first billing name of each customer, 0 where there is none yet.
    names: Vec<u32>,
    other_names: Pairs,
}

impl Acquaintances {
    pub(super) fn begin_file(&mut self) {
        for pairs in self.pairs() {
            pairs.begin_file();
        }
    }

    /// Forgets what the present file has shown of customers that were known before it.
    pub(super) fn forget_file(&mut self) {
        for pairs in self.pairs() {
            pairs.pairs.truncate(pairs.before);
        }
    }

    fn pairs(&mut self) -> [&mut Pairs; 3] {
        [&mut self.phones.others, &mut self.homes.others, &mut self.other_names]
    }

    /// Takes note of what an order's row says of its customer.
    pub(super) fn meet(&mut self, customer: u32, marks: &Marks) {
        if customer == NONE {
            return;
        }
        if marks.phone != 0 {
            self.phones.meet(&marks.phone.to_le_bytes(), customer);
        }
        if marks.home != 0 {
            self.homes.meet(&marks.home.to_le_bytes(), customer);
        }
        if marks.name != 0 {
            let at = customer as usize;
            self.names.resize(self.names.len().max(at + 1), 0);
            match self.names[at] {
                0 => self.names[at] = marks.name,
                first if first != marks.name => self.other_names.push((customer, marks.name)),
                _ => {}
            }
        }
    }

    /// Takes customers' acquaintances for others': sorted pairs of keys that turned out to be one.
    pub(super) fn rename(&mut self, names: &[(u32, u32)]) {
        let renamed = |customer: &mut u32| {
            if let Ok(at) = names.binary_search_by_key(customer, |pair| pair.0) {
                *customer = names[at].1;
            }
        };
        for traces in [&mut self.phones, &mut self.homes] {
            traces.first.iter_mut().for_each(renamed);
            traces.others.pairs.iter_mut().for_each(|pair| renamed(&mut pair.1));
        }
        self.other_names.pairs.iter_mut().for_each(|pair| renamed(&mut pair.0));
        for &(customer, other) in names {
            let name = self.names.get(customer as usize).copied().unwrap_or(0);
            self.meet(other, &Marks { name, ..Marks::default() });
        }
    }

    /// Links the customers that something joins.
    pub(super) fn link(mut self, customers: &KeyTable) -> Linked {
        Linked {
            links: [
                self.phones.links(),
                self.homes.links(),
                address_links(customers, true, false),
                address_links(customers, false, true),
                address_links(customers, true, true),
            ],
            names: self.names,
            other_names: self.other_names.distinct(),
        }
    }
}

/// Customers with what joins them and what they are called.
pub(super) struct Linked {
    links: [Vec<(u32, u32)>; 5],
    names: Vec<u32>,
    other_names: Vec<(u32, u32)>,
}

impl Linked {
    /// Seals what is known; the drafts come in the order of the book.
    pub(super) fn seal<'a>(self, drafts: impl Iterator<Item = &'a Draft>) -> People {
        let mut linked: Vec<u32> = self.links.iter().flatten().flat_map(|&(a, b)| [a, b]).collect();
        linked.sort_unstable();
        linked.dedup();
        let mut instants = Vec::new();
        let (mut orders, mut shared) = (0_u64, Vec::new());
        let mut present = SharedKey { customer: NONE, orders: 0, names: 0 };
        let mut close = |key: SharedKey| {
            let key = SharedKey { names: self.names_of(key.customer), ..key };
            if key.customer != NONE && (key.orders >= SHARED_FROM || key.names >= MANY_NAMES) {
                shared.push(key);
            }
        };
        for (at, draft) in drafts.enumerate() {
            if linked.binary_search(&draft.customer).is_ok() {
                instants.push((at as u32, draft.instant));
            }
            if present.customer != draft.customer {
                close(present);
                present = SharedKey { customer: draft.customer, orders: 0, names: 0 };
            }
            present.orders += u64::from(!draft.credit);
            orders += u64::from(!draft.credit);
        }
        close(present);
        let many_orders = |key: &SharedKey| key.orders >= SHARED_FROM && key.orders * SHARED_ONE_IN > orders;
        shared.retain(|key| many_orders(key) || key.names >= MANY_NAMES);
        shared.shrink_to_fit();
        People { links: self.links, instants, shared }
    }

    fn names_of(&self, customer: u32) -> u32 {
        let from = self.other_names.partition_point(|pair| pair.0 < customer);
        let others = self.other_names[from..].iter().take_while(|pair| pair.0 == customer);
        let first = self.names.get(customer as usize).copied().unwrap_or(0);
        u32::from(first != 0) + others.filter(|pair| pair.1 != first).count() as u32
    }
}

/// Customers whose addresses are one without their tags, or without what Gmail overlooks.
fn address_links(customers: &KeyTable, tags: bool, gmail: bool) -> Vec<(u32, u32)> {
    let (mut plain, mut first, mut links) = (KeyTable::default(), Vec::new(), Vec::new());
    let mut address = Vec::new();
    for customer in 0..customers.len() as u32 {
        if !simplify(customers.key(customer), tags, gmail, &mut address) {
            continue;
        }
        let number = plain.number(&address) as usize;
        if number == first.len() {
            first.push(customers.find(&address).unwrap_or(customer));
        }
        if first[number] != customer {
            links.push((first[number], customer));
        }
    }
    links
}

/// Writes an address without its tag and as Gmail understands it; says whether that changes it.
fn simplify(key: &[u8], tags: bool, gmail: bool, address: &mut Vec<u8>) -> bool {
    let Some(at) = key.iter().rposition(|&byte| byte == b'@') else { return false };
    let (name, domain) = (&key[..at], &key[at + 1..]);
    let tag = name.iter().position(|&byte| byte == b'+').filter(|&tag| tags && tag > 0);
    let is_gmail = gmail && (domain == b"gmail.com" || domain == b"googlemail.com");
    if tag.is_none() && !(is_gmail && (domain.len() > 9 || name.contains(&b'.'))) {
        return false;
    }
    let name = &name[..tag.unwrap_or(name.len())];
    address.clear();
    address.extend(name.iter().filter(|&&byte| !is_gmail || byte != b'.'));
    address.push(b'@');
    address.extend_from_slice(if is_gmail { b"gmail.com" } else { domain });
    true
}

/// Customers whose numbers are equal but for leading zeros, the one with more zeros first.
pub(super) fn zero_twins(customers: &KeyTable) -> Vec<(u32, u32)> {
    let (mut plain, mut first, mut twins) = (KeyTable::default(), Vec::new(), Vec::new());
    for customer in 0..customers.len() as u32 {
        let key = customers.key(customer);
        let short = without_zeros(key);
        if short.len() == key.len() {
            continue;
        }
        let number = plain.number(short) as usize;
        if number == first.len() {
            first.push(customers.find(short).unwrap_or(customer));
        }
        if first[number] != customer {
            twins.push((customer, first[number]));
        }
    }
    twins
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_simplified() {
        let mut address = Vec::new();
        for (key, tags, gmail, expected) in [
            ("ann+shop@example.com", true, false, Some("ann@example.com")),
            ("ann+shop@example.com", false, true, None),
            ("+@example.com", true, true, None),
            ("a.n.n@gmail.com", true, false, None),
            ("a.n.n@gmail.com", false, true, Some("ann@gmail.com")),
            ("a.n.n+x@googlemail.com", true, true, Some("ann@gmail.com")),
            ("a.n.n+x@googlemail.com", false, true, Some("ann+x@gmail.com")),
            ("ann@googlemail.com", false, true, Some("ann@gmail.com")),
            ("ann@gmail.com", true, true, None),
            ("a.n.n@example.com", true, true, None),
            ("17850", true, true, None),
        ] {
            let changed = simplify(key.as_bytes(), tags, gmail, &mut address);
            let found = changed.then(|| String::from_utf8_lossy(&address).into_owned());
            assert_eq!(found.as_deref(), expected, "{key}");
        }
    }

    #[test]
    fn a_number_that_many_have_joins_nobody() {
        let mut traces = Traces::default();
        for customer in 0..4 {
            traces.meet(b"few", customer);
            traces.meet(b"few", customer);
        }
        for customer in 10..15 {
            traces.meet(b"many", customer);
        }
        assert_eq!(traces.links(), [(0, 1), (0, 2), (0, 3)]);
    }

    #[test]
    fn numbers_have_twins_without_their_zeros() {
        let mut keys = KeyTable::default();
        for key in ["12", "000012", "0007", "07", "A01", "0", "00"] {
            keys.number(key.as_bytes());
        }
        assert_eq!(zero_twins(&keys), [(1, 0), (3, 2), (6, 5)]);
    }
}

//! What is learnt of customers while the files are read: who has a telephone number, an address or a name in common with whom.
//!
//! A number or an address that more than [`MOST_KEYS`] customers have is a shop's or a relay's and joins nobody. Names alone never join; many of them
//! under one key say that it is no person's.

use crate::ingest::Marks;

use super::builder::{Draft, NONE};
use super::keys::{KeyTable, hash, without_zeros};
use super::people::{People, SharedKey};

/// Customers that one telephone number or one address may join.
const MOST_KEYS: usize = 4;
/// A key with more than this share of all orders is looked at: one in so many.
const SHARED_ONE_IN: u64 = 33;
/// Fewer orders than these are nothing to look at, whatever their share.
const SHARED_FROM: u64 = 10;
/// Billing names from which a key is that of many people.
const MANY_NAMES: u32 = 5;

/// Pairs of which equal ones are kept once, at the latest when a file ends.
#[derive(Debug, Default)]
struct Pairs {
    pairs: Vec<(u64, u32)>,
    /// Pairs that stood when the present file began.
    before: usize,
}

impl Pairs {
    fn push(&mut self, pair: (u64, u32)) {
        if self.pairs.last() != Some(&pair) {
            self.pairs.push(pair);
        }
    }

    fn begin_file(&mut self) {
        self.pairs.sort_unstable();
        self.pairs.dedup();
        self.before = self.pairs.len();
    }
}

/// What is learnt of customers while the files are read: of each trace the first one in a list by customer, the others apart. 0 is none.
#[derive(Debug, Default)]
pub(super) struct Acquaintances {
    phones: Vec<u32>,
    homes: Vec<u64>,
    names: Vec<u32>,
    other_phones: Pairs,
    other_homes: Pairs,
    /// Customers with the names they have beside the first.
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
        [&mut self.other_phones, &mut self.other_homes, &mut self.other_names]
    }

    /// Takes note of what an order's row says of its customer.
    pub(super) fn meet(&mut self, customer: u32, marks: &Marks) {
        let Marks { phone, name, home, .. } = *marks;
        if customer == NONE {
            return;
        }
        if phone != 0 && !is_first(&mut self.phones, customer, phone) {
            self.other_phones.push((u64::from(phone), customer));
        }
        if home != 0 && !is_first(&mut self.homes, customer, home) {
            self.other_homes.push((home, customer));
        }
        if name != 0 && !is_first(&mut self.names, customer, name) {
            self.other_names.push((u64::from(customer), name));
        }
    }

    /// Takes customers' acquaintances for others': sorted pairs of keys that turned out to be one.
    pub(super) fn rename(&mut self, names: &[(u32, u32)]) {
        let renamed =
            |customer: u32| names.binary_search_by_key(&customer, |pair| pair.0).map_or(customer, |at| names[at].1);
        for pairs in [&mut self.other_phones, &mut self.other_homes] {
            pairs.pairs.iter_mut().for_each(|pair| pair.1 = renamed(pair.1));
        }
        self.other_names.pairs.iter_mut().for_each(|pair| pair.0 = u64::from(renamed(pair.0 as u32)));
        for &(customer, other) in names {
            let marks = Marks {
                phone: take(&mut self.phones, customer),
                home: take(&mut self.homes, customer),
                name: take(&mut self.names, customer),
                ..Marks::default()
            };
            self.meet(other, &marks);
        }
    }

    /// Links the customers that something joins.
    pub(super) fn link(mut self, customers: &KeyTable) -> Linked {
        let phones = shared(&|visit| {
            (0..).zip(&self.phones).for_each(|(customer, &phone)| visit(u64::from(phone), customer));
            self.other_phones.pairs.iter().for_each(|&(phone, customer)| visit(phone, customer));
        });
        let homes = shared(&|visit| {
            (0..).zip(&self.homes).for_each(|(customer, &home)| visit(home, customer));
            self.other_homes.pairs.iter().for_each(|&(home, customer)| visit(home, customer));
        });
        let [tags, gmail, both] = address_links(customers);
        self.other_names.begin_file();
        Linked {
            links: [star(phones), star(homes), tags, gmail, both],
            names: self.names,
            other_names: self.other_names.pairs,
        }
    }
}

/// Whether something is the first of its kind at a customer, or the same again.
fn is_first<T: Copy + Default + PartialEq>(firsts: &mut Vec<T>, customer: u32, it: T) -> bool {
    let at = customer as usize;
    if firsts.len() <= at {
        firsts.resize(at + 1, T::default());
    }
    if firsts[at] == T::default() {
        firsts[at] = it;
    }
    firsts[at] == it
}

fn take<T: Default>(firsts: &mut [T], customer: u32) -> T {
    firsts.get_mut(customer as usize).map(core::mem::take).unwrap_or_default()
}

/// Visits traces with their customers.
type Visit<'a> = &'a dyn Fn(&mut dyn FnMut(u64, u32));

/// The traces that several customers have, sorted; each customer once.
///
/// Nearly every trace is one customer's. Two passes over a few bits a trace leave few to be sorted.
fn shared(visit: Visit<'_>) -> Vec<(u64, u32)> {
    let mut count = 0_usize;
    visit(&mut |trace, _| count += usize::from(trace != 0));
    let bits = (count * 8).next_power_of_two().max(64);
    let place = |trace: u64| (trace.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 20) as usize & (bits - 1);
    let (mut once, mut twice) = (vec![0_u64; bits / 64], vec![0_u64; bits / 64]);
    visit(&mut |trace, _| {
        if trace != 0 {
            let (word, bit) = (place(trace) / 64, 1 << (place(trace) % 64));
            twice[word] |= once[word] & bit;
            once[word] |= bit;
        }
    });
    let mut found = Vec::new();
    visit(&mut |trace, customer| {
        if trace != 0 && twice[place(trace) / 64] >> (place(trace) % 64) & 1 == 1 {
            found.push((trace, customer));
        }
    });
    found.sort_unstable();
    found.dedup();
    let several = |group: &&[(u64, u32)]| group.len() > 1;
    found.chunk_by(|a, b| a.0 == b.0).filter(several).flatten().copied().collect()
}

/// Links from the first customer of a trace to the others, unless there are too many.
fn star(shared: Vec<(u64, u32)>) -> Vec<(u32, u32)> {
    let few = shared.chunk_by(|a, b| a.0 == b.0).filter(|group| group.len() <= MOST_KEYS);
    few.flat_map(|group| group[1..].iter().map(|pair| (group[0].1, pair.1))).collect()
}

/// Customers with what joins them and what they are called.
pub(super) struct Linked {
    links: [Vec<(u32, u32)>; 5],
    names: Vec<u32>,
    other_names: Vec<(u64, u32)>,
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
        let from = self.other_names.partition_point(|pair| pair.0 < u64::from(customer));
        let others = self.other_names[from..].iter().take_while(|pair| pair.0 == u64::from(customer));
        let first = self.names.get(customer as usize).copied().unwrap_or(0);
        u32::from(first != 0) + others.filter(|pair| pair.1 != first).count() as u32
    }
}

/// Customers whose addresses are one without their tags, for Gmail, and without tags for Gmail.
fn address_links(customers: &KeyTable) -> [Vec<(u32, u32)>; 3] {
    let numbers = 0..customers.len() as u32;
    let mut address = Vec::new();
    if !numbers.clone().any(|customer| simplify(customers.key(customer), true, true, &mut address)) {
        return [const { Vec::new() }; 3];
    }
    // Whoever is one in any of the three ways is one in the last.
    let alike = shared(&|visit| {
        let mut address = Vec::new();
        for customer in numbers.clone() {
            let key = customers.key(customer);
            if key.contains(&b'@') {
                let changed = simplify(key, true, true, &mut address);
                visit(hash(if changed { &address } else { key }), customer);
            }
        }
    });
    let mut links = [const { Vec::new() }; 3];
    for group in alike.chunk_by(|a, b| a.0 == b.0) {
        for (links, (tags, gmail)) in links.iter_mut().zip([(true, false), (false, true), (true, true)]) {
            let mut plain: Vec<(Vec<u8>, u32)> = Vec::new();
            for &(_, customer) in group {
                let key = customers.key(customer);
                if !simplify(key, tags, gmail, &mut address) {
                    key.clone_into(&mut address);
                }
                match plain.iter().find(|(known, _)| *known == address) {
                    Some((_, first)) => links.push((*first, customer)),
                    None => plain.push((address.clone(), customer)),
                }
            }
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
        let mut known = Acquaintances::default();
        let phone = |phone| Marks { phone, ..Marks::default() };
        for customer in 0..4 {
            known.meet(customer, &phone(7));
            known.meet(customer, &phone(100 + customer));
            known.meet(customer, &phone(7));
        }
        (10..15).for_each(|customer| known.meet(customer, &phone(8)));
        known.meet(NONE, &phone(7));
        let linked = known.link(&KeyTable::default());
        assert_eq!(linked.links[0], [(0, 1), (0, 2), (0, 3)]);
        assert!(linked.links[1..].iter().all(Vec::is_empty));
    }

    #[test]
    fn what_a_forgotten_file_shows_of_known_customers_is_forgotten() {
        let mut known = Acquaintances::default();
        let marks = |phone, home| Marks { phone, home, name: phone, ..Marks::default() };
        known.meet(0, &marks(1, 1));
        known.meet(1, &marks(2, 2));
        known.begin_file();
        known.meet(0, &marks(2, 2));
        known.forget_file();
        let linked = known.link(&KeyTable::default());
        assert!(linked.links.iter().all(Vec::is_empty));
        assert_eq!((linked.names_of(0), linked.names_of(1), linked.names_of(2)), (1, 1, 0));
    }

    #[test]
    fn addresses_are_linked_in_the_ways_that_make_them_one() {
        let mut keys = KeyTable::default();
        for key in
            ["ann@gmail.com", "a.nn@gmail.com", "ann+x@gmail.com", "a.nn+y@googlemail.com", "ben@x.example", "17"]
        {
            keys.number(key.as_bytes());
        }
        let [tags, gmail, both] = address_links(&keys);
        assert_eq!((tags, gmail), (vec![(0, 2)], vec![(0, 1)]));
        assert_eq!(both, [(0, 1), (0, 2), (0, 3)]);
        keys.number(b"b.en+1@x.example");
        keys.number(b"b.en@x.example");
        assert_eq!(address_links(&keys)[0], [(0, 2), (6, 7)]);
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

//! M19: products.
//!
//! Question: which first product brings customers who come back, what do they buy next, what is bought together, and who is due to buy again?
//! Definition: of the products with the most orders. First product: customers whose first order held it: repeat probability by h days among those followed so long, waits to the
//! second purchase, historical LTV at 90, 180 and 365 days. Next product: share of orders after one with a (the same customer's next order) that hold b, the base rate of b among all such next
//! orders, lift = share / base. Basket: support of a and b = orders with both / orders with items, confidence = orders with both / orders with a, lift = confidence / (orders
//! with b / orders with items). Replenishment: from an order with the product to the same customer's next order with it, by Kaplan–Meier, one-time buyers kept and censored at the as-of day.
//! Due: customers whose last order with it is between two numbers of days ago.
//! Inputs and units: store columns, the book's items; orders, customers, days, minor units.
//! Window and censoring: orders in the period, what follows them up to the as-of day; first products of customers whose first order lies in the period.
//! Edge cases: an item twice in an order counts once. What was in an order for nothing counts as held, also where lines of no value are no sales. A first order of several products counts for each. Repeats of a product on one day are one occasion. Files without items:
//! nothing. Guests count in baskets only (C9).
//! Numeric notes: integer counts; Wilson for shares.
//! Complexity: three passes over the rows; an order is a set of 64 bits.
//! Source: SPEC M19; R. Agrawal, T. Imieliński and A. Swami (1993), SIGMOD (support, confidence); S. Brin et al. (1997), SIGMOD ("interest", now lift).
//! Not the same as: best sellers: a product can sell well to people who never return.
//! Tested by: `a_small_shop_by_hand` below.

use crate::orders::{OrderBook, OrderStore, Row, Window};
use crate::statistics::{Durations, Moments};
use crate::units::{Day, Share};

use super::beginnings::{LTV_DAYS, Sums, each_beginning};
use super::pass::Span;
use super::steps::{HORIZONS, Occasions};

/// Products that are looked at: those with the most orders.
pub const MOST_PRODUCTS: usize = 64;

/// One product.
#[derive(Debug, Clone, PartialEq)]
pub struct ProductFacts {
    /// Its number in the book's catalogue.
    pub product: u32,
    /// Orders of the period with it.
    pub orders: u64,
    /// Customers whose first order held it.
    pub first_customers: u64,
    /// Of these, those who came back by each of [`HORIZONS`], of those followed so long.
    pub first_repeat: [Share; HORIZONS.len()],
    /// Their waits to the second purchase.
    pub first_waits: Durations,
    /// Their revenue at each of [`LTV_DAYS`], of those followed so long, minor units.
    pub first_ltv_minor: [Moments; LTV_DAYS.len()],
    /// Waits from the product to the product again.
    pub replenishment: Durations,
    /// Customers by the days since their last order with it, whenever that was.
    silent: Vec<u32>,
}

impl ProductFacts {
    /// How many customers' last order with it was between two numbers of days ago; [`customers_due`] lists them.
    pub fn due(&self, (from_days, to_days): (u32, u32)) -> u64 {
        let until = self.silent.len().min((to_days as usize).saturating_add(1));
        self.silent.get(from_days as usize..until).unwrap_or_default().iter().copied().map(u64::from).sum()
    }
}

/// M19.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Products {
    /// The most frequent first.
    pub products: Vec<ProductFacts>,
    /// Orders of the period with items.
    pub orders: u64,
    /// Orders of the period with items that the customer followed up by another with items.
    pub followed: u64,
    /// By product: of those, orders that held it first, and orders that held it next.
    followed_with: Vec<[u64; 2]>,
    /// By product and product: held first and held next.
    next: Vec<u64>,
    /// By product and product: in one order.
    together: Vec<u64>,
}

fn lift(share: Share, base: Share) -> Option<f64> {
    let base = base.value().filter(|base| *base > 0.0)?;
    Some(share.value()? / base)
}

impl Products {
    /// Of the orders after one with product `a`, those with `b`; both by their places in `products`.
    pub fn next_share(&self, a: usize, b: usize) -> Share {
        Share::new(self.next[a * self.products.len() + b], self.followed_with[a][0])
    }

    /// Of all orders after one with items, those with `b`.
    pub fn next_base(&self, b: usize) -> Share {
        Share::new(self.followed_with[b][1], self.followed)
    }

    /// How many times likelier `b` is after `a` than after any order.
    pub fn next_lift(&self, a: usize, b: usize) -> Option<f64> {
        lift(self.next_share(a, b), self.next_base(b))
    }

    /// Orders with both, of all with items.
    pub fn support(&self, a: usize, b: usize) -> Share {
        Share::new(self.together[a * self.products.len() + b], self.orders)
    }

    /// Orders with both, of those with `a`.
    pub fn confidence(&self, a: usize, b: usize) -> Share {
        Share::new(self.together[a * self.products.len() + b], self.products[a].orders)
    }

    /// How many times likelier `b` is beside `a` than in any order.
    pub fn basket_lift(&self, a: usize, b: usize) -> Option<f64> {
        lift(self.confidence(a, b), Share::new(self.products[b].orders, self.orders))
    }
}

/// The products with the most orders in a window, and each product's place among them.
fn frequent(store: &OrderStore, book: &OrderBook, span: Span) -> (Vec<(u32, u64)>, Vec<u8>) {
    let catalogue = book.catalogue();
    let mut counts = vec![0_u64; catalogue.products()];
    let rows = store.known().chain(store.of_guests()).zip(store.entries());
    for (_, &place) in rows.filter(|(row, _)| row.mark.is_order() && span.holds(row.day)) {
        for &product in catalogue.items(place) {
            counts[product as usize] += 1;
        }
    }
    let mut top: Vec<u32> = Vec::new();
    let key = |product: u32| (core::cmp::Reverse(counts[product as usize]), catalogue.product(product));
    for product in (0..counts.len() as u32).filter(|&product| counts[product as usize] > 0) {
        let full = top.len() == MOST_PRODUCTS;
        if full && top.last().is_some_and(|&last| key(last) < key(product)) {
            continue;
        }
        let at = top.partition_point(|&other| key(other) < key(product));
        top.insert(at, product);
        top.truncate(MOST_PRODUCTS);
    }
    let mut place = vec![u8::MAX; counts.len()];
    top.iter().zip(0..).for_each(|(&product, at)| place[product as usize] = at);
    (top.into_iter().map(|product| (product, counts[product as usize])).collect(), place)
}

/// The places of the bits that are set.
fn places(mut set: u64) -> impl Iterator<Item = usize> {
    core::iter::from_fn(move || {
        let at = (set != 0).then(|| set.trailing_zeros() as usize)?;
        set &= set - 1;
        Some(at)
    })
}

/// The products of a window.
pub fn products(store: &OrderStore, book: &OrderBook, window: Window, occasions: Occasions) -> Products {
    let (span, as_of) = (Span::seen_of(window), window.as_of);
    let (top, place_of) = frequent(store, book, span);
    let count = top.len();
    if count == 0 {
        return Products::default();
    }
    let catalogue = book.catalogue();
    // The products of an order as bits, and whether it has any items at all.
    let set_of = |place: u32| {
        let items = catalogue.items(place);
        let bit = |product: &u32| 1_u64.checked_shl(u32::from(place_of[*product as usize])).unwrap_or(0);
        (items.iter().map(bit).fold(0, |set, bit| set | bit), !items.is_empty())
    };
    let mut found = Products {
        followed_with: vec![[0; 2]; count],
        next: vec![0; count * count],
        together: vec![0; count * count],
        ..Products::default()
    };
    let basket = |found: &mut Products, (set, any): (u64, bool)| {
        found.orders += u64::from(any);
        for a in places(set) {
            for b in places(set).filter(|b| *b != a) {
                found.together[a * count + b] += 1;
            }
        }
    };
    let guests = store.guests().start;
    for (row, &place) in store.of_guests().zip(&store.entries()[guests..]) {
        if row.mark.is_order() && span.holds(row.day) {
            basket(&mut found, set_of(place));
        }
    }
    let mut replenishment = vec![Durations::default(); count];
    let longest = store.span().map_or(0, |(oldest, _)| as_of.since(oldest).max(0) as usize);
    let mut silent = vec![vec![0_u32; longest + 1]; count];
    // A customer's last day with each product of the set `held`; a customer holds a few of them.
    let mut last_of: Vec<Day> = vec![Day(0); count];
    for rows in store.customers() {
        let from = rows.start;
        let mut held = 0_u64;
        let mut before: Option<u64> = None;
        for (Row { day, mark, .. }, at) in store.rows_of(rows).zip(from..) {
            if day > as_of {
                break;
            }
            if !mark.is_order() {
                continue;
            }
            let (set, any) = set_of(store.entries()[at]);
            if span.holds(day) {
                basket(&mut found, (set, any));
            }
            if !any {
                continue;
            }
            if let Some(first) = before {
                found.followed += 1;
                places(first).for_each(|a| found.followed_with[a][0] += 1);
                places(set).for_each(|b| found.followed_with[b][1] += 1);
                for a in places(first) {
                    places(set).for_each(|b| found.next[a * count + b] += 1);
                }
            }
            before = span.holds(day).then_some(set);
            for at in places(set & held) {
                let last = last_of[at];
                let once_more = last != day || occasions == Occasions::Orders;
                if once_more && span.holds(last) {
                    replenishment[at].event(day.since(last) as u32);
                }
            }
            places(set).for_each(|at| last_of[at] = day);
            held |= set;
        }
        for at in places(held) {
            let days = as_of.since(last_of[at]) as u32;
            if span.holds(last_of[at]) {
                replenishment[at].censor(days);
            }
            if let Some(customers) = silent[at].get_mut(days as usize) {
                *customers += 1;
            }
        }
    }
    let mut first: Vec<Sums> = vec![Sums::default(); count];
    each_beginning(store, window, occasions, &mut |one| {
        places(set_of(one.place).0).for_each(|at| first[at].add(one));
    });
    found.products = top
        .into_iter()
        .zip(first)
        .zip(replenishment.into_iter().zip(silent))
        .map(|(((product, orders), first), (replenishment, silent))| ProductFacts {
            product,
            orders,
            first_customers: first.returns.customers(),
            first_repeat: first.returns.by_horizon(),
            first_waits: first.waits,
            first_ltv_minor: first.ltv,
            replenishment,
            silent,
        })
        .collect();
    found
}

/// The customers whose last order with a product is so many days ago, by their places in [`OrderStore::customers`]: with the quantiles of its
/// replenishment as bounds, those who are due.
pub fn customers_due(
    store: &OrderStore,
    book: &OrderBook,
    window: Window,
    product: u32,
    (from_days, to_days): (u32, u32),
) -> Vec<u32> {
    let mut due = Vec::new();
    for (rows, customer) in store.customers().zip(0..) {
        let from = rows.start;
        let with_it = |(row, at): &(Row, usize)| {
            let items = || book.catalogue().items(store.entries()[*at]);
            row.mark.is_order() && row.day <= window.as_of && items().binary_search(&product).is_ok()
        };
        let last = store.rows_of(rows).zip(from..).filter(with_it).last();
        let silent = last.map(|(row, _)| window.as_of.since(row.day) as u32);
        if silent.is_some_and(|days| (from_days..=to_days).contains(&days)) {
            due.push(customer);
        }
    }
    due
}

/// The customers of the period whose first order held a product, by their places in [`OrderStore::customers`].
pub fn customers_of_first_product(store: &OrderStore, book: &OrderBook, window: Window, product: u32) -> Vec<u32> {
    let mut found = Vec::new();
    each_beginning(store, window, Occasions::Days, &mut |one| {
        if book.catalogue().items(one.place).binary_search(&product).is_ok() {
            found.push(one.customer);
        }
    });
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::orders::testing::{book_of_items, window};
    use crate::orders::{Basis, Rules};

    /// By hand, as of 31 December 2024. A: tea + cup on 1 January, tea on 31 January, tea on 1 March (leap year: 30 days on). B: cup on 1 February, tea on 2 April. A guest: tea + cup. Orders with items: 6: tea 5,
    /// cup 3, both 2. Next orders: after tea+cup: tea; after tea: tea; after cup: tea: three, all with tea.
    #[test]
    fn a_small_shop_by_hand() {
        let book = book_of_items(&[
            ("A", "2024-01-01", 1000, &["tea", "cup"]),
            ("A", "2024-01-31", 500, &["tea", "tea"]),
            ("A", "2024-03-01", 500, &["tea"]),
            ("B", "2024-02-01", 800, &["cup"]),
            ("B", "2024-04-02", 500, &["tea"]),
            ("", "2024-05-01", 900, &["cup", "tea"]),
        ]);
        let store = OrderStore::new(&book, &Rules::new(Basis::TotalPaid));
        let year = window("2024-01-01", "2024-12-31", "2024-12-31");
        let found = products(&store, &book, year, Occasions::Days);
        let name =
            |at: usize| String::from_utf8_lossy(book.catalogue().product(found.products[at].product)).into_owned();
        assert_eq!((name(0), name(1), found.products.len()), ("tea".to_owned(), "cup".to_owned(), 2));
        let [tea, cup] = [0, 1].map(|at| &found.products[at]);
        assert_eq!((tea.orders, cup.orders, found.orders, found.followed), (5, 3, 6, 3));
        assert_eq!((found.support(0, 1), found.confidence(1, 0)), (Share::new(2, 6), Share::new(2, 3)));
        // Confidence 2/3 over tea's 5/6.
        assert!((found.basket_lift(1, 0).expect("orders") - 0.8).abs() < 1e-12);
        assert_eq!(
            (found.next_share(1, 0), found.next_base(0), found.next_lift(1, 0)),
            (Share::new(2, 2), Share::new(3, 3), Some(1.0))
        );
        assert_eq!((found.next_share(0, 1), found.next_lift(0, 1)), (Share::new(0, 2), None));
        // Tea again: after 30 and 30 days; then A waits 305 and B 273 days. Cup: A 365 and B 334 days without.
        assert_eq!(tea.replenishment.event_days().collect::<Vec<_>>(), [(30, 2)]);
        assert_eq!((tea.replenishment.followed(), cup.replenishment.followed(), cup.replenishment.events()), (4, 2, 0));
        // First orders: A with both, B with cup. Back by 90 days: A after 30, B after 61.
        assert_eq!((tea.first_customers, cup.first_customers, cup.first_repeat[2]), (1, 2, Share::new(2, 2)));
        assert_eq!(cup.first_ltv_minor[0].mean().map(|mean| mean.value), Some((2000.0 + 1300.0) / 2.0));
        assert_eq!((customers_due(&store, &book, year, tea.product, (280, 310)), tea.due((280, 310))), (vec![0], 1));
        assert_eq!((tea.due((306, u32::MAX)), tea.due((400, 500)), cup.due((0, 365))), (0, 0, 2));
        let began = |product| customers_of_first_product(&store, &book, year, product);
        assert_eq!((began(tea.product), began(cup.product)), (vec![0], vec![0, 1]));
        assert_eq!(customers_due(&store, &book, year, cup.product, (0, 365)), [0, 1]);
        let none = products(&store, &book, window("2023-01-01", "2023-12-31", "2024-12-31"), Occasions::Days);
        assert_eq!(none, Products::default());
    }
}

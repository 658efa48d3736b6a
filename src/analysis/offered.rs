//! What the files can be filtered by: each facet with its most frequent values.

use core::cmp::Reverse;

use crate::orders::{Condition, Facet, OrderBook, Segments};

/// Values of a facet that are offered.
const OFFERED: usize = 40;
/// A value of a customer file is offered from so many customers: what only one has is a name or a number.
const LEAST_MEMBERS: u64 = 2;

/// One facet of the files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfferedFacet {
    /// Its most frequent values, each with its orders (or customers, for a segment) in the files, whatever counts.
    pub values: Vec<(Condition, u64)>,
    /// How many rarer values there are.
    pub rarer: u64,
}

/// The facets that tell orders or customers of a book apart.
pub(super) fn offered(book: &OrderBook, segments: &Segments) -> Vec<OfferedFacet> {
    let catalogue = book.catalogue();
    let mut texts = Facet::ALL.map(|facet| vec![0_u64; catalogue.texts(facet)]);
    let mut unsaid = [0_u64; Facet::ALL.len()];
    let mut discounts = [0_u64; 2];
    let mut products = vec![0_u64; catalogue.products()];
    let (mut skus, mut vendors) = (Counts::of(catalogue.skus()), Counts::of(catalogue.vendors()));
    for (entry, place) in book.entries().zip(0..).filter(|(entry, _)| !entry.credit) {
        for ((facet, counts), unsaid) in Facet::ALL.into_iter().zip(&mut texts).zip(&mut unsaid) {
            match entry.facets.text(facet).and_then(|number| counts.get_mut(number as usize)) {
                Some(count) => *count += 1,
                None => *unsaid += 1,
            }
        }
        discounts[usize::from(entry.facets.discount_percent > 0)] += 1;
        for &product in catalogue.items(place) {
            if let Some(count) = products.get_mut(product as usize) {
                *count += 1;
            }
        }
        skus.add(|| catalogue.articles(place).filter_map(|article| article.sku));
        vendors.add(|| catalogue.articles(place).filter_map(|article| article.vendor));
    }
    let mut found = Vec::new();
    for ((facet, counts), unsaid) in Facet::ALL.into_iter().zip(texts).zip(unsaid) {
        let said = counts.into_iter().zip(0..).map(|(count, number)| (Condition::Text(facet, Some(number)), count));
        let mut own = most_frequent(said);
        if !own.values.is_empty() && unsaid > 0 {
            own.values.push((Condition::Text(facet, None), unsaid));
        }
        found.push(own);
    }
    let discounted = [(Condition::Discount(false), discounts[0]), (Condition::Discount(true), discounts[1])];
    found.push(most_frequent(discounted.into_iter()));
    found.push(most_frequent(products.into_iter().zip(0..).map(|(count, number)| (Condition::Product(number), count))));
    found.push(most_frequent(skus.orders.into_iter().zip(0..).map(|(count, number)| (Condition::Sku(number), count))));
    let vendors = vendors.orders.into_iter().zip(0..);
    found.push(most_frequent(vendors.map(|(count, number)| (Condition::Vendor(number), count))));
    let members = |segment| (Condition::Segment(segment), segments.customers(segment).len() as u64);
    found.push(most_frequent((0..segments.len() as u32).map(members).filter(|(_, count)| *count >= LEAST_MEMBERS)));
    // What all have in common tells nobody apart.
    found.retain(|facet| facet.values.len() > 1 || matches!(facet.values[..], [(Condition::Segment(_), _)]));
    found
}

/// Orders by numbers of which one order may name several, and one of them twice.
struct Counts {
    orders: Vec<u64>,
    /// The numbers of the order under way.
    own: Vec<u32>,
}

impl Counts {
    fn of(numbers: usize) -> Self {
        Self { orders: vec![0; numbers], own: Vec::new() }
    }

    /// Counts an order; nothing is asked of it where there are no numbers.
    fn add<I: Iterator<Item = u32>>(&mut self, numbers: impl FnOnce() -> I) {
        if self.orders.is_empty() {
            return;
        }
        self.own.clear();
        self.own.extend(numbers());
        self.own.sort_unstable();
        self.own.dedup();
        for &number in &self.own {
            if let Some(count) = self.orders.get_mut(number as usize) {
                *count += 1;
            }
        }
    }
}

/// The values that occur, the most frequent first and of equals the first met.
fn most_frequent(values: impl Iterator<Item = (Condition, u64)>) -> OfferedFacet {
    let mut values: Vec<(Condition, u64)> = values.filter(|(_, count)| *count > 0).collect();
    let rarer = values.len().saturating_sub(OFFERED) as u64;
    if rarer > 0 {
        // Only what is offered must stand in order. A stable order needs the places, which are those of the numbers.
        let mut placed: Vec<(Reverse<u64>, usize)> =
            values.iter().enumerate().map(|(at, (_, count))| (Reverse(*count), at)).collect();
        placed.select_nth_unstable(OFFERED);
        placed.truncate(OFFERED);
        placed.sort_unstable();
        values = placed.into_iter().filter_map(|(_, at)| values.get(at).copied()).collect();
    } else {
        values.sort_by_key(|(_, count)| Reverse(*count));
    }
    OfferedFacet { values, rarer }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_frequent_come_first_and_the_rest_is_counted() {
        let value = |number: u32| Condition::Product(number);
        let few = most_frequent([(value(0), 1), (value(1), 3), (value(2), 0), (value(3), 3)].into_iter());
        assert_eq!((few.values, few.rarer), (vec![(value(1), 3), (value(3), 3), (value(0), 1)], 0));
        let many = most_frequent((0..100).map(|number| (value(number), u64::from(number % 50))));
        assert_eq!((many.values.len(), many.rarer), (OFFERED, 98 - OFFERED as u64));
        assert_eq!(many.values[..3], [(value(49), 49), (value(99), 49), (value(48), 48)]);
    }
}

//! What orders say beside money and people: country, channel, payment, discount, what was bought.
//!
//! Texts are kept once and named by numbers. An order costs 20 bytes for its facets and, where the files name items, 4 bytes and 4 for each different item.

use crate::ingest::Said;
use crate::units::Exact;

use super::chunks::Chunks;
use super::keys::KeyTable;

/// What an order can be told apart by, as the file writes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Facet {
    /// The country it went to.
    Country,
    /// Where it came from: web, shop, app, a marketplace.
    Channel,
    /// How it was paid.
    Payment,
    /// The code of its discount.
    DiscountCode,
}

impl Facet {
    /// Every facet.
    pub const ALL: [Self; 4] = [Self::Country, Self::Channel, Self::Payment, Self::DiscountCode];
}

/// Nothing said.
const NONE: u32 = u32::MAX;
/// No hour.
const NO_HOUR: u8 = u8::MAX;

/// The facets of one order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facets {
    /// Numbers of texts, by [`Facet`].
    texts: [u32; Facet::ALL.len()],
    hour: u8,
    /// Its discount and what was paid back of it, in hundredths of what it would have cost and of what was paid.
    pub discount_percent: u8,
    /// See above.
    pub refunded_percent: u8,
}

impl Default for Facets {
    fn default() -> Self {
        Self { texts: [NONE; Facet::ALL.len()], hour: NO_HOUR, discount_percent: 0, refunded_percent: 0 }
    }
}

impl Facets {
    /// The number of a text, where the order says it.
    #[inline(always)]
    pub fn text(&self, facet: Facet) -> Option<u32> {
        Some(self.texts[facet as usize]).filter(|&number| number != NONE)
    }

    /// The hour of the day in the shop's time, where the order has one.
    #[inline(always)]
    pub fn hour(&self) -> Option<u8> {
        (self.hour != NO_HOUR).then_some(self.hour)
    }

    /// The same with what the order's money says: what was taken off what it would have cost, what was paid back of what was paid.
    #[must_use]
    pub(super) fn with_money(self, (off, before): (Exact, Exact), (refunded, paid): (Exact, Exact)) -> Self {
        Self { discount_percent: percent(off.0, before.0), refunded_percent: percent(refunded.0, paid.0), ..self }
    }
}

/// A part of a whole in hundredths: 0 only where there is none, 100 only where it is all.
fn percent(part: i64, whole: i64) -> u8 {
    if part <= 0 || whole <= 0 {
        0
    } else if part >= whole {
        100
    } else {
        ((i128::from(part) * 100 / i128::from(whole)) as u8).clamp(1, 99)
    }
}

/// Grows with the rows.
#[derive(Debug, Default)]
pub(super) struct FacetsBuilder {
    texts: [KeyTable; Facet::ALL.len()],
    products: KeyTable,
    /// Drafts with what they hold, row by row.
    items: Chunks<[u32; 2]>,
    /// Drafts that have become part of another.
    merged: Vec<[u32; 2]>,
}

impl FacetsBuilder {
    /// What a row says.
    pub(super) fn facets(&mut self, said: &Said<'_>) -> Facets {
        let texts = [said.country, said.channel, said.payment, said.discount_code];
        let mut facets = Facets { hour: said.hour.unwrap_or(NO_HOUR), ..Facets::default() };
        for ((number, table), text) in facets.texts.iter_mut().zip(&mut self.texts).zip(texts) {
            if !text.is_empty() {
                *number = table.number(text);
            }
        }
        facets
    }

    /// Adds what further rows of an order say. Of two texts the smaller one stays, so that the order of the rows does not matter.
    pub(super) fn add(&self, own: &mut Facets, other: &Facets) {
        for ((own, other), table) in own.texts.iter_mut().zip(other.texts).zip(&self.texts) {
            let stays = *own == other || other == NONE || (*own != NONE && table.key(*own) <= table.key(other));
            *own = if stays { *own } else { other };
        }
        own.hour = own.hour.min(other.hour);
    }

    /// An item of a draft.
    pub(super) fn item(&mut self, draft: usize, name: &[u8]) {
        if !name.is_empty() {
            let product = self.products.number(name);
            self.items.push([draft as u32, product]);
        }
    }

    /// Says that the rows of a draft belong to another.
    pub(super) fn merge(&mut self, from: u32, into: u32) {
        self.merged.push([from, into]);
    }

    /// Forgets the newest drafts.
    pub(super) fn forget_from(&mut self, draft: u32) {
        let mut kept = self.items.len();
        while kept > 0 && self.items[kept - 1][0] >= draft {
            kept -= 1;
        }
        self.items.truncate(kept);
    }

    /// Whether there is anything to bring to the orders' places.
    pub(super) fn has_items(&self) -> bool {
        !self.items.is_empty()
    }

    /// Brings the items to their orders; `place_of` has the place in the book of each draft, none for those that are gone.
    pub(super) fn seal(mut self, place_of: &[Option<u32>], orders: usize) -> Catalogue {
        self.texts.iter_mut().for_each(KeyTable::seal);
        self.products.seal();
        let mut catalogue =
            Catalogue { texts: self.texts, products: self.products, starts: Vec::new(), items: Vec::new() };
        if self.items.is_empty() {
            return catalogue;
        }
        self.merged.sort_unstable();
        let merged = &self.merged;
        let place = |mut draft: u32| {
            while let Ok(at) = merged.binary_search_by(|pair| pair[0].cmp(&draft)) {
                draft = merged[at][1];
            }
            place_of.get(draft as usize).copied().flatten()
        };
        let mut starts = vec![0_u32; orders + 1];
        for [draft, _] in self.items.iter() {
            if let Some(place) = place(*draft) {
                starts[place as usize + 1] += 1;
            }
        }
        for at in 0..orders {
            starts[at + 1] += starts[at];
        }
        let mut next = starts.clone();
        let mut items = vec![0_u32; starts.last().map_or(0, |&all| all as usize)];
        for &[draft, product] in self.items.iter() {
            if let Some(place) = place(draft) {
                let at = &mut next[place as usize];
                items[*at as usize] = product;
                *at += 1;
            }
        }
        // Each product once an order.
        let mut kept = 0;
        for order in 0..orders {
            let (from, to) = (starts[order] as usize, starts[order + 1] as usize);
            items[from..to].sort_unstable();
            starts[order] = kept as u32;
            for at in from..to {
                if at == from || items[at] != items[at - 1] {
                    items[kept] = items[at];
                    kept += 1;
                }
            }
        }
        items.truncate(kept);
        items.shrink_to_fit();
        starts[orders] = kept as u32;
        (catalogue.starts, catalogue.items) = (starts, items);
        catalogue
    }
}

/// The texts of the facets, and the items of the orders.
#[derive(Debug, Clone, Default)]
pub struct Catalogue {
    texts: [KeyTable; Facet::ALL.len()],
    products: KeyTable,
    /// Where each order's items begin; empty where the files name none.
    starts: Vec<u32>,
    items: Vec<u32>,
}

impl Catalogue {
    /// How many texts a facet has; not all need be of orders that are left.
    pub fn texts(&self, facet: Facet) -> usize {
        self.texts[facet as usize].len()
    }

    /// The text of a number.
    pub fn text(&self, facet: Facet, number: u32) -> &[u8] {
        self.texts[facet as usize].key(number)
    }

    /// How many products there are.
    pub fn products(&self) -> usize {
        self.products.len()
    }

    /// What a product is called.
    pub fn product(&self, number: u32) -> &[u8] {
        self.products.key(number)
    }

    /// The different products of the order at a place in the book.
    #[inline(always)]
    pub fn items(&self, place: u32) -> &[u32] {
        let bound = |at: usize| self.starts.get(at).map_or(0, |&start| start as usize);
        self.items.get(bound(place as usize)..bound(place as usize + 1)).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_none_only_where_there_is_none() {
        for (part, whole, wanted) in
            [(0, 100, 0), (1, 1000, 1), (999, 1000, 99), (1000, 1000, 100), (15, 100, 15), (-5, 100, 0), (5, 0, 0)]
        {
            assert_eq!(percent(part, whole), wanted, "{part}/{whole}");
        }
    }

    /// Drafts 0 (kept at place 1), 1 (gone), 2 (part of 0), 3 (kept at place 0).
    #[test]
    fn items_come_to_their_orders() {
        let mut builder = FacetsBuilder::default();
        for (draft, name) in
            [(0, "mug"), (1, "lid"), (0, "cup"), (2, "mug"), (2, "pot"), (3, "lid"), (3, ""), (4, "pan")]
        {
            builder.item(draft, name.as_bytes());
        }
        builder.forget_from(4);
        builder.merge(2, 0);
        let catalogue = builder.seal(&[Some(1), None, None, Some(0)], 2);
        let names = |place: u32| -> Vec<String> {
            let mut names: Vec<_> = catalogue
                .items(place)
                .iter()
                .map(|&product| String::from_utf8_lossy(catalogue.product(product)).into_owned())
                .collect();
            names.sort();
            names
        };
        assert_eq!((names(0), names(1)), (vec!["lid".to_owned()], ["cup", "mug", "pot"].map(str::to_owned).to_vec()));
        assert_eq!(Catalogue::default().items(7), [0_u32; 0]);
    }
}

//! What orders say beside money and people: where they went, channel, payment, discount, what was bought.
//!
//! Texts are kept once and named by numbers. An order costs 24 bytes for its facets and, where the files name items, 4 bytes and 4 for each different
//! product. An *article* is a product with one item number and one vendor; where some product comes as several, an order costs
//! another 4 bytes and 4 for each different article. While files are read, each item row costs 8 bytes, and 12 more in files that number their items. Where a file
//! says what products cost, an order costs 32 bytes more for that ([`Goods`]).

use crate::ingest::Said;
use crate::units::Exact;

use super::chunks::Chunks;
use super::goods::{Costs, Goods, Sold};
use super::keys::KeyTable;
use super::side_files::SideFiles;

/// What an order can be told apart by, as the file writes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Facet {
    /// The country it went to.
    Country,
    /// The province or state it went to, as the file writes it: two countries may have one of the same letters.
    Region,
    /// Where it came from: web, shop, app, a marketplace.
    Channel,
    /// How it was paid.
    Payment,
    /// The code of its discount.
    DiscountCode,
}

impl Facet {
    /// Every facet.
    pub const ALL: [Self; 5] = [Self::Country, Self::Region, Self::Channel, Self::Payment, Self::DiscountCode];
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
    /// Each article by the texts of its product, number and vendor behind the lengths of the first two.
    articles: KeyTable,
    /// The key of the article under way.
    key: Vec<u8>,
    /// Drafts with the articles they hold, row by row.
    items: Chunks<[u32; 2]>,
    /// Beside the items, from the first that has a number on: how many, in thousandths, and for how much.
    quantities: Chunks<i32>,
    values: Chunks<i64>,
    /// Drafts that have become part of another; and whether their items stand beside its own, or are the same ones.
    merged: Vec<(u32, u32, bool)>,
}

impl FacetsBuilder {
    /// What a row says.
    pub(super) fn facets(&mut self, said: &Said<'_>) -> Facets {
        let texts = [said.country, said.region, said.channel, said.payment, said.discount_code];
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
    pub(super) fn item(&mut self, draft: usize, said: &Said<'_>) {
        let texts = [said.item, said.sku, said.vendor];
        if said.item.is_empty() {
            return;
        }
        self.key.clear();
        texts[..2].iter().for_each(|text| self.key.extend_from_slice(&(text.len() as u32).to_le_bytes()));
        texts.iter().for_each(|text| self.key.extend_from_slice(text));
        let article = self.articles.number(&self.key);
        if !said.sku.is_empty() || !self.quantities.is_empty() {
            while self.quantities.len() < self.items.len() {
                self.quantities.push(Sold::ONE);
                self.values.push(Sold::NO_VALUE);
            }
            self.quantities.push(said.quantity.map_or(Sold::ONE, Sold::quantity));
            self.values.push(said.value.map_or(Sold::NO_VALUE, |value| value.0));
        }
        self.items.push([draft as u32, article]);
    }

    /// Says that the rows of a draft belong to another: more rows of the same order, or what another file says of the same rows.
    pub(super) fn merge(&mut self, from: u32, into: u32, adds: bool) {
        self.merged.push((from, into, adds));
    }

    /// Forgets the newest drafts.
    pub(super) fn forget_from(&mut self, draft: u32) {
        let mut kept = self.items.len();
        while kept > 0 && self.items[kept - 1][0] >= draft {
            kept -= 1;
        }
        self.items.truncate(kept);
        self.quantities.truncate(kept);
        self.values.truncate(kept);
    }

    /// Whether there is anything to bring to the orders' places.
    pub(super) fn has_items(&self) -> bool {
        !self.items.is_empty()
    }

    /// Brings the items to their orders; `place_of` has the place in the book of each draft, none for those that are gone; `sold_for` has what the
    /// goods of the order at a place were sold for, and whether it is a credit note.
    pub(super) fn seal(
        mut self,
        place_of: &[Option<u32>],
        orders: usize,
        side_files: &SideFiles,
        sold_for: &dyn Fn(usize) -> (Exact, bool),
    ) -> Catalogue {
        self.texts.iter_mut().for_each(KeyTable::seal);
        let mut catalogue = Catalogue { texts: self.texts, ..Catalogue::default() };
        for number in 0..self.articles.len() as u32 {
            catalogue.add_article(self.articles.key(number));
        }
        [&mut catalogue.products, &mut catalogue.skus, &mut catalogue.vendors].into_iter().for_each(KeyTable::seal);
        let costs = Costs::of(side_files, &catalogue.skus);
        if self.items.is_empty() {
            return catalogue;
        }
        self.merged.sort_unstable();
        let merged = &self.merged;
        let follow = |mut draft: u32, all: bool| {
            while let Ok(at) = merged.binary_search_by(|merge| merge.0.cmp(&draft))
                && (all || merged[at].2)
            {
                draft = merged[at].1;
            }
            draft
        };
        let place = |draft: u32| place_of.get(follow(draft, true) as usize).copied().flatten();
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
        let all = starts.last().map_or(0, |&all| all as usize);
        let mut articles = vec![0_u32; all];
        // Which row each is; nobody asks where no cost is known.
        let mut rows = vec![0_u32; if costs.is_some() { all } else { 0 }];
        for (&[draft, article], row) in self.items.iter().zip(0..) {
            if let Some(place) = place(draft) {
                let at = &mut next[place as usize];
                articles[*at as usize] = article;
                if let Some(own) = rows.get_mut(*at as usize) {
                    *own = row;
                }
                *at += 1;
            }
        }
        drop(next);
        if let Some(costs) = costs {
            let sold = |&row: &u32| {
                let (row, counted) = (row as usize, (row as usize) < self.quantities.len());
                let [draft, article] = self.items[row];
                Sold {
                    article,
                    said_by: follow(draft, false),
                    quantity: if counted { self.quantities[row] } else { Sold::ONE },
                    value: if counted { self.values[row] } else { Sold::NO_VALUE },
                }
            };
            let cost = |article: u32| catalogue.articles[article as usize].sku.and_then(|sku| costs.of_sku(sku));
            let mut own: Vec<Sold> = Vec::new();
            let goods = starts.windows(2).enumerate().map(|(place, run)| {
                own.clear();
                own.extend(rows[run[0] as usize..run[1] as usize].iter().map(sold));
                Goods::of(&mut own, &cost, sold_for(place))
            });
            let goods = goods.collect();
            catalogue.goods = goods;
        }
        drop(rows);
        let articles = Lists { starts, numbers: articles }.distinct();
        // Where each product is one article, the two have the same numbers: both count from the first that was met.
        if catalogue.articles.len() == catalogue.products.len() {
            catalogue.items = articles;
        } else {
            let product = |&article: &u32| catalogue.articles[article as usize].product;
            let numbers = articles.numbers.iter().map(product).collect();
            catalogue.items = Lists { starts: articles.starts.clone(), numbers }.distinct();
            catalogue.several = Some(articles);
        }
        catalogue
    }
}

/// Some numbers of each order.
#[derive(Debug, Clone, Default)]
struct Lists {
    /// Where those of each order begin, and where the last one's end; empty where there are none.
    starts: Vec<u32>,
    numbers: Vec<u32>,
}

impl Lists {
    fn of(&self, place: u32) -> &[u32] {
        let bound = |at: usize| self.starts.get(at).map_or(0, |&start| start as usize);
        self.numbers.get(bound(place as usize)..bound(place as usize + 1)).unwrap_or_default()
    }

    /// The same in order, each number once an order.
    fn distinct(mut self) -> Self {
        let mut kept = 0;
        for order in 1..self.starts.len() {
            let (from, to) = (self.starts[order - 1] as usize, self.starts[order] as usize);
            self.numbers[from..to].sort_unstable();
            self.starts[order - 1] = kept as u32;
            for at in from..to {
                if at == from || self.numbers[at] != self.numbers[at - 1] {
                    self.numbers[kept] = self.numbers[at];
                    kept += 1;
                }
            }
        }
        self.numbers.truncate(kept);
        self.numbers.shrink_to_fit();
        if let Some(last) = self.starts.last_mut() {
            *last = kept as u32;
        }
        self
    }
}

/// A product with one number and one vendor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Article {
    /// The product.
    pub product: u32,
    /// Its number among those of items, where it has one.
    pub sku: Option<u32>,
    /// Who made or supplied it, where that is said.
    pub vendor: Option<u32>,
}

/// The texts of the facets, and the items of the orders.
#[derive(Debug, Clone, Default)]
pub struct Catalogue {
    texts: [KeyTable; Facet::ALL.len()],
    products: KeyTable,
    skus: KeyTable,
    vendors: KeyTable,
    articles: Vec<Article>,
    /// The products of each order.
    items: Lists,
    /// Its articles, where these are not the products.
    several: Option<Lists>,
    /// What its goods cost, where a file says what products cost.
    goods: Vec<Goods>,
}

impl Catalogue {
    /// Adds the article of a key of the builder's.
    fn add_article(&mut self, key: &[u8]) {
        let length = |at: usize| {
            key.get(4 * at..4 * at + 4).and_then(|bytes| bytes.try_into().ok()).map_or(0, u32::from_le_bytes)
        };
        let (item, rest) = key[8..].split_at(length(0) as usize);
        let (sku, vendor) = rest.split_at(length(1) as usize);
        let said = |table: &mut KeyTable, text: &[u8]| (!text.is_empty()).then(|| table.number(text));
        let (sku, vendor) = (said(&mut self.skus, sku), said(&mut self.vendors, vendor));
        self.articles.push(Article { product: self.products.number(item), sku, vendor });
    }

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

    /// How many numbers of items there are.
    pub fn skus(&self) -> usize {
        self.skus.len()
    }

    /// The number of an item as the file has it.
    pub fn sku(&self, number: u32) -> &[u8] {
        self.skus.key(number)
    }

    /// How many vendors there are.
    pub fn vendors(&self) -> usize {
        self.vendors.len()
    }

    /// What a vendor is called.
    pub fn vendor(&self, number: u32) -> &[u8] {
        self.vendors.key(number)
    }

    /// The different products of the order at a place in the book.
    #[inline(always)]
    pub fn items(&self, place: u32) -> &[u32] {
        self.items.of(place)
    }

    /// What the goods of the order at a place in the book cost; absent where no file says what its products cost.
    pub fn goods(&self, place: u32) -> Option<&Goods> {
        self.goods.get(place as usize)
    }

    /// Whether a file says what any of the products cost that were sold.
    pub fn has_goods(&self) -> bool {
        !self.goods.is_empty()
    }

    /// The different articles of the order at a place in the book.
    pub fn articles(&self, place: u32) -> impl Iterator<Item = Article> {
        let numbers = self.several.as_ref().unwrap_or(&self.items).of(place);
        numbers.iter().filter_map(|&number| self.articles.get(number as usize).copied())
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

    fn sealed(builder: FacetsBuilder, place_of: &[Option<u32>], orders: usize) -> Catalogue {
        builder.seal(place_of, orders, &SideFiles::default(), &|_| (Exact::ZERO, false))
    }

    /// Drafts 0 (kept at place 1), 1 (gone), 2 (part of 0), 3 (kept at place 0).
    #[test]
    fn items_come_to_their_orders() {
        let mut builder = FacetsBuilder::default();
        for (draft, name) in
            [(0, "mug"), (1, "lid"), (0, "cup"), (2, "mug"), (2, "pot"), (3, "lid"), (3, ""), (4, "pan")]
        {
            builder.item(draft, &Said { item: name.as_bytes(), ..Said::default() });
        }
        builder.forget_from(4);
        builder.merge(2, 0, true);
        let catalogue = sealed(builder, &[Some(1), None, None, Some(0)], 2);
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

    /// One tea by two vendors, one of them with two numbers, and a mug: two products, four articles. Order 0 holds the first tea twice and the mug, order 1 both vendors' tea.
    #[test]
    fn articles_come_to_their_orders() {
        let mut builder = FacetsBuilder::default();
        for (draft, item, sku, vendor) in [
            (0, "tea", "T-1", "Ada"),
            (0, "mug", "", ""),
            (0, "tea", "T-1", "Ada"),
            (1, "tea", "T-2", "Ada"),
            (1, "tea", "T-2", "Bea"),
        ] {
            let [item, sku, vendor] = [item, sku, vendor].map(str::as_bytes);
            builder.item(draft, &Said { item, sku, vendor, ..Said::default() });
        }
        let catalogue = sealed(builder, &[Some(0), Some(1)], 2);
        assert_eq!((catalogue.products(), catalogue.skus(), catalogue.vendors()), (2, 2, 2));
        assert_eq!((catalogue.items(0), catalogue.items(1)), (&[0, 1][..], &[0][..]));
        let shown = |place| {
            let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
            let one = |article: Article| {
                let sku = article.sku.map_or_else(String::new, |sku| text(catalogue.sku(sku)));
                let vendor = article.vendor.map_or_else(String::new, |vendor| text(catalogue.vendor(vendor)));
                [text(catalogue.product(article.product)), sku, vendor].join(" ")
            };
            catalogue.articles(place).map(one).collect::<Vec<_>>()
        };
        assert_eq!(
            (shown(0), shown(1)),
            (
                vec!["tea T-1 Ada".to_owned(), "mug  ".to_owned()],
                vec!["tea T-2 Ada".to_owned(), "tea T-2 Bea".to_owned()]
            )
        );
        assert_eq!(shown(7), [""; 0]);
    }
}

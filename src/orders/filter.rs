//! Which part of the orders a reader picks out: by what they say, what is in them, what they are worth, or who placed them.
//!
//! A filter is a few conditions, each with a reach. *First order*: the customers whose first order of all is such an order. *Any order*: the customers
//! with any such order up to the as-of day. *Orders only*: such orders alone. Conditions of one kind and reach are alternatives (Germany or Austria);
//! conditions of different kinds must all hold, each by itself: a customer with a German order and a discounted one has both, in one order or in two.
//!
//! The first two reaches choose customers and keep their whole histories, so every measure stays what it is. The third would tear histories apart:
//! what follows customers from order to order would take the first order that matches for the first. So a filter makes up to two stores
//! ([`Filtered`]): `histories`, all orders of the customers in it, for whatever follows customers, and `orders`, the matching orders alone,
//! for what counts orders and money. Orders keep the numbers of the whole history in both (convention C6): a new customer is one whose first
//! order ever matches. Both hold the same customers in the same places.
//!
//! Guests (C9) have no history: the reaches over customers leave them out, the third keeps their orders that match. A credit note matches by what its
//! own row says (country, region, channel, payment, code, product, SKU, vendor), never by discount or value: it is no order. A customer with credit notes
//! only has no first order and is in no filter over customers.
//!
//! Texts are looked up when a filter is put together; matching compares numbers. The cost is one pass over a store, as of a switch.

use core::ops::Range;

use crate::units::Day;

use super::book::OrderBook;
use super::facets::Facet;
use super::segments::Segments;
use super::store::OrderStore;

/// How far a condition reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Reach {
    /// Customers whose first order is such an order.
    #[default]
    FirstOrder,
    /// Customers with any such order up to the as-of day.
    AnyOrder,
    /// Such orders alone.
    OrdersOnly,
}

/// What an order, or its customer, must be like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Condition {
    /// It says this text, by its number in the book's catalogue; or says nothing, where absent.
    Text(Facet, Option<u32>),
    /// It has a discount, or none.
    Discount(bool),
    /// It has this product in it, by its number in the book's catalogue.
    Product(u32),
    /// It has an item of this number in it, by the number's place in the book's catalogue.
    Sku(u32),
    /// It has an item of this vendor in it, by the vendor's number in the book's catalogue.
    Vendor(u32),
    /// Its amount in the revenue basis lies between these, both included, minor units.
    Value(Option<i64>, Option<i64>),
    /// Its customer is in this segment, by its place in [`Segments`]. The reach makes no difference between orders of one customer.
    Segment(u32),
}

/// A condition with its reach.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FilterPart {
    /// What must hold.
    pub condition: Condition,
    /// Of what.
    pub reach: Reach,
}

/// Up to [`Filter::MOST`] conditions; none is no filter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Filter {
    parts: [Option<FilterPart>; Filter::MOST],
}

/// What a filter leaves of a store.
#[derive(Debug, Clone)]
pub struct Filtered {
    /// All orders of the customers in it, and of guests what matches.
    pub histories: OrderStore,
    /// The matching orders alone, where these are less than the histories: the same customers in the same places.
    pub orders: Option<OrderStore>,
}

impl Condition {
    /// Conditions of one kind are alternatives.
    fn kind(self) -> usize {
        match self {
            Self::Text(facet, _) => facet as usize,
            Self::Discount(_) => Facet::ALL.len(),
            Self::Product(_) => Facet::ALL.len() + 1,
            Self::Value(..) => Facet::ALL.len() + 2,
            Self::Segment(_) => Facet::ALL.len() + 3,
            Self::Sku(_) => Facet::ALL.len() + 4,
            Self::Vendor(_) => Facet::ALL.len() + 5,
        }
    }

    /// Of each customer of a store, by its place, whether it began with such an order, as by [`Reach::FirstOrder`].
    pub fn began(self, book: &OrderBook, segments: &Segments, store: &OrderStore) -> Vec<bool> {
        let asked = Asked::of(book, segments, store, core::iter::once(self));
        store.customers().map(|rows| asked.began(&[self], rows)).collect()
    }
}

impl Filter {
    /// How many conditions there is room for.
    pub const MOST: usize = 8;

    /// The same with one condition more, where there is room.
    #[must_use]
    pub fn with(mut self, part: FilterPart) -> Option<Self> {
        let free = self.parts.iter_mut().find(|free| free.is_none())?;
        *free = Some(part);
        Some(self)
    }

    /// The conditions.
    pub fn parts(&self) -> impl Iterator<Item = FilterPart> {
        self.parts.into_iter().flatten()
    }

    /// Whether it leaves everything in.
    pub fn is_empty(&self) -> bool {
        self.parts().next().is_none()
    }

    /// Whether orders alone are picked out, so that histories and matching orders are two things.
    pub fn is_of_orders(&self) -> bool {
        self.parts().any(|part| part.reach == Reach::OrdersOnly && !matches!(part.condition, Condition::Segment(_)))
    }

    /// Whether another as-of day can let other customers in; first orders stay first.
    pub fn follows_as_of(&self) -> bool {
        self.parts().any(|part| part.reach != Reach::FirstOrder && !matches!(part.condition, Condition::Segment(_)))
    }

    /// The conditions by kind and reach: one of each list must hold.
    fn alternatives(&self) -> Vec<(Reach, Vec<Condition>)> {
        let mut lists: Vec<(Reach, Vec<Condition>)> = Vec::new();
        for FilterPart { condition, reach } in self.parts() {
            let is_segment = matches!(condition, Condition::Segment(_));
            // Any reach over a customer says the same.
            let reach = if is_segment { Reach::FirstOrder } else { reach };
            let same = |list: &&mut (Reach, Vec<Condition>)| {
                list.0 == reach && list.1.iter().any(|other| other.kind() == condition.kind())
            };
            match lists.iter_mut().find(same) {
                Some(list) => list.1.push(condition),
                None => lists.push((reach, vec![condition])),
            }
        }
        lists
    }

    /// What it leaves of a store, as of a day.
    pub fn of(&self, book: &OrderBook, segments: &Segments, store: &OrderStore, as_of: Day) -> Filtered {
        let lists = self.alternatives();
        let of_reach = |reach| -> Vec<&[Condition]> {
            lists.iter().filter(|list| list.0 == reach).map(|list| list.1.as_slice()).collect()
        };
        let [first, any, own] = [Reach::FirstOrder, Reach::AnyOrder, Reach::OrdersOnly].map(of_reach);
        let asked = Asked::of(book, segments, store, self.parts().map(|part| part.condition));
        let mut histories = store.with_nothing_in_it();
        let mut orders = self.is_of_orders().then(|| store.with_nothing_in_it());
        for rows in store.customers() {
            let seen = |row: &usize| store.row(*row).is_some_and(|row| row.mark.is_order() && row.day <= as_of);
            let placed = || rows.clone().filter(seen);
            let is_in = first.iter().all(|list| asked.began(list, rows.clone()))
                && any.iter().all(|list| placed().any(|row| asked.holds(list, row)))
                && (own.is_empty() || placed().any(|row| asked.all_hold(&own, row)));
            if is_in {
                histories.take_customer(store, rows.clone());
                if let Some(orders) = &mut orders {
                    orders.take_customer(store, rows.filter(|row| asked.all_hold(&own, *row)));
                }
            }
        }
        let over_customers = !first.is_empty() || !any.is_empty();
        let guests = || store.guests().filter(|row| !over_customers && asked.all_hold(&own, *row));
        histories.take_guests(store, guests());
        if let Some(orders) = &mut orders {
            orders.take_guests(store, guests());
        }
        Filtered { histories, orders }
    }
}

/// A store asked row by row.
struct Asked<'a> {
    book: &'a OrderBook,
    store: &'a OrderStore,
    /// For each segment that is asked for, whether each customer of the book is in it.
    members: Vec<(u32, Vec<bool>)>,
}

impl<'a> Asked<'a> {
    fn of(
        book: &'a OrderBook,
        segments: &Segments,
        store: &'a OrderStore,
        conditions: impl Iterator<Item = Condition>,
    ) -> Self {
        let members = conditions.filter_map(|condition| match condition {
            Condition::Segment(segment) => Some((segment, segments.holds(segment, book.customer_keys()))),
            _ => None,
        });
        Self { members: members.collect(), book, store }
    }

    /// Whether a customer's first order is so; whether the customer is in a segment. A customer may be known under several keys: one in it is enough.
    fn began(&self, any: &[Condition], rows: Range<usize>) -> bool {
        let is_order = |row: &usize| self.store.row(*row).is_some_and(|row| row.mark.is_order());
        rows.clone().find(is_order).is_some_and(|row| self.holds(any, row))
            || any.iter().any(|condition| rows.clone().any(|row| self.is_member(*condition, row)))
    }

    fn is_member(&self, condition: Condition, row: usize) -> bool {
        let Condition::Segment(segment) = condition else { return false };
        let customer = self.store.entries().get(row).and_then(|&place| self.book.entry(place).customer());
        let in_it = |customer: u32| {
            let members = self.members.iter().find(|(number, _)| *number == segment);
            members.is_some_and(|(_, members)| members.get(customer as usize) == Some(&true))
        };
        customer.is_some_and(in_it)
    }

    /// Whether one of several conditions holds for a row.
    fn holds(&self, any: &[Condition], row: usize) -> bool {
        let (Some(&place), Some(seen)) = (self.store.entries().get(row), self.store.row(row)) else { return false };
        let entry = self.book.entry(place);
        any.iter().any(|condition| match *condition {
            Condition::Text(facet, number) => entry.facets.text(facet) == number,
            Condition::Discount(any) => seen.mark.is_order() && (entry.facets.discount_percent > 0) == any,
            Condition::Product(product) => self.book.catalogue().items(place).binary_search(&product).is_ok(),
            Condition::Sku(sku) => self.book.catalogue().articles(place).any(|article| article.sku == Some(sku)),
            Condition::Vendor(vendor) => {
                self.book.catalogue().articles(place).any(|article| article.vendor == Some(vendor))
            }
            Condition::Value(from, to) => {
                let amount = seen.amount_minor;
                seen.mark.is_order() && from.is_none_or(|from| from <= amount) && to.is_none_or(|to| amount <= to)
            }
            Condition::Segment(_) => self.is_member(*condition, row),
        })
    }

    fn all_hold(&self, lists: &[&[Condition]], row: usize) -> bool {
        lists.iter().all(|list| self.holds(list, row))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::orders::testing::book_of;
    use crate::orders::{Basis, Rules};

    /// A began in DE and bought in AT with a code; B began in AT and bought in DE; C bought in DE after the others; a guest in DE; D has a credit note only.
    fn book() -> OrderBook {
        book_of(&[
            ("A", "2024-01-01", 1000, "", "DE"),
            ("A", "2024-02-01", 2000, "TEN", "AT"),
            ("A", "2024-03-01", 3000, "", "DE"),
            ("B", "2024-01-05", 4000, "", "AT"),
            ("B", "2024-06-05", 5000, "", "DE"),
            ("C", "2024-04-01", 6000, "", "DE"),
            ("", "2024-05-01", 7000, "", "DE"),
            ("-D", "2024-05-02", -800, "", "DE"),
        ])
    }

    fn number(book: &OrderBook, facet: Facet, text: &str) -> Option<u32> {
        let catalogue = book.catalogue();
        (0..catalogue.texts(facet) as u32).find(|&at| catalogue.text(facet, at) == text.as_bytes())
    }

    fn filter(parts: &[(Condition, Reach)]) -> Filter {
        parts.iter().fold(Filter::default(), |filter, &(condition, reach)| {
            filter.with(FilterPart { condition, reach }).expect("room")
        })
    }

    /// Each customer's rows as (amount, number of the order), guests last.
    type Shown = Vec<Vec<(i64, usize)>>;

    fn shown(store: &OrderStore) -> Shown {
        let rows = |rows| store.rows_of(rows).map(|row| (row.amount_minor, row.mark.number())).collect();
        store.customers().chain([store.guests()]).map(rows).collect()
    }

    fn of(parts: &[(Condition, Reach)], as_of: &str) -> (Shown, Option<Shown>) {
        let book = book();
        let store = OrderStore::new(&book, &Rules::new(Basis::TotalPaid));
        let as_of = Day::parse_iso(as_of).expect("a day");
        let filtered = filter(parts).of(&book, &Segments::default(), &store, as_of);
        assert!(filtered.histories.is_sound() && filtered.orders.as_ref().is_none_or(OrderStore::is_sound));
        (shown(&filtered.histories), filtered.orders.as_ref().map(shown))
    }

    #[test]
    fn each_reach_by_hand() {
        let book = book();
        let germany = Condition::Text(Facet::Country, number(&book, Facet::Country, "DE"));
        let code = Condition::Text(Facet::DiscountCode, number(&book, Facet::DiscountCode, "TEN"));
        let a = vec![(1000, 1), (2000, 2), (3000, 3)];
        let b = vec![(4000, 1), (5000, 2)];
        let (c, guest) = (vec![(6000, 1)], vec![(7000, 1)]);
        // First order: A and C began in Germany. Guests began nowhere.
        assert_eq!(of(&[(germany, Reach::FirstOrder)], "2024-12-31"), (vec![a.clone(), c.clone(), vec![]], None));
        // Any order: B too, but not before June.
        let all = vec![a.clone(), b.clone(), c.clone(), vec![]];
        assert_eq!(of(&[(germany, Reach::AnyOrder)], "2024-12-31"), (all, None));
        assert_eq!(of(&[(germany, Reach::AnyOrder)], "2024-05-31").0, [a.clone(), c.clone(), vec![]]);
        // Orders only: the orders keep their numbers; the histories are whole.
        let (histories, orders) = of(&[(germany, Reach::OrdersOnly)], "2024-12-31");
        assert_eq!(histories, [a.clone(), b, c.clone(), guest.clone()]);
        assert_eq!(orders, Some(vec![vec![(1000, 1), (3000, 3)], vec![(5000, 2)], c, guest]));
        // Different kinds must both hold, each by itself.
        let both = [(germany, Reach::AnyOrder), (code, Reach::AnyOrder)];
        assert_eq!(of(&both, "2024-12-31").0, [a, vec![]]);
        let one_order = [(germany, Reach::OrdersOnly), (code, Reach::OrdersOnly)];
        assert_eq!(of(&one_order, "2024-12-31"), (vec![vec![]], Some(vec![vec![]])));
        // Of one kind either is enough.
        let austria = Condition::Text(Facet::Country, number(&book, Facet::Country, "AT"));
        let either = [(germany, Reach::FirstOrder), (austria, Reach::FirstOrder)];
        assert_eq!(of(&either, "2024-12-31").0.len(), 4);
        // The same customers as by the first reach, place by place: A, B, C and D, who has no first order.
        let store = OrderStore::new(&book, &Rules::new(Basis::TotalPaid));
        assert_eq!(germany.began(&book, &Segments::default(), &store), [true, false, true, false]);
        // Without a code, and by value: both ends are in.
        let none = Condition::Text(Facet::DiscountCode, None);
        assert_eq!(of(&[(none, Reach::FirstOrder)], "2024-12-31").0.len(), 4);
        let value = Condition::Value(Some(2000), Some(4000));
        let own = of(&[(value, Reach::OrdersOnly)], "2024-12-31").1.expect("orders");
        assert_eq!(own, [vec![(2000, 2), (3000, 3)], vec![(4000, 1)], vec![]]);
    }
}

//! Groups of orders: what any sum of money or count of orders can name as the orders behind it, as a short stable text without any word of the files.

use core::fmt;

use crate::metrics::{LAST_ORDER_NUMBER, Layer, rows_next, rows_of_layer, rows_with_both};
use crate::orders::{OrderBook, OrderStore, Row, Window};
use crate::units::{Day, Month};

use super::drivers::product_name;

/// Orders of the period, or of some days of it. Credit notes stand with the order number that they follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OrderGroup {
    /// Which.
    pub part: OrderPart,
    /// Of which days alone.
    pub within: Option<Within>,
}

/// Some days of the period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Within {
    /// Those of a month.
    Month(Month),
    /// Those from one to another.
    Days(Day, Day),
}

/// Which orders are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OrderPart {
    /// All.
    All,
    /// First orders of known customers.
    First,
    /// Their later ones.
    Later,
    /// Those with a number; the last number holds all from there on.
    Number(usize),
    /// Those without a known customer.
    Guests,
    /// Those of a layer of the layer cake (M9).
    Layer(Layer),
    /// Those with both of two products, by their numbers in the book's catalogue (M19).
    Both(u32, u32),
    /// Those with the second product that come next after one of the period with the first (M19).
    Next(u32, u32),
}

impl fmt::Display for OrderGroup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.part {
            OrderPart::All => write!(f, "orders:all")?,
            OrderPart::First => write!(f, "orders:first")?,
            OrderPart::Later => write!(f, "orders:later")?,
            OrderPart::Guests => write!(f, "orders:guests")?,
            OrderPart::Number(number) => write!(f, "orders:number_{number}")?,
            OrderPart::Layer(Layer::Cohort(from, to)) => write!(f, "orders:cohort_{from}_{to}")?,
            OrderPart::Layer(Layer::Before(day)) => write!(f, "orders:before_{day}")?,
            OrderPart::Layer(Layer::Unknown) => write!(f, "orders:unknown")?,
            OrderPart::Layer(Layer::Everybody) => write!(f, "orders:everybody")?,
            OrderPart::Both(one, other) => write!(f, "orders:both_{one}_{other}")?,
            OrderPart::Next(first, then) => write!(f, "orders:next_{first}_{then}")?,
        }
        match self.within {
            None => Ok(()),
            Some(Within::Month(month)) => write!(f, ":{month}"),
            Some(Within::Days(from, to)) => write!(f, ":{from}_{to}"),
        }
    }
}

fn pair<T>(text: &str, read: impl Fn(&str) -> Option<T>) -> Option<(T, T)> {
    let (one, other) = text.split_once('_')?;
    Some((read(one)?, read(other)?))
}

fn within(text: &str) -> Option<Within> {
    let month = Day::parse_iso(&[text, "-01"].concat()).map(|day| Within::Month(day.month()));
    month.or_else(|| pair(text, Day::parse_iso).map(|(from, to)| Within::Days(from, to)))
}

fn part(text: &str) -> Option<OrderPart> {
    let number = |text: &str| text.parse::<u32>().ok();
    Some(match text {
        "all" => OrderPart::All,
        "first" => OrderPart::First,
        "later" => OrderPart::Later,
        "guests" => OrderPart::Guests,
        "unknown" => OrderPart::Layer(Layer::Unknown),
        "everybody" => OrderPart::Layer(Layer::Everybody),
        _ => match text.split_once('_')? {
            ("number", number) => {
                let number: usize = number.parse().ok()?;
                OrderPart::Number(Some(number).filter(|number| (1..=LAST_ORDER_NUMBER).contains(number))?)
            }
            ("cohort", days) => {
                pair(days, Day::parse_iso).map(|(from, to)| OrderPart::Layer(Layer::Cohort(from, to)))?
            }
            ("before", day) => OrderPart::Layer(Layer::Before(Day::parse_iso(day)?)),
            ("both", products) => pair(products, number).map(|(one, other)| OrderPart::Both(one, other))?,
            ("next", products) => pair(products, number).map(|(first, then)| OrderPart::Next(first, then))?,
            _ => return None,
        },
    })
}

impl OrderGroup {
    /// Orders of the whole period.
    pub fn of(part: OrderPart) -> Self {
        Self { part, within: None }
    }

    /// Reads what it is written as; nothing where it is no such group.
    pub fn parse(text: &str) -> Option<Self> {
        match text.split(':').collect::<Vec<_>>().as_slice() {
            ["orders", name] => Some(Self::of(part(name)?)),
            ["orders", name, days] => Some(Self { part: part(name)?, within: Some(within(days)?) }),
            _ => None,
        }
    }

    /// The days of a window that it holds.
    fn days(self, window: Window) -> (Day, Day) {
        let (from, to) = (window.period.from, window.period.to.min(window.as_of));
        match self.within {
            None => (from, to),
            Some(Within::Month(month)) => (from.max(month.first_day()), to.min(month.last_day())),
            Some(Within::Days(first, last)) => (from.max(first), to.min(last)),
        }
    }

    /// The store whose orders it is of: what follows customers is of their whole histories.
    pub(super) fn store<'a>(self, histories: &'a OrderStore, orders: &'a OrderStore) -> &'a OrderStore {
        match self.part {
            OrderPart::Layer(_) | OrderPart::Both(..) | OrderPart::Next(..) => histories,
            _ => orders,
        }
    }

    /// Its orders, by their places in its store.
    pub(super) fn rows(self, book: &OrderBook, store: &OrderStore, window: Window) -> Vec<usize> {
        let (from, to) = self.days(window);
        match self.part {
            OrderPart::Layer(layer) => rows_of_layer(store, layer, (from, to), window.period.to.min(window.as_of)),
            OrderPart::Both(one, other) => rows_with_both(store, book, window, (one, other)),
            OrderPart::Next(first, then) => rows_next(store, book, window, (first, then)),
            _ => {
                let known = store.guests().start;
                let all = store.known().chain(store.of_guests()).enumerate();
                let inside = all.filter(|(at, row)| (from..=to).contains(&row.day) && self.holds(*row, *at < known));
                inside.map(|(at, _)| at).collect()
            }
        }
    }

    /// What the files call the products that it goes by.
    pub(super) fn products(self, book: &OrderBook) -> Vec<String> {
        let (OrderPart::Both(one, other) | OrderPart::Next(one, other)) = self.part else { return Vec::new() };
        [one, other].into_iter().filter_map(|product| product_name(book, product)).collect()
    }

    fn holds(self, row: Row, is_known: bool) -> bool {
        // Before the first order a credit note is of it.
        let number = row.mark.number().max(1);
        match self.part {
            OrderPart::All => true,
            OrderPart::Guests => !is_known,
            OrderPart::First => is_known && number == 1,
            OrderPart::Later => is_known && number > 1,
            OrderPart::Number(wanted) => is_known && number.min(LAST_ORDER_NUMBER) == wanted,
            // Told by the whole histories.
            OrderPart::Layer(_) | OrderPart::Both(..) | OrderPart::Next(..) => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        let day = |text| Day::parse_iso(text).expect("a day");
        let (from, to) = (day("2024-02-01"), day("2024-03-31"));
        for (part, text) in [
            (OrderPart::All, "orders:all"),
            (OrderPart::First, "orders:first"),
            (OrderPart::Later, "orders:later"),
            (OrderPart::Guests, "orders:guests"),
            (OrderPart::Number(10), "orders:number_10"),
            (OrderPart::Layer(Layer::Cohort(from, to)), "orders:cohort_2024-02-01_2024-03-31"),
            (OrderPart::Layer(Layer::Before(from)), "orders:before_2024-02-01"),
            (OrderPart::Layer(Layer::Unknown), "orders:unknown"),
            (OrderPart::Layer(Layer::Everybody), "orders:everybody"),
            (OrderPart::Both(3, 0), "orders:both_3_0"),
            (OrderPart::Next(0, 12), "orders:next_0_12"),
        ] {
            for (within, ending) in [
                (None, ""),
                (Some(Within::Month(from.month())), ":2024-02"),
                (Some(Within::Days(from, to)), ":2024-02-01_2024-03-31"),
            ] {
                let group = OrderGroup { part, within };
                assert_eq!(group.to_string(), [text, ending].concat());
                assert_eq!(OrderGroup::parse(&group.to_string()), Some(group));
            }
        }
        for text in [
            "orders",
            "orders:",
            "orders:number_0",
            "orders:number_11",
            "orders:all:2024-13",
            "orders:all:2024-01-01_2024-02-30",
            "orders:cohort_2024-01-01",
            "orders:both_1",
            "orders:next_a_b",
            "all",
            "new",
        ] {
            assert_eq!(OrderGroup::parse(text), None, "{text}");
        }
    }
}

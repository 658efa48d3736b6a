//! M9, M19: the orders behind a layer of the layer cake, and behind a pair of products.
//!
//! Question: which orders does a bar of the layer cake add up, and which does a pair of products count?
//! Definition: a layer's rows are the orders and credit notes on some days of customers whose first order lies between two days, before a day, or is not known. Orders with both
//! of two products; orders with one that are the same customer's next with items after an order of the period with the other. These are the sums of M9 and the counts of
//! M19, row by row.
//! Inputs and units: store columns, the book's items; rows of the store.
//! Window and censoring: as M9 and M19: what follows an order is looked for up to the as-of day.
//! Edge cases: guests and credit notes of customers without an order so far are of the unknown layer; guests count in baskets and follow nobody.
//! Complexity: one pass over the rows.
//! Source: SPEC M9, M19.
//! Not the same as: the customers behind a cohort or a product, who are counted once.
//! Tested by: `layers_by_hand` and `pairs_by_hand` below; every sum of the pages against its list in tests/behind.rs.

use crate::orders::{OrderBook, OrderStore, Row, Window};
use crate::units::Day;

use super::pass::Span;

/// Whose orders make a layer of the layer cake.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layer {
    /// Customers whose first order lies between two days, both included.
    Cohort(Day, Day),
    /// Customers whose first order lies before a day.
    Before(Day),
    /// Nobody known, or a customer without an order so far.
    Unknown,
    /// All of them.
    Everybody,
}

/// The rows of a layer on some days, both included, by their places in the store.
pub fn rows_of_layer(store: &OrderStore, layer: Layer, (from, to): (Day, Day), last: Day) -> Vec<usize> {
    let on_days = |row: &Row| from <= row.day && row.day <= to.min(last);
    let mut found = Vec::new();
    for rows in store.customers() {
        let places = rows.clone();
        let is_first = |row: &Row| row.mark.is_order() && row.mark.number() == 1;
        let first = store.rows_of(rows.clone()).find(is_first).map(|row| row.day).filter(|first| *first <= last);
        let belongs = match (layer, first) {
            (Layer::Cohort(from, to), Some(first)) => from <= first && first <= to,
            (Layer::Before(day), Some(first)) => first < day,
            (Layer::Unknown, first) => first.is_none(),
            (Layer::Everybody, _) => true,
            (_, None) => false,
        };
        if belongs {
            let inside = store.rows_of(rows).zip(places).filter(|(row, _)| on_days(row));
            found.extend(inside.map(|(_, place)| place));
        }
    }
    if matches!(layer, Layer::Unknown | Layer::Everybody) {
        let guests = store.of_guests().zip(store.guests()).filter(|(row, _)| on_days(row));
        found.extend(guests.map(|(_, place)| place));
    }
    found
}

/// The items of a row's order.
fn items<'a>(store: &OrderStore, book: &'a OrderBook, place: usize) -> &'a [u32] {
    store.entries().get(place).map_or(&[], |&entry| book.catalogue().items(entry))
}

fn holds(items: &[u32], product: u32) -> bool {
    items.binary_search(&product).is_ok()
}

/// The orders of a window with both of two products, by their places in the store.
pub fn rows_with_both(store: &OrderStore, book: &OrderBook, window: Window, (one, other): (u32, u32)) -> Vec<usize> {
    let span = Span::seen_of(window);
    let rows = store.known().chain(store.of_guests()).enumerate();
    let has_both = |place: usize| {
        let items = items(store, book, place);
        holds(items, one) && holds(items, other)
    };
    let wanted = rows.filter(|(place, row)| row.mark.is_order() && span.holds(row.day) && has_both(*place));
    wanted.map(|(place, _)| place).collect()
}

/// The orders with the second of two products that are a customer's next with items after an order of the window with the first, by their places in the store.
pub fn rows_next(store: &OrderStore, book: &OrderBook, window: Window, (first, then): (u32, u32)) -> Vec<usize> {
    let span = Span::seen_of(window);
    let mut found = Vec::new();
    for rows in store.customers() {
        let places = rows.clone();
        // Whether the order before was one of the window with the first product.
        let mut follows = false;
        for (Row { day, mark, .. }, place) in store.rows_of(rows).zip(places) {
            if day > window.as_of {
                break;
            }
            let items = if mark.is_order() { items(store, book, place) } else { &[] };
            if items.is_empty() {
                continue;
            }
            if follows && holds(items, then) {
                found.push(place);
            }
            follows = span.holds(day) && holds(items, first);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metrics::{Occasions, layer_cake, products};
    use crate::orders::testing::{book_of_items, store, window};
    use crate::orders::{Basis, Rules};
    use crate::units::Grain;

    fn day(text: &str) -> Day {
        Day::parse_iso(text).expect("a day")
    }

    /// By hand, February to April as of 20 April: A began in January, B in February, C in May, so that nothing is known of C's credit note; a guest.
    #[test]
    fn layers_by_hand() {
        let store = store(&[
            ("A", "2024-01-31", 100),
            ("A", "2024-02-10", 200),
            ("B", "2024-02-11", 400),
            ("-B", "2024-04-01", -50),
            ("-C", "2024-04-02", -7),
            ("C", "2024-05-02", 900),
            ("", "2024-04-30", 1000),
            ("", "2024-04-20", 30),
        ]);
        let asked = window("2024-02-01", "2024-04-30", "2024-04-20");
        let sum = |layer, from: &str, to: &str| -> i64 {
            let rows = rows_of_layer(&store, layer, (day(from), day(to)), asked.as_of);
            rows.iter().filter_map(|place| Some(store.known().chain(store.of_guests()).nth(*place)?.amount_minor)).sum()
        };
        let february = Layer::Cohort(day("2024-02-01"), day("2024-02-29"));
        assert_eq!((sum(february, "2024-02-01", "2024-02-29"), sum(february, "2024-04-01", "2024-04-30")), (400, -50));
        assert_eq!(sum(Layer::Before(day("2024-02-01")), "2024-02-01", "2024-02-29"), 200);
        assert_eq!(sum(Layer::Unknown, "2024-04-01", "2024-04-30"), 30 - 7);
        assert_eq!(sum(Layer::Everybody, "2024-04-01", "2024-04-30"), 30 - 7 - 50);
        // The same as the cake has it.
        let cake = layer_cake(&store, asked, Grain::Month);
        assert_eq!((cake.cohorts[0][0], cake.cohorts[0][2]), (400, -50));
        assert_eq!((cake.earlier[0], cake.unknown[2]), (200, 23));
    }

    /// By hand: A: tea + cup, then a credit note, an order without items, tea. B: cup, tea + cup. A guest: tea + cup. Both: three orders; tea after cup: A's and B's second.
    #[test]
    fn pairs_by_hand() {
        let rows: [(&str, &str, i64, &[&str]); 6] = [
            ("A", "2024-01-01", 1000, &["tea", "cup"]),
            ("A", "2024-01-15", 300, &[""]),
            ("A", "2024-01-31", 500, &["tea"]),
            ("B", "2024-02-01", 800, &["cup"]),
            ("B", "2024-04-02", 500, &["tea", "cup"]),
            ("", "2024-05-01", 900, &["cup", "tea"]),
        ];
        let book = book_of_items(&rows);
        let store = OrderStore::new(&book, &Rules::new(Basis::TotalPaid));
        let year = window("2024-01-01", "2024-12-31", "2024-12-31");
        let found = products(&store, &book, year, Occasions::Days);
        let number = |name: &str| {
            (0..book.catalogue().products() as u32).find(|one| book.catalogue().product(*one) == name.as_bytes())
        };
        let (tea, cup) = (number("tea").expect("tea"), number("cup").expect("cup"));
        let at = |product: u32| found.products.iter().position(|one| one.product == product).expect("a product");
        assert_eq!(rows_with_both(&store, &book, year, (tea, cup)).len(), 3);
        assert_eq!(found.support(at(tea), at(cup)).part, 3);
        for (first, then, wanted) in [(cup, tea, 2), (tea, cup, 0), (cup, cup, 1), (tea, tea, 1)] {
            assert_eq!(rows_next(&store, &book, year, (first, then)).len(), wanted, "{first} {then}");
            assert_eq!(found.next_share(at(first), at(then)).part, wanted as u64);
        }
        // What follows an order of January, up to the as-of day.
        let january = window("2024-01-01", "2024-01-01", "2024-01-20");
        assert!(rows_next(&store, &book, january, (cup, tea)).is_empty());
    }
}

//! Whether a price column holds the price of one, or of the whole row.
//!
//! Both are called "price": Shopify's is of one, Amazon's of the row. Where an order's total is stated, the prices of its rows,
//! taken so or so, add up to it, at least for orders without shipping or discount. Where it is not, an item that is bought in
//! different quantities tells: its price stays the same, or grows with the quantity.

use std::borrow::Cow;

use crate::units::Exact;

/// What a price is the price of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PriceOf {
    /// One of the item.
    One,
    /// All that the row has of it.
    Row,
}

/// One row of an order, as far as it matters here.
#[derive(Debug, Clone)]
pub(crate) struct PricedRow<'a> {
    pub(crate) order: Cow<'a, [u8]>,
    pub(crate) item: Cow<'a, [u8]>,
    pub(crate) price: Exact,
    pub(crate) quantity: Exact,
    /// What the row says the order costs.
    pub(crate) total: Option<Exact>,
}

/// Rounding of each row that is forgiven: half a cent.
const ROUNDING: i64 = 50;
/// Orders or items that must speak, and how many times as many as speak otherwise.
const LEAST: u32 = 2;
const TIMES: u32 = 5;

/// What the prices are of; nothing where the rows do not say.
pub(crate) fn price_of(mut rows: Vec<PricedRow<'_>>) -> Option<PriceOf> {
    rows.sort_by(|one, other| one.order.cmp(&other.order));
    let by_totals = verdict(rows.chunk_by(|one, other| one.order == other.order).filter_map(by_total));
    by_totals.or_else(|| {
        rows.sort_by(|one, other| one.item.cmp(&other.item));
        let items = rows.chunk_by(|one, other| one.item == other.item).filter(|rows| rows.iter().all(has_item));
        verdict(items.filter_map(by_quantities))
    })
}

fn has_item(row: &PricedRow<'_>) -> bool {
    !row.item.is_empty()
}

fn verdict(votes: impl Iterator<Item = PriceOf>) -> Option<PriceOf> {
    let (one, row) = votes.fold((0, 0), |(one, row), vote| match vote {
        PriceOf::One => (one + 1, row),
        PriceOf::Row => (one, row + 1),
    });
    if one >= LEAST && one >= row * TIMES {
        Some(PriceOf::One)
    } else if row >= LEAST && row >= one * TIMES {
        Some(PriceOf::Row)
    } else {
        None
    }
}

/// Which sum is the total of one order, where only one of them is.
fn by_total(rows: &[PricedRow<'_>]) -> Option<PriceOf> {
    let mut totals = rows.iter().filter_map(|row| row.total);
    let total = totals.next().filter(|first| totals.all(|total| total == *first))?;
    let (ones, all) = rows.iter().try_fold((Exact::ZERO, Exact::ZERO), |(ones, all), row| {
        Some((ones.plus(row.price.times(row.quantity)?), all.plus(row.price)))
    })?;
    let fits = |sum: Exact| (sum.0 - total.0).abs() <= ROUNDING * rows.len() as i64;
    match (fits(ones), fits(all)) {
        (true, false) => Some(PriceOf::One),
        (false, true) => Some(PriceOf::Row),
        _ => None,
    }
}

/// What one item's prices say, where it was bought in different quantities.
fn by_quantities(rows: &[PricedRow<'_>]) -> Option<PriceOf> {
    let first = rows.first()?;
    let another = rows.iter().find(|row| row.quantity != first.quantity && row.price != Exact::ZERO)?;
    let grows = |row: &PricedRow<'_>| {
        i128::from(row.price.0) * i128::from(first.quantity.0) == i128::from(first.price.0) * i128::from(row.quantity.0)
    };
    if rows.iter().all(|row| row.price == first.price) {
        Some(PriceOf::One)
    } else if grows(another) && rows.iter().all(grows) {
        Some(PriceOf::Row)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Order, item, price and quantity in whole units, the order's total or 0.
    fn decided(rows: &[(&'static str, &'static str, i64, i64, i64)]) -> Option<PriceOf> {
        let exact = |units: i64| Exact(units * 10_000);
        let row = |&(order, item, price, quantity, total): &(&'static str, &'static str, i64, i64, i64)| PricedRow {
            order: Cow::Borrowed(order.as_bytes()),
            item: Cow::Borrowed(item.as_bytes()),
            price: exact(price),
            quantity: exact(quantity),
            total: (total != 0).then(|| exact(total)),
        };
        price_of(rows.iter().map(row).collect())
    }

    #[test]
    fn totals_tell() {
        let one = [("1", "a", 5, 2, 10), ("2", "b", 7, 3, 28), ("2", "c", 7, 1, 28), ("3", "b", 7, 1, 7)];
        assert_eq!(decided(&one), Some(PriceOf::One));
        let row = [("1", "a", 10, 2, 10), ("2", "b", 21, 3, 28), ("2", "c", 7, 1, 0), ("3", "b", 7, 1, 12)];
        assert_eq!(decided(&row), Some(PriceOf::Row));
        let shipped = [("1", "a", 5, 2, 14), ("2", "b", 7, 3, 25), ("3", "c", 9, 1, 13)];
        assert_eq!(decided(&shipped), None, "every total holds shipping");
        assert_eq!(decided(&[("1", "a", 5, 2, 10)]), None, "one order is too little");
        assert_eq!(decided(&[("1", "a", 5, 1, 5), ("2", "a", 5, 1, 5)]), None, "one of each says nothing");
        assert_eq!(decided(&[]), None);
    }

    #[test]
    fn items_in_different_quantities_tell_where_totals_do_not() {
        let one = [("1", "a", 5, 2, 0), ("2", "a", 5, 3, 0), ("3", "b", 7, 1, 0), ("4", "b", 7, 4, 0)];
        assert_eq!(decided(&one), Some(PriceOf::One));
        let row = [("1", "a", 10, 2, 0), ("2", "a", 15, 3, 0), ("3", "b", 7, 1, 0), ("4", "b", 28, 4, 0)];
        assert_eq!(decided(&row), Some(PriceOf::Row));
        let mixed = [("1", "a", 10, 2, 0), ("2", "a", 15, 3, 0), ("3", "b", 7, 1, 0), ("4", "b", 7, 4, 0)];
        assert_eq!(decided(&mixed), None);
        let nameless = [("1", "", 5, 2, 0), ("2", "", 5, 3, 0)];
        assert_eq!(decided(&nameless), None);
    }
}

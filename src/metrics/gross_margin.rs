//! Gross margin by a file of product costs.
//!
//! Question: what is left of revenue after the cost of the goods, and how much of that cost is known?
//! Definition: margin = Σ over the orders and credit notes of the period of net sales less the cost of their goods (see [`Goods`](crate::orders::Goods): known costs by item number, one
//! percentage for the rest); share = margin / revenue in the revenue basis; coverage = items whose cost is known / items sold, over the orders of the period.
//! Inputs and units: two stores of the same rows, one in the revenue basis, one in margin; minor units, items in thousandths.
//! Window and censoring: orders dated in the period, up to the as-of day.
//! Edge cases: no revenue or less: no share. No items: no coverage. Credit notes count in the money and not among the items. Guests count.
//! Numeric notes: exact sums; the cost of each order is rounded half to even, the known part and the rest each once.
//! Complexity: one pass over the rows.
//! Source: SPEC §1 (product costs), §2 (gross margin).
//! Not the same as: operating profit: marketing, payment fees, postage and wages are not in it.
//! Tested by: `by_hand` below; a file of costs beside orders in tests/side_files.rs.

use crate::orders::{OrderBook, OrderStore, Window};

use super::pass::Span;

/// What is left after the cost of goods.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct GrossMargin {
    /// Revenue in the revenue basis, minor units.
    pub revenue_minor: i128,
    /// Net sales less the cost of goods, minor units.
    pub margin_minor: i128,
    /// Items sold, in thousandths of one.
    pub items: u64,
    /// Of these, items whose cost is known.
    pub known: u64,
}

impl GrossMargin {
    /// Margin as a share of revenue; absent where there is none.
    pub fn share(&self) -> Option<f64> {
        (self.revenue_minor > 0).then(|| self.margin_minor as f64 / self.revenue_minor as f64)
    }

    /// The part of the items sold whose cost is known; absent where no items are named.
    pub fn coverage(&self) -> Option<f64> {
        (self.items > 0).then(|| self.known as f64 / self.items as f64)
    }
}

/// The margin of a window: of a store in the revenue basis and the same rows in margin.
pub fn gross_margin(store: &OrderStore, margins: &OrderStore, book: &OrderBook, window: Window) -> GrossMargin {
    let span = Span::seen_of(window);
    let rows = store.known().chain(store.of_guests()).zip(margins.known().chain(margins.of_guests()));
    let mut found = GrossMargin::default();
    for ((row, margin), &place) in rows.zip(store.entries()).filter(|((row, _), _)| span.holds(row.day)) {
        found.revenue_minor += i128::from(row.amount_minor);
        found.margin_minor += i128::from(margin.amount_minor);
        if let Some(goods) = book.catalogue().goods(place).filter(|_| row.mark.is_order()) {
            found.items += u64::from(goods.items);
            found.known += u64::from(goods.known);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Position;
    use crate::ingest::{Amounts, LineKind, LineSink, OrderLine, Said, SideRow};
    use crate::orders::testing::{line, window};
    use crate::orders::{Basis, OrderBookBuilder, Rules};
    use crate::units::Exact;

    fn exact(cents: i64) -> Exact {
        Exact(cents * 100)
    }

    /// Rows of orders: (customer, day, order, number of the item, how many, for how much), cents; costs by item number, cents.
    fn book(rows: &[(&str, &str, &str, &str, i64, i64)], costs: &[(&str, i64)]) -> OrderBook {
        let mut builder = OrderBookBuilder::default();
        for (at, (customer, when, order, sku, quantity, value)) in rows.iter().enumerate() {
            let said = Said {
                item: sku.as_bytes(),
                sku: sku.as_bytes(),
                quantity: Some(Exact(quantity * 10_000)),
                value: Some(exact(*value)),
                ..Said::default()
            };
            let own = line(at, customer, when, *value);
            let kind = if own.kind == LineKind::Credit { LineKind::Credit } else { LineKind::Item };
            builder.line(OrderLine { said, kind, order_id: Some(order.as_bytes()), ..own });
        }
        for (record, (sku, cost)) in (0..).zip(costs) {
            builder.side(Position { file: 1, record, line: record }, SideRow::Cost { sku, cost: exact(*cost) });
        }
        builder.seal()
    }

    /// Costs: A-1 4.00 (once said to be 9.00), B 2.50. Margin of the rest: 40 %.
    ///
    /// | order | items | net | known cost | rest | margin |
    /// |---|---|---|---|---|---|
    /// | 1 | 2 × a-1 20.00, 1 × B 10.00 | 30.00 | 10.50 | | 19.50 |
    /// | 2 | 1 × A-1 10.00, 3 × C 30.00 | 40.00 | 4.00 | ¾ of 40.00 × 60 % = 18.00 | 18.00 |
    /// | 3 | 1 × D 5.00 | 5.00 | | 3.00 | 2.00 |
    /// | credit note | 1 × A-1 back | −10.00 | −4.00 | | −6.00 |
    ///
    /// Revenue 65.00, margin 33.50; 8 items were sold, the cost of 4 is known. Of January alone: 30.00 and 19.50, 3 of 3.
    #[test]
    fn by_hand() {
        let book = book(
            &[
                ("A", "2024-01-05", "1", "a-1", 2, 2_000),
                ("A", "2024-01-05", "1", "B", 1, 1_000),
                ("A", "2024-02-05", "2", "A-1", 1, 1_000),
                ("A", "2024-02-05", "2", "C", 3, 3_000),
                ("B", "2024-02-06", "3", "D", 1, 500),
                ("-A", "2024-02-07", "1", "A-1", -1, -1_000),
            ],
            &[("A-1", 900), ("A-1", 400), ("B", 250), ("unsold", 1)],
        );
        let rules = Rules::new(Basis::TotalPaid);
        let store = OrderStore::new(&book, &rules);
        let margins = store.in_margin(&book, &rules, 40);
        let of = |window| gross_margin(&store, &margins, &book, window);
        let year = of(window("2024-01-01", "2024-12-31", "2024-12-31"));
        assert_eq!(year, GrossMargin { revenue_minor: 6_500, margin_minor: 3_350, items: 8_000, known: 4_000 });
        let amounts: Vec<i64> = margins.known().map(|row| row.amount_minor).collect();
        assert_eq!(amounts, [1_950, 1_800, -600, 200]);
        assert_eq!(margins.revenue_coverage(), (3_350, 3_350));
        let january = of(window("2024-01-01", "2024-01-31", "2024-12-31"));
        assert_eq!((january.margin_minor, january.coverage()), (1_950, Some(1.0)));
        let none = of(window("2025-01-01", "2025-01-31", "2025-12-31"));
        assert_eq!((none.share(), none.coverage()), (None, None));
    }

    /// 12.00 of goods after a discount of 3.00, with 3.00 of shipping paid, and a third of all paid back: net 8.00. The item costs 6.00, of which two thirds stay: 4.00. Without the
    /// costs' number the percentage of 25 % leaves 2.00 of 8.00.
    #[test]
    fn a_refund_takes_its_part_of_the_cost_along() {
        let of = |sku: &'static str| {
            let mut builder = OrderBookBuilder::default();
            let said = Said { item: b"mug", sku: sku.as_bytes(), value: Some(exact(1_500)), ..Said::default() };
            let amounts = Amounts {
                stated: exact(1_500),
                refunded: exact(500),
                subtotal: Some(exact(1_200)),
                discount: exact(300),
                ..Amounts::default()
            };
            builder.line(OrderLine { said, amounts, order_id: Some(b"1"), ..line(0, "A", "2024-01-05", 1_500) });
            let other = Said { item: b"pot", sku: b"P", ..Said::default() };
            builder.line(OrderLine { said: other, order_id: Some(b"2"), ..line(1, "B", "2024-01-06", 100) });
            let file = Position { file: 1, record: 1, line: 1 };
            builder.side(file, SideRow::Cost { sku: "M", cost: exact(600) });
            builder.side(file, SideRow::Cost { sku: "P", cost: exact(10) });
            let book = builder.seal();
            let rules = Rules::new(Basis::TotalPaid);
            OrderStore::new(&book, &rules).in_margin(&book, &rules, 25).known().next().map(|row| row.amount_minor)
        };
        assert_eq!((of("M"), of("X")), (Some(400), Some(200)));
    }

    /// Without prices the part of the items without a cost cannot be told: the order is reckoned by the percentage, and none of its items as known. An order
    /// without items is too; what was given away costs what it costs; where all costs are known, prices are not asked for.
    #[test]
    fn orders_that_say_less() {
        let mut builder = OrderBookBuilder::default();
        let rows: [(&str, &str, i64, Option<i64>); 6] = [
            ("1", "M", 1_000, None),
            ("1", "X", 1_000, None),
            ("2", "", 1_000, None),
            ("3", "M", 0, Some(0)),
            ("4", "M", 1_000, None),
            ("4", "M", 1_000, None),
        ];
        for (at, (order, sku, amount, value)) in rows.into_iter().enumerate() {
            let said = Said { item: sku.as_bytes(), sku: sku.as_bytes(), value: value.map(exact), ..Said::default() };
            let own = line(at, order, "2024-01-05", amount);
            builder.line(OrderLine { said, kind: LineKind::Item, order_id: Some(order.as_bytes()), ..own });
        }
        builder.side(Position { file: 1, record: 1, line: 1 }, SideRow::Cost { sku: "m", cost: exact(600) });
        let book = builder.seal();
        let rules = Rules::new(Basis::TotalPaid);
        let store = OrderStore::new(&book, &rules);
        let margins = store.in_margin(&book, &rules, 10);
        let amounts: Vec<i64> = margins.known().map(|row| row.amount_minor).collect();
        assert_eq!(amounts, [200, 100, -600, 800]);
        let found = gross_margin(&store, &margins, &book, window("2024-01-01", "2024-12-31", "2024-12-31"));
        assert_eq!((found.items, found.known), (5_000, 3_000));
    }
}

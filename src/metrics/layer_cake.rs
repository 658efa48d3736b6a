//! M9: the layer cake, revenue by cohort of first order over the calendar.
//!
//! Question: how much of a month's revenue comes from customers won long ago, and how much from new ones?
//! Definition: for each calendar period p of the window and each cohort c of first orders, Σv of the orders and credit notes of c's customers dated in p. Beside the cohorts two more layers:
//! customers whose first order is older than the window's period, and what no first order is known of (orders without a customer, credit notes of customers without an order so far).
//! The layers of a period add up to its revenue.
//! Inputs and units: store columns; minor units.
//! Window and censoring: days of the window's period up to the as-of day; a period that lies only partly in them is marked as incomplete.
//! Edge cases: a credit note dated before its customer's first order lowers the revenue of its own day, in that customer's layer.
//! Numeric notes: integer sums.
//! Complexity: one pass over the rows, periods² sums.
//! Source: SPEC M9.
//! Not the same as: the revenue of the cohort table, where columns are ages and not dates, and a credit note before the first order stands with it.
//! Tested by: `layers_by_hand` and `layers_add_up_to_revenue` below.

use crate::orders::{OrderStore, Row, Window};
use crate::units::{Day, Grain};

use super::pass::{PlaceOfDay, Span, Sum};

/// Revenue by calendar period and by cohort of first order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LayerCake {
    /// How long a period is.
    pub grain: Grain,
    /// The periods' first days, oldest first; the cohorts are of the same periods.
    pub periods: Vec<Day>,
    /// Whether all days of a period lie in the window and were seen.
    pub complete: Vec<bool>,
    /// The revenue of each cohort, period by period, minor units.
    pub cohorts: Vec<Vec<i128>>,
    /// Of customers whose first order is older than the window's period.
    pub earlier: Vec<i128>,
    /// Of orders without a known customer, and of credit notes of customers without an order.
    pub unknown: Vec<i128>,
}

/// The revenue of a window's period by cohort and calendar period.
pub fn layer_cake(store: &OrderStore, window: Window, grain: Grain) -> LayerCake {
    let Window { period, as_of } = window;
    let last = period.to.min(as_of);
    if last < period.from {
        return LayerCake { grain, ..LayerCake::default() };
    }
    let (span, places) = (Span::seen_of(window), PlaceOfDay::between(grain, period.from, last));
    let count = places.count();
    let mut sums = vec![Sum::default(); (count + 2) * count];
    let (earlier, unknown) = (count, count + 1);
    let mut add = |layer: usize, place: usize, amount: i64| {
        if let Some(sum) = sums.get_mut(layer * count + place) {
            sum.add_if(true, amount);
        }
    };
    // The present customer's layer, and credit notes dated before the first order, whose layer is not known yet.
    let (mut layer, mut before) = (unknown, Vec::new());
    for Row { day, amount_minor, mark } in store.known() {
        if mark.opens() {
            layer = unknown;
            before.drain(..).for_each(|(place, amount)| add(unknown, place, amount));
        }
        let number = mark.number();
        if mark.is_order() && number == 1 {
            layer = if span.holds(day) {
                places.place(day)
            } else if day < period.from {
                earlier
            } else {
                unknown
            };
            before.drain(..).for_each(|(place, amount)| add(layer, place, amount));
        }
        match (span.holds(day), number) {
            (false, _) => {}
            (true, 0) => before.push((places.place(day), amount_minor)),
            (true, _) => add(layer, places.place(day), amount_minor),
        }
    }
    before.drain(..).for_each(|(place, amount)| add(unknown, place, amount));
    for Row { day, amount_minor, .. } in store.of_guests() {
        if span.holds(day) {
            add(unknown, places.place(day), amount_minor);
        }
    }
    let starts = core::iter::successors(Some(grain.first_day(period.from)), |day| Some(grain.after(*day, 1)));
    let periods: Vec<Day> = starts.take(count).collect();
    let mut layers = sums.chunks(count).map(|layer| layer.iter().map(|sum| sum.total()).collect::<Vec<i128>>());
    LayerCake {
        grain,
        complete: periods.iter().map(|start| *start >= period.from && grain.last_day(*start) <= last).collect(),
        periods,
        cohorts: layers.by_ref().take(count).collect(),
        earlier: layers.next().unwrap_or_default(),
        unknown: layers.next().unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metrics::activity;
    use crate::orders::testing::{store, window};

    /// A's first order lies before the period; B's in January, C's in March with a credit note of February before it; D has only a credit note.
    fn shop() -> OrderStore {
        store(&[
            ("A", "2023-12-31", 900),
            ("A", "2024-02-01", 400),
            ("B", "2024-01-15", 1000),
            ("B", "2024-02-15", 300),
            ("-B", "2024-03-01", -50),
            ("-C", "2024-02-20", -70),
            ("C", "2024-03-10", 600),
            ("-D", "2024-01-20", -5),
            ("", "2024-03-05", 80),
            ("B", "2024-04-01", 9999),
        ])
    }

    /// By hand, January to 15 March, as of 31 March. January's customers: 10.00, 3.00, −0.50. March's: −0.70 in February, 6.00 in March.
    #[test]
    fn layers_by_hand() {
        let cake = layer_cake(&shop(), window("2024-01-01", "2024-03-15", "2024-03-31"), Grain::Month);
        assert_eq!(cake.cohorts, [[1000, 300, -50], [0, 0, 0], [0, -70, 600]]);
        assert_eq!((cake.earlier, cake.unknown), (vec![0, 400, 0], vec![-5, 0, 80]));
        assert_eq!(cake.complete, [true, true, false]);
        let none = layer_cake(&shop(), window("2024-03-01", "2024-02-01", "2024-03-31"), Grain::Month);
        assert!(none.periods.is_empty() && none.cohorts.is_empty());
    }

    #[test]
    fn layers_add_up_to_revenue() {
        for (from, to, as_of) in [
            ("2023-12-31", "2024-04-01", "2024-04-01"),
            ("2024-01-16", "2024-03-03", "2024-04-01"),
            ("2024-01-01", "2024-12-31", "2024-02-20"),
        ] {
            let window = window(from, to, as_of);
            for grain in Grain::ALL {
                let cake = layer_cake(&shop(), window, grain);
                let all = cake.cohorts.iter().chain([&cake.earlier, &cake.unknown]);
                let sum: i128 = all.flatten().sum();
                assert_eq!(sum, activity(&shop(), window).revenue_minor, "{grain:?} {from}");
                assert!(cake.cohorts.len() == cake.periods.len() && cake.complete.len() == cake.periods.len());
            }
        }
    }
}

//! M2: repeat customer rate, by its three definitions.
//!
//! Question: of the customers who bought, how many bought more than once?
//! Definition: in-period = customers with more than one order in the period / U; all-time flag = customers among U with more than one
//! order in their whole history up to the as-of day / U ("Shopify's returning customer rate"); to date = customers with at least two orders up to the
//! as-of day / all customers up to the as-of day, whatever the period. U = distinct known customers with an order in the period.
//! Inputs and units: store columns; shares of customers.
//! Window and censoring: recent customers have had little time to come back, so every form understates what they will do; M10 and M11 correct for that.
//! Edge cases: nobody in the period: absent. One customer: 0 % or 100 %, withheld on the screen under 5. Two orders on one day are two orders.
//! Numeric notes: integer counts; Wilson 95 % interval.
//! Complexity: one pass over the rows.
//! Source: definition of SPEC M2; Wilson (1927).
//! Not the same as: retention rate (M7) and probability of a second order (M10).
//! Tested by: `three_definitions_differ` below; 65.58 % of UCI in tests/real_data.rs.

use crate::orders::{OrderStore, Row, Window};
use crate::units::Share;

use super::customer_facts::customers_where;
use super::pass::Span;

/// The rate by its three definitions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct RepeatCustomerRates {
    /// Customers with more than one order in the period, of those who ordered in it.
    pub in_period: Share,
    /// Customers with more than one order ever, of those who ordered in the period.
    pub all_time_flag: Share,
    /// Customers with at least two orders to date, of all to date.
    pub to_date: Share,
}

/// The rate by its three definitions.
pub fn repeat_customer_rates(store: &OrderStore, window: Window) -> RepeatCustomerRates {
    let span = Span::seen_of(window);
    let (mut bought, mut bought_again, mut inside, mut inside_again, mut flagged) = (0_u32, 0_u32, 0_u32, 0_u32, 0_u32);
    // Orders of the present customer in the period.
    let mut in_period = 0_u32;
    for Row { day, mark, .. } in store.known() {
        let (number, seen) = (mark.number(), mark.is_order() & (day <= window.as_of));
        let (second, counts) = (seen & (number == 2), seen & span.holds(day));
        in_period *= u32::from(!mark.opens());
        // A customer who ordered in the period is flagged by the first order in it where it is a later one, else by the second order ever.
        let flags = (counts & (in_period == 0) & (number >= 2)) | (second & (in_period == 1));
        in_period += u32::from(counts);
        bought += u32::from(seen & (number == 1));
        bought_again += u32::from(second);
        inside += u32::from(counts & (in_period == 1));
        inside_again += u32::from(counts & (in_period == 2));
        flagged += u32::from(flags);
    }
    let share = |part: u32, whole: u32| Share::new(u64::from(part), u64::from(whole));
    RepeatCustomerRates {
        in_period: share(inside_again, inside),
        all_time_flag: share(flagged, inside),
        to_date: share(bought_again, bought),
    }
}

/// Which customers are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RepeatPart {
    /// With more than one order in the period.
    InPeriod,
    /// With one order in the period.
    Once,
    /// With an order in the period and more than one ever.
    Ever,
    /// With one order in the period and others outside it: what the all-time flag counts beside the first form.
    EverOnly,
    /// With at least two orders to date.
    ToDate,
}

/// The customers behind the rates, by their places in [`OrderStore::customers`].
pub fn customers_of_repeat(store: &OrderStore, window: Window, wanted: RepeatPart) -> Vec<u32> {
    customers_where(store, window, &|facts| match wanted {
        RepeatPart::InPeriod => facts.period_orders > 1,
        RepeatPart::Once => facts.period_orders == 1,
        RepeatPart::Ever => facts.period_orders > 0 && facts.orders > 1,
        RepeatPart::EverOnly => facts.period_orders == 1 && facts.orders > 1,
        RepeatPart::ToDate => facts.orders > 1,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::orders::testing::{store, window};

    /// By hand, February: A (1 order in it, 2 ever), B (2 in it), C (1 ever) → in-period 1/3, all-time flag 2/3;
    /// to date: A, B repeat; C and D (January) do not → 2/4. As of 31 January only A and D exist, with one order each.
    #[test]
    fn three_definitions_differ() {
        let store = store(&[
            ("A", "2024-01-05", 100),
            ("A", "2024-02-05", 100),
            ("B", "2024-02-06", 100),
            ("B", "2024-02-06", 100),
            ("C", "2024-02-07", 100),
            ("D", "2024-01-08", 100),
            ("-D", "2024-02-08", -100),
            ("", "2024-02-09", 100),
        ]);
        let rates = repeat_customer_rates(&store, window("2024-02-01", "2024-02-29", "2024-02-29"));
        assert_eq!(
            (rates.in_period, rates.all_time_flag, rates.to_date),
            (Share::new(1, 3), Share::new(2, 3), Share::new(2, 4))
        );
        let february = window("2024-02-01", "2024-02-29", "2024-02-29");
        let behind = |part| customers_of_repeat(&store, february, part);
        assert_eq!((behind(RepeatPart::InPeriod), behind(RepeatPart::Ever)), (vec![1], vec![0, 1]));
        assert_eq!((behind(RepeatPart::EverOnly), behind(RepeatPart::ToDate)), (vec![0], vec![0, 1]));
        assert_eq!(behind(RepeatPart::Once), [0, 2]);
        let january = repeat_customer_rates(&store, window("2024-01-01", "2024-01-31", "2024-01-31"));
        assert_eq!((january.in_period, january.to_date), (Share::new(0, 2), Share::new(0, 2)));
    }
}

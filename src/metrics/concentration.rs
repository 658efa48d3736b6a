//! M17: concentration.
//!
//! Question: how much of the revenue hangs on how few customers?
//! Definition: customers by revenue in the period, x₍₁₎ ≤ … ≤ x₍ₙ₎. Top p = the ⌈p n⌉ largest, their Σx / all Σx, for p = 1, 5, 10, 20 %. Lorenz curve: (i / n, Σ of the i smallest / Σx).
//! Gini = Σ (2i − n − 1) x₍ᵢ₎ / (n Σx).
//! Inputs and units: store columns; minor units.
//! Window and censoring: customers with an order in the period, their revenue within it.
//! Edge cases: revenue of nothing or less in all: shares, curve and Gini absent. Single negative customers stay in, so the curve may dip below 0 and the Gini
//! pass 1. One customer: everything is the top 1 %, Gini 0. Equal customers: which of them is on top does not matter.
//! Numeric notes: exact integer sums, one division each. All customers are counted; the interval of a top share T says how far it is due to who happened to buy: with q the smallest
//! amount of the top and p its true part of the customers, √Σ(max(x − q, 0) + q p − T x)² / (n mean(x)), the linearised share.
//! Complexity: one pass over the rows and one sort of the customers' revenue.
//! Source: C. M. Beach and R. Davidson (1983), Review of Economic Studies 50, 723–735 (error of a top share); C. Gini (1912); formula as in A. Sen (1973), On Economic Inequality, eq. 2.8.2; M. O. Lorenz (1905).
//! Not the same as: Gini with the small-sample factor n / (n − 1).
//! Tested by: `by_hand` below; 67.455 % and .630917 of CDNOW in tests/metrics_data.rs.

use crate::orders::{OrderStore, Window};
use crate::statistics::Estimate;
use crate::units::{Interval, Share, saturated};

use super::customer_facts::each_customer;

/// Parts of the customers, in hundredths.
const TOPS: [u64; 4] = [1, 5, 10, 20];
/// Points of the curve after its origin.
const POINTS: usize = 100;

/// The largest customers.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Top {
    /// Hundredths of the customers.
    pub percent: u64,
    /// How many they are, of all.
    pub customers: Share,
    /// Their revenue, minor units.
    pub revenue_minor: i128,
    /// Its share of all; absent where there is none.
    pub share: Option<f64>,
    /// The 95 % interval of that.
    pub interval: Option<Interval>,
}

/// M17.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Concentration {
    /// Customers with an order in the period.
    pub customers: u64,
    /// Their revenue, minor units.
    pub revenue_minor: i128,
    /// The top 1, 5, 10 and 20 %.
    pub top: [Top; TOPS.len()],
    /// Share of customers, share of revenue of that many smallest; from (0, 0) to (1, 1). Empty where there is no revenue.
    pub lorenz: Vec<(f64, f64)>,
    /// The Gini coefficient.
    pub gini: Option<f64>,
}

/// The concentration of revenue in a window.
pub fn concentration(store: &OrderStore, window: Window) -> Concentration {
    let mut values: Vec<i64> = Vec::new();
    each_customer(store, window, &mut |facts| {
        if facts.period_orders > 0 {
            values.push(saturated(facts.period_revenue_minor));
        }
    });
    radsort::sort(&mut values);
    let count = values.len();
    let total: i128 = values.iter().copied().map(i128::from).sum();
    let share = |part: i128| (total > 0).then(|| part as f64 / total as f64);
    let top = TOPS.map(|percent| {
        let many = (count as u64 * percent).div_ceil(100);
        let revenue_minor = values.iter().rev().take(many as usize).copied().map(i128::from).sum();
        let share = share(revenue_minor);
        let interval = share.and_then(|share| top_interval(&values, many as usize, total, share));
        Top { percent, customers: Share::new(many, count as u64), revenue_minor, share, interval }
    });
    let (mut weighted, mut below) = (0_i128, 0_i128);
    let mut lorenz = Vec::new();
    for (value, rank) in values.iter().copied().map(i128::from).zip(1_usize..) {
        weighted += (2 * rank as i128 - count as i128 - 1) * value;
        below += value;
        // Of more customers than points, those that begin a new hundredth.
        if count <= POINTS || rank * POINTS / count != (rank - 1) * POINTS / count {
            lorenz.extend(share(below).map(|share| (rank as f64 / count as f64, share)));
        }
    }
    if !lorenz.is_empty() {
        lorenz.insert(0, (0.0, 0.0));
    }
    let gini = share(weighted).map(|weighted| weighted / count as f64);
    Concentration { customers: count as u64, revenue_minor: total, top, lorenz, gini }
}

/// The interval of the share that the `many` largest of the sorted values have in all; a share does not leave 0..=1 where no value is negative.
fn top_interval(values: &[i64], many: usize, total: i128, share: f64) -> Option<Interval> {
    let least = *values.get(values.len().checked_sub(many)?)? as f64;
    let count = values.len() as f64;
    let part = many as f64 / count;
    let square = |&value: &i64| {
        let value = value as f64;
        let off = (value - least).max(0.0) + least * part - share * value;
        off * off
    };
    let squares: f64 = values.iter().map(square).sum();
    let error = (values.len() > 1).then(|| libm::sqrt(squares) / (total as f64));
    Estimate::normal(share, error).interval.map(|interval| {
        let floor = if values.first().is_some_and(|least| *least < 0) { f64::NEG_INFINITY } else { 0.0 };
        let ceiling = if floor < 0.0 { f64::INFINITY } else { 1.0 };
        Interval { low: interval.low.max(floor), high: interval.high.min(ceiling) }
    })
}

/// The customers of the top so many hundredths, the largest first, by their places in [`OrderStore::customers`]; of equal ones the earlier place.
pub fn top_customers(store: &OrderStore, window: Window, percent: u64) -> Vec<u32> {
    let mut customers = by_revenue(store, window, |revenue| -revenue);
    customers.truncate((customers.len() as u64 * percent.min(100)).div_ceil(100) as usize);
    customers
}

/// So many customers with the least revenue, the smallest first, by their places in [`OrderStore::customers`]: those behind a point of the Lorenz curve.
pub fn bottom_customers(store: &OrderStore, window: Window, many: u64) -> Vec<u32> {
    let mut customers = by_revenue(store, window, |revenue| revenue);
    customers.truncate(usize::try_from(many).unwrap_or(usize::MAX));
    customers
}

fn by_revenue(store: &OrderStore, window: Window, key: fn(i128) -> i128) -> Vec<u32> {
    let mut customers: Vec<(i128, u32)> = Vec::new();
    each_customer(store, window, &mut |facts| {
        if facts.period_orders > 0 {
            customers.push((key(facts.period_revenue_minor), facts.customer));
        }
    });
    customers.sort_unstable();
    customers.into_iter().map(|(_, customer)| customer).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::orders::testing::{store, window};

    /// By hand: 10, 20, 30, 140, sum 200. Gini = (−3·10 − 1·20 + 1·30 + 3·140) / (4 · 200) = 400 / 800 = .5. Top 1, 5, 10, 20 % are one customer each: 140 / 200.
    #[test]
    fn by_hand() {
        let store = store(&[
            ("A", "2024-01-01", 3000),
            ("B", "2024-01-01", 1500),
            ("-B", "2024-01-02", -500),
            ("C", "2024-01-01", 14000),
            ("D", "2024-01-01", 2000),
            ("", "2024-01-01", 99900),
        ]);
        let january = window("2024-01-01", "2024-01-31", "2024-01-31");
        let found = concentration(&store, january);
        assert_eq!((found.customers, found.revenue_minor, found.gini), (4, 20_000, Some(0.5)));
        assert_eq!(found.top.map(|top| (top.customers.part, top.share)), [(1, Some(0.7)); 4]);
        assert_eq!(found.lorenz, [(0.0, 0.0), (0.25, 0.05), (0.5, 0.15), (0.75, 0.3), (1.0, 1.0)]);
        assert_eq!((top_customers(&store, january, 20), top_customers(&store, january, 50)), (vec![2], vec![2, 0]));
    }

    /// By hand: nine of 1 and one of 11; the top one has T = 11/20. q p = 1.1; each 1 is off by 1.1 − 0.55 = 0.55, the 11 by 1.1 − 6.05 = −4.95:
    /// √(9 · 0.3025 + 24.5025) / 20 = 0.260888, so 0.55 ± 0.511331, cut at 1.
    #[test]
    fn the_error_of_a_top_share_by_hand() {
        let values = [1, 1, 1, 1, 1, 1, 1, 1, 1, 11];
        let interval = top_interval(&values, 1, 20, 0.55).expect("ten customers");
        assert!((interval.low - 0.038_669).abs() < 1e-6 && interval.high == 1.0, "{interval:?}");
        assert_eq!(top_interval(&[5], 1, 5, 1.0), None, "one customer has no spread");
    }

    #[test]
    fn nothing_to_share_out() {
        let january = window("2024-01-01", "2024-01-31", "2024-01-31");
        let refunded = store(&[("A", "2024-01-01", 1000), ("-A", "2024-01-02", -1000)]);
        let found = concentration(&refunded, january);
        assert_eq!((found.customers, found.gini, found.top[0].share, found.lorenz.len()), (1, None, None, 0));
        assert_eq!(concentration(&store(&[("", "2024-01-01", 5)]), january).customers, 0);
        let alone = concentration(&store(&[("A", "2024-01-01", 5)]), january);
        assert_eq!((alone.gini, alone.top[0].share), (Some(0.0), Some(1.0)));
    }

    #[test]
    fn a_hundred_points_are_enough() {
        let rows: Vec<(String, i64)> = (1..=250).map(|at| (format!("C{at}"), at)).collect();
        let rows: Vec<(&str, &str, i64)> = rows.iter().map(|(key, at)| (&**key, "2024-01-01", *at)).collect();
        let found = concentration(&store(&rows), window("2024-01-01", "2024-01-31", "2024-01-31"));
        assert_eq!((found.lorenz.len(), found.lorenz.last()), (101, Some(&(1.0, 1.0))));
        // 1 … n has the Gini (n² − 1) / (3 n (n + 1)) = (n − 1) / 3n.
        assert!((found.gini.unwrap_or(0.0) - 249.0 / 750.0).abs() < 1e-12);
    }
}

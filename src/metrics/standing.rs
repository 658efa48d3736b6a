//! Where the customers of a period stand: what they have brought to date, how many have lapsed, how many were kept; and the same at each month's end.
//!
//! Question: what has a customer brought so far, how many are gone, how many stay?
//! Definition: historical LTV = Σ revenue to date of the customers of the period / these customers. Lapsed = customers of the period silent for longer than the lapse threshold of
//! their orders to date (M14) / these customers. At the end of a month: the same of those who had ordered in the period by then, seen from that day; and the counts of M7 over the
//! last W days up to it, with an activity window of W days.
//! Inputs and units: store columns, thresholds and W in days; customers, minor units.
//! Window and censoring: customers with an order in the period, seen from the as-of day; the last month ends with what is seen of the period. Retention of a month is absent where
//! the files do not reach back over both windows.
//! Edge cases: no threshold: nobody with so many orders is lapsed. Credit notes lower revenue, also those before the first order. Thresholds are today's for all months.
//! Numeric notes: integer sums.
//! Complexity: one pass over the rows; each order touches a few months.
//! Source: SPEC M5, M7, M9 (historical LTV), M14, M15.
//! Not the same as: predicted CLV, which is of the future; the cohorts' cumulative revenue (M9), which follows those acquired together.
//! Tested by: `each_month_is_the_measure_as_of_its_end` below, `by_hand` below.

use crate::orders::{OrderStore, Row, Window};
use crate::statistics::Moments;
use crate::units::{Day, Grain, Month, Share, saturated};

use super::customer_facts::each_customer;
use super::customer_retention::RetentionCounts;
use super::lifecycle_grid::{LIFECYCLE_ROWS, LapseDays, Silence, lifecycle_place};
use super::pass::{PlaceOfDay, Span};

/// What the customers of a period have brought, and how many of them have lapsed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Standing {
    /// Revenue to date of each, minor units.
    pub to_date: Moments,
    /// Those who have lapsed.
    pub lapsed: Share,
}

/// The same at the end of a month, and who was kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MonthOfStanding {
    /// Which.
    pub month: Month,
    /// Whether the whole month lies in the window.
    pub complete: bool,
    /// M7 over the last days up to its end; absent where the files do not reach back.
    pub retention: Option<RetentionCounts>,
    /// Revenue to date of the customers so far, minor units.
    pub revenue_minor: i128,
    /// Of the customers so far, those who have lapsed.
    pub lapsed: Share,
}

/// Where the customers of a window stand.
pub fn standing(store: &OrderStore, window: Window, lapsed_after_days: LapseDays) -> Standing {
    let mut standing = Standing::default();
    each_customer(store, window, &mut |facts| {
        if facts.period_orders > 0 {
            let silent = facts.days_since_last_order(window.as_of);
            let (_, silence) = lifecycle_place(facts.orders, silent, lapsed_after_days);
            standing.to_date.add(saturated(facts.revenue_minor));
            standing.lapsed.whole += 1;
            standing.lapsed.part += u64::from(silence == Silence::Lapsed);
        }
    });
    standing
}

/// A count at the end of each month, told by where it rises and falls.
struct Counts(Vec<i64>);

impl Counts {
    /// One more from a month up to another, that one left out.
    fn add(&mut self, from: usize, until: usize) {
        if from < until {
            self.0.get_mut(from).into_iter().for_each(|rise| *rise += 1);
            self.0.get_mut(until).into_iter().for_each(|fall| *fall -= 1);
        }
    }

    fn ends(&self) -> impl Iterator<Item = u64> {
        self.0.iter().scan(0_i64, |count, change| {
            *count += change;
            Some(u64::try_from(*count).unwrap_or(0))
        })
    }
}

/// The months' ends, told by their places.
struct Ends {
    from: Day,
    last: Day,
    places: PlaceOfDay,
}

impl Ends {
    /// The first month that ends on a day or later; their number where none does.
    fn first(&self, day: Day) -> usize {
        match day {
            _ if day <= self.from => 0,
            _ if day > self.last => self.places.count(),
            _ => self.places.place(day),
        }
    }
}

/// Where the customers of a window stood at the end of each of its months, oldest first, without holes; retention is over so many days.
pub fn standing_by_month(
    store: &OrderStore,
    window: Window,
    lapsed_after_days: LapseDays,
    retention_days: u32,
) -> Vec<MonthOfStanding> {
    let Window { period, as_of } = window;
    let last = period.to.min(as_of);
    if last < period.from {
        return Vec::new();
    }
    let ends = Ends { from: period.from, last, places: PlaceOfDay::between(Grain::Month, period.from, last) };
    let (span, count) = (Span::seen_of(window), ends.places.count());
    let days = i32::try_from(retention_days.max(1)).unwrap_or(i32::MAX);
    let limit = |orders: usize| lapsed_after_days.get(orders.clamp(1, LIFECYCLE_ROWS) - 1).copied().flatten();
    let counts = || Counts(vec![0; count + 1]);
    let (mut customers, mut lapsed) = (counts(), counts());
    let (mut at_start, mut at_end, mut new) = (counts(), counts(), counts());
    let mut revenue = vec![0_i128; count];
    for rows in store.customers() {
        let (mut orders, mut before) = (0_usize, 0_i128);
        // Months up to which the customer is counted as active at the start and at the end.
        let (mut started, mut ended) = (0, 0);
        // The newest order, once there is one in the period.
        let mut newest: Option<Day> = None;
        let mut silent = |since: Day, orders: usize, until: usize| {
            if let Some(limit) = limit(orders) {
                let gone = since.plus(i32::try_from(limit).unwrap_or(i32::MAX).saturating_add(1));
                lapsed.add(ends.first(gone), until);
            }
        };
        for Row { day, amount_minor, mark } in store.rows_of(rows) {
            if day > last {
                break;
            }
            let here = ends.first(day);
            before += i128::from(amount_minor);
            if mark.is_order() {
                newest.into_iter().for_each(|since| silent(since, orders, here));
                orders += 1;
                let (once, twice) = (ends.first(day.plus(days)), ends.first(day.plus(days).plus(days)));
                if orders == 1 {
                    new.add(here, once);
                }
                at_end.add(here.max(ended), once);
                at_start.add(once.max(started), twice);
                (ended, started) = (ended.max(once), started.max(twice));
                if newest.is_none() && span.holds(day) {
                    customers.add(here, count);
                }
                if newest.is_some() || span.holds(day) {
                    newest = Some(day);
                }
            }
            if newest.is_some() {
                revenue.get_mut(here).into_iter().for_each(|sum| *sum += core::mem::take(&mut before));
            }
        }
        newest.into_iter().for_each(|since| silent(since, orders, count));
    }
    let oldest = store.span().map(|(oldest, _)| oldest);
    let to_date = revenue.iter().scan(0_i128, |sum, more| {
        *sum += more;
        Some(*sum)
    });
    let people = customers.ends().zip(lapsed.ends()).map(|(whole, part)| Share::new(part, whole));
    let kept = at_start.ends().zip(at_end.ends()).zip(new.ends());
    let first = period.from.month();
    let told = to_date.zip(people).zip(kept).zip(0..);
    told.map(|(((revenue_minor, lapsed), ((start, end), new)), at)| {
        let month = first.plus(at);
        let end_day = month.last_day().min(last);
        let reaches = oldest.is_some_and(|oldest| oldest <= end_day.plus(1).plus(-days).plus(-days));
        MonthOfStanding {
            month,
            complete: period.from <= month.first_day() && month.last_day() <= last,
            retention: reaches.then_some(RetentionCounts { start, end, new }),
            revenue_minor,
            lapsed,
        }
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metrics::customer_retention;
    use crate::orders::Period;
    use crate::orders::testing::{store, window};

    const DAYS: LapseDays = [Some(40), Some(25), None];

    fn shop() -> OrderStore {
        store(&[
            ("A", "2023-12-20", 1000), // before the period, and again in it
            ("A", "2024-02-10", 500),
            ("A", "2024-04-05", 300),
            ("-B", "2024-01-02", -50),
            ("B", "2024-01-31", 2000), // lapsed after 41 days: 12 March
            ("C", "2024-01-15", 400),
            ("C", "2024-01-15", 400), // two on one day: lapsed after 26 days: 10 February
            ("C", "2024-03-31", 100),
            ("D", "2023-11-01", 900), // never in the period
            ("E", "2024-04-20", 700),
            ("F", "2023-10-30", 100),
            ("F", "2024-02-29", 100),
            ("-F", "2024-03-02", -100),
            ("", "2024-02-01", 9900),
        ])
    }

    /// By hand, January to April as of 20 April. A, B, C, E and F have an order in it: 1800 + 1950 + 900 + 700 + 100 = 5450. Silent: A 15 days with three orders, no threshold; B 80
    /// days: lapsed; C 20 with three: not; E 0; F 51 with two: lapsed.
    #[test]
    fn by_hand() {
        let standing = standing(&shop(), window("2024-01-01", "2024-04-20", "2024-04-20"), DAYS);
        assert_eq!((standing.to_date.count, standing.to_date.sum), (5, 5450));
        assert_eq!(standing.lapsed, Share::new(2, 5));
        let months = standing_by_month(&shop(), window("2024-01-01", "2024-04-20", "2024-04-20"), DAYS, 30);
        let lapsed: Vec<(u64, u64)> = months.iter().map(|month| (month.lapsed.part, month.lapsed.whole)).collect();
        // End of January B and C; of February A and F too, and C is gone; of March A, B and F are, and C is back; by 20 April A is back too.
        assert_eq!(lapsed, [(0, 2), (1, 4), (3, 4), (2, 5)]);
        let revenue: Vec<i128> = months.iter().map(|month| month.revenue_minor).collect();
        assert_eq!(revenue, [1950 + 800, 1950 + 800 + 1500 + 200, 4450 + 100 - 100, 5450]);
        assert_eq!(months.iter().map(|month| month.complete).collect::<Vec<_>>(), [true, true, true, false]);
    }

    #[test]
    fn each_month_is_the_measure_as_of_its_end() {
        let mut state = 7_u64;
        let mut below = |limit: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) % limit
        };
        let first = Day::from_ymd(2023, 9, 10).expect("a day");
        let rows: Vec<(String, String, i64)> = (0..500)
            .map(|_| {
                let (customer, is_credit) = (below(70), below(6) == 0);
                let key = if customer == 0 { String::new() } else { format!("C{customer}") };
                let key = if is_credit && customer > 0 { format!("-{key}") } else { key };
                (key, first.plus(below(300) as i32).to_string(), below(5000) as i64 - if is_credit { 5000 } else { 0 })
            })
            .collect();
        let rows: Vec<(&str, &str, i64)> = rows.iter().map(|(key, day, amount)| (&**key, &**day, *amount)).collect();
        let store = store(&rows);
        for (from, to, as_of) in [
            ("2023-09-10", "2024-07-05", "2024-07-05"),
            ("2023-12-05", "2024-04-30", "2024-06-01"),
            ("2024-01-01", "2024-05-31", "2024-03-15"),
        ] {
            let asked = window(from, to, as_of);
            for (days, lapsed) in [(30, DAYS), (90, [Some(60), None, Some(20)])] {
                let months = standing_by_month(&store, asked, lapsed, days);
                assert!(months.len() > 2);
                for month in months {
                    let end = month.month.last_day().min(asked.period.to).min(asked.as_of);
                    let seen = Window { period: Period { from: asked.period.from, to: end }, as_of: end };
                    let then = standing(&store, seen, lapsed);
                    assert_eq!((month.revenue_minor, month.lapsed), (then.to_date.sum, then.lapsed), "{from} {end}");
                    let kept = Window { period: Period { from: end.plus(1 - days as i32), to: end }, as_of: end };
                    let kept = customer_retention(&store, kept, None);
                    assert_eq!(month.retention, kept.complete.then_some(kept.counts), "{from} {end} {days}");
                }
            }
        }
        assert_eq!(standing_by_month(&store, window("2024-05-01", "2024-04-30", "2024-06-01"), DAYS, 30), []);
    }
}

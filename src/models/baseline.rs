//! Two naive predictions that a model must beat to be used.
//!
//! Question: would "as much as lately", or "as much as customers like this one bought", have done as well?
//! Definition: *last days repeated*: a customer's repeat purchases of the last w days, times h / w. *Group means*: customers are grouped by days since the last order
//! and by repeat purchases, both as they stood w days ago; a group's mean purchases in the w days since, times h / w, is predicted of who is in that group now.
//! Inputs and units: histories; h days to predict, w ≤ h days to look back.
//! Window and censoring: nothing after the cut is looked at. w is h where the history is long enough, else all of it (half of it for the groups).
//! Edge cases: a group that nobody was in takes the mean of its number of purchases, or of all.
//! Source: Wübben and von Wangenheim (2008), "Instant Customer Base Analysis: Managerial Heuristics Often 'Get It Right'", J. Marketing 72(3), 82–93.
//! Not the same as: RFM scores (M16), whose cut-offs are quintiles.
//! Tested by: `both_by_hand` below.

use crate::orders::OrderStore;
use crate::units::Day;

use super::summary::{Cut, History, Summary};

/// Upper ends of the groups by days since the last order, as parts of the days looked back; the last is open.
const SINCE: [f64; 4] = [0.25, 0.5, 1.0, 2.0];
/// First numbers of repeat purchases of the groups.
const REPEATS: [u32; 6] = [0, 1, 2, 3, 5, 10];

/// Purchases that groups of customers made in some days.
#[derive(Debug, Clone, PartialEq)]
pub struct GroupMeans {
    /// Mean purchases a day by group of days since the last order, and of repeat purchases.
    a_day: [[f64; REPEATS.len()]; SINCE.len() + 1],
    looked_back: i32,
}

fn group(history: &History, looked_back: i32) -> (usize, usize) {
    let since = f64::from(history.known_days - history.last_after_days) / f64::from(looked_back);
    let repeats = REPEATS.partition_point(|first| *first <= history.repeats) - 1;
    (SINCE.partition_point(|end| *end <= since), repeats)
}

impl GroupMeans {
    /// The means of the days before a cut, where there are enough.
    pub fn new(store: &OrderStore, oldest: Day, cut: Day, holdout_days: i32) -> Option<Self> {
        let looked_back = holdout_days.min(cut.since(oldest) / 2);
        if looked_back < 1 {
            return None;
        }
        let then = Summary::new(store, Cut { at: cut.plus(-looked_back), until: cut, recent_days: 0 });
        let mut sums = [[(0_u32, 0_u64); REPEATS.len()]; SINCE.len() + 1];
        for history in &then.customers {
            let (since, repeats) = group(history, looked_back);
            sums[since][repeats].0 += 1;
            sums[since][repeats].1 += u64::from(history.later);
        }
        let all = total(sums.iter().flatten());
        let overall = mean(all)?;
        let mut a_day = [[0.0; REPEATS.len()]; SINCE.len() + 1];
        for (since, row) in a_day.iter_mut().enumerate() {
            for (repeats, cell) in row.iter_mut().enumerate() {
                let alike = || mean(total(sums.iter().map(|row| &row[repeats])));
                *cell = mean(sums[since][repeats]).or_else(alike).unwrap_or(overall) / f64::from(looked_back);
            }
        }
        Some(Self { a_day, looked_back })
    }

    /// Purchases predicted of a customer in some days.
    pub fn predict(&self, history: &History, days: f64) -> f64 {
        let (since, repeats) = group(history, self.looked_back);
        self.a_day[since][repeats] * days
    }
}

fn total<'a>(cells: impl Iterator<Item = &'a (u32, u64)>) -> (u32, u64) {
    cells.fold((0, 0), |sum, cell| (sum.0 + cell.0, sum.1 + cell.1))
}

fn mean((customers, purchases): (u32, u64)) -> Option<f64> {
    (customers > 0).then(|| purchases as f64 / f64::from(customers))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::orders::testing::store;

    /// By hand: 20 days before the cut, A and B are new and C had come back once. Since: A bought twice, B and C once each.
    #[test]
    fn both_by_hand() {
        let store = store(&[
            ("A", "2024-01-20", 100),
            ("A", "2024-02-01", 100),
            ("A", "2024-02-05", 100),
            ("B", "2024-01-20", 100),
            ("B", "2024-02-08", 100),
            ("C", "2024-01-01", 100),
            ("C", "2024-01-03", 100),
            ("C", "2024-01-30", 100),
        ]);
        let day = |text| Day::parse_iso(text).expect("a day");
        let cut = day("2024-02-09");
        let means = GroupMeans::new(&store, day("2024-01-01"), cut, 20).expect("enough");
        assert_eq!(means.looked_back, 19);
        let new = History {
            customer: 0,
            first: day("2024-02-08"),
            repeats: 0,
            last_after_days: 0,
            known_days: 1,
            repeat_net_minor: 0,
            recent: 0,
            later: 0,
        };
        // A and B were known for a day: 3 purchases of 2 customers in 19 days.
        assert!((means.predict(&new, 19.0) - 1.5).abs() < 1e-12);
        // C's group: one repeat, 18 days ago.
        let once = History { repeats: 1, last_after_days: 2, known_days: 20, ..new };
        assert!((means.predict(&once, 38.0) - 2.0).abs() < 1e-12);
        // Nobody had five: the mean of all, 4 purchases of 3.
        assert!((means.predict(&History { repeats: 5, ..once }, 19.0) - 4.0 / 3.0).abs() < 1e-12);
        assert_eq!(GroupMeans::new(&store, cut, cut, 20), None);
        // Last days repeated is counted by the summary.
        let now = Summary::new(&store, Cut { at: cut, until: cut, recent_days: 9 });
        assert_eq!(now.customers.iter().map(|history| history.recent).collect::<Vec<_>>(), [2, 1, 0]);
    }
}

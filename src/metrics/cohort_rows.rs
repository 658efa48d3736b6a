//! M9: rows of the cohort table: several cohorts in one, rows left out, rows compared.
//!
//! Question: did the customers of one time come back more than those of another, and is that more than chance?
//! Definition: a row = the customers of all cohorts whose first day lies in one longer period; its cells are the sums of theirs at the same age, each cohort's age counted from its own
//! period. Left out: the row is gone from the table and from the pooled row. Compared at an age: difference of the shares retained in exactly that age, of those who had bought
//! again by then, and of the historical LTV. Trend at an age: the older and the newer half of the complete rows, each pooled.
//! Inputs and units: a [`CohortTable`]; customers, minor units.
//! Window and censoring: a row's cell is complete when it is complete for all of its cohorts, and only complete cells are compared; a cohort that has not reached an age stands in it with
//! what it has brought so far, so that the row's size stays the same for all ages. The pooled row takes single cohorts, so that a newer cohort of a row does not withhold an older one.
//! Edge cases: a week belongs to the longer period that its Monday lies in. Of an odd number of rows the one in the middle stands in neither half.
//! Numeric notes: Newcombe's interval for shares, Welch's for the LTV.
//! Complexity: one pass over the cells.
//! Source: SPEC M9; Newcombe (1998), method 10; Welch (1947).
//! Not the same as: cohorts by the longer period: there ages count in the longer period too.
//! Tested by: `rows_of_several_cohorts_by_hand`, `a_row_left_out_is_out_of_the_pooled_row` and `two_rows_by_hand` below.

use crate::statistics::{Difference, difference_of_estimates, difference_of_shares};
use crate::units::Grain;

use super::acquisition_cohorts::{Cohort, CohortCell, CohortTable, PooledCell, pooled};

/// What two groups of customers differ by at one age, the first less the second.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CohortComparison {
    /// In the share retained in exactly that age.
    pub retained_exactly: Option<Difference>,
    /// In the share that had bought again by then.
    pub bought_again: Option<Difference>,
    /// In the historical LTV, minor units.
    pub historical_ltv_minor: Option<Difference>,
}

impl CohortComparison {
    /// The difference of two cells, each with the customers it is of.
    pub fn of((one, n): (&CohortCell, u64), (other, m): (&CohortCell, u64)) -> Self {
        let money = one.historical_ltv_minor(n).zip(other.historical_ltv_minor(m));
        Self {
            retained_exactly: difference_of_shares(one.retained_exactly(n), other.retained_exactly(m)),
            bought_again: difference_of_shares(one.bought_again(n), other.bought_again(m)),
            historical_ltv_minor: money.and_then(|(one, other)| difference_of_estimates(one, other)),
        }
    }
}

impl CohortTable {
    /// The table by rows: the cohorts of each `longer` period in one, or each on its own; and without those that are left out, which are returned beside it.
    pub fn rows(&self, longer: Option<Grain>, leaves_out: &dyn Fn(&Cohort) -> bool) -> (Self, Vec<Cohort>) {
        let period = |cohort: &Cohort| longer.map_or(cohort.first_day, |grain| grain.first_day(cohort.first_day));
        let (mut shown, mut taken, mut left_out) = (Vec::new(), Vec::new(), Vec::new());
        for cohorts in self.cohorts.chunk_by(|one, other| period(one) == period(other)) {
            let Some(row) = joined(cohorts) else { continue };
            if leaves_out(&row) {
                left_out.push(row);
            } else {
                shown.push(row);
                taken.extend(cohorts);
            }
        }
        (Self { settings: self.settings, cohorts: shown, pooled: pooled(&taken) }, left_out)
    }

    /// Two rows at one age, where both have been seen to its end.
    pub fn compare(&self, one: usize, other: usize, age: usize) -> Option<CohortComparison> {
        Some(CohortComparison::of(self.complete(one, age)?, self.complete(other, age)?))
    }

    /// A row's cell with its customers, where it has been seen to the end.
    pub fn complete(&self, row: usize, age: usize) -> Option<(&CohortCell, u64)> {
        let row = self.cohorts.get(row)?;
        row.cells.get(age).filter(|cell| cell.complete).map(|cell| (cell, row.customers))
    }

    /// The older and the newer half of the rows with customers that are complete at an age, each pooled; absent for fewer than two.
    pub fn halves(&self, age: usize) -> Option<[PooledCell; 2]> {
        let all = (0..self.cohorts.len()).filter_map(|row| self.complete(row, age));
        let all: Vec<(&CohortCell, u64)> = all.filter(|(_, customers)| *customers > 0).collect();
        let half = all.len() / 2;
        let pool = |cells: &[(&CohortCell, u64)]| {
            cells.iter().fold(PooledCell::default(), |mut pooled, (cell, customers)| {
                pooled.customers += customers;
                pooled.sum.add(cell);
                pooled.sum.complete = true;
                pooled
            })
        };
        (half > 0).then(|| [pool(&all[..half]), pool(&all[all.len() - half..])])
    }
}

/// Several cohorts as one row; absent for none.
fn joined(cohorts: &[Cohort]) -> Option<Cohort> {
    let (first, last) = (cohorts.first()?, cohorts.last()?);
    let ages = cohorts.iter().map(|cohort| cohort.cells.len()).max().unwrap_or(0);
    let cell = |age: usize| {
        let mut sum = CohortCell { complete: true, ..CohortCell::default() };
        for cohort in cohorts {
            match cohort.cells.get(age) {
                Some(cell) => {
                    sum.add(cell);
                    sum.complete &= cell.complete;
                }
                None => {
                    sum.add(&cohort.cells.last().map(CohortCell::so_far).unwrap_or_default());
                    sum.complete = false;
                }
            }
        }
        sum
    };
    Some(Cohort {
        month: first.month,
        first_day: first.first_day,
        last_day: last.last_day,
        customers: cohorts.iter().map(|cohort| cohort.customers).sum(),
        whole: cohorts.iter().all(|cohort| cohort.whole),
        cells: (0..ages).map(cell).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metrics::{CohortAges, CohortSettings, acquisition_cohorts, acquisition_cohorts_by};
    use crate::orders::OrderStore;
    use crate::orders::testing::{store, window};

    /// A first in January, again in February; B first in February, again in March and April; C first in April.
    fn shop() -> OrderStore {
        store(&[
            ("A", "2024-01-10", 1000),
            ("A", "2024-02-10", 500),
            ("B", "2024-02-20", 2000),
            ("B", "2024-03-20", 300),
            ("B", "2024-04-01", 200),
            ("C", "2024-04-02", 700),
        ])
    }

    /// By hand, as of 30 April. First quarter: A and B (nobody in March). Age 0: 2 active, 30.00. Age 1: A in February, B in March, and March's own month 1 is over: complete.
    /// Age 2: A not in March; B in April; March's month 2 is still to come: not complete. Age 3: April for A; February's has not begun: B stands with 25.00 so far.
    #[test]
    fn rows_of_several_cohorts_by_hand() {
        let table = acquisition_cohorts(&shop(), window("2024-01-01", "2024-04-30", "2024-04-30"));
        let (rows, left_out) = table.rows(Some(Grain::Quarter), &|_| false);
        assert!(left_out.is_empty());
        let quarter = &rows.cohorts[0];
        assert_eq!((rows.cohorts.len(), quarter.customers, quarter.whole, quarter.cells.len()), (2, 2, true, 4));
        let of = |value: fn(&CohortCell) -> i128| quarter.cells.iter().map(value).collect::<Vec<_>>();
        assert_eq!(of(|cell| i128::from(cell.active)), [2, 2, 1, 0]);
        assert_eq!(of(|cell| i128::from(cell.bought_again_by)), [0, 2, 2, 2]);
        assert_eq!(of(|cell| cell.cumulative_revenue_minor), [3000, 3800, 4000, 4000]);
        assert_eq!(of(|cell| i128::from(cell.complete)), [1, 1, 0, 0]);
        // A 15.00 and B 23.00 by the end of age 1: mean 19.00, s² = 32, error √16 = 4.
        let ltv = quarter.cells[1].historical_ltv_minor(2).expect("customers");
        assert!((ltv.value - 1900.0).abs() < 1e-9 && (ltv.standard_error.unwrap_or(0.0) - 400.0).abs() < 1e-9);
        // The pooled row is that of the single months: at age 2 January and February are complete.
        assert_eq!(rows.pooled, table.pooled);
        assert_eq!(rows.pooled.iter().map(|cell| cell.customers).collect::<Vec<_>>(), [3, 2, 2, 1]);
        let (same, _) = table.rows(None, &|_| false);
        assert_eq!(same, table);
    }

    /// January left out: two customers remain, and of them B is complete at age 1.
    #[test]
    fn a_row_left_out_is_out_of_the_pooled_row() {
        let table = acquisition_cohorts(&shop(), window("2024-01-01", "2024-04-30", "2024-04-30"));
        let (rows, left_out) = table.rows(None, &|row| row.first_day == table.cohorts[0].first_day);
        assert_eq!((rows.cohorts.len(), left_out.len(), left_out[0].customers), (3, 1, 1));
        assert_eq!(rows.pooled.iter().map(|cell| cell.customers).collect::<Vec<_>>(), [2, 1, 1]);
        assert_eq!(rows.pooled[1].sum.revenue_minor, 300);
        let (none, all) = table.rows(Some(Grain::Year), &|_| true);
        assert!(none.cohorts.is_empty() && none.pooled.is_empty() && all.len() == 1);
    }

    /// By hand, windows of 30 days. January: 40 customers of 10.00, 10 of them back with 6.00 on day 20; February: 50, of whom 5 are back so. Share by window 1: .25 and .10, 15 points.
    /// LTV: 11.50 and 10.60. s² of January: 10 · 30 / 40 · 36 / 39 = 6.923 in units, error √(6.923 / 40) = .41603; of February: 5 · 45 / 50 · 36 / 49 = 3.306, error .25714;
    /// together .48907, so .90 ± .95856.
    #[test]
    fn two_rows_by_hand() {
        let mut orders = Vec::new();
        for at in 0..90 {
            let (first, back) = if at < 40 { ("2024-01-05", "2024-01-25") } else { ("2024-02-05", "2024-02-25") };
            orders.push((format!("c{at}"), first, 1000));
            if at < 10 || (40..45).contains(&at) {
                orders.push((format!("c{at}"), back, 600));
            }
        }
        let rows: Vec<(&str, &str, i64)> =
            orders.iter().map(|(who, day, money)| (who.as_str(), *day, *money)).collect();
        let settings = CohortSettings { grain: Grain::Month, ages: CohortAges::Days(30) };
        let table = acquisition_cohorts_by(&store(&rows), window("2024-01-01", "2024-02-29", "2024-04-30"), settings);
        let gap = table.compare(0, 1, 1).expect("both are over");
        assert!((gap.bought_again.expect("customers").value - 0.15).abs() < 1e-12);
        assert_eq!(gap.bought_again, gap.retained_exactly);
        let money = gap.historical_ltv_minor.expect("customers");
        assert!((money.value - 90.0).abs() < 1e-9, "{money:?}");
        assert!((money.interval.high - (90.0 + 95.856)).abs() < 0.01, "{money:?}");
        assert_eq!(table.compare(0, 1, 3), None, "February has not been followed for 90 days");
        // Two rows: each is a half.
        let [older, newer] = table.halves(1).expect("two rows");
        assert_eq!((older.customers, older.sum.bought_again_by, newer.customers), (40, 10, 50));
        assert_eq!(table.halves(2).map(|halves| halves[1].sum.bought_again_by), Some(5));
        assert_eq!(table.halves(3), None);
    }
}

//! What the Cohorts page asks, answered in numbers.

use crate::metrics::{self, Cohort, CohortComparison, CohortSettings, CohortTable, GrossMargin, LayerCake};
use crate::orders::{Rules, Scope};
use crate::statistics::SMALL_BELOW;
use crate::units::{Day, Grain};

use super::Analysis;
use super::margin::by_costs;
use super::pages::Context;

/// Ages at which much can be told, the best first.
const TELLING: [usize; 6] = [12, 6, 4, 3, 2, 1];

/// How the cohorts are made, shown and compared.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CohortQuery {
    /// How customers are grouped and followed.
    pub settings: CohortSettings,
    /// The longer period whose cohorts stand in one row; absent: each has its own.
    pub rows: Option<Grain>,
    /// Rows that are left out, by their first days.
    pub hidden: Vec<Day>,
    /// Whether rows of fewer than 30 customers are left out.
    pub hides_small: bool,
    /// The age of the trend and of the comparison; absent: one at which much can be told.
    pub age: Option<usize>,
    /// Whether margin is asked for, and the percentage of what has no known cost.
    pub margin_percent: Option<u32>,
    /// The rows that are compared, by their first days; absent: the newest and the oldest that are complete at the age.
    pub pair: [Option<Day>; 2],
}

/// The Cohorts page in numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct CohortsAnswer {
    /// What it was computed from.
    pub context: Context,
    /// What was asked.
    pub query: CohortQuery,
    /// The triangle, by the rows that are shown.
    pub table: CohortTable,
    /// What the margin of its cells is by, where a file says what products cost and margin is asked for.
    pub by_costs: Option<GrossMargin>,
    /// The rows that are left out.
    pub hidden: Vec<Cohort>,
    /// Whether a file says what products cost that were sold.
    pub has_costs: bool,
    /// The age of the trend and of the comparison.
    pub age: usize,
    /// The rows that are compared, by their places.
    pub pair: [Option<usize>; 2],
    /// What they differ by, where both are complete at the age.
    pub comparison: Option<CohortComparison>,
    /// Revenue by cohort over the calendar.
    pub cake: LayerCake,
}

impl Analysis {
    /// The Cohorts page.
    pub fn cohorts(&mut self, rules: &Rules, scope: &Scope, query: CohortQuery) -> CohortsAnswer {
        let context = self.context(rules, scope);
        let (book, store) = self.book_and_store(rules, scope);
        let has_costs = book.catalogue().has_goods();
        let mut all = metrics::acquisition_cohorts_by(store, context.window, query.settings);
        let by_costs = query.margin_percent.and_then(|percent| by_costs(book, rules, store, context.window, percent));
        let by_costs = by_costs.map(|(margins, found)| {
            all.take_margins(&metrics::acquisition_cohorts_by(&margins, context.window, query.settings));
            found
        });
        let leaves_out =
            |row: &Cohort| query.hides_small && row.customers < SMALL_BELOW || query.hidden.contains(&row.first_day);
        let longer = query.rows.filter(|grain| *grain > query.settings.grain);
        let (table, hidden) = all.rows(longer, &leaves_out);
        let reached = |age: &usize| table.pooled.get(*age).is_some_and(|cell| cell.sum.complete);
        let age = query.age.filter(reached).or_else(|| telling_age(&table)).unwrap_or(0);
        let pair = pair(&table, &query, age);
        CohortsAnswer {
            comparison: pair[0].zip(pair[1]).and_then(|(one, other)| table.compare(one, other, age)),
            cake: metrics::layer_cake(store, context.window, query.settings.grain),
            query: CohortQuery { rows: longer, ..query },
            context,
            table,
            by_costs,
            has_costs,
            hidden,
            age,
            pair,
        }
    }

    /// The cohorts by other grains and ages, one table for each.
    pub fn cohorts_by(&mut self, rules: &Rules, scope: &Scope, settings: &[CohortSettings]) -> Vec<CohortTable> {
        let window = self.context(rules, scope).window;
        let store = self.store(rules, scope);
        settings.iter().map(|settings| metrics::acquisition_cohorts_by(store, window, *settings)).collect()
    }
}

/// An age at which a quarter of all customers and no few have been seen.
pub fn telling_age(table: &CohortTable) -> Option<usize> {
    let all: u64 = table.cohorts.iter().map(|cohort| cohort.customers).sum();
    let enough = |age: &usize| {
        table.pooled.get(*age).is_some_and(|cell| cell.customers >= SMALL_BELOW && cell.customers * 4 >= all)
    };
    TELLING.into_iter().find(enough)
}

/// The rows that are asked for; else the newest and the oldest that can be read at an age, whole ones before those that the period cuts.
fn pair(table: &CohortTable, query: &CohortQuery, age: usize) -> [Option<usize>; 2] {
    let readable = |row: &usize| table.complete(*row, age).is_some_and(|(_, customers)| customers >= SMALL_BELOW);
    let (mut rows, cut): (Vec<usize>, Vec<usize>) =
        (0..table.cohorts.len()).filter(readable).partition(|row| table.cohorts[*row].whole);
    if rows.len() < 2 {
        rows.extend(cut);
        rows.sort_unstable();
    }
    let asked = |day: Option<Day>| day.and_then(|day| table.cohorts.iter().position(|row| row.first_day == day));
    let [one, other] = query.pair.map(asked);
    let one = one.or_else(|| rows.iter().rev().copied().find(|row| Some(*row) != other));
    [one, other.or_else(|| rows.iter().copied().find(|row| Some(*row) != one))]
}

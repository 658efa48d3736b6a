//! M20: drivers.
//!
//! Question: what about the first order goes with coming back and with spending more?
//! Definition: customers by a trait of their first order. For each group against all other customers: repeat probability by h days among those followed so long (M10), the
//! Kaplan–Meier waits to the second purchase with the log-rank test, historical LTV 90, 180 and 365 days after the first order among those followed so long; the differences
//! with their 95 % intervals. The p values of all groups of all drivers of one table are adjusted together (Benjamini–Hochberg).
//! Traits: discount (none, any), its depth in percent, its code, refund (none, part, all), channel, country, payment, different items in the basket, weekday, hour, season, Black-Friday week
//! (Monday before the fourth Thursday of November to the Monday after it).
//! Inputs and units: store columns, facets of the book; customers, days, minor units.
//! Window and censoring: customers whose first order lies in the period, followed to the as-of day.
//! Edge cases: what the file does not say is a group of its own. Of texts the twelve most frequent are groups, the rest is one. A group of all customers has no rest and no
//! difference. Second orders of the first day are no repeat (or are, by the switch). A refund is known later than the order: who is refunded in full comes back less by definition of neither.
//! Numeric notes: integer sums; Newcombe for shares, Welch for means, log-rank for waits.
//! Complexity: a pass over the rows and one to the first orders, memory days × groups.
//! Source: SPEC M20; Newcombe (1998); Mantel (1966); Benjamini and Hochberg (1995).
//! Not the same as: causes: customers who take a discount differ in more than that. Only a test with chance groups shows what a discount does.
//! Tested by: `discounts_by_hand` below, `black_friday_weeks` in `traits`.

mod grouping;
mod traits;

pub use grouping::DriverGroupId;
pub use traits::{Band, Driver};

use crate::orders::{OrderBook, OrderStore, Window};
use crate::statistics::{
    Difference, Durations, LogRank, Moments, SMALL_BELOW, SURE_BELOW, benjamini_hochberg, difference_of_means,
    difference_of_shares, log_rank,
};
use crate::units::Share;

use super::beginnings::{LTV_DAYS, Sums, each_beginning};
use super::steps::{HORIZONS, Occasions};
use grouping::{FirstOrder, Grouping};

/// The place of 90 days among [`HORIZONS`], by which differences are told.
const TOLD_HORIZON: usize = 2;

/// One group against all other customers.
#[derive(Debug, Clone, PartialEq)]
pub struct DriverGroup {
    /// Which.
    pub id: DriverGroupId,
    /// Its customers, of all.
    pub customers: Share,
    /// Those who came back by each of [`HORIZONS`], of those followed so long.
    pub repeat: [Share; HORIZONS.len()],
    /// The same of all other customers.
    pub repeat_of_rest: [Share; HORIZONS.len()],
    /// Their differences.
    pub repeat_difference: [Option<Difference>; HORIZONS.len()],
    /// Waits to the second purchase.
    pub waits: Durations,
    /// Whether they wait otherwise than the rest.
    pub log_rank: Option<LogRank>,
    /// The test's p value, adjusted over the table.
    pub adjusted_p: Option<f64>,
    /// Revenue so far at each of [`LTV_DAYS`] of those followed so long, minor units.
    pub ltv_minor: [Moments; LTV_DAYS.len()],
    /// The same of all other customers.
    pub ltv_of_rest_minor: [Moments; LTV_DAYS.len()],
    /// Their differences, minor units.
    pub ltv_difference_minor: [Option<Difference>; LTV_DAYS.len()],
}

/// One driver.
#[derive(Debug, Clone, PartialEq)]
pub struct DriverReport {
    /// Which.
    pub driver: Driver,
    /// Its groups that have customers: bands in their order, texts the most frequent first.
    pub groups: Vec<DriverGroup>,
}

impl DriverReport {
    /// Whether the files say at least two different things of it.
    pub fn speaks(&self) -> bool {
        self.groups.iter().filter(|group| group.id != DriverGroupId::NotSaid).count() > 1
    }

    /// The group with the surest difference, where one is sure: an adjusted p below 0.05 over at least thirty customers.
    pub fn strongest(&self) -> Option<&DriverGroup> {
        let told = |group: &&DriverGroup| !matches!(group.id, DriverGroupId::NotSaid | DriverGroupId::OtherTexts);
        let sure = |group: &&DriverGroup| {
            group.adjusted_p.is_some_and(|p| p < SURE_BELOW)
                && group.customers.part >= SMALL_BELOW
                && group.repeat_difference[TOLD_HORIZON].is_some()
        };
        let p = |group: &DriverGroup| group.adjusted_p.unwrap_or(1.0);
        self.groups.iter().filter(told).filter(sure).min_by(|one, other| p(one).total_cmp(&p(other)))
    }
}

fn against(id: DriverGroupId, own: Sums, all: &Sums, repeat_of_all: &[Share; HORIZONS.len()]) -> DriverGroup {
    let (customers, repeat) = (own.returns.customers(), own.returns.by_horizon());
    let repeat_of_rest = core::array::from_fn(|at| repeat_of_all[at].without(repeat[at]));
    let ltv_of_rest_minor: [Moments; LTV_DAYS.len()] = core::array::from_fn(|at| all.ltv[at].without(&own.ltv[at]));
    DriverGroup {
        id,
        customers: Share::new(customers, all.returns.customers()),
        repeat,
        repeat_of_rest,
        repeat_difference: core::array::from_fn(|at| difference_of_shares(repeat[at], repeat_of_rest[at])),
        log_rank: log_rank(&own.waits, &all.waits.without(&own.waits)),
        adjusted_p: None,
        ltv_minor: own.ltv,
        ltv_of_rest_minor,
        ltv_difference_minor: core::array::from_fn(|at| difference_of_means(&own.ltv[at], &ltv_of_rest_minor[at])),
        waits: own.waits,
    }
}

/// The drivers of a window, their p values adjusted together.
pub fn drivers(
    store: &OrderStore,
    book: &OrderBook,
    window: Window,
    occasions: Occasions,
    wanted: &[Driver],
) -> Vec<DriverReport> {
    let mut groupings: Vec<(Grouping, Vec<Sums>)> = Grouping::of_each(store, book, window, wanted)
        .into_iter()
        .map(|grouping| {
            let sums = vec![Sums::default(); grouping.ids.len()];
            (grouping, sums)
        })
        .collect();
    let mut all = Sums::default();
    each_beginning(store, window, occasions, &mut |one| {
        all.add(one);
        let order = FirstOrder::at(book, one.place, one.day);
        for (grouping, sums) in &mut groupings {
            if let Some(sums) = sums.get_mut(grouping.place(order)) {
                sums.add(one);
            }
        }
    });
    let repeat_of_all = all.returns.by_horizon();
    let report = |(grouping, sums): (Grouping, Vec<Sums>)| {
        let groups = grouping.ids.into_iter().zip(sums).filter(|(_, sums)| sums.returns.customers() > 0);
        let groups = groups.map(|(id, sums)| against(id, sums, &all, &repeat_of_all));
        DriverReport { driver: grouping.driver, groups: groups.collect() }
    };
    let mut reports: Vec<DriverReport> = groupings.into_iter().map(report).collect();
    adjust_together(&mut reports);
    reports
}

/// Adjusts the p values of drivers that were worked out one by one, as if they had been together.
pub fn adjust_together(reports: &mut [DriverReport]) {
    let p_values: Vec<Option<f64>> =
        reports.iter().flat_map(|report| &report.groups).map(|group| group.log_rank.map(|test| test.p)).collect();
    let adjusted = benjamini_hochberg(&p_values);
    for (group, p) in reports.iter_mut().flat_map(|report| &mut report.groups).zip(adjusted) {
        group.adjusted_p = p;
    }
}

/// The customers of a group, by their places in [`OrderStore::customers`].
pub fn customers_of_driver(
    store: &OrderStore,
    book: &OrderBook,
    window: Window,
    driver: Driver,
    wanted: DriverGroupId,
) -> Vec<u32> {
    let groupings = Grouping::of_each(store, book, window, &[driver]);
    let Some(grouping) = groupings.first() else { return Vec::new() };
    let wanted = grouping.ids.iter().position(|id| *id == wanted);
    let mut found = Vec::new();
    each_beginning(store, window, Occasions::Days, &mut |one| {
        if Some(grouping.place(FirstOrder::at(book, one.place, one.day))) == wanted {
            found.push(one.customer);
        }
    });
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::orders::testing::{book_of, window};
    use crate::orders::{Basis, Rules};

    /// By hand, as of 31 December 2024. With a code: A (back after 10 days, 10 + 5 in 90 days), B (never back, 10). Without: C (back after 100 days: 20 in 90, 50 in 180 days), D (never, 30).
    /// Everyone is followed for over 180 days. By 30 days: 1 of 2 against 0 of 2; by 180: 1 of 2 against 1 of 2.
    #[test]
    fn discounts_by_hand() {
        let book = book_of(&[
            ("A", "2024-01-01", 1000, "WELCOME", "US"),
            ("A", "2024-01-11", 500, "", "US"),
            ("B", "2024-02-01", 1000, "WELCOME", "CA"),
            ("C", "2024-03-01", 2000, "", "US"),
            ("C", "2024-06-09", 3000, "WELCOME", "US"),
            ("D", "2024-04-01", 3000, "", ""),
        ]);
        let store = OrderStore::new(&book, &Rules::new(Basis::TotalPaid));
        let year = window("2024-01-01", "2024-12-31", "2024-12-31");
        let wanted = [Driver::DiscountCode, Driver::Country, Driver::Weekday];
        let reports = drivers(&store, &book, year, Occasions::Days, &wanted);
        let groups: Vec<_> = reports[0].groups.iter().map(|group| (group.id, group.customers)).collect();
        assert_eq!(groups, [(DriverGroupId::Text(0), Share::new(2, 4)), (DriverGroupId::NotSaid, Share::new(2, 4))]);
        let code = &reports[0].groups[0];
        assert_eq!((code.repeat[0], code.repeat_of_rest[0]), (Share::new(1, 2), Share::new(0, 2)));
        assert_eq!((code.repeat[3], code.repeat_of_rest[3]), (Share::new(1, 2), Share::new(1, 2)));
        assert_eq!(code.repeat_difference[0].map(|difference| difference.value), Some(0.5));
        let means = |moments: &[Moments; 3]| moments.map(|moments| moments.mean().map(|mean| mean.value));
        assert_eq!(means(&code.ltv_minor), [Some(1250.0), Some(1250.0), Some(1500.0)]);
        assert_eq!(means(&code.ltv_of_rest_minor), [Some(2500.0), Some(4000.0), None]);
        // Two groups of two are each other's rest: the same test.
        let statistic = |at: usize| reports[0].groups[at].log_rank.map_or(-1.0, |test| test.chi_square);
        assert!((statistic(0) - statistic(1)).abs() < 1e-12);
        assert!(code.adjusted_p >= code.log_rank.map(|test| test.p));
        let countries: Vec<_> = reports[1].groups.iter().map(|group| group.customers.part).collect();
        assert_eq!(countries, [2, 1, 1]);
        assert_eq!(customers_of_driver(&store, &book, year, Driver::Country, DriverGroupId::NotSaid), [3]);
        // 1 January 2024 and 1 April were Mondays, 1 February a Thursday, 1 March a Friday.
        let days: Vec<_> = reports[2].groups.iter().map(|group| (group.id, group.customers.part)).collect();
        let weekday = |number| DriverGroupId::Band(Band::Weekday(number));
        assert_eq!(days, [(weekday(0), 2), (weekday(3), 1), (weekday(4), 1)]);
    }
}

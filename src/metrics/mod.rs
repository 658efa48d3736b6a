//! Observed facts, one file a measure.
//!
//! Each measure is one pass over the sealed columns of an [`OrderStore`] within a [`Window`]. Ratios over nothing, cells past the as-of day
//! and rates of unfinished months are absent or marked, never zero (convention C10).
//!
//! [`OrderStore`]: crate::orders::OrderStore
//! [`Window`]: crate::orders::Window

mod acquisition_cohorts;
mod activity;
mod averages;
mod beginnings;
mod benchmarks;
mod churn;
mod cohort_customers;
mod cohort_rows;
mod comparison;
mod concentration;
mod customer_facts;
mod customer_retention;
mod drivers;
mod gross_margin;
mod interpurchase_gaps;
mod lapse_threshold;
mod layer_cake;
mod lifecycle_grid;
mod loyalty;
mod monthly;
mod order_ladder;
mod order_rows;
mod order_value;
mod pass;
mod products;
mod repeat_customer_rate;
mod repeat_probability;
mod revenue_mix;
mod rfm;
mod simple_lifetime_value;
mod standing;
mod steps;
mod tenure;
mod time_to_next_order;
mod unit_economics;

pub use acquisition_cohorts::{
    Cohort, CohortAges, CohortCell, CohortSettings, CohortTable, PooledCell, acquisition_cohorts,
    acquisition_cohorts_by,
};
pub use activity::{Activity, PeriodPart, activity, customers_of_period};
pub use averages::{Averages, averages};
pub use beginnings::LTV_DAYS;
pub use benchmarks::{BENCHMARKS, Benchmark, BenchmarkDefinition, BenchmarkKind, OwnFigures, own_figures};
pub use churn::{Churn, churn};
pub use cohort_customers::{CohortPart, customers_of_cohorts};
pub use cohort_rows::CohortComparison;
pub use comparison::{Comparison, Side, compare};
pub use concentration::{Concentration, Top, bottom_customers, concentration, top_customers};
pub use customer_facts::{CustomerFacts, customer_facts, each_customer};
pub use customer_retention::{
    CustomerRetention, RetentionCounts, RetentionState, customer_retention, customer_retention_of,
    customers_by_retention, growth_by_retention,
};
pub use drivers::{
    Band, Driver, DriverGroup, DriverGroupId, DriverReport, adjust_together, customers_of_driver, drivers,
};
pub use gross_margin::{GrossMargin, gross_margin};
pub use interpurchase_gaps::{
    GAP_BARS, InterpurchaseGaps, customers_by_gap, customers_of_gap, days_of_gap_bar, gap_bar, interpurchase_gaps,
};
pub use lapse_threshold::{LapseThreshold, LapseThresholds, lapse_thresholds};
pub use layer_cake::{LayerCake, layer_cake};
pub use lifecycle_grid::{
    LIFECYCLE_CELLS, LIFECYCLE_ROWS, LapseDays, LifecycleCell, LifecycleGrid, LifecycleMigration, SILENCES, Silence,
    customers_of_lifecycle, customers_of_lifecycle_move, lifecycle_grid, lifecycle_migration, lifecycle_place,
};
pub use loyalty::{Loyalty, loyalty};
pub use monthly::{MonthOfOrders, monthly};
pub use order_ladder::{OrderLadder, Rung, order_ladder};
pub use order_rows::{Layer, rows_next, rows_of_layer, rows_with_both};
pub use order_value::{LAST_ORDER_NUMBER, OrderValue, Takings, order_value};
pub use products::{MOST_PRODUCTS, ProductFacts, Products, customers_due, customers_of_first_product, products};
pub use repeat_customer_rate::{RepeatCustomerRates, RepeatPart, customers_of_repeat, repeat_customer_rates};
pub use repeat_probability::{ByHorizon, RepeatProbability, repeat_probability};
pub use revenue_mix::{MonthOfMix, RevenueMix, RevenueMixes, revenue_mix};
pub use rfm::{
    CutOffs, Rfm, RfmCustomer, RfmGroup, RfmMigration, RfmSum, Scoring, customers_of_rfm_move, rfm, rfm_migration,
};
pub use simple_lifetime_value::{SimpleLifetimeValue, simple_lifetime_value};
pub use standing::{MonthOfStanding, Standing, standing, standing_by_month};
pub use steps::{HORIZONS, LAST_STEP, Occasions, Step, StepPart, Steps, Waited, customers_of_step, waits};
pub use tenure::{TenureBin, tenure};
pub use time_to_next_order::{TimeToNextOrder, time_to_next_order};
pub use unit_economics::{
    ChannelSpend, Earned, Economics, PAYBACK_MONTHS, UnitEconomics, unit_economics, whole_percent,
};

use crate::orders::{OrderStore, Window};

/// M1 and M3, M2 and M4 of one window in the passes that they share; of the orders in scope, which may be a part of the customers' histories.
pub fn key_measures(
    histories: &OrderStore,
    orders: &OrderStore,
    window: Window,
) -> (Activity, RepeatCustomerRates, OrderValue) {
    let (takings, own) = (pass::ByMark::of(orders, window), repeat_customer_rates(orders, window));
    let (activity, value) = (activity::from_takings(&takings, &own), order_value::from_takings(&takings));
    let is_part = !core::ptr::eq(histories, orders);
    let rates = if is_part { own.with_histories(histories, orders, window) } else { own };
    (activity, rates, value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::orders::testing::{store, window};
    use crate::units::{Day, Share};

    /// A row of a made-up shop: customer ("" for a guest), day, whether it is a credit note, amount.
    type Row = (String, Day, bool, i64);

    /// A customer's row: day, whether it is an order, amount, orders up to and with it.
    type Numbered = (Day, bool, i64, usize);

    /// Few customers and days, so that everything happens: orders on one day, credit notes before any order, sums past 64 bits.
    fn rows(seed: u64) -> Vec<Row> {
        let mut state = seed;
        let mut below = |limit: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) % limit
        };
        let first = Day::from_ymd(2023, 11, 20).expect("a day");
        let mut rows: Vec<Row> = (0..600)
            .map(|_| {
                let customer = below(90);
                let key = if customer == 0 { String::new() } else { format!("C{customer}") };
                let amount = [900, 2_500, 0, -40, 60_000_000_000_000_000][below(5) as usize];
                (key, first.plus(below(200) as i32), below(5) == 0, amount)
            })
            .collect();
        rows.sort_by_key(|(key, day, credit, amount)| (key.clone(), *day, *credit, *amount));
        rows
    }

    /// The rows of each customer up to the as-of day with the number of orders up to and with each.
    fn histories(rows: &[Row], as_of: Day) -> Vec<Vec<Numbered>> {
        let seen = |row: &&Row| !row.0.is_empty() && row.1 <= as_of;
        let seen: Vec<&Row> = rows.iter().filter(seen).collect();
        let history = |customer: &[&Row]| {
            let number = |at: usize| customer[..=at].iter().filter(|row| !row.2).count();
            customer.iter().enumerate().map(|(at, row)| (row.1, !row.2, row.3, number(at))).collect()
        };
        seen.chunk_by(|a, b| a.0 == b.0).map(history).collect()
    }

    fn check(rows: &[Row], window: Window) {
        let texts: Vec<(String, String, i64)> = rows
            .iter()
            .map(|(key, day, credit, amount)| {
                (format!("{}{key}", if *credit { "-" } else { "" }), day.to_string(), *amount)
            })
            .collect();
        let store = store(&texts.iter().map(|(key, day, amount)| (&**key, &**day, *amount)).collect::<Vec<_>>());
        let histories = histories(rows, window.as_of);
        let inside = |day: Day| day <= window.as_of && window.period.contains(day);
        let known = || histories.iter().flatten().filter(|row| inside(row.0));
        let guests = || rows.iter().filter(|row| row.0.is_empty() && inside(row.1));
        let money = |some: &mut dyn Iterator<Item = i64>| some.map(i128::from).sum::<i128>();
        let customers_with =
            |enough: &dyn Fn(&[Numbered]) -> bool| histories.iter().filter(|rows| enough(rows)).count() as u64;
        let in_period = |rows: &[Numbered]| rows.iter().filter(|row| row.1 && inside(row.0)).count();
        let ever = |rows: &[Numbered]| rows.iter().filter(|row| row.1).count();

        let activity = activity(&store, window);
        let known_orders = known().filter(|row| row.1).count() as u64;
        assert_eq!(activity.guest_orders, guests().filter(|row| !row.2).count() as u64);
        assert_eq!(activity.orders, known_orders + activity.guest_orders);
        assert_eq!(activity.first_orders, known().filter(|row| row.1 && row.3 == 1).count() as u64);
        assert_eq!(activity.new_customers, activity.first_orders);
        assert_eq!(activity.customers, customers_with(&|rows| in_period(rows) > 0));
        assert_eq!(activity.revenue_guests_minor, money(&mut guests().map(|row| row.3)));
        assert_eq!(activity.revenue_first_minor, money(&mut known().filter(|row| row.3 <= 1).map(|row| row.2)));
        assert_eq!(activity.revenue_minor, money(&mut known().map(|row| row.2).chain(guests().map(|row| row.3))));

        let buyers = activity.customers;
        let rates = repeat_customer_rates(&store, window);
        assert_eq!(rates.in_period, Share::new(customers_with(&|rows| in_period(rows) > 1), buyers));
        assert_eq!(
            rates.all_time_flag,
            Share::new(customers_with(&|rows| in_period(rows) > 0 && ever(rows) > 1), buyers)
        );
        assert_eq!(
            rates.to_date,
            Share::new(customers_with(&|rows| ever(rows) > 1), customers_with(&|rows| ever(rows) > 0))
        );

        let value = order_value(&store, window);
        assert_eq!(key_measures(&store, &store, window), (activity, rates, value));
        assert_eq!(value.all, Takings { orders: activity.orders, revenue_minor: activity.revenue_minor });
        let of_number = |wanted: &dyn Fn(usize) -> bool| Takings {
            orders: known().filter(|row| row.1 && wanted(row.3)).count() as u64,
            revenue_minor: money(&mut known().filter(|row| row.1 && wanted(row.3)).map(|row| row.2)),
        };
        assert_eq!((value.first, value.later), (of_number(&|number| number == 1), of_number(&|number| number > 1)));
        for (at, takings) in value.by_number.iter().enumerate() {
            assert_eq!(*takings, of_number(&|number| number.min(LAST_ORDER_NUMBER) == at + 1), "number {}", at + 1);
        }

        for month in monthly(&store, window) {
            let (from, to) = (month.month.first_day(), month.month.last_day());
            let from = from.max(window.period.from);
            let period = crate::orders::Period { from, to: to.min(window.period.to) };
            let alone = Window { period, ..window };
            assert_eq!(month.activity, super::activity(&store, alone), "{}", month.month);
            assert_eq!(month.repeat, repeat_customer_rates(&store, alone).in_period, "{}", month.month);
        }

        let table = acquisition_cohorts(&store, window);
        for cohort in &table.cohorts {
            let first_in = |rows: &&Vec<Numbered>| {
                rows.iter().find(|row| row.1).is_some_and(|row| inside(row.0) && row.0.month() == cohort.month)
            };
            let members: Vec<_> = histories.iter().filter(first_in).collect();
            assert_eq!(cohort.customers, members.len() as u64, "{}", cohort.month);
            for (age, cell) in cohort.cells.iter().enumerate() {
                let month = cohort.month.plus(age as i32);
                let at = |row: &&&Numbered| row.0.month() == month || (age == 0 && row.3 == 0);
                let until = |row: &&Numbered| row.0.month() <= month;
                let of_month = || members.iter().map(|rows| rows.iter().filter(|row| at(&row)));
                let orders = |rows: &[Numbered]| rows.iter().filter(until).filter(|row| row.1).count();
                assert_eq!(cell.orders, of_month().flatten().filter(|row| row.1).count() as u64);
                assert_eq!(cell.active, of_month().filter(|rows| rows.clone().any(|row| row.1)).count() as u64);
                let later = |rows: &&&Vec<Numbered>| rows.iter().any(|row| row.1 && row.0.month() >= month);
                assert_eq!(cell.active_or_later, members.iter().filter(later).count() as u64);
                assert_eq!(cell.revenue_minor, money(&mut of_month().flatten().map(|row| row.2)));
                assert_eq!(cell.bought_again_by, members.iter().filter(|rows| orders(rows) > 1).count() as u64);
                let earlier: i128 = cohort.cells[..=age].iter().map(|cell| cell.revenue_minor).sum();
                assert_eq!(cell.cumulative_revenue_minor, earlier);
            }
        }
    }

    #[test]
    fn every_measure_agrees_with_counting_by_hand_over_each_customer() {
        for seed in 1..20 {
            let rows = rows(seed);
            check(&rows, window("2023-11-20", "2024-06-06", "2024-06-06"));
            check(&rows, window("2024-01-10", "2024-03-14", "2024-04-20"));
            check(&rows, window("2024-02-01", "2024-02-29", "2024-02-29"));
            check(&rows, window("2023-12-31", "2024-05-01", "2024-03-10"));
        }
    }
}

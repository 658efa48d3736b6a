//! M9 as an object.

use crate::analysis::{Analysis, CohortQuery};
use crate::metrics::{Cohort, CohortAges, CohortCell, CohortSettings, CohortTable, LayerCake};
use crate::orders::{Rules, Scope};
use crate::units::{Grain, divide_half_even};
use crate::views::cohort_report::{
    CellListsReport, CellReport, CohortListReport, CohortReport, CohortTableReport, CohortsReport, LayerCakeReport,
    PooledListReport,
};

use super::report::minor;

/// What is told beside the months.
const OTHERS: [CohortSettings; 4] = [
    CohortSettings { grain: Grain::Week, ages: CohortAges::Calendar },
    CohortSettings { grain: Grain::Quarter, ages: CohortAges::Calendar },
    CohortSettings { grain: Grain::Year, ages: CohortAges::Calendar },
    CohortSettings { grain: Grain::Month, ages: CohortAges::Days(30) },
];

/// M9.
pub(super) fn cohorts(
    analysis: &mut Analysis,
    rules: &Rules,
    scope: &Scope,
    margin_percent: Option<u32>,
    per_major: f64,
) -> CohortsReport {
    // Without a percentage all of what has no known cost is margin, as in M21.
    let query = CohortQuery { margin_percent: Some(margin_percent.unwrap_or(100)), ..CohortQuery::default() };
    let answer = analysis.cohorts(rules, scope, query);
    let margin = |cell: &CohortCell| match (answer.by_costs, margin_percent) {
        (Some(_), _) => Some(cell.margin_minor),
        (None, Some(percent)) => Some(divide_half_even(cell.revenue_minor * i128::from(percent), 100)),
        (None, None) => None,
    };
    let others = analysis.cohorts_by(rules, scope, &OTHERS);
    let table = &answer.table;
    CohortsReport {
        grain: table.settings.grain.name(),
        cohorts: table
            .cohorts
            .iter()
            .map(|cohort| CohortReport {
                month: cohort.month.to_string(),
                customers: cohort.customers,
                whole_month: cohort.whole,
                cells: cells(cohort.cells.iter().map(|cell| (cell, cohort.customers)), &margin, per_major),
            })
            .collect(),
        pooled: cells(table.pooled.iter().map(|cell| (&cell.sum, cell.customers)), &margin, per_major),
        by: others.iter().map(other).collect(),
        layer_cake: layer_cake(&answer.cake),
    }
}

fn cells<'a>(
    cells: impl Iterator<Item = (&'a CohortCell, u64)>,
    margin: &dyn Fn(&CohortCell) -> Option<i128>,
    per_major: f64,
) -> Vec<CellReport> {
    cells
        .enumerate()
        .map(|(age, (cell, customers))| CellReport {
            age: age as u64,
            complete: cell.complete,
            customers,
            active: cell.active,
            retained_exactly: cell.retained_exactly(customers).value(),
            active_or_later: cell.active_or_later,
            retained_or_later: cell.retained_or_later(customers).value(),
            bought_again_by: cell.bought_again_by,
            bought_again_share: cell.bought_again(customers).value(),
            orders: cell.orders,
            revenue_minor: minor(cell.revenue_minor),
            margin_minor: margin(cell).map(minor),
            average_order: cell.average_order_minor().map(|average| average / per_major),
            cumulative_revenue_minor: minor(cell.cumulative_revenue_minor),
            cumulative_revenue_per_customer: cell
                .cumulative_per_customer_minor(customers)
                .map(|average| average / per_major),
        })
        .collect()
}

fn other(table: &CohortTable) -> CohortTableReport {
    let cohort = |cohort: &Cohort| CohortListReport {
        first_day: cohort.first_day.to_string(),
        last_day: cohort.last_day.to_string(),
        customers: cohort.customers,
        whole: cohort.whole,
        complete_ages: cohort.cells.iter().take_while(|cell| cell.complete).count() as u64,
        cells: lists(cohort.cells.iter()),
    };
    CohortTableReport {
        grain: table.settings.grain.name(),
        window_days: match table.settings.ages {
            CohortAges::Calendar => None,
            CohortAges::Days(days) => Some(days),
        },
        cohorts: table.cohorts.iter().map(cohort).collect(),
        pooled: PooledListReport {
            customers: table.pooled.iter().map(|cell| cell.customers).collect(),
            cells: lists(table.pooled.iter().map(|cell| &cell.sum)),
        },
    }
}

fn lists<'a>(cells: impl Iterator<Item = &'a CohortCell>) -> CellListsReport {
    cells.fold(CellListsReport::default(), |mut lists, cell| {
        lists.active.push(cell.active);
        lists.active_or_later.push(cell.active_or_later);
        lists.bought_again_by.push(cell.bought_again_by);
        lists.orders.push(cell.orders);
        lists.revenue_minor.push(minor(cell.revenue_minor));
        lists.cumulative_revenue_minor.push(minor(cell.cumulative_revenue_minor));
        lists
    })
}

fn layer_cake(cake: &LayerCake) -> LayerCakeReport {
    let list = |layer: &Vec<i128>| layer.iter().map(|revenue| minor(*revenue)).collect();
    LayerCakeReport {
        grain: cake.grain.name(),
        periods: cake.periods.iter().map(|day| day.to_string()).collect(),
        complete: cake.complete.clone(),
        cohorts_revenue_minor: cake.cohorts.iter().map(list).collect(),
        earlier_revenue_minor: list(&cake.earlier),
        unknown_revenue_minor: list(&cake.unknown),
    }
}

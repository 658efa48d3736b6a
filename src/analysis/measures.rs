//! Every measure beyond the key figures and the cohorts, for the report.

use crate::metrics::{
    self, Churn, Concentration, CustomerRetention, Driver, DriverReport, Earned, Economics, InterpurchaseGaps,
    LapseThresholds, LifecycleGrid, Loyalty, Occasions, OrderLadder, OwnFigures, Products, RepeatProbability,
    RevenueMixes, Rfm, Scoring, SimpleLifetimeValue, Steps, TenureBin, TimeToNextOrder, UnitEconomics,
};
use crate::orders::{Basis, Rules, Scope, USUAL_MARGIN};

use super::Analysis;
use super::margin::{MarginFacts, by_costs};
use super::moves::{Moves, moves};

/// Order numbers from which the timing of the next order is told.
const TOLD_STEPS: [usize; 3] = [1, 2, 3];
/// Days over which moves are told.
const MOVES_DAYS: u32 = 90;

/// M5–M8 and M10–M24 of a window, but for M23, which is asked by itself.
#[derive(Debug, Clone, PartialEq)]
pub struct MeasuresAnswer {
    /// What counts as one purchase to M10–M14.
    pub occasions: Occasions,
    /// M5.
    pub lifetime_value: SimpleLifetimeValue,
    /// M6.
    pub revenue_mix: RevenueMixes,
    /// M7.
    pub retention: CustomerRetention,
    /// M8.
    pub churn: Churn,
    /// M10 after the first orders.
    pub repeat_probability: [RepeatProbability; TOLD_STEPS.len()],
    /// M11 after the first orders.
    pub time_to_next: [TimeToNextOrder; TOLD_STEPS.len()],
    /// M12.
    pub ladder: OrderLadder,
    /// M13.
    pub gaps: InterpurchaseGaps,
    /// M14.
    pub lapse: LapseThresholds,
    /// M15.
    pub lifecycle: LifecycleGrid,
    /// M16.
    pub rfm: Rfm,
    /// Moves between cells and groups over 90 days; absent where the files do not reach back.
    pub moves: Option<Moves>,
    /// M17.
    pub concentration: Concentration,
    /// M18.
    pub tenure: Vec<TenureBin>,
    /// M19.
    pub products: Products,
    /// M20.
    pub drivers: Vec<DriverReport>,
    /// M21, where spend is known.
    pub unit_economics: Option<UnitEconomics>,
    /// What margin figures rest on.
    pub margin: MarginFacts,
    /// M22, where there is a programme.
    pub loyalty: Option<Loyalty>,
    /// M24.
    pub own_figures: OwnFigures,
}

impl Analysis {
    /// Every measure beyond those of the Overview and the Cohorts page.
    pub fn measures(&mut self, rules: &Rules, scope: &Scope, economics: &Economics) -> MeasuresAnswer {
        let context = self.context(rules, scope);
        let window = context.window;
        let (book, stage) = self.book_and_stage(rules, scope);
        let (store, orders) = (stage.histories(), stage.orders());
        let occasions = Occasions::default();
        let by_margin = rules.basis == Basis::GrossMargin;
        let usual = by_margin.then_some(USUAL_MARGIN);
        let percent = economics.margin_percent().or(usual);
        let by_costs = by_costs(book, rules, store, window, percent.unwrap_or(100));
        let margins = by_costs.as_ref().map(|(margins, _)| margins);
        let earned = margins.and_then(|margins| metrics::unit_economics(margins, book, window, economics));
        let earned = earned.map(Earned::from);
        let steps = Steps::of(store, window, occasions, &|_| true);
        let lapse = metrics::lapse_thresholds(&steps);
        let rfm = metrics::rfm(store, window, Scoring::Quintiles);
        let retention = metrics::customer_retention(store, window, None);
        MeasuresAnswer {
            occasions,
            lifetime_value: metrics::simple_lifetime_value(store, window, lapse.days()),
            revenue_mix: metrics::revenue_mix(orders, window),
            churn: metrics::churn(&retention),
            retention,
            repeat_probability: TOLD_STEPS.map(|number| metrics::repeat_probability(&steps, number)),
            time_to_next: TOLD_STEPS.map(|number| metrics::time_to_next_order(&steps, number)),
            ladder: metrics::order_ladder(&steps),
            gaps: metrics::interpurchase_gaps(&steps),
            lifecycle: metrics::lifecycle_grid(store, window, lapse.days()),
            moves: moves(store, window, MOVES_DAYS, lapse.days(), &rfm),
            lapse,
            rfm,
            concentration: metrics::concentration(store, window),
            tenure: metrics::tenure(store, window),
            products: metrics::products(store, book, window, occasions),
            drivers: metrics::drivers(store, book, window, occasions, &Driver::ALL),
            unit_economics: metrics::unit_economics(store, book, window, economics)
                .map(|found| UnitEconomics { earned, ..found }),
            margin: MarginFacts { percent, by_costs: by_costs.map(|(_, found)| found) },
            loyalty: metrics::loyalty(store, book, window, occasions),
            own_figures: metrics::own_figures(store, book, window),
        }
    }
}

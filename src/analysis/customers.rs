//! What the Customers page asks, answered in numbers.

use crate::metrics::{
    self, Churn, Concentration, CustomerRetention, LifecycleGrid, Occasions, RfmGroup, RfmSum, Scoring, Steps,
};
use crate::orders::{Rules, Scope};

use super::behind::{Behind, retention_window};
use super::list::{CustomerList, CustomerQuery, first_part};
use super::moves::{Moves, moves};
use super::pages::Context;
use super::{Analysis, Stage};

/// The Customers page in numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct CustomersAnswer {
    /// What it was computed from.
    pub context: Context,
    /// M7 over the last days of the period.
    pub retention: CustomerRetention,
    /// M8.
    pub churn: Churn,
    /// M15.
    pub grid: LifecycleGrid,
    /// M16 by group.
    pub groups: [RfmSum; RfmGroup::ALL.len()],
    /// How they moved, M15 and M16; absent where the files do not reach back.
    pub moves: Option<Moves>,
    /// M17.
    pub concentration: Concentration,
    /// The first part of the list.
    pub list: CustomerList,
}

impl Analysis {
    /// The Customers page.
    pub fn customers(&mut self, rules: &Rules, scope: &Scope, query: CustomerQuery) -> CustomersAnswer {
        let context = self.context(rules, scope);
        let window = context.window;
        let Self { book, store, .. } = self;
        let Stage { store, study, .. } = Stage::kept(book, store, rules);
        let study = study.as_ref().and_then(|kept| kept.study(window.as_of));
        let retention = metrics::customer_retention(store, retention_window(window, query.retention_days), None);
        let steps = Steps::of(store, window, Occasions::Days, &|_| true);
        let lapsed = metrics::lapse_thresholds(&steps).days();
        let rfm = metrics::rfm(store, window, Scoring::Quintiles);
        let retention_days = query.retention_days;
        let behind = Behind { book, store, window, lapsed, rfm: &rfm, retention_days, study };
        let (listed, lines) = first_part(behind, &query);
        let group_text = behind.text(query.group);
        CustomersAnswer {
            churn: metrics::churn(&retention),
            retention,
            grid: metrics::lifecycle_grid(store, window, lapsed),
            moves: moves(store, window, query.days_back, lapsed, &rfm),
            groups: rfm.groups,
            concentration: metrics::concentration(store, window),
            list: CustomerList { context, query, group_text, has_forecast: study.is_some(), listed, lines },
            context,
        }
    }
}

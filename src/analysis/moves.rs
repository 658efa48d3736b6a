//! How customers moved between two days.

use crate::metrics::{self, LIFECYCLE_CELLS, LapseDays, LifecycleMigration, Rfm, RfmGroup, RfmMigration, Scoring};
use crate::orders::{OrderStore, Period, Window};

/// Where customers stood some days ago and where they stand.
#[derive(Debug, Clone, PartialEq)]
pub struct Moves {
    /// How many days lie between.
    pub days: u32,
    /// The window then: as long as the present one.
    pub then: Window,
    /// By the lifecycle grid, both by the present thresholds.
    pub lifecycle: LifecycleMigration,
    /// By RFM group, each scored among the customers of its day.
    pub rfm: RfmMigration,
}

/// A move from one cell or group to another, by their places; last, none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Move {
    /// Between cells of the lifecycle grid: row × 3 + column.
    Lifecycle(usize, usize),
    /// Between RFM groups, in the order of [`RfmGroup::ALL`].
    Rfm(usize, usize),
}

impl Move {
    /// The place of no cell, and of no group.
    pub const NOWHERE: [usize; 2] = [LIFECYCLE_CELLS, RfmGroup::ALL.len()];
}

/// The same window as it was so many days before.
pub(super) fn earlier(window: Window, days: u32) -> Window {
    let back = i32::try_from(days).unwrap_or(i32::MAX).saturating_neg();
    let Window { period: Period { from, to }, as_of } = window;
    Window { period: Period { from: from.plus(back), to: to.plus(back) }, as_of: as_of.plus(back) }
}

/// The moves of a store; nothing where nobody had ordered by the earlier day.
pub(super) fn moves(store: &OrderStore, window: Window, days: u32, lapsed: LapseDays, now: &Rfm) -> Option<Moves> {
    let then = earlier(window, days);
    store.span().filter(|(oldest, _)| *oldest <= then.as_of)?;
    Some(Moves {
        days,
        then,
        lifecycle: metrics::lifecycle_migration(store, then, window, lapsed),
        rfm: metrics::rfm_migration(&metrics::rfm(store, then, Scoring::Quintiles), now),
    })
}

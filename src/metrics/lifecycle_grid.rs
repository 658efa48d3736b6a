//! M15: lifecycle grid.
//!
//! Question: how many customers are active, at risk or gone, by how often they have bought?
//! Definition: rows: 1, 2, 3 or more orders up to the as-of day; columns by days since the last order d and the lapse threshold g of the row (M14): active d < 0.8 g, at
//! risk 0.8 g ≤ d ≤ g, lapsed d > g. Cells: customers, their revenue to date. Migration: the customers of each cell at an earlier as-of day, by their cell at a later one.
//! Inputs and units: store columns, thresholds in days; customers, minor units.
//! Window and censoring: customers with an order in the period, seen from the as-of day.
//! Edge cases: no threshold: everyone of that row is active, since nothing tells when a customer is gone. Credit notes move revenue, not silence.
//! Numeric notes: integers; 0.8 g is compared as 5 d < 4 g.
//! Complexity: one pass over the rows; two for the migration.
//! Source: SPEC M15; J. Novo (2004), Drilling Down, "hurdle" grid.
//! Not the same as: RFM groups (M16), which compare customers with each other; here each row has its own measure of silence.
//! Tested by: `by_hand` below.

use crate::orders::{OrderStore, Window};

use super::customer_facts::{CustomerFacts, customers_where, each_customer};

/// How long a customer has been silent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Silence {
    /// Ordered lately.
    Active,
    /// Soon as long as nine of ten who return ever stay away.
    AtRisk,
    /// Longer.
    Lapsed,
}

impl Silence {
    /// Its stable name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::AtRisk => "at_risk",
            Self::Lapsed => "lapsed",
        }
    }
}

/// Rows of the grid: one order, two, three or more.
pub const LIFECYCLE_ROWS: usize = 3;
/// Columns of the grid.
pub const SILENCES: [Silence; 3] = [Silence::Active, Silence::AtRisk, Silence::Lapsed];
/// Cells of the grid.
pub const LIFECYCLE_CELLS: usize = LIFECYCLE_ROWS * SILENCES.len();

/// Days after which a customer with one, two, three or more orders is lapsed; see [`LapseThresholds::days`].
///
/// [`LapseThresholds::days`]: super::LapseThresholds::days
pub type LapseDays = [Option<u32>; LIFECYCLE_ROWS];

/// One cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct LifecycleCell {
    /// Customers in it.
    pub customers: u64,
    /// Their revenue to date, minor units.
    pub revenue_minor: i128,
}

/// M15.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct LifecycleGrid {
    /// By row (1, 2, 3 or more orders) and column ([`SILENCES`]).
    pub cells: [[LifecycleCell; SILENCES.len()]; LIFECYCLE_ROWS],
    /// The thresholds it stands on.
    pub lapsed_after_days: LapseDays,
}

/// Row and column of a customer who has been silent for some days.
pub fn lifecycle_place(orders: u32, silent_days: u32, lapsed_after_days: LapseDays) -> (usize, Silence) {
    let row = (orders.clamp(1, LIFECYCLE_ROWS as u32) - 1) as usize;
    let silence = match lapsed_after_days[row] {
        Some(limit) if silent_days > limit => Silence::Lapsed,
        Some(limit) if u64::from(silent_days) * 5 >= u64::from(limit) * 4 => Silence::AtRisk,
        _ => Silence::Active,
    };
    (row, silence)
}

fn place(facts: &CustomerFacts, window: Window, lapsed_after_days: LapseDays) -> Option<(usize, Silence)> {
    let silent = facts.days_since_last_order(window.as_of);
    (facts.period_orders > 0).then(|| lifecycle_place(facts.orders, silent, lapsed_after_days))
}

/// The grid of a window.
pub fn lifecycle_grid(store: &OrderStore, window: Window, lapsed_after_days: LapseDays) -> LifecycleGrid {
    let mut grid = LifecycleGrid { lapsed_after_days, ..LifecycleGrid::default() };
    each_customer(store, window, &mut |facts| {
        if let Some((row, silence)) = place(&facts, window, lapsed_after_days) {
            let cell = &mut grid.cells[row][silence as usize];
            cell.customers += 1;
            cell.revenue_minor += facts.revenue_minor;
        }
    });
    grid
}

/// The customers of a cell, by their places in [`OrderStore::customers`].
pub fn customers_of_lifecycle(
    store: &OrderStore,
    window: Window,
    lapsed_after_days: LapseDays,
    wanted: (usize, Silence),
) -> Vec<u32> {
    customers_where(store, window, &|facts| place(facts, window, lapsed_after_days) == Some(wanted))
}

/// Customers by where they were and where they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LifecycleMigration {
    /// By place then and place now: row × 3 + column of the grid, and last [`LIFECYCLE_CELLS`]: not a customer (yet).
    pub moves: [[u64; LIFECYCLE_CELLS + 1]; LIFECYCLE_CELLS + 1],
}

/// Each customer's place in a window: row × 3 + column of the grid, or [`LIFECYCLE_CELLS`]; by the store's order.
fn places(store: &OrderStore, window: Window, lapsed_after_days: LapseDays) -> Vec<u8> {
    let mut places = vec![LIFECYCLE_CELLS as u8; store.customers().count()];
    each_customer(store, window, &mut |facts| {
        if let Some((row, silence)) = place(&facts, window, lapsed_after_days) {
            places[facts.customer as usize] = (row * SILENCES.len() + silence as usize) as u8;
        }
    });
    places
}

/// How the customers moved between two windows, such as the same period as of two days; both with the same thresholds.
pub fn lifecycle_migration(
    store: &OrderStore,
    then: Window,
    now: Window,
    lapsed_after_days: LapseDays,
) -> LifecycleMigration {
    let [was, is] = [then, now].map(|window| places(store, window, lapsed_after_days));
    let mut moves = [[0; LIFECYCLE_CELLS + 1]; LIFECYCLE_CELLS + 1];
    for (from, to) in was.into_iter().zip(is) {
        moves[usize::from(from)][usize::from(to)] += 1;
    }
    // In no cell on either day: no customer of either.
    moves[LIFECYCLE_CELLS][LIFECYCLE_CELLS] = 0;
    LifecycleMigration { moves }
}

/// The customers of a move, from place to place, by their places in [`OrderStore::customers`].
pub fn customers_of_lifecycle_move(
    store: &OrderStore,
    then: Window,
    now: Window,
    lapsed_after_days: LapseDays,
    (from, to): (usize, usize),
) -> Vec<u32> {
    let [was, is] = [then, now].map(|window| places(store, window, lapsed_after_days));
    let is_wanted = |(one, other): (u8, u8)| (usize::from(one), usize::from(other)) == (from, to);
    was.into_iter().zip(is).zip(0..).filter(|(pair, _)| is_wanted(*pair)).map(|(_, customer)| customer).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::orders::testing::{store, window};

    const DAYS: LapseDays = [Some(100), Some(50), None];

    fn shop() -> OrderStore {
        store(&[
            ("A", "2024-01-01", 1000), // 100 days: at risk, not lapsed
            ("B", "2023-12-31", 1000), // 101 days: lapsed
            ("C", "2024-01-22", 1000), // 79 days: active; 80 would be at risk
            ("D", "2024-01-21", 1000), // 80 days: at risk
            ("E", "2024-01-01", 500),
            ("E", "2024-03-02", 700), // two orders, 39 days: active
            ("-E", "2024-03-03", -100),
            ("F", "2023-01-01", 1),
            ("F", "2023-01-01", 1),
            ("F", "2023-01-01", 1), // three orders without a threshold: active
            ("G", "2024-04-11", 9), // after the as-of day
            ("", "2024-01-01", 9),
        ])
    }

    /// As of 10 April 2024, 100 days after 1 January.
    #[test]
    fn by_hand() {
        let year = window("2023-01-01", "2024-04-10", "2024-04-10");
        let grid = lifecycle_grid(&shop(), year, DAYS);
        let counts = grid.cells.map(|row| row.map(|cell| cell.customers));
        assert_eq!(counts, [[1, 2, 1], [1, 0, 0], [1, 0, 0]]);
        assert_eq!(grid.cells[1][0].revenue_minor, 1100);
        assert_eq!(customers_of_lifecycle(&shop(), year, DAYS, (0, Silence::AtRisk)), [0, 3]);
        let recent = lifecycle_grid(&shop(), window("2024-03-01", "2024-04-10", "2024-04-10"), DAYS);
        assert_eq!(recent.cells.as_flattened().iter().map(|cell| cell.customers).sum::<u64>(), 1, "E alone");
    }

    /// On 1 February 2024: A, C, D active with one order; B (32 days) too; E one order, active; F three. By 10 April E is in the second row.
    #[test]
    fn customers_move() {
        let (then, now) =
            (window("2023-01-01", "2024-02-01", "2024-02-01"), window("2023-01-01", "2024-04-10", "2024-04-10"));
        let moves = lifecycle_migration(&shop(), then, now, DAYS).moves;
        assert_eq!((moves[0][0], moves[0][1], moves[0][2], moves[0][3], moves[6][6]), (1, 2, 1, 1, 1));
        assert_eq!(moves.as_flattened().iter().sum::<u64>(), 6);
        let behind = |pair| customers_of_lifecycle_move(&shop(), then, now, DAYS, pair);
        assert_eq!((behind((0, 0)), behind((0, 1)), behind((0, 3))), (vec![2], vec![0, 3], vec![4]));
        let later = window("2023-01-01", "2024-04-11", "2024-04-11");
        assert_eq!(lifecycle_migration(&shop(), now, later, DAYS).moves[LIFECYCLE_CELLS][0], 1, "G is new");
        assert_eq!(lifecycle_migration(&shop(), later, now, DAYS).moves[0][LIFECYCLE_CELLS], 1);
    }
}

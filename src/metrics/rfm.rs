//! M16: RFM.
//!
//! Question: who are the best customers, who is slipping, who is gone, compared with the others?
//! Definition: R = days since the last order (fewer is better), F = orders, M = revenue Σv. Score by quintile = 1 + ⌊5 · strictly worse / n⌋ with the number of
//! customers who are strictly worse: equal values share the lower score, and scores may skip. Or by fixed cut-offs: one more for each of four that is reached. FM = (F + M) / 2, a half
//! rounded up. Eleven groups on R and FM:
//! FM 5: R 5–4 champions, 3 loyal, 2–1 cannot lose them · FM 4: R 5 champions, 4–3 loyal, 2–1 at risk · FM 3: R 5–4 potential loyalists, 3 need attention, 2–1 at risk ·
//! FM 2: R 5–4 potential loyalists, 3 about to sleep, 2 hibernating, 1 lost · FM 1: R 5 new, 4 promising, 3 about to sleep, 2 hibernating, 1 lost.
//! Inputs and units: store columns; days, orders, minor units.
//! Window and censoring: customers with an order in the period; F and M within it, R from the as-of day to the last order of all.
//! Edge cases: one customer scores 1, 1, 1. All equal: everyone scores 1. Revenue can be negative. Guests have no score.
//! Numeric notes: integers; revenue past 64 bits is compared as the largest.
//! Complexity: one pass over the rows and three sorts of the customers' values by their digits, linear too.
//! Source: A. M. Hughes (1994), Strategic Database Marketing, chapter on RFM (quintiles); tie rule and groups of SPEC M16.
//! Not the same as: the lifecycle grid (M15), which measures silence in days and not against others; other tools' quintiles break ties by the order of rows.
//! Tested by: `ties_by_hand` below, `groups_cover_the_grid` below.

use crate::orders::{OrderStore, Window};
use crate::units::saturated;

use super::customer_facts::each_customer;

/// How scores are given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Scoring {
    /// Against the other customers.
    #[default]
    Quintiles,
    /// By fixed values.
    CutOffs(CutOffs),
}

/// Values from which a score rises, the lowest first: 1 below the first, 5 from the fourth on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CutOffs {
    /// Days since the last order, the highest first: at most so many.
    pub days: [u32; 4],
    /// At least so many orders.
    pub orders: [u32; 4],
    /// At least so much revenue, minor units.
    pub revenue_minor: [i64; 4],
}

/// The eleven groups, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the groups are their names")]
pub enum RfmGroup {
    Champions,
    Loyal,
    PotentialLoyalists,
    New,
    Promising,
    NeedAttention,
    AboutToSleep,
    AtRisk,
    CannotLoseThem,
    Hibernating,
    Lost,
}

impl RfmGroup {
    /// Every group.
    pub const ALL: [Self; 11] = [
        Self::Champions,
        Self::Loyal,
        Self::PotentialLoyalists,
        Self::New,
        Self::Promising,
        Self::NeedAttention,
        Self::AboutToSleep,
        Self::AtRisk,
        Self::CannotLoseThem,
        Self::Hibernating,
        Self::Lost,
    ];

    /// The group of scores from 1 to 5 for R and FM.
    pub fn of(r: u8, fm: u8) -> Self {
        match (r, fm) {
            (4.., 5..) | (5.., 4) => Self::Champions,
            (3.., 4..) => Self::Loyal,
            (4.., 2..) => Self::PotentialLoyalists,
            (5.., _) => Self::New,
            (4, _) => Self::Promising,
            (3, 3) => Self::NeedAttention,
            (3, _) => Self::AboutToSleep,
            (_, 5..) => Self::CannotLoseThem,
            (_, 3..) => Self::AtRisk,
            (2, _) => Self::Hibernating,
            _ => Self::Lost,
        }
    }

    /// Its stable name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Champions => "champions",
            Self::Loyal => "loyal",
            Self::PotentialLoyalists => "potential_loyalists",
            Self::New => "new",
            Self::Promising => "promising",
            Self::NeedAttention => "need_attention",
            Self::AboutToSleep => "about_to_sleep",
            Self::AtRisk => "at_risk",
            Self::CannotLoseThem => "cannot_lose_them",
            Self::Hibernating => "hibernating",
            Self::Lost => "lost",
        }
    }

    /// Its place in the coarser grouping of four: 0 best (recent and valuable), 1 slipping (valuable, not recent), 2 rising (recent, not yet valuable), 3 gone.
    pub fn quarter(r: u8, fm: u8) -> usize {
        match (r >= 4, fm >= 4) {
            (true, true) => 0,
            (false, true) => 1,
            (true, false) => 2,
            (false, false) => 3,
        }
    }
}

/// One customer's values and scores.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RfmCustomer {
    /// The customer's place in [`OrderStore::customers`].
    pub customer: u32,
    /// Days since the last order.
    pub days_since_last_order: u32,
    /// Orders in the period.
    pub orders: u32,
    /// Revenue in the period, minor units.
    pub revenue_minor: i64,
    /// Score of the days, 1 to 5.
    pub r: u8,
    /// Score of the orders.
    pub f: u8,
    /// Score of the revenue.
    pub m: u8,
}

impl RfmCustomer {
    /// (F + M) / 2, a half rounded up.
    pub fn fm(&self) -> u8 {
        (self.f + self.m).div_ceil(2)
    }

    /// The customer's group.
    pub fn group(&self) -> RfmGroup {
        RfmGroup::of(self.r, self.fm())
    }
}

/// Customers of a group or of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct RfmSum {
    /// How many.
    pub customers: u64,
    /// Their orders in the period.
    pub orders: u64,
    /// Their revenue in the period, minor units.
    pub revenue_minor: i128,
}

/// M16.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Rfm {
    /// How scores were given.
    pub scoring: Scoring,
    /// Every customer, in the store's order.
    pub customers: Vec<RfmCustomer>,
    /// By group, in the order of [`RfmGroup::ALL`].
    pub groups: [RfmSum; RfmGroup::ALL.len()],
    /// By R (1 to 5) and FM (1 to 5).
    pub grid: [[RfmSum; 5]; 5],
}

/// Three columns of values, the higher the better: those of customers, or those from which a score rises.
type Values = [Vec<i64>; 3];

/// The values from which 1 + ⌊5 · strictly worse / n⌋ is 2, 3, 4 and 5, where there are such: the first of its equals must stand at ⌈k n / 5⌉ or later.
fn cut_offs(sorted: &[i64]) -> Vec<i64> {
    let first_from = |at: usize| {
        let from = sorted.get(at..)?;
        let equal = at > 0 && sorted.get(at - 1) == from.first();
        let skipped = if equal { from.partition_point(|value| Some(value) == from.first()) } else { 0 };
        from.get(skipped).copied()
    };
    (1..5).filter_map(|score| first_from((sorted.len() * score).div_ceil(5))).collect()
}

/// RFM of a window.
pub fn rfm(store: &OrderStore, window: Window, scoring: Scoring) -> Rfm {
    let mut result = Rfm { scoring, ..Rfm::default() };
    each_customer(store, window, &mut |facts| {
        if facts.period_orders > 0 {
            result.customers.push(RfmCustomer {
                customer: facts.customer,
                days_since_last_order: facts.days_since_last_order(window.as_of),
                orders: facts.period_orders,
                revenue_minor: saturated(facts.period_revenue_minor),
                r: 0,
                f: 0,
                m: 0,
            });
        }
    });
    let values = |one: &RfmCustomer| [-i64::from(one.days_since_last_order), i64::from(one.orders), one.revenue_minor];
    let ladders: Values = match scoring {
        Scoring::Quintiles => {
            let mut sorted: Values = Default::default();
            for (at, column) in sorted.iter_mut().enumerate() {
                column.extend(result.customers.iter().map(|one| values(one)[at]));
                radsort::sort(column);
            }
            sorted.map(|column| cut_offs(&column))
        }
        Scoring::CutOffs(CutOffs { days, orders, revenue_minor }) => [
            days.iter().map(|&days| -i64::from(days)).collect(),
            orders.iter().map(|&orders| i64::from(orders)).collect(),
            revenue_minor.to_vec(),
        ],
    };
    let score = |ladder: &[i64], value: i64| 1 + ladder.iter().filter(|&&cut| value >= cut).count() as u8;
    for one in &mut result.customers {
        let [days, orders, revenue] = values(one);
        let [of_days, of_orders, of_revenue] = &ladders;
        (one.r, one.f, one.m) = (score(of_days, days), score(of_orders, orders), score(of_revenue, revenue));
        let cell = &mut result.grid[usize::from(one.r - 1)][usize::from(one.fm() - 1)];
        for sum in [cell, &mut result.groups[one.group() as usize]] {
            sum.customers += 1;
            sum.orders += u64::from(one.orders);
            sum.revenue_minor += i128::from(one.revenue_minor);
        }
    }
    result
}

/// Customers by their group then and now, in the order of [`RfmGroup::ALL`], and last: not among the customers.
pub type RfmMigration = [[u64; RfmGroup::ALL.len() + 1]; RfmGroup::ALL.len() + 1];

/// Visits every customer of two scorings of one store with the places of its groups then and now, the last place standing for none.
fn each_move(then: &Rfm, now: &Rfm, visit: &mut dyn FnMut(u32, usize, usize)) {
    const NONE: usize = RfmGroup::ALL.len();
    // Both lists stand in the store's order.
    let (mut was, mut is) = (then.customers.iter().peekable(), now.customers.iter().peekable());
    loop {
        let (before, after) = match (was.peek(), is.peek()) {
            (None, None) => return,
            (Some(one), Some(other)) if one.customer == other.customer => (was.next(), is.next()),
            (Some(one), other) if other.is_none_or(|other| one.customer < other.customer) => (was.next(), None),
            _ => (None, is.next()),
        };
        let place = |one: Option<&RfmCustomer>| one.map_or(NONE, |one| one.group() as usize);
        if let Some(one) = before.or(after) {
            visit(one.customer, place(before), place(after));
        }
    }
}

/// How the customers moved between two scorings of one store.
pub fn rfm_migration(then: &Rfm, now: &Rfm) -> RfmMigration {
    let mut moves = [[0; RfmGroup::ALL.len() + 1]; RfmGroup::ALL.len() + 1];
    each_move(then, now, &mut |_, from, to| moves[from][to] += 1);
    moves
}

/// The customers of a move from place to place in the order of [`RfmGroup::ALL`], by their places in [`OrderStore::customers`].
pub fn customers_of_rfm_move(then: &Rfm, now: &Rfm, wanted: (usize, usize)) -> Vec<u32> {
    let mut found = Vec::new();
    each_move(then, now, &mut |customer, from, to| {
        if (from, to) == wanted {
            found.push(customer);
        }
    });
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::orders::testing::{store, window};

    fn shop() -> OrderStore {
        store(&[
            ("A", "2024-01-10", 1000),
            ("A", "2024-01-31", 1000),
            ("B", "2024-01-31", 3000),
            ("C", "2024-01-21", 1000),
            ("D", "2024-01-21", 1000),
            ("E", "2024-01-01", 1000),
            ("E", "2024-01-01", 1500),
            ("E", "2024-01-01", 0),
            ("F", "2024-02-05", 9000),
        ])
    }

    /// By hand, as of 31 January, five customers. Days: A, B 0; C, D 10; E 30. Strictly worse: E 0 → 1; C, D 1 → 2; A, B 3 → 4.
    /// Orders: B, C, D 1 → 0 worse → 1; A 2 → 3 worse → 4; E 3 → 4 worse → 5. Revenue: C, D 10 → 1; A 20 → 2 worse → 3; E 25 → 4; B 30 → 5.
    #[test]
    fn ties_by_hand() {
        let january = rfm(&shop(), window("2024-01-01", "2024-01-31", "2024-01-31"), Scoring::Quintiles);
        let scores: Vec<_> = january.customers.iter().map(|one| (one.r, one.f, one.m, one.fm())).collect();
        assert_eq!(scores, [(4, 4, 3, 4), (4, 1, 5, 3), (2, 1, 1, 1), (2, 1, 1, 1), (1, 5, 4, 5)]);
        let groups: Vec<_> = january.customers.iter().map(|one| one.group().name()).collect();
        assert_eq!(groups, ["loyal", "potential_loyalists", "hibernating", "hibernating", "cannot_lose_them"]);
        assert_eq!(
            january.groups[RfmGroup::Hibernating as usize],
            RfmSum { customers: 2, orders: 2, revenue_minor: 2000 }
        );
        assert_eq!(january.grid[1][0].customers, 2);
        // F comes in February and is the newest then; the others' days since are five more.
        let february = rfm(&shop(), window("2024-01-01", "2024-02-05", "2024-02-05"), Scoring::Quintiles);
        let moves = rfm_migration(&january, &february);
        assert_eq!(moves.as_flattened().iter().sum::<u64>(), 6);
        assert_eq!(moves[RfmGroup::ALL.len()].iter().sum::<u64>(), 1);
        let new = (RfmGroup::ALL.len(), february.customers[5].group() as usize);
        assert_eq!(customers_of_rfm_move(&january, &february, new), [5]);
        assert_eq!(rfm_migration(&february, &january)[february.customers[5].group() as usize][RfmGroup::ALL.len()], 1);
    }

    #[test]
    fn one_customer_and_none() {
        let alone = rfm(
            &store(&[("A", "2024-01-10", 1000)]),
            window("2024-01-01", "2024-01-31", "2024-01-31"),
            Scoring::Quintiles,
        );
        assert_eq!(alone.customers.iter().map(|one| (one.r, one.f, one.m)).collect::<Vec<_>>(), [(1, 1, 1)]);
        let none = rfm(&shop(), window("2023-01-01", "2023-01-31", "2023-01-31"), Scoring::Quintiles);
        assert!(none.customers.is_empty());
    }

    /// By hand: R 5 within 5 days, 4 within 10, 3 within 20, 2 within 30; F 2, 3, 4, 5 orders; M 10.00, 20.00, 30.00, 40.00.
    #[test]
    fn fixed_cut_offs() {
        let cut_offs = CutOffs { days: [30, 20, 10, 5], orders: [2, 3, 4, 5], revenue_minor: [1000, 2000, 3000, 4000] };
        let window = window("2024-01-01", "2024-01-31", "2024-01-31");
        let january = rfm(&shop(), window, Scoring::CutOffs(cut_offs));
        let scores: Vec<_> = january.customers.iter().map(|one| (one.r, one.f, one.m)).collect();
        assert_eq!(scores, [(5, 2, 3), (5, 1, 4), (4, 1, 2), (4, 1, 2), (2, 3, 3)]);
    }

    #[test]
    fn cut_offs_say_what_counting_the_worse_says() {
        for seed in 1..200_u64 {
            let mut state = seed;
            let mut values: Vec<i64> = (0..seed % 23 + 1)
                .map(|_| {
                    state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                    (state >> 33) as i64 % 7
                })
                .collect();
            values.sort_unstable();
            let cut_offs = cut_offs(&values);
            for value in &values {
                let worse = values.iter().filter(|other| *other < value).count();
                let score = 1 + cut_offs.iter().filter(|cut| value >= cut).count();
                assert_eq!(score, 1 + 5 * worse / values.len(), "{value} of {values:?}");
            }
        }
    }

    #[test]
    fn groups_cover_the_grid() {
        use RfmGroup::*;
        let by_fm = [
            [Lost, Hibernating, AboutToSleep, Promising, New],
            [Lost, Hibernating, AboutToSleep, PotentialLoyalists, PotentialLoyalists],
            [AtRisk, AtRisk, NeedAttention, PotentialLoyalists, PotentialLoyalists],
            [AtRisk, AtRisk, Loyal, Loyal, Champions],
            [CannotLoseThem, CannotLoseThem, Loyal, Champions, Champions],
        ];
        for (fm, row) in (1..).zip(by_fm) {
            for (r, group) in (1..).zip(row) {
                assert_eq!(RfmGroup::of(r, fm), group, "R {r} FM {fm}");
            }
        }
        assert!(RfmGroup::ALL.iter().enumerate().all(|(at, &group)| group as usize == at));
        assert_eq!([(5, 5), (3, 4), (4, 3), (1, 1)].map(|(r, fm)| RfmGroup::quarter(r, fm)), [0, 1, 2, 3]);
    }
}

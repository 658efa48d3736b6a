//! M9: acquisition cohorts.
//!
//! Question: of the customers who first bought in a month (or week, quarter, year), how many come back, when, and what do they bring?
//! Definition: cohort c = customers whose first order lies in period c (and in the window's period). Age a = calendar periods since c (C7), or by N-day windows since the
//! customer's first day: day 0 is window 0, window j is days N(j − 1) + 1 … N j. Cells: retained in exactly that age = customers of c with an order in it; in it or
//! later = with an order in it or a later one up to the as-of day; bought again by then = with at least two orders by its end; orders; revenue = Σv in it; cumulative revenue
//! = Σv from the first order to its end, per customer of c = historical LTV. Pooled row at age a = Σ numerators / Σ sizes over the cohorts whose cell a is complete.
//! Inputs and units: store columns; customers, orders, minor units.
//! Window and censoring: a calendar cell is complete when the last day of its period is not after the as-of day, an N-day cell when all customers of the cohort have been
//! followed to its end; an unfinished one is marked and kept out of the pooled row; a period that has not begun has no cell. "In it or later" can only grow
//! as time goes on: late ages are low because little of "later" has been seen.
//! Edge cases: a second order in the period of the first counts at age 0. Credit notes move revenue on their own day, also before the first order.
//! Periods without new customers are rows of size 0 with absent shares.
//! Numeric notes: integer counts and sums; one division a cell; the interval of the historical LTV from sums of squares of each customer's cumulative revenue.
//! Complexity: one pass over the rows, periods² / 2 cells.
//! Source: SPEC M9, conventions C3, C5–C7, C10.
//! Not the same as: Shopify's cohort report "retention", which by default is the exact month too but leaves the first month's second orders out.
//! Tested by: `a_cohort_is_followed_by_hand` and `windows_of_days_by_hand` below; every cell of UCI and CDNOW against an independent computation in tests/real_data.rs.

use crate::orders::{OrderStore, Row, Window};
use crate::statistics::{Estimate, Moments};
use crate::units::{Day, Grain, Month, Share};

use super::pass::{PlaceOfDay, Span, Sum};

/// How ages are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum CohortAges {
    /// In calendar periods of the cohorts' grain.
    #[default]
    Calendar,
    /// In windows of so many days since each customer's first order.
    Days(u32),
}

/// How customers are grouped and followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct CohortSettings {
    /// The period of the first order that makes a cohort.
    pub grain: Grain,
    /// How ages are counted.
    pub ages: CohortAges,
}

impl CohortSettings {
    /// The last day of an age, for all customers of the cohort that begins on a day.
    pub fn end(self, start: Day, age: i32, window: Window) -> Day {
        match self.ages {
            CohortAges::Calendar => self.grain.after(start, age.saturating_add(1)).plus(-1),
            CohortAges::Days(days) => {
                let newest = self.grain.last_day(start).min(window.period.to);
                newest.plus(i32::try_from(days.max(1)).unwrap_or(i32::MAX).saturating_mul(age))
            }
        }
    }
}

/// One cell: a cohort at an age.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct CohortCell {
    /// Customers of the cohort with an order at exactly that age.
    pub active: u64,
    /// Customers of the cohort with an order at that age or later, up to the as-of day.
    pub active_or_later: u64,
    /// Customers of the cohort with at least two orders by the end of that age.
    pub bought_again_by: u64,
    /// Orders of the cohort at that age.
    pub orders: u64,
    /// Revenue of the cohort at that age, minor units.
    pub revenue_minor: i128,
    /// Revenue of the cohort up to the end of that age, minor units.
    pub cumulative_revenue_minor: i128,
    /// What is left of the revenue at that age after the cost of goods, where that was worked out ([`CohortTable::take_margins`]); minor units.
    pub margin_minor: i128,
    /// Squares of each customer's revenue up to then, added up.
    pub(super) cumulative_squares: u128,
    /// Whether all of it was seen.
    pub complete: bool,
}

/// The customers of one period of first orders.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cohort {
    /// The month of its first day.
    pub month: Month,
    /// The first day of its period.
    pub first_day: Day,
    /// The last day of its period.
    pub last_day: Day,
    /// How many they are.
    pub customers: u64,
    /// Whether all days of it lie in the window's period, so that nobody is missing.
    pub whole: bool,
    /// One cell for each age that has begun, from 0.
    pub cells: Vec<CohortCell>,
}

/// One age over all cohorts whose cell is complete.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PooledCell {
    /// Customers of the cohorts that are complete at this age.
    pub customers: u64,
    /// Sums of the cells.
    pub sum: CohortCell,
}

/// The triangle of cohorts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CohortTable {
    /// How customers are grouped and followed.
    pub settings: CohortSettings,
    /// Oldest first, without holes.
    pub cohorts: Vec<Cohort>,
    /// One for each age.
    pub pooled: Vec<PooledCell>,
}

impl CohortCell {
    /// Share of the cohort that ordered at exactly that age.
    pub fn retained_exactly(&self, customers: u64) -> Share {
        Share::new(self.active, customers)
    }

    /// Share of the cohort that ordered at that age or later.
    pub fn retained_or_later(&self, customers: u64) -> Share {
        Share::new(self.active_or_later, customers)
    }

    /// Share of the cohort that had bought again by then.
    pub fn bought_again(&self, customers: u64) -> Share {
        Share::new(self.bought_again_by, customers)
    }

    /// Historical LTV: revenue up to then per customer, in minor units.
    pub fn cumulative_per_customer_minor(&self, customers: u64) -> Option<f64> {
        (customers > 0).then(|| self.cumulative_revenue_minor as f64 / customers as f64)
    }

    /// The same with its interval over the customers.
    pub fn historical_ltv_minor(&self, customers: u64) -> Option<Estimate> {
        self.moments(customers).mean()
    }

    /// Money per order at that age, minor units.
    pub fn average_order_minor(&self) -> Option<f64> {
        (self.orders > 0).then(|| self.revenue_minor as f64 / self.orders as f64)
    }

    /// The sums behind the historical LTV.
    pub(super) fn moments(&self, customers: u64) -> Moments {
        Moments::from_sums(customers, self.cumulative_revenue_minor, self.cumulative_squares)
    }

    /// What a cohort that is not yet at an age has reached so far.
    pub(super) fn so_far(&self) -> Self {
        Self {
            bought_again_by: self.bought_again_by,
            cumulative_revenue_minor: self.cumulative_revenue_minor,
            cumulative_squares: self.cumulative_squares,
            ..Self::default()
        }
    }

    pub(super) fn add(&mut self, other: &Self) {
        self.active += other.active;
        self.active_or_later += other.active_or_later;
        self.cumulative_squares = self.cumulative_squares.wrapping_add(other.cumulative_squares);
        self.bought_again_by += other.bought_again_by;
        self.orders += other.orders;
        self.revenue_minor += other.revenue_minor;
        self.margin_minor += other.margin_minor;
        self.cumulative_revenue_minor += other.cumulative_revenue_minor;
    }
}

impl CohortTable {
    /// Takes the revenue of the same cohorts in margin for their margin.
    pub fn take_margins(&mut self, margins: &Self) {
        let cells = self.cohorts.iter_mut().flat_map(|cohort| &mut cohort.cells);
        for (cell, margin) in cells.zip(margins.cohorts.iter().flat_map(|cohort| &cohort.cells)) {
            cell.margin_minor = margin.revenue_minor;
        }
        for (cell, margin) in self.pooled.iter_mut().zip(&margins.pooled) {
            cell.sum.margin_minor = margin.sum.revenue_minor;
        }
    }
}

/// One cell as it is added up: what happened at that age alone.
#[derive(Clone, Default)]
struct Adding {
    revenue: Sum,
    /// By how much the squares of cumulative revenue grow; wraps, so that the order of adding does not matter.
    squares: u128,
    orders: u32,
    active: u32,
    /// Customers whose last order is at this age.
    last_active: u32,
    second_orders: u32,
}

/// Places of days among cohorts and ages.
pub(super) struct Places {
    pub(super) cohorts: PlaceOfDay,
    /// Days of a window, 0 for calendar ages.
    days: u32,
}

impl Places {
    pub(super) fn of(window: Window, settings: CohortSettings) -> Self {
        let days = match settings.ages {
            CohortAges::Calendar => 0,
            CohortAges::Days(days) => days.max(1),
        };
        Self { cohorts: PlaceOfDay::between(settings.grain, window.period.from, window.as_of), days }
    }

    /// The age of a day; of a customer of a cohort with this first day. What lies before the first day has an age past all.
    #[inline(always)]
    pub(super) fn age(&self, day: Day, place: usize, cohort: usize, first: Day) -> usize {
        match (self.days, day.since(first)) {
            (0, _) => place.wrapping_sub(cohort),
            (_, 0) => 0,
            (days, since) => (since as u32).wrapping_sub(1) as usize / days as usize + 1,
        }
    }
}

/// The monthly cohorts of the customers whose first order lies in the window's period, followed to its as-of day.
pub fn acquisition_cohorts(store: &OrderStore, window: Window) -> CohortTable {
    acquisition_cohorts_by(store, window, CohortSettings::default())
}

/// The cohorts of the customers whose first order lies in the window's period, followed to its as-of day.
pub fn acquisition_cohorts_by(store: &OrderStore, window: Window, settings: CohortSettings) -> CohortTable {
    let Window { period, as_of } = window;
    if period.days() == 0 {
        return CohortTable { settings, ..CohortTable::default() };
    }
    let span = Span::seen_of(window);
    let places = Places::of(window, settings);
    let starts: Vec<Day> = starts(window, settings.grain);
    // A cohort has a cell for each age that has begun for its first customers.
    let ages = |(at, start): (usize, &Day)| match places.days {
        0 => places.cohorts.count().saturating_sub(at),
        _ => places.age(as_of, 0, 0, (*start).max(period.from)) + 1,
    };
    let mut triangle: Vec<Vec<Adding>> =
        starts.iter().enumerate().map(|cohort| vec![Adding::default(); ages(cohort)]).collect();
    // The present customer's cohort, first day and cells, of which there are none before the first order and outside the period.
    let (mut cohort, mut first, mut cells): (usize, Day, &mut [Adding]) = (0, as_of, &mut []);
    // The age of the customer's last order, credit notes dated before the first order, which stand with it, and revenue so far.
    let (mut active_at, mut before, mut so_far) = (usize::MAX, Sum::default(), 0_i64);
    for Row { day, amount_minor, mark } in store.known() {
        if mark.opens() {
            if let Some(cell) = cells.get_mut(active_at) {
                cell.last_active += 1;
            }
            (cells, before, so_far) = (&mut [], Sum::default(), 0);
        }
        let (number, order) = (mark.number(), mark.is_order());
        if number == 0 {
            before.add_if(day <= as_of, amount_minor);
            so_far = so_far.saturating_add(if day <= as_of { amount_minor } else { 0 });
            continue;
        }
        let place = places.cohorts.place(day);
        if order & (number == 1) & span.holds(day) {
            (cohort, first, active_at) = (place, day, usize::MAX);
            cells = triangle.get_mut(place).map_or(&mut [], Vec::as_mut_slice);
            if let Some(cell) = cells.first_mut() {
                cell.revenue.absorb(before);
                cell.squares = cell.squares.wrapping_add(square(so_far));
            }
        }
        let (age, seen) = (places.age(day, place, cohort, first), day <= as_of);
        let Some(cell) = cells.get_mut(age).filter(|_| seen) else { continue };
        let now = so_far.saturating_add(amount_minor);
        cell.revenue.add_if(true, amount_minor);
        cell.squares = cell.squares.wrapping_add(square(now)).wrapping_sub(square(so_far));
        cell.orders += u32::from(order);
        cell.active += u32::from(order & (active_at != age));
        cell.second_orders += u32::from(order & (number == 2));
        active_at = if order { age } else { active_at };
        so_far = now;
    }
    if let Some(cell) = cells.get_mut(active_at) {
        cell.last_active += 1;
    }
    let cohorts: Vec<Cohort> =
        triangle.into_iter().zip(starts).map(|(cells, start)| followed(start, cells, window, settings)).collect();
    let pooled = pooled(&cohorts.iter().collect::<Vec<_>>());
    CohortTable { settings, cohorts, pooled }
}

/// The first days of the cohorts' periods.
fn starts(window: Window, grain: Grain) -> Vec<Day> {
    let next = |day: &Day| Some(grain.after(*day, 1));
    let first = Some(grain.first_day(window.period.from));
    core::iter::successors(first, next).take_while(|day| *day <= window.period.to).collect()
}

fn square(amount: i64) -> u128 {
    u128::from(amount.unsigned_abs()) * u128::from(amount.unsigned_abs())
}

/// A cohort from what happened at each age, with the sums up to each age's end.
fn followed(start: Day, adding: Vec<Adding>, window: Window, settings: CohortSettings) -> Cohort {
    let Window { period, as_of } = window;
    // Whoever belongs to it was active at first.
    let customers = adding.first().map_or(0, |cell| u64::from(cell.active));
    let last_day = settings.grain.last_day(start);
    let (mut bought_again_by, mut cumulative_revenue_minor, mut cumulative_squares) = (0, 0, 0_u128);
    let mut still = customers;
    let cell = |(cell, age): (Adding, i32)| {
        let revenue_minor = cell.revenue.total();
        bought_again_by += u64::from(cell.second_orders);
        cumulative_revenue_minor += revenue_minor;
        cumulative_squares = cumulative_squares.wrapping_add(cell.squares);
        let active_or_later = still;
        still -= u64::from(cell.last_active);
        CohortCell {
            active: u64::from(cell.active),
            active_or_later,
            bought_again_by,
            orders: u64::from(cell.orders),
            revenue_minor,
            margin_minor: 0,
            cumulative_revenue_minor,
            cumulative_squares,
            complete: settings.end(start, age, window) <= as_of,
        }
    };
    Cohort {
        month: start.month(),
        first_day: start,
        last_day,
        customers,
        whole: period.from <= start && last_day <= period.to,
        cells: adding.into_iter().zip(0..).map(cell).collect(),
    }
}

/// Age by age, the cohorts that are complete there.
pub(super) fn pooled(cohorts: &[&Cohort]) -> Vec<PooledCell> {
    let ages = cohorts.iter().map(|cohort| cohort.cells.len()).max().unwrap_or(0);
    (0..ages)
        .map(|age| {
            let mut pooled = PooledCell::default();
            for cohort in cohorts {
                if let Some(cell) = cohort.cells.get(age).filter(|cell| cell.complete) {
                    pooled.customers += cohort.customers;
                    pooled.sum.add(cell);
                    pooled.sum.complete = true;
                }
            }
            pooled
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::orders::testing::{store, window};

    /// By hand, as of 15 March: January cohort {A, B}; A again on 20 Jan and 5 Mar, B once with a credit in February; February cohort {C}.
    #[test]
    fn a_cohort_is_followed_by_hand() {
        let store = store(&[
            ("A", "2024-01-01", 1000),
            ("A", "2024-01-20", 1500),
            ("A", "2024-03-05", 900),
            ("B", "2024-01-31", 2000),
            ("-B", "2024-02-10", -500),
            ("C", "2024-02-29", 700),
            ("", "2024-02-03", 9900),
        ]);
        let table = acquisition_cohorts(&store, window("2024-01-01", "2024-03-15", "2024-03-15"));
        let january = &table.cohorts[0];
        assert_eq!((january.customers, january.cells.len(), january.whole), (2, 3, true));
        assert_eq!(january.cells.iter().map(|cell| cell.active).collect::<Vec<_>>(), [2, 0, 1]);
        assert_eq!(january.cells.iter().map(|cell| cell.bought_again_by).collect::<Vec<_>>(), [1, 1, 1]);
        assert_eq!(january.cells.iter().map(|cell| cell.revenue_minor).collect::<Vec<_>>(), [4500, -500, 900]);
        assert_eq!(january.cells[2].cumulative_per_customer_minor(2), Some(2450.0));
        assert_eq!(january.cells.iter().map(|cell| cell.complete).collect::<Vec<_>>(), [true, true, false]);
        let march = &table.cohorts[2];
        assert_eq!((march.customers, march.whole, march.cells.len()), (0, false, 1));
        assert_eq!(march.cells[0].cumulative_per_customer_minor(0), None);
        // Age 1: only January is complete at age 1 (February's month 1 is March, unfinished).
        assert_eq!((table.pooled[0].customers, table.pooled[1].customers, table.pooled[2].customers), (3, 2, 0));
        assert!(!table.pooled[2].sum.complete);
    }

    #[test]
    fn a_later_period_keeps_only_its_new_customers() {
        let store = store(&[("A", "2024-01-01", 100), ("A", "2024-02-02", 100), ("B", "2024-02-03", 100)]);
        let table = acquisition_cohorts(&store, window("2024-02-01", "2024-02-29", "2024-03-31"));
        assert_eq!(
            table.cohorts.iter().map(|cohort| (cohort.customers, cohort.cells.len())).collect::<Vec<_>>(),
            [(1, 2)]
        );
        assert_eq!(
            acquisition_cohorts(&store, window("2024-03-01", "2024-02-01", "2024-03-31")),
            CohortTable::default()
        );
    }

    fn shop() -> OrderStore {
        store(&[
            ("A", "2024-01-01", 1000), // Monday
            ("A", "2024-01-31", 1500), // day 30
            ("A", "2024-02-01", 500),  // day 31
            ("B", "2024-01-31", 2000),
            ("-B", "2024-02-10", -500),
            ("B", "2024-05-01", 100), // day 91
            ("C", "2024-04-01", 700),
        ])
    }

    /// By hand, months of first orders, windows of 30 days, as of 1 May. January: A is followed for 121 days, B for 91. Window 0 is the first day; 1: A on day 30, B's credit;
    /// 2: A on day 31; 4: B on day 91. Complete for the whole cohort: 31 January + 30 j ≤ 1 May: j ≤ 3. April: C, 30 days after 30 April is past the end.
    #[test]
    fn windows_of_days_by_hand() {
        let window = window("2024-01-01", "2024-05-01", "2024-05-01");
        let settings = CohortSettings { grain: Grain::Month, ages: CohortAges::Days(30) };
        let table = acquisition_cohorts_by(&shop(), window, settings);
        let january = &table.cohorts[0];
        let of = |value: fn(&CohortCell) -> u64| january.cells.iter().map(value).collect::<Vec<_>>();
        assert_eq!(of(|cell| cell.active), [2, 1, 1, 0, 1, 0]);
        assert_eq!(of(|cell| cell.active_or_later), [2, 2, 2, 1, 1, 0]);
        assert_eq!(of(|cell| cell.bought_again_by), [0, 1, 1, 1, 2, 2]);
        assert_eq!(of(|cell| u64::from(cell.complete)), [1, 1, 1, 1, 0, 0]);
        let revenue: Vec<_> = january.cells.iter().map(|cell| cell.cumulative_revenue_minor).collect();
        assert_eq!(revenue, [3000, 4000, 4500, 4500, 4600, 4600]);
        // After window 1 A has brought 25.00 and B 15.00: mean 20.00, s² = 50, error 5.
        let ltv = january.cells[1].historical_ltv_minor(2).expect("customers");
        assert!((ltv.value - 2000.0).abs() < 1e-9 && (ltv.standard_error.unwrap_or(0.0) - 500.0).abs() < 1e-9);
        let april = &table.cohorts[3];
        assert_eq!(
            april.cells.iter().map(|cell| (cell.active, cell.complete)).collect::<Vec<_>>(),
            [(1, true), (0, false)]
        );
        assert_eq!(table.pooled.iter().map(|cell| cell.customers).collect::<Vec<_>>(), [3, 2, 2, 2, 0, 0]);
    }

    /// By hand: quarters: A and B in the first, both back in it or later; C in the second. Weeks: A alone in the first, and back in its weeks 4 (29 January …).
    #[test]
    fn other_grains() {
        let window = window("2024-01-01", "2024-05-01", "2024-05-01");
        let by = |grain| acquisition_cohorts_by(&shop(), window, CohortSettings { grain, ages: CohortAges::Calendar });
        let quarters = by(Grain::Quarter);
        let cells: Vec<_> = quarters.cohorts[0].cells.iter().map(|cell| (cell.active, cell.active_or_later)).collect();
        assert_eq!((cells, quarters.cohorts[1].customers), (vec![(2, 2), (1, 1)], 1));
        assert_eq!(quarters.cohorts[0].cells[0].average_order_minor(), Some(4500.0 / 4.0));
        let weeks = by(Grain::Week);
        assert_eq!((weeks.cohorts.len(), weeks.cohorts[0].customers, weeks.cohorts[4].customers), (18, 1, 1));
        assert_eq!((weeks.cohorts[0].cells[4].active, weeks.cohorts[0].cells[4].orders), (1, 2));
        assert_eq!(by(Grain::Year).cohorts[0].customers, 3);
        assert_eq!(quarters.compare(0, 1, 0), None, "the second quarter is not over");
        assert_eq!(weeks.compare(0, 4, 1).expect("both").retained_exactly.map(|gap| gap.value), Some(0.0));
    }
}

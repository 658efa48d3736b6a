//! From one purchase occasion to the next: what the timing measures M10–M14 are made of.
//!
//! Question: how long did each customer wait from the n-th purchase to the next one, and how long have those waited who have not come back?
//! Definition: a purchase occasion is a day on which a customer ordered (a same-day repeat is one occasion; by the switch each order is one). Step n goes
//! from a customer's occasion n to n + 1, numbered over the whole history (C6). The wait is d(n+1) − d(n) civil days, an event; without a next
//! occasion up to the as-of day the customer is followed for as-of − d(n) days and censored, never left out.
//! Inputs and units: store columns; whole days.
//! Window and censoring: steps whose occasion n lies in the period, followed to the as-of day, also past the period's end.
//! Edge cases: credit notes are no occasion. Guests have no next order. A customer whose occasion is on the as-of day is followed for 0 days.
//! Numeric notes: integer counts.
//! Complexity: one pass over the rows; days × steps of memory.
//! Source: SPEC §3, "same-day repeat", M10–M14; conventions C1, C3, C6.
//! Not the same as: gaps of those who came back (M13), which forget everyone who has not.
//! Tested by: `steps_by_hand` below.

use crate::orders::{OrderStore, Row, Window};
use crate::statistics::{Durations, RatioMoments};
use crate::units::{Day, Share};

use super::pass::Span;

/// Steps from this number on are taken together.
pub const LAST_STEP: usize = 10;

/// Days after an order by which repeats are counted (M10).
pub const HORIZONS: [u32; 5] = [30, 60, 90, 180, 365];

/// How many horizons a customer may have been followed for, or may have needed to come back: none to all.
const REACHES: usize = HORIZONS.len() + 1;

/// Customers by how many of [`HORIZONS`] they were followed for and by the first of them they were back: one count a customer in place of one a horizon.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Returns {
    classes: [[u32; REACHES]; REACHES],
}

/// Where a customer is counted in [`Returns`].
#[derive(Debug, Clone, Copy)]
pub(super) struct ReturnClass {
    /// How many of [`HORIZONS`] the customer was followed for.
    pub reached: u8,
    needed: u8,
}

impl ReturnClass {
    /// The class of a customer who was followed for so many days and back after so many, if at all.
    #[inline(always)]
    pub(super) fn of(followed: u32, gap: Option<u32>) -> Self {
        let (mut reached, mut needed) = (0, 0);
        let gap = gap.unwrap_or(u32::MAX);
        for horizon in HORIZONS {
            reached += u8::from(horizon <= followed);
            needed += u8::from(horizon < gap);
        }
        Self { reached, needed }
    }
}

impl Returns {
    #[inline(always)]
    pub(super) fn add(&mut self, class: ReturnClass) {
        let by_need = self.classes.get_mut(usize::from(class.reached));
        if let Some(count) = by_need.and_then(|by_need| by_need.get_mut(usize::from(class.needed))) {
            *count += 1;
        }
    }

    /// All of them.
    pub(super) fn customers(&self) -> u64 {
        self.classes.as_flattened().iter().copied().map(u64::from).sum()
    }

    /// Those back by each of [`HORIZONS`], of those followed so long.
    pub(super) fn by_horizon(&self) -> [Share; HORIZONS.len()] {
        core::array::from_fn(|horizon| {
            let followed = self.classes.iter().skip(horizon + 1);
            let back = |by_need: &[u32; REACHES]| by_need.iter().take(horizon + 1).copied().map(u64::from).sum::<u64>();
            let all = |by_need: &[u32; REACHES]| by_need.iter().copied().map(u64::from).sum::<u64>();
            Share::new(followed.clone().map(back).sum(), followed.map(all).sum())
        })
    }
}

/// What counts as one purchase to the timing measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Occasions {
    /// A day with orders.
    #[default]
    Days,
    /// Each order, so that a second one of a day comes after 0 days.
    Orders,
}

/// One customer's wait after one occasion.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Waited {
    /// The customer's place in [`OrderStore::customers`].
    pub customer: u32,
    /// The number of the occasion, from 1.
    pub number: u32,
    /// Its day.
    pub start: Day,
    /// Days to the next occasion, where there is one.
    pub gap: Option<u32>,
    /// Days from it to the as-of day.
    pub followed: u32,
    /// Orders on it.
    pub orders: u32,
    /// Their amounts, minor units.
    pub amount_minor: i64,
}

/// Walks over every wait in a window, customer by customer and in time.
pub fn waits(store: &OrderStore, window: Window, occasions: Occasions, visit: &mut dyn FnMut(Waited)) {
    let (span, as_of) = (Span::seen_of(window), window.as_of);
    let apart = occasions == Occasions::Orders;
    for (rows, customer) in store.customers().zip(0..) {
        let mut open: Option<Waited> = None;
        for Row { day, amount_minor, mark } in store.rows_of(rows) {
            if day > as_of {
                break;
            }
            if !mark.is_order() {
                continue;
            }
            let mut number = 1;
            if let Some(wait) = &mut open {
                if wait.start == day && !apart {
                    wait.orders += 1;
                    wait.amount_minor = wait.amount_minor.saturating_add(amount_minor);
                    continue;
                }
                number = wait.number + 1;
                if span.holds(wait.start) {
                    visit(Waited { gap: Some(day.since(wait.start) as u32), ..*wait });
                }
            }
            let followed = as_of.since(day) as u32;
            open = Some(Waited { customer, number, start: day, gap: None, followed, orders: 1, amount_minor });
        }
        if let Some(wait) = open.filter(|wait| span.holds(wait.start)) {
            visit(wait);
        }
    }
}

/// All customers at one step.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Step {
    /// How long each waited.
    pub waits: Durations,
    /// For each of [`HORIZONS`]: of those followed for so long, those who came back by then.
    pub complete: [Share; HORIZONS.len()],
    /// Money over orders of the occasions.
    pub money: RatioMoments,
    /// The longest that anyone was followed, in days.
    pub followed_days: u32,
}

impl Step {
    fn take(&mut self, wait: &Waited, returns: &mut Returns) {
        match wait.gap {
            Some(days) => self.waits.event(days),
            None => self.waits.censor(wait.followed),
        }
        returns.add(ReturnClass::of(wait.followed, wait.gap));
        self.money.add(wait.amount_minor, i64::from(wait.orders));
        self.followed_days = self.followed_days.max(wait.followed);
    }

    /// Customers at it: those with its occasion in the period.
    pub fn customers(&self) -> u64 {
        self.waits.followed()
    }

    /// Of these, those who came back up to the as-of day.
    pub fn came_back(&self) -> Share {
        Share::new(self.waits.events(), self.waits.followed())
    }
}

/// The steps of a window.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Steps {
    /// What counts as one purchase.
    pub occasions: Occasions,
    steps: [Step; LAST_STEP],
}

impl Steps {
    /// The steps of a window in one pass; `takes` chooses customers by their place in [`OrderStore::customers`].
    pub fn of(store: &OrderStore, window: Window, occasions: Occasions, takes: &dyn Fn(u32) -> bool) -> Self {
        let mut steps: [(Step, Returns); LAST_STEP] = core::array::from_fn(|_| Default::default());
        waits(store, window, occasions, &mut |wait| {
            let step = steps.get_mut((wait.number as usize).min(LAST_STEP) - 1);
            if let Some((step, returns)) = step.filter(|_| takes(wait.customer)) {
                step.take(&wait, returns);
            }
        });
        let steps = steps.map(|(step, returns)| Step { complete: returns.by_horizon(), ..step });
        Self { occasions, steps }
    }

    /// Step 1 is from the first to the second occasion; [`LAST_STEP`] holds all from there on.
    pub fn step(&self, number: usize) -> &Step {
        &self.steps[number.clamp(1, LAST_STEP) - 1]
    }

    /// Every wait of every step together.
    pub fn all_waits(&self) -> Durations {
        self.from(1)
    }

    /// The waits of this step and all later ones.
    pub fn from(&self, number: usize) -> Durations {
        let mut all = Durations::default();
        self.steps.iter().skip(number.max(1) - 1).for_each(|step| all.absorb(&step.waits));
        all
    }
}

/// Which customers of a step are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepPart {
    /// All who reached its occasion in the period.
    All,
    /// Those who came back.
    Back,
    /// Those who did not, up to the as-of day.
    Away,
    /// Those followed for at least so many days.
    Followed(u32),
    /// Those followed for so many days who were back by then.
    Within(u32),
    /// Those who came back after so many to so many days.
    Gap(u32, u32),
}

/// The customers at a step, by their places in [`OrderStore::customers`].
pub fn customers_of_step(
    store: &OrderStore,
    window: Window,
    occasions: Occasions,
    number: usize,
    part: StepPart,
) -> Vec<u32> {
    let mut found = Vec::new();
    waits(store, window, occasions, &mut |wait| {
        let here = (wait.number as usize).min(LAST_STEP) == number.clamp(1, LAST_STEP);
        let is_wanted = match part {
            StepPart::All => true,
            StepPart::Back => wait.gap.is_some(),
            StepPart::Away => wait.gap.is_none(),
            StepPart::Followed(days) => wait.followed >= days,
            StepPart::Within(days) => wait.followed >= days && wait.gap.is_some_and(|gap| gap <= days),
            StepPart::Gap(from, to) => wait.gap.is_some_and(|gap| (from..=to).contains(&gap)),
        };
        // At the last step a customer comes by more than once, one time after the other.
        if here && is_wanted && found.last() != Some(&wait.customer) {
            found.push(wait.customer);
        }
    });
    found
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::orders::testing::{store, window};

    /// Five customers, as of 2024-12-31 (a leap year: 1 January is followed for 365 days).
    pub fn shop() -> OrderStore {
        store(&[
            ("A", "2024-01-01", 1000),
            ("A", "2024-01-31", 2000),
            ("A", "2024-01-31", 500),
            ("A", "2024-03-01", 3000),
            ("B", "2024-01-01", 1000),
            ("-B", "2024-01-09", -200),
            ("C", "2024-11-01", 1000),
            ("C", "2024-11-11", 4000),
            ("D", "2024-12-31", 700),
            ("D", "2024-12-31", 300),
            ("E", "2024-02-29", 0),
            ("E", "2024-08-27", 100),
            ("", "2024-05-05", 9900),
        ])
    }

    pub fn year() -> Window {
        window("2024-01-01", "2024-12-31", "2024-12-31")
    }

    /// By hand, first occasions: A came back after 30 days, C after 10, E after 180; B is followed for 365 days, D for 0.
    /// Complete by 30 days: A, B, C (60 days), E: 4, of whom A and C came back; by 365: A and B, A came back.
    #[test]
    fn steps_by_hand() {
        let steps = Steps::of(&shop(), year(), Occasions::Days, &|_| true);
        let first = steps.step(1);
        assert_eq!(first.waits.event_days().collect::<Vec<_>>(), [(10, 1), (30, 1), (180, 1)]);
        assert_eq!((first.customers(), first.came_back(), first.followed_days), (5, Share::new(3, 5), 365));
        assert_eq!(first.complete.map(|share| (share.part, share.whole)), [(2, 4), (2, 4), (1, 3), (2, 3), (1, 2)]);
        // A's second occasion is 31 January with two orders of 25.00; C's is 40.00 and E's 1.00: 66.00 over 4 orders.
        let second = steps.step(2);
        assert_eq!((second.customers(), second.money.above, second.money.below), (3, 6600, 4));
        assert_eq!(second.waits.event_days().collect::<Vec<_>>(), [(30, 1)]);
        assert_eq!(steps.step(3).customers(), 1);
        let behind = |part| customers_of_step(&shop(), year(), Occasions::Days, 1, part);
        assert_eq!((behind(StepPart::All), behind(StepPart::Back)), (vec![0, 1, 2, 3, 4], vec![0, 2, 4]));
        assert_eq!((behind(StepPart::Away), behind(StepPart::Gap(10, 29))), (vec![1, 3], vec![2]));
        assert_eq!((behind(StepPart::Followed(180)), behind(StepPart::Within(180))), (vec![0, 1, 4], vec![0, 4]));
        assert_eq!(steps.all_waits().events(), 4);
    }

    #[test]
    fn each_order_can_be_an_occasion() {
        let steps = Steps::of(&shop(), year(), Occasions::Orders, &|_| true);
        assert_eq!(steps.step(1).waits.event_days().collect::<Vec<_>>(), [(0, 1), (10, 1), (30, 1), (180, 1)]);
        assert_eq!(steps.step(2).waits.event_days().collect::<Vec<_>>(), [(0, 1)]);
    }

    /// As of 30 January A has not come back, although the second order is in the file; from February on only E begins.
    #[test]
    fn the_future_is_not_seen_and_the_period_is_of_the_beginning() {
        let early = Steps::of(&shop(), window("2024-01-01", "2024-01-30", "2024-01-30"), Occasions::Days, &|_| true);
        assert_eq!((early.step(1).came_back(), early.step(1).followed_days), (Share::new(0, 2), 29));
        let february = Steps::of(&shop(), window("2024-02-01", "2024-02-29", "2024-12-31"), Occasions::Days, &|_| true);
        assert_eq!(february.step(1).came_back(), Share::new(1, 1));
        let only_c = Steps::of(&shop(), year(), Occasions::Days, &|customer| customer == 2);
        assert_eq!(only_c.step(1).came_back(), Share::new(1, 1));
    }
}

//! What the passes over the columns share.
//!
//! A pass looks at each row once and decides by adding 0 or 1, not by branching: whether a row lies in a period is as good as random to the
//! processor, and a wrong guess costs more than the addition. The functions here are always inlined, because the engine is built for size.

use crate::orders::{Mark, OrderStore, Row, Window};
use crate::units::{Day, Grain};

/// The days of a window's period that have been seen.
#[derive(Debug, Clone, Copy)]
pub(super) struct Span {
    from: Day,
    days: u32,
}

impl Span {
    pub(super) fn seen_of(window: Window) -> Self {
        let Window { period, as_of } = window;
        Self { from: period.from, days: period.to.min(as_of).since(period.from).saturating_add(1).max(0) as u32 }
    }

    #[inline(always)]
    pub(super) fn holds(self, day: Day) -> bool {
        // One comparison: a day before the first wraps to a large number.
        (day.0.wrapping_sub(self.from.0) as u32) < self.days
    }
}

/// A sum of amounts that can neither overflow nor round, in two additions a row: the halves of the amounts are added apart.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Sum {
    low: u64,
    high: i64,
}

impl Sum {
    /// Adds an amount where `counts`.
    #[inline(always)]
    pub(super) fn add_if(&mut self, counts: bool, amount: i64) {
        let amount = amount & -i64::from(counts);
        self.low += amount as u64 & u64::from(u32::MAX);
        self.high += amount >> 32;
    }

    pub(super) fn absorb(&mut self, other: Self) {
        self.low += other.low;
        self.high += other.high;
    }

    pub(super) fn total(self) -> i128 {
        (i128::from(self.high) << 32) + i128::from(self.low)
    }
}

/// Orders and revenue as they are added up.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Takings {
    pub orders: u32,
    pub revenue: Sum,
}

impl Takings {
    /// Adds the amount of a row that `counts`, and the row as an order where it is one.
    #[inline(always)]
    pub(super) fn add_if(&mut self, counts: bool, order: bool, amount: i64) {
        self.orders += u32::from(order);
        self.revenue.add_if(counts, amount);
    }
}

/// The takings of a period by what the rows are to their customers: M1 and M4 are sums of these.
#[derive(Debug)]
pub(super) struct ByMark {
    known: [Takings; Mark::KINDS],
    pub guests: Takings,
}

impl ByMark {
    pub(super) fn of(store: &OrderStore, window: Window) -> Self {
        let span = Span::seen_of(window);
        let mut takings = Self { known: [Takings::default(); Mark::KINDS], guests: Takings::default() };
        for Row { day, amount_minor, mark } in store.known() {
            let inside = span.holds(day);
            takings.known[mark.kind()].add_if(inside, inside & mark.is_order(), amount_minor);
        }
        for Row { day, amount_minor, mark } in store.of_guests() {
            let inside = span.holds(day);
            takings.guests.add_if(inside, inside & mark.is_order(), amount_minor);
        }
        takings
    }

    /// Of the known customers' rows, those that are wanted.
    pub(super) fn known(&self, wanted: impl Fn(Mark) -> bool) -> Takings {
        let mut sum = Takings::default();
        for (kind, takings) in self.known.iter().enumerate() {
            if wanted(Mark::of_kind(kind)) {
                sum.orders += takings.orders;
                sum.revenue.absorb(takings.revenue);
            }
        }
        sum
    }
}

/// From days to calendar periods, counted from that of a first day; a table, because a row would pay for a division.
#[derive(Debug)]
pub(super) struct PlaceOfDay {
    first: Day,
    places: Vec<u32>,
}

impl PlaceOfDay {
    /// The periods from one day to another.
    pub(super) fn between(grain: Grain, first: Day, last: Day) -> Self {
        let mut places = Vec::with_capacity(usize::try_from(last.since(first) + 1).unwrap_or(0));
        let (mut place, mut day) = (0, first);
        while day <= last {
            let end = grain.last_day(day).min(last);
            places.resize(places.len() + (end.since(day) + 1) as usize, place);
            (place, day) = (place + 1, end.plus(1));
        }
        Self { first, places }
    }

    /// How many periods there are.
    pub(super) fn count(&self) -> usize {
        self.places.last().map_or(0, |&last| last as usize + 1)
    }

    /// The period of a day, counted from 0; a day outside has the first.
    #[inline(always)]
    pub(super) fn place(&self, day: Day) -> usize {
        let at = day.0.wrapping_sub(self.first.0);
        self.places.get(at as usize).map_or(0, |&place| place as usize)
    }
}

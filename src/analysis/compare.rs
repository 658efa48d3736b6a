//! M23: any two scopes side by side, answered in numbers.

use crate::metrics::{self, Comparison, Occasions, Side};
use crate::orders::{Condition, Rules, Scope, Window};
use crate::statistics::{Difference, benjamini_hochberg};

use super::Analysis;

/// What is put side by side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum CompareAsked {
    /// The period and the one it is compared with.
    #[default]
    Periods,
    /// Customers by their first order: those of whom something holds, and those of whom something else does, or all others.
    Groups(Condition, Option<Condition>),
}

/// The place of 90 days among the horizons.
const DAYS_90: usize = 2;

/// The figures that are told, in the order of [`CompareAnswer::differences`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CompareFigure {
    /// M2.
    Repeat,
    /// M3.
    Frequency,
    /// M4.
    OrderValue,
    /// Revenue per customer.
    PerCustomer,
    /// M10 by 90 days.
    Back90,
    /// M7, strict.
    Retention,
}

impl CompareFigure {
    /// Every figure.
    pub const ALL: [Self; 6] =
        [Self::Repeat, Self::Frequency, Self::OrderValue, Self::PerCustomer, Self::Back90, Self::Retention];
}

/// Two sides with their differences.
#[derive(Debug, Clone, PartialEq)]
pub struct CompareAnswer {
    /// What was asked.
    pub asked: CompareAsked,
    /// The windows of the sides.
    pub windows: [Window; 2],
    /// The sides.
    pub sides: [Side; 2],
    /// The first less the other.
    pub comparison: Comparison,
}

impl CompareAnswer {
    /// The difference in each figure, with its p value adjusted over all of them.
    pub fn differences(&self) -> [(CompareFigure, Option<Difference>, Option<f64>); CompareFigure::ALL.len()] {
        let Comparison { repeat, order_value_minor, per_customer_minor, orders, repeat_by, retention, .. } =
            self.comparison;
        let differences = CompareFigure::ALL.map(|figure| match figure {
            CompareFigure::Repeat => repeat,
            CompareFigure::Frequency => orders,
            CompareFigure::OrderValue => order_value_minor,
            CompareFigure::PerCustomer => per_customer_minor,
            CompareFigure::Back90 => repeat_by[DAYS_90],
            CompareFigure::Retention => retention,
        });
        let p_values = differences.map(|difference| difference.and_then(|difference| difference.p));
        let adjusted = benjamini_hochberg(&p_values);
        core::array::from_fn(|at| (CompareFigure::ALL[at], differences[at], adjusted.get(at).copied().flatten()))
    }

    /// Customers behind a figure on each side.
    pub fn customers(&self, figure: CompareFigure) -> [u64; 2] {
        [&self.sides[0], &self.sides[1]].map(|side| match figure {
            CompareFigure::Back90 => side.second.complete[DAYS_90].whole,
            CompareFigure::Retention => side.retention.strict().whole,
            _ => side.repeat.whole,
        })
    }

    /// A figure on each side; absent where nothing is behind it. Money is in minor units.
    pub fn values(&self, figure: CompareFigure) -> [Option<f64>; 2] {
        [&self.sides[0], &self.sides[1]].map(|side| match figure {
            CompareFigure::Repeat => side.repeat.value(),
            CompareFigure::Frequency => side.orders.mean().map(|mean| mean.value),
            CompareFigure::OrderValue => side.order_value.ratio().map(|ratio| ratio.value),
            CompareFigure::PerCustomer => side.per_customer.mean().map(|mean| mean.value),
            CompareFigure::Back90 => side.second.complete[DAYS_90].value(),
            CompareFigure::Retention => side.retention.strict().value().filter(|_| side.retention.complete),
        })
    }
}

impl Analysis {
    /// M23; nothing where there is no period to compare with.
    pub fn compare(&mut self, rules: &Rules, scope: &Scope, asked: CompareAsked) -> Option<CompareAnswer> {
        let context = self.context(rules, scope);
        let (book, segments, stage) = self.book_segments_and_stage(rules, scope);
        let (histories, orders) = (stage.histories(), stage.orders());
        let side = |window: Window, takes: &dyn Fn(u32) -> bool| {
            Side::of_orders(histories, orders, window, Occasions::default(), takes)
        };
        let windows = match asked {
            CompareAsked::Periods => [context.window, context.compared?],
            CompareAsked::Groups(..) => [context.window; 2],
        };
        let sides = match asked {
            CompareAsked::Periods => windows.map(|window| side(window, &|_| true)),
            CompareAsked::Groups(one, other) => {
                let began = |condition: Condition| condition.began(book, segments, histories);
                let one = began(one);
                let other = other.map(began);
                let is = |list: &[bool], customer: u32| list.get(customer as usize) == Some(&true);
                let rest = |customer: u32| match &other {
                    Some(other) => is(other, customer),
                    None => !is(&one, customer),
                };
                [side(windows[0], &|customer| is(&one, customer)), side(windows[1], &rest)]
            }
        };
        let comparison = metrics::compare(&sides[0], &sides[1]);
        Some(CompareAnswer { asked, windows, sides, comparison })
    }
}

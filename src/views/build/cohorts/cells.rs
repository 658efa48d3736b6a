//! A cell of the cohort table as a number and in words.

use crate::i18n::{CohortsPage as Say, Value};
use crate::metrics::CohortCell;
use crate::orders::Basis;
use crate::statistics::{SMALL_BELOW, WITHHELD_BELOW};
use crate::units::{Currency, Interval, Share, divide_half_even};
use crate::views::choice::CohortMeasure;

use super::{MEASURES, Teller};

/// A cell with the customers it is of.
pub(super) type Sized<'a> = (&'a CohortCell, u64);

impl Teller<'_> {
    /// The part of the customers that the measure is about.
    pub(super) fn share(&self, (cell, customers): Sized<'_>) -> Option<Share> {
        match self.shown.measure {
            CohortMeasure::RetainedExactly => Some(cell.retained_exactly(customers)),
            CohortMeasure::RetainedOrLater => Some(cell.retained_or_later(customers)),
            CohortMeasure::BoughtAgainBy => Some(cell.bought_again(customers)),
            _ => None,
        }
    }

    pub(super) fn is_share(&self) -> bool {
        use CohortMeasure::{BoughtAgainBy, RetainedExactly, RetainedOrLater};
        matches!(self.shown.measure, RetainedExactly | RetainedOrLater | BoughtAgainBy)
    }

    pub(super) fn is_money(&self) -> bool {
        !self.is_share() && !matches!(self.shown.measure, CohortMeasure::Customers | CohortMeasure::Orders)
    }

    /// Whether a cell is a sum over its customers, which a changing set of cohorts does not make a curve.
    pub(super) fn is_sum(&self) -> bool {
        use CohortMeasure::{Customers, Margin, Orders, Revenue};
        matches!(self.shown.measure, Customers | Orders | Revenue | Margin)
    }

    /// Whether age 0 is everybody by definition.
    pub(super) fn begins_full(&self) -> bool {
        use CohortMeasure::{Customers, RetainedExactly, RetainedOrLater};
        matches!(self.shown.measure, RetainedExactly | RetainedOrLater | Customers)
    }

    fn margin_minor(&self, cell: &CohortCell) -> i128 {
        match self.answer.by_costs {
            Some(_) => cell.margin_minor,
            None => divide_half_even(cell.revenue_minor * i128::from(self.shown.margin_percent), 100),
        }
    }

    /// The cell's value: a share, a count, or money in minor units.
    pub(super) fn value(&self, (cell, customers): Sized<'_>) -> Option<f64> {
        let any = customers > 0;
        match self.shown.measure {
            CohortMeasure::Customers => any.then_some(cell.active as f64),
            CohortMeasure::Orders => any.then_some(cell.orders as f64),
            CohortMeasure::Revenue => any.then_some(cell.revenue_minor as f64),
            CohortMeasure::Margin => any.then(|| self.margin_minor(cell) as f64),
            CohortMeasure::AverageOrder => cell.average_order_minor(),
            CohortMeasure::CumulativeRevenuePerCustomer => cell.cumulative_per_customer_minor(customers),
            _ => self.share((cell, customers)).and_then(Share::value),
        }
    }

    /// The 95 % interval, of a rate and of the money per customer.
    pub(super) fn interval(&self, (cell, customers): Sized<'_>) -> Option<Interval> {
        match self.shown.measure {
            CohortMeasure::CumulativeRevenuePerCustomer => cell.historical_ltv_minor(customers)?.interval,
            _ => self.share((cell, customers))?.wilson_95(),
        }
    }

    /// Too few for a rate.
    pub(super) fn is_withheld(&self, customers: u64) -> bool {
        customers < WITHHELD_BELOW && self.is_share()
    }

    pub(super) fn label(&self) -> String {
        let found = MEASURES.iter().find(|(key, _, _)| *key == self.shown.measure);
        let period = self.period();
        self.words.say(found.map_or(Say::MeasureExact, |found| found.1), &[("period", Value::Text(&period))])
    }

    pub(super) fn margin(&self) -> String {
        // What is margin already is all of it.
        let is_margin = self.answer.context.rules.basis == Basis::GrossMargin && !self.answer.has_costs;
        let percent = if is_margin { 100 } else { self.shown.margin_percent };
        self.words.format.percent(f64::from(percent) / 100.0, 0)
    }

    pub(super) fn written(&self, value: f64) -> String {
        let words = self.words;
        match self.shown.measure {
            CohortMeasure::Revenue | CohortMeasure::Margin => words.format.money_short(value, words.currency),
            CohortMeasure::Customers | CohortMeasure::Orders => words.count(value as u64),
            _ if self.is_money() => words.money(libm::rint(value) as i128),
            _ => words.format.percent(value, 1),
        }
    }

    /// On an axis.
    pub(super) fn tick(&self, value: f64) -> String {
        match self.shown.measure {
            _ if self.is_share() => self.words.format.percent(value, 0),
            _ if self.is_money() => self.words.format.money_short(value, self.words.currency),
            _ => self.words.format.decimal(value, u32::from(value < 10.0 && libm::rint(value) != value)),
        }
    }

    /// What one cell says in the table: no sign of the currency, since the column would be nothing else.
    pub(super) fn in_cell(&self, value: f64) -> String {
        match self.shown.measure {
            CohortMeasure::Revenue | CohortMeasure::Margin => self.words.format.money_short(value, Currency::UNKNOWN),
            _ if self.is_money() => {
                let major = self.raw(value);
                let decimals = if major.abs() < 100.0 { self.words.currency.decimals().min(2) } else { 0 };
                self.words.format.decimal(major, decimals)
            }
            _ => self.written(value),
        }
    }

    /// As a number in a file.
    pub(super) fn raw(&self, value: f64) -> f64 {
        if self.is_money() { value / self.words.currency.minor_per_major() as f64 } else { value }
    }

    /// The cell in a sentence: numbers, interval, how many.
    pub(super) fn sentence(&self, cohort: &str, age: usize, of: Sized<'_>, value: f64) -> String {
        let (words, (cell, customers)) = (self.words, of);
        let interval = self.interval(of);
        let (message, part) = match self.shown.measure {
            CohortMeasure::RetainedExactly => (Say::CellExact, cell.active),
            CohortMeasure::RetainedOrLater => (Say::CellLater, cell.active_or_later),
            CohortMeasure::BoughtAgainBy => (Say::CellByThen, cell.bought_again_by),
            CohortMeasure::Customers => (Say::CellCustomers, cell.active),
            CohortMeasure::Orders => (Say::CellOrders, cell.active),
            CohortMeasure::Revenue => (Say::CellRevenue, cell.active),
            CohortMeasure::AverageOrder => (Say::CellAverage, cell.active),
            CohortMeasure::Margin if self.answer.by_costs.is_some() => (Say::CellMarginCosts, cell.active),
            CohortMeasure::Margin => (Say::CellMargin, cell.active),
            CohortMeasure::CumulativeRevenuePerCustomer if interval.is_some() => (Say::CellCumulative, cell.active),
            CohortMeasure::CumulativeRevenuePerCustomer => (Say::CellCumulativeOne, cell.active),
        };
        let bound = |pick: fn(Interval) -> f64| interval.map_or_else(String::new, |found| self.written(pick(found)));
        let (low, high) = (bound(|interval| interval.low), bound(|interval| interval.high));
        let shown = match self.shown.measure {
            CohortMeasure::Revenue => words.money(cell.revenue_minor),
            CohortMeasure::Margin => words.money(self.margin_minor(cell)),
            _ => self.written(value),
        };
        let total = words.money(match self.shown.measure {
            CohortMeasure::CumulativeRevenuePerCustomer => cell.cumulative_revenue_minor,
            _ => cell.revenue_minor,
        });
        let (when, margin) = (self.at(age), self.margin());
        let values = [
            ("cohort", Value::Text(cohort)),
            ("when", Value::Text(&when)),
            ("part", Value::Count(part)),
            ("whole", Value::Count(customers)),
            ("orders", Value::Count(cell.orders)),
            ("value", Value::Text(&shown)),
            ("total", Value::Text(&total)),
            ("margin", Value::Text(&margin)),
            ("low", Value::Text(&low)),
            ("high", Value::Text(&high)),
        ];
        let mut sentence = words.say(message, &values);
        if !cell.complete {
            sentence += " ";
            sentence += &words.text(Say::CellUnfinished);
        }
        if customers < SMALL_BELOW {
            sentence += " ";
            sentence += &words.text(Say::CellSmall);
        }
        sentence
    }
}

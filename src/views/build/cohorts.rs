//! The Cohorts page in words.

use crate::analysis::CohortsAnswer;
use crate::i18n::{Message, Value, Words};
use crate::metrics::{Cohort, CohortCell, CohortTable};
use crate::statistics::{SMALL_BELOW, WITHHELD_BELOW};
use crate::units::Share;
use crate::views::chart::{Chart, ChartKind, Point, Role, Series};
use crate::views::choice::CohortMeasure;
use crate::views::cohorts::{CellState, CohortsView, HeatCell, HeatRow, HeatTable, MeasureChoice};
use crate::views::table::{Cell, Column, Table};

use super::axis::value_axis;
use super::tell::NOTHING;

/// How many cohorts are drawn beside the pooled curve.
const CURVES: usize = 5;
/// Steps of the shade ramp.
const SHADES: f64 = 9.0;

/// The page.
pub fn cohorts(answer: &CohortsAnswer, measure: CohortMeasure, words: &Words<'_>) -> CohortsView {
    let reader = Reader { measure, words };
    let table = &answer.table;
    let measures = MEASURES
        .map(|(key, label, explanation)| MeasureChoice {
            key,
            label: words.text(label),
            explanation: words.text(explanation),
            chosen: key == measure,
        })
        .into();
    let customers: u64 = table.cohorts.iter().map(|cohort| cohort.customers).sum();
    let empty = customers == 0;
    CohortsView {
        title: if empty { words.text(Message::CohortsTitleNone) } else { reader.title(table) },
        lead: words.text(Message::CohortsLead),
        measures,
        heat: (!empty).then(|| reader.heat(table)),
        curves: (!empty).then(|| reader.curves(table)),
        absent: empty.then(|| words.text(Message::CohortsNone)),
    }
}

const MEASURES: [(CohortMeasure, Message, Message); 4] = [
    (CohortMeasure::RetainedExactly, Message::MeasureExact, Message::MeasureExactWords),
    (CohortMeasure::BoughtAgainBy, Message::MeasureByThen, Message::MeasureByThenWords),
    (CohortMeasure::CumulativeRevenuePerCustomer, Message::MeasureCumulative, Message::MeasureCumulativeWords),
    (CohortMeasure::Revenue, Message::MeasureRevenue, Message::MeasureRevenueWords),
];

/// Reads cells by one measure.
struct Reader<'a> {
    measure: CohortMeasure,
    words: &'a Words<'a>,
}

impl Reader<'_> {
    fn share(&self, cell: &CohortCell, customers: u64) -> Option<Share> {
        match self.measure {
            CohortMeasure::RetainedExactly => Some(cell.retained_exactly(customers)),
            CohortMeasure::BoughtAgainBy => Some(cell.bought_again(customers)),
            CohortMeasure::Revenue | CohortMeasure::CumulativeRevenuePerCustomer => None,
        }
    }

    /// The cell's value: a share, or money in minor units.
    fn value(&self, cell: &CohortCell, customers: u64) -> Option<f64> {
        match self.measure {
            CohortMeasure::Revenue => (customers > 0).then_some(cell.revenue_minor as f64),
            CohortMeasure::CumulativeRevenuePerCustomer => cell.cumulative_per_customer_minor(customers),
            _ => self.share(cell, customers).and_then(Share::value),
        }
    }

    fn is_share(&self) -> bool {
        matches!(self.measure, CohortMeasure::RetainedExactly | CohortMeasure::BoughtAgainBy)
    }

    fn label(&self) -> String {
        let label =
            MEASURES.iter().find(|(key, _, _)| *key == self.measure).map_or(Message::MeasureExact, |found| found.1);
        self.words.text(label)
    }

    fn written(&self, value: f64) -> String {
        match self.measure {
            CohortMeasure::Revenue => self.words.format.money_short(value, self.words.currency),
            CohortMeasure::CumulativeRevenuePerCustomer => self.words.money(libm::rint(value) as i128),
            _ => self.words.format.percent(value, 1),
        }
    }

    /// What one cell says in the table: no sign of the currency, since the column would be nothing else.
    fn in_cell(&self, value: f64) -> String {
        match self.measure {
            CohortMeasure::Revenue => self.words.format.money_short(value, crate::units::Currency::UNKNOWN),
            CohortMeasure::CumulativeRevenuePerCustomer => {
                let major = value / self.words.currency.minor_per_major() as f64;
                self.words
                    .format
                    .decimal(major, if major.abs() < 100.0 { self.words.currency.decimals().min(2) } else { 0 })
            }
            _ => self.words.format.percent(value, 1),
        }
    }

    fn raw(&self, value: f64) -> f64 {
        if self.is_share() { value } else { value / self.words.currency.minor_per_major() as f64 }
    }

    /// The finding: the pooled row at a telling age that is complete for enough customers.
    fn title(&self, table: &CohortTable) -> String {
        let all: u64 = table.cohorts.iter().map(|cohort| cohort.customers).sum();
        let enough = |age: &usize| {
            table.pooled.get(*age).is_some_and(|cell| cell.customers >= SMALL_BELOW && cell.customers * 4 >= all)
        };
        let Some(age) = [12, 6, 3, 2, 1].into_iter().find(enough) else {
            return self.words.text(Message::CohortsTitleNone);
        };
        let cell = &table.pooled[age];
        let age = ("age", Value::Count(age as u64));
        if self.is_share() {
            let share = cell.sum.bought_again(cell.customers).value().unwrap_or_default();
            return self.words.say(Message::CohortsTitle, &[("share", Value::Percent(share)), age]);
        }
        let value = cell.sum.cumulative_per_customer_minor(cell.customers).unwrap_or_default();
        let value = self.words.money(libm::rint(value) as i128);
        self.words.say(Message::CohortsTitleMoney, &[("value", Value::Text(&value)), age])
    }

    fn heat(&self, table: &CohortTable) -> HeatTable {
        let words = self.words;
        // Age 0 is 100 % by definition where "came back in that month" is shown: it would drown the rest of the ramp.
        let first_shaded = usize::from(self.measure == CohortMeasure::RetainedExactly);
        let highest = table
            .cohorts
            .iter()
            .filter(|cohort| cohort.customers >= SMALL_BELOW || !self.is_share())
            .flat_map(|cohort| cohort.cells.iter().skip(first_shaded).map(|cell| (cell, cohort.customers)))
            .filter(|(cell, _)| cell.complete)
            .filter_map(|(cell, customers)| self.value(cell, customers))
            .fold(0.0, f64::max);
        let ages = table.pooled.len();
        let row = |cohort: &Cohort| {
            let label = self.cohort_name(cohort);
            HeatRow {
                cells: (0..ages)
                    .map(|age| match cohort.cells.get(age) {
                        Some(cell) => self.cell(&label, age, cell, cohort.customers, highest),
                        None => self.absent(&label, age),
                    })
                    .collect(),
                size: words.count(cohort.customers),
                size_raw: cohort.customers as f64,
                label,
            }
        };
        let name = words.text(Message::Pooled);
        let customers: u64 = table.cohorts.iter().map(|cohort| cohort.customers).sum();
        let pooled = HeatRow {
            cells: table
                .pooled
                .iter()
                .enumerate()
                .map(|(age, cell)| match cell.sum.complete {
                    true => self.cell(&name, age, &cell.sum, cell.customers, highest),
                    false => self.absent(&name, age),
                })
                .collect(),
            size: words.count(customers),
            size_raw: customers as f64,
            label: name,
        };
        HeatTable {
            caption: self.label(),
            cohort_head: words.text(Message::FirstOrderIn),
            size_head: words.text(Message::CustomersHead),
            ages: (0..ages).map(|age| words.count(age as u64)).collect(),
            ages_name: words.text(Message::AgesName),
            rows: table.cohorts.iter().map(row).collect(),
            pooled,
            legend: [
                (CellState::Unfinished, Message::LegendUnfinished),
                (CellState::Small, Message::LegendSmall),
                (CellState::Withheld, Message::LegendWithheld),
                (CellState::Absent, Message::LegendAbsent),
            ]
            .map(|(state, message)| (state, words.text(message)))
            .into(),
        }
    }

    fn cohort_name(&self, cohort: &Cohort) -> String {
        let month = self.words.format.month(cohort.month);
        if cohort.whole { month } else { self.words.say(Message::PartialCohort, &[("month", Value::Text(&month))]) }
    }

    fn absent(&self, cohort: &str, age: usize) -> HeatCell {
        let values = [("cohort", Value::Text(cohort)), ("age", Value::Count(age as u64))];
        let words = self.words.say(Message::CellAbsent, &values);
        HeatCell { text: String::new(), raw: None, shade: None, state: CellState::Absent, words }
    }

    fn cell(&self, cohort: &str, age: usize, cell: &CohortCell, customers: u64, highest: f64) -> HeatCell {
        let Some(value) = self.value(cell, customers) else { return self.absent(cohort, age) };
        if customers < WITHHELD_BELOW && self.is_share() {
            let values = [("cohort", Value::Text(cohort)), ("age", Value::Count(age as u64))];
            let words = self.words.say(Message::CellWithheld, &values);
            return HeatCell { text: "·".to_owned(), raw: None, shade: None, state: CellState::Withheld, words };
        }
        let state = match cell.complete {
            false => CellState::Unfinished,
            true if customers < SMALL_BELOW => CellState::Small,
            true => CellState::Complete,
        };
        let mut sentence = self.sentence(cohort, age, cell, customers, value);
        if !cell.complete {
            sentence = sentence + " " + &self.words.text(Message::CellUnfinished);
        }
        if customers < SMALL_BELOW {
            sentence = sentence + " " + &self.words.text(Message::CellSmall);
        }
        let step =
            if highest > 0.0 { libm::floor(value.max(0.0) / highest * SHADES).min(SHADES - 1.0) as u8 } else { 0 };
        HeatCell {
            text: self.in_cell(value),
            raw: Some(self.raw(value)),
            shade: (state != CellState::Small).then_some(step),
            state,
            words: sentence,
        }
    }

    fn sentence(&self, cohort: &str, age: usize, cell: &CohortCell, customers: u64, value: f64) -> String {
        let words = self.words;
        let (message, part) = match self.measure {
            CohortMeasure::RetainedExactly => (Message::CellExact, cell.active),
            CohortMeasure::BoughtAgainBy => (Message::CellByThen, cell.bought_again_by),
            CohortMeasure::Revenue => (Message::CellRevenue, 0),
            CohortMeasure::CumulativeRevenuePerCustomer => (Message::CellCumulative, 0),
        };
        let interval = Share::new(part, customers).wilson_95();
        let bound = |pick: fn(crate::units::Interval) -> f64| {
            interval.map_or_else(String::new, |interval| words.format.percent(pick(interval), 1))
        };
        let (low, high) = (bound(|interval| interval.low), bound(|interval| interval.high));
        let shown = match self.measure {
            CohortMeasure::Revenue => words.money(cell.revenue_minor),
            _ => self.written(value),
        };
        let total = words.money(cell.cumulative_revenue_minor);
        words.say(
            message,
            &[
                ("cohort", Value::Text(cohort)),
                ("age", Value::Count(age as u64)),
                ("part", Value::Count(part)),
                ("whole", Value::Count(customers)),
                ("orders", Value::Count(cell.orders)),
                ("share", Value::Text(&shown)),
                ("value", Value::Text(&shown)),
                ("total", Value::Text(&total)),
                ("low", Value::Text(&low)),
                ("high", Value::Text(&high)),
            ],
        )
    }

    fn curves(&self, table: &CohortTable) -> Chart {
        let words = self.words;
        // "Came back in that month" starts at month 1, since month 0 is everybody.
        let first = usize::from(self.measure == CohortMeasure::RetainedExactly);
        let ages = table.pooled.len();
        let pooled: Vec<(CohortCell, u64)> = table.pooled.iter().map(|cell| (cell.sum, cell.customers)).collect();
        let mut series = Vec::new();
        // A sum over a changing set of cohorts is no curve: the pooled line is drawn for rates and averages only.
        if self.measure != CohortMeasure::Revenue {
            series.push(self.series("pooled", words.text(Message::PooledSeries), Role::Pooled, &pooled, first, ages));
        }
        let mut largest: Vec<&Cohort> = table
            .cohorts
            .iter()
            .filter(|cohort| cohort.customers >= SMALL_BELOW && cohort.cells.len() > first + 1)
            .collect();
        largest.sort_by_key(|cohort| (core::cmp::Reverse(cohort.customers), cohort.month));
        largest.truncate(CURVES);
        largest.sort_by_key(|cohort| cohort.month);
        for (at, cohort) in largest.into_iter().enumerate() {
            let cells: Vec<(CohortCell, u64)> = cohort.cells.iter().map(|cell| (*cell, cohort.customers)).collect();
            let (key, label) = (cohort.month.to_string(), words.format.month(cohort.month));
            series.push(self.series(&key, label, Role::Category(at as u8), &cells, first, ages));
        }
        let values = || series.iter().flat_map(|series| series.points.iter().filter_map(|point| point.value));
        let axis = value_axis(values().fold(0.0, f64::min), values().fold(0.0, f64::max), 0.1, |value| {
            match self.is_share() {
                true => words.format.percent(value, 0),
                false => words.format.money_short(value, words.currency),
            }
        });
        let measure = self.label();
        let caption = words.say(Message::CurvesCaption, &[("measure", Value::Text(&measure))]);
        let mut columns = vec![Column::words(words.text(Message::AgeHead))];
        columns.extend(series.iter().map(|series| Column::number(series.label.clone())));
        let rows = (first..ages)
            .map(|age| {
                let mut row = vec![Cell::number(words.count(age as u64), Some(age as f64))];
                row.extend(series.iter().map(|series| {
                    let point = &series.points[age - first];
                    Cell::number(point.shown.clone(), point.value.map(|value| self.raw(value)))
                }));
                row
            })
            .collect();
        Chart {
            key: "cohort_curves".to_owned(),
            title: self.curves_title(table),
            kind: ChartKind::Lines,
            positions: (first..ages).map(|age| words.count(age as u64)).collect(),
            positions_name: words.text(Message::AgesName),
            axis,
            series,
            marks: Vec::new(),
            table: Table { caption: caption.clone(), columns, rows },
            caption,
        }
    }

    fn curves_title(&self, table: &CohortTable) -> String {
        let Some(month_1) = table.pooled.get(1).filter(|cell| cell.sum.complete && cell.customers >= SMALL_BELOW)
        else {
            return self.words.text(Message::CurvesTitleNone);
        };
        if !self.is_share() {
            return self.words.text(Message::CurvesTitleMoney);
        }
        let share = self.share(&month_1.sum, month_1.customers).and_then(Share::value).unwrap_or_default();
        let title = match self.measure {
            CohortMeasure::BoughtAgainBy => Message::CurvesTitleByThen,
            _ => Message::CurvesTitleShare,
        };
        self.words.say(title, &[("share", Value::Percent(share))])
    }

    fn series(
        &self,
        key: &str,
        label: String,
        role: Role,
        cells: &[(CohortCell, u64)],
        first: usize,
        ages: usize,
    ) -> Series {
        let point = |age: usize| {
            let found = cells.get(age).filter(|(cell, _)| cell.complete || role != Role::Pooled);
            let value = found.and_then(|(cell, customers)| self.value(cell, *customers));
            let interval = found
                .filter(|_| role == Role::Pooled)
                .and_then(|(cell, customers)| self.share(cell, *customers))
                .and_then(Share::wilson_95);
            Point {
                value,
                low: interval.map(|interval| interval.low),
                high: interval.map(|interval| interval.high),
                shown: value.map_or_else(|| NOTHING.to_owned(), |value| self.written(value)),
                complete: found.is_none_or(|(cell, _)| cell.complete),
                behind: None,
            }
        };
        Series { key: key.to_owned(), label, role, points: (first..ages).map(point).collect() }
    }
}

//! The pooled row and the largest cohorts as they grow older.

use core::cmp::Reverse;

use crate::i18n::{CohortsPage as Say, Value};
use crate::metrics::Cohort;
use crate::statistics::SMALL_BELOW;
use crate::units::Share;
use crate::views::build::axis::value_axis;
use crate::views::build::tell::NOTHING;
use crate::views::chart::{Chart, ChartKind, Point, Role, Series};
use crate::views::choice::CohortMeasure;
use crate::views::table::{Cell, Column, Table};

use super::Teller;
use super::cells::Sized;

/// How many cohorts are drawn beside the pooled curve.
const CURVES: usize = 5;

impl Teller<'_> {
    pub(super) fn curves(&self) -> Chart {
        let words = self.words;
        // Where age 0 is everybody the curves begin after it.
        let first = usize::from(self.begins_full());
        let ages = first..self.answer.table.pooled.len();
        let mut series = Vec::new();
        // A sum over a changing set of cohorts is no curve: the pooled line is drawn for rates and averages only.
        if !self.is_sum() {
            let points = ages.clone().map(|age| self.point(self.pooled(age), true)).collect();
            series.push(Series { key: "pooled".to_owned(), label: self.pooled_name(), role: Role::Pooled, points });
        }
        let readable = |row: &&Cohort| row.customers >= SMALL_BELOW && row.cells.len() > first + 1;
        let mut largest: Vec<&Cohort> = self.rows().iter().filter(readable).collect();
        largest.sort_by_key(|row| (Reverse(row.customers), row.first_day));
        largest.truncate(CURVES);
        largest.sort_by_key(|row| row.first_day);
        for (row, place) in largest.into_iter().zip(0..) {
            let point = |age: usize| self.point(row.cells.get(age).map(|cell| (cell, row.customers)), false);
            series.push(Series {
                key: row.first_day.to_string(),
                label: self.row_name(row),
                role: Role::Category(place),
                points: ages.clone().map(point).collect(),
            });
        }
        let values = || series.iter().flat_map(|series| series.points.iter().filter_map(|point| point.value));
        let (lowest, highest) = (values().fold(0.0, f64::min), values().fold(0.0, f64::max));
        let (measure, name) = (self.label(), self.ages_name());
        let caption =
            words.say(Say::CurvesCaption, &[("measure", Value::Text(&measure)), ("ages", Value::Text(&name))]);
        let mut columns = vec![Column::words(name.clone())];
        columns.extend(series.iter().map(|series| Column::number(series.label.clone())));
        let row = |(at, age): (usize, usize)| {
            let mut cells = vec![Cell::number(self.age_head(age), Some(age as f64))];
            cells.extend(series.iter().map(|series| match series.points.get(at) {
                Some(point) => Cell::number(point.shown.clone(), point.value.map(|value| self.raw(value))),
                None => Cell::number(NOTHING, None),
            }));
            cells
        };
        let rows = ages.clone().enumerate().map(row).collect();
        Chart {
            key: "cohort_curves".to_owned(),
            title: self.curves_title(),
            kind: ChartKind::Lines,
            positions: ages.map(|age| self.age_head(age)).collect(),
            positions_name: name,
            axis: value_axis(lowest, highest, 0.1, |value| self.tick(value)),
            series,
            marks: Vec::new(),
            table: Table { caption: caption.clone(), columns, rows },
            caption,
        }
    }

    /// A cell as a point, with its band where one is drawn.
    pub(super) fn point(&self, of: Option<Sized<'_>>, with_band: bool) -> Point {
        let of = of.filter(|(_, customers)| !self.is_withheld(*customers));
        let value = of.and_then(|of| self.value(of));
        let interval = of.filter(|_| with_band).and_then(|of| self.interval(of));
        Point {
            value,
            low: interval.map(|interval| interval.low),
            high: interval.map(|interval| interval.high),
            shown: value.map_or_else(|| NOTHING.to_owned(), |value| self.written(value)),
            complete: of.is_none_or(|(cell, _)| cell.complete),
            behind: None,
        }
    }

    fn curves_title(&self) -> String {
        let words = self.words;
        let second = self.pooled(1).filter(|(_, customers)| *customers >= SMALL_BELOW);
        let Some(second) = second else { return words.text(Say::CurvesTitleNone) };
        let (measure, when) = (self.label(), self.at(1));
        let title = match self.shown.measure {
            CohortMeasure::RetainedExactly => Say::CurvesTitleExact,
            CohortMeasure::RetainedOrLater => Say::CurvesTitleLater,
            CohortMeasure::BoughtAgainBy => Say::CurvesTitleByThen,
            CohortMeasure::CumulativeRevenuePerCustomer => Say::CurvesTitleMoney,
            _ => return words.say(Say::CurvesTitleOther, &[("measure", Value::Text(&measure))]),
        };
        let share = self.share(second).and_then(Share::value).unwrap_or_default();
        let value = self.value(second).map_or_else(String::new, |value| self.written(value));
        let values = [("share", Value::Percent(share)), ("when", Value::Text(&when)), ("value", Value::Text(&value))];
        words.say(title, &values)
    }
}

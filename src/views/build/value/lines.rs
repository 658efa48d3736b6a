//! Lines with bands over numbered positions, as the charts of this page have them.

use crate::i18n::{Message, ValuePage};
use crate::views::build::axis::value_axis;
use crate::views::chart::{Chart, ChartKind, Point, Role, Series, ValueAxis};
use crate::views::table::Table;

use super::Teller;

/// How the values of a chart are written.
#[derive(Clone, Copy)]
pub(super) enum Unit {
    /// Money in minor units.
    Money,
    /// Numbers of two decimals.
    Number,
    /// Whole numbers.
    Count,
}

/// One line: its points are value, and the ends of its band where it has one.
pub(super) struct Line {
    pub key: &'static str,
    pub label: ValuePage,
    pub role: Role,
    pub points: Vec<(f64, Option<(f64, f64)>)>,
}

/// What a chart of lines is made of.
pub(super) struct Lines {
    pub key: &'static str,
    pub title: String,
    pub caption: String,
    pub positions: Vec<String>,
    pub positions_name: Message,
    pub lines: Vec<Line>,
    pub table: Table,
}

impl Teller<'_> {
    /// A chart of lines.
    pub(super) fn lines(&self, plan: Lines, unit: Unit) -> Chart {
        let words = self.words;
        let Lines { key, title, caption, positions, positions_name, lines, table } = plan;
        let written = |value: f64| match unit {
            Unit::Money => self.money(value),
            Unit::Number => words.format.decimal(value, 2),
            Unit::Count => self.orders(value),
        };
        let ends = || {
            lines.iter().flat_map(|line| &line.points).flat_map(|(value, band)| {
                let (low, high) = band.unwrap_or((*value, *value));
                [*value, low, high]
            })
        };
        let (low, high) = (ends().fold(0.0, f64::min), ends().fold(0.0, f64::max));
        let floor = if let Unit::Count = unit { 4.0 } else { 1.0 };
        let axis: ValueAxis = value_axis(low, high, floor, |value| match unit {
            Unit::Money => words.format.money_short(value, words.currency),
            Unit::Number => words.format.decimal(value, 2),
            Unit::Count => words.format.integer(value as i64),
        });
        let series = lines.iter().map(|line| Series {
            key: line.key.to_owned(),
            label: words.text(line.label),
            role: line.role,
            points: line
                .points
                .iter()
                .map(|(value, band)| Point {
                    value: Some(*value),
                    low: band.map(|(low, _)| low),
                    high: band.map(|(_, high)| high),
                    shown: written(*value),
                    complete: true,
                    behind: None,
                })
                .collect(),
        });
        Chart {
            key: key.to_owned(),
            title,
            caption,
            kind: ChartKind::Lines,
            positions,
            positions_name: words.text(positions_name),
            axis,
            series: series.collect(),
            marks: Vec::new(),
            table,
        }
    }
}

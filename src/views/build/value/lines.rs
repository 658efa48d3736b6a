//! Lines with bands over numbered positions, as the charts of this page have them.

use crate::i18n::{Message, ValuePage};
use crate::views::build::axis::value_axis;
use crate::views::chart::{Chart, ChartKind, Point, Role, Series, ValueAxis};
use crate::views::table::Table;

use super::Teller;

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
    /// A chart of lines; `money` writes minor units, else numbers of two decimals.
    pub(super) fn lines(&self, plan: Lines, money: bool) -> Chart {
        let words = self.words;
        let Lines { key, title, caption, positions, positions_name, lines, table } = plan;
        let written = |value: f64| if money { self.money(value) } else { words.format.decimal(value, 2) };
        let ends = || {
            lines.iter().flat_map(|line| &line.points).flat_map(|(value, band)| {
                let (low, high) = band.unwrap_or((*value, *value));
                [*value, low, high]
            })
        };
        let (low, high) = (ends().fold(0.0, f64::min), ends().fold(0.0, f64::max));
        let axis: ValueAxis = value_axis(low, high, 1.0, |value| {
            if money { words.format.money_short(value, words.currency) } else { words.format.decimal(value, 2) }
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

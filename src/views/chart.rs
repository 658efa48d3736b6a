//! What a chart shows: series over labelled positions, with every text ready.

use serde::{Deserialize, Serialize};

use super::table::Table;

/// Up, down or neither.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Direction {
    /// More than before.
    Up,
    /// Less than before.
    Down,
    /// No difference to speak of.
    Flat,
}

/// One chart over n positions (months, ages), as lines or as stacked bars.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Chart {
    /// Stable name, used for ids and for the names of saved files.
    pub key: String,
    /// The finding, in words.
    pub title: String,
    /// What is drawn, over what, in which unit.
    pub caption: String,
    /// How it is drawn.
    pub kind: ChartKind,
    /// One label for each position, in order.
    pub positions: Vec<String>,
    /// What the positions are: "months since the first order".
    pub positions_name: String,
    /// The value axis.
    pub axis: ValueAxis,
    /// Up to eight series; bars are stacked in this order from the bottom.
    pub series: Vec<Series>,
    /// The points of the picture: a vertical line at a position with a few words.
    pub marks: Vec<Mark>,
    /// The same data as a table.
    pub table: Table,
}

/// How a chart is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum ChartKind {
    /// Lines with bands.
    Lines,
    /// Stacked bars from zero.
    StackedBars,
}

/// The value axis with its ticks worded.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ValueAxis {
    /// Lowest value shown.
    pub low: f64,
    /// Highest value shown.
    pub high: f64,
    /// Four to six ticks.
    pub ticks: Vec<Tick>,
}

/// One tick of the value axis.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Tick {
    /// Where.
    pub value: f64,
    /// What it says.
    pub label: String,
}

/// One series.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Series {
    /// Stable name.
    pub key: String,
    /// Its name, set directly beside the line where there are up to four.
    pub label: String,
    /// What it means, which decides its colour on every page.
    pub role: Role,
    /// One point for each position.
    pub points: Vec<Point>,
}

/// What a series means; the theme gives each meaning one colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Role {
    /// Returning customers, the accent.
    Returning,
    /// New customers.
    New,
    /// All customers pooled.
    Pooled,
    /// One of a set, by its place in the Okabe–Ito colours.
    Category(u8),
    /// Background lines, one among many.
    Quiet,
}

/// One point.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Point {
    /// The value; absent leaves a gap.
    pub value: Option<f64>,
    /// Lower end of its 95 % band.
    pub low: Option<f64>,
    /// Upper end of its 95 % band.
    pub high: Option<f64>,
    /// The value in words, for the read-out: "34.2 % (1,204 of 3,520)".
    pub shown: String,
    /// Whether the period is finished; unfinished ones are dashed or hatched.
    pub complete: bool,
    /// The group of customers behind it, by its stable name.
    pub behind: Option<String>,
}

/// A vertical line with a few words.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Mark {
    /// At which position.
    pub position: usize,
    /// What it says.
    pub label: String,
}

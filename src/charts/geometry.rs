//! What a built chart is made of: everything placed, in logical pixels, nothing drawn.

use crate::views::chart::{ChartKind, Role};

/// A size in logical pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Size {
    /// From left to right.
    pub width: f64,
    /// From top to bottom.
    pub height: f64,
}

/// A rectangle in logical pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rect {
    /// Left edge.
    pub left: f64,
    /// Top edge.
    pub top: f64,
    /// Right edge.
    pub right: f64,
    /// Bottom edge.
    pub bottom: f64,
}

/// A place in logical pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spot {
    /// From the left.
    pub x: f64,
    /// From the top.
    pub y: f64,
}

/// Which part of a text stands at its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// Its left end.
    Left,
    /// Its middle.
    Middle,
    /// Its right end.
    Right,
}

/// One line of text; `at.y` is half its height.
#[derive(Debug, Clone, PartialEq)]
pub struct Label {
    /// Where.
    pub at: Spot,
    /// Which part of the text stands there.
    pub anchor: Anchor,
    /// The text.
    pub text: String,
}

/// A built chart.
#[derive(Debug, Clone, PartialEq)]
pub enum Geometry {
    /// There is nothing to draw; the chart's own words say so.
    Empty(Silence),
    /// A picture.
    Plot(Box<Plot>),
}

/// What stands in place of a chart over nothing.
#[derive(Debug, Clone, PartialEq)]
pub struct Silence {
    /// The whole picture.
    pub size: Size,
    /// The words, one label a line.
    pub lines: Vec<Label>,
}

/// A chart with everything in its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Plot {
    /// The whole picture.
    pub size: Size,
    /// Where values are drawn.
    pub area: Rect,
    /// Lines or bars.
    pub kind: ChartKind,
    /// The value at the bottom of the area.
    pub low: f64,
    /// The value at the top of the area.
    pub high: f64,
    /// The x centre of each position.
    pub xs: Vec<f64>,
    /// The distance between two positions.
    pub step: f64,
    /// The y of zero, where zero is shown.
    pub zero: Option<f64>,
    /// Grid lines with their labels.
    pub value_ticks: Vec<Label>,
    /// Labels of the positions, without those that would overlap.
    pub position_labels: Vec<Label>,
    /// The x of each labelled position.
    pub position_ticks: Vec<f64>,
    /// What the positions are, where their labels do not say it.
    pub axis_name: Option<Label>,
    /// The series, in the chart's order.
    pub traces: Vec<Trace>,
    /// Names of the series beside their ends.
    pub direct: Vec<Direct>,
    /// The points of the picture.
    pub marks: Vec<MarkLine>,
    /// Whether the series need a legend, as they are not named in the picture.
    pub needs_legend: bool,
}

/// One series, placed.
#[derive(Debug, Clone, PartialEq)]
pub struct Trace {
    /// What it means.
    pub role: Role,
    /// Its name.
    pub label: String,
    /// The place of each position's value (for bars, the outer end); nothing in a gap.
    pub spots: Vec<Option<Spot>>,
    /// The line, in pieces: split at gaps and where it becomes unfinished.
    pub pieces: Vec<Piece>,
    /// The bands, as closed outlines.
    pub bands: Vec<Vec<Spot>>,
    /// Bands of points that stand alone: x, lower y, upper y.
    pub whiskers: Vec<(f64, f64, f64)>,
    /// Points to be marked: those that stand alone, and the last.
    pub dots: Vec<Dot>,
    /// The bars.
    pub bars: Vec<Bar>,
}

/// A part of a line.
#[derive(Debug, Clone, PartialEq)]
pub struct Piece {
    /// Its points.
    pub spots: Vec<Spot>,
    /// Whether it leads to or from an unfinished period.
    pub dashed: bool,
}

/// A marked point.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Dot {
    /// Where.
    pub at: Spot,
    /// Whether the period is finished; if not, the dot is hollow.
    pub complete: bool,
}

/// One part of a stacked bar.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bar {
    /// Its position.
    pub position: usize,
    /// Its extent.
    pub rect: Rect,
    /// Whether the period is finished; if not, the bar is hatched.
    pub complete: bool,
}

/// The name of a series beside its end.
#[derive(Debug, Clone, PartialEq)]
pub struct Direct {
    /// Which series.
    pub series: usize,
    /// The name, one label a line.
    pub lines: Vec<Label>,
    /// A thin line from the end to the name, where the name had to move.
    pub leader: Option<(Spot, Spot)>,
}

/// A vertical line with words above.
#[derive(Debug, Clone, PartialEq)]
pub struct MarkLine {
    /// Where.
    pub x: f64,
    /// Upper end.
    pub top: f64,
    /// Lower end.
    pub bottom: f64,
    /// The words.
    pub label: Label,
}

impl Rect {
    /// From left to right.
    pub fn width(&self) -> f64 {
        self.right - self.left
    }

    /// From top to bottom.
    pub fn height(&self) -> f64 {
        self.bottom - self.top
    }

    /// Whether a place lies within.
    pub fn holds(&self, at: Spot) -> bool {
        at.x >= self.left && at.x <= self.right && at.y >= self.top && at.y <= self.bottom
    }
}

impl Geometry {
    /// The whole picture.
    pub fn size(&self) -> Size {
        match self {
            Self::Empty(silence) => silence.size,
            Self::Plot(plot) => plot.size,
        }
    }

    /// Whether the series need a legend, as they are not named in the picture.
    pub fn needs_legend(&self) -> bool {
        matches!(self, Self::Plot(plot) if plot.needs_legend)
    }
}

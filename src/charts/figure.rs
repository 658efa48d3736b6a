//! A chart that stands alone, as when it is saved: with title, caption and, where needed, its legend.

use plotters::prelude::DrawingBackend;

use super::build::build as build_chart;
use super::draw::{paint, stroke, swatch};
use super::geometry::{Anchor, Geometry, Label, Rect, Size, Spot};
use super::pen::{DrawError, Pen, Type};
use super::text::{BOLD, SMALL, SMALL_LINE, TITLE, TITLE_LINE, shorten, width, wrap};
use super::theme::Theme;
use crate::views::chart::{Chart, ChartKind, Role};

/// Around the figure.
const MARGIN: f64 = 20.0;

/// A legend's sample of a line or bar.
const SAMPLE: f64 = 18.0;

/// A placed figure.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// The whole picture.
    pub size: Size,
    /// The finding, one label a line.
    pub title: Vec<Label>,
    /// What is drawn, one label a line.
    pub caption: Vec<Label>,
    /// The legend, where the series are not named in the picture.
    pub legend: Vec<Entry>,
    /// Where the chart's own corner lies.
    pub origin: Spot,
    /// The chart.
    pub body: Geometry,
}

/// One entry of a legend.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// What the series means.
    pub role: Role,
    /// Its sample.
    pub sample: Rect,
    /// Its name.
    pub label: Label,
}

/// The lines of a heading below each other, and the y below the last.
pub(super) fn heading(title: &str, caption: &str, room: f64) -> (Vec<Label>, Vec<Label>, f64) {
    let mut y = MARGIN;
    let mut set = |text: &str, size: f64, line: f64, most: usize| -> Vec<Label> {
        let lines = wrap(text, size, room, most).into_iter().map(|text| {
            y += line;
            Label { at: Spot { x: MARGIN, y: y - line / 2.0 }, anchor: Anchor::Left, text }
        });
        lines.collect()
    };
    let title = set(title, TITLE * BOLD, TITLE_LINE, 3);
    let caption = set(caption, SMALL, SMALL_LINE + 2.0, 3);
    (title, caption, y)
}

/// Entries in rows within `room`: each its sample and its name; and the y below the last row.
pub(super) fn rows<T>(entries: Vec<(T, String)>, room: f64, top: f64) -> (Vec<(T, Rect, Label)>, f64) {
    let mut placed = Vec::new();
    let (mut x, mut y) = (MARGIN, top + SMALL_LINE / 2.0);
    for (what, name) in entries {
        let text = shorten(&name, SMALL, room - SAMPLE - 6.0);
        let reach = SAMPLE + 6.0 + width(&text, SMALL);
        if x > MARGIN && x + reach > MARGIN + room {
            (x, y) = (MARGIN, y + SMALL_LINE + 5.0);
        }
        let sample = Rect { left: x, right: x + SAMPLE, top: y - 6.0, bottom: y + 6.0 };
        placed.push((what, sample, Label { at: Spot { x: x + SAMPLE + 6.0, y }, anchor: Anchor::Left, text }));
        x += reach + 24.0;
    }
    let bottom = if placed.is_empty() { top } else { y + SMALL_LINE / 2.0 };
    (placed, bottom)
}

/// Places a chart with its words within `size`.
pub fn build(chart: &Chart, size: Size) -> Figure {
    let room = (size.width - 2.0 * MARGIN).max(1.0);
    let (title, caption, below) = heading(&chart.title, &chart.caption, room);
    let body_size = |top: f64| Size { width: room, height: (size.height - top - MARGIN).max(80.0) };

    let first = build_chart(chart, body_size(below + 14.0));
    if matches!(first, Geometry::Empty(_)) {
        // The words in the middle are the title.
        let body = build_chart(chart, body_size(MARGIN));
        let origin = Spot { x: MARGIN, y: MARGIN };
        return Figure { size, title: Vec::new(), caption: Vec::new(), legend: Vec::new(), origin, body };
    }
    if !first.needs_legend() {
        let origin = Spot { x: MARGIN, y: below + 14.0 };
        return Figure { size, title, caption, legend: Vec::new(), origin, body: first };
    }
    let entries = chart.series.iter().map(|series| (series.role, series.label.clone())).collect();
    let (placed, legend_end) = rows(entries, room, below + 12.0);
    let legend = placed.into_iter().map(|(role, sample, label)| Entry { role, sample, label }).collect();
    let origin = Spot { x: MARGIN, y: legend_end + 12.0 };
    Figure { size, title, caption, legend, body: build_chart(chart, body_size(origin.y)), origin }
}

/// Draws a figure.
pub fn draw<B: DrawingBackend>(figure: &Figure, theme: &Theme, backend: B, ratio: f64) -> Result<(), DrawError<B>> {
    let pen = Pen::new(backend, ratio);
    pen.clear(theme.card)?;
    draw_heading(&pen, &figure.title, &figure.caption, theme)?;
    for entry in &figure.legend {
        let sample = entry.sample;
        let middle = (sample.top + sample.bottom) / 2.0;
        let bars = matches!(&figure.body, Geometry::Plot(plot) if plot.kind == ChartKind::StackedBars);
        if bars {
            swatch(&pen, sample, true, entry.role, theme, 1.0)?;
        } else {
            let ends = [Spot { x: sample.left, y: middle }, Spot { x: sample.right, y: middle }];
            stroke(&pen, &ends, false, entry.role, theme, 1.0)?;
        }
        pen.text(&entry.label, Type { size: SMALL, bold: false }, theme.text.with(1.0))?;
    }
    paint(&pen.from(figure.origin), &figure.body, theme, None)?;
    pen.finish()
}

pub(super) fn draw_heading<B: DrawingBackend>(
    pen: &Pen<B>,
    title: &[Label],
    caption: &[Label],
    theme: &Theme,
) -> Result<(), DrawError<B>> {
    title.iter().try_for_each(|line| pen.text(line, Type { size: TITLE, bold: true }, theme.text.with(1.0)))?;
    caption.iter().try_for_each(|line| pen.text(line, Type { size: SMALL, bold: false }, theme.quiet.with(1.0)))
}

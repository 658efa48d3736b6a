//! Places a chart: margins first, then values, names, marks.

use super::geometry::{Anchor, Geometry, Label, Plot, Rect, Silence, Size, Spot};
use super::labels::{MARK_ROW, direct, marks, name_column, named};
use super::lines::{finite, trace};
use super::scale::{Scale, labelled};
use super::text::{SMALL, SMALL_LINE, shorten, width, wrap};
use super::{bars, lines};
use crate::views::chart::{Chart, ChartKind, Role};

/// From the labels of values to the plot.
const LABEL_GAP: f64 = 8.0;

/// Labels of positions are wrapped into two lines only where there are at most so many.
const FEW: usize = 12;

/// Places everything of a chart within `size`; over nothing, its words.
pub fn build(chart: &Chart, size: Size) -> Geometry {
    let count = chart.positions.len();
    let drawable = |point: &crate::views::chart::Point| finite(point.value).is_some();
    if !chart.series.iter().any(|series| series.points.iter().take(count).any(drawable)) {
        return Geometry::Empty(silence(chart, size));
    }
    let (low, high) = domain(chart);

    let roles: Vec<Role> = chart.series.iter().map(|series| series.role).collect();
    let named = named(&roles);
    let names: Vec<&str> = named.iter().map(|at| chart.series[*at].label.as_str()).collect();
    let (names, name_room) = name_column(&names, (size.width * 0.26).clamp(64.0, 180.0));

    let area = plot_area(chart, size, name_room);
    let scale = Scale::new(low, high, area.bottom, area.top);
    let (xs, step) = centres(chart.kind, count, area);
    let traces = match chart.kind {
        ChartKind::Lines => chart.series.iter().map(|series| trace(series, &xs, &scale)).collect(),
        ChartKind::StackedBars => bars::traces(&chart.series, &xs, step, &scale),
    };

    let (position_labels, position_ticks) = position_labels(chart, &xs, step, area);
    let name_lines = position_labels.iter().map(|label| label.at.y).fold(area.bottom, f64::max);
    let axis_name = (!self_explaining(&chart.positions) && !chart.positions_name.is_empty()).then(|| Label {
        at: Spot { x: (area.left + area.right) / 2.0, y: name_lines + SMALL_LINE + 2.0 },
        anchor: Anchor::Middle,
        text: shorten(&chart.positions_name, SMALL, size.width),
    });

    Geometry::Plot(Box::new(Plot {
        size,
        area,
        kind: chart.kind,
        low,
        high,
        step,
        zero: (low <= 0.0 && high >= 0.0).then(|| scale.at(0.0)),
        value_ticks: value_ticks(chart, &scale, area),
        position_labels,
        position_ticks,
        axis_name,
        direct: direct(&traces, chart.kind, &named, names, area),
        marks: marks(&chart.marks, &xs, area, size.width),
        needs_legend: named.is_empty(),
        traces,
        xs,
    }))
}

/// The chart's own words, in the middle.
fn silence(chart: &Chart, size: Size) -> Silence {
    let words = if chart.title.trim().is_empty() { &chart.caption } else { &chart.title };
    let lines = wrap(words, SMALL + 2.0, (size.width - 32.0).clamp(40.0, 420.0), 4);
    let first = size.height / 2.0 - (lines.len().max(1) - 1) as f64 * 10.0;
    let label = |(at, text): (usize, String)| Label {
        at: Spot { x: size.width / 2.0, y: first + at as f64 * 20.0 },
        anchor: Anchor::Middle,
        text,
    };
    Silence { size, lines: lines.into_iter().enumerate().map(label).collect() }
}

/// The axis' range, widened so that no value lies outside and bars start at zero.
fn domain(chart: &Chart) -> (f64, f64) {
    let count = chart.positions.len();
    let reached = match chart.kind {
        ChartKind::StackedBars => bars::extent(&chart.series, count),
        ChartKind::Lines => chart
            .series
            .iter()
            .flat_map(|series| series.points.iter().take(count).filter_map(|point| lines::finite(point.value)))
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(value), high.max(value))),
    };
    let axis = [chart.axis.low, chart.axis.high];
    let axis = axis.into_iter().filter(|end| end.is_finite());
    let (low, high) = axis.fold(reached, |(low, high), end| (low.min(end), high.max(end)));
    // All zeros, or one value: room above it.
    if high > low { (low, high) } else { (low, low + 1.0_f64.max(low.abs())) }
}

/// What the margins leave for the plot: they hold labels of values, names of series, marks, labels of positions.
fn plot_area(chart: &Chart, size: Size, name_room: f64) -> Rect {
    let widest = chart.axis.ticks.iter().map(|tick| width(&tick.label, SMALL)).fold(0.0, f64::max);
    let mut left = if widest > 0.0 { widest + LABEL_GAP + 2.0 } else { 8.0 };
    let mut right = name_room.max(8.0);
    let few = chart.positions.len() <= FEW;
    // Lines reach the edges of the plot, so half of the first and the last label stands outside; many bars are narrower than their labels.
    let half = |label: Option<&String>| {
        let reach = label.map_or(0.0, |label| width(label, SMALL) / 2.0);
        if few { reach.min(48.0) } else { reach }
    };
    let from_edge = match chart.kind {
        ChartKind::Lines => Some(0.0),
        ChartKind::StackedBars if few => None,
        ChartKind::StackedBars => Some((size.width - left - right) / chart.positions.len() as f64 / 2.0),
    };
    if let Some(from_edge) = from_edge {
        left = left.max(half(chart.positions.first()) - from_edge);
        right = right.max(half(chart.positions.last()) - from_edge + 2.0);
    }
    let probe = Rect { left, top: 0.0, right: (size.width - right).max(left + 1.0), bottom: 1.0 };
    let (xs, step) = centres(chart.kind, chart.positions.len(), probe);
    let rows = marks(&chart.marks, &xs, probe, size.width);
    let rows = rows.iter().map(|mark| ((-14.0 - mark.label.at.y) / MARK_ROW).round() + 1.0).fold(0.0, f64::max);
    let top = 10.0 + if rows > 0.0 { rows * MARK_ROW + 2.0 } else { 0.0 };
    let lines = wrapped_lines(chart, step);
    let name =
        if self_explaining(&chart.positions) || chart.positions_name.is_empty() { 0.0 } else { SMALL_LINE + 3.0 };
    let bottom = 8.0 + lines as f64 * SMALL_LINE + name + 4.0;
    Rect { top, bottom: (size.height - bottom).max(top + 1.0), ..probe }
}

/// The x centre of each position, and the distance between two.
fn centres(kind: ChartKind, count: usize, area: Rect) -> (Vec<f64>, f64) {
    let n = count as f64;
    match kind {
        ChartKind::Lines if count > 1 => {
            let step = area.width() / (n - 1.0);
            ((0..count).map(|at| area.left + at as f64 * step).collect(), step)
        }
        ChartKind::Lines | ChartKind::StackedBars => {
            let step = area.width() / n;
            ((0..count).map(|at| area.left + (at as f64 + 0.5) * step).collect(), step)
        }
    }
}

/// Whether the labels say by themselves what they are: a bare number does not.
fn self_explaining(positions: &[String]) -> bool {
    positions.iter().any(|label| label.chars().any(char::is_alphabetic))
}

/// In how many lines the labels of the positions are set.
fn wrapped_lines(chart: &Chart, step: f64) -> usize {
    if !needs_wrapping(chart, step) {
        return 1;
    }
    chart.positions.iter().map(|label| wrap(label, SMALL, step - 10.0, 2).len()).max().unwrap_or(1)
}

/// A few names too long for their places are wrapped; many are thinned out instead.
fn needs_wrapping(chart: &Chart, step: f64) -> bool {
    let few = chart.positions.len() <= FEW && step >= 44.0;
    few && chart.positions.iter().any(|label| width(label, SMALL) > step - 10.0)
}

fn position_labels(chart: &Chart, xs: &[f64], step: f64, area: Rect) -> (Vec<Label>, Vec<f64>) {
    let first_line = area.bottom + 8.0 + SMALL_LINE / 2.0;
    let label = |x: f64, line: usize, text: String| Label {
        at: Spot { x, y: first_line + line as f64 * SMALL_LINE },
        anchor: Anchor::Middle,
        text,
    };
    if needs_wrapping(chart, step) {
        let wrapped = chart.positions.iter().zip(xs).flat_map(|(text, x)| {
            let lines = wrap(text, SMALL, step - 10.0, 2).into_iter().enumerate();
            lines.map(|(line, text)| label(*x, line, text))
        });
        return (wrapped.collect(), xs.to_vec());
    }
    let longest = (area.width() / 3.0).max(step - 8.0);
    let short: Vec<String> = chart.positions.iter().map(|text| shorten(text, SMALL, longest)).collect();
    let chosen = labelled(&short, xs);
    let labels = chosen.iter().map(|at| label(xs[*at], 0, short[*at].clone())).collect();
    (labels, chosen.iter().map(|at| xs[*at]).collect())
}

/// The grid with its labels, thinned out where a low chart has no room for all.
fn value_ticks(chart: &Chart, scale: &Scale, area: Rect) -> Vec<Label> {
    let every = (1..=chart.axis.ticks.len()).find(|every| {
        let kept = chart.axis.ticks.len().div_ceil(*every);
        area.height() / (kept.max(2) - 1) as f64 >= SMALL_LINE
    });
    let ticks = chart.axis.ticks.iter().filter(|tick| tick.value.is_finite()).step_by(every.unwrap_or(1));
    let label = |tick: &crate::views::chart::Tick| Label {
        at: Spot { x: area.left - LABEL_GAP, y: scale.at(tick.value) },
        anchor: Anchor::Right,
        text: tick.label.clone(),
    };
    ticks.map(label).collect()
}

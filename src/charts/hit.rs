//! Which point of a geometry a place means: the inverse of building.

use super::geometry::{Geometry, Plot, Spot};
use crate::views::chart::ChartKind;

/// How far outside the plot a pointer still counts.
const SLACK: f64 = 16.0;

/// The point meant by a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// The nearest position.
    pub position: usize,
    /// The series nearest there; nothing where none has a value.
    pub series: Option<usize>,
}

/// Where the crosshair stands at a position.
#[derive(Debug, Clone, PartialEq)]
pub struct Crosshair {
    /// The x of the position.
    pub x: f64,
    /// Upper end.
    pub top: f64,
    /// Lower end.
    pub bottom: f64,
    /// The series with a value there, each with its place.
    pub spots: Vec<(usize, Spot)>,
}

/// The point nearest to a place, in logical pixels; nothing far outside the plot.
pub fn hit(geometry: &Geometry, x: f64, y: f64) -> Option<Hit> {
    let Geometry::Plot(plot) = geometry else { return None };
    let first = plot.xs.first()?;
    let aside = SLACK.max(plot.step / 2.0);
    let inside = x >= plot.area.left - aside
        && x <= plot.area.right + aside
        && y >= plot.area.top - SLACK
        && y <= plot.area.bottom + SLACK;
    if !inside {
        return None;
    }
    let position = if plot.step > 0.0 { ((x - first) / plot.step).round().max(0.0) as usize } else { 0 };
    let position = position.min(plot.xs.len() - 1);
    Some(Hit { position, series: nearest_series(plot, position, y) })
}

fn nearest_series(plot: &Plot, position: usize, y: f64) -> Option<usize> {
    let away = |series: usize| -> Option<f64> {
        let trace = &plot.traces[series];
        match plot.kind {
            ChartKind::Lines => trace.spots.get(position).copied().flatten().map(|spot| (spot.y - y).abs()),
            ChartKind::StackedBars => {
                let bar = trace.bars.iter().find(|bar| bar.position == position)?;
                Some((bar.rect.top - y).max(y - bar.rect.bottom).max(0.0))
            }
        }
    };
    let all = (0..plot.traces.len()).filter_map(|series| Some((series, away(series)?)));
    all.min_by(|one, other| one.1.total_cmp(&other.1)).map(|(series, _)| series)
}

/// The crosshair at a position; nothing over an empty chart or past its end.
pub fn crosshair(geometry: &Geometry, position: usize) -> Option<Crosshair> {
    let Geometry::Plot(plot) = geometry else { return None };
    let x = *plot.xs.get(position)?;
    let spot = |(series, trace): (usize, &super::geometry::Trace)| Some((series, (*trace.spots.get(position)?)?));
    let spots = plot.traces.iter().enumerate().filter_map(spot).collect();
    Some(Crosshair { x, top: plot.area.top, bottom: plot.area.bottom, spots })
}

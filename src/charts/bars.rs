//! Places all series as stacked bars from zero, negative values below it.

use super::geometry::{Bar, Rect, Spot, Trace};
use super::lines::finite;
use super::scale::Scale;
use crate::views::chart::Series;

/// The share of the distance between positions that a bar takes.
const FILLED: f64 = 0.74;

/// The widest bar.
const WIDEST: f64 = 48.0;

/// The lowest and the highest end of all stacks, zero included.
pub(super) fn extent(series: &[Series], positions: usize) -> (f64, f64) {
    let mut extent = (0.0_f64, 0.0_f64);
    for position in 0..positions {
        let (mut below, mut above) = (0.0, 0.0);
        for value in values_at(series, position) {
            if value < 0.0 { below += value } else { above += value }
        }
        extent = (extent.0.min(below), extent.1.max(above));
    }
    extent
}

fn values_at(series: &[Series], position: usize) -> impl Iterator<Item = f64> + '_ {
    series.iter().filter_map(move |one| finite(one.points.get(position)?.value))
}

/// The series as parts of bars, in their order from zero outwards.
pub(super) fn traces(series: &[Series], xs: &[f64], step: f64, scale: &Scale) -> Vec<Trace> {
    let half = (step * FILLED).clamp(1.0, WIDEST) / 2.0;
    let mut ends = vec![(0.0_f64, 0.0_f64); xs.len()];
    let mut traces = Vec::new();
    for one in series {
        let mut spots = vec![None; xs.len()];
        let mut bars = Vec::new();
        for (position, (point, x)) in one.points.iter().zip(xs).enumerate() {
            let Some(value) = finite(point.value) else { continue };
            let end = &mut ends[position];
            let reached = if value < 0.0 { &mut end.0 } else { &mut end.1 };
            let from = scale.at(*reached);
            *reached += value;
            let to = scale.at(*reached);
            spots[position] = Some(Spot { x: *x, y: to });
            let rect = Rect { left: x - half, right: x + half, top: from.min(to), bottom: from.max(to) };
            bars.push(Bar { position, rect, complete: point.complete });
        }
        traces.push(Trace {
            role: one.role,
            label: one.label.clone(),
            spots,
            pieces: Vec::new(),
            bands: Vec::new(),
            whiskers: Vec::new(),
            dots: Vec::new(),
            bars,
        });
    }
    traces
}

//! Places a series as a line: pieces, bands, whiskers and dots.

use super::geometry::{Dot, Piece, Spot, Trace};
use super::scale::Scale;
use crate::views::chart::{Point, Series};

/// A value that can be drawn.
pub(super) fn finite(value: Option<f64>) -> Option<f64> {
    value.filter(|value| value.is_finite())
}

/// The series with each point at its position.
pub(super) fn trace(series: &Series, xs: &[f64], scale: &Scale) -> Trace {
    let points: Vec<(&Point, f64)> = series.points.iter().zip(xs.iter().copied()).collect();
    let spots: Vec<Option<Spot>> = points
        .iter()
        .map(|(point, x)| finite(point.value).map(|value| Spot { x: *x, y: scale.at(value) }))
        .chain(std::iter::repeat(None))
        .take(xs.len())
        .collect();
    let complete: Vec<bool> =
        points.iter().map(|(point, _)| point.complete).chain(std::iter::repeat(true)).take(xs.len()).collect();
    let (bands, whiskers) = bands(&points, scale);
    Trace {
        role: series.role,
        label: series.label.clone(),
        pieces: pieces(&spots, &complete),
        dots: dots(&spots, &complete),
        bands,
        whiskers,
        bars: Vec::new(),
        spots,
    }
}

/// Runs of points, each with one manner of drawing; neighbours share a point.
pub(super) fn pieces(spots: &[Option<Spot>], complete: &[bool]) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut connected = false;
    for at in 1..spots.len() {
        let (Some(from), Some(to)) = (spots[at - 1], spots[at]) else {
            connected = false;
            continue;
        };
        let dashed = !(complete[at - 1] && complete[at]);
        match pieces.last_mut() {
            Some(last) if connected && last.dashed == dashed => last.spots.push(to),
            _ => pieces.push(Piece { spots: vec![from, to], dashed }),
        }
        connected = true;
    }
    pieces
}

/// Points without neighbours, and the last one.
pub(super) fn dots(spots: &[Option<Spot>], complete: &[bool]) -> Vec<Dot> {
    let there = |at: usize| spots.get(at).is_some_and(Option::is_some);
    let last = spots.iter().rposition(Option::is_some);
    let alone = |at: usize| !there(at + 1) && !at.checked_sub(1).is_some_and(there);
    let marked = |(at, spot): (usize, &Option<Spot>)| {
        let at_spot = spot.filter(|_| Some(at) == last || alone(at))?;
        Some(Dot { at: at_spot, complete: complete[at] })
    };
    spots.iter().enumerate().filter_map(marked).collect()
}

type Bands = (Vec<Vec<Spot>>, Vec<(f64, f64, f64)>);

/// Outlines around runs of intervals; an interval without neighbours is a whisker.
fn bands(points: &[(&Point, f64)], scale: &Scale) -> Bands {
    let ends = |(point, x): &(&Point, f64)| {
        finite(point.value)?;
        Some((*x, scale.at(finite(point.low)?), scale.at(finite(point.high)?)))
    };
    let ends: Vec<Option<(f64, f64, f64)>> = points.iter().map(ends).collect();
    let mut outlines = Vec::new();
    let mut whiskers = Vec::new();
    for run in ends.split(Option::is_none) {
        let run: Vec<(f64, f64, f64)> = run.iter().flatten().copied().collect();
        match run.as_slice() {
            [] => {}
            [alone] => whiskers.push(*alone),
            _ => {
                let upper = run.iter().map(|(x, _, high)| Spot { x: *x, y: *high });
                let lower = run.iter().rev().map(|(x, low, _)| Spot { x: *x, y: *low });
                outlines.push(upper.chain(lower).collect());
            }
        }
    }
    (outlines, whiskers)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spot(x: f64) -> Option<Spot> {
        Some(Spot { x, y: 0.0 })
    }

    #[test]
    fn lines_split_at_gaps_and_at_the_unfinished_end() {
        let spots = [spot(0.0), spot(1.0), None, spot(3.0), None, spot(5.0), spot(6.0), spot(7.0)];
        let complete = [true, true, true, true, true, true, true, false];
        let shapes: Vec<(usize, bool)> =
            pieces(&spots, &complete).iter().map(|piece| (piece.spots.len(), piece.dashed)).collect();
        assert_eq!(shapes, [(2, false), (2, false), (2, true)]);
        let dots: Vec<(f64, bool)> = dots(&spots, &complete).iter().map(|dot| (dot.at.x, dot.complete)).collect();
        assert_eq!(dots, [(3.0, true), (7.0, false)]);
    }
}

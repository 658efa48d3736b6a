//! Spark lines: a line, a dot at its end, nothing else.

use plotters::prelude::DrawingBackend;

use super::geometry::{Dot, Piece, Size, Spot};
use super::lines::{dots, finite, pieces};
use super::pen::{DrawError, Pen};
use super::scale::Scale;
use super::theme::Theme;
use crate::views::figure::Spark;

/// Room for the dot.
const MARGIN: f64 = 4.0;

/// A change smaller than this share of the value is not blown up to the full height.
const QUIETEST: f64 = 0.1;

/// A placed spark line; without values it has no pieces and no dots.
#[derive(Debug, Clone, PartialEq)]
pub struct SparkGeometry {
    /// The whole picture.
    pub size: Size,
    /// The line, split at gaps; the last piece is dashed where the last month is unfinished.
    pub pieces: Vec<Piece>,
    /// Months that stand alone, and the last.
    pub dots: Vec<Dot>,
}

/// Places a spark line.
pub fn build(spark: &Spark, size: Size) -> SparkGeometry {
    let values = spark.points.iter().copied().filter_map(finite);
    let (low, high) =
        values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(value), high.max(value)));
    let room = (low.abs().max(high.abs()) * QUIETEST - (high - low)).max(0.0) / 2.0;
    let (low, high) = if high - low + room > 0.0 { (low - room, high + room) } else { (low - 1.0, high + 1.0) };
    let scale = Scale::new(low, high, size.height - MARGIN, MARGIN);
    let last = spark.points.len().saturating_sub(1);
    let x = |at: usize| {
        if last == 0 { size.width / 2.0 } else { MARGIN + (size.width - 2.0 * MARGIN) * at as f64 / last as f64 }
    };
    let spot = |(at, value): (usize, &Option<f64>)| finite(*value).map(|value| Spot { x: x(at), y: scale.at(value) });
    let spots: Vec<Option<Spot>> = spark.points.iter().enumerate().map(spot).collect();
    let complete: Vec<bool> = (0..spots.len()).map(|at| at != last || !spark.last_incomplete).collect();
    SparkGeometry { size, pieces: pieces(&spots, &complete), dots: dots(&spots, &complete) }
}

/// Draws a spark line in the accent.
pub fn draw<B: DrawingBackend>(
    geometry: &SparkGeometry,
    theme: &Theme,
    backend: B,
    ratio: f64,
) -> Result<(), DrawError<B>> {
    let pen = Pen::new(backend, ratio);
    pen.clear(theme.card)?;
    let colour = theme.accent.mark.with(1.0);
    for piece in &geometry.pieces {
        if piece.dashed {
            pen.dashed(&piece.spots, 1.5, colour)?;
        } else {
            pen.line(&piece.spots, 1.5, colour)?;
        }
    }
    for dot in &geometry.dots {
        pen.disc(dot.at, 2.5, if dot.complete { colour } else { theme.card.with(1.0) })?;
        if !dot.complete {
            pen.ring(dot.at, 2.5, 1.25, colour)?;
        }
    }
    pen.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spark(points: Vec<Option<f64>>, last_incomplete: bool) -> Spark {
        Spark { points, last_incomplete, summary: String::new() }
    }

    #[test]
    fn a_spark_line_stays_inside_and_ends_in_a_dot() {
        let size = Size { width: 120.0, height: 32.0 };
        let built = build(&spark(vec![Some(1.0), Some(4.0), None, Some(2.0), Some(3.0)], true), size);
        assert_eq!(built.pieces.iter().map(|piece| piece.dashed).collect::<Vec<_>>(), [false, true]);
        assert_eq!(built.dots.len(), 1);
        assert!(!built.dots[0].complete && (built.dots[0].at.x - 116.0).abs() < 1e-9);
        for spot in built.pieces.iter().flat_map(|piece| &piece.spots) {
            assert!((MARGIN..=28.0).contains(&spot.y), "{spot:?}");
        }
    }

    #[test]
    fn flat_single_and_missing_values_have_their_place() {
        let size = Size { width: 120.0, height: 32.0 };
        let flat = build(&spark(vec![Some(0.0); 3], false), size);
        assert!(flat.pieces[0].spots.iter().all(|spot| (spot.y - 16.0).abs() < 1e-9));
        let one = build(&spark(vec![Some(5.0)], false), size);
        assert_eq!((one.pieces.len(), one.dots.len()), (0, 1));
        let none = build(&spark(vec![None, None], false), size);
        assert!(none.pieces.is_empty() && none.dots.is_empty());
        assert!(build(&spark(Vec::new(), true), size).dots.is_empty());
    }
}

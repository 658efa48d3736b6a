//! From values to pixels, and which labels of the positions fit.

use super::text::{SMALL, width};

/// The smallest distance between two labels of positions.
const GAP: f64 = 12.0;

/// A straight way from values to pixels.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scale {
    low: f64,
    high: f64,
    bottom: f64,
    top: f64,
}

impl Scale {
    /// `low` at `bottom`, `high` at `top`; over an empty range all values lie at the bottom.
    pub(super) fn new(low: f64, high: f64, bottom: f64, top: f64) -> Self {
        Self { low, high, bottom, top }
    }

    /// The pixel of a value, held within the range.
    pub(super) fn at(&self, value: f64) -> f64 {
        let range = self.high - self.low;
        let part = if range > 0.0 { ((value - self.low) / range).clamp(0.0, 1.0) } else { 0.0 };
        self.bottom + (self.top - self.bottom) * part
    }
}

/// Which positions to label, in order: evenly spaced, with the first and, where it fits, the last.
///
/// The distances are those people count months and years in.
pub(super) fn labelled(labels: &[String], xs: &[f64]) -> Vec<usize> {
    let count = labels.len().min(xs.len());
    let left = |at: usize| xs[at] - width(&labels[at], SMALL) / 2.0;
    let right = |at: usize| xs[at] + width(&labels[at], SMALL) / 2.0;
    let apart = |one: usize, next: usize| right(one) + GAP <= left(next);
    let Some(last) = count.checked_sub(1) else { return Vec::new() };
    let even = |every: usize| (0..count).step_by(every).collect::<Vec<usize>>();
    let fitting = [1, 2, 3, 6, 12, 24, 48, 96, 192, 384]
        .into_iter()
        .map(even)
        .find(|chosen| chosen.windows(2).all(|pair| apart(pair[0], pair[1])));
    let mut chosen = fitting.unwrap_or_else(|| vec![0]);
    if chosen.last() != Some(&last) {
        while chosen.len() > 1 && chosen.last().is_some_and(|before| !apart(*before, last)) {
            chosen.pop();
        }
        if chosen.last().is_some_and(|before| apart(*before, last)) {
            chosen.push(last);
        }
    }
    chosen
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_go_to_pixels() {
        let scale = Scale::new(-10.0, 30.0, 200.0, 0.0);
        assert!((scale.at(-10.0) - 200.0).abs() < 1e-9);
        assert!((scale.at(0.0) - 150.0).abs() < 1e-9);
        assert!((scale.at(99.0) - 0.0).abs() < 1e-9);
        assert!((Scale::new(0.0, 0.0, 200.0, 0.0).at(0.0) - 200.0).abs() < 1e-9);
    }

    #[test]
    fn labels_never_overlap_and_keep_first_and_last() {
        for count in [1, 2, 3, 12, 25, 36, 61] {
            let labels: Vec<String> = (0..count).map(|at| format!("Month {at}")).collect();
            for room in [200.0, 500.0, 900.0] {
                let step = room / count as f64;
                let xs: Vec<f64> = (0..count).map(|at| at as f64 * step).collect();
                let chosen = labelled(&labels, &xs);
                assert_eq!(chosen.first(), Some(&0));
                assert!(room < 300.0 || chosen.last() == Some(&(count - 1)), "{chosen:?}");
                for pair in chosen.windows(2) {
                    let reach = (width(&labels[pair[0]], SMALL) + width(&labels[pair[1]], SMALL)) / 2.0;
                    assert!(xs[pair[1]] - xs[pair[0]] >= reach + GAP, "{chosen:?}");
                }
            }
        }
        assert!(labelled(&[], &[]).is_empty());
    }
}

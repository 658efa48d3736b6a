//! Places the names of the series beside their ends, and the words of the marks in rows above the plot.

use std::cmp::Ordering;

use super::few::sort_few;
use super::geometry::{Anchor, Direct, Label, MarkLine, Rect, Spot, Trace};
use super::text::{BOLD, SMALL, SMALL_LINE, bold_width, shorten, width, wrap};
use crate::views::chart::{ChartKind, Mark, Role};

/// Up to this many series are named in the picture.
const DIRECT: usize = 4;

/// From the end of a line to its name.
const GAP: f64 = 12.0;

/// Height of a row of marks.
pub(super) const MARK_ROW: f64 = 18.0;

/// Which series are named in the picture: all up to four; of more, those that stand out if they are up to four.
pub(super) fn named(roles: &[Role]) -> Vec<usize> {
    let all: Vec<usize> = (0..roles.len()).collect();
    if all.len() <= DIRECT {
        return all;
    }
    let standing_out: Vec<usize> = all.into_iter().filter(|at| roles[*at] != Role::Quiet).collect();
    if standing_out.len() <= DIRECT { standing_out } else { Vec::new() }
}

/// The names in lines, and the width of the column they need.
pub(super) fn name_column(names: &[&str], room: f64) -> (Vec<Vec<String>>, f64) {
    let wrapped: Vec<Vec<String>> = names.iter().map(|name| wrap(name, SMALL * BOLD, room, 3)).collect();
    let widest = wrapped.iter().flatten().map(|line| bold_width(line, SMALL)).fold(0.0, f64::max);
    (wrapped, if widest > 0.0 { widest + GAP + 6.0 } else { 0.0 })
}

/// The names beside the ends, moved apart so that none overlap.
pub(super) fn direct(
    traces: &[Trace],
    kind: ChartKind,
    named: &[usize],
    names: Vec<Vec<String>>,
    area: Rect,
) -> Vec<Direct> {
    let ends =
        named.iter().zip(names).filter_map(|(series, lines)| Some((*series, end_of(&traces[*series], kind)?, lines)));
    let mut ends: Vec<(usize, Spot, Vec<String>)> = ends.filter(|(_, _, lines)| !lines.is_empty()).collect();
    sort_few(&mut ends, |one, other| one.1.y.total_cmp(&other.1.y));
    let wanted: Vec<(f64, f64)> = ends.iter().map(|(_, end, lines)| (end.y, lines.len() as f64 * SMALL_LINE)).collect();
    let places = spread(&wanted, area.top - SMALL_LINE / 2.0, area.bottom + SMALL_LINE / 2.0);
    let mut placed: Vec<Direct> = ends
        .into_iter()
        .zip(places)
        .map(|((series, end, lines), middle)| {
            let x = if kind == ChartKind::StackedBars { area.right + GAP } else { end.x + GAP };
            let first = middle - (lines.len() as f64 - 1.0) * SMALL_LINE / 2.0;
            let line = |(at, text): (usize, String)| Label {
                at: Spot { x, y: first + at as f64 * SMALL_LINE },
                anchor: Anchor::Left,
                text,
            };
            let moved = (middle - end.y).abs() > SMALL_LINE / 2.0;
            let leader = (moved && kind == ChartKind::Lines)
                .then_some((Spot { x: end.x + 4.0, y: end.y }, Spot { x: x - 2.0, y: middle }));
            Direct { series, lines: lines.into_iter().enumerate().map(line).collect(), leader }
        })
        .collect();
    sort_few(&mut placed, |one, other| one.series.cmp(&other.series));
    placed
}

/// Where a series ends: its last point, or the middle of its part of the last bar.
fn end_of(trace: &Trace, kind: ChartKind) -> Option<Spot> {
    match kind {
        ChartKind::Lines => trace.spots.iter().rev().flatten().next().copied(),
        ChartKind::StackedBars => {
            let bar = trace.bars.last()?;
            Some(Spot { x: bar.rect.right, y: (bar.rect.top + bar.rect.bottom) / 2.0 })
        }
    }
}

/// Moves boxes (middle, height; sorted) apart by as little as possible, within `top` and `bottom` where they fit.
///
/// Boxes that would overlap form a group around the mean of their wishes; groups that meet become one.
fn spread(wanted: &[(f64, f64)], top: f64, bottom: f64) -> Vec<f64> {
    // Each box's wish for the top of its group, and how many boxes share it.
    let mut groups: Vec<(f64, usize, f64)> = Vec::new();
    let within = |start: f64, height: f64| start.min(bottom - height).max(top);
    for (middle, height) in wanted {
        let mut group = (middle - height / 2.0, 1, *height);
        while let Some(above) = groups.last().copied() {
            if within(above.0, above.2) + above.2 <= within(group.0, group.2) {
                break;
            }
            let (count, more) = (above.1 as f64, group.1 as f64);
            let start = (above.0 * count + (group.0 - above.2) * more) / (count + more);
            group = (start, above.1 + group.1, above.2 + group.2);
            groups.pop();
        }
        groups.push(group);
    }
    let mut places = Vec::new();
    let mut boxes = wanted.iter();
    for (start, count, height) in groups {
        let mut y = within(start, height);
        for (_, height) in boxes.by_ref().take(count) {
            places.push(y + height / 2.0);
            y += height;
        }
    }
    places
}

/// The marks with their words in as few rows as let no words meet other words or another mark's line.
///
/// The lowest row stands right above the plot.
pub(super) fn marks(marks: &[Mark], xs: &[f64], area: Rect, right_edge: f64) -> Vec<MarkLine> {
    let mut sorted: Vec<(&Mark, f64)> = marks.iter().filter_map(|mark| Some((mark, *xs.get(mark.position)?))).collect();
    sort_few(&mut sorted, |one, other| other.1.total_cmp(&one.1));
    let mut placed: Vec<Words> = Vec::new();
    let mut lines = Vec::new();
    for (mark, x) in sorted {
        let text = shorten(&mark.label, SMALL, (right_edge - area.left).max(40.0));
        let reach = width(&text, SMALL);
        // Words stand to the right of their line, or to the left where there is no room.
        let to_left = x - 2.0 + reach > right_edge;
        let left = if to_left { (x + 2.0 - reach).max(0.0) } else { x - 2.0 };
        let mut words = Words { row: 0, x, left, right: left + reach };
        while words.row < placed.len() && placed.iter().any(|other| words.meet(other)) {
            words.row += 1;
        }
        let y = area.top - 14.0 - words.row as f64 * MARK_ROW;
        let label = Label { at: Spot { x: left, y }, anchor: Anchor::Left, text };
        lines.push(MarkLine { x, top: y + 8.0, bottom: area.bottom, label });
        placed.push(words);
    }
    lines
}

/// The words of a mark in their row; the mark's line goes down from there.
struct Words {
    row: usize,
    x: f64,
    left: f64,
    right: f64,
}

impl Words {
    /// Whether words meet words, or a line meets words in a row below its own.
    fn meet(&self, other: &Self) -> bool {
        let holds = |words: &Self, x: f64| x > words.left - 3.0 && x < words.right + 3.0;
        match self.row.cmp(&other.row) {
            Ordering::Equal => self.left < other.right + 10.0 && other.left < self.right + 10.0,
            Ordering::Greater => holds(other, self.x),
            Ordering::Less => holds(self, other.x),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boxes_are_moved_apart_by_as_little_as_possible() {
        let places = spread(&[(50.0, 10.0), (52.0, 10.0), (90.0, 10.0)], 0.0, 100.0);
        assert_eq!(places, [46.0, 56.0, 90.0]);
        let low = spread(&[(98.0, 10.0), (99.0, 10.0), (99.0, 20.0)], 0.0, 100.0);
        assert_eq!(low, [65.0, 75.0, 90.0]);
    }

    #[test]
    fn up_to_four_series_are_named() {
        assert_eq!(named(&[Role::New; 4]), [0, 1, 2, 3]);
        assert!(named(&[Role::New; 5]).is_empty());
        assert_eq!(named(&[Role::Quiet, Role::Quiet, Role::Quiet, Role::Quiet, Role::Pooled]), [4]);
    }
}

//! Which rows of a long list stand in the document, and how much space stands for the others; the same of the columns of a wide table, with width for height.

/// Rows kept beyond those in view, either way.
const SPARE: u32 = 12;
/// The height that browsers still lay out; a longer list scrolls faster than its rows are high.
const HIGHEST: f64 = 8_000_000.0;

/// What of the list is in view, in pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Extent {
    /// How far it is scrolled.
    pub(super) top: f64,
    /// The height of the box.
    pub(super) height: f64,
    /// The height of a row, and of the head.
    pub(super) row: f64,
}

impl Default for Extent {
    fn default() -> Self {
        Self { top: 0.0, height: 480.0, row: 36.0 }
    }
}

/// The rows in the document.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Window {
    /// The first of them.
    pub(super) first: u32,
    /// How many.
    pub(super) count: u32,
    /// The first that is in view.
    pub(super) seen: u32,
    /// The space above them, in pixels.
    pub(super) above: f64,
    /// The space below.
    pub(super) below: f64,
}

impl Window {
    /// The first rows without any space for the others.
    pub(super) fn first(count: u32) -> Self {
        Self { first: 0, count, seen: 0, above: 0.0, below: 0.0 }
    }
}

impl Extent {
    /// Whole rows in view below the head; one at least.
    pub(super) fn rows_in_view(self) -> u32 {
        ((self.height / self.row) as u32).saturating_sub(1).max(1)
    }

    /// The height of all rows as they are laid out.
    fn whole(self, rows: u32) -> f64 {
        (f64::from(rows) * self.row).min(HIGHEST)
    }

    /// Pixels of rows for each pixel scrolled: 1 unless the list is too long for the browser.
    fn scale(self, rows: u32) -> f64 {
        let beyond = |height: f64| (height + self.row - self.height).max(1.0);
        (beyond(f64::from(rows) * self.row) / beyond(self.whole(rows))).max(1.0)
    }

    /// The rows to keep in the document.
    pub(super) fn window(self, rows: u32) -> Window {
        let in_view = self.rows_in_view() + 2;
        let offset = (self.top * self.scale(rows)).min(f64::from(rows.saturating_sub(in_view - 2)) * self.row);
        let seen = (offset / self.row) as u32;
        let first = seen.saturating_sub(SPARE);
        let count = (seen - first + in_view + SPARE).min(rows - first.min(rows));
        let above = (self.top.min(offset) - (offset - f64::from(first) * self.row)).max(0.0);
        let below = (self.whole(rows) - above - f64::from(count) * self.row).max(0.0);
        Window { first, count, seen, above, below }
    }

    /// How far to scroll so that a row is in view: not at all where it is.
    pub(super) fn top_for(self, row: u32, rows: u32) -> f64 {
        let scale = self.scale(rows);
        let (offset, at) = (self.top * scale, f64::from(row) * self.row);
        let lowest = at - f64::from(self.rows_in_view() - 1) * self.row;
        offset.clamp(lowest.min(at), at).max(0.0) / scale
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(top: f64) -> Extent {
        Extent { top, height: 330.0, row: 30.0 }
    }

    /// By hand: the head and ten rows of 30 pixels; 12 more rows either way and two that are cut.
    #[test]
    fn rows_and_spaces_fill_the_whole() {
        assert_eq!(at(0.0).window(1_000), Window { first: 0, count: 24, seen: 0, above: 0.0, below: 29_280.0 });
        let middle = at(3_000.0).window(1_000);
        assert_eq!((middle.first, middle.seen, middle.count, middle.above), (88, 100, 36, 2_640.0));
        assert_eq!(middle.above + f64::from(middle.count) * 30.0 + middle.below, 30_000.0);
        let end = at(29_700.0).window(1_000);
        assert_eq!((end.seen, end.first + end.count, end.below), (990, 1_000, 0.0));
        assert_eq!(at(0.0).window(3), Window { first: 0, count: 3, seen: 0, above: 0.0, below: 0.0 });
        assert_eq!(at(0.0).window(0).count, 0);
    }

    #[test]
    fn a_row_is_scrolled_into_view_and_no_further() {
        assert_eq!(at(3_000.0).top_for(105, 1_000), 3_000.0);
        assert_eq!(at(3_000.0).top_for(110, 1_000), 3_030.0);
        assert_eq!(at(3_000.0).top_for(50, 1_000), 1_500.0);
        assert_eq!(at(3_000.0).top_for(0, 1_000), 0.0);
    }

    /// A million rows would be 30 million pixels high: every row is reached all the same.
    #[test]
    fn the_longest_list_reaches_its_end() {
        let rows = 1_000_000;
        let end = Extent { top: HIGHEST + 30.0 - 330.0, ..at(0.0) };
        let window = end.window(rows);
        assert_eq!((window.first + window.count, window.seen), (rows, rows - 10));
        for row in [0, 7, 499_999, rows - 1] {
            let there = at(at(0.0).top_for(row, rows)).window(rows);
            assert!((there.seen..there.seen + 11).contains(&row), "{row}: {there:?}");
        }
    }
}

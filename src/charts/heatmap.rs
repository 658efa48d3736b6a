//! The cohort table as a picture, for saving; on the page it is an HTML table.

use plotters::prelude::DrawingBackend;

use super::figure::{draw_heading, heading, rows};
use super::geometry::{Anchor, Label, Rect, Size, Spot};
use super::pen::{DrawError, Pen, Type};
use super::text::{SMALL, bold_width, width};
use super::theme::Theme;
use crate::views::cohorts::{CellState, HeatCell, HeatRow, HeatTable};

/// Around the figure.
const MARGIN: f64 = 20.0;

/// Height of a row.
const ROW: f64 = 26.0;

/// Height of the head of the ages.
const HEAD: f64 = 22.0;

/// The narrowest cell.
const CELL: f64 = 44.0;

/// The narrowest figure, so that title and legend have room.
const NARROWEST: f64 = 480.0;

/// A placed heat map; its size follows from its content.
#[derive(Debug, Clone, PartialEq)]
pub struct HeatFigure {
    /// The whole picture.
    pub size: Size,
    /// The finding, one label a line.
    pub title: Vec<Label>,
    /// What the table lists, one label a line.
    pub caption: Vec<Label>,
    /// Heads of the columns, and what the ages are.
    pub heads: Vec<Label>,
    /// Names and sizes of the cohorts.
    pub rows: Vec<Label>,
    /// Name and size of the pooled row.
    pub pooled: Vec<Label>,
    /// A hairline above the pooled row: left, right, y.
    pub rule: (f64, f64, f64),
    /// The cells.
    pub cells: Vec<Cell>,
    /// What the marks mean.
    pub legend: Vec<Cell>,
    /// The words of the legend.
    pub legend_words: Vec<Label>,
}

/// A placed cell.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// Its extent.
    pub rect: Rect,
    /// Its step of the ramp.
    pub shade: Option<u8>,
    /// How far it can be trusted.
    pub state: CellState,
    /// Its text.
    pub text: Label,
}

/// Places a heat map under a title.
pub fn build(title: &str, table: &HeatTable) -> HeatFigure {
    let all = || table.rows.iter().chain(std::iter::once(&table.pooled));
    let widest =
        |texts: &mut dyn Iterator<Item = &String>| texts.map(|text| bold_width(text, SMALL)).fold(0.0, f64::max);
    let name_room = widest(&mut all().map(|row| &row.label).chain([&table.cohort_head]));
    let size_room = widest(&mut all().map(|row| &row.size).chain([&table.size_head]));
    let cell_texts = all().flat_map(|row| row.cells.iter().map(|cell| width(&cell.text, SMALL)));
    let cell = cell_texts.chain(table.ages.iter().map(|age| width(age, SMALL))).fold(CELL - 14.0, f64::max) + 14.0;

    let sizes_right = MARGIN + name_room + 20.0 + size_room;
    let cells_left = sizes_right + 14.0;
    let cells_right = cells_left + cell * table.ages.len() as f64;
    let full = (cells_right + MARGIN).max(NARROWEST);
    let (title, caption, below) = heading(title, &table.caption, full - 2.0 * MARGIN);

    let label = |x: f64, y: f64, anchor: Anchor, text: &str| Label { at: Spot { x, y }, anchor, text: text.to_owned() };
    let head_y = below + 18.0 + HEAD * 1.5;
    let mut heads = vec![
        label(cells_left + 2.0, head_y - HEAD, Anchor::Left, &table.ages_name),
        label(MARGIN, head_y, Anchor::Left, &table.cohort_head),
        label(sizes_right, head_y, Anchor::Right, &table.size_head),
    ];
    let centre = |at: usize| cells_left + cell * (at as f64 + 0.5);
    heads.extend(table.ages.iter().enumerate().map(|(at, age)| label(centre(at), head_y, Anchor::Middle, age)));

    let cells_of = |row: &HeatRow, top: f64| -> Vec<Cell> {
        let place = |(at, one): (usize, &HeatCell)| {
            let left = cells_left + cell * at as f64;
            let rect = Rect { left: left + 1.0, right: left + cell - 1.0, top: top + 1.0, bottom: top + ROW - 1.0 };
            let text = label(centre(at), top + ROW / 2.0, Anchor::Middle, &one.text);
            Cell { rect, shade: one.shade, state: one.state, text }
        };
        row.cells.iter().take(table.ages.len()).enumerate().map(place).collect()
    };
    let names = |row: &HeatRow, top: f64| {
        let y = top + ROW / 2.0;
        [label(MARGIN, y, Anchor::Left, &row.label), label(sizes_right, y, Anchor::Right, &row.size)]
    };
    let first = head_y + HEAD / 2.0;
    let top_of = |at: usize| first + ROW * at as f64;
    let placed: Vec<Label> = table.rows.iter().enumerate().flat_map(|(at, row)| names(row, top_of(at))).collect();
    let mut cells: Vec<Cell> = table.rows.iter().enumerate().flat_map(|(at, row)| cells_of(row, top_of(at))).collect();
    let pooled_top = top_of(table.rows.len()) + 9.0;
    cells.extend(cells_of(&table.pooled, pooled_top));

    let entries = table.legend.iter().map(|(state, words)| (*state, words.clone())).collect();
    let (legend, end) = rows(entries, full - 2.0 * MARGIN, pooled_top + ROW + 18.0);
    let withheld = table.rows.iter().flat_map(|row| &row.cells).find(|one| one.state == CellState::Withheld);
    let dash = withheld.map_or("", |one| one.text.as_str());
    let (legend, legend_words): (Vec<Vec<Cell>>, Vec<Label>) =
        legend.into_iter().map(|(state, rect, words)| (samples(state, rect, dash), words)).unzip();
    HeatFigure {
        size: Size { width: full.ceil(), height: (end + MARGIN).ceil() },
        title,
        caption,
        heads,
        rows: placed,
        pooled: names(&table.pooled, pooled_top).to_vec(),
        rule: (MARGIN, cells_right, pooled_top - 5.0),
        cells,
        legend: legend.into_iter().flatten().collect(),
        legend_words,
    }
}

/// What a state looks like: of the whole months, three shades side by side.
fn samples(state: CellState, rect: Rect, dash: &str) -> Vec<Cell> {
    let cell = |rect: Rect, shade: Option<u8>| {
        let at = Spot { x: (rect.left + rect.right) / 2.0, y: (rect.top + rect.bottom) / 2.0 };
        let text = if state == CellState::Withheld { dash.to_owned() } else { String::new() };
        Cell { rect, shade, state, text: Label { at, anchor: Anchor::Middle, text } }
    };
    match state {
        CellState::Complete => {
            let part = rect.width() / 3.0;
            let left = |at: u8| rect.left + part * f64::from(at);
            let third = |at: u8| Rect { left: left(at), right: left(at) + part, ..rect };
            (0..3).map(|at| cell(third(at), Some(1 + 3 * at))).collect()
        }
        CellState::Unfinished => vec![cell(rect, Some(4))],
        CellState::Small | CellState::Withheld | CellState::Absent => vec![cell(rect, None)],
    }
}

/// Pixels a side, and in all, that browsers on a computer draw; in all they are 400 MB.
const LONGEST: f64 = 16_384.0;
const MOST_PIXELS: f64 = 1e8;

/// The ratio at which a picture can be drawn, at most the one that is wanted.
pub fn fitting(size: Size, ratio: f64) -> f64 {
    let (width, height) = (size.width.max(1.0), size.height.max(1.0));
    ratio.min(LONGEST / width.max(height)).min(libm::sqrt(MOST_PIXELS / (width * height)))
}

/// Draws a heat map.
pub fn draw<B: DrawingBackend>(figure: &HeatFigure, theme: &Theme, backend: B, ratio: f64) -> Result<(), DrawError<B>> {
    const PLAIN: Type = Type { size: SMALL, bold: false };
    let pen = Pen::new(backend, ratio);
    pen.clear(theme.card)?;
    draw_heading(&pen, &figure.title, &figure.caption, theme)?;
    let (left, right, y) = figure.rule;
    pen.line(&[Spot { x: left, y }, Spot { x: right, y }], 1.0, theme.rule.with(1.0))?;
    figure.heads.iter().try_for_each(|head| pen.text(head, PLAIN, theme.quiet.with(1.0)))?;
    figure.rows.iter().try_for_each(|name| pen.text(name, PLAIN, theme.text.with(1.0)))?;
    figure.pooled.iter().try_for_each(|name| pen.text(name, Type { bold: true, ..PLAIN }, theme.text.with(1.0)))?;
    for sample in &figure.legend {
        if matches!(sample.state, CellState::Withheld | CellState::Absent) {
            pen.frame(sample.rect, theme.line.with(1.0))?;
        }
    }
    figure.cells.iter().chain(&figure.legend).try_for_each(|cell| draw_cell(&pen, cell, theme))?;
    figure.legend_words.iter().try_for_each(|words| pen.text(words, PLAIN, theme.quiet.with(1.0)))?;
    pen.finish()
}

fn draw_cell<B: DrawingBackend>(pen: &Pen<B>, cell: &Cell, theme: &Theme) -> Result<(), DrawError<B>> {
    let (ground, ink) = match (cell.state, cell.shade) {
        (CellState::Complete | CellState::Unfinished, Some(step)) => (Some(theme.ramp(step)), theme.ramp_text(step)),
        (CellState::Complete | CellState::Unfinished, None) => (None, theme.text),
        (CellState::Small, _) => (Some(theme.small), theme.quiet),
        (CellState::Withheld | CellState::Absent, _) => (None, theme.quiet),
    };
    if let Some(ground) = ground {
        pen.rect(cell.rect, ground.with(1.0))?;
    }
    if cell.state == CellState::Unfinished {
        pen.hatch(cell.rect, ink.with(0.25))?;
    }
    if cell.text.text.is_empty() {
        return Ok(());
    }
    let set = Type { size: SMALL, bold: false };
    if let (CellState::Unfinished, Some(ground)) = (cell.state, ground) {
        pen.halo(&cell.text, set, ground.with(0.8))?;
    }
    pen.text(&cell.text, set, ink.with(1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// By hand: 2,000 × 1,000 at twice the size are 8 million; 20,000 × 100 are too long; 10,000 × 40,000 · r² = 10⁸ at r = ½, and 16,384 / 40,000 is less.
    #[test]
    fn a_picture_is_as_fine_as_browsers_draw_it() {
        let fits = |width: f64, height: f64| fitting(Size { width, height }, 2.0);
        assert_eq!((fits(2_000.0, 1_000.0), fits(20_000.0, 100.0)), (2.0, 0.8192));
        assert_eq!((fits(10_000.0, 10_000.0), fits(10_000.0, 40_000.0)), (1.0, 0.4096));
    }
}

//! Paints a geometry in the colours of a theme.

use plotters::prelude::DrawingBackend;

use super::few::sort_few;
use super::geometry::{Bar, Geometry, Plot, Rect, Silence, Spot, Trace};
use super::hit::{Crosshair, Hit};
use super::pen::{DrawError, Pen, Type};
use super::text::SMALL;
use super::theme::Theme;
use crate::views::chart::{ChartKind, Role};

/// Labels of axes and marks.
const PLAIN: Type = Type { size: SMALL, bold: false };

/// Names of series.
const NAME: Type = Type { size: SMALL, bold: true };

/// Words in place of a chart.
const WORDS: Type = Type { size: 14.0, bold: false };

/// How faint a series is while another one is meant.
const FAINT: f64 = 0.35;

/// How strong the strokes of a hatch are.
const STROKES: f64 = 0.75;

/// Draws a chart on a backend of `ratio` device pixels to one logical pixel.
pub fn draw<B: DrawingBackend>(geometry: &Geometry, theme: &Theme, backend: B, ratio: f64) -> Result<(), DrawError<B>> {
    draw_highlighted(geometry, theme, backend, ratio, None)
}

/// The same with one series standing out, as when its entry in the legend has the focus.
pub fn draw_highlighted<B: DrawingBackend>(
    geometry: &Geometry,
    theme: &Theme,
    backend: B,
    ratio: f64,
    series: Option<usize>,
) -> Result<(), DrawError<B>> {
    let pen = Pen::new(backend, ratio);
    pen.clear(theme.card)?;
    paint(&pen, geometry, theme, series)?;
    pen.finish()
}

/// Draws only the crosshair, on a layer above the chart; the layer is not cleared.
pub fn draw_crosshair<B: DrawingBackend>(
    geometry: &Geometry,
    crosshair: &Crosshair,
    meant: Option<Hit>,
    theme: &Theme,
    backend: B,
    ratio: f64,
) -> Result<(), DrawError<B>> {
    let pen = Pen::new(backend, ratio);
    let Geometry::Plot(plot) = geometry else { return pen.finish() };
    let ends = [Spot { x: crosshair.x, y: crosshair.top }, Spot { x: crosshair.x, y: crosshair.bottom }];
    pen.line(&ends, 1.0, theme.rule.with(1.0))?;
    let dotted = crosshair.spots.iter().filter(|_| plot.kind == ChartKind::Lines);
    for (series, at) in dotted {
        let trace = plot.traces.get(*series).map_or(Role::Quiet, |trace| trace.role);
        let chosen = meant.is_some_and(|hit| hit.series == Some(*series));
        let radius = if chosen { 4.5 } else { 3.0 };
        pen.disc(*at, radius + 1.5, theme.card.with(1.0))?;
        pen.disc(*at, radius, theme.hue(trace).mark.with(1.0))?;
    }
    pen.finish()
}

pub(super) fn paint<B: DrawingBackend>(
    pen: &Pen<B>,
    geometry: &Geometry,
    theme: &Theme,
    meant: Option<usize>,
) -> Result<(), DrawError<B>> {
    match geometry {
        Geometry::Empty(silence) => paint_words(pen, silence, theme),
        Geometry::Plot(plot) => paint_plot(pen, plot, theme, meant),
    }
}

fn paint_words<B: DrawingBackend>(pen: &Pen<B>, silence: &Silence, theme: &Theme) -> Result<(), DrawError<B>> {
    silence.lines.iter().try_for_each(|line| pen.text(line, WORDS, theme.quiet.with(1.0)))
}

fn paint_plot<B: DrawingBackend>(
    pen: &Pen<B>,
    plot: &Plot,
    theme: &Theme,
    meant: Option<usize>,
) -> Result<(), DrawError<B>> {
    paint_grid(pen, plot, theme)?;
    if plot.kind == ChartKind::Lines {
        paint_zero(pen, plot, theme)?;
    }
    for mark in &plot.marks {
        let ends = [Spot { x: mark.x, y: mark.top }, Spot { x: mark.x, y: mark.bottom }];
        pen.dashed(&ends, 1.0, theme.quiet.with(1.0))?;
    }
    let strength = |series: usize| if meant.is_none_or(|meant| meant == series) { 1.0 } else { FAINT };
    let order = drawing_order(&plot.traces, meant);
    for series in &order {
        // Many bands over each other are mud: then only the one that is meant, or pooled.
        let trace = &plot.traces[*series];
        let few = !plot.needs_legend && trace.role != Role::Quiet;
        if few || meant == Some(*series) || trace.role == Role::Pooled {
            paint_bands(pen, trace, theme, strength(*series))?;
        }
    }
    for series in &order {
        match plot.kind {
            ChartKind::Lines => paint_line(pen, &plot.traces[*series], theme, strength(*series))?,
            ChartKind::StackedBars => paint_bars(pen, &plot.traces[*series], theme, strength(*series))?,
        }
    }
    if plot.kind == ChartKind::StackedBars {
        paint_zero(pen, plot, theme)?;
    }
    paint_labels(pen, plot, theme, meant)
}

/// The base line: bars stand on it, lines lie over it.
fn paint_zero<B: DrawingBackend>(pen: &Pen<B>, plot: &Plot, theme: &Theme) -> Result<(), DrawError<B>> {
    let Some(y) = plot.zero else { return Ok(()) };
    pen.line(&[Spot { x: plot.area.left, y }, Spot { x: plot.area.right, y }], 1.0, theme.rule.with(1.0))
}

fn paint_grid<B: DrawingBackend>(pen: &Pen<B>, plot: &Plot, theme: &Theme) -> Result<(), DrawError<B>> {
    for tick in &plot.value_ticks {
        let y = tick.at.y;
        pen.line(&[Spot { x: plot.area.left, y }, Spot { x: plot.area.right, y }], 1.0, theme.line.with(1.0))?;
        pen.text(tick, PLAIN, theme.quiet.with(1.0))?;
    }
    let foot = plot.area.bottom;
    for x in &plot.position_ticks {
        let ends = [Spot { x: *x, y: foot }, Spot { x: *x, y: foot + 4.0 }];
        pen.line(&ends, 1.0, theme.rule.with(1.0))?;
    }
    plot.position_labels
        .iter()
        .chain(&plot.axis_name)
        .try_for_each(|label| pen.text(label, PLAIN, theme.quiet.with(1.0)))
}

/// Background first, the meaning of the page last, the series meant above all.
fn drawing_order(traces: &[Trace], meant: Option<usize>) -> Vec<usize> {
    let mut order: Vec<usize> = (0..traces.len()).collect();
    let height = |at: usize| match traces[at].role {
        _ if meant == Some(at) => 4,
        Role::Quiet => 0,
        Role::Category(_) => 1,
        Role::New => 2,
        Role::Returning | Role::Pooled => 3,
    };
    sort_few(&mut order, |one, other| height(*one).cmp(&height(*other)));
    order
}

fn paint_bands<B: DrawingBackend>(
    pen: &Pen<B>,
    trace: &Trace,
    theme: &Theme,
    strength: f64,
) -> Result<(), DrawError<B>> {
    let mark = theme.hue(trace.role).mark;
    trace.bands.iter().try_for_each(|outline| pen.fill(outline, mark.with(theme.band * strength)))?;
    for (x, low, high) in &trace.whiskers {
        let ends = [Spot { x: *x, y: *low }, Spot { x: *x, y: *high }];
        pen.line(&ends, 7.0, mark.with(theme.band * 1.5 * strength))?;
    }
    Ok(())
}

/// How thick a line of a meaning is.
fn thickness(role: Role) -> f64 {
    match role {
        Role::Quiet => 1.0,
        Role::Returning | Role::New | Role::Pooled | Role::Category(_) => 2.0,
    }
}

/// Beyond the eight hues a line has a light core, so that no two look alike.
fn has_core(role: Role, theme: &Theme) -> bool {
    matches!(role, Role::Category(place) if usize::from(place) >= theme.categories.len())
}

/// One piece of line in the manner of a series.
pub(super) fn stroke<B: DrawingBackend>(
    pen: &Pen<B>,
    spots: &[Spot],
    dashed: bool,
    role: Role,
    theme: &Theme,
    strength: f64,
) -> Result<(), DrawError<B>> {
    let colour = theme.hue(role).mark.with(strength);
    if dashed {
        return pen.dashed(spots, thickness(role), colour);
    }
    if has_core(role, theme) {
        pen.line(spots, 4.0, colour)?;
        return pen.line(spots, 2.0, theme.card.with(1.0));
    }
    pen.line(spots, thickness(role), colour)
}

fn paint_line<B: DrawingBackend>(
    pen: &Pen<B>,
    trace: &Trace,
    theme: &Theme,
    strength: f64,
) -> Result<(), DrawError<B>> {
    for piece in &trace.pieces {
        stroke(pen, &piece.spots, piece.dashed, trace.role, theme, strength)?;
    }
    let colour = theme.hue(trace.role).mark.with(strength);
    let radius = if trace.role == Role::Quiet { 2.0 } else { 3.0 };
    for dot in &trace.dots {
        if dot.complete {
            pen.disc(dot.at, radius, colour)?;
        } else {
            pen.disc(dot.at, radius, theme.card.with(1.0))?;
            pen.ring(dot.at, radius, 1.5, colour)?;
        }
    }
    Ok(())
}

fn paint_bars<B: DrawingBackend>(
    pen: &Pen<B>,
    trace: &Trace,
    theme: &Theme,
    strength: f64,
) -> Result<(), DrawError<B>> {
    trace.bars.iter().try_for_each(|bar| paint_bar(pen, bar, trace.role, theme, strength))
}

fn paint_bar<B: DrawingBackend>(
    pen: &Pen<B>,
    bar: &Bar,
    role: Role,
    theme: &Theme,
    strength: f64,
) -> Result<(), DrawError<B>> {
    // A thin gap between the parts of a stack, where there is room for one.
    let gap = if bar.rect.height() > 4.0 { 0.5 } else { 0.0 };
    let rect = Rect { top: bar.rect.top + gap, bottom: bar.rect.bottom - gap, ..bar.rect };
    swatch(pen, rect, bar.complete, role, theme, strength)
}

/// A filled area in the manner of a series.
pub(super) fn swatch<B: DrawingBackend>(
    pen: &Pen<B>,
    rect: Rect,
    complete: bool,
    role: Role,
    theme: &Theme,
    strength: f64,
) -> Result<(), DrawError<B>> {
    let mark = theme.hue(role).mark;
    if complete {
        return pen.rect(rect, mark.with(strength));
    }
    pen.rect(rect, mark.with(theme.unfinished * strength))?;
    pen.hatch(rect, mark.with(STROKES * strength))
}

fn paint_labels<B: DrawingBackend>(
    pen: &Pen<B>,
    plot: &Plot,
    theme: &Theme,
    meant: Option<usize>,
) -> Result<(), DrawError<B>> {
    for mark in &plot.marks {
        pen.text(&mark.label, PLAIN, theme.text.with(1.0))?;
    }
    for direct in &plot.direct {
        let role = plot.traces[direct.series].role;
        let strength = if meant.is_none_or(|meant| meant == direct.series) { 1.0 } else { FAINT };
        if let Some((from, to)) = direct.leader {
            pen.line(&[from, to], 1.0, theme.hue(role).mark.with(0.6 * strength))?;
        }
        for line in &direct.lines {
            if line.at.x < plot.area.right {
                pen.halo(line, NAME, theme.card.with(0.85))?;
            }
            pen.text(line, NAME, theme.hue(role).ink.with(strength))?;
        }
    }
    Ok(())
}

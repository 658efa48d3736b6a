//! Figures as SVG text, to be saved or printed.

use plotters::prelude::SVGBackend;

use super::geometry::Size;
use super::text::printable;
use super::theme::Theme;
use super::{figure, heatmap};
use crate::views::chart::Chart;
use crate::views::cohorts::HeatTable;

/// Units of the drawing to one pixel: plotters places things on whole units, a saved figure is finer than that.
const FINE: u32 = 4;

/// The chart with title, caption and legend as an SVG file.
pub fn to_svg(chart: &Chart, size: Size, theme: &Theme) -> String {
    let figure = figure::build(chart, size);
    write(size, &chart.title, &chart.caption, |backend| {
        // Writing into a text cannot fail.
        let _ = figure::draw(&figure, theme, backend, f64::from(FINE));
    })
}

/// The heat map with title, caption and legend as an SVG file.
pub fn heat_to_svg(title: &str, table: &HeatTable, theme: &Theme) -> String {
    let figure = heatmap::build(title, table);
    write(figure.size, title, &table.caption, |backend| {
        let _ = heatmap::draw(&figure, theme, backend, f64::from(FINE));
    })
}

/// One file: the backend's drawing in finer units, under a title and a description for those who do not see it.
fn write(size: Size, title: &str, caption: &str, paint: impl FnOnce(SVGBackend<'_>)) -> String {
    let (width, height) = (size.width.ceil().max(1.0) as u32, size.height.ceil().max(1.0) as u32);
    let mut drawing = String::new();
    paint(SVGBackend::with_string(&mut drawing, (width * FINE, height * FINE)));
    let body = drawing.split_once('\n').map_or("", |(_, body)| body);
    let (fine_width, fine_height) = (width * FINE, height * FINE);
    let (title, caption) = (escaped(title), escaped(caption));
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {fine_width} {fine_height}\" role=\"img\" direction=\"ltr\">\n\
         <title>{title}</title>\n<desc>{caption}</desc>\n{body}"
    )
}

/// Words as XML has them.
fn escaped(text: &str) -> String {
    printable(text).replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

//! Draws in logical pixels: the one place where they become the backend's device pixels.

use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind};
use plotters::element::{Circle, PathElement, Polygon, Rectangle, Text};
use plotters::prelude::{DrawingBackend, FontDesc, FontFamily, FontStyle, IntoDrawingArea, RGBAColor, ShapeStyle};
use plotters::style::text_anchor::{HPos, Pos, VPos};

use super::geometry::{Anchor, Label, Rect, Spot};
use super::metered::{LINE_HEIGHT, Metered};
use super::text::{FAMILY, printable, width};
use super::theme::Colour;

/// What may go wrong while drawing: only what the backend itself reports.
pub type DrawError<B> = DrawingAreaErrorKind<<B as DrawingBackend>::ErrorType>;

/// Length of a dash and of the gap after it.
const DASH: (f64, f64) = (4.0, 3.5);

/// Distance between two strokes of a hatch.
const HATCH: f64 = 5.0;

/// Draws on a backend, `ratio` device pixels to one logical pixel, from an origin.
pub(super) struct Pen<B: DrawingBackend> {
    area: DrawingArea<Metered<B>, Shift>,
    ratio: f64,
    origin: Spot,
}

/// How a text is set.
#[derive(Debug, Clone, Copy)]
pub(super) struct Type {
    /// Font size in logical pixels.
    pub(super) size: f64,
    /// Whether it is bold.
    pub(super) bold: bool,
}

impl<B: DrawingBackend> Pen<B> {
    pub(super) fn new(backend: B, ratio: f64) -> Self {
        Self { area: Metered::new(backend).into_drawing_area(), ratio, origin: Spot { x: 0.0, y: 0.0 } }
    }

    /// The same from another origin.
    pub(super) fn from(&self, origin: Spot) -> Self {
        Self { area: self.area.clone(), ratio: self.ratio, origin }
    }

    /// Everything in one colour.
    pub(super) fn clear(&self, colour: Colour) -> Result<(), DrawError<B>> {
        self.area.fill(&colour.with(1.0))
    }

    /// Ends the picture.
    pub(super) fn finish(&self) -> Result<(), DrawError<B>> {
        self.area.present()
    }

    /// A line through all spots.
    pub(super) fn line(&self, spots: &[Spot], thick: f64, colour: RGBAColor) -> Result<(), DrawError<B>> {
        let points: Vec<(i32, i32)> = spots.iter().map(|spot| self.place(*spot)).collect();
        self.area.draw(&PathElement::new(points, self.stroke(thick, colour)))
    }

    /// A dashed line through all spots; the dashes run on around the corners.
    pub(super) fn dashed(&self, spots: &[Spot], thick: f64, colour: RGBAColor) -> Result<(), DrawError<B>> {
        for dash in dashes(spots) {
            self.line(&dash, thick, colour)?;
        }
        Ok(())
    }

    /// A filled outline.
    pub(super) fn fill(&self, outline: &[Spot], colour: RGBAColor) -> Result<(), DrawError<B>> {
        let points: Vec<(i32, i32)> = outline.iter().map(|spot| self.place(*spot)).collect();
        self.area.draw(&Polygon::new(points, colour))
    }

    /// A filled rectangle; equally wide ones stay equally wide on whole pixels.
    pub(super) fn rect(&self, rect: Rect, colour: RGBAColor) -> Result<(), DrawError<B>> {
        let (from, to) = self.corners(rect);
        if from.0 == to.0 || from.1 == to.1 {
            return Ok(());
        }
        self.area.draw(&Rectangle::new([from, to], ShapeStyle { color: colour, filled: true, stroke_width: 0 }))
    }

    /// The edge of a rectangle.
    pub(super) fn frame(&self, rect: Rect, colour: RGBAColor) -> Result<(), DrawError<B>> {
        let (from, to) = self.corners(rect);
        let path = vec![from, (to.0, from.1), to, (from.0, to.1), from];
        self.area.draw(&PathElement::new(path, self.stroke(1.0, colour)))
    }

    /// Slanting strokes within a rectangle.
    pub(super) fn hatch(&self, rect: Rect, colour: RGBAColor) -> Result<(), DrawError<B>> {
        let height = rect.height();
        // Each stroke rises to the right; `foot` is where it meets the lower edge.
        let mut foot = (rect.left / HATCH).ceil() * HATCH - (height / HATCH).ceil() * HATCH;
        while foot < rect.right {
            let from = foot.max(rect.left);
            let to = (foot + height).min(rect.right);
            if to - from > 0.5 {
                let at = |x: f64| Spot { x, y: rect.bottom - (x - foot) };
                self.line(&[at(from), at(to)], 1.0, colour)?;
            }
            foot += HATCH;
        }
        Ok(())
    }

    /// A filled circle.
    pub(super) fn disc(&self, at: Spot, radius: f64, colour: RGBAColor) -> Result<(), DrawError<B>> {
        let style = ShapeStyle { color: colour, filled: true, stroke_width: 0 };
        self.area.draw(&Circle::new(self.place(at), self.whole(radius).max(1), style))
    }

    /// A circle's edge.
    pub(super) fn ring(&self, at: Spot, radius: f64, thick: f64, colour: RGBAColor) -> Result<(), DrawError<B>> {
        self.area.draw(&Circle::new(self.place(at), self.whole(radius).max(1), self.stroke(thick, colour)))
    }

    /// One line of text.
    pub(super) fn text(&self, label: &Label, set: Type, colour: RGBAColor) -> Result<(), DrawError<B>> {
        let across = match label.anchor {
            Anchor::Left => HPos::Left,
            Anchor::Middle => HPos::Center,
            Anchor::Right => HPos::Right,
        };
        let weight = if set.bold { FontStyle::Bold } else { FontStyle::Normal };
        let size = (set.size * self.ratio * LINE_HEIGHT * 100.0).round() / 100.0;
        let font = FontDesc::new(FontFamily::Name(FAMILY), size, weight);
        let style = font.color(&colour).pos(Pos::new(across, VPos::Center));
        self.area.draw(&Text::new(printable(&label.text), self.place(label.at), style))
    }

    /// The ground behind a text, so that it stays readable over lines.
    pub(super) fn halo(&self, label: &Label, set: Type, colour: RGBAColor) -> Result<(), DrawError<B>> {
        let reach = width(&label.text, set.size);
        let left = match label.anchor {
            Anchor::Left => label.at.x,
            Anchor::Middle => label.at.x - reach / 2.0,
            Anchor::Right => label.at.x - reach,
        };
        let half = set.size * 0.6;
        let (top, bottom) = (label.at.y - half, label.at.y + half);
        self.rect(Rect { left: left - 2.0, right: left + reach + 2.0, top, bottom }, colour)
    }

    fn stroke(&self, thick: f64, colour: RGBAColor) -> ShapeStyle {
        let stroke_width = self.whole(thick).max(1).unsigned_abs();
        ShapeStyle { color: colour, filled: false, stroke_width }
    }

    fn place(&self, spot: Spot) -> (i32, i32) {
        (self.whole(spot.x + self.origin.x), self.whole(spot.y + self.origin.y))
    }

    fn corners(&self, rect: Rect) -> ((i32, i32), (i32, i32)) {
        let from = self.place(Spot { x: rect.left, y: rect.top });
        (from, (from.0 + self.whole(rect.width()).max(1), self.place(Spot { x: 0.0, y: rect.bottom }).1))
    }

    fn whole(&self, logical: f64) -> i32 {
        (logical * self.ratio).round() as i32
    }
}

/// Cuts a line into dashes.
fn dashes(spots: &[Spot]) -> Vec<Vec<Spot>> {
    let mut dashes: Vec<Vec<Spot>> = Vec::new();
    let mut drawing = true;
    let mut left = DASH.0;
    let mut current: Vec<Spot> = spots.first().copied().into_iter().collect();
    for pair in spots.windows(2) {
        let (mut from, to) = (pair[0], pair[1]);
        loop {
            let (dx, dy) = (to.x - from.x, to.y - from.y);
            let rest = (dx * dx + dy * dy).sqrt();
            if rest < left {
                left -= rest;
                if drawing {
                    current.push(to);
                }
                break;
            }
            from = Spot { x: from.x + dx * left / rest, y: from.y + dy * left / rest };
            if drawing {
                current.push(from);
                dashes.push(std::mem::take(&mut current));
                left = DASH.1;
            } else {
                current = vec![from];
                left = DASH.0;
            }
            drawing = !drawing;
        }
    }
    if drawing && current.len() > 1 {
        dashes.push(current);
    }
    dashes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dashes_run_around_corners() {
        let spots = [Spot { x: 0.0, y: 0.0 }, Spot { x: 9.0, y: 0.0 }, Spot { x: 9.0, y: 20.0 }];
        let all = dashes(&spots);
        assert_eq!(all[0], [Spot { x: 0.0, y: 0.0 }, Spot { x: 4.0, y: 0.0 }]);
        assert_eq!(all[1].len(), 3, "the second dash turns the corner");
        let long = |dash: &Vec<Spot>| -> f64 {
            dash.windows(2).map(|pair| libm::hypot(pair[1].x - pair[0].x, pair[1].y - pair[0].y)).sum()
        };
        assert!(all[..all.len() - 1].iter().all(|dash| (long(dash) - DASH.0).abs() < 1e-9));
        assert!(dashes(&spots[..1]).is_empty() && dashes(&[]).is_empty());
    }
}

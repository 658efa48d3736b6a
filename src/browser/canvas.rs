//! A plotters backend over a 2-D canvas, in physical pixels; and pictures as PNG.

use std::fmt;

use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontStyle,
    FontTransform,
};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

use super::download::save;
use super::{Error, Result, document};
use crate::charts::LINE_HEIGHT;

/// A canvas with its size: logical pixels as the page lays it out, physical ones as it is drawn.
pub struct Surface {
    canvas: web_sys::HtmlCanvasElement,
    context: web_sys::CanvasRenderingContext2d,
}

/// Draws on a canvas; sizes are in its physical pixels.
pub struct CanvasBackend {
    context: web_sys::CanvasRenderingContext2d,
    size: (u32, u32),
}

impl Surface {
    /// The drawing side of a canvas.
    pub fn of(canvas: &web_sys::HtmlCanvasElement) -> Result<Self> {
        let context = canvas.get_context("2d")?.ok_or_else(|| Error::missing("2-D canvas"))?;
        let context = context.dyn_into().map_err(|_| Error::missing("2-D canvas"))?;
        Ok(Self { canvas: canvas.clone(), context })
    }

    /// A canvas that stands nowhere in the page.
    pub fn detached() -> Result<Self> {
        let canvas = document()?.create_element("canvas")?.dyn_into().map_err(|_| Error::missing("canvas"))?;
        Self::of(&canvas)
    }

    /// The width and height that the page gives it, in logical pixels.
    pub fn logical_size(&self) -> (f64, f64) {
        (f64::from(self.canvas.client_width()), f64::from(self.canvas.client_height()))
    }

    /// Empties the canvas, fits it to a logical size at a pixel ratio, and hands out what draws on it.
    pub fn begin(&self, (width, height): (f64, f64), ratio: f64) -> CanvasBackend {
        let size = ((width * ratio).round().max(1.0) as u32, (height * ratio).round().max(1.0) as u32);
        // Setting a size empties the canvas too, but costs a new buffer each time.
        if (self.canvas.width(), self.canvas.height()) == size {
            self.context.clear_rect(0.0, 0.0, f64::from(size.0), f64::from(size.1));
        } else {
            self.canvas.set_width(size.0);
            self.canvas.set_height(size.1);
        }
        CanvasBackend { context: self.context.clone(), size }
    }
}

/// Saves the picture on a surface as a PNG.
pub fn save_png(surface: &Surface, file_name: String) -> Result<()> {
    let finished = Closure::once_into_js(move |blob: Option<web_sys::Blob>| {
        // Without a blob the picture was too large for the browser; there is then nothing to save.
        if let Some(blob) = blob {
            drop(save(&blob, &file_name));
        }
    });
    Ok(surface.canvas.to_blob(finished.unchecked_ref())?)
}

/// What can go wrong in drawing: nothing that a canvas would tell.
#[derive(Debug)]
pub struct CanvasError;

impl fmt::Display for CanvasError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the canvas could not be drawn on")
    }
}

impl std::error::Error for CanvasError {}

type Drawn = std::result::Result<(), DrawingErrorKind<CanvasError>>;

fn css(color: BackendColor) -> String {
    let (red, green, blue) = color.rgb;
    format!("rgba({red},{green},{blue},{})", color.alpha)
}

impl CanvasBackend {
    fn stroke_style(&self, style: &impl BackendStyle) -> f64 {
        let width = style.stroke_width();
        self.context.set_stroke_style_str(&css(style.color()));
        self.context.set_line_width(f64::from(width));
        // An odd width is sharp only between two pixels' edges.
        if width % 2 == 1 { 0.5 } else { 0.0 }
    }

    fn trace(&self, path: impl IntoIterator<Item = BackendCoord>, shift: f64) {
        self.context.begin_path();
        for (at, (x, y)) in path.into_iter().enumerate() {
            let (x, y) = (f64::from(x) + shift, f64::from(y) + shift);
            if at == 0 { self.context.move_to(x, y) } else { self.context.line_to(x, y) }
        }
    }
}

impl DrawingBackend for CanvasBackend {
    type ErrorType = CanvasError;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, color: BackendColor) -> Drawn {
        self.context.set_fill_style_str(&css(color));
        self.context.fill_rect(f64::from(x), f64::from(y), 1.0, 1.0);
        Ok(())
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Drawn {
        self.draw_path([from, to], style)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        upper_left: BackendCoord,
        bottom_right: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Drawn {
        let (left, top) = (f64::from(upper_left.0), f64::from(upper_left.1));
        let (width, height) = (f64::from(bottom_right.0) - left, f64::from(bottom_right.1) - top);
        if fill {
            self.context.set_fill_style_str(&css(style.color()));
            self.context.fill_rect(left, top, width, height);
        } else {
            let shift = self.stroke_style(style);
            self.context.stroke_rect(left + shift, top + shift, width, height);
        }
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        let shift = self.stroke_style(style);
        self.context.set_line_join("round");
        self.trace(path, shift);
        self.context.stroke();
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(&mut self, center: BackendCoord, radius: u32, style: &S, fill: bool) -> Drawn {
        self.context.begin_path();
        let (x, y) = (f64::from(center.0), f64::from(center.1));
        let around = self.context.arc(x, y, f64::from(radius), 0.0, std::f64::consts::TAU);
        around.map_err(|_| DrawingErrorKind::DrawingError(CanvasError))?;
        if fill {
            self.context.set_fill_style_str(&css(style.color()));
            self.context.fill();
        } else {
            self.stroke_style(style);
            self.context.stroke();
        }
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, vert: I, style: &S) -> Drawn {
        self.context.set_fill_style_str(&css(style.color()));
        self.trace(vert, 0.0);
        self.context.close_path();
        self.context.fill();
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, (x, y): BackendCoord) -> Drawn {
        let size = style.size() / LINE_HEIGHT;
        self.context.set_fill_style_str(&css(style.color()));
        self.context.set_font(&format!("{} {size}px {}", font_style(style.style()), style.family().as_str()));
        // "start" and "end" would change sides on a page that is read from the right.
        self.context.set_text_align(match style.anchor().h_pos {
            HPos::Left => "left",
            HPos::Center => "center",
            HPos::Right => "right",
        });
        self.context.set_text_baseline("alphabetic");
        // The same shares of the font size as plotters' SVG.
        let drop = size
            * match style.anchor().v_pos {
                VPos::Top => 0.76,
                VPos::Center => 0.27,
                VPos::Bottom => -0.27,
            };
        let angle = match style.transform() {
            FontTransform::None => 0.0,
            FontTransform::Rotate90 => std::f64::consts::FRAC_PI_2,
            FontTransform::Rotate180 => std::f64::consts::PI,
            FontTransform::Rotate270 => -std::f64::consts::FRAC_PI_2,
        };
        self.context.save();
        let drawn = self
            .context
            .translate(f64::from(x), f64::from(y))
            .and_then(|()| self.context.rotate(angle))
            .and_then(|()| self.context.fill_text(text, 0.0, drop));
        self.context.restore();
        drawn.map_err(|_| DrawingErrorKind::DrawingError(CanvasError))
    }
}

fn font_style(style: FontStyle) -> &'static str {
    match style {
        FontStyle::Normal => "normal",
        FontStyle::Oblique => "oblique",
        FontStyle::Italic => "italic",
        FontStyle::Bold => "bold",
    }
}

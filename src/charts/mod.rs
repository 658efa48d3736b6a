//! Charts as pictures: from view models to geometry, from geometry to any drawing backend.
//!
//! Three steps are kept apart. [`build()`] turns a [`Chart`](crate::views::chart::Chart) into a [`Geometry`] in logical
//! pixels: it places everything and draws nothing. [`draw()`] paints a geometry in the colours of a [`Theme`] on any
//! plotters backend: a canvas, an SVG text. [`hit()`] answers which point of a geometry lies nearest to the pointer.
//! Tests, the read-out under the pointer and the picture therefore read the same numbers, and a new theme or a new pixel
//! ratio needs no new layout.
//!
//! Text is measured by us ([`text`]), from a table of widths, because the alternatives are worse: plotters measures on the
//! web by putting an element into the page, which forces a layout for each label, breaks a strict content-security policy
//! and panics in a worker; natively it depends on the installed fonts. With one table the same chart has the same layout
//! natively, in the browser and in a saved file. [`Metered`] gives those widths to plotters too. The table errs on the
//! wide side, and no layout depends on a text filling its box exactly.
//!
//! Words arrive ready and in the reader's language; the only colours are those of [`theme`]. plotters' own legends and
//! `MultiLineText` are not used, as they ask the font directly.

mod bars;
mod build;
mod draw;
mod few;
pub mod figure;
pub mod geometry;
pub mod heatmap;
mod hit;
mod labels;
mod lines;
mod metered;
mod pen;
mod scale;
pub mod spark;
pub mod svg;
pub mod text;
pub mod theme;

pub use build::build;
pub use draw::{draw, draw_crosshair, draw_highlighted};
pub use few::sort_few;
pub use geometry::{Geometry, Size};
pub use hit::{Crosshair, Hit, crosshair, hit};
pub use metered::{LINE_HEIGHT, Metered};
pub use pen::DrawError;
pub use svg::{heat_to_svg, to_svg};
pub use theme::Theme;

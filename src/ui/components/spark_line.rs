//! A small line without axes.

use leptos::prelude::*;

use super::sized::size_of;
use crate::browser::Surface;
use crate::charts::{Size, spark};
use crate::ui::part::{IntoPart, Part, Place, effect, el};
use crate::ui::state::{Shown, app_state};
use crate::views::figure::Figure;

/// The spark line of a figure.
pub(super) fn spark_line(figure: Shown<Figure>) -> Part {
    let screen = app_state().screen;
    let node = Place::new();
    let size = size_of(node);
    effect(move || {
        let (Some(canvas), (width, height)) = (node.get(), size.get()) else { return };
        let (theme, ratio) = (screen.theme(), screen.density());
        if width < 1.0 {
            return;
        }
        figure.with(|figure| {
            let Some(line) = &figure.spark else { return };
            let Ok(surface) = Surface::of(&canvas) else { return };
            let geometry = spark::build(line, Size { width, height });
            let backend = surface.begin((width, height), ratio);
            if let Err(error) = spark::draw(&geometry, &theme, backend, ratio) {
                leptos::logging::warn!("{error}");
            }
        });
    });
    let summary = move || figure.with(|figure| figure.spark.as_ref().map(|spark| spark.summary.clone()));
    let absent = move || figure.with(|figure| figure.spark.is_none());
    el("canvas")
        .class("spark")
        .class_if("absent", absent)
        .at(node)
        .attr("role", "img")
        .attr("aria-label", summary)
        .into_part()
}

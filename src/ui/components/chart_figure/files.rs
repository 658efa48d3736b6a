//! A chart as a file: PNG, SVG, CSV.

use std::rc::Rc;

use crate::browser::{self, Surface};
use crate::charts::{Size, Theme, figure, to_svg};
use crate::export::table_to_csv;
use crate::i18n::Label;
use crate::ui::components::SaveItem;
use crate::ui::state::Shown;
use crate::views::chart::Chart;

/// Saved pictures have the same shape wherever they were saved.
const SAVED: Size = Size { width: 960.0, height: 560.0 };

/// Sharp on paper and in slides.
const DENSITY: f64 = 2.0;

/// The entries of the "save" menu.
pub(super) fn items(chart: Shown<Chart>) -> Vec<SaveItem> {
    let name = move |ending: &str| chart.with_untracked(|chart| format!("holdfast-{}.{ending}", chart.key));
    let svg = move || (name("svg"), chart.with_untracked(|chart| to_svg(chart, SAVED, &Theme::LIGHT)).into_bytes());
    let csv = move || (name("csv"), chart.with_untracked(|chart| table_to_csv(&chart.table)));
    let png = Rc::new(move || {
        if let Some(Err(error)) = chart.with_untracked(|chart| Some(save_png(chart, name("png")))) {
            leptos::logging::warn!("{error}");
        }
    });
    vec![
        SaveItem { label: Label::SavePng, save: png },
        SaveItem::bytes(Label::SaveSvg, "image/svg+xml", svg),
        SaveItem::bytes(Label::SaveCsv, "text/csv;charset=utf-8", csv),
    ]
}

fn save_png(chart: &Chart, file_name: String) -> browser::Result<()> {
    let figure = figure::build(chart, SAVED);
    let surface = Surface::detached()?;
    let backend = surface.begin((figure.size.width, figure.size.height), DENSITY);
    if let Err(error) = figure::draw(&figure, &Theme::LIGHT, backend, DENSITY) {
        leptos::logging::warn!("{error}");
    }
    browser::save_png(&surface, file_name)
}

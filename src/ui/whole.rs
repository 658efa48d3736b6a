//! The whole cohort table, of which the page shows a part: asked for when it is to be read as a table, or saved as a picture.

use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;

use super::components::SaveItem;
use super::state::AppState;
use crate::browser::{self, Surface};
use crate::charts::{Theme, heat_to_svg, heatmap};
use crate::i18n::Label;
use crate::protocol::Command;
use crate::views::cohorts::WholeHeat;

/// Pixels of a saved picture for each of the page.
const DENSITY: f64 = 2.0;

/// The table, and what is to be done when it comes.
#[derive(Default)]
pub(super) struct Whole {
    pub(super) table: Option<Arc<WholeHeat>>,
    is_asked: bool,
    wanted: Option<Picture>,
}

/// A picture that is to be saved.
#[derive(Clone)]
struct Picture {
    is_png: bool,
    title: String,
    stem: String,
}

impl AppState {
    /// Asks for the whole table, unless it is there or on its way.
    pub(super) fn need_whole_heat(self) {
        let asks = self.whole.with_untracked(|whole| whole.table.is_none() && !whole.is_asked);
        if asks {
            self.whole.update_untracked(|whole| whole.is_asked = true);
            self.ask_for_a_file(&Command::WholeHeat(self.request()));
        }
    }

    /// Takes the whole table, and saves the picture that waits for it.
    pub(super) fn take_whole_heat(self, table: WholeHeat) {
        let wanted = self.whole.try_update(|whole| {
            whole.table = Some(Arc::new(table));
            whole.wanted.take()
        });
        wanted.flatten().into_iter().for_each(|picture| self.save_picture(picture));
    }

    /// Forgets it: the page has another table.
    pub(super) fn drop_whole_heat(self) {
        self.whole.set(Whole::default());
    }

    /// The files that the cohort table can be saved as.
    pub(super) fn files_of_heat(self, title: Signal<String>, stem: Signal<String>) -> Vec<SaveItem> {
        let picture = move |is_png: bool| {
            let save = move || {
                let (title, stem) = (title.get_untracked(), stem.get_untracked());
                self.save_picture(Picture { is_png, title, stem });
            };
            SaveItem { label: if is_png { Label::SavePng } else { Label::SaveSvg }, save: Rc::new(save) }
        };
        let csv = SaveItem { label: Label::SaveCsv, save: Rc::new(move || self.save_cohorts()) };
        vec![csv, picture(false), picture(true)]
    }

    /// Saves a picture of the whole table, as soon as that is there.
    fn save_picture(self, picture: Picture) {
        let Some(whole) = self.whole.with_untracked(|whole| whole.table.clone()) else {
            self.whole.update_untracked(|whole| whole.wanted = Some(picture));
            return self.need_whole_heat();
        };
        let (table, Picture { is_png, title, stem }) = (whole.picture(), picture);
        let name = |ending: &str| format!("holdfast-{stem}.{ending}");
        let saved = if is_png {
            let figure = heatmap::build(&title, &table);
            let ratio = heatmap::fitting(figure.size, DENSITY);
            Surface::detached().and_then(|surface| {
                let backend = surface.begin((figure.size.width, figure.size.height), ratio);
                if let Err(error) = heatmap::draw(&figure, &Theme::LIGHT, backend, ratio) {
                    leptos::logging::warn!("{error}");
                }
                browser::save_png(&surface, name("png"))
            })
        } else {
            let svg = heat_to_svg(&title, &table, &Theme::LIGHT);
            browser::save_bytes(svg.as_bytes(), &name("svg"), "image/svg+xml")
        };
        if let Err(error) = saved {
            leptos::logging::warn!("{error}");
        }
    }
}

//! While files are read: one line a file, and the places of the first figures.

use leptos::prelude::*;

use super::figure_card::figure_skeleton;
use crate::i18n::Label;
use crate::protocol::FileProgress;
use crate::ui::part::{IntoPart, Part, Parts, el};
use crate::ui::state::app_state;
use crate::ui::words::t;

/// How many places are kept for figures.
const PLACES: usize = 8;

/// The screen while files are read.
pub(in crate::ui) fn reading() -> Part {
    let state = app_state();
    let places = (0..PLACES).map(|_| figure_skeleton()).parts();
    let count = Memo::new(move |_| state.progress.with(Vec::len));
    let main = el("main")
        .attr("id", "main")
        .class("workspace-main reading")
        .attr("tabindex", "-1")
        .attr("aria-busy", "true")
        .child(
            el("div").class("reading-head").child(el("h1").child(t(Label::Reading))).child(
                el("button")
                    .class("button")
                    .attr("type", "button")
                    .attr("data-testid", "cancel")
                    .press(move || state.stop_reading())
                    .child(t(Label::Cancel)),
            ),
        )
        .child(el("ul").class("reading-files").child(move || {
            let all = 0..count.get();
            untrack(|| all.into_iter().map(file_line).parts())
        }))
        .child(el("div").class("figures").attr("aria-hidden", "true").child(places));
    // The same frame as around the pages, so that the figures are kept the places they will have.
    el("div").class("workspace").child(el("div").class("rail")).child(main).into_part()
}

fn file_line(at: usize) -> Part {
    let state = app_state();
    let read = move |read: fn(&FileProgress) -> String| {
        state.progress.with(|files| files.get(at).map(read).unwrap_or_default())
    };
    let name = Signal::derive(move || read(|file| file.name.clone()));
    let share = move || state.progress.with(|files| files.get(at).map_or(0.0, |file| file.share));
    let done = move || state.progress.with(|files| files.get(at).is_some_and(|file| file.done));
    el("li")
        .class("file-line")
        .class_if("done", done)
        .child(el("span").class("file-name").child(name))
        .child(
            el("span").class("file-kind quiet").child(move || read(|file| file.recognised.clone().unwrap_or_default())),
        )
        .child(el("progress").class("bar").attr("max", "1").prop("value", share).attr("aria-label", name))
        .child(el("span").class("file-words quiet figures-text").child(move || read(|file| file.words.clone())))
        .into_part()
}

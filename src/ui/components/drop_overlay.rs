//! Taking files: the overlay while they are dragged over the window, and the one file input.

use leptos::prelude::*;

use crate::browser;
use crate::i18n::Label;
use crate::ui::part::{IntoPart, Part, Place, el};
use crate::ui::state::app_state;
use crate::ui::words::t;

/// The file input, which buttons open.
#[derive(Clone, Copy)]
pub(in crate::ui) struct Picker(Place);

impl Picker {
    /// Opens the browser's own dialog.
    pub(in crate::ui) fn open(self) {
        if let Some(input) = self.0.get_untracked() {
            browser::open_picker(&input);
        }
    }

    /// A picker for this page; the input itself is [`FilePicker`].
    pub(in crate::ui) fn provide() {
        provide_context(Self(Place::new()));
    }
}

/// The file input itself, never seen.
pub(in crate::ui) fn file_picker() -> Part {
    let state = app_state();
    let Picker(node) = expect_context();
    let chosen = move || {
        if let Some(input) = node.get_untracked() {
            state.open_files(browser::files_of_input(&input));
        }
    };
    el("input")
        .at(node)
        .attr("type", "file")
        .attr("multiple", true)
        .attr("hidden", true)
        .attr("aria-label", t(Label::ChooseFiles))
        .attr("data-testid", "file-input")
        .hear("change", chosen)
        .into_part()
}

/// Shown over everything while files are dragged over the window.
pub(in crate::ui) fn drop_overlay() -> Part {
    let state = app_state();
    el("div")
        .class("drop-overlay")
        .class_if("visible", move || state.dragging.get())
        .attr("aria-hidden", "true")
        .child(
            el("div")
                .class("drop-overlay-frame")
                .child(el("p").class("drop-overlay-text").child(t(Label::DropNow)))
                .child(el("p").child(t(Label::NeverLeaves))),
        )
        .into_part()
}

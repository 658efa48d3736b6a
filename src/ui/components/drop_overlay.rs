//! Taking files: the overlay while they are dragged over the window, and the one file input.

use leptos::html;
use leptos::prelude::*;

use crate::browser;
use crate::i18n::Label;
use crate::ui::state::app_state;
use crate::ui::words::t;

/// The file input, which buttons open.
#[derive(Clone, Copy)]
pub(in crate::ui) struct Picker(NodeRef<html::Input>);

impl Picker {
    /// Opens the browser's own dialog.
    pub(in crate::ui) fn open(self) {
        if let Some(input) = self.0.get_untracked() {
            browser::open_picker(&input);
        }
    }

    /// A picker for this page; the input itself is [`FilePicker`].
    pub(in crate::ui) fn provide() {
        provide_context(Self(NodeRef::new()));
    }
}

/// The file input itself, never seen.
#[component]
pub(in crate::ui) fn FilePicker() -> impl IntoView {
    let state = app_state();
    let Picker(node) = expect_context();
    let chosen = move |_| {
        if let Some(input) = node.get_untracked() {
            state.open_files(browser::files_of_input(&input));
        }
    };
    view! {
        <input
            node_ref=node
            type="file"
            multiple
            hidden
            aria-label=t(Label::ChooseFiles)
            data-testid="file-input"
            on:change=chosen
        />
    }
}

/// Shown over everything while files are dragged over the window.
#[component]
pub(in crate::ui) fn DropOverlay() -> impl IntoView {
    let state = app_state();
    view! {
        <div class="drop-overlay" class:visible=move || state.dragging.get() aria-hidden="true">
            <div class="drop-overlay-frame">
                <p class="drop-overlay-text">{t(Label::DropNow)}</p>
                <p>{t(Label::NeverLeaves)}</p>
            </div>
        </div>
    }
}

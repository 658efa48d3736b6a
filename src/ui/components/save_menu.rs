//! The "save" menu of a chart or a table.

use std::rc::Rc;

use leptos::prelude::*;

use crate::browser;
use crate::i18n::{Label, fill};
use crate::ui::part::{IntoPart, Part, Parts, Place, el};
use crate::ui::words::t;

/// One kind of file to save.
pub(in crate::ui) struct SaveItem {
    /// What the entry says.
    pub(in crate::ui) label: Label,
    /// What it does.
    pub(in crate::ui) save: Rc<dyn Fn()>,
}

impl SaveItem {
    /// Saves the bytes that `make` returns under its name.
    pub(in crate::ui) fn bytes(
        label: Label,
        media_type: &'static str,
        make: impl Fn() -> (String, Vec<u8>) + 'static,
    ) -> Self {
        let save = Rc::new(move || {
            let (file_name, bytes) = make();
            if let Err(error) = browser::save_bytes(&bytes, &file_name, media_type) {
                leptos::logging::warn!("{error}");
            }
        });
        Self { label, save }
    }
}

/// A button that opens a list of files to save.
pub(in crate::ui) fn save_menu(
    // What is saved, for those who do not see where the menu stands.
    of: Signal<String>,
    // The kinds of files.
    items: Vec<SaveItem>,
) -> Part {
    let open = RwSignal::new(false);
    let button = Place::new();
    let close = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape" && open.get_untracked() {
            event.stop_propagation();
            open.set(false);
            if let Some(button) = button.get_untracked() {
                browser::focus(&button);
            }
        }
    };
    // The focus leaves the menu as a whole when it goes to nothing or to something outside.
    let menu = Place::new();
    let left = move |event: leptos::ev::FocusEvent| {
        if menu.get_untracked().is_some_and(|menu| browser::focus_leaves(&menu, &event)) {
            open.set(false);
        }
    };
    let entry = move |item: SaveItem| {
        let save = move || {
            open.set(false);
            (item.save)();
        };
        el("li")
            .child(el("button").class("menu-item").attr("type", "button").press(save).child(t(item.label)))
            .into_part()
    };
    el("div")
        .class("menu")
        .at(menu)
        .on("keydown", close)
        .on("focusout", left)
        .child(
            el("button")
                .class("button quiet-button")
                .attr("type", "button")
                .at(button)
                .attr("aria-expanded", move || if open.get() { "true" } else { "false" })
                .attr("aria-label", move || of.with(|of| fill(t(Label::SaveOf), &[("what", of)])))
                .press(move || open.update(|open| *open = !*open))
                .child(el("span").class("icon icon-save").attr("aria-hidden", "true"))
                .child(t(Label::Save)),
        )
        .child(
            el("ul").class("menu-list").attr("hidden", move || !open.get()).child(items.into_iter().map(entry).parts()),
        )
        .into_part()
}

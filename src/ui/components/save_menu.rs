//! The "save" menu of a chart or a table.

use leptos::html;
use leptos::prelude::*;

use crate::browser::{self, Bytes};
use crate::i18n::{Label, fill};
use crate::ui::words::t;

/// One kind of file to save.
#[derive(Clone, Copy)]
pub(in crate::ui) struct SaveItem {
    /// What the entry says.
    pub(in crate::ui) label: Label,
    /// What it does.
    pub(in crate::ui) save: Callback<()>,
}

impl SaveItem {
    /// Saves the bytes that `make` returns under its name.
    pub(in crate::ui) fn bytes(
        label: Label,
        media_type: &'static str,
        make: impl Fn() -> (String, Vec<u8>) + Send + Sync + 'static,
    ) -> Self {
        let save = Callback::new(move |()| {
            let (file_name, bytes) = make();
            if let Err(error) = browser::save_bytes(&Bytes::from(bytes.as_slice()), &file_name, media_type) {
                leptos::logging::warn!("{error}");
            }
        });
        Self { label, save }
    }
}

/// A button that opens a list of files to save.
#[component]
pub(in crate::ui) fn SaveMenu(
    /// What is saved, for those who do not see where the menu stands.
    #[prop(into)]
    of: Signal<String>,
    /// The kinds of files.
    items: Vec<SaveItem>,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let button = NodeRef::<html::Button>::new();
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
    let menu = NodeRef::<html::Div>::new();
    let left = move |event: leptos::ev::FocusEvent| {
        if menu.get_untracked().is_some_and(|menu| browser::focus_leaves(&menu, &event)) {
            open.set(false);
        }
    };
    let entry = move |item: SaveItem| {
        let save = move |_| {
            open.set(false);
            item.save.run(());
        };
        view! {
            <li>
                <button class="menu-item" type="button" on:click=save>{t(item.label)}</button>
            </li>
        }
    };
    view! {
        <div class="menu" node_ref=menu on:keydown=close on:focusout=left>
            <button
                class="button quiet-button"
                type="button"
                node_ref=button
                aria-expanded=move || if open.get() { "true" } else { "false" }
                aria-label=move || of.with(|of| fill(t(Label::SaveOf), &[("what", of)]))
                on:click=move |_| open.update(|open| *open = !*open)
            >
                <span class="icon icon-save" aria-hidden="true"></span>
                {t(Label::Save)}
            </button>
            <ul class="menu-list" hidden=move || !open.get()>{items.into_iter().map(entry).collect_view()}</ul>
        </div>
    }
}

//! The one dialog: the browser's own, with a title and a way out.

use leptos::html;
use leptos::prelude::*;

use crate::browser;
use crate::i18n::Label;
use crate::ui::words::t;

/// A dialog that is open while `open` holds.
#[component]
pub(super) fn Dialog(
    /// Unique in the page.
    id: &'static str,
    /// Whether it is open.
    #[prop(into)]
    open: Signal<bool>,
    /// Its title.
    #[prop(into)]
    title: Signal<String>,
    /// Called when the reader closes it; without it there is no way out but what stands inside.
    #[prop(optional)]
    on_close: Option<Callback<()>>,
    /// What stands inside, made anew each time it opens.
    children: ChildrenFn,
) -> impl IntoView {
    let node = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        let Some(dialog) = node.get() else { return };
        if !open.get() {
            browser::close_dialog(&dialog);
        } else if let Err(error) = browser::show_dialog(&dialog) {
            leptos::logging::warn!("{error}");
        }
    });
    let title_id = format!("{id}-title");
    let labelled_by = title_id.clone();
    let closed = move |_| {
        if let Some(on_close) = on_close {
            on_close.run(());
        }
    };
    let cancelled = move |event: leptos::ev::Event| {
        if on_close.is_none() {
            event.prevent_default();
        }
    };
    let way_out = on_close.map(|on_close| {
        view! {
            <button class="icon-button dialog-close" type="button" aria-label=t(Label::Close) on:click=move |_| on_close.run(())>
                <span class="icon icon-cross" aria-hidden="true"></span>
            </button>
        }
    });
    view! {
        <dialog
            id=id
            class="dialog"
            node_ref=node
            aria-labelledby=labelled_by
            closedby=if on_close.is_some() { "any" } else { "none" }
            on:close=closed
            on:cancel=cancelled
        >
            <div class="dialog-head">
                <h2 id=title_id>{move || title.get()}</h2>
                {way_out}
            </div>
            <Show when=move || open.get()>
                <div class="dialog-body">{children()}</div>
            </Show>
        </dialog>
    }
}

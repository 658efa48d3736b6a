//! The one dialog: the browser's own, with a title and a way out.

use std::rc::Rc;

use leptos::prelude::*;

use crate::browser;
use crate::i18n::Label;
use crate::ui::part::{IntoPart, Part, Place, effect, el, when};
use crate::ui::words::t;

/// A dialog that a press beside it does not close: something has been chosen in it.
pub(super) fn dialog_that_stays(
    id: &'static str,
    open: Signal<bool>,
    title: Part,
    on_close: Rc<dyn Fn()>,
    inside: impl FnMut() -> Part + 'static,
) -> Part {
    described(id, open, title, Some(on_close), "closerequest", inside)
}

/// A dialog that is open while `open` holds.
pub(super) fn dialog(
    // Unique in the page.
    id: &'static str,
    // Whether it is open.
    open: Signal<bool>,
    // Its title.
    title: Part,
    // Called when the reader closes it; without it there is no way out but what stands inside.
    on_close: Option<Rc<dyn Fn()>>,
    // What stands inside, made anew each time it opens.
    inside: impl FnMut() -> Part + 'static,
) -> Part {
    let closed_by = if on_close.is_some() { "any" } else { "none" };
    described(id, open, title, on_close, closed_by, inside)
}

fn described(
    id: &'static str,
    open: Signal<bool>,
    title: Part,
    on_close: Option<Rc<dyn Fn()>>,
    closed_by: &'static str,
    mut inside: impl FnMut() -> Part + 'static,
) -> Part {
    let node = Place::new();
    effect(move || {
        let Some(dialog) = node.get() else { return };
        if !open.get() {
            browser::close_dialog(&dialog);
        } else if let Err(error) = browser::show_dialog(&dialog) {
            leptos::logging::warn!("{error}");
        }
    });
    let title_id = format!("{id}-title");
    let labelled_by = title_id.clone();
    let stays = on_close.is_none();
    let cancelled = move |event: leptos::ev::Event| {
        if stays {
            event.prevent_default();
        }
    };
    let close = on_close.clone();
    let closed = move || {
        if let Some(close) = &close {
            close();
        }
    };
    let way_out = on_close.map(|close| {
        el("button")
            .class("icon-button dialog-close")
            .attr("type", "button")
            .attr("aria-label", t(Label::Close))
            .press(move || close())
            .child(el("span").class("icon icon-cross").attr("aria-hidden", "true"))
            .into_part()
    });
    el("dialog")
        .attr("id", id)
        .class("dialog")
        .at(node)
        .attr("aria-labelledby", labelled_by)
        .attr("closedby", closed_by)
        .hear("close", closed)
        .on("cancel", cancelled)
        .child(el("div").class("dialog-head").child(el("h2").attr("id", title_id).child(title)).child(way_out))
        .child(when(move || open.get(), move || el("div").class("dialog-body").child(inside()).into_part()))
        .into_part()
}

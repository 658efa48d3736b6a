//! What stands beside the title of a picture: the switch between it and its table, and the ways to save it.

use leptos::prelude::*;

use super::save_menu;
use super::save_menu::SaveItem;
use crate::i18n::Label;
use crate::ui::part::{IntoPart, Part, el};
use crate::ui::words::t;

/// The tools of a picture; `name` is what tests know the switch by.
pub(super) fn chart_tools(
    as_table: RwSignal<bool>,
    name: Option<&'static str>,
    title: Signal<String>,
    items: Vec<SaveItem>,
) -> Part {
    el("div")
        .class("chart-tools")
        .child(
            el("button")
                .class("button quiet-button")
                .attr("type", "button")
                .attr("data-testid", name)
                .press(move || as_table.update(|on| *on = !*on))
                .child(move || t(if as_table.get() { Label::ShowPicture } else { Label::ShowTable })),
        )
        .child(save_menu(title, items))
        .into_part()
}

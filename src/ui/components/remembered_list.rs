//! What the reader asked to remember of the columns of earlier files, and forgetting it.

use leptos::prelude::*;

use crate::i18n::{Label, fill};
use crate::protocol::RememberedColumns;
use crate::ui::part::{IntoPart, Part, Parts, el, when};
use crate::ui::state::app_state;
use crate::ui::words::t;

/// A card with one line a header, or nothing where nothing is remembered.
pub(in crate::ui) fn remembered_list() -> Part {
    let kept = app_state().columns.kept;
    when(
        move || kept.with(|kept| !kept.is_empty()),
        move || {
            el("section")
                .class("card")
                .attr("aria-labelledby", "remembered-title")
                .child(el("h2").class("chart-title").attr("id", "remembered-title").child(t(Label::Remembered)))
                .child(el("p").class("quiet small").child(t(Label::RememberedExplained)))
                .child(el("ul").class("remembered").child(move || kept.get().into_iter().map(line).parts()))
                .into_part()
        },
    )
}

fn line(kept: RememberedColumns) -> Part {
    let state = app_state();
    let header = kept.header;
    let names: Vec<String> = kept.columns.into_iter().map(|(_, name, _)| name).collect();
    let names = names.join(t(Label::NameJoint));
    let forget = fill(t(Label::ForgetColumns), &[("names", &names)]);
    el("li")
        .child(el("span").child(names))
        .child(
            el("button")
                .class("link")
                .attr("type", "button")
                .attr("aria-label", forget)
                .attr("data-testid", "forget-columns")
                .press(move || state.forget_header(header))
                .child(t(Label::Forget)),
        )
        .into_part()
}

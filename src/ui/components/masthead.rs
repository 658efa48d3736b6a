//! The top of every screen: the name, what was recognised, the theme, about.

use leptos::prelude::*;

use super::drop_overlay::Picker;
use super::still::still;
use crate::i18n::Label;
use crate::ui::part::{IntoPart, Part, el, when};
use crate::ui::state::{Stage, app_state};
use crate::ui::words::t;
use crate::welcome::{brand, masthead_end};

/// The top of every screen.
pub(in crate::ui) fn masthead() -> Part {
    let state = app_state();
    let language = state.language.get_untracked();
    el("header")
        .class("masthead")
        .child(still(brand(language)))
        .child(when(move || state.stage.get() == Stage::Pages, source))
        .child(still(masthead_end(language)))
        .into_part()
}

/// What the pages rest on, and changing that.
fn source() -> Part {
    let state = app_state();
    let picker: Picker = expect_context();
    let frame = move |read: fn(&crate::views::frame::Frame) -> String| {
        state.frame.with(|frame| frame.as_ref().map(|frame| read(frame)).unwrap_or_default())
    };
    el("div")
        .class("source")
        .child(el("span").class("chip").child(move || frame(|frame| frame.recognised.clone())))
        .child(move || {
            let first = state.frame.with(|frame| frame.as_ref().and_then(|frame| Some(frame.files.first()?.file)));
            first.map(|file| {
                el("button")
                    .class("link small")
                    .attr("type", "button")
                    .attr("data-testid", "adjust")
                    .press(move || state.adjust(file))
                    .child(t(Label::Adjust))
                    .into_part()
            })
        })
        .child(el("button").class("button quiet-button").attr("type", "button").press(move || picker.open()).child(
            move || {
                let made_up = state.frame.with(|frame| frame.as_ref().is_some_and(|frame| frame.made_up.is_some()));
                t(if made_up { Label::UseOwnFiles } else { Label::AddFiles })
            },
        ))
        .child(
            el("button")
                .class("button quiet-button")
                .attr("type", "button")
                .press(move || state.start_again())
                .child(t(Label::StartAgain)),
        )
        .into_part()
}

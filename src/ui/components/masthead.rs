//! The top of every screen: the name, what was recognised, the theme, about.

use leptos::prelude::*;

use super::drop_overlay::Picker;
use crate::i18n::Label;
use crate::ui::part::{IntoPart, Part, el, when};
use crate::ui::screen::ThemeChoice;
use crate::ui::state::{Asked, Stage, app_state};
use crate::ui::words::t;

/// The top of every screen.
pub(in crate::ui) fn masthead() -> Part {
    let state = app_state();
    el("header")
        .class("masthead")
        .child(
            el("p")
                .class("brand")
                .child(el("span").class("icon brand-mark").attr("aria-hidden", "true"))
                .child(t(Label::ProductName)),
        )
        .child(when(move || state.stage.get() == Stage::Pages, source))
        .child(
            el("div").class("masthead-end").child(theme_switch()).child(
                el("button")
                    .class("button quiet-button")
                    .attr("type", "button")
                    .press(move || state.asked.set(Some(Asked::About)))
                    .child(t(Label::About)),
            ),
        )
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

/// As the system has it, light, dark.
fn theme_switch() -> Part {
    let state = app_state();
    let screen = state.screen;
    let choice = move |choice: ThemeChoice| {
        let (label, icon) = match choice {
            ThemeChoice::Auto => (Label::ThemeAuto, "icon icon-auto"),
            ThemeChoice::Light => (Label::ThemeLight, "icon icon-sun"),
            ThemeChoice::Dark => (Label::ThemeDark, "icon icon-moon"),
        };
        el("label")
            .class("segment")
            .attr("title", t(label))
            .child(
                el("input")
                    .attr("type", "radio")
                    .attr("name", "theme")
                    .attr("value", choice.name())
                    .prop("checked", move || screen.choice.get() == choice)
                    .hear("change", move || screen.choose(choice)),
            )
            .child(el("span").class(icon).attr("aria-hidden", "true"))
            .child(el("span").class("visually-hidden").child(t(label)))
            .into_part()
    };
    el("fieldset")
        .class("segmented theme-switch")
        .child(el("legend").class("visually-hidden").child(t(Label::Theme)))
        .child(ThemeChoice::ALL.map(choice))
        .into_part()
}

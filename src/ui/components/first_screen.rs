//! The invitation: drop files, choose them, or try a sample shop.

use leptos::prelude::*;

use super::drop_overlay::Picker;
use super::export_help::export_help;
use crate::i18n::Label;
use crate::ui::part::{IntoPart, Part, el};
use crate::ui::state::{Asked, app_state};
use crate::ui::words::t;

/// What one sees first.
pub(in crate::ui) fn first_screen() -> Part {
    let state = app_state();
    let picker: Picker = expect_context();
    el("main")
        .attr("id", "main")
        .class("first-screen")
        .attr("tabindex", "-1")
        .child(el("h1").class("claim").child(t(Label::SeeWhoComesBack)))
        .child(el("p").class("lead").child(t(Label::DropHere)))
        .child(
            el("div")
                .class("drop-zone")
                .child(el("span").class("icon icon-drop").attr("aria-hidden", "true"))
                .child(el("p").class("drop-zone-text").child(t(Label::DropAnywhere)))
                .child(
                    el("div")
                        .class("actions")
                        .child(
                            el("button")
                                .class("button primary")
                                .attr("type", "button")
                                .press(move || picker.open())
                                .child(t(Label::ChooseFiles)),
                        )
                        .child(
                            el("button")
                                .class("button")
                                .attr("type", "button")
                                .attr("data-testid", "try-sample")
                                .press(move || state.read_sample())
                                .child(t(Label::TrySample)),
                        ),
                )
                .child(el("p").class("quiet small").child(t(Label::WhatIsRead))),
        )
        .child(
            el("p")
                .class("promise")
                .child(el("span").class("icon icon-lock").attr("aria-hidden", "true"))
                .child(el("span").child(t(Label::WorksOffline)))
                .child(
                    el("button")
                        .class("link")
                        .attr("type", "button")
                        .press(move || state.asked.set(Some(Asked::Privacy)))
                        .child(t(Label::HowToCheck)),
                ),
        )
        .child(export_help())
        .into_part()
}

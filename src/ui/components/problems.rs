//! Files that could not be used: what is wrong and what to do about it.

use leptos::prelude::*;

use super::drop_overlay::Picker;
use super::still::export_help;
use crate::i18n::Label;
use crate::protocol::Problem;
use crate::ui::part::{IntoPart, Part, Parts, el, when};
use crate::ui::state::app_state;
use crate::ui::words::t;

/// The screen where nothing could be used.
pub(in crate::ui) fn problem_screen() -> Part {
    let state = app_state();
    let picker: Picker = expect_context();
    el("main")
        .attr("id", "main")
        .class("first-screen problem-screen")
        .attr("tabindex", "-1")
        .child(el("h1").child(t(Label::NothingUsable)))
        .child(problem_list())
        .child(
            el("div")
                .class("actions")
                .child(
                    el("button")
                        .class("button primary")
                        .attr("type", "button")
                        .press(move || picker.open())
                        .child(t(Label::ChooseOtherFiles)),
                )
                .child(
                    el("button")
                        .class("button")
                        .attr("type", "button")
                        .press(move || state.dismiss_problems())
                        .child(t(Label::Back)),
                ),
        )
        .child(export_help())
        .into_part()
}

/// A note above the pages where some of the files could not be used.
pub(in crate::ui) fn problem_notice() -> Part {
    let state = app_state();
    when(
        move || !state.problems.with(Vec::is_empty),
        move || {
            el("section")
                .class("notice amber")
                .attr("aria-label", t(Label::SomeUnusable))
                .child(
                    el("div")
                        .class("notice-head")
                        .child(el("span").class("icon icon-warning").attr("aria-hidden", "true"))
                        .child(el("h2").child(t(Label::SomeUnusable)))
                        .child(
                            el("button")
                                .class("icon-button")
                                .attr("type", "button")
                                .attr("aria-label", t(Label::Dismiss))
                                .press(move || state.dismiss_problems())
                                .child(el("span").class("icon icon-cross").attr("aria-hidden", "true")),
                        ),
                )
                .child(problem_list())
                .into_part()
        },
    )
}

fn problem_list() -> Part {
    let state = app_state();
    let item = move |problem: Problem| {
        let help = problem.mapping.map(|mapping| {
            el("button")
                .class("link")
                .attr("type", "button")
                .attr("data-testid", "name-columns")
                .press(move || state.ask_about((*mapping).clone()))
                .child(t(Label::NameColumns))
                .into_part()
        });
        el("li")
            .class("problem")
            .attr("data-testid", "problem")
            .attr("data-code", problem.code)
            .child(el("p").class("problem-file").child(problem.file))
            .child(el("p").child(problem.sentence))
            .child(el("p").class("quiet").child(problem.remedy))
            .child(help)
            .into_part()
    };
    el("div")
        .attr("role", "alert")
        .child(el("ul").class("problems").child(move || state.problems.get().into_iter().map(item).parts()))
        .into_part()
}

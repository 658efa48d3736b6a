//! The pages, and the frame around them.

mod answers;
mod cohorts;
mod data;
mod overview;

use leptos::prelude::*;

use self::answers::answers_page;
use self::cohorts::cohorts_page;
use self::data::data_page;
use self::overview::overview_page;
use super::components::{problem_notice, question_notices, rail, scope_bar};
use super::state::app_state;
use crate::i18n::Label;
use crate::protocol::Page;
use crate::ui::part::{IntoPart, Part, afresh, el};
use crate::ui::words::t;

/// rail, scope bar and the page that is on.
pub(super) fn workspace() -> Part {
    let state = app_state();
    let busy = move || if state.busy.get() { "true" } else { "false" };
    el("div")
        .class("workspace")
        .child(rail())
        .child(
            el("div").class("workspace-main").child(scope_bar()).child(
                el("main")
                    .attr("id", "main")
                    .class("page")
                    .attr("tabindex", "-1")
                    .attr("aria-busy", busy)
                    .child(problem_notice())
                    .child(question_notices())
                    .child(move || match state.shown.get() {
                        Some(Page::Overview) => afresh(overview_page),
                        Some(Page::Cohorts) => afresh(cohorts_page),
                        Some(
                            Page::Timing
                            | Page::Customers
                            | Page::Value
                            | Page::Products
                            | Page::Drivers
                            | Page::Calculator,
                        ) => afresh(answers_page),
                        Some(Page::Data) => afresh(data_page),
                        None => Part::default(),
                    }),
            ),
        )
        .into_part()
}

/// The retention calculator without any files.
pub(super) fn calculator() -> Part {
    let state = app_state();
    el("main")
        .attr("id", "main")
        .class("page")
        .attr("tabindex", "-1")
        .child(
            el("p").child(
                el("button")
                    .class("link")
                    .attr("type", "button")
                    .attr("data-testid", "leave-calculator")
                    .press(move || state.leave_calculator())
                    .child(t(Label::Back)),
            ),
        )
        .child(answers_page())
        .into_part()
}

//! Files that could not be used: what is wrong and what to do about it.

use leptos::prelude::*;

use super::drop_overlay::Picker;
use super::export_help::ExportHelp;
use crate::i18n::Label;
use crate::protocol::Problem;
use crate::ui::state::app_state;
use crate::ui::words::t;

/// The screen where nothing could be used.
#[component]
pub(in crate::ui) fn ProblemScreen() -> impl IntoView {
    let state = app_state();
    let picker: Picker = expect_context();
    view! {
        <main id="main" class="first-screen problem-screen" tabindex="-1">
            <h1>{t(Label::NothingUsable)}</h1>
            <ProblemList />
            <div class="actions">
                <button class="button primary" type="button" on:click=move |_| picker.open()>
                    {t(Label::ChooseOtherFiles)}
                </button>
                <button class="button" type="button" on:click=move |_| state.dismiss_problems()>{t(Label::Back)}</button>
            </div>
            <ExportHelp />
        </main>
    }
}

/// A note above the pages where some of the files could not be used.
#[component]
pub(in crate::ui) fn ProblemNotice() -> impl IntoView {
    let state = app_state();
    view! {
        <Show when=move || !state.problems.with(Vec::is_empty)>
            <section class="notice amber" aria-label=t(Label::SomeUnusable)>
                <div class="notice-head">
                    <span class="icon icon-warning" aria-hidden="true"></span>
                    <h2>{t(Label::SomeUnusable)}</h2>
                    <button
                        class="icon-button"
                        type="button"
                        aria-label=t(Label::Dismiss)
                        on:click=move |_| state.dismiss_problems()
                    >
                        <span class="icon icon-cross" aria-hidden="true"></span>
                    </button>
                </div>
                <ProblemList />
            </section>
        </Show>
    }
}

#[component]
fn ProblemList() -> impl IntoView {
    let state = app_state();
    let item = |problem: Problem| {
        view! {
            <li class="problem" data-testid="problem" data-code=problem.code>
                <p class="problem-file">{problem.file}</p>
                <p>{problem.sentence}</p>
                <p class="quiet">{problem.remedy}</p>
            </li>
        }
    };
    view! {
        <div role="alert">
            <ul class="problems">{move || state.problems.get().into_iter().map(item).collect_view()}</ul>
        </div>
    }
}

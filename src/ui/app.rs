//! The page from the outside: the masthead, whichever screen is on, and what lies above it.

use leptos::prelude::*;

use super::components::{
    Picker, about_dialog, columns_dialog, drop_overlay, file_picker, first_screen, halt_dialog, masthead,
    person_dialog, privacy_dialog, problem_screen, reading,
};
use super::pages::{calculator, workspace};
use super::part::{IntoPart, Part, afresh, all, effect, el};
use super::screen::ThemeChoice;
use super::state::{AppState, Stage};
use super::words::t;
use crate::browser;
use crate::i18n::Label;
use crate::protocol::Page;

/// Everything that is in the window.
pub(super) fn app() -> Part {
    let state = AppState::new();
    provide_context(state);
    Picker::provide();
    state.begin();
    follow_theme(state);
    follow_page(state);
    // A change of language puts everything up anew; nothing of what was read is lost by that.
    (move || {
        state.language.track();
        afresh(shell)
    })
    .into_part()
}

fn shell() -> Part {
    let state = super::state::app_state();
    let skip = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        browser::focus_first("#main");
    };
    all![
        el("a").class("skip-link").attr("href", "#main").on("click", skip).child(t(Label::SkipToContent)),
        masthead(),
        move || match state.stage.get() {
            Stage::Start => afresh(first_screen),
            Stage::Reading => afresh(reading),
            Stage::Problems => afresh(problem_screen),
            Stage::Pages => afresh(workspace),
            Stage::Calculator => afresh(calculator),
        },
        file_picker(),
        drop_overlay(),
        about_dialog(),
        privacy_dialog(),
        columns_dialog(),
        person_dialog(),
        halt_dialog()
    ]
}

fn follow_theme(state: AppState) {
    effect(move || {
        let choice = state.screen.choice.get();
        let value = (choice != ThemeChoice::Auto).then(|| choice.name());
        if let Err(error) = browser::set_root_attribute("data-theme", value) {
            leptos::logging::warn!("{error}");
        }
    });
}

/// The window's title names the page; a new page begins at its top with the focus on its title, or at the part that a link led to.
fn follow_page(state: AppState) {
    let mut before = None;
    effect(move || {
        let page = state.shown.get();
        let title = match page {
            None => t(Label::WindowTitle).to_owned(),
            Some(page) => [t(page_label(page)), t(Label::ProductName)].join(t(Label::TitleJoint)),
        };
        browser::set_title(&title);
        if page.is_some() && before.is_some() && before != page {
            // The new page stands in the document only after this round of effects.
            request_animation_frame(move || state.begin_page());
        }
        before = page;
    });
}

/// The name of a page.
pub(super) fn page_label(page: Page) -> Label {
    match page {
        Page::Overview => Label::PageOverview,
        Page::Cohorts => Label::PageCohorts,
        Page::Timing => Label::PageTiming,
        Page::Customers => Label::PageCustomers,
        Page::Value => Label::PageValue,
        Page::Products => Label::PageProducts,
        Page::Drivers => Label::PageDrivers,
        Page::Data => Label::PageData,
        Page::Calculator => Label::PageCalculator,
    }
}

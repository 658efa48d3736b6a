//! The page from the outside: the masthead, whichever screen is on, and what lies above it.

use leptos::prelude::*;

use super::components::{
    AboutDialog, DropOverlay, FilePicker, FirstScreen, HaltDialog, Masthead, Picker, PrivacyDialog, ProblemScreen,
    Reading,
};
use super::pages::Workspace;
use super::screen::ThemeChoice;
use super::state::{AppState, Stage};
use super::words::t;
use crate::browser;
use crate::i18n::Label;
use crate::protocol::Page;

/// Everything that is in the window.
#[component]
pub(super) fn App() -> impl IntoView {
    let state = AppState::new();
    provide_context(state);
    Picker::provide();
    state.begin();
    follow_theme(state);
    follow_page(state);
    // A change of language puts everything up anew; nothing of what was read is lost by that.
    let language = move || [state.language.get().tag()];
    view! {
        <For each=language key=|tag| *tag let:_tag>
            <Shell />
        </For>
    }
}

#[component]
fn Shell() -> impl IntoView {
    let state = super::state::app_state();
    let skip = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        browser::focus_first("#main");
    };
    view! {
        <a class="skip-link" href="#main" on:click=skip>{t(Label::SkipToContent)}</a>
        <Masthead />
        {move || match state.stage.get() {
            Stage::Start => view! { <FirstScreen /> }.into_any(),
            Stage::Reading => view! { <Reading /> }.into_any(),
            Stage::Problems => view! { <ProblemScreen /> }.into_any(),
            Stage::Pages => view! { <Workspace /> }.into_any(),
        }}
        <FilePicker />
        <DropOverlay />
        <AboutDialog />
        <PrivacyDialog />
        <HaltDialog />
    }
}

fn follow_theme(state: AppState) {
    Effect::new(move |_| {
        let choice = state.screen.choice.get();
        let value = (choice != ThemeChoice::Auto).then(|| choice.name());
        if let Err(error) = browser::set_root_attribute("data-theme", value) {
            leptos::logging::warn!("{error}");
        }
    });
}

/// The window's title names the page; a new page begins at its top, with the focus on its title.
fn follow_page(state: AppState) {
    Effect::new(move |before: Option<Option<Page>>| {
        let page = state.shown.get();
        let title = match page {
            None => t(Label::WindowTitle).to_owned(),
            Some(page) => [t(page_label(page)), t(Label::ProductName)].join(t(Label::TitleJoint)),
        };
        browser::set_title(&title);
        if page.is_some() && before.flatten().is_some_and(|before| Some(before) != page) {
            // The new page stands in the document only after this round of effects.
            request_animation_frame(|| {
                browser::scroll_to_top();
                browser::focus_first("#page-title");
            });
        }
        page
    });
}

/// The name of a page.
pub(super) fn page_label(page: Page) -> Label {
    match page {
        Page::Overview => Label::PageOverview,
        Page::Cohorts => Label::PageCohorts,
        Page::Data => Label::PageData,
    }
}

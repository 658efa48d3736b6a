//! The top of every screen: the name, what was recognised, the theme, about.

use leptos::prelude::*;

use super::drop_overlay::Picker;
use crate::i18n::Label;
use crate::ui::screen::ThemeChoice;
use crate::ui::state::{Asked, Stage, app_state};
use crate::ui::words::t;

/// The top of every screen.
#[component]
pub(in crate::ui) fn Masthead() -> impl IntoView {
    let state = app_state();
    view! {
        <header class="masthead">
            <p class="brand">
                <span class="icon brand-mark" aria-hidden="true"></span>
                {t(Label::ProductName)}
            </p>
            <Show when=move || state.stage.get() == Stage::Pages>
                <Source />
            </Show>
            <div class="masthead-end">
                <ThemeSwitch />
                <button class="button quiet-button" type="button" on:click=move |_| state.asked.set(Some(Asked::About))>
                    {t(Label::About)}
                </button>
            </div>
        </header>
    }
}

/// What the pages rest on, and changing that.
#[component]
fn Source() -> impl IntoView {
    let state = app_state();
    let picker: Picker = expect_context();
    let frame = move |read: fn(&crate::views::frame::Frame) -> String| {
        state.frame.with(|frame| frame.as_ref().map(|frame| read(frame)).unwrap_or_default())
    };
    view! {
        <div class="source">
            <span class="chip">{move || frame(|frame| frame.recognised.clone())}</span>
            <button class="button quiet-button" type="button" on:click=move |_| picker.open()>
                {move || {
                    let made_up = state.frame.with(|frame| frame.as_ref().is_some_and(|frame| frame.made_up.is_some()));
                    t(if made_up { Label::UseOwnFiles } else { Label::AddFiles })
                }}
            </button>
            <button class="button quiet-button" type="button" on:click=move |_| state.start_again()>
                {t(Label::StartAgain)}
            </button>
        </div>
    }
}

/// As the system has it, light, dark.
#[component]
fn ThemeSwitch() -> impl IntoView {
    let state = app_state();
    let screen = state.screen;
    let choice = move |choice: ThemeChoice| {
        let (label, icon) = match choice {
            ThemeChoice::Auto => (Label::ThemeAuto, "icon icon-auto"),
            ThemeChoice::Light => (Label::ThemeLight, "icon icon-sun"),
            ThemeChoice::Dark => (Label::ThemeDark, "icon icon-moon"),
        };
        view! {
            <label class="segment" title=t(label)>
                <input
                    type="radio"
                    name="theme"
                    value=choice.name()
                    prop:checked=move || screen.choice.get() == choice
                    on:change=move |_| screen.choose(choice)
                />
                <span class=icon aria-hidden="true"></span>
                <span class="visually-hidden">{t(label)}</span>
            </label>
        }
    };
    view! {
        <fieldset class="segmented theme-switch">
            <legend class="visually-hidden">{t(Label::Theme)}</legend>
            {ThemeChoice::ALL.map(choice)}
        </fieldset>
    }
}

//! When nothing goes on without the reader: the analyst stopped, or is of another version.

use leptos::prelude::*;

use super::dialog::Dialog;
use crate::browser;
use crate::i18n::Label;
use crate::ui::state::{Halt, app_state};
use crate::ui::words::t;

/// Says what happened and offers the one thing to do.
#[component]
pub(in crate::ui) fn HaltDialog() -> impl IntoView {
    let state = app_state();
    let title = move || {
        t(match state.halt.get() {
            Some(Halt::OtherVersion) => Label::OtherVersionTitle,
            Some(Halt::Stopped) | None => Label::StoppedTitle,
        })
        .to_owned()
    };
    let reload = move |_| {
        if let Err(error) = browser::reload() {
            leptos::logging::warn!("{error}");
        }
    };
    let body = move || match state.halt.get() {
        Some(Halt::OtherVersion) => view! {
            <p>{t(Label::OtherVersionText)}</p>
            <div class="actions">
                <button class="button primary" type="button" on:click=reload>{t(Label::Reload)}</button>
            </div>
        }
        .into_any(),
        Some(Halt::Stopped) => view! {
            <p>{t(Label::StoppedText)}</p>
            <div class="actions">
                <button class="button primary" type="button" data-testid="restart" on:click=move |_| state.restart()>
                    {t(Label::Restart)}
                </button>
            </div>
        }
        .into_any(),
        None => ().into_any(),
    };
    view! {
        <Dialog id="halt" open=Signal::derive(move || state.halt.with(Option::is_some)) title=Signal::derive(title)>
            {body}
        </Dialog>
    }
}

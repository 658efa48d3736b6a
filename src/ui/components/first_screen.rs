//! The invitation: drop files, choose them, or try a sample shop.

use leptos::prelude::*;

use super::drop_overlay::Picker;
use super::export_help::ExportHelp;
use crate::i18n::Label;
use crate::ui::state::{Asked, app_state};
use crate::ui::words::t;

/// What one sees first.
#[component]
pub(in crate::ui) fn FirstScreen() -> impl IntoView {
    let state = app_state();
    let picker: Picker = expect_context();
    view! {
        <main id="main" class="first-screen" tabindex="-1">
            <h1 class="claim">{t(Label::SeeWhoComesBack)}</h1>
            <p class="lead">{t(Label::DropHere)}</p>
            <div class="drop-zone">
                <span class="icon icon-drop" aria-hidden="true"></span>
                <p class="drop-zone-text">{t(Label::DropAnywhere)}</p>
                <div class="actions">
                    <button class="button primary" type="button" on:click=move |_| picker.open()>
                        {t(Label::ChooseFiles)}
                    </button>
                    <button class="button" type="button" data-testid="try-sample" on:click=move |_| state.read_sample()>
                        {t(Label::TrySample)}
                    </button>
                </div>
                <p class="quiet small">{t(Label::WhatIsRead)}</p>
            </div>
            <p class="promise">
                <span class="icon icon-lock" aria-hidden="true"></span>
                <span>{t(Label::WorksOffline)}</span>
                <button class="link" type="button" on:click=move |_| state.asked.set(Some(Asked::Privacy))>
                    {t(Label::HowToCheck)}
                </button>
            </p>
            <ExportHelp />
        </main>
    }
}

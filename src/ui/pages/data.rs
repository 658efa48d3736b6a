//! Files, ledger, switches: what the figures rest on.

use std::sync::Arc;

use leptos::prelude::*;

use super::newest;
use crate::browser;
use crate::i18n::{Label, fill};
use crate::ui::components::{BasisChoices, DataTable, FileCards, LedgerTable, SwitchList};
use crate::ui::state::{Asked, app_state};
use crate::ui::words::t;
use crate::views::data::{DataView, LedgerKind};

/// The Data page.
#[component]
pub(super) fn DataPage(first: Arc<DataView>) -> impl IntoView {
    let state = app_state();
    let view = newest(state.data, first);
    let nothing_aside = move || {
        view.with(|view| !view.ledger.iter().any(|line| line.kind == LedgerKind::SetAside && line.rows_raw > 0.0))
    };
    let conventions = Memo::new(move |_| view.with(|view| Arc::new(view.conventions.clone())));
    view! {
        <header class="page-head">
            <h1 id="page-title" tabindex="-1" data-testid="headline">{move || view.with(|view| view.headline.clone())}</h1>
        </header>
        <section class="page-section" aria-labelledby="files-title">
            <h2 class="section-title" id="files-title">{t(Label::Files)}</h2>
            <FileCards view=view />
        </section>
        <section class="card" aria-labelledby="ledger-title">
            <div class="chart-head">
                <h2 class="chart-title" id="ledger-title">{t(Label::Ledger)}</h2>
                <button
                    class="button quiet-button"
                    type="button"
                    data-testid="save-set-aside"
                    disabled=nothing_aside
                    on:click=move |_| state.save_set_aside()
                >
                    <span class="icon icon-save" aria-hidden="true"></span>
                    {t(Label::SaveLedger)}
                </button>
            </div>
            <LedgerTable view=view />
        </section>
        <div class="two-columns">
            <section class="card" aria-labelledby="switches-title">
                <h2 class="chart-title" id="switches-title">{t(Label::WhatCounts)}</h2>
                <SwitchList view=view />
            </section>
            <div class="stack">
                <section class="card" aria-labelledby="basis-title">
                    <h2 class="chart-title" id="basis-title">{t(Label::RevenueMeans)}</h2>
                    <BasisChoices view=view />
                </section>
                <Proof />
            </div>
        </div>
        <section class="card" aria-labelledby="conventions-title">
            <h2 class="chart-title" id="conventions-title">{t(Label::Conventions)}</h2>
            <DataTable table=conventions caption_above=true />
        </section>
    }
}

/// What leaves the page: counted, not claimed.
#[component]
fn Proof() -> impl IntoView {
    let state = app_state();
    let elsewhere = browser::requests_to_other_hosts();
    let count = match &elsewhere {
        Ok(count) => fill(t(Label::RequestsElsewhere), &[("count", &count.to_string())]),
        Err(_) => t(Label::RequestsUnknown).to_owned(),
    };
    let raw = elsewhere.ok().map(|count| count.to_string());
    view! {
        <section class="card proof" aria-labelledby="proof-title">
            <h2 class="chart-title" id="proof-title">{t(Label::WhatLeaves)}</h2>
            <p class="proof-count figures-text" data-testid="requests-elsewhere" data-raw=raw>{count}</p>
            <p class="quiet">{t(Label::RequestsExplained)}</p>
            <div class="actions">
                <button class="button" type="button" data-testid="save-report" on:click=move |_| state.save_report()>
                    <span class="icon icon-save" aria-hidden="true"></span>
                    {t(Label::SaveReport)}
                </button>
                <button class="link" type="button" on:click=move |_| state.asked.set(Some(Asked::Privacy))>
                    {t(Label::HowToCheck)}
                </button>
            </div>
        </section>
    }
}

//! Files, ledger, switches: what the figures rest on.

use leptos::prelude::*;

use crate::browser;
use crate::i18n::{Label, fill};
use crate::ui::components::{
    basis_choices, currency_choices, data_facts, data_table, definitions_card, file_cards, ledger_table,
    remembered_list, shared_keys, side_files, switch_list, warning_list,
};
use crate::ui::part::{IntoPart, Part, all, el};
use crate::ui::state::{Asked, Shown, app_state};
use crate::ui::words::t;
use crate::views::PageBody;
use crate::views::data::{DataView, LedgerKind};

/// The Data page.
pub(super) fn data_page() -> Part {
    let state = app_state();
    let view = Shown::new(data_of);
    let nothing_aside = move || {
        view.with(|view| !view.ledger.iter().any(|line| line.kind == LedgerKind::SetAside && line.rows_raw > 0.0))
    };
    let conventions = Shown::new(|body, _| Some(&data_of(body, 0)?.conventions));
    all![
        el("header").class("page-head").child(
            el("h1")
                .attr("id", "page-title")
                .attr("tabindex", "-1")
                .attr("data-testid", "headline")
                .child(move || view.with(|view| view.headline.clone()))
        ),
        warning_list(view),
        el("section")
            .class("page-section")
            .attr("aria-labelledby", "files-title")
            .child(el("h2").class("section-title").attr("id", "files-title").child(t(Label::Files)))
            .child(data_facts(view))
            .child(file_cards(view))
            .child(remembered_list()),
        el("section")
            .class("card")
            .attr("aria-labelledby", "ledger-title")
            .child(
                el("div")
                    .class("chart-head")
                    .child(el("h2").class("chart-title").attr("id", "ledger-title").child(t(Label::Ledger)))
                    .child(
                        el("div")
                            .class("chart-tools")
                            .child(
                                el("button")
                                    .class("button quiet-button")
                                    .attr("type", "button")
                                    .attr("data-testid", "save-set-aside")
                                    .attr("disabled", move || state.saving.get() || nothing_aside())
                                    .press(move || state.save_set_aside())
                                    .child(el("span").class("icon icon-save").attr("aria-hidden", "true"))
                                    .child(move || {
                                        t(if state.saving.get() { Label::Saving } else { Label::SaveSetAside })
                                    })
                            )
                            .child(
                                el("button")
                                    .class("button quiet-button")
                                    .attr("type", "button")
                                    .attr("data-testid", "save-ledger")
                                    .press(move || state.save_ledger())
                                    .child(el("span").class("icon icon-save").attr("aria-hidden", "true"))
                                    .child(t(Label::SaveLedger))
                            )
                    )
            )
            .child(ledger_table(view)),
        shared_keys(view),
        side_files(view),
        el("div")
            .class("two-columns")
            .child(
                el("section")
                    .class("card")
                    .attr("aria-labelledby", "switches-title")
                    .child(el("h2").class("chart-title").attr("id", "switches-title").child(t(Label::WhatCounts)))
                    .child(switch_list(view))
            )
            .child(
                el("div")
                    .class("stack")
                    .child(
                        el("section")
                            .class("card")
                            .attr("aria-labelledby", "basis-title")
                            .child(
                                el("h2").class("chart-title").attr("id", "basis-title").child(t(Label::RevenueMeans))
                            )
                            .child(basis_choices(view))
                    )
                    .child(currency_choices(view))
                    .child(proof())
            ),
        definitions_card(),
        el("section")
            .class("card")
            .attr("aria-labelledby", "conventions-title")
            .child(el("h2").class("chart-title").attr("id", "conventions-title").child(t(Label::Conventions)))
            .child(data_table(conventions, false, true))
    ]
}

fn data_of(body: &PageBody, _: usize) -> Option<&DataView> {
    if let PageBody::Data(view) = body { Some(view) } else { None }
}

/// What leaves the page: counted, not claimed.
fn proof() -> Part {
    let state = app_state();
    let elsewhere = browser::requests_to_other_hosts();
    let count = match &elsewhere {
        Ok(count) => fill(t(Label::RequestsElsewhere), &[("count", &count.to_string())]),
        Err(_) => t(Label::RequestsUnknown).to_owned(),
    };
    let raw = elsewhere.ok().map(|count| count.to_string());
    el("section")
        .class("card proof")
        .attr("aria-labelledby", "proof-title")
        .child(el("h2").class("chart-title").attr("id", "proof-title").child(t(Label::WhatLeaves)))
        .child(
            el("p")
                .class("proof-count figures-text")
                .attr("data-testid", "requests-elsewhere")
                .attr("data-raw", raw)
                .child(count),
        )
        .child(el("p").class("quiet").child(t(Label::RequestsExplained)))
        .child(
            el("div")
                .class("actions")
                .child(
                    el("button")
                        .class("button")
                        .attr("type", "button")
                        .attr("data-testid", "save-report")
                        .press(move || state.save_report())
                        .child(el("span").class("icon icon-save").attr("aria-hidden", "true"))
                        .child(t(Label::SaveReport)),
                )
                .child(
                    el("button")
                        .class("link")
                        .attr("type", "button")
                        .press(move || state.asked.set(Some(Asked::Privacy)))
                        .child(t(Label::HowToCheck)),
                ),
        )
        .into_part()
}

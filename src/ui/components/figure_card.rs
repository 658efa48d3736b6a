//! One key figure: number, change, certainty, spark line, and the way to its definition.

use std::sync::Arc;

use leptos::prelude::*;

use super::spark_line::SparkLine;
use crate::i18n::{Label, fill};
use crate::ui::words::t;
use crate::views::chart::Direction;
use crate::views::figure::{Change, Figure};

/// A key figure as a card.
#[component]
pub(in crate::ui) fn FigureCard(
    /// The figure.
    figure: Memo<Arc<Figure>>,
    /// Called with the figure's key when its definition is wanted.
    on_define: Callback<String>,
) -> impl IntoView {
    let key = figure.with_untracked(|figure| figure.key.clone());
    let text = move |read: fn(&Figure) -> String| figure.with(|figure| read(figure));
    let define_label = move || figure.with(|figure| fill(t(Label::DefinitionOf), &[("figure", &figure.label)]));
    let raw = move || figure.with(|figure| figure.raw.map(|raw| raw.to_string()));
    let heading = format!("figure-{key}-label");
    let labelled_by = heading.clone();
    let testid = format!("figure-{key}");
    view! {
        <article class="card figure-card" aria-labelledby=labelled_by data-testid=testid data-raw=raw>
            <header class="figure-head">
                <h2 class="figure-label" id=heading>{move || text(|figure| figure.label.clone())}</h2>
                <button
                    class="icon-button"
                    type="button"
                    aria-label=define_label
                    aria-haspopup="dialog"
                    on:click=move |_| on_define.run(key.clone())
                >
                    <span class="icon icon-info" aria-hidden="true"></span>
                </button>
            </header>
            <p class="figure-term">{move || text(|figure| figure.term.clone())}</p>
            <div class="figure-main">
                <p class="figure-value">{move || text(|figure| figure.value.clone())}</p>
                <SparkLine figure=figure />
            </div>
            <div class="figure-change">{move || figure.with(|figure| figure.change.clone()).map(change_line)}</div>
            <p class="figure-certainty">
                <span>{move || text(|figure| figure.interval.clone().unwrap_or_default())}</span>
                <span>{move || text(|figure| figure.base.clone().unwrap_or_default())}</span>
            </p>
            {move || {
                figure.with(|figure| figure.note.clone()).map(|note| view! { <p class="figure-note">{note}</p> })
            }}
            <p class="figure-term print-only">{move || text(|figure| figure.definition.with_numbers.clone())}</p>
        </article>
    }
}

fn change_line(change: Change) -> impl IntoView {
    let class = match change.direction {
        Direction::Up => "icon icon-up",
        Direction::Down => "icon icon-down",
        Direction::Flat => "icon icon-flat",
    };
    view! {
        <p class="change">
            <span class=class aria-hidden="true"></span>
            <span class="change-text">{change.text}</span>
            <span class="change-detail">{change.detail}</span>
        </p>
    }
}

/// The place of a figure that is not there yet.
#[component]
pub(in crate::ui) fn FigureSkeleton() -> impl IntoView {
    view! {
        <div class="card figure-card skeleton">
            <span class="ghost ghost-label"></span>
            <span class="ghost ghost-term"></span>
            <span class="ghost ghost-value"></span>
            <span class="ghost ghost-line"></span>
        </div>
    }
}

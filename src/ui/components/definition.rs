//! The definition behind a figure, with this shop's numbers put in.

use std::sync::Arc;

use leptos::prelude::*;

use super::dialog::Dialog;
use crate::i18n::Label;
use crate::ui::words::t;
use crate::views::figure::{Definition, Figure, Variant};

/// The definition of whichever figure was asked about.
#[component]
pub(in crate::ui) fn DefinitionDialog(
    /// The figure asked about.
    figure: Signal<Option<Arc<Figure>>>,
    /// Called when the reader has seen enough.
    on_close: Callback<()>,
) -> impl IntoView {
    let title = move || figure.with(|figure| figure.as_ref().map(|figure| figure.label.clone()).unwrap_or_default());
    let body = move || figure.get().map(|figure| definition_body(&figure));
    view! {
        <Dialog
            id="definition"
            open=Signal::derive(move || figure.with(Option::is_some))
            title=Signal::derive(title)
            on_close=on_close
        >
            {body}
        </Dialog>
    }
}

fn definition_body(figure: &Figure) -> impl IntoView + use<> {
    let Definition { answers, formula, with_numbers, numerator, denominator, not_the_same_as, variants } =
        figure.definition.clone();
    let parts = numerator.into_iter().chain(denominator).map(|(name, number)| {
        view! {
            <div class="fraction-part">
                <span>{name}</span>
                <strong class="figures-text">{number}</strong>
            </div>
        }
    });
    let parts = parts.collect_view();
    view! {
        <p class="figure-term">{figure.term.clone()}</p>
        <p class="definition-answers">{answers}</p>
        <h3 class="small-title">{t(Label::Formula)}</h3>
        <p class="formula">{formula}</p>
        <p class="formula with-numbers figures-text">{with_numbers}</p>
        <div class="fraction">{parts}</div>
        {(!not_the_same_as.is_empty())
            .then(|| view! { <p class="definition-difference">{not_the_same_as}</p> })}
        {(!variants.is_empty())
            .then(|| {
                view! {
                    <h3 class="small-title">{t(Label::OtherDefinitions)}</h3>
                    <ul class="variants">{variants.into_iter().map(variant).collect_view()}</ul>
                }
            })}
    }
}

fn variant(variant: Variant) -> impl IntoView {
    view! {
        <li class="variant" class:chosen=variant.chosen data-testid=format!("variant-{}", variant.key)>
            <span class="variant-name">
                {variant.label}
                {variant.chosen.then(|| view! { <span class="chip">{t(Label::OnTheCard)}</span> })}
            </span>
            <strong class="variant-value figures-text">{variant.value}</strong>
            <span class="variant-words quiet">{variant.with_numbers}</span>
        </li>
    }
}

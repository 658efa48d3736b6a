//! The definition behind a figure, with this shop's numbers put in.

use leptos::prelude::*;
use std::rc::Rc;

use super::behind::behind_line;
use super::dialog::dialog;
use crate::i18n::Label;
use crate::ui::part::{IntoPart, Part, Parts, all, el};
use crate::ui::state::Shown;
use crate::ui::words::t;
use crate::views::figure::{Definition, Figure, Variant};

/// The definition of whichever figure was asked about.
pub(in crate::ui) fn definition_dialog(
    // The figure asked about.
    defined: RwSignal<Option<usize>>,
    // A figure by its place.
    figure_at: fn(usize) -> Shown<Figure>,
) -> Part {
    let title = move || defined.get().map(|at| figure_at(at).with(|figure| figure.label.clone())).unwrap_or_default();
    let body = move || defined.get().map(|at| figure_at(at).with(definition_body));
    dialog(
        "definition",
        Signal::derive(move || defined.get().is_some()),
        title.into_part(),
        Some(Rc::new(move || defined.set(None))),
        move || body.into_part(),
    )
}

fn definition_body(figure: &Figure) -> Part {
    let Definition { answers, formula, with_numbers, numerator, denominator, not_the_same_as, variants } =
        figure.definition.clone();
    let parts = numerator.into_iter().chain(denominator).map(|(name, number)| {
        el("div")
            .class("fraction-part")
            .child(el("span").child(name))
            .child(el("strong").class("figures-text").child(number))
            .into_part()
    });
    let parts = parts.parts();
    all![
        el("p").class("figure-term").child(figure.term.clone()),
        el("p").class("definition-answers").child(answers),
        el("h3").class("small-title").child(t(Label::Formula)),
        el("p").class("formula").child(formula),
        el("p").class("formula with-numbers figures-text").child(with_numbers),
        el("div").class("fraction").child(parts),
        (!not_the_same_as.is_empty())
            .then(|| el("p").class("definition-difference").child(not_the_same_as).into_part()),
        (!variants.is_empty()).then(|| {
            all![
                el("h3").class("small-title").child(t(Label::OtherDefinitions)),
                el("ul").class("variants").child(variants.into_iter().map(variant).parts())
            ]
        }),
        figure.behind.clone().map(behind_line)
    ]
}

fn variant(variant: Variant) -> Part {
    el("li")
        .class("variant")
        .class_if("chosen", variant.chosen)
        .attr("data-testid", format!("variant-{}", variant.key))
        .child(
            el("span")
                .class("variant-name")
                .child(variant.label)
                .child(variant.chosen.then(|| el("span").class("chip").child(t(Label::OnTheCard)).into_part())),
        )
        .child(el("strong").class("variant-value figures-text").child(variant.value))
        .child(el("span").class("variant-words quiet").child(variant.with_numbers))
        .into_part()
}

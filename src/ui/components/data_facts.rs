//! How old and how complete the files are.

use crate::ui::part::{IntoPart, Part, Parts, all, el};
use crate::ui::state::Shown;
use crate::views::data::{DataView, FactView};

/// One card a fact.
pub(in crate::ui) fn data_facts(view: Shown<DataView>) -> Part {
    el("ul").class("facts").child(move || view.with(|view| view.facts.iter().map(fact).parts())).into_part()
}

fn fact(fact: &FactView) -> Part {
    let warning = fact.matters.then(|| el("span").class("icon icon-warning").attr("aria-hidden", "true").into_part());
    el("li")
        .class("card fact")
        .class_if("amber", fact.matters)
        .attr("data-testid", format!("fact-{}", fact.code))
        .child(el("h3").class("fact-label").child(fact.label.clone()))
        .child(el("p").class("fact-value figures-text").child(all![warning, fact.value.clone()]))
        .child(el("p").class("quiet small").child(fact.note.clone()))
        .into_part()
}

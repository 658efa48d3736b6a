//! How old and how complete the files are, and what stands beside the orders.

use crate::i18n::Label;
use crate::ui::part::{IntoPart, Part, Parts, all, el, when};
use crate::ui::state::Shown;
use crate::ui::words::t;
use crate::views::PageBody;
use crate::views::data::{DataView, FactView};
use crate::views::side_files::{CheckView, SideFilesView};

use super::data_table::data_table;

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

/// What stands beside the orders: spend, costs, attributes, the platform's own list of customers.
pub(in crate::ui) fn side_files(view: Shown<DataView>) -> Part {
    let sides = Shown::new(sides_of);
    let differing = Shown::new(|body, at| sides_of(body, at)?.check.as_ref()?.differing.as_ref());
    let check =
        move |read: fn(&CheckView) -> String| sides.with(|sides| sides.check.as_ref().map(read).unwrap_or_default());
    let pair = |(name, value): &(String, String)| {
        el("div")
            .class("assumption")
            .child(el("dt").child(name.clone()))
            .child(el("dd").child(value.clone()))
            .into_part()
    };
    when(
        move || view.with(|view| view.side_files.is_some()),
        move || {
            el("section")
                .class("card")
                .attr("aria-labelledby", "sides-title")
                .attr("data-testid", "side-files")
                .child(el("h2").class("chart-title").attr("id", "sides-title").child(t(Label::BesideOrders)))
                .child(
                    el("dl")
                        .class("assumptions")
                        .child(move || sides.with(|sides| sides.facts.iter().map(pair).parts())),
                )
                .child(el("p").attr("data-testid", "cross-check").child(move || check(|check| check.sentence.clone())))
                .child(el("p").class("quiet small").child(move || check(|check| check.explanation.clone())))
                .child(when(
                    move || sides.with(|sides| sides.check.as_ref().is_some_and(|check| check.differing.is_some())),
                    move || data_table(differing, true, false),
                ))
                .into_part()
        },
    )
}

fn sides_of(body: &PageBody, _: usize) -> Option<&SideFilesView> {
    if let PageBody::Data(view) = body { view.side_files.as_ref() } else { None }
}

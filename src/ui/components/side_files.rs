//! What stands beside the orders: spend, costs, the loyalty programme, and how far Shopify's own list agrees.

use super::data_table::data_table;
use crate::i18n::Label;
use crate::ui::part::{IntoPart, Part, Parts, el, when};
use crate::ui::state::Shown;
use crate::ui::words::t;
use crate::views::PageBody;
use crate::views::data::DataView;
use crate::views::table::Table;

/// A card of it all, where there is any.
pub(in crate::ui) fn side_files(view: Shown<DataView>) -> Part {
    let any = move || view.with(|view| view.side_files.is_some());
    when(any, move || {
        let facts = move || {
            view.with(|view| {
                let facts = view.side_files.iter().flat_map(|files| &files.facts);
                facts.map(|(name, said)| fact(name, said)).parts()
            })
        };
        el("section")
            .class("card")
            .attr("aria-labelledby", "side-files-title")
            .attr("data-testid", "side-files")
            .child(el("h2").class("chart-title").attr("id", "side-files-title").child(t(Label::BesideTheOrders)))
            .child(el("dl").class("assumptions").child(facts))
            .child(when(move || checked(view, |_| ()).is_some(), move || check(view)))
    })
}

fn fact(name: &str, said: &str) -> Part {
    el("div")
        .class("assumption")
        .child(el("dt").child(name.to_owned()))
        .child(el("dd").child(said.to_owned()))
        .into_part()
}

fn checked<R>(view: Shown<DataView>, read: impl FnOnce(&crate::views::side_files::CheckView) -> R) -> Option<R> {
    view.with(|view| view.side_files.as_ref()?.check.as_ref().map(read))
}

fn check(view: Shown<DataView>) -> Part {
    let differ = move || checked(view, |check| check.differing.is_some()).unwrap_or_default();
    el("div")
        .attr("data-testid", "cross-check")
        .child(el("p").child(move || checked(view, |check| check.sentence.clone()).unwrap_or_default()))
        .child(
            el("p").class("quiet").child(move || checked(view, |check| check.explanation.clone()).unwrap_or_default()),
        )
        .child(when(differ, || data_table(Shown::new(differing), true, false)))
        .into_part()
}

fn differing(body: &PageBody, _: usize) -> Option<&Table> {
    let PageBody::Data(view) = body else { return None };
    view.side_files.as_ref()?.check.as_ref()?.differing.as_ref()
}

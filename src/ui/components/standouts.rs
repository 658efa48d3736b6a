//! What stands out, above the key figures, and the ways to where it is shown.

use leptos::prelude::*;

use crate::i18n::{Label, fill};
use crate::protocol::Address;
use crate::ui::app::page_label;
use crate::ui::part::{IntoPart, Part, Parts, all, el};
use crate::ui::state::{Shown, app_state};
use crate::ui::words::t;
use crate::views::link::Link;
use crate::views::overview::{FindingView, OverviewView};

/// How many findings there are room for before they come.
const PLACES: usize = 3;

/// The findings, or their places until they are there.
pub(in crate::ui) fn standouts(view: Shown<OverviewView>) -> Part {
    let waits = move || view.with(|view| view.findings.is_none());
    let cards = move || {
        view.with(|view| match &view.findings {
            None => (0..PLACES).map(|_| place()).parts(),
            Some(found) => match &found.absent {
                Some(words) => all![el("p").class("card standout absence").child(words.clone())],
                None => found.findings.iter().map(card).parts(),
            },
        })
    };
    el("section")
        .class("standouts")
        .attr("aria-label", t(Label::WhatStandsOut))
        .attr("aria-busy", move || if waits() { "true" } else { "false" })
        .attr("data-testid", "findings")
        .child(cards)
        .into_part()
}

/// The place of a finding that is not there yet.
fn place() -> Part {
    el("div")
        .class("card standout place")
        .child(el("span").class("ghost ghost-line"))
        .child(el("span").class("ghost ghost-label"))
        .into_part()
}

fn card(view: &FindingView) -> Part {
    let fact = |words: &String| el("span").child(words.clone()).into_part();
    let facts = [&view.base, &view.interval, &view.depends].map(fact);
    el("article")
        .class("card standout")
        .attr("data-testid", format!("finding-{}", view.key))
        .child(el("h2").class("standout-sentence").child(view.sentence.clone()))
        .child(el("p").class("standout-facts").child(facts.into_iter().parts()))
        .child(link_to(&view.link))
        .into_part()
}

/// A way to a place on a page, in the page's name.
pub(in crate::ui) fn link_to(link: &Link) -> Part {
    link_named(link, fill(t(Label::ShownOn), &[("page", t(page_label(link.page)))]))
}

/// A way to a place on a page.
pub(in crate::ui) fn link_named(link: &Link, name: String) -> Part {
    let state = app_state();
    let (here, there) = (link.clone(), link.clone());
    let target = move || state.address.with(|address| moved(address, &here).hash());
    let go = move |event: leptos::ev::MouseEvent| {
        // A second window is the browser's to open.
        if !(event.ctrl_key() || event.meta_key() || event.shift_key()) {
            event.prevent_default();
            state.follow(&there);
        }
    };
    el("a")
        .class("link")
        .attr("href", target)
        .attr("data-testid", format!("link-{}-{}", link.page.name(), link.section))
        .on("click", go)
        .child(name)
        .into_part()
}

/// The address of a place, with scope and switches as they are.
pub(in crate::ui) fn moved(address: &Address, link: &Link) -> Address {
    let mut moved = Address { page: link.page, ..address.clone() };
    for (pick, value) in &link.picks {
        moved.pick(*pick, value);
    }
    moved
}

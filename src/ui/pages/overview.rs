//! How are we doing?

use leptos::prelude::*;

use crate::i18n::Label;
use crate::ui::components::{
    SaveItem, data_table, definition_dialog, figure_card, optional_chart, save_menu, standouts,
};
use crate::ui::part::{IntoPart, Part, Parts, all, el};
use crate::ui::state::Shown;
use crate::ui::words::t;
use crate::views::PageBody;
use crate::views::figure::Figure;
use crate::views::overview::OverviewView;

/// The Overview page.
pub(super) fn overview_page() -> Part {
    let view = Shown::new(overview_of);
    let defined = RwSignal::new(None::<usize>);
    let revenue = optional_chart(
        Shown::new(|body, _| overview_of(body, 0)?.revenue.as_ref()),
        Shown::new(|body, _| Some(&overview_of(body, 0)?.revenue.as_ref()?.table)),
    );
    let customers = optional_chart(
        Shown::new(|body, _| overview_of(body, 0)?.customers.as_ref()),
        Shown::new(|body, _| Some(&overview_of(body, 0)?.customers.as_ref()?.table)),
    );
    let mix = optional_chart(
        Shown::new(|body, _| overview_of(body, 0)?.mix.as_ref()),
        Shown::new(|body, _| Some(&overview_of(body, 0)?.mix.as_ref()?.table)),
    );
    all![
        el("header")
            .class("page-head")
            .child(
                el("h1")
                    .attr("id", "page-title")
                    .attr("tabindex", "-1")
                    .attr("data-testid", "headline")
                    .child(move || view.with(|view| view.headline.clone()))
            )
            .child(el("p").class("lead").child(move || view.with(|view| view.lead.clone()))),
        standouts(view),
        figures(view, defined, false),
        move || {
            view.with(|view| view.absent.clone()).map(|words| el("p").class("card absence").child(words).into_part())
        },
        figures(view, defined, true),
        el("div").class("charts").child(revenue).child(customers),
        mix,
        order_value(view),
        definition_dialog(defined, figure_at)
    ]
}

fn overview_of(body: &PageBody, _: usize) -> Option<&OverviewView> {
    if let PageBody::Overview(view) = body { Some(view) } else { None }
}

fn figure_at(at: usize) -> Shown<Figure> {
    Shown::nth(at, |body, at| overview_of(body, 0)?.figure(at))
}

/// The cards, or the line of what was sold; each opens its definition.
fn figures(view: Shown<OverviewView>, defined: RwSignal<Option<usize>>, is_line: bool) -> Part {
    let keys_of = move |figures: &[Figure]| figures.iter().flat_map(|figure| [&*figure.key, " "]).collect::<String>();
    // The cards stay while the figures are the same, whatever they say.
    let keys = Memo::new(move |_| view.with(|view| keys_of(if is_line { &view.sold } else { &view.figures })));
    let cards = move || {
        keys.with(|_| ());
        let (before, all) = view.with_untracked(|view| (view.figures.len(), view.figures.len() + view.sold.len()));
        let places = if is_line { before..all } else { 0..before };
        untrack(|| places.map(|at| figure_card(figure_at(at), move || defined.set(Some(at)))).parts())
    };
    let label = if is_line { Label::WhatWasSold } else { Label::KeyFigures };
    el("section")
        .class("figures")
        .class_if("figures-line", is_line)
        .attr("aria-label", t(label))
        .child(cards)
        .into_part()
}

fn order_value(view: Shown<OverviewView>) -> Part {
    let table = Shown::new(|body, _| Some(&overview_of(body, 0)?.order_value));
    let title = Signal::derive(move || view.with(|view| view.order_value_title.clone()));
    let csv = move || {
        let bytes = table.with_untracked(crate::export::table_to_csv);
        ("holdfast-order-value.csv".to_owned(), bytes)
    };
    let items = vec![SaveItem::bytes(Label::SaveCsv, "text/csv;charset=utf-8", csv)];
    el("section")
        .class("card")
        .attr("aria-labelledby", "order-value-title")
        .child(
            el("div")
                .class("chart-head")
                .child(el("h2").class("chart-title").attr("id", "order-value-title").child(title))
                .child(el("div").class("chart-tools").child(save_menu(title, items))),
        )
        .child(data_table(table, true, false))
        .into_part()
}

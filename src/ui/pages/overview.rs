//! How are we doing?

use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;

use super::{newest, part};
use crate::i18n::Label;
use crate::ui::components::{SaveItem, chart_figure, data_table, definition_dialog, figure_card, save_menu};
use crate::ui::part::{IntoPart, Part, Parts, all, el, when};
use crate::ui::state::app_state;
use crate::ui::words::t;
use crate::views::chart::Chart;
use crate::views::overview::OverviewView;

/// The Overview page.
pub(super) fn overview_page(first: Arc<OverviewView>) -> Part {
    let view = newest(app_state().overview, first);
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
        key_figures(view),
        move || {
            view.with(|view| view.absent.clone()).map(|words| el("p").class("card absence").child(words).into_part())
        },
        el("div")
            .class("charts")
            .child(optional_chart(view, |view| view.revenue.as_ref()))
            .child(optional_chart(view, |view| view.customers.as_ref())),
        order_value(view)
    ]
}

fn key_figures(view: Memo<Arc<OverviewView>>) -> Part {
    let defined = RwSignal::new(None::<String>);
    let find =
        move |key: &str| view.with(|view| view.figures.iter().find(|figure| figure.key == key).cloned()).map(Arc::new);
    let figure = Memo::new(move |_| defined.with(|key| key.as_deref().and_then(find)));
    let keys =
        Memo::new(move |_| view.with(|view| view.figures.iter().map(|figure| figure.key.clone()).collect::<Vec<_>>()));
    let card = move |key: String| {
        let first = find(&key);
        first.map(|first| {
            let figure = Memo::new(move |_| find(&key).unwrap_or_else(|| Arc::clone(&first)));
            figure_card(figure, defined)
        })
    };
    all![
        el("section").class("figures").attr("aria-label", t(Label::KeyFigures)).child(move || {
            let all = keys.get();
            untrack(|| all.into_iter().map(|key| card(key)).parts())
        }),
        definition_dialog(Signal::derive(move || figure.get()), Rc::new(move || defined.set(None::<String>)))
    ]
}

/// A chart that is there when there is something to draw.
fn optional_chart(view: Memo<Arc<OverviewView>>, read: fn(&OverviewView) -> Option<&Chart>) -> Part {
    when(
        move || view.with(|view| read(view).is_some()),
        move || {
            let first = view.with_untracked(|view| read(view).cloned())?;
            Some(chart_figure(part(view, &first, read)))
        },
    )
}

fn order_value(view: Memo<Arc<OverviewView>>) -> Part {
    let table = Memo::new(move |_| view.with(|view| Arc::new(view.order_value.clone())));
    let title = Signal::derive(move || view.with(|view| view.order_value_title.clone()));
    let csv = move || {
        let bytes = table.with_untracked(|table| crate::export::table_to_csv(table));
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
        .child(data_table(table.into(), true, false))
        .into_part()
}

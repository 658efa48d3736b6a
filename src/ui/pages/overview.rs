//! How are we doing?

use std::sync::Arc;

use leptos::prelude::*;

use super::{newest, part};
use crate::i18n::Label;
use crate::ui::components::{ChartFigure, DataTable, DefinitionDialog, FigureCard, SaveItem, SaveMenu};
use crate::ui::state::app_state;
use crate::ui::words::t;
use crate::views::chart::Chart;
use crate::views::overview::OverviewView;

/// The Overview page.
#[component]
pub(super) fn OverviewPage(first: Arc<OverviewView>) -> impl IntoView {
    let view = newest(app_state().overview, first);
    view! {
        <header class="page-head">
            <h1 id="page-title" tabindex="-1" data-testid="headline">{move || view.with(|view| view.headline.clone())}</h1>
            <p class="lead">{move || view.with(|view| view.lead.clone())}</p>
        </header>
        <KeyFigures view=view />
        {move || {
            view.with(|view| view.absent.clone()).map(|words| view! { <p class="card absence">{words}</p> })
        }}
        <div class="charts">
            <OptionalChart view=view read=|view| view.revenue.as_ref() />
            <OptionalChart view=view read=|view| view.customers.as_ref() />
        </div>
        <OrderValue view=view />
    }
}

#[component]
fn KeyFigures(view: Memo<Arc<OverviewView>>) -> impl IntoView {
    let defined = RwSignal::new(None::<String>);
    let find =
        move |key: &str| view.with(|view| view.figures.iter().find(|figure| figure.key == key).cloned()).map(Arc::new);
    let figure = Memo::new(move |_| defined.with(|key| key.as_deref().and_then(find)));
    let define = Callback::new(move |key| defined.set(Some(key)));
    let keys =
        Memo::new(move |_| view.with(|view| view.figures.iter().map(|figure| figure.key.clone()).collect::<Vec<_>>()));
    let card = move |key: String| {
        let first = find(&key);
        first.map(|first| {
            let figure = Memo::new(move |_| find(&key).unwrap_or_else(|| Arc::clone(&first)));
            view! { <FigureCard figure=figure on_define=define /> }
        })
    };
    view! {
        <section class="figures" aria-label=t(Label::KeyFigures)>
            <For each=move || keys.get() key=Clone::clone let:key>
                {card(key)}
            </For>
        </section>
        <DefinitionDialog
            figure=Signal::derive(move || figure.get())
            on_close=Callback::new(move |()| defined.set(None::<String>))
        />
    }
}

/// A chart that is there when there is something to draw.
#[component]
fn OptionalChart(view: Memo<Arc<OverviewView>>, read: fn(&OverviewView) -> Option<&Chart>) -> impl IntoView {
    let there = Memo::new(move |_| view.with(|view| read(view).is_some()));
    move || {
        let first = there.get().then(|| view.with_untracked(|view| read(view).cloned())).flatten()?;
        Some(view! { <ChartFigure chart=part(view, &first, read) /> })
    }
}

#[component]
fn OrderValue(view: Memo<Arc<OverviewView>>) -> impl IntoView {
    let table = Memo::new(move |_| view.with(|view| Arc::new(view.order_value.clone())));
    let title = Signal::derive(move || view.with(|view| view.order_value_title.clone()));
    let csv = move || {
        let bytes = table.with_untracked(|table| crate::export::table_to_csv(table));
        ("holdfast-order-value.csv".to_owned(), bytes)
    };
    let items = vec![SaveItem::bytes(Label::SaveCsv, "text/csv;charset=utf-8", csv)];
    view! {
        <section class="card" aria-labelledby="order-value-title">
            <div class="chart-head">
                <h2 class="chart-title" id="order-value-title">{title}</h2>
                <div class="chart-tools">
                    <SaveMenu of=title items=items />
                </div>
            </div>
            <DataTable table=table sortable=true />
        </section>
    }
}

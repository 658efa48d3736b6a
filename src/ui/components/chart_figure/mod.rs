//! A chart: its finding, its picture on a canvas, a read-out, the same data as a table, and files to save.

mod files;
mod legend;
mod picture;

use std::sync::Arc;

use leptos::prelude::*;

use self::legend::Legend;
use self::picture::Picture;
use super::{DataTable, SaveMenu};
use crate::charts::Hit;
use crate::i18n::Label;
use crate::ui::words::t;
use crate::views::chart::{Chart, Series};

/// A series has its name in the picture up to this many.
const NAMED_IN_THE_PICTURE: usize = 4;

/// A chart as a figure.
#[component]
pub(in crate::ui) fn ChartFigure(
    /// What it shows.
    chart: Memo<Arc<Chart>>,
) -> impl IntoView {
    let as_table = RwSignal::new(false);
    let meant = RwSignal::new(None::<Hit>);
    let highlight = RwSignal::new(None::<usize>);
    let key = chart.with_untracked(|chart| chart.key.clone());
    let title = Signal::derive(move || chart.with(|chart| chart.title.clone()));
    let needs_legend = move || chart.with(|chart| chart.series.len() > NAMED_IN_THE_PICTURE);
    let table = Memo::new(move |_| chart.with(|chart| Arc::new(chart.table.clone())));
    let switch_label = move || t(if as_table.get() { Label::ShowPicture } else { Label::ShowTable });
    view! {
        <figure class="card chart-figure" data-testid=format!("chart-{key}") aria-labelledby=format!("chart-{key}-title")>
            <div class="chart-head">
                <h2 class="chart-title" id=format!("chart-{key}-title")>{title}</h2>
                <div class="chart-tools">
                    <button class="button quiet-button" type="button" on:click=move |_| as_table.update(|on| *on = !*on)>
                        {switch_label}
                    </button>
                    <SaveMenu of=title items=files::items(chart) />
                </div>
            </div>
            <figcaption class="chart-caption">{move || chart.with(|chart| chart.caption.clone())}</figcaption>
            <Show
                when=move || as_table.get()
                fallback=move || {
                    view! {
                        <Picture chart=chart meant=meant highlight=highlight />
                        <Show when=needs_legend>
                            <Legend chart=chart highlight=highlight />
                        </Show>
                        <ReadOut chart=chart meant=meant />
                    }
                }
            >
                <DataTable table=table sortable=true caption_above=true />
            </Show>
        </figure>
    }
}

/// The exact values at the crosshair, in words.
#[component]
fn ReadOut(chart: Memo<Arc<Chart>>, meant: RwSignal<Option<Hit>>) -> impl IntoView {
    let value = |series: &Series, position: usize, chosen: bool| {
        let shown = series.points.get(position).map(|point| point.shown.clone()).filter(|shown| !shown.is_empty())?;
        Some(view! {
            <span class="readout-value" class:chosen=chosen>
                <span class=legend::swatch(series.role) aria-hidden="true"></span>
                <span class="readout-name">{series.label.clone()}</span>
                <span class="figures-text">{shown}</span>
            </span>
        })
    };
    let words = move || {
        let Some(hit) = meant.get() else {
            return view! { <span class="quiet">{t(Label::ReadOutHint)}</span> }.into_any();
        };
        chart.with(|chart| {
            let at = hit.position;
            let values = chart.series.iter().enumerate().map(|(s, series)| value(series, at, hit.series == Some(s)));
            view! {
                <strong class="readout-position">{chart.positions.get(at).cloned()}</strong>
                {values.collect_view()}
            }
            .into_any()
        })
    };
    view! { <p class="readout" role="status">{words}</p> }
}

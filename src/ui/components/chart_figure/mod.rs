//! A chart: its finding, its picture on a canvas, a read-out, the same data as a table, and files to save.

mod files;
mod legend;
mod picture;

use leptos::prelude::*;

use self::legend::legend;
use self::picture::picture;
use super::chart_tools::chart_tools;
use super::data_table;
use crate::charts::Hit;
use crate::i18n::Label;
use crate::ui::part::{IntoPart, Part, Parts, all, choose, el, when};
use crate::ui::state::Shown;
use crate::ui::words::t;
use crate::views::chart::{Chart, Series};
use crate::views::table::Table;

/// A series has its name in the picture up to this many.
const NAMED_IN_THE_PICTURE: usize = 4;

/// A chart that is there when there is something to draw.
pub(in crate::ui) fn optional_chart(chart: Shown<Chart>, table: Shown<Table>) -> Part {
    when(move || chart.with(|_| true), move || chart_figure(chart, table))
}

fn chart_figure(chart: Shown<Chart>, table: Shown<Table>) -> Part {
    let as_table = RwSignal::new(false);
    let meant = RwSignal::new(None::<Hit>);
    let highlight = RwSignal::new(None::<usize>);
    let key = chart.with_untracked(|chart| chart.key.clone());
    let title = Signal::derive(move || chart.with(|chart| chart.title.clone()));
    let needs_legend = move || chart.with(|chart| chart.series.len() > NAMED_IN_THE_PICTURE);
    el("figure")
        .class("card chart-figure")
        .attr("data-testid", format!("chart-{key}"))
        .attr("tabindex", "-1")
        .attr("aria-labelledby", format!("chart-{key}-title"))
        .child(
            el("div")
                .class("chart-head")
                .child(el("h2").class("chart-title").attr("id", format!("chart-{key}-title")).child(title))
                .child(chart_tools(as_table, None, title, files::items(chart))),
        )
        .child(el("figcaption").class("chart-caption").child(move || chart.with(|chart| chart.caption.clone())))
        .child(choose(
            Box::new(move || as_table.get()),
            Box::new(move |holds| {
                if holds {
                    data_table(table, true, true)
                } else {
                    all![
                        picture(chart, meant, highlight),
                        when(needs_legend, move || legend(chart, highlight)),
                        read_out(chart, meant)
                    ]
                }
            }),
        ))
        .into_part()
}

/// The exact values at the crosshair, in words.
fn read_out(chart: Shown<Chart>, meant: RwSignal<Option<Hit>>) -> Part {
    let value = |series: &Series, position: usize, chosen: bool| {
        let shown = series.points.get(position).map(|point| point.shown.clone()).filter(|shown| !shown.is_empty())?;
        Some(
            el("span")
                .class("readout-value")
                .class_if("chosen", chosen)
                .child(el("span").class(legend::swatch(series.role)).attr("aria-hidden", "true"))
                .child(el("span").class("readout-name").child(series.label.clone()))
                .child(el("span").class("figures-text").child(shown))
                .into_part(),
        )
    };
    let words = move || {
        let Some(hit) = meant.get() else {
            return el("span").class("quiet").child(t(Label::ReadOutHint)).into_part();
        };
        chart.with(|chart| {
            let at = hit.position;
            let values = chart.series.iter().enumerate().map(|(s, series)| value(series, at, hit.series == Some(s)));
            all![el("strong").class("readout-position").child(chart.positions.get(at).cloned()), values.parts()]
        })
    };
    el("p").class("readout").attr("role", "status").child(words).into_part()
}

//! Who comes back, by the month of the first order.

use std::sync::Arc;

use leptos::prelude::*;

use super::{newest, part};
use crate::i18n::Label;
use crate::ui::components::{chart_figure, heat_map};
use crate::ui::part::{IntoPart, Part, Parts, all, el, when};
use crate::ui::state::app_state;
use crate::ui::words::t;
use crate::views::cohorts::{CohortsView, MeasureChoice};

/// The Cohorts page.
pub(super) fn cohorts_page(first: Arc<CohortsView>) -> Part {
    let view = newest(app_state().cohorts, first);
    let title = Signal::derive(move || view.with(|view| view.title.clone()));
    let lead = move || view.with(|view| view.lead.clone());
    let stem = move || view.with(|view| view.measures.iter().find(|measure| measure.chosen).map(|measure| measure.key));
    let stem = Signal::derive(move || format!("cohorts-{}", stem().unwrap_or_default().name()));
    let heat = move || {
        let first = view.with_untracked(|view| view.heat.clone())?;
        let heat = part(view, &first, |view: &CohortsView| view.heat.as_ref());
        Some(heat_map(heat, title, stem))
    };
    let heat = when(move || view.with(|view| view.heat.is_some()), heat);
    let curves = move || {
        let first = view.with_untracked(|view| view.curves.clone())?;
        Some(chart_figure(part(view, &first, |view: &CohortsView| view.curves.as_ref())))
    };
    let curves = when(move || view.with(|view| view.curves.is_some()), curves);
    let absent =
        move || view.with(|view| view.absent.clone()).map(|words| el("p").class("absence").child(words).into_part());
    all![
        el("header")
            .class("page-head")
            .child(
                el("h1").attr("id", "page-title").attr("tabindex", "-1").attr("data-testid", "headline").child(title)
            )
            .child(el("p").class("lead").child(lead)),
        el("section")
            .class("card")
            .attr("aria-label", t(Label::CohortTable))
            .child(measures(view))
            .child(absent)
            .child(heat),
        curves
    ]
}

fn measures(view: Memo<Arc<CohortsView>>) -> Part {
    let state = app_state();
    let chosen = Memo::new(move |_| view.with(|view| view.measures.iter().find(|measure| measure.chosen).cloned()));
    let measures = view.with_untracked(|view| view.measures.clone());
    let segment = move |measure: MeasureChoice| {
        let key = measure.key;
        let is_chosen = move || chosen.with(|chosen| chosen.as_ref().is_some_and(|chosen| chosen.key == key));
        el("label")
            .class("segment")
            .child(
                el("input")
                    .attr("type", "radio")
                    .attr("name", "cohort-measure")
                    .attr("value", key.name())
                    .attr("data-testid", format!("measure-{}", key.name()))
                    .prop("checked", is_chosen)
                    .hear("change", move || state.set_cohort_measure(key)),
            )
            .child(el("span").child(measure.label))
            .into_part()
    };
    let explanation = move || chosen.with(|chosen| chosen.as_ref().map(|chosen| chosen.explanation.clone()));
    all![
        el("fieldset")
            .class("segmented measures")
            .child(el("legend").class("visually-hidden").child(t(Label::CellsHold)))
            .child(measures.into_iter().map(segment).parts()),
        el("p").class("measure-explanation quiet").child(explanation)
    ]
}

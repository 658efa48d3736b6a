//! Who comes back, by the period of the first order.

use leptos::prelude::*;

use super::answers::{choice_field, sections};
use crate::i18n::Label;
use crate::protocol::Pick;
use crate::ui::components::{heat_map, optional_chart};
use crate::ui::part::{IntoPart, Part, Parts, all, el, when};
use crate::ui::state::{Shown, app_state};
use crate::ui::words::t;
use crate::views::PageBody;
use crate::views::cohorts::{CohortsView, MeasureChoice};

/// The Cohorts page.
pub(super) fn cohorts_page() -> Part {
    let view = Shown::new(cohorts_of);
    let title = Signal::derive(move || view.with(|view| view.title.clone()));
    let lead = move || view.with(|view| view.lead.clone());
    let stem = move || view.with(|view| chosen(view).map(|measure| measure.key));
    let stem = Signal::derive(move || format!("cohorts-{}", stem().unwrap_or_default().name()));
    let heat = Shown::new(|body, _| cohorts_of(body, 0)?.heat.as_ref());
    let heat_map = when(move || view.with(|view| view.heat.is_some()), move || heat_map(heat, title, stem));
    let curves = optional_chart(
        Shown::new(|body, _| cohorts_of(body, 0)?.curves.as_ref()),
        Shown::new(|body, _| Some(&cohorts_of(body, 0)?.curves.as_ref()?.table)),
    );
    let absent =
        move || view.with(|view| view.absent.clone()).map(|words| el("p").class("absence").child(words).into_part());
    let choices = move || view.with(|view| view.choices.iter().map(choice_field).parts());
    let notes = move || {
        view.with(|view| {
            let note = |note: &String| el("p").class("quiet small").child(note.clone()).into_part();
            view.notes.iter().map(note).parts()
        })
    };
    all![
        el("header")
            .class("page-head")
            .child(
                el("h1").attr("id", "page-title").attr("tabindex", "-1").attr("data-testid", "headline").child(title)
            )
            .child(el("p").class("lead").child(lead)),
        el("div").class("page-choices").child(choices).child(window_days()),
        el("section")
            .class("card")
            .attr("aria-label", t(Label::CohortTable))
            .child(measures(view))
            .child(absent)
            .child(heat_map)
            .child(notes),
        curves,
        sections()
    ]
}

fn cohorts_of(body: &PageBody, _: usize) -> Option<&CohortsView> {
    if let PageBody::Cohorts(view) = body { Some(view) } else { None }
}

fn chosen(view: &CohortsView) -> Option<&MeasureChoice> {
    view.measures.iter().find(|measure| measure.chosen)
}

/// The days of a window, where none of those offered is meant.
fn window_days() -> Part {
    let state = app_state();
    let days = move || state.address.with(|address| address.picked(Pick::Ages).unwrap_or_default().to_owned());
    let take = move |event: leptos::ev::Event| state.pick(Pick::Ages, &event_target_value(&event));
    el("label")
        .class("field")
        .child(el("span").class("field-label").child(t(Label::WindowDays)))
        .child(
            el("input")
                .attr("type", "number")
                .attr("min", "1")
                .attr("max", "3660")
                .attr("step", "1")
                .attr("autocomplete", "off")
                .attr("data-testid", "window-days")
                .prop("value", days)
                .on("change", take),
        )
        .into_part()
}

fn measures(view: Shown<CohortsView>) -> Part {
    let state = app_state();
    let measures = view.with_untracked(|view| view.measures.clone());
    let segment = move |measure: MeasureChoice| {
        let key = measure.key;
        let is_chosen = move || view.with(|view| chosen(view).is_some_and(|chosen| chosen.key == key));
        // What a column stands for is part of some names.
        let name = move || {
            let name = |measure: &&MeasureChoice| measure.key == key;
            view.with(|view| view.measures.iter().find(name).map(|measure| measure.label.clone()))
        };
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
            .child(el("span").child(name))
            .into_part()
    };
    let explanation = move || view.with(|view| chosen(view).map(|chosen| chosen.explanation.clone()));
    all![
        el("fieldset")
            .class("segmented measures")
            .child(el("legend").class("visually-hidden").child(t(Label::CellsHold)))
            .child(measures.into_iter().map(segment).parts()),
        el("p").class("measure-explanation quiet").child(explanation)
    ]
}

//! Who comes back, by the month of the first order.

use std::sync::Arc;

use leptos::prelude::*;

use super::{newest, part};
use crate::i18n::Label;
use crate::ui::components::{ChartFigure, HeatMap};
use crate::ui::state::app_state;
use crate::ui::words::t;
use crate::views::cohorts::{CohortsView, MeasureChoice};

/// The Cohorts page.
#[component]
pub(super) fn CohortsPage(first: Arc<CohortsView>) -> impl IntoView {
    let view = newest(app_state().cohorts, first);
    let title = Signal::derive(move || view.with(|view| view.title.clone()));
    let lead = move || view.with(|view| view.lead.clone());
    let stem = move || view.with(|view| view.measures.iter().find(|measure| measure.chosen).map(|measure| measure.key));
    let stem = Signal::derive(move || format!("cohorts-{}", stem().unwrap_or_default().name()));
    let has_heat = Memo::new(move |_| view.with(|view| view.heat.is_some()));
    let has_curves = Memo::new(move |_| view.with(|view| view.curves.is_some()));
    let heat = move || {
        let first = has_heat.get().then(|| view.with_untracked(|view| view.heat.clone())).flatten()?;
        let heat = part(view, &first, |view: &CohortsView| view.heat.as_ref());
        Some(view! { <HeatMap heat=heat title=title file_stem=stem /> })
    };
    let curves = move || {
        let first = has_curves.get().then(|| view.with_untracked(|view| view.curves.clone())).flatten()?;
        Some(view! { <ChartFigure chart=part(view, &first, |view: &CohortsView| view.curves.as_ref()) /> })
    };
    let absent = move || view.with(|view| view.absent.clone()).map(|words| view! { <p class="absence">{words}</p> });
    view! {
        <header class="page-head">
            <h1 id="page-title" tabindex="-1" data-testid="headline">{title}</h1>
            <p class="lead">{lead}</p>
        </header>
        <section class="card" aria-label=t(Label::CohortTable)>
            <Measures view=view />
            {absent}
            {heat}
        </section>
        {curves}
    }
}

#[component]
fn Measures(view: Memo<Arc<CohortsView>>) -> impl IntoView {
    let state = app_state();
    let chosen = Memo::new(move |_| view.with(|view| view.measures.iter().find(|measure| measure.chosen).cloned()));
    let measures = view.with_untracked(|view| view.measures.clone());
    let segment = move |measure: MeasureChoice| {
        let key = measure.key;
        let is_chosen = move || chosen.with(|chosen| chosen.as_ref().is_some_and(|chosen| chosen.key == key));
        view! {
            <label class="segment">
                <input
                    type="radio"
                    name="cohort-measure"
                    value=key.name()
                    data-testid=format!("measure-{}", key.name())
                    prop:checked=is_chosen
                    on:change=move |_| state.set_cohort_measure(key)
                />
                <span>{measure.label}</span>
            </label>
        }
    };
    let explanation = move || chosen.with(|chosen| chosen.as_ref().map(|chosen| chosen.explanation.clone()));
    view! {
        <fieldset class="segmented measures">
            <legend class="visually-hidden">{t(Label::CellsHold)}</legend>
            {measures.into_iter().map(segment).collect_view()}
        </fieldset>
        <p class="measure-explanation quiet">{explanation}</p>
    }
}

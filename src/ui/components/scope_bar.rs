//! The scope bar: which orders, compared with what, as of when; in controls and in words.

use leptos::prelude::*;

use crate::i18n::Label;
use crate::protocol::{Comparison, ScopeSpec};
use crate::ui::state::app_state;
use crate::ui::words::t;
use crate::views::frame::{Frame, PeriodChoice};

/// What stands above every page and stays in view.
#[component]
pub(in crate::ui) fn ScopeBar() -> impl IntoView {
    let state = app_state();
    let open = RwSignal::new(false);
    let read =
        move |read: fn(&Frame) -> String| state.frame.with(|frame| frame.as_deref().map(read).unwrap_or_default());
    let matters = move || state.frame.with(|frame| frame.as_ref().is_some_and(|frame| frame.coverage_matters));
    let made_up = move || state.frame.with(|frame| frame.as_ref().and_then(|frame| frame.made_up.clone()));
    let expanded = move || if open.get() { "true" } else { "false" };
    view! {
        <section class="scope-bar" aria-label=t(Label::Scope)>
            <div class="scope-words">
                {move || made_up().map(|words| view! { <span class="chip made-up">{words}</span> })}
                <p class="scope-sentence" role="status" data-testid="scope-sentence">{move || read(|frame| frame.sentence.clone())}</p>
                <button
                    class="button quiet-button scope-toggle"
                    type="button"
                    aria-expanded=expanded
                    aria-controls="scope-controls"
                    on:click=move |_| open.update(|open| *open = !*open)
                >
                    {t(Label::Change)}
                </button>
            </div>
            <div class="scope-controls" id="scope-controls" class:open=move || open.get()>
                <PeriodFields />
                <ComparisonField />
                <AsOfField />
                <button
                    class="button quiet-button"
                    type="button"
                    disabled=move || state.address.with(|address| address.scope == ScopeSpec::default())
                    on:click=move |_| state.reset_scope()
                >
                    {t(Label::Reset)}
                </button>
            </div>
            <p class="scope-trust">
                <span>{move || read(|frame| frame.data_age.clone())}</span>
                <span class="coverage" class:amber-text=matters>
                    <Show when=matters>
                        <span class="icon icon-warning" aria-hidden="true"></span>
                        <span class="visually-hidden">{t(Label::Attention)}</span>
                    </Show>
                    {move || read(|frame| frame.coverage.clone())}
                </span>
            </p>
            <div class="busy-line" class:visible=move || state.busy.get() aria-hidden="true"></div>
        </section>
    }
}

/// The value of the choice that means "the days on the right".
const FREE: &str = "free";

#[component]
fn PeriodFields() -> impl IntoView {
    let state = app_state();
    let periods = Memo::new(move |_| {
        state.frame.with(|frame| frame.as_ref().map(|frame| frame.periods.clone()).unwrap_or_default())
    });
    let read =
        move |read: fn(&Frame) -> String| state.frame.with(|frame| frame.as_deref().map(read).unwrap_or_default());
    let option = |period: PeriodChoice| {
        view! { <option value=period.key prop:selected=period.chosen>{period.label}</option> }
    };
    let options = move || {
        let periods = periods.get();
        let free = !periods.iter().any(|period| period.chosen);
        let own = free.then(|| view! { <option value=FREE prop:selected=true>{t(Label::OwnDates)}</option> });
        view! { {own}{periods.into_iter().map(option).collect_view()} }
    };
    let choose = move |event| {
        let key = event_target_value(&event);
        let period = periods.with_untracked(|periods| periods.iter().find(|period| period.key == key).cloned());
        match period {
            Some(period) if period.key == "all" => state.set_period(None, None),
            Some(period) => state.set_period(Some(period.from), Some(period.to)),
            None => {}
        }
    };
    let set_from = move |event| {
        if let Some(day) = day_within(&event_target_value(&event), state.frame.get_untracked().as_deref()) {
            state.set_period(Some(day), Some(read(|frame| frame.to.clone())));
        }
    };
    let set_to = move |event| {
        if let Some(day) = day_within(&event_target_value(&event), state.frame.get_untracked().as_deref()) {
            state.set_period(Some(read(|frame| frame.from.clone())), Some(day));
        }
    };
    view! {
        <label class="field">
            <span class="field-label">{t(Label::Period)}</span>
            <select on:change=choose data-testid="period">{options}</select>
        </label>
        <DayField label=Label::From testid="period-from" value=Signal::derive(move || read(|frame| frame.from.clone())) on_change=Callback::new(set_from) />
        <DayField label=Label::To testid="period-to" value=Signal::derive(move || read(|frame| frame.to.clone())) on_change=Callback::new(set_to) />
    }
}

#[component]
fn ComparisonField() -> impl IntoView {
    let state = app_state();
    let option = move |comparison: Comparison| {
        let label = match comparison {
            Comparison::PreviousPeriod => Label::ComparePrevious,
            Comparison::YearBefore => Label::CompareYear,
            Comparison::None => Label::CompareNone,
        };
        let chosen = move || state.address.with(|address| address.scope.comparison == comparison);
        view! { <option value=comparison.name() prop:selected=chosen>{t(label)}</option> }
    };
    let choose = move |event| state.compare_with(Comparison::from_name(&event_target_value(&event)));
    view! {
        <label class="field">
            <span class="field-label">{t(Label::ComparedWith)}</span>
            <select on:change=choose data-testid="comparison">{Comparison::ALL.map(option)}</select>
        </label>
    }
}

#[component]
fn AsOfField() -> impl IntoView {
    let state = app_state();
    let value = move || state.frame.with(|frame| frame.as_ref().map(|frame| frame.as_of.clone()).unwrap_or_default());
    let choose = move |event| {
        let frame = state.frame.get_untracked();
        if let Some(day) = day_within(&event_target_value(&event), frame.as_deref()) {
            let newest = frame.is_some_and(|frame| frame.newest == day);
            state.set_as_of((!newest).then_some(day));
        }
    };
    view! { <DayField label=Label::AsOf testid="as-of" value=Signal::derive(value) on_change=Callback::new(choose) /> }
}

#[component]
fn DayField(
    label: Label,
    testid: &'static str,
    value: Signal<String>,
    on_change: Callback<leptos::ev::Event>,
) -> impl IntoView {
    let state = app_state();
    let end =
        move |read: fn(&Frame) -> String| state.frame.with(|frame| frame.as_deref().map(read).unwrap_or_default());
    view! {
        <label class="field">
            <span class="field-label">{t(label)}</span>
            <input
                type="date"
                required
                data-testid=testid
                min=move || end(|frame| frame.oldest.clone())
                max=move || end(|frame| frame.newest.clone())
                prop:value=value
                on:change=move |event| on_change.run(event)
            />
        </label>
    }
}

/// A day that the files can answer for; while a year is being typed the browser reports days that they cannot.
fn day_within(day: &str, frame: Option<&Frame>) -> Option<String> {
    let frame = frame?;
    (day >= frame.oldest.as_str() && day <= frame.newest.as_str()).then(|| day.to_owned())
}

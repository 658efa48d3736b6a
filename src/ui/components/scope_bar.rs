//! The scope bar: which orders, compared with what, as of when; in controls and in words.

use leptos::prelude::*;

use crate::i18n::Label;
use crate::protocol::{Comparison, ScopeSpec};
use crate::ui::part::{IntoPart, Part, Parts, Place, all, el, when};
use crate::ui::state::app_state;
use crate::ui::words::t;
use crate::views::frame::{Frame, PeriodChoice};

use super::filters::{filter_panel, filter_toggle, filters_in_force};

/// What stands above every page and stays in view.
pub(in crate::ui) fn scope_bar() -> Part {
    let state = app_state();
    let open = RwSignal::new(false);
    let (filtering, toggle) = (RwSignal::new(false), Place::new());
    let read =
        move |read: fn(&Frame) -> String| state.frame.with(|frame| frame.as_deref().map(read).unwrap_or_default());
    let matters = move || state.frame.with(|frame| frame.as_ref().is_some_and(|frame| frame.coverage_matters));
    let old = move || state.frame.with(|frame| frame.as_ref().is_some_and(|frame| frame.data_age_matters));
    let made_up = move || state.frame.with(|frame| frame.as_ref().and_then(|frame| frame.made_up.clone()));
    let expanded = move || if open.get() { "true" } else { "false" };
    el("section")
        .class("scope-bar")
        .attr("aria-label", t(Label::Scope))
        .child(
            el("div")
                .class("scope-words")
                .child(move || made_up().map(|words| el("span").class("chip made-up").child(words).into_part()))
                .child(
                    el("p")
                        .class("scope-sentence")
                        .attr("role", "status")
                        .attr("data-testid", "scope-sentence")
                        .child(move || read(|frame| frame.sentence.clone())),
                )
                .child(
                    el("button")
                        .class("button quiet-button scope-toggle")
                        .attr("type", "button")
                        .attr("aria-expanded", expanded)
                        .attr("aria-controls", "scope-controls")
                        .press(move || open.update(|open| *open = !*open))
                        .child(t(Label::Change)),
                )
                .child(filter_toggle(filtering, toggle)),
        )
        .child(
            el("div")
                .class("scope-controls")
                .attr("id", "scope-controls")
                .class_if("open", move || open.get())
                .child(period_fields())
                .child(comparison_field())
                .child(as_of_field())
                .child(
                    el("button")
                        .class("button quiet-button")
                        .attr("type", "button")
                        .attr("disabled", move || state.address.with(|address| address.scope == ScopeSpec::default()))
                        .press(move || state.reset_scope())
                        .child(t(Label::Reset)),
                ),
        )
        .child(filter_panel(filtering))
        .child(filters_in_force(toggle))
        .child(
            el("p")
                .class("scope-trust")
                .child(trust(old, Signal::derive(move || read(|frame| frame.data_age.clone()))))
                .child(trust(matters, Signal::derive(move || read(|frame| frame.coverage.clone())))),
        )
        .child(el("div").class("busy-line").class_if("visible", move || state.busy.get()).attr("aria-hidden", "true"))
        .into_part()
}

/// How far the figures can be trusted in one respect; in amber where that matters.
fn trust(matters: impl Fn() -> bool + Copy + Send + Sync + 'static, words: Signal<String>) -> Part {
    el("span")
        .class("coverage")
        .class_if("amber-text", matters)
        .child(when(matters, move || {
            all![
                el("span").class("icon icon-warning").attr("aria-hidden", "true"),
                el("span").class("visually-hidden").child(t(Label::Attention))
            ]
        }))
        .child(words)
        .into_part()
}

/// The value of the choice that means "the days on the right".
const FREE: &str = "free";

fn period_fields() -> Part {
    let state = app_state();
    let periods = Memo::new(move |_| {
        state.frame.with(|frame| frame.as_ref().map(|frame| frame.periods.clone()).unwrap_or_default())
    });
    let read =
        move |read: fn(&Frame) -> String| state.frame.with(|frame| frame.as_deref().map(read).unwrap_or_default());
    let option = |period: PeriodChoice| {
        el("option").attr("value", period.key).prop("selected", period.chosen).child(period.label).into_part()
    };
    let options = move || {
        let periods = periods.get();
        let free = !periods.iter().any(|period| period.chosen);
        let own =
            free.then(|| el("option").attr("value", FREE).prop("selected", true).child(t(Label::OwnDates)).into_part());
        all![own, periods.into_iter().map(option).parts()]
    };
    let choose = move |event: leptos::ev::Event| {
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
    all![
        el("label")
            .class("field")
            .child(el("span").class("field-label").child(t(Label::Period)))
            .child(el("select").on("change", choose).attr("data-testid", "period").child(options)),
        day_field(
            Label::From,
            "period-from",
            Signal::derive(move || read(|frame| frame.from.clone())),
            Callback::new(set_from)
        ),
        day_field(
            Label::To,
            "period-to",
            Signal::derive(move || read(|frame| frame.to.clone())),
            Callback::new(set_to)
        )
    ]
}

fn comparison_field() -> Part {
    let state = app_state();
    let option = move |comparison: Comparison| {
        let label = match comparison {
            Comparison::PreviousPeriod => Label::ComparePrevious,
            Comparison::YearBefore => Label::CompareYear,
            Comparison::None => Label::CompareNone,
        };
        let chosen = move || state.address.with(|address| address.scope.comparison == comparison);
        el("option").attr("value", comparison.name()).prop("selected", chosen).child(t(label)).into_part()
    };
    let choose = move |event: leptos::ev::Event| state.compare_with(Comparison::from_name(&event_target_value(&event)));
    el("label")
        .class("field")
        .child(el("span").class("field-label").child(t(Label::ComparedWith)))
        .child(el("select").on("change", choose).attr("data-testid", "comparison").child(Comparison::ALL.map(option)))
        .into_part()
}

fn as_of_field() -> Part {
    let state = app_state();
    let value = move || state.frame.with(|frame| frame.as_ref().map(|frame| frame.as_of.clone()).unwrap_or_default());
    let choose = move |event: leptos::ev::Event| {
        let frame = state.frame.get_untracked();
        if let Some(day) = day_within(&event_target_value(&event), frame.as_deref()) {
            let newest = frame.is_some_and(|frame| frame.newest == day);
            state.set_as_of((!newest).then_some(day));
        }
    };
    day_field(Label::AsOf, "as-of", Signal::derive(value), Callback::new(choose))
}

fn day_field(
    label: Label,
    testid: &'static str,
    value: Signal<String>,
    on_change: Callback<leptos::ev::Event>,
) -> Part {
    let state = app_state();
    let end =
        move |read: fn(&Frame) -> String| state.frame.with(|frame| frame.as_deref().map(read).unwrap_or_default());
    el("label")
        .class("field")
        .child(el("span").class("field-label").child(t(label)))
        .child(
            el("input")
                .attr("type", "date")
                .attr("required", true)
                .attr("data-testid", testid)
                .attr("min", move || end(|frame| frame.oldest.clone()))
                .attr("max", move || end(|frame| frame.newest.clone()))
                .prop("value", value)
                .on("change", move |event| on_change.run(event)),
        )
        .into_part()
}

/// A day that the files can answer for; while a year is being typed the browser reports days that they cannot.
fn day_within(day: &str, frame: Option<&Frame>) -> Option<String> {
    let frame = frame?;
    (day >= frame.oldest.as_str() && day <= frame.newest.as_str()).then(|| day.to_owned())
}

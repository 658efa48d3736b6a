//! What counts and what revenue means, each with the effect it has on this file.

use leptos::prelude::*;

use crate::i18n::Label;
use crate::ui::part::{IntoPart, Part, Parts, all, el, when};
use crate::ui::state::{Shown, app_state};
use crate::ui::words::t;
use crate::views::data::{BasisChoice, CurrencyView, DataView, Shortcut, SwitchView};

/// The switches, with the shortcut that sets several.
pub(in crate::ui) fn switch_list(
    // The page they stand on.
    view: Shown<DataView>,
) -> Part {
    let count = Memo::new(move |_| view.with(|view| view.switches.len()));
    all![
        move || view.with(|view| view.shortcut.clone()).map(shortcut_line),
        el("ul").class("switches").child(move || {
            let all = 0..count.get();
            untrack(|| all.into_iter().map(|at| switch_line(view, at)).parts())
        })
    ]
}

fn switch_line(view: Shown<DataView>, at: usize) -> Part {
    let state = app_state();
    let Some(key) = view.with_untracked(|view| view.switches.get(at).map(|switch| switch.key)) else {
        return Part::default();
    };
    let read =
        move |read: fn(&SwitchView) -> String| view.with(|view| view.switches.get(at).map(read).unwrap_or_default());
    let is = move |is: fn(&SwitchView) -> bool| view.with(|view| view.switches.get(at).is_some_and(is));
    let id = format!("switch-{}", key.name());
    let explained = format!("{id}-explained");
    el("li")
        .class("switch")
        .class_if("matters", move || is(|switch| switch.matters))
        .class_if("changed", move || is(|switch| switch.changed))
        .child(
            el("input")
                .attr("type", "checkbox")
                .attr("id", id.clone())
                .attr("data-testid", id.clone())
                .prop("checked", move || is(|switch| switch.on))
                .attr("aria-describedby", explained.clone())
                .hear("change", move || state.flip(key)),
        )
        .child(
            el("div")
                .class("switch-text")
                .child(el("label").attr("for", id).child(move || read(|switch| switch.label.clone())))
                .child(when(
                    move || is(|switch| switch.changed),
                    move || el("span").class("chip").child(t(Label::Changed)).into_part(),
                ))
                .child(
                    el("p")
                        .class("quiet")
                        .attr("id", explained)
                        .child(move || read(|switch| switch.explanation.clone())),
                )
                .child(el("p").class("switch-moves figures-text").child(move || read(|switch| switch.moves.clone()))),
        )
        .into_part()
}

fn shortcut_line(shortcut: Shortcut) -> Part {
    let state = app_state();
    let on = shortcut.on;
    let flips = shortcut.flips;
    let press = move || state.set_flips(if on { Vec::new() } else { flips.clone() });
    el("div")
        .class("shortcut")
        .class_if("on", on)
        .child(
            el("button")
                .class("button")
                .attr("type", "button")
                .attr("data-testid", "shortcut")
                .attr("aria-pressed", if on { "true" } else { "false" })
                .press(press)
                .child(shortcut.label),
        )
        .child(el("p").class("quiet").child(shortcut.explanation))
        .into_part()
}

/// The currencies of the files: which one the figures are in, and what the others are worth.
pub(in crate::ui) fn currency_choices(
    // The page they stand on.
    view: Shown<DataView>,
) -> Part {
    let all = Memo::new(move |_| view.with(|view| view.currencies.clone()));
    when(
        move || all.with(|all| !all.is_empty()),
        move || {
            el("section")
                .class("card")
                .attr("aria-labelledby", "currencies-title")
                .child(el("h2").class("chart-title").attr("id", "currencies-title").child(t(Label::Currencies)))
                .child(el("p").class("quiet small").child(t(Label::CurrenciesExplained)))
                .child(
                    el("fieldset")
                        .class("bases")
                        .child(el("legend").class("visually-hidden").child(t(Label::Currencies)))
                        .child(move || all.get().into_iter().map(currency_line).parts()),
                )
                .into_part()
        },
    )
}

fn currency_line(currency: CurrencyView) -> Part {
    let state = app_state();
    let CurrencyView { code, holds, chosen, rate_label, rate, state: words } = currency;
    let id = format!("currency-{code}");
    let picked = code.clone();
    let rated = code.clone();
    let rate_field = (!chosen).then(|| {
        let set = move |event: leptos::ev::Event| state.set_rate(&rated, &event_target_value(&event));
        el("label")
            .class("field rate")
            .child(el("span").class("field-label").child(rate_label))
            .child(
                el("input")
                    .attr("type", "number")
                    .attr("min", "0")
                    .attr("step", "any")
                    .attr("data-testid", format!("rate-{code}"))
                    .prop("value", rate)
                    .on("change", set),
            )
            .into_part()
    });
    el("div")
        .class("switch matters")
        .child(
            el("input")
                .attr("type", "radio")
                .attr("name", "currency")
                .attr("id", id.clone())
                .attr("data-testid", id.clone())
                .prop("checked", chosen)
                .hear("change", move || state.set_currency(&picked)),
        )
        .child(
            el("div")
                .class("switch-text")
                .child(el("label").attr("for", id).child(code))
                .child(el("p").class("switch-moves figures-text").child(holds))
                .child(el("p").class("quiet").child(words))
                .child(rate_field),
        )
        .into_part()
}

/// What revenue means.
pub(in crate::ui) fn basis_choices(
    // The page they stand on.
    view: Shown<DataView>,
) -> Part {
    let count = Memo::new(move |_| view.with(|view| view.bases.len()));
    el("fieldset")
        .class("bases")
        .child(el("legend").class("visually-hidden").child(t(Label::RevenueMeans)))
        .child(move || {
            let all = 0..count.get();
            untrack(|| all.into_iter().map(|at| basis_line(view, at)).parts())
        })
        .into_part()
}

fn basis_line(view: Shown<DataView>, at: usize) -> Part {
    let state = app_state();
    let Some(key) = view.with_untracked(|view| view.bases.get(at).map(|basis| basis.key)) else {
        return Part::default();
    };
    let read =
        move |read: fn(&BasisChoice) -> String| view.with(|view| view.bases.get(at).map(read).unwrap_or_default());
    let chosen = move || view.with(|view| view.bases.get(at).is_some_and(|basis| basis.chosen));
    let id = format!("basis-{}", key.name());
    let explained = format!("{id}-explained");
    el("div")
        .class("switch matters")
        .child(
            el("input")
                .attr("type", "radio")
                .attr("name", "basis")
                .attr("id", id.clone())
                .attr("data-testid", id.clone())
                .prop("checked", chosen)
                .attr("aria-describedby", explained.clone())
                .hear("change", move || state.set_basis(key)),
        )
        .child(
            el("div")
                .class("switch-text")
                .child(el("label").attr("for", id).child(move || read(|basis| basis.label.clone())))
                .child(
                    el("p").class("quiet").attr("id", explained).child(move || read(|basis| basis.explanation.clone())),
                )
                .child(el("p").class("switch-moves figures-text").child(move || read(|basis| basis.total.clone()))),
        )
        .into_part()
}

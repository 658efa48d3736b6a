//! What counts and what revenue means, each with the effect it has on this file.

use std::sync::Arc;

use leptos::prelude::*;

use crate::i18n::Label;
use crate::ui::state::app_state;
use crate::ui::words::t;
use crate::views::data::{BasisChoice, DataView, Shortcut, SwitchView};

/// The switches, with the shortcut that sets several.
#[component]
pub(in crate::ui) fn SwitchList(
    /// The page they stand on.
    view: Memo<Arc<DataView>>,
) -> impl IntoView {
    let count = Memo::new(move |_| view.with(|view| view.switches.len()));
    let shortcut = Memo::new(move |_| view.with(|view| view.shortcut.clone()));
    view! {
        {move || shortcut.get().map(shortcut_line)}
        <ul class="switches">
            <For each=move || 0..count.get() key=|at| *at let:at>
                <SwitchLine view=view at=at />
            </For>
        </ul>
    }
}

#[component]
fn SwitchLine(view: Memo<Arc<DataView>>, at: usize) -> impl IntoView {
    let state = app_state();
    let Some(key) = view.with_untracked(|view| view.switches.get(at).map(|switch| switch.key)) else {
        return ().into_any();
    };
    let read =
        move |read: fn(&SwitchView) -> String| view.with(|view| view.switches.get(at).map(read).unwrap_or_default());
    let is = move |is: fn(&SwitchView) -> bool| view.with(|view| view.switches.get(at).is_some_and(is));
    let id = format!("switch-{}", key.name());
    let explained = format!("{id}-explained");
    view! {
        <li class="switch" class:matters=move || is(|switch| switch.matters) class:changed=move || is(|switch| switch.changed)>
            <input
                type="checkbox"
                id=id.clone()
                data-testid=id.clone()
                prop:checked=move || is(|switch| switch.on)
                aria-describedby=explained.clone()
                on:change=move |_| state.flip(key)
            />
            <div class="switch-text">
                <label for=id>{move || read(|switch| switch.label.clone())}</label>
                <Show when=move || is(|switch| switch.changed)>
                    <span class="chip">{t(Label::Changed)}</span>
                </Show>
                <p class="quiet" id=explained>{move || read(|switch| switch.explanation.clone())}</p>
                <p class="switch-moves figures-text">{move || read(|switch| switch.moves.clone())}</p>
            </div>
        </li>
    }
    .into_any()
}

fn shortcut_line(shortcut: Shortcut) -> impl IntoView {
    let state = app_state();
    let on = shortcut.on;
    let flips = shortcut.flips;
    let press = move |_| state.set_flips(if on { Vec::new() } else { flips.clone() });
    view! {
        <div class="shortcut" class:on=on>
            <button
                class="button"
                type="button"
                data-testid="shortcut"
                aria-pressed=if on { "true" } else { "false" }
                on:click=press
            >
                {shortcut.label}
            </button>
            <p class="quiet">{shortcut.explanation}</p>
        </div>
    }
}

/// What revenue means.
#[component]
pub(in crate::ui) fn BasisChoices(
    /// The page they stand on.
    view: Memo<Arc<DataView>>,
) -> impl IntoView {
    let count = Memo::new(move |_| view.with(|view| view.bases.len()));
    view! {
        <fieldset class="bases">
            <legend class="visually-hidden">{t(Label::RevenueMeans)}</legend>
            <For each=move || 0..count.get() key=|at| *at let:at>
                <BasisLine view=view at=at />
            </For>
        </fieldset>
    }
}

#[component]
fn BasisLine(view: Memo<Arc<DataView>>, at: usize) -> impl IntoView {
    let state = app_state();
    let Some(key) = view.with_untracked(|view| view.bases.get(at).map(|basis| basis.key)) else {
        return ().into_any();
    };
    let read =
        move |read: fn(&BasisChoice) -> String| view.with(|view| view.bases.get(at).map(read).unwrap_or_default());
    let chosen = move || view.with(|view| view.bases.get(at).is_some_and(|basis| basis.chosen));
    let id = format!("basis-{}", key.name());
    let explained = format!("{id}-explained");
    view! {
        <div class="switch matters">
            <input
                type="radio"
                name="basis"
                id=id.clone()
                data-testid=id.clone()
                prop:checked=chosen
                aria-describedby=explained.clone()
                on:change=move |_| state.set_basis(key)
            />
            <div class="switch-text">
                <label for=id>{move || read(|basis| basis.label.clone())}</label>
                <p class="quiet" id=explained>{move || read(|basis| basis.explanation.clone())}</p>
                <p class="switch-moves figures-text">{move || read(|basis| basis.total.clone())}</p>
            </div>
        </div>
    }
    .into_any()
}

//! The filters of the scope bar: those in force, each of which can be taken off, and a small panel that adds one.

use leptos::prelude::*;

use crate::browser;
use crate::i18n::Label;
use crate::protocol::{FacetKey, FilterSpec, ReachKey};
use crate::ui::part::{IntoPart, Part, Parts, Place, all, el};
use crate::ui::state::app_state;
use crate::ui::words::t;
use crate::views::filter::{FilterChip, FilterFacet, FilterValue};

/// Up to so many values are a list to pick from; of more, one types a name.
const LISTED: usize = 12;

const PANEL: &str = "filter-panel";
const VALUES: &str = "filter-values";

/// What a reader is putting together.
#[derive(Clone, Copy)]
struct Draft {
    facet: RwSignal<Option<FacetKey>>,
    /// A token where values are listed, else what is typed.
    value: RwSignal<Option<String>>,
    ends: [RwSignal<String>; 2],
    reach: RwSignal<ReachKey>,
}

/// The button that opens the panel.
pub(super) fn filter_toggle(open: RwSignal<bool>, place: Place) -> Part {
    let expanded = move || if open.get() { "true" } else { "false" };
    el("button")
        .class("button quiet-button")
        .attr("type", "button")
        .attr("aria-expanded", expanded)
        .attr("aria-controls", PANEL)
        .attr("data-testid", "filter-toggle")
        .at(place)
        .press(move || open.update(|open| *open = !*open))
        .child(t(Label::Filter))
        .into_part()
}

/// The filters in force, and what they leave out.
pub(super) fn filters_in_force(toggle: Place) -> Part {
    let state = app_state();
    let chips = Memo::new(move |_| {
        state.frame.with(|frame| frame.as_ref().map(|frame| frame.filters.clone()).unwrap_or_default())
    });
    let note = move || state.frame.with(|frame| frame.as_ref().and_then(|frame| frame.filter_note.clone()));
    let list = move || {
        let chips = chips.get();
        let is_some = !chips.is_empty();
        is_some.then(|| {
            el("ul")
                .class("chips filter-chips")
                .attr("aria-label", t(Label::FiltersInForce))
                .child(chips.into_iter().map(|chip| filter_chip(chip, toggle)).parts())
        })
    };
    let words = move || note().map(|note| el("p").class("filter-note").attr("data-testid", "filter-note").child(note));
    el("div").class("scope-filters").child(list).child(words).into_part()
}

fn filter_chip(chip: FilterChip, toggle: Place) -> Part {
    let state = app_state();
    let FilterChip { spec, label, take_off, known } = chip;
    let pressed = move || {
        state.take_off_filter(&spec);
        // The chip goes, and the focus with it: it moves to where filters are added.
        if let Some(button) = toggle.get_untracked() {
            browser::focus(&button);
        }
    };
    el("li")
        .class("chip filter-chip")
        .class_if("unknown", !known)
        .attr("data-testid", "filter-chip")
        .child(el("bdi").child(label))
        .child(
            el("button")
                .class("chip-off")
                .attr("type", "button")
                .attr("aria-label", take_off)
                .press(pressed)
                .child(el("span").attr("aria-hidden", "true").child("×")),
        )
        .into_part()
}

/// The panel.
pub(super) fn filter_panel(open: RwSignal<bool>) -> Part {
    let state = app_state();
    let draft = Draft {
        facet: RwSignal::new(None),
        value: RwSignal::new(None),
        ends: [RwSignal::new(String::new()), RwSignal::new(String::new())],
        reach: RwSignal::new(ReachKey::default()),
    };
    let facets = Memo::new(move |_| {
        state.frame.with(|frame| frame.as_ref().map(|frame| frame.filter_facets.clone()).unwrap_or_default())
    });
    let chosen = Memo::new(move |_| {
        let wanted = draft.facet.get();
        facets.with(|facets| facets.iter().find(|facet| Some(facet.facet) == wanted).or(facets.first()).cloned())
    });
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some(spec) = chosen.get_untracked().and_then(|facet| draft.spec(&facet)) else { return };
        state.add_filter(spec);
        draft.clear();
    };
    let is_segment = move || chosen.with(|facet| facet.as_ref().is_some_and(|facet| facet.facet == FacetKey::Segment));
    el("form")
        .class("filter-panel")
        .attr("id", PANEL)
        .attr("data-testid", PANEL)
        .attr("autocomplete", "off")
        .class_if("open", move || open.get())
        .on("submit", add)
        .child(facet_field(draft, facets))
        .child(move || chosen.get().map(|facet| value_field(draft, &facet)))
        .child(reach_field(draft, is_segment))
        .child(
            el("button")
                .class("button")
                .attr("type", "submit")
                .attr("data-testid", "filter-add")
                .child(t(Label::AddFilter)),
        )
        .into_part()
}

impl Draft {
    fn clear(self) {
        self.value.set(None);
        self.ends.into_iter().for_each(|end| end.set(String::new()));
    }

    /// What is asked for, where anything is.
    fn spec(self, facet: &FilterFacet) -> Option<FilterSpec> {
        let written = self.value.get_untracked();
        let value = match (facet.facet, is_listed(facet)) {
            (FacetKey::OrderValue, _) => {
                let [from, to] = self.ends.map(|end| end.get_untracked().trim().to_owned());
                if from.is_empty() && to.is_empty() {
                    return None;
                }
                [from, to].join("-")
            }
            (_, true) => written.or_else(|| facet.values.first().map(|value| value.value.clone()))?,
            (key, false) => {
                let typed = written.map(|typed| typed.trim().to_owned()).filter(|typed| !typed.is_empty())?;
                let named = |value: &&FilterValue| value.name.to_lowercase() == typed.to_lowercase();
                let known = facet.values.iter().find(named).map(|value| value.value.clone());
                known.unwrap_or_else(|| key.token(&typed))
            }
        };
        Some(FilterSpec { facet: facet.facet, value, reach: self.reach.get_untracked() })
    }
}

/// Whether the values are a list to pick from.
fn is_listed(facet: &FilterFacet) -> bool {
    facet.facet == FacetKey::Segment || (facet.rarer.is_none() && (1..=LISTED).contains(&facet.values.len()))
}

fn field(label: Label, control: impl IntoPart) -> Part {
    el("label").class("field").child(el("span").class("field-label").child(t(label))).child(control).into_part()
}

fn facet_field(draft: Draft, facets: Memo<Vec<FilterFacet>>) -> Part {
    let choose = move |event: leptos::ev::Event| {
        draft.clear();
        draft.facet.set(FacetKey::from_name(&event_target_value(&event)));
    };
    let option = |facet: FilterFacet| el("option").attr("value", facet.facet.name()).child(facet.label);
    let options = move || facets.get().into_iter().map(option).parts();
    field(Label::FilterBy, el("select").attr("data-testid", "filter-facet").on("change", choose).child(options))
}

fn value_field(draft: Draft, facet: &FilterFacet) -> Part {
    let set = move |event: leptos::ev::Event| draft.value.set(Some(event_target_value(&event)));
    if facet.facet == FacetKey::OrderValue {
        return all![
            amount_field(Label::From, draft.ends[0], "filter-from"),
            amount_field(Label::To, draft.ends[1], "filter-to")
        ];
    }
    if is_listed(facet) {
        // Nothing picked is the first, also when another facet takes the place of this one.
        let option = |(at, value): (usize, &FilterValue)| {
            let own = value.value.clone();
            let chosen = move || draft.value.with(|picked| picked.as_ref().map_or(at == 0, |picked| *picked == own));
            let words = [value.name.as_str(), " · ", &value.count].concat();
            el("option").attr("value", value.value.clone()).prop("selected", chosen).child(words)
        };
        let options = facet.values.iter().enumerate().map(option).parts();
        return field(
            Label::FilterValue,
            el("select").attr("data-testid", "filter-value").on("change", set).child(options),
        );
    }
    let option =
        |value: &FilterValue| el("option").attr("value", value.name.clone()).attr("label", value.count.clone());
    let typed = move || draft.value.get().unwrap_or_default();
    all![
        field(
            Label::FilterValue,
            el("input")
                .attr("type", "text")
                .attr("list", VALUES)
                .attr("spellcheck", "false")
                .attr("data-testid", "filter-value")
                .prop("value", typed)
                .on("input", set),
        ),
        el("datalist").attr("id", VALUES).child(facet.values.iter().map(option).parts()),
        facet.rarer.clone().map(|words| el("p").class("filter-rarer").child(words))
    ]
}

fn amount_field(label: Label, end: RwSignal<String>, testid: &'static str) -> Part {
    let set = move |event: leptos::ev::Event| end.set(event_target_value(&event));
    let input = el("input")
        .attr("type", "number")
        .attr("min", "0")
        .attr("step", "any")
        .attr("inputmode", "decimal")
        .attr("data-testid", testid)
        .prop("value", move || end.get())
        .on("input", set);
    field(label, input)
}

fn reach_field(draft: Draft, disabled: impl Fn() -> bool + Copy + Send + Sync + 'static) -> Part {
    let choose = move |event: leptos::ev::Event| draft.reach.set(ReachKey::from_name(&event_target_value(&event)));
    let option = |reach: ReachKey| {
        let label = match reach {
            ReachKey::FirstOrder => Label::ReachFirst,
            ReachKey::AnyOrder => Label::ReachAny,
            ReachKey::OrdersOnly => Label::ReachOnly,
        };
        el("option").attr("value", reach.name()).child(t(label))
    };
    let select = el("select").attr("data-testid", "filter-reach").attr("disabled", disabled).on("change", choose);
    field(Label::FilterReach, select.child(ReachKey::ALL.map(option)))
}

//! The legend of a chart of many series; an entry under the pointer or in focus stands out in the picture.

use leptos::prelude::*;

use crate::i18n::Label;
use crate::ui::part::{IntoPart, Part, Parts, el};
use crate::ui::state::Shown;
use crate::ui::words::t;
use crate::views::chart::{Chart, Role};

/// The class of a series' colour.
pub(super) fn swatch(role: Role) -> String {
    match role {
        Role::Returning => "swatch role-returning".to_owned(),
        Role::New => "swatch role-new".to_owned(),
        Role::Pooled => "swatch role-pooled".to_owned(),
        Role::Category(place) => format!("swatch role-category-{}", place % 8),
        Role::Quiet => "swatch role-quiet".to_owned(),
    }
}

/// The names of the series.
pub(super) fn legend(chart: Shown<Chart>, highlight: RwSignal<Option<usize>>) -> Part {
    let entry = move |at: usize, role: Role, label: String| {
        let mark = move || highlight.set(Some(at));
        let unmark = move || highlight.set(None);
        el("li")
            .child(
                el("button")
                    .class("legend-entry")
                    .attr("type", "button")
                    .hear("mouseenter", mark)
                    .hear("mouseleave", unmark)
                    .hear("focus", mark)
                    .hear("blur", unmark)
                    .child(el("span").class(swatch(role)).attr("aria-hidden", "true"))
                    .child(label),
            )
            .into_part()
    };
    let entries = move || {
        chart.with(|chart| {
            let all = chart.series.iter().enumerate();
            all.map(|(at, series)| entry(at, series.role, series.label.clone())).parts()
        })
    };
    el("ul").class("legend").attr("aria-label", t(Label::Legend)).child(entries).into_part()
}

//! The legend of a chart of many series; an entry under the pointer or in focus stands out in the picture.

use std::sync::Arc;

use leptos::prelude::*;

use crate::i18n::Label;
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
#[component]
pub(super) fn Legend(chart: Memo<Arc<Chart>>, highlight: RwSignal<Option<usize>>) -> impl IntoView {
    let entry = move |at: usize, role: Role, label: String| {
        let mark = move || highlight.set(Some(at));
        let unmark = move || highlight.set(None);
        view! {
            <li>
                <button
                    class="legend-entry"
                    type="button"
                    on:mouseenter=move |_| mark()
                    on:mouseleave=move |_| unmark()
                    on:focus=move |_| mark()
                    on:blur=move |_| unmark()
                >
                    <span class=swatch(role) aria-hidden="true"></span>
                    {label}
                </button>
            </li>
        }
    };
    let entries = move || {
        chart.with(|chart| {
            let all = chart.series.iter().enumerate();
            all.map(|(at, series)| entry(at, series.role, series.label.clone())).collect_view()
        })
    };
    view! { <ul class="legend" aria-label=t(Label::Legend)>{entries}</ul> }
}

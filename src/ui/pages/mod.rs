//! The pages, and the frame around them.

mod cohorts;
mod data;
mod overview;

use std::sync::Arc;

use leptos::prelude::*;

use self::cohorts::cohorts_page;
use self::data::data_page;
use self::overview::overview_page;
use super::components::{problem_notice, rail, scope_bar};
use super::state::app_state;
use crate::protocol::Page;
use crate::ui::part::{IntoPart, Part, afresh, el};

/// rail, scope bar and the page that is on.
pub(super) fn workspace() -> Part {
    let state = app_state();
    let busy = move || if state.busy.get() { "true" } else { "false" };
    el("div")
        .class("workspace")
        .child(rail())
        .child(
            el("div").class("workspace-main").child(scope_bar()).child(
                el("main")
                    .attr("id", "main")
                    .class("page")
                    .attr("tabindex", "-1")
                    .attr("aria-busy", busy)
                    .child(problem_notice())
                    .child(move || match state.shown.get() {
                        Some(Page::Overview) => {
                            state.overview.get_untracked().map(|first| afresh(|| overview_page(first))).into_part()
                        }
                        Some(Page::Cohorts) => {
                            state.cohorts.get_untracked().map(|first| afresh(|| cohorts_page(first))).into_part()
                        }
                        Some(Page::Data) => {
                            state.data.get_untracked().map(|first| afresh(|| data_page(first))).into_part()
                        }
                        None => Part::All(Vec::new()),
                    }),
            ),
        )
        .into_part()
}

/// The newest view of a page that began with `first`.
fn newest<V: PartialEq + Send + Sync + 'static>(source: RwSignal<Option<Arc<V>>>, first: Arc<V>) -> Memo<Arc<V>> {
    Memo::new(move |_| source.get().unwrap_or_else(|| Arc::clone(&first)))
}

/// A part of a view that may be missing at times; while it is, the last one stands.
fn part<V, P>(view: Memo<Arc<V>>, first: &P, read: fn(&V) -> Option<&P>) -> Memo<Arc<P>>
where
    V: Send + Sync + 'static,
    P: Clone + PartialEq + Send + Sync + 'static,
{
    let first = Arc::new(first.clone());
    Memo::new(move |last: Option<&Arc<P>>| {
        let now = view.with(|view| read(view).cloned().map(Arc::new));
        now.unwrap_or_else(|| last.cloned().unwrap_or_else(|| Arc::clone(&first)))
    })
}

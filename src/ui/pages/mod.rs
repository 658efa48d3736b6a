//! The pages, and the frame around them.

mod cohorts;
mod data;
mod overview;

use std::sync::Arc;

use leptos::prelude::*;

use self::cohorts::CohortsPage;
use self::data::DataPage;
use self::overview::OverviewPage;
use super::components::{ProblemNotice, Rail, ScopeBar};
use super::state::app_state;
use crate::protocol::Page;

/// Rail, scope bar and the page that is on.
#[component]
pub(super) fn Workspace() -> impl IntoView {
    let state = app_state();
    let busy = move || if state.busy.get() { "true" } else { "false" };
    view! {
        <div class="workspace">
            <Rail />
            <div class="workspace-main">
                <ScopeBar />
                <main id="main" class="page" tabindex="-1" aria-busy=busy>
                    <ProblemNotice />
                    {move || match state.shown.get() {
                        Some(Page::Overview) => {
                            state.overview.get_untracked().map(|first| view! { <OverviewPage first=first /> }).into_any()
                        }
                        Some(Page::Cohorts) => {
                            state.cohorts.get_untracked().map(|first| view! { <CohortsPage first=first /> }).into_any()
                        }
                        Some(Page::Data) => {
                            state.data.get_untracked().map(|first| view! { <DataPage first=first /> }).into_any()
                        }
                        None => ().into_any(),
                    }}
                </main>
            </div>
        </div>
    }
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

//! The way from page to page; pages that do not exist are not shown.

use leptos::prelude::*;

use crate::i18n::Label;
use crate::protocol::{Address, Page};
use crate::ui::app::page_label;
use crate::ui::state::app_state;
use crate::ui::words::t;

/// Links to the pages.
#[component]
pub(in crate::ui) fn Rail() -> impl IntoView {
    let state = app_state();
    let link = move |page: Page| {
        let target = move || state.address.with(|address| Address { page, ..address.clone() }.hash());
        let go = move |event: leptos::ev::MouseEvent| {
            // A second window is the browser's to open.
            if !(event.ctrl_key() || event.meta_key() || event.shift_key()) {
                event.prevent_default();
                state.go(page);
            }
        };
        let current = move || state.address.with(|address| address.page == page).then_some("page");
        let icon = format!("icon icon-{}", page.name());
        view! {
            <li>
                <a class="rail-link" href=target aria-current=current data-testid=format!("page-{}", page.name()) on:click=go>
                    <span class=icon aria-hidden="true"></span>
                    {t(page_label(page))}
                </a>
            </li>
        }
    };
    view! {
        <nav class="rail" aria-label=t(Label::Pages)>
            <ul>{Page::ALL.map(link)}</ul>
        </nav>
    }
}

//! The way from page to page; pages that do not exist are not shown.

use leptos::prelude::*;

use crate::i18n::Label;
use crate::protocol::{Address, Page};
use crate::ui::app::page_label;
use crate::ui::part::{IntoPart, Part, el};
use crate::ui::state::app_state;
use crate::ui::words::t;

/// Links to the pages.
pub(in crate::ui) fn rail() -> Part {
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
        el("li")
            .child(
                el("a")
                    .class("rail-link")
                    .attr("href", target)
                    .attr("aria-current", current)
                    .attr("data-testid", format!("page-{}", page.name()))
                    .on("click", go)
                    .child(el("span").class(icon).attr("aria-hidden", "true"))
                    .child(t(page_label(page))),
            )
            .into_part()
    };
    el("nav").class("rail").attr("aria-label", t(Label::Pages)).child(el("ul").child(Page::ALL.map(link))).into_part()
}

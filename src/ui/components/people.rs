//! What a person should look at: warnings between files, and keys that many people seem to share.

use super::data_table::data_table;
use crate::i18n::Label;
use crate::ui::part::{IntoPart, Part, Parts, el, when};
use crate::ui::state::Shown;
use crate::ui::words::t;
use crate::views::PageBody;
use crate::views::data::DataView;
use crate::views::table::Table;

/// The warnings, where there are any.
pub(in crate::ui) fn warning_list(view: Shown<DataView>) -> Part {
    let any = move || view.with(|view| !view.warnings.is_empty());
    when(any, move || {
        let lines = move || view.with(|view| view.warnings.iter().map(|line| warning(line)).parts());
        el("section")
            .class("notice amber")
            .attr("aria-labelledby", "warnings-title")
            .attr("data-testid", "warnings")
            .child(
                el("div")
                    .class("notice-head")
                    .child(el("span").class("icon icon-warning").attr("aria-hidden", "true"))
                    .child(el("h2").attr("id", "warnings-title").child(t(Label::WorthALook))),
            )
            .child(el("ul").class("problems").child(lines))
    })
}

fn warning(line: &str) -> Part {
    el("li").child(line.to_owned()).into_part()
}

/// The keys that many people seem to share, where there are any.
pub(in crate::ui) fn shared_keys(view: Shown<DataView>) -> Part {
    let any = move || view.with(|view| view.shared_keys.is_some());
    when(any, || {
        el("section")
            .class("card")
            .attr("aria-labelledby", "shared-keys-title")
            .attr("data-testid", "shared-keys")
            .child(el("h2").class("chart-title").attr("id", "shared-keys-title").child(t(Label::SharedKeys)))
            .child(data_table(Shown::new(shared), true, false))
    })
}

fn shared(body: &PageBody, _: usize) -> Option<&Table> {
    let PageBody::Data(view) = body else { return None };
    view.shared_keys.as_ref()
}

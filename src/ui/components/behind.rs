//! The way from a number to the customers behind it.

use crate::i18n::Label;
use crate::ui::part::{IntoPart, Part, el};
use crate::ui::state::app_state;
use crate::ui::words::t;

/// A number that leads to the list of a group.
pub(in crate::ui) fn behind_number(number: String, group: String) -> Part {
    button("behind-number", number, group)
}

/// A line that leads there.
pub(in crate::ui) fn behind_line(group: String) -> Part {
    button("behind-line", t(Label::ShowCustomers).to_owned(), group)
}

fn button(class: &'static str, text: String, group: String) -> Part {
    let state = app_state();
    let named = group.clone();
    el("button")
        .class(class)
        .attr("type", "button")
        .attr("data-behind", named)
        .attr("title", t(Label::ShowCustomers))
        .press(move || state.show_customers(&group))
        .child(text)
        .into_part()
}

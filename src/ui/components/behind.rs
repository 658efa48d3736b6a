//! The way from a number to the customers behind it.

use crate::i18n::Label;
use crate::ui::part::{IntoPart, Part, el};
use crate::ui::state::app_state;
use crate::ui::words::t;

/// A number that leads to the list of a group; whether the tab key stops at it.
pub(in crate::ui) fn behind_number(number: String, group: String, stops: bool) -> Part {
    button("behind-number", number, group, stops)
}

/// A line that leads there.
pub(in crate::ui) fn behind_line(group: String) -> Part {
    button("behind-line", t(label_of(&group)).to_owned(), group, true)
}

fn label_of(group: &str) -> Label {
    match group.split_once(':') {
        Some(("customer", _)) => Label::ShowCustomer,
        Some(("orders", _)) => Label::ShowOrders,
        _ => Label::ShowCustomers,
    }
}

fn button(class: &'static str, text: String, group: String, stops: bool) -> Part {
    let state = app_state();
    let named = group.clone();
    let title = label_of(&group);
    el("button")
        .class(class)
        .attr("type", "button")
        .attr("data-behind", named)
        .attr("tabindex", if stops { None } else { Some("-1") })
        .attr("title", t(title))
        .press(move || state.show_behind(&group))
        .child(text)
        .into_part()
}

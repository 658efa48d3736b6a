//! One customer in a dialog: what has been and what is to be expected.

use std::rc::Rc;

use leptos::prelude::*;

use super::data_table::plain_table;
use super::dialog::dialog;
use crate::i18n::Label;
use crate::protocol::Page;
use crate::ui::part::{IntoPart, Part, Parts, all, el};
use crate::ui::state::app_state;
use crate::ui::words::t;
use crate::views::person::PersonView;

/// Whichever customer was asked about.
pub(in crate::ui) fn person_dialog() -> Part {
    let state = app_state();
    let title = move || state.person.with(|person| person.as_ref().map(|person| person.title.clone()));
    dialog(
        "person",
        Signal::derive(move || state.person.with(Option::is_some)),
        title.into_part(),
        Some(Rc::new(move || state.person.set(None))),
        move || (move || state.person.with(|person| person.as_ref().map(body))).into_part(),
    )
}

fn body(person: &PersonView) -> Part {
    let state = app_state();
    let to_value = move || {
        state.person.set(None);
        state.go(Page::Value);
    };
    all![
        el("p").class("lead").attr("data-testid", "person-lead").child(person.lead.clone()),
        el("div").class("two-columns").child(plain_table(&person.measures)).child(
            el("div")
                .child(person.forecast.as_ref().map(plain_table))
                .child(person.notes.iter().map(|note| el("p").class("quiet small").child(note.clone())).parts())
                .child(person.to_value.then(|| {
                    el("button")
                        .class("link")
                        .attr("type", "button")
                        .press(to_value)
                        .child(t(Label::PageValue))
                        .into_part()
                }))
        ),
        plain_table(&person.orders)
    ]
}

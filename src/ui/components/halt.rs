//! When nothing goes on without the reader: the analyst stopped, or is of another version.

use leptos::prelude::*;

use super::dialog::dialog;
use crate::browser;
use crate::i18n::Label;
use crate::ui::part::{IntoPart, Part, all, el};
use crate::ui::state::{Halt, app_state};
use crate::ui::words::t;

/// Says what happened and offers the one thing to do.
pub(in crate::ui) fn halt_dialog() -> Part {
    let state = app_state();
    let title = move || {
        t(match state.halt.get() {
            Some(Halt::OtherVersion) => Label::OtherVersionTitle,
            Some(Halt::Stopped) | None => Label::StoppedTitle,
        })
    };
    let reload = move || {
        if let Err(error) = browser::reload() {
            leptos::logging::warn!("{error}");
        }
    };
    let body = move || match state.halt.get() {
        Some(Halt::OtherVersion) => all![
            el("p").child(t(Label::OtherVersionText)),
            el("div").class("actions").child(
                el("button").class("button primary").attr("type", "button").press(reload).child(t(Label::Reload))
            )
        ],
        Some(Halt::Stopped) => all![
            el("p").child(t(Label::StoppedText)),
            el("div").class("actions").child(
                el("button")
                    .class("button primary")
                    .attr("type", "button")
                    .attr("data-testid", "restart")
                    .press(move || state.restart())
                    .child(t(Label::Restart))
            )
        ],
        None => Part::default(),
    };
    dialog("halt", Signal::derive(move || state.halt.with(Option::is_some)), title.into_part(), None, move || {
        body.into_part()
    })
}

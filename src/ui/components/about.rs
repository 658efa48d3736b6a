//! What Holdfast is, what it does with a file, and how one checks that.

use std::rc::Rc;

use leptos::prelude::*;

use super::dialog::dialog;
use crate::browser;
use crate::i18n::{Label, fill};
use crate::ui::part::{IntoPart, Part, all, el};
use crate::ui::state::{AppState, Asked, app_state};
use crate::ui::words::t;

const ABOUT: [Label; 3] = [Label::AboutWhat, Label::AboutPrivacy, Label::AboutOffline];

const CHECKS: [(Label, Label); 4] = [
    (Label::CheckOfflineHead, Label::CheckOffline),
    (Label::CheckNetworkHead, Label::CheckNetwork),
    (Label::CheckPolicyHead, Label::CheckPolicy),
    (Label::CheckLimitHead, Label::CheckLimit),
];

/// About Holdfast.
pub(in crate::ui) fn about_dialog() -> Part {
    let state = app_state();
    let open = move || state.asked.with(|asked| *asked == Some(Asked::About));
    let build = browser::build_id();
    let version = fill(t(Label::AboutVersion), &[("version", env!("CARGO_PKG_VERSION")), ("build", &build)]);
    let ask_privacy = move || state.asked.set(Some(Asked::Privacy));
    dialog(
        "about",
        Signal::derive(open),
        t(Label::AboutTitle).into_part(),
        Some(Rc::new(move || leave(state, Asked::About))),
        move || {
            all![
                ABOUT.map(|label| el("p").child(t(label)).into_part()),
                el("p").child(
                    el("button").class("link").attr("type", "button").press(ask_privacy).child(t(Label::HowToCheck))
                ),
                el("p").class("quiet small").child(version.clone())
            ]
        },
    )
}

/// How one checks that nothing leaves the computer.
pub(in crate::ui) fn privacy_dialog() -> Part {
    let state = app_state();
    let open = move || state.asked.with(|asked| *asked == Some(Asked::Privacy));
    dialog(
        "privacy",
        Signal::derive(open),
        t(Label::HowToCheck).into_part(),
        Some(Rc::new(move || leave(state, Asked::Privacy))),
        move || {
            el("dl")
                .class("checks")
                .child(CHECKS.map(|(head, text)| all![el("dt").child(t(head)), el("dd").child(t(text))]))
                .into_part()
        },
    )
}

/// One dialog may have opened another: only its own question is withdrawn.
fn leave(state: AppState, asked: Asked) {
    if state.asked.get_untracked() == Some(asked) {
        state.asked.set(None);
    }
}

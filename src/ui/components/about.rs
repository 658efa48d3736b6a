//! What Holdfast is, what it does with a file, and how one checks that.

use leptos::prelude::*;

use super::dialog::Dialog;
use crate::browser;
use crate::i18n::{Label, fill};
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
#[component]
pub(in crate::ui) fn AboutDialog() -> impl IntoView {
    let state = app_state();
    let open = move || state.asked.with(|asked| *asked == Some(Asked::About));
    let build = browser::build_id();
    let version = fill(t(Label::AboutVersion), &[("version", env!("CARGO_PKG_VERSION")), ("build", &build)]);
    let ask_privacy = move |_| state.asked.set(Some(Asked::Privacy));
    view! {
        <Dialog
            id="about"
            open=Signal::derive(open)
            title=t(Label::AboutTitle)
            on_close=Callback::new(move |()| leave(state, Asked::About))
        >
            {ABOUT.map(|label| view! { <p>{t(label)}</p> })}
            <p>
                <button class="link" type="button" on:click=ask_privacy>{t(Label::HowToCheck)}</button>
            </p>
            <p class="quiet small">{version.clone()}</p>
        </Dialog>
    }
}

/// How one checks that nothing leaves the computer.
#[component]
pub(in crate::ui) fn PrivacyDialog() -> impl IntoView {
    let state = app_state();
    let open = move || state.asked.with(|asked| *asked == Some(Asked::Privacy));
    view! {
        <Dialog
            id="privacy"
            open=Signal::derive(open)
            title=t(Label::HowToCheck)
            on_close=Callback::new(move |()| leave(state, Asked::Privacy))
        >
            <dl class="checks">
                {CHECKS
                    .map(|(head, text)| {
                        view! {
                            <dt>{t(head)}</dt>
                            <dd>{t(text)}</dd>
                        }
                    })}
            </dl>
        </Dialog>
    }
}

/// One dialog may have opened another: only its own question is withdrawn.
fn leave(state: AppState, asked: Asked) {
    if state.asked.get_untracked() == Some(asked) {
        state.asked.set(None);
    }
}

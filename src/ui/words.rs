//! Texts in the reader's language.

use leptos::prelude::*;

use super::state::AppState;
use crate::i18n::{Label, Language};

/// The text of a label. The whole page is put up anew when the language changes, so this need not follow it.
pub(super) fn t(label: Label) -> &'static str {
    label.text(use_context::<AppState>().map_or(Language::default(), |state| state.language.get_untracked()))
}

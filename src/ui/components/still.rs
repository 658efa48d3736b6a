//! Elements that never change, as parts; a press on them does what their description says.

use leptos::prelude::*;

use super::drop_overlay::Picker;
use crate::ui::part::{IntoPart, Part, el};
use crate::ui::screen::ThemeChoice;
use crate::ui::state::{AppState, Asked, app_state};
use crate::welcome::{self, Child, Element, Press};

/// What one sees first.
pub(in crate::ui) fn first_screen() -> Part {
    still(welcome::invitation(app_state().language.get_untracked()))
}

/// "Where do I find the export?"
pub(super) fn export_help() -> Part {
    still(welcome::export_help(app_state().language.get_untracked()))
}

/// An element as it is described.
pub(super) fn still(element: Element) -> Part {
    let state = app_state();
    let mut tag = el(element.tag);
    for (name, value) in element.attributes {
        tag = tag.attr(name, value);
    }
    if let Some(press) = element.press {
        tag = match theme_of(press) {
            Some(choice) => tag
                .prop("checked", move || state.screen.choice.get() == choice)
                .hear("change", move || state.screen.choose(choice)),
            None => {
                let picker: Picker = expect_context();
                tag.press(move || pressed(state, picker, press))
            }
        };
    }
    for child in element.children {
        tag = match child {
            Child::Text(text) => tag.child(text),
            Child::Element(element) => tag.child(still(element)),
        };
    }
    tag.into_part()
}

fn theme_of(press: Press) -> Option<ThemeChoice> {
    match press {
        Press::ThemeAuto => Some(ThemeChoice::Auto),
        Press::ThemeLight => Some(ThemeChoice::Light),
        Press::ThemeDark => Some(ThemeChoice::Dark),
        Press::ChooseFiles | Press::TrySample | Press::About | Press::HowToCheck | Press::Calculator => None,
    }
}

fn pressed(state: AppState, picker: Picker, press: Press) {
    match press {
        Press::ChooseFiles => picker.open(),
        Press::TrySample => state.read_sample(),
        Press::About => state.asked.set(Some(Asked::About)),
        Press::Calculator => state.open_calculator(),
        Press::HowToCheck => state.asked.set(Some(Asked::Privacy)),
        Press::ThemeAuto | Press::ThemeLight | Press::ThemeDark => {}
    }
}

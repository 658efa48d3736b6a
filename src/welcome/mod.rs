//! The first screen: what one sees before the page's program is there, and again after starting anew.
//!
//! It never changes, so it is described once as plain [`Element`]s. The built folder has it as HTML (`src/bin/assemble/`), which
//! is on the screen at once and takes files (`src/boot/boot.js`); the program comes when it is needed and draws the same.

mod element;
mod export_help;

pub use element::{Child, Element, Press};
pub use export_help::export_help;

use crate::i18n::{Label, Language};

/// The first screen as it stands in the built page: every element of its body.
pub fn page(language: Language) -> [Element; 4] {
    let skip = Element::new("a").class("skip-link").attr("href", "#main");
    let masthead = Element::new("header").class("masthead").child(brand(language)).child(masthead_end(language));
    let input = Element::new("input")
        .attr("type", "file")
        .attr("multiple", "")
        .attr("hidden", "")
        .attr("aria-label", Label::ChooseFiles.text(language))
        .attr("data-testid", "file-input");
    [skip.child(Label::SkipToContent.text(language)), masthead, invitation(language), input]
        .map(|element| element.attr("data-welcome", ""))
}

/// The name at the start of the masthead.
pub fn brand(language: Language) -> Element {
    Element::new("p").class("brand").child(icon("icon brand-mark")).child(Label::ProductName.text(language))
}

/// The end of the masthead: colours, and who made this.
pub fn masthead_end(language: Language) -> Element {
    let themes = [
        (Press::ThemeAuto, "auto", Label::ThemeAuto, "icon icon-auto"),
        (Press::ThemeLight, "light", Label::ThemeLight, "icon icon-sun"),
        (Press::ThemeDark, "dark", Label::ThemeDark, "icon icon-moon"),
    ]
    .map(|(press, value, label, class)| {
        let label = label.text(language);
        let input = Element::new("input").attr("type", "radio").attr("name", "theme").attr("value", value);
        Element::new("label")
            .class("segment")
            .attr("title", label)
            .child(input.press(press))
            .child(icon(class))
            .child(Element::new("span").class("visually-hidden").child(label))
    });
    let legend = Element::new("legend").class("visually-hidden").child(Label::Theme.text(language));
    Element::new("div")
        .class("masthead-end")
        .child(Element::new("fieldset").class("segmented theme-switch").child(legend).children(themes))
        .child(button("button quiet-button", Press::About, Label::About.text(language)))
}

/// The invitation: drop files, choose them, or try a sample shop.
pub fn invitation(language: Language) -> Element {
    let text = |label: Label| label.text(language);
    let actions = Element::new("div")
        .class("actions")
        .child(button("button primary", Press::ChooseFiles, text(Label::ChooseFiles)))
        .child(button("button", Press::TrySample, text(Label::TrySample)).attr("data-testid", "try-sample"));
    let drop_zone = Element::new("div")
        .class("drop-zone")
        .child(icon("icon icon-drop"))
        .child(Element::new("p").class("drop-zone-text").child(text(Label::DropAnywhere)))
        .child(actions)
        .child(Element::new("p").class("quiet small").child(text(Label::WhatIsRead)));
    let promise = Element::new("p")
        .class("promise")
        .child(icon("icon icon-lock"))
        .child(Element::new("span").child(text(Label::WorksOffline)))
        .child(button("link", Press::HowToCheck, text(Label::HowToCheck)));
    Element::new("main")
        .attr("id", "main")
        .class("first-screen")
        .attr("tabindex", "-1")
        .child(Element::new("h1").class("claim").child(text(Label::SeeWhoComesBack)))
        .child(Element::new("p").class("lead").child(text(Label::DropHere)))
        .child(drop_zone)
        .child(promise)
        .child(Element::new("p").class("promise").child(button("link", Press::Calculator, text(Label::NoFile))))
        .child(export_help(language))
}

fn button(class: &'static str, press: Press, text: &'static str) -> Element {
    Element::new("button").class(class).attr("type", "button").press(press).child(text)
}

fn icon(class: &'static str) -> Element {
    Element::new("span").class(class).attr("aria-hidden", "true")
}

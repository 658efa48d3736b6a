//! The files with what was assumed of each, and reading one otherwise.

use leptos::prelude::*;

use crate::browser;
use crate::i18n::{Label, fill};
use crate::protocol::{FileKey, Setting};
use crate::ui::part::{IntoPart, Part, Parts, all, el};
use crate::ui::state::{Shown, app_state};
use crate::ui::words::t;
use crate::views::data::{Assumption, DataView, FileView, SettingOption};

/// One card a file.
pub(in crate::ui) fn file_cards(
    // The page they stand on.
    view: Shown<DataView>,
) -> Part {
    el("ul")
        .class("file-cards")
        .child(move || view.with(|view| view.files.iter().cloned().map(file_card).parts()))
        .into_part()
}

fn file_card(file: FileView) -> Part {
    let state = app_state();
    let facts = file.assumed.iter().map(|assumption| {
        el("div")
            .class("assumption")
            .child(el("dt").child(assumption.name.clone()))
            .child(el("dd").child(assumption.value.clone()))
            .into_part()
    });
    let facts = facts.parts();
    let others = file.file.map(|key| {
        let changed = file.assumed.iter().flat_map(|assumption| assumption.options.iter().skip(1));
        let changed = file.columns_chosen || changed.into_iter().any(|option| option.chosen);
        let fields = file.assumed.iter().filter_map(|assumption| setting_field(key, &file.name, assumption)).parts();
        el("details")
            .class("examples overrides")
            .child(
                el("summary")
                    .attr("data-testid", "read-otherwise")
                    .child(t(Label::ReadOtherwise))
                    .child(changed.then(|| el("span").class("chip").child(t(Label::Changed)).into_part())),
            )
            .child(el("div").class("override-fields").child(fields))
            .child(
                el("button")
                    .class("link")
                    .attr("type", "button")
                    .attr("data-testid", "adjust-file")
                    .attr("aria-label", fill(t(Label::NameColumnsOf), &[("file", &file.name)]))
                    .press(move || state.adjust(key))
                    .child(t(Label::NameColumns)),
            )
            .into_part()
    });
    let ignored = (!file.ignored.is_empty()).then(|| {
        let columns = file.ignored.into_iter().map(|column| el("li").class("chip").child(column).into_part()).parts();
        el("details")
            .class("examples")
            .child(el("summary").child(t(Label::IgnoredColumns)))
            .child(el("ul").class("chips").child(columns))
            .into_part()
    });
    el("li")
        .class("card file-card")
        .class_if("refused", file.refused)
        .child(el("h3").class("file-name").child(file.name))
        .child(
            el("p")
                .class("file-recognised")
                .child(
                    file.refused.then(|| el("span").class("icon icon-warning").attr("aria-hidden", "true").into_part()),
                )
                .child(file.recognised),
        )
        .child(el("p").class("quiet small figures-text").child(file.size))
        .child(el("dl").class("assumptions").child(facts))
        .child(others)
        .child(ignored)
        .into_part()
}

/// A choice of how one thing about the file is to be read.
fn setting_field(key: FileKey, file: &str, assumption: &Assumption) -> Option<Part> {
    let state = app_state();
    let setting = assumption.setting?;
    let choose = move |event: leptos::ev::Event| {
        let value = event_target_value(&event);
        state.choose_setting(key, setting, (!value.is_empty()).then_some(value));
    };
    let option = |option: &SettingOption| {
        el("option")
            .attr("value", option.value.clone())
            .prop("selected", option.chosen)
            .child(option.label.clone())
            .into_part()
    };
    let mut options: Vec<Part> = assumption.options.iter().map(option).collect();
    if setting == Setting::Zone {
        let known = |zone: &String| assumption.options.iter().any(|option| option.value == *zone);
        let zones = browser::time_zones().into_iter().filter(|zone| !known(zone));
        options.extend(zones.map(|zone| el("option").attr("value", zone.clone()).child(zone).into_part()));
    }
    let select = el("select")
        .attr("data-testid", format!("set-{}", name_of(setting)))
        .attr("aria-label", fill(t(Label::SettingOfFile), &[("setting", &assumption.name), ("file", file)]))
        .on("change", choose)
        .child(all![Part::All(options)]);
    let label = el("span").class("field-label").attr("aria-hidden", "true").child(assumption.name.clone());
    Some(el("div").class("field").child(label).child(select).into_part())
}

fn name_of(setting: Setting) -> &'static str {
    match setting {
        Setting::Encoding => "encoding",
        Setting::Delimiter => "delimiter",
        Setting::FirstRow => "first-row",
        Setting::DateOrder => "date-order",
        Setting::Clock => "clock",
        Setting::Zone => "zone",
        Setting::DecimalMark => "decimal-mark",
        Setting::Currency => "currency",
    }
}

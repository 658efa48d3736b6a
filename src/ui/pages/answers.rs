//! A page of questions and answers: Timing, and every page that is built like it.

use leptos::prelude::*;

use crate::i18n::Label;
use crate::ui::components::{
    SaveItem, data_table, definition_dialog, figure_card, long_table, optional_chart, save_menu,
};
use crate::ui::part::{IntoPart, Part, Parts, all, el, when};
use crate::ui::state::{Shown, app_state};
use crate::ui::words::t;
use crate::views::PageBody;
use crate::views::answers::{
    AnswersView, ChoiceView, FieldView, ListView, OptionView, SectionView, SliderView, StudyView,
};
use crate::views::figure::Figure;
use crate::views::table::Table;

/// A thing inside a section is found by the section's place times this, plus its own.
const INSIDE: usize = 32;

/// The page.
pub(super) fn answers_page() -> Part {
    let view = Shown::new(answers_of);
    let choices = move || view.with(|view| view.choices.iter().map(choice_field).parts());
    all![
        el("header")
            .class("page-head")
            .attr("data-testid", move || view.with(|view| format!("answers-{}", view.page.name())))
            .child(
                el("h1")
                    .attr("id", "page-title")
                    .attr("tabindex", "-1")
                    .attr("data-testid", "headline")
                    .child(move || view.with(|view| view.title.clone()))
            )
            .child(el("p").class("lead").child(move || view.with(|view| view.lead.clone()))),
        el("div").class("page-choices").child(choices),
        sections()
    ]
}

/// The questions of the page with their answers; the parts stay while the questions are the same, whatever the answers say.
pub(super) fn sections() -> Part {
    let view = Shown::new(sections_of);
    let shape = Memo::new(move |_| view.with(|sections| shape(sections)));
    let sections = move || {
        // Read, not only tracked: a memo that nobody has read yet follows nothing.
        shape.with(|_| ());
        let count = view.with_untracked(Vec::len);
        untrack(|| (0..count).map(section).parts())
    };
    all![sections]
}

fn shape(sections: &[SectionView]) -> String {
    let of = |section: &SectionView| {
        let figures: String = section.figures.iter().flat_map(|figure| [figure.key.as_str(), " "]).collect();
        format!(
            "{}:{}:{}:{}:{figures};",
            section.key,
            section.tables.len(),
            section.sliders.len(),
            section.list.is_some()
        )
    };
    sections.iter().map(of).collect()
}

fn answers_of(body: &PageBody, _: usize) -> Option<&AnswersView> {
    if let PageBody::Answers(view) = body { Some(view) } else { None }
}

fn section_of(body: &PageBody, at: usize) -> Option<&SectionView> {
    sections_of(body, 0)?.get(at)
}

fn sections_of(body: &PageBody, _: usize) -> Option<&Vec<SectionView>> {
    match body {
        PageBody::Answers(view) => Some(&view.sections),
        PageBody::Cohorts(view) => Some(&view.sections),
        PageBody::Overview(_) | PageBody::Data(_) => None,
    }
}

fn figure_at(place: usize) -> Shown<Figure> {
    Shown::nth(place, |body, at| section_of(body, at / INSIDE)?.figures.get(at % INSIDE))
}

fn section(at: usize) -> Part {
    let view: Shown<SectionView> = Shown::nth(at, section_of);
    let key = view.with_untracked(|view| view.key.clone());
    let (tables, figures) = view.with_untracked(|view| (view.tables.len(), view.figures.len()));
    let title = Signal::derive(move || view.with(|view| view.title.clone()));
    let chart = optional_chart(
        Shown::nth(at, |body, at| section_of(body, at)?.chart.as_ref()),
        Shown::nth(at, |body, at| Some(&section_of(body, at)?.chart.as_ref()?.table)),
    );
    let has_chart = move || view.with(|view| view.chart.is_some());
    let notes = move || {
        view.with(|view| {
            let note = |note: &String| el("p").class("quiet small").child(note.clone()).into_part();
            view.notes.iter().map(note).parts()
        })
    };
    let absent =
        move || view.with(|view| view.absent.clone()).map(|words| el("p").class("absence").child(words).into_part());
    let choices = move || {
        view.with(|view| {
            let fields = view.fields.iter().map(typed_field);
            view.choices.iter().map(choice_field).chain(fields).parts()
        })
    };
    let sliders = view.with_untracked(|view| view.sliders.len());
    // A chart has the finding on it; without one the card with the tables has.
    let title_here = move || {
        let heading = || {
            let heading = el("h2").class("chart-title").child(title).attr("tabindex", "-1");
            heading.attr("id", move || view.with(|view| [&view.key, "-title"].concat())).into_part()
        };
        if has_chart() { Part::default() } else { heading() }
    };
    let stem = key.clone();
    let is_list = move || view.with(|view| view.list.is_some());
    // Of a list the first table is its first part.
    let tables_here = if view.with_untracked(|view| view.list.is_some()) {
        list_part(at)
    } else {
        (0..tables).map(|table| table_with_tools(at * INSIDE + table, stem.clone(), title)).parts()
    };
    el("section")
        .class("finding")
        .attr("data-testid", format!("answer-{key}"))
        .attr("tabindex", "-1")
        .attr("aria-label", title)
        .child(figure_cards(at, figures))
        .child(el("div").class("page-choices").child(choices).child(when(is_list, list_tools)))
        .child(slider_fields(at, sliders))
        .child(chart)
        .child(
            el("div")
                .class("finding-body")
                .class_if("card", move || tables > 0 || !has_chart())
                .child(title_here)
                .child(when(move || view.with(|view| view.study.is_some()), move || study_line(view)))
                .child(when(move || view.with(|view| view.absent.is_some()), move || all![absent]))
                .child(tables_here)
                .child(notes),
        )
        .into_part()
}

fn figure_cards(at: usize, count: usize) -> Part {
    if count == 0 {
        return Part::default();
    }
    let defined = RwSignal::new(None::<usize>);
    let card = |figure: usize| {
        let place = at * INSIDE + figure;
        figure_card(figure_at(place), move || defined.set(Some(place)))
    };
    all![el("div").class("figures").child((0..count).map(card).parts()), definition_dialog(defined, figure_at)]
}

/// The list of a section, and what stands below it on paper.
fn list_part(at: usize) -> Part {
    let list: Shown<ListView> = Shown::nth(at, |body, at| section_of(body, at)?.list.as_ref());
    let table: Shown<Table> = Shown::nth(at, |body, at| section_of(body, at)?.tables.first());
    all![
        long_table(list, table),
        el("p").class("quiet small print-only").child(move || list.with(|list| list.on_paper.clone()))
    ]
}

fn table_with_tools(place: usize, stem: String, title: Signal<String>) -> Part {
    let table: Shown<Table> = Shown::nth(place, |body, at| section_of(body, at / INSIDE)?.tables.get(at % INSIDE));
    let csv = move || {
        let bytes = table.with_untracked(crate::export::table_to_csv);
        (format!("holdfast-{}.csv", stem.replace('_', "-")), bytes)
    };
    let items = vec![SaveItem::bytes(Label::SaveCsv, "text/csv;charset=utf-8", csv)];
    el("div")
        .class("finding-table")
        .child(
            el("div")
                .class("chart-head")
                .child(el("p").class("chart-caption").child(move || table.with(|table| table.caption.clone())))
                .child(el("div").class("chart-tools").child(save_menu(title, items))),
        )
        .child(data_table(table, true, true))
        .into_part()
}

/// What a list of customers has beside its choices: a search, and the whole of it as a file.
fn list_tools() -> Part {
    let state = app_state();
    let look = move |event: leptos::ev::Event| state.look_for(event_target_value(&event));
    all![
        el("label").class("field").child(el("span").class("field-label").child(t(Label::Search))).child(
            el("input")
                .attr("type", "search")
                .attr("data-testid", "search-customers")
                .attr("autocomplete", "off")
                .attr("spellcheck", "false")
                .prop("value", move || state.search.get())
                .on("change", look),
        ),
        el("button")
            .class("button")
            .attr("type", "button")
            .attr("data-testid", "save-customers")
            .press(move || state.save_customers())
            .child(el("span").class("icon icon-save").attr("aria-hidden", "true"))
            .child(t(Label::SaveWholeList))
    ]
}

/// How far an answer is that is still being worked out, and a button to stop it or to begin it after all.
fn study_line(view: Shown<SectionView>) -> Part {
    let state = app_state();
    let now = Memo::new(move |_| state.study.get().or_else(|| view.with(|view| view.study.clone())));
    let read = move |read: fn(&StudyView) -> String| now.with(|now| now.as_ref().map(read).unwrap_or_default());
    let stopped = move || now.with(|now| now.as_ref().is_some_and(|study| study.stopped));
    let share = move || now.with(|now| now.as_ref().map_or(0.0, |study| study.share));
    all![
        when(
            move || !stopped(),
            move || {
                el("progress")
                    .class("bar")
                    .attr("max", "1")
                    .attr("aria-labelledby", "study-words")
                    .prop("value", share)
                    .into_part()
            }
        ),
        el("p")
            .class("quiet figures-text")
            .attr("id", "study-words")
            .attr("role", "status")
            .attr("data-testid", "study")
            .child(move || read(|study| study.words.clone())),
        el("div").child(
            el("button")
                .class("button")
                .attr("type", "button")
                .attr("data-testid", "study-button")
                .press(move || state.study(untrack(stopped)))
                .child(move || read(|study| study.button.clone())),
        )
    ]
}

/// The levers of an answer.
fn slider_fields(at: usize, count: usize) -> Part {
    if count == 0 {
        return Part::default();
    }
    el("div").class("sliders").child((0..count).map(|slider| slider_field(at * INSIDE + slider)).parts()).into_part()
}

fn slider_field(place: usize) -> Part {
    let state = app_state();
    let slider: Shown<SliderView> =
        Shown::nth(place, |body, at| section_of(body, at / INSIDE)?.sliders.get(at % INSIDE));
    let (pick, low, high, step) =
        slider.with_untracked(|slider| (Some(slider.pick), slider.low, slider.high, slider.step));
    let Some(pick) = pick else { return Part::default() };
    // The lever stands where the reader put it, whatever answer has come so far.
    let rest = StoredValue::new(slider.with_untracked(|slider| slider.rest).to_string());
    let value =
        move || state.address.with(|address| address.picked(pick).map_or_else(|| rest.get_value(), str::to_owned));
    let shown = move || slider.with(|slider| slider.shown.clone());
    let slide = move |let_go: bool| {
        move |event: leptos::ev::Event| {
            let value = event_target_value(&event);
            // Where it rests, nothing is picked.
            let value = if value == rest.get_value() { "" } else { &value };
            state.slide(pick, value, let_go);
        }
    };
    el("label")
        .class("field slider")
        .child(el("span").class("field-label").child(move || slider.with(|slider| slider.label.clone())))
        .child(
            el("input")
                .attr("type", "range")
                .attr("min", low.to_string())
                .attr("max", high.to_string())
                .attr("step", step.to_string())
                .attr("data-testid", format!("slide-{}", pick.name()))
                .attr("aria-valuetext", shown)
                .prop("value", value)
                .on("input", slide(false))
                .on("change", slide(true)),
        )
        .child(
            el("span")
                .class("slider-value figures-text")
                .attr("data-testid", format!("slid-{}", pick.name()))
                .attr("aria-hidden", "true")
                .child(shown),
        )
        .into_part()
}

/// A figure of the shop that the reader types.
fn typed_field(field: &FieldView) -> Part {
    let state = app_state();
    let typed = field.typed;
    let take = move |event: leptos::ev::Event| state.type_in(typed, &event_target_value(&event));
    el("label")
        .class("field")
        .child(el("span").class("field-label").child(field.label.clone()))
        .child(
            el("input")
                .attr("type", "number")
                .attr("min", "0")
                .attr("step", "any")
                .attr("autocomplete", "off")
                .attr("data-testid", format!("type-{}", typed.name()))
                .prop("value", field.value.clone())
                .on("change", take),
        )
        .into_part()
}

pub(super) fn choice_field(choice: &ChoiceView) -> Part {
    let state = app_state();
    let pick = choice.pick;
    let choose = move |event: leptos::ev::Event| state.pick(pick, &event_target_value(&event));
    let option = |option: &OptionView| {
        el("option")
            .attr("value", option.value.clone())
            .prop("selected", option.chosen)
            .child(option.label.clone())
            .into_part()
    };
    el("label")
        .class("field")
        .child(el("span").class("field-label").child(choice.label.clone()))
        .child(
            el("select")
                .attr("data-testid", format!("pick-{}", pick.name()))
                .on("change", choose)
                .child(choice.options.iter().map(option).parts()),
        )
        .into_part()
}

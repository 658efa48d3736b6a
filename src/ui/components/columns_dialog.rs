//! The dialog about the columns of one file: cells, what each column says, and what reading it so comes to.

use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;

use super::dialog::dialog_that_stays;
use crate::i18n::{Label, fill};
use crate::ui::part::{IntoPart, Part, Parts, all, el, when};
use crate::ui::state::app_state;
use crate::ui::words::t;
use crate::views::frame::FrameFile;
use crate::views::mapping::{MappingView, NeedView, RoleChoice, TrialView};

/// The dialog; open while there are columns to speak about.
pub(in crate::ui) fn columns_dialog() -> Part {
    let state = app_state();
    let columns = state.columns;
    dialog_that_stays(
        "columns",
        Signal::derive(move || columns.view.with(Option::is_some)),
        t(Label::ColumnsTitle).into_part(),
        Rc::new(move || state.close_columns()),
        // The dialog goes on with other columns where the first row turns into data.
        move || (move || columns.view.get().map(inside)).into_part(),
    )
}

fn inside(view: Arc<MappingView>) -> Part {
    let state = app_state();
    let columns = state.columns;
    let used = |at: &usize| view.columns.get(*at).is_some_and(|column| column.role.is_some());
    let (known, rest): (Vec<usize>, Vec<usize>) = (0..view.columns.len()).partition(used);
    let line = |at: usize| column_line(&view, at);
    let rest_count = rest.len().to_string();
    let open = known.is_empty() || view.columns.len() <= 12;
    let others = (!rest.is_empty()).then(|| {
        el("details")
            .class("columns-rest")
            .attr("open", open)
            .child(el("summary").child(fill(t(Label::OtherColumns), &[("count", &rest_count)])))
            .child(el("ul").class("columns").child(rest.into_iter().map(line).parts()))
            .into_part()
    });
    let headless = view.headless;
    let can_remember = view.header.is_some();
    all![
        file_line(&view),
        el("p").class("columns-lead").child(view.lead.clone()),
        el("label")
            .class("check")
            .child(
                el("input")
                    .attr("type", "checkbox")
                    .attr("data-testid", "first-row")
                    .prop("checked", headless)
                    .hear("change", move || state.set_first_row(!headless))
            )
            .child(el("span").child(t(Label::FirstRowIsData))),
        el("ul").class("columns").attr("data-testid", "columns-used").child(known.into_iter().map(line).parts()),
        others,
        can_remember.then(remember_line),
        el("div")
            .class("outcome")
            .child(
                el("div")
                    .attr("role", "status")
                    .attr("data-testid", "columns-outcome")
                    .child(move || missing_lines(columns.missing()))
                    .child(move || columns.trial.get().map(|trial| trial_lines(&trial)))
            )
            .child(
                el("div")
                    .class("actions")
                    .child(
                        el("button")
                            .class("button primary")
                            .attr("type", "button")
                            .attr("data-testid", "columns-confirm")
                            .attr("disabled", move || !columns.may_confirm())
                            .press(move || state.confirm_columns())
                            .child(t(Label::ReadThisWay))
                    )
                    .child(
                        el("button")
                            .class("button")
                            .attr("type", "button")
                            .attr("data-testid", "columns-cancel")
                            .press(move || state.close_columns())
                            .child(t(Label::Cancel))
                    )
                    .child(when(
                        move || columns.chosen_before(),
                        move || {
                            el("button")
                                .class("link")
                                .attr("type", "button")
                                .attr("data-testid", "columns-forget")
                                .press(move || state.forget_columns())
                                .child(t(Label::AsRecognised))
                                .into_part()
                        }
                    ))
            )
    ]
}

/// The file's name; where several were read, a choice among them.
fn file_line(view: &MappingView) -> Part {
    let state = app_state();
    let here = view.file;
    let files = state.frame.with_untracked(|frame| frame.as_ref().map(|frame| frame.files.clone()).unwrap_or_default());
    if files.len() < 2 || !files.iter().any(|file| file.file == here) {
        return el("p").class("file-name").child(view.file_name.clone()).into_part();
    }
    let option = |(at, file): (usize, &FrameFile)| {
        let chosen = file.file == here;
        el("option").attr("value", at.to_string()).prop("selected", chosen).child(file.name.clone()).into_part()
    };
    let options = files.iter().enumerate().map(option).parts();
    let go = move |event: leptos::ev::Event| {
        let at = event_target_value(&event).parse::<usize>().ok();
        if let Some(file) = at.and_then(|at| files.get(at)) {
            state.adjust(file.file);
        }
    };
    el("label")
        .class("field")
        .child(el("span").class("field-label").child(t(Label::File)))
        .child(el("select").attr("data-testid", "columns-file").on("change", go).child(options))
        .into_part()
}

fn column_line(view: &Arc<MappingView>, at: usize) -> Part {
    let state = app_state();
    let Some(column) = view.columns.get(at) else { return Part::default() };
    let id = format!("column-{at}");
    let proposed = column.role.clone();
    let sure = column.sure.clone();
    let role = Memo::new(move |_| state.columns.roles.with(|roles| roles.get(at).cloned().flatten()));
    let kept = proposed.clone();
    let untouched = move || !sure.is_empty() && role.with(|role| *role == kept);
    let sure_words = column.sure.clone();
    let from = Arc::clone(view);
    let set = move |event: leptos::ev::Event| {
        let code = event_target_value(&event);
        state.set_role(at, (!code.is_empty()).then_some(code));
    };
    let samples = if column.samples.is_empty() {
        el("p").class("samples quiet").child(t(Label::ColumnEmpty)).into_part()
    } else {
        let cell = |cell: &String| el("li").child(cell.clone()).into_part();
        el("ul").class("samples").child(column.samples.iter().map(cell).parts()).into_part()
    };
    el("li")
        .class("column")
        .class_if("unused", move || role.with(Option::is_none))
        .child(
            el("div")
                .class("column-what")
                .child(el("label").class("column-name").attr("for", id.clone()).child(column.name.clone()))
                .child(samples),
        )
        .child(
            el("div")
                .class("column-says")
                .child(
                    el("select")
                        .attr("id", id.clone())
                        .attr("data-testid", id)
                        .on("change", set)
                        .child(move || role.with(|role| role_options(&from.roles, role.as_deref()))),
                )
                .child(
                    el("p")
                        .class("column-sure quiet small")
                        .child(move || if untouched() { sure_words.clone() } else { String::new() }),
                ),
        )
        .into_part()
}

fn role_options(roles: &[RoleChoice], chosen: Option<&str>) -> Part {
    let option = |role: &RoleChoice| {
        let selected = chosen == Some(role.code.as_str());
        el("option").attr("value", role.code.clone()).prop("selected", selected).child(role.label.clone()).into_part()
    };
    let group = |needed: bool, label: Label| {
        let options = roles.iter().filter(|role| role.needed == needed).map(option).parts();
        el("optgroup").attr("label", t(label)).child(options)
    };
    all![
        el("option").attr("value", "").prop("selected", chosen.is_none()).child(t(Label::NotUsed)),
        group(true, Label::RolesNeeded),
        group(false, Label::RolesHelpful)
    ]
}

fn missing_lines(missing: Vec<NeedView>) -> Part {
    let line = |need: NeedView| {
        el("p")
            .class("need")
            .attr("data-testid", format!("need-{}", need.code))
            .child(el("span").class("icon icon-warning").attr("aria-hidden", "true"))
            .child(el("span").child(need.missing))
            .into_part()
    };
    missing.into_iter().map(line).parts()
}

fn trial_lines(trial: &TrialView) -> Part {
    let figure = |(name, value): &(String, String)| {
        all![el("dt").child(name.clone()), el("dd").class("figures-text").child(value.clone())]
    };
    let aside = |(reason, rows): &(String, String)| {
        el("li").child(all![reason.clone(), ": ", el("span").class("figures-text").child(rows.clone())]).into_part()
    };
    let usable = trial.usable;
    let figures = usable.then(|| {
        let pairs = trial.figures.iter().map(|pair| el("div").child(figure(pair)).into_part()).parts();
        el("dl").class("outcome-figures").child(pairs).into_part()
    });
    let paragraph = |class: &'static str, text: &String| {
        (!text.is_empty()).then(|| el("p").class(class).child(text.clone()).into_part())
    };
    all![
        el("p")
            .class("outcome-headline")
            .class_if("refused", !usable)
            .attr("data-testid", "trial-headline")
            .child(trial.headline.clone()),
        paragraph("quiet small", &trial.remedy),
        figures,
        (!trial.aside.is_empty()).then(|| {
            el("ul").class("outcome-aside quiet small").child(trial.aside.iter().map(aside).parts()).into_part()
        }),
        paragraph("quiet small", &trial.part)
    ]
}

fn remember_line() -> Part {
    let remember = app_state().columns.remember;
    el("label")
        .class("check")
        .child(
            el("input")
                .attr("type", "checkbox")
                .attr("data-testid", "columns-remember")
                .prop("checked", move || remember.get())
                .hear("change", move || remember.update(|remember| *remember = !*remember)),
        )
        .child(el("span").child(t(Label::RememberColumns)))
        .into_part()
}

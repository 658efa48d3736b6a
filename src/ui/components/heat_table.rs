//! The cohort table: coloured cells in an HTML table; arrow keys walk them and a line below reads each out.

use leptos::prelude::*;

use super::chart_tools::chart_tools;
use super::whole_heat::whole_heat;
use crate::browser;
use crate::i18n::Label;
use crate::ui::part::{IntoPart, Part, Parts, Place, all, choose, el};
use crate::ui::state::{Shown, app_state};
use crate::ui::words::t;
use crate::views::cohorts::{CellState, HeatCell, HeatRow, HeatTable};

/// The table, the line below it and the legend.
pub(in crate::ui) fn heat_map(
    // What it shows.
    heat: Shown<HeatTable>,
    // The finding that stands above it, for saved files.
    title: Signal<String>,
    // Names of saved files.
    file_stem: Signal<String>,
) -> Part {
    // The cell in the order of the keyboard, and the one that is read out.
    let cursor = RwSignal::new((0_usize, 0_usize));
    let read = RwSignal::new(None::<(usize, usize)>);
    let node = Place::new();

    let visited = move |event: leptos::ev::Event| {
        let cell = browser::cell_of(&event);
        if cell.is_some() && read.get_untracked() != cell {
            read.set(cell);
        }
    };
    let focused = move |event: leptos::ev::FocusEvent| {
        if let Some(cell) = browser::cell_of(&event) {
            cursor.set(cell);
            read.set(Some(cell));
            if let Some(table) = node.get_untracked() {
                browser::stop_at_cell(&table, cell.0, cell.1);
            }
        }
    };
    let state = app_state();
    let opened = move |event: leptos::ev::Event| {
        if let Some(group) = browser::behind_of(&event) {
            state.show_behind(&group);
        }
    };
    let pressed = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Enter" {
            return opened(event.into());
        }
        let (Some(table), Some(from)) = (node.get_untracked(), browser::cell_of(&event)) else { return };
        let to = heat.with_untracked(|heat| walk(heat, from, &event.key(), event.ctrl_key()));
        if let Some((row, column)) = to {
            event.prevent_default();
            browser::focus_cell(&table, row, column);
        }
    };
    let words = move || {
        let words = read.get().and_then(|(row, column)| {
            heat.with(|heat| row_at(heat, row)?.cells.get(column).map(|cell| cell.words.clone()))
        });
        words.filter(|words| !words.is_empty()).unwrap_or_else(|| t(Label::HeatHint).to_owned())
    };
    let caption = Signal::derive(move || heat.with(|heat| heat.caption.clone()));
    let as_table = RwSignal::new(false);
    let map = move || {
        all![
            el("div").class("table-box heat-box").child(
                el("table")
                    .class("heat")
                    .at(node)
                    .attr("data-testid", "cohort-table")
                    .on("mouseover", visited)
                    .on("focusin", focused)
                    .on("keydown", pressed)
                    .on("click", opened)
                    .child(el("caption").class("visually-hidden").child(caption))
                    .child(el("thead").child(move || heat.with(head)))
                    .child(el("tbody").child(move || {
                        let cursor = cursor.get_untracked();
                        heat.with(|heat| heat.rows.iter().enumerate().map(|(at, row)| line(at, row, cursor)).parts())
                    }))
                    .child(el("tfoot").child(move || heat.with(|heat| line(
                        heat.rows.len(),
                        &heat.pooled,
                        cursor.get_untracked()
                    ))))
            ),
            el("p").class("readout").attr("role", "status").child(words)
        ]
    };
    all![
        el("div").class("heat-tools").child(heat_legend(heat)).child(chart_tools(
            as_table,
            Some("cohorts-as-table"),
            title,
            state.files_of_heat(title, file_stem)
        )),
        choose(
            Box::new(move || as_table.get()),
            Box::new(move |holds| if holds { whole_heat(caption) } else { map() })
        )
    ]
}

fn head(heat: &HeatTable) -> Part {
    let ages = heat
        .ages
        .iter()
        .map(|age| el("th").attr("scope", "col").class("heat-age").child(age.clone()).into_part())
        .parts();
    all![
        el("tr")
            .child(
                el("th").attr("scope", "col").attr("rowspan", "2").class("heat-cohort").child(heat.cohort_head.clone())
            )
            .child(el("th").attr("scope", "col").attr("rowspan", "2").class("heat-size").child(heat.size_head.clone()))
            .child(
                el("th")
                    .attr("scope", "colgroup")
                    .class("heat-ages-name")
                    .attr("colspan", heat.ages.len().to_string())
                    .child(heat.ages_name.clone())
            ),
        el("tr").child(ages)
    ]
}

fn line(at: usize, row: &HeatRow, cursor: (usize, usize)) -> Part {
    let cells = row.cells.iter().enumerate().map(|(column, cell)| heat_cell(at, column, cell, cursor)).parts();
    el("tr")
        .child(
            el("th")
                .attr("scope", "row")
                .class("heat-cohort")
                .attr("data-behind", row.behind.clone())
                .child(row.label.clone()),
        )
        .child(
            el("td")
                .class("heat-size")
                .attr("data-raw", row.size_raw.to_string())
                .attr("data-behind", row.behind.clone())
                .child(row.size.clone()),
        )
        .child(cells)
        .into_part()
}

fn heat_cell(row: usize, column: usize, cell: &HeatCell, cursor: (usize, usize)) -> Part {
    // One cell is in the order of the tab key; the arrow keys reach the others.
    let tabindex = if (row, column) == cursor { "0" } else { "-1" };
    el("td")
        .class(classes(cell))
        .attr("tabindex", tabindex)
        .attr("data-row", row.to_string())
        .attr("data-column", column.to_string())
        .attr("data-raw", cell.raw.map(|raw| raw.to_string()))
        .attr("data-behind", cell.behind.clone())
        .child(cell.text.clone())
        .into_part()
}

fn classes(cell: &HeatCell) -> String {
    let state = state_class(cell.state);
    match cell.shade {
        Some(shade) => format!("heat-cell {state} shade-{}", shade.min(8)),
        None => format!("heat-cell {state}"),
    }
}

fn state_class(state: CellState) -> &'static str {
    match state {
        CellState::Complete => "complete",
        CellState::Unfinished => "unfinished",
        CellState::Small => "small-cohort",
        CellState::Withheld => "withheld",
        CellState::Absent => "absent",
    }
}

/// What the marks mean.
fn heat_legend(heat: Shown<HeatTable>) -> Part {
    let entry = |(state, words): (CellState, String)| {
        el("li")
            .class("heat-legend-entry")
            .child(el("span").class(format!("heat-sample {}", state_class(state))).attr("aria-hidden", "true"))
            .child(words)
            .into_part()
    };
    let steps = (0..9).map(|step| el("span").class(format!("heat-step shade-{step}")).into_part()).parts();
    el("div")
        .class("heat-legend")
        .child(
            el("span")
                .class("heat-scale")
                .attr("aria-hidden", "true")
                .child(el("span").class("quiet").child(t(Label::Less)))
                .child(steps)
                .child(el("span").class("quiet").child(t(Label::More))),
        )
        .child(el("ul").child(move || heat.with(|heat| heat.legend.clone().into_iter().map(entry).parts())))
        .into_part()
}

/// A row by its place; the pooled one comes after the cohorts.
fn row_at(heat: &HeatTable, row: usize) -> Option<&HeatRow> {
    if row == heat.rows.len() { Some(&heat.pooled) } else { heat.rows.get(row) }
}

/// The cell that a key leads to; nothing for keys that do not concern the table.
fn walk(heat: &HeatTable, (row, column): (usize, usize), key: &str, far: bool) -> Option<(usize, usize)> {
    let last_row = heat.rows.len();
    let last_in = |row: usize| row_at(heat, row).map_or(0, |row| row.cells.len().saturating_sub(1));
    let (row, column) = match key {
        "ArrowUp" => (row.saturating_sub(1), column),
        "ArrowDown" => ((row + 1).min(last_row), column),
        "ArrowLeft" => (row, column.saturating_sub(1)),
        "ArrowRight" => (row, column + 1),
        "Home" => (if far { 0 } else { row }, 0),
        "End" => (if far { last_row } else { row }, usize::MAX),
        _ => return None,
    };
    Some((row, column.min(last_in(row))))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heat(lengths: &[usize], pooled: usize) -> HeatTable {
        let (text, words) = (String::new(), String::new());
        let cell = HeatCell { text, raw: None, shade: None, state: CellState::Complete, words, behind: None };
        let row = |cells: usize| HeatRow {
            label: "".into(),
            size: "".into(),
            size_raw: 0.0,
            cells: vec![cell.clone(); cells],
            behind: None,
        };
        HeatTable {
            caption: "".into(),
            cohort_head: "".into(),
            size_head: "".into(),
            ages: Vec::new(),
            ages_name: "".into(),
            rows: lengths.iter().map(|length| row(*length)).collect(),
            pooled: row(pooled),
            legend: Vec::new(),
        }
    }

    #[test]
    fn arrows_stay_within_the_triangle() {
        let heat = heat(&[3, 2, 1], 3);
        let walk = |from, key| walk(&heat, from, key, false);
        assert_eq!(walk((0, 2), "ArrowRight"), Some((0, 2)));
        assert_eq!(walk((0, 2), "ArrowDown"), Some((1, 1)));
        assert_eq!(walk((2, 0), "ArrowDown"), Some((3, 0)));
        assert_eq!(walk((3, 2), "ArrowDown"), Some((3, 2)));
        assert_eq!(walk((3, 2), "ArrowUp"), Some((2, 0)));
        assert_eq!(walk((0, 0), "ArrowLeft"), Some((0, 0)));
        assert_eq!(walk((1, 0), "End"), Some((1, 1)));
        assert_eq!(walk((1, 1), "x"), None);
    }

    #[test]
    fn with_control_the_ends_are_those_of_the_table() {
        let heat = heat(&[3, 2, 1], 3);
        assert_eq!(walk(&heat, (1, 0), "End", true), Some((3, 2)));
        assert_eq!(walk(&heat, (3, 2), "Home", true), Some((0, 0)));
    }
}

//! The whole cohort table to be read: every row and age, of which those in view stand in the document.

use leptos::prelude::*;

use super::window::{Extent, Window};
use crate::browser;
use crate::ui::part::{IntoPart, Part, Parts, Place, effect, el};
use crate::ui::state::app_state;
use crate::views::cohorts::{HeatRow, HeatTable};

/// The table in its own scrolling box.
pub(super) fn whole_heat(caption: Signal<String>) -> Part {
    let state = app_state();
    let scroller = Place::new();
    let down = RwSignal::new(Extent::default());
    let across = RwSignal::new(Extent { row: 88.0, height: 960.0, ..Extent::default() });
    effect(move || {
        if state.whole.with(|whole| whole.table.is_none()) {
            state.need_whole_heat();
        }
    });
    let measure = move || {
        if let Some(scroller) = scroller.get_untracked() {
            let of = |before: Extent, [top, height]: [f64; 2], row: Option<f64>| Extent {
                top,
                height,
                row: row.filter(|row| *row > 0.0).unwrap_or(before.row),
            };
            let (row, age) = (browser::height_of(&scroller, "tbody tr"), browser::width_of(&scroller, "thead .age"));
            down.update(|before| *before = of(*before, browser::scrolled(&scroller), row));
            across.update(|before| *before = of(*before, browser::scrolled_across(&scroller), age));
        }
    };
    effect(move || {
        // Another table begins at its start; what is in view is known once it is there.
        state.whole.with(|whole| whole.table.is_some());
        if let Some(scroller) = scroller.get() {
            browser::scroll_within(&scroller, 0.0);
            request_animation_frame(measure);
        }
    });
    let table = move || {
        let whole = state.whole.with(|whole| whole.table.clone());
        match &whole {
            Some(whole) => table(&whole.table, down.get(), across.get()),
            None => el("p").class("quiet").attr("aria-busy", "true").child("…").into_part(),
        }
    };
    el("div")
        .class("table-box long-box")
        .at(scroller)
        .attr("tabindex", "0")
        .attr("role", "group")
        .attr("aria-label", caption)
        .attr("data-testid", "whole-cohorts")
        .hear("scroll", measure)
        .child(table)
        .into_part()
}

fn table(heat: &HeatTable, down: Extent, across: Extent) -> Part {
    let count = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
    // The pooled row stands last.
    let all = count(heat.rows.len() + 1);
    let (rows, ages) = (down.window(all), across.window(count(heat.ages.len())));
    let columns = || (ages.first..ages.first + ages.count).map(|age| age as usize);
    let head = |age: usize| {
        let label = heat.ages.get(age).cloned().unwrap_or_default();
        el("th")
            .attr("scope", "col")
            .class("number age")
            .attr("aria-colindex", (age + 3).to_string())
            .child(label)
            .into_part()
    };
    let heads = el("tr")
        .attr("aria-rowindex", "1")
        .child(el("th").attr("scope", "col").child(heat.cohort_head.clone()))
        .child(el("th").attr("scope", "col").class("number").child(heat.size_head.clone()))
        .child(gap("width", ages.above))
        .child(columns().map(head).parts())
        .child(gap("width", ages.below));
    let line = |at: u32| {
        let row = heat.rows.get(at as usize).unwrap_or(&heat.pooled);
        line(row, at, ages, columns().map(|age| (age, text_of(row, age))).collect())
    };
    let space = |height: f64| {
        (height > 0.0).then(|| el("tr").attr("aria-hidden", "true").child(gap("height", height)).into_part())
    };
    el("table")
        .class("table whole-heat")
        .attr("aria-rowcount", (all + 1).to_string())
        .attr("aria-colcount", (heat.ages.len() + 2).to_string())
        .child(el("thead").child(heads))
        .child(el("tbody").child([
            space(rows.above).into_part(),
            (rows.first..rows.first + rows.count).map(line).parts(),
            space(rows.below).into_part(),
        ]))
        .into_part()
}

fn text_of(row: &HeatRow, age: usize) -> String {
    row.cells.get(age).map(|cell| cell.text.clone()).unwrap_or_default()
}

fn line(row: &HeatRow, at: u32, ages: Window, cells: Vec<(usize, String)>) -> Part {
    let cell = |(age, text): (usize, String)| {
        el("td").class("number age").attr("aria-colindex", (age + 3).to_string()).child(text).into_part()
    };
    el("tr")
        .attr("aria-rowindex", (at + 2).to_string())
        .child(el("th").attr("scope", "row").child(row.label.clone()))
        .child(el("td").class("number").child(row.size.clone()))
        .child(gap("width", ages.above))
        .child(cells.into_iter().map(cell).parts())
        .child(gap("width", ages.below))
        .into_part()
}

/// The space of what is not in view, by the old attribute: the policy forbids a style of its own.
fn gap(side: &'static str, pixels: f64) -> Part {
    let cell = || el("td").class("gap").attr("aria-hidden", "true").attr(side, format!("{pixels:.0}")).into_part();
    if pixels > 0.0 { cell() } else { Part::default() }
}

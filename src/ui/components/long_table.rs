//! A long list: only the rows in view stand in the document; the others are fetched as they come into view.
//!
//! Rows are of equal height. The table is one stop of the tab key; the arrow keys walk its rows, and Enter opens the one that is on.

use leptos::prelude::*;

use super::data_table::cells_of;
use super::window::{Extent, Window};
use crate::browser;
use crate::ui::list::PART;
use crate::ui::part::{IntoPart, Part, Parts, Place, effect, el};
use crate::ui::state::{Shown, app_state};
use crate::views::answers::{HeadSort, ListView};
use crate::views::choice::Pick;
use crate::views::table::{Cell, Column, Table};

/// The list with its first part in a table.
pub(in crate::ui) fn long_table(list: Shown<ListView>, table: Shown<Table>) -> Part {
    let state = app_state();
    let scroller = Place::new();
    let extent = RwSignal::new(Extent::default());
    let active = RwSignal::new(None::<u32>);
    let rows = move || list.with(|list| list.rows);
    let window = Memo::new(move |_| {
        // Paper has the first part.
        if state.screen.printing.get() { Window::first(rows().min(PART)) } else { extent.get().window(rows()) }
    });
    let measure = move || {
        if let Some(scroller) = scroller.get_untracked() {
            let [top, height] = browser::scrolled(&scroller);
            let row = browser::height_of(&scroller, "tbody tr[id]");
            let before = extent.get_untracked();
            extent.set(Extent { top, height, row: row.filter(|row| *row > 0.0).unwrap_or(before.row) });
        }
    };
    effect(move || {
        // Another list begins at its start.
        list.with(|_| ());
        active.set(None);
        if let Some(scroller) = scroller.get() {
            browser::scroll_within(&scroller, 0.0);
            measure();
        }
    });
    effect(move || {
        let window = window.get();
        state.need_rows(window.first, window.count);
    });
    let go_to = move |row: u32| {
        active.set(Some(row));
        if let Some(scroller) = scroller.get_untracked() {
            browser::scroll_within(&scroller, extent.get_untracked().top_for(row, rows()));
            measure();
        }
    };
    let pressed = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Enter" {
            let row = active.get_untracked();
            let opened = row
                .and_then(|row| state.row_of(table, row))
                .and_then(|row| row.into_iter().find_map(|cell| cell.behind));
            opened.iter().for_each(|group| state.show_behind(group));
        }
        if let Some(row) = walked(&event.key(), active.get_untracked(), extent.get_untracked(), rows()) {
            event.prevent_default();
            go_to(row);
        }
    };
    let body = move || {
        let Window { first, count, above, below, .. } = window.get();
        state.parts.track();
        let on = active.get();
        let row = |at: u32| {
            let row = state.row_of(table, at);
            table.with(|table| line(&table.columns, row, at, on == Some(at)))
        };
        // By the old attribute: the policy forbids a style of its own.
        let space = |height: f64| {
            let cell = || el("td").attr("height", format!("{height:.0}"));
            (height > 0.0).then(|| el("tr").class("space").attr("aria-hidden", "true").child(cell()).into_part())
        };
        [space(above).into_part(), (first..first + count).map(row).parts(), space(below).into_part()]
    };
    let heads = move || list.with(|list| table.with(|table| table.columns.iter().zip(&list.heads).map(head).parts()));
    let caption = move || table.with(|table| table.caption.clone());
    el("div")
        .class("table-box long-box")
        .at(scroller)
        .attr("data-testid", "long-list")
        .hear("scroll", measure)
        .child(
            el("table")
                .class("table long-table")
                .attr("role", "grid")
                .attr("tabindex", "0")
                .attr("aria-rowcount", move || (rows() + 1).to_string())
                .attr("aria-activedescendant", move || active.get().map(row_id))
                .on("keydown", pressed)
                .child(el("caption").class("visually-hidden").child(caption))
                .child(el("thead").child(el("tr").attr("aria-rowindex", "1").child(heads)))
                .child(el("tbody").child(body)),
        )
        .into_part()
}

fn row_id(row: u32) -> String {
    format!("list-row-{row}")
}

fn line(columns: &[Column], row: Option<Vec<Cell>>, at: u32, on: bool) -> Part {
    let tag = el("tr").attr("id", row_id(at)).attr("aria-rowindex", (at + 2).to_string()).class_if("on", on);
    match row {
        Some(row) => tag.attr("aria-selected", if on { "true" } else { "false" }).child(cells_of(columns, &row, false)),
        // On its way.
        None => tag.attr("aria-busy", "true").child(columns.iter().map(|_| el("td").child("…")).parts()),
    }
    .into_part()
}

fn head((column, sort): (&Column, &Option<HeadSort>)) -> Part {
    let state = app_state();
    let label = column.label.clone();
    let order = sort.as_ref().map(|sort| match sort.falling {
        Some(true) => "descending",
        Some(false) => "ascending",
        None => "none",
    });
    let inside = match sort {
        Some(HeadSort { pick, .. }) => {
            let pick = pick.clone();
            el("button")
                .class("sort")
                .attr("type", "button")
                .attr("data-sort", pick.clone())
                .press(move || state.pick(Pick::Sort, &pick))
                .child(label)
                .child(el("span").class("icon icon-sort").attr("aria-hidden", "true"))
                .into_part()
        }
        None => label.into_part(),
    };
    el("th")
        .attr("scope", "col")
        .class_if("number", column.numeric)
        .class_if("roomy", column.roomy)
        .attr("aria-sort", order)
        .child(inside)
        .into_part()
}

/// The row that a key leads to; nothing for keys that do not concern it.
fn walked(key: &str, from: Option<u32>, extent: Extent, rows: u32) -> Option<u32> {
    let last = rows.checked_sub(1)?;
    let here = extent.window(rows).seen;
    Some(match key {
        "ArrowDown" => from.map_or(here, |row| (row + 1).min(last)),
        "ArrowUp" => from.map_or(here, |row| row.saturating_sub(1)),
        "PageDown" => (from.unwrap_or(here) + extent.rows_in_view()).min(last),
        "PageUp" => from.unwrap_or(here).saturating_sub(extent.rows_in_view()),
        "Home" => 0,
        "End" => last,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_walk_the_rows_and_stop_at_the_ends() {
        // Ten rows are in view below the head; the first of them is the hundredth.
        let extent = Extent { top: 100.0 * 30.0, height: 330.0, row: 30.0 };
        let walked = |key, from| walked(key, from, extent, 1_000);
        assert_eq!(walked("ArrowDown", None), Some(100));
        assert_eq!(walked("ArrowDown", Some(7)), Some(8));
        assert_eq!(walked("ArrowDown", Some(999)), Some(999));
        assert_eq!(walked("ArrowUp", Some(0)), Some(0));
        assert_eq!((walked("PageDown", Some(100)), walked("PageUp", Some(3))), (Some(110), Some(0)));
        assert_eq!((walked("Home", Some(5)), walked("End", None)), (Some(0), Some(999)));
        assert_eq!(walked("ArrowLeft", Some(5)), None);
        assert_eq!(super::walked("End", None, extent, 0), None);
    }
}

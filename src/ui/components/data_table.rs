//! The one table: sticky head and first column, sorted by a press on a head.

use leptos::prelude::*;
use std::cmp::Ordering;

use super::behind::behind_number;
use crate::charts::sort_few;
use crate::ui::part::{IntoPart, Part, Parts, all, el};
use crate::ui::state::Shown;
use crate::views::table::{Cell, Column, Table};

/// By which column the rows stand, and whether from the highest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Order {
    column: usize,
    falling: bool,
}

/// A table in its own scrolling box.
pub(in crate::ui) fn data_table(
    // What it shows.
    table: Shown<Table>,
    // Whether a press on a head sorts.
    sortable: bool,
    // Whether the caption is only heard, because it stands above already.
    caption_above: bool,
) -> Part {
    let order = RwSignal::new(None::<Order>);
    let caption = move || table.with(|table| table.caption.clone());
    // Rows are put up anew when this table changes, whatever else of the page does.
    let shown = Memo::new(move |_| table.with(|table| Some(table.clone())));
    let heads = move || {
        table.with(|table| {
            let head = |(at, column): (usize, &Column)| head_cell(at, column.clone(), order, sortable);
            table.columns.iter().enumerate().map(head).parts()
        })
    };
    let rows = move || {
        shown.with(|table| {
            let Some(table) = table else { return Part::default() };
            let row = |row: &Vec<Cell>| row_of(&table.columns, row);
            sorted(table, order.get()).into_iter().map(row).parts()
        })
    };
    el("div")
        .class("table-box")
        .attr("tabindex", "0")
        .attr("role", "group")
        .attr("aria-label", caption)
        .child(
            el("table")
                .class("table")
                .child(el("caption").class_if("visually-hidden", caption_above).child(caption))
                .child(el("thead").child(el("tr").child(heads)))
                .child(el("tbody").child(rows)),
        )
        .into_part()
}

fn head_cell(at: usize, column: Column, order: RwSignal<Option<Order>>, sortable: bool) -> Part {
    let sort = move || match order.get() {
        Some(order) if order.column == at && order.falling => Some("descending"),
        Some(order) if order.column == at => Some("ascending"),
        _ if sortable => Some("none"),
        _ => None,
    };
    // Numbers from the highest first, then from the lowest, then as they came.
    let turn = move || {
        let first = Order { column: at, falling: column.numeric };
        order.update(|order| {
            *order = match *order {
                Some(now) if now == first => Some(Order { falling: !now.falling, ..now }),
                Some(now) if now.column == at => None,
                _ => Some(first),
            }
        });
    };
    let label = column.label.clone();
    let inside = if sortable {
        el("button")
            .class("sort")
            .attr("type", "button")
            .press(turn)
            .child(label)
            .child(el("span").class("icon icon-sort").attr("aria-hidden", "true"))
            .into_part()
    } else {
        label.into_part()
    };
    el("th").attr("scope", "col").class_if("number", column.numeric).attr("aria-sort", sort).child(inside).into_part()
}

fn row_of(columns: &[Column], row: &[Cell]) -> Part {
    el("tr").child(cells_of(columns, row, true)).into_part()
}

/// A table as it is, without anything to press on its heads.
pub(super) fn plain_table(table: &Table) -> Part {
    let head = |column: &Column| {
        el("th").attr("scope", "col").class_if("number", column.numeric).child(column.label.clone()).into_part()
    };
    let rows = table.rows.iter().map(|row| row_of(&table.columns, row)).parts();
    el("div")
        .class("table-box")
        .attr("tabindex", "0")
        .attr("role", "group")
        .attr("aria-label", table.caption.clone())
        .child(
            el("table")
                .class("table")
                .child(el("caption").child(table.caption.clone()))
                .child(el("thead").child(el("tr").child(table.columns.iter().map(head).parts())))
                .child(el("tbody").child(rows)),
        )
        .into_part()
}

/// The cells of a row, the first of which names it; whether the tab key stops at the ways on in them.
pub(super) fn cells_of(columns: &[Column], row: &[Cell], stops: bool) -> Part {
    let mut cells = row.iter().zip(columns);
    let first = cells.next().map(|(cell, column)| {
        el("th").attr("scope", "row").class_if("number", column.numeric).child(inside(cell, stops)).into_part()
    });
    let rest = cells
        .map(|(cell, column)| {
            el("td")
                .class_if("number", column.numeric)
                .attr("data-raw", cell.raw.map(|raw| raw.to_string()))
                .child(inside(cell, stops))
                .into_part()
        })
        .parts();
    all![first, rest]
}

fn inside(cell: &Cell, stops: bool) -> Part {
    match &cell.behind {
        Some(group) => behind_number(cell.text.clone(), group.clone(), stops),
        None => cell.text.clone().into_part(),
    }
}

/// The rows as they shall stand; what has no number stands last either way.
fn sorted(table: &Table, order: Option<Order>) -> Vec<&Vec<Cell>> {
    let mut rows: Vec<&Vec<Cell>> = table.rows.iter().collect();
    if let Some(order) = order {
        let numeric = table.columns.get(order.column).is_some_and(|column| column.numeric);
        sort_few(&mut rows, |one, other| match (one.get(order.column), other.get(order.column)) {
            (Some(one), Some(other)) if numeric => by_number(one.raw, other.raw, order.falling),
            (Some(one), Some(other)) if order.falling => other.text.cmp(&one.text),
            (Some(one), Some(other)) => one.text.cmp(&other.text),
            _ => Ordering::Equal,
        });
    }
    rows
}

fn by_number(one: Option<f64>, other: Option<f64>, falling: bool) -> Ordering {
    match (one, other) {
        (Some(one), Some(other)) if falling => other.total_cmp(&one),
        (Some(one), Some(other)) => one.total_cmp(&other),
        (one, other) => other.is_some().cmp(&one.is_some()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_without_a_number_stand_last_either_way() {
        let row = |raw: Option<f64>| vec![Cell::words("x"), Cell::number("y", raw)];
        let table = Table {
            caption: String::new(),
            columns: vec![Column::words("a"), Column::number("b")],
            rows: vec![row(Some(1.0)), row(None), row(Some(3.0))],
        };
        let raws = |falling| {
            sorted(&table, Some(Order { column: 1, falling })).iter().map(|row| row[1].raw).collect::<Vec<_>>()
        };
        assert_eq!(raws(true), [Some(3.0), Some(1.0), None]);
        assert_eq!(raws(false), [Some(1.0), Some(3.0), None]);
    }
}

//! The one table: sticky head and first column, sorted by a press on a head.

use std::cmp::Ordering;
use std::sync::Arc;

use leptos::prelude::*;

use crate::views::table::{Cell, Column, Table};

/// By which column the rows stand, and whether from the highest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Order {
    column: usize,
    falling: bool,
}

/// A table in its own scrolling box.
#[component]
pub(in crate::ui) fn DataTable(
    /// What it shows.
    #[prop(into)]
    table: Signal<Arc<Table>>,
    /// Whether a press on a head sorts.
    #[prop(optional)]
    sortable: bool,
    /// Whether the caption is only heard, because it stands above already.
    #[prop(optional)]
    caption_above: bool,
) -> impl IntoView {
    let order = RwSignal::new(None::<Order>);
    let caption = move || table.with(|table| table.caption.clone());
    let heads = move || {
        table.with(|table| {
            let head = |(at, column): (usize, &Column)| head_cell(at, column.clone(), order, sortable);
            table.columns.iter().enumerate().map(head).collect_view()
        })
    };
    let rows = move || {
        table.with(|table| {
            let row = |row: &Vec<Cell>| row_of(&table.columns, row);
            sorted(table, order.get()).into_iter().map(row).collect_view()
        })
    };
    view! {
        <div class="table-box" tabindex="0" role="group" aria-label=caption>
            <table class="table">
                <caption class:visually-hidden=caption_above>{caption}</caption>
                <thead>
                    <tr>{heads}</tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

fn head_cell(at: usize, column: Column, order: RwSignal<Option<Order>>, sortable: bool) -> impl IntoView {
    let sort = move || match order.get() {
        Some(order) if order.column == at && order.falling => Some("descending"),
        Some(order) if order.column == at => Some("ascending"),
        _ if sortable => Some("none"),
        _ => None,
    };
    // Numbers from the highest first, then from the lowest, then as they came.
    let turn = move |_| {
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
        view! {
            <button class="sort" type="button" on:click=turn>
                {label}
                <span class="icon icon-sort" aria-hidden="true"></span>
            </button>
        }
        .into_any()
    } else {
        label.into_any()
    };
    view! { <th scope="col" class:number=column.numeric aria-sort=sort>{inside}</th> }
}

fn row_of(columns: &[Column], row: &[Cell]) -> impl IntoView + use<> {
    let mut cells = row.iter().zip(columns);
    let first = cells.next().map(|(cell, column)| {
        view! { <th scope="row" class:number=column.numeric>{cell.text.clone()}</th> }
    });
    let rest = cells
        .map(|(cell, column)| {
            view! { <td class:number=column.numeric data-raw=cell.raw.map(|raw| raw.to_string())>{cell.text.clone()}</td> }
        })
        .collect_view();
    view! { <tr>{first}{rest}</tr> }
}

/// The rows as they shall stand; what has no number stands last either way.
fn sorted(table: &Table, order: Option<Order>) -> Vec<&Vec<Cell>> {
    let mut rows: Vec<&Vec<Cell>> = table.rows.iter().collect();
    if let Some(order) = order {
        let numeric = table.columns.get(order.column).is_some_and(|column| column.numeric);
        rows.sort_by(|one, other| match (one.get(order.column), other.get(order.column)) {
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

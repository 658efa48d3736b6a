//! The parts of a long list as they come, and what is asked about a row.

use leptos::prelude::*;

use super::state::{AppState, Shown};
use crate::views::table::{Cell, Table};

/// Rows of a part.
pub(super) const PART: u32 = 100;
/// Parts that are kept; beyond that the oldest go.
const KEPT: usize = 40;

/// The parts of the list on the page that have come, beyond the first, which the page brought.
#[derive(Default)]
pub(super) struct Parts {
    came: Vec<(u32, Vec<Vec<Cell>>)>,
    /// The part that is on its way.
    asked: Option<u32>,
}

impl AppState {
    /// Sees to it that rows of the list are there, the first that is missing first.
    pub(super) fn need_rows(self, first: u32, count: u32) {
        let missing = self.parts.with(|parts| {
            let there = |part: &u32| *part == 0 || parts.came.iter().any(|(other, _)| other == part);
            let part = (first / PART..=(first + count.max(1) - 1) / PART).find(|part| !there(part));
            part.filter(|_| parts.asked.is_none())
        });
        if let Some(part) = missing {
            // One after the other: whoever scrolls past a part does not wait for it.
            self.parts.update_untracked(|parts| parts.asked = Some(part));
            self.ask_for_rows(part * PART);
        }
    }

    /// Takes a part.
    pub(super) fn take_rows(self, from: u32, rows: Vec<Vec<Cell>>) {
        self.parts.update(|parts| {
            parts.asked = None;
            parts.came.push((from / PART, rows));
            if parts.came.len() > KEPT {
                parts.came.remove(0);
            }
        });
    }

    /// Forgets the parts: the page has another list.
    pub(super) fn drop_rows(self) {
        self.parts.set(Parts::default());
    }

    /// A row of the list, where it is there.
    pub(super) fn row_of(self, first: Shown<Table>, row: u32) -> Option<Vec<Cell>> {
        let (part, at) = (row / PART, (row % PART) as usize);
        if part == 0 {
            return first.with_untracked(|table| table.rows.get(at).cloned());
        }
        self.parts.with_untracked(|parts| {
            let (_, rows) = parts.came.iter().find(|(other, _)| *other == part)?;
            rows.get(at).cloned()
        })
    }
}

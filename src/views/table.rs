//! Tables: what is seen and what a CSV of it holds.

use serde::{Deserialize, Serialize};

/// A table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Table {
    /// What it lists.
    pub caption: String,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows, each with one cell a column.
    pub rows: Vec<Vec<Cell>>,
}

/// A column's head.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Column {
    /// Its head, with the unit.
    pub label: String,
    /// Set to the right in tabular figures.
    pub numeric: bool,
    /// Whether its cells hold a number with its band: a list gives it more room.
    pub roomy: bool,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Cell {
    /// As shown.
    pub text: String,
    /// As a number, which is what a CSV holds.
    pub raw: Option<f64>,
    /// The group of customers behind it, by its stable name, or one customer (`customer:` and a place in the store).
    pub behind: Option<String>,
}

impl Column {
    /// A column of words.
    pub fn words(label: impl Into<String>) -> Self {
        Self { label: label.into(), numeric: false, roomy: false }
    }

    /// A column of numbers.
    pub fn number(label: impl Into<String>) -> Self {
        Self { label: label.into(), numeric: true, roomy: false }
    }
}

impl Cell {
    /// A cell of words.
    pub fn words(text: impl Into<String>) -> Self {
        Self { text: text.into(), raw: None, behind: None }
    }

    /// A cell with a number.
    pub fn number(text: impl Into<String>, raw: Option<f64>) -> Self {
        Self { text: text.into(), raw, behind: None }
    }

    /// The cell with the group of customers behind it.
    pub fn with_behind(self, group: impl ToString) -> Self {
        Self { behind: Some(group.to_string()), ..self }
    }
}

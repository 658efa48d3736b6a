//! One customer.

use serde::{Deserialize, Serialize};

use super::table::Table;

/// One customer's orders, measures and forecast.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PersonView {
    /// The key, as the files have it.
    pub title: String,
    /// Since when, how often, how long silent.
    pub lead: String,
    /// What has been.
    pub measures: Table,
    /// What is to be expected, where a forecast was made.
    pub forecast: Option<Table>,
    /// How to read it, or why there is none.
    pub notes: Vec<String>,
    /// Whether the Value page would make a forecast.
    pub to_value: bool,
    /// The orders, the newest first.
    pub orders: Table,
}

//! What stands beside the orders, for the Data page.

use serde::{Deserialize, Serialize};

use super::table::Table;

/// What stands beside the orders.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct SideFilesView {
    /// Kind of file and what it says: "Marketing spend" · "£1,204.00 on 3 channels, 3 Jan 2024 to 31 Oct 2026".
    pub facts: Vec<(String, String)>,
    /// How far the platform's own list of customers agrees with the orders.
    pub check: Option<CheckView>,
}

/// How far the platform's own list of customers agrees with the orders.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CheckView {
    /// "Orders agree for 296 of 296 customers, spend for 294."
    pub sentence: String,
    /// Why they may differ.
    pub explanation: String,
    /// Those who differ, where any do.
    pub differing: Option<Table>,
}

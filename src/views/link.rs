//! Ways from one page to a place on another.

use serde::{Deserialize, Serialize};

use super::choice::{Page, Pick};

/// A place on a page, seen with the scope and the switches in force.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Link {
    /// The page.
    pub page: Page,
    /// The part of it, by its key.
    pub section: String,
    /// What must be picked there; an empty value is the default.
    pub picks: Vec<(Pick, String)>,
}

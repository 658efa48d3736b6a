//! The Overview page.

use serde::{Deserialize, Serialize};

use super::{chart::Chart, figure::Figure, table::Table};

/// How are we doing?
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OverviewView {
    /// One sentence that answers the question of the page.
    pub headline: String,
    /// A second sentence: what it rests on, or what to do next.
    pub lead: String,
    /// The key figures.
    pub figures: Vec<Figure>,
    /// Revenue by month from new and returning customers, stacked.
    pub revenue: Option<Chart>,
    /// Customers of each month, new and returning, stacked.
    pub customers: Option<Chart>,
    /// Average order value, first orders against later ones and by order number.
    pub order_value: Table,
    /// The finding of that table.
    pub order_value_title: String,
    /// Why there is no chart, where there is none.
    pub absent: Option<String>,
}

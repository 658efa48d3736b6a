//! The Overview page.

use serde::{Deserialize, Serialize};

use super::{chart::Chart, figure::Figure, link::Link, table::Table};

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
    /// The share of revenue and of orders from existing customers, month by month.
    pub mix: Option<Chart>,
    /// Average order value, first orders against later ones and by order number.
    pub order_value: Table,
    /// The finding of that table.
    pub order_value_title: String,
    /// Why there is no chart, where there is none.
    pub absent: Option<String>,
    /// What stands out; absent until it has been worked out.
    pub findings: Option<FindingsView>,
}

/// What takes longer than the page may, and comes after it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OverviewMore {
    /// What stands out.
    pub findings: FindingsView,
    /// The revenue mix with its intervals.
    pub mix: Option<Chart>,
    /// Certainty of key figures that are averages.
    pub certainty: Vec<FigureCertainty>,
}

/// How sure a key figure is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FigureCertainty {
    /// Which figure.
    pub key: String,
    /// Its 95 % interval.
    pub interval: Option<String>,
    /// That of its change.
    pub change: Option<String>,
}

impl OverviewView {
    /// Puts what came after into its places.
    pub fn take(&mut self, more: OverviewMore) {
        for FigureCertainty { key, interval, change } in more.certainty {
            if let Some(figure) = self.figures.iter_mut().find(|figure| figure.key == key) {
                figure.interval = interval;
                figure.change.iter_mut().for_each(|told| told.interval.clone_from(&change));
            }
        }
        self.mix = more.mix;
        self.findings = Some(more.findings);
    }
}

/// What stands out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FindingsView {
    /// Three at most, the one that matters most first.
    pub findings: Vec<FindingView>,
    /// Why there is none, where there is none.
    pub absent: Option<String>,
}

/// One thing that stands out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FindingView {
    /// Stable name of its kind.
    pub key: String,
    /// The finding in a sentence.
    pub sentence: String,
    /// On how many it rests.
    pub base: String,
    /// How sure it is.
    pub interval: String,
    /// The switch or the definition that it depends on.
    pub depends: String,
    /// Where it is shown.
    pub link: Link,
}

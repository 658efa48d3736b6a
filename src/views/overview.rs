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
    /// The eight key figures; some come after the page and have their places here.
    pub figures: Vec<Figure>,
    /// What was sold: revenue, orders and the customers who had ordered before.
    pub sold: Vec<Figure>,
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

/// What takes longer than the page may, and comes after it: first the figures alone, then all.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OverviewMore {
    /// Key figures that only had their places.
    pub figures: Vec<Figure>,
    /// Certainty of key figures that are averages.
    pub certainty: Vec<FigureCertainty>,
    /// What stands out; absent as long as only the figures are there.
    pub findings: Option<FindingsView>,
    /// The revenue mix with its intervals, which comes with that.
    pub mix: Option<Chart>,
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
        for later in more.figures {
            if let Some(figure) = self.figures.iter_mut().find(|figure| figure.key == later.key) {
                *figure = later;
            }
        }
        for FigureCertainty { key, interval, change } in more.certainty {
            if let Some(figure) = self.figures.iter_mut().find(|figure| figure.key == key) {
                figure.interval = interval;
                figure.change.iter_mut().for_each(|told| told.interval.clone_from(&change));
            }
        }
        if more.findings.is_some() {
            (self.mix, self.findings) = (more.mix, more.findings);
        }
    }

    /// A figure by its place: the cards, and after them what was sold.
    pub fn figure(&self, at: usize) -> Option<&Figure> {
        self.figures.iter().chain(&self.sold).nth(at)
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

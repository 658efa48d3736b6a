//! What the files beside the orders hold, in a few numbers.

use super::side_files::SideFiles;
use crate::units::{Day, Exact};

/// What was read of each kind of file beside the orders; a kind that was not read is absent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SideFacts {
    /// Marketing spend.
    pub spend: Option<SpendFacts>,
    /// How many products have a cost.
    pub products_with_cost: Option<u64>,
    /// The loyalty programme's ledger.
    pub loyalty: Option<LoyaltyFacts>,
    /// How many customers something is known about; what, say [`SideFiles::attribute_names`].
    pub customers_with_attributes: Option<u64>,
}

/// Marketing spend as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SpendFacts {
    /// All of it.
    pub total: Exact,
    /// Channels, whatever the case of their names.
    pub channels: u64,
    /// Its first and its last day.
    pub days: (Day, Day),
}

/// The loyalty programme's ledger as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LoyaltyFacts {
    /// Its entries.
    pub entries: u64,
    /// Customers in it.
    pub customers: u64,
    /// Its first and its last day.
    pub days: (Day, Day),
}

impl SideFiles {
    /// What was read, in a few numbers.
    pub fn facts(&self) -> SideFacts {
        let some = |count: u64| (count > 0).then_some(count);
        SideFacts {
            spend: span(self.spend().map(|spend| spend.day)).map(|days| SpendFacts {
                total: self.spend().fold(Exact::ZERO, |sum, spend| sum.plus(spend.amount)),
                channels: different(self.spend().map(|spend| spend.channel.to_ascii_lowercase())),
                days,
            }),
            products_with_cost: some(different(self.costs().map(|cost| cost.sku.as_str()))),
            loyalty: span(self.loyalty().map(|event| event.day)).map(|days| LoyaltyFacts {
                entries: self.loyalty().count() as u64,
                customers: different(self.loyalty().map(|event| event.customer.as_slice())),
                days,
            }),
            customers_with_attributes: some(different(self.attributes().map(|known| known.customer.as_slice()))),
        }
    }
}

fn span(days: impl Iterator<Item = Day>) -> Option<(Day, Day)> {
    days.fold(None, |span, day| {
        let (first, last) = span.unwrap_or((day, day));
        Some((first.min(day), last.max(day)))
    })
}

/// How many different ones there are.
fn different<T: Ord>(of: impl Iterator<Item = T>) -> u64 {
    let mut all: Vec<T> = of.collect();
    all.sort_unstable();
    all.dedup();
    all.len() as u64
}

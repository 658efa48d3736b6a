//! Order lines become orders, orders become one sealed store.
//!
//! [`OrderBookBuilder`] takes lines as they come and groups them by order; [`OrderBook`] is what it seals: every order of the files,
//! whatever its status, sorted once by customer and time. [`OrderStore`] is the book seen through [`Rules`]: only what counts, in the chosen
//! revenue basis, still sorted; [`Filter`] picks out a part of it. The measures read the store and nothing else. From here on no one knows that it was CSV.

mod acquaintances;
mod book;
mod builder;
mod chunks;
mod converted;
mod duplicates;
mod facets;
mod filter;
mod goods;
mod keys;
mod margin;
mod people;
mod rates;
mod refunds;
mod repeats;
mod rules;
mod scope;
mod segments;
mod settle;
mod side_facts;
mod side_files;
mod sources;
mod store;
mod tally;
#[cfg(test)]
pub mod testing;

pub use book::{Entry, OrderBook};
pub use builder::OrderBookBuilder;
pub(crate) use builder::excerpt;
pub use converted::Converted;
pub use facets::{Article, Catalogue, Facet, Facets};
pub use filter::{Condition, Filter, FilterPart, Filtered, Reach};
pub use goods::Goods;
pub use keys::KeyTable;
pub use margin::USUAL_MARGIN;
pub use people::{Joined, People, SharedKey};
pub use rates::Rates;
pub use refunds::DatedRefund;
pub use rules::{Basis, Rules, Switch};
pub use scope::{Comparison, Period, Scope, Window};
pub use segments::Segments;
pub use side_facts::{LoyaltyFacts, SideFacts, SpendFacts};
pub use side_files::{
    Attribute, Cost, CrossCheck, Difference, ListedCustomer, LoyaltyEvent, SideFiles, Spend, cross_check,
};
pub use store::{Mark, OrderStore, Row, Rows};
pub use tally::Tally;

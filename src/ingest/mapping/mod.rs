//! Which column says what.
//!
//! Platforms are told apart by the names in the header, never by position or file name. A [`preset`] is one small file that
//! lists its platform's names and says what its rows mean, in words ([`Rows`]) that it shares with other platforms.

mod chosen;
mod columns;
mod evidence;
mod header;
mod preset;
mod presets;
mod propose;
mod role;

pub(crate) use chosen::chosen;
pub use columns::Format;
pub(crate) use columns::{ColumnMapping, Rows, Totals};
pub(crate) use header::{Header, key_of};
pub(crate) use presets::{is_known, recognise};
pub use propose::{Need, Proposal, ProposedColumn};
pub use role::Role;

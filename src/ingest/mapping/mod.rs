//! Which column says what.
//!
//! Platforms are told apart by the names in the header, never by position or file name. A preset is one small file that
//! lists its platform's names; what its rows mean is said by the [`Shape`] it shares with other platforms.

mod chosen;
mod columns;
mod evidence;
mod header;
mod presets;
mod propose;
mod role;

pub(crate) use chosen::chosen;
pub use columns::Format;
pub(crate) use columns::{ColumnMapping, Shape};
pub(crate) use header::Header;
pub(crate) use presets::{is_known, recognise};
pub use propose::{Need, Proposal, ProposedColumn};
pub use role::Role;

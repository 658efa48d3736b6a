//! Which column says what.
//!
//! Platforms are told apart by the names in the header, never by position or file name. A preset is one small file that
//! lists its platform's names; what its rows mean is said by the [`Shape`] it shares with other platforms.

mod columns;
mod header;
mod presets;
mod role;

pub use columns::Format;
pub(crate) use columns::{ColumnMapping, Shape};
pub(crate) use header::Header;
pub(crate) use presets::{is_known, recognise};
pub use role::Role;

//! What happened to each row: reasons, positions, and a ledger that always adds up.
//!
//! Knows nothing of languages: a reason is a code with its facts, and `i18n` has the words.

mod ledger;
mod position;
mod reason;
mod warning;

pub use ledger::{Aside, EXAMPLES, Example, Ledger, LedgerEntry};
pub use position::Position;
pub use reason::Reason;
pub use warning::Warning;

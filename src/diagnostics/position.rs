//! Where in a file something stands.

/// Where a record begins. All counts start at 0 here and at 1 on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Position {
    /// Which file, in the order of opening.
    pub file: u32,
    /// The record, where the header is record 0; blank lines are no records.
    pub record: u64,
    /// The line of text, which differs from the record where cells hold line breaks.
    pub line: u64,
}

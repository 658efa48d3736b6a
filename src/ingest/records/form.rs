//! How records are cut: what parts the cells, and what quotes mean.

/// What quotes mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Quoting {
    /// A quoted cell may hold delimiters and line breaks; a quote in it is doubled.
    Doubled,
    /// The same, and `\"` is a quote in it too.
    Backslash,
    /// Nothing: a quote is a character like any other.
    Off,
}

/// How records are cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Form {
    /// What parts the cells.
    pub(crate) delimiter: u8,
    /// What quotes mean.
    pub(crate) quoting: Quoting,
}

impl Form {
    /// Cells parted by this, with quotes as usual.
    pub(crate) fn new(delimiter: u8) -> Self {
        Self { delimiter, quoting: Quoting::Doubled }
    }
}

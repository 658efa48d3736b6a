//! Cells to values. What decides about a whole column is decided once, from the first records.

pub(crate) mod amount;
pub(crate) mod date;
pub(crate) mod date_style;
pub(crate) mod identity;
mod margin;

pub(crate) use margin::trimmed;

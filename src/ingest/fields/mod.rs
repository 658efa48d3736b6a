//! Cells to values. What decides about a whole column is decided once, from the first records.

pub(crate) mod amount;
pub(crate) mod amount_style;
mod calendar_words;
mod clock;
pub(crate) mod currency_sign;
pub(crate) mod date;
pub(crate) mod date_column;
mod date_parts;
pub(crate) mod date_style;
pub(crate) mod identity;
mod letters;
mod margin;
mod persian;
pub(crate) mod price;
pub(crate) mod sizes;
pub(crate) mod timeline;

pub(crate) use margin::trimmed;

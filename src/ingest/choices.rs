//! What a person has said about how one file is to be read.

use super::fields::date_style::DateOrder;
use super::mapping::Role;
use super::text::Encoding;
use crate::units::Currency;

/// What a person has said about how one file is to be read. What is absent is found out from the file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Choices {
    /// How the text is written.
    pub encoding: Option<Encoding>,
    /// What stands between the cells.
    pub delimiter: Option<char>,
    /// The order of day and month, where the form of the dates leaves it open.
    pub date_order: Option<DateOrder>,
    /// `.` or `,`.
    pub decimal_mark: Option<char>,
    /// The currency of rows that name none.
    pub currency: Option<Currency>,
    /// The shop's time zone by its IANA name: times at UTC become days there.
    pub zone: Option<String>,
    /// Whether the file's times are at UTC, where its cells do not say so.
    pub utc: Option<bool>,
    /// Which column says what, by the columns' places; then no preset is asked.
    pub columns: Option<Vec<(Role, usize)>>,
}

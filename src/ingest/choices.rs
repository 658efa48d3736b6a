//! What a person has said about how one file is to be read.

use super::fields::date_style::DateOrder;
use super::mapping::{Role, key_of};
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
    /// Whether the first row is data already, so that columns are known by their places alone.
    pub headless: Option<bool>,
    /// Which column says what, by the columns' places; no other column is used.
    pub columns: Option<Vec<(Role, usize)>>,
}

/// Columns by their names, as a person said for a file with that header: what may be kept for the next one. No cell of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remembered {
    /// The fingerprint of the header (see [`super::Proposal::header`]).
    pub header: u64,
    /// What each column says, by its name; the number tells columns of one name apart, from 0.
    pub columns: Vec<(Role, String, usize)>,
}

impl Remembered {
    /// The places of the columns among a header's names; nothing where one of them is not there.
    pub fn columns_among(&self, names: &[String]) -> Option<Vec<(Role, usize)>> {
        let place = |name: &str, number: usize| {
            let key = key_of(name);
            names.iter().enumerate().filter(|(_, other)| key_of(other) == key).nth(number).map(|(at, _)| at)
        };
        self.columns.iter().map(|(role, name, number)| Some((*role, place(name, *number)?))).collect()
    }
}

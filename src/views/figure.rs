//! One key figure: value, certainty, comparison, spark line and definition.

use serde::{Deserialize, Serialize};

use super::chart::Direction;

/// One key figure as a card shows it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// Stable name (`repeat_rate`), used for ids and tests.
    pub key: String,
    /// The plain words: "Customers who bought again".
    pub label: String,
    /// The field's own term in small type: "Repeat customer rate · M2".
    pub term: String,
    /// The figure as shown: "65.6 %"; where absent, a dash.
    pub value: String,
    /// The figure as a number; absent over nothing.
    pub raw: Option<f64>,
    /// Why it is absent, or what limits it.
    pub note: Option<String>,
    /// "95 % interval 64.2 % – 67.0 %".
    pub interval: Option<String>,
    /// "n = 4,338 customers".
    pub base: Option<String>,
    /// The change against the comparison period.
    pub change: Option<Change>,
    /// The same figure month by month.
    pub spark: Option<Spark>,
    /// What it is, with this shop's numbers put in.
    pub definition: Definition,
    /// The group of customers behind it, by its stable name.
    pub behind: Option<String>,
}

/// The difference to the comparison period.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Change {
    /// "+2.1 points".
    pub text: String,
    /// "63.5 % in Jan 2023 – Oct 2023".
    pub detail: String,
    /// "95% interval of the difference +0.4 to +3.8 points", where it can be told.
    pub interval: Option<String>,
    /// Where it went.
    pub direction: Direction,
}

/// A small line without axes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Spark {
    /// One value a month, oldest first; absent where there is none.
    pub points: Vec<Option<f64>>,
    /// Whether the last month is unfinished.
    pub last_incomplete: bool,
    /// The line in words, for those who do not see it.
    pub summary: String,
}

/// The definition behind a figure, one click away.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Definition {
    /// What question it answers.
    pub answers: String,
    /// "customers with more than one order ÷ customers".
    pub formula: String,
    /// "2,845 customers with more than one order ÷ 4,338 customers = 65.6 %".
    pub with_numbers: String,
    /// The part above the line: name and number.
    pub numerator: Option<(String, String)>,
    /// The part below the line: name and number.
    pub denominator: Option<(String, String)>,
    /// "Not the same as …".
    pub not_the_same_as: String,
    /// The same question by other definitions, each with its number.
    pub variants: Vec<Variant>,
}

/// The same question by another definition.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Variant {
    /// Stable name.
    pub key: String,
    /// Its name.
    pub label: String,
    /// Its number.
    pub value: String,
    /// Numerator and denominator in words.
    pub with_numbers: String,
    /// Whether this is the one on the card.
    pub chosen: bool,
}

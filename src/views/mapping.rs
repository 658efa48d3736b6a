//! The columns of one file: what each of them holds, what it says, and what reading it so comes to.

use serde::{Deserialize, Serialize};

use super::choice::{FileChoices, FileKey};

/// The columns of one file, to be confirmed or corrected.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MappingView {
    /// Which file.
    pub file: FileKey,
    /// Its name.
    pub file_name: String,
    /// "Recognised as Shopify orders", or why its columns are asked about.
    pub lead: String,
    /// The header's fingerprint, by which its columns can be remembered; nothing where there are no names.
    pub header: Option<u64>,
    /// Whether the first row is data already.
    pub headless: bool,
    /// The columns, in their order.
    pub columns: Vec<MappingColumn>,
    /// What a column can say, the most needed first.
    pub roles: Vec<RoleChoice>,
    /// What the file cannot do without.
    pub needs: Vec<NeedView>,
}

/// One column.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MappingColumn {
    /// Its name.
    pub name: String,
    /// Which of the columns of that name it is, from 0.
    pub number: u32,
    /// Up to three different cells of it.
    pub samples: Vec<String>,
    /// What it seems to say, by the role's stable name; nothing where it is not used.
    pub role: Option<String>,
    /// How sure that is: "likely", "a guess"; empty where it is known or nothing is proposed.
    pub sure: String,
}

/// One thing that a column can say.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RoleChoice {
    /// Its stable name.
    pub code: String,
    /// Its name.
    pub label: String,
    /// Whether the file cannot do without it or one like it.
    pub needed: bool,
}

/// One thing that the file cannot do without.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NeedView {
    /// Stable name (`customer`, `date`, `amount`).
    pub code: String,
    /// What to do where it is missing.
    pub missing: String,
    /// Sets of roles of which any one will do.
    pub met_by: Vec<Vec<String>>,
}

/// What reading a file in one way comes to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TrialView {
    /// The way it was read.
    pub choices: FileChoices,
    /// Its columns, read in that way.
    pub mapping: Option<MappingView>,
    /// "1,980 of 2,000 rows can be used", or what is wrong.
    pub headline: String,
    /// What to do, where nothing can be used.
    pub remedy: String,
    /// Whether anything can be used.
    pub usable: bool,
    /// Orders, customers, first and last day, money: names and values.
    pub figures: Vec<(String, String)>,
    /// Rows set aside by reason: what and how many.
    pub aside: Vec<(String, String)>,
    /// Set where only a part of the file was looked at.
    pub part: String,
}

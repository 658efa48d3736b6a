//! What stands above every page: the scope bar.

use serde::{Deserialize, Serialize};

use super::choice::FileKey;
use super::filter::{FilterChip, FilterFacet};
use super::question::QuestionView;

/// The scope bar, with what it says and what it offers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Frame {
    /// "All orders, Dec 2010 – Dec 2011, compared with the year before".
    pub sentence: String,
    /// First day of the period, ISO.
    pub from: String,
    /// Last day of the period, ISO.
    pub to: String,
    /// The as-of day, ISO.
    pub as_of: String,
    /// The oldest day in the files, ISO: nothing earlier can be chosen.
    pub oldest: String,
    /// The newest day in the files, ISO: nothing later can be chosen.
    pub newest: String,
    /// Periods to choose from; the one in force is marked, none where it is a free one.
    pub periods: Vec<PeriodChoice>,
    /// The filters in force.
    pub filters: Vec<FilterChip>,
    /// What the filters leave out, and which of them the files do not know.
    pub filter_note: Option<String>,
    /// What can be filtered by.
    pub filter_facets: Vec<FilterFacet>,
    /// "Newest order 9 Dec 2011, 22 days before today".
    pub data_age: String,
    /// Whether the newest order is so long ago, or so far ahead, that it matters.
    pub data_age_matters: bool,
    /// "75 % of orders have a known customer".
    pub coverage: String,
    /// Whether coverage is so low that it matters.
    pub coverage_matters: bool,
    /// "Recognised: Invoice lines (1 file)".
    pub recognised: String,
    /// What the files leave open; each is answered with the best guess until a reader says otherwise.
    pub questions: Vec<QuestionView>,
    /// The files with orders, which can be read otherwise.
    pub files: Vec<FrameFile>,
    /// Set where the shop is made up: "A made-up shop".
    pub made_up: Option<String>,
    /// The currency's code, where known.
    pub currency: Option<String>,
}

/// One of the files.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FrameFile {
    /// Which.
    pub file: FileKey,
    /// Its name.
    pub name: String,
}

/// One period to choose.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PeriodChoice {
    /// Stable name (`all`, `last_365`, `year_2024`).
    pub key: String,
    /// Its name.
    pub label: String,
    /// First day, ISO.
    pub from: String,
    /// Last day, ISO.
    pub to: String,
    /// Whether it is in force.
    pub chosen: bool,
}

//! What a screen shows: plain structs with the text already in the reader's language, beside the raw numbers.
//!
//! Nothing is computed here beyond sorting, limiting and wording; whatever crosses to the page is one of these.

pub mod answers;
pub mod build;
pub mod chart;
pub mod choice;
pub mod cohort_report;
pub mod cohorts;
pub mod data;
pub mod figure;
pub mod filter;
pub mod forecast_report;
pub mod frame;
pub mod link;
pub mod mapping;
pub mod measures;
pub mod overview;
pub mod person;
pub mod question;
pub mod report;
pub mod side_files;
pub mod side_report;
pub mod standing_report;
pub mod table;

use serde::{Deserialize, Serialize};

/// One page, ready to show.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PageView {
    /// What stands above every page: scope, as-of day, data age, coverage.
    pub frame: frame::Frame,
    /// The page itself.
    pub page: PageBody,
}

/// The page itself.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum PageBody {
    /// How are we doing?
    Overview(Box<overview::OverviewView>),
    /// Who comes back, by the month of the first order.
    Cohorts(Box<cohorts::CohortsView>),
    /// Timing, and every other page that is built of questions and answers.
    Answers(Box<answers::AnswersView>),
    /// Files, ledger, switches.
    Data(Box<data::DataView>),
}

//! What page and analyst say to each other.
//!
//! Messages cross as bytes (postcard); files cross as browser `File` handles beside a command, saved bytes as a transferred buffer
//! beside an event. The wire has its own types, so that nothing below `views` must be serialisable and either side can change.
//! Every command carries a revision and every event echoes it: the page drops what is older than its newest question.

mod address;

use serde::{Deserialize, Serialize};

pub use self::address::Address;
use crate::views::PageView;
use crate::views::answers::{AnswersView, SectionView, StudyView};
pub use crate::views::choice::{
    Basis, CohortMeasure, Comparison, FileChoices, FileKey, Page, Pick, RememberedColumns, Setting, SwitchKey, Typed,
};
use crate::views::cohorts::WholeHeat;
pub use crate::views::filter::{FacetKey, FilterSpec, ReachKey};
use crate::views::mapping::{MappingView, TrialView};
use crate::views::overview::OverviewMore;
use crate::views::person::PersonView;
use crate::views::table::Cell;

/// Says whether page and analyst were built from the same protocol: a checksum of the sources that define the messages.
///
/// Worker files are cached apart from the page, so an old analyst can meet a new page; both sides compare this first.
pub const PROTOCOL_ID: u32 = checksum(&[
    include_bytes!("mod.rs"),
    include_bytes!("../views/mod.rs"),
    include_bytes!("../views/answers.rs"),
    include_bytes!("../views/chart.rs"),
    include_bytes!("../views/choice.rs"),
    include_bytes!("../views/cohorts.rs"),
    include_bytes!("../views/data.rs"),
    include_bytes!("../views/figure.rs"),
    include_bytes!("../views/filter.rs"),
    include_bytes!("../views/frame.rs"),
    include_bytes!("../views/link.rs"),
    include_bytes!("../views/mapping.rs"),
    include_bytes!("../views/overview.rs"),
    include_bytes!("../views/person.rs"),
    include_bytes!("../views/question.rs"),
    include_bytes!("../views/side_files.rs"),
    include_bytes!("../views/table.rs"),
]);

/// What the page asks of the analyst.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Command {
    /// Read the files that ride beside this message; what was read before is dropped.
    Open(Opening),
    /// Make up a shop and read it.
    OpenSample,
    /// Read one of the files in another way, or its first part, and say what that comes to; the pages stay as they are.
    /// Replaceable: only the newest in the queue is answered.
    Try(FileChoices),
    /// Answer with a page. Replaceable: only the newest in the queue is answered.
    Show(Request),
    /// Answer with what the levers of the Value page change, and nothing else. Replaceable: only the newest in the queue is answered.
    Simulate(Request),
    /// Stop the forecast that is under way, and answer with the page without it.
    StopStudy(Request),
    /// Begin the forecast that was stopped, and answer with the page.
    Study(Request),
    /// Answer with the retention calculator, which needs no files. Replaceable: only the newest in the queue is answered.
    Calculate(Request),
    /// Answer with every measure as one object (the same as the `report` example prints).
    Report(Request),
    /// Answer with the ledger and its examples, as CSV.
    SaveLedger(Request),
    /// Answer with the part of the list of customers that begins with a row.
    ListPart(Request, u32),
    /// Answer with one customer by its place in the store. Replaceable: only the newest in the queue is answered.
    Person(Request, u32),
    /// Answer with the list of customers that the page shows a part of, as CSV.
    SaveCustomers(Request),
    /// Answer with the cohort table that the page shows a part of, as CSV.
    SaveCohorts(Request),
    /// Answer with the whole cohort table that the page shows a part of.
    WholeHeat(Request),
    /// Answer with every row that is set aside, as CSV; the files are read again for it.
    SaveSetAside(Request),
}

/// What to read, and how.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Opening {
    /// The numbers of the files beside the message, in their order.
    pub handles: Vec<u32>,
    /// What the reader has said about some of them.
    pub choices: Vec<FileChoices>,
    /// What the reader has said about earlier files of the same header.
    pub remembered: Vec<RememberedColumns>,
    /// The reader's language, a BCP 47 tag.
    pub language: String,
}

/// Which page, of what, by which rules.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Request {
    /// The page.
    pub page: Page,
    /// Which orders.
    pub scope: ScopeSpec,
    /// By which rules.
    pub switches: SwitchSpec,
    /// What the cells of the cohort table hold.
    pub cohort_measure: CohortMeasure,
    /// What is picked on single pages, by the values' stable names.
    pub picks: Vec<(Pick, String)>,
    /// What is looked for in a list; never part of the address.
    pub search: String,
    /// What is typed on single pages; the shop's own figures, so never part of the address.
    pub typed: Vec<(Typed, String)>,
    /// The reader's language, a BCP 47 tag.
    pub language: String,
    /// The reader's day, ISO, so that the age of the files can be told; the analyst has no clock.
    pub today: Option<String>,
}

impl Request {
    /// What is picked, where it is not left at its default.
    pub fn pick(&self, pick: Pick) -> Option<&str> {
        self.picks.iter().find(|(other, _)| *other == pick).map(|(_, value)| value.as_str())
    }

    /// What is typed, where anything is.
    pub fn typed(&self, typed: Typed) -> Option<&str> {
        self.typed.iter().find(|(other, _)| *other == typed).map(|(_, value)| value.as_str())
    }
}

/// Period, comparison, as-of day and filters; days are ISO (`2026-10-31`), absent ones mean the file's own ends.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ScopeSpec {
    /// First day of the period, inclusive.
    pub from: Option<String>,
    /// Last day of the period, inclusive.
    pub to: Option<String>,
    /// Everything as it stood at the end of this day.
    pub as_of: Option<String>,
    /// What the period is compared with.
    pub comparison: Comparison,
    /// Which orders or customers: those of one facet and reach are alternatives, the others must all hold.
    pub filters: Vec<FilterSpec>,
}

/// Which orders count and what revenue means.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct SwitchSpec {
    /// What revenue means; absent: what the file has.
    pub basis: Option<Basis>,
    /// The switches that are off their defaults.
    pub flipped: Vec<SwitchKey>,
    /// The currency of all figures by its code; absent: the one that most orders are in.
    pub currency: Option<String>,
    /// What other currencies are converted with: code and decimal number (`USD`, `0.92`).
    pub rates: Vec<(String, String)>,
}

/// What the analyst answers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Event {
    /// The analyst listens; first of all messages.
    Ready {
        /// [`PROTOCOL_ID`] as the analyst was built.
        protocol: u32,
    },
    /// How far reading has come, about ten times a second.
    Progress(Vec<FileProgress>),
    /// Reading is over and there is something to show.
    Opened {
        /// What could not be used, where anything could not.
        problems: Vec<Problem>,
    },
    /// Reading is over and nothing could be used.
    Refused {
        /// Why, file by file.
        problems: Vec<Problem>,
    },
    /// What reading a file in another way comes to.
    Tried(Box<TrialView>),
    /// A page.
    Shown(Box<PageView>),
    /// The retention calculator.
    Calculated(Box<AnswersView>),
    /// What the Overview tells after it was shown.
    Found(Box<OverviewMore>),
    /// How far the forecast of the page has come that was shown without it; the page follows when it is there.
    Studying(StudyView),
    /// The answers of the Value page that the levers change.
    Simulated(Vec<SectionView>),
    /// A part of the list of customers: the number of its first row, and its rows.
    Listed(u32, Vec<Vec<Cell>>),
    /// One customer.
    Person(Box<PersonView>),
    /// The whole cohort table.
    WholeHeat(Box<WholeHeat>),
    /// Every measure, as an object beside this event.
    Reported,
    /// A file to save; it rides beside this event.
    Saved {
        /// The name to save it under.
        file_name: String,
    },
    /// The analyst cannot go on; the page restarts it.
    Failed {
        /// What went wrong, for a report of the fault; holds no data of the file.
        message: String,
    },
}

/// How far the reading of one file has come.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FileProgress {
    /// Its name.
    pub name: String,
    /// What it was recognised as, once known.
    pub recognised: Option<String>,
    /// Share of its bytes read, 0..=1.
    pub share: f64,
    /// "46.1 of 512.0 MB · 120,482 rows", worded.
    pub words: String,
    /// Whether it is done.
    pub done: bool,
}

/// Why a file could not be used.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Problem {
    /// Which file.
    pub key: FileKey,
    /// The file's name.
    pub file: String,
    /// Stable code (`empty_file`, `missing_columns` …).
    pub code: String,
    /// What is wrong, in one sentence, with row, column and cell where there is one.
    pub sentence: String,
    /// What to do about it.
    pub remedy: String,
    /// Its columns, where a reader's word about them would help.
    pub mapping: Option<Box<MappingView>>,
    /// Whether to ask at once: everything that is needed is proposed.
    pub ask: bool,
    /// Whether nothing that was dropped under its number is of any use, so that it need not be read again.
    pub lost: bool,
}

/// A message as bytes. Only the same build reads it: compare [`PROTOCOL_ID`] first.
pub fn encode(message: &impl Serialize) -> Vec<u8> {
    // Writing to memory cannot fail for these types.
    postcard::to_allocvec(message).unwrap_or_default()
}

/// A message from bytes, or nothing where they are none.
pub fn decode<'a, T: Deserialize<'a>>(bytes: &'a [u8]) -> Option<T> {
    postcard::from_bytes(bytes).ok()
}

const fn checksum(sources: &[&[u8]]) -> u32 {
    let mut hash: u32 = 0x811c_9dc5;
    let mut source = 0;
    while source < sources.len() {
        let bytes = sources[source];
        let mut at = 0;
        while at < bytes.len() {
            hash = (hash ^ bytes[at] as u32).wrapping_mul(0x0100_0193);
            at += 1;
        }
        source += 1;
    }
    hash
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_come_out_as_they_went_in() {
        let request = Request {
            page: Page::Cohorts,
            scope: ScopeSpec { from: Some("2024-01-01".to_owned()), ..ScopeSpec::default() },
            switches: SwitchSpec {
                basis: Some(Basis::GrossSales),
                flipped: vec![SwitchKey::Guests],
                currency: Some("EUR".to_owned()),
                rates: vec![("USD".to_owned(), "0.92".to_owned())],
            },
            ..Request::default()
        };
        let command = Command::Show(request);
        assert_eq!(decode::<Command>(&encode(&command)), Some(command));
        assert_eq!(decode::<Event>(&[250, 1, 2]), None);
    }
}

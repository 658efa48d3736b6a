//! The Cohorts page.

use serde::{Deserialize, Serialize};

use super::answers::{ChoiceView, SectionView};
use super::chart::Chart;

/// Who comes back, by the period of the first order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CohortsView {
    /// The finding, in words.
    pub title: String,
    /// What the table holds and how to read it.
    pub lead: String,
    /// Grain, ages, rows, and which part of a long table is shown.
    pub choices: Vec<ChoiceView>,
    /// The cell measures to choose from.
    pub measures: Vec<MeasureChoice>,
    /// The heat map as a table; absent where there is nothing to show.
    pub heat: Option<HeatTable>,
    /// What is not in the table that is shown.
    pub notes: Vec<String>,
    /// Curves: the pooled row and the newest cohorts by age.
    pub curves: Option<Chart>,
    /// Why there is no table, where there is none.
    pub absent: Option<String>,
    /// One age over the cohorts, two rows beside each other, the layers of revenue.
    pub sections: Vec<SectionView>,
}

/// One cell measure to choose.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MeasureChoice {
    /// The measure, as the protocol names it.
    pub key: super::choice::CohortMeasure,
    /// Its name.
    pub label: String,
    /// What it counts, in a sentence, with the field's term.
    pub explanation: String,
    /// Whether it is shown.
    pub chosen: bool,
}

/// The heat map as a table: one row a cohort, one column an age.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct HeatTable {
    /// What it lists.
    pub caption: String,
    /// Head of the first column ("First order in").
    pub cohort_head: String,
    /// Head of the second column ("Customers").
    pub size_head: String,
    /// Heads of the ages: 0, 1, 2 …, or 0, 1–30, 31–60 …
    pub ages: Vec<String>,
    /// What the ages are: "months since the first order".
    pub ages_name: String,
    /// The cohorts, oldest first.
    pub rows: Vec<HeatRow>,
    /// All cohorts pooled over the complete cells.
    pub pooled: HeatRow,
    /// What the marks mean: hatched, greyed, empty.
    pub legend: Vec<(CellState, String)>,
}

/// The whole table, without what is told of single cells: to be read as a table, and for the picture that is saved.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct WholeHeat {
    /// All rows, each with the ages that were seen.
    pub table: HeatTable,
    /// What a picture has of it, where all of it would be larger than browsers draw.
    pub cut: Option<PictureCut>,
}

/// A part of a table that can be drawn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PictureCut {
    /// So many of the newest rows.
    pub rows: u32,
    /// So many of the first ages.
    pub ages: u32,
    /// That it is a part, in words.
    pub words: String,
}

impl WholeHeat {
    /// The table as it is drawn.
    pub fn picture(&self) -> HeatTable {
        let mut table = self.table.clone();
        if let Some(PictureCut { rows, ages, words }) = &self.cut {
            let (rows, ages) = (*rows as usize, *ages as usize);
            table.rows.drain(..table.rows.len().saturating_sub(rows));
            table.rows.iter_mut().chain([&mut table.pooled]).for_each(|row| row.cells.truncate(ages));
            table.ages.truncate(ages);
            table.caption = [&table.caption, " ", words].concat();
        }
        table
    }
}

/// One cohort.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct HeatRow {
    /// "Dec 2010".
    pub label: String,
    /// "948".
    pub size: String,
    /// The size as a number.
    pub size_raw: f64,
    /// One cell an age; past the as-of day there is none.
    pub cells: Vec<HeatCell>,
    /// The group of all its customers, by its stable name.
    pub behind: Option<String>,
}

/// One cell.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct HeatCell {
    /// As shown.
    pub text: String,
    /// As a number, absent where it may not be shown.
    pub raw: Option<f64>,
    /// Step of the nine-step ramp, 0–8; nothing where there is no shade.
    pub shade: Option<u8>,
    /// Complete, unfinished, small, withheld or absent.
    pub state: CellState,
    /// The cell in words, for the line below: numbers, interval, n.
    pub words: String,
    /// The group of customers behind it, by its stable name.
    pub behind: Option<String>,
}

/// How far a cell can be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum CellState {
    /// The whole period was seen.
    Complete,
    /// The period was not over on the as-of day: hatched, kept out of the pooled row.
    Unfinished,
    /// Fewer than 30 customers: greyed.
    Small,
    /// Fewer than 5 customers: not shown.
    Withheld,
    /// After the as-of day: empty.
    Absent,
}

//! A page of questions, each with its answer: figures, a picture, a table, and how to read them.

use serde::{Deserialize, Serialize};

use super::chart::Chart;
use super::choice::{Page, Pick, Typed};
use super::figure::Figure;
use super::table::Table;

/// A page whose parts are all built alike.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AnswersView {
    /// Which page.
    pub page: Page,
    /// One sentence that answers the question of the page.
    pub title: String,
    /// What it rests on.
    pub lead: String,
    /// What a reader can choose for the page as a whole.
    pub choices: Vec<ChoiceView>,
    /// Question by question.
    pub sections: Vec<SectionView>,
}

/// Something that takes its time.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StudyView {
    /// "Fitting the BG/NBD model: step 3 of 15".
    pub words: String,
    /// The part that is done, 0..=1.
    pub share: f64,
    /// Whether the reader has stopped it.
    pub stopped: bool,
    /// What the button says: to stop it, or to begin it after all.
    pub button: String,
}

/// One question with its answer.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct SectionView {
    /// Stable name, used for ids, tests and the names of saved files.
    pub key: String,
    /// The finding in words. Where there is a chart, it stands on that.
    pub title: String,
    /// Key figures with their definitions.
    pub figures: Vec<Figure>,
    /// What a reader can choose for this answer.
    pub choices: Vec<ChoiceView>,
    /// What a reader can move; only this answer changes with it.
    pub sliders: Vec<SliderView>,
    /// What a reader can type.
    pub fields: Vec<FieldView>,
    /// The picture, with its own table behind it.
    pub chart: Option<Chart>,
    /// The list of customers that the first table is the first part of; it can be searched and saved as a whole.
    pub list: Option<ListView>,
    /// Tables that stand open.
    pub tables: Vec<Table>,
    /// How to read it, what it is not, what to do next.
    pub notes: Vec<String>,
    /// Why there is no answer, where there is none.
    pub absent: Option<String>,
    /// How far the answer is, where it is still being worked out.
    pub study: Option<StudyView>,
}

/// A list that is told part by part.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct ListView {
    /// How many rows it has in all.
    pub rows: u32,
    /// What a press on each head does.
    pub heads: Vec<Option<HeadSort>>,
    /// What stands below it on paper.
    pub on_paper: String,
}

/// How a list is sorted by a column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeadSort {
    /// What a press picks.
    pub pick: String,
    /// Where it is sorted by this column: whether the highest stands first.
    pub falling: Option<bool>,
}

/// One thing to choose.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ChoiceView {
    /// Which.
    pub pick: Pick,
    /// Its name.
    pub label: String,
    /// What it can be.
    pub options: Vec<OptionView>,
}

/// One thing to move, by steps of one number.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SliderView {
    /// Which.
    pub pick: Pick,
    /// Its name.
    pub label: String,
    /// Its least value.
    pub low: u32,
    /// Its most.
    pub high: u32,
    /// From one value to the next.
    pub step: u32,
    /// Where it rests unless someone moves it.
    pub rest: u32,
    /// Where it is.
    pub value: u32,
    /// That in words: "+5 points".
    pub shown: String,
}

/// One thing to type.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FieldView {
    /// Which.
    pub typed: Typed,
    /// Its name, with the unit.
    pub label: String,
    /// What is typed.
    pub value: String,
}

/// One of several.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OptionView {
    /// Stable value.
    pub value: String,
    /// Its name.
    pub label: String,
    /// Whether it is chosen.
    pub chosen: bool,
}

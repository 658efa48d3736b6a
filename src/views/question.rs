//! What a file leaves open: answered with the best guess, and with one press otherwise.

use serde::{Deserialize, Serialize};

use super::choice::{FileKey, Setting};

/// One question about what was read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct QuestionView {
    /// Stable name, by which an answered question is known.
    pub key: String,
    /// "Does the day or the month come first?"
    pub title: String,
    /// What was taken, and why that is a guess.
    pub text: String,
    /// The possible answers; the one that is in force is marked.
    pub answers: Vec<AnswerView>,
}

/// One possible answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AnswerView {
    /// "Day first".
    pub label: String,
    /// What follows from it: "3 Jan 2023 – 12 Nov 2024".
    pub detail: String,
    /// Whether it is in force.
    pub chosen: bool,
    /// What to do.
    pub answer: Answer,
}

/// What an answer does.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Answer {
    /// Sets something about some files, which are then read again.
    Setting(Vec<FileKey>, Setting, String),
    /// Counts the orders in this currency.
    Currency(String),
}

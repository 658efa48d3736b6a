//! The dialog about the columns of one file: what the reader has chosen so far, what that comes to, and what is remembered.

use std::sync::Arc;

use leptos::prelude::*;

use super::remembered;
use super::state::AppState;
use crate::protocol::{FileChoices, FileKey, RememberedColumns, Setting};
use crate::views::mapping::{MappingView, NeedView, TrialView};
use crate::views::question::Answer;

/// The value of the first row that is data already, and of one that is names.
const DATA: &str = "data";
const NAMES: &str = "names";

/// What the dialog knows.
#[derive(Clone, Copy)]
pub(super) struct Columns {
    /// The file's columns; the dialog is open while there are some.
    pub(super) view: RwSignal<Option<Arc<MappingView>>>,
    /// What each column says now, by the role's stable name.
    pub(super) roles: RwSignal<Vec<Option<String>>>,
    /// What the newest complete choice comes to.
    pub(super) trial: RwSignal<Option<Arc<TrialView>>>,
    /// Whether the choice is to be kept for the next file with these names.
    pub(super) remember: RwSignal<bool>,
    /// What is remembered in this browser.
    pub(super) kept: RwSignal<Vec<RememberedColumns>>,
    /// What is said beside the columns.
    said: RwSignal<FileChoices>,
    /// Whether the next trial brings the columns themselves: the dialog is about to open, or names became data.
    adopts: RwSignal<bool>,
}

impl Columns {
    pub(super) fn new() -> Self {
        Self {
            view: RwSignal::new(None),
            roles: RwSignal::new(Vec::new()),
            trial: RwSignal::new(None),
            remember: RwSignal::new(false),
            kept: RwSignal::new(remembered::all()),
            said: RwSignal::new(FileChoices::default()),
            adopts: RwSignal::new(false),
        }
    }

    /// What the file cannot do without and no column says.
    pub(super) fn missing(self) -> Vec<NeedView> {
        let roles = self.roles.get();
        let has = |code: &String| roles.iter().flatten().any(|role| role == code);
        let unmet = |need: &&NeedView| !need.met_by.iter().any(|set| set.iter().all(has));
        self.view.with(|view| view.iter().flat_map(|view| view.needs.iter().filter(unmet).cloned()).collect())
    }

    /// Whether the file can be read as it is chosen, as far as that is known.
    pub(super) fn may_confirm(self) -> bool {
        let refused = self.trial.with(|trial| trial.as_ref().is_some_and(|trial| !trial.usable));
        self.missing().is_empty() && !refused
    }

    /// Whether a reader has chosen columns for the file before.
    pub(super) fn chosen_before(self) -> bool {
        self.said.with(|said| said.columns.is_some())
    }

    fn show(self, view: MappingView) {
        self.roles.set(view.columns.iter().map(|column| column.role.clone()).collect());
        self.view.set(Some(Arc::new(view)));
    }

    /// What the reader says of the file as the dialog stands.
    fn choices(self) -> FileChoices {
        let mut choices = self.said.get_untracked();
        let (headless, unchanged) = self.view.with_untracked(|view| {
            view.as_ref().map_or((false, true), |view| {
                let known = view.columns.iter().all(|column| column.sure.is_empty());
                let as_shown =
                    self.roles.with_untracked(|roles| view.columns.iter().map(|column| &column.role).eq(roles));
                (view.headless, known && as_shown && view.columns.iter().any(|column| column.role.is_some()))
            })
        });
        if headless {
            choices.set(Setting::FirstRow, Some(DATA.to_owned()));
        }
        if !unchanged {
            let roles = self.roles.get_untracked();
            let columns = roles.into_iter().zip(0..).filter_map(|(role, at)| Some((role?, at)));
            choices.columns = Some(columns.collect());
        }
        choices
    }
}

impl AppState {
    /// Opens the dialog about a file that could not be read, with what is proposed.
    pub(super) fn ask_about(self, view: MappingView) {
        let columns = self.columns;
        columns.said.set(self.said_about(view.file));
        columns.remember.set(false);
        columns.trial.set(None);
        columns.show(view);
        self.try_columns();
    }

    /// Opens the dialog about a file that was read, as soon as its columns are there.
    pub(super) fn adjust(self, file: FileKey) {
        let said = self.said_about(file);
        self.columns.said.set(said.clone());
        self.columns.remember.set(false);
        self.columns.adopts.set(true);
        self.try_out(said);
    }

    /// Says what a column says; no other column says the same.
    pub(super) fn set_role(self, at: usize, code: Option<String>) {
        self.columns.roles.update(|roles| {
            for role in roles.iter_mut().filter(|role| code.is_some() && **role == code) {
                *role = None;
            }
            if let Some(role) = roles.get_mut(at) {
                *role = code;
            }
        });
        self.try_columns();
    }

    /// Says whether the first row is data already; the columns are looked at anew.
    pub(super) fn set_first_row(self, data: bool) {
        let columns = self.columns;
        columns.said.update(|said| {
            said.columns = None;
            said.set(Setting::FirstRow, Some(if data { DATA } else { NAMES }.to_owned()));
        });
        columns.adopts.set(true);
        self.try_out(columns.said.get_untracked());
    }

    /// Reads the file as it is chosen, and remembers that where it was asked for.
    pub(super) fn confirm_columns(self) {
        let columns = self.columns;
        let choices = columns.choices();
        if columns.remember.get_untracked() {
            columns.view.with_untracked(|view| {
                if let Some(view) = view {
                    remembered::keep(view, &columns.roles.get_untracked());
                }
            });
            columns.kept.set(remembered::all());
        }
        self.close_columns();
        if choices != self.said_about(choices.file) {
            self.read_as(vec![choices]);
        }
    }

    /// Sets how one thing about a file is to be read, or leaves it to be found out; the files are read again.
    pub(super) fn choose_setting(self, file: FileKey, setting: Setting, value: Option<String>) {
        let mut said = self.said_about(file);
        said.set(setting, value);
        self.read_as(vec![said]);
    }

    /// Answers what the files leave open. An answer that is in force already changes nothing but that nobody asks any more.
    pub(super) fn answer_question(self, key: &str, answer: &Answer, in_force: bool) {
        let (files, setting, value) = match answer {
            Answer::Setting(files, setting, value) => (files, setting, value),
            Answer::Currency(code) => return self.set_currency(code),
        };
        let said = |file: &FileKey| {
            let mut said = self.said_about(*file);
            said.set(*setting, Some(value.clone()));
            said
        };
        let said = files.iter().map(said).collect();
        if in_force {
            self.say(said);
            self.answered.update(|answered| answered.push(key.to_owned()));
        } else {
            self.read_as(said);
        }
    }

    /// Reads the file as it is recognised by itself.
    pub(super) fn forget_columns(self) {
        let mut choices = self.columns.said.get_untracked();
        choices.columns = None;
        choices.set(Setting::FirstRow, None);
        self.close_columns();
        self.read_as(vec![choices]);
    }

    /// Forgets what is remembered of a header; files that are read already stay as they are.
    pub(super) fn forget_header(self, header: u64) {
        remembered::forget(header);
        self.columns.kept.set(remembered::all());
    }

    /// Closes the dialog; everything is as it was.
    pub(super) fn close_columns(self) {
        self.columns.view.set(None);
        self.columns.trial.set(None);
        self.columns.adopts.set(false);
    }

    /// Takes what the newest trial came to.
    pub(super) fn take_trial(self, trial: TrialView) {
        let columns = self.columns;
        if columns.adopts.get_untracked() {
            columns.adopts.set(false);
            if let Some(view) = trial.mapping.clone() {
                columns.show(view);
            }
            if !trial.usable {
                // What is proposed has not been tried yet.
                self.try_columns();
                return;
            }
        }
        if columns.view.with_untracked(Option::is_some) {
            let complete = untrack(|| columns.missing().is_empty());
            columns.trial.set(complete.then(|| Arc::new(trial)));
        }
    }

    fn try_columns(self) {
        if untrack(|| self.columns.missing().is_empty()) {
            self.try_out(self.columns.choices());
        } else {
            self.columns.trial.set(None);
        }
    }
}

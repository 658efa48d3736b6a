//! The conversation with the analyst: what was asked, which answers still count, and what to read again after a restart.

use leptos::prelude::*;

use super::state::{AppState, Halt, Stage};
use crate::browser::{self, FileHandle, Heard, SavedFile, WorkerClient};
use crate::protocol::{Command, Event, FileChoices, FileKey, FileProgress, Opening, PROTOCOL_ID, Problem};

const REPORT_NAME: &str = "holdfast-measures.json";

/// What is read: the reader's files by their numbers and what was said about them, or the made-up shop.
#[derive(Debug, Clone, Default)]
pub(super) struct Source {
    files: Vec<(u32, FileHandle)>,
    choices: Vec<FileChoices>,
    sample: bool,
}

/// The analyst and the questions to it.
#[derive(Default)]
pub(super) struct Session {
    worker: Option<WorkerClient>,
    /// What the pages rest on, or would after the reading that is under way.
    source: Source,
    /// What they rested on before.
    previous: Source,
    /// What could not be used as it is; the reader may yet say how.
    refused: Option<Source>,
    /// The last number that was given to a file.
    numbered: u32,
    revision: u32,
    newest_open: u32,
    newest_show: u32,
    newest_trial: u32,
    newest_simulation: u32,
    newest_rows: u32,
    /// Files that the reader was asked about at once; a second time they ask themselves.
    asked: Vec<FileKey>,
}

impl Source {
    fn is_empty(&self) -> bool {
        self.files.is_empty() && !self.sample
    }

    /// Takes what a reader says about one file in place of what was said before.
    fn say(&mut self, said: FileChoices) {
        self.choices.retain(|other| other.file != said.file);
        if !said.is_empty() {
            self.choices.push(said);
        }
    }
}

impl Session {
    /// Sends a command and returns its revision.
    fn send(&mut self, command: &Command, files: &[FileHandle]) -> browser::Result<u32> {
        self.revision += 1;
        if let Some(worker) = &self.worker {
            worker.send(self.revision, command, files)?;
        }
        Ok(self.revision)
    }
}

impl AppState {
    /// Starts an analyst in place of the one that is there.
    pub(super) fn start_analyst(self) {
        self.session.update_value(|session| session.worker = None);
        self.saving.set(false);
        match WorkerClient::start(move |heard| self.hear(heard)) {
            Ok(worker) => self.session.update_value(|session| session.worker = Some(worker)),
            Err(error) => self.stop(&error.to_string()),
        }
    }

    /// Reads files, added to those that were read before or in their place.
    pub(super) fn read_files(self, files: Vec<FileHandle>, keep: bool) {
        self.begin_reading(&files);
        self.session.update_value(|session| {
            session.previous = session.source.clone();
            session.refused = None;
            if !keep {
                session.source = Source::default();
            }
            for file in files {
                session.numbered += 1;
                session.source.files.push((session.numbered, file));
            }
        });
        self.read_again();
    }

    /// What the reader has said about a file so far.
    pub(super) fn said_about(self, file: FileKey) -> FileChoices {
        let said = self.session.with_value(|session| {
            let source = session.refused.as_ref().unwrap_or(&session.source);
            source.choices.iter().find(|choices| choices.file == file).cloned()
        });
        said.unwrap_or(FileChoices { file, ..FileChoices::default() })
    }

    /// Takes what the reader says for the next time the files are read.
    pub(super) fn say(self, said: Vec<FileChoices>) {
        self.session.update_value(|session| said.into_iter().for_each(|choices| session.source.say(choices)));
    }

    /// Reads everything again, now as the reader says; pages that are there stay meanwhile.
    pub(super) fn read_as(self, said: Vec<FileChoices>) {
        self.session.update_value(|session| {
            session.previous = session.source.clone();
            if let Some(refused) = session.refused.take() {
                session.source = refused;
            }
            said.into_iter().for_each(|choices| session.source.say(choices));
        });
        if self.stage.get_untracked() == Stage::Pages {
            self.problems.set(Vec::new());
            self.busy.set(true);
        } else {
            let files = self.session.with_value(|session| session.source.files.clone());
            self.begin_reading(&files.into_iter().map(|(_, file)| file).collect::<Vec<_>>());
        }
        self.read_again();
    }

    /// Makes up a shop and reads it.
    pub(super) fn read_sample(self) {
        self.begin_reading(&[]);
        self.session.update_value(|session| {
            session.previous = session.source.clone();
            session.refused = None;
            session.source = Source { sample: true, ..Source::default() };
        });
        self.open(&Command::OpenSample, &[]);
    }

    /// Ends the reading; what was shown before is read again, quietly.
    pub(super) fn stop_reading(self) {
        self.start_analyst();
        self.session.update_value(|session| session.source = session.previous.clone());
        let before = self.frame.with_untracked(Option::is_some);
        self.stage.set(if before { Stage::Pages } else { Stage::Start });
        self.read_again();
    }

    /// Starts another analyst and reads the same again.
    pub(super) fn restart(self) {
        self.halt.set(None);
        self.start_analyst();
        self.read_again();
    }

    /// Ends the analyst, and with it all that it holds.
    pub(super) fn drop_everything(self) {
        self.session.update_value(|session| {
            session.source = Source::default();
            session.previous = Source::default();
            session.refused = None;
        });
        self.start_analyst();
        self.forget();
        self.stage.set(Stage::Start);
    }

    /// Asks for the calculator, which needs no files.
    pub(super) fn ask_to_calculate(self) {
        if let Some(revision) = self.post(&Command::Calculate(self.request()), &[]) {
            self.session.update_value(|session| session.newest_show = revision);
        }
    }

    /// Asks for the page of the address, if there is anything to ask about.
    pub(super) fn ask(self) {
        if self.stage.get_untracked() == Stage::Calculator {
            return self.ask_to_calculate();
        }
        let reading = self.stage.get_untracked() != Stage::Pages;
        if reading || self.session.with_value(|session| session.source.is_empty()) {
            return;
        }
        self.ask_now();
    }

    /// Sends a question about the present page that is answered with something to save.
    pub(super) fn ask_for_a_file(self, command: &Command) {
        self.post(command, &[]);
    }

    /// Asks for the simulator alone.
    pub(super) fn ask_to_simulate(self) {
        if let Some(revision) = self.post(&Command::Simulate(self.request()), &[]) {
            self.session.update_value(|session| session.newest_simulation = revision);
        }
    }

    /// Asks for the page with its forecast stopped, or begun after all.
    pub(super) fn ask_for_study(self, wanted: bool) {
        let request = self.request();
        let command = if wanted { Command::Study(request) } else { Command::StopStudy(request) };
        self.ask_with(&command);
    }

    /// Asks about one customer by its place in the store.
    pub(super) fn ask_about_customer(self, customer: u32) {
        self.post(&Command::Person(self.request(), customer), &[]);
    }

    /// Asks for the part of the list that begins with a row.
    pub(super) fn ask_for_rows(self, from: u32) {
        if let Some(revision) = self.post(&Command::ListPart(self.request(), from), &[]) {
            self.session.update_value(|session| session.newest_rows = revision);
        }
    }

    /// Whether the pages rest on the made-up shop.
    pub(super) fn on_sample(self) -> bool {
        self.session.with_value(|session| session.source.sample)
    }

    fn begin_reading(self, files: &[FileHandle]) {
        self.close_calculator();
        let waiting = |file: &FileHandle| FileProgress {
            name: file.name(),
            recognised: None,
            share: 0.0,
            words: String::new(),
            done: false,
        };
        self.progress.set(files.iter().map(waiting).collect());
        self.problems.set(Vec::new());
        self.stage.set(Stage::Reading);
    }

    /// Reads what the pages rest on once more; they stay as they are meanwhile.
    pub(super) fn read_again(self) {
        let Source { files, choices, sample } = self.session.with_value(|session| session.source.clone());
        if sample {
            self.open(&Command::OpenSample, &[]);
        } else if !files.is_empty() {
            let (handles, files): (Vec<u32>, Vec<FileHandle>) = files.into_iter().unzip();
            let language = self.language.get_untracked().tag().to_owned();
            self.open(
                &Command::Open(Opening { handles, choices, remembered: self.columns.kept.get_untracked(), language }),
                &files,
            );
        }
    }

    /// Asks what reading a file in another way would come to.
    pub(super) fn try_out(self, said: FileChoices) {
        if let Some(revision) = self.post(&Command::Try(said), &[]) {
            self.session.update_value(|session| session.newest_trial = revision);
        }
    }

    /// Lets go of files that are of no use, and shows what is wrong with them.
    fn take_problems(self, problems: Vec<Problem>) {
        let lost = |handle: u32| problems.iter().any(|problem| problem.lost && problem.key.handle == handle);
        self.session.update_value(|session| session.source.files.retain(|(handle, _)| !lost(*handle)));
        self.problems.set(problems);
    }

    /// Asks at once about the first file whose columns are proposed, unless it was asked about before.
    fn ask_at_once(self) {
        let asked = self.session.with_value(|session| session.asked.clone());
        let new = |problem: &&Problem| problem.ask && !asked.contains(&problem.key);
        let first = self.problems.with_untracked(|problems| problems.iter().find(new).cloned());
        if let Some(Problem { key, mapping: Some(mapping), .. }) = first {
            self.session.update_value(|session| session.asked.push(key));
            self.ask_about(*mapping);
        }
    }

    fn open(self, command: &Command, files: &[FileHandle]) {
        self.saving.set(false);
        if let Some(revision) = self.post(command, files) {
            self.session.update_value(|session| {
                session.newest_open = revision;
                // No page of the files before counts any more.
                session.newest_show = revision;
            });
        }
    }

    fn ask_now(self) {
        self.ask_with(&Command::Show(self.request()));
    }

    fn ask_with(self, command: &Command) {
        self.busy.set(true);
        if let Some(revision) = self.post(command, &[]) {
            self.session.update_value(|session| session.newest_show = revision);
        }
    }

    fn post(self, command: &Command, files: &[FileHandle]) -> Option<u32> {
        let sent = self.session.try_update_value(|session| session.send(command, files))?;
        sent.map_err(|error| self.stop(&error.to_string())).ok()
    }

    fn hear(self, heard: Heard) {
        match heard {
            Heard::Failed(message) => self.stop(&message),
            Heard::Event { revision, event, file, report } => self.answer(revision, *event, file, report),
        }
    }

    fn answer(self, revision: u32, event: Event, file: Option<SavedFile>, report: Option<String>) {
        let [newest_open, newest_show, newest_trial, newest_simulation] = self.session.with_value(|session| {
            [session.newest_open, session.newest_show, session.newest_trial, session.newest_simulation]
        });
        match event {
            Event::Ready { protocol } if protocol != PROTOCOL_ID => self.halt.set(Some(Halt::OtherVersion)),
            Event::Ready { .. } => {}
            Event::Progress(files) if revision == newest_open => self.advance(files),
            Event::Opened { problems } if revision == newest_open => {
                self.take_problems(problems);
                self.ask_now();
                self.ask_at_once();
            }
            Event::Refused { problems } if revision == newest_open => {
                self.take_problems(problems);
                self.session.update_value(|session| {
                    let previous = session.previous.clone();
                    session.refused = Some(std::mem::replace(&mut session.source, previous));
                });
                self.busy.set(false);
                self.stage.set(Stage::Problems);
                self.ask_at_once();
            }
            Event::Tried(trial) if revision == newest_trial => self.take_trial(*trial),
            Event::Shown(view) if revision >= newest_show => {
                self.busy.set(false);
                self.receive(*view);
            }
            Event::Person(person) if revision > newest_show => self.person.set(Some(*person)),
            Event::WholeHeat(table) if revision > newest_show => self.take_whole_heat(*table),
            Event::Person(_) | Event::WholeHeat(_) => {}
            // Rows of a list that the page has no more are nobody's.
            Event::Listed(from, rows) => {
                if revision == self.session.with_value(|session| session.newest_rows) && revision > newest_show {
                    self.take_rows(from, rows);
                }
            }
            Event::Calculated(view) if revision >= newest_show => self.receive_calculator(*view),
            Event::Found(more) if revision >= newest_show => self.receive_more(*more),
            Event::Studying(study) if revision >= newest_show => self.study.set(Some(study)),
            // A page that was asked for since has the levers as they are now.
            Event::Simulated(sections) if revision == newest_simulation && revision > newest_show => {
                self.receive_sections(&sections);
            }
            Event::Progress(_) | Event::Opened { .. } | Event::Refused { .. } | Event::Shown(_) | Event::Tried(_) => {}
            Event::Studying(_) | Event::Simulated(_) | Event::Found(_) | Event::Calculated(_) => {}
            Event::Reported => {
                let text = report.unwrap_or_default();
                told(browser::save_bytes(text.as_bytes(), REPORT_NAME, "application/json"));
            }
            Event::Saved { file_name } => {
                self.saving.set(false);
                if let Some(file) = file {
                    told(file.save(&file_name));
                }
            }
            Event::Failed { message } => self.stop(&message),
        }
    }

    /// Takes how far the files have come; those whose turn has not come yet stay listed below.
    fn advance(self, mut files: Vec<FileProgress>) {
        self.progress.update(|lines| {
            let waits = |line: &FileProgress| !files.iter().any(|file| file.name == line.name);
            let waiting: Vec<FileProgress> = lines.extract_if(.., |line| waits(line)).collect();
            files.extend(waiting);
            *lines = files;
        });
    }

    fn stop(self, message: &str) {
        leptos::logging::error!("{message}");
        self.busy.set(false);
        if self.halt.get_untracked().is_none() {
            self.halt.set(Some(Halt::Stopped));
        }
    }
}

/// Saving that the browser refused leaves everything as it was.
fn told(saved: browser::Result<()>) {
    if let Err(error) = saved {
        leptos::logging::warn!("{error}");
    }
}

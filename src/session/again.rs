//! Reading again: another way to read a file tried out, and the rows that are set aside written.

use super::Session;
use super::aside::SetAside;
use super::request::rules_of;
use super::trial::Trial;
use crate::i18n::Format;
use crate::protocol::{Event, FileChoices, Request};
use crate::sample;

impl Session {
    /// Begins to try out another way to read one file; what was read stays.
    pub fn begin_trial(&mut self, choices: FileChoices) {
        self.begin_handle(choices.file.handle);
        self.trial = Some(Trial::new(choices, self.decoders, self.zone.clone()));
    }

    /// Brings a trial to its end soon: somebody waits.
    pub fn hurry_trial(&mut self) {
        if let Some(trial) = &mut self.trial {
            trial.hurry();
        }
    }

    /// Ends a trial: what the file comes to when it is read so.
    #[inline(never)]
    pub fn finish_trial(&mut self, format: &dyn Format) -> Option<Event> {
        let view = self.trial.take()?.finish(&self.words(format))?;
        Some(Event::Tried(Box::new(view)))
    }

    /// Begins to write every row that is set aside by the rules of a request. All files are read for it, and once more for as
    /// long as [`Session::next_pass`] says so. Says whether there is anything to read.
    #[must_use]
    #[inline(never)]
    pub fn begin_set_aside(&mut self, request: &Request) -> bool {
        self.trial = None;
        let Some(analysis) = &self.analysis else { return false };
        self.aside = Some(SetAside::new(rules_of(request, analysis), request, (self.zone.clone(), self.decoders)));
        self.begin_handle(0);
        true
    }

    /// Ends a reading of all files; says whether they must be read once more.
    #[must_use]
    pub fn next_pass(&mut self) -> bool {
        self.begin_handle(0);
        self.aside.as_mut().is_some_and(SetAside::next_pass)
    }

    /// What has been written of the rows that are set aside since this was last asked.
    pub fn written(&mut self) -> Vec<u8> {
        self.aside.as_mut().map(SetAside::written).unwrap_or_default()
    }

    /// Whether rows that are set aside are being written.
    pub fn is_saving(&self) -> bool {
        self.aside.is_some()
    }

    /// Ends the writing of rows that are set aside.
    pub fn end_set_aside(&mut self) {
        self.aside = None;
    }

    /// Feeds the made-up shop's file, where that is what was read.
    #[inline(never)]
    pub fn read_sample_again(&mut self, format: &dyn Format) {
        self.begin_file(sample::FILE_NAME, 0);
        for piece in sample::made_up_shop() {
            self.push(&piece);
        }
        // Its dates are unmistakable.
        let _ = self.end_file(format);
    }
}

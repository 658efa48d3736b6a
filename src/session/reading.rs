//! Reading: bytes in, how far it has come, and at last something to show.

use super::Session;
use super::choices::{choices_of, remembered_of};
use crate::analysis::{Import, ReadFile};
use crate::i18n::{Format, Words};
use crate::ingest;
use crate::protocol::{Event, FileKey, FileProgress, Opening, Problem};
use crate::sample;
use crate::views::build;

impl Session {
    /// Begins to read files; what was read before is dropped.
    pub fn begin(&mut self) {
        self.begin_with(Opening::default());
    }

    /// Begins to read files as a reader has said; what was read before is dropped.
    pub fn begin_with(&mut self, opening: Opening) {
        self.analysis = None;
        self.trial = None;
        self.aside = None;
        self.studying = None;
        self.looking = None;
        self.done.clear();
        self.begin_handle(0);
        let remembered = opening.remembered.iter().map(remembered_of).collect();
        self.import =
            Some(Import::default().with_zone(self.zone.clone()).with_decoders(self.decoders).remembering(remembered));
        self.opening = opening;
    }

    /// Says which of the things that were dropped the next files come out of.
    pub fn begin_handle(&mut self, handle: u32) {
        self.next_key = FileKey { handle, member: 0 };
        self.again = false;
    }

    /// Begins a file of so many bytes.
    pub fn begin_file(&mut self, name: &str, size: u64) {
        if !core::mem::take(&mut self.again) {
            self.key = self.next_key;
            self.next_key.member += 1;
        }
        if let (Some(aside), Some(analysis)) = (&mut self.aside, &self.analysis) {
            aside.begin_file(analysis, self.key, name, size);
        } else if let Some(trial) = &mut self.trial {
            trial.begin_file(self.key, name, size);
        } else if let Some(import) = &mut self.import {
            let said = self.opening.choices.iter().find(|choices| choices.file == self.key);
            import.begin_file_as(self.key.into(), name, size, &said.map(choices_of).unwrap_or_default());
            self.reading = Some((name.to_owned(), size, 0));
        }
    }

    /// Takes the next piece of it. Says whether there is use in reading on.
    pub fn push(&mut self, bytes: &[u8]) -> bool {
        if let (Some(aside), Some(analysis)) = (&mut self.aside, &self.analysis) {
            return aside.push(analysis, bytes);
        }
        if let Some(trial) = &mut self.trial {
            return trial.push(bytes);
        }
        if let Some((_, _, read)) = &mut self.reading {
            *read += bytes.len() as u64;
        }
        self.import.as_mut().is_some_and(|import| import.push(bytes))
    }

    /// Ends the file. Says whether it must be read again from the start.
    #[must_use]
    pub fn end_file(&mut self, format: &dyn Format) -> bool {
        let progress = self.current_progress(true, format);
        self.reading = None;
        self.again = match (&mut self.aside, &self.analysis, &mut self.trial, &mut self.import) {
            (Some(aside), Some(analysis), ..) => {
                aside.end_file(analysis);
                false
            }
            (_, _, Some(trial), _) => trial.end_file(),
            (_, _, None, Some(import)) => import.end_file(),
            (_, _, None, None) => false,
        };
        if !self.again {
            self.done.extend(progress);
        }
        self.again
    }

    /// Ends the file because the browser could not read on.
    pub fn fail_file(&mut self, error: ingest::Error, format: &dyn Format) {
        let progress = self.current_progress(true, format);
        if let (None, None, Some(import)) = (&self.aside, &self.trial, &mut self.import) {
            import.fail_file(error);
        }
        self.done.extend(progress);
        self.reading = None;
    }

    /// How far reading has come, file by file.
    pub fn progress(&self, format: &dyn Format) -> Event {
        let mut files = self.done.clone();
        files.extend(self.current_progress(false, format));
        Event::Progress(files)
    }

    fn current_progress(&self, done: bool, format: &dyn Format) -> Option<FileProgress> {
        let (name, size, read) = self.reading.as_ref()?;
        let (rows, recognised) = self.import.as_ref()?.progress();
        let words = self.words(format);
        Some(FileProgress {
            name: name.clone(),
            recognised: recognised.map(|found| build::format_name(found, &words)),
            share: if *size == 0 { 0.0 } else { (*read as f64 / *size as f64).min(1.0) },
            words: build::reading(*read, *size, rows, &words),
            done,
        })
    }

    /// Ends reading: seals what was read, or says why nothing could be used.
    #[inline(never)]
    pub fn finish(&mut self, format: &dyn Format) -> Event {
        let Some(import) = self.import.take() else { return Event::Refused { problems: Vec::new() } };
        let words = self.words(format);
        match import.finish() {
            Ok(analysis) => {
                let problems = problems(analysis.files(), &words);
                self.analysis = Some(analysis);
                Event::Opened { problems }
            }
            Err(files) => Event::Refused { problems: problems(&files, &words) },
        }
    }

    /// Makes up a shop and reads it.
    #[inline(never)]
    pub fn open_sample(&mut self, format: &dyn Format) -> Event {
        self.begin();
        let mut import = Import::of_made_up_shop();
        import.begin_file(sample::FILE_NAME, 0);
        for piece in sample::made_up_shop() {
            import.push(&piece);
        }
        // Its dates are unmistakable.
        let _ = import.end_file();
        self.import = Some(import);
        self.finish(format)
    }
}

fn problems(files: &[ReadFile], words: &Words<'_>) -> Vec<Problem> {
    let usable = |handle: u32| files.iter().any(|file| file.source.handle == handle && file.outcome.is_ok());
    files
        .iter()
        .filter_map(|file| {
            let error = file.outcome.as_ref().err()?;
            let mapping = build::mapping(file, words).map(Box::new);
            let lost = mapping.is_none() && !usable(file.source.handle);
            let problem = build::problem(&file.name, error, words);
            Some(Problem { key: file.source.into(), mapping, ask: build::asks(error), lost, ..problem })
        })
        .collect()
}

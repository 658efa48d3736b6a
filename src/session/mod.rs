//! One reader's session: commands in, events out, without a browser.
//!
//! Everything the analyst can do is here and is driven natively by the tests; `worker` only carries messages and bytes. The session owns the
//! [`Analysis`]; nothing else keeps state.

mod request;

pub use request::{rules_of, scope_of};

use crate::analysis::{Analysis, Import};
use crate::i18n::{Format, Language, Words};
use crate::ingest::{self, ShopZone};
use crate::protocol::{Event, FileProgress, Page, Problem, Request};
use crate::sample;
use crate::units::Currency;
use crate::views::build;
use crate::views::report::Report;
use crate::views::{PageBody, PageView};

/// One reader's session.
#[derive(Debug, Default)]
pub struct Session {
    import: Option<Import>,
    analysis: Option<Analysis>,
    /// Name, size and bytes read of the file being read.
    reading: Option<(String, u64, u64)>,
    done: Vec<FileProgress>,
    zone: Option<ShopZone>,
    decoders: Option<ingest::Decoders>,
}

impl Session {
    /// A session whose host decodes what is neither UTF-8 nor windows-1252.
    pub fn with_decoders(decoders: ingest::Decoders) -> Self {
        Self { decoders: Some(decoders), ..Self::default() }
    }

    /// Moves times at UTC to this zone from now on; without one they stay as they are written.
    pub fn set_zone(&mut self, zone: ShopZone) {
        self.zone = Some(zone);
    }

    /// Begins to read files; what was read before is dropped.
    pub fn begin(&mut self) {
        self.analysis = None;
        self.done.clear();
        self.import = Some(Import::default().with_zone(self.zone.clone()).with_decoders(self.decoders));
    }

    /// Begins a file of so many bytes.
    pub fn begin_file(&mut self, name: &str, size: u64) {
        if let Some(import) = &mut self.import {
            import.begin_file(name, size);
            self.reading = Some((name.to_owned(), size, 0));
        }
    }

    /// Takes the next piece of it. Says whether there is use in reading on.
    pub fn push(&mut self, bytes: &[u8]) -> bool {
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
        let again = self.import.as_mut().is_some_and(Import::end_file);
        if !again {
            self.done.extend(progress);
        }
        again
    }

    /// Ends the file because the browser could not read on.
    pub fn fail_file(&mut self, error: ingest::Error, format: &dyn Format) {
        let progress = self.current_progress(true, format);
        if let Some(import) = &mut self.import {
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
        let words = Words { language: Language::default(), format, currency: Currency::UNKNOWN };
        Some(FileProgress {
            name: name.clone(),
            recognised: recognised.map(|found| build::format_name(found, &words)),
            share: if *size == 0 { 0.0 } else { (*read as f64 / *size as f64).min(1.0) },
            words: build::reading(*read, *size, rows, &words),
            done,
        })
    }

    /// Ends reading: seals what was read, or says why nothing could be used.
    pub fn finish(&mut self, format: &dyn Format) -> Event {
        let Some(import) = self.import.take() else { return Event::Refused { problems: Vec::new() } };
        let words = Words { language: Language::default(), format, currency: Currency::UNKNOWN };
        match import.finish() {
            Ok(analysis) => {
                let problems = problems(analysis.files(), &words);
                self.analysis = Some(analysis);
                Event::Opened { problems }
            }
            Err(files) => Event::Refused { problems: problems(&files, &words) },
        }
    }

    /// What was read, or nothing before files are read.
    pub fn analysis(&self) -> Option<&Analysis> {
        self.analysis.as_ref()
    }

    /// Which of the files read last could be used, in their order; none before files are read.
    pub fn usable_files(&self) -> Vec<bool> {
        self.analysis.iter().flat_map(Analysis::files).map(|file| file.outcome.is_ok()).collect()
    }

    /// Makes up a shop and reads it.
    pub fn open_sample(&mut self, format: &dyn Format) -> Event {
        self.analysis = None;
        self.done.clear();
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

    /// A page, or nothing before files are read.
    pub fn show(&mut self, request: &Request, format: &dyn Format) -> Option<PageView> {
        let analysis = self.analysis.as_mut()?;
        let (rules, scope) = (rules_of(request, analysis), scope_of(&request.scope));
        let language = Language::from_tag(&request.language);
        let words = Words { language, format, currency: rules.currency_of(analysis.book()) };
        let context = analysis.frame(&rules, &scope);
        let page = match request.page {
            Page::Overview => PageBody::Overview(Box::new(build::overview(&analysis.overview(&rules, &scope), &words))),
            Page::Cohorts => {
                let answer = analysis.cohorts(&rules, &scope);
                PageBody::Cohorts(Box::new(build::cohorts(&answer, request.cohort_measure, &words)))
            }
            Page::Data => {
                let answer = analysis.data(&rules);
                PageBody::Data(Box::new(build::data(analysis, &answer, &words)))
            }
        };
        Some(PageView { frame: build::frame(analysis, &context, &words), page })
    }

    /// Every measure as one object, or nothing before files are read.
    pub fn report(&mut self, request: &Request) -> Option<Report> {
        let analysis = self.analysis.as_mut()?;
        let (rules, scope) = (rules_of(request, analysis), scope_of(&request.scope));
        Some(build::report(analysis, &rules, &scope))
    }

    /// The ledger with its examples as CSV, or nothing before files are read.
    pub fn ledger_csv(&mut self, request: &Request, format: &dyn Format) -> Option<Vec<u8>> {
        let analysis = self.analysis.as_mut()?;
        let rules = rules_of(request, analysis);
        let language = Language::from_tag(&request.language);
        let words = Words { language, format, currency: rules.currency_of(analysis.book()) };
        let answer = analysis.data(&rules);
        let view = build::data(analysis, &answer, &words);
        Some(crate::export::table_to_csv(&build::ledger_table(&view, &answer)))
    }
}

fn problems(files: &[crate::analysis::ReadFile], words: &Words<'_>) -> Vec<Problem> {
    files
        .iter()
        .filter_map(|file| file.outcome.as_ref().err().map(|error| build::problem(&file.name, error, words)))
        .collect()
}

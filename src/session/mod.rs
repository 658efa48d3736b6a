//! One reader's session: commands in, events out, without a browser.
//!
//! Everything the analyst can do is here and is driven natively by the tests; `worker` only carries messages and bytes. The session owns the
//! [`Analysis`]; nothing else keeps state.
//!
//! What is marked `#[inline(never)]` here is where the built engine is cut in two: all but reading comes later (`src/bin/assemble/plan.rs` names
//! these functions).

mod aside;
mod choices;
mod request;
mod trial;

use request::{cohorts_of, compared_of, counts_of, customers_of, orders_of, terms_of, value_of, words_of};
pub use request::{rules_of, scope_of, step_of, today_of};

use crate::analysis::{Analysis, CustomerQuery, Import, OrderQuery, ReadFile, calculator};
use crate::i18n::{Format, Language, Words};
use crate::ingest::{self, ShopZone};
use crate::protocol::{Event, FileChoices, FileKey, FileProgress, Opening, Page, Problem, Request};
use crate::sample;
use crate::units::Currency;
use crate::views::build::{self, Asked, Reader};
use crate::views::data::DataView;
use crate::views::report::Report;
use crate::views::{PageBody, PageView};

use self::aside::SetAside;
use self::choices::{choices_of, remembered_of};
use self::trial::Trial;

/// Orders of known customers up to which a forecast is made at once, in a fraction of a second; of more it comes in steps after the page.
const STUDIED_AT_ONCE: u64 = 20_000;

/// Rests before it is worked out what stands out, and milliseconds of each: short, so that a question that comes in between is heard.
const RESTS: u32 = 10;
const REST_MS: i32 = 15;

/// One reader's session.
#[derive(Debug, Default)]
pub struct Session {
    import: Option<Import>,
    analysis: Option<Analysis>,
    /// What the files were opened with.
    opening: Opening,
    /// What is being tried out; then the bytes go there.
    trial: Option<Trial>,
    /// The rows that are set aside, while they are written; then the bytes go there.
    aside: Option<SetAside>,
    /// The file under way, and the next of the same handle.
    key: FileKey,
    next_key: FileKey,
    /// Whether the file that begins is the one that ended, once more.
    again: bool,
    /// Name, size and bytes read of the file being read.
    reading: Option<(String, u64, u64)>,
    done: Vec<FileProgress>,
    zone: Option<ShopZone>,
    decoders: Option<ingest::Decoders>,
    /// The question whose page waits for a forecast.
    studying: Option<Request>,
    /// The question whose Overview waits for what comes after it.
    looking: Option<Looking>,
}

/// What an Overview waits for.
#[derive(Debug)]
struct Looking {
    request: Request,
    /// How many rests come before.
    rests: u32,
    /// Whether the key figures that come first have been told.
    told: bool,
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

    /// Begins to try out another way to read one file; what was read stays.
    pub fn begin_trial(&mut self, choices: FileChoices) {
        self.begin_handle(choices.file.handle);
        self.trial = Some(Trial::new(choices, self.decoders, self.zone.clone()));
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

    /// What was read, or nothing before files are read.
    pub fn analysis(&self) -> Option<&Analysis> {
        self.analysis.as_ref()
    }

    /// Ends a trial: what the file comes to when it is read so.
    #[inline(never)]
    pub fn finish_trial(&mut self, format: &dyn Format) -> Option<Event> {
        let view = self.trial.take()?.finish(&self.words(format))?;
        Some(Event::Tried(Box::new(view)))
    }

    /// Brings a trial to its end soon: somebody waits.
    pub fn hurry_trial(&mut self) {
        if let Some(trial) = &mut self.trial {
            trial.hurry();
        }
    }

    /// Words before any currency is known.
    fn words<'a>(&self, format: &'a dyn Format) -> Words<'a> {
        Words { language: Language::from_tag(&self.opening.language), format, currency: Currency::UNKNOWN }
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

    /// A page, or nothing before files are read.
    #[inline(never)]
    pub fn show(&mut self, request: &Request, format: &dyn Format) -> Option<PageView> {
        let analysis = self.analysis.as_mut()?;
        self.studying = None;
        let looking = || Looking { request: request.clone(), rests: RESTS, told: false };
        self.looking = (request.page == Page::Overview).then(looking);
        if request.page != Page::Value {
            analysis.drop_study();
        }
        let (rules, scope, words) = terms_of(request, analysis, format);
        let context = analysis.frame(&rules, &scope);
        let reader = Reader { said: &self.opening.choices, today: today_of(request) };
        let page = match request.page {
            Page::Overview => PageBody::Overview(Box::new(build::overview(&analysis.overview(&rules, &scope), &words))),
            Page::Cohorts => {
                let (query, shown) = cohorts_of(request);
                let answer = analysis.cohorts(&rules, &scope, query);
                PageBody::Cohorts(Box::new(build::cohorts(&answer, shown, &words)))
            }
            Page::Timing => {
                let answer = analysis.timing(&rules, &scope, step_of(request));
                PageBody::Answers(Box::new(build::timing(&answer, &words)))
            }
            Page::Customers => {
                let answer = analysis.customers(&rules, &scope, customers_of(request));
                let orders = orders_of(request).map(|query| analysis.order_list(&rules, &scope, query));
                PageBody::Answers(Box::new(build::customers(&answer, orders.as_ref(), &words)))
            }
            Page::Value => {
                let query = value_of(request);
                if analysis.begin_study(&rules, &scope, query.holdout_days) {
                    if context.known_orders > STUDIED_AT_ONCE {
                        self.studying = Some(request.clone());
                    } else {
                        while analysis.advance_study().is_some() {}
                    }
                }
                let answer = analysis.value(&rules, &scope, &query);
                PageBody::Answers(Box::new(build::value(&answer, &words)))
            }
            Page::Products => PageBody::Answers(Box::new(build::products(&analysis.products(&rules, &scope), &words))),
            Page::Drivers => {
                let answer = analysis.drivers(&rules, &scope, compared_of(request, analysis));
                PageBody::Answers(Box::new(build::drivers(&answer, analysis, &words)))
            }
            Page::Calculator => PageBody::Answers(Box::new(build::calculator(&calculator(counts_of(request)), &words))),
            Page::Data => {
                let answer = analysis.data(&rules);
                let definitions = build::definitions(&analysis.definitions(&rules, &scope), &words);
                let view = build::data(analysis, &answer, &context, reader, &words);
                PageBody::Data(Box::new(DataView { definitions, ..view }))
            }
        };
        let asked = Asked { page: request.page, filters: &request.scope.filters, today: reader.today };
        Some(PageView { frame: build::frame(analysis, &context, asked, &words), page })
    }

    /// Whether a page waits for more: then [`Self::work_on`] is to be called when nothing else is asked.
    pub fn is_working(&self) -> bool {
        self.is_studying() || self.looking.is_some()
    }

    /// Whether it waits for a forecast.
    pub fn is_studying(&self) -> bool {
        self.studying.is_some()
    }

    /// Milliseconds to wait before the next step: a reader who only passes over the Overview does not wait for what stands out on it.
    pub fn rest_ms(&self) -> i32 {
        self.looking.as_ref().map_or(0, |looking| if looking.rests > 0 { REST_MS } else { 0 })
    }

    /// Takes the next step of what a page waits for.
    #[inline(never)]
    pub fn work_on(&mut self, format: &dyn Format) -> Option<Event> {
        if self.is_studying() { self.study_on(format) } else { self.look_on(format) }
    }

    /// Takes the next step towards what comes after the Overview: tells the key figures, and at last what stands out.
    fn look_on(&mut self, format: &dyn Format) -> Option<Event> {
        let Looking { request, rests, told } = self.looking.as_mut()?;
        if *rests > 0 {
            *rests -= 1;
            return None;
        }
        let analysis = self.analysis.as_mut()?;
        let rules = rules_of(request, analysis);
        let scope = scope_of(request, analysis, &rules);
        let found = analysis.advance_findings(&rules, &scope, customers_of(request).retention_days);
        let words = words_of(request, analysis, &rules, format);
        let more = match found {
            Some(answer) => {
                let more = build::overview_more(&answer, &words);
                self.looking = None;
                more
            }
            None if *told => return None,
            None => {
                let figures = build::overview_figures(&analysis.later_figures(&rules, &scope)?, &words);
                *told = true;
                figures
            }
        };
        Some(Event::Found(Box::new(more)))
    }

    /// Takes the next step of the forecast: how far it has come, and at last the page with it.
    #[inline(never)]
    pub fn study_on(&mut self, format: &dyn Format) -> Option<Event> {
        let request = self.studying.clone()?;
        let analysis = self.analysis.as_mut()?;
        if let Some(progress) = analysis.advance_study() {
            let rules = rules_of(&request, analysis);
            let words = words_of(&request, analysis, &rules, format);
            return Some(Event::Studying(build::study_progress(&progress, &words)));
        }
        self.show(&request, format).map(|view| Event::Shown(Box::new(view)))
    }

    /// Stops the forecast that is under way; pages come without it until [`Self::resume_study`].
    #[inline(never)]
    pub fn stop_study(&mut self) {
        self.analysis.iter_mut().for_each(Analysis::stop_study);
    }

    /// Lets a forecast that was stopped begin anew with the next page.
    #[inline(never)]
    pub fn resume_study(&mut self) {
        self.analysis.iter_mut().for_each(Analysis::resume_study);
    }

    /// What the levers change of the Value page that was shown last; no other part of it is worked out.
    #[inline(never)]
    pub fn simulate(&mut self, request: &Request, format: &dyn Format) -> Option<Event> {
        // The page that waits for its forecast comes with the levers as they are by then.
        self.studying.iter_mut().for_each(|waiting| waiting.picks.clone_from(&request.picks));
        let analysis = self.analysis.as_mut()?;
        let rules = rules_of(request, analysis);
        let scope = scope_of(request, analysis, &rules);
        let moving = analysis.moving(&scope, &value_of(request))?;
        Some(Event::Simulated(build::moving(&moving, &words_of(request, analysis, &rules, format))))
    }

    /// Takes a step of the forecast that a report has; says whether there are more. A report takes those that are left.
    #[must_use]
    #[inline(never)]
    pub fn study_for_report(&mut self, request: &Request) -> bool {
        let Some(analysis) = &mut self.analysis else { return false };
        let rules = rules_of(request, analysis);
        let scope = scope_of(request, analysis, &rules);
        analysis.resume_study();
        analysis.begin_study(&rules, &scope, value_of(request).holdout_days) && analysis.advance_study().is_some()
    }

    /// The retention calculator; it needs no files.
    #[inline(never)]
    pub fn calculate(&self, request: &Request, format: &dyn Format) -> Event {
        let language = Language::from_tag(&request.language);
        let words = Words { language, format, currency: Currency::UNKNOWN };
        Event::Calculated(Box::new(build::calculator(&calculator(counts_of(request)), &words)))
    }

    /// Every measure as one object, or nothing before files are read.
    #[inline(never)]
    pub fn report(&mut self, request: &Request) -> Option<Report> {
        while self.study_for_report(request) {}
        let analysis = self.analysis.as_mut()?;
        let rules = rules_of(request, analysis);
        let scope = scope_of(request, analysis, &rules);
        let asked = compared_of(request, analysis);
        Some(build::report(analysis, &rules, &scope, &value_of(request), asked))
    }

    /// The whole list of customers that a page shows a part of, as CSV, or nothing before files are read.
    #[inline(never)]
    pub fn customers_csv(&mut self, request: &Request, format: &dyn Format) -> Option<Vec<u8>> {
        let analysis = self.analysis.as_mut()?;
        let (rules, scope, words) = terms_of(request, analysis, format);
        if let Some(query) = orders_of(request) {
            let list = analysis.order_list(&rules, &scope, OrderQuery { count: usize::MAX, ..query });
            return Some(crate::export::table_to_csv(&build::order_table(&list, &words)));
        }
        let mut csv = Vec::new();
        analysis.each_list_part(&rules, &scope, &customers_of(request), &mut |list| {
            let table = build::customer_table(list, &words);
            if csv.is_empty() {
                csv = crate::export::table_to_csv(&table);
            } else {
                crate::export::append_rows(&mut csv, &table.rows);
            }
        });
        Some(csv)
    }

    /// The part of the list of customers that begins with a row, or nothing before files are read.
    #[inline(never)]
    pub fn list_part(&mut self, request: &Request, from: u32, format: &dyn Format) -> Option<Event> {
        let analysis = self.analysis.as_mut()?;
        let (rules, scope, words) = terms_of(request, analysis, format);
        if let Some(query) = orders_of(request) {
            let list = analysis.order_list(&rules, &scope, OrderQuery { from: from as usize, ..query });
            return Some(Event::Listed(from, build::order_rows(&list, &words)));
        }
        let query = CustomerQuery { from: from as usize, ..customers_of(request) };
        let list = analysis.customer_list(&rules, &scope, query);
        Some(Event::Listed(from, build::customer_rows(&list, &words)))
    }

    /// One customer by its place in the store, or nothing where there is none.
    #[inline(never)]
    pub fn person(&mut self, request: &Request, customer: u32, format: &dyn Format) -> Option<Event> {
        let analysis = self.analysis.as_mut()?;
        let (rules, scope, words) = terms_of(request, analysis, format);
        let answer = analysis.person(&rules, &scope, customer)?;
        Some(Event::Person(Box::new(build::person(&answer, &words))))
    }

    /// The whole cohort table that a page shows a part of, as CSV, or nothing before files are read.
    #[inline(never)]
    pub fn cohorts_csv(&mut self, request: &Request, format: &dyn Format) -> Option<Vec<u8>> {
        let analysis = self.analysis.as_mut()?;
        let (rules, scope, words) = terms_of(request, analysis, format);
        let (query, shown) = cohorts_of(request);
        let answer = analysis.cohorts(&rules, &scope, query);
        Some(crate::export::heat_to_csv(&build::cohort_table(&answer, shown, &words)))
    }

    /// The ledger with its examples as CSV, or nothing before files are read.
    #[inline(never)]
    pub fn ledger_csv(&mut self, request: &Request, format: &dyn Format) -> Option<Vec<u8>> {
        let analysis = self.analysis.as_mut()?;
        let (rules, scope, words) = terms_of(request, analysis, format);
        let answer = analysis.data(&rules);
        let context = analysis.frame(&rules, &scope);
        let reader = Reader { said: &self.opening.choices, today: None };
        let view = build::data(analysis, &answer, &context, reader, &words);
        Some(crate::export::table_to_csv(&build::ledger_table(&view, &answer)))
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

//! Pages, and what comes after them step by step.

use super::request::{
    cohorts_of, compared_of, counts_of, customers_of, orders_of, rules_of, scope_of, step_of, terms_of, today_of,
    value_of, words_of,
};
use super::{Looking, Session};
use crate::analysis::{Analysis, calculator};
use crate::i18n::{Format, Language, Words};
use crate::protocol::{Event, Page, Request};
use crate::units::Currency;
use crate::views::build::{self, Asked, Reader};
use crate::views::data::DataView;
use crate::views::{PageBody, PageView};

/// Orders of known customers up to which a forecast is made at once, in a fraction of a second; of more it comes in steps after the page.
const STUDIED_AT_ONCE: u64 = 20_000;

/// Rests before it is worked out what stands out, and milliseconds of each: short, so that a question that comes in between is heard.
const RESTS: u32 = 10;
const REST_MS: i32 = 15;
impl Session {
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
    fn study_on(&mut self, format: &dyn Format) -> Option<Event> {
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

    /// The retention calculator; it needs no files.
    #[inline(never)]
    pub fn calculate(&self, request: &Request, format: &dyn Format) -> Event {
        let language = Language::from_tag(&request.language);
        let words = Words { language, format, currency: Currency::UNKNOWN };
        Event::Calculated(Box::new(build::calculator(&calculator(counts_of(request)), &words)))
    }
}

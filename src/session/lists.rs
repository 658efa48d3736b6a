//! Parts of lists, single customers, whole tables and files to save.

use super::Session;
use super::request::{cohorts_of, compared_of, customers_of, orders_of, rules_of, scope_of, terms_of, value_of};
use crate::analysis::{CustomerQuery, OrderQuery};
use crate::i18n::Format;
use crate::protocol::{Event, Request};
use crate::views::build::{self, Reader};
use crate::views::report::Report;

impl Session {
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

    /// The whole cohort table that a page shows a part of, or nothing before files are read.
    #[inline(never)]
    pub fn whole_heat(&mut self, request: &Request, format: &dyn Format) -> Option<Event> {
        let analysis = self.analysis.as_mut()?;
        let (rules, scope, words) = terms_of(request, analysis, format);
        let (query, shown) = cohorts_of(request);
        let answer = analysis.cohorts(&rules, &scope, query);
        Some(Event::WholeHeat(Box::new(build::whole_heat(&answer, shown, &words))))
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

//! What the Overview tells after it was shown: what stands out, the revenue mix and the averages with their certainty, worked out step by step.

use crate::metrics::{self, Averages, Driver, DriverReport, LapseDays, Occasions, RevenueMixes, Steps};
use crate::orders::{OrderBook, OrderStore, Rules, Scope, Window};
use crate::units::Day;

use super::Analysis;
use super::findings::{self, Found};
use super::pages::Context;
use super::stage::Parts;

/// What the Overview tells after it was shown, in numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct FindingsAnswer {
    /// What it was computed from.
    pub context: Context,
    /// Three findings at most, the heaviest first.
    pub found: Vec<Found>,
    /// M6.
    pub mix: RevenueMixes,
    /// M3 and M4 of the period with their certainty.
    pub now: Averages,
    /// The same of the period it is compared with.
    pub before: Option<Averages>,
}

/// Findings on their way; a window's are kept once they are there.
#[derive(Debug)]
pub(super) struct Outlook {
    /// The window, and the one it is compared with.
    key: (Window, Option<Window>),
    /// The step to take next; nothing when all are taken.
    next: Option<usize>,
    found: Vec<Found>,
    reports: Vec<DriverReport>,
    lapsed: LapseDays,
    mix: RevenueMixes,
    now: Averages,
    before: Option<Averages>,
}

impl Outlook {
    fn new(key: (Window, Option<Window>)) -> Self {
        Self {
            key,
            next: Some(0),
            found: Vec::new(),
            reports: Vec::new(),
            lapsed: LapseDays::default(),
            mix: RevenueMixes::default(),
            now: Averages::default(),
            before: None,
        }
    }

    /// Takes the next step: a pass or a few over the orders. The order of the steps is that of the table above.
    fn advance(&mut self, book: &OrderBook, store: &OrderStore, orders: &OrderStore, oldest: Day) {
        let (window, compared) = self.key;
        let Some(step) = self.next else { return };
        self.next = Some(step + 1);
        match step {
            0 => {
                self.now = metrics::averages(orders, window);
                self.before = compared.map(|window| metrics::averages(orders, window));
            }
            1 => self.found.extend(compared.and_then(|before| findings::repeat(orders, window, before))),
            2 => {
                self.mix = metrics::revenue_mix(orders, window);
                self.found.extend(findings::revenue_mix(&self.mix, oldest));
            }
            3 => {
                let steps = Steps::of(store, window, Occasions::Days, &|_| true);
                self.lapsed = metrics::lapse_thresholds(&steps).days();
                self.found.extend(findings::best_week(&metrics::time_to_next_order(&steps, 1)));
                self.found.extend(findings::ladder(&steps, window));
            }
            4 => self.found.extend(findings::top_fifth(store, window)),
            5 => self.found.extend(findings::at_risk(store, window, self.lapsed)),
            driver => match Driver::ALL.get(driver - 6) {
                Some(&driver) => {
                    self.reports.extend(metrics::drivers(store, book, window, Occasions::Days, &[driver]));
                }
                None => {
                    let mut reports = core::mem::take(&mut self.reports);
                    metrics::adjust_together(&mut reports);
                    self.found.extend(findings::drivers(book, &reports));
                    self.found.extend(findings::benchmark(store, window));
                    self.found = findings::heaviest(core::mem::take(&mut self.found));
                    self.next = None;
                }
            },
        }
    }
}

impl Analysis {
    /// Takes a step towards what the Overview tells after it was shown, and answers when it is there. It is dearer than a page, so it comes in steps
    /// between which another question can be answered, and is kept until the window or a rule changes.
    pub fn advance_findings(&mut self, rules: &Rules, scope: &Scope) -> Option<FindingsAnswer> {
        let context = self.context(rules, scope);
        let key = (context.window, context.compared);
        let (book, stage) = self.book_and_stage(rules, scope);
        let Parts { histories, orders, outlook, .. } = stage.parts();
        if outlook.as_ref().is_none_or(|kept| kept.key != key) {
            *outlook = None;
        }
        let outlook = outlook.get_or_insert_with(|| Outlook::new(key));
        outlook.advance(book, histories, orders, context.oldest);
        outlook.next.is_none().then(|| FindingsAnswer {
            found: outlook.found.clone(),
            mix: outlook.mix.clone(),
            now: outlook.now,
            before: outlook.before,
            context,
        })
    }

    /// The same in one go.
    pub fn findings(&mut self, rules: &Rules, scope: &Scope) -> FindingsAnswer {
        loop {
            if let Some(answer) = self.advance_findings(rules, scope) {
                return answer;
            }
        }
    }
}

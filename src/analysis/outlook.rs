//! What the Overview tells after it was shown: where customers stand, what stands out, the revenue mix and the averages with their certainty, worked out
//! step by step.

use crate::metrics::{
    self, Averages, CustomerRetention, Driver, DriverReport, LapseDays, MonthOfStanding, Occasions, RevenueMixes,
    Standing, Steps,
};
use crate::orders::{OrderBook, OrderStore, Rules, Scope, Window};
use crate::units::Day;

use super::Analysis;
use super::behind::retention_window;
use super::findings::{self, Found};
use super::pages::Context;
use super::stage::Parts;

/// Key figures of a period that take longer than the page may.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LaterFacts {
    /// M3 and M4 with their certainty.
    pub averages: Averages,
    /// What customers have brought, and how many have lapsed.
    pub standing: Standing,
    /// M7 over the last days of the period.
    pub retention: CustomerRetention,
}

/// The key figures that come after the page.
#[derive(Debug, Clone, PartialEq)]
pub struct LaterAnswer {
    /// What it was computed from.
    pub context: Context,
    /// The period.
    pub now: LaterFacts,
    /// The period it is compared with, its customers seen as long after its end, by the same lapse thresholds.
    pub before: Option<LaterFacts>,
    /// Where customers stood at the end of each month of the period.
    pub months: Vec<MonthOfStanding>,
    /// Days after which customers are lapsed.
    pub lapsed_after_days: LapseDays,
    /// Days over which retention is measured.
    pub retention_days: u32,
}

/// What the Overview tells after it was shown, in numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct FindingsAnswer {
    /// The key figures.
    pub later: LaterAnswer,
    /// Three findings at most, the heaviest first.
    pub found: Vec<Found>,
    /// M6.
    pub mix: RevenueMixes,
}

/// Findings on their way; a window's are kept once they are there.
#[derive(Debug)]
pub(super) struct Outlook {
    /// The window, the one it is compared with, and the days of retention.
    key: (Window, Option<Window>, u32),
    /// The step to take next; nothing when all are taken.
    next: Option<usize>,
    later: Option<Later>,
    /// Kept from the step that makes them to the one that tells of them.
    steps: Option<Box<Steps>>,
    found: Vec<Found>,
    /// Findings about products, which stand after the drivers'.
    of_products: Vec<Found>,
    reports: Vec<DriverReport>,
    mix: RevenueMixes,
}

/// The key figures that are kept.
#[derive(Debug, Clone)]
struct Later {
    now: LaterFacts,
    before: Option<LaterFacts>,
    months: Vec<MonthOfStanding>,
    lapsed: LapseDays,
}

/// A window as long after whose end customers are seen as after that of another.
fn as_long_after(compared: Window, window: Window) -> Window {
    Window { as_of: compared.period.to.plus(window.as_of.since(window.period.to)), ..compared }
}

impl Outlook {
    fn new(key: (Window, Option<Window>, u32)) -> Self {
        Self {
            key,
            next: Some(0),
            later: None,
            steps: None,
            found: Vec::new(),
            of_products: Vec::new(),
            reports: Vec::new(),
            mix: RevenueMixes::default(),
        }
    }

    fn later(&self, store: &OrderStore, orders: &OrderStore, steps: &Steps) -> Later {
        let (window, compared, days) = self.key;
        let lapsed = metrics::lapse_thresholds(steps).days();
        let facts = |window: Window, seen: Window| LaterFacts {
            averages: metrics::averages(orders, window),
            standing: metrics::standing(store, seen, lapsed),
            retention: metrics::customer_retention(store, retention_window(window, days), None),
        };
        Later {
            now: facts(window, window),
            before: compared.map(|compared| facts(compared, as_long_after(compared, window))),
            months: metrics::standing_by_month(store, window, lapsed, days),
            lapsed,
        }
    }

    /// Takes the next step: a pass or a few over the orders. The order of the steps that find something is that of the table above.
    fn advance(&mut self, book: &OrderBook, store: &OrderStore, orders: &OrderStore, oldest: Day) {
        let (window, compared, _) = self.key;
        let Some(step) = self.next else { return };
        self.next = Some(step + 1);
        match step {
            0 => self.steps = Some(Box::new(Steps::of(store, window, Occasions::Days, &|_| true))),
            1 => self.later = self.steps.as_deref().map(|steps| self.later(store, orders, steps)),
            2 => self.found.extend(compared.and_then(|before| findings::repeat(orders, window, before))),
            3 => {
                self.mix = metrics::revenue_mix(orders, window);
                self.found.extend(findings::revenue_mix(&self.mix, oldest));
            }
            4 => {
                let found = self.steps.iter().flat_map(|steps| {
                    [findings::best_week(&metrics::time_to_next_order(steps, 1)), findings::ladder(steps, window)]
                });
                self.found.extend(found.flatten());
            }
            5 => {
                let products = metrics::products(store, book, window, Occasions::Days);
                let of = |steps: &Steps| findings::first_products(book, &products, steps, window);
                self.of_products = self.steps.take().map(|steps| of(&steps)).unwrap_or_default();
            }
            6 => self.found.extend(findings::top_fifth(store, window)),
            7 => {
                let lapsed = self.later.as_ref().map(|later| later.lapsed).unwrap_or_default();
                self.found.extend(findings::at_risk(store, window, lapsed));
            }
            driver => match Driver::ALL.get(driver - 8) {
                Some(&driver) => {
                    self.reports.extend(metrics::drivers(store, book, window, Occasions::Days, &[driver]));
                }
                None => {
                    let mut reports = core::mem::take(&mut self.reports);
                    metrics::adjust_together(&mut reports);
                    self.found.extend(findings::drivers(book, &reports));
                    self.found.append(&mut self.of_products);
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
    pub fn advance_findings(&mut self, rules: &Rules, scope: &Scope, retention_days: u32) -> Option<FindingsAnswer> {
        let context = self.context(rules, scope);
        let key = (context.window, context.compared, retention_days);
        let (book, stage) = self.book_and_stage(rules, scope);
        let Parts { histories, orders, outlook, .. } = stage.parts();
        if outlook.as_ref().is_none_or(|kept| kept.key != key) {
            *outlook = None;
        }
        let outlook = outlook.get_or_insert_with(|| Outlook::new(key));
        outlook.advance(book, histories, orders, context.oldest);
        if outlook.next.is_some() {
            return None;
        }
        let (found, mix) = (outlook.found.clone(), outlook.mix.clone());
        Some(FindingsAnswer { later: self.later_figures(rules, scope)?, found, mix })
    }

    /// The key figures among it, as soon as they are there.
    pub fn later_figures(&mut self, rules: &Rules, scope: &Scope) -> Option<LaterAnswer> {
        let context = self.context(rules, scope);
        let kept = self.stage(rules, scope).parts().outlook.as_ref()?;
        let (window, compared, retention_days) = kept.key;
        let Later { now, before, months, lapsed } = kept.later.clone()?;
        let answer = LaterAnswer { context, now, before, months, lapsed_after_days: lapsed, retention_days };
        ((window, compared) == (context.window, context.compared)).then_some(answer)
    }

    /// The same in one go.
    pub fn findings(&mut self, rules: &Rules, scope: &Scope, retention_days: u32) -> FindingsAnswer {
        loop {
            if let Some(answer) = self.advance_findings(rules, scope, retention_days) {
                return answer;
            }
        }
    }
}

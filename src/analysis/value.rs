//! What the Value page asks, answered in numbers.

use std::sync::Arc;

use crate::ingest::Format;
use crate::metrics::{
    self, Earned, Economics, GrossMargin, Occasions, SimpleLifetimeValue, Steps, TenureBin, UnitEconomics,
};
use crate::models::{Levers, NoSubscriptions, Outcome, Refusal, Subscriptions, textbook};
use crate::orders::{OrderBook, OrderStore, Rules, Scope, Window};
use crate::statistics::{Estimate, WITHHELD_BELOW};
use crate::units::Exact;

use super::Analysis;
use super::import::ReadFile;
use super::margin::{MarginFacts, by_costs};
use super::pages::Context;
use super::stage::Parts;
use super::studied::{Forecast, Kept, State, Studied, StudyProgress};

/// Shares of customers that come back each month, in the textbook picture.
const TEXTBOOK: [f64; 2] = [0.05, 0.1];

/// What a reader picks on the Value page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ValueQuery {
    /// What is moved.
    pub levers: Levers,
    /// Days held back for the proof; a third of the span where absent.
    pub holdout_days: Option<i32>,
    /// What the reader says of the shop's costs; on the page the margin is the lever's.
    pub economics: Economics,
}

/// What customers had brought by an age, over the cohorts that have been followed to its end.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Brought {
    /// Calendar months after the month of the first order.
    pub age: usize,
    /// Customers of these cohorts.
    pub customers: u64,
    /// Revenue of each up to then, minor units.
    pub revenue_minor: Estimate,
    /// Margin of each up to then, minor units.
    pub margin_minor: Estimate,
}

/// What customers have cost and brought: what else the levers change.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Past {
    economics: Option<UnitEconomics>,
    /// Age, customers and revenue of each.
    brought: Vec<(usize, u64, Estimate)>,
    /// The margin of it by known costs, as it was last worked out.
    by_costs: Option<ByCosts>,
}

/// What costs leave of it.
#[derive(Debug, Clone, PartialEq)]
struct ByCosts {
    /// The percentage of what has no known cost.
    percent: u32,
    found: GrossMargin,
    earned: Option<Earned>,
    /// Margin by the ages of what was brought.
    brought: Vec<Option<Estimate>>,
}

/// What the levers change.
#[derive(Debug, Clone, PartialEq)]
pub struct Moving {
    /// What is picked.
    pub query: ValueQuery,
    /// What a new customer brings, where there is a forecast.
    pub simulated: Option<Simulated>,
    /// M21, where spend is known.
    pub economics: Option<UnitEconomics>,
    /// Historical LTV by age.
    pub brought: Vec<Brought>,
    /// What the margin is by.
    pub margin: MarginFacts,
    /// Whether a file says what products cost, sold or not.
    pub has_costs: bool,
}

/// What a new customer brings.
#[derive(Debug, Clone, PartialEq)]
pub struct Simulated {
    /// As things are.
    pub today: Outcome,
    /// With the levers moved.
    pub changed: Outcome,
}

/// What is foretold.
#[derive(Debug, Clone, PartialEq)]
pub struct Foretold {
    /// Of today's customers.
    pub forecast: Arc<Forecast>,
}

/// How far the forecast is.
#[derive(Debug, Clone, PartialEq)]
pub enum Foretelling {
    /// It is there.
    Ready(Box<Foretold>),
    /// It cannot be.
    Refused(Refusal),
    /// It is on its way.
    UnderWay(StudyProgress),
    /// The reader wants none.
    Stopped,
}

/// The Value page in numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct ValueAnswer {
    /// What it was computed from.
    pub context: Context,
    /// What the levers change.
    pub moving: Moving,
    /// M5.
    pub simple: SimpleLifetimeValue,
    /// M18.
    pub tenure: Vec<TenureBin>,
    /// What is foretold.
    pub foretelling: Foretelling,
    /// What can be said of subscribers.
    pub subscriptions: Arc<Result<Subscriptions, NoSubscriptions>>,
    /// Whether a file is a billing system's list of subscription charges.
    pub bills_subscriptions: bool,
    /// The textbook picture: the share that comes back each month, and revenue by month in minor units.
    pub textbook: [(f64, Vec<f64>); 2],
}

impl ValueQuery {
    /// The margin of what has no known cost, in percent.
    fn margin_percent(&self) -> u32 {
        metrics::whole_percent(self.levers.margin)
    }
}

impl Studied {
    fn simulated(&self, levers: &Levers, cost_minor: Option<f64>) -> Simulated {
        let levers = Levers { acquisition_cost_minor: cost_minor, ..*levers };
        let rest = Levers { acquisition_cost_minor: cost_minor, ..Levers::at_rest(levers.months, levers.margin) };
        Simulated { today: self.simulator.outcome(&rest), changed: self.simulator.outcome(&levers) }
    }
}

impl Kept {
    fn told(&self) -> Foretelling {
        match (&self.state, self.progress()) {
            (State::Told(told), _) => match &**told {
                Ok(studied) => Foretelling::Ready(Box::new(Foretold { forecast: studied.forecast.clone() })),
                Err(refusal) => Foretelling::Refused(*refusal),
            },
            (_, Some(progress)) => Foretelling::UnderWay(progress),
            (_, None) => Foretelling::Stopped,
        }
    }

    fn moving(&self, query: &ValueQuery, has_costs: bool) -> Moving {
        let by_costs = self.past.by_costs.as_ref();
        let facts = MarginFacts { percent: Some(query.margin_percent()), by_costs: by_costs.map(|known| known.found) };
        let margin = facts.share();
        let earned = by_costs.and_then(|known| known.earned.clone());
        let economics = self.past.economics.clone().map(|found| UnitEconomics { margin, earned, ..found });
        let brought = |(at, &(age, customers, revenue_minor)): (usize, &(usize, u64, Estimate))| {
            let known = by_costs.and_then(|known| known.brought.get(at).copied().flatten());
            Brought {
                age,
                customers,
                revenue_minor,
                margin_minor: known.unwrap_or_else(|| revenue_minor.times(margin)),
            }
        };
        let cost_minor = economics.as_ref().and_then(UnitEconomics::cac_minor);
        let studied = match &self.state {
            State::Told(told) => told.as_ref().as_ref().ok(),
            _ => None,
        };
        Moving {
            query: *query,
            simulated: studied.map(|studied| studied.simulated(&Levers { margin, ..query.levers }, cost_minor)),
            economics,
            brought: self.past.brought.iter().enumerate().map(brought).collect(),
            margin: facts,
            has_costs,
        }
    }
}

impl Past {
    fn of(book: &OrderBook, store: &OrderStore, window: Window, query: &ValueQuery) -> Self {
        let economics = Economics { margin: None, ..query.economics };
        let cohorts = metrics::acquisition_cohorts(store, window);
        let brought = cohorts.pooled.iter().enumerate().filter(|(_, cell)| cell.customers >= WITHHELD_BELOW);
        Self {
            economics: metrics::unit_economics(store, book, window, &economics),
            brought: brought
                .filter_map(|(age, cell)| {
                    let revenue_minor = cell.sum.historical_ltv_minor(cell.customers)?;
                    Some((age, cell.customers, revenue_minor))
                })
                .collect(),
            by_costs: None,
        }
    }

    /// Works out the margin by known costs, unless it is there.
    fn follow(&mut self, book: &OrderBook, rules: &Rules, store: &OrderStore, window: Window, percent: u32) {
        if self.by_costs.as_ref().is_some_and(|known| known.percent == percent) {
            return;
        }
        self.by_costs = by_costs(book, rules, store, window, percent).map(|(margins, found)| {
            let pooled = metrics::acquisition_cohorts(&margins, window).pooled;
            let brought = |&(age, ..): &(usize, u64, Estimate)| {
                let cell = pooled.get(age)?;
                cell.sum.historical_ltv_minor(cell.customers)
            };
            // Whatever was spent, new customers are the same.
            let spend = Economics { margin: None, spend: Some(Exact::ONE) };
            let earned = metrics::unit_economics(&margins, book, window, &spend);
            ByCosts {
                percent,
                found,
                earned: earned.map(Earned::from),
                brought: self.brought.iter().map(brought).collect(),
            }
        });
    }
}

impl Analysis {
    /// The Value page; what is foretold comes of a study (see [`Self::begin_study`]).
    pub fn value(&mut self, rules: &Rules, scope: &Scope, query: &ValueQuery) -> ValueAnswer {
        let context = self.context(rules, scope);
        let window = context.window;
        let bills_subscriptions =
            self.files.iter().filter_map(ReadFile::summary).any(|file| file.format == Format::RechargeCharges);
        let (book, stage) = self.book_and_stage(rules, scope);
        let Parts { histories: store, study, .. } = stage.parts();
        let per_major = store.currency().minor_per_major() as f64;
        let steps = Steps::of(store, window, Occasions::Days, &|_| true);
        let lapsed = metrics::lapse_thresholds(&steps).days();
        let kept = Kept::of(study, window.as_of, query.holdout_days);
        kept.past = Past::of(book, store, window, query);
        kept.past.follow(book, rules, store, window, query.margin_percent());
        ValueAnswer {
            context,
            moving: kept.moving(query, has_costs(book)),
            simple: metrics::simple_lifetime_value(store, window, lapsed),
            tenure: metrics::tenure(store, window),
            foretelling: kept.told(),
            subscriptions: kept.subscriptions(store),
            bills_subscriptions,
            textbook: TEXTBOOK.map(|share| (share, textbook(100.0, 10.0 * per_major, share, 12))),
        }
    }

    /// What the levers change, of the page that is there: nothing else is worked out.
    pub fn moving(&mut self, scope: &Scope, query: &ValueQuery) -> Option<Moving> {
        // The page that is there, although a lever may be one of the rules too.
        let rules = &self.store.as_ref()?.rules();
        let window = self.context(rules, scope).window;
        let (book, stage) = self.book_and_stage(rules, scope);
        let Parts { histories, study, .. } = stage.parts();
        let kept = study.as_mut()?;
        kept.past.follow(book, rules, histories, window, query.margin_percent());
        Some(kept.moving(query, has_costs(book)))
    }
}

fn has_costs(book: &OrderBook) -> bool {
    book.side_files().costs().next().is_some()
}

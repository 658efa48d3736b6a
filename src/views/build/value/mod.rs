//! The Value page in words.

mod acquisition;
mod base;
mod brought;
mod fits;
mod lines;
mod proof;
mod simulator;
mod so_far;
mod subscribers;

pub use self::simulator::value_query;

use crate::analysis::{Foretelling, Foretold, Moving, StudyProgress, ValueAnswer};
use crate::i18n::{Value, ValuePage, Words};
use crate::models::{Forecaster, Kind, Refusal, Step};
use crate::units::Interval;
use crate::views::answers::{AnswersView, SectionView, StudyView};
use crate::views::choice::Page;
use crate::views::table::Cell;

use super::tell::{Tell, between};

/// The page.
pub fn value(answer: &ValueAnswer, words: &Words<'_>) -> AnswersView {
    let teller = Teller { words, tell: Tell { words } };
    let waiting = |study: StudyView| {
        let section = SectionView {
            key: "forecast".to_owned(),
            title: words.text(ValuePage::StudyTitle),
            study: Some(study),
            ..SectionView::default()
        };
        (words.text(ValuePage::TitleWaiting), words.text(ValuePage::LeadWaiting), vec![section])
    };
    let (title, lead, mut sections) = match &answer.foretelling {
        Foretelling::Ready(foretold) => teller.foretold(answer, foretold),
        Foretelling::Refused(refusal) => {
            let lead = [teller.refused(*refusal), words.text(ValuePage::LeadRefused)].join(" ");
            (words.text(ValuePage::TitleRefused), lead, Vec::new())
        }
        Foretelling::UnderWay(progress) => waiting(study_progress(progress, words)),
        Foretelling::Stopped => waiting(StudyView {
            words: words.text(ValuePage::StudyStopped),
            share: 0.0,
            stopped: true,
            button: words.text(ValuePage::StudyBegin),
        }),
    };
    sections.extend(teller.subscribers(&answer.subscriptions, answer.bills_subscriptions));
    sections.extend(teller.moving(&answer.moving));
    sections.push(teller.textbook(&answer.textbook));
    sections.push(teller.so_far(answer));
    if let Foretelling::Ready(foretold) = &answer.foretelling {
        sections.push(teller.top(&foretold.forecast));
        sections.push(teller.fits(&foretold.forecast));
    }
    AnswersView { page: Page::Value, title, lead, choices: Vec::new(), sections }
}

/// The answers of the page that the levers change.
pub fn moving(moving: &Moving, words: &Words<'_>) -> Vec<SectionView> {
    Teller { words, tell: Tell { words } }.moving(moving)
}

/// How far the forecast has come.
pub fn study_progress(progress: &StudyProgress, words: &Words<'_>) -> StudyView {
    let way = |kind: Kind| words.text(way(Forecaster::Model(kind)));
    let what = match progress.step {
        Some(Step::Histories | Step::Cut) => words.text(ValuePage::StudyReading),
        Some(Step::Fit(kind)) => words.say(ValuePage::StudyFitting, &[("model", Value::Text(&way(kind)))]),
        Some(Step::Refit(kind) | Step::Predict(kind)) => {
            words.say(ValuePage::StudyTesting, &[("model", Value::Text(&way(kind)))])
        }
        Some(Step::Rules) => words.text(ValuePage::StudyRules),
        Some(Step::Spend) => words.text(ValuePage::StudySpend),
        None => words.text(ValuePage::StudySums),
    };
    let of = progress.of.max(1);
    let values = [
        ("what", Value::Text(&what)),
        ("step", Value::Count((progress.done + 1).min(of) as u64)),
        ("of", Value::Count(of as u64)),
    ];
    StudyView {
        words: words.say(ValuePage::StudyStep, &values),
        share: progress.done as f64 / of as f64,
        stopped: false,
        button: words.text(ValuePage::StudyStop),
    }
}

/// Title, lead and sections.
type Parts = (String, String, Vec<SectionView>);

#[derive(Clone, Copy)]
struct Teller<'a> {
    words: &'a Words<'a>,
    tell: Tell<'a>,
}

fn minor(value: f64) -> i128 {
    libm::rint(value) as i128
}

fn way(way: Forecaster) -> ValuePage {
    match way {
        Forecaster::Model(Kind::MbgNbd) => ValuePage::WayMbg,
        Forecaster::Model(Kind::BgNbd) => ValuePage::WayBg,
        Forecaster::Model(Kind::ParetoNbd) => ValuePage::WayPareto,
        Forecaster::LastDays => ValuePage::WayLastDays,
        Forecaster::GroupMeans => ValuePage::WayGroups,
    }
}

impl Teller<'_> {
    fn moving(&self, moving: &Moving) -> Vec<SectionView> {
        let mut sections = Vec::new();
        if let Some(simulated) = &moving.simulated {
            sections.push(self.simulator(simulated, moving));
        }
        sections.push(self.acquisition(moving));
        sections.push(self.brought(moving));
        sections
    }

    fn money(&self, value: f64) -> String {
        self.words.money(minor(value))
    }

    fn orders(&self, value: f64) -> String {
        self.words.count(libm::rint(value.max(0.0)) as u64)
    }

    fn band(&self, band: Interval, write: &dyn Fn(f64) -> String) -> Cell {
        Cell::number(between(&write(band.low), &write(band.high)), None)
    }

    fn refused(&self, refusal: Refusal) -> String {
        let words = self.words;
        match refusal {
            Refusal::NoCustomers => words.text(ValuePage::RefusedNobody),
            Refusal::AllBoughtOnce { customers } => {
                words.say(ValuePage::RefusedOnce, &[("customers", Value::Count(customers))])
            }
            Refusal::FewRepeaters { repeaters, needed } => {
                let values = [("repeaters", Value::Count(repeaters)), ("needed", Value::Count(needed))];
                words.say(ValuePage::RefusedFew, &values)
            }
            Refusal::ShortHistory { span_days, cycle_days } => {
                let span = Value::Count(u64::try_from(span_days).unwrap_or(0));
                let cycle = Value::Count(libm::rint(cycle_days) as u64);
                words.say(ValuePage::RefusedShort, &[("span", span), ("cycle", cycle)])
            }
            Refusal::NoConvergence { .. } => words.text(ValuePage::RefusedFit),
            Refusal::TooDear => words.text(ValuePage::RefusedDear),
            Refusal::NoMeanSpend { q } => words.say(ValuePage::RefusedSpend, &[("q", Value::Number(q))]),
            Refusal::NothingToProve { holdout_days } => {
                let days = Value::Count(u64::try_from(holdout_days).unwrap_or(0));
                words.say(ValuePage::RefusedProof, &[("days", days)])
            }
        }
    }

    fn way(&self, by: Forecaster) -> String {
        self.words.text(way(by))
    }

    fn foretold(&self, answer: &ValueAnswer, foretold: &Foretold) -> Parts {
        let (words, forecast) = (self.words, &*foretold.forecast);
        let [_, year] = forecast.revenue_minor;
        let (expected, low, high) = (self.money(year.expected), self.money(year.band.low), self.money(year.band.high));
        let title = words.say(ValuePage::Title, &[("revenue", Value::Text(&expected))]);
        let values = [
            ("day", Value::Day(answer.context.window.as_of)),
            ("low", Value::Text(&low)),
            ("high", Value::Text(&high)),
        ];
        let lead = words.say(ValuePage::Lead, &values);
        let mut sections = self.proof(forecast, answer.moving.query.holdout_days);
        sections.push(self.base(forecast));
        sections.push(self.months(forecast));
        (title, lead, sections)
    }

    fn signed(&self, share: f64) -> String {
        let text = self.tell.percent(share);
        if share > 0.0 { ["+", &text].concat() } else { text }
    }
}

//! The Cohorts page in words.

mod cake;
mod cells;
mod choices;
mod comparison;
mod curves;
mod heat;
mod names;
mod trend;

use crate::analysis::{CohortsAnswer, telling_age};
use crate::i18n::{CohortsPage as Say, Value, Words};
use crate::metrics::{Cohort, CohortCell, PooledCell};
use crate::views::choice::CohortMeasure;
use crate::views::cohorts::{CohortsView, HeatTable, MeasureChoice, WholeHeat};

use super::tell::Tell;

pub use choices::cohort_query;
pub(super) use names::at_age;

/// How the answer is shown: nothing of it changes a number of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CohortsShown {
    /// What the cells hold.
    pub measure: CohortMeasure,
    /// The margin, in percent.
    pub margin_percent: u32,
    /// How many of the newest rows are passed over.
    pub cohorts_from: usize,
    /// The first age that is shown.
    pub ages_from: usize,
}

/// The page.
pub fn cohorts(answer: &CohortsAnswer, shown: CohortsShown, words: &Words<'_>) -> CohortsView {
    let teller = Teller { answer, shown, words, tell: Tell { words } };
    let nobody = teller.customers() == 0;
    let absent = match nobody {
        true if !answer.hidden.is_empty() => Some(words.text(Say::NoneShown)),
        true => Some(words.text(Say::None)),
        false => None,
    };
    CohortsView {
        title: if nobody { words.text(Say::TitleNone) } else { teller.title() },
        lead: teller.lead(),
        choices: teller.choices(),
        measures: teller.measures(),
        heat: (!nobody).then(|| teller.heat(true)),
        notes: teller.notes(),
        curves: (!nobody).then(|| teller.curves()),
        absent,
        sections: if nobody { Vec::new() } else { vec![teller.trend(), teller.comparison(), teller.cake()] },
    }
}

/// The whole cohort table, for a file.
pub fn cohort_table(answer: &CohortsAnswer, shown: CohortsShown, words: &Words<'_>) -> HeatTable {
    Teller { answer, shown, words, tell: Tell { words } }.heat(false)
}

/// The whole cohort table, to be read and drawn.
pub fn whole_heat(answer: &CohortsAnswer, shown: CohortsShown, words: &Words<'_>) -> WholeHeat {
    Teller { answer, shown, words, tell: Tell { words } }.whole()
}

const MEASURES: [(CohortMeasure, Say, Say); 9] = [
    (CohortMeasure::RetainedExactly, Say::MeasureExact, Say::MeasureExactWords),
    (CohortMeasure::RetainedOrLater, Say::MeasureLater, Say::MeasureLaterWords),
    (CohortMeasure::BoughtAgainBy, Say::MeasureByThen, Say::MeasureByThenWords),
    (CohortMeasure::Customers, Say::MeasureCustomers, Say::MeasureCustomersWords),
    (CohortMeasure::Orders, Say::MeasureOrders, Say::MeasureOrdersWords),
    (CohortMeasure::Revenue, Say::MeasureRevenue, Say::MeasureRevenueWords),
    (CohortMeasure::CumulativeRevenuePerCustomer, Say::MeasureCumulative, Say::MeasureCumulativeWords),
    (CohortMeasure::AverageOrder, Say::MeasureAverage, Say::MeasureAverageWords),
    (CohortMeasure::Margin, Say::MeasureMargin, Say::MeasureMarginWords),
];

struct Teller<'a> {
    answer: &'a CohortsAnswer,
    shown: CohortsShown,
    words: &'a Words<'a>,
    tell: Tell<'a>,
}

impl Teller<'_> {
    fn rows(&self) -> &[Cohort] {
        &self.answer.table.cohorts
    }

    fn customers(&self) -> u64 {
        self.rows().iter().map(|row| row.customers).sum()
    }

    /// All cohorts at an age, where any is complete.
    fn pooled(&self, age: usize) -> Option<(&CohortCell, u64)> {
        let cell: &PooledCell = self.answer.table.pooled.get(age)?;
        cell.sum.complete.then_some((&cell.sum, cell.customers))
    }

    fn measures(&self) -> Vec<MeasureChoice> {
        let (period, margin) = (self.period(), self.margin());
        let values = [("period", Value::Text(&period)), ("margin", Value::Text(&margin))];
        let by_costs = |explanation| match explanation {
            Say::MeasureMarginWords if self.answer.has_costs => Say::MeasureMarginCosts,
            _ => explanation,
        };
        let choice = |(key, label, explanation)| MeasureChoice {
            key,
            label: self.words.say(label, &values),
            explanation: self.words.say(by_costs(explanation), &values),
            chosen: key == self.shown.measure,
        };
        MEASURES.map(choice).into()
    }

    /// The finding: the pooled row at a telling age that is complete for enough customers.
    fn title(&self) -> String {
        let words = self.words;
        let telling = telling_age(&self.answer.table).and_then(|age| Some((age, self.pooled(age)?)));
        let Some((age, (cell, customers))) = telling else { return words.text(Say::TitleNone) };
        let after = self.after(age);
        if self.is_money() {
            let value =
                words.money(libm::rint(cell.cumulative_per_customer_minor(customers).unwrap_or_default()) as i128);
            return words.say(Say::TitleMoney, &[("value", Value::Text(&value)), ("after", Value::Text(&after))]);
        }
        let share = cell.bought_again(customers).value().unwrap_or_default();
        words.say(Say::Title, &[("share", Value::Percent(share)), ("after", Value::Text(&after))])
    }

    fn lead(&self) -> String {
        let (period, days) = (self.period_of(self.answer.query.settings.grain), u64::from(self.days()));
        let values = [("period", Value::Text(&period)), ("days", Value::Count(days))];
        let mut lead = self.words.say(if days == 0 { Say::Lead } else { Say::LeadDays }, &values);
        if let Some(grain) = self.answer.query.rows {
            let longer = self.period_of(grain);
            lead += " ";
            lead +=
                &self.words.say(Say::LeadRows, &[("longer", Value::Text(&longer)), ("period", Value::Text(&period))]);
        }
        lead
    }

    /// What is not in the table.
    fn notes(&self) -> Vec<String> {
        let (words, hidden) = (self.words, &self.answer.hidden);
        let mut notes = Vec::new();
        let (rows, ages) = (self.rows_shown(), self.ages_shown());
        let (all_rows, all_ages) = (self.rows().len(), self.answer.table.pooled.len());
        if rows.len() < all_rows || ages.len() < all_ages {
            let values = [
                ("rows", Value::Count(rows.len() as u64)),
                ("all_rows", Value::Count(all_rows as u64)),
                ("ages", Value::Count(ages.len() as u64)),
                ("all_ages", Value::Count(all_ages as u64)),
            ];
            notes.push(words.say(Say::PartNote, &values));
        }
        if !hidden.is_empty() {
            let customers = hidden.iter().map(|row| row.customers).sum();
            let values = [("rows", Value::Count(hidden.len() as u64)), ("customers", Value::Count(customers))];
            notes.push(words.say(Say::HiddenNote, &values));
        }
        if let Some(share) = self.answer.by_costs.and_then(|found| found.coverage()) {
            let share = self.tell.percent(share);
            notes.push(words.say(Say::MarginNote, &[("share", Value::Text(&share))]));
        }
        notes
    }
}

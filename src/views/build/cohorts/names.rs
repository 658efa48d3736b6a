//! What cohorts, ages and periods are called.

use crate::i18n::{CohortsPage as Say, Value, Words};
use crate::metrics::{Cohort, CohortAges, CohortSettings};
use crate::units::{Day, Grain};

use super::Teller;

/// The first and last day of a window of days.
fn ends(days: u32, age: usize) -> [(&'static str, Value<'static>); 2] {
    let (age, days) = (age as u64, u64::from(days));
    [("from", Value::Count(days * age.saturating_sub(1) + 1)), ("to", Value::Count(days * age))]
}

/// An age of cohorts in words: "month 3", "days 61–90".
pub(in crate::views::build) fn at_age(settings: CohortSettings, age: usize, words: &Words<'_>) -> String {
    let (days, say) = match (settings.ages, settings.grain) {
        (CohortAges::Days(_), _) if age == 0 => (0, Say::AtFirstDay),
        (CohortAges::Days(1), _) => (1, Say::AtDay),
        (CohortAges::Days(days), _) => (days, Say::AtDays),
        (CohortAges::Calendar, Grain::Week) => (0, Say::AtWeek),
        (CohortAges::Calendar, Grain::Month) => (0, Say::AtMonth),
        (CohortAges::Calendar, Grain::Quarter) => (0, Say::AtQuarter),
        (CohortAges::Calendar, Grain::Year) => (0, Say::AtYear),
    };
    let [from, to] = ends(days, age);
    words.say(say, &[("age", Value::Count(age as u64)), from, to])
}

impl Teller<'_> {
    fn grain(&self) -> Grain {
        self.answer.query.settings.grain
    }

    /// Days of a window, 0 for calendar ages.
    pub(super) fn days(&self) -> u32 {
        match self.answer.query.settings.ages {
            CohortAges::Calendar => 0,
            CohortAges::Days(days) => days,
        }
    }

    /// "month".
    pub(super) fn period_of(&self, grain: Grain) -> String {
        self.words.text(match grain {
            Grain::Week => Say::Week,
            Grain::Month => Say::Month,
            Grain::Quarter => Say::Quarter,
            Grain::Year => Say::Year,
        })
    }

    /// What an age is: "month", or "window" of days.
    pub(super) fn period(&self) -> String {
        if self.days() > 0 { self.words.text(Say::Window) } else { self.period_of(self.grain()) }
    }

    /// A calendar period by its first day: "Mar 2011", "Q1 2011", "2011"; a week by its Monday.
    pub(super) fn calendar(&self, grain: Grain, first_day: Day) -> String {
        let month = first_day.month();
        let year = month.year().to_string();
        match grain {
            Grain::Week => self.words.format.day(first_day),
            Grain::Month => self.words.format.month(month),
            Grain::Quarter => {
                let quarter = Value::Count(u64::from((month.number() - 1) / 3 + 1));
                self.words.say(Say::QuarterName, &[("quarter", quarter), ("year", Value::Text(&year))])
            }
            Grain::Year => year,
        }
    }

    /// The grain of the rows.
    pub(super) fn row_grain(&self) -> Grain {
        self.answer.query.rows.unwrap_or(self.grain())
    }

    pub(super) fn row_name(&self, row: &Cohort) -> String {
        let grain = self.row_grain();
        let name = self.calendar(grain, grain.first_day(row.first_day));
        // A row of several cohorts is whole when none of its longer period is missing; weeks reach over its ends.
        let (first, last) = (grain.first_day(row.first_day), grain.last_day(row.first_day));
        let reaches = self.grain() == Grain::Week || (first, last) == (row.first_day, row.last_day);
        if row.whole && reaches { name } else { self.words.say(Say::Part, &[("cohort", Value::Text(&name))]) }
    }

    /// "month 3", "days 61–90".
    pub(super) fn at(&self, age: usize) -> String {
        at_age(self.answer.query.settings, age, self.words)
    }

    /// How long it takes to the end of an age: "3 months", "90 days".
    pub(super) fn after(&self, age: usize) -> String {
        let (say, count) = match (self.days(), self.grain()) {
            (days @ 1.., _) => (Say::AfterDays, u64::from(days) * age as u64),
            (0, Grain::Week) => (Say::AfterWeeks, age as u64),
            (0, Grain::Month) => (Say::AfterMonths, age as u64),
            (0, Grain::Quarter) => (Say::AfterQuarters, age as u64),
            (0, Grain::Year) => (Say::AfterYears, age as u64),
        };
        self.words.say(say, &[("count", Value::Count(count))])
    }

    /// The head of an age's column: "3", "61–90".
    pub(super) fn age_head(&self, age: usize) -> String {
        match self.days() {
            days @ 2.. if age > 0 => self.words.say(Say::DaysHead, &ends(days, age)),
            _ => self.words.count(age as u64),
        }
    }

    /// "months since the first order".
    pub(super) fn ages_name(&self) -> String {
        self.words.text(match (self.days(), self.grain()) {
            (1.., _) => Say::AgesDays,
            (0, Grain::Week) => Say::AgesWeeks,
            (0, Grain::Month) => Say::AgesMonths,
            (0, Grain::Quarter) => Say::AgesQuarters,
            (0, Grain::Year) => Say::AgesYears,
        })
    }
}

//! The cohort table.

use core::ops::Range;

use crate::analysis::CustomerGroup;
use crate::i18n::{CohortsPage as Say, Message, Value};
use crate::metrics::{Cohort, CohortPart};
use crate::statistics::SMALL_BELOW;
use crate::units::{Day, Grain};
use crate::views::choice::CohortMeasure;
use crate::views::cohorts::{CellState, HeatCell, HeatRow, HeatTable, PictureCut, WholeHeat};

use super::Teller;
use super::cells::Sized;

/// Steps of the shade ramp.
const SHADES: f64 = 9.0;
/// Rows and ages that are shown at once; the file has all.
pub(super) const AT_ONCE: usize = 60;
/// Rows and ages of a picture at most: larger ones are beyond what browsers draw legibly, some hundred million pixels.
const DRAWN_ROWS: usize = 400;
const DRAWN_AGES: usize = 160;

impl Teller<'_> {
    /// The rows that are shown: the newest, unless newer ones are passed over.
    pub(super) fn rows_shown(&self) -> Range<usize> {
        let all = self.rows().len();
        let passed = self.shown.cohorts_from;
        let end = if passed < all { all - passed } else { all };
        end.saturating_sub(AT_ONCE)..end
    }

    /// The ages that are shown.
    pub(super) fn ages_shown(&self) -> Range<usize> {
        let all = self.answer.table.pooled.len();
        let start = if self.shown.ages_from < all { self.shown.ages_from } else { 0 };
        start..all.min(start + AT_ONCE)
    }

    /// The whole table with what can be drawn of it.
    pub(super) fn whole(&self) -> WholeHeat {
        let mut table = self.heat(false);
        for row in table.rows.iter_mut().chain([&mut table.pooled]) {
            let seen = row.cells.iter().rposition(|cell| cell.state != CellState::Absent);
            row.cells.truncate(seen.map_or(0, |last| last + 1));
        }
        let (all_rows, all_ages) = (table.rows.len(), table.ages.len());
        let (rows, ages) = (all_rows.min(DRAWN_ROWS), all_ages.min(DRAWN_AGES));
        let counts = [("rows", rows), ("all_rows", all_rows), ("ages", ages), ("all_ages", all_ages)]
            .map(|(name, count)| (name, Value::Count(count as u64)));
        let cut = (rows < all_rows || ages < all_ages).then(|| PictureCut {
            rows: rows as u32,
            ages: ages as u32,
            words: self.words.say(Say::PictureCut, &counts),
        });
        WholeHeat { table, cut }
    }

    /// Of a long table the part that is shown, with what its cells say and lead to; else all of it without.
    pub(super) fn heat(&self, only_shown: bool) -> HeatTable {
        let words = self.words;
        let (rows, ages) = match only_shown {
            true => (self.rows_shown(), self.ages_shown()),
            false => (0..self.rows().len(), 0..self.answer.table.pooled.len()),
        };
        let highest = self.highest();
        let row = |row: &Cohort| {
            let label = self.row_name(row);
            let cell = |age: usize| match row.cells.get(age) {
                Some(cell) => {
                    let behind = || self.behind((row.first_day, row.last_day), age, (cell, row.customers));
                    self.cell(&label, age, (cell, row.customers), highest, only_shown.then_some(&behind as _))
                }
                None => self.absent(&label, age, only_shown),
            };
            let days = (row.first_day, row.last_day);
            HeatRow {
                cells: ages.clone().map(cell).collect(),
                size: words.count(row.customers),
                size_raw: row.customers as f64,
                behind: (row.customers > 0).then(|| self.members(days, CohortPart::All)),
                label,
            }
        };
        HeatTable {
            caption: self.label(),
            cohort_head: words.text(if self.row_grain() == Grain::Week {
                Say::FirstOrderInWeek
            } else {
                Say::FirstOrderIn
            }),
            size_head: words.text(Message::CustomersHead),
            ages: ages.clone().map(|age| self.age_head(age)).collect(),
            ages_name: self.ages_name(),
            rows: self.rows().get(rows).unwrap_or_default().iter().map(row).collect(),
            pooled: self.pooled_row(ages.clone(), highest, only_shown),
            legend: [
                (CellState::Unfinished, Say::LegendUnfinished),
                (CellState::Small, Say::LegendSmall),
                (CellState::Withheld, Say::LegendWithheld),
                (CellState::Absent, Say::LegendAbsent),
            ]
            .map(|(state, message)| (state, words.text(message)))
            .into(),
        }
    }

    pub(super) fn pooled_name(&self) -> String {
        self.words.text(if self.answer.hidden.is_empty() { Say::Pooled } else { Say::PooledShown })
    }

    fn pooled_row(&self, ages: Range<usize>, highest: f64, told: bool) -> HeatRow {
        let (label, customers) = (self.pooled_name(), self.customers());
        let first = self.rows().first().map(|row| row.first_day);
        // Customers that are left out cannot be told by days.
        let from = first.filter(|_| self.answer.hidden.is_empty());
        let cell = |age: usize| match self.pooled(age) {
            Some(of) => {
                let days = || from.and_then(|from| Some((from, self.last_complete(from, age)?)));
                let behind = || self.behind(days()?, age, of);
                self.cell(&label, age, of, highest, told.then_some(&behind as _))
            }
            None => self.absent(&label, age, told),
        };
        HeatRow {
            cells: ages.map(cell).collect(),
            size: self.words.count(customers),
            size_raw: customers as f64,
            behind: from
                .zip(self.rows().last())
                .map(|(from, last)| self.members((from, last.last_day), CohortPart::All)),
            label,
        }
    }

    /// The last day of the newest cohort that is complete at an age.
    fn last_complete(&self, from: Day, age: usize) -> Option<Day> {
        let (settings, window) = (self.answer.query.settings, self.answer.context.window);
        let last = self.rows().last()?.last_day;
        let age = i32::try_from(age).ok()?;
        let starts = core::iter::successors(Some(from), |day| Some(settings.grain.after(*day, 1)));
        let complete = |day: &Day| *day <= last && settings.end(*day, age, window) <= window.as_of;
        starts.take_while(complete).last().map(|day| settings.grain.last_day(day))
    }

    fn members(&self, (from, to): (Day, Day), part: CohortPart) -> String {
        CustomerGroup::Cohort(self.answer.query.settings, (from, to), part).to_string()
    }

    /// The customers behind a cell; nothing where there are none.
    pub(super) fn behind(&self, days: (Day, Day), age: usize, (cell, customers): Sized<'_>) -> Option<String> {
        let (part, count) = match self.shown.measure {
            CohortMeasure::RetainedOrLater => (CohortPart::OrLater(age), cell.active_or_later),
            CohortMeasure::BoughtAgainBy => (CohortPart::BoughtAgainBy(age), cell.bought_again_by),
            CohortMeasure::CumulativeRevenuePerCustomer => (CohortPart::All, customers),
            _ => (CohortPart::Exactly(age), cell.active),
        };
        (count > 0).then(|| self.members(days, part))
    }

    /// What the darkest shade stands for.
    fn highest(&self) -> f64 {
        // Where age 0 is everybody it would drown the rest of the ramp.
        let first = usize::from(self.begins_full());
        self.rows()
            .iter()
            .filter(|row| row.customers >= SMALL_BELOW || !self.is_share())
            .flat_map(|row| row.cells.iter().skip(first).map(|cell| (cell, row.customers)))
            .filter(|(cell, _)| cell.complete)
            .filter_map(|of| self.value(of))
            .fold(0.0, f64::max)
    }

    fn absent(&self, cohort: &str, age: usize, told: bool) -> HeatCell {
        self.empty("", CellState::Absent, told.then_some(Say::CellAbsent), cohort, age)
    }

    fn empty(&self, text: &str, state: CellState, message: Option<Say>, cohort: &str, age: usize) -> HeatCell {
        let say = |message: Say| {
            let when = self.at(age);
            self.words.say(message, &[("cohort", Value::Text(cohort)), ("when", Value::Text(&when))])
        };
        let words = message.map(say).unwrap_or_default();
        HeatCell { text: text.to_owned(), raw: None, shade: None, state, words, behind: None }
    }

    /// A cell; where nothing tells who is behind it, it is not told in words either.
    fn cell(
        &self,
        cohort: &str,
        age: usize,
        of: Sized<'_>,
        highest: f64,
        behind: Option<&dyn Fn() -> Option<String>>,
    ) -> HeatCell {
        let (cell, customers) = of;
        let Some(value) = self.value(of) else { return self.absent(cohort, age, behind.is_some()) };
        if self.is_withheld(customers) {
            return self.empty("·", CellState::Withheld, behind.map(|_| Say::CellWithheld), cohort, age);
        }
        let state = match cell.complete {
            false => CellState::Unfinished,
            true if customers < SMALL_BELOW => CellState::Small,
            true => CellState::Complete,
        };
        let step = match highest > 0.0 {
            true => libm::floor(value.max(0.0) / highest * SHADES).min(SHADES - 1.0) as u8,
            false => 0,
        };
        HeatCell {
            text: self.in_cell(value),
            raw: Some(self.raw(value)),
            shade: (state != CellState::Small).then_some(step),
            state,
            words: behind.map(|_| self.sentence(cohort, age, of, value)).unwrap_or_default(),
            behind: behind.and_then(|behind| behind()),
        }
    }
}

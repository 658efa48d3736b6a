//! Two rows beside each other at one age.

use crate::i18n::{CohortsPage as Say, Message, Value};
use crate::metrics::{Cohort, CohortCell};
use crate::statistics::{Difference, SMALL_BELOW};
use crate::units::Share;
use crate::views::answers::{ChoiceView, OptionView, SectionView};
use crate::views::build::tell::{Tell, between};
use crate::views::choice::{CohortMeasure, Pick};
use crate::views::table::{Cell, Column, Table};

use super::Teller;
use super::trend::direction;

impl Teller<'_> {
    pub(super) fn comparison(&self) -> SectionView {
        let words = self.words;
        let [one, other] = self.answer.pair;
        let choices = vec![
            self.row_choice(Pick::Row, Say::CompareRow, one),
            self.row_choice(Pick::OtherRow, Say::CompareWith, other),
        ];
        let section = SectionView { key: "comparison".to_owned(), choices, ..SectionView::default() };
        let when = self.at(self.answer.age);
        let table = &self.answer.table;
        let found = one.zip(other).and_then(|(one, other)| {
            let of = |row: usize| Some((table.cohorts.get(row)?, table.complete(row, self.answer.age)?.0));
            Some((of(one)?, of(other)?, self.answer.comparison?))
        });
        let Some((one, other, comparison)) = found else {
            let absent = words.say(Say::CompareNone, &[("when", Value::Text(&when))]);
            return SectionView { title: absent.clone(), absent: Some(absent), ..section };
        };
        let mut notes = vec![words.text(Say::CompareNote)];
        if one.0.customers.min(other.0.customers) < SMALL_BELOW {
            notes.push(words.text(Say::CompareSmall));
        }
        let names = [one.0, other.0].map(|row| self.row_name(row));
        let shares = |label: Say, share: fn(&CohortCell, u64) -> Share, gap: Option<Difference>| {
            let [a, b] = [one, other].map(|(row, cell)| self.tell.share(share(cell, row.customers)));
            let shown = a.raw.is_some() && b.raw.is_some();
            self.line(label, [a, b], gap.filter(|_| shown), &|value| self.points(value))
        };
        let money =
            [one, other].map(|(row, cell)| self.tell.average(cell.cumulative_per_customer_minor(row.customers)));
        let ltv = self.line(Say::CompareLtv, money, comparison.historical_ltv_minor, &|value| self.more_money(value));
        let mut size = vec![Cell::words(words.text(Message::CustomersHead))];
        size.extend([one, other].map(|(row, _)| self.tell.count(row.customers)));
        size.extend([Tell::nothing(), Tell::nothing()]);
        let rows = vec![
            size,
            shares(Say::CompareExact, CohortCell::retained_exactly, comparison.retained_exactly),
            shares(Say::CompareByThen, CohortCell::bought_again, comparison.bought_again),
            ltv,
        ];
        let columns = vec![
            Column::words(words.text(Say::Measure)),
            Column::number(names[0].clone()),
            Column::number(names[1].clone()),
            Column::number(words.text(Say::Gap)),
            Column::number(words.text(Say::Interval)),
        ];
        let caption = words.say(Say::CompareCaption, &[("when", Value::Text(&when))]);
        SectionView {
            title: self.compared([one, other], &names, &when),
            tables: vec![Table { caption, columns, rows }],
            notes,
            ..section
        }
    }

    /// A measure of both rows, and how far they are apart.
    fn line(
        &self,
        label: Say,
        [a, b]: [Cell; 2],
        gap: Option<Difference>,
        signed: &dyn Fn(f64) -> String,
    ) -> Vec<Cell> {
        let (gap, band) = match gap {
            Some(gap) => (
                Cell::number(signed(gap.value), Some(b.raw.map_or(gap.value, |b| a.raw.unwrap_or(b) - b))),
                Cell::number(between(&signed(gap.interval.low), &signed(gap.interval.high)), None),
            ),
            None => (Tell::nothing(), Tell::nothing()),
        };
        let period = self.period();
        vec![Cell::words(self.words.say(label, &[("period", Value::Text(&period))])), a, b, gap, band]
    }

    /// The finding, in what the cells hold where that is compared, else in who had bought again.
    fn compared(&self, rows: [(&Cohort, &CohortCell); 2], names: &[String; 2], when: &str) -> String {
        let words = self.words;
        let kept = match self.shown.measure {
            CohortMeasure::RetainedExactly | CohortMeasure::CumulativeRevenuePerCustomer => self.shown.measure,
            _ if self.is_money() => CohortMeasure::CumulativeRevenuePerCustomer,
            _ => CohortMeasure::BoughtAgainBy,
        };
        let teller = Teller { shown: super::CohortsShown { measure: kept, ..self.shown }, ..*self };
        let few = rows.iter().any(|(row, _)| teller.is_withheld(row.customers));
        let gap = self.answer.comparison.as_ref().and_then(|found| teller.difference(found)).filter(|_| !few);
        let Some(gap) = gap else { return words.text(Say::CompareFew) };
        let [a, b] = rows.map(|(row, cell)| {
            teller.value((cell, row.customers)).map_or_else(String::new, |value| teller.written(value))
        });
        let measure = teller.label();
        let values = [
            ("one", Value::Text(&names[0])),
            ("other", Value::Text(&names[1])),
            ("a", Value::Text(&a)),
            ("b", Value::Text(&b)),
            ("measure", Value::Text(&measure)),
            ("when", Value::Text(when)),
        ];
        let title = match direction(gap) {
            Some(true) => Say::CompareMore,
            Some(false) => Say::CompareLess,
            None => Say::CompareSame,
        };
        words.say(title, &values)
    }

    fn row_choice(&self, pick: Pick, label: Say, chosen: Option<usize>) -> ChoiceView {
        let option = |(at, row): (usize, &Cohort)| OptionView {
            value: row.first_day.to_string(),
            label: self.row_name(row),
            chosen: chosen == Some(at),
        };
        let rows = self.rows().iter().enumerate().filter(|(_, row)| row.customers > 0);
        ChoiceView { pick, label: self.words.text(label), options: rows.map(option).collect() }
    }
}

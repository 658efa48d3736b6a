//! One age over the cohorts.

use crate::i18n::{CohortsPage as Say, Message, Value};
use crate::metrics::{Cohort, CohortComparison};
use crate::statistics::{Difference, SMALL_BELOW};
use crate::views::answers::{ChoiceView, OptionView, SectionView};
use crate::views::build::axis::value_axis;
use crate::views::build::tell::{OneSeries, Tell, between};
use crate::views::chart::{ChartKind, Point, Role};
use crate::views::choice::{CohortMeasure, Pick};
use crate::views::table::{Cell, Table};

use super::Teller;
use super::cells::Sized;

impl Teller<'_> {
    pub(super) fn trend(&self) -> SectionView {
        let (words, tell, age) = (self.words, self.tell, self.answer.age);
        let when = self.at(age);
        let table = &self.answer.table;
        let rows = (0..table.cohorts.len()).filter_map(|row| Some((&table.cohorts[row], table.complete(row, age)?)));
        let rows: Vec<_> = rows.filter(|(row, _)| row.customers > 0).collect();
        let point = |(row, of): &(&Cohort, Sized<'_>)| {
            let point = self.point(Some(*of), true);
            let behind = point.value.and_then(|_| self.behind((row.first_day, row.last_day), age, *of));
            Point { complete: row.customers >= SMALL_BELOW, behind, ..point }
        };
        let points: Vec<Point> = rows.iter().map(point).collect();
        let drawn = points.iter().filter(|point| point.value.is_some()).count();
        let choices = vec![self.ages()];
        if drawn < 2 {
            let absent = words.say(Say::TrendNone, &[("when", Value::Text(&when))]);
            return SectionView {
                key: "trend".to_owned(),
                title: absent.clone(),
                choices,
                absent: Some(absent),
                ..SectionView::default()
            };
        }
        let ends = |pick: fn(&Point) -> Option<f64>| points.iter().filter_map(move |point| pick(point).or(point.value));
        let (lowest, highest) =
            (ends(|point| point.low).fold(0.0, f64::min), ends(|point| point.high).fold(0.0, f64::max));
        let measure = self.label();
        let said = [("measure", Value::Text(&measure)), ("when", Value::Text(&when))];
        let caption = words.say(Say::TrendCaption, &said);
        let heads = [
            Tell::named(Say::Row),
            Tell::numbers(Message::CustomersHead),
            Tell::numbers(Say::Shown),
            Tell::numbers(Say::Interval),
        ];
        let cells = rows.iter().zip(&points).map(|((row, of), point)| {
            let interval = self.interval(*of).filter(|_| !self.is_withheld(row.customers));
            vec![
                Cell::words(self.row_name(row)),
                tell.count(row.customers),
                Cell {
                    behind: point.behind.clone(),
                    ..Cell::number(point.shown.clone(), point.value.map(|value| self.raw(value)))
                },
                interval.map_or_else(Tell::nothing, |found| {
                    Cell::number(between(&self.written(found.low), &self.written(found.high)), None)
                }),
            ]
        });
        let data = Table { caption: caption.clone(), ..tell.table(Say::Shown, &heads, cells.collect()) };
        let (title, note) = self.trend_finding();
        let chart = OneSeries {
            key: "cohort_trend",
            title: title.clone(),
            caption,
            kind: ChartKind::Lines,
            label: measure.clone(),
            role: Role::Returning,
            positions: rows.iter().map(|(row, _)| self.row_name(row)).collect(),
            positions_name: words.text(Say::Row),
            axis: value_axis(lowest, highest, 0.1, |value| self.tick(value)),
            points,
            table: data,
        };
        SectionView {
            key: "trend".to_owned(),
            title,
            choices,
            chart: Some(chart.chart()),
            notes: note.into_iter().collect(),
            ..SectionView::default()
        }
    }

    /// Whether the newer half of the rows does better than the older one, in a sentence, and its numbers.
    fn trend_finding(&self) -> (String, Option<String>) {
        let (words, age) = (self.words, self.answer.age);
        let (measure, when) = (self.label(), self.at(age));
        let plain = words.say(Say::TrendPlain, &[("measure", Value::Text(&measure)), ("when", Value::Text(&when))]);
        if self.shown.measure == CohortMeasure::RetainedOrLater {
            return (plain, Some(words.text(Say::TrendLater)));
        }
        let halves = self.answer.table.halves(age);
        let readable = halves.filter(|halves| halves.iter().all(|half| half.customers >= SMALL_BELOW));
        let Some([older, newer]) = readable else { return (plain, None) };
        let (old, new) = ((&older.sum, older.customers), (&newer.sum, newer.customers));
        let Some(gap) = self.difference(&CohortComparison::of(new, old)) else { return (plain, None) };
        let written = |of| self.value(of).map_or_else(String::new, |value| self.written(value));
        let (a, b) = (written(new), written(old));
        let (gap_shown, band) = self.gap(gap);
        let values = [
            ("measure", Value::Text(&measure)),
            ("when", Value::Text(&when)),
            ("newer", Value::Text(&a)),
            ("older", Value::Text(&b)),
            ("gap", Value::Text(&gap_shown)),
            ("band", Value::Text(&band)),
            ("new_customers", Value::Count(newer.customers)),
            ("old_customers", Value::Count(older.customers)),
        ];
        let title = match direction(gap) {
            Some(true) => Say::TrendMore,
            Some(false) => Say::TrendLess,
            None => Say::TrendSame,
        };
        (words.say(title, &values), Some(words.say(Say::TrendNote, &values)))
    }

    /// The difference in what the cells hold, where it has an interval.
    pub(super) fn difference(&self, of: &CohortComparison) -> Option<Difference> {
        match self.shown.measure {
            CohortMeasure::RetainedExactly => of.retained_exactly,
            CohortMeasure::BoughtAgainBy => of.bought_again,
            CohortMeasure::CumulativeRevenuePerCustomer => of.historical_ltv_minor,
            _ => None,
        }
    }

    /// A difference with its sign, and its interval: in points for shares, else in money.
    pub(super) fn gap(&self, gap: Difference) -> (String, String) {
        let signed = |value: f64| match self.is_share() {
            true => self.points(value),
            false => self.more_money(value),
        };
        (signed(gap.value), between(&signed(gap.interval.low), &signed(gap.interval.high)))
    }

    /// "+4.2 points".
    pub(super) fn points(&self, difference: f64) -> String {
        let points = self.words.format.decimal(difference * 100.0, 1);
        let points = [if difference > 0.0 { "+" } else { "" }, &points].concat();
        self.words.say(Say::Points, &[("points", Value::Text(&points))])
    }

    /// "+£4.20".
    pub(super) fn more_money(&self, difference: f64) -> String {
        let money = self.words.money(libm::rint(difference) as i128);
        [if difference > 0.0 { "+" } else { "" }, &money].concat()
    }

    /// The age of the trend and of the comparison.
    fn ages(&self) -> ChoiceView {
        let option =
            |age: usize| OptionView { value: age.to_string(), label: self.at(age), chosen: age == self.answer.age };
        let ages = (0..self.answer.table.pooled.len()).filter(|age| self.pooled(*age).is_some());
        ChoiceView { pick: Pick::Age, label: self.words.text(Say::Age), options: ages.map(option).collect() }
    }
}

/// Whether a difference is surely more (true) or less; absent where it may be chance.
pub(super) fn direction(gap: Difference) -> Option<bool> {
    match gap.interval {
        interval if interval.low > 0.0 => Some(true),
        interval if interval.high < 0.0 => Some(false),
        _ => None,
    }
}

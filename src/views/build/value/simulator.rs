//! The simulator: its levers, and what a new customer brings with them.

use crate::analysis::{Economics, Moving, Simulated, ValueQuery};
use crate::i18n::{Value, ValuePage};
use crate::models::{Levers, MonthOutcome, Outcome};
use crate::orders::USUAL_MARGIN;
use crate::views::answers::{SectionView, SliderView};
use crate::views::build::axis::value_axis;
use crate::views::build::tell::Tell;
use crate::views::chart::{Chart, ChartKind, Point, Role, Series};
use crate::views::choice::Pick;

use super::Teller;

/// A lever: its least and most value, the step, and where it rests.
struct Range {
    pick: Pick,
    label: ValuePage,
    low: u32,
    high: u32,
    step: u32,
    rest: u32,
}

const RETENTION: Range =
    Range { pick: Pick::Retention, label: ValuePage::LeverRetention, low: 0, high: 20, step: 1, rest: 0 };
const SOONER: Range = Range { pick: Pick::Sooner, label: ValuePage::LeverSooner, low: 0, high: 60, step: 1, rest: 0 };
const DISCOUNT: Range =
    Range { pick: Pick::Discount, label: ValuePage::LeverDiscount, low: 0, high: 50, step: 1, rest: 0 };
const ORDER_VALUE: Range =
    Range { pick: Pick::OrderValue, label: ValuePage::LeverValue, low: 0, high: 50, step: 1, rest: 0 };
const MARGIN: Range =
    Range { pick: Pick::Margin, label: ValuePage::LeverMargin, low: 5, high: 100, step: 1, rest: USUAL_MARGIN };
const MONTHS: Range = Range { pick: Pick::Months, label: ValuePage::LeverMonths, low: 12, high: 36, step: 6, rest: 12 };

/// The days that may be held back, beside a third of the span.
pub(super) const HELD_BACK: [u32; 3] = [90, 180, 365];

impl Range {
    /// What is picked, where the lever goes there; else where it rests.
    fn of(&self, picked: &dyn Fn(Pick) -> Option<u32>) -> u32 {
        let reached =
            |value: &u32| (self.low..=self.high).contains(value) && (value - self.low).is_multiple_of(self.step);
        picked(self.pick).filter(reached).unwrap_or(self.rest)
    }
}

/// What is picked on the page, by the picks' numbers; what is not offered is left at its default.
pub fn value_query(picked: &dyn Fn(Pick) -> Option<u32>) -> ValueQuery {
    let share = |range: &Range| f64::from(range.of(picked)) / 100.0;
    let levers = Levers {
        retention_points: f64::from(RETENTION.of(picked)),
        sooner_days: f64::from(SOONER.of(picked)),
        first_discount_off: share(&DISCOUNT),
        order_value_up: share(&ORDER_VALUE),
        ..Levers::at_rest(MONTHS.of(picked), share(&MARGIN))
    };
    let held_back = picked(Pick::HeldBack).filter(|days| HELD_BACK.contains(days));
    ValueQuery {
        levers,
        holdout_days: held_back.and_then(|days| i32::try_from(days).ok()),
        economics: Economics::default(),
    }
}

impl Teller<'_> {
    fn slider(&self, range: &Range, value: f64, shown: &dyn Fn(u32) -> String) -> SliderView {
        let value = libm::rint(value) as u32;
        let Range { pick, low, high, step, rest, .. } = *range;
        // A lever that may stand at nothing says there that all is as today.
        let shown = if value == 0 { self.words.text(ValuePage::LeverNone) } else { shown(value) };
        SliderView { pick, label: self.words.text(range.label), low, high, step, rest, value, shown }
    }

    fn sliders(&self, moving: &Moving) -> Vec<SliderView> {
        let levers = &moving.query.levers;
        let words = self.words;
        let count = |name: &'static str, message: ValuePage| {
            move |value: u32| words.say(message, &[(name, Value::Count(u64::from(value)))])
        };
        let percent = |value: u32| words.format.percent(f64::from(value) / 100.0, 0);
        let plus = |value: u32| words.say(ValuePage::LeverPlus, &[("percent", Value::Text(&percent(value)))]);
        vec![
            self.slider(&RETENTION, levers.retention_points, &count("points", ValuePage::LeverPoints)),
            self.slider(&SOONER, levers.sooner_days, &count("days", ValuePage::LeverDays)),
            self.slider(&DISCOUNT, levers.first_discount_off * 100.0, &percent),
            self.slider(&ORDER_VALUE, levers.order_value_up * 100.0, &plus),
            self.margin_slider(moving),
            self.slider(&MONTHS, f64::from(levers.months), &count("months", ValuePage::LeverMonthsOption)),
        ]
    }

    /// The lever of the margin, or of what has no known cost.
    pub(super) fn margin_slider(&self, moving: &Moving) -> SliderView {
        let label = if moving.margin.by_costs.is_some_and(|found| found.items > 0) {
            ValuePage::LeverMarginRest
        } else {
            MARGIN.label
        };
        let range = Range { label, ..MARGIN };
        let percent = |value: u32| self.words.format.percent(f64::from(value) / 100.0, 0);
        self.slider(&range, moving.query.levers.margin * 100.0, &percent)
    }

    pub(super) fn simulator(&self, simulated: &Simulated, moving: &Moving) -> SectionView {
        let (words, levers) = (self.words, &moving.query.levers);
        let Simulated { today, changed } = simulated;
        let moved = *levers != Levers::at_rest(levers.months, levers.margin);
        let shown = if moved { changed } else { today };
        let last = shown.affordable_cost_minor.expected;
        let margin = self.money(last);
        let months = Value::Count(u64::from(levers.months));
        let difference = last - today.affordable_cost_minor.expected;
        let change = [if difference > 0.0 { "+" } else { "" }, &self.money(difference)].concat();
        let values = [("margin", Value::Text(&margin)), ("months", months), ("change", Value::Text(&change))];
        let title =
            words.say(if moved { ValuePage::SimulatorTitleChanged } else { ValuePage::SimulatorTitle }, &values);
        let mut lines = vec![("today", ValuePage::SimulatorToday, Role::New, today)];
        if moved {
            lines.push(("changed", ValuePage::SimulatorChanged, Role::Returning, changed));
        }
        SectionView {
            key: "simulator".to_owned(),
            title: title.clone(),
            sliders: self.sliders(moving),
            chart: Some(self.margins(title, &lines)),
            notes: [self.payback(shown, moving), self.costs_known(moving), Some(words.text(ValuePage::SimulatorNote))]
                .into_iter()
                .flatten()
                .collect(),
            ..SectionView::default()
        }
    }

    /// When the cost of a new customer is earned back, where it is known.
    fn payback(&self, outcome: &Outcome, moving: &Moving) -> Option<String> {
        let words = self.words;
        let cac = self.money(moving.economics.as_ref()?.cac_minor()?);
        let months = Value::Count(u64::from(moving.query.levers.months));
        let Some(month) = outcome.payback_month else {
            return Some(words.say(ValuePage::SimulatorNoPayback, &[("cac", Value::Text(&cac)), ("months", months)]));
        };
        let (best, worst) = outcome.payback_band;
        let end = |month: Option<u32>| match month {
            Some(month) => words.count(u64::from(month)),
            None => words.text(ValuePage::SimulatorLater),
        };
        let (best, worst) = (end(best), end(worst));
        let values = [
            ("cac", Value::Text(&cac)),
            ("month", Value::Count(u64::from(month))),
            ("best", Value::Text(&best)),
            ("worst", Value::Text(&worst)),
        ];
        Some(words.say(ValuePage::SimulatorPayback, &values))
    }

    fn margins(&self, title: String, lines: &[(&str, ValuePage, Role, &Outcome)]) -> Chart {
        let (words, tell) = (self.words, self.tell);
        let point = |(month, outcome): (usize, &MonthOutcome)| {
            let margin = outcome.margin_minor;
            let money = self.money(margin.expected);
            let values = [("month", Value::Count(month as u64)), ("money", Value::Text(&money))];
            Point {
                value: Some(margin.expected),
                low: Some(margin.band.low),
                high: Some(margin.band.high),
                shown: words.say(ValuePage::SimulatorPoint, &values),
                complete: true,
                behind: None,
            }
        };
        let series: Vec<Series> = lines
            .iter()
            .map(|(key, label, role, outcome)| Series {
                key: (*key).to_owned(),
                label: words.text(*label),
                role: *role,
                points: outcome.months.iter().enumerate().map(point).collect(),
            })
            .collect();
        let months = lines.first().map_or(0, |(_, _, _, outcome)| outcome.months.len());
        let mut heads = vec![Tell::numbers(ValuePage::SimulatorName)];
        heads.extend(lines.iter().map(|(_, label, _, _)| Tell::numbers(*label)));
        let rows = (0..months).map(|month| {
            let mut row = vec![tell.count(month as u64)];
            row.extend(
                lines.iter().map(|(_, _, _, outcome)| tell.average(Some(outcome.months[month].margin_minor.expected))),
            );
            row
        });
        let values = || series.iter().flat_map(|series| series.points.iter().filter_map(|point| point.high));
        Chart {
            key: "simulator".to_owned(),
            title,
            caption: words.text(ValuePage::SimulatorCaption),
            kind: ChartKind::Lines,
            positions: (0..months).map(|month| words.count(month as u64)).collect(),
            positions_name: words.text(ValuePage::SimulatorName),
            axis: value_axis(0.0, values().fold(0.0, f64::max), 1.0, |value| {
                words.format.money_short(value, words.currency)
            }),
            table: tell.table(ValuePage::SimulatorCaption, &heads, rows.collect()),
            series,
            marks: Vec::new(),
        }
    }
}

//! What customers had brought by an age, and the textbook picture of what keeping them does.

use crate::analysis::{Brought, Moving};
use crate::i18n::{Value, ValuePage};
use crate::metrics::UnitEconomics;
use crate::statistics::Estimate;
use crate::views::answers::SectionView;
use crate::views::build::tell::{Tell, between};
use crate::views::chart::Role;
use crate::views::table::Cell;

use super::Teller;
use super::lines::{Line, Lines, Unit};

fn with_band(estimate: Estimate) -> (f64, Option<(f64, f64)>) {
    (estimate.value, estimate.interval.map(|interval| (interval.low, interval.high)))
}

impl Teller<'_> {
    /// Historical LTV by age: revenue, margin, and what is left of the margin after the cost of acquiring.
    pub(super) fn brought(&self, moving: &Moving) -> SectionView {
        let (words, tell) = (self.words, self.tell);
        let key = "brought".to_owned();
        let Some(last) = moving.brought.last() else {
            let title = words.text(ValuePage::BroughtTitleNone);
            return SectionView { key, absent: Some(title.clone()), title, ..SectionView::default() };
        };
        let margin = moving.margin.share();
        let cac = moving.economics.as_ref().and_then(UnitEconomics::cac_minor);
        let of_margin = |brought: &Brought| brought.margin_minor;
        let contribution = |brought: &Brought| cac.map(|cac| of_margin(brought).less(cac));
        let (value, share) = (self.money(last.revenue_minor.value), words.format.percent(margin, 0));
        let values = [("value", Value::Text(&value)), ("months", Value::Count(last.age as u64))];
        let title = words.say(ValuePage::BroughtTitle, &values);

        let line = |key, label, role, of: &dyn Fn(&Brought) -> Option<Estimate>| Line {
            key,
            label,
            role,
            points: moving.brought.iter().filter_map(of).map(with_band).collect(),
        };
        let mut lines = vec![
            line("revenue", ValuePage::BroughtRevenue, Role::Returning, &|brought| Some(brought.revenue_minor)),
            line("margin", ValuePage::BroughtMargin, Role::New, &|brought| Some(of_margin(brought))),
        ];
        if cac.is_some() {
            lines.push(line("contribution", ValuePage::BroughtContribution, Role::Pooled, &contribution));
        }
        let mut heads = vec![
            Tell::numbers(ValuePage::BroughtName),
            Tell::numbers(ValuePage::BroughtCustomers),
            Tell::numbers(ValuePage::BroughtRevenue),
            Tell::numbers(ValuePage::BaseBand),
            Tell::numbers(ValuePage::BroughtMargin),
        ];
        heads.extend(cac.map(|_| Tell::numbers(ValuePage::BroughtContribution)));
        let rows = moving.brought.iter().map(|brought| {
            let band = brought.revenue_minor.interval;
            let mut row = vec![
                tell.count(brought.age as u64),
                tell.count(brought.customers),
                tell.average(Some(brought.revenue_minor.value)),
                band.map_or_else(Tell::nothing, |band| {
                    Cell::number(between(&self.money(band.low), &self.money(band.high)), None)
                }),
                tell.average(Some(of_margin(brought).value)),
            ];
            row.extend(contribution(brought).map(|left| tell.average(Some(left.value))));
            row
        });
        let table = tell.table(ValuePage::BroughtCaption, &heads, rows.collect());
        let chart = self.lines(
            Lines {
                key: "brought",
                title: title.clone(),
                caption: words.text(ValuePage::BroughtCaption),
                positions: moving.brought.iter().map(|brought| words.count(brought.age as u64)).collect(),
                positions_name: ValuePage::BroughtName.into(),
                lines,
                table,
            },
            Unit::Money,
        );
        let mut notes = vec![words.say(ValuePage::BroughtNote, &[("margin", Value::Text(&share))])];
        notes.extend(self.costs_known(moving));
        if cac.is_none() {
            notes.push(words.text(ValuePage::BroughtNoCost));
        }
        SectionView { key, title, chart: Some(chart), notes, ..SectionView::default() }
    }

    /// A shop of round numbers, once keeping 5 % of its customers each month and once 10 %.
    pub(super) fn textbook(&self, shops: &[(f64, Vec<f64>); 2]) -> SectionView {
        let (words, tell) = (self.words, self.tell);
        let [(_, low), (_, high)] = shops;
        let total = |months: &[f64]| months.iter().sum::<f64>();
        let more = words.format.percent(total(high) / total(low).max(1e-9) - 1.0, 1);
        let title = words.say(ValuePage::TextbookTitle, &[("more", Value::Text(&more))]);
        let line = |key, label, role, months: &[f64]| Line {
            key,
            label,
            role,
            points: months.iter().map(|revenue| (*revenue, None)).collect(),
        };
        let heads = [
            Tell::numbers(ValuePage::TextbookName),
            Tell::numbers(ValuePage::TextbookLow),
            Tell::numbers(ValuePage::TextbookHigh),
        ];
        let rows =
            low.iter().zip(high).zip(1_u64..).map(|((low, high), month)| {
                vec![tell.count(month), tell.average(Some(*low)), tell.average(Some(*high))]
            });
        let table = tell.table(ValuePage::TextbookCaption, &heads, rows.collect());
        let chart = self.lines(
            Lines {
                key: "textbook",
                title: title.clone(),
                caption: words.text(ValuePage::TextbookCaption),
                positions: (1..=low.len()).map(|month| words.count(month as u64)).collect(),
                positions_name: ValuePage::TextbookName.into(),
                lines: vec![
                    line("low", ValuePage::TextbookLow, Role::New, low),
                    line("high", ValuePage::TextbookHigh, Role::Returning, high),
                ],
                table,
            },
            Unit::Money,
        );
        let notes = vec![words.text(ValuePage::TextbookNote)];
        SectionView { key: "textbook".to_owned(), title, chart: Some(chart), notes, ..SectionView::default() }
    }
}

//! Where customers stand: by silence, by RFM group, by revenue.

use crate::analysis::CustomerGroup;
use crate::i18n::{CustomersPage, TimingPage, Value};
use crate::metrics::{RfmGroup, SILENCES, Silence};
use crate::statistics::WITHHELD_BELOW;
use crate::units::Share;
use crate::views::answers::SectionView;
use crate::views::chart::{ChartKind, Point, Role};
use crate::views::table::Cell;

use super::super::axis::value_axis;
use super::super::tell::{OneSeries, Tell};
use super::Teller;
use super::names::group_words;

impl Teller<'_> {
    pub(super) fn grid(&self) -> SectionView {
        use CustomersPage as Say;
        let (words, tell, grid) = (self.words, self.tell, &self.answer.grid);
        let heads = [
            Tell::named(Say::GridOrders),
            Tell::numbers(Say::GridActive),
            Tell::numbers(Say::GridRevenue),
            Tell::numbers(Say::GridRisk),
            Tell::numbers(Say::GridRevenue),
            Tell::numbers(Say::GridLapsed),
            Tell::numbers(Say::GridRevenue),
            Tell::numbers(Say::GridAfter),
        ];
        let names = [Say::GridOne, Say::GridTwo, Say::GridMore];
        let rows = grid.cells.iter().zip(names).zip(grid.lapsed_after_days).enumerate().map(|(at, told)| {
            let ((cells, name), lapsed) = told;
            let mut row = vec![Cell::words(words.text(name))];
            row.extend(cells.iter().zip(SILENCES).flat_map(|(cell, silence)| {
                let customers = tell.count(cell.customers).with_behind(CustomerGroup::Lifecycle(at, silence));
                [customers, tell.money(cell.revenue_minor)]
            }));
            let days = |days: u32| {
                let text = words.say(TimingPage::Days, &[("days", Value::Count(u64::from(days)))]);
                Cell::number(text, Some(f64::from(days)))
            };
            row.push(lapsed.map_or_else(Tell::nothing, days));
            row
        });
        let lapsed = grid.cells[0][Silence::Lapsed as usize].customers;
        let risk: u64 = grid.cells[1..].iter().map(|row| row[Silence::AtRisk as usize].customers).sum();
        let title = match lapsed + risk {
            0 => words.text(Say::GridTitleNone),
            _ => words.say(Say::GridTitle, &[("count", Value::Count(lapsed)), ("risk", Value::Count(risk))]),
        };
        SectionView {
            key: "lifecycle".to_owned(),
            title,
            tables: vec![tell.table(Say::GridCaption, &heads, rows.collect())],
            notes: vec![words.text(Say::GridNote)],
            ..SectionView::default()
        }
    }

    pub(super) fn rfm(&self) -> SectionView {
        use CustomersPage as Say;
        let (words, tell) = (self.words, self.tell);
        let customers: u64 = self.answer.groups.iter().map(|group| group.customers).sum();
        let revenue: i128 = self.answer.groups.iter().map(|group| group.revenue_minor).sum();
        let of_revenue = |minor: i128| (revenue > 0).then(|| minor as f64 / revenue as f64);
        let heads = [
            Tell::named(Say::RfmGroup),
            Tell::named(Say::RfmWho),
            Tell::numbers(Say::RetentionNumber),
            Tell::numbers(Say::RfmShare),
            Tell::numbers(Say::RfmRevenue),
            Tell::numbers(Say::RfmRevenueShare),
            Tell::numbers(Say::RfmAverage),
        ];
        let rows = RfmGroup::ALL.into_iter().zip(&self.answer.groups).filter(|(_, sum)| sum.customers > 0).map(
            |(group, sum)| {
                let (name, who) = group_words(group);
                let average = sum.revenue_minor as f64 / sum.customers as f64;
                vec![
                    Cell::words(words.text(name)),
                    Cell::words(words.text(who)),
                    tell.count(sum.customers).with_behind(CustomerGroup::Rfm(group)),
                    tell.rate(Share::new(sum.customers, customers).value()),
                    tell.money(sum.revenue_minor),
                    tell.rate(of_revenue(sum.revenue_minor)),
                    tell.average(Some(average)),
                ]
            },
        );
        let champions = &self.answer.groups[RfmGroup::Champions as usize];
        let share = Share::new(champions.customers, customers).value();
        let title = match (share, of_revenue(champions.revenue_minor)) {
            (Some(share), Some(part)) if champions.customers > 0 => {
                let count = ("count", Value::Count(champions.customers));
                words.say(Say::RfmTitle, &[count, ("share", Value::Percent(share)), ("revenue", Value::Percent(part))])
            }
            _ => words.text(Say::RfmTitleNone),
        };
        SectionView {
            key: "rfm".to_owned(),
            title,
            tables: vec![tell.table(Say::RfmCaption, &heads, rows.collect())],
            notes: vec![words.text(Say::RfmNote)],
            ..SectionView::default()
        }
    }

    pub(super) fn concentration(&self) -> SectionView {
        use CustomersPage as Say;
        let (words, tell, facts) = (self.words, self.tell, &self.answer.concentration);
        let twenty = facts.top.iter().find(|top| top.percent == 20).and_then(|top| top.share);
        let title = match twenty {
            Some(share) => {
                words.say(Say::ConcentrationTitle, &[("percent", Value::Count(20)), ("share", Value::Percent(share))])
            }
            None => words.text(Say::ConcentrationTitleNone),
        };
        let percent = |share: f64| words.format.percent(share, 0);
        // The customers up to a point; nobody at its origin.
        let rank = |customers: f64| libm::rint(customers * facts.customers as f64) as u64;
        let group = |customers: f64| (rank(customers) > 0).then(|| CustomerGroup::Bottom(rank(customers)).to_string());
        let point = |&(customers, revenue): &(f64, f64)| {
            let behind = group(customers);
            let (customers, shown) = (percent(customers), tell.percent(revenue));
            let values = [("customers", Value::Text(&customers)), ("revenue", Value::Text(&shown))];
            let shown = words.say(Say::ConcentrationPoint, &values);
            Point { value: Some(revenue), low: None, high: None, shown, complete: true, behind }
        };
        let heads = [
            Tell::numbers(Say::ConcentrationName),
            Tell::numbers(Say::RetentionNumber),
            Tell::numbers(Say::RfmRevenueShare),
        ];
        let rows = facts.lorenz.iter().map(|&(customers, revenue)| {
            let people = Cell { behind: group(customers), ..tell.count(rank(customers)) };
            vec![Cell::number(percent(customers), Some(customers)), people, tell.rate(Some(revenue))]
        });
        let lowest = facts.lorenz.iter().map(|(_, revenue)| *revenue).fold(0.0, f64::min);
        let chart = OneSeries {
            key: "concentration",
            title: title.clone(),
            caption: words.text(Say::ConcentrationCaption),
            kind: ChartKind::Lines,
            label: words.text(Say::ConcentrationSeries),
            role: Role::Returning,
            positions: facts.lorenz.iter().map(|(customers, _)| percent(*customers)).collect(),
            positions_name: words.text(Say::ConcentrationName),
            axis: value_axis(lowest, 1.0, 1.0, percent),
            points: facts.lorenz.iter().map(point).collect(),
            table: tell.table(Say::ConcentrationCaption, &heads, rows.collect()),
        };
        let heads = [
            Tell::named(Say::TopHead),
            Tell::numbers(Say::RetentionNumber),
            Tell::numbers(Say::RfmRevenue),
            Tell::numbers(Say::RfmRevenueShare),
            Tell::numbers(TimingPage::IntervalHead),
        ];
        let rows = facts.top.iter().map(|top| {
            vec![
                Cell::words(words.say(Say::TopPercent, &[("percent", Value::Count(top.percent))])),
                tell.count(top.customers.part).with_behind(CustomerGroup::Top(top.percent)),
                tell.money(top.revenue_minor),
                tell.rate(top.share),
                tell.interval(top.interval.filter(|_| top.customers.whole >= WITHHELD_BELOW)),
            ]
        });
        let gini = facts.gini.map(|gini| words.say(Say::Gini, &[("gini", Value::Number(gini))]));
        SectionView {
            key: "concentration".to_owned(),
            title,
            chart: (facts.lorenz.len() > 2).then(|| chart.chart()),
            tables: vec![tell.table(Say::TopCaption, &heads, rows.collect())],
            notes: gini.into_iter().collect(),
            ..SectionView::default()
        }
    }
}

//! What today’s customers will bring: together, by cohort, and the best of them.

use crate::analysis::Forecast;
use crate::i18n::{CustomersPage, TimingPage, Value, ValuePage};
use crate::models::{Banded, Forecaster, HORIZONS};
use crate::views::answers::SectionView;
use crate::views::build::tell::Tell;
use crate::views::chart::Role;
use crate::views::table::Cell;

use super::Teller;
use super::lines::{Line, Lines, Unit};

impl Teller<'_> {
    pub(super) fn base(&self, forecast: &Forecast) -> SectionView {
        let (words, tell) = (self.words, self.tell);
        let [_, year] = forecast.revenue_minor;
        let (orders, revenue) = (self.orders(forecast.orders[1].expected), self.money(year.expected));
        let values = [("orders", Value::Text(&orders)), ("revenue", Value::Text(&revenue))];
        let heads = [
            Tell::named(ValuePage::BaseHead),
            Tell::numbers(ValuePage::BaseOrders),
            Tell::numbers(ValuePage::BaseBand),
            Tell::numbers(ValuePage::BaseRevenue),
            Tell::numbers(ValuePage::BaseBand),
        ];
        let count = |value: f64| self.orders(value);
        let money = |value: f64| self.money(value);
        let cell = |banded: &Banded| tell.average(Some(banded.expected));
        let mut rows: Vec<Vec<Cell>> = HORIZONS
            .iter()
            .zip(forecast.orders.iter().zip(&forecast.revenue_minor))
            .map(|(days, (orders, revenue))| {
                let days = Value::Count(u64::try_from(*days).unwrap_or(0));
                vec![
                    Cell::words(words.say(TimingPage::HorizonDays, &[("days", days)])),
                    Cell::number(count(orders.expected), Some(orders.expected)),
                    self.band(orders.band, &count),
                    cell(revenue),
                    self.band(revenue.band, &money),
                ]
            })
            .collect();
        rows.push(vec![
            Cell::words(words.text(ValuePage::BaseValue)),
            Tell::nothing(),
            Tell::nothing(),
            cell(&forecast.value_minor),
            self.band(forecast.value_minor.band, &money),
        ]);
        let cohort_heads = [
            Tell::named(ValuePage::CohortHead),
            Tell::numbers(ValuePage::CountCustomers),
            Tell::numbers(ValuePage::CohortActive),
            Tell::numbers(ValuePage::CohortRevenue),
        ];
        let cohorts = forecast.cohorts.iter().map(|cohort| {
            let revenue: f64 = cohort.revenue_minor.iter().map(|month| month.expected).sum();
            vec![
                Cell::words(words.format.month(cohort.cohort)),
                tell.count(cohort.customers),
                Cell::number(count(cohort.active), Some(cohort.active)),
                tell.average(Some(revenue)),
            ]
        });
        let mut notes = vec![words.text(ValuePage::BaseNote)];
        if !matches!(forecast.chosen, Forecaster::Model(_)) {
            let model = self.way(Forecaster::Model(forecast.model));
            notes.insert(0, words.say(ValuePage::BaseModel, &[("model", Value::Text(&model))]));
        }
        let cohorts = tell.table(ValuePage::CohortCaption, &cohort_heads, cohorts.collect());
        SectionView {
            key: "base".to_owned(),
            title: words.say(ValuePage::BaseTitle, &values),
            tables: vec![tell.table(ValuePage::BaseCaption, &heads, rows), cohorts],
            notes,
            ..SectionView::default()
        }
    }

    /// Revenue of the coming months by the customers who are there today.
    pub(super) fn months(&self, forecast: &Forecast) -> SectionView {
        let (words, tell) = (self.words, self.tell);
        let months = &forecast.months_minor;
        let total = self.money(months.iter().map(|month| month.expected).sum());
        let values = [("months", Value::Count(months.len() as u64)), ("revenue", Value::Text(&total))];
        let title = words.say(ValuePage::MonthsTitle, &values);
        let heads = [
            Tell::numbers(ValuePage::MonthsName),
            Tell::numbers(ValuePage::BaseRevenue),
            Tell::numbers(ValuePage::BaseBand),
        ];
        let money = |value: f64| self.money(value);
        let rows = months.iter().zip(1_u64..).map(|(month, number)| {
            vec![tell.count(number), tell.average(Some(month.expected)), self.band(month.band, &money)]
        });
        let points = months.iter().map(|month| (month.expected, Some((month.band.low, month.band.high))));
        let chart = self.lines(
            Lines {
                key: "months",
                title: title.clone(),
                caption: words.text(ValuePage::MonthsCaption),
                positions: (1..=months.len()).map(|month| words.count(month as u64)).collect(),
                positions_name: ValuePage::MonthsName.into(),
                lines: vec![Line {
                    key: "revenue",
                    label: ValuePage::BaseRevenue,
                    role: Role::Returning,
                    points: points.collect(),
                }],
                table: tell.table(ValuePage::MonthsCaption, &heads, rows.collect()),
            },
            Unit::Money,
        );
        SectionView { key: "months".to_owned(), title, chart: Some(chart), ..SectionView::default() }
    }

    pub(super) fn top(&self, forecast: &Forecast) -> SectionView {
        let (words, tell) = (self.words, self.tell);
        let heads = [
            Tell::named(CustomersPage::KeyHead),
            Tell::numbers(ValuePage::TopAlive),
            Tell::numbers(ValuePage::TopShort),
            Tell::numbers(ValuePage::TopLong),
            Tell::numbers(ValuePage::TopSpend),
            Tell::numbers(ValuePage::TopClv),
        ];
        let rows = forecast.top.iter().map(|top| {
            let (of, range) = (&top.forecast, &top.range);
            vec![
                Cell::words(top.key.clone()).with_behind(["customer:", &of.customer.to_string()].concat()),
                tell.alive(of.p_alive, false),
                tell.expected(of.orders[0], range.orders[0]),
                tell.expected(of.orders[1], range.orders[1]),
                tell.expected_money(of.spend_minor[1], range.spend_minor[1]),
                tell.average(Some(of.predicted_clv_minor)),
            ]
        });
        SectionView {
            key: "top".to_owned(),
            title: words.say(ValuePage::TopTitle, &[("count", Value::Count(forecast.top.len() as u64))]),
            tables: vec![tell.table(ValuePage::TopCaption, &heads, rows.collect())],
            notes: vec![words.text(ValuePage::TopNote)],
            ..SectionView::default()
        }
    }
}

//! How the forecast would have done on days that are already known.

use crate::analysis::Forecast;
use crate::i18n::{TimingPage, Value, ValuePage};
use crate::models::{Forecaster, LAST_COUNT, Proof, Score};
use crate::views::answers::SectionView;
use crate::views::build::axis::value_axis;
use crate::views::build::tell::{NOTHING, Tell};
use crate::views::chart::{Chart, ChartKind, Point, Role, Series};
use crate::views::table::{Cell, Table};

use super::Teller;

impl Teller<'_> {
    pub(super) fn proof(&self, forecast: &Forecast, proof: &Proof) -> SectionView {
        let words = self.words;
        let best = proof.candidates.first().and_then(|one| Some((one.by, one.score.as_ref().ok()?)));
        let days = Value::Count(u64::try_from(proof.until.since(proof.cut)).unwrap_or(0));
        let title = match (forecast.chosen, best) {
            (Forecaster::Model(_), Some((_, score))) => {
                let predicted = self.orders(score.total);
                let error = score.total_error.map_or_else(|| NOTHING.to_owned(), |error| self.signed(error));
                let values = [
                    ("days", days),
                    ("predicted", Value::Text(&predicted)),
                    ("actual", Value::Count(proof.actual)),
                    ("error", Value::Text(&error)),
                ];
                words.say(ValuePage::ProofTitle, &values)
            }
            (rule, _) => {
                let rule = self.way(rule);
                words.say(ValuePage::ProofTitleRule, &[("days", days), ("rule", Value::Text(&rule))])
            }
        };
        let mut tables = vec![self.ways(proof)];
        tables.extend(best.map(|(_, score)| self.by_count(score)));
        let notes = [
            ("cut", Value::Day(proof.cut)),
            ("customers", Value::Count(proof.customers)),
            ("newcomers", Value::Count(proof.newcomers)),
        ];
        SectionView {
            key: "proof".to_owned(),
            title: title.clone(),
            chart: best.map(|(_, score)| self.weeks(proof, score, title)),
            tables,
            notes: vec![words.say(ValuePage::ProofNote, &notes)],
            ..SectionView::default()
        }
    }

    fn ways(&self, proof: &Proof) -> Table {
        let tell = self.tell;
        let heads = [
            Tell::named(ValuePage::WayHead),
            Tell::numbers(ValuePage::WayForetold),
            Tell::numbers(ValuePage::WayBand),
            Tell::numbers(ValuePage::WayError),
            Tell::numbers(ValuePage::WayMae),
            Tell::numbers(ValuePage::WayRmse),
        ];
        let orders = |value: f64| self.orders(value);
        let rows = proof.candidates.iter().map(|one| {
            let name = Cell::words(self.way(one.by));
            let Ok(score) = &one.score else {
                let nothing = Tell::nothing;
                let none = Cell::number(self.words.text(ValuePage::WayNone), None);
                return vec![name, nothing(), none, nothing(), nothing(), nothing()];
            };
            let error = score.total_error.map_or_else(|| NOTHING.to_owned(), |error| self.signed(error));
            vec![
                name,
                Cell::number(orders(score.total), Some(score.total)),
                score.band.map_or_else(Tell::nothing, |band| self.band(band, &orders)),
                Cell::number(error, score.total_error),
                self.decimal(score.mean_absolute_error, 3),
                self.decimal(score.root_mean_squared_error, 3),
            ]
        });
        tell.table(ValuePage::WaysCaption, &heads, rows.collect())
    }

    fn by_count(&self, score: &Score) -> Table {
        let (words, tell) = (self.words, self.tell);
        let heads = [
            Tell::named(ValuePage::CountHead),
            Tell::numbers(ValuePage::CountCustomers),
            Tell::numbers(ValuePage::CountForetold),
            Tell::numbers(ValuePage::CountCame),
        ];
        let rows = score.by_count.iter().zip(0..).filter(|(row, _)| row.customers > 0).map(|(row, count): (_, u32)| {
            let each = |sum: f64| self.decimal(sum / row.customers as f64, 2);
            let name = match count {
                LAST_COUNT => words.say(ValuePage::CountMore, &[("count", Value::Count(u64::from(count)))]),
                _ => words.count(u64::from(count)),
            };
            vec![Cell::words(name), tell.count(row.customers), each(row.predicted), each(row.actual as f64)]
        });
        tell.table(ValuePage::CountCaption, &heads, rows.collect())
    }

    fn weeks(&self, proof: &Proof, score: &Score, title: String) -> Chart {
        let (words, tell) = (self.words, self.tell);
        let shown = |week: usize, value: f64| {
            let orders = self.orders(value);
            words.say(
                ValuePage::ProofPoint,
                &[("week", Value::Count(week as u64 + 1)), ("orders", Value::Text(&orders))],
            )
        };
        let came = |(week, &value): (usize, &u64)| Point {
            value: Some(value as f64),
            low: None,
            high: None,
            shown: shown(week, value as f64),
            complete: true,
            behind: None,
        };
        let foretold = |(week, &value): (usize, &f64)| {
            let band = score.week_bands.get(week);
            Point {
                value: Some(value),
                low: band.map(|band| band.low),
                high: band.map(|band| band.high),
                shown: shown(week, value),
                complete: true,
                behind: None,
            }
        };
        let series = vec![
            Series {
                key: "foretold".to_owned(),
                label: words.text(ValuePage::ProofForecast),
                role: Role::Returning,
                points: score.by_week.iter().enumerate().map(foretold).collect(),
            },
            Series {
                key: "came".to_owned(),
                label: words.text(ValuePage::ProofActual),
                role: Role::New,
                points: proof.actual_by_week.iter().enumerate().map(came).collect(),
            },
        ];
        let weeks = proof.actual_by_week.len().min(score.by_week.len());
        let highest = score.week_bands.iter().map(|band| band.high).chain(score.by_week.iter().copied());
        let highest = highest.chain(proof.actual_by_week.iter().map(|&orders| orders as f64)).fold(0.0, f64::max);
        let heads = [
            Tell::numbers(TimingPage::WeekName),
            Tell::numbers(ValuePage::ProofForecast),
            Tell::numbers(ValuePage::ProofActual),
        ];
        let rows = (0..weeks).map(|week| {
            let foretold = score.by_week[week];
            vec![
                tell.count(week as u64 + 1),
                Cell::number(self.orders(foretold), Some(foretold)),
                tell.count(proof.actual_by_week[week]),
            ]
        });
        let cut = [("cut", Value::Day(proof.cut))];
        let caption = words.say(ValuePage::ProofCaption, &cut);
        let mut table = tell.table(ValuePage::ProofCaption, &heads, rows.collect());
        table.caption.clone_from(&caption);
        Chart {
            key: "proof".to_owned(),
            title,
            caption,
            kind: ChartKind::Lines,
            positions: (1..=weeks).map(|week| words.count(week as u64)).collect(),
            positions_name: words.say(ValuePage::ProofWeeks, &cut),
            axis: value_axis(0.0, highest, 4.0, |value| words.format.integer(value as i64)),
            series,
            marks: Vec::new(),
            table,
        }
    }
}

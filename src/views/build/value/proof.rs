//! How the forecast would have done on days that are already known.

use crate::analysis::Forecast;
use crate::i18n::{TimingPage, Value, ValuePage};
use crate::models::{Forecaster, LAST_COUNT, Proof, Row, Score};
use crate::views::answers::{ChoiceView, OptionView, SectionView};
use crate::views::build::axis::value_axis;
use crate::views::build::tell::{NOTHING, Tell};
use crate::views::chart::{Chart, ChartKind, Point, Role, Series};
use crate::views::choice::Pick;
use crate::views::table::{Cell, Table};

use super::Teller;
use super::lines::{Line, Lines, Unit};
use super::simulator::HELD_BACK;

impl Teller<'_> {
    /// The proof as a whole, by orders before, and by tenths of customers.
    pub(super) fn proof(&self, forecast: &Forecast, held_back: Option<i32>) -> Vec<SectionView> {
        let words = self.words;
        let (key, choices) = ("proof".to_owned(), vec![self.held_back(forecast, held_back)]);
        let proof = match &forecast.proof {
            Ok(proof) => proof,
            Err(refusal) => {
                let title = self.refused(*refusal);
                return vec![SectionView {
                    key,
                    choices,
                    absent: Some(title.clone()),
                    title,
                    ..SectionView::default()
                }];
            }
        };
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
        let notes = [
            ("cut", Value::Day(proof.cut)),
            ("customers", Value::Count(proof.customers)),
            ("newcomers", Value::Count(proof.newcomers)),
        ];
        let mut sections = vec![SectionView {
            key,
            title: title.clone(),
            choices,
            chart: best.map(|(_, score)| self.weeks(proof, score, title)),
            tables: vec![self.ways(proof)],
            notes: vec![words.say(ValuePage::ProofNote, &notes)],
            ..SectionView::default()
        }];
        if let Some((_, score)) = best {
            sections.extend([self.by_count(score), self.calibration(score)]);
        }
        sections
    }

    /// The days that may be held back: a third of the span, and those after which as many are left.
    fn held_back(&self, forecast: &Forecast, picked: Option<i32>) -> ChoiceView {
        let words = self.words;
        let days = |days: i32| Value::Count(u64::try_from(days).unwrap_or(0));
        let third = OptionView {
            value: String::new(),
            label: words.say(ValuePage::HeldBackThird, &[("days", days(forecast.span_days / 3))]),
            chosen: picked.is_none(),
        };
        let offered = HELD_BACK.iter().filter_map(|days| i32::try_from(*days).ok());
        let option = |held: i32| OptionView {
            value: held.to_string(),
            label: words.say(TimingPage::HorizonDays, &[("days", days(held))]),
            chosen: picked == Some(held),
        };
        let allowed = offered.filter(|held| 2 * held <= forecast.span_days || picked == Some(*held));
        let options = [third].into_iter().chain(allowed.map(option)).collect();
        ChoiceView { pick: Pick::HeldBack, label: words.text(ValuePage::HeldBack), options }
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
                self.tell.decimal(score.mean_absolute_error, 3),
                self.tell.decimal(score.root_mean_squared_error, 3),
            ]
        });
        tell.table(ValuePage::WaysCaption, &heads, rows.collect())
    }

    fn by_count(&self, score: &Score) -> SectionView {
        let words = self.words;
        let name = |count: u32| match count {
            LAST_COUNT => words.say(ValuePage::CountMore, &[("count", Value::Count(u64::from(count)))]),
            _ => words.count(u64::from(count)),
        };
        let rows: Vec<(String, &Row)> = score.by_count.iter().zip(0..).map(|(row, count)| (name(count), row)).collect();
        let title = words.text(ValuePage::CountTitle);
        self.compared("by_count", title, [ValuePage::CountCaption, ValuePage::CountHead], &rows)
    }

    /// What was foretold and what came by tenths of customers, in the order of the forecast.
    fn calibration(&self, score: &Score) -> SectionView {
        let words = self.words;
        let rows: Vec<(String, &Row)> =
            score.tenths.iter().zip(1_u64..).map(|(row, n)| (words.count(n), row)).collect();
        let all: u64 = score.tenths.iter().map(|row| row.actual).sum();
        let title = match score.tenths.last().filter(|_| all > 0) {
            Some(best) => {
                let share = Value::Percent(best.actual as f64 / all as f64);
                words.say(ValuePage::TenthsTitle, &[("share", share)])
            }
            None => words.text(ValuePage::TenthsTitleNone),
        };
        self.compared("calibration", title, [ValuePage::TenthsCaption, ValuePage::TenthsHead], &rows)
    }

    /// Groups of customers: what was foretold and what came of each, as two lines and their table.
    fn compared(
        &self,
        key: &'static str,
        title: String,
        [caption, head]: [ValuePage; 2],
        rows: &[(String, &Row)],
    ) -> SectionView {
        let tell = self.tell;
        let rows: Vec<&(String, &Row)> = rows.iter().filter(|(_, row)| row.customers > 0).collect();
        let each = |row: &Row, sum: f64| sum / row.customers as f64;
        let line = |key, label, role, of: &dyn Fn(&Row) -> f64| Line {
            key,
            label,
            role,
            points: rows.iter().map(|(_, row)| (each(row, of(row)), None)).collect(),
        };
        let heads = [
            Tell::named(head),
            Tell::numbers(ValuePage::CountCustomers),
            Tell::numbers(ValuePage::CountForetold),
            Tell::numbers(ValuePage::CountCame),
        ];
        let cells = rows.iter().map(|(name, row)| {
            vec![
                Cell::words(name.clone()),
                tell.count(row.customers),
                self.tell.decimal(each(row, row.predicted), 2),
                self.tell.decimal(each(row, row.actual as f64), 2),
            ]
        });
        let chart = self.lines(
            Lines {
                key,
                title: title.clone(),
                caption: self.words.text(caption),
                positions: rows.iter().map(|(name, _)| name.clone()).collect(),
                positions_name: head.into(),
                lines: vec![
                    line("foretold", ValuePage::ProofForecast, Role::Returning, &|row| row.predicted),
                    line("came", ValuePage::ProofActual, Role::New, &|row| row.actual as f64),
                ],
                table: tell.table(caption, &heads, cells.collect()),
            },
            Unit::Number,
        );
        SectionView { key: key.to_owned(), title, chart: Some(chart), ..SectionView::default() }
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

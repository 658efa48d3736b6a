//! The Value page in words.

use crate::analysis::{Forecast, Foretold, ValueAnswer};
use crate::i18n::{Message, TimingPage, Value, ValuePage, Words};
use crate::models::{Banded, Forecaster, HORIZONS, Kind, LAST_COUNT, Levers, Outcome, Proof, Refusal, Score};
use crate::units::Interval;
use crate::views::answers::{AnswersView, ChoiceView, OptionView, SectionView};
use crate::views::chart::{Chart, ChartKind, Point, Role, Series};
use crate::views::choice::{Page, Pick};
use crate::views::table::{Cell, Table};

use super::axis::value_axis;
use super::tell::{NOTHING, Tell, between};

const POINTS: [u32; 5] = [0, 1, 2, 5, 10];
const SOONER: [u32; 5] = [0, 5, 10, 20, 30];
const PERCENTS: [u32; 5] = [0, 5, 10, 15, 20];
pub(super) const MARGINS: [u32; 9] = [20, 30, 40, 50, 60, 70, 80, 90, 100];
const MONTHS: [u32; 3] = [12, 24, 36];
pub(super) const DEFAULT_MARGIN: u32 = 50;

/// The levers from what is picked: points, days, first discount, order value, margin, months; what is not offered is left at its default.
pub fn levers([points, sooner, discount, value, margin, months]: [Option<u32>; 6]) -> Levers {
    let within = |picked: Option<u32>, offered: &[u32], default: u32| {
        picked.filter(|picked| offered.contains(picked)).unwrap_or(default)
    };
    let share = |percent: u32| f64::from(percent) / 100.0;
    let months = within(months, &MONTHS, MONTHS[0]);
    let margin = share(within(margin, &MARGINS, DEFAULT_MARGIN));
    Levers {
        retention_points: f64::from(within(points, &POINTS, 0)),
        sooner_days: f64::from(within(sooner, &SOONER, 0)),
        first_discount_off: share(within(discount, &PERCENTS, 0)),
        order_value_up: share(within(value, &PERCENTS, 0)),
        ..Levers::at_rest(months, margin)
    }
}

/// The page.
pub fn value(answer: &ValueAnswer, words: &Words<'_>) -> AnswersView {
    let teller = Teller { answer, words, tell: Tell { words } };
    let (title, lead, mut sections) = match &answer.foretold {
        Ok(foretold) => teller.foretold(foretold),
        Err(refusal) => {
            let lead = [teller.refused(*refusal), words.text(ValuePage::LeadRefused)].join(" ");
            (words.text(ValuePage::TitleRefused), lead, Vec::new())
        }
    };
    sections.push(teller.so_far());
    AnswersView { page: Page::Value, title, lead, choices: Vec::new(), sections }
}

struct Teller<'a> {
    answer: &'a ValueAnswer,
    words: &'a Words<'a>,
    tell: Tell<'a>,
}

fn minor(value: f64) -> i128 {
    libm::rint(value) as i128
}

impl Teller<'_> {
    fn money(&self, value: f64) -> String {
        self.words.money(minor(value))
    }

    fn orders(&self, value: f64) -> String {
        self.words.count(libm::rint(value.max(0.0)) as u64)
    }

    fn decimal(&self, value: f64, decimals: u32) -> Cell {
        Cell::number(self.words.format.decimal(value, decimals), Some(value))
    }

    fn band(&self, band: Interval, write: &dyn Fn(f64) -> String) -> Cell {
        Cell::number(between(&write(band.low), &write(band.high)), None)
    }

    fn refused(&self, refusal: Refusal) -> String {
        let words = self.words;
        match refusal {
            Refusal::NoCustomers => words.text(ValuePage::RefusedNobody),
            Refusal::AllBoughtOnce { customers } => {
                words.say(ValuePage::RefusedOnce, &[("customers", Value::Count(customers))])
            }
            Refusal::FewRepeaters { repeaters, needed } => {
                let values = [("repeaters", Value::Count(repeaters)), ("needed", Value::Count(needed))];
                words.say(ValuePage::RefusedFew, &values)
            }
            Refusal::ShortHistory { span_days, cycle_days } => {
                let span = Value::Count(u64::try_from(span_days).unwrap_or(0));
                let cycle = Value::Count(libm::rint(cycle_days) as u64);
                words.say(ValuePage::RefusedShort, &[("span", span), ("cycle", cycle)])
            }
            Refusal::NoConvergence { .. } => words.text(ValuePage::RefusedFit),
            Refusal::NoMeanSpend { q } => words.say(ValuePage::RefusedSpend, &[("q", Value::Number(q))]),
            Refusal::NothingToProve { holdout_days } => {
                let days = Value::Count(u64::try_from(holdout_days).unwrap_or(0));
                words.say(ValuePage::RefusedProof, &[("days", days)])
            }
        }
    }

    fn way(&self, way: Forecaster) -> String {
        self.words.text(match way {
            Forecaster::Model(Kind::MbgNbd) => ValuePage::WayMbg,
            Forecaster::Model(Kind::BgNbd) => ValuePage::WayBg,
            Forecaster::Model(Kind::ParetoNbd) => ValuePage::WayPareto,
            Forecaster::LastDays => ValuePage::WayLastDays,
            Forecaster::GroupMeans => ValuePage::WayGroups,
        })
    }

    fn foretold(&self, foretold: &Foretold) -> (String, String, Vec<SectionView>) {
        let (words, forecast) = (self.words, &*foretold.forecast);
        let [_, year] = forecast.revenue_minor;
        let (expected, low, high) = (self.money(year.expected), self.money(year.band.low), self.money(year.band.high));
        let title = words.say(ValuePage::Title, &[("revenue", Value::Text(&expected))]);
        let values = [
            ("day", Value::Day(self.answer.context.window.as_of)),
            ("low", Value::Text(&low)),
            ("high", Value::Text(&high)),
        ];
        let lead = words.say(ValuePage::Lead, &values);
        let proof = match &forecast.proof {
            Ok(proof) => self.proof(forecast, proof),
            Err(refusal) => SectionView {
                key: "proof".to_owned(),
                title: self.refused(*refusal),
                absent: Some(self.refused(*refusal)),
                ..SectionView::default()
            },
        };
        let sections =
            vec![proof, self.base(forecast), self.simulator(foretold), self.top(forecast), self.fits(forecast)];
        (title, lead, sections)
    }

    fn proof(&self, forecast: &Forecast, proof: &Proof) -> SectionView {
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

    /// P(alive); what rounds to certainty is not written as such.
    fn alive(&self, share: Option<f64>) -> Cell {
        const ALMOST: f64 = 0.999;
        match share {
            Some(share) if share > ALMOST => Cell::number(["> ", &self.tell.percent(ALMOST)].concat(), Some(share)),
            share => self.tell.rate(share),
        }
    }

    fn signed(&self, share: f64) -> String {
        let text = self.tell.percent(share);
        if share > 0.0 { ["+", &text].concat() } else { text }
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

    fn base(&self, forecast: &Forecast) -> SectionView {
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

    fn top(&self, forecast: &Forecast) -> SectionView {
        let (words, tell) = (self.words, self.tell);
        let heads = [
            Tell::named(crate::i18n::CustomersPage::KeyHead),
            Tell::numbers(ValuePage::TopAlive),
            Tell::numbers(ValuePage::TopShort),
            Tell::numbers(ValuePage::TopLong),
            Tell::numbers(ValuePage::TopSpend),
            Tell::numbers(ValuePage::TopClv),
        ];
        let rows = forecast.top.iter().map(|top| {
            let of = &top.forecast;
            vec![
                Cell::words(top.key.clone()),
                self.alive(of.p_alive),
                self.decimal(of.orders[0], 2),
                self.decimal(of.orders[1], 2),
                tell.average(Some(of.spend_minor[1])),
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

    fn lever(
        &self,
        pick: Pick,
        label: ValuePage,
        offered: &[u32],
        chosen: f64,
        name: &dyn Fn(u32) -> String,
    ) -> ChoiceView {
        let option = |&value: &u32| OptionView {
            value: value.to_string(),
            label: if value == 0 { self.words.text(ValuePage::LeverNone) } else { name(value) },
            chosen: (f64::from(value) - chosen).abs() < 1e-6,
        };
        ChoiceView { pick, label: self.words.text(label), options: offered.iter().map(option).collect() }
    }

    fn simulator(&self, foretold: &Foretold) -> SectionView {
        let (words, levers) = (self.words, &self.answer.levers);
        let count = |name: &'static str, message: ValuePage| {
            move |value: u32| words.say(message, &[(name, Value::Count(u64::from(value)))])
        };
        let percent = |value: u32| words.format.percent(f64::from(value) / 100.0, 0);
        let plus = |value: u32| {
            let share = percent(value);
            words.say(ValuePage::LeverPlus, &[("percent", Value::Text(&share))])
        };
        let choices = vec![
            self.lever(
                Pick::Retention,
                ValuePage::LeverRetention,
                &POINTS,
                levers.retention_points,
                &count("points", ValuePage::LeverPoints),
            ),
            self.lever(
                Pick::Sooner,
                ValuePage::LeverSooner,
                &SOONER,
                levers.sooner_days,
                &count("days", ValuePage::LeverDays),
            ),
            self.lever(
                Pick::Discount,
                ValuePage::LeverDiscount,
                &PERCENTS,
                levers.first_discount_off * 100.0,
                &percent,
            ),
            self.lever(Pick::OrderValue, ValuePage::LeverValue, &PERCENTS, levers.order_value_up * 100.0, &plus),
            self.lever(Pick::Margin, ValuePage::LeverMargin, &MARGINS, levers.margin * 100.0, &percent),
            self.lever(
                Pick::Months,
                ValuePage::LeverMonths,
                &MONTHS,
                f64::from(levers.months),
                &count("months", ValuePage::LeverMonthsOption),
            ),
        ];
        let moved = *levers != Levers::at_rest(levers.months, levers.margin);
        let last = if moved { &foretold.changed } else { &foretold.today }.affordable_cost_minor.expected;
        let margin = self.money(last);
        let months = Value::Count(u64::from(levers.months));
        let difference = last - foretold.today.affordable_cost_minor.expected;
        let change = [if difference > 0.0 { "+" } else { "" }, &self.money(difference)].concat();
        let values = [("margin", Value::Text(&margin)), ("months", months), ("change", Value::Text(&change))];
        let title =
            words.say(if moved { ValuePage::SimulatorTitleChanged } else { ValuePage::SimulatorTitle }, &values);
        let mut lines = vec![("today", ValuePage::SimulatorToday, Role::New, &foretold.today)];
        if moved {
            lines.push(("changed", ValuePage::SimulatorChanged, Role::Returning, &foretold.changed));
        }
        SectionView {
            key: "simulator".to_owned(),
            title: title.clone(),
            choices,
            chart: Some(self.margins(title, &lines)),
            notes: vec![words.text(ValuePage::SimulatorNote)],
            ..SectionView::default()
        }
    }

    fn margins(&self, title: String, lines: &[(&str, ValuePage, Role, &Outcome)]) -> Chart {
        let (words, tell) = (self.words, self.tell);
        let point = |(month, outcome): (usize, &crate::models::MonthOutcome)| {
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

    fn fits(&self, forecast: &Forecast) -> SectionView {
        let (words, tell) = (self.words, self.tell);
        let heads = [
            Tell::named(ValuePage::FitsHead),
            Tell::named(ValuePage::FitsParameters),
            Tell::numbers(ValuePage::FitsLikelihood),
        ];
        let parameters = |names: &[&str], estimates: &crate::models::Estimates| {
            let one = |(name, (value, error)): (&&str, (&f64, &f64))| {
                let [value, error] = [value, error].map(|number| words.format.decimal(*number, 3));
                format!("{name} = {value} (± {error})")
            };
            let pairs = estimates.parameters.iter().zip(&estimates.standard_errors);
            names.iter().zip(pairs).map(one).collect::<Vec<_>>().join(", ")
        };
        let row = |name: String, names: &[&str], fit: &Result<crate::models::Estimates, Refusal>| match fit {
            Ok(estimates) => {
                vec![
                    Cell::words(name),
                    Cell::words(parameters(names, estimates)),
                    self.decimal(estimates.log_likelihood, 3),
                ]
            }
            Err(refusal) => vec![Cell::words(name), Cell::words(self.refused(*refusal)), Tell::nothing()],
        };
        let mut rows: Vec<Vec<Cell>> = forecast
            .fits
            .iter()
            .map(|fit| {
                let names: &[&str] =
                    if fit.kind == Kind::ParetoNbd { &["r", "α", "s", "β"] } else { &["r", "α", "a", "b"] };
                row(self.way(Forecaster::Model(fit.kind)), names, &fit.estimates)
            })
            .collect();
        rows.push(row(words.text(ValuePage::FitsGammaGamma), &["p", "q", "v"], &forecast.spend));
        let correlation =
            forecast.correlation.map_or_else(|| NOTHING.to_owned(), |of| words.format.decimal(of.coefficient, 2));
        let held = forecast.fits.iter().any(|fit| fit.estimates.is_ok_and(|of| of.leaving_is_held));
        let mut notes = vec![words.say(ValuePage::FitsNote, &[("correlation", Value::Text(&correlation))])];
        if held {
            notes.push(words.text(ValuePage::FitsHeld));
        }
        SectionView {
            key: "fits".to_owned(),
            title: words.text(ValuePage::FitsTitle),
            tables: vec![tell.table(ValuePage::FitsCaption, &heads, rows)],
            notes,
            ..SectionView::default()
        }
    }

    fn so_far(&self) -> SectionView {
        let (words, tell, simple) = (self.words, self.tell, &self.answer.simple);
        let clv = simple.value_minor();
        let title = match clv {
            Some(clv) => {
                let money = self.money(clv);
                words.say(ValuePage::SoFarTitle, &[("value", Value::Text(&money))])
            }
            None => words.text(ValuePage::SoFarTitleNone),
        };
        let heads = [Tell::named(ValuePage::SoFarHead), Tell::numbers(ValuePage::SoFarValue)];
        let number = |value: Option<f64>| value.map_or_else(Tell::nothing, |value| self.decimal(value, 2));
        let rows = vec![
            vec![
                Cell::words(words.text(ValuePage::SoFarAov)),
                tell.average(simple.order_value.ratio().map(|ratio| ratio.value)),
            ],
            vec![Cell::words(words.text(ValuePage::SoFarOrders)), number(simple.orders_a_year())],
            vec![Cell::words(words.text(ValuePage::SoFarYears)), number(simple.stay_years().map(|years| years.value))],
            vec![Cell::words(words.text(ValuePage::SoFarClv)), tell.average(clv)],
        ];
        let mut tables = vec![tell.table(ValuePage::SoFarCaption, &heads, rows)];
        let tenure: Vec<Vec<Cell>> = self
            .answer
            .tenure
            .iter()
            .zip(0_u64..)
            .filter(|(bin, _)| bin.customers > 0)
            .map(|(bin, at)| {
                let ends = [("from", Value::Count(6 * at + 1)), ("to", Value::Count(6 * at + 6))];
                vec![
                    Cell::words(words.say(ValuePage::TenureRange, &ends)),
                    tell.count(bin.customers),
                    tell.average(bin.per_active_minor().map(|estimate| estimate.value)),
                    tell.average(bin.per_surviving_minor().map(|estimate| estimate.value)),
                ]
            })
            .collect();
        if !tenure.is_empty() {
            let heads: [(Message, bool); 4] = [
                Tell::named(ValuePage::TenureHead),
                Tell::numbers(ValuePage::TenureCustomers),
                Tell::numbers(ValuePage::TenureActive),
                Tell::numbers(ValuePage::TenureSurviving),
            ];
            tables.push(tell.table(ValuePage::TenureCaption, &heads, tenure));
        }
        SectionView {
            key: "so_far".to_owned(),
            title,
            tables,
            notes: vec![words.text(ValuePage::SoFarNote)],
            ..SectionView::default()
        }
    }
}

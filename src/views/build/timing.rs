//! The Timing page in words.

use crate::analysis::{CustomerGroup, TimingAnswer};
use crate::i18n::{Message, TimingPage, Value, Words};
use crate::metrics::{LAST_STEP, LapseThreshold, StepPart, days_of_gap_bar, gap_bar};
use crate::statistics::{HazardBin, Quantile};
use crate::views::answers::{AnswersView, ChoiceView, OptionView, SectionView};
use crate::views::chart::{Chart, ChartKind, Mark, Point, Role};
use crate::views::choice::{Page, Pick};
use crate::views::table::{Cell, Table};

use super::axis::value_axis;
use super::tell::{NOTHING, OneSeries, Tell, is_small};

/// How many points a curve has at most; beyond that the days between them grow.
const POINTS: u32 = 120;
/// Weeks of the hazard that are drawn.
const WEEKS: usize = 52;
/// The day that the page's headline speaks of.
const TOLD_DAYS: u32 = 90;

/// The page.
pub fn timing(answer: &TimingAnswer, words: &Words<'_>) -> AnswersView {
    let teller = Teller { answer, words, tell: Tell { words } };
    AnswersView {
        page: Page::Timing,
        title: teller.title(),
        lead: words.say(TimingPage::Lead, &[("day", Value::Day(answer.context.window.as_of))]),
        choices: vec![teller.steps()],
        sections: vec![teller.curve(), teller.weeks(), teller.ladder(), teller.gaps(), teller.lapse()],
    }
}

struct Teller<'a> {
    answer: &'a TimingAnswer,
    words: &'a Words<'a>,
    tell: Tell<'a>,
}

impl Teller<'_> {
    fn title(&self) -> String {
        let told = self.answer.probability.by.iter().find(|by| by.days == TOLD_DAYS);
        match told.and_then(|by| by.kaplan_meier).filter(|_| !is_small(self.answer.probability.customers)) {
            Some(share) => {
                let number = self.answer.after_order;
                let values = [
                    ("share", Value::Percent(share.value)),
                    ("days", Value::Count(u64::from(TOLD_DAYS))),
                    ("order", Value::Count(number as u64)),
                ];
                self.words.say(if number == 1 { TimingPage::TitleFirst } else { TimingPage::TitleLater }, &values)
            }
            None => self.words.text(TimingPage::TitleNone),
        }
    }

    fn order_name(&self, number: usize) -> String {
        match number {
            1 => self.words.text(TimingPage::StepFirst),
            number => self.words.say(TimingPage::StepOther, &[("number", Value::Count(number as u64))]),
        }
    }

    fn steps(&self) -> ChoiceView {
        let reached = |number: &usize| *number == 1 || self.answer.ladder.rungs[number - 1].conversion.whole > 0;
        let option = |number: usize| OptionView {
            value: number.to_string(),
            label: self.order_name(number),
            chosen: number == self.answer.after_order,
        };
        let options = (1..LAST_STEP).filter(reached).map(option).collect();
        ChoiceView { pick: Pick::Step, label: self.words.text(TimingPage::Step), options }
    }

    fn quantile(&self, quantile: Quantile) -> Cell {
        match quantile.day {
            Some(days) => Cell::number(self.words.count(u64::from(days)), Some(f64::from(days))),
            None => Cell::number(self.words.text(TimingPage::NotReached), None),
        }
    }

    fn days(&self, days: u32) -> String {
        self.words.say(TimingPage::Days, &[("days", Value::Count(u64::from(days)))])
    }

    fn curve(&self) -> SectionView {
        let (words, tell, time) = (self.words, self.tell, &self.answer.time);
        let step = time.followed_days.div_ceil(POINTS).max(1);
        let days: Vec<u32> = (0..=time.followed_days).step_by(step as usize).collect();
        let point = |&day: &u32| {
            let reached = time.survival.reached_by(day);
            let (low, high) = reached.interval.map_or((None, None), |band| (Some(band.low), Some(band.high)));
            let bound = |bound: Option<f64>| bound.map_or_else(|| NOTHING.to_owned(), |bound| tell.percent(bound));
            let (from, to) = (bound(low), bound(high));
            let values = [
                ("share", Value::Percent(reached.value)),
                ("day", Value::Count(u64::from(day))),
                ("low", Value::Text(&from)),
                ("high", Value::Text(&to)),
            ];
            let shown = words.say(TimingPage::CurvePoint, &values);
            Point { value: Some(reached.value), low, high, shown, complete: true, behind: None }
        };
        let points: Vec<Point> = days.iter().map(point).collect();
        let highest = points.iter().filter_map(|point| point.high.or(point.value)).fold(0.0, f64::max);
        let rows = days
            .iter()
            .map(|&day| {
                let reached = time.survival.reached_by(day);
                vec![tell.count(u64::from(day)), tell.rate(Some(reached.value)), tell.interval(reached.interval)]
            })
            .collect();
        let heads = [
            Tell::numbers(TimingPage::DaysHead),
            Tell::numbers(TimingPage::ShareHead),
            Tell::numbers(TimingPage::IntervalHead),
        ];
        let title = match time.survival.quantile(0.5).day {
            _ if is_small(time.came_back.whole) => words.text(TimingPage::CurveTitleNone),
            Some(days) => words.say(TimingPage::CurveTitle, &[("days", Value::Count(u64::from(days)))]),
            None => {
                let share = time.survival.reached_by(time.followed_days).value;
                let values = [("share", Value::Percent(share)), ("days", Value::Count(u64::from(time.followed_days)))];
                words.say(TimingPage::CurveTitleShare, &values)
            }
        };
        let chart = OneSeries {
            key: "time_to_next_order",
            title: title.clone(),
            caption: words.text(TimingPage::CurveCaption),
            kind: ChartKind::Lines,
            label: words.text(TimingPage::CurveSeries),
            role: Role::Returning,
            positions: days.iter().map(|&day| words.count(u64::from(day))).collect(),
            positions_name: words.text(TimingPage::DaysName),
            axis: value_axis(0.0, highest, 0.1, |value| words.format.percent(value, 0)),
            points,
            table: tell.table(TimingPage::CurveCaption, &heads, rows),
        };
        let some = time.came_back.whole > 0;
        SectionView {
            key: "how_soon".to_owned(),
            title,
            chart: (some && days.len() > 1).then(|| chart.chart()),
            tables: if some { vec![self.horizons(), self.quantiles()] } else { Vec::new() },
            notes: vec![words.text(TimingPage::HorizonNote)],
            absent: (!some).then(|| words.text(TimingPage::TitleNone)),
            ..SectionView::default()
        }
    }

    fn horizons(&self) -> Table {
        let tell = self.tell;
        let heads = [
            Tell::named(TimingPage::HorizonHead),
            Tell::numbers(TimingPage::FollowedHead),
            Tell::numbers(TimingPage::BackHead),
            Tell::numbers(TimingPage::ShareHead),
            Tell::numbers(TimingPage::IntervalHead),
            Tell::numbers(TimingPage::KaplanMeierHead),
        ];
        let step = |part| CustomerGroup::Step(self.answer.after_order, part);
        let rows = self.answer.probability.by.iter().map(|by| {
            vec![
                Cell::words(self.words.say(TimingPage::HorizonDays, &[("days", Value::Count(u64::from(by.days)))])),
                tell.count(by.complete.whole).with_behind(step(StepPart::Followed(by.days))),
                tell.count(by.complete.part).with_behind(step(StepPart::Within(by.days))),
                tell.share(by.complete),
                tell.interval(by.complete.wilson_95().filter(|_| by.complete.whole > 0)),
                tell.rate(by.kaplan_meier.map(|estimate| estimate.value)),
            ]
        });
        tell.table(TimingPage::HorizonCaption, &heads, rows.collect())
    }

    fn quantiles(&self) -> Table {
        let heads = [Tell::named(TimingPage::QuantileHead), Tell::numbers(TimingPage::QuantileShare)];
        let rows = self.answer.time.quantiles.iter().map(|(share, quantile)| {
            let days = match quantile.day {
                Some(days) => Cell::number(self.days(days), Some(f64::from(days))),
                None => self.quantile(*quantile),
            };
            vec![Cell::words(self.words.format.percent(*share, 0)), days]
        });
        self.tell.table(TimingPage::QuantileCaption, &heads, rows.collect())
    }

    fn weeks(&self) -> SectionView {
        let (words, tell, time) = (self.words, self.tell, &self.answer.time);
        // A rate over fewer than five is not shown.
        let enough = |week: &&HazardBin| week.rate.whole >= crate::statistics::WITHHELD_BELOW;
        let weeks: Vec<&HazardBin> = time.weeks.iter().take(WEEKS).take_while(enough).collect();
        let number = |week: &HazardBin| words.count(u64::from(week.bin) + 1);
        let shown = |week: &HazardBin| {
            let (week_number, share) = (number(week), tell.percent(week.rate.value().unwrap_or_default()));
            let values = [
                ("week", Value::Text(&week_number)),
                ("share", Value::Text(&share)),
                ("part", Value::Count(week.rate.part)),
                ("whole", Value::Count(week.rate.whole)),
            ];
            words.say(TimingPage::WeekPoint, &values)
        };
        let behind =
            |week: &HazardBin| CustomerGroup::Step(self.answer.after_order, StepPart::Gap(week.from_day, week.to_day));
        let point = |week: &&HazardBin| Point {
            value: week.rate.value(),
            low: None,
            high: None,
            shown: shown(week),
            complete: !is_small(week.rate.whole),
            behind: Some(behind(week).to_string()),
        };
        let peak = time.peak.filter(|&peak| peak < weeks.len());
        let title = match peak.map(|peak| weeks[peak]) {
            Some(week) => {
                let week_number = number(week);
                let share = week.rate.value().unwrap_or_default();
                let values = [
                    ("week", Value::Text(&week_number)),
                    ("share", Value::Percent(share)),
                    ("whole", Value::Count(week.rate.whole)),
                ];
                words.say(TimingPage::WeekTitle, &values)
            }
            None => words.text(TimingPage::WeekTitleNone),
        };
        let heads = [
            Tell::numbers(TimingPage::WeekName),
            Tell::numbers(TimingPage::BackHead),
            Tell::numbers(TimingPage::ShareHead),
            Tell::numbers(TimingPage::IntervalHead),
        ];
        let row = |week: &&HazardBin| {
            let number = u64::from(week.bin) + 1;
            let interval = week.rate.wilson_95();
            let back = tell.count(week.rate.part).with_behind(behind(week));
            vec![tell.count(number), back, tell.share(week.rate), tell.interval(interval)]
        };
        let highest = weeks.iter().filter_map(|week| week.rate.value()).fold(0.0, f64::max);
        let chart = OneSeries {
            key: "best_week",
            title: title.clone(),
            caption: words.text(TimingPage::WeekCaption),
            kind: ChartKind::StackedBars,
            label: words.text(TimingPage::WeekSeries),
            role: Role::Returning,
            positions: weeks.iter().map(|week| number(week)).collect(),
            positions_name: words.text(TimingPage::WeekName),
            axis: value_axis(0.0, highest, 0.1, |value| words.format.percent(value, u32::from(highest < 0.05))),
            points: weeks.iter().map(point).collect(),
            table: tell.table(TimingPage::WeekCaption, &heads, weeks.iter().map(row).collect()),
        };
        let some = highest > 0.0;
        let mark = |position| Mark { position, label: words.text(TimingPage::WeekMark) };
        SectionView {
            key: "when_to_write".to_owned(),
            title: title.clone(),
            chart: some.then(|| Chart { marks: peak.map(mark).into_iter().collect(), ..chart.chart() }),
            notes: vec![words.text(TimingPage::WeekNote)],
            absent: (!some).then_some(title),
            ..SectionView::default()
        }
    }

    fn ladder(&self) -> SectionView {
        let (words, tell, ladder) = (self.words, self.tell, &self.answer.ladder);
        let weakest = ladder.weakest.and_then(|number| ladder.rungs.get(number - 1));
        let title = match weakest {
            Some(rung) => {
                let share = rung.conversion.value().unwrap_or_default();
                let values = [("order", Value::Count(rung.number as u64)), ("share", Value::Percent(share))];
                words.say(TimingPage::LadderTitle, &values)
            }
            None => words.text(TimingPage::LadderTitleNone),
        };
        let heads = [
            Tell::numbers(TimingPage::LadderOrder),
            Tell::numbers(TimingPage::LadderReached),
            Tell::numbers(TimingPage::LadderNext),
            Tell::numbers(TimingPage::IntervalHead),
            Tell::numbers(TimingPage::LadderYear),
            Tell::numbers(TimingPage::LadderShort),
            Tell::numbers(TimingPage::LadderGap),
            Tell::numbers(Message::AverageHead),
        ];
        let last = ladder.rungs.len();
        let reached = ladder.rungs.iter().filter(|rung| rung.conversion.whole > 0);
        let rows = reached.map(|rung| {
            let number = words.count(rung.number as u64);
            let number = match rung.number == last {
                true => words.say(Message::OrderNumberLast, &[("number", Value::Text(&number))]),
                false => number,
            };
            // Beyond the last rung a customer comes by more than once.
            let customers = if rung.number == last { self.answer.last_rung } else { rung.conversion.whole };
            vec![
                Cell::number(number, Some(rung.number as f64)),
                tell.count(customers).with_behind(CustomerGroup::Step(rung.number, StepPart::All)),
                tell.share(rung.conversion),
                tell.interval_of(rung.conversion),
                tell.rate(rung.within_a_year.map(|estimate| estimate.value)),
                tell.count(rung.short_followed),
                tell.maybe(rung.median_gap_days),
                tell.average(rung.average_minor.map(|average| average.value)),
            ]
        });
        SectionView {
            key: "order_ladder".to_owned(),
            title,
            tables: vec![tell.table(TimingPage::LadderCaption, &heads, rows.collect())],
            notes: [TimingPage::LadderNote, TimingPage::LadderLast].map(|note| words.text(note)).into(),
            ..SectionView::default()
        }
    }

    fn gaps(&self) -> SectionView {
        let (words, tell, gaps) = (self.words, self.tell, &self.answer.gaps);
        let mut bars: Vec<u64> = Vec::new();
        for &(days, count) in &gaps.by_days {
            let Some(bar) = gap_bar(days) else { break };
            bars.resize(bars.len().max(bar + 1), 0);
            bars[bar] += count;
        }
        let ends = |bar: usize| {
            let (from, to) = days_of_gap_bar(bar);
            (u64::from(from), u64::from(to))
        };
        // Who is behind a bar: a customer with several gaps in it counts once.
        let group = |bar: usize| {
            let (from, to) = days_of_gap_bar(bar);
            CustomerGroup::Gap(from, to)
        };
        let median = gaps.quantiles.iter().find(|(share, _)| *share == 0.5).and_then(|(_, days)| *days);
        let title = match median {
            Some(days) => words.say(TimingPage::GapsTitle, &[("days", Value::Count(u64::from(days)))]),
            None => words.text(TimingPage::GapsTitleNone),
        };
        let shown = |bar: usize, count: u64| {
            let (from, to) = ends(bar);
            words.say(
                TimingPage::GapsPoint,
                &[("from", Value::Count(from)), ("to", Value::Count(to)), ("gaps", Value::Count(count))],
            )
        };
        let point = |(bar, &count): (usize, &u64)| Point {
            value: Some(count as f64),
            low: None,
            high: None,
            shown: shown(bar, count),
            complete: true,
            behind: (count > 0).then(|| group(bar).to_string()),
        };
        let heads = [
            Tell::named(TimingPage::GapsName),
            Tell::numbers(TimingPage::GapsSeries),
            Tell::numbers(TimingPage::GapsCustomers),
        ];
        let name = |bar: usize| {
            let (from, to) = ends(bar);
            [words.count(from), words.count(to)].join("–")
        };
        let customers = |bar: usize| {
            let count = self.answer.gap_customers.get(bar).copied().unwrap_or(0);
            let cell = tell.count(count);
            if count > 0 { cell.with_behind(group(bar)) } else { cell }
        };
        let row = |(bar, &count): (usize, &u64)| vec![Cell::words(name(bar)), tell.count(count), customers(bar)];
        let rows = bars.iter().enumerate().map(row).collect();
        let highest = bars.iter().copied().max().unwrap_or_default() as f64;
        let chart = OneSeries {
            key: "gaps",
            title: title.clone(),
            caption: words.text(TimingPage::GapsCaption),
            kind: ChartKind::StackedBars,
            label: words.text(TimingPage::GapsSeries),
            role: Role::Returning,
            positions: (0..bars.len()).map(|bar| words.count(ends(bar).1)).collect(),
            positions_name: words.text(TimingPage::GapsName),
            axis: value_axis(0.0, highest, 4.0, |value| words.format.integer(value as i64)),
            points: bars.iter().enumerate().map(point).collect(),
            table: tell.table(TimingPage::GapsCaption, &heads, rows),
        };
        let some = gaps.count > 0;
        SectionView {
            key: "gaps".to_owned(),
            title: title.clone(),
            chart: some.then(|| chart.chart()),
            notes: vec![words.text(TimingPage::GapsNote)],
            absent: (!some).then_some(title),
            ..SectionView::default()
        }
    }

    fn lapse(&self) -> SectionView {
        let (words, tell, lapse) = (self.words, self.tell, &self.answer.lapse);
        let title = match lapse.pooled.and_then(|pooled| pooled.at_90.day) {
            Some(days) => words.say(TimingPage::LapseTitle, &[("days", Value::Count(u64::from(days)))]),
            None => words.text(TimingPage::LapseTitleNone),
        };
        let heads = [
            Tell::named(TimingPage::LapseWho),
            Tell::numbers(TimingPage::LapseBack),
            Tell::numbers(TimingPage::LapseEver),
            Tell::numbers(TimingPage::Lapse80),
            Tell::numbers(TimingPage::Lapse90),
            Tell::numbers(TimingPage::Lapse95),
        ];
        let row = |(who, threshold): (TimingPage, LapseThreshold)| {
            vec![
                Cell::words(words.text(who)),
                tell.count(threshold.repeats),
                tell.rate(Some(threshold.plateau)),
                self.quantile(threshold.at_80),
                self.quantile(threshold.at_90),
                self.quantile(threshold.at_95),
            ]
        };
        let [one, two, more] = lapse.by_orders;
        let all = [
            (TimingPage::LapseOne, one),
            (TimingPage::LapseTwo, two),
            (TimingPage::LapseMore, more),
            (TimingPage::LapseAll, lapse.pooled),
        ];
        let rows: Vec<_> = all.into_iter().filter_map(|(who, one)| Some((who, one?))).map(row).collect();
        let some = !rows.is_empty();
        SectionView {
            key: "lapse_threshold".to_owned(),
            title: title.clone(),
            tables: if some { vec![tell.table(TimingPage::LapseCaption, &heads, rows)] } else { Vec::new() },
            notes: vec![words.text(TimingPage::LapseNote)],
            absent: (!some).then_some(title),
            ..SectionView::default()
        }
    }
}

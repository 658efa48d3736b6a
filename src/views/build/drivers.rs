//! The Drivers page in words.

use crate::analysis::{Analysis, CustomerGroup, DriversAnswer};
use crate::i18n::{DriversPage as Say, Value, Words};
use crate::metrics::{
    BENCHMARKS, Band, Benchmark, BenchmarkDefinition, BenchmarkKind, Driver, DriverGroup, DriverGroupId, DriverReport,
};
use crate::statistics::SMALL_BELOW;
use crate::views::answers::{AnswersView, SectionView};
use crate::views::choice::Page;
use crate::views::table::Cell;

use super::compare::compare;
use super::loyalty::loyalty;
use super::tell::{NOTHING, Tell, between, points, probability};

/// The place of 90 days among the horizons, and of a year among the days of revenue so far.
const DAYS_90: usize = 2;
const LTV_365: usize = 2;

/// The page.
pub fn drivers(answer: &DriversAnswer, analysis: &Analysis, words: &Words<'_>) -> AnswersView {
    let teller = Teller { answer, words, tell: Tell { words } };
    let told = || answer.reports.iter().filter(|(report, _)| report.speaks());
    let tests = told().flat_map(|(report, _)| &report.groups).filter(|group| group.adjusted_p.is_some()).count();
    let found = told().filter(|(report, _)| report.strongest().is_some()).count();
    let title = match found {
        0 => words.text(Say::TitleNone),
        _ => words.say(Say::Title, &[("count", Value::Count(found as u64))]),
    };
    // What is surely different stands first.
    let (sure, unsure): (Vec<_>, Vec<_>) = told().partition(|(report, _)| report.strongest().is_some());
    let mut sections: Vec<SectionView> =
        sure.into_iter().chain(unsure).map(|(report, texts)| teller.driver(report, texts)).collect();
    sections.push(compare(answer, analysis, words));
    sections.push(loyalty(answer.loyalty.as_ref(), words));
    sections.push(teller.benchmarks());
    AnswersView {
        page: Page::Drivers,
        title,
        lead: words.say(Say::Lead, &[("tests", Value::Count(tests as u64))]),
        choices: Vec::new(),
        sections,
    }
}

struct Teller<'a> {
    answer: &'a DriversAnswer,
    words: &'a Words<'a>,
    tell: Tell<'a>,
}

impl Teller<'_> {
    fn driver(&self, report: &DriverReport, texts: &[Option<String>]) -> SectionView {
        let (words, tell) = (self.words, self.tell);
        let driver = driver_name(report.driver, words);
        let named = |group: &DriverGroup| {
            let at = report.groups.iter().position(|other| other.id == group.id).unwrap_or(0);
            driver_group_name(report.driver, group.id, texts.get(at).and_then(Option::as_deref), words)
        };
        let title = match report.strongest() {
            Some(group) => {
                let [share, rest] = [group.repeat[DAYS_90], group.repeat_of_rest[DAYS_90]]
                    .map(|share| tell.percent(share.value().unwrap_or_default()));
                let name = named(group);
                let values = [
                    ("driver", Value::Text(&driver)),
                    ("group", Value::Text(&name)),
                    ("share", Value::Text(&share)),
                    ("rest", Value::Text(&rest)),
                ];
                let more = group.repeat_difference[DAYS_90].as_ref().is_some_and(|difference| difference.value > 0.0);
                words.say(if more { Say::FoundMore } else { Say::FoundLess }, &values)
            }
            None => words.say(Say::FoundNone, &[("driver", Value::Text(&driver))]),
        };
        let heads = [
            Tell::named(Say::Group),
            Tell::numbers(Say::Customers),
            Tell::numbers(Say::Back),
            Tell::numbers(Say::Difference),
            Tell::numbers(Say::Band),
            Tell::numbers(Say::Adjusted),
            Tell::numbers(Say::Ltv),
        ];
        let rows = report.groups.iter().map(|group| {
            let difference = group.repeat_difference[DAYS_90].as_ref();
            let change = difference.map_or_else(Tell::nothing, |difference| {
                let points = points(difference.value, words);
                let text = words.say(Say::Points, &[("points", Value::Text(&points))]);
                Cell::number(text, Some(difference.value))
            });
            let band = difference.map_or_else(
                || NOTHING.to_owned(),
                |difference| between(&points(difference.interval.low, words), &points(difference.interval.high, words)),
            );
            let p = group.adjusted_p.map_or_else(Tell::nothing, |p| Cell::number(probability(p, words), Some(p)));
            vec![
                Cell::words(named(group)),
                tell.count(group.customers.part).with_behind(CustomerGroup::Driver(report.driver, group.id)),
                tell.share(group.repeat[DAYS_90]),
                change,
                Cell::number(band, None),
                p,
                tell.average(group.ltv_minor[LTV_365].mean().map(|mean| mean.value)),
            ]
        });
        let mut table = tell.table(Say::Caption, &heads, rows.collect());
        let lower = driver.to_lowercase();
        table.caption = words.say(Say::Caption, &[("driver", Value::Text(&lower))]);
        SectionView { key: report.driver.name().to_owned(), title, tables: vec![table], ..SectionView::default() }
    }

    fn benchmarks(&self) -> SectionView {
        let (words, tell) = (self.words, self.tell);
        let heads = [
            Tell::named(Say::BenchmarksFigure),
            Tell::named(Say::BenchmarksSource),
            Tell::numbers(Say::BenchmarksTheirs),
            Tell::numbers(Say::BenchmarksYours),
            Tell::numbers(Say::BenchmarksOf),
        ];
        let rows = BENCHMARKS.iter().map(|one| {
            let counts = self.answer.own.counts(one.definition);
            let enough = counts.is_none_or(|share| share.whole >= SMALL_BELOW);
            vec![
                Cell::words(words.text(definition(one.definition))),
                Cell::words(self.source(one)),
                tell.rate(Some(one.share)),
                tell.rate(self.answer.own.value(one.definition).filter(|_| enough)),
                counts.map_or_else(
                    || tell.count(self.answer.own.retention.counts.start),
                    |share| tell.count(share.whole),
                ),
            ]
        });
        SectionView {
            key: "benchmarks".to_owned(),
            title: words.text(Say::BenchmarksTitle),
            tables: vec![tell.table(Say::BenchmarksCaption, &heads, rows.collect())],
            notes: vec![words.text(Say::BenchmarksNote)],
            ..SectionView::default()
        }
    }

    fn source(&self, one: &Benchmark) -> String {
        let year = one.year.map_or_else(String::new, |year| year.to_string());
        let values = [
            ("source", Value::Text(one.source)),
            ("year", Value::Text(&year)),
            ("trade", Value::Text(one.trade.unwrap_or_default())),
        ];
        let message = match (one.kind, one.trade) {
            (BenchmarkKind::Measured, None) => Say::SourceMeasured,
            (BenchmarkKind::Measured, Some(_)) => Say::SourceTrade,
            (BenchmarkKind::Opinion, None) => Say::SourceOpinion,
            (BenchmarkKind::Opinion, Some(_)) => Say::SourceOpinionTrade,
        };
        self.words.say(message, &values).trim_end().replace("  ", " ").replace(" )", ")")
    }
}

/// A driver.
pub(super) fn driver_name(driver: Driver, words: &Words<'_>) -> String {
    words.text(match driver {
        Driver::Discount => Say::Discount,
        Driver::DiscountDepth => Say::DiscountDepth,
        Driver::DiscountCode => Say::DiscountCode,
        Driver::Refund => Say::Refund,
        Driver::Channel => Say::Channel,
        Driver::Country => Say::Country,
        Driver::Payment => Say::Payment,
        Driver::Basket => Say::Basket,
        Driver::Weekday => Say::Weekday,
        Driver::Hour => Say::Hour,
        Driver::Season => Say::Season,
        Driver::BlackFridayWeek => Say::BlackFridayWeek,
    })
}

/// A group of a driver; `text` is what the files call it, where it goes by a text.
pub(super) fn driver_group_name(driver: Driver, id: DriverGroupId, text: Option<&str>, words: &Words<'_>) -> String {
    let number = |value: u16| words.count(u64::from(value));
    match id {
        DriverGroupId::Text(_) => text.unwrap_or(NOTHING).to_owned(),
        DriverGroupId::OtherTexts => words.text(Say::OtherTexts),
        DriverGroupId::NotSaid => words.text(Say::NotSaid),
        DriverGroupId::Band(Band::Whether(yes)) => words.text(match (driver, yes) {
            (Driver::BlackFridayWeek, true) => Say::InThatWeek,
            (Driver::BlackFridayWeek, false) => Say::InOtherWeeks,
            (_, true) => Say::WithDiscount,
            (_, false) => Say::WithoutDiscount,
        }),
        DriverGroupId::Band(Band::Weekday(day)) => {
            let days =
                [Say::Monday, Say::Tuesday, Say::Wednesday, Say::Thursday, Say::Friday, Say::Saturday, Say::Sunday];
            words.text(days[usize::from(day % 7)])
        }
        DriverGroupId::Band(Band::Season(month)) => words.text(match month {
            3 => Say::Spring,
            6 => Say::Summer,
            9 => Say::Autumn,
            _ => Say::Winter,
        }),
        DriverGroupId::Band(Band::Range(from, to)) => {
            let (low, high) = (number(from), number(to.unwrap_or(from)));
            let values = [("from", Value::Text(&low)), ("to", Value::Text(&high))];
            let percent = matches!(driver, Driver::DiscountDepth | Driver::Refund);
            words.say(
                match (percent, to) {
                    (true, Some(0)) if driver == Driver::Refund => Say::NothingBack,
                    (true, Some(0)) => Say::WithoutDiscount,
                    (true, Some(99)) if driver == Driver::Refund => Say::PartBack,
                    (true, Some(100)) if driver == Driver::Refund => Say::AllBack,
                    (true, Some(_)) => Say::PercentRange,
                    (true, None) => Say::PercentFrom,
                    (false, _) if driver == Driver::Hour => Say::HourRange,
                    (false, Some(to)) if to == from => return low,
                    (false, Some(_)) => Say::CountRange,
                    (false, None) => Say::CountFrom,
                },
                &values,
            )
        }
    }
}

fn definition(definition: BenchmarkDefinition) -> Say {
    match definition {
        BenchmarkDefinition::SecondWithinAYear => Say::DefinitionSecond,
        BenchmarkDefinition::ThirdOfSecond => Say::DefinitionThird,
        BenchmarkDefinition::FourthOfThird => Say::DefinitionFourth,
        BenchmarkDefinition::AllTimeRepeat => Say::DefinitionAllTime,
        BenchmarkDefinition::BlackFridayWithin90 => Say::DefinitionBlackFriday,
        BenchmarkDefinition::OthersWithin90 => Say::DefinitionOthers,
        BenchmarkDefinition::RetentionRate => Say::DefinitionRetention,
    }
}

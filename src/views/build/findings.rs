//! What stands out, in words.

use crate::analysis::{Finding, FindingsAnswer, Found};
use crate::i18n::{Message, OverviewPage as Say, Value, Words};
use crate::views::choice::{Page, Pick};
use crate::views::link::Link;
use crate::views::overview::{FindingView, FindingsView, OverviewMore};

use super::data::basis_name;
use super::drivers::{driver_group_name, driver_name};
use super::figures::certainty;
use super::mix::sure_mix;

/// What the Overview tells after it was shown.
pub fn overview_more(answer: &FindingsAnswer, words: &Words<'_>) -> OverviewMore {
    let basis = basis_name(answer.context.rules.basis, words);
    let findings: Vec<FindingView> = answer.found.iter().map(|found| finding(found, &basis, words)).collect();
    OverviewMore {
        findings: FindingsView { absent: findings.is_empty().then(|| words.text(Say::FindingsNone)), findings },
        mix: sure_mix(&answer.mix, words),
        certainty: certainty(answer, words),
    }
}

fn link(page: Page, section: &str, picks: &[(Pick, &str)]) -> Link {
    let picks = picks.iter().map(|(pick, value)| (*pick, (*value).to_owned())).collect();
    Link { page, section: section.to_owned(), picks }
}

fn finding(found: &Found, basis: &str, words: &Words<'_>) -> FindingView {
    let (share, other) = (("share", Value::Percent(found.value)), Value::Percent(found.reference));
    let more = found.value > found.reference;
    let depends_on_basis = || words.say(Say::DependsBasis, &[("basis", Value::Text(basis))]);
    let (key, sentence, depends, link) = match &found.finding {
        Finding::Repeat { .. } => (
            "repeat",
            words.say(if more { Say::FindRepeatMore } else { Say::FindRepeatLess }, &[share, ("before", other)]),
            words.text(Say::DependsRepeat),
            link(Page::Overview, "repeat_rate", &[]),
        ),
        Finding::RevenueMix { month } => (
            "revenue_mix",
            words.say(
                if more { Say::FindMixMore } else { Say::FindMixLess },
                &[share, ("before", other), ("month", Value::Month(*month))],
            ),
            depends_on_basis(),
            link(Page::Overview, "revenue_mix", &[]),
        ),
        Finding::BestWeek { week } => (
            "best_week",
            words.say(Say::FindWeek, &[share, ("usual", other), ("week", Value::Count(u64::from(week.bin) + 1))]),
            words.text(Say::DependsDays),
            link(Page::Timing, "when_to_write", &[(Pick::Step, "")]),
        ),
        Finding::Ladder { days, .. } => (
            "ladder",
            words.say(Say::FindLadder, &[share, ("second", other), ("days", Value::Count(u64::from(*days)))]),
            words.text(Say::DependsDays),
            link(Page::Timing, "how_soon", &[(Pick::Step, "")]),
        ),
        Finding::TopFifth { .. } => (
            "top_fifth",
            words.say(Say::FindTop, &[share]),
            depends_on_basis(),
            link(Page::Customers, "concentration", &[]),
        ),
        Finding::AtRisk { customers, lapsed_after_days, .. } => (
            "at_risk",
            words.say(Say::FindRisk, &[share, ("count", Value::Count(customers.part))]),
            words.say(Say::DependsLapse, &[("days", Value::Count(u64::from(lapsed_after_days.unwrap_or(0))))]),
            link(Page::Customers, "list", &[(Pick::Group, "at_risk_3"), (Pick::Part, "")]),
        ),
        Finding::Driver { driver, group, text, .. } => {
            let name = driver_name(*driver, words);
            let group = driver_group_name(*driver, *group, text.as_deref(), words);
            let values = [share, ("rest", other), ("driver", Value::Text(&name)), ("group", Value::Text(&group))];
            let depends = words.text(Say::DependsDrivers);
            ("driver", words.say(Say::FindDriver, &values), depends, link(Page::Drivers, driver.name(), &[]))
        }
        Finding::Benchmark { benchmark, .. } => {
            let message = if more { Say::FindBenchmarkAbove } else { Say::FindBenchmarkBelow };
            let source = match benchmark.year {
                Some(year) => format!("{} ({year})", benchmark.source),
                None => benchmark.source.to_owned(),
            };
            let values = [share, ("theirs", other), ("source", Value::Text(&source))];
            let depends = words.text(Say::DependsOrders);
            ("benchmark", words.say(message, &values), depends, link(Page::Drivers, "benchmarks", &[]))
        }
    };
    FindingView {
        key: key.to_owned(),
        sentence,
        base: words.say(Message::Base, &[("n", Value::Count(found.customers))]),
        interval: interval(found, words),
        depends,
        link,
    }
}

/// The interval of the figure, or of its difference where it is set against a figure that is itself uncertain.
fn interval(found: &Found, words: &Words<'_>) -> String {
    let is_difference = matches!(
        found.finding,
        Finding::Repeat { .. } | Finding::RevenueMix { .. } | Finding::Ladder { .. } | Finding::Driver { .. }
    );
    let (low, high) = (found.interval.low, found.interval.high);
    let shown = |bound: f64| {
        if is_difference { super::tell::points(bound - found.reference, words) } else { words.format.percent(bound, 1) }
    };
    let (low, high) = (shown(low), shown(high));
    let message = if is_difference { Say::FindPoints.into() } else { Message::Interval };
    words.say(message, &[("low", Value::Text(&low)), ("high", Value::Text(&high))])
}

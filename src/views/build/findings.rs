//! What stands out, in words.

use crate::analysis::{CustomerGroup, Finding, FindingsAnswer, Found, LaterAnswer};
use crate::i18n::{Message, OverviewPage as Say, Value, Words};
use crate::metrics::{LIFECYCLE_ROWS, Silence};
use crate::views::choice::{Page, Pick};
use crate::views::link::Link;
use crate::views::overview::{FindingView, FindingsView, OverviewMore};
use crate::views::report::FindingReport;

use super::data::basis_name;
use super::drivers::{driver_group_name, driver_name};
use super::figures::{certainty, later_figures};
use super::mix::sure_mix;

/// What the Overview tells after it was shown.
pub fn overview_more(answer: &FindingsAnswer, words: &Words<'_>) -> OverviewMore {
    let basis = basis_name(answer.later.context.rules.basis, words);
    let findings: Vec<FindingView> = answer.found.iter().map(|found| finding(found, &basis, words)).collect();
    OverviewMore {
        findings: Some(FindingsView { absent: findings.is_empty().then(|| words.text(Say::FindingsNone)), findings }),
        mix: sure_mix(&answer.mix, words),
        ..overview_figures(&answer.later, words)
    }
}

/// The key figures among it, which are there first.
pub fn overview_figures(answer: &LaterAnswer, words: &Words<'_>) -> OverviewMore {
    OverviewMore {
        figures: later_figures(answer, words),
        certainty: certainty(answer, words),
        findings: None,
        mix: None,
    }
}

fn link(page: Page, section: &str, picks: &[(Pick, &str)]) -> Link {
    let picks = picks.iter().map(|(pick, value)| (*pick, (*value).to_owned())).collect();
    Link { page, section: section.to_owned(), picks }
}

/// The stable name of a finding, and where its figure stands.
fn place(finding: &Finding) -> (&'static str, Link) {
    match finding {
        Finding::Repeat { .. } => ("repeat", link(Page::Overview, "repeat_rate", &[])),
        Finding::RevenueMix { .. } => ("revenue_mix", link(Page::Overview, "revenue_mix", &[])),
        Finding::BestWeek { .. } => ("best_week", link(Page::Timing, "when_to_write", &[(Pick::Step, "")])),
        Finding::Ladder { .. } => ("ladder", link(Page::Timing, "how_soon", &[(Pick::Step, "")])),
        Finding::TopFifth { .. } => ("top_fifth", link(Page::Customers, "concentration", &[])),
        Finding::AtRisk { .. } => {
            let group = CustomerGroup::Lifecycle(LIFECYCLE_ROWS - 1, Silence::AtRisk).to_string();
            ("at_risk", link(Page::Customers, "list", &[(Pick::Group, &group)]))
        }
        Finding::Driver { driver, .. } => ("driver", link(Page::Drivers, driver.name(), &[])),
        Finding::FirstProduct { .. } => ("first_product", link(Page::Products, "first_product", &[])),
        Finding::Benchmark { .. } => ("benchmark", link(Page::Drivers, "benchmarks", &[])),
    }
}

fn finding(found: &Found, basis: &str, words: &Words<'_>) -> FindingView {
    let (share, other) = (("share", Value::Percent(found.value)), Value::Percent(found.reference));
    let more = found.value > found.reference;
    let on_basis = || words.say(Say::DependsBasis, &[("basis", Value::Text(basis))]);
    let (sentence, depends) = match &found.finding {
        Finding::Repeat { .. } => {
            let message = if more { Say::FindRepeatMore } else { Say::FindRepeatLess };
            (words.say(message, &[share, ("before", other)]), words.text(Say::DependsRepeat))
        }
        Finding::RevenueMix { month } => {
            let message = if more { Say::FindMixMore } else { Say::FindMixLess };
            (words.say(message, &[share, ("before", other), ("month", Value::Month(*month))]), on_basis())
        }
        Finding::BestWeek { week } => {
            let week = ("week", Value::Count(u64::from(week.bin) + 1));
            (words.say(Say::FindWeek, &[share, ("usual", other), week]), words.text(Say::DependsDays))
        }
        Finding::Ladder { days, .. } => {
            let days = ("days", Value::Count(u64::from(*days)));
            (words.say(Say::FindLadder, &[share, ("second", other), days]), words.text(Say::DependsDays))
        }
        Finding::TopFifth { .. } => (words.say(Say::FindTop, &[share]), on_basis()),
        Finding::AtRisk { customers, lapsed_after_days, .. } => {
            let days = Value::Count(u64::from(lapsed_after_days.unwrap_or(0)));
            let sentence = words.say(Say::FindRisk, &[share, ("count", Value::Count(customers.part))]);
            (sentence, words.say(Say::DependsLapse, &[("days", days)]))
        }
        Finding::Driver { driver, group, text, .. } => {
            let name = driver_name(*driver, words);
            let group = driver_group_name(*driver, *group, text.as_deref(), words);
            let values = [share, ("rest", other), ("driver", Value::Text(&name)), ("group", Value::Text(&group))];
            (words.say(Say::FindDriver, &values), words.text(Say::DependsDrivers))
        }
        Finding::FirstProduct { name, .. } => {
            let message = if more { Say::FindProductMore } else { Say::FindProductLess };
            let values = [share, ("rest", other), ("product", Value::Text(name))];
            (words.say(message, &values), words.text(Say::DependsProducts))
        }
        Finding::Benchmark { benchmark, .. } => {
            let message = if more { Say::FindBenchmarkAbove } else { Say::FindBenchmarkBelow };
            let source = match benchmark.year {
                Some(year) => format!("{} ({year})", benchmark.source),
                None => benchmark.source.to_owned(),
            };
            let values = [share, ("theirs", other), ("source", Value::Text(&source))];
            (words.say(message, &values), words.text(Say::DependsOrders))
        }
    };
    let (key, link) = place(&found.finding);
    FindingView {
        key: key.to_owned(),
        sentence,
        base: words.say(Message::Base, &[("n", Value::Count(found.customers))]),
        interval: interval(found, words),
        depends,
        link,
    }
}

/// A finding for the report.
pub(super) fn finding_report(found: &Found) -> FindingReport {
    let (finding, link) = place(&found.finding);
    FindingReport {
        finding,
        page: link.page.name(),
        section: link.section,
        value: found.value,
        low: found.interval.low,
        high: found.interval.high,
        reference: found.reference,
        customers: found.customers,
        weight: found.weight,
    }
}

/// The interval of the figure, or of its difference where it is set against a figure that is itself uncertain.
fn interval(found: &Found, words: &Words<'_>) -> String {
    let is_difference = matches!(
        found.finding,
        Finding::Repeat { .. }
            | Finding::RevenueMix { .. }
            | Finding::Ladder { .. }
            | Finding::Driver { .. }
            | Finding::FirstProduct { .. }
    );
    let (low, high) = (found.interval.low, found.interval.high);
    let shown = |bound: f64| {
        if is_difference { super::tell::points(bound - found.reference, words) } else { words.format.percent(bound, 1) }
    };
    let (low, high) = (shown(low), shown(high));
    let message = if is_difference { Say::FindPoints.into() } else { Message::Interval };
    words.say(message, &[("low", Value::Text(&low)), ("high", Value::Text(&high))])
}

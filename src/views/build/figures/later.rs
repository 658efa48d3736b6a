//! The key figures that come after the page: how many are kept, what a customer has brought, how many have lapsed.

use crate::analysis::{CustomerGroup, LaterAnswer, LaterFacts, RetentionPart};
use crate::i18n::{Message, OverviewPage as Say, Value, Words};
use crate::metrics::{MonthOfStanding, RetentionCounts, Silence};
use crate::statistics::{
    Difference, WITHHELD_BELOW, difference_of_estimates, difference_of_means, difference_of_shares,
};
use crate::units::{Interval, Share};
use crate::views::chart::Direction;
use crate::views::figure::{Change, Definition, Figure, Variant};

use super::super::tell::NOTHING;
use super::parts::{Kind, MonthPoint, band, change_of, difference_band, raw, share_words, spark_of, written};

/// What stands where a figure is on its way.
const WAITING: &str = "…";

/// What tells one of them from another.
struct Plan {
    key: &'static str,
    kind: Kind,
    label: Say,
    term: Say,
    answers: Say,
    formula: Say,
    not: Say,
    behind: CustomerGroup,
}

const KEPT: Plan = Plan {
    key: "retention",
    kind: Kind::Rate,
    label: Say::KeptLabel,
    term: Say::KeptTerm,
    answers: Say::KeptAnswers,
    formula: Say::KeptFormula,
    not: Say::KeptNot,
    behind: CustomerGroup::Retention(RetentionPart::Kept),
};

const TO_DATE: Plan = Plan {
    key: "historical_ltv",
    kind: Kind::Money,
    label: Say::ToDateLabel,
    term: Say::ToDateTerm,
    answers: Say::ToDateAnswers,
    formula: Say::ToDateFormula,
    not: Say::ToDateNot,
    behind: CustomerGroup::All,
};

const LAPSED: Plan = Plan {
    key: "lapsed",
    kind: Kind::Rate,
    label: Say::LapsedLabel,
    term: Say::LapsedTerm,
    answers: Say::LapsedAnswers,
    formula: Say::LapsedFormula,
    not: Say::LapsedNot,
    behind: CustomerGroup::Silent(Silence::Lapsed),
};

/// What has been worked out of one.
struct Facts {
    value: Option<f64>,
    /// Why there is no value.
    note: Option<String>,
    interval: Option<Interval>,
    base: String,
    /// The value of the period it is compared with, and the interval of the difference.
    before: Option<(f64, Option<Interval>)>,
    months: Vec<MonthPoint>,
    with_numbers: String,
    numerator: (Say, String),
    denominator: (Message, String),
    variants: Vec<Variant>,
}

impl Plan {
    /// Its place, before anything is known; whether it will be compared is.
    fn pending(&self, is_compared: bool, words: &Words<'_>) -> Figure {
        let change =
            || Change { text: WAITING.to_owned(), detail: String::new(), interval: None, direction: Direction::Flat };
        Figure {
            key: self.key.to_owned(),
            label: words.text(self.label),
            term: words.text(self.term),
            value: WAITING.to_owned(),
            raw: None,
            note: None,
            interval: None,
            base: None,
            change: is_compared.then(change),
            spark: None,
            definition: Definition {
                answers: words.text(self.answers),
                formula: words.text(self.formula),
                with_numbers: WAITING.to_owned(),
                numerator: None,
                denominator: None,
                not_the_same_as: words.text(self.not),
                variants: Vec::new(),
            },
            behind: Some(self.behind.to_string()),
        }
    }

    fn figure(&self, facts: Facts, answer: &LaterAnswer, words: &Words<'_>) -> Figure {
        let (label, compared) = (words.text(self.label), answer.context.compared);
        let change = facts.value.zip(facts.before).and_then(|(now, (before, interval))| {
            let interval = interval.map(|interval| difference_band(self.kind, interval, words));
            change_of(self.kind, (now, before), compared?.period, interval, words)
        });
        let pending = self.pending(false, words);
        Figure {
            value: facts.value.map_or_else(|| NOTHING.to_owned(), |value| written(self.kind, value, words)),
            raw: facts.value.map(|value| raw(self.kind, value, words)),
            note: facts.note,
            interval: facts.interval.filter(|_| facts.value.is_some()).map(|interval| band(self.kind, interval, words)),
            base: Some(facts.base),
            change,
            spark: spark_of(self.kind, &label, &facts.months, words),
            definition: Definition {
                with_numbers: facts.with_numbers,
                numerator: Some((words.text(facts.numerator.0), facts.numerator.1)),
                denominator: Some((words.text(facts.denominator.0), facts.denominator.1)),
                variants: facts.variants,
                ..pending.definition
            },
            behind: pending.behind.filter(|_| facts.value.is_some()),
            ..pending
        }
    }
}

/// The places of the figures that come later.
pub(super) fn pending(is_compared: bool, words: &Words<'_>) -> [Figure; 3] {
    [KEPT, TO_DATE, LAPSED].map(|plan| plan.pending(is_compared, words))
}

/// The figures that come later, each for its place.
pub(in crate::views::build) fn later_figures(answer: &LaterAnswer, words: &Words<'_>) -> Vec<Figure> {
    [(KEPT, kept(answer, words)), (TO_DATE, to_date(answer, words)), (LAPSED, lapsed(answer, words))]
        .map(|(plan, facts)| plan.figure(facts, answer, words))
        .into()
}

fn base(count: u64, words: &Words<'_>) -> String {
    words.say(Message::Base, &[("n", Value::Count(count))])
}

/// A rate as it is written; a dash where it is absent.
fn rate(value: Option<f64>, words: &Words<'_>) -> String {
    value.map_or_else(|| NOTHING.to_owned(), |value| written(Kind::Rate, value, words))
}

fn kept(answer: &LaterAnswer, words: &Words<'_>) -> Facts {
    let days = ("days", Value::Count(u64::from(answer.retention_days)));
    let enough = |counts: &RetentionCounts| counts.start >= WITHHELD_BELOW;
    let readable = |facts: &LaterFacts| facts.retention.complete && enough(&facts.retention.counts);
    let of = |facts: &LaterFacts| facts.retention.rate().filter(|_| readable(facts));
    let (now, before) = (of(&answer.now), answer.before.as_ref().and_then(of));
    let retention = &answer.now.retention;
    let RetentionCounts { start, end, new } = retention.counts;
    let note = match now {
        Some(_) => None,
        None if retention.complete => Some(words.text(Message::FewCustomers)),
        None => Some(words.say(Say::KeptShort, &[days])),
    };
    let share = rate(now.map(|rate| rate.value), words);
    let counts = [
        ("start", Value::Count(start)),
        ("end", Value::Count(end)),
        ("new", Value::Count(new)),
        ("share", Value::Text(&share)),
        ("day", Value::Day(retention.end)),
        days,
    ];
    let with_numbers = words.say(Say::KeptNumbers, &counts);
    let strict = retention.strict();
    let variant = |key: &str, label: Say, value: String, with_numbers: String, chosen: bool| Variant {
        key: key.to_owned(),
        label: words.text(label),
        value,
        with_numbers,
        chosen,
    };
    let variants = vec![
        variant("formula", Say::KeptByFormula, share.clone(), with_numbers.clone(), true),
        variant(
            "strict",
            Say::KeptStrict,
            rate(strict.value().filter(|_| now.is_some()), words),
            share_words(Say::KeptStrictNumbers, strict, words),
            false,
        ),
    ];
    let months = answer.months.iter().map(|month| {
        let rate = month.retention.filter(enough).and_then(RetentionCounts::rate);
        (month.month, month.complete, rate)
    });
    Facts {
        value: now.map(|rate| rate.value),
        note,
        interval: now.and_then(|rate| rate.interval),
        base: words.say(Say::KeptBase, &[("n", Value::Count(start)), days]),
        before: now.zip(before).map(|(now, before)| (before.value, interval_of(difference_of_estimates(now, before)))),
        months: months.collect(),
        numerator: (Say::KeptPart, words.count(end.saturating_sub(new))),
        denominator: (Say::KeptWhole.into(), words.count(start)),
        with_numbers,
        variants: if now.is_some() { variants } else { Vec::new() },
    }
}

fn interval_of(difference: Option<Difference>) -> Option<Interval> {
    difference.map(|difference| difference.interval)
}

fn to_date(answer: &LaterAnswer, words: &Words<'_>) -> Facts {
    let all = &answer.now.standing.to_date;
    let mean = all.mean();
    let before = answer.before.as_ref().map(|before| &before.standing.to_date);
    let revenue = words.money(all.sum);
    let value = mean.map_or_else(|| NOTHING.to_owned(), |mean| written(Kind::Money, mean.value, words));
    let numbers = [
        ("revenue", Value::Text(&revenue)),
        ("customers", Value::Count(all.count)),
        ("value", Value::Text(&value)),
        ("day", Value::Day(answer.context.window.as_of)),
    ];
    // Fewer than five say nothing about a mean.
    let enough = |count: u64| count >= WITHHELD_BELOW;
    let difference = |before| interval_of(difference_of_means(all, before).filter(|_| enough(all.count)));
    let months = answer.months.iter().map(|month| {
        let customers = month.lapsed.whole;
        let value = (customers > 0).then(|| month.revenue_minor as f64 / customers as f64);
        (month.month, month.complete, value)
    });
    Facts {
        value: mean.map(|mean| mean.value),
        note: mean.is_none().then(|| words.text(Message::NothingToDivide)),
        interval: mean.and_then(|mean| mean.interval).filter(|_| enough(all.count)),
        base: base(all.count, words),
        before: before.and_then(|before| {
            let interval = difference(before).filter(|_| enough(before.count));
            Some((before.mean()?.value, interval))
        }),
        months: months.collect(),
        with_numbers: words.say(Say::ToDateNumbers, &numbers),
        numerator: (Say::ToDatePart, revenue.clone()),
        denominator: (Message::Customers, words.count(all.count)),
        variants: Vec::new(),
    }
}

fn lapsed(answer: &LaterAnswer, words: &Words<'_>) -> Facts {
    let share = answer.now.standing.lapsed;
    let limits = answer.lapsed_after_days;
    let known = limits.iter().any(Option::is_some);
    let readable = |share: &Share| known && share.whole >= WITHHELD_BELOW;
    let value = |share: Share| share.value().filter(|_| readable(&share));
    let before = answer.before.as_ref().map(|before| before.standing.lapsed);
    let note = match share.whole {
        _ if value(share).is_some() => None,
        0 => Some(Message::NothingToDivide),
        _ if known => Some(Message::FewCustomers),
        _ => Some(Say::LapsedUnknown.into()),
    };
    let limit = limits.map(|days| days.map_or_else(|| NOTHING.to_owned(), |days| words.count(u64::from(days))));
    let told = rate(value(share), words);
    let numbers = [
        ("part", Value::Count(share.part)),
        ("whole", Value::Count(share.whole)),
        ("share", Value::Text(&told)),
        ("one", Value::Text(&limit[0])),
        ("two", Value::Text(&limit[1])),
        ("more", Value::Text(&limit[2])),
    ];
    let month_of = |month: &MonthOfStanding| (month.month, month.complete, value(month.lapsed));
    Facts {
        value: value(share),
        note: note.map(|note| words.text(note)),
        interval: share.wilson_95(),
        base: base(share.whole, words),
        before: before.and_then(|before| Some((value(before)?, interval_of(difference_of_shares(share, before))))),
        months: answer.months.iter().map(month_of).collect(),
        with_numbers: words.say(Say::LapsedNumbers, &numbers),
        numerator: (Say::LapsedPart, words.count(share.part)),
        denominator: (Message::Customers, words.count(share.whole)),
        variants: Vec::new(),
    }
}

//! What all key figures are told with: values, intervals, changes and spark lines.

use crate::i18n::{Message, OverviewPage, Value, Words};
use crate::orders::Period;
use crate::units::{Interval, Month, Share};
use crate::views::chart::Direction;
use crate::views::figure::{Change, Spark};

use super::super::tell::{NOTHING, points};

/// How a figure is written and compared.
#[derive(Clone, Copy)]
pub(super) enum Kind {
    Count,
    Money,
    Number,
    Rate,
}

/// A month, whether it is whole, and the figure in it.
pub(super) type MonthPoint = (Month, bool, Option<f64>);

/// Money leaves the page in major units, everything else as it is.
pub(super) fn raw(kind: Kind, value: f64, words: &Words<'_>) -> f64 {
    match kind {
        Kind::Money => value / words.currency.minor_per_major() as f64,
        _ => value,
    }
}

pub(super) fn written(kind: Kind, value: f64, words: &Words<'_>) -> String {
    match kind {
        Kind::Count => words.format.integer(value as i64),
        Kind::Money => words.format.money(libm::rint(value) as i64, words.currency),
        Kind::Number => words.format.decimal(value, 2),
        Kind::Rate => words.format.percent(value, 1),
    }
}

/// The 95 % interval of a figure.
pub(super) fn band(kind: Kind, interval: Interval, words: &Words<'_>) -> String {
    let (low, high) = (written(kind, interval.low, words), written(kind, interval.high, words));
    words.say(Message::Interval, &[("low", Value::Text(&low)), ("high", Value::Text(&high))])
}

/// The 95 % interval of a difference: in points for rates.
pub(super) fn difference_band(kind: Kind, interval: Interval, words: &Words<'_>) -> String {
    let signed = |value: f64| [if value > 0.0 { "+" } else { "" }, &written(kind, value, words)].concat();
    let (say, [low, high]) = match kind {
        Kind::Rate => (OverviewPage::FindPoints, [interval.low, interval.high].map(|bound| points(bound, words))),
        _ => (OverviewPage::DifferenceBand, [interval.low, interval.high].map(signed)),
    };
    words.say(say, &[("low", Value::Text(&low)), ("high", Value::Text(&high))])
}

/// The change of a figure from the period before, told with its own interval; nothing where there is nothing to set it against.
pub(super) fn change_of(
    kind: Kind,
    (now, before): (f64, f64),
    compared: Period,
    interval: Option<String>,
    words: &Words<'_>,
) -> Option<Change> {
    let difference = now - before;
    let sign = ("sign", Value::Text(if difference > 0.0 { "+" } else { "−" }));
    let (text, small) = if let Kind::Rate = kind {
        let points = words.format.decimal(difference.abs() * 100.0, 1);
        (words.say(Message::Points, &[sign, ("points", Value::Text(&points))]), difference.abs() < 0.0005)
    } else {
        if before <= 0.0 {
            return None;
        }
        let share = words.format.percent(difference.abs() / before, 1);
        (words.say(Message::PercentMore, &[sign, ("share", Value::Text(&share))]), difference.abs() / before < 0.0005)
    };
    let direction = match (small, difference > 0.0) {
        (true, _) => Direction::Flat,
        (false, true) => Direction::Up,
        (false, false) => Direction::Down,
    };
    let before = written(kind, before, words);
    let detail =
        [("value", Value::Text(&before)), ("from", Value::Day(compared.from)), ("to", Value::Day(compared.to))];
    Some(Change {
        text: if small { words.text(Message::NoChange) } else { text },
        detail: words.say(Message::ChangeDetail, &detail),
        interval,
        direction,
    })
}

/// The figure month by month; nothing where there are fewer than two months to draw.
pub(super) fn spark_of(kind: Kind, label: &str, months: &[MonthPoint], words: &Words<'_>) -> Option<Spark> {
    let (first, last) = (months.first()?, months.last()?);
    let points: Vec<Option<f64>> = months.iter().map(|(_, _, value)| *value).collect();
    if points.iter().flatten().count() < 2 {
        return None;
    }
    let at = |value: Option<f64>| value.map_or_else(|| NOTHING.to_owned(), |value| written(kind, value, words));
    let (first_value, last_value) = (at(first.2), at(last.2));
    let values = [
        ("label", Value::Text(label)),
        ("from", Value::Month(first.0)),
        ("to", Value::Month(last.0)),
        ("first", Value::Text(&first_value)),
        ("last", Value::Text(&last_value)),
    ];
    Some(Spark { points, last_incomplete: !last.1, summary: words.say(Message::SparkSummary, &values) })
}

/// A share with its two counts.
pub(super) fn share_words(message: impl Into<Message>, share: Share, words: &Words<'_>) -> String {
    let value = share.value().map_or_else(|| NOTHING.to_owned(), |value| words.format.percent(value, 1));
    words.say(
        message,
        &[("part", Value::Count(share.part)), ("whole", Value::Count(share.whole)), ("share", Value::Text(&value))],
    )
}

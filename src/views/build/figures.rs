//! Key figures: each with its value, certainty, comparison, spark line and definition.

use crate::analysis::{CustomerGroup, FindingsAnswer, KeyFacts, OrderGroup, OrderPart, OverviewAnswer};
use crate::i18n::{Message, OverviewPage, Value, Words};
use crate::metrics::{Averages, MonthOfOrders, PeriodPart, RepeatPart};
use crate::orders::Period;
use crate::statistics::{Estimate, WITHHELD_BELOW, difference_of_estimates, difference_of_shares};
use crate::units::{Interval, Share};
use crate::views::chart::Direction;
use crate::views::figure::{Change, Definition, Figure, Spark, Variant};
use crate::views::overview::FigureCertainty;

use super::data::basis_name;
use super::tell::{NOTHING, points};

/// How a figure is written and compared.
#[derive(Clone, Copy)]
enum Kind {
    Count,
    Money,
    Number,
    Rate,
}

/// What tells one figure from another.
struct Plan {
    key: &'static str,
    kind: Kind,
    label: Message,
    /// Label, term, answers, formula, not the same as.
    term: Message,
    answers: Message,
    formula: Message,
    not: Message,
    /// The figure from a period's facts; and the same from a month's.
    value: fn(&KeyFacts) -> Option<f64>,
    month: fn(&MonthOfOrders) -> Option<f64>,
    /// The customers behind it.
    behind: Option<CustomerGroup>,
}

const PLANS: [Plan; 8] = [
    Plan {
        key: "repeat_rate",
        kind: Kind::Rate,
        label: Message::RepeatRateLabel,
        term: Message::RepeatRateTerm,
        answers: Message::RepeatRateAnswers,
        formula: Message::RepeatRateFormula,
        not: Message::RepeatRateNot,
        value: |facts| facts.repeat.in_period.value(),
        month: |month| month.repeat.value(),
        behind: Some(CustomerGroup::Repeat(RepeatPart::InPeriod)),
    },
    Plan {
        key: "customers",
        kind: Kind::Count,
        label: Message::CustomersLabel,
        term: Message::CustomersTerm,
        answers: Message::CustomersAnswers,
        formula: Message::CustomersFormula,
        not: Message::CustomersNot,
        value: |facts| Some(facts.activity.customers as f64),
        month: |month| Some(month.activity.customers as f64),
        behind: Some(CustomerGroup::Period(PeriodPart::All, None)),
    },
    Plan {
        key: "new_customers",
        kind: Kind::Count,
        label: Message::NewLabel,
        term: Message::NewTerm,
        answers: Message::NewAnswers,
        formula: Message::NewFormula,
        not: Message::NewNot,
        value: |facts| Some(facts.activity.new_customers as f64),
        month: |month| Some(month.activity.new_customers as f64),
        behind: Some(CustomerGroup::Period(PeriodPart::New, None)),
    },
    Plan {
        key: "returning_customers",
        kind: Kind::Count,
        label: Message::ReturningLabel,
        term: Message::ReturningTerm,
        answers: Message::ReturningAnswers,
        formula: Message::ReturningFormula,
        not: Message::ReturningNot,
        value: |facts| Some(facts.activity.returning_customers() as f64),
        month: |month| Some(month.activity.returning_customers() as f64),
        behind: Some(CustomerGroup::Period(PeriodPart::Returning, None)),
    },
    Plan {
        key: "orders",
        kind: Kind::Count,
        label: Message::OrdersLabel,
        term: Message::OrdersTerm,
        answers: Message::OrdersAnswers,
        formula: Message::OrdersFormula,
        not: Message::OrdersNot,
        value: |facts| Some(facts.activity.orders as f64),
        month: |month| Some(month.activity.orders as f64),
        behind: None,
    },
    Plan {
        key: "orders_per_customer",
        kind: Kind::Number,
        label: Message::FrequencyLabel,
        term: Message::FrequencyTerm,
        answers: Message::FrequencyAnswers,
        formula: Message::FrequencyFormula,
        not: Message::FrequencyNot,
        value: |facts| facts.activity.orders_per_customer(),
        month: |month| month.activity.orders_per_customer(),
        behind: Some(CustomerGroup::Period(PeriodPart::All, None)),
    },
    Plan {
        key: "order_value",
        kind: Kind::Money,
        label: Message::OrderValueLabel,
        term: Message::OrderValueTerm,
        answers: Message::OrderValueAnswers,
        formula: Message::OrderValueFormula,
        not: Message::OrderValueNot,
        value: |facts| facts.value.all.average_minor(),
        month: |month| {
            let orders = month.activity.orders;
            (orders > 0).then(|| month.activity.revenue_minor as f64 / orders as f64)
        },
        behind: None,
    },
    Plan {
        key: "revenue",
        kind: Kind::Money,
        label: Message::RevenueLabel,
        term: Message::RevenueTerm,
        answers: Message::RevenueAnswers,
        formula: Message::RevenueFormula,
        not: Message::RevenueNot,
        value: |facts| Some(facts.activity.revenue_minor as f64),
        month: |month| Some(month.activity.revenue_minor as f64),
        behind: None,
    },
];

/// The key figures, in the order of the page.
pub(super) fn figures(answer: &OverviewAnswer, words: &Words<'_>) -> Vec<Figure> {
    PLANS.iter().map(|plan| figure(plan, answer, words)).collect()
}

fn figure(plan: &Plan, answer: &OverviewAnswer, words: &Words<'_>) -> Figure {
    let facts = &answer.now;
    let rate = matches!(plan.kind, Kind::Rate).then_some(facts.repeat.in_period);
    let few = rate.is_some_and(|share| share.whole > 0 && share.whole < WITHHELD_BELOW);
    let value = if few { None } else { (plan.value)(facts) };
    let interval = if few { None } else { rate.and_then(Share::wilson_95) };
    let percent = |share: f64| words.format.percent(share, 1);
    let label = words.text(plan.label);
    let all = answer.context.window.period.from == answer.context.oldest;
    Figure {
        key: plan.key.to_owned(),
        term: words.say(plan.term, &[("basis", Value::Text(&basis_name(answer.context.rules.basis, words)))]),
        value: value.map_or_else(|| NOTHING.to_owned(), |value| written(plan.kind, value, words)),
        raw: value.map(|value| raw(plan.kind, value, words)),
        note: match value {
            Some(_) if plan.key == "returning_customers" && all => Some(words.text(Message::NobodyIsOlder)),
            Some(_) => None,
            None if few => Some(words.text(Message::FewCustomers)),
            None => Some(words.text(Message::NothingToDivide)),
        },
        interval: interval.map(|interval| {
            let (low, high) = (percent(interval.low), percent(interval.high));
            words.say(Message::Interval, &[("low", Value::Text(&low)), ("high", Value::Text(&high))])
        }),
        base: rate.map(|share| words.say(Message::Base, &[("n", Value::Count(share.whole))])),
        change: value.and_then(|now| change(plan, now, answer, words)),
        spark: spark(plan, &label, &answer.months, words),
        definition: definition(plan, answer, words),
        behind: plan.behind.map(|group| group.to_string()).or_else(|| orders_behind(plan.key)),
        label,
    }
}

/// Orders and their money have orders behind them.
fn orders_behind(key: &str) -> Option<String> {
    matches!(key, "orders" | "order_value" | "revenue").then(|| OrderGroup::of(OrderPart::All).to_string())
}

/// Money leaves the page in major units, everything else as it is.
fn raw(kind: Kind, value: f64, words: &Words<'_>) -> f64 {
    match kind {
        Kind::Money => value / words.currency.minor_per_major() as f64,
        _ => value,
    }
}

fn written(kind: Kind, value: f64, words: &Words<'_>) -> String {
    match kind {
        Kind::Count => words.format.integer(value as i64),
        Kind::Money => words.format.money(libm::rint(value) as i64, words.currency),
        Kind::Number => words.format.decimal(value, 2),
        Kind::Rate => words.format.percent(value, 1),
    }
}

fn change(plan: &Plan, now: f64, answer: &OverviewAnswer, words: &Words<'_>) -> Option<Change> {
    let Period { from, to } = answer.context.compared?.period;
    let before = (plan.value)(answer.before.as_ref()?)?;
    let difference = now - before;
    let sign = if difference > 0.0 { "+" } else { "−" };
    let sign = ("sign", Value::Text(sign));
    let (text, small) = if let Kind::Rate = plan.kind {
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
    let before = written(plan.kind, before, words);
    let detail = [("value", Value::Text(&before)), ("from", Value::Day(from)), ("to", Value::Day(to))];
    Some(Change {
        text: if small { words.text(Message::NoChange) } else { text },
        detail: words.say(Message::ChangeDetail, &detail),
        interval: of_rate(plan, answer, words),
        direction,
    })
}

/// How sure the change of a rate is.
fn of_rate(plan: &Plan, answer: &OverviewAnswer, words: &Words<'_>) -> Option<String> {
    let Kind::Rate = plan.kind else { return None };
    let before = answer.before.as_ref()?.repeat.in_period;
    let Interval { low, high } = difference_of_shares(answer.now.repeat.in_period, before)?.interval;
    let (low, high) = (points(low, words), points(high, words));
    Some(words.say(OverviewPage::FindPoints, &[("low", Value::Text(&low)), ("high", Value::Text(&high))]))
}

/// How sure the figures are that are averages over customers, and their changes.
pub(super) fn certainty(answer: &FindingsAnswer, words: &Words<'_>) -> Vec<FigureCertainty> {
    let one = |key: &str, kind: Kind, now: Option<Estimate>, before: Option<Estimate>| {
        let say = |message: Message, interval: Interval| {
            let sign = |value: f64| if message != Message::Interval && value > 0.0 { "+" } else { "" };
            let shown = |value: f64| [sign(value), &written(kind, value, words)].concat();
            let (low, high) = (shown(interval.low), shown(interval.high));
            words.say(message, &[("low", Value::Text(&low)), ("high", Value::Text(&high))])
        };
        let change = now.zip(before).and_then(|(now, before)| difference_of_estimates(now, before));
        FigureCertainty {
            key: key.to_owned(),
            interval: now.and_then(|now| now.interval).map(|interval| say(Message::Interval, interval)),
            change: change.map(|change| say(OverviewPage::DifferenceBand.into(), change.interval)),
        }
    };
    // Fewer than five say nothing about a mean.
    let enough = |averages: &Averages| averages.orders.count >= WITHHELD_BELOW;
    let now = Some(answer.now).filter(enough);
    let before = answer.before.filter(enough);
    let orders = |averages: Option<Averages>| averages.and_then(|averages| averages.orders.mean());
    let value = |averages: Option<Averages>| averages.and_then(|averages| averages.order_value.ratio());
    vec![
        one("orders_per_customer", Kind::Number, orders(now), orders(before)),
        one("order_value", Kind::Money, value(now), value(before)),
    ]
}

fn spark(plan: &Plan, label: &str, months: &[MonthOfOrders], words: &Words<'_>) -> Option<Spark> {
    let points: Vec<Option<f64>> = months.iter().map(plan.month).collect();
    let (first, last) = (months.first()?, months.last()?);
    if points.iter().flatten().count() < 2 {
        return None;
    }
    let at = |value: Option<f64>| value.map_or_else(|| NOTHING.to_owned(), |value| written(plan.kind, value, words));
    let (first_value, last_value) = (at(points[0]), at(*points.last()?));
    let values = [
        ("label", Value::Text(label)),
        ("from", Value::Month(first.month)),
        ("to", Value::Month(last.month)),
        ("first", Value::Text(&first_value)),
        ("last", Value::Text(&last_value)),
    ];
    Some(Spark { points, last_incomplete: !last.complete, summary: words.say(Message::SparkSummary, &values) })
}

fn definition(plan: &Plan, answer: &OverviewAnswer, words: &Words<'_>) -> Definition {
    let KeyFacts { activity, repeat, value, .. } = &answer.now;
    let count = |name, n| (name, Value::Count(n));
    let line = |message: Message, n: u64| Some((words.text(message), words.count(n)));
    let revenue = words.money(activity.revenue_minor);
    let (first, later, guests) = (
        words.money(activity.revenue_first_minor),
        words.money(activity.revenue_later_minor()),
        words.money(activity.revenue_guests_minor),
    );
    let result = (plan.value)(&answer.now).map_or_else(|| NOTHING.to_owned(), |value| written(plan.kind, value, words));
    let known_orders = activity.orders - activity.guest_orders;
    let (with_numbers, numerator, denominator) = match plan.key {
        "repeat_rate" => (
            share_words(Message::RepeatRateNumbers, repeat.in_period, words),
            line(Message::CustomersWithMore, repeat.in_period.part),
            line(Message::Customers, repeat.in_period.whole),
        ),
        "orders_per_customer" => (
            words.say(
                Message::FrequencyNumbers,
                &[count("part", known_orders), count("whole", activity.customers), ("number", Value::Text(&result))],
            ),
            line(Message::OrdersOfKnown, known_orders),
            line(Message::Customers, activity.customers),
        ),
        "order_value" => (
            words.say(
                Message::OrderValueNumbers,
                &[
                    ("revenue", Value::Text(&revenue)),
                    count("orders", value.all.orders),
                    ("value", Value::Text(&result)),
                ],
            ),
            Some((words.text(Message::Revenue), revenue.clone())),
            line(Message::Orders, value.all.orders),
        ),
        "revenue" => (
            words.say(
                Message::RevenueNumbers,
                &[
                    ("first", Value::Text(&first)),
                    ("later", Value::Text(&later)),
                    ("guests", Value::Text(&guests)),
                    ("revenue", Value::Text(&revenue)),
                ],
            ),
            None,
            None,
        ),
        key => {
            let message = match key {
                "customers" => Message::CustomersNumbers,
                "new_customers" => Message::NewNumbers,
                "returning_customers" => Message::ReturningNumbers,
                _ => Message::OrdersNumbers,
            };
            let counts = [
                count("new", activity.new_customers),
                count("returning", activity.returning_customers()),
                count("customers", activity.customers),
                count("first", activity.first_orders),
                count("later", activity.later_orders()),
                count("guests", activity.guest_orders),
                count("orders", activity.orders),
            ];
            (words.say(message, &counts), None, None)
        }
    };
    Definition {
        answers: words.text(plan.answers),
        formula: words.text(plan.formula),
        with_numbers,
        numerator,
        denominator,
        not_the_same_as: words.text(plan.not),
        variants: if plan.key == "repeat_rate" { variants(answer, words) } else { Vec::new() },
    }
}

fn variants(answer: &OverviewAnswer, words: &Words<'_>) -> Vec<Variant> {
    let repeat = &answer.now.repeat;
    [
        ("in_period", Message::RepeatInPeriod, Message::RepeatInPeriodNumbers, repeat.in_period),
        ("all_time_flag", Message::RepeatAllTime, Message::RepeatAllTimeNumbers, repeat.all_time_flag),
        ("to_date", Message::RepeatToDate, Message::RepeatToDateNumbers, repeat.to_date),
    ]
    .map(|(key, label, numbers, share)| Variant {
        key: key.to_owned(),
        label: words.text(label),
        value: share.value().map_or_else(|| NOTHING.to_owned(), |value| words.format.percent(value, 1)),
        with_numbers: share_words(numbers, share, words),
        chosen: key == "in_period",
    })
    .into()
}

fn share_words(message: Message, share: Share, words: &Words<'_>) -> String {
    let value = share.value().map_or_else(|| NOTHING.to_owned(), |value| words.format.percent(value, 1));
    words.say(
        message,
        &[("part", Value::Count(share.part)), ("whole", Value::Count(share.whole)), ("share", Value::Text(&value))],
    )
}

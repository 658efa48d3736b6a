//! Key figures: each with its value, certainty, comparison, spark line and definition.

mod certainty;
mod definition;
mod later;
mod parts;

pub(super) use certainty::certainty;
pub(super) use later::later_figures;

use crate::analysis::{CustomerGroup, KeyFacts, OrderGroup, OrderPart, OverviewAnswer};
use crate::i18n::{Message, Value, Words};
use crate::metrics::{MonthOfOrders, PeriodPart, RepeatPart};
use crate::statistics::{WITHHELD_BELOW, difference_of_shares};
use crate::units::Share;
use crate::views::figure::{Change, Figure};

use super::data::basis_name;
use super::tell::NOTHING;
use definition::definition;
use later::pending;
use parts::{Kind, MonthPoint, band, change_of, difference_band, raw, spark_of, written};

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

/// The cards, but for those that come later.
const PLANS: [Plan; 5] = [
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
];

/// What was sold, and to how many who knew the shop: in a line above the revenue by month.
const SOLD: [Plan; 3] = [
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
];

/// The eight key figures, in the order of the page; three of them come later and have their places here.
pub(super) fn figures(answer: &OverviewAnswer, words: &Words<'_>) -> Vec<Figure> {
    let [repeat, orders, value, customers, new] = &PLANS;
    let here = |plan: &Plan| figure(plan, answer, words);
    let [kept, to_date, lapsed] = pending(answer.context.compared.is_some(), words);
    vec![here(repeat), kept, here(orders), here(value), here(customers), here(new), to_date, lapsed]
}

/// What was sold.
pub(super) fn sold(answer: &OverviewAnswer, words: &Words<'_>) -> Vec<Figure> {
    SOLD.iter().map(|plan| figure(plan, answer, words)).collect()
}

fn figure(plan: &Plan, answer: &OverviewAnswer, words: &Words<'_>) -> Figure {
    let facts = &answer.now;
    let rate = matches!(plan.kind, Kind::Rate).then_some(facts.repeat.in_period);
    let few = rate.is_some_and(|share| share.whole > 0 && share.whole < WITHHELD_BELOW);
    let value = if few { None } else { (plan.value)(facts) };
    let interval = if few { None } else { rate.and_then(Share::wilson_95) };
    let label = words.text(plan.label);
    let points: Vec<MonthPoint> =
        answer.months.iter().map(|month| (month.month, month.complete, (plan.month)(month))).collect();
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
        interval: interval.map(|interval| band(plan.kind, interval, words)),
        base: rate.map(|share| words.say(Message::Base, &[("n", Value::Count(share.whole))])),
        change: value.and_then(|now| change(plan, now, answer, words)),
        spark: spark_of(plan.kind, &label, &points, words),
        definition: definition(plan, answer, words),
        behind: plan.behind.map(|group| group.to_string()).or_else(|| orders_behind(plan.key)),
        label,
    }
}

/// Orders and their money have orders behind them.
fn orders_behind(key: &str) -> Option<String> {
    matches!(key, "orders" | "order_value" | "revenue").then(|| OrderGroup::of(OrderPart::All).to_string())
}

fn change(plan: &Plan, now: f64, answer: &OverviewAnswer, words: &Words<'_>) -> Option<Change> {
    let before = answer.before.as_ref()?;
    let interval = match plan.kind {
        Kind::Rate => difference_of_shares(answer.now.repeat.in_period, before.repeat.in_period),
        _ => None,
    };
    let interval = interval.map(|difference| difference_band(plan.kind, difference.interval, words));
    change_of(plan.kind, (now, (plan.value)(before)?), answer.context.compared?.period, interval, words)
}

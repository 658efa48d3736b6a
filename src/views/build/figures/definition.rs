//! The definitions of the key figures that are there at once, with this shop's numbers put in.

use crate::analysis::{KeyFacts, OverviewAnswer};
use crate::i18n::{Message, Value, Words};
use crate::views::figure::{Definition, Variant};

use super::super::tell::NOTHING;
use super::Plan;
use super::parts::{share_words, written};

pub(super) fn definition(plan: &Plan, answer: &OverviewAnswer, words: &Words<'_>) -> Definition {
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

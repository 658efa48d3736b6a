//! Who is a customer, in words: keys that many share, what stands for nobody, and what looks wrong between files.

use crate::analysis::{Analysis, Context, DataAnswer, Moved};
use crate::diagnostics::Warning;
use crate::i18n::{Message, Value, Words};
use crate::ingest::{FileSummary, Placeholder};
use crate::units::Share;
use crate::views::table::{Cell, Column, Table};

use super::tell::Tell;

/// Keys that are listed; the switch sets all of them aside.
const LISTED: usize = 50;

/// What share of orders and revenue has a known customer; what follows where none has.
pub(super) fn coverage(context: &Context, words: &Words<'_>) -> String {
    let orders = Share::new(context.known_orders, context.orders).value();
    let part = u64::try_from(context.known_revenue_minor).ok().zip(u64::try_from(context.revenue_minor).ok());
    // What guests got back can be more than what they paid: then there is no share.
    let revenue = part.filter(|(known, all)| known <= all).and_then(|(known, all)| Share::new(known, all).value());
    match (orders, revenue) {
        (Some(orders), Some(revenue)) if orders > 0.0 && orders < 1.0 => {
            let values = [("orders", Value::Percent(orders)), ("revenue", Value::Percent(revenue))];
            words.say(Message::CoverageBoth, &values)
        }
        (Some(orders), _) if orders > 0.0 => words.say(Message::Coverage, &[("share", Value::Percent(orders))]),
        _ => words.text(Message::CoverageNone),
    }
}

/// Keys that many people seem to share, where there are any.
pub(super) fn shared_keys(answer: &DataAnswer, words: &Words<'_>) -> Option<Table> {
    if answer.shared.is_empty() {
        return None;
    }
    let count = |count: u64| Cell::number(words.count(count), Some(count as f64));
    let per_major = words.currency.minor_per_major() as f64;
    let rows = answer.shared.iter().take(LISTED).map(|key| {
        let money = Cell::number(words.money(key.revenue_minor), Some(key.revenue_minor as f64 / per_major));
        // Without billing names there is nothing to count.
        let names = if key.names == 0 { Tell::nothing() } else { count(u64::from(key.names)) };
        vec![Cell::words(key.key.clone()), count(key.orders), money, names]
    });
    Some(Table {
        caption: words.say(Message::SharedCaption, &[("keys", Value::Count(answer.shared.len() as u64))]),
        columns: vec![
            Column::words(words.text(Message::SharedKeyHead)),
            Column::number(words.text(Message::OrdersHead)),
            Column::number(words.text(Message::Revenue)),
            Column::number(words.text(Message::SharedNamesHead)),
        ],
        rows: rows.collect(),
    })
}

/// What a person should look at, in sentences.
pub(super) fn warnings(analysis: &Analysis, answer: &DataAnswer, words: &Words<'_>) -> Vec<String> {
    let name = |file: u32| analysis.files().get(file as usize).map_or("", |file| file.name.as_str());
    let between = |files: [u32; 2]| {
        let [first, second] = files.map(name);
        [("first", Value::Text(first)), ("second", Value::Text(second))]
    };
    answer
        .warnings
        .iter()
        .map(|warning| match *warning {
            Warning::SameSales { files, shared, of, by_customer } => {
                let [first, second] = between(files);
                let message = if by_customer { Message::WarnSameSales } else { Message::WarnSameSalesByDay };
                words.say(message, &[first, second, ("shared", Value::Count(shared)), ("of", Value::Count(of))])
            }
            Warning::EqualNumbers { numbers, files } => {
                let [first, second] = between(files);
                words.say(Message::WarnEqualNumbers, &[first, second, ("numbers", Value::Count(numbers))])
            }
            Warning::CurrencyAssumed { file, orders, currency } => {
                let values = [
                    ("file", Value::Text(name(file))),
                    ("orders", Value::Count(orders)),
                    ("currency", Value::Text(currency.code())),
                ];
                words.say(Message::WarnCurrencyAssumed, &values)
            }
            Warning::EqualRows { file, rows } => {
                words.say(Message::WarnEqualRows, &[("file", Value::Text(name(file))), ("rows", Value::Count(rows))])
            }
            Warning::LeadingZeros { customers } => {
                words.say(Message::WarnLeadingZeros, &[("customers", Value::Count(customers))])
            }
        })
        .collect()
}

/// What a switch that joins customers moves, or nothing where it is another switch or joins nobody.
pub(super) fn joins(moved: &Moved, words: &Words<'_>) -> Option<String> {
    let customers = moved.customers().unsigned_abs();
    let [off, on] = moved.bought_again.filter(|_| customers > 0)?.map(Share::value);
    let values = [("customers", Value::Count(customers)), ("off", Value::Percent(off?)), ("on", Value::Percent(on?))];
    Some(words.say(Message::MovesCustomers, &values))
}

/// What stood in place of customers in a file, where anything did.
pub(super) fn placeholders(summary: &FileSummary, words: &Words<'_>) -> Option<String> {
    let say = |&(placeholder, rows): &(Placeholder, u64)| {
        let message = match placeholder {
            Placeholder::Redacted => Message::PlaceholderRedacted,
            Placeholder::Masked => Message::PlaceholderMasked,
            Placeholder::Guest => Message::PlaceholderGuest,
            Placeholder::NotGiven => Message::PlaceholderNotGiven,
            Placeholder::MadeUpAddress => Message::PlaceholderMadeUp,
        };
        words.say(message, &[("rows", Value::Count(rows))])
    };
    let kinds: Vec<String> = summary.placeholders.iter().map(say).collect();
    (!kinds.is_empty()).then(|| kinds.join(&words.text(Message::ListAnd)))
}

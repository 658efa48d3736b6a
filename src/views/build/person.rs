//! One customer in words.

use crate::analysis::{PersonAnswer, PersonOrder, Prospect};
use crate::i18n::{PersonWords as Say, Value, Words};
use crate::models::CustomerDetail;
use crate::views::person::PersonView;
use crate::views::table::{Cell, Table};

use super::customers::{group_words, state};
use super::tell::{NOTHING, Tell, between};

/// One customer.
pub fn person(answer: &PersonAnswer, words: &Words<'_>) -> PersonView {
    let line = &answer.line;
    let silent = u64::try_from(answer.context.window.as_of.since(line.last)).unwrap_or(0);
    let once = days_with_orders(answer) < 2;
    let (forecast, notes, to_value) = match &answer.prospect {
        Prospect::Known(detail) => {
            let mut notes = vec![words.text(Say::ForecastNote)];
            if once {
                notes.push(words.text(Say::ForecastOnce));
            }
            (Some(forecast(detail, once, words)), notes, false)
        }
        Prospect::Refused => (None, vec![words.text(Say::ForecastRefused)], true),
        Prospect::NotAsked => (None, vec![words.text(Say::ForecastNotAsked)], true),
    };
    PersonView {
        title: line.key.clone(),
        lead: words.say(
            Say::Lead,
            &[
                ("orders", Value::Count(u64::from(line.orders))),
                ("first", Value::Day(line.first)),
                ("days", Value::Count(silent)),
                ("day", Value::Day(answer.context.window.as_of)),
            ],
        ),
        measures: measures(answer, words),
        forecast,
        notes,
        to_value,
        orders: orders(&answer.orders, words),
    }
}

fn days_with_orders(answer: &PersonAnswer) -> usize {
    let orders = answer.orders.iter().filter(|order| order.number.is_some());
    orders.filter(|order| order.gap_days != Some(0)).count()
}

fn measures(answer: &PersonAnswer, words: &Words<'_>) -> Table {
    let (tell, line) = (Tell { words }, &answer.line);
    let mut gaps: Vec<u32> = answer.orders.iter().filter_map(|order| order.gap_days).collect();
    gaps.sort_unstable();
    let middle = gaps.len().checked_sub(1).and_then(|last| gaps.get(last / 2)).copied();
    let average = line.revenue_minor as f64 / f64::from(line.orders.max(1));
    let (scores, group) = match line.rfm {
        Some(rfm) => (format!("{} {} {}", rfm.r, rfm.f, rfm.m), words.text(group_words(rfm.group()).0)),
        None => (NOTHING.to_owned(), NOTHING.to_owned()),
    };
    let row = |label: Say, cell: Cell| vec![Cell::words(words.text(label)), cell];
    let rows = vec![
        row(Say::Orders, tell.count(u64::from(line.orders))),
        row(Say::Revenue, tell.money(line.revenue_minor)),
        row(Say::Average, tell.average(Some(average))),
        row(Say::Gap, tell.maybe(middle)),
        row(Say::State, Cell::words(state(line.place.1, words))),
        row(Say::Scores, Cell::words(scores)),
        row(Say::Group, Cell::words(group)),
    ];
    tell.table(Say::MeasuresCaption, &[Tell::named(Say::What), Tell::numbers(Say::SoFar)], rows)
}

fn forecast(detail: &CustomerDetail, once: bool, words: &Words<'_>) -> Table {
    let (tell, of) = (Tell { words }, &detail.forecast);
    let heads = [Tell::named(Say::What), Tell::numbers(Say::Expected), Tell::numbers(Say::Band)];
    let minor = |value: f64| libm::rint(value) as i128;
    let mut rows = vec![vec![Cell::words(words.text(Say::Alive)), tell.alive(of.p_alive, once), Tell::nothing()]];
    for (at, label) in [Say::Orders90, Say::Orders365].into_iter().enumerate() {
        let (low, high) = detail.range.orders[at];
        let [low, high] = [low, high].map(|orders| words.count(u64::from(orders)));
        rows.push(vec![
            Cell::words(words.text(label)),
            Cell::number(words.format.decimal(of.orders[at], 2), Some(of.orders[at])),
            Cell::number(between(&low, &high), None),
        ]);
    }
    for (at, label) in [Say::Spend90, Say::Spend365].into_iter().enumerate() {
        let band = detail.range.spend_minor[at];
        let [low, high] = [band.low, band.high].map(|value| words.money(minor(value)));
        rows.push(vec![
            Cell::words(words.text(label)),
            tell.average(Some(of.spend_minor[at])),
            Cell::number(between(&low, &high), None),
        ]);
    }
    rows.push(vec![
        Cell::words(words.text(Say::NextOrder)),
        Cell::number(words.format.day(detail.range.next_order), None),
        Tell::nothing(),
    ]);
    rows.push(vec![Cell::words(words.text(Say::Clv)), tell.average(Some(of.predicted_clv_minor)), Tell::nothing()]);
    tell.table(Say::ForecastCaption, &heads, rows)
}

fn orders(orders: &[PersonOrder], words: &Words<'_>) -> Table {
    let tell = Tell { words };
    let heads = [
        Tell::named(Say::Day),
        Tell::named(Say::Order),
        Tell::numbers(Say::Number),
        Tell::numbers(Say::Amount),
        Tell::numbers(Say::GapBefore),
        Tell::named(Say::Products),
    ];
    let row = |order: &PersonOrder| {
        vec![
            Cell::words(words.format.day(order.day)),
            Cell::words(order.id.clone().unwrap_or_else(|| NOTHING.to_owned())),
            match order.number {
                Some(number) => tell.count(u64::from(number)),
                None => Cell::number(words.text(Say::CreditNote), None),
            },
            tell.money(i128::from(order.amount_minor)),
            tell.maybe(order.gap_days),
            Cell::words(if order.products.is_empty() { NOTHING.to_owned() } else { order.products.join(", ") }),
        ]
    };
    tell.table(Say::OrdersCaption, &heads, orders.iter().rev().map(row).collect())
}

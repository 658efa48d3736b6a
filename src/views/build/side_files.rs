//! What stands beside the orders, in words.

use crate::analysis::Analysis;
use crate::i18n::{Message, Value, Words};
use crate::orders::{CrossCheck, Difference, SideFiles};
use crate::units::{Day, Exact};
use crate::views::side_files::{CheckView, SideFilesView};
use crate::views::table::{Cell, Column, Table};

/// How many of those who differ are shown.
const SHOWN: usize = 100;

/// Nothing where there are no such files.
pub fn side_files(analysis: &Analysis, words: &Words<'_>) -> Option<SideFilesView> {
    let files = analysis.book().side_files();
    let facts: Vec<(String, String)> =
        [spend(files, words), costs(files, words), loyalty(files, words), attributes(files, words)]
            .into_iter()
            .flatten()
            .collect();
    let check = analysis.cross_check().map(|check| check_view(&check, words));
    (!facts.is_empty() || check.is_some()).then_some(SideFilesView { facts, check })
}

fn span(days: impl Iterator<Item = Day>) -> Option<(Day, Day)> {
    days.fold(None, |span, day| {
        let (first, last) = span.unwrap_or((day, day));
        Some((first.min(day), last.max(day)))
    })
}

/// How many different ones there are.
fn different<'a, T: Ord + 'a>(of: impl Iterator<Item = T>) -> u64 {
    let mut all: Vec<T> = of.collect();
    all.sort_unstable();
    all.dedup();
    all.len() as u64
}

fn spend(files: &SideFiles, words: &Words<'_>) -> Option<(String, String)> {
    let (from, to) = span(files.spend().map(|spend| spend.day))?;
    let total = files.spend().fold(Exact::ZERO, |sum, spend| sum.plus(spend.amount));
    let values = [
        ("money", Value::Money(total.to_minor(words.currency))),
        ("channels", Value::Count(different(files.spend().map(|spend| spend.channel.as_str())))),
        ("from", Value::Day(from)),
        ("to", Value::Day(to)),
    ];
    Some((words.text(Message::FormatMarketingSpend), words.say(Message::SideSpend, &values)))
}

fn costs(files: &SideFiles, words: &Words<'_>) -> Option<(String, String)> {
    let products = different(files.costs().map(|cost| cost.sku.as_str()));
    let said = words.say(Message::SideCosts, &[("products", Value::Count(products))]);
    (products > 0).then(|| (words.text(Message::FormatProductCosts), said))
}

fn loyalty(files: &SideFiles, words: &Words<'_>) -> Option<(String, String)> {
    let (from, to) = span(files.loyalty().map(|event| event.day))?;
    let values = [
        ("rows", Value::Count(files.loyalty().count() as u64)),
        ("customers", Value::Count(different(files.loyalty().map(|event| event.customer.as_slice())))),
        ("from", Value::Day(from)),
        ("to", Value::Day(to)),
    ];
    Some((words.text(Message::FormatLoyaltyLedger), words.say(Message::SideLoyalty, &values)))
}

fn attributes(files: &SideFiles, words: &Words<'_>) -> Option<(String, String)> {
    let customers = different(files.attributes().map(|attribute| attribute.customer.as_slice()));
    let names = files.attribute_names().join(&words.text(Message::ListAnd));
    let values = [("names", Value::Text(&names)), ("customers", Value::Count(customers))];
    (customers > 0)
        .then(|| (words.text(Message::FormatCustomerAttributes), words.say(Message::SideAttributes, &values)))
}

fn check_view(check: &CrossCheck, words: &Words<'_>) -> CheckView {
    let sentence = words.say(
        Message::CheckSentence,
        &[
            ("orders", Value::Count(check.orders_agree)),
            ("spend", Value::Count(check.spend_agrees)),
            ("compared", Value::Count(check.compared)),
            ("listed", Value::Count(check.only_listed)),
            ("unlisted", Value::Count(check.only_in_orders)),
        ],
    );
    let differing = (!check.differing.is_empty()).then(|| Table {
        caption: words.text(Message::CheckTable),
        columns: vec![
            Column::words(words.text(Message::CheckCustomer)),
            Column::number(words.text(Message::CheckOrdersListed)),
            Column::number(words.text(Message::CheckOrdersHere)),
            Column::number(words.text(Message::CheckSpentListed)),
            Column::number(words.text(Message::CheckSpentHere)),
        ],
        rows: check.differing.iter().take(SHOWN).map(|difference| row(difference, words)).collect(),
    });
    CheckView { sentence, explanation: words.text(Message::CheckExplained), differing }
}

fn row(difference: &Difference, words: &Words<'_>) -> Vec<Cell> {
    let count = |n: u64| Cell::number(words.count(n), Some(n as f64));
    let per_major = words.currency.minor_per_major() as f64;
    let money = |minor: i64| Cell::number(words.money(i128::from(minor)), Some(minor as f64 / per_major));
    vec![
        Cell::words(String::from_utf8_lossy(&difference.customer).into_owned()),
        count(difference.orders.0),
        count(difference.orders.1),
        money(difference.spent.0),
        money(difference.spent.1),
    ]
}

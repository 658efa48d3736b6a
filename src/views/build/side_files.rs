//! What stands beside the orders, in words.

use crate::analysis::Analysis;
use crate::i18n::{Message, Value, WhileReading, Words};
use crate::orders::{CrossCheck, Difference, LoyaltyFacts, SpendFacts};
use crate::views::side_files::{CheckView, SideFilesView};
use crate::views::table::{Cell, Column, Table};

/// How many of those who differ are shown.
const SHOWN: usize = 100;

/// Nothing where there are no such files.
pub fn side_files(analysis: &Analysis, words: &Words<'_>) -> Option<SideFilesView> {
    let files = analysis.book().side_files();
    let found = files.facts();
    let facts: Vec<(String, String)> = [
        found.spend.map(|spend| of(WhileReading::FormatMarketingSpend, said_spend(spend, words), words)),
        found.products_with_cost.map(|products| {
            of(
                WhileReading::FormatProductCosts,
                words.say(Message::SideCosts, &[("products", Value::Count(products))]),
                words,
            )
        }),
        found.loyalty.map(|loyalty| of(WhileReading::FormatLoyaltyLedger, said_loyalty(loyalty, words), words)),
        found.customers_with_attributes.map(|customers| {
            let names = files.attribute_names().join(&words.text(Message::ListAnd));
            let values = [("names", Value::Text(&names)), ("customers", Value::Count(customers))];
            of(WhileReading::FormatCustomerAttributes, words.say(Message::SideAttributes, &values), words)
        }),
    ]
    .into_iter()
    .flatten()
    .collect();
    let check = analysis.cross_check().map(|check| check_view(&check, words));
    (!facts.is_empty() || check.is_some()).then_some(SideFilesView { facts, check })
}

fn of(kind: WhileReading, said: String, words: &Words<'_>) -> (String, String) {
    (words.text(kind), said)
}

fn said_spend(spend: SpendFacts, words: &Words<'_>) -> String {
    let values = [
        ("money", Value::Money(spend.total.to_minor(words.currency))),
        ("channels", Value::Count(spend.channels)),
        ("from", Value::Day(spend.days.0)),
        ("to", Value::Day(spend.days.1)),
    ];
    words.say(Message::SideSpend, &values)
}

fn said_loyalty(loyalty: LoyaltyFacts, words: &Words<'_>) -> String {
    let values = [
        ("rows", Value::Count(loyalty.entries)),
        ("customers", Value::Count(loyalty.customers)),
        ("from", Value::Day(loyalty.days.0)),
        ("to", Value::Day(loyalty.days.1)),
    ];
    words.say(Message::SideLoyalty, &values)
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

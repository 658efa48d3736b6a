//! The list of orders behind a sum of money.

use crate::analysis::{OrderGroup, OrderLine, OrderList, OrderPart, OrderQuery, Within};
use crate::i18n::{CustomersPage as Say, PersonWords, Value, Words};
use crate::metrics::Layer;
use crate::views::answers::{ChoiceView, HeadSort, ListView, OptionView, SectionView};
use crate::views::choice::Pick;
use crate::views::table::{Cell, Table};

use super::super::tell::{NOTHING, Tell};
use super::list::AT_ONCE;

const SORTS: [(&str, bool, bool); 4] =
    [("day", false, false), ("day_reversed", false, true), ("amount", true, false), ("amount_reversed", true, true)];

/// A query from the group and the sort that are picked; nothing where the group is none of orders.
pub fn order_query(group: &str, sort: &str, search: &str) -> Option<OrderQuery> {
    let group = OrderGroup::parse(group)?;
    let (_, by_amount, reversed) = SORTS.into_iter().find(|(name, _, _)| *name == sort).unwrap_or(SORTS[0]);
    Some(OrderQuery { group, by_amount, reversed, search: search.trim().to_owned(), from: 0, count: AT_ONCE })
}

fn name(group: OrderGroup, products: &[String], words: &Words<'_>) -> String {
    let product = |at: usize| Value::Text(products.get(at).map_or(NOTHING, String::as_str));
    let pair = [("one", product(0)), ("other", product(1))];
    let name = match group.part {
        OrderPart::All => words.text(Say::OrdersAll),
        OrderPart::First => words.text(Say::OrdersFirst),
        OrderPart::Later => words.text(Say::OrdersLater),
        OrderPart::Guests => words.text(Say::OrdersGuests),
        OrderPart::Number(number) => words.say(Say::OrdersNumber, &[("number", Value::Count(number as u64))]),
        OrderPart::Both(..) => words.say(Say::OrdersBoth, &pair),
        OrderPart::Next(..) => words.say(Say::OrdersNext, &pair),
        OrderPart::Layer(Layer::Cohort(from, to)) => {
            words.say(Say::OrdersCohort, &[("from", Value::Day(from)), ("to", Value::Day(to))])
        }
        OrderPart::Layer(Layer::Before(day)) => words.say(Say::OrdersBefore, &[("day", Value::Day(day))]),
        OrderPart::Layer(Layer::Unknown) => words.text(Say::OrdersUnknown),
        OrderPart::Layer(Layer::Everybody) => words.text(Say::OrdersAll),
    };
    let orders = ("orders", Value::Text(&name));
    match group.within {
        None => name,
        Some(Within::Month(month)) => words.say(Say::OrdersMonth, &[orders, ("month", Value::Month(month))]),
        Some(Within::Days(from, to)) => {
            words.say(Say::OrdersDays, &[orders, ("from", Value::Day(from)), ("to", Value::Day(to))])
        }
    }
}

/// The section with the first part.
pub(super) fn section(list: &OrderList, words: &Words<'_>) -> SectionView {
    let query = &list.query;
    let name = name(query.group, &list.products, words);
    let revenue = words.money(list.revenue_minor);
    let values = [
        ("group", Value::Text(&name)),
        ("orders", Value::Count(list.orders)),
        ("notes", Value::Count(list.listed as u64 - list.orders)),
        ("revenue", Value::Text(&revenue)),
    ];
    let has_notes = list.listed as u64 > list.orders;
    let head = |by_amount: bool| {
        let here = query.by_amount == by_amount;
        let turned = here && !query.reversed;
        let pick = SORTS.iter().find(|(_, amount, reversed)| (*amount, *reversed) == (by_amount, turned));
        pick.map(|(pick, _, _)| HeadSort { pick: (*pick).to_owned(), falling: here.then_some(!query.reversed) })
    };
    let option = |value: String, label: String, chosen| OptionView { value, label, chosen };
    let (first, count) = (Value::Count(list.lines.len() as u64), Value::Count(list.listed as u64));
    SectionView {
        key: "list".to_owned(),
        title: words.say(if has_notes { Say::OrdersTitleNotes } else { Say::OrdersTitle }, &values),
        choices: vec![ChoiceView {
            pick: Pick::Group,
            label: words.text(Say::ListGroup),
            options: vec![
                option(query.group.to_string(), name.clone(), true),
                option("all".to_owned(), words.text(Say::ListAll), false),
            ],
        }],
        list: Some(ListView {
            rows: u32::try_from(list.listed).unwrap_or(u32::MAX),
            heads: vec![None, head(false), None, head(true)],
            on_paper: words.say(Say::OrdersOnPaper, &[("first", first), ("count", count)]),
        }),
        tables: vec![table(list, words)],
        notes: vec![words.text(Say::OrdersNote)],
        absent: (list.listed == 0).then(|| words.text(Say::OrdersNone)),
        ..SectionView::default()
    }
}

/// A list as a table.
pub fn order_table(list: &OrderList, words: &Words<'_>) -> Table {
    table(list, words)
}

fn table(list: &OrderList, words: &Words<'_>) -> Table {
    let heads = [
        Tell::named(PersonWords::Order),
        Tell::named(PersonWords::Day),
        Tell::named(Say::KeyHead),
        Tell::numbers(PersonWords::Amount),
    ];
    Tell { words }.table(Say::OrdersCaption, &heads, order_rows(list, words))
}

/// The rows of a part.
pub fn order_rows(list: &OrderList, words: &Words<'_>) -> Vec<Vec<Cell>> {
    let tell = Tell { words };
    let row = |line: &OrderLine| {
        let id = line.id.clone().unwrap_or_else(|| NOTHING.to_owned());
        let kind = if line.is_refund { PersonWords::Refund } else { PersonWords::CreditNote };
        let id = if line.is_order { id } else { [&words.text(kind), " ", &id].concat() };
        vec![
            Cell::words(id),
            Cell::words(line.day.to_string()),
            Cell {
                behind: line.customer.map(|customer| ["customer:", &customer.to_string()].concat()),
                ..Cell::words(line.key.clone().unwrap_or_else(|| NOTHING.to_owned()))
            },
            tell.money(i128::from(line.amount_minor)),
        ]
    };
    list.lines.iter().map(row).collect()
}

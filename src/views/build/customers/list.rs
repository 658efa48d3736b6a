//! The list of customers.

use crate::analysis::{CustomerGroup, CustomerLine, CustomerList, CustomerQuery, CustomerSort};
use crate::i18n::{CustomersPage as Say, Message, Value, Words};
use crate::metrics::{LIFECYCLE_ROWS, RfmGroup, SILENCES};
use crate::units::Day;
use crate::views::answers::{ChoiceView, HeadSort, ListView, OptionView, SectionView};
use crate::views::choice::Pick;
use crate::views::table::{Cell, Table};

use super::super::tell::{NOTHING, Tell};
use super::names::{group_name, group_words, state};

/// How many customers are told at once; the page asks for the others as they come into view.
pub(super) const AT_ONCE: usize = 100;
/// What the name of a sort ends with where it goes the other way round.
const REVERSED: &str = "_reversed";

const SORTS: [(CustomerSort, &str, Say); 8] = [
    (CustomerSort::Revenue, "revenue", Say::SortRevenue),
    (CustomerSort::Orders, "orders", Say::SortOrders),
    (CustomerSort::Last, "last", Say::SortLast),
    (CustomerSort::First, "first", Say::SortFirst),
    (CustomerSort::Key, "key", Say::SortKey),
    (CustomerSort::Alive, "alive", Say::SortAlive),
    (CustomerSort::Expected, "expected", Say::SortExpected),
    (CustomerSort::Value, "clv", Say::SortValue),
];

/// The columns: name, whether of numbers, and the sort that a press on the head asks for.
const COLUMNS: [(Say, bool, Option<CustomerSort>); 9] = [
    (Say::KeyHead, false, Some(CustomerSort::Key)),
    (Say::OrdersHead, true, Some(CustomerSort::Orders)),
    (Say::RevenueHead, true, Some(CustomerSort::Revenue)),
    (Say::FirstHead, false, Some(CustomerSort::First)),
    (Say::LastHead, false, Some(CustomerSort::Last)),
    (Say::SilentHead, true, None),
    (Say::StateHead, false, None),
    (Say::ScoresHead, false, None),
    (Say::GroupHead, false, None),
];

/// The columns beside them once there is a forecast.
const FORETOLD: [(Say, bool, Option<CustomerSort>); 5] = [
    (Say::AliveHead, true, Some(CustomerSort::Alive)),
    (Say::ExpectedHead, true, Some(CustomerSort::Expected)),
    (Say::SpendHead, true, None),
    (Say::NextHead, false, None),
    (Say::ValueHead, true, Some(CustomerSort::Value)),
];

/// What the file has beside what is seen: expectations and between what they should lie, for both horizons.
const IN_FILE: [Say; 10] = [
    Say::Orders90,
    Say::Orders90Least,
    Say::Orders90Most,
    Say::Orders365Least,
    Say::Orders365Most,
    Say::Spend90,
    Say::Spend90Least,
    Say::Spend90Most,
    Say::Spend365Least,
    Say::Spend365Most,
];

fn columns(list: &CustomerList) -> Vec<(Say, bool, Option<CustomerSort>)> {
    let foretold = FORETOLD.into_iter().filter(|_| list.has_forecast);
    COLUMNS.into_iter().chain(foretold).collect()
}

/// A query from the group and the sort that are picked; what is not understood is left at its default.
pub(super) fn query(group: &str, sort: &str, search: &str) -> CustomerQuery {
    let (name, reversed) = sort.strip_suffix(REVERSED).map_or((sort, false), |name| (name, true));
    let sorts = SORTS.iter().find(|(_, other, _)| *other == name);
    CustomerQuery {
        group: CustomerGroup::parse(group).unwrap_or(CustomerGroup::All),
        sort: sorts.map_or(CustomerSort::Revenue, |(sort, _, _)| *sort),
        reversed: reversed && sorts.is_some(),
        search: search.trim().to_owned(),
        from: 0,
        count: AT_ONCE,
        retention_days: 0,
        days_back: 0,
    }
}

fn sort_name(sort: CustomerSort, reversed: bool) -> String {
    let name = SORTS.iter().find(|(other, _, _)| *other == sort).map_or("", |(_, name, _)| name);
    [name, if reversed { REVERSED } else { "" }].concat()
}

/// Whether a sort has the highest first.
fn falls(sort: CustomerSort) -> bool {
    !matches!(sort, CustomerSort::First | CustomerSort::Key)
}

/// The groups that are offered; any other is reached by the figure that it stands behind.
fn groups() -> Vec<CustomerGroup> {
    let cell = |row: usize| SILENCES.map(|silence| CustomerGroup::Lifecycle(row, silence));
    let rfm = RfmGroup::ALL.map(CustomerGroup::Rfm);
    [CustomerGroup::All].into_iter().chain((0..LIFECYCLE_ROWS).flat_map(cell)).chain(rfm).collect()
}

fn choices(list: &CustomerList, words: &Words<'_>) -> Vec<ChoiceView> {
    let query = &list.query;
    let text = list.group_text.as_deref();
    let group = |group: CustomerGroup| OptionView {
        value: group.to_string(),
        label: group_name(group, text, query.retention_days, words),
        chosen: group == query.group,
    };
    // The group of a figure elsewhere is offered for as long as it is shown.
    let mut offered = groups();
    if !offered.contains(&query.group) {
        offered.insert(0, query.group);
    }
    let sort = |(sort, _, label): (CustomerSort, &str, Say), reversed: bool| {
        let named = words.text(label);
        OptionView {
            value: sort_name(sort, reversed),
            label: match reversed {
                true => words.say(Say::SortReversed, &[("sort", Value::Text(&named))]),
                false => named,
            },
            chosen: (sort, reversed) == (query.sort, query.reversed),
        }
    };
    let offered_sort = |sort: CustomerSort| columns(list).iter().any(|(_, _, other)| *other == Some(sort));
    let known = || SORTS.into_iter().filter(|one| offered_sort(one.0));
    let mut sorts: Vec<OptionView> = known().map(|one| sort(one, false)).collect();
    sorts.extend(known().filter(|one| query.reversed && one.0 == query.sort).map(|one| sort(one, true)));
    vec![
        ChoiceView {
            pick: Pick::Group,
            label: words.text(Say::ListGroup),
            options: offered.into_iter().map(group).collect(),
        },
        ChoiceView { pick: Pick::Sort, label: words.text(Say::ListSort), options: sorts },
    ]
}

/// The section with the first part.
pub(super) fn section(list: &CustomerList, words: &Words<'_>) -> SectionView {
    let query = &list.query;
    let count = ("count", Value::Count(list.listed as u64));
    let name = group_name(query.group, list.group_text.as_deref(), query.retention_days, words);
    let head = |(_, _, sort): &(Say, bool, Option<CustomerSort>)| {
        let sort = (*sort)?;
        let here = sort == query.sort;
        Some(HeadSort {
            // A press on the head that it is sorted by turns it round.
            pick: sort_name(sort, here && !query.reversed),
            falling: here.then_some(falls(sort) != query.reversed),
        })
    };
    let first = ("first", Value::Count(list.lines.len() as u64));
    SectionView {
        key: "list".to_owned(),
        title: match query.group {
            CustomerGroup::All => words.say(Say::ListTitle, &[count]),
            _ => words.say(Say::ListTitleOf, &[count, ("group", Value::Text(&name))]),
        },
        choices: choices(list, words),
        list: Some(ListView {
            rows: u32::try_from(list.listed).unwrap_or(u32::MAX),
            heads: columns(list).iter().map(head).collect(),
            on_paper: words.say(Say::ListOnPaper, &[first, count]),
        }),
        tables: vec![table(list, words)],
        notes: vec![
            words.text(Say::ListNote),
            words.text(if list.has_forecast { Say::ListForetold } else { Say::ListNotForetold }),
        ],
        absent: (list.listed == 0).then(|| words.text(Say::ListNone)),
        ..SectionView::default()
    }
}

fn heads(list: &CustomerList) -> Vec<(Message, bool)> {
    let head = |(head, numeric, _)| if numeric { Tell::numbers(head) } else { Tell::named(head) };
    columns(list).into_iter().map(head).collect()
}

/// A list as a table.
pub(super) fn table(list: &CustomerList, words: &Words<'_>) -> Table {
    let mut table = Tell { words }.table(Say::ListCaption, &heads(list), rows(list, words));
    for (column, (head, _, _)) in table.columns.iter_mut().zip(columns(list)) {
        column.roomy = matches!(head, Say::ExpectedHead | Say::SpendHead);
    }
    table
}

/// A part of a list as its file has it.
pub(super) fn file_table(list: &CustomerList, words: &Words<'_>) -> Table {
    let (tell, mut heads, mut rows) = (Tell { words }, heads(list), rows(list, words));
    if list.has_forecast {
        heads.extend(IN_FILE.map(Tell::numbers));
        for (row, line) in rows.iter_mut().zip(&list.lines) {
            row.extend(in_file(line, tell));
        }
    }
    tell.table(Say::ListCaption, &heads, rows)
}

/// The cells of [`IN_FILE`].
fn in_file(line: &CustomerLine, tell: Tell<'_>) -> [Cell; IN_FILE.len()] {
    let Some((expected, range)) = &line.forecast else { return core::array::from_fn(|_| Tell::nothing()) };
    let ([short, long], [short_spend, long_spend]) = (range.orders, range.spend_minor);
    let (orders, minor) = (|orders: u32| tell.count(u64::from(orders)), |minor: f64| tell.average(Some(minor)));
    [
        tell.decimal(expected.orders[0], 2),
        orders(short.0),
        orders(short.1),
        orders(long.0),
        orders(long.1),
        minor(expected.spend_minor[0]),
        minor(short_spend.low),
        minor(short_spend.high),
        minor(long_spend.low),
        minor(long_spend.high),
    ]
}

/// The day of the next order, unless the customer has almost surely left.
fn next_order(p_alive: Option<f64>, day: Day) -> Cell {
    const ALMOST_GONE: f64 = 0.05;
    if p_alive.is_some_and(|alive| alive < ALMOST_GONE) { Tell::nothing() } else { Cell::words(day.to_string()) }
}

/// The rows of a part.
pub(super) fn rows(list: &CustomerList, words: &Words<'_>) -> Vec<Vec<Cell>> {
    let tell = Tell { words };
    let nothing = || NOTHING.to_owned();
    let row = |line: &CustomerLine| {
        let silent = u64::try_from(list.context.window.as_of.since(line.last)).unwrap_or(0);
        let scores = line.rfm.map(|rfm| [rfm.r, rfm.f, rfm.m].map(|score| score.to_string()).join(" "));
        let group = line.rfm.map(|rfm| words.text(group_words(rfm.group()).0));
        let mut cells = vec![
            Cell::words(line.key.clone()).with_behind(["customer:", &line.customer.to_string()].concat()),
            tell.count(u64::from(line.orders)),
            tell.money(line.revenue_minor),
            Cell::words(line.first.to_string()),
            Cell::words(line.last.to_string()),
            tell.count(silent),
            Cell::words(state(line.place.1, words)),
            Cell::words(scores.unwrap_or_else(nothing)),
            Cell::words(group.unwrap_or_else(nothing)),
        ];
        if list.has_forecast {
            cells.extend(match &line.forecast {
                Some((expected, range)) => [
                    tell.alive(expected.p_alive, line.first == line.last),
                    tell.expected(expected.orders[1], range.orders[1]),
                    tell.expected_money(expected.spend_minor[1], range.spend_minor[1]),
                    next_order(expected.p_alive, range.next_order),
                    tell.average(Some(expected.predicted_clv_minor)),
                ],
                None => core::array::from_fn(|_| Tell::nothing()),
            });
        }
        cells
    };
    list.lines.iter().map(row).collect()
}

//! The Customers page in words.

mod groups;
mod list;
mod moves;
mod names;
mod orders;
mod retention;

pub(super) use names::{group_words, state};
pub use orders::{order_query, order_rows, order_table};

use crate::analysis::{CustomerList, CustomerQuery, CustomersAnswer, OrderList};
use crate::i18n::{CustomersPage, Value, Words};
use crate::metrics::Silence;
use crate::units::Share;
use crate::views::answers::AnswersView;
use crate::views::choice::Page;
use crate::views::table::{Cell, Table};

use super::tell::Tell;

/// Days over which retention can be measured; the default stands below.
const RETENTION_DAYS: [u32; 4] = [30, 90, 180, 365];
pub(super) const DEFAULT_RETENTION_DAYS: u32 = 90;
/// Days before the as-of day that customers' places can be compared with; the default stands below.
const DAYS_BACK: [u32; 4] = [30, 90, 180, 365];
const DEFAULT_DAYS_BACK: u32 = 90;

/// A query from what is picked: group, sort, days of retention, days back; what is not understood is left at its default.
pub fn customer_query([group, sort, days, back]: [&str; 4], search: &str) -> CustomerQuery {
    let days = days.parse().ok().filter(|days| RETENTION_DAYS.contains(days));
    let back = back.parse().ok().filter(|days| DAYS_BACK.contains(days));
    CustomerQuery {
        retention_days: days.unwrap_or(DEFAULT_RETENTION_DAYS),
        days_back: back.unwrap_or(DEFAULT_DAYS_BACK),
        ..list::query(group, sort, search)
    }
}

/// The page; where orders are asked for, they are listed in place of customers.
pub fn customers(answer: &CustomersAnswer, orders: Option<&OrderList>, words: &Words<'_>) -> AnswersView {
    let teller = Teller { answer, words, tell: Tell { words } };
    // A group can be of customers without an order in the period: those who were lost, for one.
    let none = answer.concentration.customers == 0;
    let list = || orders.map_or_else(|| list::section(&answer.list, words), |orders| orders::section(orders, words));
    let sections = match (none, orders.map_or(answer.list.listed, |orders| orders.listed)) {
        (true, 0) => vec![teller.retention()],
        (true, _) => vec![teller.retention(), list()],
        (false, _) => {
            vec![teller.retention(), teller.grid(), teller.rfm(), teller.moves(), teller.concentration(), list()]
        }
    };
    AnswersView {
        page: Page::Customers,
        title: teller.title(),
        lead: words.say(CustomersPage::Lead, &[("day", Value::Day(answer.context.window.as_of))]),
        choices: Vec::new(),
        sections,
    }
}

/// A part of the list, for its file.
pub fn customer_table(list: &CustomerList, words: &Words<'_>) -> Table {
    list::file_table(list, words)
}

/// The rows of a part of the list.
pub fn customer_rows(list: &CustomerList, words: &Words<'_>) -> Vec<Vec<Cell>> {
    list::rows(list, words)
}

struct Teller<'a> {
    answer: &'a CustomersAnswer,
    words: &'a Words<'a>,
    tell: Tell<'a>,
}

impl Teller<'_> {
    fn silent(&self, silence: Silence) -> u64 {
        self.answer.grid.cells.iter().map(|row| row[silence as usize].customers).sum()
    }

    fn title(&self) -> String {
        let (lapsed, risk) = (self.silent(Silence::Lapsed), self.silent(Silence::AtRisk));
        let gone = Share::new(lapsed + risk, self.answer.concentration.customers);
        match gone.value() {
            None => self.words.text(CustomersPage::TitleNone),
            Some(share) if share > 0.0 => {
                let values = [("share", Value::Percent(share)), ("count", Value::Count(gone.part))];
                self.words.say(CustomersPage::Title, &values)
            }
            Some(share) => self.words.say(CustomersPage::TitleGood, &[("share", Value::Percent(1.0 - share))]),
        }
    }
}

//! The Customers page in words.

mod groups;
mod list;
mod names;
mod retention;

use crate::analysis::{CustomerGroup, CustomerQuery, CustomerSort, CustomersAnswer};
use crate::i18n::{CustomersPage, Value, Words};
use crate::metrics::{LIFECYCLE_ROWS, RfmGroup, SILENCES, Silence};
use crate::units::Share;
use crate::views::answers::{AnswersView, OptionView};
use crate::views::choice::Page;
use crate::views::table::Table;

use super::tell::Tell;

/// How many customers are told at once; the file has all of them.
const AT_ONCE: usize = 100;
/// Days over which retention can be measured; the default stands below.
const RETENTION_DAYS: [u32; 4] = [30, 90, 180, 365];
const DEFAULT_RETENTION_DAYS: u32 = 90;

const SORTS: [(CustomerSort, &str, CustomersPage); 5] = [
    (CustomerSort::Revenue, "revenue", CustomersPage::SortRevenue),
    (CustomerSort::Orders, "orders", CustomersPage::SortOrders),
    (CustomerSort::Last, "last", CustomersPage::SortLast),
    (CustomerSort::First, "first", CustomersPage::SortFirst),
    (CustomerSort::Key, "key", CustomersPage::SortKey),
];

/// A query from what is picked: group, sort, first row, days of retention; what is not understood is left at its default.
pub fn customer_query([group, sort, part, days]: [&str; 4], search: &str) -> CustomerQuery {
    let sorts = SORTS.iter().find(|(_, name, _)| *name == sort);
    let days = days.parse().ok().filter(|days| RETENTION_DAYS.contains(days));
    CustomerQuery {
        group: CustomerGroup::parse(group).unwrap_or(CustomerGroup::All),
        sort: sorts.map_or(CustomerSort::Revenue, |(sort, _, _)| *sort),
        search: search.trim().to_owned(),
        from: part.parse().unwrap_or(0),
        count: AT_ONCE,
        retention_days: days.unwrap_or(DEFAULT_RETENTION_DAYS),
    }
}

/// The groups that are offered; any other is reached by the figure that it stands behind.
fn groups() -> Vec<CustomerGroup> {
    let cell = |row: usize| SILENCES.map(|silence| CustomerGroup::Lifecycle(row, silence));
    let rfm = RfmGroup::ALL.map(CustomerGroup::Rfm);
    [CustomerGroup::All].into_iter().chain((0..LIFECYCLE_ROWS).flat_map(cell)).chain(rfm).collect()
}

/// The page.
pub fn customers(answer: &CustomersAnswer, words: &Words<'_>) -> AnswersView {
    let teller = Teller { answer, words, tell: Tell { words } };
    // A group can be of customers without an order in the period: those who were lost, for one.
    let none = answer.concentration.customers == 0;
    let sections = match (none, answer.listed) {
        (true, 0) => vec![teller.retention()],
        (true, _) => vec![teller.retention(), teller.list()],
        (false, _) => vec![teller.retention(), teller.grid(), teller.rfm(), teller.concentration(), teller.list()],
    };
    AnswersView {
        page: Page::Customers,
        title: teller.title(),
        lead: words.say(CustomersPage::Lead, &[("day", Value::Day(answer.context.window.as_of))]),
        choices: Vec::new(),
        sections,
    }
}

/// The whole list, for a file.
pub fn customer_table(answer: &CustomersAnswer, words: &Words<'_>) -> Table {
    Teller { answer, words, tell: Tell { words } }.table_of_customers()
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

    fn option(&self, value: String, label: String, chosen: bool) -> OptionView {
        OptionView { value, label, chosen }
    }
}

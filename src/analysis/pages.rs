//! What each page asks, answered in numbers.

use crate::diagnostics::{Ledger, Warning};
use crate::orders::{Basis, Converted, OrderBook, OrderStore, Rules, Scope, Switch, Window};
use crate::units::{Currency, Day, Rate};

use super::Analysis;
use super::moved::{Moved, counted};
use super::stage::LeftOut;

/// What an answer was computed from.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Context {
    /// The period, and the last observed day.
    pub window: Window,
    /// The period it is compared with, where the files hold all of it.
    pub compared: Option<Window>,
    /// What the reader asked for.
    pub scope: Scope,
    /// What the filter leaves out of the period, where there is a filter.
    pub left_out: Option<LeftOut>,
    /// The rules in force.
    pub rules: Rules,
    /// First day of the files.
    pub oldest: Day,
    /// Last day of the files.
    pub newest: Day,
    /// The currency of all money.
    pub currency: Currency,
    /// Orders that count, over the whole file.
    pub orders: u64,
    /// Of these, orders of a known customer.
    pub known_orders: u64,
    /// Revenue in minor units, over the whole file.
    pub revenue_minor: i128,
    /// Of it, from known customers.
    pub known_revenue_minor: i128,
    /// Whether the shop is made up.
    pub made_up: bool,
}

/// A key that many people seem to share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SharedKeyFacts {
    /// The key.
    pub key: String,
    /// Orders under it, whatever counts.
    pub orders: u64,
    /// Their money in the revenue basis, in minor units.
    pub revenue_minor: i128,
    /// Billing names under it, where the files have them.
    pub names: u32,
}

/// One currency of the files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CurrencyFacts {
    /// Which; [`Currency::UNKNOWN`] for rows that name none.
    pub currency: Currency,
    /// Orders and credit notes in it.
    pub entries: u64,
    /// What they state, in ten-thousandths of a major unit.
    pub stated: i128,
    /// The rate it is converted with, where it is not the currency of the figures.
    pub rate: Option<Rate>,
    /// Whether its orders can count: it is the currency of the figures, or has a rate.
    pub taken: bool,
}

/// The Data page in numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct DataAnswer {
    /// The rules in force.
    pub rules: Rules,
    /// The currency of all money.
    pub currency: Currency,
    /// The currencies of the files.
    pub currencies: Vec<CurrencyFacts>,
    /// Rows and money, read and used and set aside.
    pub ledger: Ledger,
    /// Rows and money of orders that are used without a known customer.
    pub guests: (u64, i128),
    /// What each switch moves, given the others as they are.
    pub switches: [(Switch, Moved); Switch::ALL.len()],
    /// Revenue of all that counts, by each basis the files have the parts for.
    pub bases: Vec<(Basis, i128)>,
    /// Keys that many people seem to share, most orders first.
    pub shared: Vec<SharedKeyFacts>,
    /// What a person should look at.
    pub warnings: Vec<Warning>,
}

impl Analysis {
    /// The frame that every page stands in.
    pub fn frame(&mut self, rules: &Rules, scope: &Scope) -> Context {
        self.context(rules, scope)
    }

    /// The currencies of the files, seen by these rules.
    pub fn currencies(&self, rules: &Rules) -> Vec<CurrencyFacts> {
        currencies(&self.book, rules)
    }

    /// The Data page.
    pub fn data(&mut self, rules: &Rules) -> DataAnswer {
        let bought_again = self.whole(rules).bought_again();
        let book = self.book();
        let converted = Converted::new(book, rules);
        let sums = |rules: &Rules| {
            counted(book, *rules).fold((0_i64, 0_i128), |(orders, revenue), tally| {
                (orders + tally.orders() as i64, revenue + converted.revenue_minor(tally, rules))
            })
        };
        let switches = Switch::ALL.map(|switch| (switch, Moved::by(switch, book, rules, &sums, bought_again)));
        let bases = self.bases(rules).into_iter().map(|basis| (basis, sums(&rules.with_basis(basis)).1)).collect();
        let guests = counted(book, *rules)
            .filter(|tally| tally.first.customer().is_none())
            .fold((0, 0), |(rows, money), tally| (rows + tally.rows, money + tally.stated));
        DataAnswer {
            rules: *rules,
            currency: rules.currency_of(book),
            currencies: currencies(book, rules),
            ledger: OrderStore::ledger(book, rules),
            guests,
            switches,
            bases,
            shared: self.shared_keys(rules),
            warnings: book.warnings().to_vec(),
        }
    }

    fn shared_keys(&self, rules: &Rules) -> Vec<SharedKeyFacts> {
        let book = self.book();
        let money = |customer| book.rows_of(customer).map(|at| i128::from(rules.revenue_minor(book, at as u32)));
        let mut shared: Vec<SharedKeyFacts> = book
            .people()
            .shared()
            .iter()
            .map(|key| SharedKeyFacts {
                key: String::from_utf8_lossy(book.customer_key(key.customer)).into_owned(),
                orders: key.orders,
                revenue_minor: money(key.customer).sum(),
                names: key.names,
            })
            .collect();
        shared.sort_by(|a, b| b.orders.cmp(&a.orders).then_with(|| a.key.cmp(&b.key)));
        shared
    }
}

fn currencies(book: &OrderBook, rules: &Rules) -> Vec<CurrencyFacts> {
    let facts = |&currency: &Currency| {
        let mut own = book.tallies().iter().filter(|tally| book.currency_of(&tally.first) == Some(currency)).peekable();
        let taken = rules.takes(book, &own.peek()?.first);
        let (entries, stated) = own.fold((0, 0), |(count, sum), tally| (count + tally.entries, sum + tally.stated));
        let rate = rules.rates.of(currency).filter(|_| currency != rules.currency_of(book));
        Some(CurrencyFacts { currency, entries, stated, rate, taken })
    };
    book.currencies().iter().filter_map(facts).collect()
}

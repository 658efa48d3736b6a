//! What stands beside the orders: spend, costs, the loyalty programme, what is known about customers.

use core::cmp::Ordering;

use crate::diagnostics::Position;
use crate::ingest::SideRow;
use crate::units::{Day, Exact};

use super::book::OrderBook;

/// Money spent on a day to win customers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spend {
    /// The day.
    pub day: Day,
    /// Where; empty where the file has no channels.
    pub channel: String,
    /// How much.
    pub amount: Exact,
}

/// What one piece of a product costs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cost {
    /// The product's number.
    pub sku: String,
    /// The cost of one.
    pub cost: Exact,
}

/// Points or money given out or used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoyaltyEvent {
    /// The customer's key.
    pub customer: Vec<u8>,
    /// The day.
    pub day: Day,
    /// Given out.
    pub issued: Exact,
    /// Used.
    pub redeemed: Exact,
}

/// One thing known about a customer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribute {
    /// The customer's key.
    pub customer: Vec<u8>,
    /// The column's place among [`SideFiles::attribute_names`].
    pub name: u32,
    /// The cell.
    pub value: String,
}

/// What the platform counts for a customer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedCustomer {
    /// The customer's key.
    pub customer: Vec<u8>,
    /// Orders to date.
    pub orders: u64,
    /// Spent to date.
    pub spent: Exact,
}

/// Everything that files beside the orders say, each with the file that said it.
#[derive(Debug, Clone, Default)]
pub struct SideFiles {
    spend: Vec<(u32, Spend)>,
    costs: Vec<(u32, Cost)>,
    loyalty: Vec<(u32, LoyaltyEvent)>,
    attributes: Vec<(u32, Attribute)>,
    attribute_names: Vec<String>,
    customers: Vec<(u32, ListedCustomer)>,
    rows: Vec<(u32, u64)>,
}

impl SideFiles {
    pub(super) fn take(&mut self, position: Position, row: SideRow<'_>) {
        let file = position.file;
        match self.rows.last_mut() {
            Some((last, rows)) if *last == file => *rows += 1,
            _ => self.rows.push((file, 1)),
        }
        match row {
            SideRow::Spend { day, channel, amount } => {
                self.spend.push((file, Spend { day, channel: channel.to_owned(), amount }));
            }
            SideRow::Cost { sku, cost } => self.costs.push((file, Cost { sku: sku.to_owned(), cost })),
            SideRow::Loyalty { customer, day, issued, redeemed } => {
                self.loyalty.push((file, LoyaltyEvent { customer: customer.to_owned(), day, issued, redeemed }));
            }
            SideRow::Attributes { customer, values } => {
                for (name, value) in values.iter().filter(|(_, value)| !value.is_empty()) {
                    let name = self.attribute(name);
                    let attribute = Attribute { customer: customer.to_owned(), name, value: (*value).to_owned() };
                    self.attributes.push((file, attribute));
                }
            }
            SideRow::Customer { customer, orders, spent } => {
                self.customers.push((file, ListedCustomer { customer: customer.to_owned(), orders, spent }));
            }
        }
    }

    fn attribute(&mut self, name: &str) -> u32 {
        let at = self.attribute_names.iter().position(|known| known == name).unwrap_or_else(|| {
            self.attribute_names.push(name.to_owned());
            self.attribute_names.len() - 1
        });
        at as u32
    }

    /// Forgets what a file said, and tells how many of its rows had been used.
    pub(super) fn forget(&mut self, file: u32) -> u64 {
        self.spend.retain(|(from, _)| *from != file);
        self.costs.retain(|(from, _)| *from != file);
        self.loyalty.retain(|(from, _)| *from != file);
        self.attributes.retain(|(from, _)| *from != file);
        self.customers.retain(|(from, _)| *from != file);
        let rows = self.rows.iter().filter(|(from, _)| *from == file).map(|(_, rows)| rows).sum();
        self.rows.retain(|(from, _)| *from != file);
        rows
    }

    /// Marketing spend, in the order of the files.
    pub fn spend(&self) -> impl Iterator<Item = &Spend> {
        self.spend.iter().map(|(_, spend)| spend)
    }

    /// Product costs; of two for one product the later one holds.
    pub fn costs(&self) -> impl Iterator<Item = &Cost> {
        self.costs.iter().map(|(_, cost)| cost)
    }

    /// The loyalty programme's ledger.
    pub fn loyalty(&self) -> impl Iterator<Item = &LoyaltyEvent> {
        self.loyalty.iter().map(|(_, event)| event)
    }

    /// What is known about customers.
    pub fn attributes(&self) -> impl Iterator<Item = &Attribute> {
        self.attributes.iter().map(|(_, attribute)| attribute)
    }

    /// The columns of what is known about customers.
    pub fn attribute_names(&self) -> &[String] {
        &self.attribute_names
    }

    /// The platform's own list of customers.
    pub fn customers(&self) -> impl Iterator<Item = &ListedCustomer> {
        self.customers.iter().map(|(_, customer)| customer)
    }
}

/// How far the platform's own list of customers and the orders of the files agree.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CrossCheck {
    /// Customers that both know.
    pub compared: u64,
    /// Of these, customers whose number of orders is the same.
    pub orders_agree: u64,
    /// Of these, customers whose spend is the same.
    pub spend_agrees: u64,
    /// Customers of the list with orders of which the files have none.
    pub only_listed: u64,
    /// Customers of the orders whom the list does not name.
    pub only_in_orders: u64,
    /// Those who differ, the largest difference in spend first.
    pub differing: Vec<Difference>,
}

/// A customer for whom list and orders differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The customer's key.
    pub customer: Vec<u8>,
    /// Orders by the list and in the files.
    pub orders: (u64, u64),
    /// Spend by the list and in the files, in minor units.
    pub spent: (i64, i64),
}

/// How many of those who differ are kept.
const LISTED: usize = 1_000;

/// Compares the platform's list with the orders as that platform counts: every order, cancelled and refunded ones too, and what
/// was paid less what was paid back. Nothing where there is no list.
pub fn cross_check(book: &OrderBook, files: &SideFiles) -> Option<CrossCheck> {
    let mut listed: Vec<&ListedCustomer> = files.customers().collect();
    if listed.is_empty() {
        return None;
    }
    // Of two lists the later one holds.
    listed.reverse();
    listed.sort_by(|a, b| a.customer.cmp(&b.customer));
    listed.dedup_by(|later, kept| later.customer == kept.customer);
    let mut seen = vec![false; listed.len()];
    let mut check = CrossCheck::default();
    let mut run = book.entries().filter(|entry| !entry.credit && entry.customer().is_some()).peekable();
    while let Some(first) = run.next() {
        let mut here = (1_u64, first.total_minor);
        while let Some(entry) = run.next_if(|entry| entry.customer() == first.customer()) {
            here = (here.0 + 1, here.1 + entry.total_minor);
        }
        let key = first.customer().map_or(&[][..], |number| book.customer_key(number));
        let Ok(at) = listed.binary_search_by(|listed| listed.customer.as_slice().cmp(key)) else {
            check.only_in_orders += 1;
            continue;
        };
        seen[at] = true;
        let there = (listed[at].orders, listed[at].spent.to_minor(book.currency()));
        check.compared += 1;
        check.orders_agree += u64::from(there.0 == here.0);
        check.spend_agrees += u64::from(there.1 == here.1);
        if there != here {
            let (orders, spent) = ((there.0, here.0), (there.1, here.1));
            check.differing.push(Difference { customer: key.to_owned(), orders, spent });
        }
    }
    check.only_listed = listed.iter().zip(&seen).filter(|(listed, seen)| listed.orders > 0 && !**seen).count() as u64;
    let gap = |difference: &Difference| difference.spent.0.abs_diff(difference.spent.1);
    check.differing.sort_by(|a, b| match gap(b).cmp(&gap(a)) {
        Ordering::Equal => a.customer.cmp(&b.customer),
        larger => larger,
    });
    check.differing.truncate(LISTED);
    Some(check)
}

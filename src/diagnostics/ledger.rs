//! The ledger: rows read = rows used + rows set aside, by reason, and money likewise.

use super::{Position, Reason};
use crate::units::Exact;

/// How many examples of each reason are kept; the counts stay exact however many rows there are.
pub const EXAMPLES: usize = 5;

/// One row as an example of its reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// Where it stands.
    pub position: Position,
    /// The column that decided, by its header, where one did.
    pub column: Option<String>,
    /// The cell, cut to a readable length.
    pub cell: String,
}

/// One row, or one order with its rows, that is set aside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aside {
    /// Why.
    pub reason: Reason,
    /// How many rows.
    pub rows: u64,
    /// The row, or the one that carries the order.
    pub example: Example,
}

/// What is set aside for one reason.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LedgerEntry {
    /// Rows of the files.
    pub rows: u64,
    /// Their amounts, in ten-thousandths of a major unit.
    pub money: i128,
    /// The first few.
    pub examples: Vec<Example>,
}

/// Rows and money, read and used and set aside.
///
/// "Money" is the file's own amount column as it stands (Shopify's Total, quantity × price of an invoice line), so that the
/// sums can be checked in a spreadsheet, whatever the revenue basis. Read, used and set aside are counted each on its own; [`Ledger::balances`] compares them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Ledger {
    /// Rows read: records after the header, without blank lines.
    pub rows_read: u64,
    /// Money read.
    pub money_read: i128,
    /// Rows used.
    pub rows_used: u64,
    /// Money used.
    pub money_used: i128,
    entries: [LedgerEntry; Reason::ALL.len()],
    /// Everything that is set aside, where that is to be kept.
    kept: Option<Vec<Aside>>,
}

impl Ledger {
    /// Keeps each thing that is set aside from now on.
    pub fn keep_all(&mut self) {
        self.kept.get_or_insert_default();
    }

    /// Each thing that was set aside since [`Ledger::keep_all`].
    pub fn kept(&self) -> &[Aside] {
        self.kept.as_deref().unwrap_or_default()
    }

    /// Counts a row as read.
    pub fn read(&mut self, money: Exact) {
        self.rows_read += 1;
        self.money_read += i128::from(money.0);
    }

    /// Counts rows as used.
    pub fn used(&mut self, rows: u64, money: i128) {
        self.rows_used += rows;
        self.money_used += money;
    }

    /// Counts rows as set aside; an example is kept while there are few.
    pub fn set_aside(&mut self, reason: Reason, rows: u64, money: i128, example: impl FnOnce() -> Example) {
        let entry = &mut self.entries[reason as usize];
        entry.rows += rows;
        entry.money += money;
        let few = entry.examples.len() < EXAMPLES;
        if rows > 0 && (few || self.kept.is_some()) {
            let example = example();
            if few {
                entry.examples.push(example.clone());
            }
            if let Some(kept) = &mut self.kept {
                kept.push(Aside { reason, rows, example });
            }
        }
    }

    /// What is set aside for a reason.
    pub fn entry(&self, reason: Reason) -> &LedgerEntry {
        &self.entries[reason as usize]
    }

    /// Reasons that occur, in the order of [`Reason::ALL`].
    pub fn occurring(&self) -> impl Iterator<Item = (Reason, &LedgerEntry)> {
        Reason::ALL.into_iter().map(|reason| (reason, self.entry(reason))).filter(|(_, entry)| entry.rows > 0)
    }

    /// Rows and money set aside in all.
    pub fn aside(&self) -> (u64, i128) {
        self.entries.iter().fold((0, 0), |(rows, money), entry| (rows + entry.rows, money + entry.money))
    }

    /// Whether rows and money read are rows and money used and set aside.
    pub fn balances(&self) -> bool {
        let (rows, money) = self.aside();
        self.rows_read == self.rows_used + rows && self.money_read == self.money_used + money
    }

    /// Adds what another ledger counted.
    pub fn absorb(&mut self, other: &Self) {
        self.rows_read += other.rows_read;
        self.money_read += other.money_read;
        self.used(other.rows_used, other.money_used);
        for (mine, theirs) in self.entries.iter_mut().zip(&other.entries) {
            mine.rows += theirs.rows;
            mine.money += theirs.money;
            let room = EXAMPLES.saturating_sub(mine.examples.len());
            mine.examples.extend(theirs.examples.iter().take(room).cloned());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sums_agree_or_it_says_so() {
        let example = || Example { position: Position::default(), column: None, cell: String::new() };
        let mut ledger = Ledger::default();
        ledger.read(Exact(100));
        ledger.read(Exact(-30));
        assert!(!ledger.balances());
        ledger.used(1, 100);
        ledger.set_aside(Reason::CreditNote, 1, -30, example);
        assert!(ledger.balances());
        assert_eq!(
            ledger.occurring().map(|(reason, entry)| (reason.code(), entry.rows)).collect::<Vec<_>>(),
            [("credit_note", 1)]
        );
        let copy = ledger.clone();
        ledger.absorb(&copy);
        assert!(ledger.balances() && ledger.rows_read == 4);
    }

    #[test]
    fn reasons_are_numbered_in_the_order_of_the_ledger() {
        for (at, reason) in Reason::ALL.into_iter().enumerate() {
            assert_eq!(reason as usize, at, "{reason:?}");
        }
    }
}

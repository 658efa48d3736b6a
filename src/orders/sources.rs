//! Two systems that hold the same sales.
//!
//! A subscription's renewals stand in the shop's export and in the billing system's, under numbers that have nothing in common. Dropped together they
//! count twice. Nothing is put right in silence: the sales of two sources are compared, and where more than half agree it is said.

use crate::diagnostics::Warning;
use crate::ingest::Status;

use super::builder::{Draft, NONE};
use super::chunks::Chunks;
use super::duplicates::Files;

/// Fewer equal sales are chance.
const FEWEST_SHARED: u64 = 10;
/// Without customers, equal sales of fewer different amounts are chance: a coffee has the same price every day.
const FEWEST_AMOUNTS: usize = 10;
/// Days by which two systems may date one sale apart: one of them may keep UTC.
const DAYS_APART: i32 = 1;

/// One sale as two systems would both have it.
type Sale = (u32, i64, i32);

/// One system's sales.
struct Source {
    number: u32,
    file: u32,
    sales: Vec<Sale>,
    known: usize,
}

/// Pairs of systems that share more than half of the smaller one's sales.
pub(super) fn same_sales(drafts: &Chunks<Draft>, files: &Files) -> Vec<Warning> {
    let mut sources: Vec<Source> = Vec::new();
    for file in 0..files.count() as u32 {
        let number = files.facts(file).source;
        if sources.iter().all(|source| source.number != number) {
            sources.push(Source { number, file, sales: Vec::new(), known: 0 });
        }
    }
    if sources.len() < 2 {
        return Vec::new();
    }
    for draft in drafts.iter().filter(|draft| !draft.credit && matches!(draft.status, Status::Placed | Status::Pending))
    {
        let number = files.facts(draft.position.file).source;
        if let Some(source) = sources.iter_mut().find(|source| source.number == number) {
            source.known += usize::from(draft.customer != NONE);
            source.sales.push((draft.customer, draft.stated.0, draft.day.map_or(0, |day| day.0)));
        }
    }
    let mut warnings = Vec::new();
    for (at, one) in sources.iter().enumerate() {
        for other in &sources[at + 1..] {
            warnings.extend(compare(one, other));
        }
    }
    warnings
}

fn compare(one: &Source, other: &Source) -> Option<Warning> {
    let days = |source: &Source| {
        let days = || source.sales.iter().map(|sale| sale.2);
        Some((days().min()?, days().max()?))
    };
    let ((a, b), (c, d)) = (days(one)?, days(other)?);
    let (from, to) = (a.max(c) - DAYS_APART, b.min(d) + DAYS_APART);
    let by_customer = [one, other].into_iter().all(|source| source.known * 2 >= source.sales.len());
    let within = |source: &Source| {
        let mut sales: Vec<Sale> = source
            .sales
            .iter()
            .filter(|(customer, _, day)| (from..=to).contains(day) && !(by_customer && *customer == NONE))
            .map(|&(customer, amount, day)| (if by_customer { customer } else { NONE }, amount, day))
            .collect();
        sales.sort_unstable();
        sales
    };
    let (mine, theirs) = (within(one), within(other));
    let of = mine.len().min(theirs.len()) as u64;
    let (shared, amounts) = agreement(&mine, &theirs);
    let enough = shared >= FEWEST_SHARED && shared * 2 > of && (by_customer || amounts >= FEWEST_AMOUNTS);
    enough.then_some(Warning::SameSales { files: [one.file, other.file], shared, of, by_customer })
}

/// How many sales of two sorted lists agree, each taken once, and how many different amounts they have.
fn agreement(mine: &[Sale], theirs: &[Sale]) -> (u64, usize) {
    let (mut shared, mut amounts) = (0, Vec::new());
    let (mut a, mut b) = (0, 0);
    while let (Some(one), Some(other)) = (mine.get(a), theirs.get(b)) {
        match (one.0, one.1).cmp(&(other.0, other.1)) {
            core::cmp::Ordering::Less => a += 1,
            core::cmp::Ordering::Greater => b += 1,
            core::cmp::Ordering::Equal if one.2 + DAYS_APART < other.2 => a += 1,
            core::cmp::Ordering::Equal if other.2 + DAYS_APART < one.2 => b += 1,
            core::cmp::Ordering::Equal => {
                (shared, a, b) = (shared + 1, a + 1, b + 1);
                amounts.push(one.1);
            }
        }
    }
    amounts.sort_unstable();
    amounts.dedup();
    (shared, amounts.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sales_agree_once_each_and_a_day_apart() {
        let mine = [(1, 100, 10), (1, 100, 10), (1, 100, 40), (2, 100, 10)];
        let theirs = [(1, 100, 11), (1, 100, 42), (2, 100, 9), (2, 200, 10)];
        assert_eq!(agreement(&mine, &theirs), (2, 1));
        assert_eq!(agreement(&theirs, &mine), (2, 1));
    }
}

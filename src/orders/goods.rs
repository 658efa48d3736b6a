//! What the goods of an order cost, where a file says what products cost.
//!
//! Cost of an order's goods = Σ quantity × cost of one, over its items whose number has a cost in the file; letter case and leading zeros make no difference, and of two
//! costs of one number the later one holds. For items without a cost stands the one percentage of margin that the reader gives: they cost (1 − margin) × their part
//! of the order's net sales, a part as large as what they were sold for among all items of the order. Where items carry no prices, their part cannot be told, and
//! the order is reckoned by the percentage as a whole; so is an order of which no items are named.
//!
//! Of an order that is paid back in part, as large a part of the goods' cost is taken off as of its net sales: the goods are taken to have come back. What comes back on a
//! credit note of its own takes off the cost of its own items. A gift card is no goods. Costs are taken to be in the currency of the figures.
//!
//! The same order in two files counts once: of each article as many as the file that has most of them, unless the rows of the two stand beside each other.

use crate::units::{Currency, Exact, divide_half_even};

use super::keys::{KeyTable, without_zeros};
use super::side_files::SideFiles;

/// The whole of an order's net sales, in billionths.
const WHOLE: u32 = 1_000_000_000;

/// What the goods of one order cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Goods {
    /// Of the items whose cost is known; negative on a credit note.
    cost: Exact,
    /// What all goods of the order were sold for, before refunds.
    pub(super) sold_for: Exact,
    /// The part of that whose cost is not known, in billionths.
    by_percentage: u32,
    /// Items, in thousandths of one.
    pub items: u32,
    /// Of these, items with a known cost.
    pub known: u32,
}

impl Goods {
    /// From the item rows of an order; `sold_for` is what its goods were sold for, and whether it is a credit note.
    pub(super) fn of(rows: &mut [Sold], cost: &dyn Fn(u32) -> Option<Exact>, sold_for: (Exact, bool)) -> Self {
        let (sold_for, credit) = sold_for;
        rows.sort_unstable_by_key(|row| (row.article, row.said_by));
        let (mut items, mut known, mut sum) = (0_u64, 0_u64, 0_i128);
        // What items were sold for, and those without a cost; absent where some item has no price.
        let mut values = Some((0_u128, 0_u128));
        for article in rows.chunk_by(|one, other| one.article == other.article) {
            let said = article.chunk_by(|one, other| one.said_by == other.said_by).map(Sold::together);
            let Some((quantity, value)) = said.max_by_key(|(quantity, value)| (quantity.unsigned_abs(), *value)) else {
                continue;
            };
            if quantity == 0 {
                continue;
            }
            let cost = article.first().and_then(|row| cost(row.article));
            items += quantity.unsigned_abs();
            if let Some(cost) = cost {
                known += quantity.unsigned_abs();
                sum += i128::from(quantity) * i128::from(cost.0);
            }
            values = values.zip(value).map(|((all, unknown), value)| {
                let value = value.unsigned_abs();
                (all + value, unknown + if cost.is_none() { value } else { 0 })
            });
        }
        let by_percentage = match values {
            _ if items == 0 => WHOLE,
            _ if known == items => 0,
            Some((all, unknown)) if all > 0 => u32::try_from(unknown * u128::from(WHOLE) / all).unwrap_or(WHOLE),
            _ => WHOLE,
        };
        if by_percentage == WHOLE {
            (known, sum) = (0, 0);
        }
        let sum = i64::try_from(divide_half_even(sum, i128::from(Sold::ONE))).unwrap_or(0);
        let short = |count: u64| u32::try_from(count).unwrap_or(u32::MAX);
        let cost = Exact(if credit { -sum.saturating_abs() } else { sum });
        Self { cost, sold_for, by_percentage, items: short(items), known: short(known) }
    }

    /// What the goods cost that an amount of net sales is for, in minor units; `sold_for_minor` is what they were all sold for in the same currency.
    /// `margin_percent` is for what has no known cost. Goods that were given away cost what they cost.
    pub(super) fn cost_minor(
        &self,
        amount_minor: i64,
        sold_for_minor: i64,
        margin_percent: u32,
        currency: Currency,
    ) -> i128 {
        let cost = i128::from(self.cost.to_minor(currency));
        let known = match (i128::from(sold_for_minor), i128::from(amount_minor)) {
            (0, _) => cost,
            // More than the goods were sold for is paid for something else.
            (all, part) if part.abs() >= all.abs() => cost * part.signum() * all.signum(),
            (all, part) => divide_half_even(cost * part * all.signum(), all.abs()),
        };
        known + by_percentage(amount_minor, self.by_percentage, margin_percent)
    }
}

/// What goods cost by a percentage of margin; `part` of the amount is for them, in billionths.
fn by_percentage(amount_minor: i64, part: u32, margin_percent: u32) -> i128 {
    let share = i128::from(part) * i128::from(100_u32.saturating_sub(margin_percent));
    divide_half_even(i128::from(amount_minor) * share, i128::from(WHOLE) * 100)
}

/// What all goods of an amount cost by a percentage of margin, in minor units.
pub(super) fn cost_by_percentage(amount_minor: i64, margin_percent: u32) -> i128 {
    by_percentage(amount_minor, WHOLE, margin_percent)
}

/// One row that sells an article.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sold {
    pub article: u32,
    /// The draft that says so.
    pub said_by: u32,
    /// In thousandths of one.
    pub quantity: i32,
    /// In ten-thousandths of a major unit.
    pub value: i64,
}

impl Sold {
    /// One, in thousandths.
    pub const ONE: i32 = 1_000;
    /// The row has no price.
    pub const NO_VALUE: i64 = i64::MIN;

    /// How many, in thousandths; two millions and more are as many as can be kept.
    pub fn quantity(quantity: Exact) -> i32 {
        let thousandths = quantity.0 / (Exact::ONE.0 / i64::from(Self::ONE));
        thousandths.clamp(i64::from(-i32::MAX), i64::from(i32::MAX)) as i32
    }

    /// Rows of one article added up: how many, and for how much where all have a price.
    fn together(rows: &[Self]) -> (i64, Option<i128>) {
        rows.iter().fold((0, Some(0)), |(quantity, value), row| {
            let own = (row.value != Self::NO_VALUE).then_some(i128::from(row.value));
            (quantity + i64::from(row.quantity), value.zip(own).map(|(sum, own)| sum + own))
        })
    }
}

/// What one of each item costs, by the numbers of item numbers in the catalogue.
#[derive(Debug)]
pub(super) struct Costs(Vec<Option<Exact>>);

impl Costs {
    /// Nothing where no cost is known of what was sold.
    pub fn of(side_files: &SideFiles, skus: &KeyTable) -> Option<Self> {
        let compared = |sku: &[u8]| without_zeros(&sku.to_ascii_lowercase()).to_vec();
        let mut known: Vec<(Vec<u8>, usize, Exact)> =
            side_files.costs().enumerate().map(|(at, cost)| (compared(cost.sku.as_bytes()), at, cost.cost)).collect();
        if known.is_empty() {
            return None;
        }
        known.sort_unstable();
        let of = |sku: u32| {
            let key = compared(skus.key(sku));
            let end = known.partition_point(|one| one.0 <= key);
            end.checked_sub(1).and_then(|at| known.get(at)).filter(|one| one.0 == key).map(|one| one.2)
        };
        let costs: Vec<Option<Exact>> = (0..skus.len() as u32).map(of).collect();
        costs.iter().any(Option::is_some).then_some(Self(costs))
    }

    pub fn of_sku(&self, sku: u32) -> Option<Exact> {
        self.0.get(sku as usize).copied().flatten()
    }
}

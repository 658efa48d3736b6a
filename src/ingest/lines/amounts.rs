//! The parts of a row's money beside what it states.

use core::hash::BuildHasher;

use super::reader::{LineReader, Refused};
use crate::diagnostics::Reason;
use crate::ingest::fields::amount;
use crate::ingest::fields::trimmed;
use crate::ingest::line::{Amounts, PaidBack};
use crate::ingest::mapping::{Role, Totals};
use crate::ingest::records::Record;
use crate::units::Exact;

/// What says more of a row's money than its amount.
pub(super) const PARTS: [Role; 11] = [
    Role::Subtotal,
    Role::Gross,
    Role::Shipping,
    Role::Tax,
    Role::MarketplaceTax,
    Role::Refunded,
    Role::AdjustedTotal,
    Role::Discount,
    Role::GiftCards,
    Role::Rate,
    Role::ItemName,
];

/// The amounts and dates of several refunds in one cell.
fn each_packed(cell: &[u8]) -> impl Iterator<Item = (&[u8], &[u8])> {
    const NAME: &[u8] = b"amount:";
    const DATE: &[u8] = b"date:";
    let value = |text: &[u8]| memchr::memchr2(b'|', b';', text).unwrap_or(text.len());
    let mut starts = memchr::memmem::find_iter(cell, NAME).map(|at| at + NAME.len()).peekable();
    core::iter::from_fn(move || {
        let from = starts.next()?;
        let one = &cell[from..starts.peek().map_or(cell.len(), |next| next - NAME.len())];
        // A reason may hold anything: the date comes last.
        let date = memchr::memmem::rfind(one, DATE).map_or(&[][..], |at| &one[at + DATE.len()..]);
        Some((&one[..value(one)], &date[..value(date)]))
    })
}

impl LineReader {
    /// What the row states as its amount, with the parts of it that stand in columns of their own; nothing where it is blank.
    pub(super) fn amount(&self, record: &Record<'_>) -> Result<Option<Exact>, Refused> {
        let Some(mut amount) = self.money(record, Role::Amount, Exact::ZERO)? else { return Ok(None) };
        for &role in self.mapping.rows.and {
            amount = amount.plus(self.part(record, role, Exact::ZERO)?);
        }
        Ok(Some(amount))
    }

    /// All parts of the row's money.
    pub(super) fn amounts(
        &mut self,
        record: &Record<'_>,
        order_id: Option<&[u8]>,
        stated: Exact,
    ) -> Result<Amounts, Refused> {
        if !self.has_parts {
            return Ok(Amounts { stated, ..Amounts::default() });
        }
        self.in_the_shops_currency(record, stated)?;
        let mut discount = self.part(record, Role::Discount, stated)?;
        // Programs differ in whether a discount is written as a negative number.
        if discount < Exact::ZERO {
            discount = Exact::ZERO.minus(discount);
        }
        if self.mapping.rows.discount_repeats
            && discount != Exact::ZERO
            && let Some(id) = order_id
            && !self.is_new(id)
        {
            discount = Exact::ZERO;
        }
        let is_before = self.mapping.rows.net_without.contains(&Role::Discount);
        let refunded = self.refunded(record, stated)?;
        self.date_refunds(record, refunded);
        Ok(Amounts {
            stated,
            unpaid: if is_before { discount } else { Exact::ZERO },
            refunded,
            subtotal: self.subtotal(record, stated, discount)?,
            discount,
            gift_cards: self.gift_cards(record),
        })
    }

    /// Refuses an order whose rate says that it is in another currency, where no column names the currency itself.
    fn in_the_shops_currency(&self, record: &Record<'_>, stated: Exact) -> Result<(), Refused> {
        let own = !self.mapping.has(Role::Rate)
            || self.mapping.has(Role::Currency)
            || matches!(self.money(record, Role::Rate, stated)?, None | Some(Exact::ONE));
        if own { Ok(()) } else { Err(Refused::new(Reason::OtherCurrency, Role::Rate, stated)) }
    }

    /// Net sales as the file states them, else the amount without what is not sales.
    fn subtotal(&self, record: &Record<'_>, stated: Exact, discount: Exact) -> Result<Option<Exact>, Refused> {
        let written = self.money(record, Role::Subtotal, stated)?;
        if written.is_some() {
            return Ok(written);
        }
        if let Some(gross) = self.money(record, Role::Gross, stated)? {
            return Ok(Some(gross.minus(discount)));
        }
        if self.mapping.rows.net_without.is_empty() {
            return Ok(None);
        }
        let mut net = stated;
        for &role in self.mapping.rows.net_without {
            let part = match role {
                Role::Discount => discount,
                Role::MarketplaceTax if !self.holds_marketplace_tax(record) => Exact::ZERO,
                _ => self.part(record, role, stated)?,
            };
            // A row of money paid back may have been made negative by what it says of itself.
            let against = stated < Exact::ZERO && part > Exact::ZERO;
            net = if against { net.plus(part) } else { net.minus(part) };
        }
        Ok(Some(net))
    }

    fn holds_marketplace_tax(&self, record: &Record<'_>) -> bool {
        matches!(trimmed(&self.cell(record, Role::MarketplaceTaxIncluded)), [b'y' | b'Y' | b'1', ..])
    }

    fn refunded(&self, record: &Record<'_>, stated: Exact) -> Result<Exact, Refused> {
        let refunded = match self.money(record, Role::Refunded, stated) {
            Ok(refunded) => refunded.unwrap_or(Exact::ZERO),
            Err(refused) => return self.packed(&self.cell(record, Role::Refunded)).ok_or(refused),
        };
        if refunded < Exact::ZERO {
            return Ok(Exact::ZERO.minus(refunded));
        }
        let left = self.part(record, Role::AdjustedTotal, stated)?;
        Ok(match () {
            () if refunded != Exact::ZERO => refunded,
            () if left > Exact::ZERO => stated.minus(left),
            () if stated > Exact::ZERO && self.state_is(record, self.mapping.rows.paid_back) => stated,
            () => Exact::ZERO,
        })
    }

    /// Several refunds in one cell: `amount:45.00|reason:|date:2025-03-06`.
    fn packed(&self, cell: &[u8]) -> Option<Exact> {
        each_packed(cell).try_fold(None, |sum: Option<Exact>, (amount, _)| {
            Some(Some(sum.unwrap_or(Exact::ZERO).plus(self.paid_back(amount)?)))
        })?
    }

    fn paid_back(&self, cell: &[u8]) -> Option<Exact> {
        let one = amount::read(cell, self.amounts.at(Role::Amount)).ok()?;
        Some(if one < Exact::ZERO { Exact::ZERO.minus(one) } else { one })
    }

    /// Keeps the refunds of the row whose days are told: each with its own, or all of it with one.
    pub(super) fn date_refunds(&mut self, record: &Record<'_>, refunded: Exact) {
        if refunded == Exact::ZERO || !self.mapping.has(Role::RefundedAt) {
            return;
        }
        let cell = self.cell(record, Role::RefundedAt);
        let mut packed = each_packed(&cell).peekable();
        if packed.peek().is_none() {
            let day = self.dates.day_beside(&cell);
            self.refunds.extend(day.map(|day| PaidBack { day, amount: refunded }));
        }
        for (amount, date) in packed {
            let told = self.dates.day_beside(date).zip(self.paid_back(amount));
            self.refunds.extend(told.map(|(day, amount)| PaidBack { day, amount }));
        }
    }

    /// A money cell that is nothing where it is blank.
    fn part(&self, record: &Record<'_>, role: Role, stated: Exact) -> Result<Exact, Refused> {
        Ok(self.money(record, role, stated)?.unwrap_or(Exact::ZERO))
    }

    /// Quantity × price where the item is a gift card, else the row's own amount; nothing where that cannot be read, since no
    /// money is stated by it.
    pub(super) fn gift_cards(&self, record: &Record<'_>) -> Exact {
        if self.mapping.has(Role::GiftCards) {
            return self.money(record, Role::GiftCards, Exact::ZERO).ok().flatten().unwrap_or(Exact::ZERO);
        }
        let name = self.cell(record, Role::ItemName);
        let is_card = trimmed(&name).get(..9).is_some_and(|start| start.eq_ignore_ascii_case(b"gift card"));
        if !is_card {
            return Exact::ZERO;
        }
        let read = |role| self.money(record, role, Exact::ZERO).ok().flatten();
        match read(Role::UnitPrice) {
            Some(price) => price.times(read(Role::Quantity).unwrap_or(Exact(10_000))).unwrap_or(Exact::ZERO),
            None if self.mapping.rows.totals == Totals::EachRow => read(Role::Amount).unwrap_or(Exact::ZERO),
            None => Exact::ZERO,
        }
    }

    /// Whether the order is met for the first time; only asked where a file repeats something on its rows.
    pub(super) fn is_new(&mut self, order_id: &[u8]) -> bool {
        self.met.insert(self.met.hasher().hash_one(order_id))
    }
}

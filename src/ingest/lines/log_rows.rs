//! Rows of a log: each states an amount.
//!
//! With an order id rows of one order add up; without one each row is an order of its own. Money paid back is never an order:
//! a negative amount, a negative quantity, or a row that says so. Where each row of an order repeats the order's total, the
//! first row is the order and the others state nothing.

use super::reader::{LineReader, Refused};
use crate::diagnostics::Reason;
use crate::ingest::encoding::decode;
use crate::ingest::fields::trimmed;
use crate::ingest::line::{LineKind, OrderLine, Status};
use crate::ingest::mapping::{Role, Totals, key_of};
use crate::ingest::records::Record;
use crate::units::Exact;

/// Words for a row of money paid back, and for one by which no money moved.
const REFUND: &str = "refund refunded partialrefund return returned \
    erstattung ruckerstattung ruckgabe remboursement retour reembolso devolucion rimborso reso terugbetaling devolucao";
const NO_MONEY: &str = "void authorization authorisation";

impl LineReader {
    pub(super) fn log_row(
        &mut self,
        record: &Record<'_>,
        order_id: Option<&[u8]>,
        key: &mut Vec<u8>,
    ) -> Result<OrderLine<'static>, Refused> {
        self.customer(record, key);
        let repeats = self.mapping.rows.totals == Totals::Repeated;
        let amount = self.amount(record);
        let readable = amount.as_ref().ok().copied().flatten();
        if repeats && matches!(amount, Ok(None)) && self.mapping.rows.carries_down {
            key.clear();
            return self.further_row(record, order_id);
        }
        if self.state_is(record, self.mapping.rows.plans) {
            let first = !repeats || order_id.is_none_or(|id| self.is_new(id));
            let stated = readable.filter(|_| first).unwrap_or(Exact::ZERO);
            return Err(Refused::new(Reason::NotCharged, Role::Status, stated));
        }
        let nameless = (key.is_empty() && order_id.is_none()) || matches!(amount, Ok(None));
        let moment = self.dated(record, nameless, readable.unwrap_or(Exact::ZERO))?;
        let status = self.status(record);
        let stated = match amount? {
            Some(stated) => stated,
            // Programs leave the amount of a cancelled item blank.
            None if status == Status::Cancelled => Exact::ZERO,
            None => return Err(Refused::new(Reason::UnreadableAmount, Role::Amount, Exact::ZERO)),
        };
        let stated = self.signed(record, stated)?;
        if self.mapping.rows.attempts && status == Status::Failed {
            return Err(Refused::new(Reason::Failed, Role::Status, stated));
        }
        let kind = match order_id {
            _ if stated < Exact::ZERO => LineKind::Credit,
            Some(id) if repeats => {
                if !self.is_new(id) {
                    key.clear();
                    return Ok(OrderLine::further(self.gift_cards(record)));
                }
                LineKind::Order
            }
            Some(_) => LineKind::Item,
            None => LineKind::Order,
        };
        let amounts = self.amounts(record, order_id, stated)?;
        Ok(self.row(record, kind, moment, status, amounts))
    }

    /// The amount with the sign that the row's other cells give it.
    fn signed(&self, record: &Record<'_>, stated: Exact) -> Result<Exact, Refused> {
        if stated <= Exact::ZERO {
            return Ok(stated);
        }
        if self.mapping.has(Role::Event) {
            let event = key_of(&decode(&self.cell(record, Role::Event)));
            let is = |words: &str| words.split(' ').any(|known| known == event);
            if is(REFUND) {
                return Ok(Exact::ZERO.minus(stated));
            }
            if is(NO_MONEY) {
                return Err(Refused::new(Reason::Failed, Role::Event, stated));
            }
        }
        let taken_back =
            self.mapping.has(Role::Quantity) && trimmed(&self.cell(record, Role::Quantity)).starts_with(b"-");
        Ok(if taken_back { Exact::ZERO.minus(stated) } else { stated })
    }
}

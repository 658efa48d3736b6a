//! Rows of a log: each states an amount.
//!
//! With an order id rows of one order add up; without one each row is an order of its own. A negative amount is money paid
//! back, never an order. Where each row of an order repeats the order's total, the first row is the order and the others
//! state nothing.

use core::hash::BuildHasher;

use super::reader::{LineReader, Refused};
use super::status::status_of;
use crate::diagnostics::{Position, Reason};
use crate::ingest::line::{Amounts, LineKind, OrderLine};
use crate::ingest::mapping::Role;
use crate::ingest::records::Record;
use crate::units::Exact;

impl LineReader {
    pub(super) fn log_row(
        &mut self,
        record: &Record<'_>,
        order_id: Option<&[u8]>,
        key: &mut Vec<u8>,
    ) -> Result<OrderLine<'static>, Refused> {
        self.customer(record, key);
        let amount = self.money(record, Role::Amount, Exact::ZERO);
        let readable = amount.as_ref().ok().copied().flatten();
        let nameless = (key.is_empty() && order_id.is_none()) || matches!(amount, Ok(None));
        let moment = self.dated(record, nameless, readable.unwrap_or(Exact::ZERO))?;
        let stated = amount?.ok_or_else(|| Refused::new(Reason::UnreadableAmount, Role::Amount, Exact::ZERO))?;
        let kind = match order_id {
            _ if stated < Exact::ZERO => LineKind::Credit,
            Some(id) if self.mapping.repeats_totals => {
                if !self.met.insert(self.met.hasher().hash_one(id)) {
                    key.clear();
                    return Ok(OrderLine::further(Exact::ZERO));
                }
                LineKind::Order
            }
            Some(_) => LineKind::Item,
            None => LineKind::Order,
        };
        Ok(OrderLine {
            position: Position::default(),
            kind,
            order_id: None,
            customer: None,
            day: Some(moment.day),
            instant: moment.instant,
            amounts: Amounts { stated, ..Amounts::default() },
            currency: self.currency(record),
            status: status_of(&self.cell(record, Role::Status)),
        })
    }
}

//! Orders whose first row has everything and whose further rows have only items (Shopify).
//!
//! A row with a total is an order; a row without one belongs to the order it names. Blank money is not zero.

use super::reader::{LineReader, Refused, is_total};
use crate::diagnostics::Reason;
use crate::ingest::fields::trimmed;
use crate::ingest::line::{LineKind, OrderLine, PaidBack};
use crate::ingest::mapping::Role;
use crate::ingest::records::Record;
use crate::units::Exact;

impl LineReader {
    pub(super) fn first_row(
        &mut self,
        record: &Record<'_>,
        order_id: Option<&[u8]>,
        key: &mut Vec<u8>,
    ) -> Result<OrderLine<'static>, Refused> {
        let Some(stated) = self.amount(record)? else {
            return self.further_row(record, order_id);
        };
        let moment = self.dated(record, order_id.is_none(), stated)?;
        let amounts = self.amounts(record, order_id, stated)?;
        let status = self.status(record);
        self.customer(record, key);
        Ok(self.row(record, LineKind::Order, moment, status, amounts))
    }

    pub(super) fn further_row(
        &mut self,
        record: &Record<'_>,
        order_id: Option<&[u8]>,
    ) -> Result<OrderLine<'static>, Refused> {
        let footer = self.mapping.rows.has_footers && !self.names_item(record);
        match order_id {
            Some(id) if !is_total(id) && !footer => {}
            _ if trimmed(&self.cell(record, Role::Date)).is_empty() => {
                return Err(Refused::new(Reason::Footer, Role::Date, Exact::ZERO));
            }
            _ => return Err(Refused::new(Reason::OrphanLine, Role::OrderId, Exact::ZERO)),
        }
        // A refund on a line of its own says how much of the order's refunds it is, and when.
        if self.mapping.has(Role::RefundedAt)
            && let Ok(Some(refunded)) = self.money(record, Role::Refunded, Exact::ZERO)
            && let Some(day) = self.dates.day_beside(&self.cell(record, Role::Date))
        {
            self.refunds.push(PaidBack { day, amount: refunded });
        }
        Ok(OrderLine::further(self.gift_cards(record)))
    }
}

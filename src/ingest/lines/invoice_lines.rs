//! Lines of invoices: the amount is quantity × unit price, exact.
//!
//! A credit note is an invoice whose number is a `C` and digits, or a line of negative quantity or price; it keeps the number
//! of its invoice and is never an order.

use super::reader::{LineReader, Refused};
use crate::diagnostics::Reason;
use crate::ingest::line::{Amounts, LineKind, OrderLine, Status};
use crate::ingest::mapping::Role;
use crate::ingest::records::Record;
use crate::units::Exact;

impl LineReader {
    pub(super) fn invoice_line(
        &mut self,
        record: &Record<'_>,
        order_id: Option<&[u8]>,
        key: &mut Vec<u8>,
    ) -> Result<OrderLine<'static>, Refused> {
        let (quantity, price) =
            (self.money(record, Role::Quantity, Exact::ZERO), self.money(record, Role::UnitPrice, Exact::ZERO));
        let product = match (&quantity, &price) {
            (Ok(Some(quantity)), Ok(Some(price))) => price.times(*quantity),
            _ => None,
        };
        let moment = self.dated(record, order_id.is_none(), product.unwrap_or(Exact::ZERO))?;
        let unreadable = |role| Refused::new(Reason::UnreadableAmount, role, Exact::ZERO);
        let quantity = quantity?.ok_or_else(|| unreadable(Role::Quantity))?;
        let price = price?.ok_or_else(|| unreadable(Role::UnitPrice))?;
        let stated = product.ok_or_else(|| unreadable(Role::UnitPrice))?;
        let noted = matches!(order_id, Some([b'C' | b'c', b'0'..=b'9', ..]));
        let credit = noted || quantity < Exact::ZERO || price < Exact::ZERO;
        self.customer(record, key);
        let kind = if credit { LineKind::Credit } else { LineKind::Item };
        Ok(self.row(record, kind, moment, Status::Placed, Amounts { stated, ..Amounts::default() }))
    }
}

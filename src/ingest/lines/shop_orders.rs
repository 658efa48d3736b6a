//! Orders whose first row has everything and whose further rows have only items (Shopify).
//!
//! A row with a total is an order; a row without one belongs to the order it names. Blank money is not zero.

use super::reader::{LineReader, Refused, is_total};
use super::status::status_of;
use crate::diagnostics::{Position, Reason};
use crate::ingest::fields::trimmed;
use crate::ingest::line::{Amounts, LineKind, OrderLine, Status};
use crate::ingest::mapping::Role;
use crate::ingest::records::Record;
use crate::units::Exact;

impl LineReader {
    pub(super) fn shop_order(
        &mut self,
        record: &Record<'_>,
        order_id: Option<&[u8]>,
        key: &mut Vec<u8>,
    ) -> Result<OrderLine<'static>, Refused> {
        let gift_cards = self.gift_cards(record);
        let Some(stated) = self.money(record, Role::Amount, Exact::ZERO)? else {
            return self.further_row(record, order_id, gift_cards);
        };
        let moment = self.dated(record, order_id.is_none(), stated)?;
        let amounts = Amounts {
            stated,
            refunded: self.money(record, Role::Refunded, stated)?.unwrap_or(Exact::ZERO),
            subtotal: self.money(record, Role::Subtotal, stated)?,
            discount: self.money(record, Role::Discount, stated)?.unwrap_or(Exact::ZERO),
            gift_cards,
        };
        self.customer(record, key);
        Ok(OrderLine {
            position: Position::default(),
            kind: LineKind::Order,
            order_id: None,
            customer: None,
            day: Some(moment.day),
            instant: moment.instant,
            amounts,
            currency: self.currency(record),
            status: self.status(record),
        })
    }

    fn further_row(
        &self,
        record: &Record<'_>,
        order_id: Option<&[u8]>,
        gift_cards: Exact,
    ) -> Result<OrderLine<'static>, Refused> {
        match order_id {
            Some(id) if !is_total(id) => {}
            _ if trimmed(&self.cell(record, Role::Date)).is_empty() => {
                return Err(Refused::new(Reason::Footer, Role::Date, Exact::ZERO));
            }
            _ => return Err(Refused::new(Reason::OrphanLine, Role::OrderId, Exact::ZERO)),
        }
        Ok(OrderLine::further(gift_cards))
    }

    /// Quantity × price where the item is a gift card; nothing where that cannot be read, since no money is stated by it.
    fn gift_cards(&self, record: &Record<'_>) -> Exact {
        let name = self.cell(record, Role::ItemName);
        let is_card = trimmed(&name).get(..9).is_some_and(|start| start.eq_ignore_ascii_case(b"gift card"));
        if !is_card {
            return Exact::ZERO;
        }
        let read = |role| self.money(record, role, Exact::ZERO).ok().flatten();
        let price = read(Role::UnitPrice).unwrap_or(Exact::ZERO);
        price.times(read(Role::Quantity).unwrap_or(Exact(10_000))).unwrap_or(Exact::ZERO)
    }

    fn status(&self, record: &Record<'_>) -> Status {
        let payment = self.cell(record, Role::PaymentMethod);
        if memchr::memmem::find(&payment, b"(for testing)").is_some() {
            return Status::Test;
        }
        if !trimmed(&self.cell(record, Role::CancelledAt)).is_empty() {
            return Status::Cancelled;
        }
        status_of(&self.cell(record, Role::Status))
    }
}

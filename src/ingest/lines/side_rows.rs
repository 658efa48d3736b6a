//! Rows of files beside the orders.

use super::reader::{LineReader, Refused, is_total};
use crate::diagnostics::{Position, Reason};
use crate::ingest::encoding::decode;
use crate::ingest::fields::trimmed;
use crate::ingest::line::LineSink;
use crate::ingest::mapping::Role;
use crate::ingest::records::Record;
use crate::ingest::side::{SideKind, SideRow};
use crate::units::Exact;

impl LineReader {
    /// Reads one row and hands it on.
    pub(super) fn side_row(
        &mut self,
        record: &Record<'_>,
        kind: SideKind,
        key: &mut Vec<u8>,
        sink: &mut impl LineSink,
    ) -> Result<(), Refused> {
        let position = Position { file: self.file, record: record.number, line: record.line };
        if is_total(&record.cell(0)) {
            return Err(Refused::new(Reason::Footer, Role::Date, Exact::ZERO));
        }
        match kind {
            SideKind::Spend => {
                let amount = self.money(record, Role::Amount, Exact::ZERO)?;
                let day = self.dated(record, amount.is_none(), Exact::ZERO)?.day;
                let amount = amount.ok_or_else(|| Refused::new(Reason::UnreadableAmount, Role::Amount, Exact::ZERO))?;
                let channel = self.cell(record, Role::Channel);
                sink.side(position, SideRow::Spend { day, channel: decode(trimmed(&channel)).as_ref(), amount });
            }
            SideKind::Costs => {
                let sku = self.cell(record, Role::Sku);
                let cost = self.money(record, Role::UnitPrice, Exact::ZERO)?;
                let nameless = trimmed(&sku).is_empty();
                let cost = match cost {
                    Some(cost) if !nameless => cost,
                    None if nameless => return Err(Refused::new(Reason::Footer, Role::Sku, Exact::ZERO)),
                    Some(_) => return Err(Refused::new(Reason::TooFewCells, Role::Sku, Exact::ZERO)),
                    None => return Err(Refused::new(Reason::UnreadableAmount, Role::UnitPrice, Exact::ZERO)),
                };
                sink.side(position, SideRow::Cost { sku: decode(trimmed(&sku)).as_ref(), cost });
            }
            SideKind::Loyalty => {
                self.someone(record, key)?;
                let day = self.dated(record, false, Exact::ZERO)?.day;
                let issued = self.money(record, Role::Issued, Exact::ZERO)?.unwrap_or(Exact::ZERO);
                let redeemed = self.money(record, Role::Redeemed, Exact::ZERO)?.unwrap_or(Exact::ZERO);
                sink.side(position, SideRow::Loyalty { customer: key, day, issued, redeemed });
            }
            SideKind::Attributes => {
                self.someone(record, key)?;
                let keys = [Role::Email, Role::CustomerId, Role::Phone].map(|role| self.mapping.at(role));
                let cells: Vec<_> = (0..self.names.len())
                    .filter(|at| !keys.contains(at))
                    .map(|at| (self.names[at].as_str(), decode(trimmed(&record.cell(at))).into_owned()))
                    .collect();
                let values: Vec<(&str, &str)> = cells.iter().map(|(name, cell)| (*name, cell.as_str())).collect();
                sink.side(position, SideRow::Attributes { customer: key, values: &values });
            }
            SideKind::Customers => {
                self.someone(record, key)?;
                let count = self.money(record, Role::OrderCount, Exact::ZERO)?.unwrap_or(Exact::ZERO);
                let spent = self.money(record, Role::Amount, Exact::ZERO)?.unwrap_or(Exact::ZERO);
                let orders = u64::try_from(count.0 / Exact::ONE.0).unwrap_or(0);
                sink.side(position, SideRow::Customer { customer: key, orders, spent });
            }
        }
        self.tally.side_row();
        Ok(())
    }

    /// The row's customer; a row about nobody is of no use here.
    fn someone(&self, record: &Record<'_>, key: &mut Vec<u8>) -> Result<(), Refused> {
        self.customer(record, key);
        let role = if self.mapping.has(Role::Email) { Role::Email } else { Role::CustomerId };
        if key.is_empty() { Err(Refused::new(Reason::Guest, role, Exact::ZERO)) } else { Ok(()) }
    }
}

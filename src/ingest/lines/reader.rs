//! What all rows have in common: damage, dates, money, customers, refusals.

use std::borrow::Cow;

use hashbrown::HashSet;

use crate::diagnostics::{Position, Reason};
use crate::ingest::fields::amount::{self, AmountFault, AmountStyle};
use crate::ingest::fields::date::{self, DateFault, Moment};
use crate::ingest::fields::date_style::{DateOrder, DateStyle};
use crate::ingest::fields::{identity, trimmed};
use crate::ingest::line::{LineSink, OrderLine, Refusal};
use crate::ingest::mapping::{ColumnMapping, Role, Shape};
use crate::ingest::records::{Record, RowShape};
use crate::units::{Currency, Exact};

use super::tally::Tally;

/// Reads the rows of one file.
#[derive(Debug)]
pub(crate) struct LineReader {
    pub(crate) file: u32,
    pub(crate) mapping: ColumnMapping,
    pub(crate) names: Vec<String>,
    pub(crate) dates: DateStyle,
    pub(crate) amounts: AmountStyle,
    pub(crate) tally: Tally,
    /// What rows look like, to tell what stands in the wrong column.
    shape: RowShape,
    /// The customer's key of the row under way.
    key: Vec<u8>,
    /// Orders that have been met, where the file repeats their totals.
    pub(super) met: HashSet<u64, foldhash::quality::FixedState>,
}

/// Why a row cannot be used, and the column that decided.
pub(super) struct Refused {
    reason: Reason,
    role: Option<Role>,
    stated: Exact,
}

impl Refused {
    pub(super) fn new(reason: Reason, role: Role, stated: Exact) -> Self {
        Self { reason, role: Some(role), stated }
    }
}

impl LineReader {
    pub(crate) fn new(
        file: u32,
        mapping: ColumnMapping,
        names: Vec<String>,
        dates: DateStyle,
        amounts: AmountStyle,
    ) -> Self {
        Self {
            file,
            mapping,
            names,
            dates,
            amounts,
            tally: Tally::default(),
            shape: RowShape::default(),
            key: Vec::new(),
            met: HashSet::default(),
        }
    }

    /// Says what rows look like.
    pub(crate) fn with_shape(mut self, shape: RowShape) -> Self {
        self.shape = shape;
        self
    }

    /// Reads one record and hands it on, understood or refused.
    pub(crate) fn read(&mut self, record: &Record<'_>, sink: &mut impl LineSink) {
        let id_cell = self.cell(record, Role::OrderId);
        let order_id = identity::order_key(&id_cell);
        let mut key = core::mem::take(&mut self.key);
        key.clear();
        let understood = match self.damage(record) {
            Some(refused) => Err(refused),
            None => match self.mapping.shape {
                Shape::OrderRows => self.shop_order(record, order_id, &mut key),
                Shape::InvoiceLines => self.invoice_line(record, order_id, &mut key),
                Shape::Log => self.log_row(record, order_id, &mut key),
            },
        };
        let position = Position { file: self.file, record: record.number, line: record.line };
        match understood {
            Ok(line) => {
                let customer = (!key.is_empty()).then_some(key.as_slice());
                self.tally.line(&line, customer.is_some());
                sink.line(OrderLine { position, order_id, customer, ..line });
            }
            Err(Refused { reason, role, stated }) => {
                self.tally.refused();
                let column = role.map(|role| self.mapping.at(role));
                let cell = match column {
                    Some(at) => record.cell(at),
                    None => Cow::Borrowed(record.bytes),
                };
                let column = column.and_then(|at| self.names.get(at)).map_or("", String::as_str);
                sink.refuse(Refusal { position, reason, order_id, stated, column, cell: &cell });
            }
        }
        self.count_identifiers(record, &id_cell);
        self.key = key;
    }

    pub(super) fn cell<'a>(&self, record: &Record<'a>, role: Role) -> Cow<'a, [u8]> {
        record.cell(self.mapping.at(role))
    }

    /// A record that is not a whole row: too short, or spoilt by a quote.
    fn damage(&self, record: &Record<'_>) -> Option<Refused> {
        let cells = record.cells();
        let refused = |reason| Some(Refused { reason, role: None, stated: self.stated(record) });
        if record.cut {
            return refused(Reason::LineTooLong);
        }
        if record.unclosed && cells != self.names.len() {
            return refused(Reason::UnclosedQuote);
        }
        let needed = match self.mapping.shape {
            Shape::InvoiceLines => [Role::Date, Role::Quantity, Role::UnitPrice],
            Shape::OrderRows | Shape::Log => [Role::Date, Role::Amount, Role::OrderId],
        };
        let whole = needed.into_iter().all(|role| !self.mapping.has(role) || self.mapping.at(role) < cells);
        if whole && (cells == self.names.len() || !self.is_spoilt(record)) {
            return None;
        }
        let dated = self.moment(record).is_ok();
        let footer = !dated && (record.filled() <= 2 || is_total(&record.cell(0)));
        refused(match footer {
            true => Reason::Footer,
            false if cells > self.names.len() => Reason::TooManyCells,
            false => Reason::TooFewCells,
        })
    }

    /// Whether a cell that is used may stand in the wrong column. What an item is called may come apart.
    fn is_spoilt(&self, record: &Record<'_>) -> bool {
        self.shape.first_doubtful(record).is_some_and(|doubtful| {
            self.mapping.used().any(|(role, at)| role != Role::ItemName && at >= doubtful && at < record.cells())
        })
    }

    fn moment(&self, record: &Record<'_>) -> Result<Moment, DateFault> {
        date::read(&self.cell(record, Role::Date), self.dates.order)
    }

    /// The row's date, or the reason why it has none. `nameless`: neither order nor customer is given.
    pub(super) fn dated(&mut self, record: &Record<'_>, nameless: bool, stated: Exact) -> Result<Moment, Refused> {
        let cell = self.cell(record, Role::Date);
        let reason = match date::read(&cell, self.dates.order) {
            Ok(moment) => {
                if self.dates.ambiguous && !self.tally.order_proven {
                    self.tally.order_proven = proves_order(&cell, moment);
                }
                self.tally.zoned |= moment.zoned;
                return Ok(moment);
            }
            Err(DateFault::Blank) if nameless || is_total(&record.cell(0)) => Reason::Footer,
            Err(DateFault::Impossible) => Reason::ImpossibleDate,
            Err(DateFault::Blank | DateFault::Unreadable) => Reason::UnreadableDate,
        };
        self.tally.order_contradicted += u64::from(contradicts_order(&cell, self.dates.order));
        Err(Refused::new(reason, Role::Date, stated))
    }

    /// A money cell; nothing where it is blank or there is no such column.
    pub(super) fn money(&self, record: &Record<'_>, role: Role, stated: Exact) -> Result<Option<Exact>, Refused> {
        let cell = self.cell(record, role);
        if cell.is_empty() {
            return Ok(None);
        }
        match amount::read(&cell, self.amounts) {
            Ok(exact) => Ok(Some(exact)),
            Err(AmountFault::Blank) => Ok(None),
            Err(AmountFault::Unreadable) => Err(Refused::new(Reason::UnreadableAmount, role, stated)),
        }
    }

    /// The row's money as far as it can be read, for rows that are refused.
    fn stated(&self, record: &Record<'_>) -> Exact {
        let read = |role| amount::read(&self.cell(record, role), self.amounts).ok();
        let stated = match self.mapping.shape {
            Shape::InvoiceLines => read(Role::UnitPrice).and_then(|price| price.times(read(Role::Quantity)?)),
            Shape::OrderRows | Shape::Log => read(Role::Amount),
        };
        stated.unwrap_or(Exact::ZERO)
    }

    /// E-mail, else the platform's id, else the telephone; the key stays empty for a guest.
    pub(super) fn customer(&self, record: &Record<'_>, key: &mut Vec<u8>) {
        let _known = identity::customer_key(&self.cell(record, Role::Email), key)
            || identity::customer_key(&self.cell(record, Role::CustomerId), key)
            || identity::phone_key(&self.cell(record, Role::Phone), key);
    }

    pub(super) fn currency(&self, record: &Record<'_>) -> Option<Currency> {
        Currency::from_code(trimmed(&self.cell(record, Role::Currency)))
    }

    fn count_identifiers(&mut self, record: &Record<'_>, order_id: &[u8]) {
        self.tally.identifier(Role::OrderId, order_id);
        if self.mapping.has(Role::CustomerId) {
            let cell = self.cell(record, Role::CustomerId);
            self.tally.identifier(Role::CustomerId, &cell);
        }
    }
}

/// Whether the first cell says that the row adds up the others.
pub(super) fn is_total(cell: &[u8]) -> bool {
    const WORDS: [&str; 13] = [
        "total",
        "totals",
        "grand total",
        "sum",
        "subtotal",
        "summe",
        "gesamt",
        "gesamtsumme",
        "somme",
        "totale",
        "totaal",
        "suma",
        "total general",
    ];
    let cell = trimmed(cell);
    let cell = cell.strip_suffix(b":").unwrap_or(cell);
    WORDS.iter().any(|word| cell.eq_ignore_ascii_case(word.as_bytes()))
}

/// Whether a cell could only be read in the order that was chosen.
fn proves_order(cell: &[u8], moment: Moment) -> bool {
    matches!(date::shape_of(trimmed(cell)), Some((date::Shape::Either { .. }, _))) && moment.day.ymd().2 > 12
}

/// Whether a cell that cannot be read could be in the other order.
fn contradicts_order(cell: &[u8], order: DateOrder) -> bool {
    let other = match order {
        DateOrder::YearFirst => return false,
        DateOrder::DayFirst => DateOrder::MonthFirst,
        DateOrder::MonthFirst => DateOrder::DayFirst,
    };
    date::read(cell, order).is_err() && date::read(cell, other).is_ok()
}

//! What all rows have in common: damage, dates, money, customers, refusals.

use std::borrow::Cow;

use hashbrown::HashSet;

use crate::diagnostics::{Position, Reason};
use crate::ingest::fields::amount::{self, AmountFault};
use crate::ingest::fields::date::{self, DateFault, Moment};
use crate::ingest::fields::date_column::DateColumn;
use crate::ingest::fields::{identity, trimmed};
use crate::ingest::line::{Amounts, LineKind, LineSink, Marks, OrderLine, PaidBack, Refusal, Said, Status};
use crate::ingest::mapping::{ColumnMapping, Role, Totals};
use crate::ingest::records::{Record, RowShape};
use crate::ingest::styles::AmountStyles;
use crate::units::{Currency, Exact};

use super::amounts::PARTS;
use super::imprint::Imprint;
use super::status::Words;
use super::tally::Tally;

/// Columns whose texts are handed on as they stand, in the order of [`Said`]'s fields.
const SAID: [Role; 8] = [
    Role::Country,
    Role::Region,
    Role::Channel,
    Role::PaymentMethod,
    Role::DiscountCode,
    Role::ItemName,
    Role::Sku,
    Role::Vendor,
];
/// The columns that are taken where the first two of these are blank.
const SECOND: [Role; 2] = [Role::SecondCountry, Role::SecondRegion];
/// Texts that nothing but filters hang on: a row is not refused where they may have come apart.
const TEXTS: [Role; 5] = [Role::ItemName, Role::Vendor, Role::Region, Role::SecondCountry, Role::SecondRegion];

/// Reads the rows of one file.
#[derive(Debug)]
pub(crate) struct LineReader {
    pub(crate) file: u32,
    pub(crate) mapping: ColumnMapping,
    pub(crate) names: Vec<String>,
    pub(crate) dates: DateColumn,
    pub(crate) amounts: AmountStyles,
    pub(crate) tally: Tally,
    /// What rows look like, to tell what stands in the wrong column.
    shape: RowShape,
    /// The customer's key of the row under way.
    key: Vec<u8>,
    /// Orders that have been met, where the file repeats their money.
    pub(super) met: HashSet<u64, foldhash::quality::FixedState>,
    /// Whether any column says more of a row's money than its amount.
    pub(super) has_parts: bool,
    /// Refunds of the row under way whose days are told.
    pub(super) refunds: Vec<PaidBack>,
    /// The order that item rows without a number belong to.
    above: Vec<u8>,
    pub(super) words: Words,
    pub(super) imprint: Imprint,
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
        dates: DateColumn,
        amounts: AmountStyles,
    ) -> Self {
        let imprint = Imprint::of(&mapping, &names);
        let has_parts = PARTS.iter().any(|&role| mapping.has(role)) || !mapping.rows.paid_back.is_empty();
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
            has_parts,
            refunds: Vec::new(),
            above: Vec::new(),
            words: Words::default(),
            imprint,
        }
    }

    /// Says what rows look like.
    pub(crate) fn with_shape(mut self, shape: RowShape) -> Self {
        self.shape = shape;
        self
    }

    /// Reads one record and hands it on, understood or refused.
    pub(crate) fn read(&mut self, record: &Record<'_>, sink: &mut impl LineSink) {
        sink.row(record.bytes);
        let id_cell = self.cell(record, Role::OrderId);
        let second_cell;
        let mut order_id = identity::order_key(&id_cell);
        let mut above = core::mem::take(&mut self.above);
        if self.mapping.rows.carries_down {
            second_cell = self.cell(record, Role::SecondOrderId);
            if order_id.is_none() && self.is_item(record) {
                order_id = identity::order_key(&above);
            } else {
                order_id = order_id.or_else(|| identity::order_key(&second_cell));
                order_id.unwrap_or_default().clone_into(&mut above);
            }
        }
        let mut key = core::mem::take(&mut self.key);
        key.clear();
        self.refunds.clear();
        let understood = match self.damage(record) {
            Some(refused) => Err(refused),
            None => match self.mapping.rows.totals {
                Totals::FirstRow => self.first_row(record, order_id, &mut key).map(Some),
                Totals::QuantityTimesPrice => self.invoice_line(record, order_id, &mut key).map(Some),
                Totals::EachRow | Totals::Repeated => self.log_row(record, order_id, &mut key).map(Some),
                Totals::Beside(kind) => self.side_row(record, kind, &mut key, sink).map(|()| None),
            },
        };
        let position = Position { file: self.file, record: record.number, line: record.line };
        match understood {
            Ok(None) => {}
            Ok(Some(line)) => {
                let customer = (!key.is_empty()).then_some(key.as_slice());
                self.tally.line(&line, customer.is_some());
                if customer.is_none() && line.kind != LineKind::Continuation {
                    self.tally.blank(self.placeholder(record));
                }
                let marks = self.marks(record, &line, order_id);
                let texts = SAID.map(|role| self.cell(record, role));
                let seconds = SECOND.map(|role| self.cell(record, role));
                let [country, region, channel, payment, discount_code, item, sku, vendor] =
                    [0, 1, 2, 3, 4, 5, 6, 7].map(|at| trimmed(&texts[at]));
                let [country, region] =
                    [(country, 0), (region, 1)].map(|(text, at)| first_of(text, trimmed(&seconds[at])));
                let item = first_of(item, sku);
                let (quantity, value) = self.sold(record, &line);
                let said = Said {
                    country,
                    region,
                    channel,
                    payment,
                    discount_code,
                    item,
                    sku,
                    vendor,
                    quantity,
                    value,
                    refunds: &self.refunds,
                    ..line.said
                };
                sink.line(OrderLine { position, order_id, customer, marks, said, ..line });
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
        self.above = above;
    }

    /// A row that is understood; the reader knows where it stands, and its order and customer.
    pub(super) fn row(
        &self,
        record: &Record<'_>,
        kind: LineKind,
        moment: Moment,
        status: Status,
        amounts: Amounts,
    ) -> OrderLine<'static> {
        OrderLine {
            position: Position::default(),
            kind,
            order_id: None,
            customer: None,
            returning: self.returning(record),
            day: Some(moment.day),
            instant: moment.instant,
            amounts,
            currency: self.currency(record),
            status,
            marks: Marks::default(),
            said: Said { hour: moment.hour, ..Said::default() },
            stands_in: self.mapping.rows.stands_in,
        }
    }

    /// How many of its item a row sells and for how much, where the file numbers its items: only these can have a cost. A gift card is no
    /// goods.
    fn sold(&self, record: &Record<'_>, line: &OrderLine<'_>) -> (Option<Exact>, Option<Exact>) {
        if !self.mapping.has(Role::Sku) {
            return (None, None);
        }
        if line.amounts.gift_cards != Exact::ZERO {
            return (Some(Exact::ZERO), Some(Exact::ZERO));
        }
        let read = |role| self.money(record, role, Exact::ZERO).ok().flatten();
        let quantity = read(Role::Quantity);
        let value = match self.mapping.rows.totals {
            Totals::EachRow | Totals::QuantityTimesPrice => Some(line.amounts.subtotal.unwrap_or(line.amounts.stated)),
            Totals::FirstRow | Totals::Repeated => {
                read(Role::UnitPrice).and_then(|price| price.times(quantity.unwrap_or(Exact::ONE)))
            }
            Totals::Beside(_) => None,
        };
        (quantity, value)
    }

    pub(super) fn is_filled(&self, record: &Record<'_>, role: Role) -> bool {
        !trimmed(&self.cell(record, role)).is_empty()
    }

    /// Whether the row says what was bought.
    pub(super) fn names_item(&self, record: &Record<'_>) -> bool {
        [Role::ItemName, Role::Sku, Role::Quantity].into_iter().any(|role| self.is_filled(record, role))
    }

    /// Whether a row without an order number names an item, and neither date nor amount of an order.
    fn is_item(&self, record: &Record<'_>) -> bool {
        self.names_item(record)
            && ![Role::Amount, Role::Date].into_iter().any(|role| self.is_filled(record, role))
            && !is_total(&record.cell(0))
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
        let needed = match self.mapping.rows.totals {
            Totals::QuantityTimesPrice => [Role::Date, Role::Quantity, Role::UnitPrice],
            Totals::FirstRow | Totals::EachRow | Totals::Repeated => [Role::Date, Role::Amount, Role::OrderId],
            Totals::Beside(_) => [Role::Date, Role::Amount, Role::Sku],
        };
        let whole = needed.into_iter().all(|role| !self.mapping.has(role) || self.mapping.at(role) < cells);
        if whole && (cells == self.names.len() || !self.is_spoilt(record)) {
            return None;
        }
        let dated = self.moment(record).is_ok();
        let footer = !dated
            && !self.mapping.rows.nothing_else
            && (record.filled() <= 2 || self.mapping.rows.has_footers || is_total(&record.cell(0)));
        refused(match footer {
            true => Reason::Footer,
            false if cells > self.names.len() => Reason::TooManyCells,
            false => Reason::TooFewCells,
        })
    }

    /// Whether a cell that is used may stand in the wrong column.
    fn is_spoilt(&self, record: &Record<'_>) -> bool {
        self.shape.first_doubtful(record).is_some_and(|doubtful| {
            self.mapping.used().any(|(role, at)| !TEXTS.contains(&role) && at >= doubtful && at < record.cells())
        })
    }

    fn moment(&self, record: &Record<'_>) -> Result<Moment, DateFault> {
        date::read(&self.cell(record, Role::Date), self.dates.style)
    }

    /// The row's date, or the reason why it has none. `nameless`: neither order nor customer is given.
    pub(super) fn dated(&mut self, record: &Record<'_>, nameless: bool, stated: Exact) -> Result<Moment, Refused> {
        let cell = self.cell(record, Role::Date);
        let time = self.cell(record, Role::Time);
        let reason = match self.dates.read(&cell, trimmed(&time)) {
            Ok(moment) => return Ok(moment),
            Err(DateFault::Blank) if nameless || is_total(&record.cell(0)) => Reason::Footer,
            Err(DateFault::Impossible) => Reason::ImpossibleDate,
            Err(DateFault::Blank | DateFault::Unreadable) => Reason::UnreadableDate,
        };
        Err(Refused::new(reason, Role::Date, stated))
    }

    /// A money cell; nothing where it is blank or there is no such column.
    pub(super) fn money(&self, record: &Record<'_>, role: Role, stated: Exact) -> Result<Option<Exact>, Refused> {
        let cell = self.cell(record, role);
        if cell.is_empty() {
            return Ok(None);
        }
        match self.amounts.read(role, &cell) {
            Ok(exact) => Ok(Some(exact)),
            Err(AmountFault::Blank) => Ok(None),
            Err(AmountFault::Unreadable) => Err(Refused::new(Reason::UnreadableAmount, role, stated)),
        }
    }

    /// The row's money as far as it can be read, for rows that are refused.
    fn stated(&self, record: &Record<'_>) -> Exact {
        let read = |role| amount::read(&self.cell(record, role), self.amounts.at(role)).ok();
        let stated = match self.mapping.rows.totals {
            Totals::QuantityTimesPrice => read(Role::UnitPrice).and_then(|price| price.times(read(Role::Quantity)?)),
            Totals::FirstRow | Totals::EachRow | Totals::Repeated => self.amount(record).ok().flatten(),
            // What is spent or paid beside the orders is no order's money.
            Totals::Beside(_) => None,
        };
        stated.unwrap_or(Exact::ZERO)
    }

    pub(super) fn currency(&self, record: &Record<'_>) -> Option<Currency> {
        self.amounts.currency(&self.cell(record, Role::Currency), &self.cell(record, self.amounts.main()))
    }

    fn count_identifiers(&mut self, record: &Record<'_>, order_id: &[u8]) {
        self.tally.identifier(Role::OrderId, order_id);
        if self.mapping.has(Role::CustomerId) {
            let cell = self.cell(record, Role::CustomerId);
            self.tally.identifier(Role::CustomerId, &cell);
        }
    }
}

/// A text, or another where there is none.
fn first_of<'a>(one: &'a [u8], other: &'a [u8]) -> &'a [u8] {
    if one.is_empty() { other } else { one }
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

//! How the columns of one file write dates and amounts, decided from its first records.

use core::cell::Cell;

use super::choices::Choices;
use super::encoding::decode;
use super::error::{Error, ErrorKind};
use super::fields::amount::{self, AmountStyle};
use super::fields::amount_style::{MarkEvidence, Marks};
use super::fields::currency_sign::{Sign, currency_of, sign_of};
use super::fields::date_column::{DateColumn, Mover};
use super::fields::date_style::{DateEvidence, DateOrder, DateStyle};
use super::fields::price::{PriceOf, PricedRow, price_of};
use super::fields::{date, date_style, trimmed};
use super::mapping::{ColumnMapping, Role};
use super::sample::Sample;
use super::summary::Findings;
use super::zone::{Offsets, ShopZone};
use crate::diagnostics::Position;
use crate::units::{Currency, Exact};

/// Columns that hold money or go with it.
const MONEY: [Role; 17] = [
    Role::Amount,
    Role::UnitPrice,
    Role::Subtotal,
    Role::Gross,
    Role::Shipping,
    Role::Tax,
    Role::MarketplaceTax,
    Role::Refunded,
    Role::AdjustedTotal,
    Role::Tip,
    Role::Handling,
    Role::GiftCards,
    Role::Discount,
    Role::Quantity,
    Role::Issued,
    Role::Redeemed,
    Role::OrderCount,
];

/// What is known beside the file itself.
#[derive(Debug, Default)]
pub(super) struct Hints {
    /// The zone that times at UTC are moved to unless someone chooses another.
    pub(super) zone: Option<ShopZone>,
    /// What a first reading found out.
    pub(super) found: Findings,
}

/// The first records with what is known of their columns.
pub(super) struct Columns<'a> {
    pub(super) sample: &'a Sample,
    pub(super) mapping: &'a ColumnMapping,
    pub(super) names: &'a [String],
    pub(super) delimiter: u8,
    pub(super) file: u32,
    pub(super) header_line: u64,
}

impl Columns<'_> {
    /// How the date column writes its dates, or the error that none of them can be read.
    pub(super) fn dates(&self, choices: &Choices, hints: &Hints) -> Result<DateColumn, Error> {
        let column = self.mapping.at(Role::Date);
        let mut style = hints.found.dates.unwrap_or_else(|| date_style::decide(self.sample.cells(column)));
        let (always, usually) = (self.mapping.rows.month_first, self.mapping.rows.usually_month_first);
        if style.ambiguous && (always || (usually && style.evidence != DateEvidence::Sorted)) {
            let (order, evidence) = (DateOrder::MonthFirst, DateEvidence::Platform);
            style = DateStyle { order, evidence, ambiguous: !always, ..style };
        }
        if let Some(order) = choices.date_order {
            style = DateStyle { order, evidence: DateEvidence::Chosen, ambiguous: false, ..style };
        }
        let readable = |cell: &[u8]| !matches!(date::read(cell, style), Err(date::DateFault::Unreadable));
        self.some_readable(column, readable, |column, cell| ErrorKind::UnreadableDates { column, cell })?;
        Ok(DateColumn::new(style, self.mover(style, choices, hints)))
    }

    /// What moves times at UTC to the shop's zone, where both are known.
    fn mover(&self, style: DateStyle, choices: &Choices, hints: &Hints) -> Option<Mover> {
        let mut zone = hints.zone.clone()?;
        if let Some(chosen) = &choices.zone {
            zone.name.clone_from(chosen);
        }
        let local = choices.utc.unwrap_or(self.mapping.utc);
        // Where a zone was chosen and every offset is zero, the file is at UTC although its platform need not be.
        let zero = || {
            let cells = self.sample.cells(self.mapping.at(Role::Date));
            let mut stamps = cells.filter_map(|cell| Some(date::read(&cell, style).ok()?.stamp)).peekable();
            stamps.peek().is_some() && stamps.all(|stamp| stamp == date::Stamp::Utc)
        };
        let stamped = local || (choices.zone.is_some() && choices.utc.is_none() && zero());
        Some(Mover { offsets: Offsets::of(zone)?, local, stamped })
    }

    /// How the money columns write their numbers, or the error that none of them can be read.
    pub(super) fn amounts(&self, choices: &Choices, hints: &Hints) -> Result<AmountStyles, Error> {
        let columns: Vec<(Role, Marks)> = MONEY
            .into_iter()
            .filter(|&role| self.mapping.has(role))
            .map(|role| (role, Marks::of(self.sample.cells(self.mapping.at(role)))))
            .collect();
        let all = columns.iter().fold(Marks::default(), |all, (_, marks)| all.plus(*marks));
        let main = self.main_amount();
        let sole = self.sole_currency(main);
        let (mut style, mut evidence) = all.decide(choices.currency.or(sole), self.delimiter);
        if let (Some(decimal), false) = (hints.found.decimal, evidence == MarkEvidence::Proven) {
            (style, evidence) = (AmountStyle { decimal }, MarkEvidence::Proven);
        }
        let mut styles = AmountStyles {
            marks: [style; Role::ALL.len()],
            main,
            evidence,
            unnamed: choices.currency.or(sole),
            shared: choices.currency,
            contradicted: Cell::new(0),
            confirmed: Cell::new(0),
        };
        if let Some(chosen @ ('.' | ',')) = choices.decimal_mark {
            styles.marks = [AmountStyle { decimal: chosen as u8 }; Role::ALL.len()];
            styles.evidence = MarkEvidence::Chosen;
        } else {
            for (role, own) in columns.iter().filter_map(|(role, marks)| Some((*role, marks.proven()?))) {
                styles.marks[role as usize] = own;
            }
        }
        let readable = |cell: &[u8]| amount::read(cell, styles.at(main)).is_ok();
        let column = self.mapping.at(main);
        self.some_readable(column, readable, |column, cell| ErrorKind::UnreadableAmounts { column, cell })?;
        Ok(styles)
    }

    fn main_amount(&self) -> Role {
        if self.mapping.has(Role::Amount) { Role::Amount } else { Role::UnitPrice }
    }

    /// The only currency that the first rows name.
    fn sole_currency(&self, main: Role) -> Option<Currency> {
        let cells = |role| self.sample.cells(self.mapping.at(role));
        let codes = cells(Role::Currency).map(|cell| currency_of(&cell));
        let signs = cells(main).map(|cell| sign_of(&cell));
        let mut named = codes.chain(signs).filter_map(|sign| match sign {
            Sign::Of(currency) => Some(currency),
            Sign::None | Sign::Shared => None,
        });
        let first = named.next()?;
        named.all(|other| other == first).then_some(first)
    }

    /// An error where the column has cells and none of them can be read.
    fn some_readable(
        &self,
        column: usize,
        readable: impl Fn(&[u8]) -> bool,
        error: impl Fn(String, String) -> ErrorKind,
    ) -> Result<(), Error> {
        let mut cells = self.sample.cells(column);
        match cells.next() {
            Some(first) if !readable(&first) && !cells.any(|cell| readable(&cell)) => {
                let name = self.names.get(column).cloned().unwrap_or_default();
                Err(Error::at(error(name, decode(&first).into_owned()), self.first_filled(column)))
            }
            _ => Ok(()),
        }
    }

    /// Where the first cell of a column stands that holds something.
    fn first_filled(&self, column: usize) -> Position {
        let record = self.sample.records().find(|record| !trimmed(&record.cell(column)).is_empty());
        record.map_or_else(Position::default, |record| Position {
            file: self.file,
            record: record.number,
            line: self.header_line + record.line,
        })
    }
}

/// Columns of items with their prices, by their places.
#[derive(Debug, Clone, Copy)]
pub(crate) struct PriceColumns {
    pub(crate) order: usize,
    pub(crate) price: usize,
    pub(crate) quantity: usize,
    /// What the order costs in all.
    pub(crate) total: Option<usize>,
    /// What the item is called.
    pub(crate) item: Option<usize>,
}

/// Whether the prices are of one item or of the whole row; nothing where the first records do not say.
pub(crate) fn price_meaning(sample: &Sample, columns: PriceColumns) -> Option<PriceOf> {
    let PriceColumns { order, price, quantity, total, item } = columns;
    let marks = |column| Marks::of(sample.cells(column));
    let prices = total.map_or_else(|| marks(price), |total| marks(price).plus(marks(total)));
    let style = |marks: Marks| marks.proven().or(prices.proven()).unwrap_or(AmountStyle { decimal: b'.' });
    let (money, pieces) = (style(prices), style(marks(quantity)));
    let rows = sample.records().filter_map(|record| {
        Some(PricedRow {
            order: record.cell(order),
            item: item.map(|item| record.cell(item)).unwrap_or_default(),
            price: amount::read(&record.cell(price), money).ok()?,
            quantity: amount::read(&record.cell(quantity), pieces).ok()?,
            total: total.and_then(|total| amount::read(&record.cell(total), money).ok()),
        })
    });
    price_of(rows.filter(|row| !row.order.is_empty()).collect())
}

/// How the money columns of one file write their numbers, and what their cells said of it later.
#[derive(Debug)]
pub(crate) struct AmountStyles {
    marks: [AmountStyle; Role::ALL.len()],
    /// The column that carries a row's money.
    main: Role,
    evidence: MarkEvidence,
    /// The currency of rows that name none.
    unnamed: Option<Currency>,
    /// The currency of rows whose sign means one of several.
    shared: Option<Currency>,
    /// Cells that can only be read with the other mark, and cells that have decimals with this one.
    contradicted: Cell<u64>,
    confirmed: Cell<u64>,
}

impl AmountStyles {
    /// How the column of a role writes its numbers.
    #[inline]
    pub(crate) fn at(&self, role: Role) -> AmountStyle {
        self.marks[role as usize]
    }

    /// Reads a cell of a role's column, and keeps account of the decimal mark.
    pub(crate) fn read(&self, role: Role, cell: &[u8]) -> Result<Exact, amount::AmountFault> {
        let style = self.at(role);
        let read = amount::read(cell, style);
        match read {
            // One or two decimals: not the three digits that could be a group of thousands.
            Ok(exact) if exact.0 % Exact::ONE.0 != 0 && exact.0 % 100 == 0 => {
                self.confirmed.set(self.confirmed.get() + 1);
            }
            Err(amount::AmountFault::Unreadable) if amount::read(cell, style.other()).is_ok() => {
                self.contradicted.set(self.contradicted.get() + 1);
            }
            _ => {}
        }
        read
    }

    /// The currency of a row by its cells: the currency column's, and the one with its money.
    pub(crate) fn currency(&self, column: &[u8], money: &[u8]) -> Option<Currency> {
        let sign = match currency_of(column) {
            Sign::None => sign_of(money),
            sign => sign,
        };
        match sign {
            Sign::Of(currency) => Some(currency),
            Sign::Shared => self.shared,
            Sign::None => self.unnamed,
        }
    }

    /// Whether a row has a sign that means one of several currencies.
    pub(crate) fn has_shared_sign(&self, column: &[u8], money: &[u8]) -> bool {
        currency_of(column) == Sign::Shared || sign_of(money) == Sign::Shared
    }

    /// The column that carries a row's money.
    pub(crate) fn main(&self) -> Role {
        self.main
    }

    /// The decimal mark of the rows' money, and why it is that.
    pub(crate) fn mark(&self) -> (char, MarkEvidence) {
        (char::from(self.at(self.main).decimal), self.evidence)
    }

    /// Cells that can only be read with the other mark; they are refused.
    pub(crate) fn contradicted(&self) -> u64 {
        self.contradicted.get()
    }

    /// The other mark, where nothing chose this one and the later cells say so.
    pub(crate) fn wanted(&self) -> Option<u8> {
        let open = !matches!(self.evidence, MarkEvidence::Chosen | MarkEvidence::Proven);
        (open && self.contradicted.get() > self.confirmed.get()).then(|| self.at(self.main).other().decimal)
    }
}

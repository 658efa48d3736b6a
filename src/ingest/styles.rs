//! How the columns of one file write dates and amounts, decided from its first records.

use super::encoding::decode;
use super::error::{Error, ErrorKind};
use super::fields::date_style::{DateEvidence, DateOrder, DateStyle};
use super::fields::{amount, date, date_style, trimmed};
use super::mapping::{ColumnMapping, Role};
use super::sample::Sample;
use crate::diagnostics::Position;

/// How the date column writes its dates, or the error that none of them can be read.
pub(super) fn date_style_of(
    sample: &Sample,
    mapping: &ColumnMapping,
    names: &[String],
    file: u32,
    header_line: u64,
    chosen: Option<DateOrder>,
) -> Result<DateStyle, Error> {
    let column = mapping.at(Role::Date);
    let mut style = date_style::decide(sample.cells(column));
    if let (Some(order), true) = (chosen, style.evidence != DateEvidence::Form) {
        style = DateStyle { order, evidence: DateEvidence::Chosen, ambiguous: false };
    }
    if style.ambiguous && mapping.rows.month_first {
        style = DateStyle { order: DateOrder::MonthFirst, evidence: DateEvidence::Platform, ambiguous: false };
    }
    let readable = |cell: &[u8]| !matches!(date::read(cell, style.order), Err(date::DateFault::Unreadable));
    let mut cells = sample.cells(column);
    if let Some(first) = cells.next().filter(|first| !readable(first))
        && !cells.any(|cell| readable(&cell))
    {
        let kind = ErrorKind::UnreadableDates { column: names[column].clone(), cell: decode(&first).into_owned() };
        return Err(Error::at(kind, first_filled(sample, column, file, header_line)));
    }
    Ok(style)
}

/// How the money columns write their numbers, or the error that none of them can be read.
pub(super) fn amount_style_of(
    sample: &Sample,
    mapping: &ColumnMapping,
    dialect: (&[String], u8),
    file: u32,
    header_line: u64,
) -> Result<amount::AmountStyle, Error> {
    let (names, delimiter) = dialect;
    const MONEY: [Role; 11] = [
        Role::Amount,
        Role::UnitPrice,
        Role::Subtotal,
        Role::Gross,
        Role::Shipping,
        Role::Tax,
        Role::MarketplaceTax,
        Role::Refunded,
        Role::AdjustedTotal,
        Role::Discount,
        Role::Quantity,
    ];
    let columns = MONEY.into_iter().filter(|&role| mapping.has(role)).map(|role| mapping.at(role));
    let style = amount::decide(columns.flat_map(|column| sample.cells(column)), delimiter);
    let main = if mapping.has(Role::Amount) { Role::Amount } else { Role::UnitPrice };
    let column = mapping.at(main);
    let mut cells = sample.cells(column);
    if let Some(first) = cells.next().filter(|first| amount::read(first, style).is_err())
        && !cells.any(|cell| amount::read(&cell, style).is_ok())
    {
        let kind = ErrorKind::UnreadableAmounts { column: names[column].clone(), cell: decode(&first).into_owned() };
        return Err(Error::at(kind, first_filled(sample, column, file, header_line)));
    }
    Ok(style)
}

/// Where the first cell of a column stands that holds something.
fn first_filled(sample: &Sample, column: usize, file: u32, header_line: u64) -> Position {
    let record = sample.records().find(|record| !trimmed(&record.cell(column)).is_empty());
    record.map_or_else(Position::default, |record| Position {
        file,
        record: record.number,
        line: header_line + record.line,
    })
}

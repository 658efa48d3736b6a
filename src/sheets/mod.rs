//! Spreadsheets to tables: the first sheet with column names, as CSV.
//!
//! A program of its own (`src/bin/sheets.rs`, feature `sheets`), because the library that reads them weighs more than everything
//! that most people need. Days become ISO days (the 1904 system too), numbers are written as short as they are meant, cells
//! stay where they stand: a row of the sheet is a line of the table.

mod cell;
mod table;

use std::io::Cursor;

use calamine::{Data, Ods, Range, Reader, SheetVisible, Xls, Xlsb, Xlsx, XlsxError, open_workbook_from_rs};

use crate::ingest::container::WorkbookFault;
use table::Table;

/// Rows of each sheet that are looked at to find the one with the table.
const LOOK: u32 = 60;

/// What was made of a workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetTable {
    /// The sheet's name.
    pub sheet: String,
    /// Its cells as CSV.
    pub csv: Vec<u8>,
}

/// The first sheet with a row of column names above rows; else the first with rows.
pub fn to_csv(workbook: &[u8]) -> Result<SheetTable, WorkbookFault> {
    let mut book = Book::open(workbook)?;
    let names = book.names();
    let mut first = None;
    let mut chosen = None;
    for name in &names {
        let look = book.table(name, LOOK)?;
        if look.has_column_names() {
            chosen = Some(name);
            break;
        }
        if first.is_none() && look.rows_with_cells() > 1 {
            first = Some(name);
        }
    }
    let sheet = chosen.or(first).ok_or(WorkbookFault::NoTable)?;
    Ok(SheetTable { sheet: sheet.clone(), csv: book.table(sheet, u32::MAX)?.into_csv() })
}

type Bytes<'a> = Cursor<&'a [u8]>;

/// A workbook of any of the kinds that are read.
enum Book<'a> {
    Xlsx(Box<Xlsx<Bytes<'a>>>),
    Xlsb(Box<Xlsb<Bytes<'a>>>),
    Xls(Box<Xls<Bytes<'a>>>),
    Ods(Box<Ods<Bytes<'a>>>),
}

impl<'a> Book<'a> {
    fn open(workbook: &'a [u8]) -> Result<Self, WorkbookFault> {
        let bytes = Cursor::new(workbook);
        let old = workbook.starts_with(b"\xD0\xCF\x11\xE0");
        if old && let Ok(book) = open_workbook_from_rs::<Xls<_>, _>(bytes.clone()) {
            return Ok(Self::Xls(Box::new(book)));
        }
        // One that is protected looks like an old one from outside.
        match open_workbook_from_rs::<Xlsx<_>, _>(bytes.clone()) {
            Ok(book) => return Ok(Self::Xlsx(Box::new(book))),
            Err(XlsxError::Password) => return Err(WorkbookFault::Protected),
            Err(_) if old => return Err(WorkbookFault::Unreadable),
            Err(_) => {}
        }
        if let Ok(book) = open_workbook_from_rs::<Xlsb<_>, _>(bytes.clone()) {
            return Ok(Self::Xlsb(Box::new(book)));
        }
        match open_workbook_from_rs::<Ods<_>, _>(bytes) {
            Ok(book) => Ok(Self::Ods(Box::new(book))),
            Err(calamine::OdsError::Password) => Err(WorkbookFault::Protected),
            Err(_) => Err(WorkbookFault::Unreadable),
        }
    }

    /// The sheets in their order, without those that are hidden.
    fn names(&self) -> Vec<String> {
        let sheets = match self {
            Self::Xlsx(book) => book.sheets_metadata(),
            Self::Xlsb(book) => book.sheets_metadata(),
            Self::Xls(book) => book.sheets_metadata(),
            Self::Ods(book) => book.sheets_metadata(),
        };
        let visible = sheets.iter().filter(|sheet| sheet.visible == SheetVisible::Visible);
        visible.map(|sheet| sheet.name.clone()).collect()
    }

    /// A sheet's cells, of so many rows. A sheet that holds no cells (a chart) is empty.
    fn table(&mut self, name: &str, rows: u32) -> Result<Table, WorkbookFault> {
        let range = match self {
            // The only kind whose sheets are long: its cells are taken one by one, never held together.
            Self::Xlsx(book) => return streamed(book, name, rows),
            Self::Xlsb(book) => book.worksheet_range(name).ok(),
            Self::Xls(book) => book.worksheet_range(name).ok(),
            Self::Ods(book) => book.worksheet_range(name).ok(),
        };
        range.map_or(Ok(Table::default()), |range| held(&range, rows))
    }
}

fn streamed(book: &mut Xlsx<Bytes<'_>>, name: &str, rows: u32) -> Result<Table, WorkbookFault> {
    let mut table = Table::default();
    let mut cells = match book.worksheet_cells_reader(name) {
        Ok(cells) => cells,
        Err(XlsxError::NotAWorksheet(_)) => return Ok(table),
        Err(_) => return Err(WorkbookFault::Unreadable),
    };
    while let Some(cell) = cells.next_cell().map_err(|_| WorkbookFault::Unreadable)? {
        let (row, column) = cell.get_position();
        if row >= rows {
            break;
        }
        table.put(row, column, &Data::from(cell.get_value().clone()))?;
    }
    Ok(table)
}

fn held(range: &Range<Data>, rows: u32) -> Result<Table, WorkbookFault> {
    let mut table = Table::default();
    let (top, left) = range.start().unwrap_or_default();
    for (row, column, value) in range.used_cells() {
        let place = (u32::try_from(row).ok(), u32::try_from(column).ok());
        let (Some(row), Some(column)) = place else { return Err(WorkbookFault::TooLarge) };
        if top + row >= rows {
            break;
        }
        table.put(top + row, left + column, value)?;
    }
    Ok(table)
}

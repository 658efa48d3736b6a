//! Every row that is set aside, one by one, by reading the files twice more.
//!
//! The ledger keeps counts and a few examples, since most rows are used and nobody asks for the others one by one. Who does
//! costs two more readings: the first keeps what becomes of each order and each row ([`Fates`]), the second hands on the rows
//! that are not used as they stand in the file.

use std::collections::BTreeMap;

use crate::diagnostics::{Aside, Position, Reason};
use crate::ingest::{Decoders, Importer, LineKind, LineSink, OrderLine, Refusal, ShopZone, SideRow};
use crate::orders::{OrderBook, Rules, Switch};
use crate::units::Exact;

use super::{Again, Analysis};

/// One row that is set aside.
#[derive(Debug, Clone, Copy)]
pub struct AsideRow<'a> {
    /// Where it stands.
    pub position: Position,
    /// Why.
    pub reason: Reason,
    /// The column that decided, where one did.
    pub column: &'a str,
    /// The cell that decided; the order's id where the order as a whole is set aside.
    pub cell: &'a [u8],
    /// The whole row as it stands.
    pub row: &'a [u8],
}

/// An order of one file: its id as the ledger has it, and whether it is a credit note.
type OrderKey = (String, bool);

/// What becomes of rows and orders that are not used.
#[derive(Debug, Default)]
pub struct Fates {
    /// By file and record, of rows that are set aside alone.
    rows: BTreeMap<(u32, u64), Reason>,
    /// By order, of orders of several rows that are set aside: for each file that has the order, why its rows are not used.
    orders: BTreeMap<OrderKey, Vec<(u32, Option<Reason>)>>,
    /// Files of which every row stands in another.
    files: Vec<u32>,
    /// Whether item rows of no value are set aside where their order is used.
    drops_zero: bool,
}

impl Analysis {
    /// What becomes of rows and orders by these rules; the files must have been read with [`super::Import::keeping_all`].
    pub fn fates(&self, rules: &Rules) -> Fates {
        let book = &self.book;
        let mut fates = Fates { drops_zero: !rules.is_on(Switch::ZeroValue), ..Fates::default() };
        for Aside { reason, rows, example } in book.ledger().kept() {
            let Position { file, record, .. } = example.position;
            if *reason == Reason::DuplicateFile && example.cell.is_empty() && *rows != 1 {
                fates.files.push(file);
            } else if *rows == 1 {
                fates.rows.insert((file, record), *reason);
            } else {
                for credit in [false, true] {
                    fates.of_order((example.cell.clone(), credit)).push((file, Some(*reason)));
                }
            }
        }
        for entry in book.entries() {
            let Some(reason) = rules.reason_against(book, entry) else { continue };
            let Position { file, record, .. } = entry.position();
            match (entry.rows, book.order_id(entry)) {
                (2.., Some(id)) => {
                    fates.of_order((crate::orders::excerpt(id), entry.credit)).push((file, Some(reason)))
                }
                _ => drop(fates.rows.insert((file, record), reason)),
            }
        }
        fates.add_used(book, rules);
        fates
    }
}

impl Fates {
    fn of_order(&mut self, key: OrderKey) -> &mut Vec<(u32, Option<Reason>)> {
        self.orders.entry(key).or_default()
    }

    /// Of the orders that are set aside in one file, those that another file has and that are used.
    fn add_used(&mut self, book: &OrderBook, rules: &Rules) {
        for entry in book.entries().filter(|entry| rules.reason_against(book, entry).is_none()) {
            let Some(id) = book.order_id(entry) else { continue };
            if let Some(fates) = self.orders.get_mut(&(crate::orders::excerpt(id), entry.credit)) {
                fates.push((entry.position().file, None));
            }
        }
    }

    /// Why a row that was understood is not used.
    fn of(&self, line: &OrderLine<'_>) -> Option<Reason> {
        let Position { file, record, .. } = line.position;
        if self.files.contains(&file) {
            return Some(Reason::DuplicateFile);
        }
        if let Some(reason) = self.rows.get(&(file, record)) {
            return Some(*reason);
        }
        let key = |id: &[u8]| (crate::orders::excerpt(id), line.kind == LineKind::Credit);
        let fates = line.order_id.and_then(|id| self.orders.get(&key(id)));
        let fate = fates.and_then(|all| all.iter().find(|(other, _)| *other == file).or_else(|| all.first()));
        let zero = || {
            let worthless = line.kind == LineKind::Item && line.amounts.stated == Exact::ZERO;
            (self.drops_zero && worthless).then_some(Reason::ZeroValue)
        };
        fate.and_then(|(_, reason)| *reason).or_else(zero)
    }
}

/// Reads files once more and hands on the rows that are set aside.
#[derive(Debug)]
pub struct AsideReader {
    fates: Fates,
    importer: Option<Importer>,
    zone: Option<ShopZone>,
    decoders: Option<Decoders>,
}

impl AsideReader {
    /// A reader by what becomes of the rows; zone and decoders as in the first reading.
    pub fn new(fates: Fates, zone: Option<ShopZone>, decoders: Option<Decoders>) -> Self {
        Self { fates, importer: None, zone, decoders }
    }

    /// Begins a file, which is read as it was before.
    pub fn begin_file(&mut self, place: u32, name: &str, how: &Again) {
        let mut importer = Importer::new(place, name, 0)
            .with_choices(how.choices.clone())
            .with_zone(self.zone.clone())
            .with_findings(how.found.unwrap_or_default());
        if let Some(decoders) = self.decoders {
            importer = importer.with_decoders(decoders);
        }
        self.importer = Some(importer);
    }

    /// Takes the next piece of it.
    pub fn push(&mut self, bytes: &[u8], take: &mut dyn FnMut(AsideRow<'_>)) {
        if let Some(importer) = &mut self.importer {
            // A file that cannot be read was refused the first time too, and has no rows.
            drop(importer.push(bytes, &mut Sink { fates: &self.fates, row: Vec::new(), take }));
        }
    }

    /// Ends the file.
    pub fn end_file(&mut self, take: &mut dyn FnMut(AsideRow<'_>)) {
        if let Some(importer) = self.importer.take() {
            drop(importer.finish(&mut Sink { fates: &self.fates, row: Vec::new(), take }));
        }
    }
}

/// Tells the rows that are set aside from those that are used.
struct Sink<'a> {
    fates: &'a Fates,
    /// The row under way as it stands.
    row: Vec<u8>,
    take: &'a mut dyn FnMut(AsideRow<'_>),
}

impl LineSink for Sink<'_> {
    fn row(&mut self, bytes: &[u8]) {
        self.row.clear();
        self.row.extend_from_slice(bytes);
    }

    fn line(&mut self, line: OrderLine<'_>) {
        if let Some(reason) = self.fates.of(&line) {
            let cell = line.order_id.unwrap_or_default();
            (self.take)(AsideRow { position: line.position, reason, column: "", cell, row: &self.row });
        }
    }

    fn side(&mut self, position: Position, _: SideRow<'_>) {
        if self.fates.files.contains(&position.file) {
            let reason = Reason::DuplicateFile;
            (self.take)(AsideRow { position, reason, column: "", cell: &[], row: &self.row });
        }
    }

    fn refuse(&mut self, refusal: Refusal<'_>) {
        let Refusal { position, mut reason, mut column, mut cell, .. } = refusal;
        if self.fates.files.contains(&position.file) {
            (reason, column, cell) = (Reason::DuplicateFile, "", &[]);
        }
        (self.take)(AsideRow { position, reason, column, cell, row: &self.row });
    }
}

//! Takes order lines as they come and groups them into orders.
//!
//! Rows of one order may stand anywhere in the file: they are found by the order's key, not by adjacency. A credit row makes an entry
//! of its own beside the order it names, because it is dated and counted apart. Every row is counted in the ledger, either here
//! (refused, duplicate, orphan) or by the rules when the store is made.

use crate::diagnostics::{Example, Ledger, Position, Reason};
use crate::ingest::{Amounts, LineKind, LineSink, OrderLine, Refusal, SideRow, Status};
use crate::units::{Currency, Day, Exact};

use super::book::{ANY, Entry, OrderBook, Place};
use super::chunks::Chunks;
use super::keys::KeyTable;
use super::side_files::SideFiles;

/// No customer, no order key.
pub(super) const NONE: u32 = u32::MAX;
const CELL_LENGTH: usize = 60;

/// One order or credit note as it grows.
#[derive(Debug, Clone, Copy)]
pub(super) struct Draft {
    pub order_id: u32,
    pub customer: u32,
    pub day: Option<Day>,
    pub instant: i64,
    pub stated: Exact,
    pub parts: Parts,
    pub rows: u32,
    pub zero_rows: u32,
    pub position: Place,
    pub status: Status,
    pub credit: bool,
    /// See [`OrderLine::stands_in`].
    pub stands_in: bool,
    pub currency: u8,
    /// The last file whose rows for this order were refused as duplicates.
    pub refused_file: u32,
    pub dropped: bool,
}

/// The parts of an order's money, where the file has them.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Parts {
    pub unpaid: Exact,
    pub refunded: Exact,
    pub subtotal: Option<Exact>,
    pub discount: Exact,
    pub gift_cards: Exact,
}

/// Grows the book line by line.
#[derive(Debug, Default)]
pub struct OrderBookBuilder {
    drafts: Chunks<Draft>,
    customers: KeyTable,
    order_ids: KeyTable,
    /// The draft of an order key: the order's own, and its credit rows'.
    by_key: Vec<[u32; 2]>,
    currencies: Vec<Currency>,
    ledger: Ledger,
    fingerprints: Vec<u64>,
    /// Drafts of earlier files as they were before rows of the file under way joined them.
    joined: Vec<(usize, Draft)>,
    /// The key of the previous row, which is usually this row's too.
    last_key: Vec<u8>,
    last_number: u32,
    side_files: SideFiles,
}

impl OrderBookBuilder {
    /// Ends a file. Where its content stands in an earlier file already, its rows are set aside and it says so.
    pub fn end_file(&mut self, file: u32, fingerprint: u64) -> bool {
        self.joined.clear();
        if !self.fingerprints.contains(&fingerprint) {
            self.fingerprints.push(fingerprint);
            return false;
        }
        for at in 0..self.drafts.len() {
            let draft = self.drafts[at];
            if draft.position.file == file && !draft.dropped {
                self.drop_draft(at, Reason::DuplicateFile);
            }
        }
        let beside = self.side_files.forget(file);
        self.ledger.rows_used -= beside;
        let example =
            || Example { position: Position { file, ..Position::default() }, column: None, cell: String::new() };
        self.ledger.set_aside(Reason::DuplicateFile, beside, 0, example);
        true
    }

    /// Sets aside what a file dates after a day: the axis is not stretched for a mistyped year.
    pub fn set_aside_after(&mut self, file: u32, newest: Day) {
        for at in 0..self.drafts.len() {
            let draft = &self.drafts[at];
            if draft.position.file == file && draft.day.is_some_and(|day| day > newest) && !draft.dropped {
                self.drop_draft(at, Reason::ImpossibleDate);
            }
        }
    }

    /// Forgets everything a file brought, as when reading it fails half-way; its rows leave the ledger too.
    ///
    /// Only the newest file can be forgotten, since later files may have leant on it.
    pub fn forget_file(&mut self, file: u32, ledger_before: Ledger) {
        for draft in self.drafts.iter_mut() {
            if draft.position.file == file {
                draft.dropped = true;
            }
        }
        for (at, before) in self.joined.drain(..).rev() {
            self.drafts[at] = before;
        }
        self.side_files.forget(file);
        self.ledger = ledger_before;
    }

    /// Keeps each thing that is set aside, not only the first few of each reason.
    pub fn keep_all(&mut self) {
        self.ledger.keep_all();
    }

    /// What has been counted so far.
    pub fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    /// Sorts once and seals.
    pub fn seal(mut self) -> OrderBook {
        for at in 0..self.drafts.len() {
            if self.drafts[at].day.is_none() && !self.drafts[at].dropped {
                self.drop_draft(at, Reason::OrphanLine);
            }
        }
        for at in 0..self.drafts.len() {
            if self.is_replaced(at) {
                self.drop_draft(at, Reason::DuplicateOrder);
            }
        }
        self.drafts.retain(|draft| !draft.dropped);
        // What is no longer needed goes before the sorting takes its own.
        self.by_key = Vec::new();
        self.customers.seal();
        self.order_ids.seal();
        self.drafts.reorder(self.sorted());
        let entries = self.drafts.map(|draft| Entry::from_draft(&draft, &self.currencies));
        OrderBook::new(entries, self.customers, self.order_ids, self.currencies, self.ledger, self.side_files)
    }

    /// Indices of the drafts by customer (guests last), then time, then order id, then place in the files.
    fn sorted(&self) -> Vec<u32> {
        let guests = self.customers.len();
        let slot = |draft: &Draft| if draft.customer == NONE { guests } else { draft.customer as usize };
        let mut starts = vec![0_u32; guests + 2];
        for draft in self.drafts.iter() {
            starts[slot(draft) + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut next = starts.clone();
        let mut order = vec![0_u32; self.drafts.len()];
        for (at, draft) in self.drafts.iter().enumerate() {
            let place = &mut next[slot(draft)];
            order[*place as usize] = at as u32;
            *place += 1;
        }
        for run in starts.windows(2) {
            order[run[0] as usize..run[1] as usize].sort_unstable_by(|&a, &b| {
                let (a, b) = (&self.drafts[a as usize], &self.drafts[b as usize]);
                (a.day, a.instant)
                    .cmp(&(b.day, b.instant))
                    .then_with(|| self.by_id(a, b))
                    // Two of a day without numbers: the place in the file must not decide which came first.
                    .then_with(|| a.stated.cmp(&b.stated))
                    .then_with(|| a.position.cmp(&b.position))
            });
        }
        order
    }

    /// Shorter keys first, so that #999 stands before #1000.
    fn by_id(&self, a: &Draft, b: &Draft) -> core::cmp::Ordering {
        if a.order_id == b.order_id {
            return a.credit.cmp(&b.credit);
        }
        let key = |draft: &Draft| if draft.order_id == NONE { &[][..] } else { self.order_ids.key(draft.order_id) };
        let (a, b) = (key(a), key(b));
        a.len().cmp(&b.len()).then_with(|| a.cmp(b))
    }

    fn drop_draft(&mut self, at: usize, reason: Reason) {
        let draft = &mut self.drafts[at];
        draft.dropped = true;
        let (rows, money, position, id) = (draft.rows, draft.stated, draft.position, draft.order_id);
        let cell = if id == NONE { String::new() } else { excerpt(self.order_ids.key(id)) };
        self.ledger.set_aside(reason, u64::from(rows), i128::from(money.0), || Example {
            position: position.into(),
            column: None,
            cell,
        });
    }

    fn order_number(&mut self, id: &[u8]) -> u32 {
        if self.last_key != id || self.by_key.is_empty() {
            self.last_number = self.order_ids.number(id);
            self.last_key.clear();
            self.last_key.extend_from_slice(id);
            if self.by_key.len() < self.order_ids.len() {
                self.by_key.push([NONE; 2]);
            }
        }
        self.last_number
    }

    fn currency_number(&mut self, currency: Option<Currency>) -> u8 {
        let currency = currency.unwrap_or(Currency::UNKNOWN);
        let at = self.currencies.iter().position(|&known| known == currency).unwrap_or_else(|| {
            self.currencies.push(currency);
            self.currencies.len() - 1
        });
        u8::try_from(at).unwrap_or(u8::MAX).min(ANY - 1)
    }

    fn new_draft(&mut self, line: &OrderLine<'_>, order_id: u32) -> usize {
        self.drafts.push(Draft {
            order_id,
            customer: NONE,
            day: None,
            instant: i64::MAX,
            stated: Exact::ZERO,
            parts: Parts::default(),
            rows: 0,
            zero_rows: 0,
            position: line.position.into(),
            status: Status::Placed,
            credit: line.kind == LineKind::Credit,
            stands_in: line.stands_in,
            currency: 0,
            refused_file: NONE,
            dropped: false,
        });
        self.drafts.len() - 1
    }

    /// Whether a draft only stood in for an order that another file has brought.
    fn is_replaced(&self, at: usize) -> bool {
        let draft = &self.drafts[at];
        !draft.dropped && draft.stands_in && draft.order_id != NONE && self.has_own(draft.order_id)
    }

    /// Whether an order is there that does not only stand in.
    fn has_own(&self, order_id: u32) -> bool {
        let own = self.by_key.get(order_id as usize).and_then(|slots| self.drafts.get(slots[0] as usize));
        own.is_some_and(|own| !own.stands_in && !own.dropped)
    }

    /// The draft a line belongs to, or nothing where the line says again what another line or file has said.
    fn draft_of(&mut self, line: &OrderLine<'_>) -> Option<usize> {
        let Some(id) = line.order_id else { return Some(self.new_draft(line, NONE)) };
        let number = self.order_number(id);
        let slot = usize::from(line.kind == LineKind::Credit);
        if line.stands_in && self.has_own(number) {
            return None;
        }
        let at = self.by_key[number as usize][slot];
        let is_free = |draft: &Draft| draft.dropped || (draft.stands_in && !line.stands_in);
        if at == NONE || is_free(&self.drafts[at as usize]) {
            let at = self.new_draft(line, number);
            self.by_key[number as usize][slot] = at as u32;
            return Some(at);
        }
        let draft = &mut self.drafts[at as usize];
        let file = line.position.file;
        let repeated = match line.kind {
            LineKind::Order => draft.day.is_some(),
            LineKind::Continuation => draft.refused_file == file,
            LineKind::Item | LineKind::Credit => draft.position.file != file,
        };
        if repeated {
            draft.refused_file = file;
            return None;
        }
        if draft.position.file != file {
            let before = (at as usize, *draft);
            self.joined.push(before);
        }
        Some(at as usize)
    }

    /// Whether a further line of an order names another currency than the order has: the two are not added.
    fn is_in_other_currency(&self, at: usize, line: &OrderLine<'_>) -> bool {
        let draft = &self.drafts[at];
        let known = self.currencies.get(usize::from(draft.currency)).filter(|currency| currency.is_known());
        let further = draft.rows > 0 && line.kind != LineKind::Order;
        further && matches!((line.currency, known), (Some(named), Some(known)) if named != *known)
    }

    fn take_head(&mut self, at: usize, line: &OrderLine<'_>) {
        let currency = self.currency_number(line.currency);
        let customer = line.customer.map_or(NONE, |key| self.customers.number(key));
        let draft = &mut self.drafts[at];
        if draft.customer == NONE {
            draft.customer = customer;
        }
        // An invoice can span two minutes: it is as old as its first line.
        if line.day.is_some() && (draft.day.is_none() || line.instant < draft.instant) {
            draft.day = line.day;
            draft.instant = line.instant;
        }
        if draft.rows == 0 || line.kind == LineKind::Order {
            draft.status = line.status;
            draft.currency = currency;
        } else if line.currency.is_some() {
            // The order's earlier lines named none.
            draft.currency = currency;
        }
        if line.kind == LineKind::Order {
            draft.position = line.position.into();
        }
    }
}

impl LineSink for OrderBookBuilder {
    fn line(&mut self, line: OrderLine<'_>) {
        let Amounts { stated, unpaid, refunded, subtotal, discount, gift_cards } = line.amounts;
        self.ledger.read(stated);
        let Some(at) = self.draft_of(&line) else {
            let example =
                || Example { position: line.position, column: None, cell: excerpt(line.order_id.unwrap_or_default()) };
            self.ledger.set_aside(Reason::DuplicateOrder, 1, i128::from(stated.0), example);
            return;
        };
        if line.kind != LineKind::Continuation {
            if self.is_in_other_currency(at, &line) {
                let cell = || line.order_id.map(excerpt).unwrap_or_default();
                let example = || Example { position: line.position, column: None, cell: cell() };
                self.ledger.set_aside(Reason::OtherCurrency, 1, i128::from(stated.0), example);
                return;
            }
            self.take_head(at, &line);
        }
        let draft = &mut self.drafts[at];
        draft.rows += 1;
        draft.zero_rows += u32::from(line.kind == LineKind::Item && stated == Exact::ZERO);
        draft.stated = draft.stated.plus(stated);
        draft.parts.gift_cards = draft.parts.gift_cards.plus(gift_cards);
        draft.parts.unpaid = draft.parts.unpaid.plus(unpaid);
        draft.parts.refunded = draft.parts.refunded.plus(refunded);
        draft.parts.discount = draft.parts.discount.plus(discount);
        draft.parts.subtotal = match (line.kind, subtotal, draft.parts.subtotal) {
            (LineKind::Item, Some(one), Some(others)) => Some(others.plus(one)),
            (_, one, others) => one.or(others),
        };
    }

    fn side(&mut self, position: Position, row: SideRow<'_>) {
        // No order's money: such a row is read and used, and moves no sum.
        self.ledger.read(Exact::ZERO);
        self.ledger.used(1, 0);
        self.side_files.take(position, row);
    }

    fn refuse(&mut self, refusal: Refusal<'_>) {
        let Refusal { position, reason, stated, column, cell, .. } = refusal;
        self.ledger.read(stated);
        let column = (!column.is_empty()).then(|| column.to_owned());
        self.ledger.set_aside(reason, 1, i128::from(stated.0), || Example { position, column, cell: excerpt(cell) });
    }
}

/// A cell cut to a readable length.
pub(crate) fn excerpt(cell: &[u8]) -> String {
    let text = String::from_utf8_lossy(cell);
    match text.char_indices().nth(CELL_LENGTH) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.into_owned(),
    }
}

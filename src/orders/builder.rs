//! Takes order lines as they come and groups them into orders.
//!
//! Rows of one order may stand anywhere in the file: they are found by the order's key, not by adjacency. A credit row makes an entry
//! of its own beside the order it names, because it is dated and counted apart. Every row is counted in the ledger, either here
//! (refused, duplicate, orphan) or by the rules when the store is made.

use crate::diagnostics::{Example, Ledger, Position, Reason, Warning};
use crate::ingest::{Amounts, LineKind, LineSink, OrderLine, Refusal, SideRow, Status};
use crate::units::{Currency, Day, Exact};

use super::acquaintances::Acquaintances;
use super::book::{ANY, Entry, OrderBook, Place};
use super::chunks::Chunks;
use super::duplicates::Files;
use super::facets::{Facets, FacetsBuilder};
use super::keys::KeyTable;
use super::refunds::Refunds;
use super::side_files::SideFiles;

use super::repeats::Repeats;

/// No customer, no order key.
pub(super) const NONE: u32 = u32::MAX;
const CELL_LENGTH: usize = 60;
/// Of a file's rows one in so many may be equal to another without a word: two sales can look alike.
const EQUAL_ROWS: u64 = 200;
/// The most that an order states: nine hundred trillion, in ten-thousandths. What goes beyond is no money and could not be summed up.
const MOST: u64 = 9_000_000_000_000_000_000;

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
    pub facets: Facets,
    /// Whether its rows add up, in place of one row that states its total.
    pub summed: bool,
    pub dropped: bool,
}

impl Draft {
    /// What its goods were sold for: after discounts, before refunds and, where the file tells them apart, tax and shipping; without gift cards. And
    /// whether it is a credit note.
    fn sold_for(&self) -> (Exact, bool) {
        let net = self.parts.subtotal.unwrap_or(self.stated.minus(self.parts.unpaid));
        (net.minus(self.parts.gift_cards), self.credit)
    }

    /// Adds the rows of another draft of the same order.
    pub(super) fn add(&mut self, other: &Self) {
        if (other.day, other.instant) < (self.day, self.instant) {
            (self.day, self.instant) = (other.day, other.instant);
        }
        self.rows += other.rows;
        self.zero_rows += other.zero_rows;
        self.stated = self.stated.plus(other.stated);
        self.parts.add(&other.parts);
    }
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

impl Parts {
    fn add(&mut self, other: &Self) {
        self.unpaid = self.unpaid.plus(other.unpaid);
        self.refunded = self.refunded.plus(other.refunded);
        self.discount = self.discount.plus(other.discount);
        self.gift_cards = self.gift_cards.plus(other.gift_cards);
        self.subtotal = match (self.subtotal, other.subtotal) {
            (Some(mine), Some(other)) => Some(mine.plus(other)),
            (mine, other) => mine.or(other),
        };
    }
}

/// Grows the book line by line.
#[derive(Debug)]
pub struct OrderBookBuilder {
    pub(super) drafts: Chunks<Draft>,
    pub(super) customers: KeyTable,
    pub(super) order_ids: KeyTable,
    /// The draft of an order key in the newest file that has one: the order's own, and its credit rows'.
    pub(super) by_key: Vec<[u32; 2]>,
    pub(super) currencies: Vec<Currency>,
    pub(super) ledger: Ledger,
    /// What had been counted when the present file began.
    ledger_before: Ledger,
    fingerprints: Vec<u64>,
    pub(super) files: Files,
    repeats: Repeats,
    pub(super) people: Acquaintances,
    pub(super) warnings: Vec<Warning>,
    pub(super) facets: FacetsBuilder,
    /// The key of the previous row, which is usually this row's too.
    last_key: Vec<u8>,
    last_number: u32,
    side_files: SideFiles,
    refunds: Refunds,
}

impl Default for OrderBookBuilder {
    fn default() -> Self {
        Self {
            drafts: Chunks::default(),
            customers: KeyTable::default(),
            order_ids: KeyTable::with_zeros_aside(),
            by_key: Vec::new(),
            currencies: Vec::new(),
            ledger: Ledger::default(),
            ledger_before: Ledger::default(),
            fingerprints: Vec::new(),
            files: Files::default(),
            repeats: Repeats::default(),
            people: Acquaintances::default(),
            warnings: Vec::new(),
            facets: FacetsBuilder::default(),
            last_key: Vec::new(),
            last_number: 0,
            side_files: SideFiles::default(),
            refunds: Refunds::default(),
        }
    }
}

impl OrderBookBuilder {
    /// Ends a file. Where its rows are those of an earlier file, they are set aside as such and it says so.
    pub fn end_file(&mut self, file: u32, fingerprint: u64) -> bool {
        if !self.fingerprints.contains(&fingerprint) {
            self.fingerprints.push(fingerprint);
            let (all, rows) = self.repeats.equal_in_file();
            if rows * EQUAL_ROWS >= all && rows > 0 {
                self.warnings.push(Warning::EqualRows { file, rows });
            }
            return false;
        }
        let (rows, money) = (self.ledger.rows_read, self.ledger.money_read);
        self.forget_file(file);
        let (rows, money) = (rows - self.ledger.rows_read, money - self.ledger.money_read);
        self.ledger.rows_read += rows;
        self.ledger.money_read += money;
        let position = Position { file, record: 1, line: 1 };
        self.ledger.set_aside(Reason::DuplicateFile, rows, money, || Example {
            position,
            column: None,
            cell: String::new(),
        });
        true
    }

    /// Sets aside what a file dates after a day: the axis is not stretched for a mistyped year.
    pub fn set_aside_after(&mut self, file: u32, newest: Day) {
        self.files.end_at(file, newest);
        for at in 0..self.drafts.len() {
            let draft = &self.drafts[at];
            if draft.position.file == file && draft.day.is_some_and(|day| day > newest) && !draft.dropped {
                self.drop_draft(at, Reason::ImpossibleDate);
            }
        }
    }

    /// Forgets everything the newest file brought, as when reading it fails half-way; its rows leave the ledger too.
    pub fn forget_file(&mut self, file: u32) {
        if !self.files.is_present(file) {
            return;
        }
        self.ledger = core::mem::take(&mut self.ledger_before);
        let (first, covered) = self.files.forget();
        self.drafts.truncate(first as usize);
        self.facets.forget_from(first);
        for front in self.by_key.iter_mut().flatten().filter(|front| **front >= first) {
            *front = NONE;
        }
        for (key, slot, draft) in covered {
            self.by_key[key as usize][slot] = draft;
        }
        self.repeats.forget_file();
        self.people.forget_file();
        self.side_files.forget(file);
        self.refunds.forget_file(file);
    }

    /// Keeps each thing that is set aside, not only the first few of each reason.
    pub fn keep_all(&mut self) {
        self.ledger.keep_all();
    }

    /// What has been counted so far.
    pub fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    /// Settles what the files say of the same orders, sorts once and seals.
    pub fn seal(mut self) -> OrderBook {
        self.settle_currency();
        self.join_zeros();
        self.drop_stand_ins();
        self.settle();
        for at in 0..self.drafts.len() {
            if self.drafts[at].day.is_none() && !self.drafts[at].dropped {
                self.drop_draft(at, Reason::OrphanLine);
            }
        }
        let is_left = |draft: &Draft| !draft.dropped && draft.rows > 0;
        let facets = core::mem::take(&mut self.facets);
        // The place of each draft among those that are left; nobody asks where no items are named.
        let mut places: Vec<Option<u32>> = Vec::new();
        if facets.has_items() {
            let mut left = 0;
            places.extend(self.drafts.iter().map(|draft| {
                left += u32::from(is_left(draft));
                is_left(draft).then(|| left - 1)
            }));
        }
        // A draft without rows is one whose rows all stand in an earlier file.
        self.drafts.retain(is_left);
        // What is no longer needed goes before the sorting takes its own.
        self.by_key = Vec::new();
        self.repeats = Repeats::default();
        let linked = core::mem::take(&mut self.people).link(&self.customers);
        self.customers.seal();
        self.order_ids.seal();
        let sorted = self.sorted();
        if facets.has_items() {
            let mut place_of = vec![0_u32; sorted.len()];
            sorted.iter().zip(0..).for_each(|(&draft, place)| place_of[draft as usize] = place);
            places.iter_mut().flatten().for_each(|place| *place = place_of[*place as usize]);
        }
        let sold_for = |place: usize| self.drafts[sorted[place] as usize].sold_for();
        let catalogue = facets.seal(&places, sorted.len(), &self.side_files, &sold_for);
        drop(places);
        self.drafts.reorder(sorted);
        let people = linked.seal(self.drafts.iter());
        self.warnings.extend(super::sources::same_sales(&self.drafts, &self.files));
        let refunds = self.refunds.settle(&self.drafts, &self.files, &self.currencies);
        let entries = self.drafts.map(|draft| Entry::from_draft(&draft, &self.currencies));
        let keys = [self.customers, self.order_ids];
        OrderBook::new(
            entries,
            keys,
            self.currencies,
            self.ledger,
            (people, self.warnings),
            (catalogue, self.side_files, refunds),
        )
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

    pub(super) fn drop_draft(&mut self, at: usize, reason: Reason) {
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

    pub(super) fn new_draft(&mut self, line: &OrderLine<'_>, order_id: u32) -> usize {
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
            facets: Facets::default(),
            summed: matches!(line.kind, LineKind::Item | LineKind::Credit),
            dropped: false,
        });
        self.drafts.len() - 1
    }

    /// Whether a further line of an order names another currency than the order has: the two are not added.
    fn is_in_other_currency(&self, at: usize, line: &OrderLine<'_>) -> bool {
        let draft = &self.drafts[at];
        let known = self.currencies.get(usize::from(draft.currency)).filter(|currency| currency.is_known());
        let further = draft.rows > 0 && line.kind != LineKind::Order;
        further && matches!((line.currency, known), (Some(named), Some(known)) if named != *known)
    }

    fn take_head(&mut self, at: usize, line: &OrderLine<'_>, customer: u32) {
        let currency = self.currency_number(line.currency);
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
            draft.summed = false;
        }
    }

    /// Sets a row aside.
    fn set_aside(&mut self, line: &OrderLine<'_>, reason: Reason) {
        let cell = || line.order_id.map(excerpt).unwrap_or_default();
        let money = i128::from(line.amounts.stated.0);
        self.ledger.set_aside(reason, 1, money, || Example { position: line.position, column: None, cell: cell() });
    }

    /// Begins a file with its first row.
    fn enter(&mut self, file: u32) {
        if self.files.is_present(file) {
            return;
        }
        self.ledger_before = self.ledger.clone();
        self.files.begin(file, self.drafts.len(), self.order_ids.len());
        self.repeats.begin_file();
        self.people.begin_file();
    }

    /// Whether an earlier file has said this row already; asked of rows that add up and of rows without a number.
    fn is_repeat(&mut self, line: &OrderLine<'_>, key: u32) -> bool {
        let imprint = line.marks.imprint;
        let (row, new) = match key {
            _ if imprint == 0 => return false,
            NONE => (imprint, false),
            key => (u64::from(key) << 32 | imprint & u64::from(u32::MAX), self.files.is_new_key(key)),
        };
        // Even where the row's money is added up: only there does an equal row of the same file matter.
        let adds_up = line.kind != LineKind::Continuation && (line.kind != LineKind::Order || key == NONE);
        self.repeats.take(row & !1 | u64::from(!adds_up), new)
    }
}

impl LineSink for OrderBookBuilder {
    fn line(&mut self, line: OrderLine<'_>) {
        let Amounts { stated, unpaid, refunded, subtotal, discount, mut gift_cards } = line.amounts;
        self.enter(line.position.file);
        self.ledger.read(stated);
        self.files.see(line.day, &line.marks);
        if stated.0.unsigned_abs() > MOST {
            return self.set_aside(&line, Reason::UnreadableAmount);
        }
        let key = line.order_id.map_or(NONE, |id| self.order_number(id));
        let repeat = self.is_repeat(&line, key);
        let states_total = line.kind == LineKind::Order && key != NONE;
        if repeat && states_total {
            // The row itself is settled with the order's other first rows.
            gift_cards = Exact::ZERO;
        }
        let repeat = repeat && !states_total;
        if repeat {
            self.set_aside(&line, Reason::DuplicateOrder);
            if key == NONE || line.kind == LineKind::Continuation {
                return;
            }
        }
        if !repeat {
            self.refunds.take(key, &line);
        }
        let customer = line.customer.map_or(NONE, |key| self.customers.number(key));
        let at = self.draft_of(key, &line, customer);
        if !repeat && self.drafts[at].stated.plus(stated).0.unsigned_abs() > MOST {
            return self.set_aside(&line, Reason::UnreadableAmount);
        }
        if line.kind != LineKind::Continuation {
            if !repeat && self.is_in_other_currency(at, &line) {
                return self.set_aside(&line, Reason::OtherCurrency);
            }
            self.people.meet(customer, &line.marks);
            self.take_head(at, &line, customer);
        }
        if repeat {
            self.said_again(at, refunded);
            return;
        }
        let said = self.facets.facets(&line.said);
        self.facets.item(at, &line.said);
        let draft = &mut self.drafts[at];
        self.facets.add(&mut draft.facets, &said);
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
        self.enter(position.file);
        // No order's money: such a row is read and used, and moves no sum.
        self.ledger.read(Exact::ZERO);
        self.ledger.used(1, 0);
        self.side_files.take(position, row);
    }

    fn refuse(&mut self, refusal: Refusal<'_>) {
        let Refusal { position, reason, stated, column, cell, .. } = refusal;
        self.enter(position.file);
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

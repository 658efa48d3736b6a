//! The entries of a book added up by what the rules look at.
//!
//! There are a handful of kinds of entries however many entries there are, and entries of one kind count or are set aside together. So what a
//! switch moves, and the ledger, are sums over the kinds.

use crate::diagnostics::{EXAMPLES, Example, Ledger, Reason};
use crate::ingest::Status;
use crate::units::Day;

use super::book::{Entry, OrderBook};
use super::chunks::Chunks;
use super::people::People;
use super::rules::{Rules, Switch};
use super::store::OrderStore;

/// The entries of one kind. What one of them is to the rules, all are: compare [`Rules::reason_against`].
#[derive(Debug, Clone)]
pub struct Tally {
    /// The first of them in the book.
    pub first: Entry,
    /// How many they are.
    pub entries: u64,
    /// Rows of the files that belong to them.
    pub rows: u64,
    /// Of these, item rows of no value.
    pub zero_rows: u64,
    /// What the files state, in ten-thousandths.
    pub stated: i128,
    /// Of the entries, those of which something was paid back.
    pub refunded: u64,
    /// Their first and last day.
    pub days: (Day, Day),
    net_minor: i128,
    total_minor: i128,
    gross_minor: i128,
    gift_cards_minor: i128,
    /// Places in the book of the first few.
    examples: Vec<u32>,
}

/// Kinds of one currency.
const KINDS: usize = 1 << 8;
const NONE: u16 = u16::MAX;

/// A number for all that the rules look at.
fn number(entry: &Entry, people: &People) -> usize {
    let status = match entry.status {
        Status::Placed => 0,
        Status::Pending => 1,
        Status::Failed => 2,
        Status::Cancelled => 3,
        Status::Test => 4,
    };
    let is_shared = entry.customer().is_some_and(|customer| people.is_shared(customer));
    let flags = [entry.credit, entry.stated.0 == 0, entry.customer().is_none(), entry.zero_rows > 0, is_shared];
    let kind = flags.iter().fold(status, |kind, &flag| kind * 2 + usize::from(flag));
    usize::from(entry.currency) * KINDS + kind
}

impl Tally {
    /// Adds up the entries of a book and tells each its tally.
    pub(super) fn all(entries: &mut Chunks<Entry>, people: &People) -> Vec<Self> {
        let mut tallies: Vec<Self> = Vec::new();
        // The tally of each number, found as numbers occur.
        let mut known: Vec<u16> = Vec::new();
        for (place, entry) in entries.iter_mut().enumerate() {
            let number = number(entry, people);
            if known.len() <= number {
                known.resize(number + 1, NONE);
            }
            if known[number] == NONE {
                known[number] = tallies.len() as u16;
                entry.kind = known[number];
                tallies.push(Self::of(*entry));
            }
            entry.kind = known[number];
            tallies[usize::from(entry.kind)].add(entry, place as u32);
        }
        tallies
    }

    fn of(first: Entry) -> Self {
        Self {
            first,
            entries: 0,
            rows: 0,
            zero_rows: 0,
            stated: 0,
            refunded: 0,
            days: (first.day, first.day),
            net_minor: 0,
            total_minor: 0,
            gross_minor: 0,
            gift_cards_minor: 0,
            examples: Vec::new(),
        }
    }

    fn add(&mut self, entry: &Entry, place: u32) {
        self.entries += 1;
        self.rows += u64::from(entry.rows);
        self.zero_rows += u64::from(entry.zero_rows);
        self.stated += i128::from(entry.stated.0);
        self.refunded += u64::from(entry.facets.refunded_percent > 0);
        self.days = (self.days.0.min(entry.day), self.days.1.max(entry.day));
        self.net_minor += i128::from(entry.net_minor);
        self.total_minor += i128::from(entry.total_minor);
        self.gross_minor += i128::from(entry.gross_minor);
        self.gift_cards_minor += i128::from(entry.gift_cards_minor);
        if self.examples.len() < EXAMPLES {
            self.examples.push(place);
        }
    }

    /// Their orders, credit notes left out.
    pub fn orders(&self) -> u64 {
        if self.first.credit { 0 } else { self.entries }
    }

    /// Their amounts in the revenue basis, in minor units of their own currency.
    pub fn revenue_minor(&self, rules: &Rules) -> i128 {
        rules.of_basis(self.net_minor, self.total_minor, self.gross_minor, self.gift_cards_minor)
    }
}

impl OrderBook {
    /// First and last day of the entries in the currencies that the rules take; of all entries where there are none of these.
    pub fn days(&self, rules: &Rules) -> (Day, Day) {
        let taken = self.tallies().iter().filter(|tally| rules.takes(self, &tally.first)).map(|tally| tally.days);
        let all = self.tallies().iter().map(|tally| tally.days);
        let widest = |one: (Day, Day), other: (Day, Day)| (one.0.min(other.0), one.1.max(other.1));
        taken.reduce(widest).or_else(|| all.reduce(widest)).unwrap_or((Day(0), Day(0)))
    }
}

impl OrderStore {
    /// The ledger under these rules: what reading counted, and what the rules use and set aside.
    pub fn ledger(book: &OrderBook, rules: &Rules) -> Ledger {
        let mut ledger = book.ledger().clone();
        // The first few of each kind one by one, in the order of the book, so that the ledger's examples are the first ones.
        let mut few: Vec<u32> = book.tallies().iter().flat_map(|tally| tally.examples.iter().copied()).collect();
        while let Some(first) = (0..few.len()).min_by_key(|&at| few[at]) {
            let entry = book.entry(few.swap_remove(first));
            let sums = (u64::from(entry.rows), u64::from(entry.zero_rows), i128::from(entry.stated.0));
            enter(&mut ledger, book, rules, entry, sums);
        }
        for tally in book.tallies() {
            let mut rest = (tally.rows, tally.zero_rows, tally.stated);
            for entry in tally.examples.iter().map(|&place| book.entry(place)) {
                rest.0 -= u64::from(entry.rows);
                rest.1 -= u64::from(entry.zero_rows);
                rest.2 -= i128::from(entry.stated.0);
            }
            enter(&mut ledger, book, rules, &tally.first, rest);
        }
        ledger
    }
}

/// Enters rows, rows of no value and money of entries that are to the rules what `entry` is.
fn enter(ledger: &mut Ledger, book: &OrderBook, rules: &Rules, entry: &Entry, sums: (u64, u64, i128)) {
    let (rows, zero_rows, money) = sums;
    let example = || {
        let cell = book.order_id(entry).map(|id| String::from_utf8_lossy(id).into_owned()).unwrap_or_default();
        Example { position: entry.position(), column: None, cell }
    };
    match rules.reason_against(book, entry) {
        Some(reason) => ledger.set_aside(reason, rows, money, example),
        None => {
            let zero = if rules.is_on(Switch::ZeroValue) { 0 } else { zero_rows };
            ledger.used(rows - zero, money);
            ledger.set_aside(Reason::ZeroValue, zero, 0, example);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Position;
    use crate::ingest::{Amounts, LineKind, LineSink, Marks, OrderLine, Said};
    use crate::orders::{Basis, Converted, OrderBookBuilder, Rates};
    use crate::units::{Currency, Exact, Rate};

    /// A book in which every status, credit notes, guests, no value, lines of no value and two currencies occur together.
    fn book() -> OrderBook {
        let statuses =
            [Status::Placed, Status::Placed, Status::Pending, Status::Failed, Status::Cancelled, Status::Test];
        let mut builder = OrderBookBuilder::default();
        for at in 0..900_u64 {
            let id = format!("#{}", at / 2);
            let key = format!("c{}", at % 61);
            let amount = |step: u64| Exact((at * 7 % step) as i64 * 2_500);
            builder.line(OrderLine {
                position: Position { file: 0, record: at + 1, line: at + 2 },
                kind: if at % 17 == 0 { LineKind::Credit } else { LineKind::Item },
                order_id: Some(id.as_bytes()),
                customer: (at % 7 > 1).then_some(key.as_bytes()),
                day: Some(Day(20_000 + (at * 13 % 400) as i32)),
                instant: 0,
                amounts: Amounts {
                    stated: amount(5),
                    refunded: amount(2),
                    subtotal: Some(amount(4)),
                    discount: amount(3),
                    gift_cards: amount(2),
                    ..Amounts::default()
                },
                currency: Currency::from_code(if at / 2 % 10 < 9 { b"EUR" } else { b"SEK" }),
                status: statuses[(at / 2 % 6) as usize],
                returning: None,
                said: Said::default(),
                marks: Marks::default(),
                stands_in: false,
            });
        }
        builder.seal()
    }

    #[test]
    fn sums_over_kinds_are_the_sums_over_entries() {
        let book = book();
        assert!(book.tallies().len() > 20, "{} kinds", book.tallies().len());
        // A refund's day moves nothing from kind to kind.
        let moves = |switch: &Switch| !switch.joins() && *switch != Switch::RefundDay;
        let switches: Vec<Switch> = Switch::ALL.into_iter().filter(moves).collect();
        for flips in 0..1 << switches.len() {
            let flipped = |at: &usize| flips >> at & 1 == 1;
            let rules = (0..switches.len())
                .filter(flipped)
                .fold(Rules::new(Basis::NetSales), |rules, at| rules.flipped(switches[at]));
            let mut ledger = book.ledger().clone();
            for entry in book.entries() {
                let sums = (u64::from(entry.rows), u64::from(entry.zero_rows), i128::from(entry.stated.0));
                enter(&mut ledger, &book, &rules, entry, sums);
            }
            assert_eq!(OrderStore::ledger(&book, &rules), ledger);
            assert!(ledger.balances());
            let krona = Currency::from_code(b"SEK").expect("a code");
            let rates = Rates::default().with(krona, Rate::parse("0.087").expect("a rate")).expect("room");
            let (mut converting, mut picked) = (rules, rules);
            converting.rates = rates;
            picked.currency = Some(krona);
            let in_margin = |mut rules: Rules| {
                rules.margin_percent = Some(37);
                rules.with_basis(Basis::GrossMargin)
            };
            for rules in [
                rules,
                rules.with_basis(Basis::GrossSales),
                rules.with_basis(Basis::TotalPaid),
                converting,
                converting.with_basis(Basis::GrossSales),
                converting.flipped(Switch::GiftCards).with_basis(Basis::TotalPaid),
                picked,
                in_margin(rules),
                in_margin(converting),
            ] {
                let store = OrderStore::new(&book, &rules);
                let counts = |tally: &&Tally| rules.reason_against(&book, &tally.first).is_none();
                let sums = Converted::new(&book, &rules);
                let kinds = book.tallies().iter().filter(counts);
                let revenue: i128 = kinds.map(|tally| sums.revenue_minor(tally, &rules)).sum();
                let rows = || store.known().chain(store.of_guests());
                assert_eq!(rows().map(|row| i128::from(row.amount_minor)).sum::<i128>(), revenue);
                let orders: u64 = book.tallies().iter().filter(counts).map(Tally::orders).sum();
                assert_eq!(store.coverage().0, orders);
            }
        }
    }
}

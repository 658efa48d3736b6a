//! Which orders count and what revenue means.

use core::ops::Sub;

use crate::diagnostics::Reason;
use crate::ingest::Status;
use crate::units::{Currency, Day};

use super::book::{Entry, OrderBook};
use super::rates::Rates;

/// What revenue means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Basis {
    /// After discounts and refunds, before tax and shipping.
    NetSales,
    /// What customers paid, less what they got back.
    TotalPaid,
    /// Before discounts and refunds.
    GrossSales,
    /// Net sales less the cost of goods.
    GrossMargin,
}

/// One rule about what counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Switch {
    /// Count cancelled orders.
    Cancelled,
    /// Count failed, voided and abandoned orders.
    Failed,
    /// Count orders of the test gateway.
    TestOrders,
    /// Count pending orders.
    Pending,
    /// Count orders and lines of no value.
    ZeroValue,
    /// Leave gift-card sales in revenue.
    GiftCards,
    /// Count orders without a known customer in orders and revenue.
    Guests,
    /// Subtract credit notes and refund rows from revenue.
    CreditNotes,
    /// Book what was paid back on the day of the refund, where a file tells it, in place of the order's.
    RefundDay,
    /// Count orders of keys that many people seem to share.
    SharedKeys,
    /// Take customers with one telephone number for one person.
    JoinPhone,
    /// Take customers with one billing name and postcode for one person.
    NameAndPostcode,
    /// Take addresses that differ in a `+tag` for one person's.
    PlusTags,
    /// Take addresses that Gmail takes for one, for one person's.
    GmailDots,
}

impl Switch {
    /// Every switch.
    pub const ALL: [Self; 14] = [
        Self::Cancelled,
        Self::Failed,
        Self::TestOrders,
        Self::Pending,
        Self::ZeroValue,
        Self::GiftCards,
        Self::Guests,
        Self::CreditNotes,
        Self::RefundDay,
        Self::SharedKeys,
        Self::JoinPhone,
        Self::NameAndPostcode,
        Self::PlusTags,
        Self::GmailDots,
    ];

    /// Those that leave only the sales lines of known customers when they are off their defaults.
    pub const SALES_ONLY: [Self; 3] = [Self::ZeroValue, Self::Guests, Self::CreditNotes];

    /// Whether it is on unless someone says otherwise.
    pub fn default_on(self) -> bool {
        matches!(self, Self::Pending | Self::ZeroValue | Self::Guests | Self::CreditNotes | Self::SharedKeys)
    }

    /// Whether it joins customers, in place of saying which orders count.
    pub fn joins(self) -> bool {
        matches!(self, Self::JoinPhone | Self::NameAndPostcode | Self::PlusTags | Self::GmailDots)
    }

    /// Its stable name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Cancelled => "cancelled",
            Self::Failed => "failed",
            Self::TestOrders => "test_orders",
            Self::Pending => "pending",
            Self::ZeroValue => "zero_value",
            Self::GiftCards => "gift_cards",
            Self::Guests => "guests",
            Self::CreditNotes => "credit_notes",
            Self::RefundDay => "refund_day",
            Self::SharedKeys => "shared_keys",
            Self::JoinPhone => "join_phone",
            Self::NameAndPostcode => "name_and_postcode",
            Self::PlusTags => "plus_tags",
            Self::GmailDots => "gmail_dots",
        }
    }
}

/// The rules in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rules {
    /// What revenue means.
    pub basis: Basis,
    /// The currency of all figures; absent: the one that most orders are in.
    pub currency: Option<Currency>,
    /// What orders in other currencies are converted with. Orders in a currency without a rate are set aside: amounts of two
    /// currencies are never added.
    pub rates: Rates,
    /// The margin in percent of what has no known cost, where a reader gives it.
    pub margin_percent: Option<u32>,
    on: [bool; Switch::ALL.len()],
}

impl Rules {
    /// The defaults, for a revenue basis.
    pub fn new(basis: Basis) -> Self {
        Self {
            basis,
            currency: None,
            rates: Rates::default(),
            margin_percent: None,
            on: Switch::ALL.map(Switch::default_on),
        }
    }

    /// The same with a switch the other way round.
    #[must_use]
    pub fn flipped(mut self, switch: Switch) -> Self {
        self.on[switch as usize] = !self.on[switch as usize];
        self
    }

    /// The same with another revenue basis.
    #[must_use]
    pub fn with_basis(self, basis: Basis) -> Self {
        Self { basis, ..self }
    }

    /// The same without what makes no difference to what counts and its amounts.
    #[must_use]
    pub fn for_amounts(self) -> Self {
        Self { margin_percent: self.margin_percent.filter(|_| self.basis == Basis::GrossMargin), ..self }
    }

    /// Whether a switch is on.
    pub fn is_on(&self, switch: Switch) -> bool {
        self.on[switch as usize]
    }

    /// Switches that are off their defaults.
    pub fn flips(&self) -> impl Iterator<Item = Switch> {
        Switch::ALL.into_iter().filter(|&switch| self.is_on(switch) != switch.default_on())
    }

    /// The currency of all figures.
    pub fn currency_of(&self, book: &OrderBook) -> Currency {
        self.currency.unwrap_or_else(|| book.currency())
    }

    /// Whether an entry's currency lets it count: it is the one of the figures, or there is a rate.
    pub fn takes(&self, book: &OrderBook, entry: &Entry) -> bool {
        let takes = |currency| currency == self.currency_of(book) || self.rates.of(currency).is_some();
        book.currency_of(entry).is_none_or(takes)
    }

    /// Why an entry does not count, or nothing where it does.
    pub fn reason_against(&self, book: &OrderBook, entry: &Entry) -> Option<Reason> {
        let unless = |switch: Switch, applies: bool, reason: Reason| (applies && !self.is_on(switch)).then_some(reason);
        if !self.takes(book, entry) {
            return Some(Reason::OtherCurrency);
        }
        unless(Switch::TestOrders, entry.status == Status::Test, Reason::TestOrder)
            .or_else(|| unless(Switch::Cancelled, entry.status == Status::Cancelled, Reason::Cancelled))
            .or_else(|| unless(Switch::Failed, entry.status == Status::Failed, Reason::Failed))
            .or_else(|| unless(Switch::Pending, entry.status == Status::Pending, Reason::Pending))
            .or_else(|| unless(Switch::CreditNotes, entry.credit, Reason::CreditNote))
            .or_else(|| unless(Switch::ZeroValue, !entry.credit && entry.stated.0 == 0, Reason::ZeroValue))
            .or_else(|| unless(Switch::Guests, entry.customer().is_none(), Reason::Guest))
            .or_else(|| {
                let is_shared = !self.is_on(Switch::SharedKeys)
                    && entry.customer().is_some_and(|customer| book.people().is_shared(customer));
                is_shared.then_some(Reason::SharedKey)
            })
    }

    /// An entry's amount in the revenue basis, in minor units of the figures' currency; nothing where there is no rate. By gross margin it is that in net
    /// sales, which the store takes the cost from.
    pub fn amount_minor(&self, book: &OrderBook, entry: &Entry) -> i64 {
        self.in_figures(book, entry, self.own_minor(entry))
    }

    /// What an order's row holds where refunds are booked on their own day: its amount before those of later days. Visits these, each with what it
    /// changes; row and changes add up to [`Rules::amount_minor`].
    pub fn dated_minor(&self, book: &OrderBook, (place, entry): (u32, &Entry), visit: &mut dyn FnMut(Day, i64)) -> i64 {
        let later = book.refunds_of(place).iter().filter(|refund| refund.day > entry.day);
        let changes = later.map(|refund| (refund.day, refund.own_minor(self.basis)));
        // An amount is rounded when it is converted: what a refund changes is the difference of two amounts.
        let mut left = self.own_before_refunds(book, (place, entry));
        let first = self.in_figures(book, entry, left);
        let mut before = first;
        for (day, change) in changes.filter(|change| change.1 != 0) {
            left += change;
            let after = self.in_figures(book, entry, left);
            visit(day, after - before);
            before = after;
        }
        first
    }

    /// An order's amount before the refunds of later days, in minor units of its own currency.
    pub(super) fn own_before_refunds(&self, book: &OrderBook, (place, entry): (u32, &Entry)) -> i64 {
        let later = book.refunds_of(place).iter().filter(|refund| refund.day > entry.day);
        self.own_minor(entry) - later.map(|refund| refund.own_minor(self.basis)).sum::<i64>()
    }

    /// An amount of an entry in the currency of the figures.
    pub(super) fn in_figures(&self, book: &OrderBook, entry: &Entry, own: i64) -> i64 {
        let into = self.currency_of(book);
        match book.currency_of(entry) {
            Some(from) if from != into => self.rates.of(from).map_or(0, |rate| rate.convert(own, from, into)),
            _ => own,
        }
    }

    /// An entry's amount in the revenue basis, in minor units of its own currency.
    pub(super) fn own_minor(&self, entry: &Entry) -> i64 {
        self.of_basis(entry.net_minor, entry.total_minor, entry.gross_minor, entry.gift_cards_minor)
    }

    /// An amount in the revenue basis from its parts: of one entry, or the sums of many.
    pub(super) fn of_basis<T: Sub<Output = T>>(&self, net: T, total: T, gross: T, gift_cards: T) -> T {
        let amount = match self.basis {
            Basis::NetSales | Basis::GrossMargin => net,
            Basis::TotalPaid => total,
            Basis::GrossSales => gross,
        };
        if self.is_on(Switch::GiftCards) { amount } else { amount - gift_cards }
    }
}

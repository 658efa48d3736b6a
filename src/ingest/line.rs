//! One row of an export, understood.

use super::side::SideRow;
use crate::diagnostics::{Position, Reason};
use crate::units::{Currency, Day, Exact};

/// What a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineKind {
    /// The row that carries an order's date, money and customer (Shopify's first row), or a whole order.
    Order,
    /// A further row of an order that carries no money of its own (Shopify's later rows).
    Continuation,
    /// One line of an invoice that adds its own amount to the order.
    Item,
    /// A credit note or refund row: it subtracts and is never an order.
    Credit,
}

/// How an order stands with the platform.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Status {
    /// Paid, refunded or partly refunded, or the file does not say.
    #[default]
    Placed,
    /// Not paid yet (cash on delivery, authorised).
    Pending,
    /// Failed, voided, expired, abandoned.
    Failed,
    /// Cancelled.
    Cancelled,
    /// Paid through the test gateway.
    Test,
}

/// The money of a row, exact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Amounts {
    /// What the file states as its amount: the order's total, the row's amount, quantity × unit price. The ledger adds these.
    pub stated: Exact,
    /// What of it was never paid: a discount, where the stated amount is before it.
    pub unpaid: Exact,
    /// What was paid back of it, where the file has it apart.
    pub refunded: Exact,
    /// After discounts, before tax, shipping and refunds, where the file has it.
    pub subtotal: Option<Exact>,
    /// Discounts that the subtotal already lacks.
    pub discount: Exact,
    /// Gift cards sold on this row.
    pub gift_cards: Exact,
}

/// What tells rows, sources and people apart beyond their keys. The numbers are hashes, equal in every file; 0 where a row does not say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Marks {
    /// The platform: ids of orders are compared within one.
    pub platform: u16,
    /// The kind of export the file is: its format, or a log's columns.
    pub source: u32,
    /// Whether its currency is one of several that share a sign.
    pub shared_sign: bool,
    /// What the row says, for rows that add up and rows without an order id: a row that says the same in another file is the same row.
    pub imprint: u64,
    /// The last nine digits of the telephone number.
    pub phone: u32,
    /// The billing name.
    pub name: u32,
    /// The billing name and postcode together.
    pub home: u64,
}

/// A part of what was paid back of an order, with its day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PaidBack {
    /// When, in the shop's own time.
    pub day: Day,
    /// How much; the order's [`Amounts::refunded`] holds it.
    pub amount: Exact,
}

/// What a row says of its order beside money and people; empty where it does not say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Said<'a> {
    /// The country it went to, else that of the bill.
    pub country: &'a [u8],
    /// The province or state, likewise.
    pub region: &'a [u8],
    /// Where it came from.
    pub channel: &'a [u8],
    /// How it was paid.
    pub payment: &'a [u8],
    /// The code of its discount.
    pub discount_code: &'a [u8],
    /// What the item is called, or its number.
    pub item: &'a [u8],
    /// The item's number.
    pub sku: &'a [u8],
    /// Who made or supplied the item.
    pub vendor: &'a [u8],
    /// How many of the item; one where the row does not say. Asked of files that number their items.
    pub quantity: Option<Exact>,
    /// What they were sold for together, before the order's discount, where that can be told.
    pub value: Option<Exact>,
    /// The hour of the day in the shop's own time.
    pub hour: Option<u8>,
    /// Refunds whose days are told.
    pub refunds: &'a [PaidBack],
}

/// One row of an export, understood. Borrowed from the reader's buffer: whoever keeps something copies it.
#[derive(Debug, Clone, Copy)]
pub struct OrderLine<'a> {
    /// Where it stands.
    pub position: Position,
    /// What it is.
    pub kind: LineKind,
    /// The order it belongs to, as the platform identifies it; absent where each row is an order of its own.
    pub order_id: Option<&'a [u8]>,
    /// The customer's key (normalised e-mail, else platform id, else phone); absent for a guest.
    pub customer: Option<&'a [u8]>,
    /// Whether the platform says that the customer had bought before; absent where it does not say.
    pub returning: Option<bool>,
    /// The civil day in the shop's own time; always there but on a continuation.
    pub day: Option<Day>,
    /// Seconds since 1970 at UTC, as far as the file lets one know; orders a customer's orders within a day.
    pub instant: i64,
    /// The money.
    pub amounts: Amounts,
    /// The currency, where the row names one.
    pub currency: Option<Currency>,
    /// How the order stands.
    pub status: Status,
    /// What tells it apart beyond its keys.
    pub marks: Marks,
    /// What it says beside money and people.
    pub said: Said<'a>,
    /// Whether it only stands in for the same order in another export, which has more to say of it.
    pub stands_in: bool,
}

impl OrderLine<'_> {
    /// A further row of an order, which states no money of its own.
    pub(crate) fn further(gift_cards: Exact) -> Self {
        Self {
            position: Position::default(),
            kind: LineKind::Continuation,
            order_id: None,
            customer: None,
            returning: None,
            day: None,
            instant: 0,
            amounts: Amounts { gift_cards, ..Amounts::default() },
            currency: None,
            status: Status::Placed,
            marks: Marks::default(),
            said: Said::default(),
            stands_in: false,
        }
    }
}

/// One row that cannot be used, with the reason and the cell that decided.
#[derive(Debug, Clone, Copy)]
pub struct Refusal<'a> {
    /// Where it stands.
    pub position: Position,
    /// Why.
    pub reason: Reason,
    /// The order it belongs to, where that can be told: the order's other rows are looked after together.
    pub order_id: Option<&'a [u8]>,
    /// The money it states, as far as that can be read.
    pub stated: Exact,
    /// Header of the column that decided.
    pub column: &'a str,
    /// The cell that decided.
    pub cell: &'a [u8],
}

/// What takes the rows.
pub trait LineSink {
    /// The row as it stands in the file, just before what it says; few want it.
    fn row(&mut self, _bytes: &[u8]) {}
    /// A row that is understood.
    fn line(&mut self, line: OrderLine<'_>);
    /// A row of a file beside the orders.
    fn side(&mut self, position: Position, row: SideRow<'_>);
    /// A row that is not understood.
    fn refuse(&mut self, refusal: Refusal<'_>);
}

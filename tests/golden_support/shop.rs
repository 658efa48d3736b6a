//! Made-up orders as exports of several kinds, with the figures that must come out, added up here on their own.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::Outcome;
use super::table::Table;

/// How an order stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    Paid,
    Pending,
    Refunded,
    Cancelled,
    Voided,
}

/// One order: who, when, which items at how many cents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    /// None is a guest.
    pub customer: Option<u8>,
    /// Days since 2023-01-01.
    pub day: u16,
    pub items: Vec<u32>,
    pub fate: Fate,
}

/// Which export.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Shopify,
    /// A log of items with their order's number.
    Log,
    /// A log with neither order numbers nor times.
    BareLog,
    Invoices,
}

pub const KINDS: [Kind; 4] = [Kind::Shopify, Kind::Log, Kind::BareLog, Kind::Invoices];

/// The figures that must come out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Figures {
    pub orders: u64,
    pub customers: u64,
    pub repeat: u64,
    pub guests: u64,
    pub revenue_minor: i64,
}

/// The figures that came out; nothing counted where no file could be used.
pub fn figures_of(outcome: &Outcome) -> Figures {
    outcome.report.as_ref().map_or_else(Figures::default, |report| Figures {
        orders: report.measures.M1.orders,
        customers: report.measures.M1.customers,
        repeat: report.measures.M2.to_date.numerator,
        guests: report.measures.M1.guest_orders,
        revenue_minor: report.measures.M1.revenue_minor,
    })
}

/// Some orders, at least one of them paid and of a known customer, so that there is something to show.
pub fn orders() -> impl Strategy<Value = Vec<Order>> {
    let fate = prop_oneof![
        6 => Just(Fate::Paid),
        1 => Just(Fate::Pending),
        1 => Just(Fate::Refunded),
        1 => Just(Fate::Cancelled),
        1 => Just(Fate::Voided),
    ];
    let customer = prop_oneof![8 => (0_u8..6).prop_map(Some), 1 => Just(None)];
    let items = prop::collection::vec(1_u32..250_000, 1..4);
    let order = (customer, 0_u16..500, items, fate).prop_map(|(customer, day, items, fate)| Order {
        customer,
        day,
        items,
        fate,
    });
    (prop::collection::vec(order, 0..14), 1_u32..9_999).prop_map(|(mut orders, cents)| {
        // The 26th of a month proves the order of day and month, cents prove the decimal mark.
        orders.push(Order { customer: Some(0), day: 25, items: vec![cents * 100 + 7], fate: Fate::Paid });
        orders
    })
}

/// A civil day.
fn date(day: u16) -> (i32, u32, u32) {
    let (mut year, mut rest) = (2023, u32::from(day));
    loop {
        let leap = year % 4 == 0;
        for (at, length) in
            [31, if leap { 29 } else { 28 }, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31].into_iter().enumerate()
        {
            if rest < length {
                return (year, at as u32 + 1, rest + 1);
            }
            rest -= length;
        }
        year += 1;
    }
}

fn money(cents: u32) -> String {
    format!("{}.{:02}", cents / 100, cents % 100)
}

fn email(customer: Option<u8>) -> String {
    customer.map_or_else(String::new, |number| format!("person{number}@example.com"))
}

/// The orders as an export, newest number last.
pub fn table(kind: Kind, orders: &[Order]) -> Table {
    let mut rows: Vec<Vec<String>> = Vec::new();
    for (at, order) in orders.iter().enumerate() {
        let (year, month, day) = date(order.day);
        for (item, &cents) in order.items.iter().enumerate() {
            let number = 1001 + at;
            let row = match kind {
                Kind::Shopify => {
                    shopify_row(order, number, item, &format!("{year}-{month:02}-{day:02} 10:{:02}:00 -0500", at % 60))
                }
                Kind::Log => vec![
                    format!("A-{number}"),
                    email(order.customer),
                    format!("{year}-{month:02}-{day:02}"),
                    money(cents),
                    format!("Crème n° {item}"),
                ],
                Kind::BareLog => vec![email(order.customer), format!("{year}-{month:02}-{day:02}"), money(cents)],
                Kind::Invoices => vec![
                    format!("{}", 536_365 + at),
                    format!("Crème, \"n° {item}\""),
                    "2".to_owned(),
                    format!("{month}/{day}/{year} 8:{:02}", at % 60),
                    money(cents),
                    order.customer.map_or_else(String::new, |number| format!("{}", 12_000 + u32::from(number))),
                ],
            };
            rows.push(row);
        }
    }
    let header = match kind {
        Kind::Shopify => SHOPIFY,
        Kind::Log => "order_id,email,order_date,amount,item",
        Kind::BareLog => "customer_email,date,amount",
        Kind::Invoices => "InvoiceNo,Description,Quantity,InvoiceDate,UnitPrice,CustomerID",
    };
    Table { header: header.split(',').map(str::to_owned).collect(), rows }
}

const SHOPIFY: &str = "Name,Email,Financial Status,Currency,Subtotal,Total,Discount Amount,Created at,Lineitem quantity,\
Lineitem name,Lineitem price,Billing Name,Notes,Cancelled at,Refunded Amount";

fn shopify_row(order: &Order, number: usize, item: usize, created: &str) -> Vec<String> {
    let subtotal: u32 = order.items.iter().sum();
    let total = subtotal + 500;
    let status = match order.fate {
        Fate::Paid | Fate::Cancelled => "paid",
        Fate::Pending => "pending",
        Fate::Refunded => "refunded",
        Fate::Voided => "voided",
    };
    let first = |text: String| if item == 0 { text } else { String::new() };
    vec![
        format!("#{number}"),
        email(order.customer),
        first(status.to_owned()),
        first("EUR".to_owned()),
        first(money(subtotal)),
        first(money(total)),
        first("0.00".to_owned()),
        created.to_owned(),
        "1".to_owned(),
        format!("Crème brûlée, n° {item}"),
        money(order.items[item]),
        first("Zoë \"Z\" Müller".to_owned()),
        first(if number.is_multiple_of(3) { "please\nring".to_owned() } else { String::new() }),
        first(if order.fate == Fate::Cancelled { created.to_owned() } else { String::new() }),
        first(if order.fate == Fate::Refunded { money(total) } else { "0.00".to_owned() }),
    ]
}

/// The figures of the orders, added up order by order. Logs and invoices know nothing of fates.
pub fn figures(kind: Kind, orders: &[Order]) -> Figures {
    let mut figures = Figures::default();
    let mut by_customer: BTreeMap<u8, u64> = BTreeMap::new();
    for order in orders {
        let shopify = kind == Kind::Shopify;
        if shopify && matches!(order.fate, Fate::Cancelled | Fate::Voided) {
            continue;
        }
        let sum: i64 = order.items.iter().map(|&cents| i64::from(cents)).sum();
        let count = if kind == Kind::BareLog { order.items.len() as u64 } else { 1 };
        figures.orders += count;
        figures.revenue_minor += match kind {
            Kind::Shopify if order.fate == Fate::Refunded => 0,
            Kind::Invoices => sum * 2,
            _ => sum,
        };
        match order.customer {
            Some(customer) => *by_customer.entry(customer).or_default() += count,
            None => figures.guests += count,
        }
    }
    figures.customers = by_customer.len() as u64;
    figures.repeat = by_customer.values().filter(|&&orders| orders > 1).count() as u64;
    figures
}

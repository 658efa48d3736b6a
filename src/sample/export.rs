//! Writes orders the way Shopify exports them: 79 columns, one row for each line of an order, the order's own cells only on
//! its first row.

use super::catalogue::Kind;
use super::people::{Contact, Person};
use super::random::Random;
use super::shop::{Fate, Order};
use super::time::{Moment, closing};

const COLUMNS: [&str; 79] = [
    "Name",
    "Email",
    "Financial Status",
    "Paid at",
    "Fulfillment Status",
    "Fulfilled at",
    "Accepts Marketing",
    "Currency",
    "Subtotal",
    "Shipping",
    "Taxes",
    "Total",
    "Discount Code",
    "Discount Amount",
    "Shipping Method",
    "Created at",
    "Lineitem quantity",
    "Lineitem name",
    "Lineitem price",
    "Lineitem compare at price",
    "Lineitem sku",
    "Lineitem requires shipping",
    "Lineitem taxable",
    "Lineitem fulfillment status",
    "Billing Name",
    "Billing Street",
    "Billing Address1",
    "Billing Address2",
    "Billing Company",
    "Billing City",
    "Billing Zip",
    "Billing Province",
    "Billing Country",
    "Billing Phone",
    "Shipping Name",
    "Shipping Street",
    "Shipping Address1",
    "Shipping Address2",
    "Shipping Company",
    "Shipping City",
    "Shipping Zip",
    "Shipping Province",
    "Shipping Country",
    "Shipping Phone",
    "Notes",
    "Note Attributes",
    "Cancelled at",
    "Payment Method",
    "Payment Reference",
    "Refunded Amount",
    "Vendor",
    "Outstanding Balance",
    "Employee",
    "Location",
    "Device ID",
    "Id",
    "Tags",
    "Risk Level",
    "Source",
    "Lineitem discount",
    "Tax 1 Name",
    "Tax 1 Value",
    "Tax 2 Name",
    "Tax 2 Value",
    "Tax 3 Name",
    "Tax 3 Value",
    "Tax 4 Name",
    "Tax 4 Value",
    "Tax 5 Name",
    "Tax 5 Value",
    "Phone",
    "Receipt Number",
    "Duties",
    "Billing Province Name",
    "Shipping Province Name",
    "Payment ID",
    "Payment Terms Name",
    "Next Payment Due At",
    "Payment References",
];

/// The place of a column, found while compiling.
const fn column(name: &str) -> usize {
    let mut at = 0;
    while at < COLUMNS.len() {
        if same(COLUMNS[at].as_bytes(), name.as_bytes()) {
            return at;
        }
        at += 1;
    }
    panic!("no such column")
}

const fn same(left: &[u8], right: &[u8]) -> bool {
    let mut at = 0;
    while at < left.len() && at < right.len() && left[at] == right[at] {
        at += 1;
    }
    at == left.len() && at == right.len()
}

/// The header line.
pub fn header() -> String {
    COLUMNS.join(",") + "\n"
}

/// Puts orders into text; keeps its cells between them.
#[derive(Debug)]
pub struct Writer {
    cells: Vec<String>,
}

/// The money of one order, in cents.
struct Money {
    before: i64,
    off: i64,
    subtotal: i64,
    shipping: i64,
    tax: i64,
    total: i64,
    refunded: i64,
}

impl Money {
    fn of(order: &Order) -> Self {
        let before: i64 = order.lines.iter().map(|line| line.product.price * line.quantity).sum();
        let off = percent(before, order.discount.map_or(0, |(_, percent)| percent) * 100);
        let subtotal = before - off;
        let sent = order.lines.iter().any(|line| line.product.kind != Kind::GiftCard);
        let shipping = if order.person.at_the_counter || !sent || subtotal == 0 || subtotal >= 4_500 { 0 } else { 595 };
        let cards: i64 = order
            .lines
            .iter()
            .filter(|line| line.product.kind == Kind::GiftCard)
            .map(|line| line.product.price * line.quantity)
            .sum();
        let tax = percent((subtotal - cards).max(0), order.person.place.tax);
        let total = subtotal + shipping + tax;
        let refunded = match order.fate {
            Fate::Refunded | Fate::Cancelled => total,
            Fate::PartlyRefunded(share) => percent(subtotal, share * 100),
            _ => 0,
        };
        Self { before, off, subtotal, shipping, tax, total, refunded }
    }
}

/// So many hundredths of a percent of an amount, rounded.
fn percent(amount: i64, hundredths: i64) -> i64 {
    (amount * hundredths + 5_000) / 10_000
}

fn cents(amount: i64) -> String {
    format!("{}.{:02}", amount / 100, amount % 100)
}

macro_rules! put {
    ($writer:expr, $($name:literal: $value:expr),+ $(,)?) => {
        $($writer.cells[const { column($name) }].push_str(&$value);)+
    };
}

impl Writer {
    /// An empty one.
    pub fn new() -> Self {
        Self { cells: vec![String::new(); COLUMNS.len()] }
    }

    /// Appends the rows of an order.
    pub fn write(&mut self, order: &Order, text: &mut String) {
        let mut trifles = Random::new(order.trifles);
        let email = mail_as_typed(&order.person, &mut trifles);
        for (at, line) in order.lines.iter().enumerate() {
            put!(self,
                "Name": format!("#{}", 1_001 + order.number),
                "Email": email,
                "Created at": order.placed.written(),
                "Lineitem quantity": line.quantity.to_string(),
                "Lineitem name": line.product.name,
                "Lineitem price": cents(line.product.price),
                "Lineitem sku": line.product.sku,
                "Lineitem requires shipping": truth(line.product.kind != Kind::GiftCard),
                "Lineitem taxable": truth(line.product.kind != Kind::GiftCard),
                "Lineitem fulfillment status": fulfilment(order).0,
                "Lineitem discount": cents(0),
                "Vendor": line.product.vendor,
            );
            if let Contact::Phone(number) = &order.person.contact {
                put!(self, "Phone": number);
            }
            if at == 0 {
                self.first_row(order, &mut trifles);
            }
            self.row(text);
        }
    }

    fn first_row(&mut self, order: &Order, trifles: &mut Random) {
        let (money, person) = (Money::of(order), &order.person);
        let (line_status, sent) = fulfilment(order);
        let status = match order.fate {
            Fate::Paid | Fate::Test | Fate::Free => "paid",
            Fate::AtTheDoor => "pending",
            Fate::PartlyRefunded(_) => "partially_refunded",
            Fate::Refunded | Fate::Cancelled => "refunded",
            Fate::Voided => "voided",
        };
        let paid = matches!(order.fate, Fate::Paid | Fate::Refunded | Fate::Cancelled | Fate::Test);
        let (payment, source) = match order.fate {
            Fate::Test => ("(for testing) Bogus Gateway", "web"),
            Fate::Free => ("", "shopify_draft_order"),
            Fate::AtTheDoor | Fate::Voided if person.pays_at_the_door => ("Cash on Delivery (COD)", "web"),
            _ if person.at_the_counter => (["Cash", "Shopify Payments"][trifles.below(2) as usize], "pos"),
            _ => match trifles.below(20) {
                0..3 => ("PayPal Express Checkout", "web"),
                3 => ("Gift Card + Shopify Payments", "web"),
                _ => ("Shopify Payments", "web"),
            },
        };
        put!(self,
            "Financial Status": status,
            "Paid at": if paid { order.placed.plus_seconds(1 + trifles.below(3)).written() } else { String::new() },
            "Fulfillment Status": if line_status == "fulfilled" { line_status } else { "unfulfilled" },
            "Fulfilled at": sent.map_or_else(String::new, Moment::written),
            "Accepts Marketing": if person.newsletter { "yes" } else { "no" },
            "Currency": "USD",
            "Subtotal": cents(money.subtotal),
            "Shipping": cents(money.shipping),
            "Taxes": cents(money.tax),
            "Total": cents(money.total),
            "Discount Code": order.discount.map_or("", |(code, _)| code),
            "Discount Amount": cents(money.before.min(money.off)),
            "Shipping Method": if source == "web" { "Standard" } else { "" },
            "Notes": order.note,
            "Payment Method": payment,
            "Payment Reference": format!("c{}.1", 31_000_000_000_000 + u64::from(order.number) * 7_919),
            "Refunded Amount": cents(money.refunded),
            "Outstanding Balance": cents(if order.fate == Fate::AtTheDoor { money.total } else { 0 }),
            "Id": (5_100_000_000_000 + u64::from(order.number) * 32_771).to_string(),
            "Risk Level": "Low",
            "Source": source,
            "Location": if source == "pos" { "Harbour shop" } else { "" },
        );
        if matches!(order.fate, Fate::Cancelled | Fate::Voided) {
            put!(self, "Cancelled at": order.placed.plus_seconds(600 + trifles.below(9_000)).written());
        }
        if money.tax > 0 {
            put!(self,
                "Tax 1 Name": format!("{} Tax {}%", person.place.province_name, hundredths(person.place.tax)),
                "Tax 1 Value": cents(money.tax),
            );
        }
        if !person.street.is_empty() {
            self.address(person);
        }
    }

    fn address(&mut self, person: &Person) {
        put!(self,
            "Billing Name": person.name,
            "Billing Street": person.street,
            "Billing Address1": person.street,
            "Billing City": person.place.town,
            "Billing Zip": person.zip,
            "Billing Province": person.place.province,
            "Billing Country": person.place.country,
            "Billing Province Name": person.place.province_name,
        );
        if person.at_the_counter {
            return;
        }
        put!(self,
            "Shipping Name": person.name,
            "Shipping Street": person.street,
            "Shipping Address1": person.street,
            "Shipping City": person.place.town,
            "Shipping Zip": person.zip,
            "Shipping Province": person.place.province,
            "Shipping Country": person.place.country,
            "Shipping Province Name": person.place.province_name,
        );
    }

    /// Appends the cells as one row and empties them.
    fn row(&mut self, text: &mut String) {
        for (at, cell) in self.cells.iter_mut().enumerate() {
            if at > 0 {
                text.push(',');
            }
            if cell.contains([',', '"', '\n']) {
                text.push('"');
                text.push_str(&cell.replace('"', "\"\""));
                text.push('"');
            } else {
                text.push_str(cell);
            }
            cell.clear();
        }
        text.push('\n');
    }
}

/// The mail address as the customer typed it this time.
fn mail_as_typed(person: &Person, trifles: &mut Random) -> String {
    let Contact::Mail(mail) = &person.contact else { return String::new() };
    match trifles.below(4) {
        0 if person.careless => mail.to_uppercase(),
        1 if person.careless => {
            let (first, rest) = mail.split_at(1);
            first.to_uppercase() + rest
        }
        _ => mail.clone(),
    }
}

/// The lines' status, and when the parcel left.
fn fulfilment(order: &Order) -> (&'static str, Option<Moment>) {
    let days = 1 + (order.trifles % 3) as i32;
    let day = if order.person.at_the_counter { order.placed.day } else { order.placed.day.plus(days) };
    match order.fate {
        Fate::Cancelled | Fate::Voided => ("pending", None),
        _ if day > closing() => ("pending", None),
        _ if order.person.at_the_counter => ("fulfilled", Some(order.placed.plus_seconds(1))),
        _ => ("fulfilled", Some(Moment { day, second: 15 * 3_600 + (order.trifles >> 40) as u32 % 7_200 })),
    }
}

fn hundredths(rate: i64) -> String {
    if rate % 100 == 0 { (rate / 100).to_string() } else { format!("{}.{:02}", rate / 100, rate % 100) }
}

fn truth(value: bool) -> &'static str {
    if value { "true" } else { "false" }
}

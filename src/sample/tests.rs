//! The made-up shop, read back: shape, size and the proportions that make it look like a shop.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::*;
use crate::units::{Day, Month};

/// Splits text into rows of cells; quotes are respected.
fn rows(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => cell.extend(letters.next()),
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut cell)),
            '\n' if !quoted => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            _ => cell.push(letter),
        }
    }
    rows
}

static TEXT: LazyLock<String> = LazyLock::new(|| String::from_utf8(made_up_shop().flatten().collect()).expect("UTF-8"));
static BOOK: LazyLock<Book> = LazyLock::new(Book::read);

/// The first rows of the orders, by column name.
struct Book {
    header: Vec<String>,
    firsts: Vec<Vec<String>>,
    rows: usize,
}

impl Book {
    fn read() -> Self {
        let mut rows = rows(&TEXT).into_iter();
        let header = rows.next().expect("a header");
        let all: Vec<_> = rows.collect();
        let count = all.len();
        let id = header.iter().position(|name| name == "Id").expect("a column");
        Self { header, firsts: all.into_iter().filter(|row| !row[id].is_empty()).collect(), rows: count }
    }

    fn cells<'a>(&'a self, name: &str) -> impl Iterator<Item = &'a str> {
        let at = self.header.iter().position(|column| column == name).expect("a column");
        self.firsts.iter().map(move |row| row[at].as_str())
    }

    fn share(&self, name: &str, test: impl Fn(&str) -> bool) -> f64 {
        self.cells(name).filter(|cell| test(cell)).count() as f64 / self.firsts.len() as f64
    }

    /// The days of each customer's orders, oldest first, by address in small letters.
    fn customers(&self) -> BTreeMap<String, Vec<Day>> {
        let mut customers = BTreeMap::<String, Vec<Day>>::new();
        let keys = self.cells("Email").zip(self.cells("Phone")).zip(self.cells("Created at"));
        for ((mail, phone), created) in keys.filter(|((mail, phone), _)| !mail.is_empty() || !phone.is_empty()) {
            let day = Day::parse_iso(&created[..10]).expect("a day");
            customers.entry(format!("{}{phone}", mail.to_lowercase())).or_default().insert(0, day);
        }
        customers
    }
}

/// FNV-1a, 64 bits.
fn hash(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[test]
fn it_is_the_same_every_time() {
    assert_eq!(
        hash(&made_up_shop().flatten().collect::<Vec<u8>>()),
        7_877_911_984_559_942_124,
        "the made-up shop changed: screenshots and texts may have to follow"
    );
}

#[test]
fn every_row_has_every_cell() {
    let rows = rows(&TEXT);
    assert_eq!(rows[0].len(), 79);
    for (at, row) in rows.iter().enumerate() {
        assert_eq!(row.len(), 79, "row {at}: {row:?}");
    }
    assert!(TEXT.len() < 6_000_000, "{} bytes", TEXT.len());
    assert!(made_up_shop().all(|piece| piece.ends_with(b"\n") && piece.len() < 200_000));
}

#[test]
fn it_is_of_a_shops_size_and_newest_first() {
    let book = &*BOOK;
    assert!((6_000..9_000).contains(&book.firsts.len()), "{} orders", book.firsts.len());
    assert!((9_000..15_000).contains(&book.rows), "{} rows", book.rows);
    let customers = book.customers().len();
    assert!((4_000..4_500).contains(&customers), "{customers} customers");
    let created: Vec<_> = book.cells("Created at").collect();
    assert!(created.is_sorted_by(|newer, older| newer[..19] >= older[..19]));
    assert!(created[0].starts_with("2025-12-31") && created[created.len() - 1].starts_with("2023-01-01"));
}

#[test]
fn the_sums_of_an_order_agree() {
    let book = &*BOOK;
    let cents = |name: &str| -> Vec<i64> {
        book.cells(name).map(|cell| cell.replace('.', "").parse().expect("an amount")).collect()
    };
    let (total, subtotal, shipping, taxes) = (cents("Total"), cents("Subtotal"), cents("Shipping"), cents("Taxes"));
    let refunded = cents("Refunded Amount");
    for at in 0..total.len() {
        assert_eq!(total[at], subtotal[at] + shipping[at] + taxes[at], "{:?}", book.firsts[at]);
        assert!((0..=total[at]).contains(&refunded[at]));
    }
    for (status, refunded) in book.cells("Financial Status").zip(book.cells("Refunded Amount").zip(book.cells("Total")))
    {
        assert_eq!(status == "refunded", refunded.0 == refunded.1 && refunded.1 != "0.00");
    }
}

#[test]
fn everything_that_happens_to_a_shop_happens() {
    let book = &*BOOK;
    let within = |name: &str, test: fn(&str) -> bool, low: f64, high: f64| {
        let share = book.share(name, test);
        assert!((low..high).contains(&share), "{name}: {share}");
    };
    within("Financial Status", |status| status == "partially_refunded", 0.015, 0.04);
    within("Financial Status", |status| status == "refunded", 0.015, 0.04);
    within("Financial Status", |status| status == "pending", 0.005, 0.03);
    within("Cancelled at", |cell| !cell.is_empty(), 0.005, 0.03);
    within("Payment Method", |method| method.contains("Bogus"), 0.000_1, 0.002);
    within("Discount Code", |code| !code.is_empty(), 0.15, 0.4);
    within("Total", |total| total == "0.00", 0.002, 0.02);
    within("Notes", |note| note.contains('\n'), 0.005, 0.04);
    within("Lineitem name", |name| name.starts_with("Gift Card"), 0.005, 0.05);
    within("Source", |source| source == "pos", 0.04, 0.15);
    within("Created at", |date| date.ends_with("-0400"), 0.4, 0.7);
    let guests =
        book.cells("Email").zip(book.cells("Phone")).filter(|(mail, phone)| mail.is_empty() && phone.is_empty());
    assert!((0.01..0.06).contains(&(guests.count() as f64 / book.firsts.len() as f64)));
    assert!(book.cells("Email").any(|mail| mail.contains(|letter: char| letter.is_ascii_uppercase())));
    assert!(book.cells("Email").all(|mail| mail.is_empty() || mail.to_lowercase().contains("example.")));
}

#[test]
fn it_keeps_customers_like_a_shop() {
    let customers = BOOK.customers();
    let share = |part: usize, whole: usize| part as f64 / whole as f64;
    let repeat = |wanted: &dyn Fn(Day) -> bool| {
        let of: Vec<_> = customers.values().filter(|days| wanted(days[0])).collect();
        share(of.iter().filter(|days| days.len() > 1).count(), of.len())
    };
    let all = repeat(&|_| true);
    assert!((0.30..0.42).contains(&all), "repeat rate {all}");
    let (sale, plain) = (repeat(&time::in_black_friday_week), repeat(&|day| !time::in_black_friday_week(day)));
    assert!(sale < 0.75 * plain, "Black Friday {sale}, else {plain}");

    let followed: Vec<_> = customers.values().filter(|days| days[0].month() < Month::new(2025, 1)).collect();
    let retained = |age: i32| {
        let back = |days: &&&Vec<Day>| days.iter().any(|day| day.month().since(days[0].month()) == age);
        share(followed.iter().filter(back).count(), followed.len())
    };
    let curve: Vec<f64> = (1..=11).map(retained).collect();
    assert!((0.12..0.20).contains(&curve[0]), "{curve:?}");
    assert!(curve[2] < curve[0] && curve[5] < curve[2] && curve[10] < curve[5] && curve[10] > 0.02, "{curve:?}");
}

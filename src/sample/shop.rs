//! Three years of trade: who comes, who comes back, what they buy.
//!
//! Newcomers arrive day by day (growth, season, weekday, Black Friday). Each order decides whether there is a next one: less
//! often after a first-order discount, in the week of Black Friday, after a refund, or when only things that last were
//! bought. The next one comes when what was bought has been used up.

use std::rc::Rc;

use super::catalogue::{Kind, Product, choose};
use super::people::{Contact, Person, Register, walk_in};
use super::random::Random;
use super::time::{Moment, black_friday, closing, in_black_friday_week, opening, weekday};
use crate::units::Day;

const SEED: u64 = 20_251_231;
const NEWCOMERS: usize = 4_200;
const WALK_INS: usize = 230;
const TEST_ORDERS: usize = 6;

/// One line of an order.
#[derive(Debug, Clone, Copy)]
pub struct Line {
    /// What.
    pub product: &'static Product,
    /// How many.
    pub quantity: i64,
}

/// What became of an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// Paid and sent.
    Paid,
    /// To be paid at the door.
    AtTheDoor,
    /// Part of it paid back: so many percent.
    PartlyRefunded(i64),
    /// Paid back in full.
    Refunded,
    /// Cancelled and paid back.
    Cancelled,
    /// Cancelled, the payment voided.
    Voided,
    /// Placed by the owner through the test gateway.
    Test,
    /// A free sample, entered by the shop.
    Free,
}

/// One order.
#[derive(Debug, Clone)]
pub struct Order {
    /// When.
    pub placed: Moment,
    /// Its place among all orders, oldest first.
    pub number: u32,
    /// Who.
    pub person: Rc<Person>,
    /// What.
    pub lines: Vec<Line>,
    /// Discount code with its percentage.
    pub discount: Option<(&'static str, i64)>,
    /// What became of it.
    pub fate: Fate,
    /// What the customer wrote.
    pub note: &'static str,
    /// Seed of its small things (payment, carrier), so that writing needs no state.
    pub trifles: u64,
}

/// All orders, newest first.
pub fn trade() -> Vec<Order> {
    let mut random = Random::new(SEED);
    let mut register = Register::default();
    let mut orders = Vec::with_capacity(9_000);
    let days: Vec<f64> = (0..=closing().since(opening()))
        .scan(0.0, |sum, at| {
            *sum += newcomers_on(opening().plus(at));
            Some(*sum)
        })
        .collect();
    for newcomer in 0..NEWCOMERS {
        let drawn = opening().plus(random.weighted(&days) as i32);
        // Somebody comes on the first day, so that the first month is a whole one.
        let first = if newcomer == 0 { opening() } else { drawn };
        let person = Rc::new(register.person(&mut random));
        history(&person, first, &mut random, &mut orders);
    }
    for _ in 0..WALK_INS {
        let day = opening().plus(random.weighted(&days) as i32);
        let person = Rc::new(walk_in(&mut random));
        let lines = basket(&person, false, day, &mut random);
        orders.push(order(&person, day, lines, None, Fate::Paid, &mut random));
    }
    let owner = Rc::new(Person {
        name: "Lantern Owner".to_string(),
        contact: Contact::Mail("owner@lantern-and-willow.example.com".to_string()),
        ..walk_in(&mut random)
    });
    for at in 0..TEST_ORDERS {
        let day = opening().plus(at as i32 * 190 + 3);
        let lines = basket(&owner, false, day, &mut random);
        orders.push(order(&owner, day, lines, None, Fate::Test, &mut random));
    }
    orders.sort_by_key(|order| (order.placed, order.trifles));
    for (number, order) in orders.iter_mut().enumerate() {
        order.number = number as u32;
    }
    orders.reverse();
    orders
}

/// How lively a day of the year is, around 1: slow summers, long Decembers.
fn season(day: Day) -> f64 {
    const BY_MONTH: [f64; 12] = [1.0, 0.95, 0.95, 0.9, 0.85, 0.75, 0.7, 0.75, 0.95, 1.1, 1.3, 1.6];
    let (_, month, number) = day.ymd();
    let of = |month: u32| BY_MONTH[(month as usize + 11) % 12];
    if month == 12 && number > 22 { 0.7 } else { of(month) }
}

/// How many newcomers a day draws, in relation to the others.
fn newcomers_on(day: Day) -> f64 {
    const BY_WEEKDAY: [f64; 7] = [1.1, 1.0, 0.95, 0.95, 0.9, 1.0, 1.2];
    let age = f64::from(day.since(opening()));
    let start = (0.35 + age / 90.0).min(1.0);
    let growth = 1.0 + 1.1 * age / 1_096.0;
    let sale = if in_black_friday_week(day) { 3.6 } else { 1.0 };
    start * growth * season(day) * BY_WEEKDAY[weekday(day) as usize] * sale
}

/// All orders of one customer.
fn history(person: &Rc<Person>, first: Day, random: &mut Random, orders: &mut Vec<Order>) {
    let found_by_sale = in_black_friday_week(first);
    let welcome = !person.at_the_counter && random.chance(if found_by_sale { 0.75 } else { 0.3 });
    let mut day = first;
    for nth in 0.. {
        let lines = if nth == 0 && random.chance(0.012) {
            let product = choose(Kind::Sample, random);
            vec![Line { product, quantity: 1 }]
        } else {
            basket(person, nth == 0, day, random)
        };
        let discount = match (nth, in_black_friday_week(day)) {
            (0, true) if welcome => Some(("BLACKFRIDAY25", 25)),
            (0, false) if welcome => Some(("WELCOME10", 10)),
            (1.., true) if random.chance(0.6) => Some(("BLACKFRIDAY25", 25)),
            (1.., false) if random.chance(0.07) => Some(("COMEBACK15", 15)),
            _ => None,
        };
        let fate = fate(person, &lines, random);
        let mut stays = match (nth, person.loyal) {
            (0, true) => 0.82,
            (0, false) => 0.4,
            (_, true) => 0.965,
            (_, false) => 0.5,
        };
        if nth == 0 && found_by_sale {
            stays *= 0.52;
        } else if nth == 0 && welcome {
            stays *= 0.74;
        }
        if nth == 0 && lines.iter().all(|line| !line.product.kind.is_used_up()) {
            stays *= 0.66;
        }
        if !person.loyal && matches!(fate, Fate::Refunded | Fate::PartlyRefunded(_) | Fate::Cancelled | Fate::Voided) {
            stays *= 0.5;
        }
        let wait = wait(&lines, nth, random);
        orders.push(order(person, day, lines, discount, fate, random));
        if !random.chance(stays) {
            return;
        }
        let before = day;
        day = day.plus((wait / libm::sqrt(season(day.plus(wait as i32)))).max(1.0) as i32);
        // A sale within reach is waited for, or used to stock up.
        let sale = black_friday(day.ymd().0).plus(random.between(-2, 3));
        if (-16..=9).contains(&day.since(sale)) && sale > before && random.chance(0.3) {
            day = sale;
        }
        if day > closing() {
            return;
        }
    }
}

impl Kind {
    /// Whether it runs out.
    pub fn is_used_up(self) -> bool {
        matches!(self, Self::Coffee | Self::Tea | Self::Sample)
    }
}

/// Days until the customer needs more.
fn wait(lines: &[Line], nth: u32, random: &mut Random) -> f64 {
    let lasts = |line: &Line| match line.product.kind {
        Kind::Coffee => 29.0,
        Kind::Tea => 40.0,
        Kind::Sample => 16.0,
        Kind::Accessory | Kind::GiftCard => 0.0,
    };
    let longest = lines.iter().map(lasts).fold(0.0, f64::max);
    let more: i64 = lines.iter().filter(|line| line.product.kind.is_used_up()).map(|line| line.quantity).sum();
    let median = if longest > 0.0 { longest * (0.8 + 0.2 * more as f64) } else { 85.0 };
    random.log_normal(if nth == 0 { median } else { median * 0.92 }, 0.55).min(400.0)
}

/// What is bought at once.
fn basket(person: &Person, first: bool, day: Day, random: &mut Random) -> Vec<Line> {
    let (_, month, number) = day.ymd();
    let presents = month == 12 && number < 25;
    let mut lines: Vec<Line> = Vec::with_capacity(3);
    let mut add = |kind: Kind, random: &mut Random| {
        let product = choose(kind, random);
        let quantity = match random.below(20) {
            _ if kind == Kind::GiftCard => 1,
            0 => 3,
            1..=3 => 2,
            _ => 1,
        };
        if lines.iter().all(|line| line.product != product) {
            lines.push(Line { product, quantity });
        }
    };
    let other = if person.taste == Kind::Coffee { Kind::Tea } else { Kind::Coffee };
    if random.chance(if presents { 0.06 } else { 0.012 }) {
        add(Kind::GiftCard, random);
        if random.chance(0.7) {
            return lines;
        }
    }
    if random.chance(if first { 0.17 } else { 0.05 }) {
        add(Kind::Accessory, random);
    } else {
        add(if random.chance(0.9) { person.taste } else { other }, random);
    }
    if random.chance(0.34) {
        add(if random.chance(0.72) { person.taste } else { other }, random);
    }
    if random.chance(if first || presents { 0.2 } else { 0.1 }) {
        add(Kind::Accessory, random);
    }
    lines
}

/// What becomes of an order.
fn fate(person: &Person, lines: &[Line], random: &mut Random) -> Fate {
    if lines.iter().all(|line| line.product.price == 0) {
        return Fate::Free;
    }
    match random.below(1_000) {
        0..14 if person.pays_at_the_door => Fate::Voided,
        0..10 => Fate::Cancelled,
        10..14 => Fate::Voided,
        14..32 => Fate::Refunded,
        32..60 => Fate::PartlyRefunded(i64::from(random.between(2, 8)) * 10),
        _ if person.pays_at_the_door && random.chance(0.7) => Fate::AtTheDoor,
        _ => Fate::Paid,
    }
}

fn order(
    person: &Rc<Person>,
    day: Day,
    lines: Vec<Line>,
    discount: Option<(&'static str, i64)>,
    fate: Fate,
    random: &mut Random,
) -> Order {
    const NOTES: [&str; 5] = [
        "Please leave it with the neighbour,\nthe bell does not work.",
        "A present: please write \"Happy birthday\"\nand leave the invoice out.",
        "Back door, thank you",
        "Ground for a French press, please.\n\nNo hurry.",
        "Same as last time, but two bags; thanks!",
    ];
    // Hours from 6 to 23, most in the evening; over the counter only while the shop is open.
    const BY_HOUR: [f64; 18] = [1., 3., 6., 10., 15., 20., 26., 31., 36., 41., 46., 51., 57., 64., 72., 79., 84., 87.];
    let hour = if person.at_the_counter { 9 + random.below(9) } else { 6 + random.weighted(&BY_HOUR) as u32 };
    let second = hour * 3_600 + random.below(3_600);
    let note = if !person.at_the_counter && random.chance(0.035) { random.pick(&NOTES) } else { "" };
    let placed = Moment { day, second };
    Order { placed, number: 0, person: Rc::clone(person), lines, discount, fate, note, trifles: random.bits() }
}

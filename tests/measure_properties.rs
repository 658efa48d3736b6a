//! What must not change any measure, and what must change only some: new names, another order of the rows, other years, other money.

mod shop;

use std::collections::{BTreeMap, BTreeSet};

use holdfast::protocol::Request;
use holdfast::views::report::Report;
use serde_json::Value;
use shop::open;

const HEADER: &str = "Name,Email,Financial Status,Subtotal,Total,Discount Code,Discount Amount,Created at,Lineitem quantity,\
Lineitem name,Billing Country,Payment Method,Refunded Amount,Source\n";

/// One order of a made-up shop: number, customer, year, month and day with the hour, cents, what was given back, code, country, product.
#[derive(Debug, Clone)]
struct Order {
    number: usize,
    customer: Option<usize>,
    year: i32,
    month_day_hour: (u32, u32, u32),
    cents: u64,
    refunded: u64,
    code: &'static str,
    country: &'static str,
    product: &'static str,
}

/// Six hundred orders of eighty customers and some guests over 2023 and 2024, with refunds, orders without value and several on one day.
fn made_up(seed: u64) -> Vec<Order> {
    let mut state = seed;
    let mut below = |limit: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % limit
    };
    (0..600)
        .map(|number| {
            let cents = [0, 500, 1_999, 2_000, 7_350, 12_001][below(6)];
            Order {
                number,
                customer: Some(below(86)).filter(|who| *who < 80),
                year: 2023 + below(2) as i32,
                month_day_hour: (below(12) as u32 + 1, below(28) as u32 + 1, below(24) as u32),
                cents,
                refunded: [0, 0, 0, cents / 2, cents][below(5)],
                code: ["", "", "TEN", "MAY"][below(4)],
                country: ["DE", "AT", ""][below(3)],
                product: ["Tea", "Mug", "Pot", "Honey"][below(4)],
            }
        })
        .collect()
}

/// The shop's export with customers named and money multiplied as told.
fn report(orders: &[Order], name: &dyn Fn(usize) -> String, times: u64) -> Report {
    let money = |cents: u64| format!("{}.{:02}", cents * times / 100, cents * times % 100);
    let row = |order: &Order| {
        let Order { number, customer, year, month_day_hour: (month, day, hour), .. } = *order;
        let Order { cents, refunded, code, country, product, .. } = *order;
        let (amount, off) = (money(cents), if code.is_empty() { money(0) } else { money(cents / 10) });
        format!(
            "#{number},{},paid,{amount},{amount},{code},{off},{year}-{month:02}-{day:02} {hour:02}:00:00 +0000,1,{product},{country},Card,{},web\n",
            customer.map(name).unwrap_or_default(),
            money(refunded),
        )
    };
    let text = HEADER.to_owned() + &orders.iter().map(row).collect::<String>();
    open(&[("orders_export.csv", &text)]).report(&Request::default()).expect("files are read")
}

fn named(customer: usize) -> String {
    format!("c{customer:03}@example.com")
}

/// Every measure, and the findings with what they stand on.
fn measures(report: &Report) -> Value {
    let mut all = serde_json::to_value(&report.measures).expect("plain data");
    let findings = serde_json::to_value(&report.findings).expect("plain data");
    all.as_object_mut().expect("by id").insert("findings".to_owned(), findings);
    all
}

fn assert_same(found: &Value, wanted: &Value, about: &str) {
    for (id, measure) in wanted.as_object().expect("by id") {
        assert_eq!(&found[id], measure, "{id} {about}");
    }
}

#[test]
fn other_names_and_another_order_of_rows_change_nothing() {
    for seed in 1..4 {
        let orders = made_up(seed);
        let wanted = measures(&report(&orders, &named, 1));
        // The names come in the opposite order, and of other lengths.
        let renamed = |customer: usize| format!("z{}x@example.org", 7_000 - 61 * customer);
        assert_same(&measures(&report(&orders, &renamed, 1)), &wanted, "with other names");
        let mut turned = orders.clone();
        turned.sort_by_key(|order| (order.number * 7_919) % 600);
        assert_same(&measures(&report(&turned, &named, 1)), &wanted, "in another order of rows");
    }
}

/// Every text that has a year in it, 28 years on.
fn later(value: &mut Value) {
    match value {
        Value::String(text) => {
            for (was, is) in [("1995", "2023"), ("1996", "2024"), ("1994", "2022"), ("1997", "2025")] {
                *text = text.replace(was, is);
            }
        }
        Value::Array(items) => items.iter_mut().for_each(later),
        Value::Object(fields) => fields.values_mut().for_each(later),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Twenty-eight years are whole weeks, and leap years fall on leap years: nothing but the years may differ.
#[test]
fn other_years_change_only_the_years() {
    let orders = made_up(5);
    let mut early = orders.clone();
    early.iter_mut().for_each(|order| order.year -= 28);
    let mut found = measures(&report(&early, &named, 1));
    assert_ne!(found["M9"], measures(&report(&orders, &named, 1))["M9"], "months have years");
    later(&mut found);
    assert_same(&found, &measures(&report(&orders, &named, 1)), "28 years earlier");
}

/// Visits every number with its path, numbers of items left out: `M9.cohorts[].cells[].revenue_minor`.
fn each_number(value: &Value, path: &str, visit: &mut dyn FnMut(&str, f64)) {
    match value {
        Value::Number(number) => visit(path, number.as_f64().expect("a number")),
        Value::Array(items) => items.iter().for_each(|item| each_number(item, &format!("{path}[]"), visit)),
        Value::Object(fields) => {
            fields.iter().for_each(|(name, field)| each_number(field, &format!("{path}.{name}"), visit));
        }
        Value::Null | Value::Bool(_) | Value::String(_) => {}
    }
}

/// Three times the money: every amount is three times as large, and every number that is no amount is what it was.
#[test]
fn other_money_changes_only_money() {
    let orders = made_up(9);
    let numbers = |times: u64| {
        let mut all: Vec<(String, f64)> = Vec::new();
        let report = report(&orders, &named, times);
        each_number(&serde_json::to_value(&report.measures).expect("plain data"), "", &mut |path, number| {
            all.push((path.to_owned(), number));
        });
        all
    };
    let (plain, tripled) = (numbers(1), numbers(3));
    assert_eq!(plain.len(), tripled.len(), "the same numbers are there");
    let mut scaled: BTreeMap<&str, [bool; 2]> = BTreeMap::new();
    for ((path, one), (other_path, other)) in plain.iter().zip(&tripled) {
        assert_eq!(path, other_path);
        let is = |factor: f64| (other - factor * one).abs() <= 1e-9 * one.abs().max(1.0);
        assert!(is(1.0) || is(3.0), "{path}: {one} became {other}");
        let seen = scaled.entry(path).or_default();
        seen[0] |= !is(3.0);
        seen[1] |= !is(1.0);
    }
    for (path, [stays, grows]) in &scaled {
        assert!(!(*stays && *grows), "{path} is money at times");
    }
    let money: BTreeSet<&str> = scaled.iter().filter(|(_, [_, grows])| *grows).map(|(path, _)| *path).collect();
    assert!(money.len() > 30, "{money:?}");
    for path in &money {
        let without_money = ["M2", "M3", "M7", "M8", "M10", "M11", "M13", "M14"];
        let id = path.trim_start_matches('.').split(['.', '[']).next().unwrap_or_default();
        assert!(!without_money.contains(&id), "{path} is no money");
    }
    assert!(scaled.iter().all(|(path, [stays, _])| !(*stays && path.ends_with("_minor"))), "all amounts grow");
}

#[test]
fn survival_never_rises_and_parts_are_the_whole() {
    for seed in 11..14 {
        let all = measures(&report(&made_up(seed), &named, 1));
        let sum = |items: &Value, field: &str| -> i64 {
            items.as_array().expect("a list").iter().map(|item| item[field].as_i64().expect("a count")).sum()
        };
        let customers = all["M1"]["customers"].as_i64().expect("a count");
        // The period is the whole file, so every customer began in it.
        assert_eq!(sum(&all["M9"]["cohorts"], "customers"), customers, "M9");
        for by in all["M9"]["by"].as_array().expect("grains") {
            assert_eq!(sum(&by["cohorts"], "customers"), customers, "M9 by {}", by["grain"]);
        }
        assert_eq!(sum(&all["M15"], "customers"), customers, "M15");
        assert_eq!(sum(&all["M16"]["groups"], "customers"), customers, "M16");
        let revenue = all["M1"]["revenue_minor"].as_i64().expect("money");
        let guests = all["M1"]["revenue_guests_minor"].as_i64().expect("money");
        assert_eq!(sum(&all["M16"]["groups"], "revenue_minor"), revenue - guests, "M16");
        for driver in all["M20"].as_array().expect("drivers") {
            let groups = driver["groups"].as_array().expect("groups");
            let in_groups: i64 = groups.iter().filter_map(|group| group["customers"]["numerator"].as_i64()).sum();
            assert_eq!(in_groups, customers, "M20 {}", driver["driver"]);
        }
        for step in all["M11"].as_array().expect("steps") {
            let points = step["survival"].as_array().expect("points");
            let survival: Vec<f64> = points.iter().map(|point| point["survival"].as_f64().expect("a share")).collect();
            assert!(survival.windows(2).all(|pair| pair[0] >= pair[1]), "M11 after {}", step["after_order"]);
        }
    }
}

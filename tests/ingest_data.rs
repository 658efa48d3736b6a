//! Real exports, where they are at hand: the sums that their publishers state.

#![expect(clippy::disallowed_methods, reason = "real data are files")]

mod reading;

use std::io::Read;
use std::path::PathBuf;

use holdfast::ingest::{Error, ErrorKind, FileSummary, Format, LineKind, Role};
use reading::Collected;

fn data(name: &str) -> Option<Vec<u8>> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/data/datasets").join(name);
    let Ok(bytes) = std::fs::read(path) else {
        println!("skipped: no ../shared/data");
        return None;
    };
    if !name.ends_with(".gz") {
        return Some(bytes);
    }
    let mut text = Vec::new();
    flate2::read::GzDecoder::new(bytes.as_slice()).read_to_end(&mut text).expect("a whole archive");
    Some(text)
}

fn import(name: &str) -> Option<(Result<FileSummary, Error>, Collected)> {
    Some(reading::import(name, &data(name)?, 100_000))
}

#[test]
fn online_retail_adds_up_to_the_penny() {
    let Some((summary, rows)) = import("online_retail_uci_541909.csv.gz") else { return };
    let summary = summary.expect("readable");
    assert_eq!(summary.format, Format::InvoiceLines);
    assert_eq!((summary.records, summary.lines, summary.refused), (541_909, 541_909, 0));
    assert_eq!(rows.stated(), 97_477_479_340, "9,747,747.934");
    assert_eq!(rows.lines.iter().filter(|line| line.customer.is_none()).count(), 135_080);
    let sales: Vec<_> = rows
        .lines
        .iter()
        .filter(|line| line.kind == LineKind::Item && line.customer.is_some() && line.amounts.stated.0 > 0)
        .collect();
    assert_eq!(sales.len(), 397_884);
    assert_eq!(sales.iter().map(|line| i128::from(line.amounts.stated.0)).sum::<i128>(), 89_114_079_040);
}

#[test]
fn cdnow_has_its_customers_and_its_revenue() {
    for (name, lines, customers, revenue) in [
        ("cdnow_master.csv.gz", 69_659, 23_570, 25_003_156_300),
        ("cdnow_sample.csv.gz", 6_919, 2_357, 2_440_919_400_i128),
    ] {
        let Some((summary, rows)) = import(name) else { return };
        let summary = summary.expect("readable");
        assert_eq!(summary.format, Format::GenericLog);
        assert!(summary.roles.contains(&(Role::CustomerId, "customer_id".to_owned())), "{:?}", summary.roles);
        assert_eq!((summary.lines, rows.customers()), (lines, customers));
        assert_eq!(rows.stated(), revenue, "{name}");
        assert!(rows.lines.iter().all(|line| line.kind == LineKind::Order && line.order_id.is_none()));
    }
}

#[test]
fn grocery_lines_belong_to_their_baskets() {
    let Some((summary, rows)) = import("completejourney_transactions_sample.csv.gz") else { return };
    let summary = summary.expect("readable");
    assert_eq!((summary.format, summary.records, summary.refused), (Format::GenericLog, 75_000, 0));
    assert_eq!(rows.customers(), 2_377);
    assert!(rows.lines.iter().all(|line| line.kind == LineKind::Item && line.order_id.is_some()));
    for (role, column) in [
        (Role::CustomerId, "household_id"),
        (Role::OrderId, "basket_id"),
        (Role::Amount, "sales_value"),
        (Role::Date, "transaction_timestamp"),
    ] {
        assert!(summary.roles.contains(&(role, column.to_owned())), "{:?}", summary.roles);
    }
}

#[test]
fn a_log_without_amounts_says_so() {
    let Some((summary, _)) = import("lifetimes_example_transactions.csv") else { return };
    let error = summary.expect_err("no amount");
    assert!(
        matches!(error.kind(), ErrorKind::MissingColumns { missing, .. } if missing.contains(&Role::Amount)),
        "{error}"
    );
}

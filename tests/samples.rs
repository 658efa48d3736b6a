//! The sample exports beside the repository: orders, customers, money and ledger of each as worked out by hand from its rows.
//!
//! They stay outside the repository; without them the test says `skipped: no ../shared/data`.
#![expect(clippy::disallowed_methods, reason = "samples are files")]

mod golden_support;

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;
use std::path::{Path, PathBuf};

use golden_support::table::Table;
use golden_support::{Dropped, facts, read};

fn shared() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data")
}

/// A sample, and what must come of it: name and value, by [`facts`].
const SAMPLES: &[(&str, &str)] = &[
    (
        // Two lines of one order, 89.95 + 10.00 (a line total, for two lids); a cancelled one without a price. No buyers.
        "amazon/constructed_all-orders_flat-file.txt",
        "format amazon_orders · orders 1 · guests 1 · customers 0 · revenue 99.95 · currency EUR · first 2017-06-17 · \
         read 3 · used 2 · cancelled 1 · money 99.95",
    ),
    (
        // 59.00 in dollars; 45.00 in euros, never added. The blanks tell neither tax nor shipping.
        "bigcommerce/constructed_orders_default_template.csv",
        "format bigcommerce_orders · orders 1 · customers 1 · revenue 59.00 · currency USD · first 2025-03-02 · read 2 · \
         used 1 · other_currency 1 · money 104 · money_used 59",
    ),
    (
        "ebay/constructed_orders-report_de_semicolon.csv",
        "format ebay_orders · orders 1 · customers 1 · revenue 116.99 · currency EUR · first 2025-12-10 · read 1 · used 1 · \
         aside 0",
    ),
    (
        // 57.99 - 12.00 and 1,330.97 - 5.97 of shipping; two footers.
        "ebay/constructed_orders-report_us_footer-lines.csv",
        "format ebay_orders · orders 2 · customers 2 · repeat 0 · revenue 1370.99 · basis net_sales · first 2025-07-21 · \
         last 2025-07-25 · read 4 · used 2 · footer 2 · money 1388.96",
    ),
    (
        // 59 and 45 - 45; the third is cancelled. 16:02:00 PM and 00:05:09 AM stay on their days.
        "magento/constructed_sales_order_grid_24h-with-PM.csv",
        "format magento_orders · orders 2 · customers 2 · repeat 0 · revenue 59.00 · basis total_paid · first 2018-05-12 · \
         read 3 · used 2 · cancelled 1 · money 124 · money_used 104",
    ),
    (
        // 20.90 awaits its transfer, 1,214.90 was paid back, 14.90 is cancelled.
        "prestashop/constructed_order_export_en.csv",
        "format prestashop_orders · orders 2 · customers 2 · revenue 20.90 · currency EUR · first 2025-02-27 · \
         last 2025-03-02 · read 3 · used 2 · cancelled 1 · money 1250.7 · money_used 1235.8",
    ),
    (
        "prestashop/constructed_order_export_fr.csv",
        "format prestashop_orders · orders 2 · customers 2 · revenue 20.90 · currency EUR · first 2025-02-27 · \
         last 2025-03-02 · read 2 · used 2 · aside 0 · money 1235.8",
    ),
    (
        // 59.00 less 5.00 of shipping; 45.00, all of it paid back. The second row is an item of the first.
        "woocommerce/constructed_advanced-order-export_item-rows.csv",
        "format advanced_order_export · orders 2 · customers 2 · revenue 54.00 · basis net_sales · first 2025-03-02 · \
         last 2025-03-05 · read 3 · used 3 · aside 0 · money 104",
    ),
    (
        // 54 + 45 - 18 + 15; one customer has no name.
        "woocommerce/constructed_analytics-orders_browser_current.csv",
        "format woo_analytics · orders 3 · customers 2 · guests 1 · repeat 0 · revenue 96.00 · first 2025-03-02 · \
         last 2025-03-10 · read 4 · used 4 · aside 0 · money 96",
    ),
    (
        "woocommerce/constructed_analytics-orders_browser_pre-PR52727_apostrophe-negative.csv",
        "format woo_analytics · orders 3 · customers 2 · guests 1 · repeat 0 · revenue 96.00 · read 4 · used 4 · aside 0",
    ),
    (
        "woocommerce/constructed_analytics-orders_server-email.csv",
        "format woo_analytics · orders 3 · customers 2 · guests 1 · repeat 0 · revenue 96.00 · read 4 · used 4 · aside 0",
    ),
    (
        // 59.00 less 5.00 of shipping; 45.00, refunded.
        "woocommerce/constructed_webtoffee_order_export.csv",
        "format webtoffee · orders 2 · customers 2 · revenue 54.00 · currency EUR · first 2025-03-02 · last 2025-03-05 · \
         read 2 · used 2 · aside 0 · money 104",
    ),
];

#[test]
fn every_sample_comes_to_what_was_worked_out_by_hand() {
    let folder = shared().join("samples");
    let Ok(platforms) = std::fs::read_dir(&folder) else {
        println!("skipped: no ../shared/data");
        return;
    };
    let mut there = BTreeSet::new();
    for platform in platforms.flatten() {
        for file in std::fs::read_dir(platform.path()).expect("a folder").flatten() {
            let name = format!("{}/{}", platform.file_name().display(), file.file_name().display());
            assert!(SAMPLES.iter().any(|(known, _)| *known == name), "{name} has no figures here");
            there.insert(name);
        }
    }
    for &(sample, must) in SAMPLES {
        assert!(there.contains(sample), "{sample} is gone");
        let bytes = std::fs::read(folder.join(sample)).expect("readable");
        let outcome = read(&[Dropped::new(sample.rsplit('/').next().unwrap_or_default(), bytes)]);
        let found = facts(&outcome);
        for pair in must.split(" · ") {
            let (name, wanted) = pair.split_once(' ').expect("a name and a value");
            let value = found.get(name).map_or("0", String::as_str);
            assert_eq!(value, wanted, "{sample}: {name}; {:?}", outcome.problems);
        }
        assert!(outcome.report.is_some_and(|report| report.ledger.balances), "{sample}");
    }
}

/// Baskets, households and money, counted here from the cells.
#[test]
fn grocery_baskets_come_to_what_is_counted_here() {
    let Ok(file) = std::fs::File::open(shared().join("datasets/completejourney_transactions_sample.csv.gz")) else {
        println!("skipped: no ../shared/data");
        return;
    };
    let mut text = String::new();
    flate2::read::GzDecoder::new(file).read_to_string(&mut text).expect("a gzip file of text");
    let table = Table::parse(&text);
    let [household, basket, value] = ["household_id", "basket_id", "sales_value"].map(|name| table.column(name));
    // Ten-thousandths, since some cells are as 4.4e-16; a basket's sum is rounded to the cent, half to even.
    let mut sums: BTreeMap<&str, i64> = BTreeMap::new();
    let mut baskets_of_household: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for row in &table.rows {
        let exact = (row[value].parse::<f64>().expect("a number") * 10_000.0).round();
        *sums.entry(&row[basket]).or_default() += exact as i64;
        baskets_of_household.entry(&row[household]).or_default().insert(&row[basket]);
    }
    let outcome = read(&[Dropped::new("completejourney.csv", text.as_bytes())]);
    let found = facts(&outcome);
    let fact = |name: &str| found.get(name).cloned().unwrap_or_default();
    assert_eq!((table.rows.len(), baskets_of_household.len()), (75_000, 2_377), "as its README says");
    assert_eq!(fact("read"), "75000");
    assert_eq!(fact("customers"), "2377");
    assert_eq!(fact("orders"), sums.len().to_string());
    let again = baskets_of_household.values().filter(|baskets| baskets.len() > 1).count();
    assert_eq!(fact("repeat"), again.to_string());
    let cents: i64 = sums.values().map(|sum| (*sum as f64 / 100.0).round_ties_even() as i64).sum();
    assert_eq!(fact("revenue"), golden_support::major(cents, 100));
    assert_eq!(fact("aside"), "0");
}

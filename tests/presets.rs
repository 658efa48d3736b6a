//! Every preset: what the rows of its fixture must come to, worked by hand.
//!
//! An order is shown as `number | customer | day | total net gross`, with its status where it is not placed, and with
//! its rows where there are several.

#![expect(clippy::disallowed_methods, reason = "fixtures are files")]

mod reading;

use std::collections::BTreeSet;
use std::path::PathBuf;

use holdfast::diagnostics::{Ledger, Reason};
use holdfast::i18n::PlainFormat;
use holdfast::ingest::{Error, ErrorKind, FileSummary, Format, Importer, NoKey, NotOrders, Status};
use holdfast::orders::{Basis, Entry, OrderBook, OrderBookBuilder, OrderStore, Rules};
use holdfast::protocol::{Event, Page, Request};
use holdfast::session::Session;
use holdfast::units::Exact;
use holdfast::views::PageBody;

fn input(name: &str) -> Vec<u8> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/presets").join(name);
    std::fs::read(path).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// Reads files into one book.
fn book(files: &[&[u8]]) -> (Vec<Result<FileSummary, Error>>, OrderBook) {
    let mut builder = OrderBookBuilder::default();
    let mut outcomes = Vec::new();
    for (number, bytes) in files.iter().enumerate() {
        let mut importer = Importer::new(number as u32, "file", bytes.len() as u64);
        let outcome = importer.push(bytes, &mut builder).and_then(|()| importer.finish(&mut builder));
        if let Ok(summary) = &outcome {
            builder.end_file(number as u32, summary.fingerprint);
        }
        outcomes.push(outcome);
    }
    (outcomes, builder.seal())
}

fn minor(amount: i64, book: &OrderBook) -> String {
    match book.currency().decimals() {
        0 => amount.to_string(),
        _ => format!("{}{}.{:02}", if amount < 0 { "-" } else { "" }, amount.abs() / 100, amount.abs() % 100),
    }
}

fn shown(book: &OrderBook, entry: &Entry) -> String {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let id = book.order_id(entry).map_or_else(|| "-".to_owned(), text);
    let customer = entry.customer().map_or_else(|| "guest".to_owned(), |number| text(book.customer_key(number)));
    let money = [entry.total_minor, entry.net_minor, entry.gross_minor].map(|amount| minor(amount, book)).join(" ");
    let mut line = format!("{id} | {customer} | {} | {money}", entry.day);
    if entry.credit {
        line += " credit";
    }
    if entry.status != Status::Placed {
        line += &format!(" {:?}", entry.status).to_lowercase();
    }
    if entry.rows > 1 {
        line += &format!(" {} rows", entry.rows);
    }
    line
}

/// Orders in the order of the files.
fn orders(book: &OrderBook) -> Vec<String> {
    let mut entries: Vec<&Entry> = book.entries().collect();
    entries.sort_by_key(|entry| entry.position());
    entries.iter().map(|entry| shown(book, entry)).collect()
}

/// Ten-thousandths as a decimal.
fn exact(money: i128) -> String {
    let text = format!("{}{}.{:04}", if money < 0 { "-" } else { "" }, money.abs() / 10_000, money.abs() % 10_000);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// What is set aside, and that the sums agree.
fn set_aside(ledger: &Ledger) -> Vec<String> {
    assert!(ledger.balances());
    ledger
        .occurring()
        .map(|(reason, entry)| format!("{} {} {}", reason.code(), entry.rows, exact(entry.money)))
        .collect()
}

/// What a fixture must come to by the usual rules, in net sales.
struct Expected {
    format: Format,
    orders: &'static [&'static str],
    /// Reasons with rows and money.
    aside: &'static [&'static str],
    /// Rows read and their money.
    read: (u64, &'static str),
    /// Orders that count, their customers, and what they bring.
    counts: (usize, usize, &'static str),
}

fn check(name: &str, expected: &Expected) -> FileSummary {
    let (mut outcomes, book) = book(&[&input(name)]);
    let summary = outcomes.remove(0).unwrap_or_else(|error| panic!("{name}: {error}"));
    assert_eq!(summary.format, expected.format, "{name}");
    assert_eq!(orders(&book), expected.orders, "{name}");
    let rules = Rules::new(Basis::NetSales);
    let ledger = OrderStore::ledger(&book, &rules);
    assert_eq!(set_aside(&ledger), expected.aside, "{name}");
    assert_eq!((ledger.rows_read, exact(ledger.money_read).as_str()), expected.read, "{name}");
    assert_eq!(summary.records, ledger.rows_read, "{name}");
    let counting: Vec<&Entry> = book.entries().filter(|entry| rules.reason_against(&book, entry).is_none()).collect();
    let placed = counting.iter().filter(|entry| !entry.credit);
    let customers: BTreeSet<u32> = placed.clone().filter_map(|entry| entry.customer()).collect();
    let revenue = counting.iter().map(|entry| rules.amount_minor(&book, entry)).sum();
    assert_eq!((placed.count(), customers.len(), minor(revenue, &book).as_str()), expected.counts, "{name}");
    summary
}

#[test]
fn shopify_orders() {
    let summary = check(
        "shopify_orders.csv",
        &Expected {
            format: Format::ShopifyOrders,
            orders: &[
                "#2006 | ivy@example.com | 2025-11-03 | 141.70 130.00 130.00 2 rows",
                "#2005 | guest | 2025-11-02 | 20.00 20.00 20.00",
                "#2004 | hal@example.com | 2025-11-02 | 0.00 0.00 20.00",
                "#2003 | gil@example.com | 2025-11-01 | 45.00 40.00 40.00 cancelled",
                // 80 × (1 − 25 / 100).
                "TC-001/25-262002 | ivy@example.com | 2025-10-31 | 75.00 60.00 100.00",
                "#2001 | tel:105550177 | 2025-10-30 | 35.00 30.00 30.00 pending",
            ],
            aside: &["cancelled 1 45"],
            read: (7, "341.7"),
            counts: (5, 3, "240.00"),
        },
    );
    assert!(!summary.utc && !summary.names_only && summary.no_key.is_none());
}

#[test]
fn shopify_transactions_have_no_customers_and_stand_in() {
    let summary = check(
        "shopify_transactions.csv",
        &Expected {
            format: Format::ShopifyTransactions,
            orders: &[
                "#3001 | guest | 2025-10-30 | 35.00 35.00 35.00",
                "#3002 | guest | 2025-10-31 | 100.00 100.00 100.00 2 rows",
                "#3002 | guest | 2025-11-07 | -25.00 -25.00 0.00 credit",
            ],
            aside: &["failed 2 145"],
            read: (6, "255"),
            counts: (2, 0, "110.00"),
        },
    );
    assert_eq!(summary.no_key, Some(NoKey::ShopifyTransactions));
}

#[test]
fn shopify_transactions_give_way_to_the_orders_in_either_order() {
    let transactions = input("shopify_transactions.csv");
    let shop = b"Name,Email,Financial Status,Created at,Currency,Subtotal,Total,Refunded Amount,Lineitem name\n\
        #3002,kim@example.com,partially_refunded,2025-10-31 22:00:00 -0400,USD,90.00,100.00,25.00,Lamp\n\
        #3002,,,2025-10-31 22:00:00 -0400,,,,,Card\n";
    let both = [
        // Its own order stays; the other one is the order that the shop's export has.
        "#3001 | guest | 2025-10-30 | 35.00 35.00 35.00",
        "#3002 | kim@example.com | 2025-10-31 | 75.00 67.50 90.00 2 rows",
    ];
    for files in [[transactions.as_slice(), shop], [shop, transactions.as_slice()]] {
        let (_, book) = book(&files);
        let mut found = orders(&book);
        found.sort();
        assert_eq!(found, both);
        let ledger = OrderStore::ledger(&book, &Rules::new(Basis::NetSales));
        assert_eq!(set_aside(&ledger), ["duplicate_order 3 75", "failed 2 145"]);
        assert_eq!((ledger.rows_read, ledger.rows_used), (8, 3));
    }
}

#[test]
fn shopify_sales_by_customer() {
    check(
        "shopify_sales.csv",
        &Expected {
            format: Format::ShopifySales,
            orders: &[
                "- | 7001 | 2018-01-01 | 48.42 48.42 48.42",
                // Half to even.
                "- | 7002 | 2018-01-01 | 110.00 110.00 110.00",
                "- | 7002 | 2018-01-02 | -20.00 -20.00 0.00 credit",
                "- | 7001 | 2018-01-05 | 15.50 15.50 15.50",
                "- | guest | 2018-01-05 | 9.99 9.99 9.99",
            ],
            aside: &[],
            read: (5, "163.915"),
            counts: (4, 2, "163.91"),
        },
    );
    let rows = reading::import("sales", &input("shopify_sales.csv"), usize::MAX).1;
    let returning: Vec<Option<bool>> = rows.lines.iter().map(|line| line.returning).collect();
    assert_eq!(returning, [Some(false), Some(true), Some(true), Some(true), Some(false)]);
}

const WOO: Expected = Expected {
    format: Format::WooAnalytics,
    orders: &[
        "1042 | name:ada birch | 2025-03-02 | 54.00 54.00 54.00",
        "1043 | name:ben cedar | 2025-03-05 | 45.00 45.00 45.00",
        "1042 | name:ada birch | 2025-03-09 | -18.00 -18.00 0.00 credit",
        "1044 | guest | 2025-03-10 | 15.00 15.00 15.00 pending",
        "1045 | name:cleo elm | 2025-03-11 | 15.00 15.00 15.00 cancelled",
        "1046 | name:ada birch | 2025-03-12 | 15.00 15.00 15.00",
    ],
    aside: &["cancelled 1 15"],
    read: (6, "126"),
    counts: (4, 2, "111.00"),
};

#[test]
fn woo_analytics_in_every_form_is_one_report() {
    for name in [
        "woo_analytics_browser.csv",
        "woo_analytics_apostrophe.csv",
        "woo_analytics_server.csv",
        "woo_analytics_german.csv",
    ] {
        let summary = check(name, &WOO);
        assert!(summary.names_only && summary.no_key.is_none(), "{name}");
        let rows = reading::import(name, &input(name), usize::MAX).1;
        let returning: Vec<Option<bool>> = rows.lines.iter().map(|line| line.returning).collect();
        let (new, known) = (Some(false), Some(true));
        assert_eq!(returning, [new, known, new, new, new, known], "{name}");
    }
}

#[test]
fn woo_analytics_without_names_has_guests_and_says_why() {
    let name = "woo_analytics_no_names.csv";
    let orders: Vec<String> = WOO
        .orders
        .iter()
        .map(|order| {
            let cells: Vec<&str> = order.split(" | ").collect();
            [cells[0], "guest", cells[2], cells[3]].join(" | ")
        })
        .collect();
    let (mut outcomes, book) = book(&[&input(name)]);
    assert_eq!(self::orders(&book), orders);
    let summary = outcomes.remove(0).expect("readable");
    assert_eq!((summary.names_only, summary.no_key), (false, Some(NoKey::WooCommerce)));
}

#[test]
fn webtoffee() {
    check(
        "webtoffee.csv",
        &Expected {
            format: Format::WebToffee,
            orders: &[
                // 70.21 − 5.00 shipping − 11.21 tax; 6.00 discount.
                "2042 | ada@example.com | 2025-03-02 | 70.21 54.00 60.00",
                // Paid back 10 and 5 of 45.
                "2043 | ben@example.com | 2025-03-05 | 30.00 30.00 45.00",
                "2044 | ada@example.com | 2025-03-06 | 0.00 0.00 30.00",
                "2045 | guest | 2025-03-07 | 20.00 20.00 20.00 failed",
                "2046 | tel:301234567 | 2025-03-08 | 12.50 12.50 12.50 pending",
            ],
            aside: &["failed 1 20"],
            read: (5, "182.71"),
            counts: (4, 3, "96.50"),
        },
    );
}

#[test]
fn advanced_order_export_repeated_or_blank_is_one_export() {
    for name in ["advanced_order_export_blank.csv", "advanced_order_export_repeated.csv"] {
        check(
            name,
            &Expected {
                format: Format::AdvancedOrderExport,
                orders: &[
                    "1042 | ada@example.com | 2025-03-02 | 70.21 54.00 60.00 2 rows",
                    "1043 | ben@example.com | 2025-03-05 | 0.00 0.00 45.00",
                    "1044 | ada@example.com | 2025-03-09 | 68.00 68.00 68.00 pending 2 rows",
                    "1045 | cleo@example.com | 2025-03-10 | 18.00 18.00 18.00 failed",
                ],
                aside: &["failed 1 18"],
                read: (6, "201.21"),
                // 54 + 0 + 68, of which a gift card is 50.
                counts: (3, 2, "72.00"),
            },
        );
    }
}

#[test]
fn etsy_items() {
    check(
        "etsy_items.csv",
        &Expected {
            format: Format::EtsyItems,
            orders: &[
                // 2 × 6.6 + 10.05, and 3 off once.
                "2201 | 9ahridrm | 2021-12-11 | 20.25 20.25 23.25 2 rows",
                "2200 | 9ahridrm | 2021-12-10 | 16.05 16.05 16.65 2 rows",
                "2199 | jwada029 | 2021-11-09 | 3.25 3.25 3.25",
            ],
            aside: &[],
            read: (5, "43.15"),
            counts: (3, 2, "39.55"),
        },
    );
}

#[test]
fn etsy_orders() {
    check(
        "etsy_orders.csv",
        &Expected {
            format: Format::EtsyOrders,
            orders: &[
                "2201 | 9ahridrm | 2021-12-11 | 26.85 20.25 23.25",
                "2200 | 9ahridrm | 2021-12-10 | 16.05 16.05 16.65",
                // 30 × (1 − 10 / 36).
                "2199 | jwada029 | 2021-11-09 | 26.00 21.67 30.00",
            ],
            aside: &[],
            read: (3, "78.9"),
            counts: (3, 2, "57.97"),
        },
    );
}

#[test]
fn etsy_orders_and_their_items_are_the_same_orders() {
    let (_, book) = book(&[&input("etsy_orders.csv"), &input("etsy_items.csv")]);
    assert_eq!(book.len(), 3);
    assert_eq!(set_aside(&OrderStore::ledger(&book, &Rules::new(Basis::NetSales))), ["duplicate_order 5 43.15"]);
}

#[test]
fn amazon_all_orders_has_no_customers() {
    let summary = check(
        "amazon_all_orders.txt",
        &Expected {
            format: Format::AmazonOrders,
            orders: &[
                "404-0000000-0000001 | guest | 2017-06-30 | 105.95 105.95 109.95 2 rows",
                "404-0000000-0000002 | guest | 2017-06-18 | 0.00 0.00 0.00 cancelled",
                "404-0000000-0000003 | guest | 2017-06-19 | 15.50 15.50 15.50",
                // A quote in the product's name that is never closed.
                "404-0000000-0000005 | guest | 2017-06-19 | 8.00 8.00 8.00",
                "404-0000000-0000004 | guest | 2017-06-20 | 10.00 10.00 10.00 pending",
            ],
            aside: &["cancelled 1 0"],
            read: (6, "143.45"),
            counts: (4, 0, "139.45"),
        },
    );
    assert!(summary.utc);
    assert_eq!(summary.no_key, Some(NoKey::Amazon));
}

#[test]
fn amazon_reports_with_a_buyer_have_customers() {
    let summary = check(
        "amazon_shipments.txt",
        &Expected {
            format: Format::AmazonOrders,
            orders: &[
                "404-0000000-0000001 | abc1@marketplace.amazon.it | 2017-06-30 | 109.95 109.95 109.95 2 rows",
                "404-0000000-0000005 | abc1@marketplace.amazon.it | 2017-07-02 | 10.00 10.00 10.00",
            ],
            aside: &[],
            read: (3, "119.95"),
            counts: (2, 1, "119.95"),
        },
    );
    assert_eq!(summary.no_key, None);
}

#[test]
fn amazon_india() {
    let summary = check(
        "amazon_india.csv",
        &Expected {
            format: Format::AmazonOrders,
            orders: &[
                "171-0000000-0000001 | guest | 2022-04-30 | 647.62 647.62 647.62",
                "171-0000000-0000002 | guest | 2022-04-29 | 0.00 0.00 0.00 cancelled",
            ],
            aside: &["cancelled 1 0"],
            read: (2, "647.62"),
            counts: (1, 0, "647.62"),
        },
    );
    assert_eq!(summary.no_key, Some(NoKey::Amazon));
}

#[test]
fn ebay_us() {
    let summary = check(
        "ebay_us.csv",
        &Expected {
            format: Format::EbayOrders,
            orders: &[
                // 61.79 − 12.00 shipping − 3.80 tax, which the total holds.
                "12-34567-89012 | buyer_1 | 2025-07-21 | 61.79 45.99 45.99",
                // 47.50 − 5.00 shipping − 2.50 tax; eBay's 1.00 is not in it.
                "12-34567-89013 | buyer_2 | 2025-07-22 | 47.50 40.00 40.00 3 rows",
                "105 | buyer_1 | 2025-07-24 | 4.00 4.00 4.00",
                "24-14934-88735 | gamecosmos | 2025-07-25 | 1330.97 1325.00 1325.00",
            ],
            aside: &["footer 2 0"],
            read: (8, "1444.26"),
            counts: (4, 3, "1414.99"),
        },
    );
    assert_eq!(summary.header_line, 2);
}

#[test]
fn ebay_uk() {
    check(
        "ebay_uk.csv",
        &Expected {
            format: Format::EbayOrders,
            orders: &[
                "09-11111-22222 | teapot | 2025-07-21 | 23.50 20.00 20.00",
                "09-11111-22223 | teapot | 2025-08-01 | 5.00 4.00 4.00",
            ],
            aside: &["footer 2 0"],
            read: (4, "28.5"),
            counts: (2, 1, "24.00"),
        },
    );
}

#[test]
fn ebay_de() {
    check(
        "ebay_de.csv",
        &Expected {
            format: Format::EbayOrders,
            orders: &[
                "23-12345-12345 | käufer_a | 2025-12-10 | 1116.99 1110.00 1110.00",
                "23-12345-12346 | käufer_b | 2026-03-02 | 20.00 20.00 20.00 3 rows",
            ],
            aside: &["footer 2 0"],
            read: (6, "1136.99"),
            counts: (2, 2, "1130.00"),
        },
    );
}

#[test]
fn stripe_payments() {
    let summary = check(
        "stripe_payments.csv",
        &Expected {
            format: Format::StripePayments,
            orders: &[
                "ch_1 | ada@example.com | 2024-02-01 | 1000.00 1000.00 1000.00",
                "ch_2 | cus_B | 2024-02-04 | 0.00 0.00 50.00",
                "ch_3 | ben@example.com | 2024-02-05 | 20.00 20.00 30.00",
                "ch_4 | ben@example.com | 2024-02-06 | 30.00 30.00 30.00 failed",
                "ch_5 | ben@example.com | 2024-02-06 | 30.00 30.00 30.00 failed",
                "ch_6 | ben@example.com | 2024-02-06 | 30.00 30.00 30.00",
                "ch_7 | ada@example.com | 2024-02-07 | 12.00 12.00 12.00 cancelled",
                "ch_8 | guest | 2024-02-08 | 7.00 7.00 7.00",
            ],
            aside: &["cancelled 1 12", "failed 2 60"],
            read: (8, "1189"),
            counts: (5, 3, "1057.00"),
        },
    );
    assert!(summary.utc);
}

#[test]
fn stripe_payments_of_the_old_layout() {
    let summary = check(
        "stripe_payments_old.csv",
        &Expected {
            format: Format::StripePayments,
            orders: &[
                "ch_9 | cus_C | 2019-05-01 | 1500 1500 1500",
                "ch_10 | cus_C | 2019-05-02 | 900 900 900 test",
                "ch_11 | cus_C | 2019-06-02 | 700 700 700",
            ],
            aside: &["test_order 1 900"],
            read: (3, "3100"),
            counts: (2, 1, "2200"),
        },
    );
    assert!(summary.utc);
}

#[test]
fn what_lists_no_orders_is_named() {
    for (name, kind) in [
        ("shopify_products.csv", NotOrders::ProductList),
        ("woo_customers.csv", NotOrders::CustomerList),
        ("stripe_payouts.csv", NotOrders::Payouts),
        ("stripe_balance.csv", NotOrders::Balance),
        ("stripe_balance_report.csv", NotOrders::Balance),
    ] {
        let error = reading::import(name, &input(name), usize::MAX).0.expect_err(name);
        assert_eq!(error.kind(), &ErrorKind::NotOrders { kind }, "{name}");
    }
}

/// Reads one fixture as the page does.
fn opened(name: &str) -> (Session, Event) {
    let mut session = Session::default();
    session.begin();
    let bytes = input(name);
    session.begin_file(name, bytes.len() as u64);
    session.push(&bytes);
    assert!(!session.end_file(&PlainFormat), "{name} is read once");
    let event = session.finish(&PlainFormat);
    (session, event)
}

#[test]
fn the_page_says_what_is_refused_and_why_there_are_no_customers() {
    for (name, sentence, remedy) in [
        ("woo_customers.csv", "lists customers", "Export the orders"),
        ("shopify_products.csv", "lists products", "Export the orders"),
        ("stripe_payouts.csv", "lists payouts", "Export the payments"),
        ("stripe_balance.csv", "balance history", "Export the payments"),
    ] {
        let Event::Refused { problems } = opened(name).1 else { panic!("{name} is not refused") };
        let [problem] = problems.as_slice() else { panic!("{name}: {problems:?}") };
        assert_eq!(problem.code, "not_orders", "{name}");
        assert!(problem.sentence.contains(sentence) && problem.remedy.contains(remedy), "{name}: {problem:?}");
    }
    for (name, said) in [
        ("amazon_all_orders.txt", "Fulfilled Shipments report"),
        ("shopify_transactions.csv", "drop the orders export"),
        ("woo_analytics_no_names.csv", "order export plug-in"),
        ("woo_analytics_browser.csv", "two people of one name count as one"),
    ] {
        let (mut session, _) = opened(name);
        let request = Request { page: Page::Data, ..Request::default() };
        let PageBody::Data(page) = session.show(&request, &PlainFormat).expect("orders").page else { panic!("{name}") };
        let assumed = &page.files[0].assumed;
        assert!(assumed.iter().any(|assumption| assumption.value.contains(said)), "{name}: {assumed:?}");
    }
}

#[test]
fn the_columns_may_stand_in_any_order() {
    for name in ["shopify_orders.csv", "woo_analytics_browser.csv", "webtoffee.csv", "etsy_items.csv"] {
        let text = String::from_utf8(input(name)).expect("UTF-8");
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
        let mut writer = csv::Writer::from_writer(Vec::new());
        for record in reader.records() {
            let cells: Vec<String> = record.expect("a record").iter().rev().map(str::to_owned).collect();
            writer.write_record(&cells).expect("written");
        }
        let turned = writer.into_inner().expect("bytes");
        assert_eq!(orders(&book(&[&turned]).1), orders(&book(&[&input(name)]).1), "{name}");
    }
}

#[test]
fn sums_are_the_same_in_any_pieces() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/presets");
    for entry in std::fs::read_dir(folder).expect("fixtures") {
        let path = entry.expect("readable").path();
        if path.is_dir() {
            continue;
        }
        let bytes = std::fs::read(&path).expect("readable");
        let (whole, rows) = reading::import("file", &bytes, usize::MAX);
        if let Ok(summary) = &whole {
            let stated: i128 = rows.refusals.iter().map(|row| i128::from(row.stated.0)).sum();
            let used = rows.lines.len() + rows.beside.len();
            assert_eq!(summary.records as usize, used + rows.refusals.len(), "{path:?}");
            assert!(rows.stated() + stated >= i128::from(Exact::ZERO.0), "{path:?}");
        }
        for piece in [1, 7, 1000] {
            let (again, rows_again) = reading::import("file", &bytes, piece);
            assert_eq!(rows, rows_again, "{path:?} in pieces of {piece}");
            assert_eq!(whole.is_ok(), again.is_ok(), "{path:?} in pieces of {piece}");
        }
    }
}

/// Files that were made from each platform's documents, where they are at hand.
#[test]
fn samples_come_to_their_orders() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/data/samples");
    let woo = &[
        "1042 | name:ada birch | 2025-03-02 | 54.00 54.00 54.00",
        "1043 | name:ben cedar | 2025-03-05 | 45.00 45.00 45.00",
        "1042 | name:ada birch | 2025-03-09 | -18.00 -18.00 0.00 credit",
        "1044 | guest | 2025-03-10 | 15.00 15.00 15.00 pending",
    ];
    let samples: &[(&str, &[&str])] = &[
        ("woocommerce/constructed_analytics-orders_browser_current.csv", woo),
        ("woocommerce/constructed_analytics-orders_browser_pre-PR52727_apostrophe-negative.csv", woo),
        ("woocommerce/constructed_analytics-orders_server-email.csv", woo),
        (
            "woocommerce/constructed_advanced-order-export_item-rows.csv",
            &[
                "1042 | ada@example.com | 2025-03-02 | 59.00 54.00 60.00 2 rows",
                "1043 | ben@example.com | 2025-03-05 | 0.00 0.00 45.00",
            ],
        ),
        (
            "woocommerce/constructed_webtoffee_order_export.csv",
            &[
                "1042 | ada@example.com | 2025-03-02 | 59.00 54.00 60.00",
                "1043 | ben@example.com | 2025-03-05 | 0.00 0.00 45.00",
            ],
        ),
        (
            "ebay/constructed_orders-report_us_footer-lines.csv",
            &[
                "12-34567-89012 | buyer_1 | 2025-07-21 | 57.99 45.99 45.99",
                "24-14934-88735 | gamecosmos | 2025-07-25 | 1330.97 1325.00 1325.00",
            ],
        ),
        (
            "ebay/constructed_orders-report_de_semicolon.csv",
            &["23-12345-12345 | buyer | 2025-12-10 | 116.99 116.99 116.99"],
        ),
        (
            "amazon/constructed_all-orders_flat-file.txt",
            &[
                "404-0000000-0000001 | guest | 2017-06-17 | 99.95 99.95 99.95 2 rows",
                "404-0000000-0000002 | guest | 2017-06-18 | 0.00 0.00 0.00 cancelled",
            ],
        ),
    ];
    for (name, expected) in samples {
        let Ok(bytes) = std::fs::read(folder.join(name)) else {
            println!("skipped: no ../shared/data");
            return;
        };
        let (outcomes, book) = book(&[&bytes]);
        assert!(outcomes[0].is_ok(), "{name}: {outcomes:?}");
        assert_eq!(orders(&book), *expected, "{name}");
        let aside = book.ledger().occurring().map(|(reason, entry)| (reason, entry.rows)).collect::<Vec<_>>();
        let footers: &[(Reason, u64)] = if name.contains("footer") { &[(Reason::Footer, 2)] } else { &[] };
        assert_eq!(aside, footers, "{name}");
    }
}

//! Several files at once: overlaps, changes since, orders cut in two, two shops, two systems. Every figure is worked by hand from its fixture.

mod shop;

use holdfast::views::report::Report;
use shop::{aside, data, fixture, open, report};

fn warnings(report: &Report) -> Vec<(&str, u64)> {
    report.warnings.iter().map(|warning| (warning.warning, warning.count)).collect()
}

/// Both orders of two files.
fn either_way<'a>(first: &'a str, second: &'a str) -> [[&'a str; 2]; 2] {
    [[first, second], [second, first]]
}

/// #1002 of 75.00 stands at the end of part 1 and its gift card of 25.00 at the beginning of part 2: net sales 50 + 50 + 20.
#[test]
fn an_order_that_two_files_share_is_put_together() {
    for order in either_way("part_1.csv", "part_2.csv") {
        let report = report(&mut fixture("several/order_cut_in_two", &order));
        let m1 = &report.measures.M1;
        assert_eq!((m1.orders, m1.customers, m1.revenue_minor), (3, 2, 12_000), "{order:?}");
        assert_eq!((report.ledger.rows_read, report.ledger.rows_used), (4, 4), "{order:?}");
        assert!(aside(&report).is_empty() && report.warnings.is_empty(), "{order:?}");
    }
}

/// #1002 has since been paid back 10.00 of 30.00 and #1003 cancelled; February's export knows, January's does not.
#[test]
fn the_newer_of_two_overlapping_exports_is_believed() {
    for order in either_way("january.csv", "february.csv") {
        let report = report(&mut fixture("several/changed_since", &order));
        let (m1, m2) = (&report.measures.M1, &report.measures.M2);
        assert_eq!((m1.orders, m1.customers, m1.revenue_minor), (3, 2, 9_000), "{order:?}");
        assert_eq!((m2.to_date.numerator, m2.to_date.denominator), (1, 2), "{order:?}");
        assert_eq!(aside(&report), [("duplicate_order", 2), ("cancelled", 1)], "{order:?}");
        assert!(report.warnings.is_empty(), "{order:?}");
    }
}

/// Rows that add up: the state of an order that stands whole in two exports is that of the newer one, and its rows are counted once.
#[test]
fn the_newer_state_holds_for_orders_whose_rows_add_up() {
    let header = "order_id,customer,date,amount,product,status\n";
    let older =
        format!("{header}1,ann,2024-01-05,10,tea,paid\n1,ann,2024-01-05,20,pot,paid\n2,bea,2024-01-06,5,tea,pending\n");
    let newer = format!(
        "{header}1,ann,2024-01-05,20,pot,cancelled\n1,ann,2024-01-05,10,tea,cancelled\n2,bea,2024-01-06,5,tea,paid\n3,ann,2024-02-01,7,tea,paid\n"
    );
    for files in [[("a.csv", &*older), ("b.csv", &*newer)], [("b.csv", &*newer), ("a.csv", &*older)]] {
        let report = report(&mut open(&files));
        assert_eq!((report.measures.M1.orders, report.measures.M1.revenue_minor), (2, 1_200));
        assert_eq!(aside(&report), [("duplicate_order", 3), ("cancelled", 2)]);
    }
}

/// #1001 and #1002 are other orders in the other shop; #1003 is the same order in both.
#[test]
fn equal_numbers_of_two_shops_are_different_orders() {
    for order in either_way("uk.csv", "de.csv") {
        let mut session = fixture("several/two_shops", &order);
        let report = report(&mut session);
        let m1 = &report.measures.M1;
        assert_eq!((m1.orders, m1.customers, m1.revenue_minor), (5, 5, 14_500), "{order:?}");
        assert_eq!(aside(&report), [("duplicate_order", 1)], "{order:?}");
        assert_eq!(warnings(&report), [("equal_numbers", 2)], "{order:?}");
        assert_eq!(report.warnings[0].files, order.map(str::to_owned));
        let told = data(&mut session).warnings;
        assert!(
            told[0].starts_with("2 order numbers stand for different orders in ") && told[0].contains("uk.csv"),
            "{told:?}"
        );
    }
}

/// The till's receipts 7 and 8 are no orders of the shop; Ann is one customer in both.
#[test]
fn a_shop_and_its_till_are_joined_by_e_mail_and_never_by_number() {
    for order in either_way("shop.csv", "till.csv") {
        let report = report(&mut fixture("several/shop_and_till", &order));
        let (m1, m2) = (&report.measures.M1, &report.measures.M2);
        assert_eq!((m1.orders, m1.guest_orders, m1.customers, m1.revenue_minor), (5, 1, 3, 8_900), "{order:?}");
        assert_eq!((m2.to_date.numerator, m2.to_date.denominator), (1, 3), "{order:?}");
        assert!(aside(&report).is_empty(), "{order:?}");
        assert_eq!(warnings(&report), [("currency_assumed", 3)], "{order:?}");
    }
}

/// A file without any currency is in the other's; a bare dollar sign may be another currency, so those rows stay apart.
#[test]
fn a_file_that_names_no_currency_takes_that_of_the_others() {
    let shop = "order_id,customer,date,amount,currency\n1,ann,2024-01-05,10,GBP\n2,bea,2024-01-06,5,GBP\n";
    for (till, revenue, other) in [("12.00", 2_700, 0), ("$12.00", 1_500, 1)] {
        let till = format!("receipt_no,customer,date,total\n9,ann,2024-02-05,{till}\n");
        let report = report(&mut open(&[("till.csv", &*till), ("shop.csv", shop)]));
        assert_eq!((report.measures.M1.revenue_minor, report.scope.currency.as_str()), (revenue, "GBP"));
        assert_eq!(aside(&report).iter().map(|reason| reason.1).sum::<u64>(), other);
    }
}

/// 11 of the billing system's 12 charges are sales that the shop has too, some a day apart; nothing is taken out, and it is said.
#[test]
fn the_same_sales_in_two_systems_are_warned_about_and_left_in() {
    for order in either_way("shop.csv", "billing.csv") {
        let mut session = fixture("several/same_sales", &order);
        let report = report(&mut session);
        assert_eq!((report.measures.M1.orders, report.measures.M1.revenue_minor), (25, 24 * 1_990 + 500), "{order:?}");
        assert_eq!(warnings(&report), [("currency_assumed", 12), ("same_sales", 11)], "{order:?}");
        assert_eq!(report.warnings[1].of, Some(12));
        let told = data(&mut session).warnings;
        assert!(told[0].starts_with("billing.csv names no currency: its 12 orders are taken for GBP"), "{told:?}");
        assert!(told[1].contains("11 of 12 orders") && told[1].contains("billing.csv"), "{told:?}");
    }
    let alone = report(&mut fixture("several/same_sales", &["shop.csv"]));
    assert!(alone.warnings.is_empty());
}

/// Without order numbers a row that two files have is one, and a row twice in one file is two: ann 2, bea 2, cem 1, dan 1.
#[test]
fn rows_without_numbers_are_counted_as_often_as_the_file_that_has_most() {
    for order in either_way("first.csv", "second.csv") {
        let report = report(&mut fixture("several/log_without_numbers", &order));
        let m1 = &report.measures.M1;
        assert_eq!((m1.orders, m1.customers, m1.revenue_minor), (6, 4, 13_000), "{order:?}");
        assert_eq!(aside(&report), [("duplicate_order", 3)], "{order:?}");
    }
}

#[test]
fn a_file_again_changes_nothing_whatever_its_name_order_or_writing() {
    let text = shop::text("several/two_shops", "uk.csv");
    let once = report(&mut open(&[("uk.csv", &text)]));
    let mut lines: Vec<&str> = text.lines().collect();
    lines[1..].reverse();
    let sorted = lines.join("\n");
    let semicolons = text.replace(',', ";").replace('\n', "\r\n");
    let trimmed = "Name,Email,Financial Status,Total,Created at,Lineitem name\n#1001,ANN@example.com,paid,20,2024-01-05 10:00,Tea\n";
    for (copy, reason) in [
        (&*text, "duplicate_file"),
        (&sorted, "duplicate_file"),
        (&semicolons, "duplicate_order"),
        (trimmed, "duplicate_order"),
    ] {
        for files in [[("uk.csv", &*text), ("copy.csv", copy)], [("copy.csv", copy), ("uk.csv", &*text)]] {
            let twice = report(&mut open(&files));
            assert_eq!(twice.measures, once.measures, "{copy}");
            assert_eq!(twice.ledger.rows_used, 3, "{copy}");
            assert_eq!(aside(&twice), [(reason, copy.lines().count() as u64 - 1)], "{copy}");
        }
    }
}

/// The second file cannot be used for its rounded numbers, found out at its end: what its rows said of the first file's orders is forgotten.
#[test]
fn a_file_that_is_refused_at_its_end_leaves_no_trace() {
    let good = "order_id,customer,date,amount,product\n1,ann,2024-01-05,10,tea\n2,bea,2024-01-06,20,pot\n";
    let bad = "order_id,customer,date,amount,product\n1,ann,2024-01-05,10,tea\n1,ann,2024-01-05,5,cup\n2,bea,2024-01-06,20,pot\n4.05E+12,cem,2024-03-01,1,tea\n";
    let alone = report(&mut open(&[("good.csv", good)]));
    for files in
        [vec![("good.csv", good), ("bad.csv", bad)], vec![("good.csv", good), ("bad.csv", bad), ("again.csv", good)]]
    {
        let report = report(&mut open(&files));
        assert_eq!(report.files[1].refused, Some("scientific_ids"));
        assert_eq!((&report.measures, report.ledger.rows_used), (&alone.measures, 2));
    }
}

/// Two orders of one number in one file, of two customers: Tableau's Superstore numbers them so.
#[test]
fn one_number_of_two_customers_in_one_file_is_two_orders_wherever_the_rows_stand() {
    let header = "order_id,customer,date,amount\n";
    let rows = ["7,ann,2024-01-05,10\n", "7,bea,2024-03-09,20\n", "7,ann,2024-01-05,30\n", "7,,2024-03-10,5\n"];
    for rotation in 0..rows.len() {
        let text = header.to_owned() + &rows[rotation..].concat() + &rows[..rotation].concat();
        let (first, second) = (header.to_owned() + rows[0] + rows[1], header.to_owned() + rows[2] + rows[3]);
        for files in [vec![("a.csv", &*text)], vec![("a.csv", &*first), ("b.csv", &*second)]] {
            let report = report(&mut open(&files));
            let m1 = &report.measures.M1;
            assert_eq!((m1.orders, m1.customers, m1.guest_orders, m1.revenue_minor), (2, 2, 0, 6_500), "{files:?}");
        }
    }
}

/// Shopify's orders export and a bulk operation of the same shop. #1001 to #1003 stand in both: 50 + (80 less a gift card of 25) + (30 less 10
/// that the newer bulk file alone knows to be paid back). #1004 of 5 and #1005 of 15 stand in one each. The items are Tea - Green, Mug and
/// Gift Card - 25, whichever file names them.
#[test]
fn an_order_of_a_bulk_operation_and_of_the_export_counts_once() {
    for order in either_way("bulk.jsonl", "orders.csv") {
        let mut session = fixture("several/bulk_and_export", &order);
        let report = report(&mut session);
        let m1 = &report.measures.M1;
        assert_eq!((m1.orders, m1.customers, m1.revenue_minor), (5, 3, 14_500), "{order:?}");
        let (rows, reasons) = (report.ledger.rows_read, aside(&report));
        assert_eq!(rows, 14, "{order:?}");
        assert!(matches!(reasons.as_slice(), [("duplicate_order", _)]), "{order:?}: {reasons:?}");
        assert!(report.warnings.is_empty(), "{order:?}: {:?}", report.warnings);
        let book = session.analysis().expect("read").book();
        let mut products: Vec<String> = (0..book.entries().count() as u32)
            .flat_map(|place| book.catalogue().items(place))
            .map(|&product| String::from_utf8_lossy(book.catalogue().product(product)).into_owned())
            .collect();
        products.sort();
        let wanted = ["Gift Card - 25", "Mug", "Mug", "Mug", "Tea - Green", "Tea - Green"];
        assert_eq!(products, wanted, "{order:?}");
    }
}

/// Without their names the orders of a bulk operation meet those of the export by nothing: both count, and it is said.
#[test]
fn a_bulk_operation_without_names_is_warned_about() {
    let header = "Name,Email,Financial Status,Currency,Subtotal,Total,Refunded Amount,Created at,Lineitem name\n";
    let (mut export, mut bulk) = (header.to_owned(), String::new());
    for number in 1..=12 {
        let (email, total) = (format!("c{number}@example.com"), format!("{number}.50"));
        export += &format!("#{number},{email},paid,EUR,{total},{total},0.00,2025-01-{number:02} 12:00:00 +0100,Mug\n");
        bulk += &format!(
            r#"{{"id":"gid://shopify/Order/51{number:03}","createdAt":"2025-01-{number:02}T11:00:00Z","email":"{email}","displayFinancialStatus":"PAID","totalPriceSet":{{"shopMoney":{{"amount":"{total}","currencyCode":"EUR"}}}}}}"#
        );
        bulk.push('\n');
    }
    for files in [[("a.csv", &*export), ("b.jsonl", &*bulk)], [("b.jsonl", &*bulk), ("a.csv", &*export)]] {
        let report = report(&mut open(&files));
        assert_eq!((report.measures.M1.orders, report.measures.M1.customers), (24, 12));
        assert_eq!(warnings(&report), [("same_sales", 12)]);
    }
}

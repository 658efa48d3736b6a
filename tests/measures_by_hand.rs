//! Shops so small that every measure can be worked out on paper, from the file to the report: the cases in which tools disagree.

mod shop;

use holdfast::protocol::{Request, ScopeSpec};
use serde_json::{Value, json};
use shop::open;

/// The measures of a log of `customer,date,amount` rows.
fn log(rows: &str) -> Value {
    log_of(rows, ScopeSpec::default())
}

fn log_of(rows: &str, scope: ScopeSpec) -> Value {
    measures("log.csv", &format!("customer,date,amount\n{rows}"), scope)
}

fn measures(name: &str, text: &str, scope: ScopeSpec) -> Value {
    let report = open(&[(name, text)]).report(&Request { scope, ..Request::default() }).expect("a file is read");
    serde_json::to_value(&report.measures).expect("plain data")
}

/// Orders as Shopify exports them: name, e-mail, state, total, refunded, cancelled at, created at.
fn shopify(rows: &[[&str; 7]]) -> Value {
    let head = "Name,Email,Financial Status,Subtotal,Total,Refunded Amount,Cancelled at,Created at,Lineitem name\n";
    let row = |[name, email, state, total, refunded, cancelled, created]: &[&str; 7]| {
        format!("{name},{email},{state},{total},{total},{refunded},{cancelled},{created},Tea\n")
    };
    let text = head.to_owned() + &rows.iter().map(row).collect::<String>();
    measures("orders_export.csv", &text, ScopeSpec::default())
}

fn period(from: &str, to: &str, as_of: &str) -> ScopeSpec {
    let day = |text: &str| Some(text.to_owned());
    ScopeSpec { from: day(from), to: day(to), as_of: day(as_of), ..ScopeSpec::default() }
}

/// Compares numbers at their places; `null` is what is absent.
fn assert_at(all: &Value, wanted: &[(&str, Value)]) {
    for (path, wanted) in wanted {
        let found = all.pointer(path).unwrap_or_else(|| panic!("nothing at {path}"));
        let same = match (found.as_f64(), wanted.as_f64()) {
            (Some(found), Some(wanted)) => (found - wanted).abs() < 1e-9,
            _ => found == wanted,
        };
        assert!(same, "{path}: {found} is not {wanted}");
    }
}

fn share(part: u64, whole: u64) -> [(&'static str, Value); 2] {
    [("/numerator", json!(part)), ("/denominator", json!(whole))]
}

fn assert_share(all: &Value, path: &str, part: u64, whole: u64) {
    for (end, wanted) in share(part, whole) {
        assert_at(all, &[(&[path, end].concat(), wanted)]);
    }
}

/// One order of 40.00 on 5 March 2024, the only day: one customer who cannot have come back. 1 order ÷ 1 customer; nobody was there before, so retention has no
/// denominator; she is 1 of 1 of the top, and nothing is unequal.
#[test]
fn one_customer_with_one_order() {
    let all = log("ann,2024-03-05,40.00\n");
    assert_share(&all, "/M2/in_period", 0, 1);
    assert_at(
        &all,
        &[
            ("/M1/orders", json!(1)),
            ("/M1/customers", json!(1)),
            ("/M1/revenue_minor", json!(4000)),
            ("/M3/orders_per_customer", json!(1.0)),
            ("/M4/all/average", json!(40.0)),
            ("/M4/later/average", Value::Null),
            ("/M7/rate", Value::Null),
            ("/M8/of_start", Value::Null),
            ("/M9/cohorts/0/customers", json!(1)),
            ("/M10/0/by/0/kaplan_meier", Value::Null),
            ("/M11/0/quantiles/2/days", Value::Null),
            ("/M13/count", json!(0)),
            ("/M14/pooled", Value::Null),
            ("/M15/0/customers", json!(1)),
            ("/M17/gini", json!(0.0)),
            ("/M17/top/0/share", json!(1.0)),
        ],
    );
}

/// Three customers with an order each: nobody of three came back, there is no gap, no quantile is reached, no lapse threshold can be told, and survival has no step.
#[test]
fn everybody_bought_once() {
    let all = log("ann,2024-01-01,10\nbob,2024-02-01,20\ncid,2024-12-31,30\n");
    assert_share(&all, "/M2/to_date", 0, 3);
    assert_share(&all, "/M11/0/came_back", 0, 3);
    // Followed for thirty days: ann and bob.
    assert_share(&all, "/M10/0/by/0/complete", 0, 2);
    assert_at(
        &all,
        &[
            ("/M11/0/survival", json!([])),
            ("/M11/0/quantiles/0/days", Value::Null),
            ("/M12/rungs/1/orders", json!(0)),
            ("/M13/count", json!(0)),
            ("/M14/by_orders/0", Value::Null),
            ("/M6/period/revenue_existing_minor", json!(0)),
        ],
    );
}

/// 50.00 paid and 50.00 paid back: the order stays one (C4), its net is 0, its customer exists; with 30.00 of another the revenue is 30.00 over two orders.
#[test]
fn a_refund_to_zero_leaves_an_order() {
    let all = shopify(&[
        ["#1", "ann@example.com", "refunded", "50.00", "50.00", "", "2024-01-05 10:00:00 +0000"],
        ["#2", "bob@example.com", "paid", "30.00", "0.00", "", "2024-01-06 10:00:00 +0000"],
    ]);
    assert_at(
        &all,
        &[
            ("/M1/orders", json!(2)),
            ("/M1/customers", json!(2)),
            ("/M1/revenue_minor", json!(3000)),
            ("/M4/all/average", json!(15.0)),
            ("/M17/top/3/share", json!(1.0)),
        ],
    );
}

/// Ann orders twice on one day and once ten days later. Two orders of a day are one occasion to the timing measures (one wait of ten days) and two orders everywhere else (three orders,
/// a repeat customer).
#[test]
fn two_orders_of_one_day() {
    let all = log("ann,2024-01-05,10\nann,2024-01-05,20\nann,2024-01-15,30\nbob,2024-03-05,30\n");
    assert_share(&all, "/M2/in_period", 1, 2);
    assert_share(&all, "/M10/0/by/0/complete", 1, 1);
    assert_at(
        &all,
        &[
            ("/M1/orders", json!(4)),
            ("/M3/orders_per_customer", json!(2.0)),
            ("/M4/by_order_number/1/orders", json!(1)),
            ("/M4/by_order_number/2/revenue_minor", json!(3000)),
            ("/M13/count", json!(1)),
            ("/M13/by_days", json!([[10, 1]])),
            ("/M15/6/customers", json!(1)),
        ],
    );
}

/// The period 1 to 29 February is inclusive at both ends (C2): the orders on its first and last day are in it, those a day before and after are not.
#[test]
fn orders_on_both_edges_of_a_period() {
    let rows = "ann,2024-01-31,1\nann,2024-02-01,2\nbob,2024-02-29,4\nbob,2024-03-01,8\n";
    let all = log_of(rows, period("2024-02-01", "2024-02-29", "2024-03-01"));
    // Ann has ordered before: hers is a later order of a returning customer, Bob's a first one. By 1 March both have ordered twice, in the period nobody has.
    assert_share(&all, "/M2/in_period", 0, 2);
    assert_share(&all, "/M2/all_time_flag", 2, 2);
    assert_at(
        &all,
        &[
            ("/M1/orders", json!(2)),
            ("/M1/revenue_minor", json!(600)),
            ("/M1/new_customers", json!(1)),
            ("/M1/returning_customers", json!(1)),
            ("/M1/later_orders", json!(1)),
            ("/M4/by_order_number/1/revenue_minor", json!(200)),
        ],
    );
}

/// 28 and 29 February and 1 March 2024 are a day apart each; from 29 February 2024 to 28 February 2025 it is 365 days, which counts as within 365.
#[test]
fn the_leap_day_is_a_day() {
    let all = log("ann,2024-02-28,1\nann,2024-02-29,1\nann,2024-03-01,1\nbob,2024-02-29,1\nbob,2025-02-28,1\n");
    assert_share(&all, "/M10/0/by/4/complete", 2, 2);
    assert_share(&all, "/M10/0/by/0/complete", 1, 2);
    assert_at(&all, &[("/M13/by_days", json!([[1, 2], [365, 1]])), ("/M9/cohorts/0/customers", json!(2))]);
}

/// In Berlin 31 March 2024 had 23 hours and 27 October 25. Orders late that evening and early the next morning are one day apart; two of the same long day are of one day.
#[test]
fn days_of_23_and_25_hours_are_days() {
    let rows = [
        ("#1", "ann@example.com", "2024-03-31 01:30:00 +0100"),
        ("#2", "ann@example.com", "2024-03-31 23:30:00 +0200"),
        ("#3", "ann@example.com", "2024-04-01 00:10:00 +0200"),
        ("#4", "bob@example.com", "2024-10-27 00:30:00 +0200"),
        ("#5", "bob@example.com", "2024-10-27 23:50:00 +0100"),
        ("#6", "bob@example.com", "2024-10-28 00:05:00 +0100"),
    ];
    let all = shopify(&rows.map(|(name, email, at)| [name, email, "paid", "10.00", "0.00", "", at]));
    assert_at(&all, &[("/M1/orders", json!(6)), ("/M13/by_days", json!([[1, 2]]))]);
}

/// Of two customers one has only an order that was cancelled: she does not exist, and is in no denominator.
#[test]
fn who_only_cancelled_is_no_customer() {
    let all = shopify(&[
        ["#1", "ann@example.com", "paid", "50.00", "0.00", "2024-01-06 10:00:00 +0000", "2024-01-05 10:00:00 +0000"],
        ["#2", "bob@example.com", "paid", "30.00", "0.00", "", "2024-01-07 10:00:00 +0000"],
    ]);
    assert_share(&all, "/M2/to_date", 0, 1);
    assert_at(
        &all,
        &[
            ("/M1/orders", json!(1)),
            ("/M1/customers", json!(1)),
            ("/M1/revenue_minor", json!(3000)),
            ("/M9/cohorts/0/customers", json!(1)),
        ],
    );
}

/// A row below zero is money given back and no order; an order of 0.00 is one. Ann: 10.00 − 4.00 in one order; Bob: two orders, 0.00 and 6.00. Revenue 12.00 over three orders.
#[test]
fn totals_of_zero_and_below() {
    let all = log("ann,2024-01-05,10\nann,2024-01-09,-4\nbob,2024-01-05,0\nbob,2024-02-05,6\n");
    assert_share(&all, "/M2/in_period", 1, 2);
    assert_at(
        &all,
        &[
            ("/M1/orders", json!(3)),
            ("/M1/revenue_minor", json!(1200)),
            ("/M4/all/average", json!(4.0)),
            ("/M13/by_days", json!([[31, 1]])),
        ],
    );
}

/// Two orders without a customer: in orders, revenue and order value, in nothing that counts customers (C9). 100.00 over four orders; one of one customers repeats.
#[test]
fn guests_are_orders_and_no_customers() {
    let all = log("ann,2024-01-05,10\n,2024-01-06,20\n,2024-01-07,30\nann,2024-01-08,40\n");
    assert_share(&all, "/M2/in_period", 1, 1);
    assert_at(
        &all,
        &[
            ("/M1/orders", json!(4)),
            ("/M1/customers", json!(1)),
            ("/M1/guest_orders", json!(2)),
            ("/M1/revenue_minor", json!(10000)),
            ("/M4/all/average", json!(25.0)),
            ("/M17/customers", json!(1)),
            ("/M9/cohorts/0/customers", json!(1)),
        ],
    );
}

/// Seen from 15 January the orders of February have not happened: nobody has come back, and there is one cohort.
#[test]
fn as_of_a_day_before_the_last_order() {
    let rows = "ann,2024-01-05,10\nbob,2024-01-10,20\nann,2024-02-01,30\ncid,2024-02-10,40\n";
    let past = log_of(rows, ScopeSpec { as_of: Some("2024-01-15".to_owned()), ..ScopeSpec::default() });
    assert_share(&past, "/M2/to_date", 0, 2);
    assert_at(&past, &[("/M1/orders", json!(2)), ("/M1/revenue_minor", json!(3000)), ("/M13/count", json!(0))]);
    assert_eq!(past["M9"]["cohorts"].as_array().map(Vec::len), Some(1));
    let now = log(rows);
    assert_share(&now, "/M2/to_date", 1, 3);
    assert_at(&now, &[("/M13/by_days", json!([[27, 1]]))]);
}

/// A printed offset means that the written clock is the shop's (SPEC §1): 23:30 in New York is still 31 January, 00:30 in Tokyo already 1 February, although the first came later in time.
#[test]
fn two_time_zones_keep_their_own_days() {
    let all = shopify(&[
        ["#1", "ann@example.com", "paid", "10.00", "0.00", "", "2024-01-31 23:30:00 -0500"],
        ["#2", "bob@example.com", "paid", "20.00", "0.00", "", "2024-02-01 00:30:00 +0900"],
    ]);
    assert_at(
        &all,
        &[
            ("/M1/months/0/month", json!("2024-01")),
            ("/M1/months/0/orders", json!(1)),
            ("/M1/months/1/month", json!("2024-02")),
            ("/M1/months/1/orders", json!(1)),
        ],
    );
}

/// Five customers on 10 March 2024, score = 1 + ⌊5 · strictly worse / 5⌋. Orders: ann 1, bob 1, cid 1, dan 2, eve 3 → 1, 1, 1, 4, 5. Revenue: 10, 10, 20, 20, 60 → 1, 1, 3, 3, 5. Last order: ann 1 Jan,
/// bob and cid 1 Feb, dan and eve 10 March → 1, 2, 2, 4, 4. FM: ann (1+1)/2 = 1, bob 1, cid (1+3)/2 = 2, dan (4+3)/2 = 3.5 → 4, eve 5. So: lost, hibernating (R 2, FM 1), hibernating (R 2, FM 2), loyal (R 4, FM 4), champion.
#[test]
fn ties_share_the_lower_score() {
    let all = log("ann,2024-01-01,10\nbob,2024-02-01,10\ncid,2024-02-01,20\ndan,2024-01-01,10\ndan,2024-03-10,10\n\
                   eve,2024-01-01,20\neve,2024-01-02,20\neve,2024-03-10,20\n");
    let groups = all["M16"]["groups"].as_array().expect("groups");
    let of = |name: &str| groups.iter().find(|group| group["group"] == name).map(|group| group["customers"].clone());
    for (name, customers) in [("lost", 1), ("hibernating", 2), ("loyal", 1), ("champions", 1), ("new", 0)] {
        assert_eq!(of(name), Some(json!(customers)), "{name}");
    }
}

/// As of 20 February, January's customers have been seen for all of age 0 and for a part of age 1; February's for a part of age 0. Only what is whole is pooled: age 0 over ann and bob.
#[test]
fn an_unfinished_month_is_told_and_not_pooled() {
    let all = log("ann,2024-01-01,10\nbob,2024-01-31,10\nann,2024-02-05,10\ncid,2024-02-20,10\n");
    assert_at(
        &all,
        &[
            ("/M9/cohorts/0/cells/0/complete", json!(true)),
            ("/M9/cohorts/0/cells/1/complete", json!(false)),
            ("/M9/cohorts/0/cells/1/active", json!(1)),
            ("/M9/cohorts/1/cells/0/complete", json!(false)),
            ("/M9/pooled/0/customers", json!(2)),
            ("/M9/pooled/1/customers", json!(0)),
            ("/M9/pooled/1/retained_exactly", Value::Null),
        ],
    );
}

/// S, E and N of March 2024, active = ordered in the 31 days before. On the eve, 29 February, ann, bob and cid had ordered since 30 January (S 3); on 31 March ann, dan and eve had since 1 March
/// (E 3), of whom dan and eve are new (N 2). (3 − 2) ÷ 3 = one third, strictly ann of three; churn is the rest.
#[test]
fn retention_counts_who_is_left() {
    let rows = "zoe,2023-01-01,1\nann,2024-02-01,1\nbob,2024-02-10,1\ncid,2024-02-20,1\nann,2024-03-10,1\ndan,2024-03-15,1\neve,2024-03-31,1\n";
    let all = log_of(rows, period("2024-03-01", "2024-03-31", "2024-03-31"));
    assert_share(&all, "/M7/strict", 1, 3);
    assert_at(
        &all,
        &[
            ("/M7/start", json!(3)),
            ("/M7/end", json!(3)),
            ("/M7/new", json!(2)),
            ("/M8/of_start/value", json!(2.0 / 3.0)),
            ("/M8/of_end", json!(2.0 / 3.0)),
        ],
    );
    assert!(
        (all["M7"]["rate"]["value"].as_f64().or(all["M7"]["rate"].as_f64()).expect("a rate") - 1.0 / 3.0).abs() < 1e-9
    );
}

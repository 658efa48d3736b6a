//! Who is a customer: keys, what stands for nobody, keys that join and keys that many share. Every figure is worked by hand from its fixture.

mod shop;

use holdfast::orders::Switch;
use shop::{aside, data, fixture, overview, report, report_with, switch};

/// Ben orders twice by one address, once by telephone only, once with a tag, and twice at Gmail with and without dots; Ann changes her
/// address and keeps name and postcode; another Ann Reed lives elsewhere.
#[test]
fn one_person_under_several_keys_is_joined_by_what_the_switches_say() {
    let mut session = fixture("people/same_person_several_keys", &["orders.csv"]);
    let to_date = |session: &mut _, switches: &[Switch]| {
        let report = report_with(session, switches);
        let m1 = &report.measures.M1;
        assert_eq!((m1.orders, m1.revenue_minor, m1.guest_orders), (9, 45_000, 0), "{switches:?}");
        let to_date = report.measures.M2.to_date;
        (to_date.numerator, to_date.denominator)
    };
    assert_eq!(to_date(&mut session, &[]), (1, 8), "capitals and spaces are one key");
    assert_eq!(to_date(&mut session, &[Switch::JoinPhone]), (1, 7), "the telephone is Ben's");
    assert_eq!(to_date(&mut session, &[Switch::PlusTags]), (1, 7), "the tag is Ben's");
    assert_eq!(to_date(&mut session, &[Switch::GmailDots]), (2, 7), "two addresses are one at Gmail");
    assert_eq!(
        to_date(&mut session, &[Switch::NameAndPostcode]),
        (2, 7),
        "Ann moved to another address, not another house"
    );
    let all = [Switch::JoinPhone, Switch::PlusTags, Switch::GmailDots, Switch::NameAndPostcode];
    assert_eq!(
        to_date(&mut session, &all),
        (3, 4),
        "Ben, Ben at Gmail, Ann; and the other Ann Reed, whose name alone joins nobody"
    );
    assert_eq!(to_date(&mut session, &[]), (1, 8), "off is as if it had never been on");
}

#[test]
fn each_switch_says_what_it_would_join() {
    let mut session = fixture("people/same_person_several_keys", &["orders.csv"]);
    let shares = |report: &_, name| {
        let switch = switch(report, name);
        assert_eq!((switch.moves_orders, switch.moves_revenue_minor), (0, 0));
        (switch.moves_customers, switch.bought_again_off, switch.bought_again_on)
    };
    let off = report(&mut session);
    assert_eq!(shares(&off, "join_phone"), (-1, Some(1.0 / 8.0), Some(1.0 / 7.0)));
    assert_eq!(shares(&off, "gmail_dots"), (-1, Some(1.0 / 8.0), Some(2.0 / 7.0)));
    assert_eq!(switch(&off, "cancelled").bought_again_on, None);
    // With the telephone joined, the tag makes three of four keys one.
    let on = report_with(&mut session, &[Switch::JoinPhone]);
    assert_eq!(shares(&on, "join_phone"), (-1, Some(1.0 / 8.0), Some(1.0 / 7.0)));
    assert_eq!(shares(&on, "plus_tags"), (-1, Some(1.0 / 7.0), Some(1.0 / 6.0)));
    let view = data(&mut session);
    let phone = view.switches.iter().find(|line| line.label.contains("phone")).expect("a switch");
    assert!(phone.matters && !phone.on && !phone.changed, "{phone:?}");
    assert!(phone.moves.contains("1 customer fewer") && phone.moves.contains("12.5"), "{}", phone.moves);
}

/// A joined person's orders are numbered in time, whichever key they came under: by telephone in March, by e-mail in January and February.
#[test]
fn a_joined_persons_first_order_is_the_oldest_of_all_keys() {
    let mut session = fixture("people/same_person_several_keys", &["orders.csv"]);
    let joined = report_with(&mut session, &[Switch::JoinPhone, Switch::PlusTags]);
    let [january, february, march, april] = [0, 1, 2, 3].map(|at| {
        let month = &joined.measures.M1.months[at];
        (month.orders, month.new_customers)
    });
    // January: Ben, Ben at Gmail, Ann. February: Ben again, Ben at googlemail and Ann's second address new. March: Ben's telephone, the other Ann.
    assert_eq!((january, february, march, april), ((3, 3), (3, 2), (2, 1), (1, 0)));
    assert_eq!(joined.measures.M4.by_order_number[2].revenue_minor, 3_000, "the telephone's order is Ben's third");
    assert_eq!(joined.measures.M4.by_order_number[3].revenue_minor, 4_000, "the tag's is his fourth");
}

/// 12 orders of 5.00 at the till under one address; a house of five people under another; 20 customers of their own; 3 placeholders.
#[test]
fn keys_that_many_people_share_are_listed_and_can_be_set_aside() {
    let mut session = fixture("people/many_people_one_key", &["orders.csv"]);
    let all = report(&mut session);
    let listed: Vec<_> = all
        .shared_keys
        .iter()
        .map(|key| (key.key.as_str(), key.orders, key.revenue_minor, key.billing_names))
        .collect();
    assert_eq!(listed, [("pos@shop.example", 12, 6_000, Some(12)), ("house@example.com", 5, 4_000, Some(5))]);
    let (m1, m2) = (&all.measures.M1, &all.measures.M2);
    assert_eq!((m1.orders, m1.guest_orders, m1.customers, m1.revenue_minor), (40, 3, 22, 52_100));
    assert_eq!((m2.to_date.numerator, m2.to_date.denominator), (2, 22));
    let moved = switch(&all, "shared_keys");
    assert_eq!((moved.on, moved.moves_orders, moved.moves_revenue_minor), (true, 17, 10_000));

    let apart = report_with(&mut session, &[Switch::SharedKeys]);
    assert_eq!(aside(&apart), [("shared_key", 17)]);
    assert_eq!(apart.ledger.money_set_aside, "100");
    let (m1, m2) = (&apart.measures.M1, &apart.measures.M2);
    assert_eq!((m1.orders, m1.customers, m1.revenue_minor), (23, 20, 42_100));
    assert_eq!((m2.to_date.numerator, m2.to_date.denominator), (0, 20));

    let table = data(&mut session).shared_keys.expect("a list");
    assert_eq!(table.rows.len(), 2);
    assert_eq!(
        (table.rows[0][0].text.as_str(), table.rows[0][1].raw, table.rows[0][3].raw),
        ("pos@shop.example", Some(12.0), Some(12.0))
    );
}

/// Three of five orders name their customer, with 70.00 of 100.00.
#[test]
fn coverage_is_told_of_orders_and_of_revenue() {
    let mut session = fixture("people/partly_known", &["log.csv"]);
    let report = report(&mut session);
    let scope = &report.scope;
    assert_eq!((scope.orders, scope.orders_of_known_customers), (5, 3));
    assert_eq!((scope.revenue_minor, scope.revenue_of_known_customers_minor), (10_000, 7_000));
    let (m1, m2) = (&report.measures.M1, &report.measures.M2);
    assert_eq!((m1.customers, m1.guest_orders, m1.revenue_guests_minor), (2, 2, 3_000));
    assert_eq!((m2.to_date.numerator, m2.to_date.denominator), (1, 2));
    let (_, coverage) = overview(&mut session);
    assert!(coverage.contains("60") && coverage.contains("70"), "{coverage}");
}

#[test]
fn without_a_single_known_customer_there_are_orders_and_revenue_and_no_made_up_rate() {
    let mut session = fixture("people/nobody_known", &["log.csv"]);
    let report = report(&mut session);
    let measures = &report.measures;
    assert_eq!((measures.M1.orders, measures.M1.revenue_minor, measures.M1.customers), (3, 6_000, 0));
    assert_eq!(measures.M1.months.iter().map(|month| month.orders).collect::<Vec<_>>(), [1, 2]);
    for share in [measures.M2.in_period, measures.M2.all_time_flag, measures.M2.to_date] {
        assert_eq!((share.denominator, share.share, share.low, share.high), (0, None, None, None));
    }
    assert_eq!(measures.M3.orders_per_customer, None);
    assert_eq!(measures.M4.all.average, Some(20.0));
    assert_eq!((measures.M4.first.average, measures.M4.later.average), (None, None));
    for cell in measures.M9.cohorts.iter().flat_map(|cohort| &cohort.cells).chain(&measures.M9.pooled) {
        let shares = (cell.retained_exactly, cell.bought_again_share, cell.cumulative_revenue_per_customer);
        assert_eq!((cell.customers, shares), (0, (None, None, None)));
    }
    let (page, coverage) = overview(&mut session);
    assert!(coverage.contains("No order has a known customer"), "{coverage}");
    assert!(page.headline.contains("No order has a known customer") && page.lead.contains("e-mail"), "{}", page.lead);
    for figure in page.figures.iter().chain(&page.sold) {
        assert!(figure.raw.is_none_or(f64::is_finite), "{figure:?}");
        assert!(!figure.value.contains("NaN") && !figure.value.contains("inf"), "{figure:?}");
    }
    let raw = |key: &str| page.figures.iter().chain(&page.sold).find(|figure| figure.key == key).expect("a figure").raw;
    assert_eq!((raw("orders"), raw("revenue"), raw("repeat_rate")), (Some(3.0), Some(60.0), None));
}

/// 14 orders: 10 by placeholders, 1 redacted with a customer number, 2 of Ann's, 1 blank.
#[test]
fn placeholders_are_nobody_and_are_counted_by_kind() {
    let mut session = fixture("people/redacted", &["log.csv"]);
    let report = report(&mut session);
    let kinds: Vec<_> = report.files[0].placeholders.iter().map(|kind| (kind.kind, kind.rows)).collect();
    assert_eq!(kinds, [("redacted", 3), ("masked", 2), ("guest", 1), ("not_given", 2), ("made_up_address", 2)]);
    let m1 = &report.measures.M1;
    assert_eq!((m1.orders, m1.guest_orders, m1.customers, m1.revenue_minor), (14, 11, 2, 14_000));
    assert!(report.shared_keys.is_empty(), "no super-customer: {:?}", report.shared_keys);
    let assumed = &data(&mut session).files[0].assumed;
    assert!(
        assumed.iter().any(|line| line.value.contains("3 redacted") && line.value.contains("1 by guests")),
        "{assumed:?}"
    );
}

/// Magento writes 000000012 and '0007; saved again by a spreadsheet it is 12 and 7, and 9 comes as 9.0.
#[test]
fn leading_zeros_make_no_difference_between_two_files() {
    for order in [["magento.csv", "saved_by_excel.csv"], ["saved_by_excel.csv", "magento.csv"]] {
        let report = report(&mut fixture("people/leading_zeros", &order));
        let (m1, m2) = (&report.measures.M1, &report.measures.M2);
        assert_eq!((m1.orders, m1.customers, m1.revenue_minor), (4, 3, 10_000), "{order:?}");
        assert_eq!((m2.to_date.numerator, m2.to_date.denominator), (1, 3), "{order:?}");
        assert_eq!(aside(&report), [("duplicate_order", 2)], "{order:?}");
        let warnings: Vec<_> = report.warnings.iter().map(|warning| (warning.warning, warning.count)).collect();
        assert_eq!(warnings, [("leading_zeros", 3)], "{order:?}");
    }
}

#[test]
fn in_one_file_leading_zeros_tell_two_customers_apart() {
    let report = report(&mut fixture("people/zeros_in_one_file", &["log.csv", "more.csv"]));
    let m2 = &report.measures.M2;
    assert_eq!((m2.to_date.numerator, m2.to_date.denominator), (1, 2), "007 twice, 7 once");
    assert!(report.warnings.is_empty(), "{:?}", report.warnings);
}

#[test]
fn an_identifier_that_a_spreadsheet_rounded_is_not_guessed() {
    let rounded = "order_id,customer_id,date,amount\n4.05E+12,1,2024-01-05,10\n4.05E+12,2,2024-01-06,20\n";
    let mut session =
        shop::open(&[("good.csv", "order_id,customer_id,date,amount\n1,1,2024-01-05,10\n"), ("ids.csv", rounded)]);
    let report = report(&mut session);
    assert_eq!(report.files[1].refused, Some("scientific_ids"));
    assert_eq!((report.measures.M1.orders, report.ledger.rows_read), (1, 1), "nothing of it stays");
}

//! Refunds booked on the day of their order or on their own, from files as platforms write them.

mod shop;

use holdfast::orders::Switch;
use holdfast::views::report::Report;
use shop::{data, flipped, open, report_with, text};

/// #1 of January, of which 20.00 came back on 3 February and 10.00 on 5 March, says the transaction history; #2 of February, all of which came back, nobody knows when; #3 is
/// cancelled; #4 is the newest order, of 1 April, of which 5.00 came back on 2 April.
const ORDERS: &str = "Name,Email,Financial Status,Currency,Subtotal,Total,Refunded Amount,Cancelled at,Created at,Lineitem name\n\
    #1,ada@example.com,partially_refunded,EUR,100.00,100.00,30.00,,2024-01-05 10:00:00 +0100,Pot\n\
    #2,ada@example.com,refunded,EUR,50.00,50.00,50.00,,2024-02-05 10:00:00 +0100,Pan\n\
    #3,ben@example.com,refunded,EUR,30.00,30.00,30.00,2024-02-07 10:00:00 +0100,2024-02-06 10:00:00 +0100,Pan\n\
    #4,cleo@example.com,partially_refunded,EUR,70.00,70.00,5.00,,2024-04-01 10:00:00 +0200,Pot\n";

const HISTORY: &str = "Order,Name,Kind,Gateway,Created At,Status,Amount,Currency,Card Type\n\
    61,#1,sale,shopify_payments,2024-01-05 10:00:00 +0100,success,100.00,EUR,visa\n\
    61,#1,refund,shopify_payments,2024-02-03 09:00:00 +0100,success,20.00,EUR,visa\n\
    61,#1,refund,shopify_payments,2024-03-05 09:00:00 +0100,success,10.00,EUR,visa\n\
    61,#1,refund,shopify_payments,2024-03-06 09:00:00 +0100,failure,10.00,EUR,visa\n\
    63,#3,refund,shopify_payments,2024-02-07 09:00:00 +0100,success,30.00,EUR,visa\n\
    64,#4,refund,shopify_payments,2024-04-02 09:00:00 +0200,success,5.00,EUR,visa\n";

/// Revenue by month, in minor units.
fn months(report: &Report) -> Vec<i64> {
    report.measures.M1.months.iter().map(|month| month.revenue_minor).collect()
}

/// By hand: January 100 − 30 = 70 or 100; February 0 or −20; March nothing or −10; April 65 or, since the refund comes after the newest order, 70.
#[test]
fn the_transaction_history_dates_refunds() {
    for files in
        [[("orders.csv", ORDERS), ("history.csv", HISTORY)], [("history.csv", HISTORY), ("orders.csv", ORDERS)]]
    {
        let mut session = open(&files);
        let off = report_with(&mut session, &[]);
        assert_eq!(months(&off), [7_000, 0, 0, 6_500]);
        let on = report_with(&mut session, &[Switch::RefundDay]);
        assert_eq!(months(&on), [10_000, -2_000, -1_000, 7_000]);
        assert_eq!(
            (off.measures.M1.orders, off.measures.M1.customers),
            (on.measures.M1.orders, on.measures.M1.customers)
        );
        assert_eq!((&off.ledger, &off.scope.as_of), (&on.ledger, &on.scope.as_of));
        for report in [&off, &on] {
            let dates = report.switches.refund_dates.as_ref().expect("the history tells");
            let told = (dates.refunds, dates.dated, dates.moves_minor, dates.late_minor);
            // #1, #2 and #4 count; #3 is cancelled.
            assert_eq!(told, (3, 2, 3_500, 500));
        }
        let view = data(&mut session);
        let switch =
            view.switches.iter().find(|switch| switch.moves.contains("refunds have a date")).expect("the switch");
        assert!(switch.matters && !switch.on, "{switch:?}");
        assert!(switch.moves.starts_with("2 of 3 refunds have a date; "), "{}", switch.moves);
    }
}

/// As of the end of February the first order was worth 80.00 and nothing of March has happened: no leak.
#[test]
fn a_refund_is_not_seen_before_its_day() {
    let mut session = open(&[("orders.csv", ORDERS), ("history.csv", HISTORY)]);
    let mut request = flipped(&[Switch::RefundDay]);
    request.scope.as_of = Some("2024-02-29".to_owned());
    assert_eq!(months(&session.report(&request).expect("read")), [10_000, -2_000]);
    request.switches.flipped.clear();
    assert_eq!(months(&session.report(&request).expect("read")), [7_000, 0]);
}

/// Without the history the switch has nothing to move.
#[test]
fn without_dates_nothing_moves() {
    let mut session = open(&[("orders.csv", ORDERS)]);
    let [off, on] = [&[][..], &[Switch::RefundDay]].map(|switches| report_with(&mut session, switches));
    assert_eq!((months(&off), off.switches.refund_dates.is_none()), (months(&on), true));
}

/// WebToffee packs several refunds with their dates into one cell: of 2043, 10.00 came back a day and 5.00 two days after it. The other one's refund has a date too.
#[test]
fn packed_refunds_have_their_dates() {
    let mut session = open(&[("orders.csv", &text("presets", "webtoffee.csv"))]);
    let dates = report_with(&mut session, &[]).switches.refund_dates.expect("dates");
    assert_eq!((dates.refunds, dates.dated), (2, 2));
}

/// Stripe names one day for all that was paid back, at UTC like the charge: here 2024-03-10. The charge of 25.00 lost 10.00.
#[test]
fn stripe_names_one_day() {
    let text = "id,Created date (UTC),Amount,Amount Refunded,Currency,Captured,Status,Customer ID,Refunded date (UTC)\n\
        ch_1,2024-01-05 10:00:00,25.00,10.00,eur,true,Refunded,cus_1,2024-03-10 08:00:00\n\
        ch_2,2024-02-05 10:00:00,15.00,0.00,eur,true,Paid,cus_1,\n\
        ch_3,2024-04-05 10:00:00,15.00,0.00,eur,true,Paid,cus_2,\n";
    let mut session = open(&[("stripe.csv", text)]);
    assert_eq!(months(&report_with(&mut session, &[])), [1_500, 1_500, 0, 1_500]);
    assert_eq!(months(&report_with(&mut session, &[Switch::RefundDay])), [2_500, 1_500, -1_000, 1_500]);
}

/// Lines of JSON list an order's refunds: 5.00 of March, 2.50 of April. A refund on a line of its own names the order, as a bulk query of refunds does.
#[test]
fn lines_of_json_date_refunds() {
    let set = |amount: &str| format!(r#"{{"shopMoney":{{"amount":"{amount}","currencyCode":"EUR"}}}}"#);
    let order = |id: u32, day: &str, total: &str, refunded: &str, refunds: &str| {
        let (total, refunded) = (set(total), set(refunded));
        format!(
            r##"{{"id":"gid://shopify/Order/{id}","name":"#{id}","createdAt":"{day}T09:00:00Z","email":"c{id}@example.com","displayFinancialStatus":"PAID","totalPriceSet":{total},"totalRefundedSet":{refunded},"refunds":[{refunds}]}}"##
        )
    };
    let refund =
        |day: &str, amount: &str| format!(r#"{{"createdAt":"{day}T10:00:00Z","totalRefundedSet":{}}}"#, set(amount));
    let alone = format!(
        r#"{{"id":"gid://shopify/Refund/9","__parentId":"gid://shopify/Order/2","createdAt":"2024-03-20T10:00:00Z","totalRefundedSet":{}}}"#,
        set("4.00")
    );
    let text = [
        order(1, "2024-01-05", "20.00", "7.50", &(refund("2024-03-10", "5.00") + "," + &refund("2024-04-02", "2.50"))),
        order(2, "2024-02-05", "30.00", "4.00", ""),
        alone,
        order(3, "2024-04-05", "10.00", "0.00", ""),
    ]
    .join("\n");
    let mut session = open(&[("orders.jsonl", &text)]);
    assert_eq!(months(&report_with(&mut session, &[])), [1_250, 2_600, 0, 1_000]);
    assert_eq!(months(&report_with(&mut session, &[Switch::RefundDay])), [2_000, 3_000, -900, 750]);
}

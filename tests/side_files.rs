//! Files beside the orders: spend, costs, the loyalty programme, attributes, and Shopify's own list of customers.
//!
//! The orders of every test are these, by hand:
//!
//! | order | customer | paid | paid back |
//! |---|---|---|---|
//! | #1 | ada | 100.00 | |
//! | #2 | ada | 50.00 | 20.00 |
//! | #3 | ben | 30.00 | 30.00, cancelled |
//! | #4 | cleo | 70.00 | |
//!
//! So ada has 2 orders and spent 130.00, ben 1 and 0.00, cleo 1 and 70.00.

use holdfast::analysis::{Analysis, CompareAsked, Import, ReadFile};
use holdfast::i18n::{Language, PlainFormat, Words};
use holdfast::orders::Scope;
use holdfast::units::{Day, Exact};
use holdfast::views::build;
use holdfast::views::side_files::SideFilesView;

const ORDERS: &str = "Name,Email,Financial Status,Currency,Subtotal,Total,Refunded Amount,Cancelled at,Created at,Lineitem name\n\
    #1,ada@example.com,paid,EUR,100.00,100.00,0.00,,2024-01-05 10:00:00 +0100,Pot\n\
    #2,Ada@Example.com,partially_refunded,EUR,50.00,50.00,20.00,,2024-02-05 10:00:00 +0100,Pan\n\
    #3,ben@example.com,refunded,EUR,30.00,30.00,30.00,2024-02-07 10:00:00 +0100,2024-02-06 10:00:00 +0100,Pan\n\
    #4,cleo@example.com,paid,EUR,70.00,70.00,0.00,,2024-03-01 10:00:00 +0100,Pot\n";

fn import(files: &[(&str, &str)]) -> Result<Analysis, Vec<ReadFile>> {
    let mut import = Import::default();
    for (name, text) in files {
        import.begin_file(name, text.len() as u64);
        import.push(text.as_bytes());
        assert!(!import.end_file(), "{name} is read once");
    }
    import.finish()
}

fn beside(name: &str, text: &str) -> Analysis {
    let Ok(mut analysis) = import(&[("orders.csv", ORDERS), (name, text)]) else { panic!("{name} is read") };
    let rules = analysis.default_rules();
    assert!(analysis.data(&rules).ledger.balances());
    analysis
}

fn view(analysis: &Analysis) -> Option<SideFilesView> {
    let words = Words { language: Language::default(), format: &PlainFormat, currency: analysis.book().currency() };
    build::side_files(analysis, &words)
}

fn format_of(analysis: &Analysis, file: usize) -> &'static str {
    analysis.files()[file].summary().expect("it is read").format.code()
}

#[test]
fn spend_by_day_and_channel() {
    let text = "Date,Channel,Amount\n2024-01-01,Search,\"1,200.50\"\n2024-01-02,Social,80\n2024-01-02,Search,19.50\nTotal,,1300\n";
    let mut analysis = beside("spend.csv", text);
    assert_eq!(format_of(&analysis, 1), "marketing_spend");
    let spend: Vec<(i32, &str, Exact)> =
        analysis.book().side_files().spend().map(|spend| (spend.day.0, spend.channel.as_str(), spend.amount)).collect();
    let day = |day| Day::from_ymd(2024, 1, day).expect("a day").0;
    assert_eq!(
        spend,
        [(day(1), "Search", Exact(12_005_000)), (day(2), "Social", Exact(800_000)), (day(2), "Search", Exact(195_000))]
    );
    // The orders' money is what it was; the spend moves no sum of the ledger.
    let rules = analysis.default_rules();
    let ledger = analysis.data(&rules).ledger;
    assert_eq!((ledger.rows_read, ledger.money_read), (8, 2_500_000));
    let facts = view(&analysis).expect("there is something").facts;
    assert_eq!(facts[0].0, "Marketing spend");
    assert!(facts[0].1.contains("1,300.00") && facts[0].1.contains("2 channels"), "{}", facts[0].1);
}

#[test]
fn costs_of_products() {
    let analysis = beside("costs.csv", "Variant SKU;Cost per item\nPOT-1;12,50\nPAN-1;8,00\n;3,00\nPOT-2;\n");
    assert_eq!(format_of(&analysis, 1), "product_costs");
    let costs: Vec<(&str, Exact)> =
        analysis.book().side_files().costs().map(|cost| (cost.sku.as_str(), cost.cost)).collect();
    assert_eq!(costs, [("POT-1", Exact(125_000)), ("PAN-1", Exact(80_000))]);
    let summary = analysis.files()[1].summary().expect("it is read");
    assert_eq!((summary.records, summary.lines, summary.refused), (4, 2, 2));
}

/// The second row is a further picture of the mug, which has neither number nor cost.
#[test]
fn shopifys_products_with_their_costs() {
    let text = "Handle,Title,Vendor,Published,Variant SKU,Variant Inventory Qty,Variant Price,Image Src,Cost per item,Status\n\
        mug,Clay mug,Pots,true,MUG-1,12,20.00,a.png,7.50,active\nmug,,,,,,,b.png,,\nlid,Lid,Pots,true,LID-1,3,5.00,c.png,1.25,active\n";
    let analysis = beside("products_export.csv", text);
    assert_eq!(format_of(&analysis, 1), "product_costs");
    let costs: Vec<(&str, Exact)> =
        analysis.book().side_files().costs().map(|cost| (cost.sku.as_str(), cost.cost)).collect();
    assert_eq!(costs, [("MUG-1", Exact(75_000)), ("LID-1", Exact(12_500))]);
}

#[test]
fn the_loyalty_programme() {
    let text = "customer email,date,points issued,points redeemed\nada@example.com,2024-01-05,100,\nADA@example.com,2024-02-05,50,120\n,2024-02-05,1,1\n";
    let analysis = beside("loyalty.csv", text);
    assert_eq!(format_of(&analysis, 1), "loyalty_ledger");
    let events: Vec<(&[u8], i64, i64)> = analysis
        .book()
        .side_files()
        .loyalty()
        .map(|event| (event.customer.as_slice(), event.issued.0, event.redeemed.0))
        .collect();
    let ada = b"ada@example.com".as_slice();
    assert_eq!(events, [(ada, 1_000_000, 0), (ada, 500_000, 1_200_000)]);
}

#[test]
fn attributes_of_customers() {
    let analysis = beside("survey.csv", "Email,Score,Plan\nada@example.com,9,gold\nben@example.com,,silver\n");
    assert_eq!(format_of(&analysis, 1), "customer_attributes");
    let files = analysis.book().side_files();
    assert_eq!(files.attribute_names(), ["Score", "Plan"]);
    let said: Vec<(u32, &str)> = files.attributes().map(|it| (it.name, it.value.as_str())).collect();
    assert_eq!(said, [(0, "9"), (1, "gold"), (1, "silver")]);
    assert!(view(&analysis).expect("there is something").facts[0].1.contains("Score, Plan of 2 customers"));
}

#[test]
fn shopifys_own_list_is_compared_customer_by_customer() {
    // ada agrees in both; ben's order agrees and his spend does not; cleo has an order more by the list; dan is only listed,
    // eve only signed up.
    let text = "Customer ID,First Name,Email,Accepts Email Marketing,Phone,Total Spent,Total Orders\n\
        '1,Ada,ada@example.com,yes,,130.00,2\n\
        '2,Ben,ben@example.com,no,,30.00,1\n\
        '3,Cleo,cleo@example.com,no,,170.00,2\n\
        '4,Dan,dan@example.com,no,,10.00,1\n\
        '5,Eve,eve@example.com,yes,,0.00,0\n";
    let analysis = beside("customers_export.csv", text);
    assert_eq!(format_of(&analysis, 1), "shopify_customers");
    let check = analysis.cross_check().expect("there is a list");
    assert_eq!((check.compared, check.orders_agree, check.spend_agrees), (3, 2, 1));
    assert_eq!((check.only_listed, check.only_in_orders), (1, 0));
    let [cleo, ben] = check.differing.as_slice() else { panic!("two differ: {:?}", check.differing) };
    assert_eq!(
        (cleo.customer.as_slice(), cleo.orders, cleo.spent),
        (&b"cleo@example.com"[..], (2, 1), (17_000, 7_000))
    );
    assert_eq!((ben.customer.as_slice(), ben.orders, ben.spent), (&b"ben@example.com"[..], (1, 1), (3_000, 0)));
    let check = view(&analysis).and_then(|view| view.check).expect("a check");
    assert!(check.sentence.contains("agrees for 2 and what they spent for 1"), "{}", check.sentence);
    assert_eq!(check.differing.map(|table| table.rows.len()), Some(2));
}

#[test]
fn without_orders_they_are_refused_in_a_sentence() {
    let Err(files) = import(&[("spend.csv", "date,channel,amount\n2024-01-01,Search,5\n")]) else {
        panic!("there are no orders")
    };
    let error = files[0].outcome.as_ref().expect_err("refused");
    let words =
        Words { language: Language::default(), format: &PlainFormat, currency: holdfast::units::Currency::UNKNOWN };
    let problem = build::problem("spend.csv", error, &words);
    assert_eq!(problem.code, "beside_orders");
    assert!(problem.sentence.contains("spend.csv") && problem.sentence.contains("Marketing spend"));
}

#[test]
fn the_same_list_twice_says_it_once() {
    let spend = "date,channel,amount\n2024-01-01,Search,5\n";
    let Ok(mut analysis) = import(&[("orders.csv", ORDERS), ("a.csv", spend), ("b.csv", spend)]) else {
        panic!("they are read")
    };
    assert_eq!(analysis.book().side_files().spend().count(), 1);
    let rules = analysis.default_rules();
    let ledger = analysis.data(&rules).ledger;
    let doubled = ledger.occurring().find(|(reason, _)| reason.code() == "duplicate_file").expect("set aside").1;
    assert!(ledger.balances() && doubled.rows == 1);
}

#[test]
fn the_report_holds_what_the_data_page_says() {
    let spend = "Date,Channel,Amount\n2024-01-01,Search,\"1,200.50\"\n2024-01-02,Social,80\n2024-01-03,search,19.50\n";
    let costs = "Variant SKU;Cost per item\nPOT-1;12,50\nPAN-1;8,00\nPAN-1;9,00\n";
    let loyalty = "customer email,date,points issued,points redeemed\nada@example.com,2024-01-05,100,\nada@example.com,2024-02-05,50,120\n";
    let survey = "Email,Score,Plan\nada@example.com,9,gold\nben@example.com,,silver\n";
    let list = "Customer ID,First Name,Email,Accepts Email Marketing,Phone,Total Spent,Total Orders\n\
        '1,Ada,ada@example.com,yes,,130.00,2\n\
        '2,Ben,ben@example.com,no,,30.00,1\n\
        '4,Dan,dan@example.com,no,,10.00,1\n";
    let files = [
        ("orders.csv", ORDERS),
        ("1.csv", spend),
        ("2.csv", costs),
        ("3.csv", loyalty),
        ("4.csv", survey),
        ("5.csv", list),
    ];
    let Ok(mut analysis) = import(&files) else { panic!("they are read") };
    let rules = analysis.default_rules();
    let report =
        build::report(&mut analysis, &rules, &Scope::default(), &build::value_query(&|_| None), CompareAsked::Periods);
    let found = serde_json::to_value(&report.side_files).expect("plain");
    let expected = serde_json::json!({
        "marketing_spend": { "money": "1300", "channels": 2, "from": "2024-01-01", "to": "2024-01-03" },
        "product_costs": { "products": 2 },
        "loyalty_ledger": { "entries": 2, "customers": 1, "from": "2024-01-05", "to": "2024-02-05" },
        "customer_attributes": { "columns": ["Score", "Plan"], "customers": 2 },
        "customers_check": {
            "compared": 2, "orders_agree": 2, "spend_agrees": 1, "only_listed": 1, "only_in_orders": 1,
            "differing": [{
                "customer": "ben@example.com", "orders_listed": 1, "orders_here": 1,
                "spent_listed_minor": 3_000, "spent_here_minor": 0
            }],
        },
    });
    assert_eq!(found, expected);
    // What was not dropped is absent, never 0.
    let Ok(mut analysis) = import(&files[..1]) else { panic!("they are read") };
    let report =
        build::report(&mut analysis, &rules, &Scope::default(), &build::value_query(&|_| None), CompareAsked::Periods);
    let found = serde_json::to_value(&report.side_files).expect("plain");
    assert!(found.as_object().is_some_and(|kinds| kinds.len() == 5 && kinds.values().all(serde_json::Value::is_null)));
}

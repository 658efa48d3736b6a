//! What orders say beside money and people, through the whole reading.

use holdfast::ingest::Importer;
use holdfast::orders::{Facet, OrderBook, OrderBookBuilder};

const HEADER: &str = "Name,Email,Financial Status,Subtotal,Total,Discount Code,Discount Amount,Created at,Lineitem quantity,\
Lineitem name,Lineitem sku,Billing Country,Payment Method,Refunded Amount,Source,Shipping Province,Billing Province,Vendor\n";

fn book(files: &[&str]) -> OrderBook {
    let mut builder = OrderBookBuilder::default();
    for (number, text) in (0_u32..).zip(files) {
        let bytes = [HEADER, text].concat().into_bytes();
        let mut importer = Importer::new(number, "orders.csv", bytes.len() as u64);
        let summary = importer.push(&bytes, &mut builder).and_then(|()| importer.finish(&mut builder)).expect("orders");
        builder.end_file(number, summary.fingerprint);
    }
    builder.seal()
}

/// Each order as number, texts, hour, discount and refund in percent, products, articles.
fn shown(book: &OrderBook) -> Vec<String> {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let catalogue = book.catalogue();
    let mut orders: Vec<String> = book
        .entries()
        .zip(0..)
        .map(|(entry, place)| {
            let facets = entry.facets;
            let texts = Facet::ALL
                .map(|facet| facets.text(facet).map_or("-".to_owned(), |number| text(catalogue.text(facet, number))));
            let mut products: Vec<String> =
                catalogue.items(place).iter().map(|&product| text(catalogue.product(product))).collect();
            products.sort();
            let mut articles: Vec<String> = catalogue
                .articles(place)
                .map(|article| {
                    let sku = article.sku.map_or_else(String::new, |sku| text(catalogue.sku(sku)));
                    [sku, article.vendor.map_or_else(String::new, |vendor| text(catalogue.vendor(vendor)))].join("/")
                })
                .collect();
            articles.sort();
            let number = book.order_id(entry).map(text).unwrap_or_default();
            let hour = facets.hour().map_or("-".to_owned(), |hour| hour.to_string());
            let money = (facets.discount_percent, facets.refunded_percent);
            let items = [products.join("+"), articles.join("+")].join(" ");
            format!("{number} {} {hour} {}% {}% {items}", texts.join(" "), money.0, money.1)
        })
        .collect();
    orders.sort();
    orders
}

/// Worked by hand: #1 had 10.00 off 100.00 and half of 90.00 paid back; the hour is the one written down. The second file has #2 again, with a refund
/// since then, and #3; what both files say of #2's items counts once.
#[test]
fn facets_and_items_come_through() {
    let first = "\
#1,a@example.com,partially_refunded,90.00,90.00,HELLO10,10.00,2024-01-05 23:30:00 -0500,2,Mug,M-1,US,Card,45.00,web,NY,CA,Ada\n\
#1,a@example.com,,,,,,2024-01-05 23:30:00 -0500,1,Lid,L-1,,,,,,,Bea\n\
#1,a@example.com,,,,,,2024-01-05 23:30:00 -0500,3,Mug,M-1,,,,,,,Ada\n\
#2,b@example.com,paid,20.00,20.00,,0.00,2024-01-06 09:00:00 -0500,1,Pot,P-1,CA,Invoice,0.00,pos,,ON,Ada\n\
#2,b@example.com,,,,,,2024-01-06 09:00:00 -0500,1,Pan,,,,,,,,\n";
    let second = "\
#2,b@example.com,refunded,20.00,20.00,,0.00,2024-01-06 09:00:00 -0500,1,Pot,P-1,CA,Invoice,20.00,pos,,ON,Ada\n\
#2,b@example.com,,,,,,2024-01-06 09:00:00 -0500,1,Pan,,,,,,,,\n\
#3,c@example.com,paid,5.00,5.00,,0.00,2024-02-06 10:00:00 -0500,,,X-9,,,0.00,,,,\n";
    let wanted = [
        "#1 US NY web Card HELLO10 23 10% 50% Lid+Mug L-1/Bea+M-1/Ada",
        "#2 CA ON pos Invoice - 9 0% 0% Pan+Pot /+P-1/Ada",
    ];
    assert_eq!(shown(&book(&[first])), wanted);
    let both = [
        "#1 US NY web Card HELLO10 23 10% 50% Lid+Mug L-1/Bea+M-1/Ada",
        "#2 CA ON pos Invoice - 9 0% 100% Pan+Pot /+P-1/Ada",
        "#3 - - - - - 10 0% 0% X-9 X-9/",
    ];
    assert_eq!(shown(&book(&[first, second])), both);
    assert_eq!(shown(&book(&[second, first])), both);
}

//! The walk against a whole JSON parser, and the rows that lines become.

use proptest::prelude::*;
use serde_json::Value;

use super::tokens::{Plain, walk};
use super::{COLUMNS, JsonLines, are_orders};

/// Every plain value with its path, as the walk finds them; nothing where it finds no JSON.
fn walked(text: &[u8]) -> Option<Vec<(String, String)>> {
    let mut found = Vec::new();
    let string = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("the walk checks it");
    walk(text, &mut |path, value| {
        let value = match value {
            Plain::Text(text) => format!("text {}", string(text)),
            Plain::Word(word) => format!("word {}", string(word)),
            Plain::Null => "null".to_owned(),
            Plain::Begins => return,
        };
        found.push((string(path), value));
    })
    .map(|()| found)
}

/// The same by a parser that builds everything.
fn built(value: &Value, path: &str, found: &mut Vec<(String, String)>) {
    match value {
        Value::Null => found.push((path.to_owned(), "null".to_owned())),
        Value::Bool(_) | Value::Number(_) => found.push((path.to_owned(), format!("word {value}"))),
        Value::String(text) => found.push((path.to_owned(), format!("text {text}"))),
        Value::Array(values) => values.iter().for_each(|value| built(value, &format!("{path}[]"), found)),
        Value::Object(names) => {
            for (name, value) in names {
                let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
                built(value, &path, found);
            }
        }
    }
}

fn json() -> impl Strategy<Value = Value> {
    let plain = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        (-1e9..1e9).prop_map(|number: f64| Value::from(number)),
        any::<String>().prop_map(Value::from),
        "[\\\\\"/\u{8}\u{c}\n\r\t a\u{e9}\u{1F600}]{0,6}".prop_map(Value::from),
    ];
    plain.prop_recursive(5, 40, 5, |inside| {
        prop_oneof![
            prop::collection::vec(inside.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map("[a-c\"\\\\\u{e9}]{1,3}", inside, 0..4)
                .prop_map(|names| Value::Object(names.into_iter().collect())),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn the_walk_finds_what_a_parser_builds(value in json(), pretty in any::<bool>()) {
        let text = if pretty { serde_json::to_string_pretty(&value) } else { serde_json::to_string(&value) }.expect("plain");
        let mut expected = Vec::new();
        built(&value, "", &mut expected);
        let mut found = walked(text.as_bytes()).expect("JSON");
        expected.sort();
        found.sort();
        prop_assert_eq!(found, expected);
    }

    /// Pieces of JSON in any order: what one parser takes, the other takes too.
    #[test]
    fn the_walk_takes_what_a_parser_takes(parts in prop::collection::vec(prop::sample::select(PIECES), 0..14)) {
        let text = parts.concat();
        let parsed = serde_json::from_str::<Value>(&text);
        prop_assert_eq!(walked(text.as_bytes()).is_some(), parsed.is_ok(), "{:?}", text);
    }

    #[test]
    fn any_bytes_are_taken_or_not(bytes in prop::collection::vec(any::<u8>(), 0..200), cut in 0_usize..200) {
        let parsed = serde_json::from_slice::<Value>(&bytes);
        prop_assert_eq!(walked(&bytes).is_some(), parsed.is_ok());
        let rows = |pieces: &[&[u8]]| {
            let (mut lines, mut rows) = (JsonLines::default(), Vec::new());
            pieces.iter().for_each(|piece| lines.take(piece, &mut rows));
            lines.end(&mut rows);
            rows
        };
        let (head, tail) = bytes.split_at(cut.min(bytes.len()));
        prop_assert_eq!(rows(&[&bytes]), rows(&[head, tail]));
        are_orders(&bytes);
    }

    /// A line cut anywhere is not a whole one.
    #[test]
    fn a_line_that_was_cut_is_seen(value in json(), cut in 0_usize..100) {
        let text = serde_json::to_string(&serde_json::json!({ "value": value })).expect("plain");
        let cut = cut % text.len();
        prop_assert_eq!(walked(&text.as_bytes()[..cut]), None);
    }
}

const PIECES: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    " ",
    "\"a\"",
    "\"\\u00e9\"",
    "\"\\ud83d\\ude00\"",
    "\"\\ud83d\"",
    "\"\\ude00\"",
    "\"\\x\"",
    "\"",
    "\\",
    "0",
    "01",
    "-1",
    "1.5",
    "1.",
    ".5",
    "1e3",
    "1e",
    "-",
    "true",
    "null",
    "nul",
    "{\"a\":",
    "\"a\":1",
    "[1,",
    "\n",
    "\"\t\"",
    "+1",
    "1E-2",
    "tru",
    "false",
];

#[test]
fn a_text_as_deep_as_a_well_is_given_up() {
    let nested = |depth: usize| format!("{}1{}", "[".repeat(depth), "]".repeat(depth));
    assert!(walked(nested(64).as_bytes()).is_some());
    assert!(walked(nested(65).as_bytes()).is_none());
    assert!(walked("[".repeat(1_000_000).as_bytes()).is_none());
}

/// The rows that a text becomes, cell by cell.
fn rows(text: &str) -> Vec<Vec<String>> {
    let (mut lines, mut rows) = (JsonLines::default(), JsonLines::header());
    lines.take(text.as_bytes(), &mut rows);
    lines.end(&mut rows);
    csv::ReaderBuilder::new()
        .delimiter(b'\t')
        .flexible(true)
        .from_reader(rows.as_slice())
        .records()
        .map(|record| record.expect("a row").iter().map(str::to_owned).collect())
        .collect()
}

fn cell<'a>(row: &'a [String], name: &str) -> &'a str {
    let at = COLUMNS.iter().position(|(column, _)| *column == name).expect("a column");
    &row[at]
}

#[test]
fn lines_become_rows() {
    let rows = rows(concat!(
        r#"{"id":"gid://shopify/Order/1","email":null,"customer":{"email":"a@b.c","id":"c"},"test":true,"tags":["id"],"#,
        r#""totalPriceSet":{"presentmentMoney":{"amount":"9"},"shopMoney":{"amount":"8.50","currencyCode":"EUR"}}}"#,
        "\n\n",
        r#"{"__parentId":"gid://shopify/Order/1","id":"gid://shopify/LineItem/2","title":"6\" \"pan\"\nof\ttin","quantity":2}"#,
        "\r\nnot JSON, \"quoted\"\n",
        r#"{"id":"cut"#,
    ));
    assert_eq!(rows.len(), 4);
    let [order, item, damaged, cut] = rows.as_slice() else { panic!("four rows") };
    let cells = |row: &[String]| {
        ["id", "email", "customer.id", "totalPriceSet", "currencyCode", "test", "title", "quantity"]
            .map(|name| cell(row, name).to_owned())
    };
    assert_eq!(cells(order), ["1", "a@b.c", "c", "8.50", "EUR", "test", "", ""]);
    assert_eq!(cells(item), ["1", "", "", "", "", "", "6\" \"pan\" of\ttin", "2"]);
    assert_eq!(
        (damaged.as_slice(), cut.as_slice()),
        (&["not JSON, \"quoted\"".to_owned()][..], &["{\"id\":\"cut".to_owned()][..])
    );
}

/// Amount and date of a refund in either order; one without an amount, and what else has an amount, are passed over.
#[test]
fn refunds_of_a_list_become_one_cell() {
    let money = |amount: &str| {
        format!(r#""totalRefundedSet":{{"shopMoney":{{"amount":"{amount}"}},"presentmentMoney":{{"amount":"7"}}}}"#)
    };
    let text = format!(
        r#"{{"id":"1","refunds":[{{"createdAt":"2025-03-01T23:30:00Z",{}}},{{"createdAt":"2025-03-02T00:00:00Z"}},{{{},"id":"gid://shopify/Refund/2","createdAt":"2025-03-04T00:00:00Z"}}],{}}}"#,
        money("5.00"),
        money("2.5"),
        money("7.50"),
    );
    let rows = rows(&text);
    assert_eq!(
        cell(&rows[0], "refunds"),
        "amount:5.00|date:2025-03-01T23:30:00Z;amount:2.5|date:2025-03-04T00:00:00Z;"
    );
    assert_eq!(cell(&rows[0], "totalRefundedSet"), "7.50");
}

#[test]
fn an_order_and_its_lines_go_by_its_name() {
    let names = |text: &str| -> Vec<[String; 2]> {
        rows(text).iter().map(|row| ["name", "title"].map(|column| cell(row, column).to_owned())).collect()
    };
    let found = names(concat!(
        r##"{"id":"gid://shopify/Order/1","name":"#1001"}"##,
        "\n",
        r#"{"id":"gid://shopify/Order/2"}"#,
        "\n",
        r#"{"__parentId":"gid://shopify/Order/2","title":"Mug"}"#,
        "\n",
        r#"{"__parentId":"gid://shopify/Order/1","title":"Tea","name":"Tea - Green"}"#,
        "\n",
        r#"{"__parentId":"gid://shopify/Order/9","title":"Lid"}"#,
        "\n",
        r#"{"__parentId":"gid://shopify/Refund/1","title":"Pot"}"#,
    ));
    let wanted = [
        ["#1001", ""],
        ["2", ""],
        ["2", "Mug"],
        ["#1001", "Tea - Green"],
        ["9", "Lid"],
        ["gid://shopify/Refund/1", "Pot"],
    ];
    assert_eq!(found, wanted);
}

#[test]
fn the_best_path_of_a_column_is_taken_wherever_it_stands() {
    for text in [
        r#"{"customer":{"email":"second@b.c"},"email":"first@b.c"}"#,
        r#"{"email":"first@b.c","customer":{"email":"second@b.c"}}"#,
        r#"{"email":"earlier@b.c","email":"first@b.c"}"#,
    ] {
        assert_eq!(cell(&rows(text)[0], "email"), "first@b.c", "{text}");
    }
}

#[test]
fn what_is_too_long_is_cut_or_given_up() {
    let long = |length: usize| format!("{{\"id\":\"1\",\"title\":\"é{}\"}}", "é".repeat(length));
    let rows = rows(&[long(2_000), long(5 << 20), long(1)].join("\n"));
    assert_eq!((rows.len(), cell(&rows[0], "title")), (3, "é".repeat(512).as_str()));
    assert_eq!((rows[1].len(), rows[1][0].chars().count() < 1_024), (1, true));
    assert_eq!(cell(&rows[2], "title"), "éé");
}

#[test]
fn flags_and_numbers_are_plain() {
    for (text, column, expected) in [
        (r#"{"test":true}"#, "test", "test"),
        (r#"{"test":false}"#, "test", ""),
        (r#"{"test":null}"#, "test", ""),
        (r#"{"id":"gid://shopify/Order/17"}"#, "id", "17"),
        (r#"{"customer":{"id":"gid://shopify/Customer/17"}}"#, "customer.id", "17"),
        (r#"{"__parentId":"gid://shopify/LineItem/17","id":"gid://shopify/Tax/1"}"#, "id", "gid://shopify/LineItem/17"),
    ] {
        assert_eq!(cell(&rows(text)[0], column), expected, "{text}");
    }
}

#[test]
fn orders_are_told_from_other_json() {
    let order = r#"{"id":"1","createdAt":"2025-01-01T00:00:00Z","totalPriceSet":{"shopMoney":{"amount":"1"}}}"#;
    for (text, orders) in [
        (order.to_owned(), true),
        (format!("\n{order}\r\n"), true),
        (format!("{order}\n{{\"id\":\"2\",\"__par"), true),
        (format!("{{\"id\":\"gid://shopify/Customer/1\"}}\n{order}\n"), true),
        (format!("[{order}]"), false),
        (r#"{"id":"gid://shopify/Product/1","createdAt":"2025-01-01T00:00:00Z"}"#.to_owned(), false),
        (serde_json::to_string_pretty(&serde_json::from_str::<Value>(order).expect("JSON")).expect("plain"), false),
        ("Name,Email\n".to_owned(), false),
        (String::new(), false),
    ] {
        assert_eq!(are_orders(text.as_bytes()), orders, "{text}");
    }
}

//! Good files made bad by recipe. Each comes back with the figures of the good file, or is refused with a sentence, or what is missing from the
//! figures is said in the ledger, row by row: never wrong in silence.

mod golden_support;

use golden_support::shop::{Figures, figures_of};
use golden_support::table::{Ends, Form, Letters, Table, encoded};
use golden_support::{Dropped, Outcome, read};
use holdfast::sample;

/// A good file, and the columns that it cannot do without.
struct Good {
    name: &'static str,
    table: Table,
    order: &'static str,
    customer: &'static str,
    date: &'static str,
    /// The first is the amount of a row; all are money.
    money: &'static [&'static str],
    figures: Figures,
    rows: u64,
}

impl Good {
    fn new(
        name: &'static str,
        table: Table,
        [order, customer, date]: [&'static str; 3],
        money: &'static [&'static str],
    ) -> Self {
        let outcome = read(&[Dropped::new("good.csv", table.plain())]);
        let report = outcome.report.as_ref().unwrap_or_else(|| panic!("{name}: {:?}", outcome.problems));
        let (figures, rows) = (figures_of(&outcome), report.ledger.rows_read);
        assert!(report.ledger.balances && figures.orders > 100 && figures.repeat > 10, "{name}: {figures:?}");
        Self { name, table, order, customer, date, money, figures, rows }
    }
}

/// The first orders of the made-up shop: 79 columns, several rows an order, notes, refunds, guests, cancelled orders.
fn shopify() -> Table {
    let text: String = sample::made_up_shop().take(9).map(|piece| String::from_utf8(piece).expect("text")).collect();
    Table::parse(&text)
}

/// The same orders as a log of one row an order, with letters that need an encoding.
fn log() -> Table {
    let shop = shopify();
    let [name, email, created, total] = ["Name", "Email", "Created at", "Total"].map(|column| shop.column(column));
    let rows = shop.rows.iter().filter(|row| !row[total].is_empty()).map(|row| {
        let number = format!("70{:0>8}", row[name].trim_start_matches('#'));
        vec![number, row[email].clone(), row[created][..10].to_owned(), row[total].clone(), "Café, crème".to_owned()]
    });
    let header = ["order_id", "customer_email", "order_date", "total", "item"].map(str::to_owned).to_vec();
    Table { header, rows: rows.collect() }
}

/// The same items as lines of invoices.
fn invoices() -> Table {
    let shop = shopify();
    let [name, email, created, item, quantity, price] =
        ["Name", "Email", "Created at", "Lineitem name", "Lineitem quantity", "Lineitem price"]
            .map(|column| shop.column(column));
    let rows = shop.rows.iter().map(|row| {
        let day = &row[created];
        let customer: u32 = row[email].bytes().fold(0, |sum, byte| (sum * 31 + u32::from(byte)) % 90_000);
        let date = format!("{}/{}/{} {}", &day[5..7], &day[8..10], &day[..4], &day[11..16]);
        let customer = if row[email].is_empty() { String::new() } else { (10_000 + customer).to_string() };
        let number = format!("53{:0>6}", row[name].trim_start_matches('#'));
        vec![number, row[item].clone() + " – crème", row[quantity].clone(), date, row[price].clone(), customer]
    });
    let header =
        ["InvoiceNo", "Description", "Quantity", "InvoiceDate", "UnitPrice", "CustomerID"].map(str::to_owned).to_vec();
    Table { header, rows: rows.collect() }
}

fn goods() -> [Good; 3] {
    [
        Good::new(
            "Shopify orders",
            shopify(),
            ["Name", "Email", "Created at"],
            &["Total", "Subtotal", "Discount Amount", "Refunded Amount", "Lineitem price", "Shipping", "Taxes"],
        ),
        Good::new("a log", log(), ["order_id", "customer_email", "order_date"], &["total"]),
        Good::new("invoice lines", invoices(), ["InvoiceNo", "CustomerID", "InvoiceDate"], &["UnitPrice"]),
    ]
}

fn drop_one(bytes: Vec<u8>) -> Outcome {
    let outcome = read(&[Dropped::new("bad.csv", bytes)]);
    if let Some(report) = &outcome.report {
        assert!(report.ledger.balances);
    }
    outcome
}

/// Comes back whole: the figures, every row used as before.
fn is_recovered(good: &Good, recipe: &str, outcome: &Outcome) {
    let report = outcome.report.as_ref().unwrap_or_else(|| panic!("{}, {recipe}: {:?}", good.name, outcome.problems));
    assert_eq!(figures_of(outcome), good.figures, "{}, {recipe}", good.name);
    assert_eq!(report.ledger.rows_read, good.rows, "{}, {recipe}", good.name);
}

/// Refused by this code, with a sentence and a remedy.
fn is_refused(good: &Good, recipe: &str, outcome: &Outcome, codes: &[&str]) {
    let [problem] = outcome.problems.as_slice() else { panic!("{}, {recipe}: not refused", good.name) };
    assert!(codes.contains(&problem.code.as_str()), "{}, {recipe}: {problem:?}", good.name);
    assert!(problem.sentence.contains("bad.csv") && !problem.remedy.is_empty(), "{problem:?}");
    assert!(outcome.report.is_none());
}

/// How many rows are set aside for a reason.
fn aside(outcome: &Outcome, reason: &str) -> u64 {
    let ledger = &outcome.report.as_ref().expect("a report").ledger;
    ledger.reasons.iter().filter(|entry| entry.reason == reason).map(|entry| entry.rows).sum()
}

#[test]
fn another_encoding() {
    for good in goods() {
        let recipe = "UTF-16 with a mark";
        let text = String::from_utf8(good.table.plain()).expect("text");
        is_recovered(&good, recipe, &drop_one(encoded(&text, Letters::Utf16Little)));
        // What Western Europe has no letter for cannot be written in its code page.
        let western: String =
            text.replace('–', "-").chars().map(|c| if u32::from(c) < 256 { c } else { '?' }).collect();
        is_recovered(&good, "windows-1252", &drop_one(encoded(&western, Letters::Windows1252)));
    }
}

#[test]
fn lines_above_the_header() {
    for good in goods() {
        let plain = good.table.plain();
        let semicolons = good.table.write(Form { delimiter: ';', ..Form::default() });
        let before = |text: &str, bytes: &[u8]| [text.as_bytes(), bytes].concat();
        is_recovered(&good, "a mark", &drop_one(before("\u{FEFF}", &plain)));
        is_recovered(&good, "sep=,", &drop_one(before("sep=,\n", &plain)));
        is_recovered(&good, "sep=;", &drop_one(before("sep=;\r\n", &semicolons)));
        is_recovered(&good, "two titles", &drop_one(before("Orders of the year\nMade on 31/12/2025,,\n", &plain)));
        is_recovered(&good, "a mark and titles", &drop_one(before("\u{FEFF}Orders of the year\n\n", &semicolons)));
        // It says a delimiter that the file does not have.
        let lie = drop_one(before("sep=;\n", &plain));
        match lie.report {
            Some(_) => is_recovered(&good, "a false sep=", &lie),
            None => is_refused(&good, "a false sep=", &lie, &["missing_columns", "no_header", "no_customer_key"]),
        }
    }
}

#[test]
fn semicolons_and_decimal_commas() {
    for good in goods() {
        let german = good.table.clone().map(good.money, |cell| cell.replace('.', ","));
        let form = Form { delimiter: ';', ends: Ends::CrLf, letters: Letters::Utf8Marked, quoted: false };
        is_recovered(&good, "semicolons and commas", &drop_one(german.write(form)));
    }
}

#[test]
fn other_line_ends() {
    for good in goods() {
        for ends in [Ends::CrLf, Ends::Cr, Ends::Mixed] {
            let form = Form { ends, ..Form::default() };
            is_recovered(&good, &format!("{ends:?}"), &drop_one(good.table.write(form)));
        }
    }
}

/// Places in an order that no one would write by hand.
fn shuffled(length: usize) -> Vec<usize> {
    let mut places: Vec<usize> = (0..length).collect();
    places.sort_by_key(|&at| (at as u64 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(17));
    places
}

#[test]
fn columns_in_another_order() {
    for good in goods() {
        let table = good.table.clone().with_columns_in(&shuffled(good.table.header.len()));
        is_recovered(&good, "columns shuffled", &drop_one(table.plain()));
    }
}

#[test]
fn rows_in_another_order() {
    for good in goods() {
        let rows = shuffled(good.table.rows.len()).into_iter().map(|at| good.table.rows[at].clone());
        is_recovered(&good, "rows shuffled", &drop_one(good.table.with_rows(rows).plain()));
    }
}

#[test]
fn without_a_column_that_is_needed() {
    for good in goods() {
        for column in [good.date, good.money[0]] {
            let outcome = drop_one(good.table.clone().without(column).plain());
            is_refused(&good, column, &outcome, &["missing_columns"]);
        }
        let outcome = drop_one(good.table.clone().without(good.order).plain());
        // One row an order needs no number; an id stands in for a name.
        match outcome.report {
            Some(_) => is_recovered(&good, good.order, &outcome),
            None => is_refused(&good, good.order, &outcome, &["missing_columns"]),
        }
    }
    let [shopify, log, invoices] = goods();
    for good in [log, invoices] {
        let outcome = drop_one(good.table.clone().without(good.customer).plain());
        is_refused(&good, good.customer, &outcome, &["no_customer_key"]);
    }
    // Telephone numbers are left; without them nobody is.
    let table = shopify.table.clone().without("Email");
    let outcome = drop_one(table.clone().plain());
    let figures = figures_of(&outcome);
    assert_eq!((figures.orders, figures.revenue_minor), (shopify.figures.orders, shopify.figures.revenue_minor));
    assert!(figures.guests > shopify.figures.guests);
    is_refused(&shopify, "Email and Phone", &drop_one(table.without("Phone").plain()), &["no_customer_key"]);
}

/// Every hundredth row with an amount.
fn hundredth(good: &Good) -> Vec<usize> {
    let amount = good.table.column(good.money[0]);
    (0..good.table.rows.len()).filter(|&at| !good.table.rows[at][amount].is_empty()).skip(7).step_by(100).collect()
}

#[test]
fn blank_cells() {
    for good in goods() {
        let rows = hundredth(&good);
        assert!(!rows.is_empty());
        for (column, reasons) in [
            (good.date, &["unreadable_date", "footer"][..]),
            (good.money[0], &["unreadable_amount", "orphan_line", "footer"]),
        ] {
            let mut table = good.table.clone();
            let at = table.column(column);
            rows.iter().for_each(|&row| table.rows[row][at].clear());
            let outcome = drop_one(table.plain());
            let set_aside: u64 = reasons.iter().map(|reason| aside(&outcome, reason)).sum();
            assert!(set_aside >= rows.len() as u64, "{}, {column} blank: {set_aside} set aside", good.name);
            assert!(figures_of(&outcome).orders + rows.len() as u64 >= good.figures.orders);
        }
        let mut table = good.table.clone();
        let at = table.column(good.customer);
        rows.iter().for_each(|&row| table.rows[row][at].clear());
        let figures = figures_of(&drop_one(table.plain()));
        assert_eq!((figures.orders, figures.revenue_minor), (good.figures.orders, good.figures.revenue_minor));
        assert!(figures.guests >= good.figures.guests && figures.customers <= good.figures.customers, "{}", good.name);
    }
}

#[test]
fn addresses_in_another_case() {
    for good in goods() {
        let at = good.table.column(good.customer);
        let mut table = good.table.clone();
        for row in table.rows.iter_mut().step_by(33) {
            row[at] = format!(" {} ", row[at].to_uppercase());
        }
        is_recovered(&good, "e-mails in capitals", &drop_one(table.plain()));
    }
}

#[test]
fn rounded_numbers() {
    for good in goods().into_iter().skip(1) {
        let rounded = |cell: &str| {
            cell.parse::<f64>().map_or_else(|_| cell.to_owned(), |number| format!("{number:.2E}").replace('E', "E+"))
        };
        let outcome = drop_one(good.table.clone().map(&[good.order], rounded).plain());
        is_refused(&good, "rounded numbers", &outcome, &["scientific_ids"]);
    }
}

#[test]
fn cut_off_inside_a_quoted_cell() {
    for good in goods() {
        let whole = good.table.write(Form { quoted: true, ..Form::default() });
        let cut = whole.len() - 40;
        let outcome = drop_one(whole[..cut].to_vec());
        let report = outcome.report.as_ref().expect("the rows before it are whole");
        let lost = good.rows
            - report.ledger.rows_used
            - report
                .ledger
                .reasons
                .iter()
                .filter(|reason| !is_damage(reason.reason))
                .map(|reason| reason.rows)
                .sum::<u64>();
        assert!(lost <= 2, "{}: {lost} rows lost: {:?}", good.name, report.ledger);
        let said: u64 =
            report.ledger.reasons.iter().filter(|reason| is_damage(reason.reason)).map(|reason| reason.rows).sum();
        assert!(figures_of(&outcome) == good.figures || said > 0, "{}: {:?}", good.name, report.ledger);
    }
}

fn is_damage(reason: &str) -> bool {
    matches!(reason, "unclosed_quote" | "too_few_cells" | "unreadable_date" | "unreadable_amount" | "footer")
}

#[test]
fn a_total_below() {
    for good in goods() {
        let at = good.table.column(good.money[0]);
        for first in ["Total", "Grand total:", "Summe"] {
            let mut table = good.table.clone();
            let mut row = vec![String::new(); table.header.len()];
            row[0] = first.to_owned();
            row[at] = "123456.78".to_owned();
            table.rows.push(row);
            let outcome = drop_one(table.plain());
            assert_eq!(figures_of(&outcome), good.figures, "{}, {first}", good.name);
            assert_eq!(aside(&outcome, "footer"), 1, "{}, {first}", good.name);
        }
    }
}

#[test]
fn names_in_other_languages() {
    const GERMAN: [&[(&str, &str)]; 3] = [
        &[("Name", "Bestellung"), ("Email", "E-Mail"), ("Created at", "Erstellt am"), ("Total", "Gesamtsumme")],
        &[
            ("order_id", "Bestellnummer"),
            ("customer_email", "E-Mail des Kunden"),
            ("order_date", "Bestelldatum"),
            ("total", "Gesamtbetrag"),
        ],
        &[
            ("InvoiceNo", "Rechnungsnummer"),
            ("Description", "Beschreibung"),
            ("Quantity", "Menge"),
            ("InvoiceDate", "Rechnungsdatum"),
            ("UnitPrice", "Einzelpreis"),
            ("CustomerID", "Kundennummer"),
        ],
    ];
    const FRENCH: [&[(&str, &str)]; 3] = [
        &[("Name", "Commande"), ("Email", "E-mail"), ("Created at", "Créée le"), ("Total", "Montant total")],
        &[
            ("order_id", "Numéro de commande"),
            ("customer_email", "E-mail du client"),
            ("order_date", "Date de commande"),
            ("total", "Montant total"),
        ],
        &[
            ("InvoiceNo", "Numéro de facture"),
            ("Quantity", "Quantité"),
            ("InvoiceDate", "Date de facture"),
            ("UnitPrice", "Prix unitaire"),
            ("CustomerID", "Numéro client"),
        ],
    ];
    for (language, renamings) in [("German", GERMAN), ("French", FRENCH)] {
        for (good, renaming) in goods().iter().zip(renamings) {
            let mut table = good.table.clone();
            for (name, other) in renaming {
                let at = table.column(name);
                table.header[at] = (*other).to_owned();
            }
            let outcome = drop_one(table.plain());
            // A name that is not known is asked for, with a proposal.
            if outcome.report.is_none() {
                assert!(outcome.problems.iter().all(|problem| problem.ask), "{:?}", outcome.problems);
                is_refused(good, language, &outcome, &["missing_columns", "no_customer_key"]);
                continue;
            }
            if good.name != "Shopify orders" {
                is_recovered(good, language, &outcome);
                continue;
            }
            // Shopify does not translate its names: a file whose names someone has translated is a log, of which each row
            // without a total is set aside.
            let report = outcome.report.as_ref().expect("orders");
            assert_eq!(report.files[0].format, Some("generic_log"), "{language}");
            let (orders, aside) = (figures_of(&outcome).orders, report.ledger.rows_set_aside);
            assert!(
                orders + aside >= good.figures.orders && orders + aside == good.rows,
                "{language}: {orders}, {aside}"
            );
        }
    }
}

#[test]
fn some_rows_twice() {
    for good in goods() {
        let mut table = good.table.clone();
        let copies: Vec<Vec<String>> = table.rows.iter().skip(3).step_by(20).cloned().collect();
        let twice = copies.len() as u64;
        table.rows.extend(copies);
        let outcome = drop_one(table.plain());
        let report = outcome.report.as_ref().expect("orders");
        assert_eq!(report.ledger.rows_read, good.rows + twice);
        // Two equal rows can be two sales, so where their money is added up they are counted, and it is said how many.
        let said = report.warnings.iter().find(|warning| warning.warning == "equal_rows");
        match said {
            Some(warning) => assert_eq!(warning.count, twice, "{}", good.name),
            None => assert_eq!(figures_of(&outcome), good.figures, "{}", good.name),
        }
    }
}

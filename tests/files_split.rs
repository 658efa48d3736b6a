//! However a shop's rows are spread over files, the figures are those of one file: any parts, overlapping or not, in any order, some twice.

mod shop;

use holdfast::orders::Switch;
use holdfast::protocol::{Basis, Request};
use holdfast::views::report::Measures;
use proptest::prelude::*;
use shop::open;

/// A made-up file: its header and its rows. Equal rows stand together, since two equal rows of two files are one row.
struct Table {
    header: &'static str,
    rows: Vec<String>,
}

/// Numbers that look thrown and are the same each time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }

    fn shuffle<T>(&mut self, items: &mut [T]) {
        for at in (1..items.len()).rev() {
            items.swap(at, self.below(at + 1));
        }
    }

    fn day(&mut self) -> String {
        format!("2024-{:02}-{:02}", 1 + self.below(6), 1 + self.below(28))
    }

    fn customer(&mut self) -> String {
        match self.below(12) {
            0 => String::new(),
            number => format!("c{}@example.com", number % 8),
        }
    }
}

/// Shopify's way: a first row with the order's money, further rows with items; a gift card now and then on either.
fn orders(dice: &mut Dice) -> Table {
    let header = "Name,Email,Financial Status,Currency,Subtotal,Total,Created at,Lineitem quantity,Lineitem name,Lineitem price,Cancelled at,Refunded Amount";
    let mut rows = Vec::new();
    for number in 1..=5 + dice.below(25) {
        let (customer, day, total) = (dice.customer(), dice.day(), 20 + dice.below(50));
        let time = format!("{:02}:30:00 +0000", dice.below(24));
        let status = ["paid", "paid", "pending", "voided"][dice.below(4)];
        let cancelled = if dice.below(9) == 0 { "2024-07-01 10:00:00 +0000" } else { "" };
        let refunded = [0, 0, 5][dice.below(3)];
        let gift = dice.below(6);
        let item = |at: usize| if gift == at { "Gift card,15.00".to_owned() } else { format!("Tea {at},5.00") };
        let first = item(0);
        rows.push(format!(
            "#{number},{customer},{status},EUR,{total},{total},{day} {time},1,{first},{cancelled},{refunded}\n"
        ));
        for at in 1..=dice.below(3) {
            rows.push(format!("#{number},{customer},,,,,{day} {time},1,{},,\n", item(at)));
        }
    }
    Table { header, rows }
}

/// Lines that add up to an order, the same product twice now and then, and credits.
fn lines(dice: &mut Dice) -> Table {
    let mut rows = Vec::new();
    for number in 1..=5 + dice.below(25) {
        let (customer, day) = (dice.customer(), dice.day());
        for product in 0..=dice.below(4) {
            let amount = 1 + dice.below(30);
            let sign = if dice.below(10) == 0 { "-" } else { "" };
            let row = format!("{number},{customer},{day},{sign}{amount}.50,product {product}\n");
            rows.push(if dice.below(6) == 0 { row.repeat(2) } else { row });
        }
    }
    Table { header: "order_id,customer,date,amount,product", rows }
}

/// A log without order numbers, in which equal rows occur.
fn log(dice: &mut Dice) -> Table {
    let mut rows: Vec<String> = (0..10 + dice.below(40))
        .map(|_| format!("{},{},{}.00\n", dice.customer().replace("@example.com", ""), dice.day(), 1 + dice.below(3)))
        .collect();
    rows.sort();
    let rows = rows.chunk_by(|a, b| a == b).map(<[String]>::concat).collect();
    Table { header: "customer,date,amount", rows }
}

impl Table {
    fn text(&self, rows: &[&str]) -> String {
        let mut lines: Vec<&str> = rows.iter().flat_map(|row| row.split_inclusive('\n')).collect();
        lines.insert(0, "\n");
        self.header.to_owned() + &lines.concat()
    }

    /// The rows over several files: each row in at least one, many in several.
    fn spread(&self, dice: &mut Dice) -> Vec<String> {
        let mut files: Vec<Vec<&str>> = vec![Vec::new(); 1 + dice.below(4)];
        for row in &self.rows {
            let (home, more) = (dice.below(files.len()), dice.below(3) == 0);
            for (at, file) in files.iter_mut().enumerate() {
                if at == home || (more && dice.below(2) == 0) {
                    file.extend(row.split_inclusive('\n'));
                }
            }
        }
        files.retain(|file| !file.is_empty());
        if dice.below(2) == 0 {
            files.push(files[dice.below(files.len())].clone());
        }
        for file in &mut files {
            dice.shuffle(file);
        }
        dice.shuffle(&mut files);
        files.iter().map(|file| self.text(file)).collect()
    }
}

fn measures(files: &[String]) -> Vec<(Measures, String)> {
    let named: Vec<(String, &str)> =
        files.iter().enumerate().map(|(at, text)| (format!("{at}.csv"), text.as_str())).collect();
    let named: Vec<(&str, &str)> = named.iter().map(|(name, text)| (name.as_str(), *text)).collect();
    let mut session = open(&named);
    let flips: [&[Switch]; 3] = [&[], &[Switch::GiftCards, Switch::Cancelled, Switch::Failed], &[Switch::CreditNotes]];
    flips
        .into_iter()
        .flat_map(|switches| [None, Some(Basis::TotalPaid), Some(Basis::GrossSales)].map(|basis| (switches, basis)))
        .map(|(switches, basis)| {
            let mut request: Request = shop::flipped(switches);
            request.switches.basis = basis;
            let report = session.report(&request).expect("files are read");
            // Of the three kinds of files one names its currency, and equal rows are there on purpose.
            let expected = ["currency_assumed", "equal_rows"];
            let foreseen = report.warnings.iter().all(|warning| expected.contains(&warning.warning));
            assert!(report.ledger.balances && foreseen, "{:?} {:?}", report.ledger, report.warnings);
            (report.measures, report.ledger.money_used)
        })
        .collect()
}

fn holds(table: &Table, dice: &mut Dice) {
    let rows: Vec<&str> = table.rows.iter().map(String::as_str).collect();
    let whole = measures(&[table.text(&rows)]);
    for _ in 0..3 {
        let files = table.spread(dice);
        assert_eq!(measures(&files), whole, "{files:#?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(60) })]

    #[test]
    fn orders_with_a_first_row(seed in any::<u64>()) {
        let dice = &mut Dice(seed);
        holds(&orders(dice), dice);
    }

    #[test]
    fn lines_that_add_up(seed in any::<u64>()) {
        let dice = &mut Dice(seed);
        holds(&lines(dice), dice);
    }

    #[test]
    fn rows_without_numbers(seed in any::<u64>()) {
        let dice = &mut Dice(seed);
        holds(&log(dice), dice);
    }

    /// All three kinds of files of one shop at once, each spread over several files.
    #[test]
    fn files_of_several_kinds(seed in any::<u64>()) {
        let dice = &mut Dice(seed);
        let tables = [orders(dice), lines(dice), log(dice)];
        let whole: Vec<String> =
            tables.iter().map(|table| table.text(&table.rows.iter().map(String::as_str).collect::<Vec<_>>())).collect();
        let mut spread: Vec<String> = tables.iter().flat_map(|table| table.spread(dice)).collect();
        dice.shuffle(&mut spread);
        prop_assert_eq!(measures(&whole), measures(&spread));
    }
}

//! Files of a size that no shop has: each works within stated memory or says plainly what is wrong.
//!
//! What takes minutes runs with `HOLDFAST_HEAVY=1 cargo test --release --features charts --test limits -- --nocapture --test-threads 1` and prints its time and its
//! memory; ARCHITECTURE.md states them.

#![expect(clippy::disallowed_methods, reason = "memory and time are measured here, of this process alone")]

mod golden_support;

use std::time::Instant;

use golden_support::{Dropped, Outcome, facts, read_in_pieces};
use holdfast::i18n::PlainFormat;
use holdfast::protocol::{Event, Page, Request};
use holdfast::session::Session;

/// Bytes that the browser hands over at once.
const PIECE: usize = 4 << 20;

fn open(bytes: Vec<u8>) -> Outcome {
    read_in_pieces(&[Dropped::new("large.csv", bytes)], PIECE)
}

fn fact(outcome: &Outcome, name: &str) -> String {
    facts(outcome).remove(name).unwrap_or_default()
}

#[test]
fn a_line_of_fifty_megabytes_is_one_row_set_aside() {
    let header = "order_id,email,order_date,total,note\n";
    let row = |number: u32, note: &str| format!("{number},p{number}@example.com,2024-01-0{number},1.00,{note}\n");
    for (kind, open_quote, close_quote) in [("plain", "", ""), ("quoted", "\"", "\"")] {
        let note = [open_quote, &"x".repeat(50 << 20), close_quote].concat();
        let text = [header, &row(1, ""), &row(2, &note), &row(3, "")].concat();
        let outcome = open(text.into_bytes());
        let report = outcome.report.as_ref().unwrap_or_else(|| panic!("{kind}: {:?}", outcome.problems));
        assert!(report.ledger.balances, "{kind}");
        // The rows around it are whole.
        let found = ["orders", "revenue", "read", "line_too_long"].map(|name| fact(&outcome, name));
        assert_eq!(found, ["2", "2.00", "3", "1"], "{kind}: {:?}", report.ledger);
    }
}

#[test]
fn fifty_megabytes_without_a_line_end_are_refused() {
    let outcome = open(vec![b'x'; 50 << 20]);
    assert!(outcome.report.is_none());
    let codes: Vec<&str> = outcome.problems.iter().map(|problem| problem.code.as_str()).collect();
    assert_eq!(codes, ["endless_line"], "{:?}", outcome.problems);
}

#[test]
fn ten_thousand_columns_are_read() {
    const MANY: usize = 10_000;
    let mut text = String::from("order_id,email,order_date,total");
    (0..MANY).for_each(|at| text += &format!(",answer {at}"));
    text.push('\n');
    for number in 0..20 {
        text += &format!("{number},p{}@example.com,2024-01-{:02},1.50", number % 7, number % 28 + 1);
        text += &",y".repeat(MANY);
        text.push('\n');
    }
    let mut outcome = open(text.into_bytes());
    let found = ["orders", "customers", "revenue", "read"].map(|name| fact(&outcome, name));
    assert_eq!(found, ["20", "7", "30.00", "20"], "{:?}", outcome.problems);
    let request = Request { page: Page::Data, ..Request::default() };
    assert!(outcome.session.show(&request, &PlainFormat).is_some());
}

#[test]
fn ten_thousand_columns_without_the_needed_ones_are_refused_in_one_sentence() {
    let header: Vec<String> = (0..10_000).map(|at| format!("answer {at}")).collect();
    let outcome = open((header.join(",") + "\n" + &"1,".repeat(9_999) + "1\n").into_bytes());
    let [problem] = outcome.problems.as_slice() else { panic!("{:?}", outcome.problems) };
    assert!(problem.sentence.len() < 1_000, "{}", problem.sentence.len());
}

/// Whether what takes minutes is wanted.
fn heavy() -> bool {
    let wanted = std::env::var_os("HOLDFAST_HEAVY").is_some();
    if !wanted {
        println!("skipped: HOLDFAST_HEAVY is not set");
    }
    wanted
}

/// The most memory this process has held so far, in MB, where the system says.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or("0");
    line.trim().trim_end_matches(" kB").parse::<u64>().unwrap_or(0) / 1_024
}

/// Reads pieces that are made as they are read; so many bytes in all.
fn stream(size: u64, mut pieces: impl FnMut() -> Option<Vec<u8>>) -> (Session, Vec<String>) {
    let mut session = Session::default();
    session.begin();
    session.begin_file("large.csv", size);
    while let Some(piece) = pieces() {
        if !session.push(&piece) {
            break;
        }
    }
    assert!(!session.end_file(&PlainFormat));
    let problems = match session.finish(&PlainFormat) {
        Event::Opened { problems } | Event::Refused { problems } => problems,
        other => panic!("{other:?}"),
    };
    (session, problems.into_iter().map(|problem| problem.sentence).collect())
}

#[test]
fn ten_million_customers() {
    const CUSTOMERS: u32 = 10_000_000;
    if !heavy() {
        return;
    }
    let began = Instant::now();
    let mut number = 0;
    let (mut session, problems) = stream(0, || {
        let mut text = if number == 0 { "order_id,email,order_date,total\n".to_owned() } else { String::new() };
        while text.len() < PIECE && number < CUSTOMERS {
            let day = number % 28 + 1;
            text +=
                &format!("A{number},customer.{number}@example.com,2024-{:02}-{day:02},12.50\n", number / 28 % 12 + 1);
            number += 1;
        }
        (!text.is_empty()).then(|| text.into_bytes())
    });
    assert!(problems.is_empty(), "{problems:?}");
    let report = session.report(&Request::default()).expect("orders");
    assert_eq!((report.measures.M1.orders, report.measures.M1.customers), (u64::from(CUSTOMERS), u64::from(CUSTOMERS)));
    assert_eq!(report.measures.M1.revenue_minor, i64::from(CUSTOMERS) * 1_250);
    assert!(report.ledger.balances);
    println!(
        "10 million orders of 10 million customers: {:.0} s, {} MB at most",
        began.elapsed().as_secs_f64(),
        peak()
    );
    assert!(peak() < 4_096, "it would not fit into a browser's 4 GB");
}

#[test]
fn five_gigabytes() {
    const SIZE: u64 = 5 << 30;
    if !heavy() {
        return;
    }
    let began = Instant::now();
    let header = "Name,Email,Created at,Currency,Subtotal,Total,Lineitem name\n";
    // A thousand orders, then nothing but further items of them: the file is large, the shop is not.
    let mut first = header.to_owned();
    for number in 0..1_000 {
        first += &format!("#{number},p{number}@example.com,2024-01-05 10:00:00 -0500,EUR,10.00,10.00,Mug\n");
    }
    let further: String = (0..1_000).map(|number| format!("#{number},,,,,,{}\n", "Lid ".repeat(64))).collect();
    let mut written = 0;
    let mut rows = 0_u64;
    let (mut session, problems) = stream(0, || {
        let piece = if written == 0 {
            rows += 1_000;
            first.clone()
        } else {
            rows += 16_000;
            further.repeat(16)
        };
        written += piece.len() as u64;
        (written < SIZE + PIECE as u64).then(|| piece.into_bytes())
    });
    rows -= 16_000;
    assert!(problems.is_empty(), "{problems:?}");
    let report = session.report(&Request::default()).expect("orders");
    assert_eq!((report.measures.M1.orders, report.measures.M1.revenue_minor), (1_000, 1_000_000));
    assert_eq!((report.ledger.rows_read, report.ledger.balances), (rows, true));
    let size = session.analysis().expect("read").files()[0].size;
    assert!(size > u64::from(u32::MAX), "{size}");
    println!("5 GB: {:.0} s, {} MB at most", began.elapsed().as_secs_f64(), peak());
}

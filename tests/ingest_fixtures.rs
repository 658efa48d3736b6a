//! The fixtures: what each must say, and that neither the pieces nor the order of the rows change it.

mod reading;
#[test]
fn dump() {
    let mut dirs: Vec<_> = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures"))
        .unwrap()
        .map(|e| e.unwrap().path())
        .collect();
    dirs.sort();
    for d in dirs {
        let f = std::fs::read_dir(&d).unwrap().next().unwrap().unwrap().path();
        let bytes = std::fs::read(&f).unwrap();
        let (s, rows) = reading::import("x", &bytes, 1 << 20);
        println!("== {}", d.file_name().unwrap().to_str().unwrap());
        match s {
            Err(e) => println!("  ERR {} {:?} {:?}", e.code(), e.kind(), e.position()),
            Ok(s) => {
                println!(
                    "  {} rec {} lines {} refused {} stated {} cust {} {:?} {:?} dec {} hl {} dates {:?}",
                    s.format.code(),
                    s.records,
                    s.lines,
                    s.refused,
                    rows.stated(),
                    rows.customers(),
                    s.encoding,
                    s.delimiter,
                    s.decimal_mark,
                    s.header_line,
                    s.dates
                );
                for l in &rows.lines {
                    println!(
                        "   {} {:?} {:?} {:?} {:?} {} {:?} r{} s{:?} d{} g{} {:?} {:?}",
                        l.position.line + 1,
                        l.kind,
                        l.order_id.as_deref().unwrap_or("-"),
                        l.customer.as_deref().unwrap_or("-"),
                        l.day.map(|d| d.to_string()),
                        l.instant,
                        l.amounts.stated.0,
                        l.amounts.refunded.0,
                        l.amounts.subtotal.map(|s| s.0),
                        l.amounts.discount.0,
                        l.amounts.gift_cards.0,
                        l.currency.map(|c| c.to_string()),
                        l.status
                    );
                }
                for r in &rows.refusals {
                    println!("   {:?}", r);
                }
            }
        }
        let (_, again) = reading::import("x", &bytes, 1);
        assert_eq!(rows, again);
    }
}

//! Spreadsheets: the first sheet with column names becomes a table.

#![expect(clippy::disallowed_methods, reason = "fixtures are files")]

mod reading;
#[path = "reading/unpack.rs"]
mod unpack;

use std::fs;
use std::path::PathBuf;

use holdfast::i18n::PlainFormat;
use holdfast::ingest::container::WorkbookFault;
use holdfast::protocol::Request;
use holdfast::session::Session;
use holdfast::sheets::to_csv;

fn fixture(case: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/packed").join(case);
    fs::read_dir(folder).expect(case).next().expect("one file").expect("readable").path()
}

fn table(case: &str) -> Result<(String, String), WorkbookFault> {
    let table = to_csv(&fs::read(fixture(case)).expect("readable"))?;
    Ok((table.sheet, String::from_utf8(table.csv).expect("text")))
}

const ROWS: &str = "Sales, all shops\n\norder_id,customer,date,amount,note\n1001,\"Łukasz, Bożena\",2024-04-02,19.99,\n\
                    1002,bob,2024-04-02 08:20:58,7,\"two\nlines\"\n\nA-1003,cleo,2024-04-04,-3.5,\"6\"\" pan\"\n";

#[test]
fn the_first_sheet_with_column_names_is_the_table() {
    let expected = ROWS.replacen("Sales, all shops", "\"Sales, all shops\"", 1);
    assert_eq!(table("xlsx"), Ok(("Orders".to_owned(), expected.clone())), "not the hidden one, not the cover");
    assert_eq!(table("xlsx_1904"), Ok(("Orders".to_owned(), expected)), "the same days by the other system");
    let ods = "order_id,customer,date,amount,note\n1001,ann,2024-04-02,19.99,\n1002,bob,2024-04-02 08:20:58,7,x\n";
    assert_eq!(table("ods"), Ok(("Orders".to_owned(), ods.to_owned())));
    let xls = "order_id,customer,date,amount\n1001,Łukasz,2024-04-02,19.99\n1002,bob,2024-04-03,7\n";
    assert_eq!(table("xls"), Ok(("Orders".to_owned(), xls.to_owned())));
}

#[test]
fn what_is_no_table_is_said() {
    assert_eq!(table("xlsx_without_table"), Err(WorkbookFault::NoTable));
    assert_eq!(to_csv(b"PK\x03\x04 and nothing"), Err(WorkbookFault::Unreadable));
    assert_eq!(to_csv(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), Err(WorkbookFault::Unreadable));
    assert_eq!(to_csv(b""), Err(WorkbookFault::Unreadable));
}

#[test]
fn a_workbook_is_read_as_a_file_of_orders() {
    for (case, names) in [
        ("xlsx", &["orders.xlsx › Orders"][..]),
        ("xls", &["orders.xls › Orders"]),
        ("ods", &["orders.ods › Orders"]),
        ("xlsx_in_zip", &["orders.zip › orders.xlsx › Orders", "orders.zip › more.csv"]),
    ] {
        let mut session = Session::with_decoders(reading::decoder);
        session.begin();
        unpack::read_into(&mut session, &fixture(case)).expect("readable");
        session.finish(&PlainFormat);
        let report = session.report(&Request::default()).expect(case);
        let files: Vec<&str> = report.files.iter().map(|file| file.name.as_str()).collect();
        assert_eq!(files, names, "{case}");
        assert_eq!(report.ledger.rows_set_aside, 0, "{case}");
        assert!(report.ledger.balances && report.files.iter().all(|file| file.refused.is_none()), "{case}");
    }
}

#[test]
fn a_workbook_with_any_bytes_changed_gives_a_table_or_a_fault() {
    // On a damaged .xls the library may stop short; in the browser that ends only the worker that reads it.
    for case in ["xlsx", "ods"] {
        let whole = fs::read(fixture(case)).expect("readable");
        let mut seed = 1_u64;
        for _ in 0..400 {
            let mut bytes = whole.clone();
            for _ in 0..3 {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                let at = (seed >> 33) as usize % bytes.len();
                bytes[at] = (seed >> 20) as u8;
            }
            // The library must not panic; what it makes of it is its own.
            let _ = to_csv(&bytes);
        }
    }
}

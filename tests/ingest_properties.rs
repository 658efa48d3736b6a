//! What holds for any bytes at all.

mod reading;

use proptest::prelude::*;
use reading::import;

/// Bytes that begin like an export, so that the rows below are reached.
fn export() -> impl Strategy<Value = Vec<u8>> {
    let header = prop::sample::select(vec![
        &b"customer_id,date,amount\n"[..],
        b"order_id;email;order_date;total;currency\r\n",
        b"Name,Email,Financial Status,Created at,Total,Refunded Amount,Lineitem name,Lineitem quantity,Lineitem price\n",
        b"{\"id\":\"1\",\"createdAt\":\"2024-01-31T10:00:00Z\",\"totalPriceSet\":{\"shopMoney\":{\"amount\":\"1.5\"}}}\n",
        b"InvoiceNo,Description,Quantity,InvoiceDate,UnitPrice,CustomerID\n",
        b"",
    ]);
    let cell = prop::sample::select(vec![
        &b"1"[..],
        b"#1",
        b"C2",
        b"",
        b"2024-01-31",
        b"31/01/2024",
        b"1.5",
        b"-2",
        b"1,5",
        b"ann@example.com",
        b"\"",
        b"\"a\nb\"",
        b"\"\"",
        b"\xFF",
        b"\0",
        b" ",
        b"4.05E+12",
        b"0000-00-00",
        b"Gift Card",
        b"{\"__parentId\":\"1\"}",
        b"{\"id\":",
        b"'",
        b"total",
    ]);
    let mark = prop::sample::select(vec![&b","[..], b",", b",", b";", b";", b"\n", b"\n", b"\r\n", b"\r", b""]);
    let body = prop::collection::vec((cell, mark), 0..120);
    (header, body).prop_map(|(header, body)| {
        let mut bytes = header.to_vec();
        for (cell, mark) in body {
            bytes.extend_from_slice(cell);
            bytes.extend_from_slice(mark);
        }
        bytes
    })
}

fn holds(bytes: &[u8], piece: usize) -> Result<(), TestCaseError> {
    let (summary, rows) = import("any", bytes, usize::MAX);
    let (again, rows_again) = import("any", bytes, piece);
    prop_assert_eq!(&rows, &rows_again);
    match (summary, again) {
        (Ok(summary), Ok(again)) => {
            prop_assert_eq!(summary.records as usize, rows.lines.len() + rows.refusals.len());
            prop_assert_eq!(summary, again);
        }
        (Err(error), Err(again)) => prop_assert_eq!(error.kind(), again.kind()),
        (summary, again) => prop_assert!(false, "{:?} and {:?}", summary, again),
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..400), piece in 1_usize..50) {
        holds(&bytes, piece)?;
    }

    #[test]
    fn any_export(bytes in export(), piece in 1_usize..50) {
        holds(&bytes, piece)?;
    }
}

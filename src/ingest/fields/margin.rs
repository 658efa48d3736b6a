//! What stands around the text of a cell.

/// A cell without what spreadsheets put around it: white space, no-break spaces, zero bytes, and one leading apostrophe.
pub(crate) fn trimmed(cell: &[u8]) -> &[u8] {
    let cell = without_margin(cell);
    match cell.split_first() {
        Some((b'\'', rest)) => without_margin(rest),
        _ => cell,
    }
}

fn without_margin(mut cell: &[u8]) -> &[u8] {
    loop {
        cell = match cell {
            [0..=b' ', rest @ ..] | [rest @ .., 0..=b' '] => rest,
            [0xC2, 0xA0, rest @ ..] | [rest @ .., 0xC2, 0xA0] => rest,
            [0xEF, 0xBB, 0xBF, rest @ ..] => rest,
            _ => return cell,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::trimmed;

    #[test]
    fn margins_go_and_one_apostrophe() {
        for (cell, expected) in [
            (" a ", "a"),
            ("'07666", "07666"),
            ("\u{A0}a b\u{A0}\t", "a b"),
            ("''a", "'a"),
            ("\0a\0", "a"),
            ("", ""),
            (" ' ", ""),
        ] {
            assert_eq!(trimmed(cell.as_bytes()), expected.as_bytes(), "{cell:?}");
        }
    }
}

//! Columns that the reader asked to remember: for each header its fingerprint and the names of its columns, in this browser.
//!
//! A line a column: the role's stable name, which of the columns of that name, and the name. No cell of a row is kept.

use crate::browser;
use crate::protocol::RememberedColumns;
use crate::views::mapping::MappingView;

const PREFIX: &str = "holdfast.columns.";

/// Keeps what the columns of a file say, where the browser allows it.
pub(super) fn keep(view: &MappingView, roles: &[Option<String>]) {
    let Some(header) = view.header else { return };
    let line = |(column, role): (&crate::views::mapping::MappingColumn, &Option<String>)| {
        let name = column.name.replace(['\n', '\r', '\t'], " ");
        Some(format!("{}\t{}\t{name}", role.as_ref()?, column.number))
    };
    let lines: Vec<String> = view.columns.iter().zip(roles).filter_map(line).collect();
    browser::remember(&format!("{PREFIX}{header:016x}"), &lines.join("\n"));
}

/// Everything that is kept.
pub(super) fn all() -> Vec<RememberedColumns> {
    let read = |(name, text): (String, String)| {
        let header = u64::from_str_radix(name.strip_prefix(PREFIX)?, 16).ok()?;
        Some(RememberedColumns { header, columns: text.lines().filter_map(column).collect() })
    };
    browser::recall_all(PREFIX).into_iter().filter_map(read).collect()
}

/// Forgets what is kept of one header.
pub(super) fn forget(header: u64) {
    browser::forget(&format!("{PREFIX}{header:016x}"));
}

fn column(line: &str) -> Option<(String, String, u32)> {
    let mut parts = line.splitn(3, '\t');
    let (role, number, name) = (parts.next()?, parts.next()?.parse().ok()?, parts.next()?);
    Some((role.to_owned(), name.to_owned(), number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_a_column() {
        let expected = Some(("email".to_owned(), "E-mail, of the\tbuyer".to_owned(), 1));
        assert_eq!(column("email\t1\tE-mail, of the\tbuyer"), expected);
        assert_eq!((column("email"), column("email\tx\ty"), column("")), (None, None, None));
    }
}

//! Which entries of an archive are tables, by their names.

/// Ends of names that tables have.
const TABLES: [&str; 13] =
    ["csv", "tsv", "tab", "txt", "xls", "xlsx", "xlsm", "xlsb", "ods", "htm", "html", "jsonl", "ndjson"];
/// Beginnings of names of texts that are none.
const TEXTS: [&str; 5] = ["readme", "license", "licence", "changelog", "manifest"];

/// Whether an entry may be a table: not a folder, not what systems add of their own, not a picture or a letter.
pub(super) fn may_be_table(path: &str) -> bool {
    let hidden = path.split(['/', '\\']).any(|part| part.starts_with('.') || part == "__MACOSX");
    let name = base(path).to_lowercase();
    if hidden || name.is_empty() || TEXTS.iter().any(|text| name.starts_with(text)) {
        return false;
    }
    match name.rsplit_once('.') {
        Some((_, end)) => TABLES.contains(&end),
        None => true,
    }
}

/// The last part of a path; nothing for a folder.
pub(super) fn base(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

/// Names to show: without folders where that tells them apart.
pub(super) fn shown(paths: &[String]) -> Vec<String> {
    paths
        .iter()
        .map(|path| {
            let same = paths.iter().filter(|other| base(other) == base(path)).count();
            if same == 1 { base(path).to_owned() } else { path.clone() }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_told_from_what_travels_with_them() {
        for path in ["orders.csv", "2024/Orders 1.CSV", "a/b/orders.txt", "orders", "book.xlsx", "a.b.tsv"] {
            assert!(may_be_table(path), "{path}");
        }
        let others = [
            "2024/",
            "__MACOSX/._orders.csv",
            "._orders.csv",
            ".DS_Store",
            ".hidden/orders.csv",
            "logo.png",
            "README.txt",
            "invoice.pdf",
            "",
        ];
        for path in others {
            assert!(!may_be_table(path), "{path}");
        }
        let paths = ["a/orders.csv", "b/orders.csv", "b/other.csv"].map(str::to_owned);
        assert_eq!(shown(&paths), ["a/orders.csv", "b/orders.csv", "other.csv"]);
    }
}

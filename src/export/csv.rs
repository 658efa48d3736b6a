//! Tables as CSV (RFC 4180): UTF-8 with a byte order mark, so that spreadsheets read every script; numbers raw, with a dot.

use crate::views::cohorts::{HeatRow, HeatTable};
use crate::views::table::{Cell, Table};

/// What begins a file, so that spreadsheets read every script.
pub const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// A table as it is seen, with the numbers behind the shown texts.
pub fn table_to_csv(table: &Table) -> Vec<u8> {
    let mut out = BYTE_ORDER_MARK.to_vec();
    write_record(&mut out, table.columns.iter().map(|column| words(&column.label)));
    append_rows(&mut out, &table.rows);
    out
}

/// Adds further rows of a table to its file.
pub fn append_rows(out: &mut Vec<u8>, rows: &[Vec<Cell>]) {
    for row in rows {
        write_record(out, row.iter().map(field));
    }
}

/// The heat map: one record a cohort and one for all of them pooled; a cell that may not be shown is empty.
pub fn heat_to_csv(heat: &HeatTable) -> Vec<u8> {
    let mut out = BYTE_ORDER_MARK.to_vec();
    let heads = [&heat.cohort_head, &heat.size_head].into_iter().chain(&heat.ages).map(|head| words(head));
    write_record(&mut out, heads);
    for row in heat.rows.iter().chain([&heat.pooled]) {
        write_record(&mut out, heat_fields(row));
    }
    out
}

/// Writes a record of texts.
pub fn write_texts(out: &mut Vec<u8>, texts: &[String]) {
    write_record(out, texts.iter().map(|text| words(text)));
}

fn heat_fields(row: &HeatRow) -> impl Iterator<Item = String> {
    let cells = row.cells.iter().map(|cell| cell.raw.map_or_else(String::new, number));
    [words(&row.label), number(row.size_raw)].into_iter().chain(cells)
}

fn field(cell: &Cell) -> String {
    match cell.raw {
        Some(raw) => number(raw),
        None => words(&cell.text),
    }
}

/// The shortest text that reads back as the same number; nothing for what is no number.
fn number(value: f64) -> String {
    if value.is_finite() { value.to_string() } else { String::new() }
}

/// A text that a spreadsheet does not take for a formula: one that begins like one gets an apostrophe in front.
fn words(text: &str) -> String {
    let formula = text.trim_start_matches(' ').starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);
    if formula { format!("'{text}") } else { text.to_owned() }
}

fn write_record(out: &mut Vec<u8>, fields: impl Iterator<Item = String>) {
    for (at, field) in fields.enumerate() {
        if at > 0 {
            out.push(b',');
        }
        if field.contains(['"', ',', '\n', '\r']) || field.starts_with(' ') || field.ends_with(' ') {
            out.push(b'"');
            out.extend_from_slice(field.replace('"', "\"\"").as_bytes());
            out.push(b'"');
        } else {
            out.extend_from_slice(field.as_bytes());
        }
    }
    out.extend_from_slice(b"\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::views::cohorts::{CellState, HeatCell};
    use crate::views::table::Column;

    fn text(bytes: &[u8]) -> &str {
        let body = bytes.strip_prefix(BYTE_ORDER_MARK).expect("a byte order mark");
        std::str::from_utf8(body).expect("UTF-8")
    }

    fn table(rows: Vec<Vec<Cell>>) -> Table {
        let columns = vec![Column::words("Month"), Column::number("Revenue, £")];
        Table { caption: String::new(), columns, rows }
    }

    #[test]
    fn numbers_are_raw_and_text_is_quoted_where_it_must_be() {
        let rows = vec![
            vec![Cell::words("Jan 2011"), Cell::number("£1,204.50", Some(1204.5))],
            vec![Cell::words("says \"hello\",\nagain"), Cell::number("-£3.00", Some(-3.0))],
            vec![Cell::words("łódź"), Cell::number("–", None)],
        ];
        assert_eq!(
            text(&table_to_csv(&table(rows))),
            "Month,\"Revenue, £\"\r\nJan 2011,1204.5\r\n\"says \"\"hello\"\",\nagain\",-3\r\nłódź,–\r\n"
        );
    }

    #[test]
    fn no_text_is_a_formula() {
        for evil in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "＝1"] {
            let csv = table_to_csv(&table(vec![vec![Cell::words(evil), Cell::number("1", Some(1.0))]]));
            assert!(text(&csv).contains(&format!("'{evil}")), "{evil}");
        }
    }

    #[test]
    fn what_is_no_number_is_empty() {
        let csv = table_to_csv(&table(vec![vec![Cell::words("x"), Cell::number("–", Some(f64::NAN))]]));
        assert!(text(&csv).ends_with("x,\r\n"));
    }

    #[test]
    fn a_heat_map_ends_with_the_pooled_row() {
        let cell = |raw| HeatCell {
            text: "shown".into(),
            raw,
            shade: None,
            state: CellState::Complete,
            words: "".into(),
            behind: None,
        };
        let row = |label: &str, cells| HeatRow {
            label: label.into(),
            size: "948".into(),
            size_raw: 948.0,
            cells,
            behind: None,
        };
        let heat = HeatTable {
            caption: String::new(),
            cohort_head: "First order in".into(),
            size_head: "Customers".into(),
            ages: vec!["0".into(), "1".into()],
            ages_name: String::new(),
            rows: vec![row("Dec 2010", vec![cell(Some(1.0)), cell(None)])],
            pooled: row("All", vec![cell(Some(1.0)), cell(Some(0.25))]),
            legend: Vec::new(),
        };
        assert_eq!(text(&heat_to_csv(&heat)), "First order in,Customers,0,1\r\nDec 2010,948,1,\r\nAll,948,1,0.25\r\n");
    }
}

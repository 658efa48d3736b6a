//! Tables of web pages and of Excel's XML of 2003: shops save them as `.xls` or `.csv`.
//!
//! A tolerant reader that knows tags, not grammar. The table with the most cells in the first bytes is the one; its rows go on
//! as CSV, piece by piece, so that a long table is never held. A page without a table of at least two rows and columns, or one that
//! asks for a password, is no table: the login page that came instead of the file.

mod entities;
mod tags;

use tags::{Tag, Tags};

/// A row may not become longer than this, whatever its cells say that they span.
const MOST_CELLS: usize = 20_000;
const LONGEST_CELL: usize = 1 << 20;

/// Reads the rows of one table of a page as CSV.
#[derive(Debug)]
pub(crate) struct Markup {
    tags: Tags,
    tables: Tables,
    chosen: usize,
    row: Row,
}

/// Where in the tables of a page the reader is.
#[derive(Debug, Default)]
struct Tables {
    /// How many have begun, and which of them are open.
    begun: usize,
    open: Vec<usize>,
}

/// What has been counted of a table.
#[derive(Debug, Default, Clone, Copy)]
struct Size {
    rows: usize,
    cells: usize,
    widest: usize,
    width: usize,
}

/// The row under way.
#[derive(Debug, Default)]
struct Row {
    cells: Vec<Vec<u8>>,
    open: bool,
    /// How many empty cells follow the one that is open.
    spans: usize,
}

impl Tables {
    /// Follows a tag; says which table it stands in.
    fn follow(&mut self, tag: &Tag<'_>) -> Option<usize> {
        match (tag.name.as_slice(), tag.closes) {
            (b"table", false) => {
                self.open.push(self.begun);
                self.begun += 1;
            }
            (b"table", true) => {
                self.open.pop();
            }
            _ => {}
        }
        self.open.last().copied()
    }
}

impl Markup {
    /// Chooses the table among the first bytes of a page.
    pub(crate) fn of(page: &[u8]) -> Option<Self> {
        let (mut sizes, mut tables) = (Vec::<Size>::new(), Tables::default());
        let mut asks_for_password = false;
        Tags::default().read(page, |tag, _| {
            asks_for_password = asks_for_password || (tag.name == b"input" && tag.value("type") == Some(b"password"));
            if let Some(at) = tables.follow(&tag) {
                sizes.resize(tables.begun.max(sizes.len()), Size::default());
                if let Some(size) = sizes.get_mut(at).filter(|_| !tag.closes) {
                    size.count(&tag);
                }
            }
        });
        let most = sizes.iter().enumerate().filter(|(_, size)| size.rows > 1 && size.widest > 1);
        let (chosen, _) = most.max_by_key(|(at, size)| (size.cells, usize::MAX - at))?;
        (!asks_for_password).then(|| Self {
            tags: Tags::default(),
            tables: Tables::default(),
            chosen,
            row: Row::default(),
        })
    }

    /// The rows that end in the next piece of the page.
    pub(crate) fn take(&mut self, page: &[u8], last: bool) -> Vec<u8> {
        let Self { tags, tables, chosen, row } = self;
        let mut csv = Vec::new();
        tags.read(page, |tag, text| {
            let before = tables.open.last() == Some(chosen);
            if before {
                row.text(text);
            }
            tables.follow(&tag);
            let ends = before && tag.closes && tag.name == b"table";
            if ends || (tables.open.last() == Some(chosen) && tag.name != b"table") {
                row.follow(&tag, &mut csv);
            }
        });
        if last {
            row.end(&mut csv);
        }
        csv
    }
}

impl Size {
    fn count(&mut self, tag: &Tag<'_>) {
        match tag.name.as_slice() {
            b"tr" | b"row" => {
                self.rows += 1;
                self.width = 0;
            }
            b"td" | b"th" | b"cell" => {
                self.cells += 1;
                self.width += 1;
                self.widest = self.widest.max(self.width);
            }
            _ => {}
        }
    }
}

impl Row {
    fn text(&mut self, text: &[u8]) {
        if let Some(cell) = self.cells.last_mut().filter(|cell| self.open && cell.len() < LONGEST_CELL) {
            cell.extend_from_slice(text);
        }
    }

    fn follow(&mut self, tag: &Tag<'_>, csv: &mut Vec<u8>) {
        match tag.name.as_slice() {
            b"tr" | b"row" | b"table" => self.end(csv),
            b"td" | b"th" | b"cell" => {
                self.close();
                if !tag.closes {
                    // A cell of Excel's XML may say its place, from 1; one of a page how many it spans.
                    let before = tag.number("index").map_or(0, |place| place.saturating_sub(1));
                    self.fill(before.max(self.cells.len()) + 1);
                    self.open = true;
                    self.spans = tag.number("colspan").or(tag.number("mergeacross").map(|more| more + 1)).unwrap_or(1);
                }
            }
            b"br" | b"p" | b"div" | b"li" => self.text(b" "),
            _ => {}
        }
    }

    fn fill(&mut self, cells: usize) {
        self.cells.resize(cells.min(MOST_CELLS).max(self.cells.len()), Vec::new());
    }

    fn close(&mut self) {
        if core::mem::take(&mut self.open) {
            self.fill(self.cells.len() + self.spans.saturating_sub(1));
        }
    }

    /// Writes the row, if there is one.
    fn end(&mut self, csv: &mut Vec<u8>) {
        self.close();
        for (at, cell) in self.cells.iter().enumerate() {
            if at > 0 {
                csv.push(b',');
            }
            write(&entities::plain(cell), csv);
        }
        if !self.cells.is_empty() {
            csv.push(b'\n');
        }
        self.cells.clear();
    }
}

fn write(cell: &[u8], csv: &mut Vec<u8>) {
    if !cell.iter().any(|byte| matches!(byte, b',' | b'"')) {
        csv.extend_from_slice(cell);
        return;
    }
    csv.push(b'"');
    for &byte in cell {
        if byte == b'"' {
            csv.push(b'"');
        }
        csv.push(byte);
    }
    csv.push(b'"');
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(page: &str, piece: usize) -> Option<String> {
        let mut markup = Markup::of(page.as_bytes())?;
        let mut csv = Vec::new();
        for part in page.as_bytes().chunks(piece) {
            csv.extend_from_slice(&markup.take(part, false));
        }
        csv.extend_from_slice(&markup.take(b"", true));
        Some(String::from_utf8(csv).expect("text"))
    }

    #[test]
    fn the_largest_table_is_read_whatever_the_pieces() {
        let cases: &[(&str, Option<&str>)] = &[
            (
                "<html><style>td { a: b }</style><table><tr><td>Menu</td></tr></table>\n<TABLE border=1><thead><tr>\
                 <th>Name</th><th>Total</th></tr></thead><tr><td class='x>y'>M&uuml;ller &amp;&#32;S&#xF6;hne</td><td>1,50\u{A0}€\
                 <tr><td>Ann<br>Lee</td><td><b>2</b> &euro;</td></tr></TABLE><p>end</p></html>",
                Some("Name,Total\nMüller & Söhne,\"1,50\u{A0}€\"\nAnn Lee,2 €\n"),
            ),
            (
                "<table><tr><td colspan=2>Title</td></tr><tr><td>a</td><td>say \"x\"</td></tr><!-- <tr><td>no</td></tr> --></table>",
                Some("Title,\na,\"say \"\"x\"\"\"\n"),
            ),
            (
                "<table><tr><td><table><tr><td>inner</td></tr></table></td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>",
                Some(",b\nc,d\n"),
            ),
            (
                "<?xml version=\"1.0\"?><Workbook xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\"><ss:Worksheet \
                 ss:Name=\"Orders\"><Table><Row><Cell><Data ss:Type=\"String\">id</Data></Cell><Cell><Data>date</Data></Cell></Row>\
                 <Row><Cell ss:Index=\"2\"><Data ss:Type=\"DateTime\">2024-01-01T00:00:00.000</Data></Cell></Row></Table>",
                Some("id,date\n,2024-01-01T00:00:00.000\n"),
            ),
            ("<html><form><table><tr><td>User<td><input><tr><td>Password<td><input type=\"password\"></table>", None),
            ("<html><p>No table</p></html>", None),
            ("<table><tr><td>alone</td></tr></table>", None),
            ("<", None),
        ];
        for (page, expected) in cases {
            for piece in [1, 2, 3, 7, 1_000] {
                assert_eq!(rows(page, piece).as_deref(), *expected, "{page} in pieces of {piece}");
            }
        }
    }
}

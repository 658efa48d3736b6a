//! Archives and spreadsheets.

use std::future::Future;
use std::io::Read;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use holdfast::ingest::container::{Contents, Method, Outflow, ReadAt, Table, contents, may_unpack, place};

use super::archive::{Entry, archive};
use super::choice;

/// An archive that lies in memory.
struct Memory<'a>(&'a [u8]);

impl ReadAt for Memory<'_> {
    fn size(&self) -> u64 {
        self.0.len() as u64
    }

    async fn read_at(&self, from: u64, length: u64) -> Option<Vec<u8>> {
        let (from, length) = (usize::try_from(from).ok()?, usize::try_from(length).ok()?);
        self.0.get(from..from.checked_add(length)?).map(<[u8]>::to_vec)
    }
}

/// Nothing here ever waits.
fn now<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => unreachable!("memory is there"),
    }
}

/// Bytes as an archive: what is said to be in it lies in it, and what comes out is what was packed or is refused. Bytes as
/// things in an archive: they come out as they went in.
pub fn zip(bytes: &[u8]) {
    let (first, bytes) = choice(bytes);
    if first % 4 != 0 {
        look_into(bytes);
        return;
    }
    let parts: Vec<&[u8]> = bytes.chunks(first + 1).take(20).collect();
    let entries: Vec<Entry> =
        parts.iter().enumerate().map(|(at, part)| Entry::new(format!("orders_{at}.csv"), part.to_vec())).collect();
    let found = look_into(&archive(&entries));
    assert_eq!(found.iter().map(Vec::as_slice).collect::<Vec<_>>(), parts);
}

/// What comes out whole.
fn look_into(bytes: &[u8]) -> Vec<Vec<u8>> {
    let file = Memory(bytes);
    let Ok(Contents::Tables(tables)) = now(contents(&file)) else { return Vec::new() };
    let tables: Vec<&Table> = tables.iter().filter_map(|table| table.as_ref().ok()).collect();
    let unpacked = tables.iter().fold(0_u64, |sum, table| sum.saturating_add(table.size));
    assert!(may_unpack(file.size(), unpacked), "{unpacked} bytes of {}", file.size());
    tables.iter().filter_map(|table| take_out(&file, table)).collect()
}

fn take_out(file: &Memory<'_>, table: &Table) -> Option<Vec<u8>> {
    let from = now(place(file, table)).ok()? as usize;
    let packed = &file.0[from..from + table.packed as usize];
    let mut watch = Outflow::of_table(table);
    let mut whole = Vec::new();
    let mut source: Box<dyn Read + '_> = match table.method {
        Method::Stored => Box::new(packed),
        Method::Deflate => Box::new(flate2::read::DeflateDecoder::new(packed)),
    };
    let mut piece = [0; 999];
    loop {
        let length = source.read(&mut piece).ok()?;
        if length == 0 {
            break;
        }
        watch.take(&piece[..length]).ok()?;
        assert!(whole.len() as u64 <= table.size, "more than it says");
        whole.extend_from_slice(&piece[..length]);
    }
    watch.end().ok()?;
    assert_eq!(whole.len() as u64, table.size);
    Some(whole)
}

/// Bytes as a spreadsheet, or as the one sheet of one: a table comes out or a refusal, in a while and in some memory.
///
/// A panic of the library that reads spreadsheets is a refusal too: it runs in a program of its own, and the page says that the
/// spreadsheet cannot be read.
#[cfg(feature = "sheets")]
pub fn xlsx(bytes: &[u8]) {
    use std::panic::{AssertUnwindSafe, catch_unwind};

    let (first, bytes) = choice(bytes);
    let workbook = if first % 4 == 0 { bytes.to_vec() } else { around(bytes) };
    let found = catch_unwind(AssertUnwindSafe(|| holdfast::sheets::to_csv(&workbook)));
    if let Ok(Ok(table)) = found {
        assert!(core::str::from_utf8(&table.csv).is_ok());
        super::import::whole(&[&table.csv], usize::MAX);
    }
}

/// A workbook around one sheet.
#[cfg(feature = "sheets")]
fn around(sheet: &[u8]) -> Vec<u8> {
    const TYPES: &str = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>"#;
    const BOOK: &str = r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Orders" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
    const PARTS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;
    let entry = |name: &str, text: &str| Entry::new(name, text.as_bytes().to_vec());
    archive(&[
        entry("[Content_Types].xml", TYPES),
        entry("xl/workbook.xml", BOOK),
        entry("xl/_rels/workbook.xml.rels", PARTS),
        Entry::new("xl/worksheets/sheet1.xml", sheet.to_vec()),
    ])
}

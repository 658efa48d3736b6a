//! What is in a file: itself, or the tables that are packed in it. The browser inflates.

use js_sys::{Array, Function, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, File, ReadableStream};

use crate::ingest::Error;
use crate::ingest::container::{
    self, ArchiveFault, Contents, Method, Outflow, Packing, ReadAt, TELLING, Table, WorkbookFault, contents,
    name_of_part, packing,
};

use super::bytes::Pieces;
use super::sheets;

/// A workbook is read as a whole, several times over in memory: a larger one is refused.
const LARGEST_WORKBOOK: u64 = 256 << 20;

/// One table to be read: a file, or a part of one.
pub(super) struct Part {
    /// Its name.
    pub name: String,
    /// Its bytes when it is unpacked; 0 where nobody knows.
    pub size: u64,
    blob: Blob,
    packed: Packed,
}

/// How a part is packed.
enum Packed {
    Not,
    Gzip,
    In(Table),
}

/// What cannot be unpacked: its name, and why.
pub(super) type Refused = (String, Error);

/// Everything in a file.
pub(super) async fn parts(file: &File) -> Vec<Result<Part, Refused>> {
    let name = file.name();
    let whole = |packed| Part { name: name.clone(), size: 0, blob: file.clone().into(), packed };
    let size = file.size() as u64;
    let source = OnDisk(file);
    match packing(&source.read_at(0, size.min(TELLING as u64)).await.unwrap_or_default()) {
        Packing::None => vec![Ok(Part { size, ..whole(Packed::Not) })],
        Packing::Gzip => vec![Ok(whole(Packed::Gzip))],
        Packing::Workbook => vec![workbook(whole(Packed::Not)).await],
        Packing::Zip => match contents(&source).await {
            Ok(Contents::Workbook) => vec![workbook(whole(Packed::Not)).await],
            Ok(Contents::Tables(tables)) => {
                let mut parts = Vec::with_capacity(tables.len());
                for table in tables {
                    parts.push(archived(&name, &source, table).await);
                }
                parts
            }
            Err(fault) => vec![Err((name, Error::archive(fault)))],
        },
    }
}

/// A table of an archive, unpacked as far as it must be.
async fn archived(
    archive: &str,
    source: &OnDisk<'_>,
    table: Result<Table, (String, ArchiveFault)>,
) -> Result<Part, Refused> {
    let refuse = |part: &str, fault| (name_of_part(archive, part), Error::archive(fault));
    let table = table.map_err(|(part, fault)| refuse(&part, fault))?;
    let from = container::place(source, &table).await.map_err(|fault| refuse(&table.name, fault))?;
    let blob = source.slice(from, table.packed).map_err(|_| refuse(&table.name, ArchiveFault::Damaged))?;
    let part = Part { name: name_of_part(archive, &table.name), size: table.size, blob, packed: Packed::In(table) };
    match packing(&part.head().await) {
        Packing::Zip | Packing::Workbook => workbook(part).await,
        Packing::Gzip | Packing::None => Ok(part),
    }
}

/// The first sheet of a spreadsheet as a table.
async fn workbook(part: Part) -> Result<Part, Refused> {
    let table = match part.whole().await {
        Ok(blob) => sheets::table_of(&blob).await.map_err(Error::workbook),
        Err(error) => Err(error),
    };
    match table {
        Ok((sheet, blob)) => {
            let name = if sheet.is_empty() { part.name } else { name_of_part(&part.name, &sheet) };
            Ok(Part { name, size: blob.size() as u64, blob, packed: Packed::Not })
        }
        Err(error) => Err((part.name, error)),
    }
}

impl Part {
    /// Its bytes, unpacked.
    pub fn stream(&self) -> Result<ReadableStream, JsValue> {
        let format = match &self.packed {
            Packed::Not | Packed::In(Table { method: Method::Stored, .. }) => return Ok(self.blob.stream()),
            Packed::Gzip => "gzip",
            Packed::In(_) => "deflate-raw",
        };
        let inflate: Function = Reflect::get(&js_sys::global(), &"DecompressionStream".into())?.dyn_into()?;
        let inflate = Reflect::construct(&inflate, &Array::of1(&format.into()))?;
        Ok(self.blob.stream().pipe_through(inflate.unchecked_ref()))
    }

    /// Who watches what comes out of it, where it is packed.
    pub fn outflow(&self) -> Option<Outflow> {
        match &self.packed {
            Packed::Not => None,
            Packed::Gzip => Some(Outflow::of_gzip(self.blob.size() as u64)),
            Packed::In(table) => Some(Outflow::of_table(table)),
        }
    }

    /// Its first bytes, as far as they can be unpacked.
    async fn head(&self) -> Vec<u8> {
        let mut head = Vec::new();
        let mut piece = Vec::new();
        if let Ok(mut pieces) = self.stream().and_then(|stream| Pieces::of(&stream)) {
            while head.len() < TELLING && matches!(pieces.next(&mut piece).await, Ok(true)) {
                head.extend_from_slice(&piece);
            }
        }
        head.truncate(TELLING);
        head
    }

    /// All of it in one.
    async fn whole(&self) -> Result<Blob, Error> {
        let size = self.size.max(self.blob.size() as u64);
        if size > LARGEST_WORKBOOK {
            return Err(Error::workbook(WorkbookFault::TooLarge));
        }
        let Some(mut outflow) = self.outflow() else { return Ok(self.blob.clone()) };
        let damaged = || Error::archive(ArchiveFault::Damaged);
        let mut pieces = self.stream().and_then(|stream| Pieces::of(&stream)).map_err(|_| damaged())?;
        let parts = Array::new();
        let mut piece = Vec::new();
        while pieces.next(&mut piece).await.map_err(|_| damaged())? {
            outflow.take(&piece).map_err(Error::archive)?;
            parts.push(&Uint8Array::from(piece.as_slice()));
        }
        outflow.end().map_err(Error::archive)?;
        Blob::new_with_u8_array_sequence(&parts).map_err(|_| damaged())
    }
}

/// A file that stays where it is.
struct OnDisk<'a>(&'a File);

impl OnDisk<'_> {
    fn slice(&self, from: u64, length: u64) -> Result<Blob, JsValue> {
        self.0.slice_with_f64_and_f64(from as f64, (from + length) as f64)
    }
}

impl ReadAt for OnDisk<'_> {
    fn size(&self) -> u64 {
        self.0.size() as u64
    }

    async fn read_at(&self, from: u64, length: u64) -> Option<Vec<u8>> {
        let bytes = JsFuture::from(self.slice(from, length).ok()?.array_buffer()).await.ok()?;
        Some(Uint8Array::new(&bytes).to_vec())
    }
}

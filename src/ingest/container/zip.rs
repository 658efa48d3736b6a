//! The directory of a zip archive: what is in it, how it is packed and where it stands.
//!
//! By PKWARE's APPNOTE 6.3.10: §4.3.16 end of central directory, §4.3.14/15 its zip64 form, §4.3.12 central directory, §4.3.7
//! local header, §4.5.3 zip64 sizes, §4.4.4 flags. Sizes are always the directory's, so data descriptors need not be read.

use core::future::Future;

use super::fault::ArchiveFault;
use super::{may_unpack, names};
use crate::ingest::encoding::decode;

/// Bytes at any place of a file.
pub trait ReadAt {
    /// How long it is.
    fn size(&self) -> u64;
    /// So many bytes from there; nothing where they cannot be read.
    fn read_at(&self, from: u64, length: u64) -> impl Future<Output = Option<Vec<u8>>>;
}

/// How an entry is packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Not at all.
    Stored,
    /// By deflate, without a header.
    Deflate,
}

/// A table in an archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Its name, with its folders where it needs them to be told from another.
    pub name: String,
    /// How it is packed.
    pub method: Method,
    /// Its bytes in the archive.
    pub packed: u64,
    /// Its bytes when it is unpacked.
    pub size: u64,
    pub(super) checksum: u32,
    header_at: u64,
}

/// What an archive holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Contents {
    /// The parts of a spreadsheet: it is one table, and read as a whole.
    Workbook,
    /// Tables, each ready to be unpacked or refused for itself, by its name.
    Tables(Vec<Result<Table, (String, ArchiveFault)>>),
}

/// The end record without its comment, and the longest comment.
const END: usize = 22;
const LONGEST_COMMENT: u64 = 0xFFFF;
const LOCATOR: usize = 20;
/// A directory longer than this is no merchant's.
const LONGEST_DIRECTORY: u64 = 64 << 20;
const MOST_TABLES: usize = 1_000;
/// How many names of other things a refusal lists.
const NAMED: usize = 5;

/// Reads the directory.
pub async fn contents(file: &impl ReadAt) -> Result<Contents, ArchiveFault> {
    let directory = Directory::find(file).await?;
    let bytes = read(file, directory.from, directory.length).await?;
    let entries = Entry::all(&bytes, directory.shift);
    let has = |name: &str| entries.iter().any(|entry| entry.path == name);
    if has("xl/workbook.xml") || has("xl/workbook.bin") || (has("mimetype") && has("content.xml")) {
        return Ok(Contents::Workbook);
    }
    let (tables, others): (Vec<Entry>, Vec<Entry>) =
        entries.into_iter().partition(|entry| names::may_be_table(&entry.path));
    if tables.is_empty() {
        let others = others.iter().map(|entry| names::base(&entry.path)).filter(|name| !name.is_empty());
        return Err(ArchiveFault::NoTables(others.take(NAMED).map(str::to_owned).collect()));
    }
    if tables.len() > MOST_TABLES {
        return Err(ArchiveFault::TooManyTables(tables.len() as u64));
    }
    // Entries may share their bytes: what counts is how much comes out of the whole file.
    let unpacked = tables.iter().fold(0, |sum: u64, entry| sum.saturating_add(entry.size));
    if !may_unpack(file.size(), unpacked) {
        return Err(ArchiveFault::TooLarge);
    }
    let paths: Vec<String> = tables.iter().map(|entry| entry.path.clone()).collect();
    Ok(Contents::Tables(tables.iter().zip(names::shown(&paths)).map(|(entry, name)| entry.table(name)).collect()))
}

/// Where the bytes of a table begin, behind its own header.
pub async fn place(file: &impl ReadAt, table: &Table) -> Result<u64, ArchiveFault> {
    const HEADER: u64 = 30;
    let header = read(file, table.header_at, HEADER).await?;
    if !header.starts_with(b"PK\x03\x04") {
        return Err(ArchiveFault::Damaged);
    }
    let (name, extra) = (u16_at(&header, 26)?, u16_at(&header, 28)?);
    let from = table.header_at + HEADER + u64::from(name) + u64::from(extra);
    match from.checked_add(table.packed) {
        Some(end) if end <= file.size() => Ok(from),
        _ => Err(ArchiveFault::Damaged),
    }
}

/// Exactly so many bytes.
async fn read(file: &impl ReadAt, from: u64, length: u64) -> Result<Vec<u8>, ArchiveFault> {
    let within = from.checked_add(length).is_some_and(|end| end <= file.size());
    let bytes = if within { file.read_at(from, length).await } else { None };
    bytes.filter(|bytes| bytes.len() as u64 == length).ok_or(ArchiveFault::Damaged)
}

/// Where the directory stands.
struct Directory {
    from: u64,
    length: u64,
    /// How much later everything stands than it says, where something was put before the archive.
    shift: u64,
}

impl Directory {
    async fn find(file: &impl ReadAt) -> Result<Self, ArchiveFault> {
        let length = file.size().min(LONGEST_COMMENT + END as u64 + LOCATOR as u64);
        let tail_from = file.size() - length;
        let tail = read(file, tail_from, length).await?;
        let at = (0..=tail.len().saturating_sub(END)).rev().find(|&at| {
            let ends_within = |comment| at + END + usize::from(comment) <= tail.len();
            tail[at..].starts_with(b"PK\x05\x06") && u16_at(&tail, at + 20).is_ok_and(ends_within)
        });
        let at = at.ok_or(ArchiveFault::Damaged)?;
        let (length, from) = (u32_at(&tail, at + 12)?, u32_at(&tail, at + 16)?);
        let mut directory = Self { from: u64::from(from), length: u64::from(length), shift: 0 };
        let mut ends_at = tail_from + at as u64;
        let locator = at.checked_sub(LOCATOR).filter(|&at| tail[at..].starts_with(b"PK\x06\x07"));
        if let Some(locator) = locator {
            ends_at = u64_at(&tail, locator + 8)?;
            let end = read(file, ends_at, 56).await?;
            if !end.starts_with(b"PK\x06\x06") {
                return Err(ArchiveFault::Damaged);
            }
            directory = Self { from: u64_at(&end, 48)?, length: u64_at(&end, 40)?, shift: 0 };
        }
        directory.shift = ends_at
            .checked_sub(directory.length)
            .and_then(|from| from.checked_sub(directory.from))
            .filter(|_| directory.length <= LONGEST_DIRECTORY)
            .ok_or(ArchiveFault::Damaged)?;
        directory.from += directory.shift;
        Ok(directory)
    }
}

/// One entry of the directory.
struct Entry {
    path: String,
    encrypted: bool,
    method: u16,
    checksum: u32,
    packed: u64,
    size: u64,
    header_at: u64,
}

impl Entry {
    /// Every entry up to the first that is none.
    fn all(directory: &[u8], shift: u64) -> Vec<Self> {
        let mut entries = Vec::new();
        let mut rest = directory;
        while let Ok((entry, length)) = Self::first(rest, shift) {
            entries.push(entry);
            rest = rest.get(length..).unwrap_or_default();
        }
        entries
    }

    fn first(bytes: &[u8], shift: u64) -> Result<(Self, usize), ArchiveFault> {
        const FIXED: usize = 46;
        if !bytes.starts_with(b"PK\x01\x02") {
            return Err(ArchiveFault::Damaged);
        }
        let length = |at| u16_at(bytes, at).map(usize::from);
        let (name, extra, comment) = (length(28)?, length(30)?, length(32)?);
        let path = bytes.get(FIXED..FIXED + name).ok_or(ArchiveFault::Damaged)?;
        let extra_at = FIXED + name;
        let extra_field = bytes.get(extra_at..extra_at + extra).ok_or(ArchiveFault::Damaged)?;
        let mut long = Long::of(extra_field);
        // In this order, and only those that do not fit.
        let size = long.or(u32_at(bytes, 24)?);
        let packed = long.or(u32_at(bytes, 20)?);
        let header_at = long.or(u32_at(bytes, 42)?).checked_add(shift).ok_or(ArchiveFault::Damaged)?;
        let entry = Self {
            path: decode(path).into_owned(),
            encrypted: u16_at(bytes, 8)? & 1 != 0,
            method: u16_at(bytes, 10)?,
            checksum: u32_at(bytes, 16)?,
            packed,
            size,
            header_at,
        };
        Ok((entry, FIXED + name + extra + comment))
    }

    /// The table, or why it cannot be one.
    fn table(&self, name: String) -> Result<Table, (String, ArchiveFault)> {
        let method = match self.method {
            _ if self.encrypted => Err(ArchiveFault::Encrypted),
            0 => Ok(Method::Stored),
            8 => Ok(Method::Deflate),
            other => Err(ArchiveFault::Method(other)),
        };
        match method {
            Ok(method) if may_unpack(self.packed, self.size) => {
                let Self { packed, size, checksum, header_at, .. } = *self;
                Ok(Table { name, method, packed, size, checksum, header_at })
            }
            Ok(_) => Err((name, ArchiveFault::TooLarge)),
            Err(fault) => Err((name, fault)),
        }
    }
}

/// The sizes of an entry that do not fit into four bytes.
struct Long<'a>(&'a [u8]);

impl<'a> Long<'a> {
    fn of(mut extra: &'a [u8]) -> Self {
        while let (Ok(id), Ok(length)) = (u16_at(extra, 0), u16_at(extra, 2)) {
            let end = (4 + usize::from(length)).min(extra.len());
            if id == 1 {
                return Self(&extra[4..end]);
            }
            extra = &extra[end..];
        }
        Self(&[])
    }

    fn or(&mut self, short: u32) -> u64 {
        if short != u32::MAX {
            return u64::from(short);
        }
        let long = u64_at(self.0, 0).unwrap_or(u64::from(short));
        self.0 = self.0.get(8..).unwrap_or_default();
        long
    }
}

fn bytes_at<const N: usize>(bytes: &[u8], at: usize) -> Result<[u8; N], ArchiveFault> {
    bytes.get(at..).and_then(|rest| rest.first_chunk::<N>()).copied().ok_or(ArchiveFault::Damaged)
}

fn u16_at(bytes: &[u8], at: usize) -> Result<u16, ArchiveFault> {
    bytes_at(bytes, at).map(u16::from_le_bytes)
}

fn u32_at(bytes: &[u8], at: usize) -> Result<u32, ArchiveFault> {
    bytes_at(bytes, at).map(u32::from_le_bytes)
}

fn u64_at(bytes: &[u8], at: usize) -> Result<u64, ArchiveFault> {
    bytes_at(bytes, at).map(u64::from_le_bytes)
}

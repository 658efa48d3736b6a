//! Unpacking natively, as the worker does it in the browser.

use std::fs::File;
use std::future::Future;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use holdfast::i18n::PlainFormat;
use holdfast::ingest::Error;
use holdfast::ingest::container::{
    ArchiveFault, Contents, Method, Outflow, Packing, ReadAt, TELLING, Table, contents, name_of_part, packing, place,
};
use holdfast::session::Session;

const PIECE: usize = 4 << 20;

/// A file on disk.
struct OnDisk(File, u64);

impl ReadAt for OnDisk {
    fn size(&self) -> u64 {
        self.1
    }

    async fn read_at(&self, from: u64, length: u64) -> Option<Vec<u8>> {
        let mut file = &self.0;
        file.seek(SeekFrom::Start(from)).ok()?;
        let mut bytes = Vec::new();
        file.take(length).read_to_end(&mut bytes).ok()?;
        Some(bytes)
    }
}

/// Nothing here ever waits.
fn now<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => unreachable!("a file on disk is there"),
    }
}

/// Reads a file, or all that is packed in it, into a session.
pub fn read_into(session: &mut Session, path: &Path) -> io::Result<()> {
    let name = path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned());
    let size = path.metadata()?.len();
    let mut head = Vec::new();
    File::open(path)?.take(TELLING as u64).read_to_end(&mut head)?;
    match packing(&head) {
        Packing::None => feed(session, &name, size, None, || Ok(Box::new(File::open(path)?))),
        Packing::Gzip => {
            let outflow = || Outflow::of_gzip(size);
            feed(session, &name, 0, Some(&outflow), || Ok(Box::new(flate2::read::GzDecoder::new(File::open(path)?))))
        }
        Packing::Workbook => workbook(session, &name, || std::fs::read(path)),
        Packing::Zip => {
            let file = OnDisk(File::open(path)?, size);
            match now(contents(&file)) {
                Ok(Contents::Workbook) => workbook(session, &name, || std::fs::read(path)),
                Ok(Contents::Tables(tables)) => {
                    for table in tables {
                        archived(session, path, &name, &file, table)?;
                    }
                    Ok(())
                }
                Err(fault) => refuse(session, &name, Error::archive(fault)),
            }
        }
    }
}

fn archived(
    session: &mut Session,
    path: &Path,
    archive: &str,
    file: &OnDisk,
    table: Result<Table, (String, ArchiveFault)>,
) -> io::Result<()> {
    let placed = table.and_then(|table| match now(place(file, &table)) {
        Ok(from) => Ok((table, from)),
        Err(fault) => Err((table.name, fault)),
    });
    let (table, from) = match placed {
        Ok(placed) => placed,
        Err((part, fault)) => return refuse(session, &name_of_part(archive, &part), Error::archive(fault)),
    };
    let name = name_of_part(archive, &table.name);
    let open = || -> io::Result<Box<dyn Read>> {
        let mut file = File::open(path)?;
        file.seek(SeekFrom::Start(from))?;
        let packed = file.take(table.packed);
        Ok(match table.method {
            Method::Stored => Box::new(packed),
            Method::Deflate => Box::new(flate2::read::DeflateDecoder::new(packed)),
        })
    };
    let mut head = Vec::new();
    // What cannot be inflated is told below.
    let _ = open()?.take(TELLING as u64).read_to_end(&mut head);
    match packing(&head) {
        Packing::Zip | Packing::Workbook if head.len() == TELLING || table.size < TELLING as u64 => {
            workbook(session, &name, || {
                let mut bytes = Vec::new();
                open()?.take(table.size).read_to_end(&mut bytes)?;
                Ok(bytes)
            })
        }
        _ => feed(session, &name, table.size, Some(&|| Outflow::of_table(&table)), open),
    }
}

fn refuse(session: &mut Session, name: &str, error: Error) -> io::Result<()> {
    session.begin_file(name, 0);
    session.fail_file(error, &PlainFormat);
    Ok(())
}

/// The first sheet of a spreadsheet.
#[cfg(feature = "sheets")]
fn workbook(session: &mut Session, name: &str, bytes: impl Fn() -> io::Result<Vec<u8>>) -> io::Result<()> {
    match holdfast::sheets::to_csv(&bytes()?) {
        Ok(table) => {
            let name = name_of_part(name, &table.sheet);
            let csv = table.csv.as_slice();
            feed(session, &name, csv.len() as u64, None, || Ok(Box::new(io::Cursor::new(csv.to_vec()))))
        }
        Err(fault) => refuse(session, name, Error::workbook(fault)),
    }
}

/// Without the library that reads spreadsheets there is none to ask.
#[cfg(not(feature = "sheets"))]
fn workbook(session: &mut Session, name: &str, _bytes: impl Fn() -> io::Result<Vec<u8>>) -> io::Result<()> {
    refuse(session, name, Error::workbook(holdfast::ingest::container::WorkbookFault::NoReader))
}

fn feed(
    session: &mut Session,
    name: &str,
    size: u64,
    outflow: Option<&dyn Fn() -> Outflow>,
    open: impl Fn() -> io::Result<Box<dyn Read>>,
) -> io::Result<()> {
    loop {
        session.begin_file(name, size);
        let mut source = open()?;
        let mut watch = outflow.map(|outflow| outflow());
        let mut piece = vec![0; PIECE];
        let fault = loop {
            let length = match source.read(&mut piece) {
                Ok(length) => length,
                Err(_) if watch.is_some() => break Some(ArchiveFault::Damaged),
                Err(error) => return Err(error),
            };
            if length == 0 {
                break watch.as_ref().and_then(|watch| watch.end().err());
            }
            if let Some(fault) = watch.as_mut().and_then(|watch| watch.take(&piece[..length]).err()) {
                break Some(fault);
            }
            if !session.push(&piece[..length]) {
                break None;
            }
        };
        if let Some(fault) = fault {
            session.fail_file(Error::archive(fault), &PlainFormat);
            return Ok(());
        }
        if !session.end_file(&PlainFormat) {
            return Ok(());
        }
    }
}

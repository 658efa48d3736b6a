//! Files through the whole engine, and what came out as text: for goldens, recipes, properties and the replay.
#![allow(dead_code, unused_imports, clippy::allow_attributes, reason = "each test file uses a part of it")]
#![allow(clippy::disallowed_methods, reason = "what unpacks natively reads files")]

#[path = "../reading/decoder.rs"]
mod decoder;
mod facts;
mod rendering;
pub mod shop;
pub mod table;
#[path = "../reading/unpack.rs"]
mod unpack;

pub use facts::{Facts, facts, major};
pub use rendering::render;

use std::sync::atomic::{AtomicU32, Ordering};

use holdfast::i18n::PlainFormat;
use holdfast::ingest::container::{Packing, TELLING, packing};
use holdfast::protocol::{Event, Problem, Request};
use holdfast::session::Session;
use holdfast::views::report::Report;

/// A file as it is dropped: its name and its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dropped {
    pub name: String,
    pub bytes: Vec<u8>,
}

impl Dropped {
    pub fn new(name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self { name: name.into(), bytes: bytes.into() }
    }
}

/// What came of some files.
pub struct Outcome {
    pub session: Session,
    pub problems: Vec<Problem>,
    /// Nothing where no file could be used.
    pub report: Option<Report>,
}

/// Bytes handed on at once: not a power of two, so that pieces end anywhere.
pub const PIECE: usize = 1_009;

/// Reads files that are dropped together.
pub fn read(files: &[Dropped]) -> Outcome {
    read_in_pieces(files, PIECE)
}

/// Reads files that are dropped together, in pieces of a length.
pub fn read_in_pieces(files: &[Dropped], piece: usize) -> Outcome {
    let mut session = Session::with_decoders(decoder::decoder);
    session.begin();
    for file in files {
        if packing(&file.bytes[..file.bytes.len().min(TELLING)]) != Packing::None {
            unpacked(&mut session, file);
            continue;
        }
        loop {
            session.begin_file(&file.name, file.bytes.len() as u64);
            let _wants_more = file.bytes.chunks(piece.max(1)).all(|bytes| session.push(bytes));
            if !session.end_file(&PlainFormat) {
                break;
            }
        }
    }
    let problems = match session.finish(&PlainFormat) {
        Event::Opened { problems } | Event::Refused { problems } => problems,
        other => panic!("neither opened nor refused: {other:?}"),
    };
    let report = session.report(&Request::default());
    Outcome { session, problems, report }
}

/// Reads a packed file as the worker does, from a file on disk that is gone afterwards.
fn unpacked(session: &mut Session, file: &Dropped) {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let number = COUNT.fetch_add(1, Ordering::Relaxed);
    let folder = std::env::temp_dir().join(format!("holdfast-golden-{}-{number}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let path = folder.join(&file.name);
    std::fs::write(&path, &file.bytes).expect("written");
    let outcome = unpack::read_into(session, &path);
    std::fs::remove_dir_all(&folder).expect("gone");
    outcome.expect("readable");
}

//! One reader's session: commands in, events out, without a browser.
//!
//! Everything the analyst can do is here and is driven natively by the tests; `worker` only carries messages and bytes. The session owns the
//! [`Analysis`]; nothing else keeps state.
//!
//! What is marked `#[inline(never)]` in this folder is where the built engine is cut in two: all but reading comes later (`src/bin/assemble/plan.rs` names
//! these functions).

mod again;
mod aside;
mod choices;
mod lists;
mod pages;
mod reading;
mod request;
mod trial;

pub use request::{rules_of, scope_of, step_of, today_of};

use crate::analysis::{Analysis, Import};
use crate::i18n::{Format, Language, Words};
use crate::ingest::{self, ShopZone};
use crate::protocol::{FileKey, FileProgress, Opening, Request};
use crate::units::Currency;

use self::aside::SetAside;
use self::trial::Trial;

/// One reader's session.
#[derive(Debug, Default)]
pub struct Session {
    import: Option<Import>,
    analysis: Option<Analysis>,
    /// What the files were opened with.
    opening: Opening,
    /// What is being tried out; then the bytes go there.
    trial: Option<Trial>,
    /// The rows that are set aside, while they are written; then the bytes go there.
    aside: Option<SetAside>,
    /// The file under way, and the next of the same handle.
    key: FileKey,
    next_key: FileKey,
    /// Whether the file that begins is the one that ended, once more.
    again: bool,
    /// Name, size and bytes read of the file being read.
    reading: Option<(String, u64, u64)>,
    done: Vec<FileProgress>,
    zone: Option<ShopZone>,
    decoders: Option<ingest::Decoders>,
    /// The question whose page waits for a forecast.
    studying: Option<Request>,
    /// The question whose Overview waits for what comes after it.
    looking: Option<Looking>,
}

/// What an Overview waits for.
#[derive(Debug)]
struct Looking {
    request: Request,
    /// How many rests come before.
    rests: u32,
    /// Whether the key figures that come first have been told.
    told: bool,
}

impl Session {
    /// A session whose host decodes what is neither UTF-8 nor windows-1252.
    pub fn with_decoders(decoders: ingest::Decoders) -> Self {
        Self { decoders: Some(decoders), ..Self::default() }
    }

    /// Moves times at UTC to this zone from now on; without one they stay as they are written.
    pub fn set_zone(&mut self, zone: ShopZone) {
        self.zone = Some(zone);
    }

    /// What was read, or nothing before files are read.
    pub fn analysis(&self) -> Option<&Analysis> {
        self.analysis.as_ref()
    }

    /// Words before any currency is known.
    fn words<'a>(&self, format: &'a dyn Format) -> Words<'a> {
        Words { language: Language::from_tag(&self.opening.language), format, currency: Currency::UNKNOWN }
    }
}

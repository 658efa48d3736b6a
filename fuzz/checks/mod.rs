//! What must hold for any bytes at all: one function a fuzz target, shared with the replay in `tests/replay.rs`.
#![allow(dead_code, unused_imports, clippy::allow_attributes, reason = "each target uses a part of it")]

#[path = "../../tests/made/zip.rs"]
mod archive;
#[path = "../../tests/reading/decoder.rs"]
mod decoder;
mod import;
mod packed;
#[cfg(feature = "fuzzing")]
mod records;
#[cfg(feature = "fuzzing")]
mod values;

pub use import::import;
#[cfg(feature = "sheets")]
pub use packed::xlsx;
pub use packed::zip;
#[cfg(feature = "fuzzing")]
pub use records::{dialect, records, text};
#[cfg(feature = "fuzzing")]
pub use values::{amounts, dates};

/// Takes a byte off the front to choose by.
fn choice(bytes: &[u8]) -> (usize, &[u8]) {
    bytes.split_first().map_or((0, bytes), |(&first, rest)| (usize::from(first), rest))
}

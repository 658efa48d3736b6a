//! From a file's bytes to clean UTF-8, piece by piece.
//!
//! What is UTF-8 is read in place. Bytes in it that are not are read as windows-1252, so a file that stops being UTF-8 halfway (two
//! exports pasted together) keeps its letters. Other encodings go through the host's decoder, which is the browser's own;
//! control characters are dropped and counted. From here on everything is UTF-8, so a file says the same however it was saved.

mod encoding;
mod guess;
mod letters;
mod stream;

pub use encoding::{Decode, Decoders, Encoding};
pub(crate) use guess::guess;
pub(crate) use stream::TextStream;

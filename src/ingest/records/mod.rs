//! Bytes to records: a tolerant, streaming, quote-aware reader.
//!
//! Fed in pieces of any size it hands out the same records; it holds the piece and the record under way, never the file. A
//! record ends with LF, CR or CRLF, in any mixture; cells are offsets into the buffer and only what is asked for is unquoted.
//!
//! Quotes: a quote opens a cell only at its very start, anywhere else it is a character like any other. What stands between a
//! closing quote and the next delimiter is kept as text. An unclosed quote cannot swallow the file: a quoted cell that grows
//! past a mebibyte or 2,000 line breaks, that meets the end of the file, that holds line breaks and is then "closed" by a
//! quote in the middle of a word, or that holds a line which is a whole row by itself (once a [`RowShape`] says what rows look
//! like) is taken back: its record is read again with that quote as a plain character, so that the record ends with its line.
//! Such a record is marked [`Record::unclosed`]. A line longer than 8 MiB is one record of its first 8 MiB, marked
//! [`Record::cut`].
//!
//! Invariants: every byte belongs to one record, one line end or one blank line; the records do not depend on the pieces.

mod form;
mod marks;
mod reader;
mod record;
mod rewrap;
mod shape;

pub(crate) use form::{Form, Quoting};
pub(crate) use reader::RecordReader;
pub(crate) use record::{Kept, Record};
pub(crate) use rewrap::Rewrap;
pub(crate) use shape::RowShape;

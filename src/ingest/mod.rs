//! Bytes to order lines: text, dialect, records, columns, cells.
//!
//! An [`Importer`] is fed one file's bytes in pieces of any size and hands each row on as an [`OrderLine`] or a [`Refusal`]; it
//! never holds the file. It cannot fail on a row; an [`Error`] means that no analysis of the file is possible.

mod line;

pub use line::{Amounts, LineKind, LineSink, OrderLine, Refusal, Status};

//! Bytes to order lines: text, dialect, records, columns, cells.
//!
//! An [`Importer`] is fed one file's bytes in pieces of any size and hands each row on as an [`OrderLine`] or a [`Refusal`]; it
//! never holds the file. It cannot fail on a row; an [`Error`] means that no analysis of the file is possible.
//!
//! The flow: `encoding` tells text from other things and names what is no text; `text` makes it UTF-8; `jsonl` makes a table
//! of it where it is lines of JSON; `dialect` finds the delimiter and the header row; `mapping` finds out whose export it is
//! and which column says what; `fields` decides once for each column how dates and amounts are written. Then `records` cuts
//! the bytes into records, `lines` reads each of them, and the sink takes it. At the
//! end a [`FileSummary`] says what was learnt.
//!
//! Invariants: every record below the header becomes exactly one line or one refusal; what comes out does not depend on the
//! pieces the bytes came in; all decisions depend on the first 256 KiB only, and where the whole file then says otherwise the summary has
//! what to read it again with; no cell changes how another one is read.

mod choices;
pub mod container;
mod dialect;
mod encoding;
mod error;
mod fields;
#[cfg(feature = "fuzzing")]
#[doc(hidden)]
pub mod fuzzing;
mod importer;
mod jsonl;
mod line;
mod lines;
mod mapping;
mod markup;
mod records;
mod sample;
mod side;
mod source;
mod styles;
mod summary;
mod text;
mod zone;

pub use choices::{Choices, Remembered};
pub use encoding::Container;
pub(crate) use encoding::decode;
pub use error::{Error, ErrorKind, NotOrders};
pub use fields::amount_style::MarkEvidence;
pub use fields::date_style::{DateEvidence, DateOrder, DateStyle};
pub use fields::identity::Placeholder;
pub use importer::Importer;
pub use line::{Amounts, LineKind, LineSink, Marks, OrderLine, PaidBack, Refusal, Said, Status};
pub use mapping::{Format, Need, Proposal, ProposedColumn, Role};
pub use side::{SideKind, SideRow};
pub use summary::{AmountFacts, DateFacts, DateShape, FileSummary, Findings, Late, NoKey, TextFacts};
pub use text::{Decode, Decoders, Encoding};
pub use zone::{ShopZone, Zones};

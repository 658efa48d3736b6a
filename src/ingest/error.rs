//! Why a file cannot be analysed at all.

use core::fmt;

use super::container::{ArchiveFault, WorkbookFault};
use super::encoding::Container;
use super::mapping::{Format, Proposal, Role};
use crate::diagnostics::Position;

/// No analysis of the file is possible. A row that cannot be read is never an error, it is a [`super::Refusal`].
#[derive(Debug, Clone)]
pub struct Error(Box<Inner>);

#[derive(Debug, Clone)]
struct Inner {
    kind: ErrorKind,
    position: Option<Position>,
    proposal: Option<Proposal>,
}

/// What is wrong with the file, with the facts that a sentence about it needs.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ErrorKind {
    /// Not a text file.
    NotText {
        /// What the first bytes say it is.
        looks_like: Container,
    },
    /// An archive, or a part of one, that cannot be unpacked.
    Archive(ArchiveFault),
    /// A spreadsheet of which no table can be made.
    Workbook(WorkbookFault),
    /// Not a single line end in the first part of the file.
    EndlessLine,
    /// Not a single byte, or nothing but white space.
    Empty,
    /// Column names and nothing below them.
    HeaderOnly {
        /// The column names.
        found: Vec<String>,
    },
    /// The first line is data already.
    NoHeader {
        /// Its cells.
        first: Vec<String>,
    },
    /// Columns are missing without which nothing can be computed.
    MissingColumns {
        /// What they would say.
        missing: Vec<Role>,
        /// The column names that are there.
        found: Vec<String>,
    },
    /// No column says who bought.
    NoCustomerKey {
        /// The column names that are there.
        found: Vec<String>,
    },
    /// An export of something else than orders.
    NotOrders {
        /// What it lists.
        kind: NotOrders,
    },
    /// A file that stands beside the orders, and no orders to stand beside.
    BesideOrders {
        /// What it is.
        format: Format,
    },
    /// No date in the column can be read.
    UnreadableDates {
        /// The column.
        column: String,
        /// The first of its cells that has text.
        cell: String,
    },
    /// No amount in the column can be read.
    UnreadableAmounts {
        /// The column.
        column: String,
        /// The first of its cells that has text.
        cell: String,
    },
    /// A spreadsheet has rounded the identifiers, so that different ones have become equal.
    ScientificIds {
        /// The column.
        column: String,
        /// An example.
        cell: String,
        /// How many identifiers look like it.
        rounded: u64,
        /// Of how many.
        of: u64,
    },
    /// There are rows and none can be used.
    NoUsableRows {
        /// How many there are.
        rows: u64,
    },
    /// The file has become longer or shorter while it was read.
    ChangedWhileRead {
        /// Its length at the beginning.
        expected: u64,
        /// The bytes that came.
        read: u64,
    },
    /// The browser or the system stopped reading: the file was moved, changed or is on a disk that has gone.
    CannotBeRead,
}

/// What an export lists that is no export of orders.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotOrders {
    /// Transfers to the merchant's bank.
    Payouts,
    /// Every movement of a balance: charges, fees, transfers.
    Balance,
    /// Customers, with what they spent at most.
    CustomerList,
    /// Products.
    ProductList,
}

impl NotOrders {
    /// A stable name for it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Payouts => "payouts",
            Self::Balance => "balance",
            Self::CustomerList => "customer_list",
            Self::ProductList => "product_list",
        }
    }
}

impl Error {
    pub(crate) fn new(kind: ErrorKind) -> Self {
        Self(Box::new(Inner { kind, position: None, proposal: None }))
    }

    pub(crate) fn at(kind: ErrorKind, position: Position) -> Self {
        Self(Box::new(Inner { kind, position: Some(position), proposal: None }))
    }

    /// The same with what the columns seem to say, so that a person can help.
    pub(crate) fn proposing(mut self, proposal: Proposal) -> Self {
        self.0.proposal = Some(proposal);
        self
    }

    /// What the columns seem to say, where a person's word about them could help.
    pub fn proposal(&self) -> Option<&Proposal> {
        self.0.proposal.as_ref()
    }

    /// The browser or the system stopped reading.
    pub fn cannot_be_read() -> Self {
        Self::new(ErrorKind::CannotBeRead)
    }

    /// A file that stands beside the orders, and no orders to stand beside.
    pub fn beside_orders(format: Format) -> Self {
        Self::new(ErrorKind::BesideOrders { format })
    }

    /// A packed file, or a part of it, cannot be unpacked.
    pub fn archive(fault: ArchiveFault) -> Self {
        Self::new(ErrorKind::Archive(fault))
    }

    /// No table can be made of a spreadsheet.
    pub fn workbook(fault: WorkbookFault) -> Self {
        Self::new(ErrorKind::Workbook(fault))
    }

    /// There are rows and none can be used.
    pub fn no_usable_rows(rows: u64) -> Self {
        Self::new(ErrorKind::NoUsableRows { rows })
    }

    /// What is wrong.
    pub fn kind(&self) -> &ErrorKind {
        &self.0.kind
    }

    /// Where, if it is one place.
    pub fn position(&self) -> Option<Position> {
        self.0.position
    }

    /// A stable name for it.
    pub fn code(&self) -> &'static str {
        match self.kind() {
            ErrorKind::NotText { .. } => "not_text",
            ErrorKind::Archive(fault) => fault.code(),
            ErrorKind::Workbook(fault) => fault.code(),
            ErrorKind::EndlessLine => "endless_line",
            ErrorKind::Empty => "empty",
            ErrorKind::HeaderOnly { .. } => "header_only",
            ErrorKind::NoHeader { .. } => "no_header",
            ErrorKind::MissingColumns { .. } => "missing_columns",
            ErrorKind::NoCustomerKey { .. } => "no_customer_key",
            ErrorKind::NotOrders { .. } => "not_orders",
            ErrorKind::BesideOrders { .. } => "beside_orders",
            ErrorKind::UnreadableDates { .. } => "unreadable_dates",
            ErrorKind::UnreadableAmounts { .. } => "unreadable_amounts",
            ErrorKind::ScientificIds { .. } => "scientific_ids",
            ErrorKind::NoUsableRows { .. } => "no_usable_rows",
            ErrorKind::ChangedWhileRead { .. } => "changed_while_read",
            ErrorKind::CannotBeRead => "cannot_be_read",
        }
    }
}

/// English, for logs and tests; what people read comes from `i18n`. Leaves cells out: they can hold personal data.
impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind() {
            ErrorKind::NotText { looks_like } => write!(f, "not a text file but {}", looks_like.code()),
            ErrorKind::Archive(fault) => f.write_str(fault.code()),
            ErrorKind::Workbook(fault) => f.write_str(fault.code()),
            ErrorKind::EndlessLine => f.write_str("no line ends"),
            ErrorKind::Empty => f.write_str("the file is empty"),
            ErrorKind::HeaderOnly { .. } => f.write_str("column names and no rows"),
            ErrorKind::NoHeader { .. } => f.write_str("no line with column names"),
            ErrorKind::MissingColumns { missing, .. } => {
                f.write_str("missing columns:")?;
                missing.iter().try_for_each(|role| write!(f, " {}", role.code()))
            }
            ErrorKind::NoCustomerKey { .. } => f.write_str("no column says who bought"),
            ErrorKind::NotOrders { kind } => write!(f, "not orders but {}", kind.code()),
            ErrorKind::BesideOrders { format } => write!(f, "{} without orders", format.code()),
            ErrorKind::UnreadableDates { column, .. } => write!(f, "no date can be read in {column:?}"),
            ErrorKind::UnreadableAmounts { column, .. } => write!(f, "no amount can be read in {column:?}"),
            ErrorKind::ScientificIds { column, rounded, of, .. } => {
                write!(f, "{rounded} of {of} identifiers in {column:?} are rounded")
            }
            ErrorKind::NoUsableRows { rows } => write!(f, "none of {rows} rows can be used"),
            ErrorKind::CannotBeRead => f.write_str("the file cannot be read"),
            ErrorKind::ChangedWhileRead { expected, read } => {
                write!(f, "the file changed while it was read: {expected} bytes expected, {read} came")
            }
        }
    }
}

impl core::error::Error for Error {}

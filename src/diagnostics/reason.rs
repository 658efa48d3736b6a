//! Why a row is set aside.

/// Why a row is not used. The names are stable codes: they stand in the JSON, in the set-aside CSV and in the tests.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// The date cell cannot be read.
    UnreadableDate,
    /// The date is a placeholder or lies outside 1990–2100.
    ImpossibleDate,
    /// The amount cell cannot be read.
    UnreadableAmount,
    /// The row has too few cells to tell what it is.
    TooFewCells,
    /// The row has more cells than there are columns, and what is needed stands behind the place where it went wrong.
    TooManyCells,
    /// The line is longer than eight mebibytes.
    LineTooLong,
    /// A quote was opened and never closed; the text from there to the end of the file is one cell.
    UnclosedQuote,
    /// A payment that is planned, was skipped or failed, and has not been made.
    NotCharged,
    /// A line without date and amount at the foot of the file, such as a total.
    Footer,
    /// The same order stands in the files already.
    DuplicateOrder,
    /// Every row of this file stands in another file already.
    DuplicateFile,
    /// The first row of the order is missing, so that the order has no date or amount.
    OrphanLine,
    /// In another currency than most of the file; amounts of two currencies are never added.
    OtherCurrency,
    /// Cancelled.
    Cancelled,
    /// Failed, voided, expired or abandoned.
    Failed,
    /// Paid through the platform's test gateway.
    TestOrder,
    /// Not paid yet.
    Pending,
    /// Of no value.
    ZeroValue,
    /// Without a known customer.
    Guest,
    /// A credit note or a refund row.
    CreditNote,
    /// Under a key that many people seem to share.
    SharedKey,
}

impl Reason {
    /// Every reason, in the order of the ledger.
    pub const ALL: [Self; 21] = [
        Self::UnreadableDate,
        Self::ImpossibleDate,
        Self::UnreadableAmount,
        Self::TooFewCells,
        Self::TooManyCells,
        Self::LineTooLong,
        Self::UnclosedQuote,
        Self::NotCharged,
        Self::Footer,
        Self::DuplicateOrder,
        Self::DuplicateFile,
        Self::OrphanLine,
        Self::OtherCurrency,
        Self::Cancelled,
        Self::Failed,
        Self::TestOrder,
        Self::Pending,
        Self::ZeroValue,
        Self::Guest,
        Self::CreditNote,
        Self::SharedKey,
    ];

    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::UnreadableDate => "unreadable_date",
            Self::ImpossibleDate => "impossible_date",
            Self::UnreadableAmount => "unreadable_amount",
            Self::TooFewCells => "too_few_cells",
            Self::TooManyCells => "too_many_cells",
            Self::LineTooLong => "line_too_long",
            Self::UnclosedQuote => "unclosed_quote",
            Self::NotCharged => "not_charged",
            Self::Footer => "footer",
            Self::DuplicateOrder => "duplicate_order",
            Self::DuplicateFile => "duplicate_file",
            Self::OrphanLine => "orphan_line",
            Self::OtherCurrency => "other_currency",
            Self::Cancelled => "cancelled",
            Self::Failed => "failed",
            Self::TestOrder => "test_order",
            Self::Pending => "pending",
            Self::ZeroValue => "zero_value",
            Self::Guest => "guest",
            Self::CreditNote => "credit_note",
            Self::SharedKey => "shared_key",
        }
    }
}

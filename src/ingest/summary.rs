//! What was learnt about a file while its rows went by.

use super::encoding::decode;
use super::fields::date_style::DateStyle;
use super::fields::identity::Placeholder;
use super::mapping::{Format, Role};
use super::records::Record;
use super::text::Encoding;
use crate::units::{Currency, Day};

/// What was learnt about a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileSummary {
    /// The file's name, as it was given.
    pub name: String,
    /// Whose export it is.
    pub format: Format,
    /// How the text is written.
    pub encoding: Encoding,
    /// What was found about the text.
    pub text: TextFacts,
    /// What stands between the cells.
    pub delimiter: char,
    /// `.` or `,`.
    pub decimal_mark: char,
    /// The line of the header row, from 0.
    pub header_line: u64,
    /// The column names.
    pub header: Vec<String>,
    /// Columns that are used, with what they say.
    pub roles: Vec<(Role, String)>,
    /// Columns that are not.
    pub ignored: Vec<String>,
    /// The currency of most rows, where the file names one.
    pub currency: Option<Currency>,
    /// Every currency with its rows, in the order of their first row.
    pub currencies: Vec<(Currency, u64)>,
    /// How dates are written.
    pub dates: DateFacts,
    /// Rows read: records after the header, without blank lines.
    pub records: u64,
    /// Rows understood.
    pub lines: u64,
    /// Rows refused.
    pub refused: u64,
    /// Rows with money (no continuations), and how many of them have a customer.
    pub money_rows: u64,
    /// See `money_rows`.
    pub money_rows_with_customer: u64,
    /// Rows with money whose customer is a placeholder, by its kind: they have no customer.
    pub placeholders: Vec<(Placeholder, u64)>,
    /// Whether subtotals are there, so that net and gross sales can be told from the total.
    pub has_subtotals: bool,
    /// Whether orders have rows for their items.
    pub has_item_rows: bool,
    /// Whether every row of an order repeats the order's total, which is counted once.
    pub repeats_totals: bool,
    /// Whether its clock is at UTC, whatever the shop's is.
    pub utc: bool,
    /// Whether customers are told apart by their names only, so that two of one name are one.
    pub names_only: bool,
    /// Why not a single order has a customer, where the platform is the reason.
    pub no_key: Option<NoKey>,
    /// Equal for files with the same records in any order, whatever pieces they came in. Not for storing: it may differ
    /// between builds.
    pub fingerprint: u64,
    /// Bytes read.
    pub bytes: u64,
}

/// Why a platform's export of orders names no customers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoKey {
    /// Amazon keeps its buyers to itself in the all-orders report.
    Amazon,
    /// WooCommerce's own report has names at most.
    WooCommerce,
    /// PrestaShop's list has an initial and a last name, which many share.
    PrestaShop,
    /// Shopify's history of payments names orders only.
    ShopifyTransactions,
}

/// What was found about a file's text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TextFacts {
    /// Whether the file states its encoding (a byte order mark, the zero bytes of UTF-16); else it was chosen or guessed.
    pub stated: bool,
    /// The first two different cells with letters beyond ASCII, as they were read: they show whether the encoding is right.
    pub shown: Vec<String>,
    /// Bytes that were not UTF-8 in between and were read as windows-1252.
    pub strays: u64,
    /// Control characters left out.
    pub dropped: u64,
    /// Rows that stood in quotes as a whole and were read as rows.
    pub rewrapped: u64,
    /// Rows with a quote that is never closed, which were read without it; used or refused.
    pub stray_quotes: u64,
    /// The line of the first of them, from 0.
    pub first_stray_quote: Option<u64>,
}

/// How many cells show the encoding, and how long they may be.
const SHOWN: usize = 2;
const SHOWN_LETTERS: usize = 40;

impl TextFacts {
    /// Looks at a row; at its letters only where there are any beyond ASCII.
    pub(crate) fn look(&mut self, record: &Record<'_>, beyond_ascii: bool) {
        if record.unclosed {
            self.stray_quotes += 1;
            self.first_stray_quote.get_or_insert(record.line);
        }
        if beyond_ascii && self.shown.len() < SHOWN && !record.bytes.is_ascii() {
            self.show(record);
        }
    }

    #[cold]
    fn show(&mut self, record: &Record<'_>) {
        for at in 0..record.cells() {
            let cell = record.cell(at);
            if self.shown.len() < SHOWN && !cell.is_ascii() {
                let cell: String = decode(&cell).trim().chars().take(SHOWN_LETTERS).collect();
                if !self.shown.contains(&cell) {
                    self.shown.push(cell);
                }
            }
        }
    }
}

/// How a file writes its dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DateFacts {
    /// The decision for the column; not ambiguous any more if a later row has proved it.
    pub style: DateStyle,
    /// Dates that could only be read in the other order; they are refused. With [`DateStyle::ambiguous`] the decision is
    /// wrong, and the file should be read again with the other order.
    pub contradicted: u64,
    /// Whether offsets are printed, so that the instants are exact.
    pub zoned: bool,
    /// The first and the last day.
    pub span: Option<(Day, Day)>,
}

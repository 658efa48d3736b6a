//! What was learnt about a file while its rows went by.

use super::encoding::decode;
use super::fields::amount_style::MarkEvidence;
use super::fields::date_style::DateStyle;
use super::fields::identity::Placeholder;
use super::mapping::{Format, Proposal, Role};
use super::records::Record;
use super::text::Encoding;
use crate::units::{Currency, Day, Exact};

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
    /// How amounts are written.
    pub amounts: AmountFacts,
    /// The line of the header row, from 0.
    pub header_line: u64,
    /// The column names; A, B, C … where there are none.
    pub header: Vec<String>,
    /// The same for every file with these column names (see [`Proposal::header`]); nothing where there are none.
    pub header_fingerprint: Option<u64>,
    /// What each column says with some of its cells, where that was asked for.
    pub proposal: Option<Proposal>,
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
    /// The zone that times at UTC were moved to, where any were.
    pub zone: Option<String>,
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
    /// Whether it is the table of a web page or of Excel's XML.
    pub of_page: bool,
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
    /// What the whole column says, where the first rows said otherwise: the file should be read again so.
    pub wanted: Option<DateStyle>,
    /// Dates that could only be read in the other order; they are refused.
    pub contradicted: u64,
    /// Where nothing proves the order: first and last day if the day comes first, and if the month does.
    pub readings: Option<[(Day, Day); 2]>,
    /// Cells that were read, by how they are written, in the order of [`DateShape::ALL`].
    pub shapes: [u64; DateShape::ALL.len()],
    /// Whether times of day stand with the dates.
    pub clocked: bool,
    /// Whether offsets are printed, so that the instants are exact.
    pub zoned: bool,
    /// Times at UTC that were moved to the shop's zone.
    pub moved: u64,
    /// The first and the last day, without the late ones.
    pub span: Option<(Day, Day)>,
    /// Rows that are dated in a future that no other row comes near.
    pub late: Option<Late>,
}

/// How a file writes its amounts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AmountFacts {
    /// Why the decimal mark is what it is.
    pub evidence: MarkEvidence,
    /// Whether some amounts would be a thousand times as large, or as small, with the other mark, and nothing tells.
    pub ambiguous: bool,
    /// Cells that could only be read with the other mark; they are refused.
    pub contradicted: u64,
    /// The other mark, where the whole column wants it: the file should be read again so.
    pub wanted: Option<char>,
    /// Whether no amount has decimals.
    pub whole: bool,
    /// The middle one of the amounts that are not nothing, to about a tenth.
    pub median: Option<Exact>,
}

/// What reading the whole of a file found out, for reading it again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Findings {
    /// How dates are written.
    pub dates: Option<DateStyle>,
    /// The decimal mark.
    pub decimal: Option<u8>,
}

impl FileSummary {
    /// What the whole file says otherwise than its first rows, where it does: it should be read again with that.
    pub fn findings(&self) -> Option<Findings> {
        let findings = Findings { dates: self.dates.wanted, decimal: self.amounts.wanted.map(|mark| mark as u8) };
        (findings != Findings::default()).then_some(findings)
    }

    /// Whether its amounts look like minor units (1500 for 15.00) beside those of another file in the same currency.
    ///
    /// They do where none has decimals although the currency has, the other file's have, and they are fifty times as large: a
    /// hundred times would be the truth, and the two files' orders need not be alike.
    pub fn may_be_in_minor_units(&self, other: &Self) -> bool {
        let (Some(mine), Some(theirs)) = (self.amounts.median, other.amounts.median) else { return false };
        self.currency == other.currency
            && self.currency.unwrap_or(Currency::UNKNOWN).decimals() > 0
            && (self.amounts.whole, other.amounts.whole) == (true, false)
            && i128::from(mine.0) >= i128::from(theirs.0) * 50
    }
}

/// How a date is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateShape {
    /// Year, month, day.
    YearFirst,
    /// Day and month as numbers, and the year.
    Numbers,
    /// With the month's name.
    Named,
    /// A spreadsheet's number of days.
    Serial,
    /// Seconds since 1970.
    Epoch,
}

impl DateShape {
    /// Every shape.
    pub const ALL: [Self; 5] = [Self::YearFirst, Self::Numbers, Self::Named, Self::Serial, Self::Epoch];

    /// A stable name for it.
    pub fn code(self) -> &'static str {
        match self {
            Self::YearFirst => "year_first",
            Self::Numbers => "numbers",
            Self::Named => "named",
            Self::Serial => "serial",
            Self::Epoch => "epoch",
        }
    }
}

/// Rows far in the future.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Late {
    /// How many.
    pub rows: u64,
    /// The last day of all others.
    pub newest_plausible: Day,
}

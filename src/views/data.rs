//! The Data page: files, ledger, switches.

use serde::{Deserialize, Serialize};

use super::answers::SectionView;
use super::choice::{Basis, FileKey, Setting, SwitchKey};
use super::side_files::SideFilesView;
use super::table::Table;

/// Files, ledger, switches.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DataView {
    /// One sentence: "541,909 rows read: 541,907 used, 2 set aside".
    pub headline: String,
    /// The files with what was assumed of each.
    pub files: Vec<FileView>,
    /// What a person should look at, in sentences: two systems that hold the same sales, two shops with the same order numbers.
    pub warnings: Vec<String>,
    /// How old and how complete the files are.
    pub facts: Vec<FactView>,
    /// The ledger: rows and money read, used, set aside by reason.
    pub ledger: Vec<LedgerLine>,
    /// The sentence that the sums agree ("Every row and every cent is accounted for.").
    pub ledger_check: String,
    /// Column heads of the ledger: what, rows, money.
    pub ledger_heads: (String, String, String),
    /// What counts.
    pub switches: Vec<SwitchView>,
    /// One switch that sets several, where the file has its own rule (sales lines only).
    pub shortcut: Option<Shortcut>,
    /// What revenue means.
    pub bases: Vec<BasisChoice>,
    /// Keys that many people seem to share, where there are any.
    pub shared_keys: Option<Table>,
    /// The currencies of the files, where there are several.
    pub currencies: Vec<CurrencyView>,
    /// What stands beside the orders, where anything does.
    pub side_files: Option<SideFilesView>,
    /// The same questions by the definitions of other tools.
    pub definitions: SectionView,
    /// The conventions in force, as a table of name and meaning.
    pub conventions: Table,
}

/// One file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FileView {
    /// Which, where it can be read otherwise.
    pub file: Option<FileKey>,
    /// Its name.
    pub name: String,
    /// What it was recognised as, or why it was refused.
    pub recognised: String,
    /// "541,909 rows · 46.1 MB".
    pub size: String,
    /// What was assumed: encoding, delimiter, date order, currency, time.
    pub assumed: Vec<Assumption>,
    /// Whether its columns were chosen by a reader, now or for an earlier file.
    pub columns_chosen: bool,
    /// Columns of the file that were not used.
    pub ignored: Vec<String>,
    /// Whether it was refused.
    pub refused: bool,
}

/// One thing that was assumed of a file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Assumption {
    /// What: "Dates".
    pub name: String,
    /// How it was taken: "day before month".
    pub value: String,
    /// What a reader can set; nothing where there is no other way.
    pub setting: Option<Setting>,
    /// The ways to choose from; the first leaves it to be found out.
    pub options: Vec<SettingOption>,
}

/// One way in which something about a file can be.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SettingOption {
    /// Its stable name; empty where it is to be found out.
    pub value: String,
    /// Its name.
    pub label: String,
    /// Whether the reader has chosen it.
    pub chosen: bool,
}

/// How old or how complete the files are.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FactView {
    /// Stable name (`newest`, `oldest`, `coverage`).
    pub code: String,
    /// What: "Newest order".
    pub label: String,
    /// The value.
    pub value: String,
    /// What it means for the figures.
    pub note: String,
    /// Whether it matters enough to be told in amber.
    pub matters: bool,
}

/// One line of the ledger.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LedgerLine {
    /// Stable code (`read`, `used`, `unreadable_date` …).
    pub code: String,
    /// What it is, in words.
    pub label: String,
    /// What Holdfast did and what the merchant can do.
    pub explanation: String,
    /// Rows.
    pub rows: String,
    /// Money, in the file's own amounts.
    pub money: String,
    /// Rows as a number.
    pub rows_raw: f64,
    /// Read and used stand out; reasons are listed between them.
    pub kind: LedgerKind,
    /// The first few rows with that reason: "orders.csv, row 1,204, column Created at: “31/31/2024”".
    pub examples: Vec<String>,
}

/// What a line of the ledger is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum LedgerKind {
    /// All that was read.
    Read,
    /// Set aside, by reason.
    SetAside,
    /// All that is used.
    Used,
    /// A note on used rows, no part of the sum.
    Note,
}

/// One switch.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SwitchView {
    /// Which.
    pub key: SwitchKey,
    /// "Count cancelled orders".
    pub label: String,
    /// Why it is as it is by default.
    pub explanation: String,
    /// Whether it is on.
    pub on: bool,
    /// Whether it is off its default.
    pub changed: bool,
    /// "Moves 512 orders and £4,210.00".
    pub moves: String,
    /// Whether it would move anything.
    pub matters: bool,
}

/// One press that sets several switches.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Shortcut {
    /// "Sales lines of known customers only".
    pub label: String,
    /// What it sets.
    pub explanation: String,
    /// The switches that are off their defaults when it is on.
    pub flips: Vec<SwitchKey>,
    /// Whether exactly that is in force.
    pub on: bool,
}

/// One currency of the files.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CurrencyView {
    /// Its code.
    pub code: String,
    /// "1,204 orders, €48,120.00".
    pub holds: String,
    /// Whether it is the currency of all figures.
    pub chosen: bool,
    /// "1 USD in EUR"; empty for the currency of the figures.
    pub rate_label: String,
    /// The rate, where one is given.
    pub rate: String,
    /// "set aside", "converted", "as it is".
    pub state: String,
}

/// One meaning of revenue.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BasisChoice {
    /// Which.
    pub key: Basis,
    /// Its name.
    pub label: String,
    /// How it is computed.
    pub explanation: String,
    /// The revenue of the whole file by it.
    pub total: String,
    /// Whether it is in force.
    pub chosen: bool,
}

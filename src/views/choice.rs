//! What a reader can choose.

use serde::{Deserialize, Serialize};

/// The pages that exist.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Page {
    /// How are we doing?
    #[default]
    Overview,
    /// Who comes back, by the month of the first order.
    Cohorts,
    /// When they come back, and when to write.
    Timing,
    /// Who they are, who stays, and the list of them.
    Customers,
    /// What they have brought and will bring.
    Value,
    /// What they buy, and what brings them back.
    Products,
    /// What goes with coming back.
    Drivers,
    /// Files, ledger, switches.
    Data,
    /// A retention rate from three counts, which needs no files. Not in the rail.
    Calculator,
}

/// What a reader picks on one page, beside the scope and the switches of all pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Pick {
    /// The order after which customers are followed, from 1.
    Step,
    /// The days over which retention is measured.
    RetentionDays,
    /// How many days before the as-of day customers' places are compared with.
    DaysBack,
    /// The group of customers that is listed.
    Group,
    /// By what customers are sorted.
    Sort,
    /// Points by which each month keeps more.
    Retention,
    /// Days by which orders come sooner.
    Sooner,
    /// The first discount that is no longer given, in percent.
    Discount,
    /// By how many percent orders are larger.
    OrderValue,
    /// Margin in percent.
    Margin,
    /// Months looked at.
    Months,
    /// What two scopes are told apart by: the periods, or a facet of the first order.
    CompareBy,
    /// The value of that facet on the first side.
    CompareOne,
    /// And on the other; all others where nothing is picked.
    CompareOther,
    /// The period of the first order that makes a cohort.
    Grain,
    /// How the ages of cohorts are counted: in periods, or in windows of so many days.
    Ages,
    /// The longer period whose cohorts stand in one row.
    Rows,
    /// The rows that are left out of the cohort table.
    Hide,
    /// The age of the trend and of the comparison.
    Age,
    /// The row that is compared.
    Row,
    /// The row that it is compared with.
    OtherRow,
    /// Which rows of a long cohort table are shown, by how many newer ones are passed over.
    CohortsFrom,
    /// Which ages of a long cohort table are shown, by the first.
    AgesFrom,
    /// Days held back to prove the forecast.
    HeldBack,
}

/// What a reader types on one page: figures of the shop that the files do not have. They are kept as long as the files, and nowhere else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Typed {
    /// Marketing spend of the period, in the currency of the figures.
    Spend,
    /// Customers at the start, for the calculator.
    RetentionStart,
    /// Customers at the end.
    RetentionEnd,
    /// New customers among them.
    RetentionNew,
}

/// What the period is compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Comparison {
    /// As many days just before.
    #[default]
    PreviousPeriod,
    /// The same days of the year before.
    YearBefore,
    /// Nothing.
    None,
}

/// What revenue means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// After discounts and refunds, before tax and shipping.
    NetSales,
    /// What customers paid, less what they got back.
    TotalPaid,
    /// Before discounts and refunds.
    GrossSales,
    /// Net sales less the cost of goods.
    GrossMargin,
}

/// One rule about what counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SwitchKey {
    /// Count cancelled orders (off).
    Cancelled,
    /// Count failed, voided and abandoned orders (off).
    Failed,
    /// Count orders of the test gateway (off).
    TestOrders,
    /// Count pending orders (on).
    Pending,
    /// Count orders and lines of no value (on).
    ZeroValue,
    /// Leave gift-card sales in revenue (off).
    GiftCards,
    /// Count orders without a known customer in orders and revenue (on).
    Guests,
    /// Subtract credit notes and refund rows from revenue (on).
    CreditNotes,
    /// Book what was paid back on the day of the refund (off).
    RefundDay,
    /// Count orders of keys that many people seem to share (on).
    SharedKeys,
    /// Take customers with one telephone number for one person (off).
    JoinPhone,
    /// Take customers with one billing name and postcode for one person (off).
    NameAndPostcode,
    /// Take addresses that differ in a `+tag` for one person's (off).
    PlusTags,
    /// Take addresses that Gmail takes for one, for one person's (off).
    GmailDots,
}

/// What the cells of the cohort table hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CohortMeasure {
    /// Share of the cohort that ordered in exactly that month (or week, quarter, year, window of days).
    #[default]
    RetainedExactly,
    /// Share of the cohort that had ordered again by the end of that month.
    BoughtAgainBy,
    /// Revenue of the cohort in that month.
    Revenue,
    /// Revenue per customer up to the end of that month.
    CumulativeRevenuePerCustomer,
    /// Customers who ordered in exactly that month.
    Customers,
    /// Share of the cohort that ordered in that month or later.
    RetainedOrLater,
    /// Orders of the cohort in that month.
    Orders,
    /// Revenue per order in that month.
    AverageOrder,
    /// Revenue in that month times a margin.
    Margin,
}

/// One of the files that were read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct FileKey {
    /// The number that the page gave to what was dropped.
    pub handle: u32,
    /// Which of the files inside it, 0 where it is a file itself.
    pub member: u32,
}

/// One thing about a file that is found out from it unless a reader says otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Setting {
    /// How its text is written.
    Encoding,
    /// What stands between its cells.
    Delimiter,
    /// Whether its first row is data already.
    FirstRow,
    /// Whether the day or the month comes first.
    DateOrder,
    /// Whether its times are the shop's own or at UTC.
    Clock,
    /// The time zone of the shop, for times at UTC.
    Zone,
    /// Which mark stands before the cents.
    DecimalMark,
    /// The currency of rows that name none.
    Currency,
}

/// What a reader has said about one file; what is absent is found out from the file.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct FileChoices {
    /// Which file.
    pub file: FileKey,
    /// Settings by their values' stable names.
    pub settings: Vec<(Setting, String)>,
    /// What each column says (a role's stable name) by its place; no other column is used.
    pub columns: Option<Vec<(String, u32)>>,
}

impl FileChoices {
    /// The value of a setting.
    pub fn setting(&self, setting: Setting) -> Option<&str> {
        self.settings.iter().find(|(other, _)| *other == setting).map(|(_, value)| value.as_str())
    }

    /// Sets it, or leaves it to be found out.
    pub fn set(&mut self, setting: Setting, value: Option<String>) {
        self.settings.retain(|(other, _)| *other != setting);
        self.settings.extend(value.map(|value| (setting, value)));
    }

    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        self.settings.is_empty() && self.columns.is_none()
    }
}

/// Columns by their names, kept for the next file with the same header. Names alone: no cell of a row is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RememberedColumns {
    /// The header's fingerprint.
    pub header: u64,
    /// Role, name, and which of the columns of that name, from 0.
    pub columns: Vec<(String, String, u32)>,
}

macro_rules! same_names {
    ($ours:ty, $theirs:ty: $($name:ident),*) => {
        impl From<$theirs> for $ours {
            fn from(theirs: $theirs) -> Self {
                match theirs { $(<$theirs>::$name => Self::$name),* }
            }
        }
        impl From<$ours> for $theirs {
            fn from(ours: $ours) -> Self {
                match ours { $(<$ours>::$name => Self::$name),* }
            }
        }
    };
}

same_names!(Basis, crate::orders::Basis: NetSales, TotalPaid, GrossSales, GrossMargin);
same_names!(SwitchKey, crate::orders::Switch: Cancelled, Failed, TestOrders, Pending, ZeroValue, GiftCards, Guests, CreditNotes,
    RefundDay, SharedKeys, JoinPhone, NameAndPostcode, PlusTags, GmailDots);
same_names!(Comparison, crate::orders::Comparison: PreviousPeriod, YearBefore, None);

impl From<crate::analysis::Source> for FileKey {
    fn from(source: crate::analysis::Source) -> Self {
        Self { handle: source.handle, member: source.member }
    }
}

impl From<FileKey> for crate::analysis::Source {
    fn from(key: FileKey) -> Self {
        Self { handle: key.handle, member: key.member }
    }
}

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
    /// Files, ledger, switches.
    Data,
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
    /// Share of the cohort that ordered in exactly that month.
    #[default]
    RetainedExactly,
    /// Share of the cohort that had ordered again by the end of that month.
    BoughtAgainBy,
    /// Revenue of the cohort in that month.
    Revenue,
    /// Revenue per customer up to the end of that month.
    CumulativeRevenuePerCustomer,
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

same_names!(Basis, crate::orders::Basis: NetSales, TotalPaid, GrossSales);
same_names!(SwitchKey, crate::orders::Switch: Cancelled, Failed, TestOrders, Pending, ZeroValue, GiftCards, Guests, CreditNotes,
    SharedKeys, JoinPhone, NameAndPostcode, PlusTags, GmailDots);
same_names!(Comparison, crate::orders::Comparison: PreviousPeriod, YearBefore, None);

//! What is right by itself and looks wrong beside something else: told, and never put right in silence.

use crate::units::Currency;

/// Something that a person should look at. A code with its facts; files are counted in the order of opening.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Warning {
    /// Two systems hold the same sales, so that revenue counts twice.
    SameSales {
        /// A file of each of the two.
        files: [u32; 2],
        /// Orders that stand in both.
        shared: u64,
        /// Orders of the smaller one in the days that both have.
        of: u64,
        /// Whether customer, day and amount agree, or day and amount alone.
        by_customer: bool,
    },
    /// Order numbers that stand for different orders in two files, as those of two shops do.
    EqualNumbers {
        /// How many numbers.
        numbers: u64,
        /// Two files where it is so.
        files: [u32; 2],
    },
    /// A file names no currency and was taken for one in the only currency that the others name.
    CurrencyAssumed {
        /// The file.
        file: u32,
        /// Its orders.
        orders: u64,
        /// The currency.
        currency: Currency,
    },
    /// Many rows of a file are equal to another row of it, and their money is added up.
    EqualRows {
        /// Which file.
        file: u32,
        /// How many rows beyond the first of each kind.
        rows: u64,
    },
    /// Customer numbers that have leading zeros in one file and none in another were taken for the same.
    LeadingZeros {
        /// How many customers.
        customers: u64,
    },
}

impl Warning {
    /// A stable name for it.
    pub fn code(&self) -> &'static str {
        match self {
            Self::SameSales { .. } => "same_sales",
            Self::EqualNumbers { .. } => "equal_numbers",
            Self::CurrencyAssumed { .. } => "currency_assumed",
            Self::EqualRows { .. } => "equal_rows",
            Self::LeadingZeros { .. } => "leading_zeros",
        }
    }
}

//! Why a packed file cannot be unpacked, or no table be made of a spreadsheet.

/// Why a packed file, or a part of it, cannot be unpacked.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ArchiveFault {
    /// It is cut off, or does not say what such a file must say.
    Damaged,
    /// It is protected by a password.
    Encrypted,
    /// It is packed by a method that is not known here.
    Method(u16),
    /// It would unpack to more than any export does.
    TooLarge,
    /// Nothing in it is a table; the names of what is.
    NoTables(Vec<String>),
    /// It holds more tables than are read.
    TooManyTables(u64),
}

impl ArchiveFault {
    /// A stable name for it.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Damaged => "archive_damaged",
            Self::Encrypted => "archive_encrypted",
            Self::Method(_) => "archive_method",
            Self::TooLarge => "archive_too_large",
            Self::NoTables(_) => "archive_without_tables",
            Self::TooManyTables(_) => "archive_of_too_many_tables",
        }
    }
}

/// Why no table can be made of a spreadsheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum WorkbookFault {
    /// It is protected by a password.
    Protected,
    /// It is damaged, or of a kind that is not known here.
    Unreadable,
    /// None of its sheets has rows below column names.
    NoTable,
    /// It is larger than can be held.
    TooLarge,
    /// The program that reads spreadsheets could not be fetched.
    NoReader,
}

impl WorkbookFault {
    /// Every fault.
    pub const ALL: [Self; 5] = [Self::Protected, Self::Unreadable, Self::NoTable, Self::TooLarge, Self::NoReader];

    /// A stable name for it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Protected => "workbook_protected",
            Self::Unreadable => "workbook_unreadable",
            Self::NoTable => "workbook_without_table",
            Self::TooLarge => "workbook_too_large",
            Self::NoReader => "workbook_reader_missing",
        }
    }

    /// The fault of this name.
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|fault| fault.code() == code)
    }
}

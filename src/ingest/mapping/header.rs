//! The header row: names as they stand, and as they are compared.

use crate::ingest::encoding::decode;
use crate::ingest::records::Record;

/// The names of the columns. Two columns may have the same name; a column is known by its place.
#[derive(Debug, Clone, Default)]
pub(crate) struct Header {
    /// As they stand, trimmed.
    pub(crate) names: Vec<String>,
    /// As they are compared.
    pub(crate) keys: Vec<String>,
}

impl Header {
    pub(crate) fn of(record: &Record<'_>) -> Self {
        let names: Vec<String> = (0..record.cells()).map(|at| shown(&decode(&record.cell(at)))).collect();
        let keys = names.iter().map(|name| key_of(name)).collect();
        Self { names, keys }
    }

    /// The first column with this name.
    pub(crate) fn find(&self, key: &str) -> Option<usize> {
        self.keys.iter().position(|candidate| candidate == key)
    }

    /// The column of the first of these names that occurs.
    pub(crate) fn first_of(&self, keys: &[&str]) -> Option<usize> {
        keys.iter().find_map(|key| self.find(key))
    }
}

fn shown(name: &str) -> String {
    name.trim_matches(|letter: char| letter.is_whitespace() || matches!(letter, '\u{FEFF}' | '\u{A0}' | '\0'))
        .to_owned()
}

/// A name as it is compared: letters and digits only, lower case. `Customer ID`, `customer_id` and `CustomerID` are one.
pub(crate) fn key_of(name: &str) -> String {
    name.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_a_name_are_one() {
        for name in
            ["Customer ID", "customer_id", "CustomerID", "\u{FEFF}Customer-Id ", "CUSTOMER\u{A0}ID", "customer.id"]
        {
            assert_eq!(key_of(name), "customerid", "{name:?}");
        }
        assert_eq!(key_of("Référence"), "référence");
        assert_eq!(shown("\u{FEFF} Name\u{A0}"), "Name");
    }
}

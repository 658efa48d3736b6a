//! The fixed words of the page.

use super::{Language, locales};

/// One text of the page that holds no number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is documented by its English text in locales/en/labels.rs")]
pub enum Label {
    ProductName,
    SeeWhoComesBack,
}

impl Label {
    /// The text in a language.
    pub fn text(self, language: Language) -> &'static str {
        match language {
            Language::English => locales::en::labels::text(self),
        }
    }
}

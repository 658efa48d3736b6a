//! What the analyst says.

use super::{Language, locales};

/// One sentence or name with places for numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is documented by its English text in locales/en/messages.rs")]
pub enum Message {
    NewestOrder,
}

impl Message {
    /// The template in a language.
    pub fn template(self, language: Language) -> &'static str {
        match language {
            Language::English => locales::en::messages::text(self),
        }
    }
}

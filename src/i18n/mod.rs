//! Words and numbers for people: message tables by language, and the formatter behind a trait.
//!
//! [`Message`] is what the analyst says (it needs numbers put in), [`Label`] the fixed words of the page; they are apart so
//! that neither wasm file carries the other's texts. The compiler proves that each language has every message, since each table is a `match`
//! without a wildcard; `tests/locales.rs` proves that the placeables agree.

mod format;
mod label;
mod locales;
mod message;
mod words;

pub use format::{Format, PlainFormat};
pub use label::Label;
pub use message::{
    CalculatorPage, CohortsPage, Compare, CustomersPage, DefinitionsCard, DriversPage, Filters, GroupNames,
    LoyaltySection, Message, OverviewPage, PersonWords, ProductsPage, TimingPage, ValuePage, WhileReading,
};
pub use words::{Value, Words, fill};

/// A language that Holdfast speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// English.
    #[default]
    English,
}

impl Language {
    /// The best match of a BCP 47 tag; English where there is none.
    pub fn from_tag(_tag: &str) -> Self {
        Self::English
    }

    /// Its BCP 47 tag.
    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
        }
    }
}

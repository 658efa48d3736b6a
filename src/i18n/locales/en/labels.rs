//! The fixed words of the page, in English.

use crate::i18n::Label;

/// The text of a label.
pub(in crate::i18n) fn text(label: Label) -> &'static str {
    match label {
        Label::ProductName => "Holdfast",
        Label::SeeWhoComesBack => "See who comes back.",
    }
}

//! What the rows of a file come from: its text as it is, or something that is made into rows first.

use std::borrow::Cow;

use super::encoding::{self, Container, Kind};
use super::error::{Error, ErrorKind};
use super::jsonl::{self, JsonLines};
use super::markup::Markup;

/// What the rows come from.
#[derive(Debug)]
pub(crate) enum Source {
    /// The text itself.
    Text,
    /// Lines of JSON.
    Json(Box<JsonLines>),
    /// A table of a page.
    Page(Box<Markup>),
}

impl Source {
    /// What the first of a text is, or why no table comes of it.
    pub(crate) fn of(text: &[u8]) -> Result<Self, Error> {
        if jsonl::are_orders(text) {
            return Ok(Self::Json(Box::default()));
        }
        match encoding::sniff_text(text) {
            Kind::Text { .. } => Ok(Self::Text),
            kind @ Kind::Other(Container::Html | Container::ExcelXml) => {
                Markup::of(text).map(|page| Self::Page(Box::new(page))).ok_or_else(|| no_text(kind))
            }
            kind => Err(no_text(kind)),
        }
    }

    /// The table of the first of the text.
    pub(crate) fn table<'a>(&mut self, text: &'a [u8], complete: bool) -> Cow<'a, [u8]> {
        match self {
            Self::Json(json) => Cow::Owned(json.table(text, complete)),
            Self::Text | Self::Page(_) => self.rows(text, false),
        }
    }

    /// The rows of more of it.
    pub(crate) fn rows<'a>(&mut self, text: &'a [u8], last: bool) -> Cow<'a, [u8]> {
        match self {
            Self::Text => Cow::Borrowed(text),
            Self::Json(json) => Cow::Owned(json.rows(text, last)),
            Self::Page(page) => Cow::Owned(page.take(text, last)),
        }
    }
}

/// Why what is no text is none.
pub(crate) fn no_text(kind: Kind) -> Error {
    Error::new(match kind {
        Kind::Other(looks_like) => ErrorKind::NotText { looks_like },
        Kind::Blank | Kind::Text { .. } => ErrorKind::Empty,
    })
}

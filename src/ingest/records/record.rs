//! One record: its cells, and where it stands.

use std::borrow::Cow;

use super::form::Quoting;

/// One record, borrowed from the reader.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Record<'a> {
    /// All of it, without the line end.
    pub(crate) bytes: &'a [u8],
    pub(super) ends: &'a [u32],
    /// Its number among the records the reader has seen; the first is 0.
    pub(crate) number: u64,
    /// The line it begins on.
    pub(crate) line: u64,
    /// The byte it begins at, counted from the first byte fed.
    pub(crate) offset: u64,
    /// Whether a quote of it was opened and never closed.
    pub(crate) unclosed: bool,
    /// Whether these are only the first 8 MiB of a longer line.
    pub(crate) cut: bool,
    pub(super) quoting: Quoting,
}

impl<'a> Record<'a> {
    /// How many cells it has.
    pub(crate) fn cells(&self) -> usize {
        self.ends.len()
    }

    /// A cell as it stands, quotes and all; empty where there is none.
    #[inline]
    pub(crate) fn raw(&self, at: usize) -> &'a [u8] {
        let Some(&end) = self.ends.get(at) else { return &[] };
        let start = if at == 0 { 0 } else { self.ends[at - 1] as usize + 1 };
        &self.bytes[start..end as usize]
    }

    /// A cell without its quotes; empty where there is none.
    #[inline]
    pub(crate) fn cell(&self, at: usize) -> Cow<'a, [u8]> {
        let raw = self.raw(at);
        match (raw.split_first(), self.quoting) {
            (Some((b'"', inside)), Quoting::Doubled) => unquote(inside),
            (Some((b'"', inside)), Quoting::Backslash) => unescape(inside),
            // Not as the page writes it, but nobody means the quotes around a whole cell.
            (Some((b'"', inside)), Quoting::Off) => Cow::Borrowed(inside.strip_suffix(b"\"").unwrap_or(raw)),
            _ => Cow::Borrowed(raw),
        }
    }

    /// How many cells hold something.
    pub(crate) fn filled(&self) -> usize {
        (0..self.cells()).filter(|&at| !self.raw(at).trim_ascii().is_empty()).count()
    }

    /// A copy to keep.
    pub(crate) fn keep(&self) -> Kept {
        Kept {
            bytes: self.bytes.to_vec(),
            ends: self.ends.to_vec(),
            number: self.number,
            line: self.line,
            quoting: self.quoting,
        }
    }
}

/// What stands behind an opening quote: doubled quotes become one, the closing one falls away, text behind it stays.
fn unquote(inside: &[u8]) -> Cow<'_, [u8]> {
    match memchr::memchr(b'"', inside) {
        None => Cow::Borrowed(inside),
        Some(at) if at + 1 == inside.len() => Cow::Borrowed(&inside[..at]),
        Some(_) => {
            let mut text = Vec::with_capacity(inside.len());
            let mut open = true;
            let mut bytes = inside.iter().copied().peekable();
            while let Some(byte) = bytes.next() {
                if open && byte == b'"' && bytes.next_if_eq(&b'"').is_none() {
                    open = false;
                } else {
                    text.push(byte);
                }
            }
            Cow::Owned(text)
        }
    }
}

/// The same where a backslash before a quote or another backslash stands for what follows it.
fn unescape(inside: &[u8]) -> Cow<'_, [u8]> {
    if memchr::memchr(b'\\', inside).is_none() {
        return unquote(inside);
    }
    let mut text = Vec::with_capacity(inside.len());
    let mut open = true;
    let mut bytes = inside.iter().copied().peekable();
    while let Some(byte) = bytes.next() {
        match byte {
            b'\\' if open => text.push(bytes.next_if(|next| matches!(next, b'"' | b'\\')).unwrap_or(byte)),
            b'"' if open && bytes.next_if_eq(&b'"').is_none() => open = false,
            _ => text.push(byte),
        }
    }
    Cow::Owned(text)
}

/// A record that outlives the reader's buffer.
#[derive(Debug, Clone)]
pub(crate) struct Kept {
    bytes: Vec<u8>,
    ends: Vec<u32>,
    number: u64,
    line: u64,
    quoting: Quoting,
}

impl Kept {
    /// As a record.
    pub(crate) fn record(&self) -> Record<'_> {
        Record {
            bytes: &self.bytes,
            ends: &self.ends,
            number: self.number,
            line: self.line,
            offset: 0,
            unclosed: false,
            cut: false,
            quoting: self.quoting,
        }
    }
}

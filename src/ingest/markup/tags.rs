//! Tags and the text between them.

/// A tag longer than this is none.
const LONGEST_TAG: usize = 64 << 10;

/// One tag.
pub(super) struct Tag<'a> {
    /// Its name in small letters, without what stands before a colon.
    pub(super) name: Vec<u8>,
    /// Whether it is a closing one.
    pub(super) closes: bool,
    inside: &'a [u8],
}

/// Cuts a page into tags and texts.
#[derive(Debug, Default)]
pub(super) struct Tags {
    /// What is left of the last piece: a tag that it cut through.
    held: Vec<u8>,
    /// The name of the element whose content is not looked at.
    skipped: Option<Vec<u8>>,
}

impl Tags {
    /// Hands on each tag with the text before it. Text behind the last tag is kept for the next piece.
    pub(super) fn read(&mut self, page: &[u8], mut hear: impl FnMut(Tag<'_>, &[u8])) {
        let mut held = core::mem::take(&mut self.held);
        held.extend_from_slice(page);
        let mut rest = held.as_slice();
        let mut text = 0;
        while let Some(open) = memchr::memchr(b'<', &rest[text..]).map(|at| text + at) {
            let Some(length) = length_of(&rest[open..]) else { break };
            let inside = &rest[open + 1..open + length];
            let begins =
                inside.first().is_some_and(|byte| byte.is_ascii_alphabetic() || matches!(byte, b'/' | b'!' | b'?'));
            if !begins {
                // A lone sign in a text.
                text = open + 1;
                continue;
            }
            let tag = Tag::of(inside);
            let before = &rest[..open];
            rest = &rest[open + length..];
            text = 0;
            if let Some(name) = &self.skipped {
                if tag.closes && tag.name == *name {
                    self.skipped = None;
                }
                continue;
            }
            if !tag.closes
                && matches!(tag.name.as_slice(), b"script" | b"style" | b"comment")
                && !inside.ends_with(b"/>")
            {
                self.skipped = Some(tag.name.clone());
            }
            hear(tag, before);
        }
        self.held = rest.to_vec();
    }
}

/// How long the tag at the front is; nothing while its end is not there. What never ends is one sign of text.
fn length_of(text: &[u8]) -> Option<usize> {
    if text.starts_with(b"<!--") {
        return memchr::memmem::find(text.get(4..)?, b"-->").map(|at| at + 7);
    }
    if text.len() < 4 && b"<!--".starts_with(text) {
        return None;
    }
    let mut quote = None;
    for (at, &byte) in text.iter().enumerate().take(LONGEST_TAG) {
        match (quote, byte) {
            (None, b'>') => return Some(at + 1),
            (None, b'"' | b'\'') if text.get(at.wrapping_sub(1)) == Some(&b'=') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    (text.len() >= LONGEST_TAG).then_some(1)
}

impl<'a> Tag<'a> {
    fn of(inside: &'a [u8]) -> Self {
        let closes = inside.first() == Some(&b'/');
        let inside = &inside[usize::from(closes)..];
        let end = inside.iter().position(|byte| byte.is_ascii_whitespace() || matches!(byte, b'>' | b'/'));
        let name = inside[..end.unwrap_or(inside.len())].to_ascii_lowercase();
        let name = name.rsplit(|byte| *byte == b':').next().unwrap_or_default().to_vec();
        Self { name, closes, inside }
    }

    /// What an attribute says, without its quotes.
    pub(super) fn value(&self, name: &str) -> Option<&'a [u8]> {
        let mut from = 0;
        let lower = self.inside.to_ascii_lowercase();
        while let Some(at) = memchr::memmem::find(lower.get(from..)?, name.as_bytes()).map(|at| from + at) {
            from = at + name.len();
            let begins = at > 0 && lower.get(at - 1).is_some_and(|byte| byte.is_ascii_whitespace() || *byte == b':');
            if let Some(value) = self.inside.get(from..).and_then(|rest| rest.strip_prefix(b"=")).filter(|_| begins) {
                return Some(match value.split_first() {
                    Some((quote @ (b'"' | b'\''), rest)) => rest.split(|byte| byte == quote).next().unwrap_or_default(),
                    _ => value.split(|byte| byte.is_ascii_whitespace() || *byte == b'>').next().unwrap_or_default(),
                });
            }
        }
        None
    }

    /// What an attribute says as a number.
    pub(super) fn number(&self, name: &str) -> Option<usize> {
        core::str::from_utf8(self.value(name)?).ok()?.trim().parse().ok()
    }
}

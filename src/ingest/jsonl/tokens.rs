//! One JSON text, taken apart: every plain value with the path that leads to it.
//!
//! It reads what JSON allows and nothing else, so that a line that was cut through is told from a whole one. Nothing is built:
//! strings are handed on without their quotes, and only one with escapes is copied. The path of a value inside a list has `[]` for it.

/// Objects and lists inside each other before a text is given up.
const DEPTH: usize = 64;

/// A plain value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Plain<'a> {
    /// What stood between quotes, without its escapes.
    Text(&'a [u8]),
    /// A number, `true` or `false`, as it stands.
    Word(&'a [u8]),
    /// `null`.
    Null,
    /// No value: an object of a list begins.
    Begins,
}

/// Hands on every plain value with its path, the names joined by dots; nothing where the text is not one whole JSON value.
pub(super) fn walk(text: &[u8], take: &mut dyn FnMut(&[u8], Plain<'_>)) -> Option<()> {
    core::str::from_utf8(text).ok()?;
    Walk { text, at: 0, path: Vec::new(), levels: Vec::new(), scratch: Vec::new() }.run(take)
}

struct Walk<'a> {
    text: &'a [u8],
    at: usize,
    path: Vec<u8>,
    levels: Vec<Level>,
    scratch: Vec<u8>,
}

/// An object or a list that is open, with the length of its own path.
#[derive(Clone, Copy)]
enum Level {
    Object(usize),
    List(usize),
}

impl<'a> Walk<'a> {
    fn run(mut self, take: &mut dyn FnMut(&[u8], Plain<'_>)) -> Option<()> {
        loop {
            self.value(take)?;
            loop {
                let Some(&level) = self.levels.last() else {
                    return self.next().is_none().then_some(());
                };
                match (self.next()?, level) {
                    (b',', Level::List(_)) => break,
                    (b',', Level::Object(length)) => {
                        self.name(length)?;
                        break;
                    }
                    (b'}', Level::Object(_)) => self.close(),
                    (b']', Level::List(_)) => self.close(),
                    _ => return None,
                }
            }
        }
    }

    /// A value; where an object or a list opens, its first value.
    fn value(&mut self, take: &mut dyn FnMut(&[u8], Plain<'_>)) -> Option<()> {
        loop {
            let first = self.next()?;
            match first {
                b'{' => {
                    if let Some(Level::List(_)) = self.levels.last() {
                        take(&self.path, Plain::Begins);
                    }
                    let length = self.path.len();
                    self.open(Level::Object(length))?;
                    if self.closes_at_once(b'}') {
                        return Some(());
                    }
                    self.name(length)?;
                }
                b'[' => {
                    self.open(Level::List(self.path.len()))?;
                    self.path.extend_from_slice(b"[]");
                    if self.closes_at_once(b']') {
                        return Some(());
                    }
                }
                b'"' => {
                    let text = self.string()?;
                    take(&self.path, Plain::Text(text.unwrap_or(&self.scratch)));
                    return Some(());
                }
                _ => {
                    let word = self.word(self.at - 1)?;
                    take(&self.path, if word == b"null" { Plain::Null } else { Plain::Word(word) });
                    return Some(());
                }
            }
        }
    }

    fn open(&mut self, level: Level) -> Option<()> {
        self.levels.push(level);
        (self.levels.len() <= DEPTH).then_some(())
    }

    fn close(&mut self) {
        if let Some(Level::Object(length) | Level::List(length)) = self.levels.pop() {
            self.path.truncate(length);
        }
    }

    fn closes_at_once(&mut self, mark: u8) -> bool {
        self.skip_white_space();
        let closes = self.text.get(self.at) == Some(&mark);
        if closes {
            self.at += 1;
            self.close();
        }
        closes
    }

    /// `"name":`, which becomes the end of the path.
    fn name(&mut self, length: usize) -> Option<()> {
        if self.next()? != b'"' {
            return None;
        }
        let name = self.string()?;
        self.path.truncate(length);
        if length > 0 {
            self.path.push(b'.');
        }
        self.path.extend_from_slice(name.unwrap_or(&self.scratch));
        (self.next()? == b':').then_some(())
    }

    fn skip_white_space(&mut self) {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.text.get(self.at) {
            self.at += 1;
        }
    }

    /// The next byte that is not white space.
    fn next(&mut self) -> Option<u8> {
        self.skip_white_space();
        self.byte()
    }

    fn byte(&mut self) -> Option<u8> {
        let byte = *self.text.get(self.at)?;
        self.at += 1;
        Some(byte)
    }

    /// What stands between the quote just passed and its closing one; it is in the scratch where it has escapes.
    fn string(&mut self) -> Option<Option<&'a [u8]>> {
        let start = self.at;
        loop {
            match self.byte()? {
                b'"' => return Some(self.text.get(start..self.at - 1)),
                b'\\' => break,
                0..=0x1F => return None,
                _ => {}
            }
        }
        self.scratch.clear();
        self.scratch.extend_from_slice(self.text.get(start..self.at - 1)?);
        self.escape()?;
        loop {
            match self.byte()? {
                b'"' => return Some(None),
                b'\\' => self.escape()?,
                0..=0x1F => return None,
                byte => self.scratch.push(byte),
            }
        }
    }

    /// What stands behind a backslash.
    fn escape(&mut self) -> Option<()> {
        let letter = match self.byte()? {
            b'n' => '\n',
            b't' => '\t',
            b'r' => '\r',
            b'b' => '\u{8}',
            b'f' => '\u{C}',
            b'u' => {
                let first = self.four_digits()?;
                let pair = (0xD800..0xDC00).contains(&first);
                if pair && (self.byte()?, self.byte()?) != (b'\\', b'u') {
                    return None;
                }
                let code = match pair.then(|| self.four_digits()) {
                    None => first,
                    Some(second) => {
                        let second = second?.checked_sub(0xDC00).filter(|&low| low < 0x400)?;
                        0x1_0000 + ((first - 0xD800) << 10) + second
                    }
                };
                char::from_u32(code)?
            }
            plain @ (b'"' | b'\\' | b'/') => char::from(plain),
            _ => return None,
        };
        self.scratch.extend_from_slice(letter.encode_utf8(&mut [0; 4]).as_bytes());
        Some(())
    }

    fn four_digits(&mut self) -> Option<u32> {
        let mut code = 0;
        for _ in 0..4 {
            code = code * 16 + char::from(self.byte()?).to_digit(16)?;
        }
        Some(code)
    }

    /// A number, `true`, `false` or `null` that begins at this place.
    fn word(&mut self, start: usize) -> Option<&'a [u8]> {
        let rest = self.text.get(start..)?;
        let length =
            rest.iter().position(|byte| !matches!(byte, b'+' | b'-' | b'.' | b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z'));
        let word = rest.get(..length.unwrap_or(rest.len()))?;
        self.at = start + word.len();
        (matches!(word, b"true" | b"false" | b"null") || is_number(word)).then_some(word)
    }
}

/// `-12.5e+3`: no leading zeros, digits on both sides of the dot.
fn is_number(word: &[u8]) -> bool {
    let digits = |text: &[u8]| text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let word = word.strip_prefix(b"-").unwrap_or(word);
    let (whole, mut rest) = word.split_at(digits(word));
    if whole.is_empty() || (whole.len() > 1 && whole.first() == Some(&b'0')) {
        return false;
    }
    if let Some(behind) = rest.strip_prefix(b".") {
        let places = digits(behind);
        if places == 0 {
            return false;
        }
        rest = behind.get(places..).unwrap_or_default();
    }
    match rest.split_first() {
        None => true,
        Some((b'e' | b'E', power)) => {
            let power = match power.split_first() {
                Some((b'+' | b'-', power)) => power,
                _ => power,
            };
            !power.is_empty() && digits(power) == power.len()
        }
        Some(_) => false,
    }
}

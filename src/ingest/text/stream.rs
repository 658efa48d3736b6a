//! The stream of text: bytes in, clean UTF-8 out, in place wherever nothing must be changed.

use super::{Decode, Decoders, Encoding};
use crate::ingest::encoding::from_windows_1252;

/// What a file's bytes are read as.
enum Reading {
    /// UTF-8, and what is not as windows-1252.
    Tolerant,
    /// Each byte a character of windows-1252.
    OneByte,
    /// As the host's decoder says.
    Decoded(Box<dyn Decode>),
}

/// Reads the bytes of one file as text.
pub(crate) struct TextStream {
    reading: Reading,
    /// The first bytes of a character that a piece cut through.
    held: Vec<u8>,
    text: Vec<u8>,
    cleaned: Vec<u8>,
    /// Whether a character beyond ASCII has gone by.
    pub(crate) beyond_ascii: bool,
    /// Bytes that were not UTF-8 and were read as windows-1252.
    pub(crate) strays: u64,
    /// Control characters dropped.
    pub(crate) dropped: u64,
}

impl core::fmt::Debug for TextStream {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("TextStream")
            .field("strays", &self.strays)
            .field("dropped", &self.dropped)
            .finish_non_exhaustive()
    }
}

impl TextStream {
    /// Reads an encoding; `chosen` by a person, windows-1252 is taken at their word. What the host has no decoder for is read as UTF-8.
    pub(crate) fn new(encoding: Encoding, chosen: bool, decoders: Decoders) -> Self {
        let reading = match encoding {
            Encoding::Utf8 => Reading::Tolerant,
            Encoding::Windows1252 if chosen => Reading::OneByte,
            Encoding::Windows1252 => Reading::Tolerant,
            other => decoders(other).map_or(Reading::Tolerant, Reading::Decoded),
        };
        Self {
            reading,
            held: Vec::new(),
            text: Vec::new(),
            cleaned: Vec::new(),
            beyond_ascii: false,
            strays: 0,
            dropped: 0,
        }
    }

    /// The next piece as text; with the `last` one what was held back.
    pub(crate) fn take<'a>(&'a mut self, bytes: &'a [u8], last: bool) -> &'a [u8] {
        let text = match &mut self.reading {
            Reading::Tolerant if self.held.is_empty() && core::str::from_utf8(bytes).is_ok() => bytes,
            Reading::Tolerant => {
                self.text.clear();
                self.strays += tolerantly(&mut self.held, bytes, last, &mut self.text);
                &self.text
            }
            Reading::OneByte => {
                self.text.clear();
                bytes.iter().for_each(|&byte| push(from_windows_1252(byte), &mut self.text));
                &self.text
            }
            Reading::Decoded(decoder) => {
                self.text.clear();
                decoder.decode(bytes, last, &mut self.text);
                &self.text
            }
        };
        self.beyond_ascii = self.beyond_ascii || !text.is_ascii();
        let Some(first) = first_control(text) else { return text };
        self.cleaned.clear();
        self.cleaned.extend_from_slice(&text[..first]);
        self.cleaned.extend(text[first..].iter().filter(|&&byte| !is_control(byte)));
        self.dropped += (text.len() - self.cleaned.len()) as u64;
        &self.cleaned
    }
}

fn push(letter: char, out: &mut Vec<u8>) {
    out.extend_from_slice(letter.encode_utf8(&mut [0; 4]).as_bytes());
}

/// Reads UTF-8, and each byte that is not part of it as windows-1252; says how many of those there were. A character that the
/// piece cuts through is held for the next one, unless this is the last.
fn tolerantly(held: &mut Vec<u8>, bytes: &[u8], last: bool, out: &mut Vec<u8>) -> u64 {
    let mut strays = 0;
    let mut bytes = bytes;
    // Of a cut character at most three bytes are here; byte by byte until it is whole or proves to be none.
    while !held.is_empty() {
        match core::str::from_utf8(held) {
            Ok(_) => {
                out.append(held);
                continue;
            }
            Err(error) if error.error_len().is_some() => {
                push(from_windows_1252(held.remove(0)), out);
                strays += 1;
                continue;
            }
            Err(_) => {}
        }
        match bytes.split_first() {
            Some((&byte, rest)) => {
                held.push(byte);
                bytes = rest;
            }
            None if last => {
                push(from_windows_1252(held.remove(0)), out);
                strays += 1;
            }
            None => return strays,
        }
    }
    loop {
        let error = match core::str::from_utf8(bytes) {
            Ok(_) => {
                out.extend_from_slice(bytes);
                return strays;
            }
            Err(error) => error,
        };
        let (good, rest) = bytes.split_at(error.valid_up_to());
        out.extend_from_slice(good);
        if error.error_len().is_none() && !last {
            held.extend_from_slice(rest);
            return strays;
        }
        let Some((&stray, rest)) = rest.split_first() else { return strays };
        push(from_windows_1252(stray), out);
        strays += 1;
        bytes = rest;
    }
}

/// Whether the character has no place in a table: every control character but tab and the line ends.
fn is_control(byte: u8) -> bool {
    (byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r')) || byte == 0x7F
}

/// The first control character, looked for eight bytes at a time.
fn first_control(text: &[u8]) -> Option<usize> {
    const ONES: u64 = u64::from_ne_bytes([1; 8]);
    const TOPS: u64 = ONES << 7;
    let (words, rest) = text.as_chunks::<8>();
    for (at, word) in words.iter().enumerate() {
        let bytes = u64::from_ne_bytes(*word);
        let delete = bytes ^ (ONES * 0x7F);
        let low = bytes.wrapping_sub(ONES * 0x20) & !bytes;
        let found = (low | (delete.wrapping_sub(ONES) & !delete)) & TOPS;
        if found != 0
            && let Some(inside) = word.iter().position(|&byte| is_control(byte))
        {
            return Some(at * 8 + inside);
        }
    }
    let tail = text.len() - rest.len();
    rest.iter().position(|&byte| is_control(byte)).map(|at| tail + at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn none(_: Encoding) -> Option<Box<dyn Decode>> {
        None
    }

    fn read(stream: &mut TextStream, bytes: &[u8], piece: usize) -> String {
        let mut text = Vec::new();
        for part in bytes.chunks(piece) {
            text.extend_from_slice(stream.take(part, false));
        }
        text.extend_from_slice(stream.take(&[], true));
        String::from_utf8(text).expect("clean text")
    }

    #[test]
    fn strays_become_letters_whatever_the_pieces() {
        let cases: &[(&[u8], &str, u64)] = &[
            ("Jürgen, Łódź, 日本, 🛒".as_bytes(), "Jürgen, Łódź, 日本, 🛒", 0),
            (b"J\xFCrgen \x80", "Jürgen €", 2),
            (b"J\xC3\xBCrgen and J\xFCrgen", "Jürgen and Jürgen", 1),
            (b"cut \xE2\x82", "cut â‚", 2),
            (b"\xE2\x82\xAC \xE2\x28\xA1 \xF0\x9F\x9B", "€ â(¡ ðŸ›", 5),
        ];
        for (bytes, text, strays) in cases {
            for piece in 1..=bytes.len() {
                let mut stream = TextStream::new(Encoding::Utf8, false, none);
                assert_eq!(read(&mut stream, bytes, piece), *text, "in pieces of {piece}");
                assert_eq!((stream.strays, stream.beyond_ascii), (*strays, true), "{text}");
            }
        }
    }

    #[test]
    fn windows_1252_is_taken_at_a_persons_word() {
        let mut chosen = TextStream::new(Encoding::Windows1252, true, none);
        assert_eq!(read(&mut chosen, "Jürgen".as_bytes(), 2), "JÃ¼rgen");
        let mut guessed = TextStream::new(Encoding::Windows1252, false, none);
        assert_eq!(read(&mut guessed, "Jürgen".as_bytes(), 2), "Jürgen");
    }

    #[test]
    fn control_characters_are_dropped_and_counted() {
        let all: Vec<u8> = (0..=0x7F).collect();
        let kept: String = (0_u8..=0x7F)
            .filter(|&byte| byte >= b' ' && byte != 0x7F || b"\t\n\r".contains(&byte))
            .map(char::from)
            .collect();
        for piece in [1, 3, 8, 200] {
            let mut stream = TextStream::new(Encoding::Utf8, false, none);
            assert_eq!(read(&mut stream, &all, piece), kept);
            assert_eq!((stream.dropped, stream.beyond_ascii), (30, false));
        }
        for byte in 0..=255_u8 {
            for place in 0..20 {
                let mut text = [b'a'; 20];
                text[place] = byte;
                assert_eq!(first_control(&text), is_control(byte).then_some(place), "{byte:#x} at {place}");
            }
        }
    }
}

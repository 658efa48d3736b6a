//! What the bytes are: text, or something that only has the name of a text file.
//!
//! What is no text is named by its first bytes, so that the page can say what to do. What is text is read by `text`.

use std::borrow::Cow;

use super::text::Encoding;

/// What a file that is not a table of text looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Container {
    /// A PDF document.
    Pdf,
    /// PNG, JPEG, GIF or WebP.
    Image,
    /// A zip archive of other files.
    Zip,
    /// An Excel workbook.
    Xlsx,
    /// A LibreOffice or OpenOffice spreadsheet.
    Ods,
    /// Packed by gzip.
    Gzip,
    /// An Excel workbook of the years before 2007.
    OldExcel,
    /// A web page: a table, or the login page that came instead of the file.
    Html,
    /// A spreadsheet as XML.
    ExcelXml,
    /// XML of another kind.
    Xml,
    /// JSON.
    Json,
    /// A word processor's document.
    Rtf,
    /// The small text that stands for a file of Git's large-file storage.
    LfsPointer,
    /// Anything else that is not text.
    Binary,
}

impl Container {
    /// A stable name for it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Image => "image",
            Self::Zip => "zip",
            Self::Xlsx => "xlsx",
            Self::Ods => "ods",
            Self::Gzip => "gzip",
            Self::OldExcel => "old_excel",
            Self::Html => "html",
            Self::ExcelXml => "excel_xml",
            Self::Xml => "xml",
            Self::Json => "json",
            Self::Rtf => "rtf",
            Self::LfsPointer => "lfs_pointer",
            Self::Binary => "binary",
        }
    }
}

/// What the first bytes say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Text, behind a byte order mark of this length; the encoding where the mark or the zero bytes of UTF-16 state it.
    Text { mark: usize, encoding: Option<Encoding> },
    /// Nothing, or only white space.
    Blank,
    /// Something else.
    Other(Container),
}

/// The byte order marks.
const MARKS: [(&[u8], Encoding); 3] =
    [(b"\xEF\xBB\xBF", Encoding::Utf8), (b"\xFF\xFE", Encoding::Utf16Le), (b"\xFE\xFF", Encoding::Utf16Be)];

/// Bytes looked at to tell text from other things.
const LOOK: usize = 4096;

/// Tells what a file is by its first bytes.
pub(crate) fn sniff(bytes: &[u8]) -> Kind {
    let starts = |magic: &[u8]| bytes.starts_with(magic);
    for (mark, encoding) in MARKS {
        if starts(mark) {
            return Kind::Text { mark: mark.len(), encoding: Some(encoding) };
        }
    }
    let container = match bytes {
        _ if starts(b"%PDF-") => Some(Container::Pdf),
        _ if starts(b"\x89PNG\r\n") || starts(b"\xFF\xD8\xFF") || starts(b"GIF87a") || starts(b"GIF89a") => {
            Some(Container::Image)
        }
        _ if starts(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") => Some(Container::Image),
        _ if starts(b"PK\x03\x04") || starts(b"PK\x05\x06") => Some(inside_zip(bytes)),
        _ if starts(b"\x1F\x8B") => Some(Container::Gzip),
        _ if starts(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") => Some(Container::OldExcel),
        _ if starts(b"{\\rtf") => Some(Container::Rtf),
        _ if starts(b"version https://git-lfs") => Some(Container::LfsPointer),
        _ => None,
    };
    if let Some(container) = container {
        return Kind::Other(container);
    }
    two_bytes_a_character(bytes).or_else(|| binary(bytes)).unwrap_or(Kind::Text { mark: 0, encoding: None })
}

/// The encoding that a page names at its beginning, where the bytes are not UTF-8 and leave it open.
pub(crate) fn of_page(bytes: &[u8], guessed: Encoding) -> Encoding {
    let look = &bytes[..bytes.len().min(LOOK)];
    if guessed == Encoding::Utf8 || !look.trim_ascii_start().starts_with(b"<") {
        return guessed;
    }
    let look = look.to_ascii_lowercase();
    let named = [&b"charset="[..], b"encoding="].into_iter().find_map(|word| {
        let rest = look.get(memchr::memmem::find(&look, word)? + word.len()..)?;
        let rest = rest.strip_prefix(b"\"").or_else(|| rest.strip_prefix(b"'")).unwrap_or(rest);
        let end = rest.iter().position(|byte| !(byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')))?;
        Encoding::of_label(core::str::from_utf8(&rest[..end]).ok()?)
    });
    named.filter(|encoding| *encoding != Encoding::Utf8).unwrap_or(guessed)
}

/// Tells what a text is, once it is UTF-8: nothing, markup, or a text like any other.
pub(crate) fn sniff_text(text: &[u8]) -> Kind {
    if text.trim_ascii().is_empty() {
        return Kind::Blank;
    }
    markup(text).unwrap_or(Kind::Text { mark: 0, encoding: Some(Encoding::Utf8) })
}

/// A zip by the names of its first entries: spreadsheets are zips too.
fn inside_zip(bytes: &[u8]) -> Container {
    let look = &bytes[..bytes.len().min(LOOK)];
    let has = |text: &[u8]| memchr::memmem::find(look, text).is_some();
    if has(b"application/vnd.oasis.opendocument.spreadsheet") {
        Container::Ods
    } else if has(b"[Content_Types].xml") || has(b"xl/") {
        Container::Xlsx
    } else {
        Container::Zip
    }
}

fn markup(bytes: &[u8]) -> Option<Kind> {
    let text = bytes.trim_ascii_start();
    let look = text[..text.len().min(LOOK)].to_ascii_lowercase();
    let has = |part: &[u8]| memchr::memmem::find(&look, part).is_some();
    let rest = look.get(1..).unwrap_or_default().trim_ascii_start();
    let container = match look.first()? {
        b'<' if has(b"urn:schemas-microsoft-com:office:spreadsheet") => Container::ExcelXml,
        b'<' if [&b"<!doctype html"[..], b"<html", b"<head", b"<body", b"<table", b"<meta", b"<div", b"<script"]
            .into_iter()
            .any(has) =>
        {
            Container::Html
        }
        b'<' if matches!(rest.first(), Some(b'?' | b'!' | b'a'..=b'z')) => Container::Xml,
        b'{' if matches!(rest.first(), Some(b'"' | b'}') | None) => Container::Json,
        b'[' if matches!(rest.first(), Some(b'"' | b'{' | b'[' | b']') | None) => Container::Json,
        _ => return None,
    };
    Some(Kind::Other(container))
}

/// UTF-16 without a mark: of most characters one byte is zero, and always the same one.
fn two_bytes_a_character(bytes: &[u8]) -> Option<Kind> {
    let look = &bytes[..bytes.len().min(LOOK)];
    let pairs = look.len() / 2;
    let zeros = |odd: usize| look.iter().skip(odd).step_by(2).filter(|&&byte| byte == 0).count();
    let (first, second) = (zeros(0), zeros(1));
    (pairs > 0 && first.max(second) * 10 >= pairs * 4 && first.min(second) * 20 <= pairs).then_some(Kind::Text {
        mark: 0,
        encoding: Some(if first > second { Encoding::Utf16Be } else { Encoding::Utf16Le }),
    })
}

fn binary(bytes: &[u8]) -> Option<Kind> {
    let look = &bytes[..bytes.len().min(LOOK)];
    let odd = look.iter().filter(|&&byte| byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0B | 0x0C)).count();
    (odd * 20 > look.len()).then_some(Kind::Other(Container::Binary))
}

/// Text to show: UTF-8 where it is that, else windows-1252.
pub(crate) fn decode(bytes: &[u8]) -> Cow<'_, str> {
    match core::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => Cow::Owned(bytes.iter().map(|&byte| from_windows_1252(byte)).collect()),
    }
}

/// The character of one byte of windows-1252.
pub(crate) fn from_windows_1252(byte: u8) -> char {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘',
        '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9F => HIGH[usize::from(byte) - 0x80],
        _ => char::from(byte),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn things_that_are_no_table_are_named() {
        let text = |mark, encoding| Kind::Text { mark, encoding: Some(encoding) };
        let utf16: Vec<u8> = "date,id\n1,2\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let utf16_big: Vec<u8> = "date,id\n1,2\n".encode_utf16().flat_map(u16::to_be_bytes).collect();
        let cases: &[(&[u8], Kind)] = &[
            (b"%PDF-1.7\n%\xE2", Kind::Other(Container::Pdf)),
            (b"\x89PNG\r\n\x1A\n", Kind::Other(Container::Image)),
            (b"\xFF\xD8\xFF\xE0", Kind::Other(Container::Image)),
            (b"GIF89a..", Kind::Other(Container::Image)),
            (b"RIFF\x10\0\0\0WEBPVP8 ", Kind::Other(Container::Image)),
            (b"PK\x03\x04\x14\0\0\0\0\0orders_export.csv", Kind::Other(Container::Zip)),
            (b"PK\x03\x04\x14\0\0\0\0\0[Content_Types].xml", Kind::Other(Container::Xlsx)),
            (b"PK\x03\x04..mimetypeapplication/vnd.oasis.opendocument.spreadsheet", Kind::Other(Container::Ods)),
            (b"\x1F\x8B\x08\0", Kind::Other(Container::Gzip)),
            (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", Kind::Other(Container::OldExcel)),
            (b"\n<!DOCTYPE html><html><title>Log in</title>", Kind::Other(Container::Html)),
            (b"<table><tr><td>Name</td></tr></table>", Kind::Other(Container::Html)),
            (b"<?xml version=\"1.0\"?><orders/>", Kind::Other(Container::Xml)),
            (
                b"<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">",
                Kind::Other(Container::ExcelXml),
            ),
            (b"{\"orders\": []}", Kind::Other(Container::Json)),
            (b"[\n {\"id\": 1}]", Kind::Other(Container::Json)),
            (b"{\\rtf1\\ansi", Kind::Other(Container::Rtf)),
            (b"version https://git-lfs.github.com/spec/v1\n", Kind::Other(Container::LfsPointer)),
            (b"\x01\x02\x03\x04 data \x05\x06", Kind::Other(Container::Binary)),
            (b"", Kind::Blank),
            (b" \r\n\t ", Kind::Blank),
            (b"\xEF\xBB\xBF\r\n", Kind::Blank),
            (b"\xFF\xFEd\0a\0", text(2, Encoding::Utf16Le)),
            (b"\xFE\xFF\0d\0a", text(2, Encoding::Utf16Be)),
            (&utf16, text(0, Encoding::Utf16Le)),
            (&utf16_big, text(0, Encoding::Utf16Be)),
            (b"\xEF\xBB\xBFName,Email", text(3, Encoding::Utf8)),
            (b"Name,Email\nJ\xFCrgen,a", Kind::Text { mark: 0, encoding: None }),
            (b"[order],date", Kind::Text { mark: 0, encoding: None }),
            (b"x", Kind::Text { mark: 0, encoding: None }),
        ];
        for (bytes, kind) in cases {
            let found = match sniff(bytes) {
                Kind::Text { mark, encoding: None | Some(Encoding::Utf8) } => match sniff_text(&bytes[mark..]) {
                    Kind::Text { .. } => sniff(bytes),
                    other => other,
                },
                other => other,
            };
            assert_eq!(found, *kind, "{:?}", decode(bytes));
        }
    }

    #[test]
    fn old_text_is_shown_with_its_letters() {
        assert_eq!(decode(b"J\xFCrgen \x80 12"), "Jürgen € 12");
        assert_eq!(decode("Jürgen".as_bytes()), "Jürgen");
    }
}

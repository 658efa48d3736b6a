//! The text of a cell: named and numbered characters, and white space as it is shown.

/// Named characters that shops' pages write.
const NAMED: [(&str, &str); 42] = [
    ("amp", "&"),
    ("lt", "<"),
    ("gt", ">"),
    ("quot", "\""),
    ("apos", "'"),
    ("nbsp", "\u{A0}"),
    ("euro", "€"),
    ("pound", "£"),
    ("yen", "¥"),
    ("cent", "¢"),
    ("ndash", "–"),
    ("mdash", "—"),
    ("lsquo", "‘"),
    ("rsquo", "’"),
    ("hellip", "…"),
    ("auml", "ä"),
    ("ouml", "ö"),
    ("uuml", "ü"),
    ("Auml", "Ä"),
    ("Ouml", "Ö"),
    ("Uuml", "Ü"),
    ("szlig", "ß"),
    ("aacute", "á"),
    ("eacute", "é"),
    ("iacute", "í"),
    ("oacute", "ó"),
    ("uacute", "ú"),
    ("Eacute", "É"),
    ("agrave", "à"),
    ("egrave", "è"),
    ("ugrave", "ù"),
    ("acirc", "â"),
    ("ecirc", "ê"),
    ("icirc", "î"),
    ("ocirc", "ô"),
    ("ccedil", "ç"),
    ("ntilde", "ñ"),
    ("atilde", "ã"),
    ("oslash", "ø"),
    ("aring", "å"),
    ("aelig", "æ"),
    ("euml", "ë"),
];
/// The longest name or number of a character.
const LONGEST: usize = 12;

/// The text of a cell as a reader sees it.
pub(super) fn plain(cell: &[u8]) -> Vec<u8> {
    let mut text = Vec::with_capacity(cell.len());
    let mut rest = cell;
    while let Some((&byte, tail)) = rest.split_first() {
        rest = tail;
        match byte {
            b'&' => {
                let end = rest.iter().take(LONGEST).position(|byte| *byte == b';');
                let name = end.and_then(|end| core::str::from_utf8(&rest[..end]).ok());
                match (end, name.and_then(character)) {
                    (Some(end), Some(character)) => {
                        text.extend_from_slice(character.as_bytes());
                        rest = &rest[end + 1..];
                    }
                    _ => text.push(byte),
                }
            }
            _ if byte.is_ascii_whitespace() => {
                if text.last().is_some_and(|last| *last != b' ') {
                    text.push(b' ');
                }
            }
            _ => text.push(byte),
        }
    }
    text.truncate(text.trim_ascii_end().len());
    text
}

/// What a name or a number stands for; control characters for nothing.
fn character(name: &str) -> Option<String> {
    let Some(number) = name.strip_prefix('#') else {
        return NAMED.iter().find(|(known, _)| *known == name).map(|(_, text)| (*text).to_owned());
    };
    let number = match number.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16).ok(),
        None => number.parse().ok(),
    };
    let letter = char::from_u32(number?)?;
    Some(match letter {
        '\t' | '\n' | '\r' => " ".to_owned(),
        _ if letter.is_control() => String::new(),
        _ => letter.to_string(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_are_read_and_white_space_is_one_space() {
        let cases = [
            ("  a \n b\t", "a b"),
            ("&lt;b&gt; &amp;amp; &#8364;&#x20AC;", "<b> &amp; €€"),
            ("AT&T; fish & chips &unknown; &", "AT&T; fish & chips &unknown; &"),
            ("a&#13;&#10;b&#0;c", "a  bc"),
        ];
        for (cell, text) in cases {
            assert_eq!(String::from_utf8_lossy(&plain(cell.as_bytes())), text);
        }
    }
}

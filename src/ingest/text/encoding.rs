//! The encodings by their names, and who decodes them.

/// How the text is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Encoding {
    /// UTF-8, or plain ASCII.
    Utf8,
    /// UTF-16 with the low byte first: Excel's "Unicode Text".
    Utf16Le,
    /// UTF-16 with the high byte first.
    Utf16Be,
    /// Western Europe. Where nobody has chosen it, what is UTF-8 in between is read as that.
    Windows1252,
    /// Central Europe.
    Windows1250,
    /// Cyrillic.
    Windows1251,
    /// Greek.
    Windows1253,
    /// Turkish.
    Windows1254,
    /// Hebrew.
    Windows1255,
    /// Arabic.
    Windows1256,
    /// The Baltic.
    Windows1257,
    /// Western Europe on a Macintosh: Excel's "CSV (Macintosh)".
    Macintosh,
    /// Central Europe, as Unix had it.
    Iso8859_2,
    /// Cyrillic, as Unix had it.
    Koi8R,
    /// Japanese: Excel's CSV there.
    ShiftJis,
    /// Japanese, as Unix had it.
    EucJp,
    /// Simplified Chinese, GBK and GB2312 with it.
    Gb18030,
    /// Traditional Chinese.
    Big5,
    /// Korean.
    EucKr,
}

impl Encoding {
    /// Every encoding, in the order in which a person is shown them.
    pub const ALL: [Self; 19] = [
        Self::Utf8,
        Self::Utf16Le,
        Self::Utf16Be,
        Self::Windows1252,
        Self::Windows1250,
        Self::Windows1251,
        Self::Windows1253,
        Self::Windows1254,
        Self::Windows1255,
        Self::Windows1256,
        Self::Windows1257,
        Self::Macintosh,
        Self::Iso8859_2,
        Self::Koi8R,
        Self::ShiftJis,
        Self::EucJp,
        Self::Gb18030,
        Self::Big5,
        Self::EucKr,
    ];

    /// Its name in the WHATWG Encoding Standard, which `TextDecoder` takes.
    pub fn label(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Utf16Le => "utf-16le",
            Self::Utf16Be => "utf-16be",
            Self::Windows1252 => "windows-1252",
            Self::Windows1250 => "windows-1250",
            Self::Windows1251 => "windows-1251",
            Self::Windows1253 => "windows-1253",
            Self::Windows1254 => "windows-1254",
            Self::Windows1255 => "windows-1255",
            Self::Windows1256 => "windows-1256",
            Self::Windows1257 => "windows-1257",
            Self::Macintosh => "macintosh",
            Self::Iso8859_2 => "iso-8859-2",
            Self::Koi8R => "koi8-r",
            Self::ShiftJis => "shift_jis",
            Self::EucJp => "euc-jp",
            Self::Gb18030 => "gb18030",
            Self::Big5 => "big5",
            Self::EucKr => "euc-kr",
        }
    }

    /// The encoding with this label, or with a label that web pages write for it.
    pub fn of_label(label: &str) -> Option<Self> {
        let label = label.trim().to_ascii_lowercase();
        let canonical = match label.as_str() {
            "utf8" | "ascii" | "us-ascii" => "utf-8",
            "utf-16" | "unicode" => "utf-16le",
            "iso-8859-1" | "latin1" | "iso-8859-15" | "cp1252" => "windows-1252",
            "iso-8859-9" => "windows-1254",
            "iso-8859-7" => "windows-1253",
            "latin2" => "iso-8859-2",
            "mac" | "x-mac-roman" => "macintosh",
            "shift-jis" | "sjis" | "x-sjis" | "ms932" | "windows-31j" => "shift_jis",
            "gb2312" | "gbk" => "gb18030",
            "big5-hkscs" => "big5",
            "ks_c_5601-1987" | "windows-949" => "euc-kr",
            other => other,
        };
        Self::ALL.into_iter().find(|encoding| encoding.label() == canonical)
    }
}

/// Decodes a text piece by piece; what a piece cuts through is kept for the next one.
pub trait Decode {
    /// Adds to `out` what the bytes say, as UTF-8. Bytes that say nothing become U+FFFD.
    fn decode(&mut self, bytes: &[u8], last: bool, out: &mut Vec<u8>);
}

/// Makes the host's decoder; nothing where it has none for the encoding. UTF-8 and windows-1252 are never asked for.
pub type Decoders = fn(Encoding) -> Option<Box<dyn Decode>>;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_lead_back_to_the_encoding() {
        for (at, encoding) in Encoding::ALL.into_iter().enumerate() {
            assert_eq!(Encoding::of_label(encoding.label()), Some(encoding));
            assert_eq!(Encoding::ALL.iter().position(|other| *other == encoding), Some(at), "named once");
        }
        assert_eq!(Encoding::of_label(" ISO-8859-1 "), Some(Encoding::Windows1252));
        assert_eq!(Encoding::of_label("GBK"), Some(Encoding::Gb18030));
        assert_eq!(Encoding::of_label("klingon"), None);
    }
}

//! What the bytes from 0x80 on are in the encodings of one byte a character, and how much they say about a text.
//!
//! A character of a table stands for one byte: a digit is a small letter, the more common the higher; `A` and `B` are capitals,
//! common and rare; `$` is a currency sign, `'` may stand inside a word, `.` may not, `x` is nothing at all. Small letters that
//! two encodings disagree about are told apart by what follows them: `V` a vowel, `C` a consonant, `E` a vowel or the end of the word,
//! `N` a consonant or the end, `M` any letter, `Z` the end.

use super::Encoding;

/// One candidate.
pub(super) struct Letters {
    pub(super) encoding: Encoding,
    /// Whether words are written in these letters alone, not in ASCII with some of them.
    pub(super) alone: bool,
    table: &'static [u8; 128],
}

/// The candidates; of two that fit equally well the first is taken.
pub(super) const CANDIDATES: [Letters; 6] = [
    Letters {
        encoding: Encoding::Windows1252,
        alone: false,
        table: b"$x........B.BxBxx.'.......1.2x1B\
            ...$.$.......'......'..'........\
            AAAAAAAAAAABBAABBABAABA.ABABABB3\
            333333C3N3C2Z3221V23213.CZ223100",
    },
    Letters {
        encoding: Encoding::Windows1250,
        alone: false,
        table: b"$x.x....x.A.ABABx.'.....x.3.3232\
            ...A.B....A..'.A...3'..'.33.A.3E\
            BAAAABABAABBBAAAABBABAA.ABABABA3\
            032230E1E3N1M3212N13223.VM32322.",
    },
    Letters {
        encoding: Encoding::Macintosh,
        alone: false,
        table: b"AAAAAAA332333333223121V312312123\
            ...$...3......AA....$.........CC\
            ...........ABBB2.....'..0B.$....\
            .'...BBABAABBBAB.BABB0..........",
    },
    Letters {
        encoding: Encoding::Windows1254,
        alone: false,
        table: b"$x........B.Bxxxx.'.......1.2xxB\
            ...$.$.......'......'..'........\
            AAAAAAAAAAABBAABBABAABA.ABABAAA3\
            00301003010000203000003.00023330",
    },
    Letters {
        encoding: Encoding::Windows1251,
        alone: true,
        table: b"BB.0....$.B.BBBB0.'.....x.0.0000\
            .B0B.B..B.B..'.B..A30...1.1.0001\
            AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\
            31212311312223323332010110011002",
    },
    Letters {
        encoding: Encoding::Windows1253,
        alone: true,
        table: b"$x......x.x.xxxxx.'.....x.x.xxxx\
            ..A$.$....x..'.........'AAA.A.AA\
            0AAAAAAAAAAAAAAAAAxAAAAAAABB3333\
            0301130213222303233232110200332x",
    },
];

/// What a byte is in an encoding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// A small letter, as common as the number says.
    Small(i32),
    /// A capital.
    Capital(i32),
    /// A sign of money.
    Money,
    /// May stand inside a word.
    Joiner,
    /// Anything else: digits, signs, spaces.
    Other,
    /// No character.
    Nothing,
}

impl Class {
    pub(super) fn is_letter(self) -> bool {
        matches!(self, Self::Small(_) | Self::Capital(_))
    }
}

impl Letters {
    /// The class of a byte, of which the next one is known.
    pub(super) fn class(&self, byte: u8, next: u8) -> Class {
        let place = match byte {
            b'a'..=b'z' => return Class::Small(0),
            b'A'..=b'Z' => return Class::Capital(0),
            0..0x80 => return Class::Other,
            _ => usize::from(byte & 0x7F),
        };
        let vowel = next >= 0x80 || matches!(next | 0x20, b'a' | b'e' | b'i' | b'o' | b'u' | b'y' | b'k');
        let letter = next >= 0x80 || next.is_ascii_alphabetic();
        let if_so = |so: bool| Class::Small(if so { 3 } else { 1 });
        match self.table.get(place).copied().unwrap_or(b'x') {
            digit @ b'0'..=b'3' => Class::Small(i32::from(digit - b'0')),
            b'V' => if_so(vowel),
            b'C' => if_so(letter && !vowel),
            b'E' => if_so(vowel || !letter),
            b'N' => if_so(!vowel),
            b'M' => if_so(letter),
            b'Z' => if_so(!letter),
            b'A' => Class::Capital(2),
            b'B' => Class::Capital(1),
            b'$' => Class::Money,
            b'\'' => Class::Joiner,
            b'.' => Class::Other,
            _ => Class::Nothing,
        }
    }
}

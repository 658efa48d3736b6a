//! Which encoding a text is in, where nothing states it.
//!
//! Strict UTF-8 first: no other text of any length looks like it by chance. Then the encodings of two bytes a character, which
//! leave marks that words in other letters do not. Then those of one byte, by how well their letters make words; where that
//! says nothing the text is windows-1252.

use super::Encoding;
use super::letters::{CANDIDATES, Class, Letters};

/// Bytes of the beginning that are looked at.
const LOOK: usize = 256 << 10;

/// The encoding that fits the first bytes best.
pub(crate) fn guess(bytes: &[u8]) -> Encoding {
    let bytes = &bytes[..bytes.len().min(LOOK)];
    if mostly_utf8(bytes) {
        return Encoding::Utf8;
    }
    two_bytes(bytes).unwrap_or_else(|| one_byte(bytes))
}

/// Whether it is UTF-8, or was before something else was pasted into it.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|letter| !letter.is_ascii()).count();
        bad += chunk.invalid().len();
    }
    // What the end of the look cut through is at most three bytes.
    bad <= 3 && good >= bad || good * 2 >= bad && good >= 3
}

/// One encoding of two bytes a character.
struct Pairs {
    encoding: Encoding,
    /// The first bytes, the second bytes, and the first bytes of most characters that people write.
    lead: fn(u8) -> bool,
    trail: fn(u8) -> bool,
    usual: fn(u8, u8) -> bool,
    /// Characters of one byte beyond ASCII.
    single: fn(u8) -> bool,
    /// The share of usual pairs that must be reached, in hundredths.
    enough: usize,
}

const PAIRS: [Pairs; 4] = [
    Pairs {
        encoding: Encoding::ShiftJis,
        lead: |byte| matches!(byte, 0x81..=0x9F | 0xE0..=0xFC),
        trail: |byte| matches!(byte, 0x40..=0x7E | 0x80..=0xFC),
        usual: |lead, _| matches!(lead, 0x81..=0x83 | 0x88..=0x9F),
        single: |byte| matches!(byte, 0xA1..=0xDF),
        enough: 70,
    },
    Pairs {
        encoding: Encoding::EucKr,
        lead: |byte| matches!(byte, 0x81..=0xFE),
        trail: |byte| matches!(byte, 0x41..=0x5A | 0x61..=0x7A | 0x81..=0xFE),
        usual: |lead, trail| matches!(lead, 0xB0..=0xC8) && trail >= 0xA1,
        single: |_| false,
        enough: 95,
    },
    Pairs {
        encoding: Encoding::Gb18030,
        lead: |byte| matches!(byte, 0x81..=0xFE),
        trail: |byte| matches!(byte, 0x40..=0x7E | 0x80..=0xFE),
        usual: |lead, trail| matches!(lead, 0xA1 | 0xA3 | 0xB0..=0xD7) && trail >= 0xA1,
        single: |_| false,
        enough: 75,
    },
    Pairs {
        encoding: Encoding::Big5,
        lead: |byte| matches!(byte, 0x81..=0xFE),
        trail: |byte| matches!(byte, 0x40..=0x7E | 0xA1..=0xFE),
        usual: |lead, _| matches!(lead, 0xA1..=0xC6),
        single: |_| false,
        enough: 80,
    },
];

fn two_bytes(bytes: &[u8]) -> Option<Encoding> {
    PAIRS.iter().find(|pairs| pairs.fits(bytes)).map(|pairs| pairs.encoding)
}

impl Pairs {
    /// Whether almost everything beyond ASCII is a pair, most of them usual ones, and many beside another but few beside an ASCII
    /// letter: words in other letters have a lone accent here and there.
    fn fits(&self, bytes: &[u8]) -> bool {
        let (mut all, mut usual, mut beside, mut wrong, mut touching) = (0_usize, 0_usize, 0_usize, 0_usize, 0_usize);
        let mut rest = bytes;
        let (mut after_pair, mut after_letter) = (false, false);
        while let Some((&byte, tail)) = rest.split_first() {
            rest = tail;
            if byte < 0x80 {
                touching += usize::from(after_pair && byte.is_ascii_alphabetic());
                after_letter = byte.is_ascii_alphabetic();
                after_pair = false;
                continue;
            }
            all += 1;
            let trail = tail.first().copied();
            let pair = !(self.single)(byte) && (self.lead)(byte) && trail.is_some_and(self.trail);
            if pair {
                rest = tail.get(1..).unwrap_or_default();
                usual += usize::from(trail.is_some_and(|trail| (self.usual)(byte, trail)));
                beside += usize::from(after_pair);
                touching += usize::from(after_letter);
            } else {
                wrong += usize::from(!(self.single)(byte) && trail.is_some());
            }
            after_pair = pair;
            after_letter = false;
        }
        usual > 0 && wrong * 50 <= all && usual * 100 >= all * self.enough && beside * 3 >= all && touching * 4 <= all
    }
}

fn one_byte(bytes: &[u8]) -> Encoding {
    let mut best = (Encoding::Windows1252, i64::MIN);
    for letters in &CANDIDATES {
        let score = letters.score(bytes);
        if score > best.1 {
            best = (letters.encoding, score);
        }
    }
    best.0
}

impl Letters {
    /// How well the bytes beyond ASCII make words.
    fn score(&self, bytes: &[u8]) -> i64 {
        let mut score = 0_i64;
        for (at, &byte) in bytes.iter().enumerate().filter(|(_, byte)| **byte >= 0x80) {
            let near = |place: Option<usize>| place.and_then(|place| bytes.get(place)).copied().unwrap_or(b' ');
            let (before, next, after) = (near(at.checked_sub(1)), near(at.checked_add(1)), near(at.checked_add(2)));
            let (left, right) = (self.class(before, byte), self.class(next, after));
            score += i64::from(self.mark(byte, (before, left), (next, right)));
        }
        score
    }

    fn mark(&self, byte: u8, (before, left): (u8, Class), (next, right): (u8, Class)) -> i32 {
        let inside = left.is_letter() && right.is_letter();
        let digits = before.is_ascii_digit() || next.is_ascii_digit();
        let foreign = before >= 0x80 || next >= 0x80;
        let ascii = before.is_ascii_alphabetic() || next.is_ascii_alphabetic();
        match self.class(byte, next) {
            Class::Nothing => -8,
            Class::Other => -4 * i32::from(inside),
            Class::Joiner => i32::from(inside),
            Class::Money if inside => -4,
            Class::Money => i32::from(digits) * 2,
            _ if digits => -2,
            _ if !left.is_letter() && !right.is_letter() => 0,
            // Words are in ASCII and have some of these letters, or are in these letters alone.
            _ if ascii == self.alone => -3 - i32::from(!foreign),
            Class::Capital(_) if matches!(left, Class::Small(_)) => -4,
            Class::Capital(weight) if self.alone => match self.class(byte | 0x20, next) {
                Class::Small(weight) => weight,
                _ => weight,
            },
            Class::Small(_) if matches!((left, right), (Class::Capital(_), Class::Capital(_))) => -2,
            Class::Small(weight) | Class::Capital(weight) => weight,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Encoding::*;

    fn encoded(text: &str, encoding: Encoding) -> Vec<u8> {
        let encoder = encoding_rs::Encoding::for_label(encoding.label().as_bytes()).expect("a known label");
        let (bytes, _, lossy) = encoder.encode(text);
        assert!(!lossy, "{text} in {}", encoding.label());
        bytes.into_owned()
    }

    #[test]
    fn the_encoding_of_made_up_names_is_told() {
        let western = "Jürgen Weiß,12 €\nFrançois Lefèvre\nHélène Bâtiment\nSean O’Brien\nÅse Bjørn Sæther\nNuño Ibáñez\nÉlodie Noël\nJoão Conceição\n";
        let cases: &[(Encoding, &str)] = &[
            (Utf8, "plain,text\n1,2\n"),
            (Utf8, western),
            (Windows1252, western),
            (Windows1252, "Jürgen\n"),
            (Windows1252, "Total 12 €\n"),
            (Windows1252, "Åse Sørensen\nBjørn Nyrød\n"),
            (Windows1252, "Città,Niccolò,perché\n"),
            (Windows1252, "Hélène,Irène,Agnès,Benoît\n"),
            (Windows1252, "Þórður Jónsson\nSæmundur Ágústsson\n"),
            (Macintosh, western),
            (Macintosh, "José Müller\nÉlodie\n"),
            (Macintosh, "Jürgen Groß, Käthe Söhn\n"),
            (Macintosh, "Bjørn, Åse, Sæther\n"),
            (Windows1250, "Łukasz Wiśniewski\nMałgorzata Żak\nBożena Wójcik\n"),
            (Windows1250, "Dvořák\nKučera\nNěmec\n"),
            (Windows1250, "Zdeněk Šimůnek, Žofie Říhová\n"),
            (Windows1250, "Győrfi Erzsébet\nSzűcs Jenő\n"),
            (Windows1250, "Kovačević\nHorvatić\nMarković\n"),
            (Windows1250, "Ana Ţurcanu\nIon Mureşan\n"),
            (Windows1254, "Yılmaz Şahin\nAyşegül Doğan\nİbrahim Çelik\n"),
            (Windows1251, "Иванов Сергей\nМария Петрова\nОльга\n"),
            (Windows1251, "ИВАНОВ СЕРГЕЙ\nПЕТРОВА\n"),
            (Windows1253, "Γιώργος Παπαδόπουλος\nΜαρία Κωνσταντίνου\nΕλένη\n"),
            (Windows1253, "ΠΑΠΑΔΟΠΟΥΛΟΣ\nΜΑΡΙΑ\n"),
            (ShiftJis, "氏名,金額\n山田太郎,100\n佐藤花子,200\nスズキ,300\n"),
            (Gb18030, "姓名,金额\n王小明,100\n张伟,200\n上海市,300\n"),
            (Big5, "姓名,金額\n王小明,100\n陳志強,200\n臺北市,300\n林美玲,5\n"),
            (EucKr, "이름,금액\n김철수,100\n이영희,200\n서울특별시,300\n"),
        ];
        for (encoding, text) in cases {
            assert_eq!(guess(&encoded(text, *encoding)), *encoding, "{text}");
        }
    }

    #[test]
    fn text_that_stops_being_utf8_stays_utf8() {
        let mut mixed = "Jürgen\nAndré\nÉlodie\n".as_bytes().to_vec();
        mixed.extend_from_slice(b"Fran\xE7ois\nJos\xE9\nM\xFCller\n");
        assert_eq!(guess(&mixed), Utf8);
        let long = "日本語のテキスト".repeat(1 << 14);
        assert_eq!(guess(long.as_bytes()), Utf8, "cut through a character");
    }
}

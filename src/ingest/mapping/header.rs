//! The header row: names as they stand, and as they are compared.

use crate::ingest::encoding::decode;
use crate::ingest::records::Record;

/// The names of the columns. Two columns may have the same name; a column is known by its place.
#[derive(Debug, Clone, Default)]
pub(crate) struct Header {
    /// As they stand, trimmed.
    pub(crate) names: Vec<String>,
    /// As they are compared.
    pub(crate) keys: Vec<String>,
}

impl Header {
    pub(crate) fn of(record: &Record<'_>) -> Self {
        let names: Vec<String> = (0..record.cells()).map(|at| shown(&decode(&record.cell(at)))).collect();
        let keys = names.iter().map(|name| key_of(name)).collect();
        Self { names, keys }
    }

    /// Names by place, as a spreadsheet has them, for a file that has none: A, B … Z, AA …
    pub(crate) fn by_place(columns: usize) -> Self {
        let letter = |digit: usize| char::from(b'A' + (digit % 26) as u8);
        let name = |at: usize| {
            let mut name = String::from(letter(at));
            let mut rest = at / 26;
            while rest > 0 {
                name.insert(0, letter(rest - 1));
                rest = (rest - 1) / 26;
            }
            name
        };
        Self { names: (0..columns).map(name).collect(), keys: vec![String::new(); columns] }
    }

    /// The same for the same names in any order, in every build (FNV-1a of each name, added up).
    pub(crate) fn fingerprint(&self) -> u64 {
        let hash = |name: &String| {
            name.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
                (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
            })
        };
        self.keys.iter().map(hash).fold(0, u64::wrapping_add)
    }

    /// The first column with this name, or the second where it ends in `#2`, and so on.
    pub(crate) fn find(&self, key: &str) -> Option<usize> {
        let (key, place) = key.split_once('#').unwrap_or((key, "1"));
        let place: usize = place.parse().ok()?;
        let mut columns = self.keys.iter().enumerate().filter(|(_, candidate)| *candidate == key);
        columns.nth(place.checked_sub(1)?).map(|(at, _)| at)
    }

    /// The column of the first of these names, parted by spaces, that occurs.
    pub(crate) fn first_of(&self, names: &str) -> Option<usize> {
        names.split(' ').find_map(|key| self.find(key))
    }
}

fn shown(name: &str) -> String {
    name.trim_matches(|letter: char| letter.is_whitespace() || matches!(letter, '\u{FEFF}' | '\u{A0}' | '\0'))
        .to_owned()
}

/// A name as it is compared: letters and digits only, in lower case and without accents. `Customer ID`, `customer_id` and
/// `CustomerID` are one, and so are `Référence` and `reference`.
pub(crate) fn key_of(name: &str) -> String {
    name.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).map(plain).collect()
}

/// A small letter of western Europe or Poland without its accent.
fn plain(letter: char) -> char {
    match letter {
        'à'..='å' | 'ą' => 'a',
        'ç' | 'ć' => 'c',
        'è'..='ë' | 'ę' => 'e',
        'ì'..='ï' => 'i',
        'ł' => 'l',
        'ñ' | 'ń' => 'n',
        'ś' => 's',
        'ò'..='ö' | 'ø' => 'o',
        'ù'..='ü' => 'u',
        'ý' | 'ÿ' => 'y',
        'ź' | 'ż' => 'z',
        _ => letter,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_a_name_are_one() {
        for name in
            ["Customer ID", "customer_id", "CustomerID", "\u{FEFF}Customer-Id ", "CUSTOMER\u{A0}ID", "customer.id"]
        {
            assert_eq!(key_of(name), "customerid", "{name:?}");
        }
        assert_eq!(shown("\u{FEFF} Name\u{A0}"), "Name");
    }

    #[test]
    fn columns_without_names_are_called_by_their_places() {
        let names = Header::by_place(704).names;
        for (at, name) in [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA")] {
            assert_eq!(names[at], name);
        }
    }

    #[test]
    fn accents_fall_away() {
        for (name, key) in [
            ("Référence", "reference"),
            // The accent as a character of its own, as the Mac writes it.
            ("Re\u{301}fe\u{301}rence", "reference"),
            ("État", "etat"),
            ("Nutzername des Käufers", "nutzernamedeskaufers"),
            ("Número", "numero"),
            ("Größe", "große"),
            ("Numer zamówienia", "numerzamowienia"),
            ("Ilość", "ilosc"),
            ("Źródło płatności", "zrodloplatnosci"),
        ] {
            assert_eq!(key_of(name), key);
        }
    }

    #[test]
    fn the_same_names_have_one_fingerprint_in_any_order() {
        let header =
            |names: &[&str]| Header { names: Vec::new(), keys: names.iter().map(|name| key_of(name)).collect() };
        let fingerprint = header(&["Kunde", "Datum"]).fingerprint();
        assert_eq!(header(&["datum", "KUNDE"]).fingerprint(), fingerprint);
        assert_ne!(header(&["datum", "kunde", "kunde"]).fingerprint(), fingerprint);
        // Kept by browsers: a build with other fingerprints forgets what its readers asked it to remember.
        assert_eq!(header(&["a"]).fingerprint(), 0xaf63_dc4c_8601_ec8c);
    }

    #[test]
    fn columns_of_one_name_are_found_by_their_place() {
        let keys: Vec<String> = ["a", "b", "a", "a"].map(str::to_owned).into();
        let header = Header { names: keys.clone(), keys };
        for (name, column) in
            [("a", Some(0)), ("a#1", Some(0)), ("a#2", Some(2)), ("a#3", Some(3)), ("a#4", None), ("a#0", None)]
        {
            assert_eq!(header.find(name), column, "{name}");
        }
        assert_eq!((header.first_of("c a#2 b"), header.first_of("c d")), (Some(2), None));
    }
}

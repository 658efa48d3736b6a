//! Keys of customers and orders, each stored once.

use core::hash::BuildHasher;

use foldhash::fast::FixedState;
use hashbrown::HashTable;

/// Byte strings numbered in the order of their first appearance.
///
/// All bytes lie in one buffer; a key costs its own length and about ten bytes. The hash has a fixed seed, so that the same files give
/// the same numbers everywhere.
#[derive(Debug, Clone, Default)]
pub struct KeyTable {
    bytes: Vec<u8>,
    ends: Vec<u32>,
    table: HashTable<u32>,
    /// Whether `000012` and `12` are one key: spreadsheets take the zeros away.
    zeros_aside: bool,
}

const HASHER: FixedState = FixedState::with_seed(0x686f_6c64_6661_7374);

impl KeyTable {
    /// A table for which `000012` and `12` are one key; it is shown as it was first met.
    pub fn with_zeros_aside() -> Self {
        Self { zeros_aside: true, ..Self::default() }
    }

    /// The number of a key, new or known.
    pub fn number(&mut self, key: &[u8]) -> u32 {
        let Self { bytes, ends, table, zeros_aside } = self;
        let compared = |key| if *zeros_aside { without_zeros(key) } else { key };
        let stored = |at: &u32| compared(slice(bytes, ends, *at));
        let entry = table.entry(
            HASHER.hash_one(compared(key)),
            |at| stored(at) == compared(key),
            |at| HASHER.hash_one(stored(at)),
        );
        *entry
            .or_insert_with(|| {
                bytes.extend_from_slice(key);
                ends.push(u32::try_from(bytes.len()).unwrap_or(u32::MAX));
                ends.len() as u32 - 1
            })
            .get()
    }

    /// The number of a key, where it is known.
    pub fn find(&self, key: &[u8]) -> Option<u32> {
        let compared = |key| if self.zeros_aside { without_zeros(key) } else { key };
        let same = |at: &u32| compared(self.key(*at)) == compared(key);
        self.table.find(HASHER.hash_one(compared(key)), same).copied()
    }

    /// The key of a number.
    pub fn key(&self, number: u32) -> &[u8] {
        slice(&self.bytes, &self.ends, number)
    }

    /// How many keys there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// Gives up the look-up table, which a sealed book no longer needs.
    pub fn seal(&mut self) {
        self.table = HashTable::new();
        self.bytes.shrink_to_fit();
        self.ends.shrink_to_fit();
    }
}

/// A key's hash, the same everywhere.
pub(super) fn hash(key: &[u8]) -> u64 {
    HASHER.hash_one(key)
}

/// A number without its leading zeros; any other key as it is.
#[inline]
pub(super) fn without_zeros(key: &[u8]) -> &[u8] {
    if key.first() != Some(&b'0') || !key.iter().all(u8::is_ascii_digit) {
        return key;
    }
    let zeros = key.iter().take_while(|&&digit| digit == b'0').count();
    &key[zeros.min(key.len() - 1)..]
}

fn slice<'a>(bytes: &'a [u8], ends: &[u32], at: u32) -> &'a [u8] {
    let start = if at == 0 { 0 } else { ends[at as usize - 1] as usize };
    &bytes[start..ends[at as usize] as usize]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_keeps_its_number() {
        let mut keys = KeyTable::default();
        let numbers: Vec<u32> = ["a", "bb", "a", "", "bb", "c"].iter().map(|key| keys.number(key.as_bytes())).collect();
        assert_eq!(numbers, [0, 1, 0, 2, 1, 3]);
        assert_eq!((keys.len(), keys.key(1), keys.key(2)), (4, b"bb".as_slice(), b"".as_slice()));
        for at in 0..5_000_u32 {
            assert_eq!(keys.number(format!("key {at}").as_bytes()), at + 4);
        }
        assert_eq!(keys.key(5_003), b"key 4999");
        assert_eq!((keys.find(b"bb"), keys.find(b"zz")), (Some(1), None));
    }

    #[test]
    fn leading_zeros_matter_or_not() {
        let numbers =
            |mut keys: KeyTable| ["0012", "12", "00", "0", "A012", "A12"].map(|key| keys.number(key.as_bytes()));
        assert_eq!(numbers(KeyTable::default()), [0, 1, 2, 3, 4, 5]);
        assert_eq!(numbers(KeyTable::with_zeros_aside()), [0, 0, 1, 1, 2, 3]);
        let mut keys = KeyTable::with_zeros_aside();
        for at in 0..2_000_u32 {
            assert_eq!(
                (keys.number(format!("{at:09}").as_bytes()), keys.find(at.to_string().as_bytes())),
                (at, Some(at))
            );
        }
    }
}

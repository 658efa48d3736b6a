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
}

const HASHER: FixedState = FixedState::with_seed(0x686f_6c64_6661_7374);

impl KeyTable {
    /// The number of a key, new or known.
    pub fn number(&mut self, key: &[u8]) -> u32 {
        let Self { bytes, ends, table } = self;
        let hash = HASHER.hash_one(key);
        let entry =
            table.entry(hash, |&at| slice(bytes, ends, at) == key, |&at| HASHER.hash_one(slice(bytes, ends, at)));
        *entry
            .or_insert_with(|| {
                bytes.extend_from_slice(key);
                ends.push(u32::try_from(bytes.len()).unwrap_or(u32::MAX));
                ends.len() as u32 - 1
            })
            .get()
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
    }
}

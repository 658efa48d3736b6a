//! What comes out of a packed file, watched: how much it is, and whether it is what was packed.

use super::fault::ArchiveFault;
use super::may_unpack;
use super::zip::Table;

/// Watches what comes out of a packed file.
#[derive(Debug)]
pub struct Outflow {
    packed: u64,
    unpacked: u64,
    /// What the archive states: the length and the checksum.
    stated: Option<(u64, u32)>,
    checksum: Checksum,
}

impl Outflow {
    /// Of a gzip file of so many bytes. Whether it came out whole is checked by whoever inflates it.
    pub fn of_gzip(packed: u64) -> Self {
        Self { packed, unpacked: 0, stated: None, checksum: Checksum::new() }
    }

    /// Of a table in an archive.
    pub fn of_table(table: &Table) -> Self {
        let stated = Some((table.size, table.checksum));
        Self { packed: table.packed, unpacked: 0, stated, checksum: Checksum::new() }
    }

    /// Takes the next bytes, or says why it is enough.
    pub fn take(&mut self, bytes: &[u8]) -> Result<(), ArchiveFault> {
        self.unpacked += bytes.len() as u64;
        match self.stated {
            Some((size, _)) if self.unpacked > size => return Err(ArchiveFault::Damaged),
            Some(_) => self.checksum.add(bytes),
            None if !may_unpack(self.packed, self.unpacked) => return Err(ArchiveFault::TooLarge),
            None => {}
        }
        Ok(())
    }

    /// Says that nothing follows.
    pub fn end(&self) -> Result<(), ArchiveFault> {
        match self.stated {
            Some(stated) if stated != (self.unpacked, self.checksum.value()) => Err(ArchiveFault::Damaged),
            _ => Ok(()),
        }
    }
}

/// The checksum of zip (CRC-32 of ISO 3309), eight bytes at a time.
struct Checksum {
    tables: Box<[[u32; 256]; 8]>,
    value: u32,
}

impl core::fmt::Debug for Checksum {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "Checksum({:#010x})", self.value())
    }
}

impl Checksum {
    fn new() -> Self {
        let mut tables = Box::new([[0_u32; 256]; 8]);
        for byte in 0..256 {
            let mut value = byte as u32;
            for _ in 0..8 {
                value = if value & 1 == 0 { value >> 1 } else { value >> 1 ^ 0xEDB8_8320 };
            }
            for table in tables.iter_mut() {
                table[byte] = value;
                value = value >> 8 ^ Self::step(value as u8);
            }
        }
        Self { tables, value: u32::MAX }
    }

    /// What one byte does to a sum of zero.
    fn step(byte: u8) -> u32 {
        (0..8).fold(u32::from(byte), |value, _| if value & 1 == 0 { value >> 1 } else { value >> 1 ^ 0xEDB8_8320 })
    }

    fn add(&mut self, bytes: &[u8]) {
        let (eights, rest) = bytes.as_chunks::<8>();
        let mut value = self.value;
        for eight in eights {
            let mixed = (u64::from_le_bytes(*eight) ^ u64::from(value)).to_le_bytes();
            value = mixed
                .iter()
                .zip(self.tables.iter().rev())
                .fold(0, |sum, (byte, table)| sum ^ table[usize::from(*byte)]);
        }
        for byte in rest {
            value = value >> 8 ^ self.tables[0][usize::from(value as u8 ^ byte)];
        }
        self.value = value;
    }

    fn value(&self) -> u32 {
        !self.value
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // The check value of CRC-32/ISO-HDLC in the catalogue of parametrised CRC algorithms, and one of a longer text.
    #[test]
    fn the_checksum_is_that_of_zip() {
        let sum = |pieces: &[&[u8]]| {
            let mut checksum = Checksum::new();
            pieces.iter().for_each(|piece| checksum.add(piece));
            checksum.value()
        };
        assert_eq!(sum(&[b"123456789"]), 0xCBF4_3926);
        assert_eq!(sum(&[b"1234", b"", b"56789"]), 0xCBF4_3926);
        assert_eq!(sum(&[b"The quick brown fox jumps over ", b"the lazy dog"]), 0x414F_A339);
        assert_eq!(sum(&[]), 0);
    }

    #[test]
    fn too_much_and_too_little_are_seen() {
        let mut gzip = Outflow::of_gzip(1_000);
        assert_eq!(gzip.take(&vec![0; 1 << 20]), Ok(()));
        gzip.unpacked = 300 << 20;
        assert_eq!(gzip.take(b"x"), Err(ArchiveFault::TooLarge));
        let stated = |size, checksum| Outflow { stated: Some((size, checksum)), ..Outflow::of_gzip(9) };
        let mut whole = stated(9, 0xCBF4_3926);
        assert_eq!((whole.take(b"123456789"), whole.end()), (Ok(()), Ok(())));
        assert_eq!(whole.take(b"0"), Err(ArchiveFault::Damaged));
        let mut short = stated(10, 0xCBF4_3926);
        assert_eq!((short.take(b"123456789"), short.end()), (Ok(()), Err(ArchiveFault::Damaged)));
        let mut other = stated(9, 0xCBF4_3926);
        assert_eq!((other.take(b"123456780"), other.end()), (Ok(()), Err(ArchiveFault::Damaged)));
    }
}

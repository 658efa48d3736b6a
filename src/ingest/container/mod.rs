//! What files come packed in. A packed file is unpacked by the host: the browser inflates, this only says what and where.
//!
//! A zip is read by its directory, which stands at its end, through a [`ReadAt`]: nothing of it but the directory is ever held. Each table in
//! it becomes a file of its own, named `orders.zip › orders_1.csv`. Sizes are what the directory states; what does not keep to them, or
//! unpacks to more than an export ever would ([`may_unpack`]), is refused.

mod fault;
mod names;
mod outflow;
mod zip;

pub use fault::{ArchiveFault, WorkbookFault};
pub use outflow::Outflow;
pub use zip::{Contents, Method, ReadAt, Table, contents, place};

use super::encoding::{self, Container, Kind};

/// What is to be done with a file before it can be read as a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Packing {
    /// Nothing: it is what it is.
    None,
    /// Inflate it.
    Gzip,
    /// Read its directory: an archive, or a spreadsheet.
    Zip,
    /// Make a table of its first sheet: a spreadsheet that is no zip.
    Workbook,
}

/// How many of the first bytes tell.
pub const TELLING: usize = 4096;

/// What must be done with a file that begins so.
pub fn packing(head: &[u8]) -> Packing {
    match encoding::sniff(head) {
        Kind::Other(Container::Gzip) => Packing::Gzip,
        Kind::Other(Container::Zip | Container::Xlsx | Container::Ods) => Packing::Zip,
        Kind::Other(Container::OldExcel) => Packing::Workbook,
        _ => Packing::None,
    }
}

/// Up to this many bytes unpacked nobody asks from how few.
const HARMLESS: u64 = 256 << 20;
/// Beyond that a file may unpack to so many times its size. Exports of the most repetitive kind reach about a hundred.
const MOST_TIMES: u64 = 300;
/// What one file may unpack to in all.
const MOST_BYTES: u64 = 64 << 30;

/// Whether so many bytes may become so many. The limits: 256 MiB always, beyond that 300 times the packed size, and never more than 64 GiB.
pub fn may_unpack(packed: u64, unpacked: u64) -> bool {
    unpacked <= HARMLESS || (unpacked <= MOST_BYTES && unpacked <= packed.saturating_mul(MOST_TIMES))
}

/// The name of a part of a packed file.
pub fn name_of_part(file: &str, part: &str) -> String {
    format!("{file} › {part}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packed_files_are_told_by_their_first_bytes() {
        let cases: &[(&[u8], Packing)] = &[
            (b"\x1F\x8B\x08\0", Packing::Gzip),
            (b"PK\x03\x04\x14\0\0\0\0\0orders.csv", Packing::Zip),
            (b"PK\x03\x04\x14\0\0\0\0\0[Content_Types].xml", Packing::Zip),
            (b"PK\x05\x06\0\0", Packing::Zip),
            (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", Packing::Workbook),
            (b"order_id,customer\n", Packing::None),
            (b"%PDF-1.7", Packing::None),
            (b"", Packing::None),
        ];
        for (head, expected) in cases {
            assert_eq!(packing(head), *expected, "{head:?}");
        }
    }

    #[test]
    fn what_unpacks_to_too_much_is_seen() {
        let mega = 1 << 20;
        assert!(may_unpack(100, 200 * mega), "small enough whatever it came from");
        assert!(may_unpack(50 * mega, 5_000 * mega));
        assert!(!may_unpack(mega, 1_000 * mega));
        assert!(!may_unpack(u64::MAX, 65 << 30));
    }
}

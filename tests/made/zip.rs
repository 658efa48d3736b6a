//! A zip, written plainly: half of the entries packed, half as they are.

use std::io::Write;

/// One thing in a zip.
#[derive(Debug, Clone)]
pub struct Entry {
    pub name: String,
    pub bytes: Vec<u8>,
}

impl Entry {
    pub fn new(name: impl Into<String>, bytes: Vec<u8>) -> Self {
        Self { name: name.into(), bytes }
    }
}

/// The bytes of a zip of these entries.
pub fn archive(entries: &[Entry]) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for (at, entry) in entries.iter().enumerate() {
        let packed = at % 2 == 1 && entry.name != "mimetype";
        let data = if packed { deflated(&entry.bytes) } else { entry.bytes.clone() };
        let mut checksum = flate2::Crc::new();
        checksum.update(&entry.bytes);
        let mut common = Vec::new();
        // Version 2.0, names in UTF-8, method, 1980-01-01.
        for value in [20_u16, 0x0800, if packed { 8 } else { 0 }, 0, 0x21] {
            common.extend(value.to_le_bytes());
        }
        for value in [checksum.sum(), data.len() as u32, entry.bytes.len() as u32] {
            common.extend(value.to_le_bytes());
        }
        common.extend((entry.name.len() as u16).to_le_bytes());
        common.extend(0_u16.to_le_bytes());
        let offset = out.len() as u32;
        out.extend(b"PK\x03\x04");
        out.extend(&common);
        out.extend(entry.name.as_bytes());
        out.extend(data);
        directory.extend(b"PK\x01\x02\x14\0");
        directory.extend(&common);
        directory.extend([0; 10]);
        directory.extend(offset.to_le_bytes());
        directory.extend(entry.name.as_bytes());
    }
    let (start, length, count) = (out.len() as u32, directory.len() as u32, (entries.len() as u16).to_le_bytes());
    out.extend(directory);
    out.extend(b"PK\x05\x06\0\0\0\0");
    out.extend(count);
    out.extend(count);
    out.extend(length.to_le_bytes());
    out.extend(start.to_le_bytes());
    out.extend([0; 2]);
    out
}

/// Packed as zip packs.
pub fn deflated(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(bytes).expect("memory");
    encoder.finish().expect("memory")
}

//! Fixtures that are no text, made from text that lies in their place.
//!
//! A folder called `x.zip`, `x.xlsx` or `x.ods` is dropped as a zip of what is in it; `x.csv.as-utf16le` (or `-utf16be`,
//! `-utf16le-unmarked`, `-gzip`) is dropped as `x.csv` in that form. So the input of a case can be read where it lies.

#![allow(dead_code, clippy::allow_attributes, reason = "each test file uses a part of it")]

pub mod zip;

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use crate::golden_support::Dropped;

const ZIPPED: [&str; 3] = ["zip", "xlsx", "ods"];

/// What is dropped in a case, in the order of names.
pub fn files_of(case: &Path) -> Vec<Dropped> {
    let mut dropped = Vec::new();
    for path in sorted(case) {
        let name = name_of(&path);
        if path.is_dir() {
            let zipped = path.extension().and_then(|kind| kind.to_str()).is_some_and(|kind| ZIPPED.contains(&kind));
            assert!(zipped, "{}: a folder is dropped as a zip and is called so", path.display());
            dropped.push(Dropped::new(name, zip::archive(&entries(&path, &path))));
        } else if name != "expected.txt" {
            dropped.push(converted(&name, fs::read(&path).expect("readable")));
        }
    }
    dropped
}

/// Flate2's gzip of some bytes.
pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(bytes).expect("memory");
    encoder.finish().expect("memory")
}

/// UTF-16, by the bytes of each unit.
pub fn utf16(text: &str, mark: bool, bytes: impl Fn(u16) -> [u8; 2]) -> Vec<u8> {
    let mark = if mark { "\u{FEFF}" } else { "" };
    mark.encode_utf16().chain(text.encode_utf16()).flat_map(bytes).collect()
}

fn converted(name: &str, bytes: Vec<u8>) -> Dropped {
    let Some((plain, form)) = name.rsplit_once(".as-") else { return Dropped::new(name, bytes) };
    let text = || std::str::from_utf8(&bytes).expect("UTF-8 to start from");
    let bytes = match form {
        "utf16le" => utf16(text(), true, u16::to_le_bytes),
        "utf16be" => utf16(text(), true, u16::to_be_bytes),
        "utf16le-unmarked" => utf16(text(), false, u16::to_le_bytes),
        "gzip" => gzip(&bytes),
        "counted" => counted(text()),
        other => panic!("{name}: no such form as {other}"),
    };
    Dropped::new(plain, bytes)
}

/// 30,000 rows below a header: order, customer n mod 9,000, a day of 2024, n mod 100, a note.
fn counted(header: &str) -> Vec<u8> {
    let mut text = header.to_owned();
    for n in 0..30_000 {
        let (month, day) = (n / 28 % 12 + 1, n % 28 + 1);
        text += &format!("{n},{},2024-{month:02}-{day:02},{}.00,nothing to see here\n", n % 9_000, n % 100);
    }
    text.into_bytes()
}

fn entries(root: &Path, folder: &Path) -> Vec<zip::Entry> {
    let mut found = Vec::new();
    for path in sorted(folder) {
        let name = path.strip_prefix(root).expect("below").to_str().expect("plain").to_owned();
        if path.is_dir() {
            found.push(zip::Entry::new(name + "/", Vec::new()));
            found.extend(entries(root, &path));
        } else {
            found.push(zip::Entry::new(name, fs::read(&path).expect("readable")));
        }
    }
    // An OpenDocument file begins with its type, not packed.
    found.sort_by_key(|entry| entry.name != "mimetype");
    found
}

fn sorted(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("readable").path()).collect();
    paths.sort();
    paths
}

fn name_of(path: &Path) -> String {
    path.file_name().and_then(|name| name.to_str()).expect("a plain name").to_owned()
}

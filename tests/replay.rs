//! The fuzz targets' checks over the stored corpus, the fixtures and a few thousand seeded changes of them: the same bytes in every
//! run, in a second or two, without nightly Rust. The targets themselves are in `fuzz/`.
//!
//! The inner steps are open to tests with the feature `fuzzing` only; without it the whole import alone is replayed.

#![expect(clippy::disallowed_methods, reason = "the corpus lies in files")]

#[path = "../fuzz/checks/mod.rs"]
mod checks;

use std::fs;
use std::path::{Path, PathBuf};

/// Inputs longer than this are left to the fixtures' own tests.
const LONGEST: usize = 6_000;

/// Bytes that spoil tables, dates and amounts.
const SPOILERS: [&[u8]; 20] = [
    b"\"",
    b"\n",
    b"\r\n",
    b"\r",
    b",",
    b";",
    b"\t",
    b"\0",
    b"\xFF",
    b"\xEF\xBB\xBF",
    b"\\\"",
    b"-",
    b"(",
    b"9E+12",
    b"31/02/2024",
    b"12/31/99",
    b"1.234",
    b"1,5",
    b"total",
    b" ",
];

/// A sequence that is the same everywhere.
struct Sequence(u64);

impl Sequence {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end.max(1)
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// All files below a folder, in order.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found.sort();
    found
}

fn corpus(target: &str) -> Vec<Vec<u8>> {
    files(&root().join("fuzz/corpus").join(target)).iter().map(|path| fs::read(path).expect("readable")).collect()
}

fn fixtures() -> Vec<Vec<u8>> {
    files(&root().join("tests/fixtures"))
        .iter()
        .filter(|path| !path.ends_with("expected.txt"))
        .map(|path| fs::read(path).expect("readable"))
        .filter(|bytes| bytes.len() <= LONGEST)
        .collect()
}

/// One to four changes: a spoiler put in, bytes cut out, a byte turned, a stretch of another input put in.
fn changed(mut bytes: Vec<u8>, other: &[u8], sequence: &mut Sequence) -> Vec<u8> {
    for _ in 0..=sequence.below(4) {
        let at = sequence.below(bytes.len() + 1);
        let end = (at + sequence.below(24)).min(bytes.len());
        match sequence.below(4) {
            0 => drop(bytes.splice(at..at, SPOILERS[sequence.below(SPOILERS.len())].iter().copied())),
            1 => drop(bytes.drain(at..end)),
            2 if at < bytes.len() => bytes[at] = sequence.below(256) as u8,
            _ => {
                let from = sequence.below(other.len());
                let until = (from + sequence.below(120)).min(other.len());
                bytes.splice(at..end, other[from..until].iter().copied());
            }
        }
    }
    bytes
}

/// Checks the corpus of a target, the fixtures (with bytes before them), and so many changed inputs.
fn replay(target: &str, check: fn(&[u8]), before: &[u8], changes: usize) {
    let mut inputs = corpus(target);
    inputs.extend(fixtures().into_iter().map(|fixture| [before, &fixture].concat()));
    inputs.iter().for_each(|input| check(input));
    let mut sequence = Sequence(2_026);
    for _ in 0..changes {
        let input = inputs[sequence.below(inputs.len())].clone();
        let other = &inputs[sequence.below(inputs.len())];
        check(&changed(input, other, &mut sequence));
    }
}

#[test]
fn the_whole_import() {
    replay("import", checks::import, b"\0\x40", 150);
}

#[test]
fn archives() {
    replay("zip", checks::zip, b"\x01", 1_000);
}

#[cfg(feature = "sheets")]
#[test]
fn spreadsheets() {
    replay("xlsx", checks::xlsx, b"\0", 100);
}

/// One test a step, so that they run beside each other.
#[cfg(feature = "fuzzing")]
mod steps {
    use super::{checks, replay};

    #[test]
    fn text() {
        replay("text", checks::text, b"\0", 1_000);
    }

    #[test]
    fn dialect() {
        replay("dialect", checks::dialect, b"", 50);
    }

    #[test]
    fn records() {
        replay("records", checks::records, b"\0", 500);
    }

    #[test]
    fn dates() {
        replay("dates", checks::dates, b"", 500);
    }

    #[test]
    fn amounts() {
        replay("amounts", checks::amounts, b"", 500);
    }
}

//! Packed files: what is in them is read, and what cannot be unpacked is refused with a sentence.

#![expect(clippy::disallowed_methods, reason = "fixtures are files")]

mod reading;
#[path = "reading/unpack.rs"]
mod unpack;

use std::fs;
use std::path::{Path, PathBuf};

use holdfast::i18n::PlainFormat;
use holdfast::protocol::{Event, Request};
use holdfast::session::Session;
use reading::decoder;
use unpack::read_into;

fn fixture(case: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/packed").join(case);
    fs::read_dir(folder).expect(case).next().expect("one file").expect("readable").path()
}

/// What was read of a file: its parts with their rows, and its refusals as code and name.
type Found = (Vec<(String, u64)>, Vec<(String, String)>);

/// Reads a file as the page does.
fn read(path: &Path) -> Found {
    let mut session = Session::with_decoders(decoder);
    session.begin();
    read_into(&mut session, path).expect("readable");
    let (Event::Opened { problems } | Event::Refused { problems }) = session.finish(&PlainFormat) else {
        panic!("neither read nor refused")
    };
    for problem in &problems {
        assert!(problem.sentence.contains(&problem.file) && !problem.remedy.is_empty(), "{}", problem.sentence);
        assert!(!problem.sentence.contains('{'), "{}", problem.sentence);
    }
    let report = session.report(&Request::default());
    let files = report.map(|report| report.files).unwrap_or_default();
    (
        files.iter().filter(|file| file.refused.is_none()).map(|file| (file.name.clone(), file.rows)).collect(),
        problems.into_iter().map(|problem| (problem.code, problem.file)).collect(),
    )
}

#[test]
fn every_table_in_a_packed_file_is_read() {
    let cases: &[(&str, &[(&str, u64)])] = &[
        ("two_tables", &[("orders.zip › orders_1.csv", 2), ("orders.zip › orders_2.csv", 1)]),
        ("stored", &[("orders.zip › orders.csv", 2)]),
        ("streamed", &[("orders.zip › orders.csv", 2)]),
        ("zip64", &[("orders.zip › orders.csv", 2)]),
        ("with_comment", &[("orders.zip › orders.csv", 2)]),
        ("gzip", &[("orders.csv.gz", 2)]),
        ("same_name_in_two_folders", &[("orders.zip › shop a/orders.csv", 2), ("orders.zip › shop b/orders.csv", 1)]),
    ];
    for (case, expected) in cases {
        let (files, problems) = read(&fixture(case));
        let files: Vec<(&str, u64)> = files.iter().map(|(name, rows)| (name.as_str(), *rows)).collect();
        assert_eq!((files.as_slice(), problems.as_slice()), (*expected, &[][..]), "{case}");
    }
}

#[test]
fn what_cannot_be_unpacked_is_named() {
    let part = "orders.zip › orders.csv";
    let cases: &[(&str, &[(&str, &str)])] = &[
        ("encrypted", &[("archive_encrypted", part)]),
        ("unknown_method", &[("archive_method", part)]),
        ("cut_off", &[("archive_damaged", "orders.zip")]),
        ("damaged_inside", &[("archive_damaged", part)]),
        ("no_tables", &[("archive_without_tables", "photos.zip")]),
        ("empty", &[("archive_without_tables", "empty.zip")]),
        ("gzip_cut_off", &[("archive_damaged", "orders.csv.gz")]),
        ("bomb", &[("archive_too_large", "orders.zip")]),
        ("larger_than_it_says", &[("archive_damaged", part)]),
        ("gzip_in_zip", &[("not_text", part)]),
    ];
    for (case, expected) in cases {
        let (files, problems) = read(&fixture(case));
        let problems: Vec<(&str, &str)> = problems.iter().map(|(code, file)| (code.as_str(), file.as_str())).collect();
        assert_eq!(problems, *expected, "{case}");
        let open = usize::from(*case == "encrypted");
        assert_eq!(files.len(), open, "{case}: what is not protected is read all the same");
    }
}

/// A file of the test's own, gone when it ends.
struct Scratch(PathBuf);

impl Scratch {
    fn new(name: &str, bytes: &[u8]) -> Self {
        let folder = std::env::temp_dir().join(format!("holdfast-packed-{}-{name}", std::process::id()));
        fs::create_dir_all(&folder).expect("a folder");
        fs::write(folder.join(name), bytes).expect("written");
        Self(folder.join(name))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // A folder left behind is no fault of what is tested.
        let _ = self.0.parent().map(fs::remove_dir_all);
    }
}

#[test]
fn an_archive_with_any_bytes_changed_is_read_or_refused() {
    let whole = fs::read(fixture("two_tables")).expect("readable");
    let mut seed = 1_u64;
    for round in 0..600 {
        let mut bytes = whole.clone();
        for _ in 0..=round % 3 {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            let at = (seed >> 33) as usize % bytes.len();
            bytes[at] = (seed >> 20) as u8;
        }
        bytes.truncate(if round % 5 == 0 { bytes.len() - (seed >> 40) as usize % 100 } else { bytes.len() });
        let (files, problems) = read(&Scratch::new("orders.zip", &bytes).0);
        assert!(!files.is_empty() || !problems.is_empty(), "round {round}");
        // The checksum holds whatever is read; only names can have changed.
        assert!(files.iter().all(|(_, rows)| *rows <= 2), "round {round}");
    }
}

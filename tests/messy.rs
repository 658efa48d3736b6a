//! Goldens of bad input: one folder a case, each with what must come out of it.
//!
//! A case is `tests/fixtures/messy/NN-short-name/`: NN is its number in the catalogue of 56, the files are what is dropped together,
//! and `expected.txt` holds what came out. Its head, the lines that begin with `#`, is written by hand: what the case shows, why
//! the answer is right, on a line `# must:` the figures as they were worked out by hand, and on lines `# says:` words that must stand
//! in the answer. The rest is rewritten by
//! `HOLDFAST_BLESS=1 cargo test --test messy`; the head never is, so that blessing cannot make a wrong figure right.
//!
//! Files that are no text are made by `made` from text that lies in their place. The presets' fixtures, `tests/fixtures/presets/`, each on
//! its own, are goldens of the same kind; theirs lie in `tests/golden/presets/`.

#![expect(clippy::disallowed_methods, reason = "fixtures are files")]

mod golden_support;
mod made;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use golden_support::{Dropped, Outcome, facts, read, read_in_pieces, render};
use holdfast::ingest::Format;

/// Cases whose part of the import is not built yet, each with the reason.
const NOT_YET: &[(&str, &str)] = &[];

/// Cases that want the library that reads spreadsheets, which is a feature of its own.
const SPREADSHEETS: &str = "07-";

/// How many kinds of bad input there are.
const KINDS: u32 = 56;

/// One case: its name, where its golden lies, and what is dropped.
struct Case {
    name: String,
    golden: PathBuf,
    source: PathBuf,
}

impl Case {
    /// Whether all that it wants is compiled in.
    fn can_be_read(&self) -> bool {
        cfg!(feature = "sheets") || !self.name.starts_with(SPREADSHEETS)
    }

    fn files(&self) -> Vec<Dropped> {
        if self.source.is_dir() {
            return made::files_of(&self.source);
        }
        vec![Dropped::new(name(&self.source), fs::read(&self.source).expect("readable"))]
    }
}

/// The folders of bad input, and each of the presets' files on its own.
fn cases() -> Vec<Case> {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let mut found: Vec<Case> = folder(&tests.join("fixtures/messy"))
        .into_iter()
        .map(|source| Case { name: name(&source), golden: source.join("expected.txt"), source })
        .collect();
    let presets = tests.join("fixtures/presets");
    let (folders, mut files): (Vec<PathBuf>, Vec<PathBuf>) =
        folder(&presets).into_iter().partition(|path| path.is_dir());
    files.extend(folders.iter().flat_map(|path| folder(path)));
    found.extend(files.into_iter().map(|source| {
        let name = source.strip_prefix(&presets).expect("below").to_str().expect("plain").replace('/', "-");
        Case { golden: tests.join("golden/presets").join(format!("{name}.txt")), name, source }
    }));
    found
}

/// What lies in a folder, in order.
fn folder(path: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> =
        fs::read_dir(path).expect("a folder").map(|entry| entry.expect("readable").path()).collect();
    found.sort();
    found
}

fn name(path: &Path) -> String {
    path.file_name().and_then(|name| name.to_str()).expect("a plain name").to_owned()
}

/// The lines of a golden that are written by hand, each with its line end.
fn head(golden: &str) -> String {
    golden.lines().take_while(|line| line.starts_with('#')).map(|line| format!("{line}\n")).collect()
}

/// What is wrong with the figures, by the line that was worked out by hand, and which words are missing.
fn against_the_hand(head: &str, text: &str, outcome: &Outcome) -> Vec<String> {
    let words = head.lines().filter_map(|line| line.strip_prefix("# says: ")).filter(|words| !text.contains(*words));
    let unsaid = words.map(|words| format!("nothing says “{words}”"));
    let Some(line) = head.lines().find_map(|line| line.strip_prefix("# must: ")) else {
        return vec!["no line “# must:” with figures worked out by hand".to_owned()];
    };
    let found = facts(outcome);
    line.split(" · ")
        .filter_map(|pair| {
            let (name, wanted) = pair.split_once(' ').unwrap_or((pair, ""));
            let value = found.get(name).map_or("0", String::as_str);
            (value != wanted).then(|| format!("{name} must be {wanted} and is {value}"))
        })
        .chain(unsaid)
        .collect()
}

#[test]
fn every_case_comes_out_as_it_must() {
    let bless = std::env::var_os("HOLDFAST_BLESS").is_some();
    let only = std::env::var("HOLDFAST_CASE").unwrap_or_default();
    let mut faults = Vec::new();
    for case in cases().iter().filter(|case| case.can_be_read() && case.name.contains(&only)) {
        let known = fs::read_to_string(&case.golden).unwrap_or_default();
        let mut outcome = read(&case.files());
        let head = head(&known);
        let found = render(&mut outcome);
        let text = format!("{head}\n{found}");
        if head.is_empty() {
            faults.push(format!("{}: no head that says what it shows", case.name));
        }
        let not_yet = NOT_YET.iter().any(|(known, _)| *known == case.name);
        let wrong = against_the_hand(&head, &found, &outcome);
        match (not_yet, wrong.is_empty()) {
            (false, false) => faults.push(format!("{}: {}", case.name, wrong.join(", "))),
            (true, true) => faults.push(format!("{}: it is as it must be, NOT_YET is wrong", case.name)),
            _ => {}
        }
        if bless {
            fs::write(&case.golden, &text).expect("can be written");
        } else if text != known && !not_yet {
            faults.push(format!("{}: another text\n{}", case.name, difference(&known, &text)));
        }
    }
    assert!(faults.is_empty(), "\n{}\n(HOLDFAST_BLESS=1 rewrites the texts, never the heads)", faults.join("\n"));
}

/// The lines that only one of two texts has.
fn difference(known: &str, text: &str) -> String {
    let (old, new): (BTreeSet<&str>, BTreeSet<&str>) = (known.lines().collect(), text.lines().collect());
    let gone = known.lines().filter(|line| !new.contains(line)).map(|line| format!("  - {line}\n"));
    let come = text.lines().filter(|line| !old.contains(line)).map(|line| format!("  + {line}\n"));
    gone.chain(come).collect()
}

#[test]
fn every_kind_of_bad_input_has_its_case() {
    let numbers: BTreeSet<u32> = cases().iter().filter_map(|case| case.name.split('-').next()?.parse().ok()).collect();
    let missing: Vec<u32> = (1..=KINDS).filter(|number| !numbers.contains(number)).collect();
    assert!(missing.is_empty(), "no case for {missing:?}");
    let known: BTreeSet<String> = cases().into_iter().map(|case| case.name).collect();
    for (case, reason) in NOT_YET {
        assert!(known.contains(*case) && !reason.is_empty(), "{case} is no case");
    }
}

#[test]
fn the_pieces_of_a_file_do_not_matter() {
    for case in cases().into_iter().filter(Case::can_be_read) {
        let files = case.files();
        if files.iter().map(|file| file.bytes.len()).sum::<usize>() > 100_000 {
            continue;
        }
        let whole = render(&mut read_in_pieces(&files, usize::MAX));
        for piece in [1, 7] {
            assert_eq!(render(&mut read_in_pieces(&files, piece)), whole, "{} in pieces of {piece}", case.name);
        }
    }
}

#[test]
fn the_accounts_of_every_case_are_right() {
    for case in cases().into_iter().filter(Case::can_be_read) {
        if let Some(report) = read(&case.files()).report {
            assert!(report.ledger.balances, "{}", case.name);
        }
    }
}

/// Whatever a file can be told as stands in a golden: by its code, or as the name of a file that is refused for what it is.
#[test]
fn every_format_has_its_golden() {
    let goldens: Vec<(String, String)> =
        cases().iter().map(|case| (case.name.clone(), fs::read_to_string(&case.golden).unwrap_or_default())).collect();
    for code in Format::ALL.iter().map(|format| format.code()) {
        let told = format!("({code})");
        let shown = |(name, text): &(String, String)| text.contains(&told) || name.starts_with(&format!("{code}."));
        assert!(goldens.iter().any(shown), "{code}");
    }
}

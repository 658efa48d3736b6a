//! Goldens of bad input: one folder a case, each with what must come out of it.
//!
//! A case is `tests/fixtures/messy/NN-short-name/`: NN is its number in the catalogue of 56, the files are what is dropped together,
//! and `expected.txt` holds what came out. Its head, the lines that begin with `#`, is written by hand: what the case shows, why
//! the answer is right, on a line `# must:` the figures as they were worked out by hand, and on lines `# says:` words that must stand
//! in the answer. The rest is rewritten by
//! `HOLDFAST_BLESS=1 cargo test --test messy`; the head never is, so that blessing cannot make a wrong figure right.
//!
//! Files that are no text are made by `made` from text that lies in their place. The presets' fixtures, `tests/fixtures/presets/`, are goldens of the same
//! kind.

#![expect(clippy::disallowed_methods, reason = "fixtures are files")]

mod golden_support;
mod made;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use golden_support::{Outcome, facts, read, read_in_pieces, render};

/// Cases whose part of the import is not built yet, each with the reason.
const NOT_YET: &[(&str, &str)] = &[
    ("06-gzip", "packed files are named, not read"),
    ("06-zip", "packed files are named, not read"),
    ("07-xlsx", "spreadsheets are named, not read"),
    ("07-xlsx-1904", "spreadsheets are named, not read"),
    ("25-dutch", "column names are known in English only"),
    ("25-french", "column names are known in English only"),
    ("25-german", "column names are known in English only"),
    ("25-italian", "column names are known in English only"),
    ("25-portuguese", "column names are known in English only"),
    ("25-spanish", "column names are known in English only"),
    ("36-persian-years", "other calendars are not read"),
    ("47-leading-zeros", "numbers with and without their zeros are two"),
    ("54-logs-without-order-ids", "equal rows of two logs are two sales"),
];

/// How many kinds of bad input there are.
const KINDS: u32 = 56;

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

/// The folders of cases, in order.
fn cases() -> Vec<PathBuf> {
    let mut found = Vec::new();
    for family in ["messy", "presets"] {
        let Ok(entries) = fs::read_dir(fixtures().join(family)) else { continue };
        found.extend(entries.map(|entry| entry.expect("readable").path()).filter(|path| path.is_dir()));
    }
    found.sort();
    found
}

fn name(case: &Path) -> String {
    case.file_name().and_then(|name| name.to_str()).expect("a plain name").to_owned()
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
    for case in cases().iter().filter(|case| name(case).contains(&only)) {
        let golden = case.join("expected.txt");
        let known = fs::read_to_string(&golden).unwrap_or_default();
        let mut outcome = read(&made::files_of(case));
        let head = head(&known);
        let found = render(&mut outcome);
        let text = format!("{head}\n{found}");
        if head.is_empty() {
            faults.push(format!("{}: no head that says what it shows", name(case)));
        }
        let not_yet = NOT_YET.iter().any(|(known, _)| *known == name(case));
        let wrong = against_the_hand(&head, &found, &outcome);
        match (not_yet, wrong.is_empty()) {
            (false, false) => faults.push(format!("{}: {}", name(case), wrong.join(", "))),
            (true, true) => faults.push(format!("{}: it is as it must be, NOT_YET is wrong", name(case))),
            _ => {}
        }
        if bless {
            fs::write(&golden, &text).expect("can be written");
        } else if text != known && !not_yet {
            faults.push(format!("{}: another text\n{}", name(case), difference(&known, &text)));
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
    let numbers: BTreeSet<u32> = cases().iter().filter_map(|case| name(case).split('-').next()?.parse().ok()).collect();
    let missing: Vec<u32> = (1..=KINDS).filter(|number| !numbers.contains(number)).collect();
    assert!(missing.is_empty(), "no case for {missing:?}");
    let known: BTreeSet<String> = cases().iter().map(|case| name(case)).collect();
    for (case, reason) in NOT_YET {
        assert!(known.contains(*case) && !reason.is_empty(), "{case} is no case");
    }
}

#[test]
fn the_pieces_of_a_file_do_not_matter() {
    for case in cases() {
        let files = made::files_of(&case);
        if files.iter().map(|file| file.bytes.len()).sum::<usize>() > 100_000 {
            continue;
        }
        let whole = render(&mut read_in_pieces(&files, usize::MAX));
        for piece in [1, 7] {
            assert_eq!(render(&mut read_in_pieces(&files, piece)), whole, "{} in pieces of {piece}", name(&case));
        }
    }
}

#[test]
fn the_accounts_of_every_case_are_right() {
    for case in cases() {
        if let Some(report) = read(&made::files_of(&case)).report {
            assert!(report.ledger.balances, "{}", name(&case));
        }
    }
}

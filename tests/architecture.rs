//! The walls between the modules, and the habits of the house, as tests.
#![expect(clippy::disallowed_methods, reason = "the sources are files")]

use std::fs;
use std::path::{Path, PathBuf};

/// What each module may name of ours, and of other crates. Whatever is not in its row fails the build.
///
/// ARCHITECTURE.md says why; a new edge is a decision, so it is made here first.
const WALLS: &[(&str, &[&str], &[&str])] = &[
    ("units", &[], &["chrono", "rust_decimal", "libm"]),
    ("diagnostics", &["units"], &[]),
    ("ingest", &["units", "diagnostics"], &["memchr", "foldhash", "rust_decimal", "chrono", "hashbrown"]),
    ("orders", &["units", "diagnostics", "ingest"], &["hashbrown", "foldhash"]),
    ("statistics", &["units"], &["libm"]),
    ("metrics", &["units", "orders", "statistics"], &["libm", "radsort"]),
    ("numeric", &[], &["libm"]),
    ("models", &["units", "orders", "numeric"], &["libm"]),
    ("sample", &["units"], &["libm"]),
    ("analysis", &["units", "diagnostics", "ingest", "orders", "metrics", "models", "statistics"], &[]),
    ("i18n", &["units"], &[]),
    (
        "views",
        &[
            "units",
            "diagnostics",
            "ingest",
            "orders",
            "metrics",
            "models",
            "statistics",
            "analysis",
            "i18n",
            "protocol",
        ],
        &["serde", "libm"],
    ),
    ("charts", &["views"], &["plotters", "plotters_backend", "libm"]),
    ("export", &["views"], &[]),
    ("protocol", &["views"], &["serde", "postcard"]),
    ("session", &["units", "ingest", "orders", "analysis", "i18n", "views", "export", "protocol", "sample"], &[]),
    (
        "worker",
        &["units", "ingest", "i18n", "protocol", "session"],
        &["serde", "serde_wasm_bindgen", "js_sys", "web_sys", "wasm_bindgen", "wasm_bindgen_futures"],
    ),
    ("sheets", &["ingest"], &["calamine"]),
    (
        "browser",
        // The canvas is a drawing backend: it sets text as the charts measured it.
        &["protocol", "charts"],
        &[
            "serde",
            "serde_wasm_bindgen",
            "js_sys",
            "web_sys",
            "wasm_bindgen",
            "wasm_bindgen_futures",
            "plotters_backend",
        ],
    ),
    ("welcome", &["i18n"], &[]),
    ("ui", &["browser", "protocol", "views", "charts", "export", "i18n", "welcome"], &["leptos"]),
];

/// Within `ingest` only these are `orders`' business: after it no one knows that it was CSV.
const ORDERS_MAY_NAME_OF_INGEST: &[&str] =
    &["Amounts", "LineKind", "LineSink", "Marks", "OrderLine", "PaidBack", "Refusal", "Said", "SideRow", "Status"];

const LONGEST_FILE: usize = 700;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every Rust file below a folder with its text.
fn sources(folder: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder of sources").flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(&path).expect("text");
                found.push((path, text));
            }
        }
    }
    found.sort();
    assert!(!found.is_empty(), "no sources in {folder}");
    found
}

/// The code of a file: without comments, and without its tests at the end.
fn code(text: &str) -> String {
    let body = text.split("#[cfg(test)]\nmod tests").next().unwrap_or(text);
    body.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

/// Names that follow a prefix such as `crate::` at the start of a word.
fn names_after<'a>(code: &'a str, prefix: &str) -> Vec<&'a str> {
    code.match_indices(prefix)
        .filter(|(at, _)| !code[..*at].ends_with(|c: char| c.is_alphanumeric() || c == '_'))
        .map(|(at, _)| {
            let rest = &code[at + prefix.len()..];
            &rest[..rest.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(rest.len())]
        })
        .filter(|name| !name.is_empty())
        .collect()
}

#[test]
fn modules_name_only_what_their_row_allows() {
    let mut faults = Vec::new();
    for (module, ours, _) in WALLS {
        for (path, text) in sources(&format!("src/{module}")) {
            for name in names_after(&code(&text), "crate::") {
                if name != *module && name.starts_with(|c: char| c.is_ascii_lowercase()) && !ours.contains(&name) {
                    faults.push(format!("{}: {module} may not name {name}", path.display()));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn modules_use_only_the_crates_of_their_row() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).expect("a manifest");
    let table = manifest
        .split("[dependencies]")
        .nth(1)
        .and_then(|rest| rest.split("[dev-dependencies]").next())
        .expect("dependencies");
    let known: Vec<String> = table
        .lines()
        .filter_map(|line| line.split_once(" = ").map(|(name, _)| name))
        .chain(table.lines().filter_map(|line| line.strip_prefix("[dependencies.")?.strip_suffix(']')))
        .filter(|name| name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '_'))
        .map(|name| name.replace('-', "_"))
        .collect();
    for must in ["chrono", "leptos", "web_sys"] {
        assert!(known.iter().any(|name| name == must), "{must} is not seen among {known:?}");
    }
    let mut faults = Vec::new();
    for (module, _, crates) in WALLS {
        for (path, text) in sources(&format!("src/{module}")) {
            let code = code(&text);
            for name in known.iter().filter(|name| !crates.contains(&name.as_str())) {
                if code
                    .match_indices(&format!("{name}::"))
                    .any(|(at, _)| !code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':'))
                {
                    faults.push(format!("{}: {module} may not use {name}", path.display()));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_module_has_a_row() {
    let library = fs::read_to_string(root().join("src/lib.rs")).expect("lib.rs");
    for module in library.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')) {
        assert!(WALLS.iter().any(|(name, _, _)| *name == module), "{module} has no row in WALLS");
    }
}

#[test]
fn orders_know_nothing_of_csv() {
    for (path, text) in sources("src/orders") {
        for line in code(&text).lines().filter(|line| line.contains("crate::ingest::")) {
            let list = line.split("crate::ingest::").nth(1).unwrap_or_default();
            for name in list.split(|c: char| !(c.is_alphanumeric() || c == '_')).filter(|name| !name.is_empty()) {
                assert!(
                    ORDERS_MAY_NAME_OF_INGEST.contains(&name),
                    "{}: orders may not name ingest's {name}",
                    path.display()
                );
            }
        }
    }
}

#[test]
fn every_file_says_what_it_is_and_can_be_held_in_the_head() {
    for (path, text) in sources("src").into_iter().chain(sources("tests")).chain(sources("examples")) {
        assert!(text.starts_with("//! "), "{}: the first line says what the file is", path.display());
        let lines = text.lines().count();
        // A table of messages is looked up, not read.
        let is_table = path.components().any(|part| part.as_os_str() == "locales");
        assert!(is_table || lines <= LONGEST_FILE, "{}: {lines} lines", path.display());
    }
}

#[test]
fn every_measure_names_its_source_and_its_test() {
    // What several measures share says so itself; of a measure in a folder, its first file says it.
    let shared = ["src/metrics/mod.rs", "pass/mod.rs", "beginnings/mod.rs", "drivers/grouping.rs", "drivers/traits.rs"];
    for (path, text) in
        sources("src/metrics").into_iter().filter(|(path, _)| !shared.iter().any(|end| path.ends_with(end)))
    {
        for word in [
            "Question:",
            "Definition:",
            "Window and censoring:",
            "Edge cases:",
            "Source:",
            "Not the same as:",
            "Tested by:",
        ] {
            assert!(text.contains(&format!("//! {word}")), "{}: no “{word}”", path.display());
        }
    }
}

/// Files of `models` that hold a formula say where it is from.
#[test]
fn every_model_names_its_source_and_its_test() {
    // Plain data, the fitting of all models, and what brings the pieces together.
    let without_formula = ["mod.rs", "refusal.rs", "fit.rs", "fitting.rs"];
    for (path, text) in sources("src/models") {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        if without_formula.contains(&name) {
            continue;
        }
        for word in [
            "Question:",
            "Definition:",
            "Inputs and units:",
            "Window and censoring:",
            "Edge cases:",
            "Source:",
            "Not the same as:",
            "Tested by:",
        ] {
            assert!(text.contains(&format!("//! {word}")), "{}: no “{word}”", path.display());
        }
    }
}

#[test]
fn nothing_is_left_undone_or_switched_off() {
    // Spelt apart, so that this file does not find itself.
    let words = [
        ["TO", "DO"],
        ["FIX", "ME"],
        ["todo", "!("],
        ["unimplemented", "!("],
        ["dbg", "!("],
        ["#[ign", "ore"],
        ["should_", "panic"],
    ];
    for (path, text) in sources("src").into_iter().chain(sources("tests")) {
        for word in words.map(|parts| parts.concat()) {
            assert!(!text.contains(&word), "{}: {word}", path.display());
        }
    }
}

/// The content-security policy forbids `style` attributes, and each text of the page must be translatable.
#[test]
fn the_page_has_no_style_attributes_and_no_words_of_its_own() {
    for (path, text) in sources("src/ui") {
        let code = code(&text);
        let attribute = ["style", "="].concat();
        for (at, _) in code.match_indices(&attribute) {
            assert!(code[..at].ends_with(|c: char| c != ' ' && c != '\n'), "{}: a style attribute", path.display());
        }
        for (number, line) in code.lines().enumerate() {
            let trimmed = line.trim();
            let words =
                trimmed.starts_with('"') && trimmed.ends_with('"') && trimmed.contains(' ') && trimmed.len() > 3;
            assert!(!words, "{}:{}: words in the page: {trimmed}", path.display(), number + 1);
        }
    }
}

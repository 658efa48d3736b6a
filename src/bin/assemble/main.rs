//! Puts the built folder together after trunk has compiled it: trunk's one post-build hook.
//!
//! Trunk leaves plain names (`app.js`, `app_bg.wasm`, `worker.js`, `worker_bg.wasm`, the style sheets, `index.html`). This
//! program cuts the engine in two, makes the wasm smaller, names every file after its final content, writes the script that starts the page and the
//! one that keeps a copy for use without a connection, and points `index.html` at the new names. Only `index.html`, `sw.js`
//! and the files that the web manifest is about keep their names, so two builds never mix.
//!
//! It works on the folder in `TRUNK_STAGING_DIR`. `HOLDFAST_WASM_OPT` names the wasm-opt to use (otherwise the one on the
//! path, `none` for no optimisation); without any the page is somewhat larger and works the same.
#![expect(clippy::disallowed_methods, reason = "a tool that runs natively and whose work is files")]

mod plan;
mod references;
mod split;

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use holdfast::i18n::Language;
use holdfast::welcome;

const BOOT_TEMPLATE: &str = include_str!("../../boot/boot.js");
const SERVICE_WORKER_TEMPLATE: &str = include_str!("../../boot/sw.js");

const PAGE: &str = "index.html";
/// Where the first screen goes in the page.
const WELCOME_PLACE: &str = "<!-- __WELCOME__ -->";
const SERVICE_WORKER: &str = "sw.js";

/// The engine as wasm-bindgen leaves it, and its second part.
const ENGINE: &str = "worker_bg.wasm";
/// The same as the compiler left it, below the folder of what is compiled.
const COMPILED_ENGINE: &str = "wasm32-unknown-unknown/engine/worker.wasm";
const REST: &str = "rest_bg.wasm";

/// The files of the programs, as trunk, wasm-bindgen and the splitting name them: (their name, our stem, our extension).
const PROGRAM_FILES: [(&str, &str, &str); 7] = [
    ("app.js", "app", "js"),
    ("app_bg.wasm", "app", "wasm"),
    ("worker.js", "engine", "js"),
    (ENGINE, "engine", "wasm"),
    (REST, "answers", "wasm"),
    ("sheets.js", "sheets", "js"),
    ("sheets_bg.wasm", "sheets", "wasm"),
];

/// How wasm-opt treats them: the engine for speed, the others for size. Never `--all-features`: browsers refuse the result.
const OPTIMISATION: [(&str, &str); 4] =
    [("app_bg.wasm", "-Oz"), (ENGINE, "-O3"), (REST, "-O3"), ("sheets_bg.wasm", "-Oz")];

/// Older ones have exported the table of functions under the name of the table of JavaScript values (108 does), without a
/// word: the page then cannot start.
const WASM_OPT_FROM: u32 = 132;

type Outcome<T> = Result<T, Box<dyn Error>>;

fn main() -> ExitCode {
    let Some(folder) = std::env::var_os("TRUNK_STAGING_DIR") else {
        eprintln!("assemble: TRUNK_STAGING_DIR is not set; trunk runs this program (see Trunk.toml)");
        return ExitCode::FAILURE;
    };
    match assemble(Path::new(&folder)) {
        Ok(build) => {
            println!("assembled build {build}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("assemble: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Does all of it and returns the build's id.
fn assemble(folder: &Path) -> Outcome<String> {
    split_engine(folder)?;
    optimise(folder)?;
    let names = name_by_content(folder)?;
    let mut page = replace_references(&read_text(folder, PAGE)?, &names);
    page = fill(&page, &[(WELCOME_PLACE, first_screen())])?;

    let build = build_id(folder, &page)?;
    let boot = fill(BOOT_TEMPLATE, &boot_values(&names, &build)?)?;
    let boot_name = hashed_name("boot", "js", boot.as_bytes());
    write(folder, &boot_name, boot.as_bytes())?;
    page = replace_references(&page, &BTreeMap::from([("boot.js".to_owned(), boot_name)]));
    write(folder, PAGE, page.as_bytes())?;

    let files = list_files(folder)?;
    let values = [("\"__BUILD__\"", quoted(&build)), ("__FILES__", array(&files))];
    write(folder, SERVICE_WORKER, fill(SERVICE_WORKER_TEMPLATE, &values)?.as_bytes())?;
    Ok(build)
}

/// The first screen as HTML, an element to a line.
fn first_screen() -> String {
    welcome::page(Language::default()).map(|element| element.html()).join("\n")
}

/// Cuts the engine into what reads files and the rest.
fn split_engine(folder: &Path) -> Outcome<()> {
    let compiled =
        std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| "target".into(), PathBuf::from).join(COMPILED_ENGINE);
    let compiled = fs::read(&compiled).map_err(|error| format!("{}: {error}", compiled.display()))?;
    let split::Parts { first, rest } = split::split(&compiled, &read(folder, ENGINE)?, plan::ENTRIES)?;
    write(folder, ENGINE, &first)?;
    write(folder, REST, &rest)
}

/// Runs wasm-opt over the programs, where there is one. Its failure costs size only, so it is told and forgiven.
fn optimise(folder: &Path) -> Outcome<()> {
    let tool = std::env::var("HOLDFAST_WASM_OPT").unwrap_or_else(|_| "wasm-opt".to_owned());
    if tool == "none" {
        println!("wasm-opt: none, the programs stay as compiled");
        return Ok(());
    }
    let version = Command::new(&tool).arg("--version").output().ok().and_then(|output| version_in(&output.stdout));
    if let Some(version) = version.filter(|version| *version < WASM_OPT_FROM) {
        println!(
            "wasm-opt {version} is older than {WASM_OPT_FROM} and would break them: the programs stay as compiled"
        );
        return Ok(());
    }
    for (name, level) in OPTIMISATION {
        let (input, output) = (folder.join(name), folder.join(format!("{name}.opt")));
        match Command::new(&tool).arg(level).arg(&input).arg("-o").arg(&output).status() {
            Ok(status) if status.success() => fs::rename(&output, &input)?,
            Ok(status) => {
                println!("wasm-opt refused {name} ({status}; too old a version?): it stays as compiled");
                remove_if_there(&output)?;
            }
            Err(error) if error.kind() == ErrorKind::NotFound => {
                println!("wasm-opt: not found, the programs stay as compiled");
                return Ok(());
            }
            Err(error) => return Err(format!("wasm-opt ({tool}): {error}").into()),
        }
    }
    Ok(())
}

/// The number in `wasm-opt version 132 (version_132)`.
fn version_in(output: &[u8]) -> Option<u32> {
    let text = String::from_utf8_lossy(output);
    text.split_whitespace().skip_while(|word| *word != "version").nth(1)?.parse().ok()
}

/// Renames the programs and the style sheets after their content. Returns old name → new name.
fn name_by_content(folder: &Path) -> Outcome<BTreeMap<String, String>> {
    let mut names = BTreeMap::new();
    let mut rename = |old: &str, stem: &str, extension: &str| -> Outcome<()> {
        let new = hashed_name(stem, extension, &read(folder, old)?);
        fs::rename(folder.join(old), folder.join(&new))?;
        names.insert(old.to_owned(), new);
        Ok(())
    };
    for file in list_files(folder)? {
        if let Some((old, stem, extension)) = PROGRAM_FILES.iter().find(|(old, ..)| *old == file) {
            rename(old, stem, extension)?;
        } else if let Some(stem) = file.strip_suffix(".css") {
            rename(&file, stem, "css")?;
        }
    }
    Ok(names)
}

/// Points the page's relative references (`"./old"`) at the new names.
fn replace_references(page: &str, names: &BTreeMap<String, String>) -> String {
    names
        .iter()
        .fold(page.to_owned(), |page, (old, new)| page.replace(&format!("\"./{old}\""), &format!("\"./{new}\"")))
}

/// One id for everything that the page is made of: a change anywhere changes it, and nothing else does.
fn build_id(folder: &Path, page: &str) -> Outcome<String> {
    let mut hash = Fnv::new();
    for file in list_files(folder)? {
        hash.add(file.as_bytes());
        hash.add(&[0]);
        if file != PAGE {
            hash.add(&read(folder, &file)?);
        }
    }
    for text in [page, BOOT_TEMPLATE, SERVICE_WORKER_TEMPLATE] {
        hash.add(text.as_bytes());
    }
    Ok(hash.hex())
}

/// What the starting script's template leaves open.
fn boot_values(names: &BTreeMap<String, String>, build: &str) -> Outcome<[(&'static str, String); 8]> {
    let name = |old: &str| {
        names.get(old).map(|new| quoted(new)).ok_or_else(|| format!("{old} is missing from what trunk built"))
    };
    Ok([
        ("\"__APP_JS__\"", name("app.js")?),
        ("\"__APP_WASM__\"", name("app_bg.wasm")?),
        ("\"__ENGINE_JS__\"", name("worker.js")?),
        ("\"__ENGINE_WASM__\"", name(ENGINE)?),
        ("\"__REST_WASM__\"", name(REST)?),
        ("\"__SHEETS_JS__\"", name("sheets.js")?),
        ("\"__SHEETS_WASM__\"", name("sheets_bg.wasm")?),
        ("\"__BUILD__\"", quoted(build)),
    ])
}

/// Fills a template. Each value must have its place.
fn fill(template: &str, values: &[(&str, String)]) -> Outcome<String> {
    let mut text = template.to_owned();
    for (place, value) in values {
        if !text.contains(place) {
            return Err(format!("a template has no {place}").into());
        }
        text = text.replace(place, value);
    }
    Ok(text)
}

/// A JavaScript string. The names and ids here are plain, so Rust's quoting is JavaScript's.
fn quoted(text: &str) -> String {
    format!("{text:?}")
}

/// A JavaScript array of strings, one to a line.
fn array(items: &[String]) -> String {
    let lines: Vec<String> = items.iter().map(|item| format!("  {},\n", quoted(item))).collect();
    format!("[\n{}]", lines.concat())
}

/// `stem-<hash of the content>.extension`.
fn hashed_name(stem: &str, extension: &str, content: &[u8]) -> String {
    let mut hash = Fnv::new();
    hash.add(content);
    format!("{stem}-{}.{extension}", hash.hex())
}

/// All files of the folder, subfolders too, as relative addresses in a fixed order. The service worker is not one of them:
/// the browser itself keeps it.
fn list_files(folder: &Path) -> Outcome<Vec<String>> {
    let mut files = Vec::new();
    let mut open = vec![String::new()];
    while let Some(inside) = open.pop() {
        for entry in fs::read_dir(folder.join(&inside))? {
            let entry = entry?;
            let name =
                entry.file_name().into_string().map_err(|name| format!("not a plain name: {}", name.display()))?;
            let address = format!("{inside}{name}");
            if entry.file_type()?.is_dir() {
                open.push(format!("{address}/"));
            } else if address != SERVICE_WORKER {
                files.push(address);
            }
        }
    }
    files.sort();
    Ok(files)
}

fn read(folder: &Path, name: &str) -> Outcome<Vec<u8>> {
    fs::read(folder.join(name)).map_err(|error| format!("{name}: {error}").into())
}

fn read_text(folder: &Path, name: &str) -> Outcome<String> {
    fs::read_to_string(folder.join(name)).map_err(|error| format!("{name}: {error}").into())
}

fn write(folder: &Path, name: &str, content: &[u8]) -> Outcome<()> {
    fs::write(folder.join(name), content).map_err(|error| format!("{name}: {error}").into())
}

fn remove_if_there(path: &Path) -> Outcome<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}

/// The 64-bit FNV-1a hash: enough to tell builds apart, the same in every version of Rust, and no dependency.
struct Fnv(u64);

impl Fnv {
    fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    fn add(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }

    fn hex(&self) -> String {
        format!("{:016x}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hash(text: &str) -> String {
        let mut hash = Fnv::new();
        hash.add(text.as_bytes());
        hash.hex()
    }

    // The values are those of the FNV authors' test suite.
    #[test]
    fn hashes_like_fnv_1a() {
        assert_eq!(hash(""), "cbf29ce484222325");
        assert_eq!(hash("a"), "af63dc4c8601ec8c");
        assert_eq!(hash("foobar"), "85944171f73967e8");
    }

    #[test]
    fn the_version_of_wasm_opt_is_read() {
        assert_eq!(version_in(b"wasm-opt version 108\n"), Some(108));
        assert_eq!(version_in(b"wasm-opt version 132 (version_132)\n"), Some(132));
        assert_eq!(version_in(b"something else"), None);
    }

    #[test]
    fn a_reference_is_replaced_only_as_a_whole() {
        let names = BTreeMap::from([("app.js".to_owned(), "app-1.js".to_owned())]);
        let page = r#"<a href="./app.js"><a href="./myapp.js"><a href="app.js">"#;
        assert_eq!(replace_references(page, &names), r#"<a href="./app-1.js"><a href="./myapp.js"><a href="app.js">"#);
    }

    #[test]
    fn a_template_without_the_place_is_an_error() {
        assert!(fill("let a = \"__A__\";", &[("\"__B__\"", "1".to_owned())]).is_err());
        assert_eq!(fill("let a = \"__A__\";", &[("\"__A__\"", quoted("x"))]).ok().as_deref(), Some("let a = \"x\";"));
    }

    #[test]
    fn every_place_of_the_templates_is_filled() -> Outcome<()> {
        let names = PROGRAM_FILES.map(|(old, stem, extension)| (old.to_owned(), format!("{stem}-0.{extension}")));
        let boot = fill(BOOT_TEMPLATE, &boot_values(&BTreeMap::from(names), "b")?)?;
        let values = [("\"__BUILD__\"", quoted("b")), ("__FILES__", array(&["x.css".to_owned()]))];
        let service_worker = fill(SERVICE_WORKER_TEMPLATE, &values)?;
        assert!(!boot.contains("\"__") && !service_worker.contains("__"));
        assert!(service_worker.contains("const FILES = [\n  \"x.css\",\n];"));
        Ok(())
    }

    #[test]
    fn a_folder_is_put_together() -> Outcome<()> {
        let folder = std::env::temp_dir().join(format!("holdfast-assemble-{}", std::process::id()));
        fs::create_dir_all(&folder)?;
        for name in ["app.js", "app_bg.wasm", "worker.js", "worker_bg.wasm", "base.css", "icon.svg"] {
            fs::write(folder.join(name), name)?;
        }
        fs::write(folder.join(PAGE), r#"<link href="./base.css"><script src="./boot.js"></script>"#)?;

        let names = name_by_content(&folder)?;
        let page = replace_references(&read_text(&folder, PAGE)?, &names);
        let build = build_id(&folder, &page)?;

        assert_eq!(build, build_id(&folder, &page)?);
        assert_ne!(build, build_id(&folder, "another page")?);
        assert!(page.contains(&format!("./{}", names["base.css"])));
        let files = list_files(&folder)?;
        assert!(files.contains(&names["worker.js"]) && names["worker.js"].starts_with("engine-"));
        assert!(files.contains(&"icon.svg".to_owned()) && !files.contains(&"app.js".to_owned()));
        fs::remove_dir_all(&folder)?;
        Ok(())
    }
}

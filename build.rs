//! The engine is cut in two after it is compiled (`src/bin/assemble/split.rs`), which takes the linker's relocations.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    if std::env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|architecture| architecture == "wasm32") {
        println!("cargo::rustc-link-arg-bin=worker=--emit-relocs");
    }
}

//! See `checks::xlsx`.
#![no_main]

#[path = "../checks/mod.rs"]
mod checks;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    // The fuzzer's own hook ends the process before the check can catch anything.
    std::panic::set_hook(Box::new(|panic| eprintln!("{panic}")));
    checks::xlsx(bytes);
});

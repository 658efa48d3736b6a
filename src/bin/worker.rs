//! The analyst's entry point, inside a worker.

fn main() {
    console_error_panic_hook::set_once();
    holdfast::worker::run();
}

//! The engine's second part: everything but reading.
//!
//! The built engine is cut in two (`src/bin/assemble/split.rs`), so that little must be there before a file is dropped. The rest is
//! asked for when reading begins and waited for before anything else is done. Where it is there already, waiting takes nothing.

use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    /// Fetches and starts it, once (`src/boot/worker_boot.js`).
    #[wasm_bindgen(js_name = holdfast_rest, catch)]
    fn rest() -> Result<Promise, JsValue>;
}

/// Asks for it, so that it comes while something else is done.
pub(super) fn ask() {
    // What goes wrong is told to who waits for it.
    wasm_bindgen_futures::spawn_local(async { drop(loaded().await) });
}

/// Waits until it is there, or says why it does not come.
pub(super) async fn loaded() -> Result<(), String> {
    let told = |error: JsValue| format!("the second part of the engine: {error:?}");
    JsFuture::from(rest().map_err(told)?).await.map_err(told)?;
    Ok(())
}

//! The address bar's hash, and going there.

use wasm_bindgen::JsValue;

use super::listener::Listener;
use super::{Result, window};

/// What stands after the `#`, with it.
pub fn read_hash() -> String {
    window().ok().and_then(|window| window.location().hash().ok()).unwrap_or_default()
}

/// Writes the hash without a message to ourselves; as a step that "back" undoes, or in place.
pub fn write_hash(hash: &str, as_step: bool) -> Result<()> {
    let history = window()?.history()?;
    if as_step {
        history.push_state_with_url(&JsValue::NULL, "", Some(hash))?;
    } else {
        history.replace_state_with_url(&JsValue::NULL, "", Some(hash))?;
    }
    Ok(())
}

/// Calls back when the reader goes back, forward, or writes another hash.
pub fn on_hash_change(changed: impl Fn(String) + 'static) -> Result<()> {
    let window = window()?;
    Listener::new(&window, "popstate", move |_| changed(read_hash()))?.keep();
    Ok(())
}

/// Loads the page again.
pub fn reload() -> Result<()> {
    Ok(window()?.location().reload()?)
}

/// Shows the top of the page.
pub fn scroll_to_top() {
    if let Ok(window) = window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

//! What the page needs of the browser, and the only place that names it: workers, files, canvas, downloads, storage, address, media.
//!
//! Thin and without policy: each file hands on what the browser says, or an [`Error`]. Nothing here is unwrapped, since a
//! frame of another site, a private window or an old browser may refuse any of it.

mod canvas;
mod clock;
mod dialog;
mod document;
mod download;
mod files;
mod lifeline;
mod listener;
mod location;
mod media;
mod network;
mod storage;
mod worker_client;

use std::fmt;

use wasm_bindgen::JsValue;

pub use canvas::{CanvasBackend, Surface, save_png};
pub use clock::{time_zones, today};
pub use dialog::{close_dialog, show_dialog};
pub use document::{
    behind_of, cell_of, focus, focus_cell, focus_first, focus_leaves, height_of, languages, offset_within, remove_all,
    scroll_within, scrolled, scrolled_across, set_root_attribute, set_title, stop_at_cell, width_of,
};
pub use download::{SavedFile, save_bytes};
pub use files::{FileHandle, files_of_input, open_picker, watch_drops, watch_paste};
pub use listener::Listener;
pub use location::{on_hash_change, read_hash, reload, scroll_to_top, write_hash};
pub use media::{SizeWatch, matches_media, on_media_change, on_print, on_ratio_change, pixel_ratio};
pub use network::requests_to_other_hosts;
pub use storage::{forget, recall, recall_all, remember};
pub use worker_client::{Heard, WorkerClient, build_id};

/// What the browser refused, in its own words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    message: String,
}

/// What the browser gave, or why not.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    fn new(message: impl Into<String>) -> Self {
        Self { message: message.into() }
    }

    fn missing(what: &str) -> Self {
        Self::new(format!("the browser has no {what} here"))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Error {}

impl From<JsValue> for Error {
    fn from(value: JsValue) -> Self {
        let message = js_sys::Reflect::get(&value, &"message".into()).ok().and_then(|message| message.as_string());
        Self::new(message.or_else(|| value.as_string()).unwrap_or_else(|| format!("{value:?}")))
    }
}

fn window() -> Result<web_sys::Window> {
    web_sys::window().ok_or_else(|| Error::missing("window"))
}

fn document() -> Result<web_sys::Document> {
    window()?.document().ok_or_else(|| Error::missing("document"))
}

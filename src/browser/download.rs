//! Saving: a blob behind a link with a file name. Nothing goes through the network.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast;

use super::{Error, Result, document};

/// A file that the worker made; the browser keeps it, in memory or not.
#[derive(Debug, Clone)]
pub struct SavedFile {
    blob: web_sys::Blob,
}

impl SavedFile {
    pub(super) fn new(blob: web_sys::Blob) -> Self {
        Self { blob }
    }

    /// Saves it under a name.
    pub fn save(&self, file_name: &str) -> Result<()> {
        save(&self.blob, file_name)
    }
}

/// Saves bytes under a name.
pub fn save_bytes(bytes: &[u8], file_name: &str, media_type: &str) -> Result<()> {
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(media_type);
    let parts = Array::of1(&Uint8Array::from(bytes));
    save(&web_sys::Blob::new_with_u8_array_sequence_and_options(&parts, &options)?, file_name)
}

/// Saves a blob under a name.
pub fn save(blob: &web_sys::Blob, file_name: &str) -> Result<()> {
    let address = web_sys::Url::create_object_url_with_blob(blob)?;
    let document = document()?;
    let link = document.create_element("a")?;
    let link = link.dyn_into::<web_sys::HtmlAnchorElement>().map_err(|_| Error::missing("link"))?;
    link.set_href(&address);
    link.set_download(file_name);
    let body = document.body().ok_or_else(|| Error::missing("body"))?;
    body.append_child(&link)?;
    link.click();
    link.remove();
    // The browser has taken the blob by the time the click is over; the address alone would keep it in memory.
    let release = wasm_bindgen::closure::Closure::once_into_js(move || {
        drop(web_sys::Url::revoke_object_url(&address));
    });
    let patience = 60_000;
    super::window()?.set_timeout_with_callback_and_timeout_and_arguments_0(release.unchecked_ref(), patience)?;
    Ok(())
}

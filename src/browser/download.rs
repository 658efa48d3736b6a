//! Saving: a blob behind a link with a file name. Nothing goes through the network.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast;

use super::{Error, Result, document};

/// Bytes that came from the worker and were never copied here.
#[derive(Debug, Clone)]
pub struct Bytes {
    array: Uint8Array,
}

impl Bytes {
    pub(super) fn new(array: Uint8Array) -> Self {
        Self { array }
    }
}

impl From<&[u8]> for Bytes {
    fn from(bytes: &[u8]) -> Self {
        Self { array: Uint8Array::from(bytes) }
    }
}

/// Saves bytes under a name.
pub fn save_bytes(bytes: &Bytes, file_name: &str, media_type: &str) -> Result<()> {
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(media_type);
    save(&web_sys::Blob::new_with_u8_array_sequence_and_options(&Array::of1(&bytes.array), &options)?, file_name)
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

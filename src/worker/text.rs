//! Text by the browser's own `TextDecoder`.

use wasm_bindgen::JsCast;
use web_sys::{TextDecodeOptions, TextDecoder, TextDecoderOptions};

use crate::ingest::{Decode, Encoding};

/// The browser's decoder of an encoding; nothing where it knows none by that label.
pub(super) fn decoder(encoding: Encoding) -> Option<Box<dyn Decode>> {
    let options = TextDecoderOptions::new();
    // A byte order mark has been dealt with; what looks like one later is text.
    let _ = js_sys::Reflect::set(options.unchecked_ref(), &"ignoreBOM".into(), &true.into());
    let decoder = TextDecoder::new_with_label_and_options(encoding.label(), &options).ok()?;
    Some(Box::new(BrowserDecoder { decoder }))
}

struct BrowserDecoder {
    decoder: TextDecoder,
}

impl Decode for BrowserDecoder {
    fn decode(&mut self, bytes: &[u8], last: bool, out: &mut Vec<u8>) {
        let options = TextDecodeOptions::new();
        options.set_stream(!last);
        // It throws only where it was made to, and it was not.
        if let Ok(text) = self.decoder.decode_with_u8_array_and_options(bytes, &options) {
            out.extend_from_slice(text.as_bytes());
        }
    }
}

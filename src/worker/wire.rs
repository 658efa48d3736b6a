//! Messages as the browser carries them: `{tag, protocol, revision, body, files | blob | report}`, the body as bytes.

use js_sys::{Array, Object, Reflect, Uint8Array};
use serde::Serialize;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{Blob, BlobPropertyBag, DedicatedWorkerGlobalScope, File};

use crate::protocol::{Command, Event, PROTOCOL_ID, decode, encode};

/// A message from the page.
pub(super) struct Incoming {
    /// Echoed by every answer.
    pub revision: u32,
    /// What it asks.
    pub command: Command,
    /// The files beside it.
    pub files: Vec<File>,
}

impl Incoming {
    /// Reads a message, or says why it is none.
    pub fn read(data: &JsValue) -> Result<Self, String> {
        let part = |name: &str| Reflect::get(data, &name.into()).unwrap_or(JsValue::UNDEFINED);
        let command = decode(&Uint8Array::new(&part("body")).to_vec()).ok_or("a command that cannot be read")?;
        let files = part("files").dyn_into::<Array>().unwrap_or_default();
        Ok(Self {
            revision: part("revision").as_f64().unwrap_or_default() as u32,
            command,
            files: files.iter().filter_map(|file| file.dyn_into().ok()).collect(),
        })
    }
}

/// Sends an event.
pub(super) fn post(scope: &DedicatedWorkerGlobalScope, revision: u32, event: &Event) {
    post_with(scope, revision, event, "", &JsValue::UNDEFINED);
}

/// Sends a CSV file to save, of these parts; the browser keeps a large one out of memory.
pub(super) fn post_file(scope: &DedicatedWorkerGlobalScope, revision: u32, file_name: &str, parts: Vec<Uint8Array>) {
    let options = BlobPropertyBag::new();
    options.set_type("text/csv");
    let parts: Array = parts.into_iter().collect();
    let event = Event::Saved { file_name: file_name.to_owned() };
    match Blob::new_with_u8_array_sequence_and_options(&parts, &options) {
        Ok(blob) => post_with(scope, revision, &event, "blob", &blob),
        Err(error) => post(scope, revision, &Event::Failed { message: format!("{error:?}") }),
    }
}

/// Sends an event with something beside it.
pub(super) fn post_with(
    scope: &DedicatedWorkerGlobalScope,
    revision: u32,
    event: &Event,
    name: &str,
    beside: &JsValue,
) {
    let message = Object::new();
    let transfer = Array::new();
    let body = Uint8Array::from(encode(event).as_slice());
    transfer.push(&body.buffer());
    let mut parts = vec![
        ("tag", JsValue::from("event")),
        ("protocol", JsValue::from(PROTOCOL_ID)),
        ("revision", JsValue::from(revision)),
        ("body", body.into()),
    ];
    if !name.is_empty() {
        parts.push((name, beside.clone()));
    }
    for (key, value) in parts {
        // Setting a key of a fresh object cannot fail.
        let _ = Reflect::set(&message, &key.into(), &value);
    }
    // Nobody listens any more where this fails: the page has ended this worker.
    let _ = scope.post_message_with_transfer(&message, &transfer);
}

/// A value as a plain object, as JSON would hold it.
#[inline(never)]
pub(super) fn plain_object(value: &impl Serialize) -> Result<JsValue, String> {
    value.serialize(&serde_wasm_bindgen::Serializer::json_compatible()).map_err(|error| error.to_string())
}

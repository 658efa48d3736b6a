//! Spreadsheets: a program of its own makes a table of one, fetched only then.
//!
//! It runs in a worker below this one, so that the memory it took is given back when it is done. That worker starts like this one
//! (`boot/worker_boot.js`), takes a workbook and answers with the table.

use std::cell::RefCell;

use js_sys::{Array, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, MessageEvent, Url, Worker};

use crate::ingest::container::WorkbookFault;

const BOOT_TEXT: &str = include_str!("../boot/worker_boot.js");

/// The name of the first sheet with a table, and the table as CSV.
pub(super) async fn table_of(workbook: &Blob) -> Result<(String, Blob), WorkbookFault> {
    let reader = Reader::start().map_err(|_| WorkbookFault::NoReader)?;
    // A damaged workbook can end that worker.
    let answer = reader.ask(workbook).await.map_err(|_| WorkbookFault::Unreadable)?;
    let part = |name: &str| Reflect::get(&answer, &name.into()).unwrap_or(JsValue::UNDEFINED);
    match part("tag").as_string().as_deref() {
        Some("table") => match part("table").dyn_into::<Blob>() {
            Ok(table) => Ok((part("sheet").as_string().unwrap_or_default(), table)),
            Err(_) => Err(WorkbookFault::Unreadable),
        },
        Some("refused") => {
            let code = part("code").as_string().unwrap_or_default();
            Err(WorkbookFault::of_code(&code).unwrap_or(WorkbookFault::Unreadable))
        }
        // What the boot text says where the program could not be fetched.
        _ => Err(WorkbookFault::NoReader),
    }
}

/// The worker that reads spreadsheets; it ends when this is dropped.
struct Reader {
    worker: Worker,
    address: String,
}

impl Reader {
    fn start() -> Result<Self, JsValue> {
        // Where the page found it; worker_boot.js keeps what the page said.
        let sheets = Reflect::get(&js_sys::global(), &"holdfast_sheets".into())?;
        let boot = Object::new();
        Reflect::set(&boot, &"tag".into(), &"boot".into())?;
        for name in ["js", "wasm"] {
            let address = Reflect::get(&sheets, &name.into())?;
            address.as_string().ok_or_else(|| JsValue::from("no program for spreadsheets"))?;
            Reflect::set(&boot, &name.into(), &address)?;
        }
        let options = BlobPropertyBag::new();
        options.set_type("text/javascript");
        let text = Blob::new_with_str_sequence_and_options(&Array::of1(&BOOT_TEXT.into()), &options)?;
        let address = Url::create_object_url_with_blob(&text)?;
        let worker = Worker::new(&address)?;
        worker.post_message(&boot)?;
        Ok(Self { worker, address })
    }

    /// Hands it a workbook and waits for what it says.
    async fn ask(&self, workbook: &Blob) -> Result<JsValue, JsValue> {
        let heard = RefCell::new(None);
        let answered = Promise::new(&mut |resolve, reject| {
            let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
                // A promise takes the first answer.
                let _ = resolve.call1(&JsValue::NULL, &event.data());
            });
            self.worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
            self.worker.set_onerror(Some(&reject));
            heard.replace(Some(on_message));
        });
        let message = Object::new();
        Reflect::set(&message, &"workbook".into(), workbook)?;
        self.worker.post_message(&message)?;
        JsFuture::from(answered).await
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        self.worker.terminate();
        drop(Url::revoke_object_url(&self.address));
    }
}

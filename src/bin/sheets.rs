//! The program that makes a table of a spreadsheet, inside a worker of its own.

use js_sys::{Array, Object, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, DedicatedWorkerGlobalScope, MessageEvent};

use holdfast::ingest::container::WorkbookFault;
use holdfast::sheets::to_csv;

fn main() {
    console_error_panic_hook::set_once();
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new({
        let scope = scope.clone();
        move |message: MessageEvent| {
            let scope = scope.clone();
            spawn_local(async move {
                let answer = table_of(&message.data()).await.unwrap_or_else(refused);
                // Nobody listens any more where this fails.
                let _ = scope.post_message(&answer);
            });
        }
    });
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget();
}

/// `{workbook}` → `{tag: "table", sheet, table}`.
async fn table_of(message: &JsValue) -> Result<JsValue, WorkbookFault> {
    let gone = |_| WorkbookFault::Unreadable;
    let workbook: Blob = Reflect::get(message, &"workbook".into()).map_err(gone)?.dyn_into().map_err(gone)?;
    let bytes = JsFuture::from(workbook.array_buffer()).await.map_err(gone)?;
    let table = to_csv(&Uint8Array::new(&bytes).to_vec())?;
    let csv = Array::of1(&Uint8Array::from(table.csv.as_slice()));
    let csv = Blob::new_with_u8_array_sequence(&csv).map_err(gone)?;
    Ok(object(&[("tag", "table".into()), ("sheet", table.sheet.into()), ("table", csv.into())]))
}

/// `{tag: "refused", code}`.
fn refused(fault: WorkbookFault) -> JsValue {
    object(&[("tag", "refused".into()), ("code", fault.code().into())])
}

fn object(parts: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in parts {
        // Setting a key of a fresh object cannot fail.
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object.into()
}

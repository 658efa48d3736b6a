//! Files as handles: chosen, dropped anywhere on the window, or pasted.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::listener::Listener;
use super::{Result, window};

/// A file of the reader's; its bytes are only read in the worker.
#[derive(Debug, Clone)]
pub struct FileHandle {
    file: web_sys::File,
}

impl FileHandle {
    /// Its name.
    pub fn name(&self) -> String {
        self.file.name()
    }

    pub(super) fn handle(&self) -> &JsValue {
        self.file.as_ref()
    }
}

/// Takes the files out of a file input and leaves it empty, so that the same file can be chosen again.
pub fn files_of_input(input: &web_sys::HtmlInputElement) -> Vec<FileHandle> {
    let files = input.files().map(|list| handles(&list)).unwrap_or_default();
    input.set_value("");
    files
}

/// Opens the browser's own dialog of a file input.
pub fn open_picker(input: &web_sys::HtmlInputElement) {
    input.click();
}

/// Watches the whole window: `over` says whether files are being dragged over it, `dropped` receives them.
pub fn watch_drops(over: impl Fn(bool) + 'static, dropped: impl Fn(Vec<FileHandle>) + 'static) -> Result<()> {
    let window = window()?;
    let is_over = Cell::new(false);
    let tell = Rc::new(move |now: bool| {
        if is_over.replace(now) != now {
            over(now);
        }
    });

    // A drag that began before this page listened has entered already; it still moves.
    for event in ["dragenter", "dragover"] {
        let tell = Rc::clone(&tell);
        Listener::new(&window, event, move |event| {
            if carries_files(&event) {
                event.prevent_default();
                tell(true);
            }
        })?
        .keep();
    }

    let gone = Rc::clone(&tell);
    Listener::new(&window, "dragleave", move |event| {
        // From one element to another there is a related one; only out of the window there is none.
        let leaves_window = event.dyn_ref::<web_sys::MouseEvent>().is_some_and(|it| it.related_target().is_none());
        if leaves_window && carries_files(&event) {
            gone(false);
        }
    })?
    .keep();

    let dropped = Rc::new(dropped);
    Listener::new(&window, "drop", move |event| {
        if carries_files(&event) {
            event.prevent_default();
            tell(false);
            let Some(transfer) = transfer_of(&event) else { return };
            let plain = transfer.files().map(|list| handles(&list)).unwrap_or_default();
            let dropped = Rc::clone(&dropped);
            match in_folders(&transfer) {
                Ok(found) => spawn_local(async move {
                    let found = JsFuture::from(found).await.ok().and_then(|found| found.dyn_into::<Array>().ok());
                    dropped(found.map_or(plain, |found| {
                        found.iter().filter_map(|file| file.dyn_into().ok()).map(|file| FileHandle { file }).collect()
                    }));
                }),
                Err(_) => dropped(plain),
            }
        }
    })?
    .keep();
    Ok(())
}

/// Everything in a drop, folders with what they hold, by the same few lines that the first screen has (`boot/boot.js`). It must be
/// asked before the event is over.
fn in_folders(transfer: &web_sys::DataTransfer) -> Result<Promise> {
    let assets = Reflect::get(&js_sys::global(), &"holdfast_assets".into())?;
    let files_of: Function = Reflect::get(&assets, &"files_of".into())?.dyn_into()?;
    Ok(files_of.call1(&JsValue::NULL, transfer)?.dyn_into()?)
}

/// Watches for pasted files, and for pasted text of more than one line, which becomes a file of that name.
pub fn watch_paste(name: &'static str, pasted: impl Fn(Vec<FileHandle>) + 'static) -> Result<()> {
    let window = window()?;
    Listener::new(&window, "paste", move |event| {
        let clipboard = Reflect::get(&event, &"clipboardData".into()).ok();
        let Some(clipboard) = clipboard.and_then(|value| value.dyn_into::<web_sys::DataTransfer>().ok()) else {
            return;
        };
        let files = clipboard.files().map(|list| handles(&list)).unwrap_or_default();
        if !files.is_empty() {
            pasted(files);
            return;
        }
        let text = clipboard.get_data("text/plain").unwrap_or_default();
        if text.trim_end().contains('\n')
            && let Ok(file) = web_sys::File::new_with_str_sequence(&Array::of1(&text.into()), name)
        {
            pasted(vec![FileHandle { file }]);
        }
    })?
    .keep();
    Ok(())
}

fn handles(list: &web_sys::FileList) -> Vec<FileHandle> {
    (0..list.length()).filter_map(|at| list.get(at)).map(|file| FileHandle { file }).collect()
}

fn transfer_of(event: &web_sys::Event) -> Option<web_sys::DataTransfer> {
    event.dyn_ref::<web_sys::DragEvent>()?.data_transfer()
}

fn carries_files(event: &web_sys::Event) -> bool {
    transfer_of(event).is_some_and(|transfer| transfer.types().includes(&"Files".into(), 0))
}

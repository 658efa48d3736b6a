//! The worker: started from the boot text as a blob, spoken to in commands, heard in events.

use std::rc::Rc;

use js_sys::{Array, Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

use super::download::SavedFile;
use super::files::FileHandle;
use super::lifeline::Lifeline;
use super::listener::Listener;
use super::{Error, Result};
use crate::protocol::{Command, Event, PROTOCOL_ID, decode, encode};

/// A worker of a network address would not inherit the page's content-security policy; one of a blob does.
const BOOT_TEXT: &str = include_str!("../boot/worker_boot.js");

/// What a worker said.
pub enum Heard {
    /// An event with what rode beside it.
    Event {
        /// The revision of the command that it answers.
        revision: u32,
        /// The event.
        event: Box<Event>,
        /// A file to save.
        file: Option<SavedFile>,
        /// A report, as indented JSON.
        report: Option<String>,
    },
    /// It could not start, or it died.
    Failed(String),
}

/// A running worker; dropping it ends the worker at once.
pub struct WorkerClient {
    worker: web_sys::Worker,
    address: String,
    lifeline: Lifeline,
    _listeners: [Listener; 3],
}

impl WorkerClient {
    /// Starts a worker; `hear` is called for each thing it says.
    pub fn start(hear: impl Fn(Heard) + 'static) -> Result<Self> {
        let assets = Reflect::get(&js_sys::global(), &"holdfast_assets".into())?;
        let boot = Object::new();
        for (name, asset) in [("js", "engine_js"), ("wasm", "engine_wasm"), ("rest", "rest_wasm"), ("sheets", "sheets")]
        {
            let address = Reflect::get(&assets, &asset.into())?;
            Reflect::set(&boot, &name.into(), &address)?;
        }
        Reflect::set(&boot, &"tag".into(), &"boot".into())?;
        let lifeline = Lifeline::new();
        Reflect::set(&boot, &"alive".into(), &lifeline.name().into())?;

        let options = web_sys::BlobPropertyBag::new();
        options.set_type("text/javascript");
        let blob = web_sys::Blob::new_with_str_sequence_and_options(&Array::of1(&BOOT_TEXT.into()), &options)?;
        let address = web_sys::Url::create_object_url_with_blob(&blob)?;
        let worker = web_sys::Worker::new(&address)?;

        let hear = Rc::new(hear);
        let listen = |kind, understand: fn(&web_sys::Event) -> Heard| {
            let hear = Rc::clone(&hear);
            Listener::new(&worker, kind, move |event| hear(understand(&event)))
        };
        let messages = {
            let (hear, lifeline) = (Rc::clone(&hear), lifeline.clone());
            Listener::new(&worker, "message", move |event| match understand(&event) {
                Ok(Said::Alive) => {
                    let hear = Rc::clone(&hear);
                    // Without the lock there is still the error event.
                    drop(lifeline.watch(move || hear(Heard::Failed("the engine has gone".to_owned()))));
                }
                Ok(Said::Heard(heard)) => hear(heard),
                Err(error) => hear(Heard::Failed(error.to_string())),
            })?
        };
        let listeners = [
            messages,
            listen("error", |event| Heard::Failed(fault_of(event)))?,
            listen("messageerror", |event| Heard::Failed(event.type_()))?,
        ];
        worker.post_message(&boot)?;
        Ok(Self { worker, address, lifeline, _listeners: listeners })
    }

    /// Sends a command, with files where it reads some.
    pub fn send(&self, revision: u32, command: &Command, files: &[FileHandle]) -> Result<()> {
        let message = Object::new();
        Reflect::set(&message, &"tag".into(), &"command".into())?;
        Reflect::set(&message, &"revision".into(), &revision.into())?;
        Reflect::set(&message, &"body".into(), &Uint8Array::from(encode(command).as_slice()))?;
        let handles: Array = files.iter().map(FileHandle::handle).collect();
        Reflect::set(&message, &"files".into(), &handles)?;
        Ok(self.worker.post_message(&message)?)
    }
}

impl Drop for WorkerClient {
    fn drop(&mut self) {
        self.lifeline.let_go();
        self.worker.terminate();
        drop(web_sys::Url::revoke_object_url(&self.address));
    }
}

/// Which build of Holdfast this is; empty where the page was put together by hand.
pub fn build_id() -> String {
    let assets = Reflect::get(&js_sys::global(), &"holdfast_assets".into());
    let build = assets.and_then(|assets| Reflect::get(&assets, &"build".into()));
    build.ok().and_then(|build| build.as_string()).unwrap_or_default()
}

/// What a message of the worker is.
enum Said {
    /// It holds the lock that it was told.
    Alive,
    /// Anything else.
    Heard(Heard),
}

fn understand(event: &web_sys::Event) -> Result<Said> {
    let event = event.dyn_ref::<web_sys::MessageEvent>().ok_or_else(|| Error::new("a message without content"))?;
    let message = event.data();
    let field = |name: &str| Reflect::get(&message, &name.into());
    match field("tag")?.as_string().as_deref() {
        Some("alive") => return Ok(Said::Alive),
        Some("failed") => return Ok(Said::Heard(Heard::Failed(field("message")?.as_string().unwrap_or_default()))),
        _ => {}
    }
    let report = field("report")?;
    let body = Uint8Array::new(&field("body")?).to_vec();
    let event = match field("protocol")?.as_f64().unwrap_or_default() as u32 {
        PROTOCOL_ID => decode(&body).ok_or_else(|| Error::new("a message that cannot be read"))?,
        // An engine of another build: nothing more of it can be understood.
        protocol => Event::Ready { protocol },
    };
    Ok(Said::Heard(Heard::Event {
        revision: field("revision")?.as_f64().unwrap_or_default() as u32,
        event: Box::new(event),
        file: field("blob")?.dyn_into().ok().map(SavedFile::new),
        report: if report.is_object() { Some(indented(&report)?) } else { None },
    }))
}

fn indented(value: &JsValue) -> Result<String> {
    let text = js_sys::JSON::stringify_with_replacer_and_space(value, &JsValue::NULL, &2.into())?;
    Ok(text.into())
}

fn fault_of(event: &web_sys::Event) -> String {
    // A dead worker is dealt with by the page; the browser need not report it again.
    event.prevent_default();
    event.dyn_ref::<web_sys::ErrorEvent>().map_or_else(|| event.type_(), web_sys::ErrorEvent::message)
}

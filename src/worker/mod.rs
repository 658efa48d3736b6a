//! The analyst's event loop: messages and bytes in, messages out. What they mean is `session`'s.
//!
//! One queue: messages are taken in the order they came, but of several waiting questions for a page only the newest is answered, and of several
//! trials only the last. The loop gives way to the browser between pieces of a file, never in the middle of one; a trial ends there when something
//! else waits; cancelling is done from outside, by ending the worker.

mod bytes;
mod intl;
mod text;
mod wire;
mod zones;

use std::cell::RefCell;
use std::collections::VecDeque;
use std::mem::discriminant;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{DedicatedWorkerGlobalScope, File, MessageEvent};

use crate::protocol::{Command, Event, FileChoices, Opening, PROTOCOL_ID, Request};
use crate::session::Session;

use intl::IntlFormat;
use wire::{Incoming, post, post_with};

/// Starts listening and says so.
pub fn run() {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let desk = Rc::new(RefCell::new(Desk { session: Session::with_decoders(text::decoder), ..Desk::default() }));
    if let Some(zone) = zones::own() {
        desk.borrow_mut().session.set_zone(zone);
    }
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new({
        let scope = scope.clone();
        move |message: MessageEvent| match Incoming::read(&message.data()) {
            Ok(incoming) => {
                desk.borrow_mut().queue.push_back(incoming);
                desk.borrow_mut().session.hurry_trial();
                if !std::mem::replace(&mut desk.borrow_mut().busy, true) {
                    spawn_local(work(scope.clone(), desk.clone()));
                }
            }
            Err(message) => post(&scope, 0, &Event::Failed { message }),
        }
    });
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget();
    post(&scope, 0, &Event::Ready { protocol: PROTOCOL_ID });
}

/// What the loop keeps between messages.
#[derive(Default)]
struct Desk {
    queue: VecDeque<Incoming>,
    busy: bool,
    session: Session,
    /// The files read with their numbers, to read them again.
    files: Vec<(u32, File)>,
    format: IntlFormat,
}

impl Desk {
    /// The next message to answer; older questions that a newer one of their kind replaces are dropped.
    fn next(&mut self) -> Option<Incoming> {
        let replaceable = |command: &Command| matches!(command, Command::Show(_) | Command::Try(_));
        let next = loop {
            let Some(incoming) = self.queue.pop_front() else { break None };
            let same = |later: &Incoming| discriminant(&later.command) == discriminant(&incoming.command);
            if !replaceable(&incoming.command) || !self.queue.iter().any(same) {
                break Some(incoming);
            }
        };
        self.busy = next.is_some();
        next
    }
}

async fn work(scope: DedicatedWorkerGlobalScope, desk: Rc<RefCell<Desk>>) {
    loop {
        let Some(Incoming { revision, command, files }) = desk.borrow_mut().next() else { break };
        match command {
            Command::Open(opening) => open(&scope, &desk, revision, opening, files).await,
            Command::Try(choices) => attempt(&scope, &desk, revision, choices).await,
            Command::OpenSample => {
                let Desk { session, files, format, .. } = &mut *desk.borrow_mut();
                files.clear();
                post(&scope, revision, &session.open_sample(format));
            }
            Command::Show(request) => {
                let Desk { session, format, .. } = &mut *desk.borrow_mut();
                format.set_language(&request.language);
                if let Some(view) = session.show(&request, format) {
                    post(&scope, revision, &Event::Shown(Box::new(view)));
                }
            }
            Command::Report(request) => report(&scope, &desk, revision, &request),
            Command::SaveLedger(request) => {
                let Desk { session, format, .. } = &mut *desk.borrow_mut();
                if let Some(bytes) = session.ledger_csv(&request, format) {
                    let event = Event::Saved { file_name: "ledger.csv".to_owned(), media_type: "text/csv".to_owned() };
                    post_with(&scope, revision, &event, "bytes", &js_sys::Uint8Array::from(bytes.as_slice()));
                }
            }
        }
    }
}

fn report(scope: &DedicatedWorkerGlobalScope, desk: &RefCell<Desk>, revision: u32, request: &Request) {
    let Some(report) = desk.borrow_mut().session.report(request) else { return };
    match wire::plain_object(&report) {
        Ok(object) => post_with(scope, revision, &Event::Reported, "report", &object),
        Err(message) => post(scope, revision, &Event::Failed { message }),
    }
}

async fn open(
    scope: &DedicatedWorkerGlobalScope,
    desk: &Rc<RefCell<Desk>>,
    revision: u32,
    opening: Opening,
    handles: Vec<File>,
) {
    let files: Vec<(u32, File)> = opening.handles.iter().copied().zip(handles).collect();
    {
        let desk = &mut *desk.borrow_mut();
        desk.format.set_language(&opening.language);
        desk.files.clone_from(&files);
        desk.session.begin_with(opening);
    }
    for (handle, file) in files {
        desk.borrow_mut().session.begin_handle(handle);
        bytes::read(scope, desk, revision, &file).await;
    }
    let Desk { session, format, .. } = &mut *desk.borrow_mut();
    post(scope, revision, &session.progress(format));
    post(scope, revision, &session.finish(format));
}

/// Reads one file in another way.
async fn attempt(scope: &DedicatedWorkerGlobalScope, desk: &Rc<RefCell<Desk>>, revision: u32, choices: FileChoices) {
    let file = {
        let Desk { session, files, .. } = &mut *desk.borrow_mut();
        let handle = choices.file.handle;
        session.begin_trial(choices);
        files.iter().find(|(number, _)| *number == handle).map(|(_, file)| file.clone())
    };
    if let Some(file) = file {
        bytes::read(scope, desk, revision, &file).await;
    }
    let Desk { session, format, .. } = &mut *desk.borrow_mut();
    if let Some(event) = session.finish_trial(format) {
        post(scope, revision, &event);
    }
}

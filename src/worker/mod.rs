//! The analyst's event loop: messages and bytes in, messages out. What they mean is `session`'s.
//!
//! One queue: messages are taken in the order they came, but of several waiting questions for a page only the newest is answered, and of several
//! trials only the last. The loop gives way to the browser between pieces of a file, never in the middle of one; a trial ends there when something
//! else waits; cancelling is done from outside, by ending the worker. What a page waits for, a forecast or what stands out, is worked out by steps while nothing else is asked.

mod bytes;
mod intl;
mod rest;
mod sheets;
mod text;
mod unpack;
mod wire;
mod zones;

use std::cell::RefCell;
use std::collections::VecDeque;
use std::mem::discriminant;
use std::rc::Rc;

use js_sys::{Promise, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{DedicatedWorkerGlobalScope, File, MessageEvent};

use crate::protocol::{Command, Event, FileChoices, Opening, PROTOCOL_ID, Pick, Request};
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
    /// What has been written to be saved, in pieces.
    written: Vec<Uint8Array>,
    /// The newest question that was answered with a page.
    shown: u32,
}

impl Desk {
    /// Takes what the session has written out of the engine's memory.
    fn take_written(&mut self) {
        let written = self.session.written();
        if !written.is_empty() {
            self.written.push(Uint8Array::from(written.as_slice()));
        }
    }

    /// Whether the reader has turned to other files, so that nothing of these is to be saved any more.
    fn is_turned_away(&self) -> bool {
        self.queue.iter().any(|waiting| matches!(waiting.command, Command::Open(_) | Command::OpenSample))
    }

    /// The next message to answer; older questions that a newer one of their kind replaces are dropped.
    fn next(&mut self) -> Option<Incoming> {
        let replaceable = |command: &Command| {
            matches!(
                command,
                Command::Show(_) | Command::Simulate(_) | Command::Calculate(_) | Command::Try(_) | Command::Person(..)
            )
        };
        let next = loop {
            let Some(incoming) = self.queue.pop_front() else { break None };
            let same = |later: &Incoming| discriminant(&later.command) == discriminant(&incoming.command);
            if !replaceable(&incoming.command) || !self.queue.iter().any(same) {
                break Some(incoming);
            }
        };
        self.busy = next.is_some() || self.session.is_working();
        next
    }
}

async fn work(scope: DedicatedWorkerGlobalScope, desk: Rc<RefCell<Desk>>) {
    loop {
        let next = desk.borrow_mut().next();
        let Some(Incoming { revision, command, files }) = next else {
            if !desk.borrow().busy {
                break;
            }
            work_on(&scope, &desk).await;
            continue;
        };
        if matches!(command, Command::Open(_)) {
            rest::ask();
        } else if let Err(message) = rest::loaded().await {
            post(&scope, revision, &Event::Failed { message });
            continue;
        }
        match command {
            Command::Open(opening) => open(&scope, &desk, revision, opening, files).await,
            Command::Try(choices) => attempt(&scope, &desk, revision, choices).await,
            Command::OpenSample => {
                let Desk { session, files, format, .. } = &mut *desk.borrow_mut();
                files.clear();
                post(&scope, revision, &session.open_sample(format));
            }
            Command::Show(request) => show(&scope, &desk, revision, &request),
            Command::Simulate(request) => {
                tell(&scope, &desk, revision, |session, format| session.simulate(&request, format));
            }
            Command::Calculate(request) => {
                desk.borrow_mut().format.set_language(&request.language);
                tell(&scope, &desk, revision, |session, format| Some(session.calculate(&request, format)));
            }
            Command::StopStudy(request) => {
                desk.borrow_mut().session.stop_study();
                show(&scope, &desk, revision, &request);
            }
            Command::Study(request) => {
                desk.borrow_mut().session.resume_study();
                show(&scope, &desk, revision, &request);
            }
            Command::Report(request) => {
                while desk.borrow_mut().session.study_for_report(&request) {
                    give_way(&scope, 0).await;
                }
                report(&scope, &desk, revision, &request);
            }
            Command::WholeHeat(request) => {
                tell(&scope, &desk, revision, |session, format| session.whole_heat(&request, format));
            }
            Command::ListPart(request, from) => {
                tell(&scope, &desk, revision, |session, format| session.list_part(&request, from, format));
            }
            Command::Person(request, customer) => {
                tell(&scope, &desk, revision, |session, format| session.person(&request, customer, format));
            }
            Command::SaveLedger(request) => {
                let bytes = |session: &mut Session, format: &IntlFormat| session.ledger_csv(&request, format);
                save(&scope, &desk, revision, "ledger.csv", bytes);
            }
            Command::SaveCohorts(request) => {
                let bytes = |session: &mut Session, format: &IntlFormat| session.cohorts_csv(&request, format);
                save(&scope, &desk, revision, "cohorts.csv", bytes);
            }
            Command::SaveCustomers(request) => {
                let of_orders = request.pick(Pick::Group).is_some_and(|group| group.starts_with("orders:"));
                let name = if of_orders { "orders.csv" } else { "customers.csv" };
                let bytes = |session: &mut Session, format: &IntlFormat| session.customers_csv(&request, format);
                save(&scope, &desk, revision, name, bytes);
            }
            Command::SaveSetAside(request) => save_set_aside(&scope, &desk, revision, &request).await,
        }
    }
}

/// Posts what the session answers, where it does.
fn tell(
    scope: &DedicatedWorkerGlobalScope,
    desk: &RefCell<Desk>,
    revision: u32,
    answer: impl FnOnce(&mut Session, &IntlFormat) -> Option<Event>,
) {
    let Desk { session, format, .. } = &mut *desk.borrow_mut();
    if let Some(event) = answer(session, format) {
        post(scope, revision, &event);
    }
}

/// Posts what the session writes as a file, where it does.
fn save(
    scope: &DedicatedWorkerGlobalScope,
    desk: &RefCell<Desk>,
    revision: u32,
    name: &str,
    bytes: impl FnOnce(&mut Session, &IntlFormat) -> Option<Vec<u8>>,
) {
    let Desk { session, format, .. } = &mut *desk.borrow_mut();
    if let Some(bytes) = bytes(session, format) {
        wire::post_file(scope, revision, name, vec![Uint8Array::from(bytes.as_slice())]);
    }
}

fn show(scope: &DedicatedWorkerGlobalScope, desk: &RefCell<Desk>, revision: u32, request: &Request) {
    let Desk { session, format, shown, .. } = &mut *desk.borrow_mut();
    format.set_language(&request.language);
    *shown = revision;
    if let Some(view) = session.show(request, format) {
        post(scope, revision, &Event::Shown(Box::new(view)));
    }
}

/// Gives way, so that a message can come in, and then takes a step of what a page waits for.
async fn work_on(scope: &DedicatedWorkerGlobalScope, desk: &RefCell<Desk>) {
    let rest = desk.borrow().session.rest_ms();
    give_way(scope, rest).await;
    let Desk { session, format, shown, queue, .. } = &mut *desk.borrow_mut();
    if queue.is_empty()
        && let Some(event) = session.work_on(format)
    {
        post(scope, *shown, &event);
    }
}

/// Lets messages come in for so many milliseconds.
async fn give_way(scope: &DedicatedWorkerGlobalScope, milliseconds: i32) {
    let wait = Promise::new(&mut |resolve, _| {
        // Without a clock there is no giving way; the work then goes on at once.
        if scope.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds).is_err() {
            let _ = resolve.call0(&JsValue::UNDEFINED);
        }
    });
    let _ = JsFuture::from(wait).await;
}

/// Gives the session a piece of a file; says whether there is use in reading on. While rows are only written to be saved, a
/// question for a page need not wait.
fn push(scope: &DedicatedWorkerGlobalScope, desk: &RefCell<Desk>, bytes: &[u8]) -> bool {
    let useful = desk.borrow_mut().session.push(bytes);
    if !desk.borrow().session.is_saving() {
        return useful;
    }
    desk.borrow_mut().take_written();
    let asked = |waiting: &Incoming| matches!(waiting.command, Command::Show(_));
    let place = desk.borrow().queue.iter().rposition(asked);
    let newest = place.and_then(|place| desk.borrow_mut().queue.remove(place));
    if let Some(Incoming { revision, command: Command::Show(request), .. }) = newest {
        desk.borrow_mut().queue.retain(|waiting| !asked(waiting));
        show(scope, desk, revision, &request);
    }
    useful && !desk.borrow().is_turned_away()
}

/// Reads the files again for every row that is set aside.
async fn save_set_aside(
    scope: &DedicatedWorkerGlobalScope,
    desk: &Rc<RefCell<Desk>>,
    revision: u32,
    request: &Request,
) {
    if !desk.borrow_mut().session.begin_set_aside(request) {
        return;
    }
    loop {
        let files = desk.borrow().files.clone();
        if files.is_empty() {
            let Desk { session, format, .. } = &mut *desk.borrow_mut();
            session.read_sample_again(format);
        }
        for (handle, file) in files {
            desk.borrow_mut().session.begin_handle(handle);
            bytes::read(scope, desk, revision, &file).await;
            desk.borrow_mut().take_written();
        }
        if desk.borrow().is_turned_away() || !desk.borrow_mut().session.next_pass() {
            break;
        }
    }
    let desk = &mut *desk.borrow_mut();
    desk.take_written();
    let written = core::mem::take(&mut desk.written);
    desk.session.end_set_aside();
    if !desk.is_turned_away() {
        wire::post_file(scope, revision, "set_aside.csv", written);
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
    let rest = rest::loaded().await;
    let Desk { session, format, .. } = &mut *desk.borrow_mut();
    post(scope, revision, &session.progress(format));
    let outcome = rest.map_or_else(|message| Event::Failed { message }, |()| session.finish(format));
    post(scope, revision, &outcome);
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

//! A file's bytes, piece by piece, into the session.

use std::cell::RefCell;

use js_sys::{Object, Reflect, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    DedicatedWorkerGlobalScope, File, ReadableStream, ReadableStreamByobReader, ReadableStreamGetReaderOptions,
    ReadableStreamReaderMode,
};

use crate::ingest::{self, container::ArchiveFault};

use super::Desk;
use super::unpack::{self, Part};
use super::wire::post;

/// Bytes asked for at a time: the fastest of the sizes measured.
const PIECE: u32 = 4 << 20;
/// Milliseconds between two words about progress.
const PROGRESS_EVERY: f64 = 100.0;

/// Reads one file, or all that is packed in it, to its end or as far as there is use in it.
pub(super) async fn read(scope: &DedicatedWorkerGlobalScope, desk: &RefCell<Desk>, revision: u32, file: &File) {
    for part in unpack::parts(file).await {
        match part {
            Ok(part) => read_part(scope, desk, revision, &part).await,
            Err((name, error)) => {
                let Desk { session, format, .. } = &mut *desk.borrow_mut();
                session.begin_file(&name, 0);
                session.fail_file(error, format);
            }
        }
    }
}

async fn read_part(scope: &DedicatedWorkerGlobalScope, desk: &RefCell<Desk>, revision: u32, part: &Part) {
    loop {
        desk.borrow_mut().session.begin_file(&part.name, part.size);
        let outcome = feed(scope, desk, revision, part).await;
        let Desk { session, format, .. } = &mut *desk.borrow_mut();
        let again = match outcome {
            Ok(()) => session.end_file(format),
            Err(error) => {
                session.fail_file(error, format);
                false
            }
        };
        if !again {
            break;
        }
    }
}

async fn feed(
    scope: &DedicatedWorkerGlobalScope,
    desk: &RefCell<Desk>,
    revision: u32,
    part: &Part,
) -> Result<(), ingest::Error> {
    let mut outflow = part.outflow();
    let packed = outflow.is_some();
    // What the browser cannot inflate is damaged; what it cannot read has gone.
    let fault =
        |_| if packed { ingest::Error::archive(ArchiveFault::Damaged) } else { ingest::Error::cannot_be_read() };
    let mut pieces = part.stream().and_then(|stream| Pieces::of(&stream)).map_err(fault)?;
    let mut piece = Vec::with_capacity(PIECE as usize);
    let mut told = f64::NEG_INFINITY;
    while pieces.next(&mut piece).await.map_err(fault)? {
        if let Some(outflow) = &mut outflow {
            outflow.take(&piece).map_err(ingest::Error::archive)?;
        }
        let useful = super::push(scope, desk, &piece);
        let now = js_sys::Date::now();
        if now - told >= PROGRESS_EVERY {
            told = now;
            let Desk { session, format, .. } = &mut *desk.borrow_mut();
            post(scope, revision, &session.progress(format));
        }
        if !useful {
            return Ok(());
        }
    }
    outflow.map_or(Ok(()), |outflow| outflow.end().map_err(ingest::Error::archive))
}

/// A stream read into one buffer that goes to and fro; where the browser cannot do that, into its own.
pub(super) enum Pieces {
    Byob { reader: ReadableStreamByobReader, buffer: Option<Uint8Array> },
    Plain { reader: web_sys::ReadableStreamDefaultReader },
}

impl Pieces {
    pub(super) fn of(stream: &ReadableStream) -> Result<Self, JsValue> {
        let options = ReadableStreamGetReaderOptions::new();
        options.set_mode(ReadableStreamReaderMode::Byob);
        // A stream that is no byte stream throws here.
        let byob = js_sys::Function::from(Reflect::get(stream, &"getReader".into())?).call1(stream, &options);
        Ok(match byob {
            Ok(reader) => {
                Self::Byob { reader: reader.unchecked_into(), buffer: Some(Uint8Array::new_with_length(PIECE)) }
            }
            Err(_) => Self::Plain { reader: stream.get_reader().unchecked_into() },
        })
    }

    /// Puts the next piece into `piece`; false at the end.
    pub(super) async fn next(&mut self, piece: &mut Vec<u8>) -> Result<bool, JsValue> {
        let promise = match self {
            Self::Byob { reader, buffer } => {
                let buffer = buffer.take().unwrap_or_else(|| Uint8Array::new_with_length(PIECE));
                reader.read_with_array_buffer_view(&buffer)
            }
            Self::Plain { reader } => reader.read(),
        };
        let result: Object = JsFuture::from(promise).await?.unchecked_into();
        let value = Reflect::get(&result, &"value".into())?;
        let done = Reflect::get(&result, &"done".into())?.is_truthy();
        let Some(bytes) = value.dyn_ref::<Uint8Array>() else { return Ok(false) };
        piece.resize(bytes.length() as usize, 0);
        bytes.copy_to(piece);
        if let Self::Byob { buffer, .. } = self {
            *buffer = Some(Uint8Array::new(&bytes.buffer()));
        }
        Ok(!done)
    }
}

//! Knowing at once that a worker has gone, even where it went without a word: out of memory, or ended by the browser.
//!
//! The worker holds a lock of the browser's for as long as it lives and says so; the page asks for the same lock and is given
//! it when the worker has gone. Where there are no locks (an old browser, a frame that may keep nothing) the worker says
//! nothing and the page learns of its end by the browser's error event only.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::{Result, window};

/// One worker's lock.
#[derive(Debug, Clone)]
pub(super) struct Lifeline {
    name: String,
    let_go: Rc<Cell<bool>>,
}

impl Lifeline {
    /// A lock of a name that no other tab has.
    pub(super) fn new() -> Self {
        Self { name: format!("holdfast {}", js_sys::Math::random()), let_go: Rc::new(Cell::new(false)) }
    }

    /// The lock's name, which the worker is told.
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// Ends the interest in the worker: it is about to be ended by us.
    pub(super) fn let_go(&self) {
        self.let_go.set(true);
    }

    /// Calls `gone` when the worker, which holds the lock, has gone.
    pub(super) fn watch(&self, gone: impl FnOnce() + 'static) -> Result<()> {
        let locks = Reflect::get(&window()?.navigator(), &"locks".into())?;
        let request: Function = Reflect::get(&locks, &"request".into())?.dyn_into()?;
        let let_go = Rc::clone(&self.let_go);
        let given = Closure::once_into_js(move || {
            if !let_go.get() {
                gone();
            }
        });
        let waiting: Promise = request.call2(&locks, &self.name.as_str().into(), &given)?.dyn_into()?;
        // A lock that is refused is never given; nothing else is to be learnt from that.
        spawn_local(async { drop(JsFuture::from(waiting).await) });
        Ok(())
    }
}

//! An event listener that ends when it is dropped.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

use super::Result;

/// Listens until dropped, or for good after [`Listener::keep`].
pub struct Listener {
    target: web_sys::EventTarget,
    kind: &'static str,
    heard: Closure<dyn FnMut(web_sys::Event)>,
    kept: bool,
}

impl Listener {
    /// Listens to a kind of event.
    pub fn new(
        target: &web_sys::EventTarget,
        kind: &'static str,
        heard: impl FnMut(web_sys::Event) + 'static,
    ) -> Result<Self> {
        Self::boxed(target, kind, Box::new(heard))
    }

    fn boxed(target: &web_sys::EventTarget, kind: &'static str, heard: Box<dyn FnMut(web_sys::Event)>) -> Result<Self> {
        let heard = Closure::wrap(heard);
        target.add_event_listener_with_callback(kind, heard.as_ref().unchecked_ref())?;
        Ok(Self { target: target.clone(), kind, heard, kept: false })
    }

    /// Listens as long as the page is open.
    pub fn keep(mut self) {
        self.kept = true;
        std::mem::forget(self);
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        if !self.kept {
            let heard = self.heard.as_ref().unchecked_ref();
            // Nothing is left to be done where the browser will not let go.
            drop(self.target.remove_event_listener_with_callback(self.kind, heard));
        }
    }
}

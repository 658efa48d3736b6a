//! What the reader's screen and paper are like: dark, still, how dense, how wide.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

use super::listener::Listener;
use super::{Error, Result, window};

/// Whether a media query holds; where it cannot be asked, it does not.
pub fn matches_media(query: &str) -> bool {
    window().ok().and_then(|window| window.match_media(query).ok().flatten()).is_some_and(|list| list.matches())
}

/// Calls back whenever a media query begins or ceases to hold.
pub fn on_media_change(query: &str, changed: impl Fn(bool) + 'static) -> Result<Listener> {
    let list = window()?.match_media(query)?.ok_or_else(|| Error::missing("media query"))?;
    let asked = list.clone();
    Listener::new(&list, "change", move |_| changed(asked.matches()))
}

/// Physical pixels in a logical one.
pub fn pixel_ratio() -> f64 {
    window().map_or(1.0, |window| window.device_pixel_ratio()).clamp(0.5, 8.0)
}

/// Calls back when the ratio changes: the window was zoomed or moved to another screen.
pub fn on_ratio_change(changed: impl Fn(f64) + 'static) -> Result<()> {
    watch_ratio(Rc::new(RefCell::new(None)), Rc::new(changed))
}

/// A query holds for one ratio only, so each change needs a new one.
fn watch_ratio(current: Rc<RefCell<Option<Listener>>>, changed: Rc<dyn Fn(f64)>) -> Result<()> {
    let query = format!("(resolution: {}dppx)", pixel_ratio());
    let list = window()?.match_media(&query)?.ok_or_else(|| Error::missing("media query"))?;
    let (next, tell) = (Rc::clone(&current), changed);
    let listener = Listener::new(&list, "change", move |_| {
        tell(pixel_ratio());
        let (next, tell) = (Rc::clone(&next), Rc::clone(&tell));
        // The listener that is being replaced is the one that runs here; it may only go when it is done.
        wasm_bindgen_futures::spawn_local(async move {
            drop(watch_ratio(next, tell));
        });
    })?;
    *current.borrow_mut() = Some(listener);
    Ok(())
}

/// Calls back before and after the page is printed.
pub fn on_print(changed: impl Fn(bool) + Clone + 'static) -> Result<()> {
    let window = window()?;
    let before = changed.clone();
    Listener::new(&window, "beforeprint", move |_| before(true))?.keep();
    Listener::new(&window, "afterprint", move |_| changed(false))?.keep();
    Ok(())
}

/// Watches the size of an element until dropped.
pub struct SizeWatch {
    observer: web_sys::ResizeObserver,
    _changed: Closure<dyn FnMut()>,
}

impl SizeWatch {
    /// Calls back at once and whenever the size changes.
    pub fn new(element: &web_sys::Element, changed: impl FnMut() + 'static) -> Result<Self> {
        let changed: Closure<dyn FnMut()> = Closure::new(changed);
        let observer = web_sys::ResizeObserver::new(changed.as_ref().unchecked_ref())?;
        observer.observe(element);
        Ok(Self { observer, _changed: changed })
    }
}

impl Drop for SizeWatch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

//! The size of a canvas in the page, as a signal.

use std::rc::Rc;

use leptos::prelude::*;

use crate::browser::{SizeWatch, Surface};
use crate::ui::part::{Place, effect};

/// Width and height in logical pixels; both zero until the canvas is laid out.
pub(super) fn size_of(node: Place) -> Signal<(f64, f64)> {
    let size = RwSignal::new((0.0, 0.0));
    let watch: StoredValue<Option<SizeWatch>, LocalStorage> = StoredValue::new_local(None);
    effect(move || {
        let Some(canvas) = node.get() else { return };
        let Ok(surface) = Surface::of(&canvas) else { return };
        let measure = Rc::new(move || {
            let now = surface.logical_size();
            // Drawn in the next frame: to draw one canvas before the next is measured would have the page laid out for each.
            request_animation_frame(move || {
                if size.try_get_untracked().is_some_and(|before| before != now) {
                    size.set(now);
                }
            });
        });
        // The observer tells the first size too, when the browser has laid the page out of itself. To ask for it here would lay out in the midst
        // of the task that puts the page up.
        let watched = measure.clone();
        match SizeWatch::new(&canvas, move || watched()) {
            Ok(observer) => watch.set_value(Some(observer)),
            Err(error) => {
                leptos::logging::warn!("{error}");
                measure();
            }
        }
    });
    size.into()
}

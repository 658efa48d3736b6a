//! The picture itself: the chart on one canvas, the crosshair on another above it.

use std::cell::Cell;
use std::sync::Arc;

use leptos::prelude::*;

use crate::browser::{self, Surface};
use crate::charts::{self, Hit, Size};
use crate::i18n::{Label, fill};
use crate::ui::components::sized::size_of;
use crate::ui::part::{IntoPart, Part, Place, effect, el};
use crate::ui::state::{Shown, app_state};
use crate::ui::words::t;
use crate::views::chart::Chart;

/// The chart with its crosshair, which the pointer and the arrow keys move.
pub(super) fn picture(chart: Shown<Chart>, meant: RwSignal<Option<Hit>>, highlight: RwSignal<Option<usize>>) -> Part {
    let screen = app_state().screen;
    let (below, above) = (Place::new(), Place::new());
    let size = size_of(below);
    let due = RwSignal::new(false);
    in_turn(move || {
        // The picture may be gone by then.
        let _ = due.try_set(true);
    });
    // The picture is drawn anew when its own chart changes, whatever else of the page does.
    let drawn = Memo::new(move |_| chart.with(|chart| Some(chart.clone())));
    let build = move |_: Option<&_>| {
        let (width, height) = size.get();
        drawn.with(|chart| {
            let chart = chart.as_ref().filter(|_| due.get() && width >= 1.0)?;
            Some(Arc::new(charts::build(chart, Size { width, height })))
        })
    };
    let geometry = Memo::new_with_compare(build, |_, _| true);

    effect(move || {
        let (Some(canvas), Some(geometry)) = (below.get(), geometry.get()) else { return };
        let (theme, ratio) = (screen.theme(), screen.density());
        let Ok(surface) = Surface::of(&canvas) else { return };
        let backend = surface.begin(size.get(), ratio);
        if let Err(error) = charts::draw_highlighted(&geometry, &theme, backend, ratio, highlight.get()) {
            leptos::logging::warn!("{error}");
        }
    });
    effect(move || {
        let (Some(canvas), Some(geometry)) = (above.get(), geometry.get()) else { return };
        let (theme, ratio) = (screen.theme(), screen.density());
        let Ok(surface) = Surface::of(&canvas) else { return };
        let backend = surface.begin(size.get(), ratio);
        let crosshair = meant.get().and_then(|hit| charts::crosshair(&geometry, hit.position));
        if let Some(crosshair) = crosshair
            && let Err(error) = charts::draw_crosshair(&geometry, &crosshair, meant.get(), &theme, backend, ratio)
        {
            leptos::logging::warn!("{error}");
        }
    });

    let pointed = move |event: leptos::ev::PointerEvent| {
        let (Some(canvas), Some(geometry)) = (below.get_untracked(), geometry.get_untracked()) else { return };
        let (x, y) = browser::offset_within(&canvas, &event);
        set_if_new(meant, charts::hit(&geometry, x, y));
    };
    let pressed = move |event: leptos::ev::KeyboardEvent| {
        let Some(geometry) = geometry.get_untracked() else { return };
        let last = chart.with_untracked(|chart| chart.positions.len()).saturating_sub(1);
        if let Some(to) = moved(&event.key(), meant.get_untracked(), last) {
            event.prevent_default();
            event.stop_propagation();
            set_if_new(meant, to.filter(|hit| charts::crosshair(&geometry, hit.position).is_some()));
        }
    };
    let label =
        move || chart.with(|chart| fill(t(Label::PictureOf), &[("title", &chart.title), ("caption", &chart.caption)]));
    el("div")
        .class("chart-stage")
        .attr("dir", "ltr")
        .attr("tabindex", "0")
        .attr("role", "application")
        .attr("aria-label", t(Label::ReadWithArrows))
        .on("pointermove", pointed)
        .on("pointerdown", pointed)
        .hear("pointerleave", move || meant.set(None))
        .on("keydown", pressed)
        .child(el("canvas").class("chart-canvas").at(below).attr("role", "img").attr("aria-label", label))
        .child(el("canvas").class("chart-canvas chart-layer").at(above).attr("aria-hidden", "true"))
        .into_part()
}

thread_local! {
    static WAITING: Cell<u32> = const { Cell::new(0) };
}

/// Does something in a frame of its own, after the one that lays the page out: pictures that come together are drawn one a frame, so that the
/// page stays answerable between them.
fn in_turn(what: impl FnOnce() + 'static) {
    fn after(frames: u32, what: Box<dyn FnOnce()>) {
        request_animation_frame(move || {
            if frames == 0 {
                WAITING.set(WAITING.get().saturating_sub(1));
                what();
            } else {
                after(frames - 1, what);
            }
        });
    }
    let before = WAITING.replace(WAITING.get() + 1);
    after(before + 1, Box::new(what));
}

fn set_if_new(meant: RwSignal<Option<Hit>>, hit: Option<Hit>) {
    if meant.get_untracked() != hit {
        meant.set(hit);
    }
}

/// Where a key takes the crosshair; nothing for keys that do not concern it.
fn moved(key: &str, from: Option<Hit>, last: usize) -> Option<Option<Hit>> {
    let at = from.map(|hit| hit.position);
    let to = match key {
        "ArrowRight" => at.map_or(0, |at| (at + 1).min(last)),
        "ArrowLeft" => at.map_or(last, |at| at.saturating_sub(1)),
        "Home" => 0,
        "End" => last,
        "Escape" => return from.map(|_| None),
        _ => return None,
    };
    Some(Some(Hit { position: to, series: None }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_move_the_crosshair_and_stop_at_the_ends() {
        let at = |position| Some(Hit { position, series: None });
        assert_eq!(moved("ArrowRight", None, 3), Some(at(0)));
        assert_eq!(moved("ArrowLeft", None, 3), Some(at(3)));
        assert_eq!(moved("ArrowRight", at(3), 3), Some(at(3)));
        assert_eq!(moved("ArrowLeft", at(0), 3), Some(at(0)));
        assert_eq!(moved("End", at(0), 3), Some(at(3)));
        assert_eq!(moved("Escape", at(0), 3), Some(None));
        assert_eq!(moved("Escape", None, 3), None);
        assert_eq!(moved("a", None, 3), None);
    }
}

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
use crate::views::chart::{Chart, Series};

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

    let by_mouse = StoredValue::new(false);
    let pointed = move |event: leptos::ev::PointerEvent| {
        let (Some(canvas), Some(geometry)) = (below.get_untracked(), geometry.get_untracked()) else { return };
        let (x, y) = browser::offset_within(&canvas, &event);
        set_if_new(meant, charts::hit(&geometry, x, y));
        // A finger reads values; it finds the customers in the table.
        by_mouse.set_value(event.pointer_type() == "mouse");
    };
    let state = app_state();
    let lead_on = move || {
        if let Some(group) = meant.get_untracked().and_then(|hit| chart.with_untracked(|chart| behind(chart, hit))) {
            state.show_behind(&group);
        }
    };
    let clicked = move || {
        if by_mouse.get_value() {
            lead_on();
        }
    };
    let leads_on = move || meant.get().is_some_and(|hit| chart.with(|chart| behind(chart, hit).is_some()));
    let pressed = move |event: leptos::ev::KeyboardEvent| {
        let Some(geometry) = geometry.get_untracked() else { return };
        if event.key() == "Enter" {
            lead_on();
        }
        let ends = chart.with_untracked(|chart| (chart.positions.len(), chart.series.len()));
        if let Some(to) = moved(&event.key(), meant.get_untracked(), ends) {
            event.prevent_default();
            event.stop_propagation();
            set_if_new(meant, to.filter(|hit| charts::crosshair(&geometry, hit.position).is_some()));
        }
    };
    let label =
        move || chart.with(|chart| fill(t(Label::PictureOf), &[("title", &chart.title), ("caption", &chart.caption)]));
    el("div")
        .class("chart-stage")
        .class_if("leads-on", leads_on)
        .attr("dir", "ltr")
        .attr("tabindex", "0")
        .attr("role", "application")
        .attr("aria-label", t(Label::ReadWithArrows))
        .on("pointermove", pointed)
        .on("pointerdown", pointed)
        .hear("pointerleave", move || meant.set(None))
        .on("keydown", pressed)
        .press(clicked)
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

/// The group behind a point; where no series is meant, behind the first that has one.
fn behind(chart: &Chart, hit: Hit) -> Option<String> {
    let of = |series: &Series| series.points.get(hit.position)?.behind.clone();
    match hit.series {
        Some(at) => of(chart.series.get(at)?),
        None => chart.series.iter().find_map(of),
    }
}

/// Where a key takes the crosshair, given how many positions and series there are; nothing for keys that do not concern it.
fn moved(key: &str, from: Option<Hit>, (positions, series): (usize, usize)) -> Option<Option<Hit>> {
    let (at, last) = (from.map(|hit| hit.position), positions.saturating_sub(1));
    let chosen = from.and_then(|hit| hit.series);
    let choose = |series: usize| Some(Some(Hit { position: at.unwrap_or(0), series: Some(series) }));
    let to = match key {
        "ArrowRight" => at.map_or(0, |at| (at + 1).min(last)),
        "ArrowLeft" => at.map_or(last, |at| at.saturating_sub(1)),
        "Home" => 0,
        "End" => last,
        "ArrowUp" if series > 1 => return choose(chosen.map_or(0, |one| (one + 1) % series)),
        "ArrowDown" if series > 1 => return choose(chosen.map_or(series - 1, |one| (one + series - 1) % series)),
        "Escape" => return from.map(|_| None),
        _ => return None,
    };
    Some(Some(Hit { position: to, series: chosen }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_move_the_crosshair_and_stop_at_the_ends() {
        let at = |position| Some(Hit { position, series: None });
        assert_eq!(moved("ArrowRight", None, (4, 1)), Some(at(0)));
        assert_eq!(moved("ArrowLeft", None, (4, 1)), Some(at(3)));
        assert_eq!(moved("ArrowRight", at(3), (4, 1)), Some(at(3)));
        assert_eq!(moved("ArrowLeft", at(0), (4, 1)), Some(at(0)));
        assert_eq!(moved("End", at(0), (4, 1)), Some(at(3)));
        assert_eq!(moved("Escape", at(0), (4, 1)), Some(None));
        assert_eq!(moved("Escape", None, (4, 1)), None);
        assert_eq!(moved("a", None, (4, 1)), None);
        assert_eq!(moved("ArrowUp", at(1), (4, 1)), None);
        let of = |position, series| Some(Some(Hit { position, series: Some(series) }));
        assert_eq!(moved("ArrowUp", at(1), (4, 2)), of(1, 0));
        assert_eq!(moved("ArrowUp", of(1, 1).flatten(), (4, 2)), of(1, 0));
        assert_eq!(moved("ArrowDown", None, (4, 2)), of(0, 1));
        assert_eq!(moved("ArrowRight", of(1, 1).flatten(), (4, 2)), of(2, 1));
    }
}

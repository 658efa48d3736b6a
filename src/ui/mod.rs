//! The page: a thin skin that turns view models into elements and choices into commands.
//!
//! [`state`](self::state) holds what the page knows, `session` speaks with the analyst, `actions` are the only ways to
//! change anything; pages and components read. Every text is a [`Label`](crate::i18n::Label) or arrives in a view model.

mod actions;
mod app;
mod columns;
mod components;
mod list;
mod pages;
mod part;
mod remembered;
mod screen;
mod session;
mod state;
mod whole;
mod words;

use leptos::mount::mount_to_renderer;
use leptos::prelude::document;

/// Mounts the page in place of the first screen that came with it.
pub fn mount() {
    crate::browser::remove_all("[data-welcome]");
    let Some(body) = document().body() else { return };
    mount_to_renderer(&body, app::app).forget();
}

//! The page.
use leptos::prelude::*;

/// Mounts the page.
pub fn mount() {
    mount_to_body(|| view! { <p>"Holdfast"</p> });
}

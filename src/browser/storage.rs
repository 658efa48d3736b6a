//! Remembering a setting where the browser allows it; a frame of another site may not even ask.

use super::window;

fn storage() -> Option<web_sys::Storage> {
    window().ok()?.local_storage().ok().flatten()
}

/// What was remembered under a name.
pub fn recall(name: &str) -> Option<String> {
    storage()?.get_item(name).ok().flatten()
}

/// Everything that was remembered under names with this beginning: name and value.
pub fn recall_all(prefix: &str) -> Vec<(String, String)> {
    let Some(storage) = storage() else { return Vec::new() };
    let count = storage.length().unwrap_or(0);
    let names = (0..count).filter_map(|at| storage.key(at).ok().flatten()).filter(|name| name.starts_with(prefix));
    names
        .filter_map(|name| Some((storage.get_item(&name).ok().flatten()?, name)))
        .map(|(value, name)| (name, value))
        .collect()
}

/// Remembers a setting; whether it worked.
pub fn remember(name: &str, value: &str) -> bool {
    storage().is_some_and(|storage| storage.set_item(name, value).is_ok())
}

/// Forgets a setting.
pub fn forget(name: &str) {
    if let Some(storage) = storage() {
        // What cannot be forgotten was never remembered.
        drop(storage.remove_item(name));
    }
}

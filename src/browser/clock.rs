//! The reader's day and the time zones that the browser knows.

use js_sys::{Array, Date, Function, Reflect};
use wasm_bindgen::JsCast;

/// The day on the reader's clock, ISO. The analyst has no clock and is told.
pub fn today() -> String {
    let now = Date::new_0();
    format!("{:04}-{:02}-{:02}", now.get_full_year(), now.get_month() + 1, now.get_date())
}

/// Time zones by their IANA names; none where the browser does not list them.
pub fn time_zones() -> Vec<String> {
    let listed = || {
        let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
        let list: Function = Reflect::get(&intl, &"supportedValuesOf".into()).ok()?.dyn_into().ok()?;
        list.call1(&intl, &"timeZone".into()).ok()?.dyn_into::<Array>().ok()
    };
    listed().map(|zones| zones.iter().filter_map(|zone| zone.as_string()).collect()).unwrap_or_default()
}

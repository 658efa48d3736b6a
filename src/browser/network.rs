//! What the browser itself counted of the page's requests.

use js_sys::Reflect;

use super::{Error, Result, window};

/// How many requests of this page went to other hosts, by the browser's own list.
pub fn requests_to_other_hosts() -> Result<usize> {
    let window = window()?;
    let here = window.location().origin()?;
    let performance = window.performance().ok_or_else(|| Error::missing("list of requests"))?;
    let requests = performance.get_entries_by_type("resource");
    let elsewhere = requests.iter().filter(|request| {
        let address = Reflect::get(request, &"name".into()).ok().and_then(|name| name.as_string());
        let url = address.and_then(|address| web_sys::Url::new(&address).ok());
        url.is_some_and(|url| url.protocol() != "data:" && url.origin() != here)
    });
    Ok(elsewhere.count())
}

//! The document: its title, its root, focus, and which cell an event means.

use wasm_bindgen::JsCast;

use super::{Result, document, window};

/// Sets the title of the window.
pub fn set_title(title: &str) {
    if let Ok(document) = document() {
        document.set_title(title);
    }
}

/// Sets an attribute of the root element, or takes it away.
pub fn set_root_attribute(name: &str, value: Option<&str>) -> Result<()> {
    let Some(root) = document()?.document_element() else { return Ok(()) };
    match value {
        Some(value) => root.set_attribute(name, value)?,
        None => root.remove_attribute(name)?,
    }
    Ok(())
}

/// Takes the elements of a selector out of the page.
pub fn remove_all(selector: &str) {
    while let Some(element) = document().ok().and_then(|document| document.query_selector(selector).ok().flatten()) {
        element.remove();
    }
}

/// Moves the focus to an element.
pub fn focus(element: &web_sys::HtmlElement) {
    // An element that cannot take it leaves the focus where it is.
    drop(element.focus());
}

/// Moves the focus to the first element of a selector.
pub fn focus_first(selector: &str) {
    let element = document().ok().and_then(|document| document.query_selector(selector).ok().flatten());
    if let Some(element) = element.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
        focus(&element);
    }
}

/// The languages that the reader prefers, best first.
pub fn languages() -> Vec<String> {
    let Ok(window) = window() else { return Vec::new() };
    window.navigator().languages().iter().filter_map(|tag| tag.as_string()).collect()
}

/// Row and column of the table cell in which an event happened (`data-row`, `data-column`).
pub fn cell_of(event: &web_sys::Event) -> Option<(usize, usize)> {
    let element = event.target()?.dyn_into::<web_sys::Element>().ok()?;
    let cell = element.closest("[data-row]").ok().flatten()?;
    let number = |name| cell.get_attribute(name)?.parse().ok();
    Some((number("data-row")?, number("data-column")?))
}

/// What stands behind the thing in which an event happened (`data-behind`).
pub fn behind_of(event: &web_sys::Event) -> Option<String> {
    let element = event.target()?.dyn_into::<web_sys::Element>().ok()?;
    element.closest("[data-behind]").ok().flatten()?.get_attribute("data-behind")
}

/// Moves the focus to a cell of a table.
pub fn focus_cell(table: &web_sys::Element, row: usize, column: usize) {
    if let Some(cell) = find_cell(table, row, column) {
        focus(&cell);
    }
}

/// Makes a cell the one of its table that the tab key stops at.
pub fn stop_at_cell(table: &web_sys::Element, row: usize, column: usize) {
    let before = table.query_selector("[data-column][tabindex=\"0\"]").ok().flatten();
    if let Some(before) = before.and_then(|cell| cell.dyn_into::<web_sys::HtmlElement>().ok()) {
        before.set_tab_index(-1);
    }
    if let Some(cell) = find_cell(table, row, column) {
        cell.set_tab_index(0);
    }
}

fn find_cell(table: &web_sys::Element, row: usize, column: usize) -> Option<web_sys::HtmlElement> {
    let selector = format!("[data-row=\"{row}\"][data-column=\"{column}\"]");
    table.query_selector(&selector).ok().flatten()?.dyn_into().ok()
}

/// Where the pointer is within an element, in logical pixels.
pub fn offset_within(element: &web_sys::Element, event: &web_sys::MouseEvent) -> (f64, f64) {
    let bounds = element.get_bounding_client_rect();
    (f64::from(event.client_x()) - bounds.left(), f64::from(event.client_y()) - bounds.top())
}

/// Whether the focus goes from inside an element to somewhere outside.
pub fn focus_leaves(element: &web_sys::Element, event: &web_sys::FocusEvent) -> bool {
    let goes_to = event.related_target().and_then(|target| target.dyn_into::<web_sys::Node>().ok());
    !element.contains(goes_to.as_ref())
}

/// How far an element is scrolled down, and its height, in logical pixels.
pub fn scrolled(element: &web_sys::Element) -> [f64; 2] {
    [f64::from(element.scroll_top()), f64::from(element.client_height())]
}

/// How far an element is scrolled across, from where its lines begin, and its width, in logical pixels.
pub fn scrolled_across(element: &web_sys::Element) -> [f64; 2] {
    [f64::from(element.scroll_left().abs()), f64::from(element.client_width())]
}

/// Scrolls an element to so many pixels.
pub fn scroll_within(element: &web_sys::Element, top: f64) {
    element.set_scroll_top(top as i32);
}

/// The width of the first thing of a selector inside an element, where there is one.
pub fn width_of(element: &web_sys::Element, selector: &str) -> Option<f64> {
    let inside = element.query_selector(selector).ok().flatten()?;
    Some(inside.get_bounding_client_rect().width())
}

/// The height of the first thing of a selector inside an element, where there is one.
pub fn height_of(element: &web_sys::Element, selector: &str) -> Option<f64> {
    let inside = element.query_selector(selector).ok().flatten()?;
    Some(inside.get_bounding_client_rect().height())
}

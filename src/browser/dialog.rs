//! The browser's own dialogs, which keep the focus inside and close on Escape.

use super::Result;

/// Opens a dialog above everything else.
pub fn show_dialog(dialog: &web_sys::HtmlDialogElement) -> Result<()> {
    if dialog.open() { Ok(()) } else { Ok(dialog.show_modal()?) }
}

/// Closes a dialog; nothing happens where it is closed.
pub fn close_dialog(dialog: &web_sys::HtmlDialogElement) {
    dialog.close();
}

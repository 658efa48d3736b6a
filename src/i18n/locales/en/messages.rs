//! What the analyst says, in English. `{name}` is put in; `{n|one|other}` picks a word by the plural of n.

use crate::i18n::Message;

/// The text of a message.
pub(in crate::i18n) fn text(message: Message) -> &'static str {
    match message {
        Message::NewestOrder => "Newest order {day}",
    }
}

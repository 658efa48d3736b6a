//! English.

mod customers;
pub(in crate::i18n) mod labels;
pub(in crate::i18n) mod messages;
mod timing;
mod value;

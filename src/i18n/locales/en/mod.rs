//! English.

mod cohorts;
mod customers;
mod drivers;
pub(in crate::i18n) mod labels;
pub(in crate::i18n) mod messages;
mod products;
pub(in crate::i18n) mod reading;
mod timing;
mod value;

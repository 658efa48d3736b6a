//! English.

mod cohorts;
mod customers;
mod drivers;
pub(in crate::i18n) mod labels;
pub(in crate::i18n) mod messages;
mod products;
mod timing;
mod value;

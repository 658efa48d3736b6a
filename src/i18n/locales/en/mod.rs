//! English.

mod cohorts;
mod customers;
mod drivers;
mod groups;
pub(in crate::i18n) mod labels;
pub(in crate::i18n) mod messages;
mod person;
mod products;
pub(in crate::i18n) mod reading;
mod timing;
mod value;

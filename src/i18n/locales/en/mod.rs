//! English.

mod calculator;
mod cohorts;
mod compare;
mod customers;
mod definitions;
mod drivers;
mod filters;
mod groups;
pub(in crate::i18n) mod labels;
mod loyalty;
pub(in crate::i18n) mod messages;
mod overview;
mod person;
mod products;
pub(in crate::i18n) mod reading;
mod timing;
mod value;

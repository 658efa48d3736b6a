//! From answers in numbers to view models in words.

mod assumed;
mod axis;
mod cohorts;
mod customers;
mod data;
mod drivers;
mod figures;
mod frame;
mod mapping;
mod measures;
mod overview;
mod people;
mod problems;
mod products;
mod questions;
mod reasons;
mod report;
mod side_files;
mod side_report;
mod tell;
mod timing;
mod value;

pub use cohorts::{CohortsShown, cohort_query, cohort_table, cohorts};
pub use customers::{customer_query, customer_table, customers};
pub use data::{Reader, aside_heads, aside_row, data, ledger_table};
pub use drivers::drivers;
pub use frame::{format_name, frame, reading};
pub use mapping::{asks, mapping, trial};
pub use overview::overview;
pub use problems::problem;
pub use products::products;
pub use report::report;
pub use side_files::side_files;
pub use timing::timing;
pub use value::{levers, value};

//! Bytes to be saved. Saving them is the browser's.

mod csv;

pub use csv::{heat_to_csv, table_to_csv};

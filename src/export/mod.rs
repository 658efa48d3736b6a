//! Bytes to be saved. Saving them is the browser's.

mod csv;

pub use csv::{BYTE_ORDER_MARK, append_rows, heat_to_csv, table_to_csv, write_texts};

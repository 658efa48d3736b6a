//! Records and columns to order lines.
//!
//! Each record becomes exactly one [`OrderLine`](super::OrderLine) or one [`Refusal`](super::Refusal); nothing is lost and nothing is made up. What a row means
//! is said by the mapping's shape, one file each.

mod invoice_lines;
mod log_rows;
mod reader;
mod shop_orders;
mod status;
mod tally;

pub(crate) use reader::LineReader;

//! Records and columns to order lines.
//!
//! Each record becomes exactly one [`OrderLine`](super::OrderLine) or one [`Refusal`](super::Refusal); nothing is lost and nothing is made up. What a row means
//! is said by the mapping: one file for each place where the money of an order can stand, and what they share beside them.

mod amounts;
mod customer;
mod first_row;
mod imprint;
mod invoice_lines;
mod log_rows;
mod reader;
mod side_rows;
mod status;
mod tally;

pub(crate) use reader::LineReader;

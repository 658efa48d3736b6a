//! The words everything else uses: civil days, exact money, shares of a whole.
//!
//! Knows nothing of files, shops or screens.

mod calendar;
mod grain;
mod money;
mod rate;
mod share;

pub use calendar::{Day, Month};
pub use grain::Grain;
pub use money::{Currency, Exact, divide_half_even, saturated};
pub use rate::Rate;
pub use share::{Interval, Share, Z_95};

//! Observed facts, one file a measure.
//!
//! Each measure is one pass over the sealed columns of an [`OrderStore`] within a [`Window`]. Ratios over nothing, cells past the as-of day
//! and rates of unfinished months are absent or marked, never zero (convention C10).
//!
//! [`OrderStore`]: crate::orders::OrderStore
//! [`Window`]: crate::orders::Window

mod acquisition_cohorts;
mod activity;
mod monthly;
mod order_value;
mod repeat_customer_rate;

pub use acquisition_cohorts::{Cohort, CohortCell, CohortTable, PooledCell, acquisition_cohorts};
pub use activity::{Activity, activity};
pub use monthly::{MonthOfOrders, monthly};
pub use order_value::{LAST_ORDER_NUMBER, OrderValue, Takings, order_value};
pub use repeat_customer_rate::{RepeatCustomerRates, repeat_customer_rates};

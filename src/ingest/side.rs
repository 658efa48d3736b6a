//! Rows of files that stand beside the orders: what was spent, what goods cost, who is in the loyalty programme.

use crate::units::{Day, Exact};

/// What a file beside the orders is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SideKind {
    /// Marketing spend: a date, a channel, an amount.
    Spend,
    /// What goods cost the shop: a product number, a cost.
    Costs,
    /// The loyalty programme: a customer, a date, points or money issued and redeemed.
    Loyalty,
    /// Anything known about customers: a key, and any other columns.
    Attributes,
    /// The platform's own list of customers, with their orders and what they spent.
    Customers,
}

/// One row of such a file, understood. Borrowed from the reader: whoever keeps something copies it.
#[derive(Debug, Clone, Copy)]
pub enum SideRow<'a> {
    /// Money spent on a day to win customers.
    Spend {
        /// The day, or the first day of what the row covers.
        day: Day,
        /// Where it was spent; empty where the file has no channels.
        channel: &'a str,
        /// How much.
        amount: Exact,
    },
    /// What one piece costs.
    Cost {
        /// The product's number.
        sku: &'a str,
        /// The cost of one.
        cost: Exact,
    },
    /// Points or money of the loyalty programme.
    Loyalty {
        /// The customer's key.
        customer: &'a [u8],
        /// The day.
        day: Day,
        /// Given out.
        issued: Exact,
        /// Used.
        redeemed: Exact,
    },
    /// What is known about a customer.
    Attributes {
        /// The customer's key.
        customer: &'a [u8],
        /// Column and cell.
        values: &'a [(&'a str, &'a str)],
    },
    /// What the platform counts for a customer.
    Customer {
        /// The customer's key.
        customer: &'a [u8],
        /// Orders to date.
        orders: u64,
        /// Spent to date.
        spent: Exact,
    },
}

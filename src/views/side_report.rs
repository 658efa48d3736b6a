//! What stands beside the orders, as a part of the [`Report`](super::report::Report).

use serde::Serialize;

/// What was read of each kind of file beside the orders; what was not is absent.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SideFilesReport {
    /// Marketing spend.
    pub marketing_spend: Option<SpendReport>,
    /// Product costs.
    pub product_costs: Option<CostsReport>,
    /// The loyalty programme's ledger.
    pub loyalty_ledger: Option<LoyaltyLedgerReport>,
    /// What is known about customers.
    pub customer_attributes: Option<AttributesReport>,
    /// How far the platform's own list of customers agrees with the orders.
    pub customers_check: Option<CheckReport>,
}

/// Marketing spend.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SpendReport {
    /// All of it, in major units, as text.
    pub money: String,
    /// Channels.
    pub channels: u64,
    /// Its first day.
    pub from: String,
    /// Its last day.
    pub to: String,
}

/// Product costs.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CostsReport {
    /// Products that have a cost.
    pub products: u64,
}

/// The loyalty programme's ledger.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LoyaltyLedgerReport {
    /// Its entries.
    pub entries: u64,
    /// Customers in it.
    pub customers: u64,
    /// Its first day.
    pub from: String,
    /// Its last day.
    pub to: String,
}

/// What is known about customers.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AttributesReport {
    /// The columns.
    pub columns: Vec<String>,
    /// Customers about whom one of them says something.
    pub customers: u64,
}

/// How far the platform's own list of customers agrees with the orders.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CheckReport {
    /// Customers that both know.
    pub compared: u64,
    /// Of these, customers whose number of orders is the same.
    pub orders_agree: u64,
    /// Of these, customers whose spend is the same.
    pub spend_agrees: u64,
    /// Customers of the list with orders of which the files have none.
    pub only_listed: u64,
    /// Customers of the orders whom the list does not name.
    pub only_in_orders: u64,
    /// Those who differ, the largest difference in spend first; a thousand at most.
    pub differing: Vec<DifferenceReport>,
}

/// A customer for whom list and orders differ.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DifferenceReport {
    /// The customer's key.
    pub customer: String,
    /// Orders by the list.
    pub orders_listed: u64,
    /// Orders in the files.
    pub orders_here: u64,
    /// Spend by the list, in minor units.
    pub spent_listed_minor: i64,
    /// Spend in the files, in minor units.
    pub spent_here_minor: i64,
}

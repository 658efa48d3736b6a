//! What stands beside the orders, as a part of the report.

use super::report::decimal;
use crate::analysis::Analysis;
use crate::views::side_report::{
    AttributesReport, CheckReport, CostsReport, DifferenceReport, LoyaltyLedgerReport, SideFilesReport, SpendReport,
};

/// What stands beside the orders.
pub(super) fn side_files(analysis: &Analysis) -> SideFilesReport {
    let files = analysis.book().side_files();
    let found = files.facts();
    SideFilesReport {
        marketing_spend: found.spend.map(|spend| SpendReport {
            money: decimal(spend.total.0.into()),
            channels: spend.channels,
            from: spend.days.0.to_string(),
            to: spend.days.1.to_string(),
        }),
        product_costs: found.products_with_cost.map(|products| CostsReport { products }),
        loyalty_ledger: found.loyalty.map(|loyalty| LoyaltyLedgerReport {
            entries: loyalty.entries,
            customers: loyalty.customers,
            from: loyalty.days.0.to_string(),
            to: loyalty.days.1.to_string(),
        }),
        customer_attributes: found
            .customers_with_attributes
            .map(|customers| AttributesReport { columns: files.attribute_names().to_vec(), customers }),
        customers_check: analysis.cross_check().map(|check| CheckReport {
            compared: check.compared,
            orders_agree: check.orders_agree,
            spend_agrees: check.spend_agrees,
            only_listed: check.only_listed,
            only_in_orders: check.only_in_orders,
            differing: check
                .differing
                .iter()
                .map(|difference| DifferenceReport {
                    customer: String::from_utf8_lossy(&difference.customer).into_owned(),
                    orders_listed: difference.orders.0,
                    orders_here: difference.orders.1,
                    spent_listed_minor: difference.spent.0,
                    spent_here_minor: difference.spent.1,
                })
                .collect(),
        }),
    }
}

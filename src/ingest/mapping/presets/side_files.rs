//! Files beside the orders that any program or hand can have written: marketing spend, product costs, the loyalty programme,
//! and whatever is known about customers. All are told by the names of their columns, and by what they lack.

use crate::ingest::mapping::columns::{Rows, Totals};
use crate::ingest::mapping::preset::{Preset, Told};
use crate::ingest::mapping::{Format, Header, Role};
use crate::ingest::sample::Sample;
use crate::ingest::side::SideKind;

const DATE: &str = "date day week weekstart weekstarting month reportingstarts datum fecha data";
const CHANNEL: &str =
    "channel source medium utmsource platform network adplatform campaign campaignname kanal canal canale";
const SPEND: &str = "spend adspend amountspent cost costs totalspend marketingspend amountspentusd amountspenteur \
    amountspentgbp amount ausgaben kosten depenses gasto spesa";
const SKU: &str = "sku variantsku productsku lineitemsku itemsku stockcode productcode articlenumber artikelnummer";
const COST: &str = "unitcost cost costperitem costprice costofgoods cogs productcost einkaufspreis coutunitaire";
const EMAIL: &str = "email emailaddress customeremail mail";
const CUSTOMER: &str = "customerid customerkey customer customernumber clientid userid memberid buyerid";
const PHONE: &str = "phone phonenumber mobile";
const ISSUED: &str = "issued pointsissued earned pointsearned rewardsissued creditissued pointsgiven";
const REDEEMED: &str = "redeemed pointsredeemed used pointsused rewardsredeemed spentpoints pointsspent rewardsused";
/// Where one of these stands, rows are about orders.
const OF_ORDERS: &str = "orderid ordernumber orderno order invoice invoiceno invoicenumber transactionid orderdate amount \
    total ordertotal grandtotal totalamount price quantity revenue sales netsales saledate purchasedate createdat date";

pub(super) static MARKETING_SPEND: Preset = Preset {
    format: Format::MarketingSpend,
    told: Told::By(is_spend),
    columns: &[(Role::Date, DATE), (Role::Channel, CHANNEL), (Role::Amount, SPEND), (Role::Currency, "currency")],
    rows: Rows::with(Totals::Beside(SideKind::Spend)),
    ..Preset::PLAIN
};

pub(super) static PRODUCT_COSTS: Preset = Preset {
    format: Format::ProductCosts,
    told: Told::By(is_costs),
    columns: &[(Role::Sku, SKU), (Role::UnitPrice, COST), (Role::Currency, "currency")],
    rows: Rows::with(Totals::Beside(SideKind::Costs)),
    ..Preset::PLAIN
};

pub(super) static LOYALTY_LEDGER: Preset = Preset {
    format: Format::LoyaltyLedger,
    told: Told::By(is_loyalty),
    columns: &[
        (Role::Email, EMAIL),
        (Role::CustomerId, CUSTOMER),
        (Role::Phone, PHONE),
        (Role::Date, "date day transactiondate eventdate createdat"),
        (Role::Issued, ISSUED),
        (Role::Redeemed, REDEEMED),
    ],
    rows: Rows::with(Totals::Beside(SideKind::Loyalty)),
    ..Preset::PLAIN
};

pub(super) static CUSTOMER_ATTRIBUTES: Preset = Preset {
    format: Format::CustomerAttributes,
    columns: &[(Role::Email, EMAIL), (Role::CustomerId, CUSTOMER), (Role::Phone, PHONE)],
    rows: Rows::with(Totals::Beside(SideKind::Attributes)),
    ..Preset::PLAIN
};

fn has(header: &Header, names: &str) -> bool {
    header.first_of(names).is_some()
}

fn names_someone(header: &Header) -> bool {
    has(header, EMAIL) || has(header, CUSTOMER)
}

/// A plain "amount" is spend only where a channel stands beside it.
fn is_spend(header: &Header) -> bool {
    let says_so = has(header, "spend adspend amountspent totalspend marketingspend amountspentusd amountspenteur");
    has(header, DATE)
        && has(header, SPEND)
        && (says_so || has(header, CHANNEL))
        && !names_someone(header)
        && !has(header, ORDER)
}

const ORDER: &str =
    "orderid ordernumber orderno order invoice invoiceno invoicenumber transactionid sku quantity status";

fn is_costs(header: &Header) -> bool {
    has(header, SKU) && has(header, COST) && !has(header, ORDER_OR_DATE) && !names_someone(header)
}

const ORDER_OR_DATE: &str =
    "orderid ordernumber orderno order invoice invoiceno transactionid quantity date orderdate createdat";

fn is_loyalty(header: &Header) -> bool {
    names_someone(header) && has(header, ISSUED) && has(header, REDEEMED)
}

/// A list of customers without a single column of dates or of what is known from orders.
pub(super) fn is_attributes(header: &Header, sample: &Sample) -> bool {
    let columns = header.names.len();
    names_someone(header)
        && !has(header, OF_ORDERS)
        && columns > 1
        && (0..columns).all(|column| sample.dates_in(column) < 0.5)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::mapping::header::key_of;

    fn kind(names: &str) -> Option<Format> {
        let names: Vec<String> = names.split(',').map(str::to_owned).collect();
        let header = Header { keys: names.iter().map(|name| key_of(name)).collect(), names };
        let told = [&MARKETING_SPEND, &PRODUCT_COSTS, &LOYALTY_LEDGER].into_iter().find(|preset| preset.tells(&header));
        let attributes = is_attributes(&header, &Sample::default());
        told.map(|preset| preset.format).or(attributes.then_some(Format::CustomerAttributes))
    }

    #[test]
    fn they_are_told_from_orders_and_from_each_other() {
        for (header, format) in [
            ("date,channel,amount", Some(Format::MarketingSpend)),
            ("Day,Campaign name,Amount spent (USD)", Some(Format::MarketingSpend)),
            ("date,spend", Some(Format::MarketingSpend)),
            ("date,amount", None),
            ("customer_id,date,amount", None),
            ("order id,date,channel,amount", None),
            ("sku,unit cost", Some(Format::ProductCosts)),
            ("Variant SKU,Cost per item,Title", Some(Format::ProductCosts)),
            ("sku,cost,quantity,order id", None),
            ("customer,date,issued,redeemed", Some(Format::LoyaltyLedger)),
            ("email,survey score,plan", Some(Format::CustomerAttributes)),
            ("email", None),
            ("email,order id", None),
            ("customer_id,date", None),
        ] {
            assert_eq!(kind(header), format, "{header}");
        }
    }
}

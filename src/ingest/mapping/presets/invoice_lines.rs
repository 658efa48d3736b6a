//! One row for each line of an invoice, as in UCI "Online Retail": the amount is quantity × unit price.

use crate::ingest::mapping::preset::{Preset, Told};
use crate::ingest::mapping::{Format, Header, Role, Rows, Totals};

const ORDER: &str = "invoiceno invoice invoicenumber invoiceid orderid orderno ordernumber transactionid";
const QUANTITY: &str = "quantity qty units itemquantity";
const PRICE: &str = "unitprice priceperunit priceeach itemprice price";
/// Where a row states its own amount, price and quantity need not be multiplied.
const STATED: &str = "amount total linetotal totalprice totalamount sales salesvalue revenue lineamount";

pub(super) static PRESET: Preset = Preset {
    format: Format::InvoiceLines,
    told: Told::By(tells),
    columns: &[
        (Role::OrderId, ORDER),
        (Role::CustomerId, "customerid customerno customernumber customer clientid email customeremail"),
        (Role::Date, "invoicedate orderdate date transactiondate createdat"),
        (Role::Quantity, QUANTITY),
        (Role::UnitPrice, PRICE),
        (Role::ItemName, "description productname itemname stockcode sku"),
        (Role::Currency, "currency currencycode"),
    ],
    rows: Rows::with(Totals::QuantityTimesPrice),
    ..Preset::PLAIN
};

fn tells(header: &Header) -> bool {
    let has = |names| header.first_of(names).is_some();
    has(ORDER) && has(QUANTITY) && has(PRICE) && !has(STATED)
}

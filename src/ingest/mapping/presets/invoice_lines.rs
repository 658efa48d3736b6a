//! One row for each line of an invoice, as in UCI "Online Retail": the amount is quantity × unit price.

use crate::ingest::error::ErrorKind;
use crate::ingest::fields::price::PriceOf;
use crate::ingest::mapping::{ColumnMapping, Format, Header, Role, Shape};
use crate::ingest::sample::Sample;
use crate::ingest::styles::{PriceColumns, price_meaning};

const ORDER: &[&str] =
    &["invoiceno", "invoice", "invoicenumber", "invoiceid", "orderid", "orderno", "ordernumber", "transactionid"];
const QUANTITY: &[&str] = &["quantity", "qty", "units", "itemquantity"];
const PRICE: &[&str] = &["unitprice", "priceperunit", "priceeach", "itemprice", "price"];
const DATE: &[&str] = &["invoicedate", "orderdate", "date", "transactiondate", "createdat"];
const CUSTOMER: &[&str] =
    &["customerid", "customerno", "customernumber", "customer", "clientid", "email", "customeremail"];
const ITEM: &[&str] = &["description", "productname", "itemname", "stockcode", "sku"];
/// Where a row states its own amount, price and quantity need not be multiplied.
const STATED: &[&str] =
    &["amount", "total", "linetotal", "totalprice", "totalamount", "sales", "salesvalue", "revenue", "lineamount"];

pub(super) fn is_known(key: &str) -> bool {
    [ORDER, QUANTITY, PRICE, DATE, CUSTOMER, ITEM].iter().any(|names| names.contains(&key))
}

/// What an order costs in all.
const ORDER_TOTAL: &[&str] = &["ordertotal", "invoicetotal", "grandtotal", "ordervalue", "orderamount"];

/// The mapping, if this is such a file; an error if it is and lacks what it must have.
pub(super) fn detect(header: &Header, sample: &Sample) -> Result<Option<ColumnMapping>, ErrorKind> {
    let (order, quantity, price) = (header.first_of(ORDER), header.first_of(QUANTITY), header.first_of(PRICE));
    let (Some(order), Some(quantity), Some(price)) = (order, quantity, price) else { return Ok(None) };
    if header.first_of(STATED).is_some() {
        return Ok(None);
    }
    let date = header.first_of(DATE);
    if date.is_none() {
        return Err(ErrorKind::MissingColumns { missing: vec![Role::Date], found: header.names.clone() });
    }
    let customer = header.first_of(CUSTOMER);
    if customer.is_none() {
        return Err(ErrorKind::NoCustomerKey { found: header.names.clone() });
    }
    let item = header.first_of(ITEM);
    let columns = PriceColumns { order, price, quantity, total: header.first_of(ORDER_TOTAL), item };
    // A price that is the whole row's is an amount; multiplying it would be wrong.
    let (shape, money) = match price_meaning(sample, columns) {
        Some(PriceOf::Row) => (Shape::Log, Role::Amount),
        Some(PriceOf::One) | None => (Shape::InvoiceLines, Role::UnitPrice),
    };
    let mapping = ColumnMapping::new(Format::InvoiceLines, shape)
        .with(Role::OrderId, Some(order))
        .with(Role::CustomerId, customer)
        .with(Role::Date, date)
        .with(Role::Quantity, Some(quantity))
        .with(money, Some(price))
        .with(Role::ItemName, item)
        .with(Role::Currency, header.first_of(&["currency", "currencycode"]));
    Ok(Some(mapping))
}

//! One row for each line of an invoice, as in UCI "Online Retail": the amount is quantity × unit price.

use crate::ingest::error::ErrorKind;
use crate::ingest::mapping::{ColumnMapping, Format, Header, Role, Shape};

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

/// The mapping, if this is such a file; an error if it is and lacks what it must have.
pub(super) fn detect(header: &Header) -> Result<Option<ColumnMapping>, ErrorKind> {
    let (order, quantity, price) = (header.first_of(ORDER), header.first_of(QUANTITY), header.first_of(PRICE));
    if order.is_none() || quantity.is_none() || price.is_none() || header.first_of(STATED).is_some() {
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
    let mapping = ColumnMapping::new(Format::InvoiceLines, Shape::InvoiceLines)
        .with(Role::OrderId, order)
        .with(Role::CustomerId, customer)
        .with(Role::Date, date)
        .with(Role::Quantity, quantity)
        .with(Role::UnitPrice, price)
        .with(Role::ItemName, header.first_of(ITEM))
        .with(Role::Currency, header.first_of(&["currency", "currencycode"]));
    Ok(Some(mapping))
}

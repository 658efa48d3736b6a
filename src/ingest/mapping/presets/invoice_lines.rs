//! One row for each line of an invoice, as in UCI "Online Retail": the amount is quantity × unit price.

use super::languages;
use crate::ingest::mapping::preset::{Preset, Told};
use crate::ingest::mapping::{Format, Header, Role, Rows, Totals};

const ORDER: &str = concat!(
    "invoiceno invoice invoicenumber invoiceid orderid orderno ordernumber transactionid ",
    languages::order!()
);
const QUANTITY: &str = concat!("quantity qty units itemquantity ", languages::quantity!());
const PRICE: &str = concat!("unitprice priceperunit priceeach itemprice price ", languages::unit_price!());
/// Where a row states its own amount, price and quantity need not be multiplied.
const STATED: &str =
    concat!("amount total linetotal totalprice totalamount sales salesvalue revenue lineamount ", languages::amount!());

pub(super) static PRESET: Preset = Preset {
    format: Format::InvoiceLines,
    told: Told::By(tells),
    columns: &[
        (Role::OrderId, ORDER),
        (
            Role::CustomerId,
            concat!(
                "customerid customerno customernumber customer clientid email customeremail ",
                languages::customer!(),
                " ",
                languages::email!()
            ),
        ),
        (Role::Date, concat!("invoicedate orderdate date transactiondate createdat ", languages::date!())),
        (Role::Quantity, QUANTITY),
        (Role::UnitPrice, PRICE),
        (Role::ItemName, concat!("description productname itemname stockcode sku ", languages::item!())),
        (Role::Currency, concat!("currency currencycode ", languages::currency!())),
    ],
    rows: Rows::with(Totals::QuantityTimesPrice),
    ..Preset::PLAIN
};

fn tells(header: &Header) -> bool {
    let has = |names| header.first_of(names).is_some();
    has(ORDER) && has(QUANTITY) && has(PRICE) && !has(STATED)
}

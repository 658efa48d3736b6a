//! One row for each line of an invoice, as in UCI "Online Retail": the amount is quantity × unit price.

use super::{generic_log, languages};
use crate::ingest::fields::price::PriceOf;
use crate::ingest::mapping::preset::{Preset, Told};
use crate::ingest::mapping::{ColumnMapping, Format, Header, Role, Rows, Totals};
use crate::ingest::sample::Sample;
use crate::ingest::styles::{PriceColumns, price_meaning};

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
        (Role::ItemName, concat!("description productname itemname ", languages::item!())),
        (Role::Sku, generic_log::SKU),
        (Role::Vendor, generic_log::VENDOR),
        (Role::Country, "country"),
        (Role::Region, generic_log::REGION),
        (Role::Currency, concat!("currency currencycode ", languages::currency!())),
    ],
    rows: Rows::with(Totals::QuantityTimesPrice),
    ..Preset::PLAIN
};

fn tells(header: &Header) -> bool {
    let has = |names| header.first_of(names).is_some();
    has(ORDER) && has(QUANTITY) && has(PRICE) && !has(STATED)
}

/// What an order costs in all.
const ORDER_TOTAL: &str = "ordertotal invoicetotal grandtotal ordervalue orderamount";

/// The mapping, once the cells have been asked whether the price is that of one or of the whole row. A price that is the whole
/// row's is an amount; multiplying it would be wrong.
pub(super) fn settled(mapping: ColumnMapping, header: &Header, sample: &Sample) -> ColumnMapping {
    if mapping.format != Format::InvoiceLines {
        return mapping;
    }
    let columns = PriceColumns {
        order: mapping.at(Role::OrderId),
        price: mapping.at(Role::UnitPrice),
        quantity: mapping.at(Role::Quantity),
        total: header.first_of(ORDER_TOTAL),
        item: [Role::ItemName, Role::Sku].into_iter().find(|&role| mapping.has(role)).map(|role| mapping.at(role)),
    };
    match price_meaning(sample, columns) {
        Some(PriceOf::Row) => {
            let mut mapping = mapping.with(Role::Amount, Some(columns.price)).with(Role::UnitPrice, None);
            mapping.rows.totals = Totals::EachRow;
            mapping
        }
        Some(PriceOf::One) | None => mapping,
    }
}

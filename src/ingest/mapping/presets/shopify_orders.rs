//! Shopify's orders export, of 2012 (46 columns) to today (79), whole or with columns cut away.
//!
//! The first row of an order has its money; further rows repeat only name, e-mail, date and items. Rows belong together by
//! `Name`, since only the first row has `Id`. There is no customer id.

use crate::ingest::error::ErrorKind;
use crate::ingest::mapping::{ColumnMapping, Format, Header, Role, Shape};

/// Names by which a header row is found.
pub(super) const KNOWN: &[&str] = &[
    "name",
    "email",
    "financialstatus",
    "paidat",
    "fulfillmentstatus",
    "fulfilledat",
    "acceptsmarketing",
    "currency",
    "subtotal",
    "shipping",
    "taxes",
    "total",
    "discountcode",
    "discountamount",
    "shippingmethod",
    "createdat",
    "lineitemquantity",
    "lineitemname",
    "lineitemprice",
    "lineitemsku",
    "billingname",
    "shippingname",
    "notes",
    "cancelledat",
    "paymentmethod",
    "refundedamount",
    "vendor",
    "id",
    "phone",
    "billingphone",
    "shippingphone",
    "source",
];

/// Names that hardly any other export has; one of them is enough.
const SIGNATURE: &[&str] = &[
    "financialstatus",
    "fulfillmentstatus",
    "lineitemquantity",
    "lineitemname",
    "lineitemprice",
    "lineitemsku",
    "acceptsmarketing",
    "refundedamount",
];

/// The mapping, if this is such a file; an error if it is and lacks what it must have.
pub(super) fn detect(header: &Header) -> Result<Option<ColumnMapping>, ErrorKind> {
    let signatures = SIGNATURE.iter().filter(|key| header.find(key).is_some()).count();
    let own_spelling = |name: &str| header.names.iter().any(|candidate| candidate == name);
    let spelt_as_shopify_does = own_spelling("Created at") && own_spelling("Name");
    if signatures == 0 && !spelt_as_shopify_does {
        return Ok(None);
    }
    let (name, id, date, total) =
        (header.find("name"), header.find("id"), header.find("createdat"), header.find("total"));
    let required = [(Role::OrderId, name.or(id)), (Role::Date, date), (Role::Amount, total)];
    let missing: Vec<Role> = required.iter().filter(|(_, column)| column.is_none()).map(|(role, _)| *role).collect();
    match missing.len() {
        0 => {}
        1 if signatures > 1 => return Err(ErrorKind::MissingColumns { missing, found: header.names.clone() }),
        // Another export that shares a word.
        _ => return Ok(None),
    }
    let email = header.find("email");
    let customer = header.first_of(&["customerid"]);
    let phone = header.find("phone");
    if email.or(customer).or(phone).is_none() {
        return Err(ErrorKind::NoCustomerKey { found: header.names.clone() });
    }
    let mapping = ColumnMapping::new(Format::ShopifyOrders, Shape::OrderRows)
        .with(Role::OrderId, name.or(id))
        .with(Role::Email, email)
        .with(Role::CustomerId, customer)
        .with(Role::Phone, phone)
        .with(Role::Date, date)
        .with(Role::Amount, total)
        .with(Role::Subtotal, header.find("subtotal"))
        .with(Role::Refunded, header.find("refundedamount"))
        .with(Role::Discount, header.find("discountamount"))
        .with(Role::Currency, header.find("currency"))
        .with(Role::Status, header.find("financialstatus"))
        .with(Role::CancelledAt, header.find("cancelledat"))
        .with(Role::PaymentMethod, header.find("paymentmethod"))
        .with(Role::ItemName, header.find("lineitemname"))
        .with(Role::Quantity, header.find("lineitemquantity"))
        .with(Role::UnitPrice, header.find("lineitemprice"));
    Ok(Some(mapping))
}

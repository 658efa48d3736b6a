//! Any log that has a customer, a date and an amount; an order id if there is one.
//!
//! Names stand in the order of preference, so that `customer_id` goes before `master_id`. A column is only taken if its cells
//! agree: most of a date column's must be dates, most of an amount column's must be amounts.
//!
//! Some programs repeat an order's total on each of its item rows; adding it up would multiply the revenue. It is taken for
//! that if every order of several rows has the same amount on all of them: two such orders are enough where the column is
//! called a total, twenty where it is not.

use super::languages;
use crate::ingest::error::ErrorKind;
use crate::ingest::mapping::{ColumnMapping, Format, Header, Role, Rows, Totals};
use crate::ingest::sample::Sample;

const CUSTOMER: &str = concat!(
    "customerid customerno customernumber customerkey customercode customer custid cust clientid client userid \
    user buyerid buyer householdid householdkey memberid member shopperid visitorid accountid contactid \
    masterid customeremail buyeremail customername personid ",
    languages::customer!()
);
const EMAIL: &str = concat!(
    "email emailaddress customeremail buyeremail useremail contactemail mail customeremailaddress ",
    languages::email!()
);
const PHONE: &str = "phone phonenumber customerphone mobile telephone";
const DATE: &str = concat!(
    "orderdate date transdate transactiondate purchasedate invoicedate saledate salesdate createdat orderedat \
    ordertime orderdatetime transactiontimestamp timestamp datetime purchasetimestamp datecreated createddate \
    created paidat paymentdate day time orderpurchasetimestamp dateutc orderdateutc createdutc createdatutc \
    createddateutc timestamputc ",
    languages::date!()
);
const AMOUNT: &str = concat!(
    "amount ordertotal orderamount totalamount total grandtotal tranamount transactionamount revenue \
    salesvalue salesamount sales netsales totalsales grossamt grossamount netamount purchaseamount \
    paymentvalue ordervalue value totalprice linetotal spend spent paid price monetaryvalue sum ",
    languages::amount!()
);
const ORDER: &str = concat!(
    "orderid orderno ordernumber order ordername basketid invoiceno invoiceid invoicenumber invoice \
    transactionid transid receiptid receiptnumber receiptno purchaseid ",
    languages::order!()
);
const STATUS: &str = concat!("orderstatus status financialstatus paymentstatus ", languages::status!());
/// Names of an order's total, not of a row's amount.
const ORDER_TOTAL: &str = concat!(
    "ordertotal orderamount totalamount total grandtotal ordervalue paymentvalue totalprice ",
    languages::order_total!()
);
const CURRENCY: &str = concat!("currency currencycode ordercurrency ", languages::currency!());

/// A province or state, an item's number, and who made it.
pub(super) const REGION: &str = concat!(
    "shippingprovince shippingstate shippingregion shipstate shipprovince deliverystate deliveryregion province \
    stateprovince provincestate provincecode statecode customerstate customerregion billingprovince billingstate region ",
    languages::region!()
);
pub(super) const SKU: &str = concat!(
    "sku productsku itemsku variantsku lineitemsku stockcode productcode itemcode itemnumber itemno articlenumber \
    asin productid ",
    languages::sku!()
);
pub(super) const VENDOR: &str =
    concat!("vendor vendorname brand brandname manufacturer supplier suppliername ", languages::vendor!());
/// Where one of these stands beside it, a `state` is one of a country.
const OF_ADDRESS: &str = "city town country zip zipcode postcode postalcode shippingcity shippingcountry shippingzip";

/// What may be told of an order beside its money.
const SAID: [(Role, &str); 8] = [
    (Role::Country, "country shippingcountry customercountry shipcountry billingcountry"),
    (Role::Channel, "channel saleschannel source saleschannelname utmsource"),
    (Role::PaymentMethod, "paymentmethod paymenttype paymentmethodtitle"),
    (Role::DiscountCode, "discountcode couponcode coupon promocode vouchercode"),
    (Role::ItemName, "productname itemname product item description"),
    (Role::Sku, SKU),
    (Role::Vendor, VENDOR),
    (Role::Quantity, "quantity qty units"),
];

/// Every name by which a header row is found.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    [CUSTOMER, EMAIL, PHONE, DATE, AMOUNT, ORDER, STATUS, CURRENCY].into_iter().flat_map(|names| names.split(' '))
}

/// The mapping, or what is missing.
pub(super) fn detect(header: &Header, sample: &Sample) -> Result<ColumnMapping, ErrorKind> {
    let date = best(header, DATE, |at| sample.dates_in(at));
    let amount = best(header, AMOUNT, |at| sample.amounts_in(at));
    let filled = |names| best(header, names, |at| sample.filled(at));
    let (customer, email, phone) = (filled(CUSTOMER), filled(EMAIL), filled(PHONE));
    let no_customer = customer.or(email).or(phone).is_none();
    let mut missing = Vec::new();
    if no_customer {
        missing.push(Role::CustomerId);
    }
    if date.is_none() {
        missing.push(Role::Date);
    }
    if amount.is_none() {
        missing.push(Role::Amount);
    }
    let found = || header.names.clone();
    match missing.as_slice() {
        [] => {}
        [Role::CustomerId] => return Err(ErrorKind::NoCustomerKey { found: found() }),
        _ => return Err(ErrorKind::MissingColumns { missing, found: found() }),
    }
    // An e-mail column goes before a number, unless it is the same column.
    let customer = customer.filter(|&at| Some(at) != email);
    let order = header.first_of(ORDER);
    let mut mapping = ColumnMapping::new(Format::GenericLog, Rows::with(Totals::EachRow))
        .with(Role::OrderId, order)
        .with(Role::Email, email)
        .with(Role::CustomerId, customer)
        .with(Role::Phone, phone)
        .with(Role::Date, date)
        .with(Role::Amount, amount)
        .with(Role::Status, header.first_of(STATUS))
        .with(Role::Currency, header.first_of(CURRENCY));
    for (role, names) in SAID {
        mapping = mapping.with(role, header.first_of(names));
    }
    mapping = mapping.with(Role::Region, region_of(header));
    mapping.utc = super::at_utc(header, mapping.at(Role::Date));
    if repeats_totals(header, sample, &mapping) {
        mapping.rows.totals = Totals::Repeated;
    }
    Ok(mapping)
}

/// The column of a province or state. A `state` is one only in an address: alone it is how an order stands.
pub(super) fn region_of(header: &Header) -> Option<usize> {
    let in_address = header.first_of(OF_ADDRESS).is_some();
    header.find("state").filter(|_| in_address).or_else(|| header.first_of(REGION))
}

/// Whether every order of several rows has one amount on all of them.
pub(in crate::ingest::mapping) fn repeats_totals(header: &Header, sample: &Sample, mapping: &ColumnMapping) -> bool {
    if !mapping.has(Role::OrderId) || !mapping.has(Role::Amount) {
        return false;
    }
    let amount = mapping.at(Role::Amount);
    let is_total = header.keys.get(amount).is_some_and(|key| ORDER_TOTAL.split(' ').any(|name| key == name));
    let enough = if is_total { 2 } else { 20 };
    let (several, equal) = sample.repeated(mapping.at(Role::OrderId), amount);
    several >= enough && equal == several
}

/// The first column by preference whose cells agree to at least half; else the first by name, which is then refused with its
/// first cell.
fn best(header: &Header, names: &str, agreement: impl Fn(usize) -> f64) -> Option<usize> {
    let candidates = || names.split(' ').filter_map(|name| header.find(name));
    candidates().find(|&at| agreement(at) >= 0.5).or_else(|| candidates().next())
}

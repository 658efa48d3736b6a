//! eBay's orders report (Seller Hub), of the American, British and German sites.
//!
//! Blank lines stand around the header and lines with counts and the seller's name below the table. An order of several items has a
//! row with its total and then one a piece, whose order number can be blank. `Sold For` is the price of one. The total
//! has the tax that eBay collects where a column says so.

use crate::ingest::mapping::preset::{Preset, Told};
use crate::ingest::mapping::{Format, Role, Rows, Totals};

const RECORD: &str = "salesrecordnumber verkaufsprotokollnummer";
const ORDER: &str = "ordernumber bestellnummer";

pub(super) static PRESET: Preset = Preset {
    format: Format::EbayOrders,
    told: Told::Names(&[RECORD, ORDER, "totalprice gesamtbetrag gesamtpreis"]),
    columns: &[
        (Role::OrderId, ORDER),
        (Role::SecondOrderId, RECORD),
        (Role::CustomerId, "buyerusername nutzernamedeskaufers mitgliedsname"),
        (Role::Date, "saledate verkauftam verkaufsdatum"),
        (Role::Amount, "totalprice gesamtbetrag gesamtpreis"),
        (
            Role::Shipping,
            "shippingandhandling postageandpackaging deliveryandpackaging postageandhandling verpackungundversand",
        ),
        (Role::Tax, "sellercollectedtax"),
        (Role::MarketplaceTax, "ebaycollectedtax"),
        (Role::MarketplaceTaxIncluded, "ebaycollectedtaxandfeesincludedintotal ebaycollectedtaxincludedintotal"),
        (Role::PaymentMethod, "paymentmethod zahlungsmethode"),
        (Role::Country, "shiptocountry posttocountry landdeskaufers"),
        (Role::SecondCountry, "buyercountry"),
        (Role::Region, "shiptostate posttostate posttocounty"),
        (Role::SecondRegion, "buyerstate buyercounty"),
        (Role::ItemName, "itemtitle angebotstitel artikelbezeichnung"),
        (Role::Sku, "customlabel bestandseinheit"),
        (Role::Quantity, "quantity anzahl stuckzahl"),
        (Role::UnitPrice, "soldfor verkauftfur verkaufspreis"),
    ],
    rows: Rows {
        carries_down: true,
        has_footers: true,
        net_without: &[Role::Shipping, Role::Tax, Role::MarketplaceTax],
        ..Rows::with(Totals::FirstRow)
    },
    ..Preset::PLAIN
};

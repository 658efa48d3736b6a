//! WooCommerce's own report of orders (Analytics → Orders), as the browser makes it and as the server mails it, in the site's
//! language.
//!
//! A refund is a further row of its order, with the day of the refund and a negative amount (before November 2024 behind an
//! apostrophe). Net sales are without tax and shipping. There is no e-mail: the customer is a name, or nothing for a guest.

use crate::ingest::mapping::preset::{Preset, Told};
use crate::ingest::mapping::{Format, Role, Rows, Totals};
use crate::ingest::summary::NoKey;

const ORDER: &str = "order bestellung bestellungnr bestellnummer commande commanden commandeno pedido pedidon pedidono \
    ordine ordinen bestelling bestelnummer encomenda encomendan";
const KIND: &str = "customertype kundentyp kundenart typedeclient tipodecliente tipocliente tipodicliente \
    klanttype typeklant klantsoort";
const NET: &str = "netsales nettoumsatz nettoverkaufe ventesnettes ventasnetas venditenette nettoverkopen nettoomzet \
    vendasliquidas";
const ITEMS: &str = "itemssold verkaufteartikel artikelverkauft articlesvendus articulosvendidos articolivenduti \
    prodottivenduti verkochteartikelen artikelenverkocht verkochteitems itensvendidos";

pub(super) static PRESET: Preset = Preset {
    format: Format::WooAnalytics,
    told: Told::Names(&[ORDER, KIND, NET, ITEMS]),
    columns: &[
        (Role::OrderId, ORDER),
        (Role::CustomerName, "customer kunde client cliente klant"),
        (Role::CustomerType, KIND),
        (Role::Date, "date datum fecha data"),
        (Role::Amount, NET),
        (Role::Subtotal, NET),
        (
            Role::DiscountCode,
            "coupons gutscheine codespromo codepromo cupones codicipromozionali kortingsbonnen cupons",
        ),
        (Role::Status, "status etat statut estado stato"),
        (
            Role::PaymentMethod,
            "paymentmethod zahlungsmethode moyendepaiement metododepago metododipagamento \
            betaalmethode betalingsmethode metododepagamento",
        ),
        (Role::ItemName, "products produkte produits productos prodotti producten produtos"),
        (Role::Quantity, ITEMS),
    ],
    rows: Rows::with(Totals::EachRow),
    no_key: Some(NoKey::WooCommerce),
    ..Preset::PLAIN
};

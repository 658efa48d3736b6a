//! PrestaShop's orders grid, one row for each order, in the languages of the back office.
//!
//! The customer is an initial and a last name, which many share. `New client` says whether it was the first order. The total
//! is written as the shop's language writes money; what was paid back is said by the state alone.

use crate::ingest::mapping::preset::{Preset, Told};
use crate::ingest::mapping::{Format, Role, Rows, Totals};

const NEW: &str = "newclient nouveauclient neuerkunde neukunde nuevocliente clientenuevo nuovocliente clientenuovo";
const REFERENCE: &str = "reference referenz bestellnummer bestellnr artikelnr artikelnummer referencia riferimento";
const TOTAL: &str = "total gesamt gesamtbetrag gesamtsumme summe totale importe importetotal";

pub(super) static PRESET: Preset = Preset {
    format: Format::PrestaShopOrders,
    told: Told::Names(&[NEW, REFERENCE, TOTAL]),
    columns: &[
        (Role::OrderId, "id"),
        (Role::CustomerName, "customer client kunde cliente"),
        (Role::CustomerType, NEW),
        (Role::Date, "date datum fecha data"),
        (Role::Amount, TOTAL),
        (Role::Status, "status etat statut bestellstatus estado stato"),
        (Role::PaymentMethod, "payment paiement zahlung zahlungsart pago pagamento"),
        (Role::Country, "delivery livraison lieferung entrega envio consegna spedizione"),
    ],
    rows: Rows {
        paid_back: "refunded refund rembourse remboursement zahlungerstattet erstattet ruckerstattet ruckerstattung \
            reembolso reembolsado rimborsato rimborso",
        ..Rows::with(Totals::FirstRow)
    },
    ..Preset::PLAIN
};

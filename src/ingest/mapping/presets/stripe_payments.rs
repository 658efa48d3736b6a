//! Stripe's payments, in the old and the new layout, with the default columns or all of them. At UTC.
//!
//! Each attempt to pay is a row of its own; one that failed, was blocked or was never completed is told by its status. The
//! amount is before refunds, which stand beside it, all with one date. Where neither customer nor e-mail is filled in, an address
//! often stands in the description: `Charge for ada@example.com`.

use crate::ingest::mapping::preset::{Preset, Told};
use crate::ingest::mapping::{Format, Role, Rows, Totals};

const CREATED: &str = "createddateutc createdutc";

pub(super) static PRESET: Preset = Preset {
    format: Format::StripePayments,
    told: Told::Names(&["id", CREATED, "amount", "amountrefunded", "status captured"]),
    columns: &[
        (Role::OrderId, "id"),
        (Role::Email, "customeremail"),
        (Role::CustomerId, "customerid"),
        (Role::Remark, "description"),
        (Role::Date, CREATED),
        (Role::Amount, "amount"),
        (Role::Refunded, "amountrefunded"),
        (Role::RefundedAt, "refundeddateutc"),
        (Role::Currency, "currency"),
        (Role::Status, "status"),
        (Role::Mode, "mode"),
        (Role::PaymentMethod, "paymentsourcetype cardbrand"),
        (Role::Country, "shippingaddresscountry"),
        (Role::SecondCountry, "cardissuecountry"),
        (Role::Region, "shippingaddressstate"),
        (Role::SecondRegion, "cardaddressstate"),
    ],
    rows: Rows::with(Totals::FirstRow),
    utc: true,
    ..Preset::PLAIN
};

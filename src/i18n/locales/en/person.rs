//! One customer, in English.

use crate::i18n::PersonWords;

/// The text of a message.
pub(super) fn text(message: PersonWords) -> &'static str {
    match message {
        PersonWords::Lead => {
            "{orders} {orders|order|orders} since {first}; the last one {days} {days|day|days} before {day}"
        }
        PersonWords::MeasuresCaption => "What has been, up to the as-of day",
        PersonWords::What => "What",
        PersonWords::SoFar => "So far",
        PersonWords::Orders => "Orders",
        PersonWords::Revenue => "Revenue",
        PersonWords::Average => "Average order value",
        PersonWords::Gap => "Days between two orders (median)",
        PersonWords::State => "State",
        PersonWords::Scores => "R F M of the period",
        PersonWords::Group => "RFM group",
        PersonWords::ForecastCaption => "What is to be expected from the as-of day on",
        PersonWords::Expected => "Expected",
        PersonWords::Band => "95 % interval",
        PersonWords::Alive => "P(alive): still a customer",
        PersonWords::Orders90 => "Days with an order in 90 days",
        PersonWords::Orders365 => "Days with an order in 365 days",
        PersonWords::Spend90 => "Spend in 90 days",
        PersonWords::Spend365 => "Spend in 365 days",
        PersonWords::NextOrder => "Next order by",
        PersonWords::Clv => "Predicted CLV, 12 months",
        PersonWords::ForecastNote => {
            "By the model of the Value page. “Next order by” is the day by which every second customer like this one who is still active has ordered again."
        }
        PersonWords::ForecastOnce => {
            "There is one order only, so no gap to go by: the forecast rests on what other customers did after their first order."
        }
        PersonWords::ForecastRefused => {
            "There is too little in these files for a forecast; the Value page says what is missing."
        }
        PersonWords::ForecastNotAsked => "No forecast has been made yet. The Value page makes one of all customers.",
        PersonWords::OrdersCaption => "Orders, the newest first",
        PersonWords::Day => "Day",
        PersonWords::Order => "Order",
        PersonWords::Number => "Number",
        PersonWords::Amount => "Amount",
        PersonWords::GapBefore => "Days since the one before",
        PersonWords::Products => "Products",
        PersonWords::CreditNote => "credit note",
        PersonWords::Refund => "refund",
    }
}

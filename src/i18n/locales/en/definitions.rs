//! "Why does Shopify show another number?", in English.

use crate::i18n::DefinitionsCard;

/// The text of a message.
pub(super) fn text(message: DefinitionsCard) -> &'static str {
    match message {
        DefinitionsCard::Title => {
            "Shopify counts {theirs} where the Overview counts {own}: {count} {count|customer makes|customers make} the difference"
        }
        DefinitionsCard::TitleSame => {
            "In this period Shopify’s way of counting returning customers gives the same number"
        }
        DefinitionsCard::TitleNone => "Why another tool shows another number",
        DefinitionsCard::Nobody => "No known customer ordered in this period, so there is nothing to compare.",
        DefinitionsCard::RateCaption => {
            "Customers who bought again, by three definitions; the number leads to the customers (repeat customer rate · M2)"
        }
        DefinitionsCard::Own => "Repeat customer rate, as on the Overview",
        DefinitionsCard::OwnHow => "more than one order in the period, of all who ordered in it",
        DefinitionsCard::Shopify => "Returning customer rate, as in Shopify",
        DefinitionsCard::ShopifyHow => "ordered in the period and more than once ever, of all who ordered in it",
        DefinitionsCard::ToDate => "All customers to date, as in many e-mail tools",
        DefinitionsCard::ToDateHow => "two orders or more, whenever, of all customers",
        DefinitionsCard::Apart => "What makes the difference of the two above",
        DefinitionsCard::RateApartHow => "one order in the period, the others outside it",
        DefinitionsCard::CohortCaption => {
            "Customers of {month}, {age} {age|month|months} after the first order, by two definitions (cohort retention · M9)"
        }
        DefinitionsCard::Exactly => "Retention in the month, as on Cohorts and in Shopify’s cohort table",
        DefinitionsCard::ExactlyHow => "ordered in exactly that month",
        DefinitionsCard::Cumulative => "Cumulative, as in tools that show a curve that only rises",
        DefinitionsCard::CumulativeHow => "ordered again by the end of that month",
        DefinitionsCard::CohortApartHow => "came back earlier, and did not order in that month",
        DefinitionsCard::Way => "Figure",
        DefinitionsCard::How => "What is counted",
        DefinitionsCard::Counted => "Customers",
        DefinitionsCard::Of => "Of",
        DefinitionsCard::ShareHead => "Share",
        DefinitionsCard::Points => "{points} points",
        DefinitionsCard::NoteBefore => {
            "Where a small difference is left: Shopify knows orders that are older than the export, so some who look new here are returning customers there. Export all orders to close it."
        }
        DefinitionsCard::NoteOrders => {
            "Shopify counts cancelled orders and orders of the test gateway in some reports; here they are out unless a switch above takes them in."
        }
        DefinitionsCard::NoteDays => {
            "Days are the shop’s own here. A tool that counts days at UTC puts orders of the late evening into the next day, and so into another month."
        }
    }
}

//! The loyalty programme, in English.

use crate::i18n::LoyaltySection;

/// The text of a message.
pub(super) fn text(message: LoyaltySection) -> &'static str {
    match message {
        LoyaltySection::TitleNone => "Loyalty programme: no file of it yet",
        LoyaltySection::HowToAdd => {
            "Drop your loyalty file beside the orders: one row for each time points or rewards were given out or used, with the columns customer (the same e-mail address or number as in the orders), date, issued and redeemed. Then this says how many rewards are used and whether members come back more."
        }
        LoyaltySection::TitleMore => "Members buy again more often: {members} against {others} of all others",
        LoyaltySection::TitleLess => "Members buy again less often: {members} against {others} of all others",
        LoyaltySection::TitleUnsure => "Loyalty programme: no sure difference between members and others",
        LoyaltySection::RewardsCaption => "Rewards in the period (redemption rate · M22)",
        LoyaltySection::Figure => "Figure",
        LoyaltySection::Number => "Number",
        LoyaltySection::Issued => "Given out",
        LoyaltySection::Redeemed => "Used",
        LoyaltySection::Rate => "Used, of those given out",
        LoyaltySection::Members => "Members to date",
        LoyaltySection::MembersWithOrders => "Members with orders",
        LoyaltySection::SidesCaption => "Members against all other customers of the period (loyalty · M22)",
        LoyaltySection::OfMembers => "Members",
        LoyaltySection::OfOthers => "Others",
        LoyaltySection::Difference => "Difference",
        LoyaltySection::Band => "95 % interval",
        LoyaltySection::P => "p",
        LoyaltySection::Customers => "Customers in the period",
        LoyaltySection::Repeat => "More than one order in it",
        LoyaltySection::Back => "Back within {days} days of the first order",
        LoyaltySection::Orders => "Orders per customer",
        LoyaltySection::OrderValue => "Average order value",
        LoyaltySection::Points => "{points} points",
        LoyaltySection::NoteCause => {
            "Not what the programme causes: whoever orders often is likelier to join, so members are better customers before they are members. Only an offer to a part chosen by chance would show it."
        }
        LoyaltySection::NoteRate => {
            "The rate can pass 100% where rewards of earlier periods are used. It is a sum of points, not a count of people, so it has no interval."
        }
    }
}

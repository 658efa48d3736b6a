//! Groups of customers, in English.

use crate::i18n::GroupNames;

/// The text of a message.
pub(super) fn text(message: GroupNames) -> &'static str {
    match message {
        GroupNames::Buyers => "Ordered in the period",
        GroupNames::BuyersOfMonth => "Ordered in {month}",
        GroupNames::New => "New: first order in the period",
        GroupNames::NewOfMonth => "New: first order in {month}",
        GroupNames::Returning => "Returning: ordered in the period and before it",
        GroupNames::ReturningOfMonth => "Returning: ordered in {month} and before it",
        GroupNames::RepeatInPeriod => "More than one order in the period",
        GroupNames::RepeatOnce => "One order in the period",
        GroupNames::RepeatEver => "Ordered in the period, more than one order ever",
        GroupNames::RepeatEverOnly => "One order in the period, and others outside it",
        GroupNames::RepeatToDate => "At least two orders to date",
        GroupNames::RetentionStart => "Active {days} days ago",
        GroupNames::RetentionEnd => "Active at the end of the last {days} days",
        GroupNames::RetentionKept => "Active at the end of the last {days} days, and not new in them",
        GroupNames::RetentionStayed => "Active {days} days ago and still active",
        GroupNames::RetentionLost => "Active {days} days ago and no longer",
        GroupNames::RetentionCameBack => "Back within the last {days} days after a silence",
        GroupNames::RetentionNew => "New in the last {days} days",
        GroupNames::StepAll => "Reached order {order} in the period",
        GroupNames::StepBack => "Came back after order {order}",
        GroupNames::StepAway => "Not back after order {order}",
        GroupNames::StepFollowed => "Followed for {days} days after order {order}",
        GroupNames::StepWithin => "Back within {days} days of order {order}",
        GroupNames::StepGap => "Back {from} to {to} days after order {order}",
        GroupNames::Gap => "Away for {from} to {to} days between two orders",
        GroupNames::Top => "The best {percent} % by revenue in the period",
        GroupNames::Bottom => "The {count} with the lowest revenue in the period",
        GroupNames::FirstProduct => "Began with {product}",
        GroupNames::Due => "Due to buy {product} again",
        GroupNames::Driver => "First order, {driver}: {group}",
        GroupNames::Moved => "In {days} days from “{from}” to “{to}”",
        GroupNames::MovedFromNowhere => "No customer yet",
        GroupNames::MovedToNowhere => "No order in the period",
        GroupNames::Cohort => "First order {from} – {to}",
        GroupNames::CohortExactly => "First order {from} – {to}, ordered in {when}",
        GroupNames::CohortLater => "First order {from} – {to}, ordered in {when} or later",
        GroupNames::CohortAgain => "First order {from} – {to}, two orders by the end of {when}",
        GroupNames::CohortNotIn => "First order {from} – {to}, two orders by the end of {when} and none in it",
    }
}

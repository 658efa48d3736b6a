//! What stands out, and the revenue mix, in English.

use crate::i18n::OverviewPage;

/// The text of a message.
pub(super) fn text(message: OverviewPage) -> &'static str {
    match message {
        OverviewPage::FindingsNone => {
            "Nothing in this period differs surely enough to be told first. The pages show what there is."
        }
        OverviewPage::FindRepeatMore => {
            "More customers buy again: {share} ordered more than once in this period, {before} in the one before"
        }
        OverviewPage::FindRepeatLess => {
            "Fewer customers buy again: {share} ordered more than once in this period, {before} in the one before"
        }
        OverviewPage::FindMixMore => {
            "Existing customers brought {share} of revenue in {month}, up from {before} a year before"
        }
        OverviewPage::FindMixLess => {
            "Existing customers brought {share} of revenue in {month}, down from {before} a year before"
        }
        OverviewPage::FindWeek => {
            "Write in week {week} after the first order: {share} of those still waiting come back then, against {usual} in an average week"
        }
        OverviewPage::FindLadder => {
            "More are lost after the first order than after the second: {share} order again within {days} days, against {second}"
        }
        OverviewPage::FindTop => "The best fifth of customers bring {share} of revenue",
        OverviewPage::FindRisk => {
            "{count} good {count|customer is|customers are} about to lapse: three orders or more, {share} of all revenue to date"
        }
        OverviewPage::FindDriver => {
            "{driver} – {group}: {share} come back within 90 days, against {rest} of all others"
        }
        OverviewPage::FindBenchmarkAbove => {
            "More come back than elsewhere: {share} order again within a year, against {theirs} published by {source}"
        }
        OverviewPage::FindBenchmarkBelow => {
            "Fewer come back than elsewhere: {share} order again within a year, against {theirs} published by {source}"
        }
        OverviewPage::FindPoints => "95% interval of the difference {low} to {high} points",
        OverviewPage::DependsRepeat => "Depends on the definition: more than one order in the period",
        OverviewPage::DependsBasis => "Depends on what revenue means: {basis}",
        OverviewPage::DependsDays => "Depends on orders of one day counting as one",
        OverviewPage::DependsLapse => "Depends on the lapse threshold: {days} days without an order",
        OverviewPage::DependsDrivers => {
            "Depends on orders of one day counting as one; tested among all comparisons of the page"
        }
        OverviewPage::DependsOrders => "Depends on each order counting, also of one day, as where it was published",
        OverviewPage::MixTitle => "Existing customers bring {share} of revenue",
        OverviewPage::MixTitleNone => "No revenue of known customers in this period",
        OverviewPage::MixCaption => {
            "Share of revenue and of orders from customers who had ordered before, of all known customers, by month (revenue mix · M6)"
        }
        OverviewPage::MixRevenue => "Share of revenue",
        OverviewPage::MixOrders => "Share of orders",
        OverviewPage::MixPoint => "{share} ({low} – {high})",
        OverviewPage::MixOrdersHead => "Orders",
        OverviewPage::MixRevenueHead => "Revenue",
        OverviewPage::MixUnfinished => "Dashed: only part of the month is there so far.",
        OverviewPage::DifferenceBand => "95% interval of the difference {low} to {high}",
        OverviewPage::MixBand => "95 % interval",
    }
}

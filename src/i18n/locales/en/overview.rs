//! What stands out, the revenue mix and the key figures that come after the others, in English.

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
        OverviewPage::FindProductMore => {
            "Customers who begin with {product} come back more often: {share} within 90 days, against {rest} of all others"
        }
        OverviewPage::FindProductLess => {
            "Customers who begin with {product} come back less often: {share} within 90 days, against {rest} of all others"
        }
        OverviewPage::DependsProducts => {
            "Depends on orders of one day counting as one; tested among all products of the page"
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
        OverviewPage::KeptLabel => "Customers kept",
        OverviewPage::KeptTerm => "Customer retention rate · M7",
        OverviewPage::KeptAnswers => {
            "How many of the customers of some time ago does the shop have now, those who came back after a silence included?"
        }
        OverviewPage::KeptFormula => {
            "(customers active at the end − new ones among them) ÷ customers active at the start; active = ordered within as many days before"
        }
        OverviewPage::KeptNumbers => {
            "({end} active at the end − {new} new) ÷ {start} active at the start = {share}, over the {days} days up to {day}"
        }
        OverviewPage::KeptNot => {
            "Not the same as the retention of a cohort, which follows customers who began together. Those who come back after a silence count as kept here, so the rate can pass 100%; the strict one beside it counts only those who were there. The Customers page has it over other numbers of days."
        }
        OverviewPage::KeptShort => {
            "The files do not reach back far enough: it takes {days} days and as many before them."
        }
        OverviewPage::KeptPart => "Active at the end and not new",
        OverviewPage::KeptWhole => "Active at the start",
        OverviewPage::KeptByFormula => "By the formula, those back after a silence included",
        OverviewPage::KeptStrict => "Strict: active at the start and still active at the end",
        OverviewPage::KeptStrictNumbers => "{part} of {whole} active at the start",
        OverviewPage::KeptBase => "n = {n}, over {days} days",
        OverviewPage::ToDateLabel => "Revenue per customer so far",
        OverviewPage::ToDateTerm => "Historical LTV · M5",
        OverviewPage::ToDateAnswers => "What has a customer of this period brought to date?",
        OverviewPage::ToDateFormula => "revenue to date of the customers of the period ÷ these customers",
        OverviewPage::ToDateNumbers => "{revenue} up to {day} ÷ {customers} {customers|customer|customers} = {value}",
        OverviewPage::ToDateNot => {
            "Not a forecast: somebody who came last week has had little time. What is to be expected stands on the Value page. All orders of these customers count, also those before the period. The line shows each month’s end."
        }
        OverviewPage::ToDatePart => "Revenue to date",
        OverviewPage::LapsedLabel => "Lapsed customers",
        OverviewPage::LapsedTerm => "Silent beyond the lapse threshold · M14, M15",
        OverviewPage::LapsedAnswers => "How many customers of this period have most likely gone?",
        OverviewPage::LapsedFormula => {
            "customers silent for longer than nine of ten who return ever stay away ÷ customers"
        }
        OverviewPage::LapsedNumbers => {
            "{part} of {whole} {whole|customer|customers} = {share}. Lapsed: more than {one} days without an order after one order, {two} after two, {more} after three or more"
        }
        OverviewPage::LapsedNot => {
            "Not the same as customers who said that they leave: nobody cancels at a shop, so a long silence stands for it, and some still come back. The line shows each month’s end, by today’s threshold."
        }
        OverviewPage::LapsedUnknown => "Too few have come back to tell when somebody has lapsed.",
        OverviewPage::LapsedPart => "Lapsed",
    }
}

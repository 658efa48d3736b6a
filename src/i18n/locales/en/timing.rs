//! The Timing page, in English.

use crate::i18n::TimingPage;

/// The text of a message.
pub(super) fn text(message: TimingPage) -> &'static str {
    match message {
        TimingPage::TitleFirst => "{share} of first-time buyers order again within {days} days",
        TimingPage::TitleLater => "{share} of customers order again within {days} days of order {order}",
        TimingPage::TitleNone => "Too few customers to say when they come back",
        TimingPage::Lead => {
            "Everyone who ordered is counted, also those who have not come back yet: they are followed up to {day}. Two orders on one day are one purchase here."
        }
        TimingPage::Step => "After which order",
        TimingPage::StepFirst => "First order",
        TimingPage::StepOther => "Order {number}",
        TimingPage::CurveTitle => "Half of all customers have ordered again after {days} days",
        TimingPage::CurveTitleShare => "{share} of customers have ordered again after {days} days",
        TimingPage::CurveTitleNone => "How soon customers order again",
        TimingPage::CurveCaption => {
            "Share of customers who have ordered again by each day after the order, with its 95 % band (Kaplan–Meier · M11)."
        }
        TimingPage::CurveSeries => "have ordered again",
        TimingPage::CurvePoint => "{share} by day {day} (95 % interval {low} – {high})",
        TimingPage::DaysName => "days after the order",
        TimingPage::DaysHead => "Days",
        TimingPage::HorizonCaption => "Ordered again within so many days (M10)",
        TimingPage::HorizonHead => "Within",
        TimingPage::HorizonDays => "{days} days",
        TimingPage::FollowedHead => "Customers followed so long",
        TimingPage::BackHead => "Of these, ordered again",
        TimingPage::ShareHead => "Share",
        TimingPage::IntervalHead => "95 % interval",
        TimingPage::KaplanMeierHead => "All customers (Kaplan–Meier)",
        TimingPage::HorizonNote => {
            "The share counts only customers whose days are over; the last column counts everyone for as long as they were followed. The two differ when newer customers behave otherwise."
        }
        TimingPage::NotReached => "not reached",
        TimingPage::QuantileCaption => "How long it takes (M11)",
        TimingPage::QuantileHead => "Of all customers have come back",
        TimingPage::QuantileShare => "after",
        TimingPage::WeekTitle => {
            "The best time to write is week {week}: {share} of the {whole} still waiting order then"
        }
        TimingPage::WeekTitleNone => "When to write: too few customers come back to name a week",
        TimingPage::WeekCaption => {
            "Of the customers who have not come back when a week begins, the share who order in it (hazard · M11)."
        }
        TimingPage::WeekSeries => "order in that week",
        TimingPage::WeekName => "weeks after the order",
        TimingPage::WeekPoint => "week {week}: {share} ({part} of {whole})",
        TimingPage::WeekMark => "write here",
        TimingPage::WeekNote => {
            "A message works best just before the week in which most of those still waiting would order anyway. Weeks with fewer than 30 customers waiting are left out of the choice."
        }
        TimingPage::LadderTitle => "The ladder is weakest at order {order}: {share} go on to the next",
        TimingPage::LadderTitleNone => "From order to order",
        TimingPage::LadderCaption => "Customers by number of orders (order ladder · M12)",
        TimingPage::LadderOrder => "Order",
        TimingPage::LadderReached => "Customers who reached it",
        TimingPage::LadderNext => "Went on to the next so far",
        TimingPage::LadderYear => "Within a year",
        TimingPage::LadderShort => "Reached it less than 90 days ago",
        TimingPage::LadderGap => "Median days to the next",
        TimingPage::LadderNote => {
            "“So far” is too low for new customers, who have had little time; “within a year” corrects for that (Kaplan–Meier)."
        }
        TimingPage::LadderLast => {
            "The last row takes all further orders together: its customers are counted once each, its share is of their orders."
        }
        TimingPage::GapsCustomers => "Customers with such a gap",
        TimingPage::GapsTitle => "Customers who come back do so after {days} days in the middle",
        TimingPage::GapsTitleNone => "Nobody has come back yet",
        TimingPage::GapsCaption => "Completed gaps between two orders of a customer (interpurchase days · M13).",
        TimingPage::GapsSeries => "gaps",
        TimingPage::GapsName => "days between two orders, by 30",
        TimingPage::GapsPoint => "{from} to {to} days: {gaps} {gaps|gap|gaps}",
        TimingPage::GapsNote => {
            "Only customers who came back have a gap: do not read this as the time until customers in general return. Above is the curve that counts everyone."
        }
        TimingPage::LapseTitle => "A customer silent for {days} days has most likely gone",
        TimingPage::LapseTitleNone => "When is a customer lost? Too few have come back to say",
        TimingPage::LapseCaption => {
            "Days by which most of those who ever come back have done so (lapse threshold · M14)"
        }
        TimingPage::LapseWho => "Customers with",
        TimingPage::LapseOne => "one order",
        TimingPage::LapseTwo => "two orders",
        TimingPage::LapseMore => "three or more",
        TimingPage::LapseAll => "all",
        TimingPage::LapseBack => "Came back",
        TimingPage::LapseEver => "Ever come back",
        TimingPage::Lapse80 => "80 % are back",
        TimingPage::Lapse90 => "90 % are back: lapsed after",
        TimingPage::Lapse95 => "95 % are back",
        TimingPage::LapseNote => {
            "On the Customers page a customer counts as active up to 80 % of that time, as at risk from there, and as lapsed beyond it."
        }
        TimingPage::Days => "{days} {days|day|days}",
    }
}

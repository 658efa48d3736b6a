//! The Cohorts page, in English.

use crate::i18n::CohortsPage;

/// The text of a message.
pub(super) fn text(message: CohortsPage) -> &'static str {
    match message {
        CohortsPage::Title => "{share} of customers had bought again {after} after their first order",
        CohortsPage::TitleMoney => "A customer is worth {value} after {after}",
        CohortsPage::TitleNone => "Too early to say how many come back",
        CohortsPage::Lead => {
            "Each row holds the customers whose first order fell in one {period}; each column is one {period} later. Read along a row to follow them, down a column to compare rows."
        }
        CohortsPage::LeadDays => {
            "Each row holds the customers whose first order fell in one {period}; each column is a window of {days} {days|day|days} since each customer’s own first order, whose day is column 0."
        }
        CohortsPage::LeadRows => "Each row joins the customers of one {longer}; ages still count from each {period}.",
        CohortsPage::None => {
            "No customer’s first order lies in this period. Choose a longer one, or check on the Data page whether the file names its customers."
        }
        CohortsPage::NoneShown => "All rows are hidden. Show some of them again.",
        CohortsPage::Week => "week",
        CohortsPage::Month => "month",
        CohortsPage::Quarter => "quarter",
        CohortsPage::Year => "year",
        CohortsPage::Window => "window",
        CohortsPage::QuarterName => "Q{quarter} {year}",
        CohortsPage::Part => "{cohort} (part)",
        CohortsPage::AtFirstDay => "day 0",
        CohortsPage::AtDay => "day {to}",
        CohortsPage::AtDays => "days {from}–{to}",
        CohortsPage::AtWeek => "week {age}",
        CohortsPage::AtMonth => "month {age}",
        CohortsPage::AtQuarter => "quarter {age}",
        CohortsPage::AtYear => "year {age}",
        CohortsPage::AfterDays => "{count} {count|day|days}",
        CohortsPage::AfterWeeks => "{count} {count|week|weeks}",
        CohortsPage::AfterMonths => "{count} {count|month|months}",
        CohortsPage::AfterQuarters => "{count} {count|quarter|quarters}",
        CohortsPage::AfterYears => "{count} {count|year|years}",
        CohortsPage::DaysHead => "{from}–{to}",
        CohortsPage::AgesDays => "days since the first order",
        CohortsPage::AgesWeeks => "weeks since the first order",
        CohortsPage::AgesMonths => "months since the first order",
        CohortsPage::AgesQuarters => "quarters since the first order",
        CohortsPage::AgesYears => "years since the first order",
        CohortsPage::MeasureExact => "Came back in that {period}",
        CohortsPage::MeasureExactWords => {
            "Share of the cohort that ordered in exactly that {period} (classic retention)."
        }
        CohortsPage::MeasureLater => "Came back then or later",
        CohortsPage::MeasureLaterWords => {
            "Share of the cohort with an order in that {period} or a later one (rolling retention). Late columns are low because little of “later” has been seen."
        }
        CohortsPage::MeasureByThen => "Bought again by then",
        CohortsPage::MeasureByThenWords => {
            "Share of the cohort with a second order by the end of that {period} (cumulative)."
        }
        CohortsPage::MeasureCustomers => "Customers",
        CohortsPage::MeasureCustomersWords => "How many customers of the cohort ordered in that {period}.",
        CohortsPage::MeasureOrders => "Orders",
        CohortsPage::MeasureOrdersWords => "How many orders the cohort placed in that {period}.",
        CohortsPage::MeasureRevenue => "Revenue",
        CohortsPage::MeasureRevenueWords => "What the cohort brought in that {period}.",
        CohortsPage::MeasureCumulative => "Revenue per customer so far",
        CohortsPage::MeasureCumulativeWords => {
            "What the cohort brought up to the end of that {period}, per customer of the cohort (historical LTV)."
        }
        CohortsPage::MeasureAverage => "Average order",
        CohortsPage::MeasureAverageWords => "Revenue of the cohort in that {period}, per order (AOV).",
        CohortsPage::MeasureMargin => "Margin",
        CohortsPage::MeasureMarginWords => {
            "Revenue of the cohort in that {period} times a margin of {margin}, the same for all orders. Choose your own above."
        }
        CohortsPage::MeasureMarginCosts => {
            "Net sales of the cohort in that {period} less the cost of goods by the costs file; items whose cost it does not have are reckoned at a margin of {margin}."
        }
        CohortsPage::MarginNote => "The costs file has the cost of {share} of the items sold in this period.",
        CohortsPage::FirstOrderIn => "First order in",
        CohortsPage::FirstOrderInWeek => "First order in the week from",
        CohortsPage::Pooled => "All cohorts",
        CohortsPage::PooledShown => "All cohorts shown",
        CohortsPage::CellExact => {
            "{cohort}, {when}: {part} of {whole} {whole|customer|customers} ordered in that time, {value} (95% interval {low} – {high})."
        }
        CohortsPage::CellLater => {
            "{cohort}, {when}: {part} of {whole} {whole|customer|customers} ordered in that time or later, {value} (95% interval {low} – {high})."
        }
        CohortsPage::CellByThen => {
            "{cohort}, {when}: {part} of {whole} {whole|customer|customers} had bought again by the end of that time, {value} (95% interval {low} – {high})."
        }
        CohortsPage::CellCustomers => {
            "{cohort}, {when}: {part} of {whole} {whole|customer|customers} ordered in that time."
        }
        CohortsPage::CellOrders => {
            "{cohort}, {when}: {orders} {orders|order|orders} from {part} {part|customer|customers}."
        }
        CohortsPage::CellRevenue => "{cohort}, {when}: {value} from {orders} {orders|order|orders}.",
        CohortsPage::CellCumulative => {
            "{cohort}, {when}: {value} a customer (95% interval {low} – {high}), {total} from {whole} {whole|customer|customers} so far."
        }
        CohortsPage::CellCumulativeOne => {
            "{cohort}, {when}: {value} a customer, {total} from {whole} {whole|customer|customers} so far."
        }
        CohortsPage::CellAverage => "{cohort}, {when}: {value} an order, {total} from {orders} {orders|order|orders}.",
        CohortsPage::CellMargin => "{cohort}, {when}: {value}, which is {margin} of {total}.",
        CohortsPage::CellMarginCosts => "{cohort}, {when}: {value} after the cost of goods, of {total} of revenue.",
        CohortsPage::CellUnfinished => {
            "Not all of that time was over on the as-of day, so the figure may still change."
        }
        CohortsPage::CellSmall => "Fewer than 30 customers: read it with care.",
        CohortsPage::CellWithheld => "{cohort}, {when}: fewer than 5 customers, so no figure is shown.",
        CohortsPage::CellAbsent => "{cohort}, {when}: no figure.",
        CohortsPage::LegendUnfinished => "not over yet, left out of “All cohorts”",
        CohortsPage::LegendSmall => "fewer than 30 customers",
        CohortsPage::LegendWithheld => "fewer than 5 customers, not shown",
        CohortsPage::LegendAbsent => "still to come",
        CohortsPage::PartNote => {
            "Shown are {rows} of {all_rows} rows and {ages} of {all_ages} columns; choose above which. The table, the picture and the file that are saved have all of them."
        }
        CohortsPage::PictureCut => {
            "The picture has the newest {rows} of {all_rows} rows and the first {ages} of {all_ages} columns, since browsers draw no larger one; the table has all."
        }
        CohortsPage::HiddenNote => {
            "Hidden: {rows} {rows|row|rows} with {customers} {customers|customer|customers}. They are in no figure of the table, the curves and the comparison; the layers of revenue below still have them."
        }
        CohortsPage::CurvesTitleExact => "{share} of customers came back in {when} after their first order",
        CohortsPage::CurvesTitleLater => "{share} of customers came back in {when} or later",
        CohortsPage::CurvesTitleByThen => {
            "{share} of customers had bought again by the end of {when} after their first order"
        }
        CohortsPage::CurvesTitleMoney => "A customer had brought {value} by the end of {when}",
        CohortsPage::CurvesTitleOther => "{measure} of the largest cohorts as they grow older",
        CohortsPage::CurvesTitleNone => "How cohorts do as they grow older",
        CohortsPage::CurvesCaption => {
            "{measure}, by {ages}: all cohorts with their 95% band where it is a rate or an average per customer, and the largest cohorts."
        }
        CohortsPage::Grain => "Cohorts by",
        CohortsPage::Ages => "Columns",
        CohortsPage::AgesCalendar => "one calendar {period} each",
        CohortsPage::AgesWindows => "{days} {days|day|days} each since the first order",
        CohortsPage::Rows => "Rows",
        CohortsPage::RowsOne => "one a {period}",
        CohortsPage::Hide => "Hide rows",
        CohortsPage::HideNone => "none hidden",
        CohortsPage::HideCount => "{rows} {rows|row|rows} hidden",
        CohortsPage::HideAllShown => "show all rows again",
        CohortsPage::HideSmall => "hide all of fewer than 30 customers",
        CohortsPage::HideBack => "show {cohort} again",
        CohortsPage::HideRow => "hide {cohort}",
        CohortsPage::CohortsFrom => "Rows shown",
        CohortsPage::AgesFrom => "Columns shown",
        CohortsPage::Range => "{from} – {to}",
        CohortsPage::Age => "At",
        CohortsPage::Row => "Cohort",
        CohortsPage::Shown => "Value",
        CohortsPage::Interval => "95% interval",
        CohortsPage::TrendMore => {
            "Newer cohorts do better at the same age: {newer} against {older} ({measure}, {when})"
        }
        CohortsPage::TrendLess => "Newer cohorts do worse at the same age: {newer} against {older} ({measure}, {when})",
        CohortsPage::TrendSame => {
            "Newer cohorts do about as well at the same age: {newer} against {older} ({measure}, {when})"
        }
        CohortsPage::TrendPlain => "Cohort by cohort: {measure}, {when}",
        CohortsPage::TrendNone => "Too few cohorts have reached the end of {when} to show a trend",
        CohortsPage::TrendCaption => {
            "{measure}, {when}, cohort by cohort, with its 95% interval where it is a rate or an average per customer. Cohorts that have not reached the end of {when} are left out; dashed where a cohort has fewer than 30 customers."
        }
        CohortsPage::TrendNote => {
            "The newer half of these cohorts ({new_customers} {new_customers|customer|customers}) against the older half ({old_customers}): {gap} (95% interval {band}). Where the interval holds 0, the halves may well be alike."
        }
        CohortsPage::TrendLater => {
            "Older cohorts have had more time to come back later, so this measure falls towards the newest by itself: it shows no trend."
        }
        CohortsPage::Points => "{points} points",
        CohortsPage::CompareRow => "Compare",
        CohortsPage::CompareWith => "with",
        CohortsPage::CompareMore => "{one} does better than {other}: {a} against {b} ({measure}, {when})",
        CohortsPage::CompareLess => "{one} does worse than {other}: {a} against {b} ({measure}, {when})",
        CohortsPage::CompareSame => "No sure difference between {one} and {other}: {a} against {b} ({measure}, {when})",
        CohortsPage::CompareFew => "Fewer than 5 customers are too few to compare",
        CohortsPage::CompareNone => "Two rows can be compared when both have reached the end of {when}",
        CohortsPage::CompareCaption => "The two rows at the same age ({when})",
        CohortsPage::CompareExact => "Came back in that {period}",
        CohortsPage::CompareByThen => "Bought again by then",
        CohortsPage::CompareLtv => "Revenue per customer so far",
        CohortsPage::CompareNote => {
            "The interval says how far off a difference may be by chance alone: where it holds 0, the two may well be alike. “Came back then or later” is not compared, because older customers have had more time for it."
        }
        CohortsPage::CompareSmall => "One of the two has fewer than 30 customers: read it with care.",
        CohortsPage::Measure => "Measure",
        CohortsPage::Gap => "Difference",
        CohortsPage::CakeTitle => "{share} of the revenue of {period} came from customers won before it",
        CohortsPage::CakeTitleWeek => {
            "{share} of the revenue of the week from {period} came from customers won before it"
        }
        CohortsPage::CakeTitleNone => "Revenue by cohort of first order",
        CohortsPage::CakeCaption => {
            "Revenue by {period} (layer cake). Each layer holds the customers whose first order fell in one {layer}; all layers of a {period} add up to its revenue. Hatched: not all of it was seen."
        }
        CohortsPage::CakeOlder => "First order before {cohort}",
        CohortsPage::CakeEarlier => "First order before the period",
        CohortsPage::CakeNote => {
            "A healthy shop stacks up: old layers grow thinner slowly while new ones come on top. Where only the newest layer is thick, the shop lives on new customers."
        }
        CohortsPage::CakeLonger => "One layer a {period} would be too many to tell apart, so a layer holds a {layer}.",
        CohortsPage::CakeNone => "There is no revenue in this period",
        CohortsPage::CakeTotal => "All",
        CohortsPage::Period => "Period",
    }
}
